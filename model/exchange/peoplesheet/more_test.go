package peoplesheet

import (
	"slices"
	"strings"
	"testing"

	"alumnibook/model"
	"alumnibook/model/exchange/postal"
	"alumnibook/model/exchange/sheet"
)

func TestLinkedSheetsHoldEveryEntryOnce(t *testing.T) {
	p := &model.Person{
		Record: model.Record{UID: "u-1"}, Given: "Åse", Family: "Ek",
		Emails:      []model.Email{{Address: "a@x.org", Kind: model.KindPrivate}, {Address: "b@x.org", Kind: model.KindPrivate, Preferred: true}},
		Phones:      []model.Phone{{Number: "12", Kind: model.KindOther}},
		Addresses:   []model.Address{{City: "Malmö", Kind: model.KindOther}, {City: "Lund", Kind: model.KindWork}},
		Links:       []model.Link{{URL: "www.x.example", Kind: model.KindWeb}},
		Employments: []model.Employment{{Office: "Lund"}, {Office: "Malmö"}},
		Jobs:        []model.Job{{Organisation: "Alt AG", To: model.NewDate(2019, 0, 0)}, {Organisation: "Neu AG"}},
		Tags:        []string{"Mentor"}, Skills: []string{"SAP", "IFRS"},
		Notes: []model.Note{{Text: "offen"}, {Text: "geheim", Internal: true}},
	}
	want := map[string]int{"people": 1, "emails": 2, "phones": 1, "addresses": 2, "links": 1, "employments": 2, "jobs": 2, "tags": 3, "notes": 1}
	parts := Linked(say, nil, true, false)
	if len(parts) != len(want) {
		t.Errorf("%d sheets", len(parts))
	}
	for _, part := range parts {
		rows := part.Rows(p)
		if n := want[strings.TrimPrefix(part.Title, "export.sheet.")]; n != len(rows) {
			t.Errorf("%s has %d rows, want %d", part.Title, len(rows), n)
		}
		for _, row := range rows {
			if len(row) != len(part.Columns()) || !strings.HasPrefix(row[0].Text, "u-1") {
				t.Errorf("%s: %+v", part.Title, row)
			}
			if slices.ContainsFunc(row, func(v sheet.Value) bool { return v.Text == "geheim" }) {
				t.Error("an internal note was not asked for")
			}
			if slices.Equal(row[3:], make([]sheet.Value, len(row)-3)) {
				t.Errorf("%s: a row says nothing: %+v", part.Title, row)
			}
		}
	}
	if n := len(Linked(say, nil, false, true)); n != len(want)-1 {
		t.Errorf("%d sheets without notes", n)
	}
	internal := Linked(say, nil, true, true)
	if rows := internal[len(internal)-1].Rows(p); len(rows) != 2 || rows[1][4].Text != "x" {
		t.Errorf("%+v", rows)
	}
}

func TestTemplateOffersTheFirmsOwnWords(t *testing.T) {
	own := []model.OwnField{{Name: "Größe", Type: model.OwnChoice, Choices: []string{"S, schmal", "XL"}}}
	tpl := Template(say, model.Firm{Offices: []string{"Malmö", "Göteborg"}, Departments: []string{"Tax"}, Language: "de"}, own)
	choices := map[string][]string{}
	for i, c := range tpl.Columns {
		choices[strings.TrimPrefix(c.Title, "import.field.")] = tpl.Choices[i]
	}
	for title, want := range map[string][]string{
		"office": {"Malmö", "Göteborg"}, "department": {"Tax"}, "Größe": {"S, schmal", "XL"}, "salutation": {"Frau", "mr"}, "city": nil,
	} {
		if !slices.Equal(choices[title], want) {
			t.Errorf("%s offers %q", title, choices[title])
		}
	}
	if len(choices["status"]) != len(model.Statuses) || len(choices["country"]) != len(model.Countries) {
		t.Errorf("%v", choices)
	}
	if _, ok := choices["uid"]; ok {
		t.Error("an empty list has nobody's identity")
	}
	if len(tpl.Example) != len(tpl.Columns) || len(tpl.HelpRows) == 0 {
		t.Errorf("%d examples for %d columns", len(tpl.Example), len(tpl.Columns))
	}
}

func TestMergeHasTheLinesOfTheEnvelope(t *testing.T) {
	l := NewMerge(say, postal.Letter{Home: "SE", Language: "sv"})
	p := &model.Person{Given: "Anna", Family: "Ek", Addresses: []model.Address{{Street: "Hauptstr. 1", PostalCode: "50667", City: "Köln", Country: "DE", Kind: model.KindPrivate}}}
	got := map[string]string{}
	for i, c := range l.Columns() {
		if _, twice := got[c.Title]; twice {
			t.Errorf("%s stands there twice", c.Title)
		}
		got[c.Title] = l.Row(p)[i].Text
	}
	for title, want := range map[string]string{
		"export.column.greeting": "Hej Anna,", "export.column.line 1": "Anna Ek", "export.column.line 4": "TYSKLAND", "export.column.line 5": "",
		"import.field.postal_code": "50667", "import.field.country": "Tyskland", "export.column.email": "",
	} {
		if got[title] != want {
			t.Errorf("%s is %q, want %q", title, got[title], want)
		}
	}
}
