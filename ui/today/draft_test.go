package today

import (
	"testing"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/draft"
	"alumnibook/ui/page"
	"alumnibook/ui/promise"
	"alumnibook/ui/uitest"
)

func TestReasonsOutliveTheProgram(t *testing.T) {
	uitest.AtOnce(t, draft.Pause)
	b, ids := office(t)
	h, v := open(t, b)
	e := v.known.due.FollowUps[0]
	// It was typed on another page, which asks for the same.
	promise.Ask(uitest.NewHost(t, b), promise.DoMove, e.ID, nil)
	promise.Ask(h, promise.DoMove, e.ID, nil)
	h.W.Tap("in 2 weeks")
	h.W.Fill("Reason", "waits for the dates")

	h, v = open(t, b)
	h.W.MustSee("Another day for a follow-up · " + v.whom(e.PersonIDs))
	h.W.Tap("Continue")
	h.W.MustSee("What you typed last time and did not save is back.", "waits for the dates")
	h.W.Tap("Move")
	h.W.MustNotSee("Not saved yet")
	got, err := b.Interaction(t.Context(), e.ID)
	if err != nil || got.FollowUp.On != today.AddDays(14) || got.FollowUp.Reason != "waits for the dates" || len(h.Drafts()) != 0 {
		t.Fatalf("moved is %+v (%v), drafts %v", got.FollowUp, err, h.Drafts())
	}

	promise.Ask(h, promise.DoDrop, e.ID, v.dialogClosed)
	h.W.Fill("Reason", "the course is full")
	v.load()
	h.W.MustSee("Not saved yet")
	h.W.Tap("Cancel")
	h.W.MustNotSee("Not saved yet")

	v.askSkip(ids["Müller"])
	h.W.Fill("Reason, if you like", "new job")
	h, _ = open(t, b)
	h.W.Tap("Continue")
	h.W.MustSee("What you typed last time and did not save is back.", "new job")
	h.W.Tap("Leave it out")
	h.W.MustNotSee("Not saved yet")
	p, err := b.Person(t.Context(), ids["Müller"])
	if err != nil || p.Calls.Pause != model.PauseSkipped || p.Calls.Why != "new job" || len(h.Drafts()) != 0 {
		t.Errorf("left out is %+v (%v), drafts %v", p.Calls, err, h.Drafts())
	}

	h, _ = open(t, b)
	promise.Ask(h, promise.DoDrop, e.ID, nil)
	h.W.Fill("Reason", "the course is full")
	if _, err := b.Erase(t.Context(), e.PersonIDs, book.EraseOptions{}); err != nil || len(h.Drafts()) != 0 {
		t.Errorf("there are the drafts %v (%v)", h.Drafts(), err)
	}
}

// Coming back to the start page by its plain route asks nothing.
func TestDialogOfADraftIsNoPlaceToComeBackTo(t *testing.T) {
	uitest.AtOnce(t, draft.Pause)
	b, _ := office(t)
	h, v := open(t, b)
	promise.Ask(h, promise.DoDrop, v.known.due.FollowUps[0].ID, nil)
	h.W.Fill("Reason", "the course is full")
	h, _ = open(t, b)
	h.W.Tap("Continue")
	if h.Current() != (page.Route{Page: page.Today}) && h.Current() != (page.Route{}) {
		t.Errorf("it went to %+v", h.Current())
	}
}
