package peoplesheet

import (
	"testing"

	"alumnibook/model"
	"alumnibook/model/exchange/sheet"
)

func words(key string) string {
	return map[string]string{
		"model.status.alumnus": "Ehemalig", "model.language.de": "Deutsch", "model.salutation.ms": "Frau", "model.country.SE": "Schweden",
	}[key]
}

// say answers a key without words by the key, as the program's words do.
func say(key string) string {
	if w := words(key); w != "" {
		return w
	}
	return key
}

// row is a person's values by the headings' keys.
func row(p *model.Person, own ...model.OwnField) map[string]sheet.Value {
	l := New(say, own)
	out := map[string]sheet.Value{}
	columns, values := l.Columns(), l.Row(p)
	if len(columns) != len(values) {
		panic("as many values as columns")
	}
	for i, c := range columns {
		out[c.Title] = values[i]
	}
	if len(out) != len(columns) {
		panic("two columns have one heading")
	}
	return out
}

func TestRowHoldsPreferredOfEachKind(t *testing.T) {
	p := &model.Person{
		Record: model.Record{UID: "u-1"}, Given: "Karin", Family: "von Essen", Salutation: model.SalutationMs, Language: "de", Status: model.StatusAlumnus,
		Birthday: model.NewDate(0, 5, 17),
		Emails:   []model.Email{{Address: "w@x.org", Kind: model.KindWork}, {Address: "a@x.org", Kind: model.KindPrivate}, {Address: "b@x.org", Kind: model.KindPrivate, Preferred: true}},
		Phones: []model.Phone{
			{Number: "070-174 06 05", E164: "+46701740605", Kind: model.KindMobile}, {Number: "ext. 12", Kind: model.KindWork},
		},
		Addresses: []model.Address{{Street: "Götgatan 1", PostalCode: "116 31", City: "Stockholm", Country: "SE", Kind: model.KindPrivate}, {City: "Atlantis", Country: "Atlantis", Kind: model.KindWork}},
		Employments: []model.Employment{
			{Office: "Malmö", From: model.NewDate(2001, 1, 1), To: model.NewDate(2004, 12, 31)},
			{Office: "Köln", PersonnelNumber: "00815", From: model.NewDate(2010, 0, 0), To: model.NewDate(2019, 12, 0), Reason: "Umzug"},
		},
		Jobs: []model.Job{{Organisation: "Alt AG", To: model.NewDate(2021, 1, 1)}, {Organisation: "Neu AG", Title: "CFO"}},
		Tags: []string{"Mentor", "Kunde"},
	}
	r := row(p)
	for field, want := range map[string]string{
		"uid": "u-1", "last_name": "von Essen", "salutation": "Frau", "language": "Deutsch", "status": "Ehemalig",
		"email_private": "b@x.org", "email_work": "w@x.org", "email_other": "", "phone_mobile": "+46 70 174 06 05", "phone_work": "ext. 12",
		"postal_code": "116 31", "country": "Schweden", "country_work": "Atlantis", "office": "Köln", "personnel_number": "00815",
		"reason_for_leaving": "Umzug", "current_employer": "Neu AG", "current_position": "CFO", "tags": "Mentor; Kunde", "skills": "",
	} {
		if got := r["import.field."+field].Text; got != want {
			t.Errorf("%s is %q, want %q", field, got, want)
		}
	}
	for field, want := range map[string]model.Date{"birth_date": {Month: 5, Day: 17}, "entry_date": {Year: 2010}, "exit_date": {Year: 2019, Month: 12}} {
		if got := r["import.field."+field].Date; got != want {
			t.Errorf("%s is %v, want %v", field, got, want)
		}
	}
}

func TestOwnFieldsKeepTheirType(t *testing.T) {
	own := []model.OwnField{
		{Record: model.Record{ID: 1}, Name: "Punkte", Type: model.OwnNumber},
		{Record: model.Record{ID: 2}, Name: "Mentor seit", Type: model.OwnDate},
		{Record: model.Record{ID: 3}, Name: "Größe", Type: model.OwnChoice},
		{Record: model.Record{ID: 4}, Name: "Hobby", Type: model.OwnText},
	}
	p := &model.Person{Family: "Berg", OwnFields: map[int64]string{1: "12.5", 2: "2020-03", 3: "XL"}}
	r := row(p, own...)
	if v := r["Punkte"]; !v.HasNumber || v.Number != 12.5 {
		t.Errorf("number: %+v", v)
	}
	if v := r["Mentor seit"]; v.Date != model.NewDate(2020, 3, 0) {
		t.Errorf("date: %+v", v)
	}
	if r["Größe"].Text != "XL" || r["Hobby"] != (sheet.Value{}) {
		t.Errorf("texts: %+v %+v", r["Größe"], r["Hobby"])
	}
}

func TestEmptyPersonHasEmptyCells(t *testing.T) {
	for title, v := range row(&model.Person{}, model.OwnField{Record: model.Record{ID: 1}, Name: "Own", Type: model.OwnNumber}) {
		if v != (sheet.Value{}) {
			t.Errorf("%s holds %+v", title, v)
		}
	}
}
