// Package after is the page of an event that is over: who came, whom to thank, what they said and would like, what is to
// be done about it, and what it cost.
package after

import "alumnibook/ui/page"

// The tabs, as routes name them. After one may stand what is typed there: "feedback:7" is that of an attendance,
// "wishes:7" a wish, "wishes:" and "follow_ups:" another one.
const (
	tabWho       = "who"
	tabFeedback  = "feedback"
	tabWishes    = "wishes"
	tabFollowUps = "follow_ups"
	tabCost      = "cost"
)

var tabs = []string{tabWho, tabFeedback, tabWishes, tabFollowUps, tabCost}

// placeOf is a place of an event's page where something is typed.
func placeOf(event int64, arg string) page.Route {
	return page.Route{Page: page.After, ID: event, Arg: arg}
}

// feedbackOf is the argument of the place where the feedback of an attendance is typed.
func feedbackOf(attendance int64) string { return tabFeedback + ":" + page.TextOf(attendance) }

// Entry announces the page to the shell. It belongs to the event that it was opened from.
func Entry() page.Entry {
	return page.Entry{ID: page.After, Make: func(h page.Host) page.Page { return newView(h) }}
}
