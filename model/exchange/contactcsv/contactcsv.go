// Package contactcsv writes people as the lists that Outlook and Google Contacts import, with the headings that they
// themselves write.
package contactcsv

import (
	"io"
	"strings"

	"alumnibook/model"
	"alumnibook/model/exchange/sheet"
)

// Options says what is written.
type Options struct {
	Language string // of Outlook's headings and of country names
	Firm     string // our own name, the employer of those who still or again work here
	Notes    bool   // notes too, but never internal ones
}

// column is one column: its heading and what a person has there.
type column struct {
	title string
	value func(c *contact) string
}

// write writes a list of people as CSV.
func write(w io.Writer, form sheet.TextForm, columns []column, o Options, people func(yield func(*model.Person) bool)) error {
	titles := make([]string, len(columns))
	for i, c := range columns {
		titles[i] = c.title
	}
	row := make([]string, len(columns))
	return sheet.WriteCSV(w, form, titles, func(yield func([]string) bool) {
		people(func(p *model.Person) bool {
			one := newContact(p, o)
			for i, c := range columns {
				row[i] = c.value(one)
			}
			return yield(row)
		})
	})
}

// contact is a person as an address book has it.
type contact struct {
	*model.Person
	o Options

	organisation, department, title, office string

	numbers map[string]string // telephone numbers by the column of Outlook in which they stand
	rest    []string          // numbers and addresses that found no column

	lists map[string][]labelled // what Google's columns of several values hold
}

func newContact(p *model.Person, o Options) *contact {
	c := &contact{Person: p, o: o}
	if job := p.CurrentJob(); job != nil {
		c.organisation, c.title = job.Organisation, job.Title
	} else if e := p.LastEmployment(); e != nil && e.To.IsZero() && (p.Status == model.StatusLeaving || p.Status == model.StatusRehired) {
		c.organisation, c.department, c.title, c.office = o.Firm, e.Department, e.Position, e.Office
	}
	return c
}

// family is the family name; somebody who has no name is called what lists call them.
func (c *contact) family() string {
	if c.Family == "" && c.Given == "" {
		return c.FullName()
	}
	return c.Family
}

// notes are the notes that may leave the book, if they are wanted.
func (c *contact) notes() string {
	var list []string
	if c.o.Notes {
		for _, n := range c.Person.Notes {
			if text := strings.TrimSpace(n.Text); text != "" && !n.Internal {
				list = append(list, text)
			}
		}
	}
	return strings.Join(list, "\n\n")
}

// sorted puts the preferred entry first and leaves the others in their order.
func sorted[T any](list []T, preferred *T) []T {
	if preferred == nil {
		return list
	}
	out := make([]T, 0, len(list))
	out = append(out, *preferred)
	for i := range list {
		if &list[i] != preferred {
			out = append(out, list[i])
		}
	}
	return out
}

// number is a telephone number that can be dialled from everywhere; one that is not valid stays as it was written.
func number(f *model.Phone) string {
	if f.E164 == "" {
		return f.Number
	}
	return model.InternationalPhone(f.E164)
}

// web is an address that opens.
func web(url string) string {
	url = strings.TrimSpace(url)
	if url != "" && !strings.Contains(url, "://") {
		return "https://" + url
	}
	return url
}
