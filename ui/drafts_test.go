package ui

import (
	"testing"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/draft"
	"alumnibook/ui/page"
	"alumnibook/ui/person"
	"alumnibook/ui/uitest"
)

// lostPlace is a place in which something is typed, and the program is killed before it is saved.
type lostPlace struct {
	name, label string
	route       page.Route
	listed      string // what the start page says of it
}

// lostPlaces are those places, in a book with somebody who leaves, an evening that was held and a request.
func lostPlaces(t *testing.T, b *book.Book) []lostPlace {
	t.Helper()
	soren := uitest.Add(t, b, uitest.Named("Søren", "Sørensen"))[0]
	evening := model.Event{Title: "Autumn evening", Kind: model.EventTalk, State: model.EventHeld, On: uitest.Today.AddDays(-10)}
	request := model.Request{PersonID: soren, Kind: model.RequestAccess, State: model.RequestOpen, Received: uitest.Today.AddDays(-3), Channel: model.ChannelEmail}
	_, err := b.Change(t.Context(), model.Doing{Code: "event_add"}, func(tx *book.Tx) error {
		if err := tx.SaveRequest(&request); err != nil {
			return err
		}
		return tx.SaveEvent(&evening, uitest.Today, book.LoweringAsk)
	})
	if err != nil {
		t.Fatal(err)
	}
	guest := cameTo(t, b, evening.ID, soren)
	return []lostPlace{
		{"interview", "What was good", page.Route{Page: page.Leaving, Do: "interview", ID: soren}, "Exit interview with Søren Sørensen"},
		{"leaver", "Position", page.Route{Page: page.Leaving, Do: "new"}, "New leaver"},
		{"event", "Notes that no guest sees", page.Route{Page: page.Events, Do: "edit", ID: evening.ID}, "Changes to Autumn evening"},
		{"new event", "Notes that no guest sees", page.Route{Page: page.Events, Do: "new"}, "New event"},
		{"event like another", "Notes that no guest sees", page.Route{Page: page.Events, Do: "copy", ID: evening.ID}, "New event"},
		{"person", "Nickname", page.Route{Page: person.ID, Do: "edit", ID: soren}, "Changes to Søren Sørensen"},
		{"new person", "Nickname", page.Route{Page: person.ID, Do: "new"}, "New person"},
		{"request", "What exactly", page.Route{Page: page.Rights, ID: request.ID}, "Request of Søren Sørensen"},
		{"new request", "What exactly", page.Route{Page: page.Rights, Do: "request"}, "New request"},
		{"new request of somebody", "What exactly", page.Route{Page: page.Rights, Do: "request", ID: soren}, "New request"},
		{"answer", "What was done", page.Route{Page: page.Rights, Do: "close", ID: request.ID}, "Answer to the request of Søren Sørensen"},
		{"feedback", "Comment", page.Route{Page: page.After, ID: evening.ID, Arg: "feedback:" + page.TextOf(guest)}, "Feedback of Søren Sørensen"},
		{"guest", "Note", page.Route{Page: page.Guests, Do: "answer", ID: evening.ID, Arg: page.TextOf(guest)}, "Answer of Søren Sørensen"},
		{"paper list", "Numbers", page.Route{Page: page.Door, Do: "paper", ID: evening.ID}, "Paper list · Autumn evening"},
		{"follow-up", "What", page.Route{Page: page.After, ID: evening.ID, Arg: "follow_ups:"}, "Follow-up · Autumn evening"},
		{"wish", "Wish", page.Route{Page: page.After, ID: evening.ID, Arg: "wishes:"}, "Wish · Autumn evening"},
		{"give and take", "Text", page.Route{Page: page.People, Do: "favour", ID: soren}, "Give and take · Søren Sørensen"},
		{"wish of somebody", "Wish", page.Route{Page: page.People, Do: "wish", ID: soren}, "Wish · Søren Sørensen"},
		{"legal basis", "Why, weighed against their interest", page.Route{Page: page.People, Do: "basis", ID: soren}, "Legal basis · Søren Sørensen"},
		{"privacy", "Balancing: why the firm’s interest outweighs", page.Route{Page: page.Rights, Arg: "settings"}, "Privacy settings"},
	}
}

// cameTo notes that somebody came to an evening.
func cameTo(t *testing.T, b *book.Book, event, who int64) (guest int64) {
	t.Helper()
	_, err := b.Change(t.Context(), model.Doing{Code: "invite"}, func(tx *book.Tx) error {
		_, err := tx.AddGuests(event, []int64{who}, model.ChannelEmail)
		return err
	})
	list, err2 := b.GuestList(t.Context(), event)
	if err != nil || err2 != nil || len(list) != 1 {
		t.Fatal(err, err2, len(list))
	}
	_, err = b.Change(t.Context(), model.Doing{Code: "check_in"}, func(tx *book.Tx) error { return tx.CheckIn(list[0].ID, uitest.Clock(), 0) })
	if err != nil {
		t.Fatal(err)
	}
	return list[0].ID
}

// entryOf announces a page.
func entryOf(t *testing.T, id string) page.Entry {
	t.Helper()
	for _, e := range Pages() {
		if e.ID == id {
			return e
		}
	}
	t.Fatalf("there is no page %q", id)
	return page.Entry{}
}

func TestWhatWasTypedIsFoundAgainAfterAKill(t *testing.T) {
	goesEverywhere(t)
	uitest.AtOnce(t, draft.Pause)
	b := uitest.NewBook(t)
	for _, at := range lostPlaces(t, b) {
		t.Run(at.name, func(t *testing.T) {
			shown := func(r page.Route) *uitest.Host {
				h := uitest.NewHost(t, b)
				h.Put(entryOf(t, r.Page).Make(h), r)
				for _, err := range h.Failed {
					t.Fatal(r.Page, err)
				}
				return h
			}
			shown(at.route).W.Fill(at.label, "Half a sentence, and")
			start := shown(page.Route{Page: page.Today})
			start.W.MustSee("Not saved yet", at.listed)
			start.W.MustNotSee("Half a sentence") // others may see the screen
			start.W.Tap("Continue")
			h := shown(start.Current())
			h.W.MustSee("What you typed last time and did not save is back.", "Half a sentence, and")
			h.W.Tap("Discard")
			if h.W.Sees("Discard it") { // a page with a button of its own for that does it at once
				h.W.Tap("Discard it")
			}
			h.W.MustNotSee("Half a sentence, and", "What you typed last time")
			shown(page.Route{Page: page.Today}).W.MustNotSee("Not saved yet")
		})
	}
}
