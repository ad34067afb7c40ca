package book

import (
	"context"
	"testing"

	"alumnibook/model"
)

// Somebody who is edited, kept in one merge and put away in the next, all in one change, has their history back when it
// is undone.
func TestMergesInOneChangeAreTakenBack(t *testing.T) {
	ctx, b := context.Background(), newBook(t)
	first, second, third := called("Åsa", "Koch"), called("Anna", "Sørensen"), called("Søren", "Sørensen")
	change(t, b, func(tx *Tx) error { return tx.CreatePeople([]*model.Person{first, second, third}) })
	said := calls(t, b, 1, 2026, third.ID)
	id, err := b.Change(ctx, model.Doing{Code: "merge"}, func(tx *Tx) error {
		for _, step := range [][2]int64{{third.ID, second.ID}, {first.ID, third.ID}} {
			keep, err := tx.Person(step[0])
			must(t, err)
			keep.Tags = append(keep.Tags, "sailing")
			if err := tx.UpdatePeople([]*model.Person{&keep}); err != nil {
				return err
			}
			if err := tx.Merge(&keep, step[1]); err != nil {
				return err
			}
		}
		return nil
	})
	must(t, err)
	same(t, "whose it is now", said, history(t, b, first.ID))
	_, err = b.Undo(ctx, id, model.UndoAsk)
	must(t, err)
	same(t, "whose it is again", said, history(t, b, third.ID))
	same(t, "whose it is not any more", []int64{}, history(t, b, first.ID))
}
