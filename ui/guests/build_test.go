package guests

import (
	"slices"
	"testing"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/page"
	"alumnibook/ui/uitest"
)

func TestListIsBuiltFromOffices(t *testing.T) {
	e := newEvening(t, 0).open(page.Route{Do: doBuild})
	e.mustWork()
	e.W.MustSee("Who is invited to Autumn evening?", "Nobody is meant yet. Press a chip on the left.")
	e.W.Tap("Malmö 4")
	e.W.MustSee("Put 2 people on the list", "Åkesson, Åsa", "Sørensen, Søren", "2 people are left out.", "no consent yet 1", "no e-mail address 1")
	e.W.Tap("Put 2 people on the list")
	e.mustWork()
	c := e.counts()
	if c.ToInvite != 2 || e.guest("Åsa").Channel != model.ChannelEmail || e.guest("Lars").ID != 0 || e.Backs != 1 {
		t.Errorf("on the list are %+v after %d steps back", c, e.Backs)
	}
	e.Undo(e.Offered, nil)
	if c := e.counts(); c.ToInvite != 0 {
		t.Error("one undo does not take all of it back")
	}
}

func TestWhoStandsOnTheListIsNotAddedTwice(t *testing.T) {
	e := newEvening(t, 0).invited("Åsa").open(page.Route{Do: doBuild})
	e.W.Tap("Malmö 4")
	e.W.MustSee("Put 1 person on the list", "1 more stands on the list already.")
}

func TestAnyOrAllOfTheChoices(t *testing.T) {
	e := newEvening(t, 0).open(page.Route{Do: doBuild})
	e.W.Tap("Malmö 4")
	e.W.Tap("Tax 2")
	e.W.MustSee("Put 3 people on the list", "O’Neill, Maja")
	e.v.task.(*build).wish.every = true
	e.v.task.(*build).ask()
	e.W.MustSee("Put 1 person on the list", "Åkesson, Åsa")
}

func TestWhoLivesNear(t *testing.T) {
	e := newEvening(t, 0).open(page.Route{Do: doBuild})
	e.W.MustSee("In Malmö 3", "Postal code 211… 3", "Postal code 2… 5")
	e.W.Tap("Postal code 2… 5")
	e.W.MustSee("Put 4 people on the list") // Birgit has no address for mails
	e.W.Fill("Postal code and town", "411 38 Göteborg")
	e.W.Tap("In Göteborg 1")
	e.W.MustSee("Put 1 person on the list", "Großmann, Käthe")
}

func TestPlaceOfAnAddress(t *testing.T) {
	for text, want := range map[string]place{
		"Fersens väg 4\n211 42 Malmö":           {"211 42", "Malmö"},
		"Speicherstadt 1, D-20457 Hamburg":      {"D-20457", "Hamburg"},
		"Nyhavn 3\n2100 København Ø\nDanmark":   {"2100", "København"},
		"Prinsengracht 12\n1012 AB Amsterdam":   {"1012 AB", "Amsterdam"},
		"Lund":                                  {"", "Lund"},
		"20457":                                 {"20457", ""},
		"":                                      {},
		"Hafenstraße 12":                        {},
		"Restaurant Hafenblick\nHafenstraße 12": {},
	} {
		if got := placeOf(text); got != want {
			t.Errorf("%q is at %+v, want %+v", text, got, want)
		}
	}
}

func TestSomebodyIsAddedByName(t *testing.T) {
	e := newEvening(t, 0).open(page.Route{Do: doBuild})
	e.W.Focus("Find somebody…")
	e.W.Type("grossm")
	e.W.Tap("Großmann, Käthe")
	e.W.MustSee("Put 1 person on the list")
	if !e.v.HasUnsaved() {
		t.Error("what was chosen counts as saved")
	}
	e.v.Save(func(ok bool) {
		if !ok {
			t.Error("it was not saved")
		}
	})
	if e.guest("Käthe").ID == 0 {
		t.Error("she is not on the list")
	}
}

func TestWhoMayNotGetMailsIsInvitedByLetter(t *testing.T) {
	e := newEvening(t, 0).open(page.Route{Do: doBuild})
	e.W.Tap("Malmö 4")
	e.W.Tap("no e-mail address 1")
	e.W.Tap("Invite by letter")
	e.W.MustSee("Put 3 people on the list", "Ohnemail, Birgit")
	e.W.Tap("Put 3 people on the list")
	e.mustWork()
	if b, a := e.guest("Birgit"), e.guest("Åsa"); b.Channel != model.ChannelPost || a.Channel != model.ChannelEmail {
		t.Errorf("the channels are %q and %q", b.Channel, a.Channel)
	}
}

func TestListsAndThoseWhoCameBefore(t *testing.T) {
	e := newEvening(t, 0)
	last := model.Event{Title: "Spring evening", Kind: model.EventTalk, State: model.EventBooked, Office: "Malmö", On: uitest.Today, Starts: "18:00"}
	change(t, e.B, func(tx *book.Tx) error {
		if err := tx.SaveList(&model.List{Name: "Tax people", Filter: model.Filter{Tags: []string{"Tax"}}}); err != nil {
			return err
		}
		if err := tx.SaveEvent(&last, uitest.Today, book.LoweringAsk); err != nil {
			return err
		}
		if _, err := tx.WalkIn(last.ID, e.ids["Käthe"], uitest.Clock()); err != nil {
			return err
		}
		return tx.HoldEvent(last.ID, uitest.Today)
	})
	e.open(page.Route{Do: doBuild})
	e.W.Tap("Came to events like this one 1")
	e.W.MustSee("Put 1 person on the list", "Großmann, Käthe")
	e.W.Tap("Tax people 2")
	e.W.MustSee("Put 3 people on the list")
}

func TestReasonsAddUp(t *testing.T) {
	e := newEvening(t, 0).invited("Åsa").open(page.Route{Do: doBuild})
	b := e.v.task.(*build)
	b.wish.statuses = []model.Status{model.StatusAlumnus}
	b.ask()
	people := len(e.ids)
	if got := len(b.plan.allowed) + len(b.plan.left) + b.plan.already; got != people {
		t.Errorf("%d + %d + %d people are told of, there are %d", len(b.plan.allowed), len(b.plan.left), b.plan.already, people)
	}
	if slices.Contains(b.plan.allowed, e.ids["Lars"]) {
		t.Error("who never allowed it would be invited")
	}
}
