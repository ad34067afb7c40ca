package book

import (
	"context"
	"testing"
	"time"

	"alumnibook/model"
	"alumnibook/model/consent"
)

func TestConsentsAreNotedOncePerPersonAndDay(t *testing.T) {
	ctx, b := context.Background(), newBook(t)
	p, q := called("Anna", "Holm"), called("Eva", "Koch")
	add(t, b, p, q)
	letter := model.Consent{PersonID: p.ID, Purpose: model.PurposeNewsletter, Channel: model.ChannelEmail, State: model.ConsentObjected, On: day("2026-03-01"), WitnessID: 4}
	event := letter
	event.Purpose, event.State = model.PurposeEvents, model.ConsentGiven
	change(t, b, func(tx *Tx) error {
		return tx.AddConsents([]*model.Consent{&letter, &event, allowed(q.ID, model.ConsentGiven, "2026-03-01"), allowed(p.ID, model.ConsentGiven, "2024-01-01")})
	})
	list, n, err := b.Timeline(ctx, p.ID, []model.InteractionKind{model.InteractionConsent}, 0, 10)
	must(t, err)
	if n != 2 || list[0].Text != "newsletter/email/objected\nevents/email/given" || list[0].On != day("2026-03-01") || list[0].ColleagueID != 4 {
		t.Fatalf("%d %+v", n, list)
	}
	said := model.ParseConsentLines(list[0].Text)
	if len(said) != 2 || said[1].Purpose != model.PurposeEvents || said[1].State != model.ConsentGiven {
		t.Errorf("%+v", said)
	}
	if r := rowOfPerson(t, b, p.ID); r.CallConsent != model.ConsentGiven || !r.LastContact.IsZero() || !r.LastHeard.IsZero() {
		t.Errorf("%+v", r)
	}
	// An entry that comes in late says nothing about what holds today.
	change(t, b, func(tx *Tx) error {
		return tx.AddConsents([]*model.Consent{allowed(p.ID, model.ConsentObjected, "2026-03-02"), allowed(p.ID, model.ConsentGiven, "2025-01-01")})
	})
	ledger, err := b.Consents(ctx, p.ID)
	must(t, err)
	if got := model.Standing(ledger)[model.PurposeCalls][model.ChannelPhone].State; got != model.ConsentObjected || rowOfPerson(t, b, p.ID).CallConsent != got {
		t.Errorf("%q", got)
	}
	for name, c := range map[string]*model.Consent{
		"nobody": allowed(4711, model.ConsentGiven, "2026-03-01"), "nothing said": allowed(p.ID, model.ConsentUnknown, "2026-03-01"), "some day": allowed(p.ID, model.ConsentGiven, "2026"),
	} {
		if _, err := b.Change(ctx, model.Doing{Code: "edit"}, func(tx *Tx) error { return tx.AddConsents([]*model.Consent{c}) }); err == nil {
			t.Errorf("%s was stored", name)
		}
	}
	sound(t, b)
}

func TestWhoWasHeardFrom(t *testing.T) {
	b := newBook(t)
	p := called("Anna", "Holm")
	add(t, b, p)
	entry := func(kind model.InteractionKind, on string, reached bool, dir model.Direction) *model.Interaction {
		i := &model.Interaction{Kind: kind, On: day(on), Reached: reached, Direction: dir, PersonIDs: []int64{p.ID}}
		change(t, b, func(tx *Tx) error { return tx.CreateInteraction(i) })
		return i
	}
	want := func(when, contact, heard string) {
		t.Helper()
		if r := rowOfPerson(t, b, p.ID); r.LastContact != day(contact) || r.LastHeard != day(heard) {
			t.Errorf("%s: contact %v, heard %v", when, r.LastContact, r.LastHeard)
		}
	}
	entry(model.InteractionCall, "2026-01-01", true, model.DirectionOut)
	want("a talk", "2026-01-01", "2026-01-01")
	mail := entry(model.InteractionEmail, "2026-01-10", true, model.DirectionOut)
	want("a mail of ours", "2026-01-10", "2026-01-01")
	entry(model.InteractionCall, "2026-01-20", false, model.DirectionOut)
	want("an attempt", "2026-01-10", "2026-01-01")
	entry(model.InteractionNewsletter, "2026-01-21", true, model.DirectionOut)
	want("a newsletter", "2026-01-10", "2026-01-01")
	mail.Direction = model.DirectionIn
	id := change(t, b, func(tx *Tx) error { return tx.UpdateInteraction(mail) })
	want("a mail of theirs", "2026-01-10", "2026-01-10")
	undo(t, b, id, model.UndoAsk)
	want("taken back", "2026-01-10", "2026-01-01")
	sound(t, b)
}

func TestFollowUpIsMovedDroppedAndTakenBack(t *testing.T) {
	ctx, b := context.Background(), newBook(t)
	p := called("Anna", "Holm")
	add(t, b, p)
	i := &model.Interaction{Kind: model.InteractionCall, On: day("2026-01-05"), Reached: true, PersonIDs: []int64{p.ID}, FollowUp: model.FollowUp{On: day("2026-04-01"), Text: "brochure"}}
	change(t, b, func(tx *Tx) error { return tx.CreateInteraction(i) })
	i.FollowUp.On, i.FollowUp.Reason = day("2026-05-01"), "on holiday"
	change(t, b, func(tx *Tx) error { return tx.UpdateInteraction(i) })
	if r := rowOfPerson(t, b, p.ID); r.FollowUp != day("2026-05-01") {
		t.Error(r.FollowUp)
	}
	i.FollowUp.Done, i.FollowUp.Dropped, i.FollowUp.Reason = day("2026-03-02"), true, "has one already"
	id := change(t, b, func(tx *Tx) error { return tx.UpdateInteraction(i) })
	got, err := b.Interaction(ctx, i.ID)
	must(t, err)
	if f := got.FollowUp; !f.Dropped || f.Reason != "has one already" || f.IsOpen() || !rowOfPerson(t, b, p.ID).FollowUp.IsZero() {
		t.Errorf("%+v", f)
	}
	undo(t, b, id, model.UndoAsk)
	got, err = b.Interaction(ctx, i.ID)
	must(t, err)
	if f := got.FollowUp; f.Dropped || f.Reason != "on holiday" || f.On != day("2026-05-01") || rowOfPerson(t, b, p.ID).FollowUp != f.On {
		t.Errorf("%+v", f)
	}
}

func TestListsAreSortedAndFilteredByCalls(t *testing.T) {
	ctx, b := context.Background(), newBook(t)
	a, e, s := called("A", "Holm"), called("E", "Holm"), called("S", "Holm")
	add(t, b, a, e, s)
	_, err := b.Find(ctx, model.Filter{Search: "holm"}, model.Sort{}) // from here on the grid is there
	must(t, err)
	heard := func(p *model.Person, on string) {
		change(t, b, func(tx *Tx) error {
			return tx.CreateInteraction(&model.Interaction{Kind: model.InteractionCall, On: day(on), Reached: true, PersonIDs: []int64{p.ID}})
		})
	}
	heard(s, "2025-03-01")
	heard(a, "2025-09-01")
	change(t, b, func(tx *Tx) error {
		return tx.AddConsents([]*model.Consent{allowed(s.ID, model.ConsentGiven, "2025-03-01"), allowed(e.ID, model.ConsentObjected, "2025-03-01")})
	})
	find := func(f model.Filter, by model.SortColumn, down bool) []int64 {
		ids, err := b.Find(ctx, f, model.Sort{By: by, Descending: down})
		must(t, err)
		return ids
	}
	same(t, "oldest talk first, none last", []int64{s.ID, a.ID, e.ID}, find(model.Filter{}, model.SortLastHeard, false))
	same(t, "newest talk first, none last", []int64{a.ID, s.ID, e.ID}, find(model.Filter{}, model.SortLastHeard, true))
	same(t, "allowed", []int64{s.ID}, find(model.Filter{Calls: []model.ConsentState{model.ConsentGiven}}, "", false))
	same(t, "never asked or refused", []int64{a.ID, e.ID}, find(model.Filter{Calls: []model.ConsentState{model.ConsentUnknown, model.ConsentObjected}}, "", false))

	var next []struct {
		ID       int64
		NextCall string
	}
	must(t, query(b.read, &next, "SELECT id, next_call FROM people ORDER BY next_call = '', next_call, name_sort, id"))
	var want []int64
	for _, n := range next {
		want = append(want, n.ID)
	}
	same(t, "next call", want, find(model.Filter{}, model.SortNextCall, false))
}

func TestStandingsKnowWhatCallsNeed(t *testing.T) {
	ctx, b := context.Background(), newBook(t)
	phone := []model.Phone{{Number: "1", Kind: model.KindMobile}}
	free, unasked, dead, fax, later := called("A", "Holm"), called("B", "Holm"), called("C", "Holm"), called("D", "Holm"), called("E", "Holm")
	for _, p := range []*model.Person{free, unasked, later} {
		p.Phones = phone
	}
	dead.Phones = []model.Phone{{Number: "1", Kind: model.KindMobile, Failed: day("2026-01-01")}}
	fax.Phones = []model.Phone{{Number: "1", Kind: model.KindFax}}
	later.Calls = model.CallWish{Pause: model.PauseNotThisYear, Until: day("2027-01-01")}
	add(t, b, free, unasked, dead, fax, later)
	change(t, b, func(tx *Tx) error {
		var list []*model.Consent
		for _, p := range []*model.Person{free, dead, fax, later} {
			list = append(list, allowed(p.ID, model.ConsentGiven, "2026-01-01"))
		}
		return tx.AddConsents(list)
	})
	ids := []int64{free.ID, unasked.ID, dead.ID, fax.ID, later.ID}
	decide := func() []consent.LeftOut {
		s, err := b.Standings(ctx, ids)
		must(t, err)
		d := consent.Gate(consent.PurposeCalls, consent.ChannelCall, s)
		if len(d.Allowed)+len(d.LeftOut) != len(ids) {
			t.Errorf("%+v", d)
		}
		return d.LeftOut
	}
	same(t, "with consent", []consent.LeftOut{
		{ID: unasked.ID, Reason: consent.ReasonNoConsent},
		{ID: dead.ID, Reason: consent.ReasonNoPhone},
		{ID: fax.ID, Reason: consent.ReasonNoPhone},
		{ID: later.ID, Reason: consent.ReasonNotThisYear},
	}, decide())
	change(t, b, func(tx *Tx) error {
		p := model.DefaultProgramme()
		p.ConsentNeeded = false
		return tx.SaveProgramme(&p)
	})
	if left := decide(); len(left) != 3 || left[0].ID != dead.ID {
		t.Errorf("a firm that calls those too who were never asked: %+v", left)
	}
}

func TestEntryNotedTwiceIsNoticed(t *testing.T) {
	ctx, b := context.Background(), newBook(t)
	p, q := called("Anna", "Holm"), called("Eva", "Koch")
	add(t, b, p, q)
	call := func(people ...int64) *model.Interaction {
		return &model.Interaction{Kind: model.InteractionCall, On: day("2026-03-01"), Reached: true, PersonIDs: people, Text: "the exam went well"}
	}
	twice := func(i *model.Interaction, within time.Duration) bool {
		t.Helper()
		is, err := b.NotedTwice(ctx, i, within)
		must(t, err)
		return is
	}
	first := call(p.ID, q.ID)
	if twice(first, time.Minute) {
		t.Error("before it was noted at all")
	}
	change(t, b, func(tx *Tx) error { return tx.CreateInteraction(first) })
	if !twice(call(q.ID, p.ID, q.ID), time.Minute) {
		t.Error("the same again")
	}
	if twice(first, time.Minute) {
		t.Error("an entry is not its own second")
	}
	other, mail := call(p.ID, q.ID), call(p.ID, q.ID)
	other.Text, mail.Kind = "the exam", model.InteractionEmail
	for name, i := range map[string]*model.Interaction{"another text": other, "a mail": mail, "one person": call(p.ID)} {
		if twice(i, time.Minute) {
			t.Error(name)
		}
	}
	for range 60 {
		b.now() // a second each
	}
	if twice(call(p.ID, q.ID), time.Minute) {
		t.Error("a minute later it may be meant so")
	}
}
