package today

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/command"
	"alumnibook/ui/draft"
	"alumnibook/ui/page"
	"alumnibook/ui/uitest"
)

func TestSaysWhatThereIsToDo(t *testing.T) {
	b, _ := office(t)
	h, v := open(t, b)
	h.W.MustSee("Good morning, Ebba", "Monday, 23 November 2026 · week 48", "Calls of the week", "Åsa Åkesson", "· Stockholm", "15 months since the last talk · overdue",
		"Ask how they are, not when they come back.", "Send the course dates", "Käthe Großmann · promised 22 Nov 2026 · Ebba Holm", "Thank Käthe Großmann",
		"Recommended a client · Deutz · 12 Nov 2026", "Jürgen Müller turns 50", "Birgit von der Heide: left 10 years ago", "Note private contact details",
		"came back 20 Nov 2026 · kaethe@example.org", "No evening is planned.")
	if got := v.StatusText(); got != "10 people" {
		t.Errorf("the status line says %q", got)
	}
	if got, want := h.Badges[page.Today], v.known.count(); got != want || got < 6 {
		t.Errorf("the badge says %d, want %d", got, want)
	}
}

func TestCallsLeadToTheirCard(t *testing.T) {
	b, ids := office(t)
	h, v := open(t, b)
	v.press(t, callOf(ids["Åkesson"]))
	if got := h.Current(); got != (page.Route{Page: page.Call, ID: ids["Åkesson"]}) {
		t.Errorf("the button leads to %+v", got)
	}
}

func TestCallsThatArePutOffAreGoneAndComeBackByUndo(t *testing.T) {
	b, ids := office(t)
	h, v := open(t, b)
	left := len(v.known.open())
	v.press(t, "later:"+id(ids["Åkesson"]))
	h.W.Tap("Next week")
	if got := len(v.known.open()); got != left-1 || v.has(callOf(ids["Åkesson"])) {
		t.Errorf("%d calls are left of %d", got, left)
	}
	p, err := b.Person(t.Context(), ids["Åkesson"])
	if err != nil || p.Calls.Pause != model.PauseLater || p.Calls.Until != model.NewDate(2026, 11, 30) {
		t.Errorf("the wish is %+v (%v)", p.Calls, err)
	}
	h.Undo(h.Offered, nil)
	if got := len(v.known.open()); got != left {
		t.Errorf("%d calls after undo, want %d", got, left)
	}
}

func TestCallIsLeftOutWithAReason(t *testing.T) {
	b, ids := office(t)
	h, v := open(t, b)
	v.press(t, "later:"+id(ids["Åkesson"]))
	h.W.Tap("Leave this call out…")
	h.W.Fill("Reason, if you like", "on parental leave")
	h.W.Tap("Leave it out")
	p, err := b.Person(t.Context(), ids["Åkesson"])
	if err != nil || p.Calls.Pause != model.PauseSkipped || p.Calls.Why != "on parental leave" || !today.AddDays(89).Before(p.Calls.Until) {
		t.Errorf("the wish is %+v (%v)", p.Calls, err)
	}
}

func TestCallThatWasMadeIsCountedAndGone(t *testing.T) {
	b, ids := office(t)
	h, v := open(t, b)
	total := len(v.known.plan.Calls)
	talked(t, b, ids["Åkesson"], 0, model.FollowUp{})
	if got := len(v.known.open()); got != total-1 {
		t.Errorf("%d of %d calls are left", got, total)
	}
	h.W.MustSee(itoa(total-1) + " of " + itoa(total) + " left")
}

func TestListIsCutToTheHoursOfThisWeek(t *testing.T) {
	b, _ := office(t)
	allow(t, b, uitest.Add(t, b, crowd(30)...)...)
	change(t, b, func(tx *book.Tx) error {
		p, err := b.Programme(t.Context())
		if err != nil {
			return err
		}
		p.CallsPerYear = 12
		return tx.SaveProgramme(&p)
	})
	h, v := open(t, b)
	if n := len(v.known.plan.Calls); n < 4 {
		t.Fatalf("only %d calls this week", n)
	}
	v.press(t, "hours")
	h.W.Tap("for 1 hour")
	if n := len(v.known.plan.Calls); n != 3 {
		t.Errorf("%d calls in one hour, want 3", n)
	}
	_, again := openWith(t, h)
	if n := len(again.known.plan.Calls); n != 3 {
		t.Errorf("%d calls when the page is opened again", n)
	}
	v.press(t, "hours")
	h.W.Tap("Keep this for every week")
	if p, err := b.Programme(t.Context()); err != nil || p.MinutesPerWeek != 60 {
		t.Errorf("%d minutes a week are set aside (%v)", p.MinutesPerWeek, err)
	}
}

func TestNobodyWasAskedYet(t *testing.T) {
	b := uitest.NewBook(t)
	ids := uitest.Add(t, b, alumnus("Søren", "Sørensen", "Malmö", "+46701234567"), alumnus("Kim", "Berg", "Malmö", "+46701234568"))
	h, _ := open(t, b)
	h.W.MustSee("Nobody has allowed calls yet")
	h.W.Tap("Show the 2 people")
	if got := h.Current(); got.Page != page.People || got.Arg != page.These+id(ids[1])+","+id(ids[0]) {
		t.Errorf("the button leads to %+v", got)
	}
	allow(t, b, ids...)
	h.W.MustNotSee("Nobody has allowed calls yet")
}

func TestWhoIsLeftOutCanBeSeen(t *testing.T) {
	b, ids := office(t)
	change(t, b, func(tx *book.Tx) error {
		return tx.AddConsents([]*model.Consent{{PersonID: ids["Großmann"], Purpose: model.PurposeCalls, Channel: model.ChannelPhone, State: model.ConsentObjected, On: today}})
	})
	h, v := open(t, b)
	h.W.MustSee("4 people are wanted for calls, but left out")
	h.W.Tap("Why?")
	h.W.MustSee("said no to calls 1")
	v.press(t, "left_out:objected")
	if got := h.Current().Arg; got != page.These+id(ids["Großmann"]) {
		t.Errorf("the chip leads to %q", got)
	}
}

func TestPromisesAreKeptMovedAndDropped(t *testing.T) {
	b, _ := office(t)
	h, v := open(t, b)
	e := v.known.due.FollowUps[0]
	v.press(t, "kept:"+id(e.ID))
	h.W.MustNotSee("Send the course dates")
	h.W.MustSee("Nothing promised falls due within a week.")
	h.Undo(h.Offered, nil)
	h.W.MustSee("Send the course dates")

	v.press(t, "move:"+id(e.ID))
	h.W.Tap("Tomorrow")
	if got := v.known.due.FollowUps[0].FollowUp.On; got != today.AddDays(1) {
		t.Errorf("the promise is due %v", got)
	}
	v.press(t, "move:"+id(e.ID))
	h.W.Tap("Another day…")
	h.W.Fill("New day", "1 Nov 2026")
	h.W.Tap("Move")
	h.W.MustSee("This day is over. Choose today or a later day.")
	h.W.Fill("New day", "27 Nov 2026")
	h.W.Fill("Reason", "waits for the dates")
	h.W.Tap("Move")
	if f := v.known.due.FollowUps[0].FollowUp; f.On != model.NewDate(2026, 11, 27) || f.Reason != "waits for the dates" {
		t.Errorf("the promise is %+v", f)
	}
	v.press(t, "move:"+id(e.ID))
	h.W.Tap("Drop it…")
	h.W.Fill("Reason", "the course is full")
	h.W.Tap("Drop")
	h.W.MustNotSee("Send the course dates")
	if got, err := b.Interaction(t.Context(), e.ID); err != nil || !got.FollowUp.Dropped || got.FollowUp.Reason != "the course is full" {
		t.Errorf("the promise is %+v (%v)", got.FollowUp, err)
	}
}

func TestThankedOnce(t *testing.T) {
	b, ids := office(t)
	h, v := open(t, b)
	v.press(t, "thanked:"+id(v.known.due.Thanks[0].ID))
	h.W.MustNotSee("Thank-yous owed", "Thank Käthe Großmann")
	list, err := b.Favours(t.Context(), ids["Großmann"])
	if err != nil || list[0].Settled != today {
		t.Errorf("the favour is %+v (%v)", list, err)
	}
}

func TestWrongAddressIsRightAfterAllOrGone(t *testing.T) {
	b, ids := office(t)
	h, v := open(t, b)
	name := "failed:" + id(ids["Großmann"]) + ":kaethe@example.org"
	v.press(t, name)
	h.W.Tap("It is right after all")
	h.W.MustNotSee("Contact details that are wrong")
	h.Undo(h.Offered, nil)
	v.press(t, name)
	h.W.Tap("Remove it")
	if p, err := b.Person(t.Context(), ids["Großmann"]); err != nil || len(p.Emails) != 0 || len(p.Phones) != 1 {
		t.Errorf("there are %v and %v (%v)", p.Emails, p.Phones, err)
	}
}

func TestStepsOfLeaversAreTickedOff(t *testing.T) {
	b, ids := office(t)
	h, v := open(t, b)
	steps := len(v.known.due.Leavers)
	first := v.known.due.Leavers[0]
	v.press(t, "step:"+id(first.Leaving.ID)+":"+itoa(first.Step))
	if got := len(v.known.due.Leavers); got != steps-1 {
		t.Errorf("%d steps of %d are left", got, steps)
	}
	h.W.MustNotSee("Note private contact details")
	l, _, err := b.Leaving(t.Context(), ids["Holm"])
	if err != nil || l.Steps[first.Step].Done != today {
		t.Errorf("the step is %+v (%v)", l.Steps[first.Step], err)
	}
}

func TestCongratulatedAndGone(t *testing.T) {
	b, ids := office(t)
	h, v := open(t, b)
	v.press(t, "greet:"+id(ids["Müller"]))
	h.W.Tap("Congratulated by letter")
	h.W.MustNotSee("Jürgen Müller turns 50")
	list, _, err := b.Timeline(t.Context(), ids["Müller"], nil, 0, 1)
	if err != nil || list[0].Kind != model.InteractionLetter || list[0].ColleagueID != v.known.seat.ID {
		t.Errorf("the history begins with %+v (%v)", list, err)
	}
}

func TestNoEveningLeadsToPlanningOne(t *testing.T) {
	b, _ := office(t)
	h, v := open(t, b)
	h.W.MustSee("No evening is planned.", "0 of 2 this year")
	v.press(t, "evening")
	if got := h.Current(); got != (page.Route{Page: page.Events, Do: "new"}) {
		t.Errorf("the button leads to %+v", got)
	}
}

func TestNextEveningSaysHowItStands(t *testing.T) {
	b, ids := office(t)
	h, v := open(t, b)
	e := evening(t, b, model.Event{Title: "Autumn evening, Göteborg", State: model.EventAnnounced, On: today.AddDays(10), Starts: "18:00", Place: "Hafenblick", Capacity: 2})
	h.W.MustSee("Autumn evening, Göteborg", "in 10 days", "Thursday, 3 December 2026, 18:00 · Hafenblick")
	v.press(t, "evening:invite")
	if got := h.Current(); got != (page.Route{Page: page.Guests, Do: "invite", ID: e.ID}) {
		t.Errorf("the button leads to %+v", got)
	}
	invited(t, b, e.ID, 3, ids["Müller"], ids["Großmann"], ids["Sørensen"], ids["Åkesson"], ids["O'Neill"])
	h.W.MustSee("of 2 places", "waiting", "Remind the 2")
	v.press(t, "evening:remind")
	if got := h.Current(); got != (page.Route{Page: page.Guests, Arg: "silent", ID: e.ID}) {
		t.Errorf("the button leads to %+v", got)
	}
	v.press(t, "evening")
	if got := h.Current(); got != (page.Route{Page: page.Events, ID: e.ID}) {
		t.Errorf("the link leads to %+v", got)
	}
}

func TestEveningThatIsTodayLeadsToTheDoor(t *testing.T) {
	b, ids := office(t)
	h, v := open(t, b)
	e := evening(t, b, model.Event{Title: "Autumn evening", State: model.EventAnnounced, On: today})
	invited(t, b, e.ID, 2, ids["Müller"], ids["Großmann"])
	v.press(t, "evening:door")
	if got := h.Current(); got != (page.Route{Page: page.Door, ID: e.ID}) {
		t.Errorf("the button leads to %+v", got)
	}
	v.press(t, "evening:papers")
	h.W.MustSee("Papers for Autumn evening", "Name badges, 4 to a sheet")
}

func TestGuestsAreThankedAfterAnEvening(t *testing.T) {
	b, ids := office(t)
	h, v := open(t, b)
	before := h.Badges[page.Today]
	e := evening(t, b, model.Event{Title: "Autumn evening", State: model.EventHeld, On: today.AddDays(-3)})
	guests := invited(t, b, e.ID, 2, ids["Müller"], ids["Großmann"])
	h.W.MustNotSee("After the evening") // nobody is ticked yet
	change(t, b, func(tx *book.Tx) error {
		for _, g := range guests {
			if err := tx.CheckIn(g, uitest.Clock(), 0); err != nil {
				return err
			}
		}
		return nil
	})
	h.W.MustSee("After the evening", "3 days ago · 2 guests came, not thanked yet")
	if got := h.Badges[page.Today]; got != before+1 {
		t.Errorf("the badge says %d, want %d", got, before+1)
	}
	v.press(t, "thank:"+id(e.ID))
	if got := h.Current(); got != (page.Route{Page: page.After, ID: e.ID}) {
		t.Errorf("the button leads to %+v", got)
	}
	change(t, b, func(tx *book.Tx) error { return tx.ThankGuests(e.ID, guests, model.ChannelEmail, today) })
	h.W.MustNotSee("After the evening")
}

func TestEveningThatIsOverIsToBeClosed(t *testing.T) {
	b, _ := office(t)
	h, v := open(t, b)
	e := evening(t, b, model.Event{Title: "Autumn evening", State: model.EventBooked, On: today.AddDays(1)})
	defer func(d model.Date) { uitest.Today = d }(uitest.Today)
	uitest.Today = uitest.Today.AddDays(3)
	v.DayTurned()
	h.W.MustSee("the day is over, the evening is not closed", "No evening is planned.")
	v.press(t, "close:"+id(e.ID))
	if got := h.Current(); got != (page.Route{Page: page.Events, ID: e.ID}) {
		t.Errorf("the button leads to %+v", got)
	}
}

func TestNewsletterSaysWhenTheNextIsDue(t *testing.T) {
	b, ids := office(t)
	change(t, b, func(tx *book.Tx) error {
		return tx.CreateInteraction(&model.Interaction{Kind: model.InteractionNewsletter, Direction: model.DirectionOut, On: model.NewDate(2026, 9, 2), Reached: true, PersonIDs: []int64{ids["Müller"]}})
	})
	h, v := open(t, b)
	h.W.MustSee("due in 9 days", "Last one on 2 September 2026, next one on 2 December 2026.")
	v.press(t, "newsletter_write")
	if got := h.Current(); got != (page.Route{Page: page.Newsletter, Do: "new"}) {
		t.Errorf("the button leads to %+v", got)
	}
	v.press(t, "newsletter")
	h.W.Tap("every 2 months")
	h.W.MustSee("overdue")
}

func TestNewsletterSaysHowFarItIsWritten(t *testing.T) {
	b, _ := office(t)
	h, v := open(t, b)
	n := model.Newsletter{Title: "Winter 2026", Due: today.AddDays(9), State: model.NewsletterPlanned, Languages: []string{"en"}, Boxes: []model.Box{
		{Kind: model.BoxWon, Items: []model.Item{{Words: map[string]model.ItemWords{"en": {Title: "Deutz"}}}}}, {Kind: model.BoxCourses}, {Kind: model.BoxDates},
	}}
	change(t, b, func(tx *book.Tx) error { return tx.SaveNewsletter(&n) })
	h.W.MustSee("Winter 2026", "due in 9 days", "1 part is written.", "Still empty: Courses and benefits, Dates")
	v.press(t, "newsletter_write")
	if got := h.Current(); got != (page.Route{Page: page.Newsletter, ID: n.ID}) {
		t.Errorf("the button leads to %+v", got)
	}
	n.State = model.NewsletterReady
	change(t, b, func(tx *book.Tx) error { return tx.SaveNewsletter(&n) })
	h.W.MustSee("Written and checked: ready to go out.")
}

func TestInterviewsPastTheirTimeAreDeleted(t *testing.T) {
	b, ids := office(t)
	change(t, b, func(tx *book.Tx) error {
		return tx.SaveInterview(&model.ExitInterview{PersonID: ids["Müller"], On: today.AddDays(-900), KeepUntil: today.AddDays(-1), Bad: "the coffee"})
	})
	h, v := open(t, b)
	h.W.MustSee("1 exit interview is kept longer than agreed.")
	v.press(t, "interviews")
	h.W.MustSee("Delete 1 exit interview for good?")
	h.W.Tap("Delete it")
	h.W.MustNotSee("1 exit interview is kept longer than agreed.")
	if list, err := b.Interviews(t.Context(), ids["Müller"]); err != nil || len(list) != 0 {
		t.Errorf("the interviews are %+v (%v)", list, err)
	}
}

func TestDraftsAreContinuedOrDiscarded(t *testing.T) {
	b, ids := office(t)
	name := book.CallDraft(ids["Sørensen"])
	for _, name := range []string{name, draft.Log} {
		body := `{"person":` + id(ids["Sørensen"]) + `,"text":"The son has passed","at":"2026-11-22T16:05:00Z"}`
		if err := b.PutDraft(t.Context(), name, []byte(body)); err != nil {
			t.Fatal(err)
		}
	}
	h, v := open(t, b)
	h.W.MustSee("What you typed about a call with Søren Sørensen", "The son has passed")
	quick := 0
	h.Commands().Add(command.Person, command.Command{ID: "person.log", Run: func() { quick++ }})
	v.press(t, "draft:"+draft.Log)
	if quick != 1 {
		t.Error("the draft of the box does not open the box")
	}
	v.press(t, "draft:"+name)
	if got := h.Current(); got != (page.Route{Page: page.Call, ID: ids["Sørensen"]}) {
		t.Errorf("the draft leads to %+v", got)
	}
	v.press(t, "drop:"+name)
	h.W.Tap("Discard it")
	v.press(t, "drop:"+draft.Log)
	h.W.Tap("Discard it")
	h.W.MustNotSee("Not saved yet")
	if list, err := b.Drafts(t.Context()); err != nil || len(list) != 0 {
		t.Errorf("there are the drafts %v (%v)", list, err)
	}
}

func TestKeyboardGoesOnWhereItStood(t *testing.T) {
	b, _ := office(t)
	h, v := open(t, b)
	steps := v.known.due.Leavers
	at := slices.IndexFunc(v.stops, func(s stop) bool { return strings.HasPrefix(s.name, "step:") })
	h.W.Canvas().Focus(v.stops[at].o)
	h.W.Key(fyne.KeySpace)
	if name, _ := v.standing(); name != "step:"+id(steps[1].Leaving.ID)+":"+itoa(steps[1].Step) {
		t.Errorf("after the first step the keyboard is on %q", name)
	}
}

func TestKeyboardSaysWhomACallIsWith(t *testing.T) {
	b, ids := office(t)
	h, v := open(t, b)
	if got := v.SelectedPeople(); got != nil {
		t.Errorf("%v are selected", got)
	}
	for _, s := range v.stops {
		if s.name == "later:"+id(ids["Åkesson"]) {
			h.W.Canvas().Focus(s.o)
		}
	}
	if got := v.SelectedPeople(); !slices.Equal(got, []int64{ids["Åkesson"]}) {
		t.Errorf("%v are selected, want %d", got, ids["Åkesson"])
	}
}

func TestEmptyBookLeadsToTheFirstPeople(t *testing.T) {
	h, _ := open(t, uitest.NewBook(t))
	h.W.Tap("Import lists…")
	if got := h.Current().Page; got != page.Import {
		t.Errorf("the button leads to %q", got)
	}
	uitest.Add(t, h.B, uitest.Named("Kim", "Berg"))
	h.W.MustNotSee("Nobody is in the book yet")
	h.W.MustSee("Calls of the week")
}

func TestNewDayIsSeen(t *testing.T) {
	b, _ := office(t)
	h, v := open(t, b)
	h.W.MustSee("today")
	defer func(d model.Date) { uitest.Today = d }(uitest.Today)
	uitest.Today = uitest.Today.AddDays(1)
	v.DayTurned()
	h.W.MustSee("Tuesday, 24 November 2026 · week 48", "overdue")
}

func TestBackgroundKeepsTheCount(t *testing.T) {
	b, ids := office(t)
	h, v := open(t, b)
	before := h.Badges[page.Today]
	v.Left()
	talked(t, b, ids["Åkesson"], 0, model.FollowUp{})
	if got := h.Badges[page.Today]; got != before-1 {
		t.Errorf("the badge says %d, want %d", got, before-1)
	}
	v.Open(page.Route{Page: page.Today})
	if v.has(callOf(ids["Åkesson"])) {
		t.Error("the call is still shown")
	}
}

func TestTicksAtTheDoorAreReadLater(t *testing.T) {
	b, ids := office(t)
	h, v := open(t, b)
	e := evening(t, b, model.Event{Title: "Autumn evening", State: model.EventHeld, On: today.AddDays(-3)})
	guests := invited(t, b, e.ID, 2, ids["Müller"], ids["Großmann"])
	evening(t, b, model.Event{Title: "Winter evening", State: model.EventAnnounced, On: today.AddDays(3)})
	v.Left()
	change(t, b, func(tx *book.Tx) error { return tx.CheckIn(guests[0], uitest.Clock(), 0) })
	v.Open(page.Route{Page: page.Today})
	h.W.MustSee("1 guest came, not thanked yet")
}
