package ui

import (
	"errors"

	"alumnibook/model"
	"alumnibook/ui/page"
	"alumnibook/ui/uitest"
)

// stop is a place that the tour comes by.
type stop struct {
	name  string
	route page.Route
	tabs  bool // each of the page's tabs is a stop of its own
}

// stops are all pages, with records of the practice book that have the most to show.
func (o *tour) stops() []stop {
	o.t.Helper()
	b, ctx := o.s.book, o.t.Context()
	events, err1 := b.Events(ctx)
	issues, err2 := b.Newsletters(ctx)
	leavings, err3 := b.Leavings(ctx)
	requests, err4 := b.Requests(ctx, false)
	people, err5 := b.Find(ctx, model.Filter{}, model.Sort{})
	if err := errors.Join(err1, err2, err3, err4, err5); err != nil {
		o.t.Fatal(err)
	}
	var held, next, draft, sent int64
	for _, e := range events {
		if e.On.Before(uitest.Today) && held == 0 && e.Counts.Attended > 0 {
			held = e.ID
		}
		if !e.On.Before(uitest.Today) && next == 0 && e.Counts.Invited > 0 {
			next = e.ID
		}
	}
	for _, n := range issues {
		if n.SentOn.IsZero() {
			draft = n.ID
		} else {
			sent = n.ID
		}
	}
	if held*next*draft*sent == 0 || len(leavings) == 0 || len(requests) == 0 {
		o.t.Fatal("the practice book has no evening, newsletter, leaving or request to show", held, next, draft, sent)
	}
	somebody := people[12]
	return []stop{
		{"today", page.Route{Page: page.Today}, false},
		{"people", page.Route{Page: page.People}, false},
		{"people-one", page.Route{Page: page.People, ID: somebody}, false},
		{"person-new", page.Route{Page: "person", Do: "new"}, false},
		{"person-edit", page.Route{Page: "person", Do: "edit", ID: somebody}, false},
		{"person-log", page.Route{Page: "person", Do: "log", ID: somebody}, false},
		{"call", page.Route{Page: page.Call, ID: somebody}, false},
		{"events", page.Route{Page: page.Events}, true},
		{"events-one", page.Route{Page: page.Events, ID: next}, false},
		{"events-held", page.Route{Page: page.Events, ID: held}, false},
		{"events-edit", page.Route{Page: page.Events, ID: next, Do: "edit"}, false},
		{"guests", page.Route{Page: page.Guests, ID: next}, false},
		{"guests-invite", page.Route{Page: page.Guests, ID: next, Do: "invite"}, false},
		{"door", page.Route{Page: page.Door, ID: next}, false},
		{"door-paper", page.Route{Page: page.Door, ID: next, Do: "paper"}, false},
		{"after", page.Route{Page: page.After, ID: held}, true},
		{"newsletter", page.Route{Page: page.Newsletter}, false},
		{"newsletter-draft", page.Route{Page: page.Newsletter, ID: draft}, true},
		{"newsletter-sent", page.Route{Page: page.Newsletter, ID: sent}, true},
		{"newsletter-returns", page.Route{Page: page.Newsletter, Do: "returns"}, false},
		{"leaving", page.Route{Page: page.Leaving}, false},
		{"leaving-new", page.Route{Page: page.Leaving, Do: "new"}, false},
		{"leaving-one", page.Route{Page: page.Leaving, ID: leavings[0].ID}, false},
		{"leaving-interview", page.Route{Page: page.Leaving, Do: "interview", ID: leavings[0].ID}, false},
		{"duplicates", page.Route{Page: page.Duplicates}, true},
		{"handover", page.Route{Page: page.Handover}, true},
		{"import", page.Route{Page: page.Import}, false},
		{"changes", page.Route{Page: page.Changes}, true},
		{"rights", page.Route{Page: page.Rights}, true},
		{"rights-one", page.Route{Page: page.Rights, ID: requests[0].ID}, false},
		{"safety", page.Route{Page: page.Safety}, true},
		{"settings", page.Route{Page: page.Settings}, true},
	}
}
