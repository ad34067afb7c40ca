package door

import (
	"errors"
	"testing"

	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/model/guests"
	"alumnibook/ui/draft"
	"alumnibook/ui/page"
	"alumnibook/ui/run"
	"alumnibook/ui/uitest"
	"alumnibook/ui/widgets"
)

func TestTwoLettersAndEnterCheckIn(t *testing.T) {
	e := newEvening(t).open()
	e.W.MustSee("At the door: Autumn evening, Göteborg", "Åkesson, Åsa", "Deutz", "Expected 9", "Missing 9", "Also invited 2")
	e.W.Type("mu")
	e.W.MustSee("Enter: check in Jürgen Müller", "Muth, Eva", "In the book, not on the list")
	e.W.Key(fyne.KeyReturn)
	e.mustBe("Müller, Jürgen; ")
	e.W.MustSee("in 18:02", "In 1", "Missing 8")
	if e.v.field.Text() != "" || e.W.Canvas().Focused() != fyne.Focusable(e.v.field.Entry()) {
		t.Error("the field is not ready for the next name")
	}
	if got := e.v.StatusText(); got != "1 of 9 · every tick is saved at once" {
		t.Errorf("the status line says %q", got)
	}
	if len(e.Toasts) > 0 {
		t.Errorf("messages stand in the way: %v", e.Toasts)
	}
}

func TestEnterHeldDownTicksOnlyOne(t *testing.T) {
	e := newEvening(t).open()
	e.W.Type("as")
	for range 20 {
		e.W.Key(fyne.KeyReturn)
	}
	e.mustBe("Åkesson, Åsa; ")
	e.W.Key(fyne.KeyDown) // the list without a search: the first row is in already
	for range 20 {
		e.W.Key(fyne.KeyReturn)
	}
	e.mustBe("Åkesson, Åsa; ")
}

func TestWhoIsInIsNotTickedAgainAndNobodyInTheirPlace(t *testing.T) {
	e := newEvening(t).open()
	e.types("weiss")
	e.W.Key(fyne.KeyReturn)
	e.types("weiss")
	e.W.MustSee("Everybody of that name is in already.")
	e.W.Key(fyne.KeyReturn)
	e.mustBe("Weiß, Hans-Peter; ")
}

func TestTicksAreTakenBack(t *testing.T) {
	e := newEvening(t).open()
	e.types("kjaer")
	e.W.Key(fyne.KeyReturn)
	e.mustBe("Kjær, Mette +1; ")
	e.v.untick(e.guest("Kjær"))
	e.mustBe("")
	e.types("bo ras") // is asked for by the one whom she brings
	e.W.Key(fyne.KeyReturn)
	e.mustBe("Kjær, Mette +1; ")
	c, _, err := e.B.Undoable(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	e.Undo(c.ID, nil) // Ctrl+Z of the window
	e.mustBe("")
	e.W.MustSee("Missing 9")
}

// guest is somebody on the page.
func (e *evening) guest(family string) *guest {
	e.T.Helper()
	g := e.v.known.people[e.id[family]]
	if g == nil {
		e.T.Fatalf("%s is not on the page", family)
	}
	return g
}

func TestPlusOnesAreAdjusted(t *testing.T) {
	e := newEvening(t).open()
	e.v.bring(e.guest("Åkesson"), 1) // said at the door, before the tick
	e.v.bring(e.guest("Åkesson"), 1)
	e.types("akesson")
	e.W.MustSee("+2")
	e.W.Key(fyne.KeyReturn)
	e.mustBe("Åkesson, Åsa +2; ")
	e.v.bring(e.guest("Åkesson"), -1)
	e.mustBe("Åkesson, Åsa +1; ")
	e.W.MustSee("plus-one")
	for range 3 {
		e.v.bring(e.guest("Åkesson"), -1)
	}
	e.mustBe("Åkesson, Åsa; ")
}

func TestAnybodyOnTheListMayComeIn(t *testing.T) {
	e := newEvening(t).open()
	e.W.MustNotSee("Nej, Nora")
	e.types("nej")
	e.W.MustSee("Nej, Nora", "Said no")
	e.W.Key(fyne.KeyReturn)
	e.mustBe("Nej, Nora; ")
	e.W.Tap("Also invited")
	e.W.MustSee("Still, Sven", "Not invited yet")
	e.W.MustNotSee("Nej, Nora")
	e.W.Tap("In 1")
	e.W.MustSee("Nej, Nora")
	e.W.MustNotSee("Müller, Jürgen")
	e.W.Tap("Missing")
	e.W.MustSee("Müller, Jürgen")
	e.W.MustNotSee("Nej, Nora")
}

func TestKnownPeopleWalkIn(t *testing.T) {
	e := newEvening(t).open()
	e.types("oztu")
	e.W.MustSee("Enter: check in Gül Öztürk as a walk-in")
	e.W.Key(fyne.KeyReturn)
	e.mustBe("Öztürk, Gül; ")
	e.W.MustSee("walk-in", "10")
	g := e.guest("Öztürk")
	if !g.WalkIn || g.Number == 0 {
		t.Errorf("the walk-in is %+v", g.Attendance)
	}
	e.v.untick(g)
	e.mustBe("")
	if e.v.known.people[e.id["Öztürk"]] != nil {
		t.Error("who is not here after all stays on the list")
	}
}

func TestNewFacesAreAskedWhatTheyAllow(t *testing.T) {
	e := newEvening(t).open()
	e.types("carla conti")
	e.W.MustSee("Somebody new: “carla conti”", "Enter: put a new face into the book")
	e.W.Key(fyne.KeyReturn)
	e.W.MustSee("Walk-in who is not in the book")
	e.W.Fill("E-mail", "carla@example.org")
	for range 5 { // Enter held down saves nothing that was not asked
		e.W.Key(fyne.KeyReturn)
	}
	e.W.MustSee("Please ask: with an address we need a yes or a no.")
	e.mustBe("")
	e.W.Tap("Cancel")

	f := e.newFace("carla conti")
	f.mail.SetValue("carla@example.org")
	f.answers[model.PurposeEvents].Select(saidYes)
	f.answers[model.PurposeNewsletter].Select(saidNo)
	f.wrote.SetValue("Asked at the door")
	f.save()
	e.mustBe("Conti, Carla; ")
	var id int64
	for person, g := range e.v.known.people {
		if g.Name == "Conti, Carla" {
			id = person
		}
	}
	ledger, err := e.B.Consents(t.Context(), id)
	if err != nil || len(ledger) != 2 {
		t.Fatalf("the ledger holds %d entries (%v)", len(ledger), err)
	}
	holds := model.Standing(ledger)
	if holds[model.PurposeEvents][model.ChannelEmail].State != model.ConsentGiven || holds[model.PurposeNewsletter][model.ChannelEmail].State != model.ConsentObjected {
		t.Errorf("the ledger holds %+v", ledger)
	}
	if c := ledger[0]; c.Source != model.SourceMeeting || c.Wording != "Asked at the door" || c.On != uitest.Today {
		t.Errorf("the consent is %+v", c)
	}
	e.Undo(e.Offered, nil)
	e.mustBe("")
	if _, err := e.B.Person(t.Context(), id); err == nil {
		t.Error("one undo does not take all of it back")
	}
}

// newFace opens the dialog and gives its fields.
func (e *evening) newFace(typed string) *newFaceForm {
	e.T.Helper()
	e.v.askNew(typed)
	return e.v.face
}

func TestNewFaceMayBeKnownAlready(t *testing.T) {
	e := newEvening(t).open()
	e.newFace("gul ozturk")
	e.W.MustSee("In the book already. Is it one of them?", "Gül Öztürk")
	e.v.take(-1 + 1) // below the dialog nothing changes by itself
	e.mustBe("Åkesson, Åsa; ")
}

func TestPaperListIsTypedIn(t *testing.T) {
	uitest.AtOnce(t, draft.Pause)
	e := newEvening(t).open()
	e.v.tick(e.guest("Bergström"))
	e.W.Tap("Type paper list…")
	e.W.Focus("Numbers")
	e.W.Type("1-3 3 9 99")
	e.W.MustSee("99 is not on the door list, whose last number is 9. Nobody is checked in until that is corrected.", "typed twice: 3", "1 is in already", "3 to check in")
	e.v.paper.tick()
	e.mustBe("Bergström, Håkan; ")
	e.W.Fill("Numbers", "1–3, 3; 9")
	e.W.MustSee("Check in 3 people")
	e.W.Tap("Check in 3 people")
	if got := e.in(); got != e.byNumber(1, 2, 3, 9) {
		t.Errorf("in are %q, want %q", got, e.byNumber(1, 2, 3, 9))
	}
	if e.v.paper != nil {
		t.Error("the dialog is still open")
	}
	if kept := e.Drafts(); len(kept) != 0 {
		t.Errorf("what was saved is kept as typed: %v", kept)
	}
	e.Undo(e.Offered, nil)
	e.mustBe("Bergström, Håkan; ")
}

// byNumber says who has these numbers, in the order of the list.
func (e *evening) byNumber(list ...int) string {
	said := ""
	for _, g := range e.v.known.guests {
		for _, n := range list {
			if g.Number == n {
				said += g.Name + "; "
			}
		}
	}
	return said
}

func TestNumbersAreGivenWhereThereAreNone(t *testing.T) {
	e := newEvening(t)
	other := model.Event{Title: "Workshop", Kind: model.EventWorkshop, State: model.EventBooked, On: uitest.Today}
	change(t, e.B, func(tx *book.Tx) error {
		if err := tx.SaveEvent(&other, uitest.Today, book.LoweringAsk); err != nil {
			return err
		}
		_, err := tx.AddGuests(other.ID, []int64{e.id["Müller"], e.id["Weiß"]}, model.ChannelEmail)
		return err
	})
	list, err := e.B.GuestList(t.Context(), other.ID)
	if err != nil {
		t.Fatal(err)
	}
	change(t, e.B, func(tx *book.Tx) error {
		for _, g := range list {
			if _, err := tx.Reply(g.ID, guests.Said{Reply: model.ReplyYes, On: uitest.Today}); err != nil {
				return err
			}
		}
		return nil
	})
	e.event = other
	e.open()
	e.v.Open(page.Route{Page: page.Door, ID: other.ID, Do: doPaper})
	e.W.MustSee("The guests have no numbers yet. They get them when the door list is printed, or now.")
	e.W.Tap("Number the guests")
	e.W.Fill("Numbers", "2")
	e.W.Tap("Check in 1 person")
	e.mustBe("Weiß, Hans-Peter; ")
}

// A tick that can't be stored goes back, and a sentence says whose it was.
func TestFailedTickGoesBack(t *testing.T) {
	e := newEvening(t)
	steps := &run.Stepped{}
	e.R = steps
	e.open()
	steps.All()
	e.v.tick(e.guest("Müller"))
	e.W.MustSee("in 18:02")
	if got := e.v.StatusText(); got != "1 of 9 · 1 tick is being saved" {
		t.Errorf("the status line says %q", got)
	}
	e.v.saver.queue = append(e.v.saver.queue, save{
		doing: model.Doing{Code: "check_in"}, write: func(*book.Tx) error { return model.E(model.CodeDiskFull, "", errors.New("full")) },
		failed: func(err error) {
			g := e.guest("Weiß")
			g.Came = e.guest("Åkesson").Came
			e.v.failed("door.failed_in", g.CallName, err)
		},
	})
	e.guest("Weiß").Came = e.v.now()
	steps.All()
	e.W.MustSee("Hans-Peter Weiß was not checked in. disk_full")
	e.mustBe("Müller, Jürgen; ")
}

func TestAllThatIsDoneFastIsStoredInOrder(t *testing.T) {
	e := newEvening(t)
	steps := &run.Stepped{}
	e.R = steps
	e.open()
	steps.All()
	for _, name := range []string{"Müller", "Weiß", "Åkesson"} {
		e.v.tick(e.guest(name))
	}
	e.v.untick(e.guest("Weiß"))
	e.v.bring(e.guest("Müller"), 1)
	e.v.load() // a reading from before must not hide what was ticked since
	steps.All()
	e.mustBe(e.in())
	if got, want := e.in(), "Müller, Jürgen +1; Åkesson, Åsa; "; got != want {
		if got != "Åkesson, Åsa; Müller, Jürgen +1; " {
			t.Errorf("in are %q, want %q", got, want)
		}
	}
}

func TestTicksOfAnEveningThatIsOverStandForThatEvening(t *testing.T) {
	e := newEvening(t)
	change(t, e.B, func(tx *book.Tx) error {
		e.event.State, e.event.On = model.EventHeld, uitest.Today.AddDays(-3)
		return tx.SaveEvent(&e.event, uitest.Today, book.LoweringAsk)
	})
	e.open()
	e.W.MustSee("The event was on 20 November 2026: whoever you check in now counts for that evening.")
	e.types("mu")
	e.W.Key(fyne.KeyReturn)
	e.mustBe("Müller, Jürgen; ")
	if got := e.guest("Müller").Came.Local(); model.DateOf(got) != e.event.On || got.Hour() != 18 {
		t.Errorf("the tick stands for %s", got)
	}
}

func TestEmptyDoorSaysWhy(t *testing.T) {
	e := newEvening(t)
	e.event = model.Event{Title: "Nobody yet", Kind: model.EventParty, State: model.EventIdea}
	change(t, e.B, func(tx *book.Tx) error { return tx.SaveEvent(&e.event, uitest.Today, book.LoweringAsk) })
	e.open()
	e.W.MustSee("Nobody is on the guest list")
	e.W.Tap("Open the guest list")
	if r := e.Current(); r.Page != page.Guests || r.ID != e.event.ID {
		t.Errorf("the button leads to %+v", r)
	}
}

func TestRowsArePressed(t *testing.T) {
	e := newEvening(t).open()
	e.v.pressed(0, widgets.BigPress)
	e.mustBe("")
	e.v.pressed(0, widgets.BigChip)
	e.v.pressed(0, widgets.BigChip)
	first := e.v.lines[0].guest
	e.mustBe(first.Name + "; ")
	e.v.pressed(0, widgets.BigMore)
	e.mustBe(first.Name + " +1; ")
	e.v.pressed(0, widgets.BigBack)
	e.mustBe("")
}

func TestCommandLeadsToTheEventOfToday(t *testing.T) {
	e := newEvening(t)
	event := func(on model.Date, state model.EventState) book.EventRow {
		return book.EventRow{Event: model.Event{Record: model.Record{ID: int64(on.Day)}, On: on, State: state}}
	}
	day := uitest.Today
	for _, c := range []struct {
		want int64
		list []book.EventRow
	}{
		{0, nil},
		{int64(day.Day), []book.EventRow{event(day.AddDays(1), model.EventBooked), event(day, model.EventHeld)}},
		{int64(day.AddDays(2).Day), []book.EventRow{event(day, model.EventCancelled), event(day.AddDays(2), model.EventBooked), event(day.AddDays(-3), model.EventHeld)}},
		{int64(day.AddDays(-1).Day), []book.EventRow{event(day.AddDays(2), model.EventBooked), event(day.AddDays(-1), model.EventHeld)}},
	} {
		if got := onNow(c.list, day); got != c.want {
			t.Errorf("the event is %d, want %d", got, c.want)
		}
	}
	openNow(e.Host)
	if r := e.Current(); r != (page.Route{Page: page.Door, ID: e.event.ID}) {
		t.Errorf("it leads to %+v", r)
	}
}
