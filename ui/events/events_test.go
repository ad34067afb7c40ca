package events

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/page"
	"alumnibook/ui/uitest"
)

func TestEventsStandInThePlanOfTheYear(t *testing.T) {
	f := newFirm(t, true).open(page.Route{})
	f.mustWork()
	f.W.MustSee("2026", "1 held · 1 planned · 2 wanted a year", "Thu 16", "Thu 3", autumn, "Announced", "5 of 5", spring, "Held", "9 of 80")
	if got := f.v.StatusText(); got != "2 to come · 2 held" {
		t.Errorf("the status line says %q", got)
	}
	var order []string
	for _, r := range f.v.plan.list.rows {
		order = append(order, r.Title)
	}
	if want := []string{autumn, idea, spring, summer}; !slices.Equal(order, want) {
		t.Errorf("the events stand as %q, want %q", order, want)
	}
	f.v.plan.turn(-1)
	f.W.MustSee("2025", "1 held · 2 wanted a year", "Thu 28")
	f.W.Tap("Thu 28")
	if r := f.Current(); r != (page.Route{Page: page.Events, ID: f.ids[summer]}) {
		t.Errorf("the day leads to %+v", r)
	}
	f.v.plan.turn(2)
	f.W.MustSee("2027", "2 more are to be planned for the goal of the year.")
	f.W.Tap("Plan it like the last one…")
	if r := f.Current(); r != (page.Route{Page: page.Events, Do: doCopy, ID: f.ids[spring]}) {
		t.Errorf("the button leads to %+v", r)
	}
}

func TestListIsSorted(t *testing.T) {
	f := newFirm(t, true).open(page.Route{})
	f.v.plan.grid.SortBy("title")
	if got := f.v.plan.list.rows[0].Title; got != autumn {
		t.Errorf("the first title is %q", got)
	}
	f.v.plan.grid.SortBy("came")
	f.v.plan.grid.SortBy("came")
	if got := f.v.plan.list.rows[0].Title; got != spring {
		t.Errorf("the one to which most came is %q", got)
	}
}

func TestNoEventLeadsToTheForm(t *testing.T) {
	f := newFirm(t, false).open(page.Route{})
	f.W.MustSee("No event is planned yet")
	f.W.Tap("Plan an event")
	if r := f.Current(); r != (page.Route{Page: page.Events, Do: doNew}) {
		t.Errorf("the button leads to %+v", r)
	}
}

func TestEventIsPlanned(t *testing.T) {
	f := newFirm(t, true).open(page.Route{Do: doNew})
	f.W.Tap("Plan it")
	f.W.MustSee("This is still missing.")
	f.W.Fill("Event", "Winter talk")
	f.v.task.state.Select(string(model.EventBooked))
	f.W.Tap("Plan it")
	f.W.MustSee("Choose a day. Only an idea does without one.")
	f.W.Fill("Date", "21 Jan 2027")
	f.W.Fill("Begins", "half six")
	f.W.Fill("Places", "40")
	f.W.Tap("Plan it")
	f.W.MustSee("Write a time like 18:30.")
	f.W.Fill("Begins", "1830")
	f.W.Fill("Ends", "22")
	f.W.Fill("Place", "Strandpaviljongen")
	f.W.Tap("Add a line")
	f.W.Type("19")
	f.W.Fill("Welcome", "A talk on courage")
	f.W.Fill("Speaker: name, where from", "müll")
	f.W.Tap("Müller, Kim")
	f.W.Fill("Speaker: name, where from", "Eva Klein, University of Kiel")
	f.W.Tap("Add a cost")
	f.W.Type("Room")
	f.W.Fill("Planned", "12 500,50")
	f.W.MustSee("12,500.50\u00a0SEK planned, 0\u00a0SEK spent")
	f.W.Tap("Plan it")
	f.mustWork()
	r := f.Current()
	if r.ID == 0 || f.Backs != 1 {
		t.Fatalf("it leads to %+v after %d steps back; there is: %v", r, f.Backs, f.W.Texts())
	}
	e := f.event(r.ID)
	if e.Title != "Winter talk" || e.State != model.EventBooked || e.On != model.NewDate(2027, 1, 21) || e.Starts != "18:30" || e.Ends != "22:00" || e.Capacity != 40 {
		t.Errorf("the event is %+v", e.Event)
	}
	want := []model.Speaker{{PersonID: f.people[1]}, {Name: "Eva Klein", From: "University of Kiel"}}
	if len(e.Agenda) != 1 || e.Agenda[0].At != "19:00" || e.Agenda[0].Title != "A talk on courage" || !slices.Equal(e.Agenda[0].Speakers, want) {
		t.Errorf("the agenda is %+v", e.Agenda)
	}
	if len(e.Budget) != 1 || e.Budget[0] != (model.BudgetLine{Name: "Room", Planned: 1250050}) || e.Currency != "SEK" {
		t.Errorf("the budget is %+v in %s", e.Budget, e.Currency)
	}
	if e.Counts.In != 1 {
		t.Errorf("the speaker has no place: %+v", e.Counts)
	}
	f.Undo(f.Offered, nil)
	if _, err := f.B.Event(t.Context(), r.ID); model.CodeOf(err) != model.CodeNotFound {
		t.Errorf("undo leaves it (%v)", err)
	}
}

func TestAddressOfAPlaceIsKnown(t *testing.T) {
	f := newFirm(t, true).open(page.Route{Do: doNew})
	f.W.Fill("Place", "Restaurang Atmosfär")
	if got := f.v.task.address.Value(); got != "Fersens väg 4\n211 42 Malmö" {
		t.Errorf("the address is %q", got)
	}
}

func TestDayThatIsOverIsRefused(t *testing.T) {
	f := newFirm(t, true)
	f.open(page.Route{Do: doEdit, ID: f.ids[autumn]})
	f.W.Fill("Date", "1 Oct 2026")
	f.W.Tap("Save")
	f.W.MustSee("An event that is still to come can’t lie in the past. Choose a later day, or say that it was held.")
	if !f.v.HasUnsaved() || f.event(f.ids[autumn]).On != uitest.Today.AddDays(10) {
		t.Error("it was saved, or what was typed is lost")
	}
	f.W.Fill("Date", "10 Dec 2026")
	f.W.MustSee("Thursday, in 2 weeks")
	f.W.Tap("Save")
	f.mustWork()
	if e := f.event(f.ids[autumn]); e.On != model.NewDate(2026, 12, 10) || e.ReplyBy != model.NewDate(2026, 12, 3) {
		t.Errorf("it is on %s, answers by %s", e.On, e.ReplyBy)
	}
}

func TestFewerPlacesAreAskedAbout(t *testing.T) {
	for verb, keep := range map[string]bool{"The last ones wait": false, "Everybody keeps theirs": true} {
		t.Run(verb, func(t *testing.T) {
			f := newFirm(t, true)
			f.open(page.Route{Do: doEdit, ID: f.ids[autumn]})
			f.W.Fill("Places", "3")
			f.W.Tap("Save")
			f.W.MustSee("5 places are taken, only 3 are there now", "2 are too many.")
			f.W.Tap(verb)
			f.mustWork()
			switch c := f.event(f.ids[autumn]).Counts; {
			case keep && (c.Heads != 5 || c.Over == 0 || c.Waiting != 2):
				t.Errorf("somebody lost a place: %+v", c)
			case !keep && (c.Heads > 3 || c.Over != 0 || c.Waiting < 3):
				t.Errorf("nobody waits: %+v", c)
			}
		})
	}
	f := newFirm(t, true)
	f.open(page.Route{Do: doEdit, ID: f.ids[autumn]})
	f.W.Fill("Places", "3")
	f.W.Tap("Save")
	f.W.Tap("Cancel")
	if e := f.event(f.ids[autumn]); e.Capacity != 5 || !f.v.HasUnsaved() {
		t.Errorf("%d places, and the form has nothing unsaved", e.Capacity)
	}
}

func TestEventIsPlannedLikeTheLastOne(t *testing.T) {
	f := newFirm(t, true)
	f.open(page.Route{Do: doCopy, ID: f.ids[spring]})
	if !f.v.HasUnsaved() {
		t.Error("a copy that is not saved is lost without a question")
	}
	f.W.Tap("Plan it")
	f.mustWork()
	e := f.event(f.Current().ID)
	if e.ID == f.ids[spring] || e.State != model.EventIdea || e.On != model.NewDate(2027, 4, 15) || e.On.Time().Weekday() != model.NewDate(2026, 4, 16).Time().Weekday() {
		t.Errorf("the copy is %s on %s", e.State, e.On)
	}
	if e.Title != "Spring evening 2027" || e.ReplyBy != model.NewDate(2027, 4, 1) || e.Counts.Invited != 0 || len(e.Agenda) != 1 || e.Spent() != 0 || e.Planned() != 6000000 {
		t.Errorf("the copy is %+v, %+v", e.Event, e.Counts)
	}
}

func TestOneEventSaysAllOfIt(t *testing.T) {
	f := newFirm(t, true)
	f.open(page.Route{ID: f.ids[autumn]})
	f.mustWork()
	f.W.MustSee(autumn, "Announced", "Talk · Thursday, 3 December 2026, 18:00–22:30 · in 10 days · Restaurant Hafenblick, Göteborg", "of 5 places", "waiting", "10 invited:", "Yes 6",
		"Maybe 1", "No answer yet 3", "Kim Müller, Eva Klein (University of Kiel)", "60,000", "Ebba Holm", "26 November 2026", "3 people have not answered yet.")
	for words, want := range map[string]page.Route{
		"Guests": {Page: page.Guests, ID: f.ids[autumn]}, "At the door": {Page: page.Door, ID: f.ids[autumn]},
		"Remind": {Page: page.Guests, ID: f.ids[autumn], Arg: "silent"}, "Maybe 1": {Page: page.Guests, ID: f.ids[autumn], Arg: "maybe"},
		"Edit": {Page: page.Events, Do: doEdit, ID: f.ids[autumn]}, "Copy…": {Page: page.Events, Do: doCopy, ID: f.ids[autumn]},
	} {
		f.W.Tap(words)
		if r := f.Current(); r != want {
			t.Errorf("%q leads to %+v, want %+v", words, r, want)
		}
	}
	f.open(page.Route{ID: f.ids[spring]})
	f.W.MustSee("7 guests were not thanked yet.", "came", "did not come", "4.4", "4,500\u00a0SEK under the budget · 7,928.57\u00a0SEK per guest")
	f.W.Tap("Afterwards")
	if r := f.Current(); r != (page.Route{Page: page.After, ID: f.ids[spring]}) {
		t.Errorf("the button leads to %+v", r)
	}
	f.open(page.Route{ID: f.ids[idea]})
	f.W.MustSee("It is an idea as long as it has no day.", "Nobody is on the guest list yet.")
	f.W.MustNotSee("At the door", "Afterwards")
}

func TestEventIsCalledOffAndTakenUpAgain(t *testing.T) {
	f := newFirm(t, true)
	f.open(page.Route{ID: f.ids[autumn]})
	f.W.Tap("More")
	f.W.Tap("Call it off…")
	f.W.MustSee("Call off "+autumn+"?", "6 people said yes and are to be told.")
	f.W.Tap("Call it off")
	f.mustWork()
	if e := f.event(f.ids[autumn]); e.State != model.EventCancelled || e.Counts.Yes != 6 {
		t.Errorf("the event is %s with %+v", e.State, e.Counts)
	}
	f.W.MustSee("Cancelled", "7 people count on it: tell them that it is called off.", "The calendar file takes the evening out of the calendars of the guests.")
	f.W.Tap("More")
	f.W.Tap("Take it up again")
	if e := f.event(f.ids[autumn]); e.State != model.EventBooked {
		t.Errorf("the event is %s", e.State)
	}
}

func TestEveningIsClosed(t *testing.T) {
	f := newFirm(t, true)
	defer func(d model.Date) { uitest.Today = d }(uitest.Today)
	f.open(page.Route{ID: f.ids[autumn]})
	uitest.Today = uitest.Today.AddDays(11)
	f.v.DayTurned()
	f.W.MustSee("3 December 2026 is over. Was the evening held?")
	list := f.guests(f.ids[autumn])
	change(t, f.B, func(tx *book.Tx) error { return tx.CheckIn(list[0].ID, uitest.Clock(), 0) })
	f.W.Tap("It was held…")
	f.W.MustSee("1 person came. It is noted in their history.")
	f.W.Tap("It was held")
	f.mustWork()
	if e := f.event(f.ids[autumn]); e.State != model.EventHeld {
		t.Errorf("the event is %s", e.State)
	}
	f.W.MustSee("Held", "1 guest was not thanked yet.")
}

func TestEventIsDeletedAndComesBack(t *testing.T) {
	f := newFirm(t, true)
	f.open(page.Route{ID: f.ids[autumn]})
	f.W.Tap("More")
	f.W.Tap("Delete…")
	f.W.MustSee("Its guest list with 10 people goes too.")
	f.W.Tap("Delete the event")
	f.mustWork()
	if r := f.Current(); r != (page.Route{Page: page.Events}) {
		t.Errorf("it leads to %+v", r)
	}
	f.open(page.Route{})
	f.W.MustNotSee(autumn)
	f.Undo(f.Offered, nil)
	f.W.MustSee(autumn, "5 of 5")
}

func TestAttendanceAtAGlanceOpensItsPeople(t *testing.T) {
	f := newFirm(t, true)
	f.held(model.Event{Title: "Winter talk 2024", Kind: model.EventTalk, Office: "Lund", On: model.NewDate(2024, 11, 7)}, 3)
	f.open(page.Route{Arg: argGlance})
	f.mustWork()
	f.W.MustSee("3 events", "visits", "Always come", "Never come", "By office", "By leaving year", "Göteborg", "2019")
	g := f.v.glance.data
	if len(g.Always) == 0 || len(g.Never) == 0 {
		t.Fatalf("%d always come and %d never", len(g.Always), len(g.Never))
	}
	f.W.Tap(g.Never[0].Name)
	if r := f.Current(); r != (page.Route{Page: page.People, ID: g.Never[0].ID}) {
		t.Errorf("the name leads to %+v", r)
	}
	f.W.Tap(g.ByLeavingYear[0].Name)
	if r := f.Current(); r.Page != page.People || strings.Count(r.Arg, ",")+1 != len(g.ByLeavingYear[0].IDs) || !strings.HasPrefix(r.Arg, page.These) {
		t.Errorf("the year leads to %+v", r)
	}
	f.W.Tap("Apr 26")
	if r := f.Current(); r != (page.Route{Page: page.Events, ID: f.ids[spring]}) {
		t.Errorf("the bar leads to %+v", r)
	}
	f.W.Tap("1 year")
	f.W.MustSee("1 event")
	f.v.glance.kinds.Select(string(model.EventCourse))
	f.W.MustSee("No event was held in this time")
}

func TestYearIsWrittenForACalendar(t *testing.T) {
	f := newFirm(t, true).open(page.Route{})
	path := filepath.Join(t.TempDir(), "2026.ics")
	f.Picks = [][]string{{path}}
	f.W.Tap("Calendar of the year…")
	f.mustWork()
	file, err := os.ReadFile(path)
	if err != nil || !strings.Contains(string(file), "BEGIN:VCALENDAR") || !strings.Contains(string(file), "SUMMARY:Spring evening 2026") || strings.Contains(string(file), summer) {
		t.Errorf("the file is %q (%v)", file, err)
	}
	if len(f.Toasts) == 0 || !strings.Contains(f.Toasts[len(f.Toasts)-1], "2 entries were written to 2026.ics") {
		t.Errorf("it says %q", f.Toasts)
	}
	if got := f.Asked[0].Name; got != "Events 2026.ics" {
		t.Errorf("the proposed name is %q", got)
	}
}

func TestKeysOfTheForm(t *testing.T) {
	f := newFirm(t, true)
	f.open(page.Route{Do: doEdit, ID: f.ids[autumn]})
	f.W.Fill("Event", "Autumn talk")
	f.W.Key(fyne.KeyReturn)
	f.mustWork()
	if got := f.event(f.ids[autumn]).Title; got != "Autumn talk" {
		t.Errorf("Enter saved %q", got)
	}
	f.open(page.Route{Do: doEdit, ID: f.ids[autumn]})
	f.W.Key(fyne.KeyEscape)
	if f.Backs != 2 {
		t.Errorf("Escape went back %d times", f.Backs-1)
	}
}

func TestEnterTakesASpeakerAndDoesNotSave(t *testing.T) {
	f := newFirm(t, true)
	f.open(page.Route{Do: doEdit, ID: f.ids[spring]})
	f.W.Fill("Speaker: name, where from", "bergst")
	f.W.Key(fyne.KeyReturn)
	f.W.Type("Eva Klein, Kiel")
	f.W.Key(fyne.KeyReturn)
	if f.v.task == nil || f.Backs != 0 {
		t.Fatal("Enter left the form")
	}
	f.W.MustSee("Kim Bergström", "Eva Klein, Kiel")
	f.W.Key(fyne.KeyReturn)
	f.mustWork()
	want := []model.Speaker{{PersonID: f.people[0]}, {PersonID: f.people[6]}, {Name: "Eva Klein", From: "Kiel"}}
	if got := f.event(f.ids[spring]).Agenda[0].Speakers; !slices.Equal(got, want) {
		t.Errorf("the speakers are %+v, want %+v", got, want)
	}
}

func TestSavingTwiceIsOneEvent(t *testing.T) {
	f := newFirm(t, true)
	f.open(page.Route{Do: doNew})
	f.W.Fill("Event", "Winter talk")
	f.W.Tap("Add a line")
	f.W.Fill("Welcome", "A talk on courage")
	f.W.Fill("Speaker: name, where from", "Eva Klein")
	for _, title := range []string{"Winter talk", "Talk in winter"} {
		f.W.Fill("Event", title)
		f.v.Save(func(ok bool) { // as the menu does, which leaves the form open
			if !ok || f.v.HasUnsaved() {
				t.Errorf("%q was not saved", title)
			}
		})
		f.mustWork()
	}
	all, err := f.B.Events(t.Context())
	if err != nil || len(all) != 5 {
		t.Fatalf("there are %d events (%v)", len(all), err)
	}
	f.W.Tap("Plan it")
	e := f.event(f.Current().ID)
	if e.Title != "Talk in winter" || len(e.Agenda[0].Speakers) != 1 {
		t.Errorf("the event is %+v", e.Event)
	}
}

// The speaker from elsewhere who still stands in the line is not lost.
func TestWhoStillStandsInTheLineSpeaks(t *testing.T) {
	f := newFirm(t, true)
	f.open(page.Route{Do: doEdit, ID: f.ids[spring]})
	f.W.Fill("Speaker: name, where from", "Eva Klein")
	if !f.v.HasUnsaved() {
		t.Error("what was typed counts as saved")
	}
	f.W.Tap("Save")
	f.mustWork()
	if got := f.event(f.ids[spring]).Agenda[0].Speakers; len(got) != 2 || got[1].Name != "Eva Klein" {
		t.Errorf("the speakers are %+v", got)
	}
}
