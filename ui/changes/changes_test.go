package changes

import (
	"testing"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/page"
	"alumnibook/ui/uitest"
)

// open shows the page of a book in which one person was added, edited, and another one thrown away.
func open(t *testing.T) (*uitest.Host, *view, []int64) {
	t.Helper()
	b := uitest.NewBook(t)
	ids := uitest.Add(t, b, uitest.Named("Søren", "Sørensen"), uitest.Named("Maja", "O'Neill"))
	do(t, b, model.Doing{Code: "edit", Name: "Søren Sørensen"}, func(tx *book.Tx) error {
		p, err := tx.Person(ids[0])
		if err != nil {
			return err
		}
		p.Nickname, p.Status = "Sorry", model.StatusRetired
		p.Emails = []model.Email{{Address: "soren@example.org", Kind: model.KindPrivate, Preferred: true}}
		return tx.UpdatePeople([]*model.Person{&p})
	})
	do(t, b, model.Doing{Code: "trash", Name: "Maja O'Neill", Count: 1}, func(tx *book.Tx) error { return tx.TrashPeople(ids[1:]) })
	h := uitest.NewHost(t, b)
	v := newView(h)
	h.Open(page.Route{Page: page.Changes})
	h.Put(v, page.Route{Page: page.Changes})
	return h, v, ids
}

func do(t *testing.T, b *book.Book, d model.Doing, fn func(tx *book.Tx) error) {
	t.Helper()
	if _, err := b.Change(t.Context(), d, fn); err != nil {
		t.Fatal(err)
	}
}

func TestJournalTellsWhatWasDone(t *testing.T) {
	h, v, _ := open(t)
	h.W.MustSee("Moved Maja O'Neill to the wastebasket", "Edited Søren Sørensen", "Changed 2 people", "today 09:30")
	v.journal.grid.Select(v.journal.list[1].ID)
	h.W.MustSee("Sørensen", "Changed", "Nickname", "Sorry", "Status", "Retired", "soren@example.org, Private, Preferred")
	v.journal.grid.Select(v.journal.list[2].ID)
	h.W.MustSee("Added")
}

func TestUndoIsAskedForAndShown(t *testing.T) {
	h, v, ids := open(t)
	edit := v.journal.list[1].ID
	v.journal.grid.Select(edit)
	h.W.Tap("Undo this change")
	if len(h.Undone) != 1 || h.Undone[0] != edit {
		t.Fatalf("undone were %v, want %d", h.Undone, edit)
	}
	p, err := h.B.Person(t.Context(), ids[0])
	if err != nil || p.Nickname != "" {
		t.Errorf("the nickname is %q (%v)", p.Nickname, err)
	}
	h.W.MustSee("Took back: Edited Søren Sørensen", "Undone")
	v.journal.grid.Select(v.journal.list[0].ID)
	h.W.Tap("Do it again after all")
	h.W.MustSee("Did again: Edited Søren Sørensen")
	if p, _ := h.B.Person(t.Context(), ids[0]); p.Nickname != "Sorry" {
		t.Errorf("the nickname is %q", p.Nickname)
	}
}

func TestWastebasketGivesBack(t *testing.T) {
	h, v, _ := open(t)
	h.W.Tap("What was done")
	v.tabs.Select(tabTrash)
	h.W.MustSee("O'Neill, Maja", "23 Nov 2026")
	if got := v.StatusText(); got != "1 person in the wastebasket" {
		t.Errorf("the status line says %q", got)
	}
	v.SelectAll()
	h.W.Tap("Restore")
	if n, err := h.B.Count(t.Context()); err != nil || n != 2 {
		t.Errorf("%d people (%v)", n, err)
	}
	h.W.MustSee("The wastebasket is empty")
}

func TestLongJournalIsReadInParts(t *testing.T) {
	b := uitest.NewBook(t)
	ids := uitest.Add(t, b, uitest.Named("A", "B"))
	for i := range chunk + 20 {
		do(t, b, model.Doing{Code: "edit", Name: "A"}, func(tx *book.Tx) error {
			p, err := tx.Person(ids[0])
			if err != nil {
				return err
			}
			p.Nickname = string(rune('a' + i%26))
			return tx.UpdatePeople([]*model.Person{&p})
		})
	}
	h := uitest.NewHost(t, b)
	v := newView(h)
	h.Put(v, page.Route{Page: page.Changes})
	if got := v.journal.Len(); got != chunk+1 {
		t.Fatalf("%d lines at first, want %d", got, chunk+1)
	}
	v.journal.grid.ScrollToRow(chunk)
	if got := v.journal.Len(); got != chunk+21 {
		t.Errorf("%d lines after scrolling to the end, want %d", got, chunk+21)
	}
}

func TestImportsStandByThemselves(t *testing.T) {
	b := uitest.NewBook(t)
	ids := uitest.Add(t, b, uitest.Named("Ebba", "Berg"))
	do(t, b, model.Doing{Code: "import", Name: "staff.xlsx", Count: 1}, func(tx *book.Tx) error {
		p, err := tx.Person(ids[0])
		if err != nil {
			return err
		}
		p.Nickname = "Bibi"
		return tx.UpdatePeople([]*model.Person{&p})
	})
	h := uitest.NewHost(t, b)
	v := newView(h)
	h.Open(page.Route{Page: page.Changes, Arg: Imports})
	h.Put(v, page.Route{Page: page.Changes, Arg: Imports})
	if n := v.imports.Len(); n != 1 {
		t.Fatalf("%d imports are listed, want 1", n)
	}
	h.W.MustSee("Imported 1 person from staff.xlsx")
	h.W.MustNotSee("Changed 1 person")
	v.imports.grid.Select(v.imports.list[0].ID)
	h.W.MustSee("Bibi")
	h.W.Tap("Undo this change")
	h.W.MustSee("Undone")
	if p, err := b.Person(t.Context(), ids[0]); err != nil || p.Nickname != "" {
		t.Errorf("the nickname is %q (%v)", p.Nickname, err)
	}
}

func TestNoImportsLeadToTheFirst(t *testing.T) {
	h := uitest.NewHost(t, uitest.NewBook(t))
	v := newView(h)
	h.Put(v, page.Route{Page: page.Changes, Arg: Imports})
	h.W.MustSee("Nothing was imported yet")
	h.W.Tap("Import lists…")
	if r := h.Current(); r.Page != page.Import {
		t.Errorf("the button leads to %+v", r)
	}
}
