package peoplesheet

import (
	"strings"

	"alumnibook/model"
	"alumnibook/model/exchange/sheet"
)

// Template is an empty list of people to be filled in and imported, with the firm's own words to choose from. The words
// are those of New, and "export.template." for the help.
func Template(words func(key string) string, firm model.Firm, own []model.OwnField) sheet.Template {
	l := &Layout{words: words}
	l.addNameParts()
	l.addContact()
	l.addWork()
	l.text("notes", 30, func(*model.Person) string { return "" })
	for _, f := range own {
		l.addOwn(f)
	}
	t := sheet.Template{
		Table:   sheet.Table{Sheet: words("export.sheet.people"), Columns: l.Columns()},
		Choices: map[int][]string{}, Dates: true,
		HelpSheet: words("export.template.sheet"), ListSheet: words("export.template.lists"),
	}
	for i, c := range l.columns {
		if list := l.choices(c, firm); len(list) > 0 {
			t.Choices[i] = list
		}
	}
	t.Example = l.Row(example(words, firm))
	t.HelpRows = l.help()
	return t
}

// choices are what may stand in a column, nil for anything.
func (l *Layout) choices(c column, firm model.Firm) []string {
	var list []string
	switch {
	case c.own != nil:
		return c.own.Choices
	case c.field == "office":
		return firm.Offices
	case c.field == "department":
		return firm.Departments
	case c.field == "status":
		for _, s := range model.Statuses {
			list = append(list, l.named("status", string(s)))
		}
	case c.field == "salutation":
		for _, s := range []model.Salutation{model.SalutationMs, model.SalutationMr} {
			list = append(list, l.named("salutation", string(s)))
		}
	case c.field == "language":
		for _, lang := range model.Languages {
			list = append(list, l.named("language", lang))
		}
	case strings.HasPrefix(c.field, "country"):
		for _, country := range model.Countries {
			list = append(list, l.named("country", country))
		}
	}
	return list
}

// help says in the reader's language how the list is filled in.
func (l *Layout) help() [][]string {
	var rows [][]string
	for _, key := range []string{"how", "needed", "dates", "phones", "several", "choose", "back"} {
		rows = append(rows, []string{l.words("export.template." + key)})
	}
	return rows
}

// example is somebody who does not exist.
func example(words func(key string) string, firm model.Firm) *model.Person {
	p := &model.Person{
		Given: "Anna", Family: "Sørensen-Müller", Salutation: model.SalutationMs, Language: firm.Language, Status: model.StatusAlumnus,
		Birthday: model.NewDate(1985, 5, 17),
		Emails:   []model.Email{{Address: "anna@example.org", Kind: model.KindPrivate}},
		Phones:   []model.Phone{{Number: "+46 70 123 45 67", E164: "+46701234567", Kind: model.KindMobile}},
		Addresses: []model.Address{
			{Street: "Götgatan 1", PostalCode: "116 46", City: "Stockholm", Country: "SE", Kind: model.KindPrivate},
		},
		Employments: []model.Employment{{
			PersonnelNumber: "00815", Position: words("export.template.position"), From: model.NewDate(2015, 3, 1), To: model.NewDate(2021, 6, 30),
		}},
		Jobs: []model.Job{{Organisation: "Nordhafen AG"}},
		Tags: []string{"Mentor"},
	}
	if len(firm.Offices) > 0 {
		p.Employments[0].Office = firm.Offices[0]
	}
	if len(firm.Departments) > 0 {
		p.Employments[0].Department = firm.Departments[0]
	}
	return p
}
