package book

import (
	"context"
	"testing"

	"alumnibook/model"
)

// Exit interviews stay where they are: no word of them is found.
func TestInterviewsAndDraftsAreNotSearched(t *testing.T) {
	ctx, b := context.Background(), newBook(t)
	p := soren()
	add(t, b, p)
	noteAll(t, b, p.ID)
	must(t, b.PutDraft(ctx, "log", []byte("told us about the zeppelin")))
	for _, word := range []string{"teach", "zeppelin", "given", "phone"} { // the last two stand in the entry about the consent
		if ids, err := b.Find(ctx, model.Filter{Search: word}, model.Sort{}); err != nil || len(ids) != 0 {
			t.Errorf("%q finds %v (%v)", word, ids, err)
		}
	}
	change(t, b, func(tx *Tx) error { return tx.TrashPeople([]int64{p.ID}) })
	past, err := b.InterviewsPast(ctx, day("2028-02-20"))
	must(t, err)
	if len(past) != 0 {
		t.Errorf("it may still be kept on its last day: %+v", past)
	}
	past, err = b.InterviewsPast(ctx, day("2028-02-21"))
	must(t, err)
	if len(past) != 1 || past[0].PersonID != p.ID {
		t.Errorf("the wastebasket keeps nothing longer: %+v", past)
	}
}

// What may not be kept any longer is nowhere in the file's tables once it is deleted, and does not come back.
func TestInterviewThatIsPastGoesForGood(t *testing.T) {
	ctx, b := context.Background(), newBook(t)
	p := called("Anna", "Holm")
	add(t, b, p)
	said := func(until, words string) *model.ExitInterview {
		e := &model.ExitInterview{PersonID: p.ID, On: day("2024-01-10"), KeepUntil: day(until), Reason: words}
		change(t, b, func(tx *Tx) error { return tx.SaveInterview(e) })
		change(t, b, func(tx *Tx) error { e.Good = words + " more"; return tx.SaveInterview(e) })
		return e
	}
	past, kept, early := said("2026-03-01", "zeppelin"), said("2026-03-02", "balloon"), said("2026-02-01", "kite")
	found := func(word string) (n int) {
		must(t, query(b.read, &n, "SELECT (SELECT count(*) FROM exit_interviews WHERE said LIKE '%"+word+"%') + (SELECT count(*) FROM change_rows WHERE before LIKE '%"+
			word+"%' OR after LIKE '%"+word+"%')"))
		return n
	}
	keptGone := change(t, b, func(tx *Tx) error { return tx.DeleteInterview(kept.ID) })
	pastGone := change(t, b, func(tx *Tx) error {
		past.Bad = "zeppelin again"
		must(t, tx.SaveInterview(past))
		return tx.DeleteInterview(past.ID)
	})
	if found("zeppelin") != 0 || found("balloon") == 0 || found("kite") == 0 {
		t.Errorf("zeppelin %d, balloon %d, kite %d", found("zeppelin"), found("balloon"), found("kite"))
	}
	if res := undo(t, b, pastGone, model.UndoForce); len(res.Conflicts) != 1 || res.Restored != 0 {
		t.Errorf("%+v", res)
	}
	undo(t, b, keptGone, model.UndoAsk)
	list, err := b.Interviews(ctx, p.ID)
	must(t, err)
	if len(list) != 2 {
		t.Errorf("%+v", list)
	}
	for _, e := range list {
		if e.ID == kept.ID && e.Good != "balloon more" || e.ID == past.ID {
			t.Errorf("%+v", e)
		}
	}
	change(t, b, func(tx *Tx) error { return tx.DeleteInterview(early.ID) })
	if found("kite") != 0 {
		t.Error("it is still in the journal")
	}
	sound(t, b)
}
