package call

import (
	"testing"

	"alumnibook/ui/draft"
	"alumnibook/ui/page"
	"alumnibook/ui/uitest"
)

func TestGivenAndTakenOutlivesTheProgram(t *testing.T) {
	uitest.AtOnce(t, draft.Pause)
	h, _, list := open(t, soren())
	h.W.Tap("Add…")
	h.W.Fill("What it was", "Seat at the tax course")
	h = uitest.NewHost(t, h.B)
	v := newView(h)
	h.Put(v, page.Route{Page: page.Call, ID: list[0]})
	h.W.Tap("Add…")
	h.W.MustSee("What you typed last time and did not save is back.", "Seat at the tax course")
	h.W.Tap("Save")
	got, err := h.B.Favours(t.Context(), list[0])
	if err != nil || len(got) != 1 || got[0].Text != "Seat at the tax course" || len(h.Drafts()) != 0 {
		t.Fatalf("noted are %+v (%v), drafts %v", got, err, h.Drafts())
	}
	h.W.Tap("Add…")
	h.W.Fill("What it was", "Another seat")
	h.W.Tap("Cancel")
	if len(h.Drafts()) != 0 {
		t.Errorf("what was put away is kept: %v", h.Drafts())
	}
}
