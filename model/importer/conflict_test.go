package importer

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"alumnibook/model"
	"alumnibook/model/book"
)

// byHand changes somebody of a book as a user does.
func byHand(t testing.TB, b *book.Book, family string, edit func(*model.Person)) {
	t.Helper()
	p := named(t, b, family)
	edit(p)
	_, err := b.Change(t.Context(), model.Doing{Code: "edit"}, func(tx *book.Tx) error { return tx.UpdatePeople([]*model.Person{p}) })
	must(t, err)
}

// created puts people into a book as a user does.
func created(t testing.TB, b *book.Book, people ...*model.Person) {
	t.Helper()
	_, err := b.Change(t.Context(), model.Doing{Code: "add"}, func(tx *book.Tx) error { return tx.CreatePeople(people) })
	must(t, err)
}

// cellAt is the cell of a field in a row of a plan.
func cellAt(t testing.TB, p *Plan, row int, f Field) PlanCell {
	t.Helper()
	for _, c := range p.Cells(row) {
		if c.Field == f {
			return c
		}
	}
	t.Fatalf("row %d has no %s", row, f)
	return PlanCell{}
}

// staffOf is a small list: personnel number, names, department and birthday.
func staffOf(t testing.TB, department string, birthday any) string {
	return written(t, "staff.xlsx", sheetOf{name: "A", rows: []row{
		{"Pers.-Nr.", "Vorname", "Nachname", "Abteilung", "Geburtsdatum", "E-Mail privat"}, {"1", "Anna", "Groß", department, birthday, "anna@example.org"},
	}})
}

// otherOf is a list of another shape about the same person.
func otherOf(t testing.TB, department string, birthday any) string {
	return written(t, "other.xlsx", sheetOf{name: "A", rows: []row{
		{"Name", "Vorname", "Personalnummer", "Geburtstag", "Abteilung"}, {"Groß", "Anna", "1", birthday, department},
	}})
}

func TestNewerListSupersedesAnOlderOneOfTheSameKind(t *testing.T) {
	b := newBook(t, "DE", "de")
	imported(t, b, staffOf(t, "Tax", "17.05.1980"))
	p := planFor(t, b, staffOf(t, "Audit", "18.05.1980"))
	if c := p.Counts(); c.Changed != 1 || c.Conflicts != 0 {
		t.Fatalf("%+v: %+v", c, p.notes)
	}
	_, err := p.Apply(t.Context(), b, nil)
	must(t, err)
	if a := named(t, b, "Groß"); a.Birthday != model.NewDate(1980, 5, 18) || a.Employments[0].Department != "Audit" {
		t.Errorf("%+v", a)
	}
}

func TestListOfAnotherKindSupersedesWhatChangesInLifeButNoFacts(t *testing.T) {
	b := newBook(t, "DE", "de")
	imported(t, b, staffOf(t, "Tax", "17.05.1980"))
	p := planFor(t, b, otherOf(t, "Audit", "18.05.1980"))
	if c := p.Counts(); c.Changed != 1 || c.Conflicts != 1 || p.Rows[0].Conflicts != 1 {
		t.Fatalf("%+v", c)
	}
	if c := cellAt(t, p, 0, FieldBirthDate); !c.Conflict || c.Taken || c.Before != "1980-05-17" || c.Now != "1980-05-18" || c.Change {
		t.Errorf("%+v", c)
	}
	if c := cellAt(t, p, 0, FieldDepartment); c.Conflict || !c.Change || c.Before != "Tax" {
		t.Errorf("%+v", c)
	}
}

func TestWhatWasTypedByHandStaysUntilTold(t *testing.T) {
	for _, take := range []bool{false, true} {
		b := newBook(t, "DE", "de")
		imported(t, b, staffOf(t, "Tax", "17.05.1980"))
		byHand(t, b, "Groß", func(p *model.Person) { p.Employments[0].Department = "Legal" })
		list := staffOf(t, "Audit", "17.05.1980")
		p := planFor(t, b, list)
		if r := p.Rows[0]; r.Fate != FateSame || r.Conflicts != 1 {
			t.Fatalf("%+v", r)
		}
		if err := p.Settle(0, FieldBirthDate, true); model.CodeOf(err) != model.CodeInvalid {
			t.Errorf("a cell that contradicts nothing: %v", err)
		}
		if err := p.Settle(1, FieldDepartment, true); model.CodeOf(err) != model.CodeInvalid {
			t.Errorf("a row that is not there: %v", err)
		}
		must(t, p.Settle(0, FieldDepartment, take))
		c, fate, want := cellAt(t, p, 0, FieldDepartment), FateSame, "Legal"
		if take {
			fate, want = FateChanged, "Audit"
		}
		if !c.Conflict || c.Taken != take || p.Rows[0].Fate != fate || p.Rows[0].Conflicts != 0 || p.Rows[0].Settled != 1 {
			t.Errorf("%v: %+v %+v", take, c, p.Rows[0])
		}
		_, err := p.Apply(t.Context(), b, nil)
		must(t, err)
		if d := named(t, b, "Groß").Employments[0].Department; d != want {
			t.Errorf("%v: %s", take, d)
		}
		if again := planFor(t, b, list).Counts(); again.Same != 1 || again.Conflicts != 0 {
			t.Errorf("%v: the same list again asks: %+v", take, again)
		}
		next := planFor(t, b, staffOf(t, "Advisory", "17.05.1980")).Counts()
		if take != (next.Changed == 1) || take != (next.Conflicts == 0) {
			t.Errorf("%v: next year's list: %+v", take, next)
		}
	}
}

func TestKeptAnswerHoldsForNextYearsListToo(t *testing.T) {
	b := newBook(t, "DE", "de")
	created(t, b, &model.Person{Given: "Anna", Family: "Groß", Birthday: model.NewDate(1980, 5, 17), Status: model.StatusAlumnus, Employments: []model.Employment{{PersonnelNumber: "1", Department: "Legal"}}})
	p := planFor(t, b, staffOf(t, "Tax", "17.05.1980"))
	if p.Rows[0].Conflicts != 1 || p.Rows[0].Fate != FateChanged { // the address is new
		t.Fatalf("%+v", p.Rows[0])
	}
	must(t, p.SettleAll(nil, false))
	_, err := p.Apply(t.Context(), b, nil)
	must(t, err)
	next := written(t, "staff 2.xlsx", sheetOf{name: "A", rows: []row{
		{"Pers.-Nr.", "Vorname", "Nachname", "Abteilung", "Geburtsdatum", "E-Mail privat"}, {"1", "Anna", "Groß", "Tax", "17.05.1980", "neu@example.org"},
	}})
	p = planFor(t, b, next)
	if r := p.Rows[0]; r.Conflicts != 0 || r.Fate != FateChanged {
		t.Errorf("%+v %+v", r, p.notes)
	}
	c := cellAt(t, p, 0, FieldDepartment)
	if c.Repair != RepairOursKept || c.Before != "Legal" || c.Conflict {
		t.Errorf("%+v", c)
	}
	must(t, p.Settle(0, FieldDepartment, true)) // it can still be said otherwise
	if c := cellAt(t, p, 0, FieldDepartment); !c.Taken {
		t.Errorf("%+v", c)
	}
}

func TestSameListAfterAnEditByHandAsksNothing(t *testing.T) {
	b := newBook(t, "DE", "de")
	list := germanList(t)
	imported(t, b, list)
	byHand(t, b, "Müller", func(p *model.Person) {
		p.Employments[0].Department, p.Prefix, p.Birthday = "Legal", "", model.NewDate(1981, 1, 1)
		p.Emails, p.Phones = p.Emails[:0], p.Phones[:0]
		p.Addresses = p.Addresses[:0]
		p.Jobs[0].Organisation = "Ford"
	})
	before := everybody(t, b)
	p := planFor(t, b, list)
	if c := p.Counts(); c.Changed+c.Conflicts+c.New+c.Undecided != 0 {
		t.Errorf("%+v: %+v", c, p.notes)
	}
	res, err := p.Apply(t.Context(), b, nil)
	must(t, err)
	if diff := cmp.Diff(before, everybody(t, b)); diff != "" || res.Change != 0 {
		t.Error(diff)
	}
}

func TestMorePreciseAndBetterSpelledIsNoContradiction(t *testing.T) {
	b := newBook(t, "DE", "de")
	created(t, b, &model.Person{Given: "Juergen", Family: "MUELLER", Birthday: model.NewDate(1980, 5, 0), Status: model.StatusAlumnus, Employments: []model.Employment{{PersonnelNumber: "1", Office: "Koeln", To: model.NewDate(2019, 0, 0)}}})
	p := planFor(t, b, written(t, "list.xlsx", sheetOf{name: "A", rows: []row{
		{"Pers.-Nr.", "Vorname", "Nachname", "Geburtsdatum", "Büro", "Austritt"}, {"1", "Jürgen", "Müller", "17.05.1980", "Köln", "31.12.2019"},
	}}))
	if r := p.Rows[0]; r.Fate != FateChanged || r.Conflicts != 0 {
		t.Fatalf("%+v %+v", r, p.notes)
	}
	_, err := p.Apply(t.Context(), b, nil)
	must(t, err)
	a := named(t, b, "Müller")
	if a.Given != "Jürgen" || a.Birthday != model.NewDate(1980, 5, 17) || a.Employments[0].Office != "Köln" || a.Employments[0].To != model.NewDate(2019, 12, 31) {
		t.Errorf("%+v", a)
	}
	back := planFor(t, b, written(t, "plain.xlsx", sheetOf{name: "A", rows: []row{
		{"Personalnummer", "Vorname", "Name", "Geburtsdatum", "Standort"}, {"1", "Jurgen", "Mueller", "05.1980", "KOELN"},
	}}))
	if r := back.Rows[0]; r.Conflicts != 0 || r.Fate == FateChanged {
		t.Errorf("%+v %+v", r, back.notes)
	}
}

func TestPresentEmployerTypedByHandIsNotReplacedSilently(t *testing.T) {
	b := newBook(t, "DE", "de")
	created(t, b, &model.Person{Given: "Anna", Family: "Groß", Status: model.StatusAlumnus, Emails: []model.Email{{Address: "a@example.org", Kind: model.KindPrivate}}, Jobs: []model.Job{{Organisation: "Deutz AG", Title: "CFO"}}})
	list := written(t, "list.xlsx", sheetOf{name: "A", rows: []row{
		{"Vorname", "Nachname", "E-Mail privat", "Aktueller Arbeitgeber"}, {"Anna", "Groß", "a@example.org", "Ford"},
	}})
	p := planFor(t, b, list)
	if r := p.Rows[0]; r.Fate != FateSame || r.Conflicts != 1 {
		t.Fatalf("%+v %+v", r, p.notes)
	}
	if c := cellAt(t, p, 0, FieldEmployer); !c.Conflict || c.Before != "Deutz AG" {
		t.Errorf("%+v", c)
	}
	must(t, p.Settle(0, FieldEmployer, true))
	_, err := p.Apply(t.Context(), b, nil)
	must(t, err)
	if a := named(t, b, "Groß"); len(a.Jobs) != 2 || a.CurrentJob().Organisation != "Ford" {
		t.Errorf("%+v", a.Jobs)
	}
}

func TestConflictInAWholeNameIsSettledByItsCell(t *testing.T) {
	b := newBook(t, "DE", "de")
	created(t, b, &model.Person{Given: "Anna", Family: "Groß", Status: model.StatusAlumnus, Employments: []model.Employment{{PersonnelNumber: "1"}}, BirthName: "Klein"})
	p := planFor(t, b, written(t, "list.xlsx", sheetOf{name: "A", rows: []row{{"Personalnummer", "Name"}, {"1", "Anna Klein"}}}))
	if r := p.Rows[0]; r.Conflicts != 1 {
		t.Fatalf("%+v %+v", r, p.notes)
	}
	must(t, p.Settle(0, FieldFullName, true))
	_, err := p.Apply(t.Context(), b, nil)
	must(t, err)
	named(t, b, "Klein")
}

func TestAllConflictsAreSettledAtOnce(t *testing.T) {
	b := newBook(t, "DE", "de")
	imported(t, b, staffOf(t, "Tax", "17.05.1980"))
	byHand(t, b, "Groß", func(p *model.Person) {
		p.Employments[0].Department, p.Birthday = "Legal", model.NewDate(1979, 1, 1)
	})
	p := planFor(t, b, staffOf(t, "Audit", "18.05.1980"))
	if p.Rows[0].Conflicts != 2 {
		t.Fatalf("%+v", p.Rows[0])
	}
	if err := p.SettleAll([]int{7}, true); model.CodeOf(err) != model.CodeInvalid {
		t.Errorf("a row that is not there: %v", err)
	}
	must(t, p.SettleAll(p.Where(func(r *PlanRow) bool { return r.Conflicts > 0 }), true))
	if r := p.Rows[0]; r.Conflicts != 0 || r.Settled != 2 || r.Fate != FateChanged || p.Counts().Conflicts != 0 {
		t.Errorf("%+v", r)
	}
	must(t, p.SettleAll(nil, false))
	if r := p.Rows[0]; r.Fate != FateSame || r.Settled != 2 {
		t.Errorf("%+v", r)
	}
}

// trash puts somebody into the wastebasket.
func trash(t testing.TB, b *book.Book, id int64) {
	t.Helper()
	_, err := b.Change(t.Context(), model.Doing{Code: "trash"}, func(tx *book.Tx) error { return tx.TrashPeople([]int64{id}) })
	must(t, err)
}
