// Package after is the page of an event that is over: who came, whom to thank, what they said and would like, what is to
// be done about it, and what it cost.
package after

import "alumnibook/ui/page"

// The tabs, as routes name them; after that of the feedback may stand whose, see feedbackOf.
const (
	tabWho       = "who"
	tabFeedback  = "feedback"
	tabWishes    = "wishes"
	tabFollowUps = "follow_ups"
	tabCost      = "cost"
)

var tabs = []string{tabWho, tabFeedback, tabWishes, tabFollowUps, tabCost}

// feedbackOf is where the feedback of an attendance is typed.
func feedbackOf(event, attendance int64) page.Route {
	return page.Route{Page: page.After, ID: event, Arg: tabFeedback + ":" + page.TextOf(attendance)}
}

// Entry announces the page to the shell. It belongs to the event that it was opened from.
func Entry() page.Entry {
	return page.Entry{ID: page.After, Make: func(h page.Host) page.Page { return newView(h) }}
}
