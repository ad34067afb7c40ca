package people

import (
	"testing"

	"alumnibook/model"
	"alumnibook/ui/page"
	"alumnibook/ui/uitest"
)

// staff are some people with all that the page shows.
func staff() []*model.Person {
	soren := uitest.Named("Søren", "Sørensen")
	soren.Birthday = model.NewDate(1979, 5, 17)
	soren.Phones = []model.Phone{{Number: "070-174 06 05", E164: "+46701740605", Kind: model.KindMobile}}
	soren.Emails = []model.Email{{Address: "soren@example.org", Kind: model.KindPrivate}}
	soren.Links = []model.Link{{URL: "https://www.linkedin.com/in/soren", Kind: model.KindLinkedIn}}
	soren.Addresses = []model.Address{{Street: "Storgatan 1", PostalCode: "211 34", City: "Malmö", Country: "SE", Kind: model.KindPrivate}}
	soren.Employments = []model.Employment{{Office: "Malmö", Department: "Tax", Position: "Tax adviser", From: model.NewDate(2012, 3, 1), To: model.NewDate(2021, 6, 30)}}
	soren.Jobs = []model.Job{{Organisation: "Nordhafen Logistik", Title: "Head of tax"}}
	soren.Tags = []string{"Ambassador"}
	soren.Notes = []model.Note{{Text: "Likes the Friday talks."}, {Text: "Left over pay.", Internal: true}}

	jurgen := uitest.Named("Jürgen", "Müller")
	jurgen.Emails = []model.Email{{Address: "jm@example.org", Kind: model.KindPrivate}}
	jurgen.Employments = []model.Employment{{Office: "Köln", Department: "Audit", Position: "Auditor", To: model.NewDate(2017, 12, 31)}}

	asa := uitest.Named("Åsa", "Åkesson")
	asa.Status = model.StatusNoContact
	asa.Phones = []model.Phone{{Number: "08-123 456", Kind: model.KindPrivate}}
	asa.Employments = []model.Employment{{Office: "Malmö", Position: "Partner", To: model.NewDate(2013, 1, 31)}}
	return []*model.Person{soren, jurgen, asa}
}

// open shows the page of a book with some people.
func open(t *testing.T, people ...*model.Person) (*uitest.Host, *view) {
	t.Helper()
	b := uitest.NewBook(t)
	if len(people) > 0 {
		uitest.Add(t, b, people...)
	}
	h := uitest.NewHost(t, b)
	v := newView(h)
	h.Put(v, page.Route{Page: page.People})
	return h, v
}

// names are those in the list, from the top down.
func names(v *view) []string {
	var list []string
	for i := range v.Len() {
		row, _ := v.rows.at(i)
		list = append(list, row.Name)
	}
	return list
}
