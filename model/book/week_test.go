package book

import (
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"

	"alumnibook/model"
)

// busyBook has people of three offices who were all talked to half a year ago or longer.
func busyBook(t testing.TB, n int) (*Book, []*model.Person) {
	t.Helper()
	b := newBook(t)
	var people []*model.Person
	for i := range n {
		p := alumna("Anna")
		p.Employments[0].Office = []string{"Malmö", "Kiel", "Aarhus"}[i%3]
		people = append(people, p)
	}
	allow(t, b, people...)
	var entries []*model.Interaction
	for i, p := range people {
		entries = append(entries, call(day("2025-08-20").AddDays(-i%60).String(), true, p))
	}
	change(t, b, func(tx *Tx) error { return tx.CreateInteractions(entries) })
	return b, people
}

func weekOf(t testing.TB, b *Book, today model.Date, minutes int) WeekPlan {
	t.Helper()
	plan, err := b.CallsOfWeek(t.Context(), model.WeekOf(today), today, minutes)
	must(t, err)
	return plan
}

func idsOf(p WeekPlan) []int64 {
	var ids []int64
	for _, c := range p.Calls {
		ids = append(ids, c.Row.ID)
	}
	return ids
}

func TestTheListOfAWeekStays(t *testing.T) {
	b, _ := busyBook(t, 120)
	first := weekOf(t, b, monday, 0)
	if len(first.Calls) != 5 || first.Quota != 5 || first.Callable != 120 {
		t.Fatalf("%d calls of %d, %d callable", len(first.Calls), first.Quota, first.Callable)
	}
	offices := map[string]bool{}
	for _, c := range first.Calls {
		offices[c.Row.Office] = true
		if c.State != CallOpen || c.Minutes != 20 || c.Months < 3 || c.Reason == "" {
			t.Errorf("%+v", c)
		}
	}
	if len(offices) != 3 {
		t.Errorf("offices: %v", offices)
	}
	short := weekOf(t, b, monday, 65)
	if d := cmp.Diff(idsOf(first)[:3], idsOf(short)); d != "" {
		t.Errorf("three calls fit into 65 minutes: %s", d)
	}
	var more []*model.Person
	for range 60 {
		p := alumna("New")
		p.Calls.PerYear = 12
		more = append(more, p)
	}
	allow(t, b, more...)
	thursday := day("2026-03-05")
	ids := idsOf(first)
	change(t, b, func(tx *Tx) error {
		done, tried := call("2026-03-03", true), call("2026-03-04", false)
		done.PersonIDs, tried.PersonIDs = ids[:1], ids[1:2]
		if err := tx.CreateInteractions([]*model.Interaction{done, tried}); err != nil {
			return err
		}
		if err := tx.Pause(ids[2:3], func(c model.CallWish) model.CallWish {
			return model.CallWish{Pause: model.PauseLater, Until: day("2026-03-20")}
		}); err != nil {
			return err
		}
		return tx.AddConsents([]*model.Consent{{PersonID: ids[3], Purpose: model.PurposeCalls, Channel: model.ChannelPhone, State: model.ConsentObjected, On: monday}})
	})
	later := weekOf(t, b, thursday, 0)
	if d := cmp.Diff(ids, idsOf(later)); d != "" {
		t.Errorf("somebody else is on the list: %s", d)
	}
	var states []CallState
	for _, c := range later.Calls {
		states = append(states, c.State)
	}
	if d := cmp.Diff([]CallState{CallDone, CallTried, CallPaused, CallGone, CallOpen}, states); d != "" {
		t.Error(d)
	}
	next, err := b.CallsOfWeek(t.Context(), model.WeekOf(thursday).Next(), thursday, 0)
	must(t, err)
	for _, id := range idsOf(next) {
		if id == ids[0] || id == ids[2] || id == ids[3] {
			t.Error("who was called, put off or objected is on the next list")
		}
	}
	past, err := b.CallsOfWeek(t.Context(), model.WeekOf(monday.AddDays(-7)), thursday, 0)
	must(t, err)
	if len(past.Calls) != 0 {
		t.Error("nobody looked at the week before")
	}
	kept, err := b.CallsOfWeek(t.Context(), model.WeekOf(monday), monday.AddDays(30), 0)
	must(t, err)
	if d := cmp.Diff(ids, idsOf(kept)); d != "" {
		t.Errorf("a month later: %s", d)
	}
}

// What a call is logged on is its own matter: a list that was only worked out is kept the same way it was shown.
func TestAListIsKeptAcrossOpening(t *testing.T) {
	b, _ := busyBook(t, 60)
	first := idsOf(weekOf(t, b, monday, 0))
	must(t, b.Close())
	b2, err := OpenWith(t.Context(), b.Path(), b.clock)
	must(t, err)
	if d := cmp.Diff(first, idsOf(weekOf(t, b2, day("2026-03-08"), 0))); d != "" {
		t.Error(d)
	}
	must(t, b2.Close())
}

func TestAShortListGrowsAndKeepsItsOrder(t *testing.T) {
	b := newBook(t)
	if n := len(weekOf(t, b, monday, 0).Calls); n != 0 {
		t.Fatal(n)
	}
	first, second := alumna("First"), alumna("Second")
	first.Calls.PerYear, second.Calls.PerYear = 52, 52
	allow(t, b, first)
	logCall(t, b, call("2025-03-02", true, first))
	before := idsOf(weekOf(t, b, monday, 0))
	if d := cmp.Diff([]int64{first.ID}, before); d != "" {
		t.Fatal(d)
	}
	allow(t, b, second)
	logCall(t, b, call("2024-03-02", true, second))
	if d := cmp.Diff([]int64{first.ID, second.ID}, idsOf(weekOf(t, b, monday.AddDays(1), 0))); d != "" {
		t.Errorf("the new one is at the end, though waiting for longer: %s", d)
	}
}

func TestWhoIsErasedLeavesTheList(t *testing.T) {
	b, _ := busyBook(t, 60)
	ids := idsOf(weekOf(t, b, monday, 0))
	must(t, b.write.Exec("UPDATE week_calls SET person_id = 4711 WHERE place = 0").Error)
	if d := cmp.Diff(ids[1:], idsOf(weekOf(t, b, monday, 0))); d != "" {
		t.Error(d)
	}
}

// A change that the engine refuses at its very end leaves the book as it was, and the next one goes through.
func TestAChangeThatFailsAtItsEnd(t *testing.T) {
	b, people := busyBook(t, 3)
	_, err := b.Change(t.Context(), model.Doing{Code: "edit"}, func(tx *Tx) error { return tx.removePeople([]int64{people[0].ID}) })
	if err == nil {
		t.Fatal("the history of somebody who is gone is about nobody")
	}
	logCall(t, b, call("2026-03-02", true, people[0]))
	sound(t, b)
}

// Where the list cannot be kept, it is told all the same.
func TestAListThatCannotBeKept(t *testing.T) {
	b, _ := busyBook(t, 30)
	b.changing.Lock()
	busy := idsOf(weekOf(t, b, monday, 0))
	b.changing.Unlock()
	must(t, b.write.Exec("ALTER TABLE week_calls RENAME TO away").Error)
	must(t, b.write.Exec("CREATE VIEW week_calls AS SELECT * FROM away").Error)
	full := idsOf(weekOf(t, b, monday, 0))
	if d := cmp.Diff(busy, full); d != "" || len(busy) == 0 {
		t.Error(d, len(busy))
	}
	if _, err := os.Stat(b.Path()); err != nil {
		t.Error(err)
	}
}
