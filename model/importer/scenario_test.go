package importer

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"alumnibook/model"
	"alumnibook/model/book"
)

// The names of the staff lists: 24 × 18 of them are different.
var (
	staffGiven = []string{
		"Jürgen", "Anna", "Søren", "Åsa", "Zoë", "Karin", "Lars", "Mette", "Ingrid", "Björn", "Eva", "Nils", "Petra", "Uwe", "Göran", "Birgit", "Olof", "Frauke",
		"Sven", "Maja", "Kurt", "Hilde", "Rolf", "Tove",
	}
	staffFamily = []string{
		"Müller", "Groß", "Sørensen", "Åkesson", "von der Heide", "Weiß", "Lindström", "Østergaard", "Schmidt", "Kjær", "Holm", "Becker", "Vogel", "Nyström",
		"Winter", "Falk", "Lauritzen", "Böhm",
	}
)

var staffHeadings = row{
	"Pers.-Nr.", "Anrede", "Nachname", "Vorname", "Geburtsdatum", "E-Mail privat", "Mobil", "Straße", "PLZ", "Ort", "Eintritt", "Austritt", "Abteilung", "Position",
	"Kürzel", "Betreuer",
}

// staffRow is the row of person i.
func staffRow(i int) row {
	return row{
		fmt.Sprintf("%05d", 100+i), []string{"Herr", "Frau"}[i%2], staffFamily[i/24%18], staffGiven[i%24], day(1950+i%45, 1+i%12, 1+i%28),
		fmt.Sprintf("person%d@example.org", i), fmt.Sprintf("0170 %07d", 2000000+i), fmt.Sprintf("Hauptstr. %d", i), "50667", "Köln",
		day(1995+i%15, 1+i%12, 1), day(2015+i%9, 1+i%12, 28), []string{"Tax", "Audit"}[i%2], "Manager", fmt.Sprintf("K%d", i), "Frau Falk",
	}
}

// staffList is the list of scenario 1: three sheets of 214, 121 and 77 rows, headings in the fourth row. 29 people stand in
// it twice, of 7 rows nothing but the name is known, 5 are wrong.
func staffList(t testing.TB) string {
	t.Helper()
	var rows []row
	for i := range 371 {
		rows = append(rows, staffRow(i))
	}
	for i := range 29 { // again, as an office without umlauts wrote them
		r := staffRow(i * 7)
		r[0], r[4], r[6], r[10], r[11] = nil, nil, nil, nil, nil
		rows = append(rows, r)
	}
	for i := range 7 {
		r := staffRow(i*11 + 3)
		rows = append(rows, row{nil, nil, r[2], r[3], nil, nil, nil, nil, nil, nil, nil, nil, "Legal"})
	}
	for i := range 5 {
		r := staffRow(400 + i)
		if i%2 == 0 {
			r[5] = "kaputt@"
		} else {
			r[11] = "31.02.2017"
		}
		rows = append(rows, r)
	}
	var sheets []sheetOf
	for _, s := range []struct {
		name string
		n    int
	}{{"Stockholm", 214}, {"Göteborg", 121}, {"Malmö", 77}} {
		top := []row{{"Lindqvist & Partner: Ehemalige 2015-2024"}, {"Stand 1. Mai 2024"}, {}, staffHeadings}
		sheets = append(sheets, sheetOf{name: s.name, rows: append(top, rows[:s.n]...)})
		rows = rows[s.n:]
	}
	return written(t, "Ehemalige 2015-2024.xlsx", sheets...)
}

// firstImport does what scenario 1 says and gives the book with its 376 people.
func firstImport(t testing.TB) (*book.Book, string) {
	t.Helper()
	b := newBook(t, "DE", "de")
	path := staffList(t)
	p := planFor(t, b, path)
	if c := p.Counts(); c.Rows != 412 || c.New != 371 || c.Joined != 29 || c.Undecided != 7 || c.Rejected != 5 {
		t.Fatalf("the plan says %+v", c)
	}
	undecided := p.Find(FateUndecided)
	must(t, p.DecideAll(undecided[:5], DecideNew))
	for _, i := range undecided[5:] {
		must(t, p.Decide(i, DecideCandidate(p.Rows[i].Candidates[0])))
	}
	res, err := p.Apply(t.Context(), b, nil)
	must(t, err)
	if got := counts(res); got != [7]int{412, 376, 0, 0, 31, 5, 0} {
		t.Fatalf("counts %v", got)
	}
	return b, path
}

func TestScenarioFirstImportAndTheSameFileAgain(t *testing.T) {
	b, path := firstImport(t)
	before := everybody(t, b)
	if len(before) != 376 {
		t.Fatalf("%d people", len(before))
	}
	p := planFor(t, b, path)
	if c := p.Counts(); c.New+c.Changed+c.Undecided+c.Conflicts != 0 || c.Same != 376 || c.Joined != 31 || c.Rejected != 5 {
		t.Errorf("the same file again: %+v", c)
	}
	res, err := p.Apply(t.Context(), b, nil)
	must(t, err)
	if got := counts(res); got != [7]int{412, 0, 0, 376, 31, 5, 0} || res.Change != 0 {
		t.Errorf("counts %v, change %d", got, res.Change)
	}
	if diff := cmp.Diff(before, everybody(t, b)); diff != "" {
		t.Error(diff)
	}
	apart, err := b.Different(t.Context())
	must(t, err)
	if len(apart) != 5 {
		t.Errorf("%d pairs are remembered as not the same", len(apart))
	}
}

// updateList is the list of scenario 2: 96 people with something new, 20 who are not in the book, 4 as they are.
func updateList(t testing.TB) string {
	t.Helper()
	rows := []row{{"Personalnummer", "Name", "Vorname", "Abteilung", "Büro", "Private E-Mail"}}
	for i := range 120 {
		r := staffRow(i + 30)
		department, office, mail := r[12], any(nil), r[5]
		switch {
		case i < 96: // office and department in each other's place
			department, office = "Köln", r[12]
		case i < 116:
			r = staffRow(410 + i - 96)
			r[0], mail = fmt.Sprintf("9%04d", i), fmt.Sprintf("neu%d@example.org", i)
		}
		rows = append(rows, row{r[0], r[2], r[3], department, office, mail})
	}
	return written(t, "HR update.xlsx", sheetOf{name: "Tabelle1", rows: rows})
}

func TestScenarioUndoOfAnUpdate(t *testing.T) {
	b, _ := firstImport(t)
	before := everybody(t, b)
	p := planFor(t, b, updateList(t))
	if c := p.Counts(); c.Changed != 96 || c.New != 20 || c.Same != 4 || c.Rows != 120 || c.Conflicts != 0 {
		t.Fatalf("%+v", c)
	}
	res, err := p.Apply(t.Context(), b, nil)
	must(t, err)
	if n := len(everybody(t, b)); n != 396 {
		t.Errorf("%d people", n)
	}
	edited := slices.IndexFunc(before, func(p model.Person) bool { return p.LastEmployment().PersonnelNumber == "00140" })
	id := before[edited].ID
	_, err = b.Change(t.Context(), model.Doing{Code: "edit"}, func(tx *book.Tx) error {
		p, err := tx.Person(id)
		if err != nil {
			return err
		}
		p.Employments[0].Department = "Partnerschaft"
		return tx.UpdatePeople([]*model.Person{&p})
	})
	must(t, err)
	undone, err := b.Undo(t.Context(), res.Change, model.UndoAsk)
	must(t, err)
	if len(undone.Conflicts) == 0 || undone.Change != 0 {
		t.Fatalf("somebody edited one of them since: %+v", undone)
	}
	for _, c := range undone.Conflicts {
		if c.ID != id {
			t.Errorf("a conflict about somebody else: %+v", c)
		}
	}
	_, err = b.Undo(t.Context(), res.Change, model.UndoKeep)
	must(t, err)
	after := everybody(t, b)
	if len(after) != 376 {
		t.Fatalf("%d people", len(after))
	}
	for i := range before {
		if before[i].ID == id {
			if e := after[i].Employments[0]; e.Department != "Partnerschaft" {
				t.Errorf("the hand's own edit became %+v", e)
			}
			continue
		}
		if diff := cmp.Diff(before[i], after[i], content); diff != "" {
			t.Error(diff)
		}
	}
}

func TestScenarioEditedExport(t *testing.T) {
	titles, names, more := wordFile(t, "import.json"), wordFile(t, "model.json"), wordFile(t, "import_reading.json")
	b, _ := firstImport(t)
	path := exported(t, b, "de", titles, names, more)
	if c := planFor(t, b, path).Counts(); c.Same != 376 || c.Conflicts != 0 {
		t.Fatalf("untouched: %+v", c)
	}
	f, err := excelize.OpenFile(path)
	must(t, err)
	rows, err := f.GetRows(f.GetSheetName(0))
	must(t, err)
	edits := []struct {
		field Field
		value string
	}{
		{FieldDepartment, "Legal"},
		{FieldPosition, "Partner"},
		{FieldMobile, "+49 151 33344%02d"},
		{FieldEmailPrivate, "neu%02d@example.net"},
		{FieldCity, "Bonn"},
		{FieldFirstName, "Vera %02d"},
		{FieldOffice, "Malmö"},
		{FieldBirthDate, "1999-09-%02d"},
		{FieldEmployer, "Ford %02d"},
	}
	count := 0
	change := func(r, e int) {
		column := slices.Index(rows[0], titles["import.field."+string(edits[e].field)]["de"])
		at, err := excelize.CoordinatesToCellName(column+1, r+1)
		must(t, err)
		value := edits[e].value
		if i := slices.Index([]rune(value), '%'); i >= 0 {
			value = fmt.Sprintf(value, 10+r%18)
		}
		must(t, f.SetCellStr(f.GetSheetName(0), at, value))
		count++
	}
	complete := 0
	for r := 1; complete < 35; r++ {
		if slices.Contains(rows[r], "") && !slices.ContainsFunc(rows[r], func(s string) bool { return len(s) == 5 && s[0] == '0' }) {
			continue // one of those of whom only the name is known
		}
		change(r, complete%len(edits))
		if complete < 3 {
			change(r, 8)
		}
		complete++
	}
	must(t, f.Save())
	p := planFor(t, b, path)
	if c := p.Counts(); c.Changed != 35 || c.Same != 341 || c.Conflicts != 0 || count != 38 {
		t.Errorf("%d cells: %+v", count, c)
	}
	n := 0
	for i := range p.Rows {
		for _, c := range p.Cells(i) {
			if c.Change || c.Adds {
				n++
			}
		}
	}
	if n != 38 {
		t.Errorf("%d cells change", n)
	}
	_, err = p.Apply(t.Context(), b, nil)
	must(t, err)
	if c := planFor(t, b, path).Counts(); c.Same != 376 {
		t.Errorf("a second time: %+v", c)
	}
}

func TestUndoOfAnImportMonthsLater(t *testing.T) {
	b := newBook(t, "DE", "de")
	imported(t, b, germanList(t))
	list := written(t, "HR.xlsx", sheetOf{name: "A", rows: []row{
		{"Pers.-Nr.", "Nachname", "Vorname", "Abteilung"}, {"00815", "Müller", "Jürgen", "Advisory"}, {"00817", "Groß", "Ina", "Audit"}, {"01000", "Neu", "Nina", "Tax"},
	}})
	res := imported(t, b, list)
	for month := range 8 { // of other work
		_, err := b.Change(t.Context(), model.Doing{Code: "edit"}, func(tx *book.Tx) error {
			p := named(t, b, "Müller")
			p.Tags = append(p.Tags, fmt.Sprintf("M%d", month))
			return tx.UpdatePeople([]*model.Person{p})
		})
		must(t, err)
	}
	undone, err := b.Undo(t.Context(), res.Change, model.UndoAsk)
	must(t, err)
	p := named(t, b, "Müller")
	if len(undone.Conflicts) != 0 || p.Employments[0].Department != "Tax" || len(p.Tags) != 8 || len(everybody(t, b)) != 4 {
		t.Errorf("%+v: %+v", undone, p)
	}
	again := imported(t, b, list)
	if again.Created != 1 || again.Changed != 2 {
		t.Errorf("after the undo the list is as new: %+v", again)
	}
}
