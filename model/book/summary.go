package book

import (
	"strings"

	"alumnibook/model"
)

// summary is what people's own row repeats of their lists, so that a list of people needs one table.
type summary struct {
	listName, initials, nameKey, nameSort string
	office, department, position          string
	from, left                            model.Date
	employer, jobTitle                    string
	city, email, phone, tagLine           string
}

// summaryOf works the summary out of a person.
func summaryOf(p *model.Person, sorter *model.Sorter) summary {
	s := summary{
		listName: p.ListName(),
		initials: p.Initials(),
		nameKey:  p.NameKey(),
		nameSort: sorter.NameKey(p),
		tagLine:  strings.Join(p.Tags, "\n"),
	}
	if e := p.LastEmployment(); e != nil {
		s.office, s.department, s.position, s.from, s.left = e.Office, e.Department, e.Position, e.From, e.To
	}
	if j := p.CurrentJob(); j != nil {
		s.employer, s.jobTitle = j.Organisation, j.Title
	}
	if a := p.PreferredAddress(); a != nil {
		s.city = a.City
	}
	if e := p.PreferredEmail(); e != nil {
		s.email = e.Address
	}
	if f := p.PreferredPhone(); f != nil {
		s.phone = f.Number
	}
	return s
}

func splitTags(line string) []string {
	if line == "" {
		return nil
	}
	return strings.Split(line, "\n")
}
