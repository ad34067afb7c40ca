package person

import (
	"strings"

	"alumnibook/model"
	"alumnibook/ui/dates"
	"alumnibook/ui/page"
	"alumnibook/ui/widgets"
)

// collect makes a person of what the form holds, and the words for fields that can't be read.
func (e *editor) collect() (model.Person, map[string]string) {
	p, wrong := e.person, map[string]string{}
	trim := func(f *widgets.TextField) string { return strings.Join(strings.Fields(f.Value()), " ") }
	p.Prefix, p.Given, p.Additional, p.Family = trim(e.prefix), trim(e.given), trim(e.additional), trim(e.family)
	p.Suffix, p.BirthName, p.Nickname = trim(e.suffix), trim(e.birthName), trim(e.nickname)
	p.Salutation = model.Salutation(e.salutation.Value())
	p.Status = model.Status(e.status.Value())
	p.Language = e.language.Value()
	p.OwnerID = page.IDOf(e.owner.Value())
	p.Photo = e.photo.key
	read := collector{e.v, wrong}
	p.Birthday = read.date("birthday", e.birthday)
	p.Calls = e.calls.read(read)
	p.Emails = e.readEmails()
	p.Phones = e.readPhones()
	p.Addresses = e.readAddresses()
	p.Links = e.readLinks()
	p.Employments = e.readEmployments(read)
	p.Jobs = e.readJobs(read)
	p.Notes = e.readNotes()
	p.Tags, p.Skills = e.tags.Value(), e.skills.Value()
	p.OwnFields = e.readOwn(read)
	return p, wrong
}

// collector notes down which fields can't be read.
type collector struct {
	v     *view
	wrong map[string]string
}

func (c collector) date(key string, f *widgets.DateField) model.Date {
	d, ok := dates.Value(f)
	if !ok {
		c.wrong[key] = c.v.w.T("error.invalid.date", "example", c.v.w.DateHint())
	}
	return d
}
