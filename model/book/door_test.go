package book

import (
	"context"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"alumnibook/model"
	"alumnibook/model/guests"
)

func TestDoorListIsNumberedByNameAndNumbersStay(t *testing.T) {
	ctx, b := context.Background(), newBook(t)
	names := []*model.Person{called("Å", "Åkesson"), called("Z", "Zorn"), called("Ä", "Ährlich"), called("B", "Berg"), called("W", "Walk")}
	add(t, b, names...)
	ids := make([]int64, len(names))
	for i, p := range names {
		ids[i] = p.ID
	}
	e := evening(0)
	for _, a := range invited(t, b, e, ids[:4]) {
		if a.PersonID != names[3].ID {
			reply(t, b, a.ID, yes("Kim"))
		}
	}
	at := time.Date(2026, 4, 23, 18, 1, 2, 3456, time.UTC)
	change(t, b, func(tx *Tx) error {
		n, err := tx.NumberGuests(e.ID)
		if n != 3 {
			t.Error(n)
		}
		return err
	})
	numbers := func() map[string]int {
		m := map[string]int{}
		for _, g := range guestsOf(t, b, e.ID) {
			m[g.Name] = g.Number
		}
		return m
	}
	want := map[string]int{"Ährlich, Ä": 1, "Åkesson, Å": 2, "Berg, B": 0, "Zorn, Z": 3}
	if d := cmp.Diff(want, numbers()); d != "" {
		t.Error(d)
	}
	berg := guestsOf(t, b, e.ID)[2]
	change(t, b, func(tx *Tx) error { return tx.CheckIn(berg.ID, at, 0) })
	change(t, b, func(tx *Tx) error {
		a, err := tx.WalkIn(e.ID, ids[4], at)
		if err == nil && (a.Number != 5 || !a.WalkIn) {
			t.Errorf("%+v", a)
		}
		return err
	})
	want["Berg, B"], want["Walk, W"] = 4, 5
	if d := cmp.Diff(want, numbers()); d != "" {
		t.Error(d)
	}
	if g := guestsOf(t, b, e.ID)[2]; !g.Came.Equal(at.Truncate(time.Microsecond)) || g.WalkIn {
		t.Errorf("%+v", g)
	}
	var ticked Ticked
	change(t, b, func(tx *Tx) (err error) { ticked, err = tx.CheckInNumbers(e.ID, "1-2, 4 2", at); return err })
	if len(ticked.New) != 2 || !slices.Equal(ticked.Already, []int{4}) || !slices.Equal(ticked.Doubles, []int{2}) {
		t.Errorf("%+v", ticked)
	}
	if c := countsOf(t, b, e.ID); c.Attended != 4 || c.WalkIns != 1 || c.Brought != 2 || c.Missing != 1 {
		t.Errorf("%+v", c)
	}
	_, err := b.Change(ctx, model.Doing{Code: "check_in_many"}, func(tx *Tx) error {
		_, err := tx.CheckInNumbers(e.ID, "3 99", at)
		return err
	})
	wantCode(t, err, guests.CodeNoNumber)
	if countsOf(t, b, e.ID).Attended != 4 {
		t.Error("somebody was checked in beside a wrong number")
	}
	if id := change(t, b, func(tx *Tx) error { return tx.CheckIn(berg.ID, at.Add(time.Hour), 3) }); id != 0 {
		t.Error("who is in was changed")
	}
	walk := guestsOf(t, b, e.ID)
	i := slices.IndexFunc(walk, func(g Guest) bool { return g.WalkIn })
	change(t, b, func(tx *Tx) error { return tx.CheckOut(walk[i].ID) })
	change(t, b, func(tx *Tx) error { return tx.CheckOut(berg.ID) })
	if c := countsOf(t, b, e.ID); c.Attended != 2 || c.WalkIns != 0 || len(guestsOf(t, b, e.ID)) != 4 {
		t.Errorf("%+v", c)
	}
	sound(t, b)
}

func TestHeldEventStandsInTheHistoryOfWhoCame(t *testing.T) {
	ctx, b := context.Background(), newBook(t)
	people, e := crowd(t, b, 6), evening(0)
	list := invited(t, b, e, people[:5])
	at := time.Date(2026, 4, 23, 18, 0, 0, 0, time.UTC)
	for i := range 4 {
		reply(t, b, list[i].ID, yes())
		if i > 0 {
			change(t, b, func(tx *Tx) error { return tx.CheckIn(list[i].ID, at, 0) })
		}
	}
	came := func(person int64) []model.Interaction {
		list, _, err := b.Timeline(ctx, person, []model.InteractionKind{model.InteractionEvent}, 0, 10)
		must(t, err)
		return list
	}
	if len(came(people[1])) != 0 {
		t.Error("before it is held the history says nothing")
	}
	_, err := b.Change(ctx, model.Doing{Code: "event_held"}, func(tx *Tx) error { return tx.HoldEvent(e.ID, day("2026-04-22")) })
	wantCode(t, err, model.CodeInvalid)
	held := change(t, b, func(tx *Tx) error { return tx.HoldEvent(e.ID, day("2026-04-24")) })
	for i, want := range []int{0, 1, 1, 1, 0} {
		entries := came(people[i])
		if len(entries) != want {
			t.Fatalf("%d: %d entries", i, len(entries))
		}
		if want == 1 {
			if x := entries[0]; x.Text != "Spring evening, Hafenblick" || x.On != e.On || x.EventID != e.ID || !x.Reached || rowOfPerson(t, b, people[i]).LastContact != e.On {
				t.Errorf("%+v", x)
			}
		}
	}
	if c := countsOf(t, b, e.ID); c.Missing != 1 {
		t.Errorf("%+v", c)
	}
	// Who came is put right afterwards.
	change(t, b, func(tx *Tx) error { return tx.CheckOut(list[1].ID) })
	walk := change(t, b, func(tx *Tx) error { _, err := tx.WalkIn(e.ID, people[5], at); return err })
	note := came(people[2])[0]
	note.Text = "told about her new job"
	change(t, b, func(tx *Tx) error { return tx.UpdateInteraction(&note) })
	if len(came(people[1])) != 0 || len(came(people[5])) != 1 {
		t.Error("the history is not in step")
	}
	undo(t, b, walk, model.UndoAsk)
	if len(came(people[5])) != 0 {
		t.Error("nor after undo")
	}
	got, err := b.Event(ctx, e.ID)
	must(t, err)
	got.Place = "Kieler Yacht Club"
	change(t, b, func(tx *Tx) error { return tx.SaveEvent(&got.Event, day("2026-04-25"), LoweringAsk) })
	if came(people[3])[0].Text != "Spring evening, Kieler Yacht Club" || came(people[2])[0].Text != "told about her new job" {
		t.Errorf("%+v", came(people[3]))
	}
	change(t, b, func(tx *Tx) error { return tx.CheckOut(list[2].ID) })
	entry, err := b.Interaction(ctx, note.ID)
	must(t, err)
	if entry.Kind != model.InteractionNote || entry.Text != "told about her new job" {
		t.Errorf("what she wrote stays: %+v", entry)
	}
	sound(t, b)
	if res := undo(t, b, held, model.UndoForce); res.Change == 0 {
		t.Errorf("%+v", res)
	}
	if len(came(people[3])) != 0 {
		t.Errorf("%+v", came(people[3]))
	}
	sound(t, b)
}

func TestThanksAndFeedback(t *testing.T) {
	ctx, b := context.Background(), newBook(t)
	people, e := crowd(t, b, 3), evening(0)
	list := invited(t, b, e, people)
	change(t, b, func(tx *Tx) error {
		return tx.ThankGuests(e.ID, listIDs(list[:2]), model.ChannelPost, day("2026-04-24"))
	})
	change(t, b, func(tx *Tx) error { return tx.Feedback(list[0].ID, 5, "lovely") })
	change(t, b, func(tx *Tx) error { return tx.Feedback(list[1].ID, 4, "") })
	_, err := b.Change(ctx, model.Doing{Code: "feedback"}, func(tx *Tx) error { return tx.Feedback(list[1].ID, 6, "") })
	wantCode(t, err, model.CodeInvalid)
	c := countsOf(t, b, e.ID)
	if c.Thanked != 2 || c.Scores != 2 || c.Score() != 4.5 {
		t.Errorf("%+v", c)
	}
	letters, _, err := b.Timeline(ctx, people[0], []model.InteractionKind{model.InteractionLetter}, 0, 10)
	must(t, err)
	if len(letters) != 1 || letters[0].EventID != e.ID || !rowOfPerson(t, b, people[0]).LastContact.IsZero() {
		t.Errorf("%+v", letters)
	}
	sound(t, b)
}
