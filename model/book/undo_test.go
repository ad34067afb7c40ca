package book

import (
	"context"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"alumnibook/model"
)

func edit(t *testing.T, b *Book, id int64, fn func(p *model.Person)) int64 {
	t.Helper()
	return change(t, b, func(tx *Tx) error {
		p, err := tx.Person(id)
		if err != nil {
			return err
		}
		fn(&p)
		return tx.UpdatePeople([]*model.Person{&p})
	})
}

func TestUndoIsFieldByField(t *testing.T) {
	ctx, b := context.Background(), newBook(t)
	p := soren()
	add(t, b, p)
	first := edit(t, b, p.ID, func(p *model.Person) { p.Given, p.Nickname = "Anna", "Ann" })
	edit(t, b, p.ID, func(p *model.Person) { p.Given, p.Language = "Berta", "sv" })
	res, err := b.Undo(ctx, first, model.UndoAsk)
	must(t, err)
	want := []model.FieldConflict{{Kind: KindPerson, ID: p.ID, Name: "von Sørensen, Berta Emil", Field: "given", Before: []byte(`"Søren"`), Now: []byte(`"Berta"`)}}
	if d := cmp.Diff(want, res.Conflicts); d != "" || res.Change != 0 {
		t.Error(d, res.Change)
	}
	if now, _ := b.Person(ctx, p.ID); now.Nickname != "Ann" || now.Version != 3 {
		t.Error("something was done", now.Nickname, now.Version)
	}
	res, err = b.Undo(ctx, first, model.UndoKeep)
	must(t, err)
	now, _ := b.Person(ctx, p.ID)
	if res.Change == 0 || res.Restored != 1 || len(res.Conflicts) != 1 || now.Given != "Berta" || now.Nickname != "Sø" || now.Language != "sv" || now.Version != 4 {
		t.Errorf("%+v %q %q %q %d", res, now.Given, now.Nickname, now.Language, now.Version)
	}
	_, err = b.Undo(ctx, first, model.UndoAsk)
	wantCode(t, err, model.CodeConflict)
	_, err = b.Undo(ctx, 4711, model.UndoAsk)
	wantCode(t, err, model.CodeNotFound)

	second := edit(t, b, p.ID, func(p *model.Person) { p.Given = "Clara" })
	edit(t, b, p.ID, func(p *model.Person) { p.Given = "Dora" })
	_, err = b.Undo(ctx, second, model.UndoForce)
	must(t, err)
	if now, _ := b.Person(ctx, p.ID); now.Given != "Berta" {
		t.Error(now.Given)
	}
	sound(t, b)
}

func TestUndoOfACreationKeepsWhatWasAddedSince(t *testing.T) {
	ctx, b := context.Background(), newBook(t)
	p, q, r := soren(), soren(), soren()
	id := add(t, b, p, q, r)
	edit(t, b, p.ID, func(p *model.Person) { p.Given = "Anna" })
	call := &model.Interaction{Kind: model.InteractionCall, On: day("2026-01-05"), Reached: true, PersonIDs: []int64{q.ID}}
	both := &model.Interaction{Kind: model.InteractionCall, On: day("2026-01-06"), Reached: true, PersonIDs: []int64{q.ID, p.ID}}
	change(t, b, func(tx *Tx) error { return tx.CreateInteractions([]*model.Interaction{call, both}) })
	res, err := b.Undo(ctx, id, model.UndoAsk)
	must(t, err)
	if len(res.Conflicts) != 2 || res.Change != 0 || res.Conflicts[0].Field != "" || res.Conflicts[0].Now == nil {
		t.Errorf("%+v", res)
	}
	if n, _ := b.Count(ctx); n != 3 {
		t.Error(n)
	}
	res, err = b.Undo(ctx, id, model.UndoKeep)
	must(t, err)
	if n, _ := b.Count(ctx); n != 2 || res.Restored != 1 {
		t.Error(n, res.Restored)
	}
	sound(t, b)
	_, err = b.Undo(ctx, res.Change, model.UndoAsk) // brings r back
	must(t, err)
	forced, err := b.Undo(ctx, id, model.UndoForce)
	must(t, err)
	if n, _ := b.Count(ctx); n != 0 {
		t.Error(n)
	}
	sound(t, b)
	_, err = b.Undo(ctx, forced.Change, model.UndoAsk)
	must(t, err)
	list, total, err := b.Timeline(ctx, q.ID, nil, 0, 10)
	must(t, err)
	if total != 2 || len(list[0].PersonIDs) != 2 {
		t.Errorf("%d %+v", total, list)
	}
	sound(t, b)
}

func TestOfficesOfLaterChangesStay(t *testing.T) {
	ctx, b := context.Background(), newBook(t)
	in := func(office string) *model.Person {
		return &model.Person{Family: "Koch", Employments: []model.Employment{{Office: office}}, Jobs: []model.Job{{Organisation: "Firm " + office}}}
	}
	first := add(t, b, in("Oslo"), in("Bergen"))
	add(t, b, in("Tromsø"), in("Bergen"))
	_, err := b.Undo(ctx, first, model.UndoAsk)
	must(t, err)
	firm, _ := b.Firm(ctx)
	if d := cmp.Diff([]string{"Bergen", "Tromsø"}, firm.Offices); d != "" {
		t.Error(d)
	}
	var orgs []string
	must(t, query(b.read, &orgs, "SELECT name FROM organisations ORDER BY name"))
	if d := cmp.Diff([]string{"Firm Bergen", "Firm Tromsø"}, orgs); d != "" {
		t.Error(d)
	}
	sound(t, b)
}

func TestTrashAndRestore(t *testing.T) {
	ctx, b := context.Background(), newBook(t)
	p, q := soren(), soren()
	add(t, b, p, q)
	id := change(t, b, func(tx *Tx) error { return tx.TrashPeople([]int64{p.ID, 99}) })
	live, _ := b.Find(ctx, model.Filter{Search: "sor"}, model.Sort{})
	trashed, _ := b.Find(ctx, model.Filter{Trashed: true}, model.Sort{})
	if d := cmp.Diff([][]int64{{q.ID}, {p.ID}}, [][]int64{live, trashed}); d != "" {
		t.Error(d)
	}
	if r := rowOfPerson(t, b, p.ID); r.Trashed.IsZero() {
		t.Error("no day")
	}
	if again := change(t, b, func(tx *Tx) error { return tx.TrashPeople([]int64{p.ID}) }); again != 0 {
		t.Error("trashed twice")
	}
	_, err := b.Undo(ctx, id, model.UndoAsk)
	must(t, err)
	change(t, b, func(tx *Tx) error { return tx.TrashPeople([]int64{p.ID, q.ID}) })
	change(t, b, func(tx *Tx) error { return tx.RestorePeople([]int64{q.ID}) })
	if n, _ := b.Count(ctx); n != 1 {
		t.Error(n)
	}
	sound(t, b)
}

func TestRedoableOnlyWhileNothingElseChanged(t *testing.T) {
	ctx, b := context.Background(), newBook(t)
	redoable := func() int64 {
		c, ok, err := b.Redoable(ctx)
		must(t, err)
		if !ok {
			return 0
		}
		return c.ID
	}
	undoable := func() int64 {
		c, ok, err := b.Undoable(ctx)
		must(t, err)
		if !ok {
			return 0
		}
		return c.ID
	}
	undo := func(id int64) int64 {
		res, err := b.Undo(ctx, id, model.UndoAsk)
		must(t, err)
		return res.Change
	}
	if undoable() != 0 || redoable() != 0 {
		t.Error("in an empty book")
	}
	one, two := add(t, b, soren()), add(t, b, soren())
	u2 := undo(undoable())
	u1 := undo(undoable())
	if undoable() != 0 || redoable() != u1 {
		t.Error(undoable(), redoable())
	}
	r1 := undo(redoable())
	if undoable() != one || redoable() != u2 {
		t.Error(undoable(), redoable(), u2)
	}
	undo(r1) // taking a redo back takes the change back
	if undoable() != 0 {
		t.Error(undoable())
	}
	undo(redoable())
	undo(redoable())
	if undoable() != two || redoable() != 0 {
		t.Error(undoable(), redoable())
	}
	undo(two)
	add(t, b, soren())
	if redoable() != 0 {
		t.Error("a change does not end doing again")
	}
	sound(t, b)
}

func TestBigImportIsUndoneAndRedone(t *testing.T) {
	lower(t, &manyRemovals, 10)
	lower(t, &wholeRemovals, 120)
	lower(t, &manyWritten, 120)
	lower(t, &pendingDocs, 80)
	const last = 219 // more than one page of the journal
	ctx, b := context.Background(), newBook(t)
	before := &model.Person{Given: "Eva", Family: "Koch", Jobs: []model.Job{{Organisation: "Firm soren"}}}
	add(t, b, before)
	people := benchPeople(last + 1)
	must(t, importPeople(b, people))
	sound(t, b)
	want, err := b.People(ctx, []int64{people[0].ID, people[last].ID})
	must(t, err)
	ids, err := b.Find(ctx, model.Filter{Search: "s"}, model.Sort{By: model.SortCity})
	must(t, err)
	imported, _, err := b.Undoable(ctx)
	must(t, err)
	undo, err := b.Undo(ctx, imported.ID, model.UndoAsk)
	must(t, err)
	if n, _ := b.Count(ctx); n != 1 {
		t.Error(n)
	}
	if left, _ := b.Find(ctx, model.Filter{Search: "s"}, model.Sort{By: model.SortCity}); len(left) != 1 { // "Firm soren"
		t.Error(left)
	}
	sound(t, b)
	_, err = b.Undo(ctx, undo.Change, model.UndoAsk)
	must(t, err)
	got, err := b.People(ctx, []int64{people[0].ID, people[last].ID})
	must(t, err)
	if d := cmp.Diff(want, got, ignoreCounting); d != "" {
		t.Error(d)
	}
	again, err := b.Find(ctx, model.Filter{Search: "s"}, model.Sort{By: model.SortCity})
	must(t, err)
	if d := cmp.Diff(ids, again, cmpopts.EquateEmpty()); d != "" {
		t.Error(d)
	}
	sound(t, b)
}
