// Package guests is the page of one event's guest list: who is on it, who was invited and on which channel, what they
// answered, who waits for a place; and the forms behind it, which build the list and take answers in.
package guests

import (
	"alumnibook/ui/page"
)

// What routes to the page do besides looking: they lead to those who are to be invited, or where there are none to building
// the list; they build it in any case; they take in answers; or they go on with one that was typed and not saved. One that
// only looks names the part of the list that it means in Arg.
const (
	doInvite = "invite"
	doBuild  = "build"
	doPaste  = "paste"
	doSheet  = "sheet"
	doAnswer = "answer"
)

// Entry announces the page to the shell. It stands in no navigation: an event leads to it.
func Entry() page.Entry {
	return page.Entry{ID: page.Guests, Make: func(h page.Host) page.Page { return newView(h) }}
}
