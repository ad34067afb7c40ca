package newsletter

import (
	"testing"

	"alumnibook/model/book"
	"alumnibook/ui/draft"
	"alumnibook/ui/uitest"
)

func TestPastedReturnsOutliveTheProgram(t *testing.T) {
	uitest.AtOnce(t, draft.Pause)
	b, ids := readers(t)
	h, v := open(t, b, returnsAt)
	v.returns.paste.Entry().SetText(returnedMails)
	if len(h.Drafts()) != 1 {
		t.Fatalf("kept are %v", h.Drafts())
	}
	h, v = open(t, b, returnsAt)
	h.W.MustSee("What you typed last time and did not save is back.", "Note 1 return", "2 people share it: choose")
	v.toList() // leaves it, and comes back
	v.Open(h.Current())
	v.Open(returnsAt)
	h.W.MustSee("What you typed last time and did not save is back.")
	h.W.Tap("Note 1 return")
	fine(t, h)
	if len(h.Drafts()) != 0 {
		t.Errorf("what was noted is kept: %v", h.Drafts())
	}

	h, v = open(t, b, returnsAt)
	h.W.MustNotSee("What you typed last time and did not save is back.")
	v.returns.paste.Entry().SetText(returnedMails)
	h.W.Tap("Look it through")
	if len(h.Drafts()) != 1 {
		t.Fatal("nothing was kept")
	}
	if _, err := b.Erase(t.Context(), ids[:1], book.EraseOptions{}); err != nil || len(h.Drafts()) != 0 {
		t.Errorf("there are the drafts %v (%v)", h.Drafts(), err)
	}
}
