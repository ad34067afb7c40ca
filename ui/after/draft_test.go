package after

import (
	"testing"

	"alumnibook/model/book"
	"alumnibook/ui/draft"
	"alumnibook/ui/page"
	"alumnibook/ui/uitest"
)

// killed is the page of a new window with the feedback, as after a crash.
func (e *evening) killed(r page.Route) {
	e.T.Helper()
	e.Host = uitest.NewHost(e.T, e.B)
	e.v = newView(e.Host)
	e.Put(e.v, r)
	e.mustWork()
}

func TestFeedbackOutlivesTheProgram(t *testing.T) {
	uitest.AtOnce(t, draft.Pause)
	e := newEvening(t)
	said := placeOf(e.event.ID, feedbackOf(e.guest("Kjær").ID))
	e.killed(said)
	if e.v.feedback.id != e.guest("Kjær").ID {
		t.Fatal("it does not turn to whose feedback it is")
	}
	e.v.feedback.score.Select("4")
	e.W.Fill("Comment", "Good talk")
	e.W.Fill("Wish", "A course on VAT")

	e.killed(said)
	e.W.MustSee("What you typed last time and did not save is back.", "Good talk", "A course on VAT")
	e.W.Tap("Save, and the next one")
	e.mustWork()
	if g := e.guest("Kjær"); g.Score != 4 || g.Comment != "Good talk" || len(e.wishes()) != 1 || len(e.Drafts()) != 0 {
		t.Errorf("saved is %d, %q, drafts %v", g.Score, g.Comment, e.Drafts())
	}
	e.W.MustNotSee("What you typed last time and did not save is back.")

	e.W.Fill("Comment", "Too long")
	e.v.Discard()
	if len(e.Drafts()) != 0 || e.v.HasUnsaved() {
		t.Errorf("there are the drafts %v", e.Drafts())
	}
	e.killed(said)
	e.W.Fill("Comment", "Too long")
	if len(e.Drafts()) != 1 {
		t.Fatal("nothing was kept")
	}
	if _, err := e.B.Erase(t.Context(), []int64{e.id["Kjær"]}, book.EraseOptions{}); err != nil {
		t.Fatal(err)
	}
	if len(e.Drafts()) != 0 {
		t.Errorf("there are the drafts %v", e.Drafts())
	}
}

func TestPromisesAndWishesOutliveTheProgram(t *testing.T) {
	uitest.AtOnce(t, draft.Pause)
	e := newEvening(t)
	promise := placeOf(e.event.ID, tabFollowUps+":")
	e.killed(placeOf(e.event.ID, tabFollowUps))
	e.v.todo.edit()
	e.W.Fill("What", "Send the slides")
	e.W.Fill("To whom", "Mette K")
	e.W.Tap("Mette Kjær")
	e.killed(promise)
	e.W.MustSee("What you typed last time and did not save is back.")
	e.W.Fill("What", "Send all slides")
	if _, err := e.B.Erase(t.Context(), []int64{e.id["Kjær"]}, book.EraseOptions{}); err != nil || len(e.Drafts()) != 0 {
		t.Fatalf("there are the drafts %v (%v)", e.Drafts(), err)
	}

	e.killed(placeOf(e.event.ID, tabWishes))
	e.v.wishes.edit(nil)
	e.W.Fill("Wish", "A course on VAT")
	e.killed(placeOf(e.event.ID, tabWishes+":"))
	e.W.MustSee("What you typed last time and did not save is back.", "A course on VAT")
	e.W.Tap("Cancel")
	if len(e.Drafts()) != 0 {
		t.Errorf("there are the drafts %v", e.Drafts())
	}
}

func TestCostsOutliveTheProgram(t *testing.T) {
	uitest.AtOnce(t, draft.Pause)
	e := newEvening(t)
	r := placeOf(e.event.ID, tabCost)
	e.killed(r)
	e.W.Fill("Room", "2,800")
	e.killed(r)
	e.W.MustSee("What you typed last time and did not save is back.")
	e.W.Tap("Save the costs")
	e.mustWork()
	row, err := e.B.Event(t.Context(), e.event.ID)
	if err != nil || row.Budget[1].Actual != 280000 || len(e.Drafts()) != 0 || e.v.HasUnsaved() {
		t.Fatalf("the budget is %+v (%v), drafts %v", row.Budget, err, e.Drafts())
	}
	e.W.MustNotSee("What you typed last time and did not save is back.")
	e.W.Fill("Room", "2,900")
	if len(e.Drafts()) != 1 {
		t.Fatal("nothing was kept")
	}
	e.v.Discard()
	if len(e.Drafts()) != 0 || e.v.HasUnsaved() {
		t.Errorf("there are the drafts %v", e.Drafts())
	}
}
