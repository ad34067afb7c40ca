package importing

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

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
	h.W.MustSee("Import lists and contacts")
	h.Picks = [][]string{{list}}
	h.W.Tap("Choose files…")
	h.W.MustSee("5 rows, nothing new, nothing changed", "1 row is still rejected", "Same 4")
	h.W.MustNotSee("Import 4 rows")
	picture(t, h, "again")
	if p.HasUnsaved() {
		t.Error("there is something to lose although nothing would be imported")
	}
	h.W.Tap("Close")
	h.W.MustSee("Import lists and contacts")
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
		{"Last name", "First name", "Exit date"},
		{"Berg", "Ebba", "2021-02-30"},
		{"Lind", "Nils", "2020-05-31"},
		{"Wik", "Ida", "2020-05-31"},
		{"Dahl", "Per", "2019-12-31"},
		{"Holm", "Eva", "2018-01-31"},
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
	h.W.MustSee("Import lists and contacts")
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
	h.W.MustSee("Import lists and contacts")
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
	h.W.MustSee("Import lists and contacts")
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
