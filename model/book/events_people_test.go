package book

import (
	"context"
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"alumnibook/model"
	"alumnibook/model/guests"
)

// atDoor is a moment of the evening.
var atDoor = time.Date(2026, 4, 23, 18, 5, 0, 0, time.UTC)

func TestMergedGuestsBecomeOne(t *testing.T) {
	ctx, b := context.Background(), newBook(t)
	people, e, other := crowd(t, b, 3), evening(2), evening(0)
	keep, gone := people[0], people[1]
	e.Agenda[0].Speakers = nil
	list := invited(t, b, e, people)
	onlyGone := invited(t, b, other, []int64{gone})
	change(t, b, func(tx *Tx) error {
		if _, err := tx.Reply(list[0].ID, guests.Said{Reply: model.ReplyNo, On: day("2026-03-09"), Diet: "vegan"}); err != nil {
			return err
		}
		_, err := tx.Reply(list[1].ID, guests.Said{Reply: model.ReplyYes, On: day("2026-03-05"), Guests: []model.Plus{{Name: "Kim"}}})
		return err
	})
	change(t, b, func(tx *Tx) error { return tx.CheckIn(list[1].ID, atDoor, 1) })
	other.Agenda[0].Speakers = append(other.Agenda[0].Speakers, model.Speaker{PersonID: gone})
	saveEvent(t, b, other)
	change(t, b, func(tx *Tx) error {
		w := &model.Wish{PersonID: gone, EventID: e.ID, On: eveningToday, Text: "a tax course", Theme: "Tax"}
		return tx.SaveWish(w)
	})
	change(t, b, func(tx *Tx) error { return tx.HoldEvent(e.ID, day("2026-04-24")) })
	before, counts := guestsOf(t, b, e.ID), countsOf(t, b, e.ID)

	id := merge(t, b, keep, gone)
	sound(t, b)
	now := guestsOf(t, b, e.ID)
	if len(now) != 2 || now[0].ID != list[0].ID || now[0].PersonID != keep || !now[0].HasCome() || now[0].Reply != model.ReplyYes || now[0].Heads() != 2 || now[0].Diet != "vegan" {
		t.Errorf("%+v", now[0])
	}
	if c := countsOf(t, b, e.ID); c.Invited != 2 || c.Yes != 1 || c.Silent != 1 || c.Attended != 1 {
		t.Errorf("%+v", c)
	}
	mine, err := b.AttendancesOf(ctx, keep)
	must(t, err)
	if len(mine) != 2 || mine[0].Event.Title != "Spring evening" {
		t.Errorf("%+v", mine)
	}
	got, err := b.Event(ctx, other.ID)
	must(t, err)
	if !slices.Equal(got.SpeakerIDs(), []int64{keep}) {
		t.Errorf("%v", got.SpeakerIDs())
	}
	if w, _ := b.Wishes(ctx, WishQuery{PersonID: keep}); len(w) != 1 || w[0].Name != "Person 001, Anna" {
		t.Errorf("%+v", w)
	}
	undo(t, b, id, model.UndoAsk)
	same(t, "taken back", before, guestsOf(t, b, e.ID))
	same(t, "counts", counts, countsOf(t, b, e.ID))
	if a := guestsOf(t, b, other.ID); len(a) != 1 || a[0].ID != onlyGone[0].ID || a[0].PersonID != gone {
		t.Errorf("%+v", a)
	}
	sound(t, b)
	redo, _, err := b.Redoable(ctx)
	must(t, err)
	undo(t, b, redo.ID, model.UndoAsk)
	if len(guestsOf(t, b, e.ID)) != 2 {
		t.Error("not done again")
	}
	sound(t, b)
}

// Two who both came have one entry about it once they are one.
func TestMergedWhoBothCame(t *testing.T) {
	b := newBook(t)
	people, e := crowd(t, b, 2), evening(0)
	list := invited(t, b, e, people)
	change(t, b, func(tx *Tx) error {
		for _, g := range list {
			if err := tx.CheckIn(g.ID, atDoor, 0); err != nil {
				return err
			}
		}
		return tx.HoldEvent(e.ID, day("2026-04-24"))
	})
	merge(t, b, people[0], people[1])
	if n := len(history(t, b, people[0])); n != 3 {
		t.Errorf("%d entries: two invitations and one evening", n)
	}
	sound(t, b)
}

func TestErasedGuestsStayWithoutAName(t *testing.T) {
	ctx, b := context.Background(), newBook(t)
	people, e := crowd(t, b, 3), evening(0)
	e.Agenda[0].Speakers = nil
	list := invited(t, b, e, people)
	reply(t, b, list[0].ID, guests.Said{Reply: model.ReplyYes, Guests: []model.Plus{{Name: "Kim Holm", Diet: "nuts"}}, Diet: "vegan"})
	change(t, b, func(tx *Tx) error { return tx.CheckIn(list[0].ID, atDoor, 1) })
	change(t, b, func(tx *Tx) error { return tx.Feedback(list[0].ID, 4, "said by Anna") })
	got, err := b.Event(ctx, e.ID)
	must(t, err)
	got.Agenda[0].Speakers = []model.Speaker{{PersonID: people[0]}, {Name: "Prof. Berg"}}
	saveEvent(t, b, &got.Event)
	change(t, b, func(tx *Tx) error {
		return tx.SaveWish(&model.Wish{PersonID: people[0], EventID: e.ID, On: eveningToday, Text: "tax course"})
	})
	counts, before := countsOf(t, b, e.ID), guestsOf(t, b, e.ID)
	change(t, b, func(tx *Tx) error {
		u := undoing{tx: tx, choice: model.UndoForce}
		return u.forgetHistory(people[:1])
	})
	id := change(t, b, func(tx *Tx) error { return tx.removePeople(people[:1]) })
	sound(t, b)
	same(t, "the counts stay", counts, countsOf(t, b, e.ID))
	now := guestsOf(t, b, e.ID)
	if len(now) != 3 || now[2].PersonID != 0 || now[2].Name != "" || now[2].Heads() != 2 || now[2].Score != 4 || !now[2].HasCome() {
		t.Errorf("%+v", now[2])
	}
	text, err := json.Marshal(now)
	must(t, err)
	for _, gone := range []string{"Kim", "nuts", "vegan", "said by", "Person 001"} {
		if strings.Contains(string(text), gone) {
			t.Errorf("%s is still there", gone)
		}
	}
	after, err := b.Event(ctx, e.ID)
	must(t, err)
	if len(after.Agenda[0].Speakers) != 1 || len(after.SpeakerIDs()) != 0 {
		t.Errorf("%+v", after.Agenda[0])
	}
	if w, _ := b.Wishes(ctx, WishQuery{}); len(w) != 0 {
		t.Errorf("%+v", w)
	}
	undo(t, b, id, model.UndoAsk)
	same(t, "taken back", before, guestsOf(t, b, e.ID))
	sound(t, b)
}

// A new person at the door, with what they allowed, is one change and goes with it.
func TestNewPersonAtTheDoor(t *testing.T) {
	ctx, b := context.Background(), newBook(t)
	e := evening(0)
	saveEvent(t, b, e)
	p := called("Neu", "Mann")
	id := change(t, b, func(tx *Tx) error {
		if err := tx.CreatePeople([]*model.Person{p}); err != nil {
			return err
		}
		c := allowed(p.ID, model.ConsentGiven, "2026-03-02")
		if err := tx.AddConsents([]*model.Consent{c}); err != nil {
			return err
		}
		_, err := tx.WalkIn(e.ID, p.ID, atDoor)
		return err
	})
	if c := countsOf(t, b, e.ID); c.Attended != 1 || c.WalkIns != 1 || c.Invited != 0 {
		t.Errorf("%+v", c)
	}
	undo(t, b, id, model.UndoAsk)
	if n, _ := b.Count(ctx); n != 0 || len(guestsOf(t, b, e.ID)) != 0 {
		t.Errorf("%d people", n)
	}
	sound(t, b)
}

func TestWishesAndThemes(t *testing.T) {
	ctx, b := context.Background(), newBook(t)
	people, e := crowd(t, b, 3), evening(0)
	saveEvent(t, b, e)
	var ids []int64
	for i, text := range []string{"tax update", "news on tax", "sailing"} {
		w := &model.Wish{PersonID: people[i%2], EventID: e.ID, On: day("2026-04-23").AddDays(i), Text: text}
		change(t, b, func(tx *Tx) error { return tx.SaveWish(w) })
		ids = append(ids, w.ID)
	}
	id := change(t, b, func(tx *Tx) error { return tx.SetTheme(ids[:2], "Tax") })
	themes, err := b.Themes(ctx)
	must(t, err)
	if d := cmp.Diff([]Theme{{"Tax", 2, 2}}, themes); d != "" {
		t.Error(d)
	}
	list, err := b.Wishes(ctx, WishQuery{EventID: e.ID})
	must(t, err)
	if len(list) != 3 || list[0].Text != "sailing" || list[2].Theme != "Tax" {
		t.Errorf("%+v", list)
	}
	if list, _ := b.Wishes(ctx, WishQuery{Theme: "Tax"}); len(list) != 2 {
		t.Errorf("%+v", list)
	}
	undo(t, b, id, model.UndoAsk)
	if themes, _ := b.Themes(ctx); len(themes) != 0 {
		t.Errorf("%+v", themes)
	}
	gone := change(t, b, func(tx *Tx) error { return tx.DeleteWish(ids[0]) })
	undo(t, b, gone, model.UndoAsk)
	if list, _ := b.Wishes(ctx, WishQuery{PersonID: people[0]}); len(list) != 2 {
		t.Errorf("%+v", list)
	}
	sound(t, b)
}

func TestGlance(t *testing.T) {
	ctx, b := context.Background(), newBook(t)
	people := crowd(t, b, 4)
	change(t, b, func(tx *Tx) error {
		for i, office := range []string{"Kiel", "Kiel", "Malmö"} {
			p, err := tx.Person(people[i])
			must(t, err)
			p.Employments = []model.Employment{{Office: office, To: model.NewDate(2019+i, 6, 30)}}
			must(t, tx.UpdatePeople([]*model.Person{&p}))
		}
		return nil
	})
	for i := range 3 {
		e := evening(0)
		e.On, e.ReplyBy, e.Title = day("2026-03-10").AddDays(i), model.Date{}, string(rune('A'+i))
		list := invited(t, b, e, people[:3])
		change(t, b, func(tx *Tx) error {
			must(t, tx.CheckIn(list[0].ID, atDoor, 1)) // always
			if i == 0 {
				must(t, tx.CheckIn(list[1].ID, atDoor, 0))
				_, err := tx.WalkIn(e.ID, people[3], atDoor)
				must(t, err)
			}
			return tx.HoldEvent(e.ID, day("2026-04-24"))
		})
	}
	g, err := b.Glance(ctx, GlanceQuery{})
	must(t, err)
	if len(g.Events) != 3 || g.Events[0].Title != "A" || g.Events[0].Attended != 3 || g.Invited != 9 || g.Attended != 5 || g.WalkIns != 1 || g.Brought != 3 || g.People != 4 {
		t.Errorf("%+v", g)
	}
	if len(g.Always) != 1 || g.Always[0].ID != people[0] || g.Always[0].Attended != 3 || len(g.Never) != 1 || g.Never[0].ID != people[2] || g.Never[0].Last != day("2026-03-12") {
		t.Errorf("%+v %+v", g.Always, g.Never)
	}
	want := []GlanceGroup{
		{Name: "", People: 1, Attended: 1, IDs: []int64{people[3]}},
		{Name: "Kiel", People: 2, Invited: 6, Attended: 4, Share: 4.0 / 6, IDs: people[:2]},
		{Name: "Malmö", People: 1, Invited: 3, IDs: people[2:3]},
	}
	if d := cmp.Diff(want, g.ByOffice); d != "" {
		t.Error(d)
	}
	if len(g.ByLeavingYear) != 4 || g.ByLeavingYear[0].Name != "2021" {
		t.Errorf("%+v", g.ByLeavingYear)
	}
	if g, _ := b.Glance(ctx, GlanceQuery{From: day("2026-03-11"), To: day("2026-03-11")}); len(g.Events) != 1 || g.People != 3 {
		t.Errorf("%+v", g)
	}
	if g, _ := b.Glance(ctx, GlanceQuery{Kind: model.EventCourse}); len(g.Events) != 0 {
		t.Errorf("%+v", g)
	}

	next := evening(0)
	invited(t, b, next, people[3:])
	ids, err := b.CameBefore(ctx, next.ID)
	must(t, err)
	if !slices.Equal(ids, []int64{people[0], people[1]}) {
		t.Errorf("%v", ids)
	}
}

// A party that two people make together, and that is larger than the room that is left, is in on top of the capacity.
func TestMergedPartyIsInOnTopOfTheCapacity(t *testing.T) {
	b := newBook(t)
	people, e := crowd(t, b, 3), evening(2)
	list := invited(t, b, e, people)
	reply(t, b, list[0].ID, yes())
	reply(t, b, list[2].ID, yes())
	reply(t, b, list[1].ID, yes("Kim", "Lou"))
	merge(t, b, people[0], people[1])
	if g := guestsOf(t, b, e.ID); g[0].Seat != model.SeatIn || g[0].Heads() != 3 || !g[0].Over || g[1].Over {
		t.Errorf("%+v", g[0])
	}
	sound(t, b)
}

// What somebody typed into a name does not mix up the fields of a guest list.
func TestNamesWithMarksAreReadWhole(t *testing.T) {
	b := newBook(t)
	p := called("Anna\x1f", "Berg\x1fx", "a@b.example")
	add(t, b, p)
	e := evening(0)
	invited(t, b, e, []int64{p.ID})
	if g := guestsOf(t, b, e.ID)[0]; g.Name != "Berg x, Anna " || g.Email != "a@b.example" || g.PersonID != p.ID {
		t.Errorf("%+v", g)
	}
}
