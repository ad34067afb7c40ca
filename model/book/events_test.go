package book

import (
	"context"
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"alumnibook/model"
	"alumnibook/model/guests"
)

// today is the day on which the tests of events are.
var eveningToday = day("2026-03-02")

// evening is an event of the tests with so many places.
func evening(places int) *model.Event {
	return &model.Event{
		Title: "Spring evening", Kind: model.EventTalk, State: model.EventAnnounced, Office: "Kiel", Place: "Hafenblick", Address: "Kai 1\n24103 Kiel",
		On: day("2026-04-23"), Starts: "18:00", Ends: "22:00", Capacity: places, ReplyBy: day("2026-04-10"), Currency: "EUR",
		Agenda: []model.AgendaLine{{At: "18:30", Title: "Tax news", Speakers: []model.Speaker{{Name: "Prof. Berg", From: "CAU"}}}, {At: "19:30", Title: "Food"}},
		Budget: []model.BudgetLine{{Name: "Room", Planned: 60000, Actual: 55500}},
	}
}

// crowd adds people whose names sort as their numbers do.
func crowd(t *testing.T, b *Book, n int) []int64 {
	t.Helper()
	people := make([]*model.Person, n)
	for i := range people {
		people[i] = called("Anna", fmt.Sprintf("Person %03d", i+1))
	}
	add(t, b, people...)
	ids := make([]int64, n)
	for i, p := range people {
		ids[i] = p.ID
	}
	return ids
}

func saveEvent(t *testing.T, b *Book, e *model.Event) int64 {
	t.Helper()
	return change(t, b, func(tx *Tx) error { return tx.SaveEvent(e, eveningToday, LoweringAsk) })
}

// guestsOf is the guest list of an event, by name.
func guestsOf(t *testing.T, b *Book, event int64) []Guest {
	t.Helper()
	list, err := b.GuestList(context.Background(), event)
	must(t, err)
	return list
}

func listIDs(list []Guest) []int64 {
	ids := make([]int64, len(list))
	for i := range list {
		ids[i] = list[i].ID
	}
	return ids
}

func countsOf(t *testing.T, b *Book, event int64) model.Counts {
	t.Helper()
	row, err := b.Event(context.Background(), event)
	must(t, err)
	return row.Counts
}

// invited is an evening with guests who were invited.
func invited(t *testing.T, b *Book, e *model.Event, people []int64) []Guest {
	t.Helper()
	saveEvent(t, b, e)
	change(t, b, func(tx *Tx) error {
		n, err := tx.AddGuests(e.ID, people, model.ChannelEmail)
		if n != len(people) {
			t.Errorf("%d of %d added", n, len(people))
		}
		return err
	})
	change(t, b, func(tx *Tx) error {
		return tx.Invite(e.ID, listIDs(guestsOf(t, b, e.ID)), model.ChannelEmail, day("2026-03-02"))
	})
	return guestsOf(t, b, e.ID)
}

func reply(t *testing.T, b *Book, id int64, said guests.Said) model.Attendance {
	t.Helper()
	var a model.Attendance
	if said.On.IsZero() {
		said.On = day("2026-03-05")
	}
	change(t, b, func(tx *Tx) (err error) { a, err = tx.Reply(id, said); return err })
	return a
}

func yes(plus ...string) guests.Said {
	s := guests.Said{Reply: model.ReplyYes}
	for _, p := range plus {
		s.Guests = append(s.Guests, model.Plus{Name: p})
	}
	return s
}

func TestEventIsReadAsWritten(t *testing.T) {
	ctx, b := context.Background(), newBook(t)
	e := evening(80)
	saveEvent(t, b, e)
	got, err := b.Event(ctx, e.ID)
	must(t, err)
	if d := cmp.Diff(*e, got.Event); d != "" || got.UID == "" {
		t.Error(d)
	}
	past := evening(0)
	past.Title, past.State, past.On, past.ReplyBy = "Autumn", model.EventHeld, day("2025-10-01"), model.Date{}
	older := evening(0)
	older.Title, older.State, older.On, older.ReplyBy = "Older", model.EventHeld, day("2025-03-01"), model.Date{}
	idea := &model.Event{Title: "Boat trip", Kind: model.EventParty, State: model.EventIdea}
	soon := evening(0)
	soon.Title, soon.On, soon.ReplyBy = "Workshop", day("2026-03-20"), model.Date{}
	for _, e := range []*model.Event{past, older, idea, soon} {
		saveEvent(t, b, e)
	}
	list, err := b.Events(ctx)
	must(t, err)
	var titles []string
	for _, e := range list {
		titles = append(titles, e.Title)
	}
	if want := []string{"Workshop", "Spring evening", "Boat trip", "Autumn", "Older"}; !slices.Equal(want, titles) {
		t.Error(titles)
	}
	old := *e
	old.Version--
	e.Dress = "smart"
	saveEvent(t, b, e)
	_, err = b.Change(ctx, model.Doing{Code: "event_edit"}, func(tx *Tx) error { return tx.SaveEvent(&old, eveningToday, LoweringAsk) })
	wantCode(t, err, model.CodeConflict)
	e.On = day("2026-01-01")
	e.ReplyBy = model.Date{}
	_, err = b.Change(ctx, model.Doing{Code: "event_edit"}, func(tx *Tx) error { return tx.SaveEvent(e, eveningToday, LoweringAsk) })
	wantCode(t, err, model.CodeInvalid)
	sound(t, b)
}

// An event whose day has come and gone can still be edited.
func TestOnlyAChangedDayIsLookedAt(t *testing.T) {
	b := newBook(t)
	e := evening(0)
	saveEvent(t, b, e)
	e.Notes = "nice"
	change(t, b, func(tx *Tx) error { return tx.SaveEvent(e, day("2026-05-01"), LoweringAsk) })
	e.State = model.EventBooked
	_, err := b.Change(t.Context(), model.Doing{Code: "event_edit"}, func(tx *Tx) error { return tx.SaveEvent(e, day("2026-05-01"), LoweringAsk) })
	wantCode(t, err, model.CodeInvalid)
}

func TestGuestsAreInvitedOnceAndReminded(t *testing.T) {
	ctx, b := context.Background(), newBook(t)
	people, e := crowd(t, b, 5), evening(0)
	list := invited(t, b, e, people)
	if c := countsOf(t, b, e.ID); c.Invited != 5 || c.Silent != 5 || c.ToInvite != 0 {
		t.Errorf("%+v", c)
	}
	change(t, b, func(tx *Tx) error {
		n, err := tx.AddGuests(e.ID, append(people, people[0]), model.ChannelPost)
		if n != 0 {
			t.Errorf("%d were added again", n)
		}
		return err
	})
	reply(t, b, list[0].ID, guests.Said{Reply: model.ReplyNo})
	id := change(t, b, func(tx *Tx) error {
		return tx.Remind(e.ID, []int64{list[1].ID, list[2].ID}, model.ChannelEmail, day("2026-04-01"))
	})
	now := guestsOf(t, b, e.ID)
	if now[1].Reminder != 1 || now[1].Reminded != day("2026-04-01") || now[1].Invited != day("2026-03-02") || now[0].Reminder != 0 || now[0].Name != "Person 001, Anna" || now[0].CallName != "Anna Person 001" {
		t.Errorf("%+v", now[1])
	}
	entries, _, err := b.Timeline(ctx, people[1], nil, 0, 10)
	must(t, err)
	if len(entries) != 2 || entries[0].Kind != model.InteractionInvitation || entries[0].EventID != e.ID || entries[0].Text != "Spring evening" || entries[0].On != day("2026-04-01") {
		t.Errorf("%+v", entries)
	}
	undo(t, b, id, model.UndoAsk)
	if now := guestsOf(t, b, e.ID); now[1].Reminder != 0 || len(history(t, b, people[1])) != 1 {
		t.Errorf("%+v", now[1])
	}
	_, err = b.Change(ctx, model.Doing{Code: "invite"}, func(tx *Tx) error { return tx.Invite(e.ID, []int64{4711}, model.ChannelEmail, eveningToday) })
	wantCode(t, err, model.CodeNotFound)
	change(t, b, func(tx *Tx) error { return tx.RemoveGuests(e.ID, []int64{list[4].ID}) })
	if c := countsOf(t, b, e.ID); c.Invited != 4 || c.No != 1 || c.Silent != 3 {
		t.Errorf("%+v", c)
	}
	sound(t, b)
}

// The spring evening of 80 places: 92 say yes, 12 wait, 6 cancel and the first 6 move up.
func TestWaitingListIsFair(t *testing.T) {
	ctx, b := context.Background(), newBook(t)
	people, e := crowd(t, b, 25), evening(8)
	list := invited(t, b, e, people)
	for i := range 12 {
		a := reply(t, b, list[i].ID, yes())
		if want := map[bool]model.Seat{true: model.SeatIn, false: model.SeatWaiting}[i < 8]; a.Seat != want {
			t.Errorf("%d: %s", i, a.Seat)
		}
	}
	if c := countsOf(t, b, e.ID); c.Yes != 12 || c.In != 8 || c.Waiting != 4 || c.Silent != 13 {
		t.Errorf("%+v", c)
	}
	if p, err := b.Proposals(ctx, e.ID); err != nil || len(p) != 0 {
		t.Errorf("%v %v", p, err)
	}
	for _, i := range []int{2, 5} {
		a := reply(t, b, list[i].ID, guests.Said{Reply: model.ReplyNo, On: day("2026-04-01"), Late: i == 5})
		if a.Off != day("2026-04-01") || a.Late != (i == 5) || a.Seat != model.SeatNone {
			t.Errorf("%+v", a)
		}
	}
	p, err := b.Proposals(ctx, e.ID)
	must(t, err)
	if !slices.Equal(listIDs(p), []int64{list[8].ID, list[9].ID}) {
		t.Errorf("%v", listIDs(p))
	}
	late := reply(t, b, list[20].ID, yes())
	if late.Seat != model.SeatWaiting {
		t.Error("somebody overtook the queue")
	}
	up := change(t, b, func(tx *Tx) error { return tx.MoveUp(listIDs(p), false) })
	if c := countsOf(t, b, e.ID); c.In != 8 || c.Waiting != 3 || c.Cancelled != 2 || c.Late != 1 {
		t.Errorf("%+v", c)
	}
	_, err = b.Change(ctx, model.Doing{Code: "move_up"}, func(tx *Tx) error { return tx.MoveUp([]int64{list[10].ID}, false) })
	wantCode(t, err, guests.CodeFull)
	change(t, b, func(tx *Tx) error { return tx.MoveUp([]int64{list[10].ID}, true) })
	if c := countsOf(t, b, e.ID); c.In != 9 || c.Over != 1 {
		t.Errorf("%+v", c)
	}
	sound(t, b)
	undo(t, b, up, model.UndoAsk)
	p, err = b.Proposals(ctx, e.ID)
	must(t, err)
	if len(p) != 1 || p[0].ID != list[8].ID {
		t.Errorf("who moved up waits in front again: %v", listIDs(p))
	}
	sound(t, b)
}

func TestAPartyThatGrowsHasToFit(t *testing.T) {
	ctx, b := context.Background(), newBook(t)
	e := evening(4)
	list := invited(t, b, e, crowd(t, b, 3))
	reply(t, b, list[0].ID, yes("Kim"))
	if a := reply(t, b, list[1].ID, yes("Lou", "Max")); a.Seat != model.SeatWaiting {
		t.Errorf("three do not fit into two places: %+v", a)
	}
	a := guestsOf(t, b, e.ID)[0].Attendance
	a.Guests = append(a.Guests, model.Plus{Name: "Noa"}, model.Plus{Name: "Ole"}, model.Plus{})
	_, err := b.Change(ctx, model.Doing{Code: "guest_edit"}, func(tx *Tx) error { return tx.EditGuest(&a) })
	wantCode(t, err, guests.CodeFull)
	_, err = b.Change(ctx, model.Doing{Code: "reply"}, func(tx *Tx) error {
		_, err := tx.Reply(a.ID, guests.Said{Reply: model.ReplyYes, Guests: a.Guests, On: eveningToday})
		return err
	})
	wantCode(t, err, guests.CodeFull)
	a.Guests, a.Diet, a.Role, a.Note = a.Guests[:2], "vegan", model.RoleHost, "brings flowers"
	change(t, b, func(tx *Tx) error { return tx.EditGuest(&a) })
	if got := guestsOf(t, b, e.ID)[0]; got.Heads() != 3 || got.Diet != "vegan" || got.Role != model.RoleHost || got.Guests[1].Name != "Noa" || got.Version != a.Version {
		t.Errorf("%+v", got)
	}
	a.Version--
	_, err = b.Change(ctx, model.Doing{Code: "guest_edit"}, func(tx *Tx) error { return tx.EditGuest(&a) })
	wantCode(t, err, model.CodeConflict)
	if c := countsOf(t, b, e.ID); c.Heads != 3 || c.In != 1 {
		t.Errorf("%+v", c)
	}
	sound(t, b)
}

func TestCapacityBelowThoseWhoAreIn(t *testing.T) {
	ctx, b := context.Background(), newBook(t)
	e := evening(6)
	list := invited(t, b, e, crowd(t, b, 8))
	for i := range 7 {
		reply(t, b, list[i].ID, guests.Said{Reply: model.ReplyYes, On: day("2026-03-05").AddDays(i)})
	}
	lower := func(to int, how Lowering) error {
		got, err := b.Event(ctx, e.ID)
		must(t, err)
		got.Capacity = to
		_, err = b.Change(ctx, model.Doing{Code: "event_edit"}, func(tx *Tx) error { return tx.SaveEvent(&got.Event, eveningToday, how) })
		return err
	}
	err := lower(4, LoweringAsk)
	wantCode(t, err, CodeOverCapacity)
	if countsOf(t, b, e.ID).In != 6 {
		t.Error("something was stored")
	}
	must(t, lower(4, LoweringWait))
	if c := countsOf(t, b, e.ID); c.In != 4 || c.Waiting != 3 || c.Over != 0 {
		t.Errorf("%+v", c)
	}
	must(t, lower(5, LoweringAsk))
	p, err := b.Proposals(ctx, e.ID)
	must(t, err)
	if len(p) != 1 || p[0].ID != list[4].ID {
		t.Errorf("who lost their place waits in front: %v", listIDs(p))
	}
	must(t, lower(2, LoweringKeep))
	if c := countsOf(t, b, e.ID); c.In != 4 || c.Over != 2 {
		t.Errorf("%+v", c)
	}
	sound(t, b)
	must(t, lower(0, LoweringAsk))
	if c := countsOf(t, b, e.ID); c.In != 4 || c.Over != 0 {
		t.Errorf("where there is no end nobody is on top: %+v", c)
	}
	sound(t, b)
}

func TestSpeakersStandOnTheGuestList(t *testing.T) {
	b := newBook(t)
	people, e := crowd(t, b, 4), evening(1)
	list := invited(t, b, e, people[:3])
	reply(t, b, list[0].ID, yes())
	reply(t, b, list[1].ID, guests.Said{Reply: model.ReplyNo})
	e.Agenda[0].Speakers = append(e.Agenda[0].Speakers, model.Speaker{PersonID: people[1]}, model.Speaker{PersonID: people[3]}, model.Speaker{PersonID: people[1]})
	saveEvent(t, b, e)
	now := guestsOf(t, b, e.ID)
	if len(now) != 4 {
		t.Fatalf("%d guests", len(now))
	}
	for _, i := range []int{1, 3} {
		if a := now[i]; a.Role != model.RoleSpeaker || a.Reply != model.ReplyYes || a.Seat != model.SeatIn || !a.Over {
			t.Errorf("%+v", a)
		}
	}
	e.Agenda[0].Speakers = e.Agenda[0].Speakers[:2]
	saveEvent(t, b, e)
	if a := guestsOf(t, b, e.ID)[3]; a.Role != model.RoleGuest || a.Reply != model.ReplyYes {
		t.Errorf("who speaks no more is a guest: %+v", a)
	}
	sound(t, b)
}

func TestDeletedEventComesBackWhole(t *testing.T) {
	ctx, b := context.Background(), newBook(t)
	people, e := crowd(t, b, 4), evening(2)
	list := invited(t, b, e, people)
	for i := range 3 {
		reply(t, b, list[i].ID, yes())
	}
	w := &model.Wish{PersonID: people[0], EventID: e.ID, On: eveningToday, Text: "a course"}
	change(t, b, func(tx *Tx) error { return tx.SaveWish(w) })
	before, counts := guestsOf(t, b, e.ID), countsOf(t, b, e.ID)
	id := change(t, b, func(tx *Tx) error { return tx.DeleteEvent(e.ID) })
	_, err := b.Event(ctx, e.ID)
	wantCode(t, err, model.CodeNotFound)
	ws, err := b.Wishes(ctx, WishQuery{PersonID: people[0]})
	must(t, err)
	if len(guestsOf(t, b, e.ID)) != 0 || len(history(t, b, people[0])) != 1 || len(ws) != 1 || ws[0].EventID != 0 {
		t.Errorf("%+v", ws)
	}
	sound(t, b)
	undo(t, b, id, model.UndoAsk)
	same(t, "guests", before, guestsOf(t, b, e.ID))
	same(t, "counts", counts, countsOf(t, b, e.ID))
	sound(t, b)
}

func TestAddedEventIsNotTakenBackOverItsGuests(t *testing.T) {
	ctx, b := context.Background(), newBook(t)
	people, e := crowd(t, b, 2), evening(0)
	e.Agenda[0].Speakers = []model.Speaker{{PersonID: people[0]}}
	id := saveEvent(t, b, e)
	undo(t, b, id, model.UndoAsk)
	if list, _ := b.Events(ctx); len(list) != 0 {
		t.Errorf("%+v", list)
	}
	redo, _, err := b.Redoable(ctx)
	must(t, err)
	undo(t, b, redo.ID, model.UndoAsk)
	if len(guestsOf(t, b, e.ID)) != 1 {
		t.Error("the speaker is not there again")
	}
	change(t, b, func(tx *Tx) error { _, err := tx.AddGuests(e.ID, people, model.ChannelEmail); return err })
	again, _, err := b.Undoable(ctx)
	must(t, err)
	undo(t, b, again.ID, model.UndoAsk)
	change(t, b, func(tx *Tx) error { _, err := tx.AddGuests(e.ID, people, model.ChannelEmail); return err })
	if res := undo(t, b, id, model.UndoAsk); len(res.Conflicts) == 0 {
		t.Error("the guests were not told of")
	}
	undo(t, b, id, model.UndoForce)
	if list, _ := b.Events(ctx); len(list) != 0 {
		t.Errorf("%+v", list)
	}
	sound(t, b)
}

func TestUndoThatFindsThePlaceTaken(t *testing.T) {
	b := newBook(t)
	e := evening(1)
	list := invited(t, b, e, crowd(t, b, 3))
	reply(t, b, list[0].ID, yes())
	off := change(t, b, func(tx *Tx) error {
		_, err := tx.Reply(list[0].ID, guests.Said{Reply: model.ReplyNo, On: day("2026-03-06")})
		return err
	})
	reply(t, b, list[1].ID, yes())
	res := undo(t, b, off, model.UndoAsk)
	if len(res.Conflicts) != 1 || res.Conflicts[0].Field != "capacity" || res.Conflicts[0].Kind != KindEvent || res.Change != 0 {
		t.Errorf("%+v", res)
	}
	keep := undo(t, b, off, model.UndoKeep)
	if g := guestsOf(t, b, e.ID); g[0].Seat != model.SeatWaiting || g[1].Seat != model.SeatIn {
		t.Errorf("%+v", g[0])
	}
	sound(t, b)
	undo(t, b, keep.Change, model.UndoForce)
	undo(t, b, off, model.UndoForce)
	if g := guestsOf(t, b, e.ID); g[0].Seat != model.SeatIn || countsOf(t, b, e.ID).Over != 1 {
		t.Errorf("%+v", g[0])
	}
	sound(t, b)
}

func TestSettleClosesEvenings(t *testing.T) {
	ctx, b := context.Background(), newBook(t)
	people := crowd(t, b, 2)
	e, empty := evening(0), evening(0)
	list := invited(t, b, e, people)
	invited(t, b, empty, people)
	change(t, b, func(tx *Tx) error { return tx.CheckIn(list[0].ID, time.Date(2026, 4, 23, 18, 0, 0, 0, time.UTC), 0) })
	for _, today := range []string{"2026-04-23", "2026-04-24", "2026-04-25"} {
		_, _, err := b.Settle(ctx, day(today))
		must(t, err)
		got, err := b.Event(ctx, e.ID)
		must(t, err)
		if (got.State == model.EventHeld) != (today > "2026-04-23") {
			t.Errorf("%s: %s", today, got.State)
		}
	}
	if got, _ := b.Event(ctx, empty.ID); got.State != model.EventAnnounced {
		t.Error("an evening to which nobody came is not said to have been held")
	}
	c, _, err := b.Undoable(ctx)
	must(t, err)
	if c.Doing.Code != "event_held" || c.Doing.Name != "Spring evening" || len(history(t, b, people[0])) != 3 {
		t.Errorf("%+v", c)
	}
	sound(t, b)
}
