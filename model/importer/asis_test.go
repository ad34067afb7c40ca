package importer

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"alumnibook/model"
)

func cellOfField(t *testing.T, p *Plan, row int, f Field) PlanCell {
	t.Helper()
	for _, c := range p.Cells(row) {
		if c.Field == f {
			return c
		}
	}
	t.Fatalf("row %d has no cell of %s", row, f)
	return PlanCell{}
}

func TestEveryRepairCanBeTakenBack(t *testing.T) {
	rows := []row{
		{"Name", "Mobil", "PLZ/Ort", "Straße", "E-Mail privat", "Land", "Kategorien", "Webseite"},
		{"Dr. Jürgen Müller (geb. Klein)", 1712345678, "50667 Köln", "Ring 3, 50667 Köln", "a@example.org; b@example.org", "Deutschland", "Tax, Audit", "nichts"},
		{"Groß, Anna", "0221 1 oder 0170 1234567", "1067", "Weg 1", "Anna <c@example.org>", "Atlantis", "x", "a.example/b"},
	}
	p := planFor(t, newBook(t, "DE", "de"), written(t, "list.xlsx", sheetOf{name: "A", rows: rows}))
	before := p.Person(0)
	if before.Prefix != "Dr." || before.Family != "Müller" || before.BirthName != "Klein" || before.Phones[0].E164 != "+491712345678" || before.Addresses[0].PostalCode != "50667" {
		t.Fatalf("read as %+v", before)
	}
	for _, f := range []Field{FieldFullName, FieldMobile, FieldPostalCodeCity, FieldStreet, FieldCountry, FieldTags} {
		must(t, p.AsWritten(0, f))
		if c := cellOfField(t, p, 0, f); c.Repair != RepairAsWritten || c.Now != c.Written {
			t.Errorf("%s: %+v", f, c)
		}
	}
	want := model.Person{
		Family: "Dr. Jürgen Müller (geb. Klein)", Status: model.StatusAlumnus, Phones: []model.Phone{{Number: "1712345678", Kind: model.KindMobile}},
		Addresses: []model.Address{{Street: "Ring 3, 50667 Köln", PostalCode: "50667 Köln", Country: "Deutschland", Kind: model.KindPrivate}}, Tags: []string{"Tax, Audit"},
		Emails: []model.Email{{Address: "a@example.org", Kind: model.KindPrivate}, {Address: "b@example.org", Kind: model.KindPrivate}},
	}
	if diff := cmp.Diff(want, p.Person(0), content); diff != "" {
		t.Error(diff)
	}
	must(t, p.Uncorrect(0, FieldMobile))
	if got := p.Person(0).Phones[0].E164; got != "+491712345678" {
		t.Errorf("taken back: %q", got)
	}
	for row, f := range map[int]Field{0: FieldEmailPrivate, 1: FieldEmailPrivate} {
		if err := p.AsWritten(row, f); model.CodeOf(err) != model.CodeInvalid {
			t.Errorf("row %d, %s as written: %v", row, f, err)
		}
	}
	if err := p.AsWritten(0, FieldWebsite); model.CodeOf(err) != model.CodeInvalid {
		t.Errorf("a page that is none: %v", err)
	}
	if err := p.AsWritten(0, FieldNickname); model.CodeOf(err) != model.CodeInvalid {
		t.Errorf("a field without a column: %v", err)
	}
	if err := p.AsWritten(7, FieldMobile); model.CodeOf(err) != model.CodeInvalid {
		t.Errorf("a row that is not there: %v", err)
	}
}

// TestBadCells is the leaving-date column that holds every kind of date at once.
func TestBadCells(t *testing.T) {
	path := written(t, "Ehemalige.xlsx", sheetOf{name: "A", rows: []row{
		{"Nachname", "Vorname", "Austritt", "Mobil"},
		{"Eins", "Anna", "31.12.2019", 1712345678},
		{"Zwei", "Bo", 43830, nil},
		{"Drei", "Carl", "Dez 2019", nil},
		{"Vier", "Dora", "2019", nil},
		{"Fünf", "Emil", "03/04/2018", nil},
		{"Sechs", "Finn", "05/06/2018", nil},
	}})
	b := newBook(t, "DE", "de")
	s, err := SettingsOf(t.Context(), b, today)
	must(t, err)
	d := drafted(t, s, path)
	col := d.Files[0].Sheets[0].Columns[2]
	if col.DateOrder != OrderAsk || col.DateDoubt != 2 || col.Field != FieldExitDate {
		t.Fatalf("the column is %+v", col)
	}
	p, err := d.Plan(t.Context(), b, nil)
	must(t, err)
	if c := p.Counts(); c.New != 4 || c.Undecided != 2 {
		t.Errorf("before the answer: %+v", c)
	}
	col.DateOrder = OrderDay // asked once, for the column
	p, err = d.Plan(t.Context(), b, nil)
	must(t, err)
	if c := p.Counts(); c.New != 6 {
		t.Errorf("after it: %+v", c)
	}
	for i, want := range []struct{ now, repair string }{
		{"2019-12-31", ""}, {"2019-12-31", RepairDateSerial}, {"2019-12", RepairDatePartial}, {"2019", RepairDatePartial}, {"2018-04-03", RepairDateOrder}, {"2018-06-05", RepairDateOrder},
	} {
		c := cellOfField(t, p, i, FieldExitDate)
		if c.Now != want.now || c.Repair != want.repair {
			t.Errorf("row %d: %+v", i, c)
		}
		if p.Rows[i].Repaired != (want.repair != "" || i == 0) {
			t.Errorf("row %d: repaired %v", i, p.Rows[i].Repaired)
		}
	}
	phone := cellOfField(t, p, 0, FieldMobile)
	if phone.Written != "1712345678" || phone.Now != "+49 171 2345678" || phone.Repair != RepairPhoneZero {
		t.Errorf("%+v", phone)
	}
}

func TestDatesFollowTheOtherColumnsOfTheirSheet(t *testing.T) {
	read := func(birthday string) DateOrder {
		sh := drafted(t, settings("GB", "en"), written(t, "list.xlsx", sheetOf{name: "A", rows: []row{
			{"Last name", "First name", "Birthday", "Exit date"}, {"Ward", "Ann", birthday, "03/04/2018"},
		}})).Files[0].Sheets[0]
		return sh.Columns[3].DateOrder
	}
	for birthday, want := range map[string]DateOrder{"25/12/1980": OrderDay, "12/25/1980": OrderMonth, "1980-12-25": OrderAsk, "": OrderAsk} {
		if got := read(birthday); got != want {
			t.Errorf("beside %q: %q, want %q", birthday, got, want)
		}
	}
}
