package draft

import (
	"testing"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/run"
	"alumnibook/ui/uitest"
)

// The clock of the keeper strikes while a call is being saved, and what it keeps is written after the change that took
// the draft away.
func TestSavedDraftStaysGoneWhateverIsWrittenLast(t *testing.T) {
	for name, told := range map[string]func(steps *run.Stepped, saved func()){
		"told while it is kept": func(steps *run.Stepped, saved func()) { saved(); steps.All() },
		"told after it is kept": func(steps *run.Stepped, saved func()) { steps.All(); saved(); steps.All() },
	} {
		t.Run(name, func(t *testing.T) {
			b := uitest.NewBook(t)
			h, steps := uitest.NewHost(t, b), &run.Stepped{}
			h.R = steps
			k := NewKeeper(h, Log, nil, func() (Draft, bool) { return Draft{Text: "Spoke of the harbour"}, true })
			k.Now()
			_, err := b.Change(t.Context(), model.Doing{Code: "log_call"}, func(tx *book.Tx) error { return tx.DropDraft(Log) })
			if err != nil {
				t.Fatal(err)
			}
			told(steps, k.Saved)
			if list, err := b.Drafts(t.Context()); len(list) != 0 || err != nil {
				t.Errorf("kept are %v (%v)", list, err)
			}
		})
	}
}
