package problem

import (
	"testing"

	"alumnibook/ui/draft"
	"alumnibook/ui/uitest"
)

func TestWhatIsReportedOutlivesTheProgram(t *testing.T) {
	uitest.AtOnce(t, draft.Pause)
	h, v := open(t)
	v.told.Entry().SetText("I pressed Save.")
	killed := func() {
		h.Host = uitest.NewHost(t, h.B)
		v = newView(h)
		h.Put(v, at)
	}
	killed()
	h.W.MustSee("What you typed last time and did not save is back.")
	if len(h.Drafts()) != 1 || v.report.told != "I pressed Save." {
		t.Fatalf("kept are %v, told is %q", h.Drafts(), v.report.told)
	}
	h.W.Tap("Copy the report")
	h.W.MustNotSee("What you typed last time and did not save is back.")
	if len(h.Drafts()) != 0 || v.told.Value() != "I pressed Save." {
		t.Errorf("kept are %v, there stands %q", h.Drafts(), v.told.Value())
	}
	v.told.Entry().SetText("I pressed Save, twice.")
	killed()
	h.W.Tap("Discard")
	h.W.Tap("Discard it")
	if len(h.Drafts()) != 0 || v.told.Value() != "" || v.report.told != "" {
		t.Errorf("kept are %v, there stands %q", h.Drafts(), v.told.Value())
	}
}
