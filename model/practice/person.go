package practice

import (
	"alumnibook/model"
)

// known are people who are the same in every practice book: namesakes, one person written twice, and two who knew the
// harbour project.
var known = map[int]struct {
	origin, given, family string
	she                   bool
	office, department    int
	harbour, sameMobile   bool
}{
	12:  {origin: "sv", given: "Anna", family: "Andersson", she: true, office: 0, department: 0},
	20:  {origin: "da", given: "Søren", family: "Sørensen", office: 2, department: 0, harbour: true},
	31:  {origin: "de", given: "Jürgen", family: "Müller", office: 5, department: 1, sameMobile: true},
	32:  {origin: "de", given: "Juergen", family: "Mueller", office: 5, department: 1, sameMobile: true},
	57:  {origin: "sv", given: "Anna", family: "Andersson", she: true, office: 1, department: 1},
	91:  {origin: "de", given: "Wiebke", family: "von der Heide", she: true, office: 5, department: 2, harbour: true},
	143: {origin: "sv", given: "Anna", family: "Andersson", she: true, office: 2, department: 3},
}

// draft is a person in the making.
type draft struct {
	chance
	*model.Person
	place      place
	origin     string
	she        bool
	department int
	job        *organisation // current employer
}

// person makes the person with a number. The book fills in the id.
func (m *maker) person(i int) *model.Person {
	c := m.chance(i, 1)
	d := &draft{chance: c, Person: &model.Person{Record: model.Record{UID: c.uid()}, Status: statusOf(i)}}
	m.placeOf(i, d)
	m.nameOf(i, d)
	m.workOf(d)
	m.jobsOf(d)
	m.contactsOf(i, d)
	m.detailsOf(i, d)
	m.wishesOf(i, d.Person)
	return d.Person
}

// statusOf spreads the statuses evenly, so that each is there in a small book too.
func statusOf(i int) model.Status {
	switch {
	case i%97 == 41:
		return model.StatusDeceased
	case i%29 == 11:
		return model.StatusNoContact
	case i%31 == 7:
		return model.StatusLeaving
	case i%23 == 5:
		return model.StatusRehired
	case i%19 == 3:
		return model.StatusRetired
	}
	return model.StatusAlumnus
}

// placeOf chooses the office, the language and where the name comes from.
func (m *maker) placeOf(i int, d *draft) {
	share := d.IntN(100)
	for _, p := range m.words.places {
		d.place = p
		if share -= p.Share; share < 0 {
			break
		}
	}
	d.department = []int{0, 0, 0, 1, 1, 1, 2, 2, 3, 3, 4, 5, 6}[d.IntN(13)]
	d.origin, d.she = d.place.Language, d.in(54)
	switch n := d.IntN(100); {
	case n < 5:
		d.origin = "en"
	case n < 11:
		d.origin = pick(d.chance, []string{"sv", "da", "de"})
	case n < 15:
		d.origin = pick(d.chance, []string{"tr", "tr", "pl", "vi"})
	}
	if k, ok := known[i]; ok {
		d.origin, d.she, d.place, d.department = k.origin, k.she, m.words.places[k.office], k.department
	}
	d.Language = d.place.Language
	if d.origin == "en" {
		d.Language = "en"
	}
}

// nameOf chooses the name, with the double names, particles and birth names that lists are full of.
func (m *maker) nameOf(i int, d *draft) {
	n := m.words.names[d.origin]
	given := n.Mr
	d.Salutation = model.SalutationMr
	if d.she {
		given, d.Salutation = n.Ms, model.SalutationMs
	}
	d.Given = pick(d.chance, given)
	d.Family = pick(d.chance, n.Family)
	switch r := d.IntN(100); {
	case r < 3:
		d.Family = pick(d.chance, n.Particle)
	case r < 8 && d.she:
		d.Family = d.Family + "-" + pick(d.chance, n.Family)
	case r < 22 && d.she:
		d.BirthName = pick(d.chance, n.Family)
	case r < 32:
		if len(n.Middle) > 0 {
			given = n.Middle
		}
		d.Additional = called(pick(d.chance, given), d.she)
	}
	if d.in(4) {
		d.Salutation = model.SalutationMx
	}
	if d.in(6) && d.origin == "de" {
		d.Prefix = "Dr."
	}
	if d.department == 3 && d.in(10) {
		d.Suffix = "LL.M."
	}
	if d.in(3) {
		d.Nickname = string([]rune(d.Given)[:3])
	}
	if k, ok := known[i]; ok {
		d.Given, d.Family, d.Additional, d.BirthName, d.Nickname = k.given, k.family, "", "", ""
		d.Salutation = model.SalutationMr
		if k.she {
			d.Salutation = model.SalutationMs
		}
	}
	if d.Additional == d.Given {
		d.Additional = ""
	}
	if d.Family == d.BirthName {
		d.BirthName = ""
	}
}

// detailsOf adds tags, skills, own fields, notes and the colleague who keeps the contact.
func (m *maker) detailsOf(i int, d *draft) {
	d.Tags = some(d.chance, m.house.Tags, []int{0, 0, 0, 1, 1, 2, 3}[d.IntN(7)])
	d.Skills = some(d.chance, m.house.Skills, []int{0, 0, 1, 1, 2, 3}[d.IntN(6)])
	d.OwnFields = map[int64]string{}
	if d.in(40) {
		d.OwnFields[m.shirt] = pick(d.chance, shirtSizes)
	}
	if d.in(8) {
		d.OwnFields[m.mentor] = m.today.AddDays(-d.between(60, 2500)).String()
	}
	t := m.words.texts[d.Language]
	if d.in(25) {
		d.Notes = append(d.Notes, model.Note{Text: pick(d.chance, t.Notes)})
	}
	if d.in(6) {
		d.Notes = append(d.Notes, model.Note{Text: pick(d.chance, t.Internal), Internal: true})
	}
	if known[i].harbour {
		d.Notes = append(d.Notes, model.Note{Text: m.words.groups["harbour"][d.Language]})
	}
	if d.in(86) && len(m.colleagues) > 0 {
		d.OwnerID = pick(d.chance, m.colleagues)
	}
}
