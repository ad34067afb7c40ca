package people

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/page"
	"alumnibook/ui/uitest"
	"alumnibook/ui/widgets"
)

func TestSearchNarrows(t *testing.T) {
	h, v := open(t, staff()...)
	h.W.MustSee("People", "3", "Sørensen, Søren", "Müller, Jürgen", "Åkesson, Åsa", "Tax adviser", "Köln", "2017", "Nordhafen", "never")
	if s := v.StatusText(); s != "3 people" {
		t.Errorf("the status line says %q", s)
	}
	h.W.Fill("Search people, notes, employers", "Soren tax")
	h.W.MustSee("1 of 3", "Sørensen, Søren")
	h.W.MustNotSee("Müller, Jürgen")
	v.head.search.SetText("nordhaf")
	h.W.MustSee("1 of 3")
	v.head.search.SetText("zzz")
	h.W.MustSee("Nobody found")
	h.W.Tap("Clear the search")
	h.W.MustSee("Müller, Jürgen")
	h.W.MustNotSee("Nobody found")
}

func TestTypingInTheListSearches(t *testing.T) {
	h, v := open(t, staff()...)
	v.grid.Focus()
	h.W.Type("mul")
	if v.filter.Search != "mul" || len(names(v)) != 1 {
		t.Fatalf("looks for %q and shows %v", v.filter.Search, names(v))
	}
	h.W.Key(fyne.KeyDown)
	if len(v.selected) != 1 {
		t.Error("Down in the search field chooses nobody in the list")
	}
	h.W.MustSee("jm@example.org")
}

func TestFilters(t *testing.T) {
	h, v := open(t, staff()...)
	h.W.Tap("Filter")
	h.W.Tap("Malmö 2")
	h.W.MustSee("2 people found")
	h.W.Fill("from, such as 2013", "2014")
	h.W.MustSee("1 person found")
	h.W.Tap("Done")
	h.W.MustSee("Office: Malmö", "Left 2014 or later", "Sørensen, Søren", "1 of 3")
	h.W.MustNotSee("Åkesson, Åsa")

	chip := slices.IndexFunc(v.head.said, func(s string) bool { return strings.HasPrefix(s, "Left") })
	v.head.chips.Objects[chip].(interface{ Tapped(*fyne.PointEvent) }).Tapped(&fyne.PointEvent{Position: fyne.NewPos(v.head.chips.Objects[chip].Size().Width-4, 4)})
	h.W.MustSee("Åkesson, Åsa", "2 of 3")
	h.W.MustNotSee("Left 2014 or later")

	v.setFilter(model.Filter{Offices: []string{"Oslo"}})
	h.W.MustSee("Nobody found")
	h.W.Tap("Clear the filters")
	h.W.MustSee("Müller, Jürgen")
}

func TestSavedList(t *testing.T) {
	h, v := open(t, staff()...)
	h.W.Tap("Save as list")
	if len(h.Toasts) == 0 {
		t.Fatal("everybody was saved as a list without a word")
	}
	v.setFilter(model.Filter{Offices: []string{"Malmö"}})
	h.W.Tap("Save as list")
	h.W.Tap("Save")
	h.W.MustSee("Give the list a name.")
	h.W.Fill("Name of the list", "Southerners")
	h.W.Tap("Save")
	lists, err := h.B.Lists(t.Context())
	if err != nil || len(lists) != 1 || lists[0].Name != "Southerners" || !slices.Equal(lists[0].Filter.Offices, []string{"Malmö"}) {
		t.Fatalf("saved %+v, %v", lists, err)
	}

	pick := func(text string) {
		t.Helper()
		for _, item := range v.listMenu() {
			if item.Label == text && !item.Disabled {
				item.Action()
				return
			}
		}
		t.Fatalf("%q can't be chosen", text)
	}
	pick("Everybody")
	h.W.MustSee("Müller, Jürgen", "Lists")
	pick("Southerners")
	h.W.MustSee("2 of 3", "Southerners")
	h.W.MustNotSee("Müller, Jürgen")
	pick("Rename the list…")
	h.W.Canvas().Focused().(*widgets.Input).SetText("South")
	h.W.Tap("Save")
	h.W.MustSee("South")
	v.setFilter(model.Filter{Offices: []string{"Köln"}})
	pick("Update “South” with this search")
	if lists, _ = h.B.Lists(t.Context()); !slices.Equal(lists[0].Filter.Offices, []string{"Köln"}) {
		t.Errorf("the list now wants %v", lists[0].Filter.Offices)
	}
	pick("Delete the list")
	if lists, _ = h.B.Lists(t.Context()); len(lists) != 0 || v.list.ID != 0 {
		t.Errorf("the list is still there: %+v", lists)
	}
}

func TestSortIsRemembered(t *testing.T) {
	h, v := open(t, staff()...)
	h.W.Tap("Left")
	if got := names(v); !slices.Equal(got, []string{"Åkesson, Åsa", "Müller, Jürgen", "Sørensen, Søren"}) {
		t.Errorf("by the year of leaving: %v", got)
	}
	h.W.Tap("Left")
	if got := names(v); got[0] != "Sørensen, Søren" {
		t.Errorf("the other way round: %v", got)
	}
	again := newView(h)
	if got := names(again); got[0] != "Sørensen, Søren" || again.sort.By != model.SortLeft {
		t.Errorf("a page opened later shows %v", got)
	}
}

func TestDeleteAndUndo(t *testing.T) {
	h, v := open(t, staff()...)
	h.W.Tap("Müller, Jürgen")
	h.W.Key(fyne.KeyDelete)
	h.W.MustSee("2")
	h.W.MustNotSee("Müller, Jürgen")
	if len(v.selected) != 1 {
		t.Error("after deleting nobody is chosen")
	}
	if h.Offered == 0 {
		t.Fatal("no undo was offered")
	}
	if _, err := h.B.Undo(t.Context(), h.Offered, model.UndoAsk); err != nil {
		t.Fatal(err)
	}
	h.W.MustSee("Müller, Jürgen", "3")
}

func TestManyAreAskedAbout(t *testing.T) {
	var many []*model.Person
	for i := range 25 {
		many = append(many, uitest.Named("P", fmt.Sprintf("Person%02d", i)))
	}
	h, v := open(t, many...)
	v.SelectAll()
	h.W.MustSee("25 people selected")
	if s := v.StatusText(); s != "25 people · 25 selected" {
		t.Errorf("the status line says %q", s)
	}
	v.trash()
	h.W.MustSee("Delete 25 people?")
	h.W.Tap("Cancel")
	h.W.MustSee("Person03, P")
	v.trash()
	h.W.Tap("Delete 25 people")
	h.W.MustSee("Nobody in the book yet")
}

func TestDetail(t *testing.T) {
	h, v := open(t, staff()...)
	h.W.MustSee("Nobody selected")
	h.W.Tap("Sørensen, Søren")
	h.W.MustSee("Søren Sørensen", "Head of tax at Nordhafen Logistik", "Alumnus", "Ambassador", "+46 70 174 06 05", "soren@example.org",
		"LinkedIn", "2012 – 2021", "17 May 1979 · 47", "Likes the Friday talks.", "internal", "Nothing has been noted yet.")
	h.W.Tap("+46 70 174 06 05")
	h.W.Tap("soren@example.org")
	if want := []string{"tel:+46701740605", "mailto:soren@example.org"}; !slices.Equal(h.URLs, want) {
		t.Errorf("opened %v, not %v", h.URLs, want)
	}
	h.W.Tap("Åkesson, Åsa")
	h.W.MustSee("Åsa Åkesson", "Wants no contact")
	h.W.MustNotSee("Søren Sørensen")
	h.W.Tap("08-123 456")
	h.W.MustSee("Åsa Åkesson: wants no contact.")
	if len(h.URLs) != 2 {
		t.Fatal("somebody who wants no contact was rung without a question")
	}
	h.W.Tap("Call anyway")
	if h.URLs[2] != "tel:08123456" {
		t.Errorf("rang %s", h.URLs[2])
	}
	v.focusList()
	h.W.Key(fyne.KeyReturn)
	if r := h.Current(); r.Page != "person" || r.Do != "edit" || r.ID != v.selected[0] {
		t.Errorf("Enter leads to %+v", r)
	}
}

func TestChangesElsewhereAreShown(t *testing.T) {
	h, v := open(t, staff()...)
	h.W.Tap("Müller, Jürgen")
	id := v.selected[0]
	_, err := h.B.Change(t.Context(), model.Doing{Code: "edit"}, func(tx *book.Tx) error {
		p, err := tx.Person(id)
		if err != nil {
			return err
		}
		p.Family = "Maier"
		return tx.UpdatePeople([]*model.Person{&p})
	})
	if err != nil {
		t.Fatal(err)
	}
	h.W.MustSee("Maier, Jürgen", "Jürgen Maier")
	if !slices.Equal(v.selected, []int64{id}) {
		t.Errorf("chosen is %v", v.selected)
	}
	v.Left()
	uitest.Add(t, h.B, uitest.Named("New", "Comer"))
	h.W.MustNotSee("Comer, New")
	v.Open(page.Route{Page: page.People})
	h.W.MustSee("Comer, New")
}

func TestBackFindsTheSamePlace(t *testing.T) {
	h, v := open(t, staff()...)
	h.W.Fill("Search people, notes, employers", "a")
	v.setFilter(model.Filter{Offices: []string{"Malmö"}})
	v.sortBy("left", true)
	h.W.Tap("Åkesson, Åsa")
	state, chosen := v.SaveState(), v.selected
	v.clearAll()
	v.choose(nil)
	v.RestoreState(state)
	if v.filter.Search != "a" || v.head.search.Text() != "a" || !slices.Equal(v.filter.Offices, []string{"Malmö"}) || v.sort.By != model.SortLeft {
		t.Errorf("came back to %+v by %+v", v.filter, v.sort)
	}
	if !slices.Equal(v.selected, chosen) {
		t.Errorf("chosen is %v, not %v", v.selected, chosen)
	}
}

func TestEmptyBook(t *testing.T) {
	h, _ := open(t)
	h.W.MustSee("Nobody in the book yet")
	h.W.Tap("Import a staff list")
	h.W.Tap("Add a person")
	if want := []page.Route{{Page: page.Import}, {Page: "person", Do: "new"}}; !slices.Equal(h.Opened, want) {
		t.Errorf("opened %v", h.Opened)
	}
}

func TestNarrowWindow(t *testing.T) {
	h, v := open(t, staff()...)
	h.W.Resize(fyne.NewSize(800, 700))
	h.W.MustNotSee("Nobody selected")
	h.W.Tap("Müller, Jürgen")
	h.W.MustSee("Jürgen Müller")
	if !v.Escape() {
		t.Fatal("Escape does not close the pane")
	}
	h.W.MustNotSee("Jürgen Müller")
	h.W.Resize(fyne.NewSize(1280, 800))
	h.W.MustSee("Jürgen Müller")
}
