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
	people := uitest.Add(t, b, uitest.Named("Søren", "Sørensen"), uitest.Named("Maja", "O’Neill"))
	soren, maja := people[0], people[1]
	evening := model.Event{Title: "Autumn evening", Kind: model.EventTalk, State: model.EventHeld, On: uitest.Today.AddDays(-10), Budget: []model.BudgetLine{{Name: "Room", Planned: 50_000}}}
	request := model.Request{PersonID: soren, Kind: model.RequestAccess, State: model.RequestOpen, Received: uitest.Today.AddDays(-3), Channel: model.ChannelEmail}
	call := model.Interaction{
		Kind: model.InteractionCall, On: uitest.Today, Reached: true, PersonIDs: people, Text: "Wants the dates",
		FollowUp: model.FollowUp{On: uitest.Today, Text: "Send the dates"},
	}
	_, err := b.Change(t.Context(), model.Doing{Code: "event_add"}, func(tx *book.Tx) error {
		if err := tx.SaveRequest(&request); err != nil {
			return err
		}
		if err := tx.CreateInteraction(&call); err != nil {
			return err
		}
		if _, err := tx.AddLeaver(maja, uitest.Today.AddDays(30), uitest.Today); err != nil {
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
		{"reason to keep somebody", "Reason", page.Route{Page: page.Rights, Do: "keep", Arg: page.TextOf(soren)}, "Reason for keeping Søren Sørensen"},
		{"reason to keep several", "Reason", page.Route{Page: page.Rights, Do: "keep", Arg: page.TextsOf(people)}, "Reason for keeping Søren Sørensen and 1 other"},
		{"follow-up moved", "Reason", page.Route{Page: page.Today, Do: "move", ID: call.ID}, "Another day for a follow-up · Søren Sørensen and 1 other"},
		{"follow-up dropped", "Reason", page.Route{Page: page.Today, Do: "drop", ID: call.ID}, "Follow-up to be dropped · Søren Sørensen and 1 other"},
		{"call left out", "Reason, if you like", page.Route{Page: page.Today, Do: "skip", ID: soren}, "Call to be left out · Søren Sørensen"},
		{"pause", "Reason", page.Route{Page: page.People, Do: "pause", Arg: page.TextOf(soren)}, "Pause calls · Søren Sørensen"},
		{"consent", "Note", page.Route{Page: page.People, Do: "consent", ID: soren}, "Consent · Søren Sørensen"},
		{"firm", "Name of the firm", page.Route{Page: page.Settings, Arg: "firm"}, "Settings · Firm"},
		{"problem", "What did you do, and what happened? Please name nobody.", page.Route{Page: page.Problem}, "Report of a problem"},
		{"pasted answers", "Paste here", page.Route{Page: page.Guests, Do: "paste", ID: evening.ID}, "Pasted answers · Autumn evening"},
		{"pasted returns", "Paste mails or addresses here", page.Route{Page: page.Newsletter, Do: "returns"}, "Pasted bounces and unsubscribes"},
		{"walk-in", "Last name", page.Route{Page: page.Door, Do: "new", ID: evening.ID}, "Walk-in · Autumn evening"},
		{"entry", "What was said", page.Route{Page: person.ID, Do: "entry", ID: call.ID}, "Changes to an entry · Søren Sørensen and 1 other"},
		{"step", "What is to be done", page.Route{Page: page.Leaving, ID: maja, Arg: "add"}, "Checklist · Maja O’Neill"},
		{"costs", "Room", page.Route{Page: page.After, ID: evening.ID, Arg: "cost"}, "Costs · Autumn evening"},
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
			h := start
			if at.route.Page != page.Today { // which goes on where it stands
				h = shown(start.Current())
			}
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
