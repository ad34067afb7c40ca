package call

import (
	"testing"

	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/draft"
	"alumnibook/ui/uitest"
)

func quickBook(t *testing.T) (*uitest.Host, []int64) {
	t.Helper()
	b := uitest.NewBook(t)
	list := uitest.Add(t, b, uitest.Named("Søren", "Sørensen"), uitest.Named("Bo", "Dahl"), uitest.Named("Åsa", "Berg"))
	return uitest.NewHost(t, b), list
}

func TestQuickLogByThreeLetters(t *testing.T) {
	h, list := quickBook(t)
	QuickLog(h, nil)
	h.W.Type("sor")
	h.W.Key(fyne.KeyReturn)
	h.W.Type("All is well.")
	h.W.Key(fyne.KeyReturn)
	got := history(t, h, list[0])
	if len(got) != 1 || got[0].Text != "All is well." || got[0].Kind != model.InteractionCall || !got[0].Reached || got[0].On != uitest.Today {
		t.Fatalf("stored %+v; there is %v", got, h.W.Texts())
	}
	h.W.MustNotSee("What was said")
	if h.Offered == 0 {
		t.Error("it can be undone")
	}
}

// A key that is held repeats: Enter in the name must not log a call of which nothing is said.
func TestQuickLogSavesNothingWhereEnterIsHeld(t *testing.T) {
	h, list := quickBook(t)
	QuickLog(h, nil)
	h.W.Type("sor")
	for range 3 {
		h.W.Key(fyne.KeyReturn)
	}
	if got := history(t, h, list[0]); len(got) != 0 {
		t.Fatalf("stored %+v", got)
	}
	h.W.Type("All is well.")
	h.W.Key(fyne.KeyReturn)
	if got := history(t, h, list[0]); len(got) != 1 || got[0].Text != "All is well." {
		t.Errorf("stored %+v; there is %v", got, h.W.Texts())
	}
}

func TestQuickLogTakesWhoIsSelected(t *testing.T) {
	h, list := quickBook(t)
	QuickLog(h, list[1:2])
	h.W.Key(fyne.KeyReturn)
	h.W.Type("Back soon.")
	h.W.Fill("Next step", "call back")
	h.W.Key(fyne.KeyReturn)
	h.W.MustSee(h.Words().T("person.promise.when"))
	h.W.Fill("When", "yesterday")
	h.W.Key(fyne.KeyReturn)
	h.W.MustSee(h.Words().T("error.invalid.date", "example", h.Words().DateHint()))
	h.W.Fill("When", "20 Nov 2026")
	h.W.Key(fyne.KeyReturn)
	h.W.MustSee(h.Words().T("error.invalid.past"))
	h.W.Fill("When", "in 2 weeks")
	h.W.Key(fyne.KeyReturn)
	got := history(t, h, list[1])
	if len(got) != 1 || got[0].FollowUp.On != uitest.Today.AddDays(14) || got[0].FollowUp.Text != "call back" {
		t.Errorf("stored %+v; there is %v", got, h.W.Texts())
	}
}

func TestQuickLogOffersThoseWhoAreSelected(t *testing.T) {
	h, list := quickBook(t)
	QuickLog(h, list)
	h.W.Key(fyne.KeyDown)
	h.W.Key(fyne.KeyReturn)
	h.W.Type("Said hello.")
	h.W.Key(fyne.KeyReturn)
	if got := history(t, h, list[1]); len(got) != 1 {
		t.Errorf("stored %+v; there is %v", got, h.W.Texts())
	}
}

func TestQuickLogNeedsSomebody(t *testing.T) {
	h, _ := quickBook(t)
	QuickLog(h, nil)
	h.W.Type("zzz")
	h.W.Key(fyne.KeyReturn)
	h.W.MustSee(h.Words().T("call.who_missing"))
}

func TestWhatWasTypedIsThereAgain(t *testing.T) {
	h, list := quickBook(t)
	QuickLog(h, list[:1])
	h.W.Key(fyne.KeyReturn)
	h.W.Type("Half a sent")
	h.W.Key(fyne.KeyEscape)
	h.W.MustNotSee("What was said")
	QuickLog(h, list[1:2])
	h.W.MustSee("Not saved yet, from", "Sørensen, Søren")
	h.W.Type("ence.")
	h.W.Key(fyne.KeyReturn)
	if got := history(t, h, list[0]); len(got) != 1 || got[0].Text != "Half a sentence." {
		t.Errorf("stored %+v; there is %v", got, h.W.Texts())
	}
	if drafts, _ := h.B.Drafts(t.Context()); len(drafts) != 0 {
		t.Errorf("drafts %v", drafts)
	}
}

func TestTheSameCallTwiceIsAskedAbout(t *testing.T) {
	h, list := quickBook(t)
	for range 2 {
		QuickLog(h, list[:1])
		h.W.Key(fyne.KeyReturn)
		h.W.Type("All is well.")
		h.W.Key(fyne.KeyReturn)
	}
	h.W.MustSee("Noted already")
	if got := history(t, h, list[0]); len(got) != 1 {
		t.Fatalf("stored %+v", got)
	}
	h.W.Tap("Note once more")
	if got := history(t, h, list[0]); len(got) != 2 {
		t.Errorf("stored %+v", got)
	}
}

func TestGoneWhileTheBoxIsOpen(t *testing.T) {
	h, list := quickBook(t)
	QuickLog(h, list[:1])
	h.W.Key(fyne.KeyReturn)
	h.W.Type("Said a lot")
	change(t, h.B, func(tx *book.Tx) error { return tx.TrashPeople(list[:1]) })
	h.W.Key(fyne.KeyReturn)
	h.W.MustSee(h.Words().T("call.gone_choose"))
	body, _, _ := h.B.Draft(t.Context(), draft.Log)
	if d, ok := draft.Read(body); !ok || d.Text != "Said a lot" || d.Person != 0 {
		t.Errorf("kept %+v", d)
	}
}
