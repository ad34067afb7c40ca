package importer

import (
	"testing"

	"alumnibook/model"
)

func TestNationalIDsAreTold(t *testing.T) {
	for _, s := range []string{
		"800517-1234", "19800517-1234", "170580-1234", "15070649C103", "15 070649 C 103", "DE02120300000000202051", "DE02 1203 0000 0000 2020 51",
		"8112189876", "198112189876", "0707614285", "707614285", "86095742719",
	} {
		if !isNationalID(s) {
			t.Errorf("%q was not told", s)
		}
	}
	for _, s := range []string{"", "4711", "0170 1234567", "+4915112345678", "2019-12-31", "00017", "8112189877", "86095742718", "15070649C104", "DE03120300000000202051", "Hauptstr. 5"} {
		if isNationalID(s) {
			t.Errorf("%q was taken for a national id", s)
		}
	}
}

func TestAColumnOfNationalIDsIsLockedWhateverItsHeading(t *testing.T) {
	for name, c := range map[string]struct{ heading, a, b, c string }{
		"by a foreign heading":    {"Kennung", "800517-1234", "810618-1234", ""},
		"by a harmless one":       {"Pers.-Nr.", "170580-1234", "180681-4321", "190782-1111"},
		"without dashes":          {"Bemerkung", "8112189876", "198112189876", "8112189876"},
		"an account":              {"Info", "DE02120300000000202051", "DE02 1203 0000 0000 2020 51", ""},
		"an insurance number":     {"Notiz", "15070649C103", "15 070649 C 103", ""},
		"by its heading, no ids":  {"Personnummer", "geheim", "", ""},
		"half of them empty text": {"Nr", "800517-1234", "", "810618-1234"},
	} {
		path := written(t, "list.xlsx", sheetOf{name: "A", rows: []row{
			{"Nachname", "Vorname", c.heading}, {"Ek", "Anna", c.a}, {"Berg", "Bo", c.b}, {"Lind", "Eva", c.c},
		}})
		s := settings("SE", "sv")
		s.OwnFields = []model.OwnField{{Record: model.Record{ID: 3}, Name: "Ausweis", Type: model.OwnText}, {Record: model.Record{ID: 4}, Name: "Zahl", Type: model.OwnNumber}}
		d := drafted(t, s, path)
		sh := d.Files[0].Sheets[0]
		col := sh.Columns[2]
		if !col.Sensitive || col.Field != FieldNone || col.Suggested != FieldNone {
			t.Errorf("%s: %+v", name, col)
			continue
		}
		for _, sample := range col.Samples {
			if sample == c.a {
				t.Errorf("%s: %q is shown", name, sample)
			}
		}
		if err := d.Map(sh, col, OwnField(3)); model.CodeOf(err) != model.CodeInvalid {
			t.Errorf("%s: mapped without a question: %v", name, err)
		}
		if err := d.AllowSensitive(sh, sh.Columns[0]); model.CodeOf(err) != model.CodeInvalid {
			t.Errorf("%s: a column that is not locked was unlocked: %v", name, err)
		}
		must(t, d.AskSensitive(col))
		if err := d.Map(sh, col, OwnField(3)); model.CodeOf(err) != model.CodeInvalid {
			t.Errorf("%s: mapped after one question: %v", name, err)
		}
		must(t, d.AskSensitive(col))
		for _, f := range []Field{FieldPersonnel, FieldNotes, OwnField(4)} {
			if err := d.Map(sh, col, f); model.CodeOf(err) != model.CodeInvalid {
				t.Errorf("%s: mapped to %s: %v", name, f, err)
			}
		}
		must(t, d.Map(sh, col, OwnField(3)))
		p, err := d.Plan(t.Context(), newBook(t, "SE", "sv"), nil)
		must(t, err)
		if got := p.Person(0).OwnFields[3]; got != c.a {
			t.Errorf("%s: the own field holds %q", name, got)
		}
	}
}

func TestABirthdayIsTakenOutOfANationalID(t *testing.T) {
	for lang, c := range map[string]struct{ heading, id, want string }{
		"sv": {"Födelsedatum", "800517-1234", "1980-05-17"}, "da": {"Fødselsdato", "170580-1234", "1980-05-17"}, "de": {"Geburtsdatum", "198112189876", "1981-12-18"},
	} {
		country := map[string]string{"sv": "SE", "da": "DK", "de": "DE"}[lang]
		name := map[string]row{"sv": {"Efternamn", "Förnamn"}, "da": {"Efternavn", "Fornavn"}, "de": {"Nachname", "Vorname"}}[lang]
		path := written(t, "list.xlsx", sheetOf{name: "A", rows: []row{append(name, c.heading), {"Ek", "Anna", c.id}}})
		p := planFor(t, newBook(t, country, lang), path)
		if got := p.Person(0).Birthday.String(); got != c.want {
			t.Errorf("%s: %s", lang, got)
		}
		cells := p.Cells(0)
		if last := cells[len(cells)-1]; last.Repair != RepairIDCut || last.Now != c.want {
			t.Errorf("%s: %+v", lang, last)
		}
	}
}
