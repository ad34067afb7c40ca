package book

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"alumnibook/model"
	"alumnibook/model/cadence"
	"alumnibook/model/consent"
)

// The books of these tests begin on Monday, 2 March 2026.
var monday = day("2026-03-02")

// alumna is somebody who left long ago and can be reached.
func alumna(given string) *model.Person {
	return &model.Person{
		Given: given, Family: "Lund", Status: model.StatusAlumnus,
		Phones:      []model.Phone{{Number: "0170 1234567", Kind: model.KindMobile}},
		Employments: []model.Employment{{Office: "Malmö", Department: "Tax", From: day("2012-01-01"), To: day("2019-06-30")}},
	}
}

// allow adds people who allowed calls.
func allow(t testing.TB, b *Book, people ...*model.Person) {
	t.Helper()
	add(t, b, people...)
	answered(t, b, model.ConsentGiven, people...)
}

func answered(t testing.TB, b *Book, state model.ConsentState, people ...*model.Person) {
	t.Helper()
	var list []*model.Consent
	for _, p := range people {
		list = append(list, &model.Consent{PersonID: p.ID, Purpose: model.PurposeCalls, Channel: model.ChannelPhone, State: state, On: day("2026-01-15"), Source: model.SourceCall})
	}
	change(t, b, func(tx *Tx) error { return tx.AddConsents(list) })
}

func call(on string, reached bool, people ...*model.Person) *model.Interaction {
	i := &model.Interaction{Kind: model.InteractionCall, Direction: model.DirectionOut, On: day(on), Reached: reached, Text: "Talked"}
	for _, p := range people {
		i.PersonIDs = append(i.PersonIDs, p.ID)
	}
	return i
}

func logCall(t testing.TB, b *Book, i *model.Interaction) int64 {
	t.Helper()
	return change(t, b, func(tx *Tx) error { return tx.CreateInteraction(i) })
}

func planned(t testing.TB, b *Book, p *model.Person) plannedCalls {
	t.Helper()
	var c struct {
		CallsWanted            int
		NextCall, CallsRefused string
	}
	must(t, query(b.read, &c, "SELECT calls_wanted, next_call, calls_refused FROM people WHERE id = ?", p.ID))
	return plannedCalls{wanted: c.CallsWanted, next: c.NextCall, refused: c.CallsRefused}
}

func TestARealContactSetsTheNextCallAndAnAttemptDoesNot(t *testing.T) {
	b, p := newBook(t), alumna("Anna")
	allow(t, b, p)
	first := planned(t, b, p)
	if first.wanted != 2 || first.next < "2026-03-02" || first.next > "2026-09-30" {
		t.Errorf("somebody from an old list is called within the first half-year: %+v", first)
	}
	logCall(t, b, call("2026-03-02", false, p))
	if now := planned(t, b, p); now != first {
		t.Errorf("an attempt put the call off: %+v, %+v", first, now)
	}
	logged := logCall(t, b, call("2026-03-02", true, p))
	next := planned(t, b, p)
	if days := day("2026-03-02").DaysUntil(day(next.next)); days < 120 || days > 240 {
		t.Errorf("the next call comes after %d days", days)
	}
	logCall(t, b, call(next.next, true, p))
	again := planned(t, b, p)
	if a, b := day("2026-03-02").DaysUntil(day(next.next)), day(next.next).DaysUntil(day(again.next)); a == b {
		t.Errorf("the same interval twice: %d days", a)
	}
	c, _, err := b.Undoable(t.Context())
	must(t, err)
	for _, id := range []int64{c.ID, logged} {
		_, err := b.Undo(t.Context(), id, model.UndoForce)
		must(t, err)
	}
	if now := planned(t, b, p); now != first {
		t.Errorf("undone, the call is due when it was: %+v, %+v", first, now)
	}
	sound(t, b)
}

func TestWhoMayNotBeCalledIsLeftOutWithAReason(t *testing.T) {
	b := newBook(t)
	var people []*model.Person
	who := func(why consent.Reason, does func(*model.Person)) {
		p := alumna(string(why))
		does(p)
		people = append(people, p)
	}
	who("", func(*model.Person) {})
	who(consent.ReasonNoPhone, func(p *model.Person) { p.Phones[0].Failed = day("2026-02-01") })
	who(consent.ReasonNoPhone, func(p *model.Person) { p.Phones[0].Kind = model.KindFax })
	who(consent.ReasonNever, func(p *model.Person) { p.Calls.Pause = model.PauseNever })
	who(consent.ReasonNoContact, func(p *model.Person) { p.Status = model.StatusNoContact })
	who(consent.ReasonDeceased, func(p *model.Person) { p.Status = model.StatusDeceased })
	allow(t, b, people...)
	for why, state := range map[consent.Reason]model.ConsentState{
		consent.ReasonNoConsent: model.ConsentUnknown, consent.ReasonObjected: model.ConsentObjected, consent.ReasonWithdrawn: model.ConsentWithdrawn,
	} {
		who(why, func(*model.Person) {})
		p := people[len(people)-1]
		add(t, b, p)
		if state != model.ConsentUnknown {
			answered(t, b, state, p)
		}
	}
	rehired, trashed := alumna("back"), alumna("away")
	rehired.Status = model.StatusRehired
	allow(t, b, rehired, trashed)
	change(t, b, func(tx *Tx) error { return tx.TrashPeople([]int64{trashed.ID}) })
	for _, p := range people {
		c := planned(t, b, p)
		if c.refused != p.Given || (c.next == "") != (c.refused != "") || c.wanted != 2 {
			t.Errorf("%q: %+v", p.Given, c)
		}
	}
	for _, p := range []*model.Person{rehired, trashed} {
		if c := planned(t, b, p); c != (plannedCalls{}) {
			t.Errorf("%s: %+v", p.Given, c)
		}
	}
	plan, err := b.CallsOfWeek(t.Context(), model.WeekOf(monday), monday, 0)
	must(t, err)
	want := map[consent.Reason]int{
		consent.ReasonNoPhone: 2, consent.ReasonNever: 1, consent.ReasonNoContact: 1, consent.ReasonDeceased: 1,
		consent.ReasonNoConsent: 1, consent.ReasonObjected: 1, consent.ReasonWithdrawn: 1,
	}
	if d := cmp.Diff(want, plan.LeftOut); d != "" || plan.Callable != 1 {
		t.Errorf("%d may be called; %s", plan.Callable, d)
	}
	sound(t, b)
}

func TestConsentIsNotAskedForWhereTheProgrammeSaysSo(t *testing.T) {
	b, p := newBook(t), alumna("Anna")
	add(t, b, p)
	rules, err := b.Programme(t.Context())
	must(t, err)
	rules.ConsentNeeded = false
	id := change(t, b, func(tx *Tx) error { return tx.SaveProgramme(&rules) })
	if c := planned(t, b, p); c.next == "" || c.refused != "" {
		t.Errorf("%+v", c)
	}
	_, err = b.Undo(t.Context(), id, model.UndoAsk)
	must(t, err)
	if c := planned(t, b, p); c.next != "" || c.refused != string(consent.ReasonNoConsent) {
		t.Errorf("undone: %+v", c)
	}
	sound(t, b)
}

func TestContactsWantedComeFromThePersonTheListsAndTheProgramme(t *testing.T) {
	b := newBook(t)
	plain, vip, both, own := alumna("Plain"), alumna("Vip"), alumna("Both"), alumna("Own")
	vip.Tags, both.Tags, own.Tags = []string{"VIP"}, []string{"VIP"}, []string{"VIP"}
	own.Calls.PerYear = 1
	allow(t, b, plain, vip, both, own)
	logCall(t, b, &model.Interaction{Kind: model.InteractionNote, On: monday, PersonIDs: []int64{both.ID}, Text: "Knew the harbour project"})
	lists := []*model.List{
		{Name: "VIP", Filter: model.Filter{Tags: []string{"VIP"}}, Calls: 4},
		{Name: "Harbour", Filter: model.Filter{Search: "harb proj"}, Calls: 6},
		{Name: "Silent", Filter: model.Filter{Offices: []string{"Malmö"}}},
	}
	change(t, b, func(tx *Tx) error {
		for _, l := range lists {
			if err := tx.SaveList(l); err != nil {
				return err
			}
		}
		return nil
	})
	expect := func(when string, want map[*model.Person]int) {
		t.Helper()
		for p, n := range want {
			if c := planned(t, b, p); c.wanted != n {
				t.Errorf("%s: %s is to be called %d times a year, want %d", when, p.Given, c.wanted, n)
			}
		}
		sound(t, b)
	}
	expect("at first", map[*model.Person]int{plain: 2, vip: 4, both: 6, own: 1})
	logCall(t, b, &model.Interaction{Kind: model.InteractionNote, On: monday, PersonIDs: []int64{plain.ID}, Text: "harbour project too"})
	expect("after a note", map[*model.Person]int{plain: 6})
	change(t, b, func(tx *Tx) error {
		p, err := tx.Person(vip.ID)
		if err != nil {
			return err
		}
		p.Tags = nil
		return tx.UpdatePeople([]*model.Person{&p})
	})
	expect("without the tag", map[*model.Person]int{vip: 2})
	id := change(t, b, func(tx *Tx) error { return tx.DeleteList(lists[1].ID) })
	expect("without the list", map[*model.Person]int{plain: 2, both: 4})
	_, err := b.Undo(t.Context(), id, model.UndoAsk)
	must(t, err)
	expect("with the list again", map[*model.Person]int{plain: 6, both: 6})
	rules, err := b.Programme(t.Context())
	must(t, err)
	rules.CallsPerYear = 0
	change(t, b, func(tx *Tx) error { return tx.SaveProgramme(&rules) })
	expect("with no goal", map[*model.Person]int{vip: 0, plain: 6, own: 1})
	if c := planned(t, b, vip); c.next != "" || c.refused != "" {
		t.Errorf("nobody wants calls: %+v", c)
	}
}

func TestAPausePutsTheCallOff(t *testing.T) {
	b, p, q := newBook(t), alumna("Anna"), alumna("Bodil")
	allow(t, b, p, q)
	pause := func(pause model.Pause, until model.Date) {
		t.Helper()
		change(t, b, func(tx *Tx) error {
			return tx.Pause([]int64{p.ID}, func(c model.CallWish) model.CallWish {
				c.Pause, c.Until, c.Why = pause, until, "asked to"
				return c
			})
		})
	}
	before := planned(t, b, p)
	pause(model.PauseNotThisYear, day("2027-01-01"))
	if c := planned(t, b, p); c.next < "2027-01-01" {
		t.Errorf("not this year: %+v", c)
	}
	plan, err := b.CallsOfWeek(t.Context(), model.WeekOf(monday), monday, 0)
	must(t, err)
	if plan.Callable != 1 || plan.LeftOut[consent.ReasonNotThisYear] != 1 {
		t.Errorf("%+v", plan)
	}
	pause(model.PauseNone, model.Date{})
	if c := planned(t, b, p); c != before {
		t.Errorf("after the pause was ended: %+v, %+v", before, c)
	}
	if v, err := b.Person(t.Context(), q.ID); err != nil || v.Version != 1 {
		t.Error("somebody else was changed", err)
	}
}

// Of many people everybody's calls are worked out too, and the grid shows them.
func TestCallsOfManyPeople(t *testing.T) {
	lower(t, &most, 10)
	b := newBook(t)
	if _, err := b.Find(t.Context(), model.Filter{Search: "x"}, model.Sort{}); err != nil {
		t.Fatal(err)
	}
	var people []*model.Person
	for range 600 {
		people = append(people, alumna("Anna"))
	}
	allow(t, b, people...)
	months := map[string]int{}
	for _, p := range people {
		months[planned(t, b, p).next[:7]]++
	}
	if len(months) < 6 {
		t.Errorf("an old list is spread over half a year: %v", months)
	}
	ids, err := b.Find(t.Context(), model.Filter{}, model.Sort{By: model.SortNextCall})
	must(t, err)
	rows, err := b.Rows(t.Context(), ids)
	must(t, err)
	for i := 1; i < len(rows); i++ {
		if rows[i].NextCall.Before(rows[i-1].NextCall) {
			t.Fatal("the column of next calls is not in order")
		}
	}
	sound(t, b)
}

// A book that was written by a program without calls, or with other rules, is planned when it is opened.
func TestAnOldBookIsPlannedWhenItIsOpened(t *testing.T) {
	b, p := newBook(t), alumna("Anna")
	allow(t, b, p)
	want := planned(t, b, p)
	must(t, b.write.Exec("UPDATE people SET calls_wanted = 0, next_call = '', calls_refused = ''").Error)
	must(t, b.write.Exec("DELETE FROM settings WHERE name = ?", callsMark).Error)
	must(t, b.Close())
	again, err := OpenWith(t.Context(), b.Path(), b.clock)
	must(t, err)
	if c := planned(t, again, p); c != want {
		t.Errorf("%+v, want %+v", c, want)
	}
	n, err := again.Changes(t.Context(), 0, 10)
	must(t, err)
	if len(n) != 2 {
		t.Errorf("planning is no change of the user's: %d changes", len(n))
	}
	sound(t, again)
	must(t, again.Close())
}

func TestQuotaIsWhatTheGoalsNeed(t *testing.T) {
	b := newBook(t)
	var people []*model.Person
	for i := range 30 {
		p := alumna("Anna")
		p.Calls.PerYear = 8
		p.Employments[0].Office = []string{"Malmö", "Kiel", "Aarhus"}[i%3]
		people = append(people, p)
	}
	allow(t, b, people...)
	plan, err := b.CallsOfWeek(t.Context(), model.WeekOf(monday), monday, 0)
	must(t, err)
	if want := cadence.Quota(240); plan.Quota != want || plan.Callable != 30 {
		t.Errorf("quota %d, want %d", plan.Quota, want)
	}
}
