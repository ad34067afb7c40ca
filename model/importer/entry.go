package importer

import (
	"cmp"
	"slices"
	"strings"

	"alumnibook/model"
)

// entry brings in a row that is one entry of a list, as the workbook of the whole book has them: it says which one it
// was, so that it is changed in its own place, and comes back with all that its columns can't say. It answers false
// where the row is no such entry.
func (m *merger) entry(r *reading) bool {
	id, ok := model.ParseEntry(r.entry)
	if !ok || !m.certain {
		return false
	}
	q := &r.person
	switch id.List {
	case model.EntryEmail:
		m.emailEntry(id, q.Emails)
	case model.EntryPhone:
		m.phoneEntry(id, q.Phones)
	case model.EntryAddress:
		m.addressEntry(id, q.Addresses)
	case model.EntryLink:
		m.linkEntry(id, q.Links)
	case model.EntryEmployment:
		m.stintEntry(id, q.Employments)
	case model.EntryJob:
		m.jobEntry(id, q.Jobs)
	case model.EntryTag:
		m.person.Tags = m.wordEntry(id, FieldTags, m.person.Tags, q.Tags)
	case model.EntrySkill:
		m.person.Skills = m.wordEntry(id, FieldSkills, m.person.Skills, q.Skills)
	case model.EntryNote:
		m.noteEntry(id, q.Notes)
	}
	return true
}

// replaced notes that a value takes the place of another one.
func (m *merger) replaced(f Field, before, value string) {
	if before == value {
		return
	}
	m.changed(f, before, false)
	m.bring(f, value)
}

// missing says what becomes of an entry that the person does not have. One that nobody edited in the file was taken out
// of the book, or changed there, since the file was written: the book is followed, unless the user says otherwise.
func (m *merger) missing(f Field, untouched bool, value string) (add bool) {
	if untouched && !m.fresh && !m.row.settled[f] {
		m.kept(f, "", RepairOursKept)
		return false
	}
	m.changed(f, "", true)
	m.bring(f, value)
	return true
}

// kindOf is the kind of an entry: the one it had, or that of the column which it was moved to.
func kindOf(id model.Entry, read model.Kind, shown ...model.Kind) model.Kind {
	if id.Kind == "" || slices.Contains(shown, id.Kind) && slices.Contains(shown, read) {
		return read
	}
	return id.Kind
}

func (m *merger) emailEntry(id model.Entry, list []model.Email) {
	p := m.person
	if len(list) == 0 {
		return
	}
	e := list[0]
	e.Kind, e.Preferred = kindOf(id, e.Kind, model.EmailKinds...), id.Preferred
	same := func(x model.Email) bool { return model.EmailKey(x.Address) == model.EmailKey(e.Address) }
	if i := slices.IndexFunc(p.Emails, func(x model.Email) bool { return x.EntryPrint() == id.Print }); i >= 0 {
		have := &p.Emails[i]
		if !same(*have) && !slices.ContainsFunc(p.Emails, same) {
			m.replaced(emailField(e.Kind), have.Address, e.Address)
			have.Address = e.Address
		}
		if id.Kind != e.Kind && have.Kind != e.Kind {
			m.replaced(emailField(e.Kind), string(have.Kind), e.Address)
			have.Kind = e.Kind
		}
		return
	}
	if !slices.ContainsFunc(p.Emails, same) && m.missing(emailField(e.Kind), e.EntryPrint() == id.Print, e.Address) {
		e.Preferred = e.Preferred && !slices.ContainsFunc(p.Emails, func(x model.Email) bool { return x.Preferred })
		p.Emails = append(p.Emails, e)
	}
}

// numberKinds are the kinds of numbers that have a column of their own.
var numberKinds = []model.Kind{model.KindMobile, model.KindPrivate, model.KindWork, model.KindWorkMobile, model.KindFax}

func (m *merger) phoneEntry(id model.Entry, list []model.Phone) {
	p := m.person
	if len(list) == 0 {
		return
	}
	f := list[0]
	f.Kind, f.Preferred = kindOf(id, f.Kind, numberKinds...), id.Preferred
	same := func(x model.Phone) bool { return samePhone(&x, &f) }
	if i := slices.IndexFunc(p.Phones, func(x model.Phone) bool { return x.EntryPrint() == id.Print }); i >= 0 {
		have := &p.Phones[i]
		if !same(*have) && !slices.ContainsFunc(p.Phones, same) {
			m.replaced(phoneField(f.Kind), shownPhone(*have), shownPhone(f))
			have.Number, have.E164 = f.Number, f.E164
		}
		if id.Kind != f.Kind && have.Kind != f.Kind {
			m.replaced(phoneField(f.Kind), string(have.Kind), shownPhone(f))
			have.Kind = f.Kind
		}
		return
	}
	if !slices.ContainsFunc(p.Phones, same) && m.missing(phoneField(f.Kind), f.EntryPrint() == id.Print, cmp.Or(f.E164, f.Number)) {
		f.Preferred = f.Preferred && !slices.ContainsFunc(p.Phones, func(x model.Phone) bool { return x.Preferred })
		p.Phones = append(p.Phones, f)
	}
}

func (m *merger) linkEntry(id model.Entry, list []model.Link) {
	p := m.person
	if len(list) == 0 {
		return
	}
	l := list[0]
	l.Kind, l.Preferred = kindOf(id, l.Kind, model.LinkKinds...), id.Preferred
	same := func(x model.Link) bool { return model.LinkKey(x.URL) == model.LinkKey(l.URL) }
	if i := slices.IndexFunc(p.Links, func(x model.Link) bool { return x.EntryPrint() == id.Print }); i >= 0 {
		have := &p.Links[i]
		if !same(*have) && !slices.ContainsFunc(p.Links, same) {
			m.replaced(linkField(l.Kind), have.URL, l.URL)
			have.URL, have.Kind = l.URL, l.Kind
		}
		return
	}
	if !slices.ContainsFunc(p.Links, same) && m.missing(linkField(l.Kind), l.EntryPrint() == id.Print, l.URL) {
		p.Links = append(p.Links, l)
	}
}

func (m *merger) addressEntry(id model.Entry, list []model.Address) {
	p := m.person
	if len(list) == 0 {
		return
	}
	a := list[0]
	shown := a.Kind
	a.Kind, a.Preferred = kindOf(id, a.Kind, model.KindPrivate, model.KindWork), id.Preferred
	street, code, city, region, country := addressFields(shown)
	if i := slices.IndexFunc(p.Addresses, func(x model.Address) bool { return x.EntryPrint() == id.Print }); i >= 0 {
		have := &p.Addresses[i]
		for _, v := range []struct {
			f    Field
			have *string
			now  string
			same bool
		}{
			{street, &have.Street, a.Street, squeeze(have.Street) == squeeze(a.Street)},
			{code, &have.PostalCode, a.PostalCode, codeKey(have.PostalCode) == codeKey(a.PostalCode)},
			{city, &have.City, a.City, squeeze(have.City) == squeeze(a.City)},
			{region, &have.Region, a.Region, squeeze(have.Region) == squeeze(a.Region)},
			{country, &have.Country, a.Country, have.Country == a.Country},
		} {
			if v.now != "" && !v.same {
				m.replaced(v.f, *v.have, v.now)
				*v.have = v.now
			}
		}
		return
	}
	same := func(x model.Address) bool { return x.EntryPrint() == a.EntryPrint() }
	if !slices.ContainsFunc(p.Addresses, same) && m.missing(street, a.EntryPrint() == id.Print, a.Street) {
		a.Preferred = a.Preferred && !slices.ContainsFunc(p.Addresses, func(x model.Address) bool { return x.Preferred })
		p.Addresses = append(p.Addresses, a)
	}
}

func (m *merger) stintEntry(id model.Entry, list []model.Employment) {
	p := m.person
	if len(list) == 0 {
		return
	}
	e := list[0]
	if i := slices.IndexFunc(p.Employments, func(x model.Employment) bool { return x.EntryPrint() == id.Print }); i >= 0 {
		have := &p.Employments[i]
		m.replaceText(FieldPersonnel, &have.PersonnelNumber, e.PersonnelNumber)
		m.replaceText(FieldOffice, &have.Office, e.Office)
		m.replaceText(FieldDepartment, &have.Department, e.Department)
		m.replaceText(FieldPosition, &have.Position, e.Position)
		m.replaceDate(FieldEntryDate, &have.From, e.From)
		m.replaceDate(FieldExitDate, &have.To, e.To)
		m.replaceText(FieldReason, &have.Reason, e.Reason)
		return
	}
	same := func(x model.Employment) bool { return x.EntryPrint() == e.EntryPrint() }
	if !slices.ContainsFunc(p.Employments, same) && m.missing(FieldOffice, e.EntryPrint() == id.Print, e.Office) {
		p.Employments = append(p.Employments, e)
		m.stints = append(m.stints, len(m.stints))
	}
}

func (m *merger) jobEntry(id model.Entry, list []model.Job) {
	p := m.person
	if len(list) == 0 {
		return
	}
	j := list[0]
	j.From, j.To = id.From, id.To
	if i := slices.IndexFunc(p.Jobs, func(x model.Job) bool { return x.EntryPrint() == id.Print }); i >= 0 {
		m.replaceText(FieldEmployer, &p.Jobs[i].Organisation, j.Organisation)
		m.replaceText(FieldEmployerTitle, &p.Jobs[i].Title, j.Title)
		return
	}
	same := func(x model.Job) bool { return x.EntryPrint() == j.EntryPrint() }
	if !slices.ContainsFunc(p.Jobs, same) && m.missing(FieldEmployer, j.EntryPrint() == id.Print, j.Organisation) {
		p.Jobs = append(p.Jobs, j)
	}
}

func (m *merger) replaceText(f Field, have *string, now string) {
	if now != "" && squeeze(now) != squeeze(*have) {
		m.replaced(f, *have, now)
		*have = now
	}
}

func (m *merger) replaceDate(f Field, have *model.Date, now model.Date) {
	if !now.IsZero() && now != *have {
		m.replaced(f, have.String(), now.String())
		*have = now
	}
}

// wordEntry brings in a tag or a skill. One with a comma in it came apart when it was read, and is put together again.
func (m *merger) wordEntry(id model.Entry, f Field, list, read []string) []string {
	if len(read) == 0 {
		return list
	}
	word := strings.Join(read, ", ")
	for _, mark := range []string{"; ", ",", ";", " / ", "/", "\n", " | ", "|"} {
		if whole := strings.Join(read, mark); model.WordPrint(whole) == id.Print {
			word = whole
		}
	}
	if slices.Contains(list, word) {
		return list
	}
	if i := slices.IndexFunc(list, func(w string) bool { return model.WordPrint(w) == id.Print }); i >= 0 {
		m.replaced(f, list[i], word)
		list = slices.Clone(list)
		list[i] = word
		return list
	}
	if m.missing(f, model.WordPrint(word) == id.Print, word) {
		list = append(slices.Clip(list), word)
	}
	return list
}

func (m *merger) noteEntry(id model.Entry, read []model.Note) {
	p := m.person
	if len(read) == 0 {
		return
	}
	n := read[0]
	n.Internal = id.Internal
	if i := slices.IndexFunc(p.Notes, func(x model.Note) bool { return x.EntryPrint() == id.Print }); i >= 0 {
		if squeeze(p.Notes[i].Text) != squeeze(n.Text) {
			m.replaced(FieldNotes, p.Notes[i].Text, n.Text)
			p.Notes[i].Text = n.Text
		}
		return
	}
	same := func(x model.Note) bool { return x.EntryPrint() == n.EntryPrint() }
	if !slices.ContainsFunc(p.Notes, same) && m.missing(FieldNotes, n.EntryPrint() == id.Print, n.Text) {
		p.Notes = append(p.Notes, n)
	}
}
