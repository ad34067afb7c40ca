package handover

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/model/exchange/handover"
	"alumnibook/ui/page"
	"alumnibook/ui/uitest"
)

// promised is a book in which Jürgen was promised something.
func promised(t *testing.T) (*book.Book, []int64) {
	t.Helper()
	b, ids := staff(t)
	_, err := b.Change(t.Context(), model.Doing{Code: "log_call"}, func(tx *book.Tx) error {
		return tx.CreateInteraction(&model.Interaction{
			Kind: model.InteractionCall, On: uitest.Today, Reached: true, PersonIDs: ids[1:2], Text: "Asked for the slides.",
			FollowUp: model.FollowUp{On: uitest.Today.AddDays(9), Text: "Send the slides"},
		})
	})
	if err != nil {
		t.Fatal(err)
	}
	return b, ids
}

func TestCalendarFromThePage(t *testing.T) {
	b, _ := promised(t)
	h, v := open(t, b, page.Handing{Format: string(handover.Calendar)})
	h.W.MustSee("2 dates go into the file:", "Follow-ups 1", "Birthdays 1", "1 stays behind:", "A file that stays up to date")
	h.W.Tap("Birthdays")
	h.W.MustSee("1 date goes into the file:")
	path := filepath.Join(t.TempDir(), "c.ics")
	h.Picks = [][]string{{path}}
	h.W.Tap("Export 1 date…")
	fine(t, h)
	if h.Asked[0].Name != "Calendar 2026-11-23.ics" {
		t.Errorf("proposed %q", h.Asked[0].Name)
	}
	text, err := os.ReadFile(path)
	if err != nil || !strings.Contains(string(text), "Send the slides") || strings.Contains(string(text), "rensen") || strings.Contains(string(text), "Asked for") {
		t.Errorf("%v\n%s", err, text)
	}
	h.W.MustSee("1 date exported", "Give them a calendar of their own")
	h.W.Tap("Another export")
	h.W.Tap("Follow-ups")
	h.W.Tap("Suggested calls")
	h.W.MustSee("No dates go into the file.")
	if !v.button.Disabled() {
		t.Error("nothing is ticked, and the button can be pressed")
	}
}

func TestCalendarFileIsKeptForThisComputer(t *testing.T) {
	b, _ := promised(t)
	h, v := open(t, b, page.Handing{Format: string(handover.Calendar)})
	path := filepath.Join(t.TempDir(), "Alumni.ics")
	h.W.Tap("Suggested calls")
	h.Picks = [][]string{nil, {path}}
	h.W.Tap("Keep a file up to date…") // given up
	if h.Prefs().Calendar(b.Path()).Path != "" {
		t.Error("a file is kept that nobody chose")
	}
	h.W.Tap("Keep a file up to date…")
	fine(t, h)
	kept := h.Prefs().Calendar(b.Path())
	if kept.Path != path || strings.Join(kept.Parts, " ") != "follow_ups birthdays" {
		t.Errorf("%+v", kept)
	}
	if text, err := os.ReadFile(path); err != nil || !strings.Contains(string(text), "Send the slides") {
		t.Errorf("%v\n%s", err, text)
	}
	h.W.MustSee("Alumni.ics", filepath.Dir(path), "Follow-ups · Birthdays", "Apple Calendar: File, New Calendar Subscription", "Outlook: Add Calendar")
	h.W.Tap("Show in folder")
	if len(h.Shown) != 1 || h.Shown[0] != path {
		t.Errorf("shown: %v", h.Shown)
	}
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	v.draw()
	h.W.MustSee("The file is not there just now.")
	h.W.Tap("Stop")
	if h.Prefs().Calendar(b.Path()).Path != "" {
		t.Error("it is kept all the same")
	}
	h.W.MustSee("Keep a file up to date…")
}

func TestCalendarFileThatCanNotBeWrittenIsNotKept(t *testing.T) {
	b, _ := promised(t)
	h, _ := open(t, b, page.Handing{Format: string(handover.Calendar)})
	h.Picks = [][]string{{filepath.Join(t.TempDir(), "no", "such.ics")}}
	h.W.Tap("Keep a file up to date…")
	if len(h.Failed) != 1 || model.CodeOf(h.Failed[0]) != model.CodeNoFile || h.Prefs().Calendar(b.Path()).Path != "" {
		t.Errorf("%v %+v", h.Failed, h.Prefs().Calendar(b.Path()))
	}
}
