package book

import (
	"context"
	"testing"
	"time"

	"alumnibook/model"
)

// pastEvening is an evening that is over, at which people were.
func pastEvening(t *testing.T, b *Book, people []int64) *model.Event {
	t.Helper()
	e := evening(0)
	e.Title, e.State, e.On, e.ReplyBy = "Autumn", model.EventHeld, day("2025-10-01"), model.Date{}
	saveEvent(t, b, e)
	change(t, b, func(tx *Tx) error {
		for _, id := range people {
			if _, err := tx.WalkIn(e.ID, id, time.Date(2025, 10, 1, 18, 0, 0, 0, time.UTC)); err != nil {
				return err
			}
		}
		return nil
	})
	return e
}

func lastChange(t *testing.T, b *Book) int64 {
	t.Helper()
	list, err := b.Changes(t.Context(), 0, 1)
	must(t, err)
	return list[0].ID
}

func TestErasedGuestLeavesTheirPlaceAtAComingEvening(t *testing.T) {
	ctx, b := context.Background(), newBook(t)
	people := crowd(t, b, 3)
	past, coming := pastEvening(t, b, people), evening(3)
	list := invited(t, b, coming, people)
	idea := &model.Event{Title: "Boat trip", Kind: model.EventParty, State: model.EventIdea}
	saveEvent(t, b, idea)
	added := change(t, b, func(tx *Tx) error {
		_, err := tx.AddGuests(idea.ID, people[:1], model.ChannelEmail)
		return err
	})
	reply(t, b, list[0].ID, yes("Her mother", "Her son"))
	said := lastChange(t, b)
	reply(t, b, list[1].ID, yes())
	if c := countsOf(t, b, coming.ID); c.Heads != 3 || c.Waiting != 1 {
		t.Fatalf("%+v", c)
	}
	was := countsOf(t, b, past.ID)
	if p, err := b.ErasePreview(ctx, people[0]); err != nil || p.Events != 3 {
		t.Errorf("the preview tells of %d events, %v", p.Events, err)
	}
	_, err := b.Erase(ctx, people[:1], EraseOptions{})
	must(t, err)

	if c := countsOf(t, b, coming.ID); c.Heads != 0 || c.Yes != 1 || c.Waiting != 1 || c.Invited != 2 {
		t.Errorf("the coming evening counts %+v", c)
	}
	if l := guestsOf(t, b, coming.ID); len(l) != 2 {
		t.Errorf("on the list are %+v", l)
	}
	if l := guestsOf(t, b, idea.ID); len(l) != 0 {
		t.Errorf("on the list of an evening without a day are %+v", l)
	}
	if c := countsOf(t, b, past.ID); c != was {
		t.Errorf("the past evening counts %+v instead of %+v", c, was)
	}
	change(t, b, func(tx *Tx) error { return tx.MoveUp([]int64{list[1].ID}, false) })
	if c := countsOf(t, b, coming.ID); c.In != 1 || c.Heads != 1 {
		t.Errorf("nobody moved up: %+v", c)
	}
	for _, id := range []int64{said, added} { // undo passes over what was erased
		undo(t, b, id, model.UndoAsk)
		undo(t, b, lastChange(t, b), model.UndoAsk)
	}
	if l := append(guestsOf(t, b, coming.ID), guestsOf(t, b, idea.ID)...); len(l) != 2 {
		t.Errorf("undo brought back %+v", l)
	}
	sound(t, b)
}

// Who stands in the hall already when they are erased was there.
func TestErasedGuestWhoHasComeStillCounts(t *testing.T) {
	b := newBook(t)
	people := crowd(t, b, 2)
	today := evening(0)
	today.On, today.ReplyBy = day("2026-03-02"), model.Date{}
	list := invited(t, b, today, people)
	reply(t, b, list[0].ID, yes())
	reply(t, b, list[1].ID, yes())
	change(t, b, func(tx *Tx) error { return tx.CheckIn(list[0].ID, b.clock(), 0) })
	_, err := b.Erase(t.Context(), people, EraseOptions{})
	must(t, err)
	if c := countsOf(t, b, today.ID); c.Attended != 1 || c.In != 1 || c.Heads != 1 {
		t.Errorf("%+v", c)
	}
	if l := guestsOf(t, b, today.ID); len(l) != 1 || l[0].PersonID != 0 {
		t.Errorf("%+v", l)
	}
	sound(t, b)
}
