package book

import (
	"context"
	"testing"

	"alumnibook/model"
)

// A field may be taken away while a form stands open that holds a value for it: the rest of the form is saved.
func TestValuesOfAFieldThatIsGone(t *testing.T) {
	ctx, b := context.Background(), newBook(t)
	f := model.OwnField{Name: "Car", Type: model.OwnText}
	p := &model.Person{Given: "Anna", Family: "Berg"}
	_, err := b.Change(ctx, model.Doing{Code: "edit"}, func(tx *Tx) error {
		if err := tx.SaveOwnField(&f); err != nil {
			return err
		}
		p.OwnFields = map[int64]string{f.ID: "red"}
		return tx.CreatePeople([]*model.Person{p})
	})
	must(t, err)
	open, err := b.Person(ctx, p.ID)
	must(t, err)
	_, err = b.Change(ctx, model.Doing{Code: "edit"}, func(tx *Tx) error {
		stale := &model.Person{Given: "Bo", Family: "Dahl", OwnFields: map[int64]string{f.ID: "blue"}}
		if err := tx.DeleteOwnField(f.ID); err != nil {
			return err
		}
		return tx.CreatePeople([]*model.Person{stale})
	})
	must(t, err)
	now, err := b.Person(ctx, p.ID)
	must(t, err)
	open.Version, open.Nickname = now.Version, "Ann"
	_, err = b.Change(ctx, model.Doing{Code: "edit"}, func(tx *Tx) error { return tx.UpdatePeople([]*model.Person{&open}) })
	must(t, err)
	if got, _ := b.Person(ctx, p.ID); got.Nickname != "Ann" || len(got.OwnFields) != 0 {
		t.Errorf("stored %q with %v", got.Nickname, got.OwnFields)
	}
}
