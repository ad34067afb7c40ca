package book

import (
	"context"
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"alumnibook/model"
	"alumnibook/model/guests"
)

// eveningState is all that a book says of events.
type eveningState struct {
	Events  []EventRow
	Guests  map[int64][]Guest
	Entries []model.Interaction
	Wishes  []Wished
}

// eveningsOf reads it, and fails where a rule is broken.
func eveningsOf(t *rapid.T, b *Book) eveningState {
	ctx, s := context.Background(), eveningState{Guests: map[int64][]Guest{}}
	must := func(err error) {
		if err != nil {
			t.Fatalf("%+v", err)
		}
	}
	var err error
	s.Events, err = b.Events(ctx)
	must(err)
	for _, e := range s.Events {
		list, err := b.GuestList(ctx, e.ID)
		must(err)
		s.Guests[e.ID] = list
		var sum model.Counts
		here, numbers := map[int64]bool{}, map[int]bool{}
		for i := range list {
			a := &list[i].Attendance
			sum = sum.Plus(a.Counts(), 1)
			if a.PersonID != 0 && here[a.PersonID] || a.Number != 0 && numbers[a.Number] {
				t.Fatalf("twice on the list of event %d: %+v", e.ID, a)
			}
			here[a.PersonID], numbers[a.Number] = true, true
			if err := a.Validate(); err != nil {
				t.Fatalf("%v: %+v", err, a)
			}
		}
		if d := cmp.Diff(sum, e.Counts); d != "" {
			t.Fatalf("counts of event %d: %s", e.ID, d)
		}
		if c := e.Counts; c.Invited != c.Yes+c.No+c.Maybe+c.Silent || e.Capacity > 0 && c.Heads-c.Over > e.Capacity || c.Yes > 0 && c.In+c.Waiting == 0 {
			t.Fatalf("event %d of %d places: %+v", e.ID, e.Capacity, c)
		}
	}
	var ids []int64
	must(query(b.read, &ids, "SELECT id FROM interactions ORDER BY id"))
	s.Entries, err = loadInteractions(b.read, ids)
	must(err)
	s.Wishes, err = b.Wishes(ctx, WishQuery{})
	must(err)
	c := checking{book: b, ctx: ctx, db: b.read}
	must(c.references())
	must(c.events())
	if len(c.report.Problems) > 0 {
		t.Fatalf("problems: %q", c.report.Problems)
	}
	return s
}

// host makes random doings around events.
type host struct {
	t *rapid.T
	b *Book
}

func (h *host) one(name, sql string) int64 {
	var ids []int64
	if err := query(h.b.read, &ids, sql); err != nil {
		h.t.Fatal(err)
	}
	if len(ids) == 0 {
		return 0
	}
	return rapid.SampledFrom(ids).Draw(h.t, name)
}

func (h *host) event() int64 { return h.one("event", "SELECT id FROM events ORDER BY id") }
func (h *host) guest() int64 { return h.one("guest", "SELECT id FROM attendances ORDER BY id") }
func (h *host) person() int64 {
	return h.one("person", "SELECT id FROM people WHERE trashed = 0 ORDER BY id")
}

func (h *host) day() model.Date {
	return eveningToday.AddDays(rapid.IntRange(0, 5).Draw(h.t, "day"))
}

func (h *host) plus() []model.Plus {
	var list []model.Plus
	for range rapid.SampledFrom([]int{0, 0, 0, 1, 2}).Draw(h.t, "guests") {
		list = append(list, model.Plus{Name: rapid.SampledFrom([]string{"", "Kim", "Lou"}).Draw(h.t, "name")})
	}
	return list
}

// guestsOf are some of the list of an event.
func (h *host) guestsOf(event int64) []int64 {
	var ids []int64
	if err := query(h.b.read, &ids, "SELECT id FROM attendances WHERE event_id = ? ORDER BY id", event); err != nil {
		h.t.Fatal(err)
	}
	return slices.DeleteFunc(ids, func(int64) bool { return rapid.Bool().Draw(h.t, "not") })
}

// doings are what can be done, by name; nil where there is nothing to do it to.
func (h *host) doing(name string) func(tx *Tx) error {
	t, e, g, p := h.t, h.event(), h.guest(), h.person()
	if name != "event" && e == 0 || p == 0 {
		return nil
	}
	if g == 0 && slices.Contains([]string{"reply", "say yes", "edit", "check in", "check out", "feedback"}, name) {
		return nil
	}
	some := h.guestsOf(e)
	switch name {
	case "event", "edit event":
		id := e
		if name == "event" {
			id = 0
		}
		return func(tx *Tx) error { return h.save(tx, id, p) }
	case "delete event":
		return func(tx *Tx) error { return tx.DeleteEvent(e) }
	case "hold":
		return func(tx *Tx) error { return tx.HoldEvent(e, day("2026-05-01")) }
	case "add", "add more":
		q := h.person()
		return func(tx *Tx) error { _, err := tx.AddGuests(e, []int64{p, q, p}, model.ChannelEmail); return err }
	case "remove":
		return func(tx *Tx) error { return tx.RemoveGuests(e, some) }
	case "invite":
		return func(tx *Tx) error { return tx.Invite(e, some, model.ChannelEmail, h.day()) }
	case "thank":
		return func(tx *Tx) error { return tx.ThankGuests(e, some, model.ChannelEmail, h.day()) }
	case "reply", "say yes":
		said := guests.Said{Reply: rapid.SampledFrom(model.Replies).Draw(t, "reply"), Guests: h.plus(), On: h.day(), Late: rapid.Bool().Draw(t, "late")}
		said.Over = rapid.IntRange(0, 9).Draw(t, "over") == 0
		if name == "say yes" {
			said.Reply = model.ReplyYes
		}
		return func(tx *Tx) error { _, err := tx.Reply(g, said); return err }
	case "move up":
		over := rapid.IntRange(0, 4).Draw(t, "over") == 0
		return func(tx *Tx) error { return tx.MoveUp(some, over) }
	case "edit":
		plus := h.plus()
		return func(tx *Tx) error {
			a, err := readAttendance(tx.db, g)
			if err != nil {
				return err
			}
			a.Guests, a.Diet = plus, "vegan"
			return tx.EditGuest(&a)
		}
	case "number":
		return func(tx *Tx) error { _, err := tx.NumberGuests(e); return err }
	case "check in":
		return func(tx *Tx) error { return tx.CheckIn(g, atDoor, 1) }
	case "check out":
		return func(tx *Tx) error { return tx.CheckOut(g) }
	case "numbers":
		typed := rapid.SampledFrom([]string{"1", "1-2 2", "2, 3", "99", ""}).Draw(t, "typed")
		return func(tx *Tx) error { _, err := tx.CheckInNumbers(e, typed, atDoor); return err }
	case "walk in":
		return func(tx *Tx) error { _, err := tx.WalkIn(e, p, atDoor); return err }
	case "feedback":
		return func(tx *Tx) error { return tx.Feedback(g, rapid.IntRange(0, 5).Draw(t, "score"), "nice") }
	case "wish":
		return func(tx *Tx) error {
			return tx.SaveWish(&model.Wish{PersonID: p, EventID: e, On: eveningToday, Text: "a course"})
		}
	case "merge":
		q := h.person()
		return func(tx *Tx) error {
			keep, err := tx.Person(p)
			if err != nil {
				return err
			}
			return tx.Merge(&keep, q)
		}
	case "erase":
		return func(tx *Tx) error {
			u := undoing{tx: tx, choice: model.UndoForce}
			if err := u.forgetHistory([]int64{p}); err != nil {
				return err
			}
			return tx.removePeople([]int64{p})
		}
	}
	t.Fatal(name)
	return nil
}

// save stores an event: a new one, or with another capacity, state or speaker.
func (h *host) save(tx *Tx, id, speaker int64) error {
	e := evening(0)
	if id != 0 {
		was, err := events.get(tx.db, id)
		if err != nil {
			return err
		}
		e = &was
	}
	e.Capacity = rapid.SampledFrom([]int{1, 2, 2, 3, 0}).Draw(h.t, "capacity")
	e.State = rapid.SampledFrom([]model.EventState{model.EventAnnounced, model.EventAnnounced, model.EventHeld, model.EventCancelled}).Draw(h.t, "state")
	if rapid.IntRange(0, 2).Draw(h.t, "speaks") == 0 {
		e.Agenda[0].Speakers = []model.Speaker{{PersonID: speaker}}
	}
	return tx.SaveEvent(e, e.On, rapid.SampledFrom([]Lowering{LoweringAsk, LoweringKeep, LoweringWait}).Draw(h.t, "how"))
}

var doings = []string{
	"say yes", "say yes", "say yes", "say yes", "say yes", "say yes", "reply", "reply", "reply", "edit event", "edit event", "edit event", "merge", "merge", "move up", "move up", "edit",
	"edit", "check in", "check in", "check out", "add", "add more", "invite", "number", "numbers", "walk in", "feedback", "wish", "erase", "hold", "remove", "thank", "event", "delete event",
}

// mayFail are the errors that tell her something; nothing is done then.
func mayFail(err error) bool {
	return slices.Contains([]model.Code{
		guests.CodeFull, guests.CodeNoNumber, guests.CodeNoNumbers, CodeOverCapacity, model.CodeNotFound, model.CodeInvalid,
	}, model.CodeOf(err))
}

// TestRulesOfEveningsHold does at random what can be done around events, takes some of it back, and looks after each
// step whether the counts are right and nobody sits on two chairs.
func TestRulesOfEveningsHold(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		ctx, b := context.Background(), newBook(t)
		h := &host{rt, b}
		people := make([]*model.Person, 7)
		for i := range people {
			people[i] = called("Anna", fmt.Sprintf("Person %d", i))
		}
		add(t, b, people...)
		change(t, b, func(tx *Tx) error { return tx.SaveEvent(evening(2), eveningToday, LoweringAsk) })
		first := change(t, b, func(tx *Tx) error {
			_, err := tx.AddGuests(1, []int64{1, 2, 3, 4, 5}, model.ChannelEmail)
			return err
		})
		changes := []int64{first}
		for range rapid.IntRange(5, 30).Draw(rt, "steps") {
			if rapid.IntRange(0, 3).Draw(rt, "back") == 0 {
				h.takeBack(rapid.SampledFrom(changes[max(0, len(changes)-6):]).Draw(rt, "change"))
				eveningsOf(rt, b)
				continue
			}
			name := rapid.SampledFrom(doings).Draw(rt, "doing")
			do := h.doing(name)
			if do == nil {
				continue
			}
			exact := rapid.IntRange(0, 2).Draw(rt, "exact") == 0
			var before eveningState
			if exact {
				before = eveningsOf(rt, b)
			}
			doing := model.Doing{Code: "edit"}
			if name == "merge" {
				doing.Code = "merge"
			}
			id, err := b.Change(ctx, doing, do)
			if err != nil && !mayFail(err) {
				rt.Fatalf("%s: %+v", name, err)
			}
			after := eveningsOf(rt, b)
			if id != 0 {
				changes = append(changes, id)
			}
			if !exact {
				continue
			}
			if id == 0 {
				if d := cmp.Diff(before, after); d != "" {
					rt.Fatalf("%s changed nothing, and yet: %s", name, d)
				}
				continue
			}
			h.thereAndBack(name, id, before, after)
		}
		sound(t, b)
	})
}

// thereAndBack takes a change back and does it again.
func (h *host) thereAndBack(name string, id int64, before, after eveningState) {
	t := h.t
	res, err := h.b.Undo(context.Background(), id, model.UndoAsk)
	if err != nil || len(res.Conflicts) > 0 {
		t.Fatalf("%s: %+v %v", name, res, err)
	}
	if d := cmp.Diff(before, eveningsOf(t, h.b), ignoreCounting); d != "" {
		t.Fatalf("%s taken back: %s", name, d)
	}
	if res, err = h.b.Undo(context.Background(), res.Change, model.UndoAsk); err != nil || len(res.Conflicts) > 0 {
		t.Fatalf("%s again: %+v %v", name, res, err)
	}
	if d := cmp.Diff(after, eveningsOf(t, h.b), ignoreCounting); d != "" {
		t.Fatalf("%s done again: %s", name, d)
	}
}

// takeBack takes some earlier change back, whatever came after it.
func (h *host) takeBack(id int64) {
	choice := rapid.SampledFrom([]model.UndoChoice{model.UndoAsk, model.UndoKeep, model.UndoForce}).Draw(h.t, "choice")
	_, err := h.b.Undo(context.Background(), id, choice)
	if code := model.CodeOf(err); code != "" && code != model.CodeConflict {
		h.t.Fatalf("%+v", err)
	}
}
