package importing

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/model/importer"
	"alumnibook/ui/page"
	"alumnibook/ui/run"
	"alumnibook/ui/uitest"
)

func TestFromTheFileToThePeople(t *testing.T) {
	h, p := open(t, nil, alumni(t))
	h.W.MustSee("Import: Ehemalige 2015–2024.xlsx", "All 5", "New 4", "Rejected 1", "Åkesson, Åsa", "6 of 7 columns understood", "Nothing is changed until you press Import")
	picture(t, h, "check-first")
	if !p.HasUnsaved() {
		t.Error("rows that were checked are not asked about when the page is left")
	}
	h.W.Tap("Import 4 rows")
	h.W.MustSee("Imported Ehemalige 2015–2024.xlsx", "4", "new people", "row rejected")
	picture(t, h, "done")
	if n := count(t, h); n != 4 || len(h.Failed) > 0 {
		t.Fatalf("%d people came into the book, want 4; %v", n, h.Failed)
	}
	if h.Offered == 0 || p.HasUnsaved() {
		t.Error("the import can't be undone from its toast, or still counts as unsaved")
	}
	h.W.Tap("Show these people")
	if r := h.Current(); r.Page != page.People || !strings.HasPrefix(r.Arg, "change:") {
		t.Errorf("the people are shown at %+v", r)
	}
	h.W.Tap("Undo import")
	h.W.MustSee("Import undone")
	if n := count(t, h); n != 0 {
		t.Errorf("%d people are left after undo", n)
	}
}

func TestSameFileAgainChangesNothing(t *testing.T) {
	list := alumni(t)
	h, p := open(t, nil, list)
	h.W.Tap("Import 4 rows")
	h.W.Tap("Import another file")
	h.W.MustSee("Import a list")
	h.Picks = [][]string{{list}}
	h.W.Tap("Choose a file…")
	h.W.MustSee("5 rows, nothing new, nothing changed", "1 row is still rejected", "Same 4")
	h.W.MustNotSee("Import 4 rows")
	picture(t, h, "again")
	if p.HasUnsaved() {
		t.Error("there is something to lose although nothing would be imported")
	}
	h.W.Tap("Close")
	h.W.MustSee("Import a list")
}

func TestAChangedMappingIsFollowed(t *testing.T) {
	list := writeList(t, "staff.xlsx", testSheet{name: "Staff", rows: [][]any{
		{"Last name", "First name", "E-mail private", "Called at home"}, {"Berg", "Ebba", "ebba@example.org", "Bibi"},
	}})
	h, p := open(t, nil, list)
	h.W.Tap("3 of 4 columns understood")
	h.W.MustSee("Called at home", "Bibi", "The heading is not known.")
	picture(t, h, "columns")
	choose(h, "Called at home", "Nickname")
	h.W.MustSee("4 of 4 columns understood")
	h.W.Tap("Check the rows")
	h.W.Tap("Import 1 row")
	ids, err := h.B.Find(t.Context(), model.Filter{}, model.Sort{})
	check(t, err)
	who, err := h.B.Person(t.Context(), ids[0])
	check(t, err)
	if who.Nickname != "Bibi" || p.step != stepDone {
		t.Errorf("the person is %+v", who)
	}
}

func TestTwoColumnsOfOneFieldAreAProblem(t *testing.T) {
	list := writeList(t, "staff.xlsx", testSheet{name: "Staff", rows: [][]any{
		{"Last name", "First name", "Called at home"}, {"Berg", "Ebba", "Bibi"},
	}})
	h, _ := open(t, nil, list)
	h.W.Tap("2 of 3 columns understood")
	choose(h, "Called at home", "First name")
	h.W.MustSee("Two columns are mapped to First name")
	choose(h, "Called at home", "Leave out")
	h.W.MustNotSee("Two columns are mapped")
	h.W.Tap("Check the rows")
	h.W.MustSee("New 1")
}

func TestARejectedRowIsCorrected(t *testing.T) {
	list := writeList(t, "staff.xlsx", testSheet{name: "Staff", rows: [][]any{
		{"Last name", "First name", "Exit date"}, {"Berg", "Ebba", "2021-02-30"}, {"Lind", "Nils", "2020-05-31"}, {"Wik", "Ida", "2020-05-31"},
		{"Dahl", "Per", "2019-12-31"}, {"Holm", "Eva", "2018-01-31"},
	}})
	h, p := open(t, nil, list)
	h.W.MustSee("Rejected 1", "is no date that exists")
	picture(t, h, "rejected")
	field := p.fieldName(importer.FieldExitDate)
	h.W.Fill(field, "28.2.2021")
	h.W.Tap("Correct")
	h.W.MustSee("New 5", "Corrected by you.")
	h.W.MustNotSee("Rejected 1")
	h.W.Tap("Import 5 rows")
	if n := count(t, h); n != 5 {
		t.Errorf("%d people, want 5", n)
	}
}

// juergen is somebody in the book whom a list may mean.
func juergen() *model.Person {
	who := uitest.Named("Jürgen", "Müller")
	who.Emails = []model.Email{{Address: "jm@deutz.example", Kind: model.KindWork}}
	who.Employments = []model.Employment{{Office: "Köln", To: model.NewDate(2017, 9, 30)}}
	return who
}

func undecided(t *testing.T) string {
	return writeList(t, "staff.xlsx", testSheet{name: "Staff", rows: [][]any{
		{"Last name", "First name", "E-mail private", "Office"},
		{"Mueller", "Juergen", "jm@example.org", "Köln"}, {"Berg", "Ebba", "ebba@example.org", "Malmö"}, {"Müller", "Jürgen", "juergen@example.org", "Bonn"},
	}})
}

func TestAnUndecidedRowIsAskedAbout(t *testing.T) {
	h, _ := open(t, []*model.Person{juergen()}, undecided(t))
	h.W.MustSee("Is this the same person?", "in the list", "in the book", "jm@deutz.example", "Same, join", "Two people", "Later", "Decide 2")
	picture(t, h, "decide")
	h.W.Tap("Same, join")
	h.W.MustSee("Changes 1")
	h.W.Tap("Two people")
	h.W.MustNotSee("Decide 1")
	h.W.Tap("Import 3 rows")
	if n := count(t, h); n != 3 {
		t.Errorf("%d people, want the joined one and two new ones", n)
	}
}

func TestUndecidedRowsAreAskedAboutBeforeTheImport(t *testing.T) {
	h, p := open(t, []*model.Person{juergen()}, undecided(t))
	h.W.Tap("Import 1 row")
	h.W.MustSee("2 rows are not decided yet")
	h.W.Tap("Go on deciding")
	if p.step != stepCheck || count(t, h) != 1 {
		t.Fatal("something was imported")
	}
	h.W.Tap("Treat all 2 as new people")
	h.W.MustSee("New 3")
	h.W.Tap("Import 3 rows")
	if n := count(t, h); n != 4 {
		t.Errorf("%d people, want 4", n)
	}
}

func TestDecisionsByKey(t *testing.T) {
	h, p := open(t, []*model.Person{juergen()}, undecided(t))
	h.W.Type("n")
	h.W.Type("s")
	c := p.plan.Counts()
	if c.Undecided != 0 || c.New != 2 || c.Changed+c.Same != 1 {
		t.Errorf("N for the first and S for the second came to %+v", c)
	}
	h.W.Type("l")
	if c := p.plan.Counts(); c.LeftOut != 1 {
		t.Errorf("L left out %d rows", c.LeftOut)
	}
	h.W.MustSee("Take it again")
	h.W.Key(fyne.KeyReturn)
	if c := p.plan.Counts(); c.LeftOut != 0 {
		t.Error("Enter did not take the row again")
	}
}

func TestDecisionsSurviveAnotherMapping(t *testing.T) {
	h, p := open(t, []*model.Person{juergen()}, undecided(t))
	h.W.Tap("Same, join")
	h.W.Tap("4 of 4 columns understood")
	choose(h, "Office", "Leave out")
	h.W.Tap("Check the rows")
	if c := p.plan.Counts(); c.Undecided != 1 || c.Changed != 1 {
		t.Errorf("after another mapping the rows are %+v", c)
	}
}

func TestSeveralSheetsAreChosenFirst(t *testing.T) {
	rows := [][]any{{"Last name", "First name"}, {"Berg", "Ebba"}}
	list := writeList(t, "staff.xlsx", testSheet{name: "Malmö", rows: rows}, testSheet{name: "Lund", rows: [][]any{{"Last name", "First name"}, {"Lind", "Nils"}}},
		testSheet{name: "Old", hidden: true, rows: rows}, testSheet{name: "Notes"})
	h, p := open(t, nil, list)
	h.W.MustSee("Malmö", "Lund", "Old", "Hidden", "There are no rows in it.", "Headings in row 1", "1 row")
	picture(t, h, "file")
	h.W.Tap("Lund")
	if n := len(p.chosenSheets()); n != 1 {
		t.Fatalf("%d sheets are chosen after one tick was taken away", n)
	}
	h.W.Tap("Lund")
	h.W.Tap("Look at the columns")
	h.W.Tap("Check the rows")
	h.W.MustSee("New 2", "2 sheets")
}

func TestTheHeadingRowCanBeChanged(t *testing.T) {
	list := writeList(t, "staff.xlsx", testSheet{name: "Staff", rows: [][]any{
		{"A", "B"}, {"who", "what"}, {"Berg", "Ebba"},
	}})
	h, p := open(t, nil, list)
	h.W.MustSee("No row with headings was found.")
	h.W.Tap("Choose the row with the headings…")
	h.W.Tap("who")
	picture(t, h, "heading")
	h.W.Tap("Row 2 holds the headings")
	if s := p.chosenSheets(); len(s) != 1 || s[0].HeadingRow != 2 || s[0].RowCount != 1 {
		t.Fatalf("the sheets are %+v", s)
	}
	h.W.Tap("Look at the columns")
	h.W.MustSee("who", "Berg", "No column says who it is")
}

func TestABrokenFileDoesNotStopTheOthers(t *testing.T) {
	broken := filepath.Join(t.TempDir(), "broken.xlsx")
	check(t, os.WriteFile(broken, []byte("nothing of the kind"), 0o600))
	h, p := open(t, nil, broken, alumni(t))
	h.W.MustSee("broken.xlsx", "Can’t be read", "Malmö", "5 rows")
	picture(t, h, "broken")
	h.W.Tap("Look at the columns")
	h.W.Tap("Check the rows")
	h.W.MustSee("New 4")
	if len(p.files) != 2 || len(h.Failed) != 0 {
		t.Errorf("%d files, %v", len(p.files), h.Failed)
	}
}

func TestAProtectedFileAsksForItsPassword(t *testing.T) {
	list := writeLocked(t, "secret.xlsx", "Ahorn7", testSheet{name: "Staff", rows: [][]any{{"Last name", "First name"}, {"Berg", "Ebba"}}})
	h, _ := open(t, nil, list)
	h.W.MustSee("is protected by a password")
	h.W.Fill("Password", "wrong")
	h.W.Tap("Open")
	h.W.MustSee("That is not the password")
	h.W.Fill("Password", "Ahorn7")
	h.W.Tap("Open")
	h.W.MustSee("New 1", "Berg, Ebba")
}

func TestReadingCanBeStopped(t *testing.T) {
	b := uitest.NewBook(t)
	h := uitest.NewHost(t, b)
	steps := &run.Stepped{}
	h.R = steps
	p := New(h)
	h.Put(p, page.Files(page.Import, []string{alumni(t)}))
	h.W.MustSee("Reading 1 file")
	h.W.Tap("Cancel")
	steps.All()
	h.W.MustSee("Import a list")
	if len(h.Failed) != 0 || !slices.Contains(h.Toasts, "Stopped. Nothing was changed.") {
		t.Errorf("said %v, failed %v", h.Toasts, h.Failed)
	}
}

func TestImportingCanBeStopped(t *testing.T) {
	b := uitest.NewBook(t)
	h := uitest.NewHost(t, b)
	steps := &run.Stepped{}
	h.R = steps
	p := New(h)
	h.Put(p, page.Files(page.Import, []string{alumni(t)}))
	steps.All()
	h.W.Tap("Import 4 rows")
	h.W.Tap("Cancel")
	steps.All()
	h.W.MustSee("Import 4 rows")
	if n := count(t, h); n != 0 || p.step != stepCheck {
		t.Errorf("%d people came into the book", n)
	}
	h.W.Tap("Import 4 rows")
	steps.All()
	if n := count(t, h); n != 4 {
		t.Errorf("%d people after the second try, want 4", n)
	}
}

func TestMoreFilesCanBeDropped(t *testing.T) {
	h, p := open(t, nil)
	h.W.MustSee("Import a list")
	picture(t, h, "empty")
	one := writeList(t, "one.xlsx", testSheet{name: "A", rows: [][]any{{"Last name"}, {"Berg"}}}, testSheet{name: "B", rows: [][]any{{"Last name"}, {"Lind"}}})
	if !p.Drop([]string{one}) || !p.Drop([]string{alumni(t), one}) {
		t.Fatal("the page does not take files")
	}
	h.W.MustSee("one.xlsx", "Ehemalige 2015–2024.xlsx", "Import: 2 files")
	if len(p.files) != 2 {
		t.Errorf("%d files, want 2: one was dropped twice", len(p.files))
	}
}

func TestLeavingImportsOrForgets(t *testing.T) {
	h, p := open(t, nil, alumni(t))
	saved := false
	p.Save(func(ok bool) { saved = ok })
	if !saved || count(t, h) != 4 {
		t.Error("saving on the way out did not import")
	}
	h, p = open(t, nil, alumni(t))
	p.Discard()
	if p.HasUnsaved() || count(t, h) != 0 {
		t.Error("forgetting did not forget")
	}
	h.W.MustSee("Import a list")
}

func TestRejectedRowsAreSaved(t *testing.T) {
	h, _ := open(t, nil, alumni(t))
	h.W.Tap("Import 4 rows")
	to := filepath.Join(t.TempDir(), "rejected.xlsx")
	h.Picks = [][]string{{to}}
	h.W.Tap("Save the rejected row…")
	if info, err := os.Stat(to); err != nil || info.Size() == 0 || len(h.Failed) > 0 {
		t.Fatalf("the file is not there: %v, %v", err, h.Failed)
	}
}

func TestAnUndoElsewhereShows(t *testing.T) {
	h, p := open(t, nil, alumni(t))
	h.W.Tap("Import 4 rows")
	_, err := h.B.Undo(t.Context(), p.outcome.Change, model.UndoKeep)
	check(t, err)
	h.W.MustSee("Import undone")
}

func TestAnOwnFieldIsMadeForAColumn(t *testing.T) {
	list := writeList(t, "staff.xlsx", testSheet{name: "Staff", rows: [][]any{{"Last name", "First name", "Shoe size"}, {"Berg", "Ebba", "39"}}})
	h, p := open(t, nil, list)
	h.W.Tap("2 of 3 columns understood")
	choose(h, "Shoe size", "New own field…")
	h.W.MustSee("Name of the field")
	h.W.Tap("Create field")
	h.W.MustSee("3 of 3 columns understood")
	h.W.Tap("Check the rows")
	h.W.Tap("Import 1 row")
	own, err := h.B.OwnFields(t.Context())
	check(t, err)
	if len(own) != 1 || own[0].Name != "Shoe size" || p.step != stepDone {
		t.Errorf("the own fields are %+v", own)
	}
}
