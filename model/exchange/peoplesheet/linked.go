package peoplesheet

import (
	"slices"

	"alumnibook/model"
	"alumnibook/model/exchange/sheet"
)

// Part is one of the linked sheets that hold the whole book: people, or all entries of one of their lists. Each row
// carries the identity of its person, so that the import finds who it belongs to.
type Part struct {
	Title  string
	layout *Layout
	split  func(p *model.Person) []model.Person
}

// Columns are the columns as a workbook needs them.
func (t *Part) Columns() []sheet.Column { return t.layout.Columns() }

// Rows are the rows about a person: one, or one for each entry of the list.
func (t *Part) Rows(p *model.Person) [][]sheet.Value {
	var rows [][]sheet.Value
	for _, one := range t.split(p) {
		rows = append(rows, t.layout.Row(&one))
	}
	return rows
}

// Linked makes the sheets of the whole book. Notes are in it only where they are wanted, and internal ones only where
// these are wanted too. The words are those of New and besides "export.sheet." and "export.column.".
func Linked(words func(key string) string, own []model.OwnField, notes, internal bool) []*Part {
	parts := []*Part{
		linked(words, "people", itself, func(l *Layout) {
			l.addName()
			for _, f := range own {
				l.addOwn(f)
			}
		}),
		linked(words, "emails", emails, func(l *Layout) {
			l.addPerson()
			l.addEmails()
			l.mark("preferred", func(p *model.Person) bool { return p.Emails[0].Preferred })
		}),
		linked(words, "phones", phones, func(l *Layout) {
			l.addPerson()
			l.addPhones()
			l.code("phone", 18, func(p *model.Person) string { return phoneOf(p, model.KindOther) })
			l.mark("preferred", func(p *model.Person) bool { return p.Phones[0].Preferred })
		}),
		linked(words, "addresses", addresses, func(l *Layout) {
			l.addPerson()
			l.addAddresses()
			l.mark("preferred", func(p *model.Person) bool { return p.Addresses[0].Preferred })
		}),
		linked(words, "links", links, func(l *Layout) { l.addPerson(); l.addLinks() }),
		linked(words, "employments", employments, func(l *Layout) { l.addPerson(); l.addStint() }),
		linked(words, "jobs", jobs, func(l *Layout) { l.addPerson(); l.addJobs() }),
		linked(words, "tags", tags, func(l *Layout) { l.addPerson(); l.addWords() }),
	}
	if notes {
		parts = append(parts, linked(words, "notes", notesOf(internal), func(l *Layout) {
			l.addPerson()
			l.text("notes", 80, func(p *model.Person) string { return p.Notes[0].Text })
			if internal {
				l.mark("internal", func(p *model.Person) bool { return p.Notes[0].Internal })
			}
		}))
	}
	return parts
}

func linked(words func(key string) string, code string, split func(*model.Person) []model.Person, columns func(l *Layout)) *Part {
	l := &Layout{words: words}
	columns(l)
	return &Part{words("export.sheet." + code), l, split}
}

// addPerson says whose entry a row is: the identity, and the name for those who read it.
func (l *Layout) addPerson() {
	l.text("uid", 12, func(p *model.Person) string { return p.UID })
	l.addFirst()
	l.addLast()
}

// said adds a column that is there to be read: the import has no such field.
func (l *Layout) said(code string, width float64, value func(p *model.Person) string) {
	l.columns = append(l.columns, column{title: l.words("export.column." + code), width: width, value: func(p *model.Person) sheet.Value {
		return sheet.Value{Text: value(p)}
	}})
}

func (l *Layout) mark(code string, is func(p *model.Person) bool) {
	l.said(code, 12, func(p *model.Person) string {
		if is(p) {
			return "x"
		}
		return ""
	})
}

// addJobs says what somebody did or does elsewhere, from when to when.
func (l *Layout) addJobs() {
	l.text("current_employer", 26, func(p *model.Person) string { return p.Jobs[0].Organisation })
	l.text("current_position", 22, func(p *model.Person) string { return p.Jobs[0].Title })
	l.said("job_since", 12, func(p *model.Person) string { return p.Jobs[0].From.String() })
	l.said("job_until", 12, func(p *model.Person) string { return p.Jobs[0].To.String() })
}

// The functions that make a person with one entry each of a person with many. Their identity names the entry, so that
// the import finds it again.

func itself(p *model.Person) []model.Person { return []model.Person{*p} }

func each[T any](p *model.Person, list []T, put func(q *model.Person, t *T) model.Entry) []model.Person {
	out := make([]model.Person, len(list))
	for i := range list {
		q := &out[i]
		q.Given, q.Family = p.Given, p.Family
		id := put(q, &list[i])
		id.UID = p.UID
		q.UID = id.String()
	}
	return out
}

func emails(p *model.Person) []model.Person {
	return each(p, p.Emails, func(q *model.Person, e *model.Email) model.Entry {
		q.Emails = []model.Email{*e}
		return model.Entry{List: model.EntryEmail, Print: e.EntryPrint(), Kind: e.Kind, Preferred: e.Preferred}
	})
}

func phones(p *model.Person) []model.Person {
	return each(p, p.Phones, func(q *model.Person, f *model.Phone) model.Entry {
		q.Phones = []model.Phone{*f}
		return model.Entry{List: model.EntryPhone, Print: f.EntryPrint(), Kind: f.Kind, Preferred: f.Preferred}
	})
}

// addresses shows those that are neither private nor of work among the private ones.
func addresses(p *model.Person) []model.Person {
	return each(p, p.Addresses, func(q *model.Person, a *model.Address) model.Entry {
		shown := *a
		if shown.Kind != model.KindWork {
			shown.Kind = model.KindPrivate
		}
		q.Addresses = []model.Address{shown}
		return model.Entry{List: model.EntryAddress, Print: a.EntryPrint(), Kind: a.Kind, Preferred: a.Preferred}
	})
}

func links(p *model.Person) []model.Person {
	return each(p, p.Links, func(q *model.Person, l *model.Link) model.Entry {
		q.Links = []model.Link{*l}
		return model.Entry{List: model.EntryLink, Print: l.EntryPrint(), Kind: l.Kind, Preferred: l.Preferred}
	})
}

func employments(p *model.Person) []model.Person {
	return each(p, p.Employments, func(q *model.Person, e *model.Employment) model.Entry {
		q.Employments = []model.Employment{*e}
		return model.Entry{List: model.EntryEmployment, Print: e.EntryPrint()}
	})
}

func jobs(p *model.Person) []model.Person {
	return each(p, p.Jobs, func(q *model.Person, j *model.Job) model.Entry {
		q.Jobs = []model.Job{*j}
		return model.Entry{List: model.EntryJob, Print: j.EntryPrint(), From: j.From, To: j.To}
	})
}

func tags(p *model.Person) []model.Person {
	return append(
		each(p, p.Tags, func(q *model.Person, t *string) model.Entry {
			q.Tags = []string{*t}
			return model.Entry{List: model.EntryTag, Print: model.WordPrint(*t)}
		}),
		each(p, p.Skills, func(q *model.Person, s *string) model.Entry {
			q.Skills = []string{*s}
			return model.Entry{List: model.EntrySkill, Print: model.WordPrint(*s)}
		})...,
	)
}

func notesOf(internal bool) func(p *model.Person) []model.Person {
	return func(p *model.Person) []model.Person {
		list := slices.DeleteFunc(slices.Clone(p.Notes), func(n model.Note) bool { return n.Internal && !internal })
		return each(p, list, func(q *model.Person, n *model.Note) model.Entry {
			q.Notes = []model.Note{*n}
			return model.Entry{List: model.EntryNote, Print: n.EntryPrint(), Internal: n.Internal}
		})
	}
}
