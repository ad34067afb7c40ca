package importer

import (
	"context"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"alumnibook/model"
	"alumnibook/model/book"
)

// planFor plans a list for a book.
func planFor(t testing.TB, b *book.Book, paths ...string) *Plan {
	t.Helper()
	s, err := SettingsOf(t.Context(), b, today)
	must(t, err)
	p, err := drafted(t, s, paths...).Plan(t.Context(), b, nil)
	must(t, err)
	return p
}

// imported plans and applies a list.
func imported(t testing.TB, b *book.Book, paths ...string) Result {
	t.Helper()
	p := planFor(t, b, paths...)
	res, err := p.Apply(t.Context(), b, nil)
	must(t, err)
	return res
}

// everybody is all people of a book, in the order of their names.
func everybody(t testing.TB, b *book.Book) []model.Person {
	t.Helper()
	ids, err := b.Find(t.Context(), model.Filter{}, model.Sort{})
	must(t, err)
	people, err := b.People(t.Context(), ids)
	must(t, err)
	return people
}

// content compares people by what is known about them.
var content = cmp.Options{cmpopts.IgnoreFields(model.Person{}, "Record"), cmpopts.EquateEmpty()}

// counts are the numbers of a result.
func counts(r Result) [7]int {
	return [7]int{r.Rows, r.Created, r.Changed, r.Unchanged, r.Joined, r.Rejected, r.Undecided}
}

// lists are ordinary staff lists, one for each language, about the same people.
func germanList(t testing.TB) string {
	return written(t, "Ehemalige 2015-2024.xlsx",
		sheetOf{name: "Köln", rows: []row{
			{"Lindqvist & Partner: ehemalige Mitarbeiter"},
			{"Stand:", day(2024, 5, 1)},
			{},
			{"Pers.-Nr.", "Anrede", "Titel", "Nachname", "Vorname", "Geburtsdatum", "E-Mail privat", "Mobil", "Straße", "Hausnr.", "PLZ", "Ort", "Land", "Eintritt", "Austritt", "Abteilung", "Büro", "Heute bei", "IBAN"},
			{"00815", "Herr", "Dr.", "Müller", "Jürgen", day(1980, 5, 17), "jm@example.org", 1712345678, "Hauptstr.", 5, 1067, "Dresden", "Deutschland", day(2010, 1, 1), "31.12.2019", "Tax", "Köln", "Deutz AG", "DE02"},
			{"00816", "Frau", nil, "von der Heide", "Anna-Lena", "1975", "heide@example.org; anna@example.org", "0172/2345678 oder 0221/123456", nil, nil, "50667", "Köln", nil, "1.3.2011", 43830, "Audit", "Köln", nil, nil},
			{"00817", "Frau", nil, "Groß", "Ina", nil, nil, nil, nil, nil, nil, nil, nil, "2015", "Dez 2020", "Tax", "Köln", nil, nil},
			{},
			{nil, nil, nil, nil, nil, nil, "niemand@", nil, nil, nil, nil, nil, nil, nil, nil, "Tax", "Köln", nil, nil},
			{"Summe", nil, nil, nil, nil, nil, nil, nil, nil, nil, nil, nil, nil, nil, nil, nil, nil, nil, 3},
		}},
		sheetOf{name: "Malmö", rows: []row{
			{"Nachname", "Vorname", "E-Mail privat", "Eintritt", "Austritt", "Büro", "Telefon privat", "Land", "PLZ"},
			{"Mueller", "Juergen", "JM@example.org", "01.02.2021", "30.06.2023", "Malmö", nil, nil, nil},
			{"Åkesson", "Åsa", "asa@example.org", nil, day(2021, 6, 30), "Malmö", "040-12 34 56", "Schweden", "21120"},
		}},
	)
}

var germanPeople = []model.Person{
	{
		Given: "Åsa", Family: "Åkesson", Status: model.StatusAlumnus, Emails: []model.Email{{Address: "asa@example.org", Kind: model.KindPrivate}},
		Phones:      []model.Phone{{Number: "040-12 34 56", E164: "+4640123456", Kind: model.KindPrivate}},
		Addresses:   []model.Address{{PostalCode: "211 20", Country: "SE", Kind: model.KindPrivate}},
		Employments: []model.Employment{{Office: "Malmö", To: model.NewDate(2021, 6, 30)}},
	},
	{
		Given: "Ina", Family: "Groß", Salutation: model.SalutationMs, Status: model.StatusAlumnus,
		Employments: []model.Employment{{PersonnelNumber: "00817", Office: "Köln", Department: "Tax", From: model.NewDate(2015, 0, 0), To: model.NewDate(2020, 12, 0)}},
	},
	{
		Given: "Anna-Lena", Family: "von der Heide", Salutation: model.SalutationMs, Status: model.StatusAlumnus, Birthday: model.NewDate(1975, 0, 0),
		Emails:      []model.Email{{Address: "heide@example.org", Kind: model.KindPrivate}, {Address: "anna@example.org", Kind: model.KindPrivate}},
		Phones:      []model.Phone{{Number: "0172/2345678", E164: "+491722345678", Kind: model.KindMobile}, {Number: "0221/123456", E164: "+49221123456", Kind: model.KindMobile}},
		Addresses:   []model.Address{{PostalCode: "50667", City: "Köln", Kind: model.KindPrivate}},
		Employments: []model.Employment{{PersonnelNumber: "00816", Office: "Köln", Department: "Audit", From: model.NewDate(2011, 3, 1), To: model.NewDate(2019, 12, 31)}},
	},
	{
		Prefix: "Dr.", Given: "Jürgen", Family: "Müller", Salutation: model.SalutationMr, Status: model.StatusAlumnus, Birthday: model.NewDate(1980, 5, 17),
		Emails:    []model.Email{{Address: "jm@example.org", Kind: model.KindPrivate}},
		Phones:    []model.Phone{{Number: "+49 171 2345678", E164: "+491712345678", Kind: model.KindMobile}},
		Addresses: []model.Address{{Street: "Hauptstr. 5", PostalCode: "01067", City: "Dresden", Country: "DE", Kind: model.KindPrivate}},
		Employments: []model.Employment{
			{PersonnelNumber: "00815", Office: "Köln", Department: "Tax", From: model.NewDate(2010, 1, 1), To: model.NewDate(2019, 12, 31)},
			{Office: "Malmö", From: model.NewDate(2021, 2, 1), To: model.NewDate(2023, 6, 30)},
		},
		Jobs: []model.Job{{Organisation: "Deutz AG"}},
	},
}

func TestGermanList(t *testing.T) {
	b := newBook(t, "DE", "de")
	path := germanList(t)
	p := planFor(t, b, path)
	if taken, all := p.draft.Understood(); taken != 19 || all != 20 {
		t.Errorf("%d of %d columns were understood", taken, all)
	}
	res, err := p.Apply(t.Context(), b, nil)
	must(t, err)
	if got := counts(res); got != [7]int{6, 4, 0, 0, 1, 1, 0} {
		t.Errorf("counts %v", got)
	}
	f := res.Files[0]
	if diff := cmp.Diff([]RowResult{{Sheet: "Köln", Row: 9, Reason: ReasonBadEmail, Field: FieldEmailPrivate}}, f.Rejected); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]ColumnLeft{{"Köln", "IBAN", WhySensitive}}, f.LeftOutCols); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(germanPeople, everybody(t, b), content); diff != "" {
		t.Error(diff)
	}
	change, ok, err := b.Undoable(t.Context())
	must(t, err)
	if !ok || change.ID != res.Change || change.Doing != (model.Doing{Code: "import", Name: "Ehemalige 2015-2024.xlsx", Count: 5}) {
		t.Errorf("the journal says %+v", change)
	}
}

func TestDanishList(t *testing.T) {
	b := newBook(t, "DK", "da")
	res := imported(t, b, written(t, "Tidligere.xlsx", sheetOf{name: "Aarhus", rows: []row{
		{"Medarb.nr.", "Titel", "Navn", "CPR-nr.", "Mobil", "E-mail", "Adresse", "Postnr.", "By", "Ansat", "Fratrådt", "Afdeling", "Stilling", "Kontor", "Status"},
		{7, "Hr.", "Lars Østergaard", "170580-1234", "20 99 88 77", "lars@mail.dk", "Åboulevarden 3", 8000, "Aarhus C", "1/2-2010", "30/9-2017", "Skat", "Konsulent", "Aarhus", nil},
		{"08", "Fru", "Mette Kjær", nil, "+45 20 12 34 56 eller 86 12 34 56", "mette@lindqvist.example", nil, nil, nil, "3. maj 2012", "31-01-2018", nil, nil, "Aarhus", "gået på pension"},
	}}))
	if got := counts(res); got != [7]int{2, 2, 0, 0, 0, 0, 0} {
		t.Errorf("counts %v", got)
	}
	if diff := cmp.Diff([]ColumnLeft{{"Aarhus", "CPR-nr.", WhySensitive}}, res.Files[0].LeftOutCols); diff != "" {
		t.Error(diff)
	}
	want := []model.Person{
		{
			Given: "Mette", Family: "Kjær", Salutation: model.SalutationMs, Status: model.StatusRetired, Emails: []model.Email{{Address: "mette@lindqvist.example", Kind: model.KindWork}},
			Phones:      []model.Phone{{Number: "+45 20 12 34 56", E164: "+4520123456", Kind: model.KindMobile}, {Number: "86 12 34 56", E164: "+4586123456", Kind: model.KindMobile}},
			Employments: []model.Employment{{PersonnelNumber: "08", Office: "Aarhus", From: model.NewDate(2012, 5, 3), To: model.NewDate(2018, 1, 31)}},
		},
		{
			Given: "Lars", Family: "Østergaard", Salutation: model.SalutationMr, Status: model.StatusAlumnus, Emails: []model.Email{{Address: "lars@mail.dk", Kind: model.KindPrivate}},
			Phones:      []model.Phone{{Number: "20 99 88 77", E164: "+4520998877", Kind: model.KindMobile}},
			Addresses:   []model.Address{{Street: "Åboulevarden 3", PostalCode: "8000", City: "Aarhus C", Kind: model.KindPrivate}},
			Employments: []model.Employment{{PersonnelNumber: "7", Office: "Aarhus", Department: "Skat", Position: "Konsulent", From: model.NewDate(2010, 2, 1), To: model.NewDate(2017, 9, 30)}},
		},
	}
	if diff := cmp.Diff(want, everybody(t, b), content); diff != "" {
		t.Error(diff)
	}
}

func TestSwedishList(t *testing.T) {
	b := newBook(t, "SE", "sv")
	res := imported(t, b, written(t, "Tidigare.xlsx", sheetOf{name: "Malmö", rows: []row{
		{"Före detta medarbetare"},
		{"Förnamn", "Efternamn", "Personnummer", "Mobil", "E-post", "Gatuadress", "Postnr", "Ort", "Anställd", "Slutade", "Avdelning", "Befattning", "Kontor"},
		{"Ingrid", "Ångström", "800517-1234", 701234567, "ingrid@telia.com", "Storgatan 1", 21120, "Malmö", "2010-01-01", "2018-05-31", "Skatt", "Konsult", "Malmö"},
		{"Ebba", "Lindström", "811224-1234", "070-123 45 68", "ebba@telia.com", "Lillgatan 2", "222 22", "Lund", "2011", "augusti 2022", "Revision", nil, "Malmö"},
	}}))
	if got := counts(res); got != [7]int{2, 2, 0, 0, 0, 0, 0} {
		t.Errorf("counts %v", got)
	}
	want := []model.Person{
		{
			Given: "Ebba", Family: "Lindström", Status: model.StatusAlumnus, Emails: []model.Email{{Address: "ebba@telia.com", Kind: model.KindPrivate}},
			Phones:      []model.Phone{{Number: "070-123 45 68", E164: "+46701234568", Kind: model.KindMobile}},
			Addresses:   []model.Address{{Street: "Lillgatan 2", PostalCode: "222 22", City: "Lund", Kind: model.KindPrivate}},
			Employments: []model.Employment{{Office: "Malmö", Department: "Revision", From: model.NewDate(2011, 0, 0), To: model.NewDate(2022, 8, 0)}},
		},
		{
			Given: "Ingrid", Family: "Ångström", Status: model.StatusAlumnus, Emails: []model.Email{{Address: "ingrid@telia.com", Kind: model.KindPrivate}},
			Phones:      []model.Phone{{Number: "+46 70 123 45 67", E164: "+46701234567", Kind: model.KindMobile}},
			Addresses:   []model.Address{{Street: "Storgatan 1", PostalCode: "211 20", City: "Malmö", Kind: model.KindPrivate}},
			Employments: []model.Employment{{Office: "Malmö", Department: "Skatt", Position: "Konsult", From: model.NewDate(2010, 1, 1), To: model.NewDate(2018, 5, 31)}},
		},
	}
	if diff := cmp.Diff(want, everybody(t, b), content); diff != "" {
		t.Error(diff)
	}
}

func TestEnglishList(t *testing.T) {
	b := newBook(t, "GB", "en")
	res := imported(t, b, written(t, "Leavers.xlsx", sheetOf{name: "London", rows: []row{
		{"Employee ID", "Title", "First Name", "Last Name", "Date of Birth", "Personal Email", "Mobile", "Start Date", "Leaving Date", "Job Title", "Office", "Reason for Leaving", "Company", "Salary"},
		{"E-001", "Ms", "Jane", "O'Neill", "17/05/1980", "jane@example.org", "07911 123456", day(2010, 1, 1), "13/02/2019", "Partner", "London", "Retirement", "Hill Ltd", 1},
		{"E-002", "Mr", "Jim", "Ward", nil, "jim@example.org", nil, day(2012, 1, 1), "03/04/2018", "Associate", "London", nil, "Ford", 2},
	}}))
	if got := counts(res); got != [7]int{2, 2, 0, 0, 0, 0, 0} {
		t.Errorf("counts %v", got)
	}
	people := everybody(t, b)
	if len(people) != 2 || people[0].Family != "O'Neill" || people[0].Phones[0].E164 != "+447911123456" || people[0].Birthday != model.NewDate(1980, 5, 17) {
		t.Fatalf("%+v", people)
	}
	if to := people[1].Employments[0].To; to != model.NewDate(2018, 4, 3) {
		t.Errorf("the other dates of the column say day first, but it became %v", to)
	}
}

func TestSecondImportChangesNothing(t *testing.T) {
	b := newBook(t, "DE", "de")
	path := germanList(t)
	imported(t, b, path)
	before := everybody(t, b)
	again := imported(t, b, path)
	if got := counts(again); got != [7]int{6, 0, 0, 4, 1, 1, 0} || again.Change != 0 {
		t.Errorf("counts %v, change %d", got, again.Change)
	}
	if diff := cmp.Diff(before, everybody(t, b)); diff != "" {
		t.Error(diff)
	}
}

func TestDecidedRowsStayDecided(t *testing.T) {
	b := newBook(t, "DE", "de")
	path := written(t, "list.xlsx", sheetOf{name: "A", rows: []row{
		{"Vorname", "Nachname", "Abteilung"}, {"Anna", "Groß", "Tax"}, {"Anna", "Groß", "Audit"}, {"Anna", "Groß", "Advisory"}, {"Anna", "Groß", "Tax"},
	}})
	p := planFor(t, b, path)
	if got := fates(p); got != "new undecided:same_name undecided:same_name undecided:same_name" {
		t.Fatal(got)
	}
	must(t, p.Decide(1, DecideNew))
	must(t, p.Decide(2, DecideSameRow(0)))
	must(t, p.Decide(3, DecideNew))
	_, err := p.Apply(t.Context(), b, nil)
	must(t, err)
	if n := len(everybody(t, b)); n != 3 {
		t.Errorf("%d people", n)
	}
	if got := fates(planFor(t, b, path)); got != "same same joined same" {
		t.Errorf("the second time: %s", got)
	}
}

func TestUndoAndImportAgain(t *testing.T) {
	b := newBook(t, "DE", "de")
	path := germanList(t)
	res := imported(t, b, path)
	_, err := b.Undo(t.Context(), res.Change, model.UndoAsk)
	must(t, err)
	if n, err := b.Count(t.Context()); err != nil || n != 0 {
		t.Fatalf("%d people are left (%v)", n, err)
	}
	if got := counts(imported(t, b, path)); got != [7]int{6, 4, 0, 0, 1, 1, 0} {
		t.Errorf("counts %v", got)
	}
	if diff := cmp.Diff(germanPeople, everybody(t, b), content); diff != "" {
		t.Error(diff)
	}
}

func TestUpdateOfPeopleInTheBook(t *testing.T) {
	b := newBook(t, "DE", "de")
	imported(t, b, germanList(t))
	before := everybody(t, b)
	path := written(t, "HR.xlsx", sheetOf{name: "A", rows: []row{
		{"Pers.-Nr.", "Nachname", "Vorname", "Abteilung", "E-Mail privat", "Titel", "Austritt"},
		{"00815", "Müller", "Jürgen", "Advisory", "neu@example.org", nil, "2019"},
		{"00817", "Groß", "Ina", "Tax", nil, nil, nil},
		{"00900", "Neu", "Nina", "Tax", nil, nil, nil},
		{nil, "Groß", "Ina", "Audit", nil, nil, nil},
	}})
	p := planFor(t, b, path)
	if got := fates(p); got != "changed same new undecided:same_name" {
		t.Fatal(got)
	}
	if c := p.Rows[3].Candidates; len(c) != 1 || c[0].UID == "" || c[0].Name != "Ina Groß" {
		t.Errorf("candidates %+v", c)
	}
	got := p.Cells(0)
	for i := range got {
		got[i].Heading, got[i].Written = "", ""
	}
	want := []PlanCell{
		{Field: FieldPersonnel, Now: "00815", Before: "00815"},
		{Field: FieldLastName, Now: "Müller", Before: "Müller"},
		{Field: FieldFirstName, Now: "Jürgen", Before: "Jürgen"},
		{Field: FieldDepartment, Now: "Advisory", Before: "Tax", Change: true},
		{Field: FieldEmailPrivate, Now: "neu@example.org", Before: "jm@example.org", Adds: true},
		{Field: FieldExitDate, Now: "2019", Before: "2019-12-31", Repair: RepairDatePartial},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	res, err := p.Apply(t.Context(), b, nil)
	must(t, err)
	if got := counts(res); got != [7]int{4, 1, 1, 1, 0, 0, 1} {
		t.Errorf("counts %v", got)
	}
	if diff := cmp.Diff([]string{p.Rows[3].Candidates[0].UID}, res.Files[0].Undecided[0].Candidates); diff != "" {
		t.Error(diff)
	}
	_, err = b.Undo(t.Context(), res.Change, model.UndoAsk)
	must(t, err)
	if diff := cmp.Diff(before, everybody(t, b), content); diff != "" {
		t.Error(diff)
	}
}

func TestCancelledImportLeavesNothing(t *testing.T) {
	b := newBook(t, "DE", "de")
	var rows []row
	rows = append(rows, row{"Vorname", "Nachname", "Pers.-Nr."})
	for i := range 3000 {
		rows = append(rows, row{"Anna", "Groß", i})
	}
	path := written(t, "list.xlsx", sheetOf{name: "A", rows: rows})
	s, err := SettingsOf(t.Context(), b, today)
	must(t, err)
	for _, phase := range []Phase{PhaseRead, PhaseCheck, PhaseWrite} {
		ctx, cancel := context.WithCancel(t.Context())
		stop := func(p Progress) {
			if p.Phase == phase {
				cancel()
			}
		}
		d, err := Read(ctx, []Source{{Path: path}}, s, stop)
		var p *Plan
		if err == nil {
			p, err = d.Plan(ctx, b, stop)
		}
		if err == nil {
			_, err = p.Apply(ctx, b, stop)
		}
		cancel()
		if model.CodeOf(err) != model.CodeCancelled {
			t.Errorf("%s: %v", phase, err)
		}
		if n, err := b.Count(t.Context()); err != nil || n != 0 {
			t.Errorf("%s: %d people (%v)", phase, n, err)
		}
	}
}

func TestRejectedRowsAreWritten(t *testing.T) {
	b := newBook(t, "DE", "de")
	p := planFor(t, b, germanList(t))
	path := filepath.Join(t.TempDir(), "rejected.xlsx")
	f := createFile(t, path)
	must(t, WriteRejected(f, p, RejectedWords{
		Sheet: "Rejected", File: "File", SourceName: "Sheet", Row: "Row", Reason: "Reason", Say: func(reason string, field Field) string { return reason + " " + string(field) },
	}))
	must(t, f.Close())
	rows := readBack(t, path)
	if len(rows) != 2 || !slices.Contains(rows[0], "Nachname") || !slices.Contains(rows[1], "bad_email email_private") || !slices.Contains(rows[1], "niemand@") || !slices.Contains(rows[1], "9") {
		t.Errorf("%q", rows)
	}
}
