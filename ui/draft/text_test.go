package draft

import (
	"testing"

	"alumnibook/ui/run"
	"alumnibook/ui/uitest"
)

func TestDroppedDraftIsGoneBeforeAnybodyHearsOfIt(t *testing.T) {
	b := uitest.NewBook(t)
	h, steps := uitest.NewHost(t, b), &run.Stepped{}
	h.R = steps
	text := []byte("half a sentence")
	k := NewTextKeeper(h, "newsletter/1", nil, func() []byte { return text })
	k.Now()
	text = []byte("half a sentence, and more")
	k.Now()
	heard := false
	k.Drop(func() {
		heard = true
		if _, any, err := b.Draft(t.Context(), TextName("newsletter/1")); any || err != nil {
			t.Errorf("the draft is still there (%v)", err)
		}
	})
	if heard {
		t.Error("it was told before it was done")
	}
	steps.All()
	if !heard {
		t.Error("it was never told")
	}
	if !IsText(TextName("newsletter/1")) || IsText(Log) {
		t.Error("drafts of texts and of contacts are taken for each other")
	}
}
