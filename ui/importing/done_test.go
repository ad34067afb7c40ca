package importing

import (
	"testing"

	"fyne.io/fyne/v2"

	"alumnibook/ui/page"
	"alumnibook/ui/run"
	"alumnibook/ui/uitest"
)

func TestTheFiguresAddUpAndOpenTheirPeople(t *testing.T) {
	people, list := contradicting(t)
	h, p := open(t, people[:2], list)
	h.W.Tap("Contradict 2")
	h.W.Tap("Take the list’s in all 2 rows")
	h.W.Tap("Import 3 rows")
	h.W.MustSee("new person", "people changed", "=", "3", "rows")
	h.W.Tap("people changed")
	h.W.MustSee("Berg, Ebba", "Lind, Nils", "Office: Malmö")
	picture(t, h, "done-rows")
	h.W.Tap("new person")
	h.W.MustNotSee("Berg, Ebba")
	h.W.Tap("Wik, Ida")
	h.W.Key(fyne.KeyReturn)
	r := h.Current()
	if r.Page != page.People || r.ID == 0 {
		t.Fatalf("the row opens %+v", r)
	}
	who, err := h.B.Person(t.Context(), r.ID)
	check(t, err)
	if who.Family != "Wik" || p.outcome.Rows != 3 {
		t.Errorf("the row of Wik opens %s", who.FullName())
	}
}

func TestRejectedRowsSayWhyOnTheLastPage(t *testing.T) {
	h, _ := open(t, nil, alumni(t))
	h.W.Tap("Import 4 rows")
	h.W.Tap("row rejected")
	h.W.MustSee("There is no name.", "Reason")
	picture(t, h, "done-rejected")
}

func TestEarlierImportsAreListedAndTakenBack(t *testing.T) {
	h, p := open(t, nil, alumni(t))
	h.W.Tap("Import 4 rows")
	h.W.Tap("Import another file")
	h.W.MustSee("Earlier imports", "Ehemalige 2015–2024.xlsx", "4 rows")
	picture(t, h, "past")
	h.W.Tap("Undo import")
	h.W.MustSee("Undone")
	if n := count(t, h); n != 0 {
		t.Errorf("%d people are left", n)
	}
	p.Open(page.Route{Page: page.Import})
	h.W.MustSee("Earlier imports")
}

func TestTheSearchKeyLeadsToThePeopleFromTheLastPage(t *testing.T) {
	h, p := open(t, nil, alumni(t))
	h.W.Tap("Import 4 rows")
	p.FocusSearch()
	if r := h.Current(); r.Page != page.People || r.Do != "search" {
		t.Errorf("the search key leads to %+v", r)
	}
}

func TestLeavingWhileRowsAreWrittenAsksNothing(t *testing.T) {
	b := uitest.NewBook(t)
	h := uitest.NewHost(t, b)
	steps := &run.Stepped{}
	h.R = steps
	p := New(h)
	h.Put(p, page.Files(page.Import, []string{alumni(t)}))
	steps.All()
	if !p.HasUnsaved() {
		t.Fatal("rows that were checked are not asked about")
	}
	h.W.Tap("Import 4 rows")
	if p.HasUnsaved() {
		t.Error("rows on their way into the book are asked about")
	}
	p.Left()
	p.Close()
	steps.All()
	if n := count(t, h); n != 4 {
		t.Errorf("%d people came into the book after the page was left", n)
	}
}
