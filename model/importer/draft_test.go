package importer

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"alumnibook/model"
)

func TestHeadingRowIsFoundBelowTitles(t *testing.T) {
	path := written(t, "Ehemalige.xlsx", sheetOf{name: "Köln", rows: []row{
		{"Ehemalige Mitarbeiter 2015–2024"},
		{"Stand:", day(2024, 5, 1)},
		{},
		{"Nachname", "Vorname", "Austritt", "Bemerkung", "Schuhgröße"},
		{"Müller", "Jürgen", day(2017, 9, 30), "nett", 43},
		{},
		{"Weiß", "Hans", "31.12.2019", nil, 41},
		{"Nachname", "Vorname", "Austritt", "Bemerkung", "Schuhgröße"},
		{"Groß", "Anna", "2018", nil, 38},
		{"Summe", nil, nil, nil, 3},
	}}, sheetOf{name: "Notizen", rows: []row{{"nur ein Text"}, {"noch einer", "und noch einer"}}},
		sheetOf{name: "Alt", hidden: true, rows: []row{{"Nachname", "Vorname"}, {"Weg", "Willi"}}})
	d := drafted(t, settings("DE", "de"), path)
	sh := d.Files[0].Sheets[0]
	if sh.HeadingRow != 4 || sh.RowCount != 3 || !sh.Chosen || sh.Language != "de" {
		t.Errorf("heading %d, %d rows, %v, %s", sh.HeadingRow, sh.RowCount, sh.Chosen, sh.Language)
	}
	want := map[string]Field{"Nachname": FieldLastName, "Vorname": FieldFirstName, "Austritt": FieldExitDate, "Bemerkung": FieldNotes, "Schuhgröße": FieldNone}
	if diff := cmp.Diff(want, fieldsOf(sh)); diff != "" {
		t.Error(diff)
	}
	if other := d.Files[0].Sheets[1]; other.Skipped != "no_heading" || other.Chosen {
		t.Errorf("a sheet without headings: %+v", other)
	}
	if hidden := d.Files[0].Sheets[2]; hidden.Chosen || hidden.Skipped != "hidden" || hidden.HeadingRow != 1 {
		t.Errorf("a hidden sheet: chosen %v, %q", hidden.Chosen, hidden.Skipped)
	}
}

func TestTwoHeadingRowsAreJoined(t *testing.T) {
	path := written(t, "list.xlsx", sheetOf{name: "A", rows: []row{
		{"Mitarbeiterliste"},
		{},
		{"Person", nil, "Privat", nil, "Firma", nil},
		{"Nachname", "Vorname", "Telefon", "E-Mail", "Telefon", "E-Mail"},
		{"Groß", "Anna", "0221 123456", "a@example.org", "0221 99999", "anna@lindqvist.example"},
	}})
	sh := drafted(t, settings("DE", "de"), path).Files[0].Sheets[0]
	want := map[string]Field{
		"Person / Nachname": FieldLastName, "Person / Vorname": FieldFirstName, "Privat / Telefon": FieldPhonePrivate, "Privat / E-Mail": FieldEmailPrivate,
		"Firma / Telefon": FieldPhoneWork, "Firma / E-Mail": FieldEmailWork,
	}
	if diff := cmp.Diff(want, fieldsOf(sh)); diff != "" || sh.HeadingRow != 4 || sh.RowCount != 1 {
		t.Error(sh.HeadingRow, sh.RowCount, diff)
	}
}

func TestContextSettlesHeadingsWithSeveralMeanings(t *testing.T) {
	for _, c := range []struct {
		name     string
		rows     []row
		want     map[string]Field
		settings func(*Settings)
	}{
		{name: "Name beside a given name", rows: []row{{"Name", "Vorname"}, {"Groß", "Anna"}}, want: map[string]Field{"Name": FieldLastName, "Vorname": FieldFirstName}},
		{name: "Name alone", rows: []row{{"Name", "Abteilung"}, {"Anna Groß", "Tax"}}, want: map[string]Field{"Name": FieldFullName, "Abteilung": FieldDepartment}},
		{name: "Titel with salutations", rows: []row{{"Titel", "Efternavn"}, {"Hr.", "Holm"}, {"Fru", "Kjær"}}, want: map[string]Field{"Titel": FieldSalutation, "Efternavn": FieldLastName}},
		{name: "Titel with titles", rows: []row{{"Titel", "Nachname"}, {"Dr.", "Groß"}, {nil, "Weiß"}}, want: map[string]Field{"Titel": FieldTitle, "Nachname": FieldLastName}},
		{name: "Title with positions", rows: []row{{"Title", "Last Name"}, {"Partner", "Ward"}, {"Associate", "Hill"}}, want: map[string]Field{"Title": FieldPosition, "Last Name": FieldLastName}},
		{
			name: "Firma with one firm", rows: []row{{"Name", "Firma"}, {"Anna Groß", "L&P"}, {"Hans Weiß", "L&P"}, {"Eva Lang", "L&P"}},
			want: map[string]Field{"Name": FieldFullName, "Firma": FieldNone},
		},
		{
			name: "Firma with many", rows: []row{{"Name", "Firma"}, {"Anna Groß", "Deutz"}, {"Hans Weiß", "Ford"}, {"Eva Lang", "Ford"}},
			want: map[string]Field{"Name": FieldFullName, "Firma": FieldEmployer},
		},
		{
			name: "Ort with the firm's offices", rows: []row{{"Name", "Ort"}, {"Anna Groß", "Köln"}, {"Hans Weiß", "Malmö"}},
			want: map[string]Field{"Name": FieldFullName, "Ort": FieldOffice},
		},
		{
			name: "Ort beside a postal code", rows: []row{{"Name", "PLZ", "Ort"}, {"Anna Groß", "50667", "Köln"}},
			want: map[string]Field{"Name": FieldFullName, "PLZ": FieldPostalCode, "Ort": FieldCity},
		},
		{
			name: "E-Mail of the firm", rows: []row{{"Name", "E-Mail"}, {"Anna Groß", "a@lindqvist.example"}, {"Hans Weiß", "h@lindqvist.example"}},
			want: map[string]Field{"Name": FieldFullName, "E-Mail": FieldEmailWork},
		},
		{name: "E-Mail of people", rows: []row{{"Name", "E-Mail"}, {"Anna Groß", "a@gmx.de"}}, want: map[string]Field{"Name": FieldFullName, "E-Mail": FieldEmailPrivate}},
		{
			name: "von and bis", rows: []row{{"Name", "von", "bis"}, {"Anna Groß", "01.01.2010", "31.12.2015"}},
			want: map[string]Field{"Name": FieldFullName, "von": FieldEntryDate, "bis": FieldExitDate},
		},
		{name: "von alone", rows: []row{{"Name", "Abteilung", "von"}, {"Anna Groß", "Tax", "01.01.2010"}}, want: map[string]Field{"Name": FieldFullName, "Abteilung": FieldDepartment, "von": FieldNone}},
		{
			name: "ansat with dates", rows: []row{{"Navn", "Ansat"}, {"Lars Holm", "01-02-2010"}},
			want: map[string]Field{"Navn": FieldFullName, "Ansat": FieldEntryDate},
		},
		{name: "ansat with names", rows: []row{{"Ansat", "Afdeling"}, {"Lars Holm", "Skat"}}, want: map[string]Field{"Ansat": FieldFullName, "Afdeling": FieldDepartment}},
		{
			name: "geb. with dates", rows: []row{{"Name", "geb."}, {"Anna Groß", "17.05.1980"}},
			want: map[string]Field{"Name": FieldFullName, "geb.": FieldBirthDate},
		},
		{name: "geb. with names", rows: []row{{"Name", "geb."}, {"Anna Groß", "Klein"}}, want: map[string]Field{"Name": FieldFullName, "geb.": FieldBirthName}},
		{
			name: "dates that are none", rows: []row{{"Name", "Austritt"}, {"Anna Groß", "ja"}, {"Eva Lang", "nein"}},
			want: map[string]Field{"Name": FieldFullName, "Austritt": FieldNone},
		},
		{
			name: "addresses without @", rows: []row{{"Name", "Abteilung", "E-Mail privat"}, {"Anna Groß", "Tax", "ja"}},
			want: map[string]Field{"Name": FieldFullName, "Abteilung": FieldDepartment, "E-Mail privat": FieldNone},
		},
		{
			name: "unknown heading over addresses", rows: []row{{"Name", "Abteilung", "Elektropost", "Quasselstrippe"}, {"Anna Groß", "Tax", "a@gmx.de", "0221 123456"}},
			want: map[string]Field{"Name": FieldFullName, "Abteilung": FieldDepartment, "Elektropost": FieldEmailPrivate, "Quasselstrippe": FieldNone},
		},
		{
			name: "Mobil beside Mobil privat", rows: []row{{"Name", "Mobil", "Mobil privat"}, {"Anna Groß", "0170 1234567", "0171 1234567"}},
			want: map[string]Field{"Name": FieldFullName, "Mobil": FieldWorkMobile, "Mobil privat": FieldMobile},
		},
		{
			name: "national ids", rows: []row{{"Namn", "Avdelning", "Personnummer", "Anst.nr"}, {"Anna Ek", "Skatt", "800517-1234", "12"}},
			want: map[string]Field{"Namn": FieldFullName, "Avdelning": FieldDepartment, "Personnummer": FieldNone, "Anst.nr": FieldPersonnel},
		},
		{
			name: "own field", rows: []row{{"Name", "Abteilung", "Mandant"}, {"Anna Groß", "Tax", "Deutz"}},
			want: map[string]Field{"Name": FieldFullName, "Abteilung": FieldDepartment, "Mandant": OwnField(7)},
			settings: func(s *Settings) {
				s.OwnFields = []model.OwnField{{Record: model.Record{ID: 7}, Name: "Mandant", Type: model.OwnText}}
			},
		},
		{name: "one column", rows: []row{{"E-Mail"}, {"a@gmx.de"}, {"b@gmx.de"}}, want: map[string]Field{"E-Mail": FieldEmailPrivate}},
	} {
		s := settings("DE", "de")
		if c.settings != nil {
			c.settings(&s)
		}
		sh := drafted(t, s, written(t, "list.xlsx", sheetOf{name: "A", rows: c.rows})).Files[0].Sheets[0]
		if diff := cmp.Diff(c.want, fieldsOf(sh)); diff != "" {
			t.Errorf("%s: %s", c.name, diff)
		}
	}
}

func TestHiddenRowsAreCountedAndLeftOut(t *testing.T) {
	path := written(t, "list.xlsx", sheetOf{name: "A", rows: []row{{"Name", "Abteilung"}, {"Anna Groß", "Tax"}, {"Hans Weiß", "Tax"}, {"Eva Lang", "Tax"}}, hide: []int{3}})
	sh := drafted(t, settings("DE", "de"), path).Files[0].Sheets[0]
	if sh.RowCount != 2 || sh.HiddenRows != 1 {
		t.Errorf("%d rows, %d hidden", sh.RowCount, sh.HiddenRows)
	}
}

func TestMappingAndHeadingCanBeChanged(t *testing.T) {
	path := written(t, "list.xlsx", sheetOf{name: "A", rows: []row{{"x", "y"}, {"Wer", "Woher"}, {"Anna Groß", "Tax"}}}, sheetOf{name: "B", rows: []row{{"Name", "Abteilung"}, {"Eva Lang", "Tax"}}})
	d := drafted(t, settings("DE", "de"), path)
	sh := d.Files[0].Sheets[0]
	must(t, d.SetHeadingRow(sh, 2))
	if sh.RowCount != 1 || sh.Columns[0].Heading != "Wer" || !sh.Chosen {
		t.Errorf("%d rows under %q", sh.RowCount, sh.Columns[0].Heading)
	}
	must(t, d.Map(sh, sh.Columns[0], FieldFullName))
	if err := d.Map(sh, sh.Columns[1], "nonsense"); model.CodeOf(err) != model.CodeInvalid {
		t.Errorf("an unknown field gives %v", err)
	}
	if err := d.SetHeadingRow(sh, 99); model.CodeOf(err) != model.CodeNoHeading {
		t.Errorf("a row that is not there gives %v", err)
	}
}

func TestReadSaysWhatIsWrong(t *testing.T) {
	path := written(t, "list.xlsx", sheetOf{name: "A", rows: []row{{"nichts", "davon"}, {"ist", "bekannt"}}})
	if _, err := Read(t.Context(), []Source{{Path: path}}, settings("DE", "de"), nil); model.CodeOf(err) != model.CodeNoHeading {
		t.Errorf("no headings: %v", err)
	}
	if _, err := Read(t.Context(), []Source{{Path: path, Sheets: []string{"B"}}}, settings("DE", "de"), nil); model.CodeOf(err) != model.CodeNoSheet {
		t.Errorf("no such sheet: %v", err)
	}
	if _, err := Read(t.Context(), []Source{{Path: path + "x"}}, settings("DE", "de"), nil); model.CodeOf(err) != model.CodeNoFile {
		t.Errorf("no such file: %v", err)
	}
}
