package call

import (
	"errors"
	"strings"
	"testing"
	"time"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/draft"
	"alumnibook/ui/page"
	"alumnibook/ui/promise"
	"alumnibook/ui/uitest"
)

func TestCardSaysWhatWasSaidAndPromised(t *testing.T) {
	h, v, list := open(t, soren(), uitest.Named("Bo", "Dahl"))
	change(t, h.B, func(tx *book.Tx) error {
		return tx.CreateInteractions([]*model.Interaction{
			{
				Kind: model.InteractionCall, On: model.NewDate(2026, 4, 7), Reached: true, Minutes: 12, PersonIDs: list[:1], Text: "Son passed his exam.",
				FollowUp: model.FollowUp{On: model.NewDate(2026, 11, 20), Text: "Send the course dates"},
			},
			{Kind: model.InteractionNewsletter, On: model.NewDate(2026, 5, 12), Reached: true, PersonIDs: list[:1]},
			{Kind: model.InteractionNewsletter, On: model.NewDate(2026, 8, 12), Reached: true, PersonIDs: list[:1]},
			{Kind: model.InteractionInvitation, On: model.NewDate(2026, 9, 1), Reached: true, PersonIDs: list[:1]},
		})
	})
	change(t, h.B, func(tx *book.Tx) error {
		return tx.SaveFavour(&model.Favour{PersonID: list[0], Side: model.FavourWish, Kind: "course", On: model.NewDate(2026, 4, 7), Text: "A course on VAT"})
	})
	h.W.MustSee("Søren Sørensen", "Ask how they are, not when they return.", "Son passed his exam.", "7 months ago", "Send the course dates", "overdue",
		"Since 7 Apr 2026", "2 newsletters sent to them", "Invited 1 time without coming", "7 Dec 1976, turns 50 in 2 weeks", "9 years",
		"A course on VAT", "never asked whether calls are welcome")
	h.W.Tap("+46 70 174 06 05")
	if len(h.URLs) != 1 || h.URLs[0] != "tel:+46701740605" {
		t.Errorf("dialled %v", h.URLs)
	}
	if v.HasUnsaved() {
		t.Error("dialling alone leaves nothing unsaved")
	}
}

func TestSaveIsOneChange(t *testing.T) {
	h, v, list := open(t, soren())
	now := uitest.Clock()
	v.clock = func() time.Time { return now }
	v.form.clock.now = v.clock
	h.W.Tap("+46 70 174 06 05")
	now = now.Add(7*time.Minute + 20*time.Second)
	v.form.clock.write()
	h.W.Type("Fine. Moves to Lund.")
	h.W.Fill("e.g. send the programme", "send the programme")
	h.W.Tap("Save the call")
	h.W.MustSee(h.Words().T("person.promise.when"))
	h.W.Fill("15 May, in 2 weeks", "15 May")
	h.W.Tap("Save the call")
	got := history(t, h, list[0])
	if len(got) != 1 || h.Backs != 1 {
		t.Fatalf("stored %+v, back %d; there is %v", got, h.Backs, h.W.Texts())
	}
	e := got[0]
	if e.Text != "Fine. Moves to Lund." || e.Minutes != 8 || !e.Reached || e.At != "09:30" || e.On != uitest.Today {
		t.Errorf("stored %+v", e)
	}
	if e.FollowUp.On != model.NewDate(2027, 5, 15) || e.FollowUp.Text != "send the programme" {
		t.Errorf("the next step: %+v", e.FollowUp)
	}
	if v.HasUnsaved() {
		t.Error("nothing is unsaved after saving")
	}
	if drafts, _ := h.B.Drafts(t.Context()); len(drafts) != 0 {
		t.Errorf("drafts %v", drafts)
	}
	h.Undo(h.Offered, nil)
	if got := history(t, h, list[0]); len(got) != 0 {
		t.Errorf("one undo takes all of it back, there is %+v", got)
	}
}

// Ctrl+S saves and stays; a second time there is nothing left to save.
func TestSavingTwiceStoresOnce(t *testing.T) {
	h, v, list := open(t, soren())
	h.W.Type("Fine.")
	v.Save(func(ok bool) {
		if !ok || v.HasUnsaved() {
			t.Errorf("saved %v", ok)
		}
	})
	if got := history(t, h, list[0]); len(got) != 1 || v.form.text.Value() != "" {
		t.Errorf("stored %+v", got)
	}
	h.W.MustSee("Fine.", "today")
}

func TestMinutesCanBeOverruled(t *testing.T) {
	h, v, list := open(t, soren())
	h.W.Type("Short.")
	h.W.Fill("Minutes", "25")
	v.form.clock.write()
	h.W.Tap("Save the call")
	if got := history(t, h, list[0]); len(got) != 1 || got[0].Minutes != 25 {
		t.Errorf("stored %+v", got)
	}
}

func TestWrongNumberIsMarked(t *testing.T) {
	p := soren()
	p.Phones = append(p.Phones, model.Phone{Number: "040-12 34 56", E164: "+4640123456", Kind: model.KindPrivate})
	h, _, list := open(t, p)
	h.W.Tap("Wrong number")
	h.W.MustSee("Which number was wrong?")
	h.W.Tap("Save the call")
	if got := history(t, h, list[0]); len(got) != 1 || got[0].Reached || got[0].Minutes != 0 {
		t.Fatalf("an attempt: %+v", got)
	}
	got := person(t, h, list[0])
	if got.Phones[0].Failed != uitest.Today || !got.Phones[1].Failed.IsZero() {
		t.Errorf("numbers %+v", got.Phones)
	}
	if h.Backs != 0 {
		t.Error("with another number to try the card stays open")
	}
	h.W.MustSee(h.Words().T("person.failed_since", "date", "today"))
}

func TestAskedNotToBeCalled(t *testing.T) {
	h, v, list := open(t, soren())
	h.W.Tap("No calls this year")
	h.W.Tap("Save the call")
	if c := person(t, h, list[0]).Calls; c.Pause != model.PauseNotThisYear || c.Until != model.NewDate(2027, 1, 1) {
		t.Errorf("not this year: %+v", c)
	}
	v.Open(page.Route{Page: page.Call, ID: list[0]})
	h.W.Tap("Never again")
	h.W.Fill("How are they? What is new with them?", "Sounded angry.")
	h.W.Tap("Save the call")
	if c := person(t, h, list[0]).Calls; c.Pause != model.PauseNever {
		t.Errorf("never: %+v", c)
	}
	if said, _ := h.B.Consents(t.Context(), list[0]); len(said) != 1 || said[0].State != model.ConsentObjected || said[0].Purpose != model.PurposeCalls {
		t.Errorf("the ledger: %+v", said)
	}
}

func TestConsentIsOneClick(t *testing.T) {
	h, _, list := open(t, soren())
	h.W.Type("Typed meanwhile")
	h.W.Tap("Newsletter")
	said, _ := h.B.Consents(t.Context(), list[0])
	if len(said) != 1 || said[0].State != model.ConsentGiven || said[0].Channel != model.ChannelEmail || said[0].Source != model.SourceCall || said[0].On != uitest.Today {
		t.Fatalf("the ledger: %+v", said)
	}
	h.W.Tap("Newsletter")
	if said, _ = h.B.Consents(t.Context(), list[0]); len(said) != 2 || model.Standing(said)[model.PurposeNewsletter][model.ChannelEmail].State != model.ConsentWithdrawn {
		t.Errorf("the ledger: %+v", said)
	}
	h.W.Tap("Save the call")
	if got := history(t, h, list[0]); len(got) == 0 || !strings.Contains(got[0].Text+got[len(got)-1].Text, "Typed meanwhile") {
		t.Errorf("what was typed before the click is saved: %+v", got)
	}
}

func TestDraftOfTheCard(t *testing.T) {
	h, v, list := open(t, soren())
	h.W.Type("Half a sent")
	v.form.keeper.Now()
	again := newView(h)
	h.Put(again, page.Route{Page: page.Call, ID: list[0]})
	h.W.MustSee("Not saved yet, from")
	before, _, _ := h.B.Draft(t.Context(), book.CallDraft(list[0]))
	again.clock = func() time.Time { return uitest.Clock().Add(time.Hour) }
	again.Left()
	if after, _, _ := h.B.Draft(t.Context(), book.CallDraft(list[0])); string(after) != string(before) {
		t.Errorf("a draft that was only looked at keeps its time: %s", after)
	}
	if got := again.form.text.Value(); got != "Half a sent" {
		t.Errorf("the card comes back with %q", got)
	}
	h.W.Tap("Begin anew")
	if drafts, _ := h.B.Drafts(t.Context()); len(drafts) != 0 || again.HasUnsaved() {
		t.Errorf("drafts %v", drafts)
	}
}

func TestErasedWhileTheCardIsOpen(t *testing.T) {
	h, _, list := open(t, soren())
	h.W.Type("Said a lot")
	change(t, h.B, func(tx *book.Tx) error { return tx.TrashPeople(list) })
	h.W.MustSee("This person is no longer in the book", "kept as a draft")
	body, _, _ := h.B.Draft(t.Context(), draft.Log)
	if d, ok := draft.Read(body); !ok || d.Text != "Said a lot" || d.Person != 0 {
		t.Errorf("kept %+v", d)
	}
}

func TestPromisesAreKeptMovedAndDropped(t *testing.T) {
	h, v, list := open(t, soren())
	e := &model.Interaction{
		Kind: model.InteractionCall, On: model.NewDate(2026, 4, 7), Reached: true, PersonIDs: list, FollowUp: model.FollowUp{On: uitest.Today, Text: "Send the dates"},
	}
	change(t, h.B, func(tx *book.Tx) error { return tx.CreateInteraction(e) })
	promise.Ask(h, promise.DoMove, v.known.Promises[0].ID, nil)
	h.W.Fill("New day", "yesterday")
	h.W.Tap("Move")
	h.W.Fill("New day", "in 2 weeks")
	h.W.Tap("Move")
	got, _ := h.B.Interaction(t.Context(), e.ID)
	if got.FollowUp.On != uitest.Today.AddDays(14) {
		t.Fatalf("moved to %v", got.FollowUp)
	}
	promise.Ask(h, promise.DoDrop, v.known.Promises[0].ID, nil)
	h.W.Fill("Reason", "course is full")
	h.W.Tap("Drop")
	got, _ = h.B.Interaction(t.Context(), e.ID)
	if !got.FollowUp.Dropped || got.FollowUp.Reason != "course is full" || got.FollowUp.Done != uitest.Today {
		t.Errorf("dropped %+v", got.FollowUp)
	}
	h.W.MustNotSee("Send the dates")
}

func TestGiveAndTake(t *testing.T) {
	h, _, list := open(t, soren())
	h.W.Tap("Add…")
	h.W.Fill("What it was", "Seat at the tax course")
	h.W.Tap("Save")
	got, _ := h.B.Favours(t.Context(), list[0])
	if len(got) != 1 || got[0].Side != model.FavourGave || got[0].Text != "Seat at the tax course" {
		t.Fatalf("stored %+v; %v", got, h.W.Texts())
	}
	h.W.MustSee("gave 1 time", "we may ask")
}

func TestMergedWhileTheCardIsOpen(t *testing.T) {
	h, v, list := open(t, soren(), uitest.Named("Soren", "Sorensen"))
	h.W.Type("Said a lot")
	change(t, h.B, func(tx *book.Tx) error {
		keep, err := tx.Person(list[1])
		if err != nil {
			return err
		}
		return tx.Merge(&keep, list[0])
	})
	if v.person != list[1] || v.form == nil || v.form.text.Value() != "Said a lot" {
		t.Fatalf("the card of %d is open; there is %v", v.person, h.W.Texts())
	}
	h.W.Tap("Save the call")
	if got := history(t, h, list[1]); len(got) != 1 || got[0].Text != "Said a lot" {
		t.Errorf("stored %+v", got)
	}
}

func TestNextCallOfTheWeek(t *testing.T) {
	other := uitest.Named("Maja", "Berg")
	first := soren()
	for _, p := range []*model.Person{first, other} {
		p.Employments = []model.Employment{{Office: "Malmö", From: model.Date{Year: 2012}, To: model.NewDate(2019, 6, 30)}}
		p.Phones = []model.Phone{{Number: "070-174 06 05", E164: "+46701740605", Kind: model.KindMobile}}
	}
	b := uitest.NewBook(t)
	list := uitest.Add(t, b, first, other)
	change(t, b, func(tx *book.Tx) error {
		err := tx.SaveProgramme(&model.Programme{
			CallsPerYear: 52, MinGap: 1, FirstCall: 10, MinutesPerCall: 20, QuietMonths: 12, BatchSize: 90, NewsletterEvery: 3, EventsPerYear: 2, InterviewMonths: 24, Seed: 1,
		})
		for _, id := range list {
			e := model.Interaction{Kind: model.InteractionCall, Reached: true, On: model.NewDate(2025, 11, 3), PersonIDs: []int64{id}}
			err = errors.Join(err, tx.CreateInteraction(&e))
		}
		return err
	})
	plan, err := b.CallsOfWeek(t.Context(), model.WeekOf(uitest.Today), uitest.Today, 600)
	if err != nil || len(plan.Calls) < 2 {
		t.Fatalf("the week holds %+v, %v", plan, err)
	}
	h := uitest.NewHost(t, b)
	h.Prefs().SetState("today.time", weekTime{model.WeekOf(uitest.Today).String(), 600})
	v := newView(h)
	h.Put(v, page.Route{Page: page.Call, ID: plan.Calls[0].Row.ID})
	next := plan.Calls[1].Row
	h.W.Type("Fine.")
	h.W.Tap("Next: " + next.CallName())
	if got := h.Current(); got != (page.Route{Page: page.Call, ID: next.ID}) {
		t.Errorf("went on to %+v", got)
	}
	if got := history(t, h, plan.Calls[0].Row.ID); len(got) != 2 || got[0].Text != "Fine." {
		t.Errorf("what was noted is saved first: %+v", got)
	}
}
