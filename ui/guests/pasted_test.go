package guests

import (
	"testing"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/draft"
	"alumnibook/ui/page"
	"alumnibook/ui/uitest"
)

func TestPastedMailsOutliveTheProgram(t *testing.T) {
	uitest.AtOnce(t, draft.Pause)
	e := newEvening(t, 0).invited("Åsa", "Søren", "Maja").open(page.Route{Do: doPaste})
	paste := func() {
		e.v.task.(*intake).text.Entry().SetText(mails)
		if len(e.Drafts()) != 1 {
			t.Fatalf("kept are %v", e.Drafts())
		}
	}
	paste()
	e.open(page.Route{Do: doPaste}) // the program was killed
	e.W.MustSee("What you typed last time and did not save is back.", "Åkesson, Åsa", "Note 2 answers")
	e.W.Tap("Note 2 answers")
	e.mustWork()
	if e.guest("Åsa").Reply != model.ReplyYes || len(e.Drafts()) != 0 {
		t.Errorf("the answer is %q, kept are %v", e.guest("Åsa").Reply, e.Drafts())
	}

	e.open(page.Route{Do: doPaste})
	e.W.MustNotSee("What you typed last time and did not save is back.")
	paste()
	e.v.Discard()
	if len(e.Drafts()) != 0 {
		t.Errorf("what was thrown away is kept: %v", e.Drafts())
	}
	e.open(page.Route{Do: doPaste})
	e.v.task.(*intake).text.Entry().SetText("nothing of use")
	e.W.Tap("Cancel")
	if len(e.Drafts()) != 0 {
		t.Errorf("what was put away is kept: %v", e.Drafts())
	}
	e.open(page.Route{Do: doPaste})
	paste()
	if _, err := e.B.Erase(t.Context(), []int64{e.ids["Søren"]}, book.EraseOptions{}); err != nil || len(e.Drafts()) != 0 {
		t.Errorf("there are the drafts %v (%v)", e.Drafts(), err)
	}
}
