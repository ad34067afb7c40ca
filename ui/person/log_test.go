package person

import (
	"testing"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/draft"
	"alumnibook/ui/page"
	"alumnibook/ui/uitest"
)

func entries(t *testing.T, h *uitest.Host, id int64) []model.Interaction {
	t.Helper()
	list, _, err := h.B.Timeline(t.Context(), id, nil, 0, 10)
	if err != nil {
		t.Fatal(err)
	}
	return list
}

func TestDaysAreCheckedBesideTheirField(t *testing.T) {
	h, _, ids := open(t, page.Route{Do: "log"}, uitest.Named("Åsa", "Berg"))
	h.W.Type("Spoke tomorrow")
	h.W.Fill("Date", "24 Nov 2026")
	h.W.Tap("Save")
	h.W.MustSee(h.Words().T("error.invalid.future"))
	h.W.Fill("Date", "20 Nov 2026")
	h.W.Fill("e.g. send the programme", "send it")
	h.W.Fill("By", "20 Nov 2026")
	h.W.Tap("Save")
	h.W.MustSee(h.Words().T("error.invalid.past"))
	h.W.MustNotSee(h.Words().T("error.invalid.future"))
	h.W.Fill("By", "in 2 weeks")
	h.W.Tap("Save")
	if got := entries(t, h, ids[0]); len(got) != 1 || got[0].FollowUp.On != uitest.Today.AddDays(14) {
		t.Errorf("stored %+v; %v", got, h.W.Texts())
	}
}

func TestSameEntryTwiceIsAskedAbout(t *testing.T) {
	h, v, ids := open(t, page.Route{Do: "log"}, uitest.Named("Åsa", "Berg"))
	h.W.Type("All is well.")
	h.W.Tap("Save")
	v.Open(page.Route{Page: ID, Do: "log", ID: ids[0]})
	h.W.Type("All is well.")
	h.W.Tap("Save")
	h.W.MustSee("Noted already")
	h.W.Tap("Cancel")
	if got := entries(t, h, ids[0]); len(got) != 1 || h.Backs != 1 || !v.HasUnsaved() {
		t.Errorf("stored %+v, back %d", got, h.Backs)
	}
}

func TestPromiseIsMovedAndDropped(t *testing.T) {
	h, v, ids := open(t, page.Route{Do: "log"}, uitest.Named("Åsa", "Berg"))
	e := &model.Interaction{
		Kind: model.InteractionCall, Reached: true, On: model.NewDate(2026, 4, 7), PersonIDs: ids, FollowUp: model.FollowUp{On: model.NewDate(2026, 11, 2), Text: "send it"},
	}
	if _, err := h.B.Change(t.Context(), model.Doing{Code: "log"}, func(tx *book.Tx) error { return tx.CreateInteraction(e) }); err != nil {
		t.Fatal(err)
	}
	reopen := func() { v.Open(page.Route{Page: ID, Do: "entry", ID: e.ID}) }
	now := func() model.Interaction {
		i, err := h.B.Interaction(t.Context(), e.ID)
		if err != nil {
			t.Fatal(err)
		}
		return i
	}
	reopen()
	h.W.Fill("What was said", "Son passed.") // an overdue promise is in nobody's way
	h.W.Tap("Save")
	if now().Text != "Son passed." {
		t.Fatalf("not saved: %v", h.W.Texts())
	}
	reopen()
	h.W.Fill("By", "1 Dec 2026")
	h.W.Fill("Why moved or dropped", "not printed yet")
	h.W.Tap("Save")
	if f := now().FollowUp; f.On != model.NewDate(2026, 12, 1) || f.Reason != "not printed yet" || !f.IsOpen() {
		t.Errorf("moved: %+v", f)
	}
	reopen()
	v.task.(*entryForm).standing.Select(standsDropped)
	h.W.Tap("Save")
	if f := now().FollowUp; !f.Dropped || f.Done != uitest.Today || f.Reason != "not printed yet" {
		t.Errorf("dropped: %+v", f)
	}
	last := h.Toasts[len(h.Toasts)-1]
	if last != "follow_up_dropped" {
		t.Errorf("it is called %q", last)
	}
	reopen()
	v.task.(*entryForm).standing.Select(standsOpen)
	h.W.Tap("Save")
	if f := now().FollowUp; f.Dropped || !f.IsOpen() {
		t.Errorf("open again: %+v", f)
	}
}

func TestGoneWhileTheFormIsOpen(t *testing.T) {
	h, v, ids := open(t, page.Route{Do: "log"}, uitest.Named("Åsa", "Berg"))
	h.W.Type("Said a lot")
	if _, err := h.B.Change(t.Context(), model.Doing{Code: "delete"}, func(tx *book.Tx) error { return tx.TrashPeople(ids) }); err != nil {
		t.Fatal(err)
	}
	h.W.Tap("Save")
	h.W.MustSee("no longer in the book")
	if h.Backs != 0 || !v.HasUnsaved() {
		t.Error("the form stays, with what was typed")
	}
	body, _, _ := h.B.Draft(t.Context(), draft.Form)
	if d, ok := draft.Read(body); !ok || d.Text != "Said a lot" {
		t.Errorf("kept %+v", d)
	}
	v.Discard()
	if drafts, _ := h.B.Drafts(t.Context()); len(drafts) != 0 {
		t.Errorf("drafts %v", drafts)
	}
}
