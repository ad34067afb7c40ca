package book

import (
	"slices"
	"strings"
	"time"

	"alumnibook/model"
)

// personRow is a line of the table people without what only lists show.
type personRow struct {
	ID         int64
	UID        string
	Version    int
	Created    int64
	Updated    int64
	Prefix     string
	Given      string
	Additional string
	Family     string
	Suffix     string
	BirthName  string
	Nickname   string
	Salutation model.Salutation
	Language   string
	Birthday   model.Date
	Status     model.Status
	OwnerID    int64
	Photo      string
	Trashed    int64
	MergedInto int64

	CallsPerYear int
	CallsPause   model.Pause
	CallsUntil   model.Date
	CallsWhy     string
}

func (personRow) TableName() string { return "people" }

func (r *personRow) person() model.Person {
	return model.Person{
		Record: recordOf(r.ID, r.UID, r.Version, r.Created, r.Updated),
		Prefix: r.Prefix, Given: r.Given, Additional: r.Additional, Family: r.Family, Suffix: r.Suffix,
		BirthName: r.BirthName, Nickname: r.Nickname,
		Salutation: r.Salutation, Language: r.Language, Birthday: r.Birthday, Status: r.Status, OwnerID: r.OwnerID,
		Photo: r.Photo, Trashed: moment(r.Trashed), MergedInto: r.MergedInto,
		Calls: model.CallWish{PerYear: r.CallsPerYear, Pause: r.CallsPause, Until: r.CallsUntil, Why: r.CallsWhy},
	}
}

func recordOf(id int64, uid string, version int, created, updated int64) model.Record {
	return model.Record{ID: id, UID: uid, Version: version, Created: moment(created), Updated: moment(updated)}
}

// moment reads an instant as the book keeps it; 0 is none.
func moment(micros int64) time.Time {
	if micros == 0 {
		return time.Time{}
	}
	return time.UnixMicro(micros).UTC()
}

// micros writes an instant as the book keeps it.
func micros(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.UnixMicro()
}

// The lines of a person's lists. Each is read back in the order of seq.
type (
	emailRow struct {
		PersonID  int64
		Address   string
		Kind      model.Kind
		Preferred bool
		Failed    model.Date
	}
	phoneRow struct {
		PersonID  int64
		Number    string
		E164      string `gorm:"column:e164"`
		Kind      model.Kind
		Preferred bool
		Failed    model.Date
	}
	addressRow struct {
		PersonID   int64
		Street     string
		PostalCode string
		City       string
		Region     string
		Country    string
		Kind       model.Kind
		Preferred  bool
		Failed     model.Date
	}
	linkRow struct {
		PersonID  int64
		URL       string
		Kind      model.Kind
		Preferred bool
	}
	employmentRow struct {
		PersonID        int64
		PersonnelNumber string
		Office          string
		Department      string
		Position        string
		FromDay         model.Date
		ToDay           model.Date
		Reason          string
	}
	jobRow struct {
		PersonID     int64
		Organisation string
		Title        string
		FromDay      model.Date
		ToDay        model.Date
	}
	tagRow struct {
		PersonID int64
		Tag      string
	}
	skillRow struct {
		PersonID int64
		Skill    string
	}
	noteRow struct {
		PersonID int64
		Text     string
		Internal bool
	}
	cardLineRow struct {
		PersonID int64
		Line     string
	}
	ownValueRow struct {
		PersonID int64
		FieldID  int64
		Value    string
	}
)

func (emailRow) TableName() string      { return "emails" }
func (phoneRow) TableName() string      { return "phones" }
func (addressRow) TableName() string    { return "addresses" }
func (linkRow) TableName() string       { return "links" }
func (employmentRow) TableName() string { return "employments" }
func (jobRow) TableName() string        { return "jobs" }
func (tagRow) TableName() string        { return "tags" }
func (skillRow) TableName() string      { return "skills" }
func (noteRow) TableName() string       { return "notes" }
func (cardLineRow) TableName() string   { return "card_lines" }
func (ownValueRow) TableName() string   { return "own_values" }

// peopleColumns are the columns of people that saving a person writes, in the order of peopleValues.
var peopleColumns = []string{
	"id", "uid", "version", "created", "updated", "prefix", "given", "additional", "family", "suffix", "birth_name", "nickname",
	"salutation", "language", "birthday", "status", "owner_id", "photo", "trashed", "list_name", "initials", "name_key", "name_sort",
	"office", "department", "position", "from_day", "left_day", "employer", "job_title", "city", "email", "phone", "tag_line", "merged_into",
	"calls_per_year", "calls_pause", "calls_until", "calls_why",
}

// peopleValues are the values of peopleColumns.
func peopleValues(p *model.Person, s *summary) []any {
	return []any{
		p.ID, p.UID, int64(p.Version), micros(p.Created), micros(p.Updated), p.Prefix, p.Given, p.Additional, p.Family, p.Suffix, p.BirthName, p.Nickname,
		string(p.Salutation), p.Language, p.Birthday.String(), string(p.Status), p.OwnerID, p.Photo, micros(p.Trashed), s.listName, s.initials, s.nameKey, s.nameSort,
		s.office, s.department, s.position, s.from.String(), s.left.String(), s.employer, s.jobTitle, s.city, s.email, s.phone, s.tagLine, p.MergedInto,
		int64(p.Calls.PerYear), string(p.Calls.Pause), p.Calls.Until.String(), p.Calls.Why,
	}
}

// childTable is one list of a person: its table, its columns and how many bytes of work a person brings.
type childTable struct {
	name    string
	columns []string
	// lines hands the values of each line to add, without the person and, but for own fields, without the place.
	lines func(p *model.Person, orgs organisationIDs, add func(values ...any))
	// same tells whether two people have the same list.
	same func(a, b *model.Person) bool
}

// organisationIDs finds the id of an organisation by its name as written; nil for none.
type organisationIDs func(name string) any

// childTables are the lists of a person, in the order in which they are written.
var childTables = []childTable{
	{"emails", []string{"person_id", "seq", "address", "kind", "preferred", "key", "failed"}, func(p *model.Person, _ organisationIDs, add func(...any)) {
		for _, e := range p.Emails {
			add(e.Address, string(e.Kind), bit(e.Preferred), model.EmailKey(e.Address), e.Failed.String())
		}
	}, func(a, b *model.Person) bool { return slices.Equal(a.Emails, b.Emails) }},
	{"phones", []string{"person_id", "seq", "number", "e164", "kind", "preferred", "failed"}, func(p *model.Person, _ organisationIDs, add func(...any)) {
		for _, f := range p.Phones {
			add(f.Number, f.E164, string(f.Kind), bit(f.Preferred), f.Failed.String())
		}
	}, func(a, b *model.Person) bool { return slices.Equal(a.Phones, b.Phones) }},
	{"addresses", []string{"person_id", "seq", "street", "postal_code", "city", "region", "country", "kind", "preferred", "failed"}, func(p *model.Person, _ organisationIDs, add func(...any)) {
		for _, a := range p.Addresses {
			add(a.Street, a.PostalCode, a.City, a.Region, a.Country, string(a.Kind), bit(a.Preferred), a.Failed.String())
		}
	}, func(a, b *model.Person) bool { return slices.Equal(a.Addresses, b.Addresses) }},
	{"links", []string{"person_id", "seq", "url", "kind", "preferred", "key"}, func(p *model.Person, _ organisationIDs, add func(...any)) {
		for _, l := range p.Links {
			add(l.URL, string(l.Kind), bit(l.Preferred), model.LinkKey(l.URL))
		}
	}, func(a, b *model.Person) bool { return slices.Equal(a.Links, b.Links) }},
	{"employments", []string{"person_id", "seq", "personnel_number", "personnel_key", "office", "department", "position", "from_day", "to_day", "reason"}, func(p *model.Person, _ organisationIDs, add func(...any)) {
		for _, e := range p.Employments {
			add(e.PersonnelNumber, model.PersonnelKey(e.PersonnelNumber), e.Office, e.Department, e.Position, e.From.String(), e.To.String(), e.Reason)
		}
	}, func(a, b *model.Person) bool { return slices.Equal(a.Employments, b.Employments) }},
	{"jobs", []string{"person_id", "seq", "organisation_id", "organisation", "title", "from_day", "to_day"}, func(p *model.Person, orgs organisationIDs, add func(...any)) {
		for _, j := range p.Jobs {
			add(orgs(j.Organisation), j.Organisation, j.Title, j.From.String(), j.To.String())
		}
	}, func(a, b *model.Person) bool { return slices.Equal(a.Jobs, b.Jobs) }},
	{"tags", []string{"person_id", "seq", "tag"}, func(p *model.Person, _ organisationIDs, add func(...any)) {
		for _, t := range p.Tags {
			add(t)
		}
	}, func(a, b *model.Person) bool { return slices.Equal(a.Tags, b.Tags) }},
	{"skills", []string{"person_id", "seq", "skill"}, func(p *model.Person, _ organisationIDs, add func(...any)) {
		for _, s := range p.Skills {
			add(s)
		}
	}, func(a, b *model.Person) bool { return slices.Equal(a.Skills, b.Skills) }},
	{"notes", []string{"person_id", "seq", "text", "internal"}, func(p *model.Person, _ organisationIDs, add func(...any)) {
		for _, n := range p.Notes {
			add(n.Text, bit(n.Internal))
		}
	}, func(a, b *model.Person) bool { return slices.Equal(a.Notes, b.Notes) }},
	{"card_lines", []string{"person_id", "seq", "line"}, func(p *model.Person, _ organisationIDs, add func(...any)) {
		for _, l := range p.CardLines {
			add(l)
		}
	}, func(a, b *model.Person) bool { return slices.Equal(a.CardLines, b.CardLines) }},
	{"own_values", []string{"person_id", "field_id", "value"}, func(p *model.Person, _ organisationIDs, add func(...any)) {
		for _, id := range ownFieldIDs(p) {
			add(id, p.OwnFields[id])
		}
	}, func(a, b *model.Person) bool { return sameOwnFields(a, b) }},
}

// hasSeq tells that a list is ordered by its second column rather than keyed by it.
func (c *childTable) hasSeq() bool { return c.columns[1] == "seq" }

func bit(b bool) int64 {
	if b {
		return 1
	}
	return 0
}

func ownFieldIDs(p *model.Person) []int64 {
	ids := make([]int64, 0, len(p.OwnFields))
	for id, v := range p.OwnFields {
		if v != "" {
			ids = append(ids, id)
		}
	}
	slices.Sort(ids)
	return ids
}

func sameOwnFields(a, b *model.Person) bool {
	ids := ownFieldIDs(a)
	if !slices.Equal(ids, ownFieldIDs(b)) {
		return false
	}
	for _, id := range ids {
		if a.OwnFields[id] != b.OwnFields[id] {
			return false
		}
	}
	return true
}

// tidy brings a person into the shape in which it is read back: no blank tags, no empty own fields, whole
// microseconds.
func tidy(p *model.Person) {
	p.Tags = withoutBlank(p.Tags)
	p.Skills = withoutBlank(p.Skills)
	for id, v := range p.OwnFields {
		if v == "" {
			delete(p.OwnFields, id)
		}
	}
	if p.Status == "" {
		p.Status = model.StatusAlumnus
	}
	switch p.Calls.Pause {
	case model.PauseNone:
		p.Calls.Until, p.Calls.Why = model.Date{}, ""
	case model.PauseNever:
		p.Calls.Until = model.Date{}
	}
	if p.Trashed.IsZero() {
		p.MergedInto = 0
	} else {
		p.Trashed = p.Trashed.UTC().Truncate(time.Microsecond)
	}
}

// withoutBlank leaves out empty and repeated words; line breaks, which part the words of a list, become blanks.
func withoutBlank(words []string) []string {
	var kept []string
	for _, w := range words {
		if w = strings.Join(strings.Fields(w), " "); w != "" && !slices.Contains(kept, w) {
			kept = append(kept, w)
		}
	}
	return kept
}
