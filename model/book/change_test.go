package book

import (
	"context"
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"alumnibook/model"
)

func TestUpdateChecksTheVersion(t *testing.T) {
	ctx, b := context.Background(), newBook(t)
	p := soren()
	add(t, b, p)
	first, err := b.Person(ctx, p.ID)
	must(t, err)
	second := first
	first.Given = "Sven"
	id := change(t, b, func(tx *Tx) error { return tx.UpdatePeople([]*model.Person{&first}) })
	if id == 0 || first.Version != 2 {
		t.Error(id, first.Version)
	}
	second.Family = "Lost"
	_, err = b.Change(ctx, model.Doing{}, func(tx *Tx) error { return tx.UpdatePeople([]*model.Person{&second}) })
	wantCode(t, err, model.CodeConflict)
	now, err := b.Person(ctx, p.ID)
	must(t, err)
	if now.Given != "Sven" || now.Family != p.Family {
		t.Error(now.Given, now.Family)
	}
	_, err = b.Change(ctx, model.Doing{}, func(tx *Tx) error {
		return tx.UpdatePeople([]*model.Person{{Record: model.Record{ID: 4711}, Family: "Nobody"}})
	})
	wantCode(t, err, model.CodeNotFound)
	_, err = b.Person(ctx, 4711)
	wantCode(t, err, model.CodeNotFound)
}

func TestWhatChangesNothingHasNoEntry(t *testing.T) {
	ctx, b := context.Background(), newBook(t)
	p := soren()
	add(t, b, p)
	events := 0
	defer b.Subscribe(func(Event) { events++ })()
	id := change(t, b, func(tx *Tx) error {
		same, err := tx.Person(p.ID)
		if err != nil {
			return err
		}
		return tx.UpdatePeople([]*model.Person{&same})
	})
	changes, err := b.Changes(ctx, 0, 10)
	must(t, err)
	if id != 0 || len(changes) != 1 || events != 0 {
		t.Errorf("id %d, %d changes, %d events", id, len(changes), events)
	}
}

func TestFailedChangeLeavesNothing(t *testing.T) {
	ctx, b := context.Background(), newBook(t)
	kept := soren()
	add(t, b, kept)
	_, err := b.Find(ctx, model.Filter{Search: "s"}, model.Sort{By: model.SortCity})
	must(t, err)
	broken := errors.New("broken")
	for name, fn := range map[string]func(*Tx) error{
		"error":   func(*Tx) error { return broken },
		"invalid": func(tx *Tx) error { return tx.CreatePeople([]*model.Person{{}}) },
		"entry": func(tx *Tx) error {
			return tx.CreateInteraction(&model.Interaction{Kind: model.InteractionCall, On: day("2026-01-01"), PersonIDs: []int64{4711}})
		},
	} {
		_, err := b.Change(ctx, model.Doing{}, func(tx *Tx) error {
			if err := tx.CreatePeople(benchPeople(120)); err != nil {
				return err
			}
			if err := tx.TrashPeople([]int64{kept.ID}); err != nil {
				return err
			}
			return fn(tx)
		})
		if err == nil {
			t.Errorf("%s: no error", name)
		}
	}
	func() {
		defer func() { _ = recover() }()
		_, _ = b.Change(ctx, model.Doing{}, func(tx *Tx) error {
			must(t, tx.CreatePeople(benchPeople(10)))
			panic("bug")
		})
	}()
	ids, err := b.Find(ctx, model.Filter{}, model.Sort{})
	must(t, err)
	if d := cmp.Diff([]int64{kept.ID}, ids); d != "" {
		t.Error(d)
	}
	sound(t, b)
	add(t, b, soren()) // the door is open again
}

func TestCancelledChangeLeavesNothing(t *testing.T) {
	b := newBook(t)
	ctx, cancel := context.WithCancel(context.Background())
	_, err := b.Change(ctx, model.Doing{}, func(tx *Tx) error {
		must(t, tx.CreatePeople(benchPeople(150)))
		cancel()
		return tx.CreatePeople(benchPeople(150))
	})
	wantCode(t, err, model.CodeCancelled)
	_, err = b.Change(ctx, model.Doing{}, func(*Tx) error { return nil })
	wantCode(t, err, model.CodeCancelled)
	_, err = b.Find(ctx, model.Filter{}, model.Sort{})
	wantCode(t, err, model.CodeCancelled)
	_, err = b.Person(ctx, 1)
	wantCode(t, err, model.CodeCancelled)
	if n, err := b.Count(context.Background()); n != 0 || err != nil {
		t.Error(n, err)
	}
}

func TestGivenUIDsStay(t *testing.T) {
	ctx, b := context.Background(), newBook(t)
	p := &model.Person{Family: "Card", Record: model.Record{UID: "urn:card-1"}}
	add(t, b, p)
	if got, _ := b.Person(ctx, p.ID); got.UID != "urn:card-1" {
		t.Error(got.UID)
	}
	_, err := b.Change(ctx, model.Doing{}, func(tx *Tx) error {
		return tx.CreatePeople([]*model.Person{{Family: "Other", Record: model.Record{UID: "urn:card-1"}}})
	})
	wantCode(t, err, model.CodeConflict)
}

func TestJournalSaysWhoAndWhat(t *testing.T) {
	ctx, b := context.Background(), newBook(t)
	me := &model.Colleague{Name: "Frau Peters"}
	change(t, b, func(tx *Tx) error { return tx.SaveColleague(me) })
	must(t, b.SetSeat(ctx, me.ID))
	if seat, err := b.Seat(ctx); err != nil || seat.Name != me.Name {
		t.Error(seat, err)
	}
	wantCode(t, b.SetSeat(ctx, 99), model.CodeNotFound)
	var events []Event
	cancel := b.Subscribe(func(e Event) { events = append(events, e) })
	p, q := soren(), &model.Person{Given: "Eva", Family: "Koch"}
	id, err := b.Change(ctx, model.Doing{Code: "import", Name: "staff.xlsx"}, func(tx *Tx) error {
		if err := tx.CreatePeople([]*model.Person{p, q}); err != nil {
			return err
		}
		tx.SetDoing(model.Doing{Code: "import", Name: "staff.xlsx", Count: 2})
		p.Given = "Sören"
		return tx.UpdatePeople([]*model.Person{p})
	})
	must(t, err)
	cancel()
	changes, err := b.Changes(ctx, 0, 1)
	must(t, err)
	c := changes[0]
	if c.ID != id || c.Who != "Frau Peters" || c.Doing != (model.Doing{Code: "import", Name: "staff.xlsx", Count: 2}) || c.At.IsZero() {
		t.Errorf("%+v", c)
	}
	if len(events) != 1 || events[0].Change != id || !events[0].Kinds[KindPerson] || !events[0].Kinds[KindFirm] || events[0].Kinds[KindInteraction] {
		t.Errorf("%+v", events)
	}
	rows, err := b.ChangeRows(ctx, id, 0, 100)
	must(t, err)
	if len(rows) != c.Rows {
		t.Errorf("%d rows instead of %d", len(rows), c.Rows)
	}
	kinds := map[string]int{}
	for _, r := range rows {
		kinds[r.Kind]++
		if r.Kind == KindPerson && (r.Op != model.OpCreate || r.Before != nil || r.After == nil || r.Name == "") {
			t.Errorf("%+v", r)
		}
	}
	if d := cmp.Diff(map[string]int{KindPerson: 2, KindOrganisation: 1, KindFirm: 1}, kinds); d != "" {
		t.Error(d)
	}
	p.Nickname = "S."
	id = change(t, b, func(tx *Tx) error { return tx.UpdatePeople([]*model.Person{p}) })
	rows, err = b.ChangeRows(ctx, id, 0, 100)
	must(t, err)
	if len(rows) != 1 || rows[0].Op != model.OpUpdate || rows[0].Before == nil || rows[0].After == nil {
		t.Errorf("%+v", rows)
	}
	older, err := b.Changes(ctx, id, 1)
	must(t, err)
	if len(older) != 1 || older[0].ID != c.ID {
		t.Errorf("%+v", older)
	}
}
