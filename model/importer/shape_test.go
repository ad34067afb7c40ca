package importer

import (
	"context"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"alumnibook/model"
)

// memory remembers mappings as a book does.
type memory map[string][]byte

func (m memory) mapping(_ context.Context, shape string) ([]byte, bool, error) {
	data, ok := m[shape]
	return data, ok, nil
}

func column3(sh *Sheet, heading string) *Column {
	i := slices.IndexFunc(sh.Columns, func(c *Column) bool { return c.Heading == heading })
	return sh.Columns[i]
}

func TestTheShapeIsThatOfTheHeadings(t *testing.T) {
	one := func(rows ...row) string {
		return drafted(t, settings("DE", "de"), written(t, "list.xlsx", sheetOf{name: "A", rows: rows})).Files[0].Sheets[0].Shape()
	}
	base := one(row{"Nachname", "Vorname", "E-Mail privat"}, row{"Groß", "Ina", "a@b.de"})
	for name, other := range map[string]string{
		"other people":         one(row{"Nachname", "Vorname", "E-Mail privat"}, row{"Weiß", "Hans", nil}),
		"case and punctuation": one(row{"NACHNAME", "Vorname ", "E-Mail (privat)"}, row{"Groß", "Ina", "a@b.de"}),
		"a title above":        one(row{"Unsere Ehemaligen"}, row{}, row{"Nachname", "Vorname", "E-Mail privat"}, row{"Groß", "Ina", "a@b.de"}),
		"a stray cell behind":  one(row{"Nachname", "Vorname", "E-Mail privat"}, row{"Groß", "Ina", "a@b.de", nil, "x"}),
	} {
		if other != base || base == "" {
			t.Errorf("%s: %s instead of %s", name, other, base)
		}
	}
	for name, other := range map[string]string{
		"another order":   one(row{"Vorname", "Nachname", "E-Mail privat"}, row{"Ina", "Groß", "a@b.de"}),
		"one more":        one(row{"Nachname", "Vorname", "E-Mail privat", "Ort"}, row{"Groß", "Ina", "a@b.de", "Köln"}),
		"another heading": one(row{"Nachname", "Vorname", "E-Mail"}, row{"Groß", "Ina", "a@b.de"}),
	} {
		if other == base {
			t.Errorf("%s has the same shape", name)
		}
	}
	csv := drafted(t, settings("DE", "de"), textFile(t, "x.csv", "Nachname;Vorname;E-Mail privat\nGroß;Ina;a@b.de\n")).Files[0].Sheets[0].Shape()
	if csv != base {
		t.Error("the same list as a text file has another shape")
	}
}

func TestAMappingIsRememberedForItsShape(t *testing.T) {
	path := written(t, "list.xlsx", sheetOf{name: "A", rows: []row{
		{"Nachname", "Vorname", "Kürzel", "Ort", "Ende", "Personnummer"},
		{"Groß", "Ina", "ig", "Köln", "03/04/2018", "800517-1234"},
		{"Weiß", "Hans", "hw", "Bonn", "05/06/2019", "810618-1234"},
	}})
	d := drafted(t, settings("DE", "de"), path)
	sh := d.Files[0].Sheets[0]
	must(t, d.Map(sh, column3(sh, "Kürzel"), FieldNickname))
	must(t, d.Map(sh, column3(sh, "Ort"), FieldNone))
	if c := column3(sh, "Ende"); c.DateOrder != OrderAsk {
		t.Errorf("the order of strokes is %q", c.DateOrder)
	}
	column3(sh, "Ende").DateOrder = OrderMonth
	book := memory{sh.Shape(): d.Mapping(sh)}

	next := drafted(t, settings("DE", "de"), path)
	sh = next.Files[0].Sheets[0]
	must(t, next.recall(t.Context(), book.mapping))
	want := map[string]Field{"Nachname": FieldLastName, "Vorname": FieldFirstName, "Kürzel": FieldNickname, "Ort": FieldNone, "Ende": FieldExitDate, "Personnummer": FieldNone}
	if diff := cmp.Diff(want, fieldsOf(sh)); diff != "" || !sh.Recalled || column3(sh, "Ende").DateOrder != OrderMonth || column3(sh, "Ort").Why != WhyRecalled {
		t.Errorf("recalled %v, %s: %s", sh.Recalled, column3(sh, "Ende").DateOrder, diff)
	}
	next.Forget(sh)
	want["Kürzel"], want["Ort"] = FieldNone, FieldCity
	if diff := cmp.Diff(want, fieldsOf(sh)); diff != "" || sh.Recalled || column3(sh, "Ende").DateOrder != OrderAsk {
		t.Errorf("forgotten: %v %s", sh.Recalled, diff)
	}
}

func TestAHeadingRowThatTheUserPointedAtIsFoundAgain(t *testing.T) {
	rows := []row{{"x", "y"}, {"Wer", "Woher"}, {"Anna Groß", "Tax"}}
	path := written(t, "list.xlsx", sheetOf{name: "A", rows: rows})
	d, err := ReadOne(t.Context(), Source{Path: path}, settings("DE", "de"), nil)
	if model.CodeOf(err) != model.CodeNoHeading {
		t.Fatal(err)
	}
	sh := d.Files[0].Sheets[0]
	must(t, d.SetHeadingRow(sh, 2))
	must(t, d.Map(sh, sh.Columns[0], FieldFullName))
	must(t, d.Map(sh, sh.Columns[1], FieldDepartment))
	book := memory{sh.Shape(): d.Mapping(sh)}
	later := written(t, "later.xlsx", sheetOf{name: "A", rows: append([]row{{"Stand Mai"}, {}}, append(rows, row{"Hans Weiß", "Audit"})...)})
	d, _ = ReadOne(t.Context(), Source{Path: later}, settings("DE", "de"), nil)
	sh = d.Files[0].Sheets[0]
	must(t, d.recall(t.Context(), book.mapping))
	if sh.HeadingRow != 4 || !sh.Recalled || !sh.Chosen || sh.RowCount != 2 || sh.Columns[0].Field != FieldFullName || sh.Columns[1].Field != FieldDepartment {
		t.Errorf("heading %d, recalled %v, %d rows, %v", sh.HeadingRow, sh.Recalled, sh.RowCount, fieldsOf(sh))
	}
}

func TestColumnsAreMappedByName(t *testing.T) {
	path := written(t, "list.xlsx",
		sheetOf{name: "Köln", rows: []row{{"Nachname", "Vorname", "Kürzel"}, {"Groß", "Ina", "ig"}}},
		sheetOf{name: "Malmö", rows: []row{{"Nachname", "Vorname", "KÜRZEL"}, {"Ek", "Åsa", "åe"}}})
	s := settings("DE", "de")
	s.OwnFields = []model.OwnField{{Record: model.Record{ID: 9}, Name: "Kurz", Type: model.OwnText}}
	d := drafted(t, s, path)
	a, b := d.Files[0].Sheets[0], d.Files[0].Sheets[1]
	must(t, d.MapByName(" kürzel ", "nickname"))
	if a.Columns[2].Field != FieldNickname || b.Columns[2].Field != FieldNickname {
		t.Errorf("%s and %s", a.Columns[2].Field, b.Columns[2].Field)
	}
	must(t, d.MapByName("Malmö!C", "own:kurz"))
	if a.Columns[2].Field != FieldNickname || b.Columns[2].Field != OwnField(9) {
		t.Errorf("%s and %s", a.Columns[2].Field, b.Columns[2].Field)
	}
	must(t, d.MapByName("Köln!Vorname", "-"))
	if a.Columns[1].Field != FieldNone || b.Columns[1].Field != FieldFirstName {
		t.Errorf("%s and %s", a.Columns[1].Field, b.Columns[1].Field)
	}
	for _, bad := range [][2]string{{"Nirgends", "nickname"}, {"Kürzel", "nonsense"}, {"Kürzel", "own:Nirgends"}, {"Bonn!A", "nickname"}, {"Kürzel", "photo"}} {
		if err := d.MapByName(bad[0], bad[1]); model.CodeOf(err) != model.CodeInvalid {
			t.Errorf("%v: %v", bad, err)
		}
	}
}

func TestHiddenRowsAreTakenWhenTheUserWantsThem(t *testing.T) {
	path := written(t, "list.xlsx", sheetOf{name: "A", rows: []row{
		{"Name", "Kürzel", "Austritt"}, {"Anna Groß", "ag", "03/04/2018"}, {"Hans Weiß", "hw", "05/06/2018"}, {"Eva Lang", "el", "13/06/2018"},
	}, hide: []int{3, 4}})
	d := drafted(t, settings("DE", "de"), path)
	f := d.Files[0]
	sh := f.Sheets[0]
	col := sh.Columns[1]
	must(t, d.Map(sh, col, FieldNickname))
	sh.Columns[2].DateOrder = OrderMonth
	if diff := cmp.Diff([]Notice{{Sheet: "A", Code: NoticeHiddenRows, Count: 2}}, f.Warnings); diff != "" {
		t.Error(diff)
	}
	d.TakeHidden(sh, true)
	if sh.RowCount != 3 || sh.Columns[1] != col || col.Field != FieldNickname || col.Filled != 3 || !sh.Chosen || !sh.TakeHidden || sh.HiddenRows != 2 {
		t.Errorf("%d rows, %+v", sh.RowCount, col)
	}
	if sh.Columns[2].DateOrder != OrderDay { // the 13th shows it
		t.Errorf("order %q", sh.Columns[2].DateOrder)
	}
	if diff := cmp.Diff([]Notice{{Sheet: "A", Code: NoticeHiddenTaken, Count: 2}}, f.Warnings); diff != "" {
		t.Error(diff)
	}
	d.TakeHidden(sh, false)
	if sh.RowCount != 1 || col.Filled != 1 {
		t.Errorf("%d rows, %+v", sh.RowCount, col)
	}
}
