package guests

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/draft"
	"alumnibook/ui/page"
	"alumnibook/ui/uitest"
)

func TestListTellsHowItStands(t *testing.T) {
	e := newEvening(t, 1).invited("Åsa", "Søren", "Maja", "Käthe").said(model.ReplyYes, "Åsa", "Søren").said(model.ReplyNo, "Käthe").open(page.Route{})
	e.mustWork()
	e.W.MustSee("Autumn evening", "Everybody 4", "Invited 4", "Yes 2", "No 1", "Silent 1", "Waiting 1", "1 of 1 places", "Åkesson, Åsa", "waits · 1", "has a place")
	if got := e.v.StatusText(); got != "4 invited: 2 yes, 1 no, 0 maybe, 1 silent" {
		t.Errorf("the status line says %q", got)
	}
	e.W.Tap("Silent 1")
	e.W.MustSee("O’Neill, Maja")
	e.W.MustNotSee("Åkesson, Åsa")
	if !e.v.Escape() {
		t.Error("Escape leaves the part of the list not")
	}
	e.W.MustSee("Åkesson, Åsa")
}

func TestEmptyListLeadsToBuildingIt(t *testing.T) {
	e := newEvening(t, 0).open(page.Route{})
	e.W.MustSee("Nobody is on the list yet")
	e.W.Tap("Add people…")
	if r := e.Current(); r.Page != page.Guests || r.Do != doBuild || r.ID != e.event.ID {
		t.Errorf("the button leads to %+v", r)
	}
}

func TestSearchFindsTypedNames(t *testing.T) {
	e := newEvening(t, 0).invited("Åsa", "Søren", "Maja").open(page.Route{})
	e.W.Fill("Search the list", "sore")
	e.W.MustSee("Sørensen, Søren")
	e.W.MustNotSee("Åkesson, Åsa", "O’Neill, Maja")
	e.W.Fill("Search the list", "akes asa")
	e.W.MustSee("Åkesson, Åsa")
}

func TestAnswersAreTypedWithKeys(t *testing.T) {
	e := newEvening(t, 1).invited("Åsa", "Søren", "Maja").open(page.Route{})
	e.W.Fill("Search the list", "asa")
	e.W.Key(fyne.KeyReturn)
	e.W.Type("y")
	e.mustWork()
	if g := e.guest("Åsa"); g.Reply != model.ReplyYes || g.Seat != model.SeatIn || g.Replied != uitest.Today {
		t.Errorf("the answer is %+v", g.Attendance)
	}
	e.W.Type("soren") // the search has the keyboard again, with all of it marked
	if got := e.v.head.search.Text(); !strings.HasSuffix(got, "soren") {
		t.Errorf("what was typed next stands not in the search: %q", got)
	}
	e.v.head.search.SetText("")
	e.choose("Søren")
	e.W.Type("y")
	if g := e.guest("Søren"); g.Seat != model.SeatWaiting {
		t.Errorf("who came too late has the seat %q", g.Seat)
	}
	if !slices.ContainsFunc(e.Toasts, func(s string) bool { return strings.Contains(s, "Søren Sørensen is on the waiting list") }) {
		t.Errorf("she is not told that somebody waits: %q", e.Toasts)
	}
	e.choose("Maja")
	e.W.Type("n")
	if c := e.counts(); c.Yes != 2 || c.No != 1 || c.In != 1 || c.Waiting != 1 || c.Invited != 3 {
		t.Errorf("the counts are %+v", c)
	}
	e.W.Type("x")
	if got := e.v.head.search.Text(); got != "x" {
		t.Errorf("other letters go to the search, which holds %q", got)
	}
}

func TestKeysOfTheLanguage(t *testing.T) {
	e := newEvening(t, 0).invited("Åsa", "Søren", "Maja")
	e.Lang = "de"
	e.open(page.Route{})
	for given, key := range map[string]string{"Åsa": "j", "Søren": "v", "Maja": "y"} {
		e.choose(given)
		e.W.Type(key)
	}
	if a, s, m := e.guest("Åsa").Reply, e.guest("Søren").Reply, e.guest("Maja").Reply; a != model.ReplyYes || s != model.ReplyMaybe || m != model.ReplyYes {
		t.Errorf("the answers are %q, %q, %q", a, s, m)
	}
}

func TestAnswerWithCompanionsInThePane(t *testing.T) {
	e := newEvening(t, 3).invited("Åsa", "Søren").open(page.Route{})
	e.choose("Åsa")
	e.v.pane.panel.reply.Select(string(model.ReplyYes))
	e.W.Tap("Somebody comes along")
	e.W.Fill("Name, if known", "Bo Ek")
	e.W.Fill("Note", "Comes later")
	if !e.v.HasUnsaved() {
		t.Fatal("what was typed counts as saved")
	}
	e.W.Tap("Save")
	e.mustWork()
	g := e.guest("Åsa")
	if g.Reply != model.ReplyYes || len(g.Guests) != 1 || g.Guests[0].Name != "Bo Ek" || g.Note != "Comes later" {
		t.Errorf("noted is %+v", g.Attendance)
	}
	if e.v.HasUnsaved() {
		t.Error("what was saved counts as unsaved")
	}
	e.W.MustSee("2 of 3 places")
	e.Undo(e.Offered, nil)
	if g := e.guest("Åsa"); g.Reply != model.ReplySilent || g.Note != "" {
		t.Errorf("one undo leaves %+v", g.Attendance)
	}
}

func TestPartyThatDoesNotFitIsAskedAbout(t *testing.T) {
	e := newEvening(t, 1).invited("Åsa").said(model.ReplyYes, "Åsa").open(page.Route{})
	e.choose("Åsa")
	e.W.Tap("Somebody comes along")
	e.W.Tap("Save")
	e.W.MustSee("All places are taken")
	e.W.Tap("Give a place anyway")
	e.mustWork()
	if g := e.guest("Åsa"); len(g.Guests) != 1 || !g.Over {
		t.Errorf("noted is %+v", g.Attendance)
	}
}

func TestUnsavedAnswerIsAskedAboutBeforeTheNext(t *testing.T) {
	e := newEvening(t, 0).invited("Åsa", "Søren").open(page.Route{})
	e.choose("Åsa")
	e.W.Fill("Note", "Vegetarian")
	e.choose("Søren")
	e.W.MustSee("Save your changes?")
	e.W.Tap("Don’t save")
	if e.guest("Åsa").Note != "" {
		t.Error("what was thrown away is saved")
	}
	if !slices.Equal(e.v.pane.ids, []int64{e.guest("Søren").ID}) {
		t.Error("the pane shows somebody else")
	}
}

func TestWhoWaitsMovesUpOnHerYes(t *testing.T) {
	e := newEvening(t, 1).invited("Åsa", "Søren", "Maja").said(model.ReplyYes, "Åsa", "Søren", "Maja").open(page.Route{})
	e.W.MustNotSee("There is room again")
	e.choose("Åsa")
	e.W.Type("n")
	e.W.MustSee("There is room again for the first in the queue: Søren Sørensen.")
	if g := e.guest("Søren"); g.Seat != model.SeatWaiting {
		t.Fatal("somebody moved up without her yes")
	}
	e.W.Tap("Give 1 person a place")
	e.mustWork()
	if s, m := e.guest("Søren"), e.guest("Maja"); s.Seat != model.SeatIn || m.Seat != model.SeatWaiting {
		t.Errorf("the seats are %q and %q", s.Seat, m.Seat)
	}
	e.W.MustSee("Tell the guest?")
}

func TestPlaceOnTopOfTheCapacity(t *testing.T) {
	e := newEvening(t, 1).invited("Åsa", "Søren").said(model.ReplyYes, "Åsa", "Søren").open(page.Route{})
	e.choose("Søren")
	e.W.Tap("Give a place anyway…")
	e.W.Tap("Give a place anyway")
	e.mustWork()
	if g := e.guest("Søren"); g.Seat != model.SeatIn || !g.Over {
		t.Errorf("noted is %+v", g.Attendance)
	}
	e.W.MustSee("2 of 1 places")
}

func TestGuestsAreMarkedAsInvited(t *testing.T) {
	e := newEvening(t, 0)
	change(t, e.B, func(tx *book.Tx) error {
		_, err := tx.AddGuests(e.event.ID, []int64{e.ids["Åsa"], e.ids["Søren"]}, model.ChannelEmail)
		return err
	})
	e.open(page.Route{})
	e.W.MustSee("To invite 2")
	e.v.SelectAll()
	e.W.Tap("Mark 2 as invited")
	e.W.MustSee("2 people were invited")
	e.W.Fill("On", "1 Jan 2030")
	e.W.Tap("Mark 2 as invited")
	e.W.MustSee("This day has not come yet.")
	e.W.Fill("On", "20 Nov 2026")
	e.W.Tap("Mark 2 as invited")
	e.mustWork()
	if g := e.guest("Åsa"); g.Invited != model.NewDate(2026, 11, 20) || g.Channel != model.ChannelEmail {
		t.Errorf("noted is %+v", g.Attendance)
	}
}

func TestTakingOffTheList(t *testing.T) {
	e := newEvening(t, 0).invited("Åsa", "Søren").open(page.Route{})
	e.choose("Åsa")
	e.W.Key(fyne.KeyDelete)
	e.W.MustSee("Take Åsa Åkesson off the list?")
	e.W.Tap("Take off the list")
	e.mustWork()
	if g := e.guest("Åsa"); g.ID != 0 {
		t.Error("she is still on the list")
	}
	e.Undo(e.Offered, nil)
	if g := e.guest("Åsa"); g.Invited.IsZero() {
		t.Error("undo brings her not back as she was")
	}
}

func TestWhoMayNotBeWrittenToStandsOut(t *testing.T) {
	e := newEvening(t, 0)
	change(t, e.B, func(tx *book.Tx) error {
		_, err := tx.AddGuests(e.event.ID, []int64{e.ids["Åsa"], e.ids["Lars"], e.ids["Birgit"]}, model.ChannelEmail)
		return err
	})
	e.open(page.Route{})
	e.W.MustSee("Left out 2")
	e.W.Tap("Left out 2")
	e.W.MustSee("Østergaard, Lars", "Ohnemail, Birgit", "Why they can’t be invited:")
	e.W.MustNotSee("Åkesson, Åsa")
	e.W.Tap("no e-mail address 1")
	e.W.Tap("Invite by letter")
	e.mustWork()
	if g := e.guest("Birgit"); g.Channel != model.ChannelPost {
		t.Errorf("the channel is %q", g.Channel)
	}
	e.W.MustSee("Left out 1")
}

func TestGuestsOpenAmongThePeople(t *testing.T) {
	e := newEvening(t, 0).invited("Åsa", "Søren").open(page.Route{})
	e.choose("Åsa")
	e.W.Tap("Open person")
	if r := e.Current(); r != (page.Route{Page: page.People, ID: e.ids["Åsa"]}) {
		t.Errorf("it leads to %+v", r)
	}
}

func TestInvitationIsHandedOverAndMarkedAsSent(t *testing.T) {
	e := newEvening(t, 0)
	change(t, e.B, func(tx *book.Tx) error {
		_, err := tx.AddGuests(e.event.ID, []int64{e.ids["Åsa"], e.ids["Søren"], e.ids["Lars"]}, model.ChannelEmail)
		return err
	})
	e.open(page.Route{})
	e.v.sendInvitation(e.v.known.of(onlyToInvite))
	e.mustWork()
	e.W.MustSee("Invitation: Autumn evening", "no consent yet 1")
	e.W.Tap(e.Words().T("mailing.already"))
	e.W.Tap(e.Words().N("mailing.mark", 2))
	e.mustWork()
	if c := e.counts(); c.Invited != 2 || c.ToInvite != 1 {
		t.Errorf("the counts are %+v", c)
	}
	if g := e.guest("Lars"); !g.Invited.IsZero() {
		t.Error("who may not be invited counts as invited")
	}
}

func TestSendMenuTellsWhomALetterGoesTo(t *testing.T) {
	e := newEvening(t, 0).invited("Åsa", "Søren").said(model.ReplyYes, "Åsa")
	change(t, e.B, func(tx *book.Tx) error {
		_, err := tx.AddGuests(e.event.ID, []int64{e.ids["Maja"]}, model.ChannelEmail)
		if err != nil {
			return err
		}
		_, err = tx.AddGuests(e.event.ID, []int64{e.ids["Birgit"]}, model.ChannelPost)
		return err
	})
	e.open(page.Route{})
	e.W.Tap("Send")
	e.W.MustSee("Invitation to 1 person · E-mail…", "Invitation to 1 person · Post…", "Reminder to 1 silent one…", "Confirmation to 1 person with a place…", "Mark 2 people as invited…")
}

func TestSecondReminderGoesToThoseWhoStayedSilent(t *testing.T) {
	e := newEvening(t, 0).invited("Åsa", "Søren")
	change(t, e.B, func(tx *book.Tx) error {
		return tx.Remind(e.event.ID, []int64{e.guest("Åsa").ID}, model.ChannelEmail, uitest.Today.AddDays(-3))
	})
	e.open(page.Route{})
	e.W.Tap("Send")
	e.W.MustSee("Reminder to 1 silent one…", "Another reminder to 1 person…")
}

func TestRoutesLeadToAPart(t *testing.T) {
	e := newEvening(t, 0).invited("Åsa", "Søren").said(model.ReplyYes, "Åsa").open(page.Route{Arg: "silent"})
	e.W.MustSee("Sørensen, Søren")
	e.W.MustNotSee("Åkesson, Åsa")
	e.open(page.Route{Do: doInvite})
	e.W.MustSee("Who is invited to Autumn evening?")
	change(t, e.B, func(tx *book.Tx) error {
		_, err := tx.AddGuests(e.event.ID, []int64{e.ids["Maja"]}, model.ChannelEmail)
		return err
	})
	e.open(page.Route{Do: doInvite})
	e.W.MustSee("1 person is on the list and not invited yet.", "O’Neill, Maja")
	e.W.MustNotSee("Who is invited", "Åkesson, Åsa")
	e.W.Tap("Send the invitation…")
	e.W.MustSee("Invitation: Autumn evening")
}

func TestTypedAnswerOutlivesTheProgram(t *testing.T) {
	uitest.AtOnce(t, draft.Pause)
	e := newEvening(t, 0).invited("Åsa", "Søren").open(page.Route{})
	e.choose("Åsa")
	e.W.Focus("Note")
	e.W.Type("Comes later")
	if len(e.Drafts()) != 1 {
		t.Fatalf("kept are %v", e.Drafts())
	}
	e.open(page.Route{}) // the program was killed
	e.choose("Søren")
	e.W.MustNotSee("Comes later")
	e.choose("Åsa")
	e.W.MustSee("Comes later", "What you typed last time and did not save is back.")
	e.W.Tap("Save")
	e.mustWork()
	if e.guest("Åsa").Note != "Comes later" || len(e.Drafts()) != 0 {
		t.Errorf("noted is %q, kept %v", e.guest("Åsa").Note, e.Drafts())
	}
	e.v.pane.panel.reply.Select(string(model.ReplyYes)) // with an answer, too
	if len(e.Drafts()) != 1 {
		t.Fatalf("kept are %v", e.Drafts())
	}
	e.W.Tap("Save")
	e.mustWork()
	if e.guest("Åsa").Reply != model.ReplyYes || len(e.Drafts()) != 0 {
		t.Errorf("answered is %q, kept %v", e.guest("Åsa").Reply, e.Drafts())
	}
	e.W.Focus("Note")
	e.W.Type("!")
	e.v.Discard()
	if len(e.Drafts()) != 0 {
		t.Errorf("kept are %v", e.Drafts())
	}
	e.choose("Søren")
	e.choose("Åsa")
	e.W.MustNotSee("What you typed last time and did not save is back.")
}
