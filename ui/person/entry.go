// Package person is where one person, an entry of the history, or a field of many people is edited.
package person

import "alumnibook/ui/page"

// Entry announces the page to the shell. It does not stand in the navigation: one comes here from a person.
func Entry() page.Entry {
	return page.Entry{ID: ID, Make: func(h page.Host) page.Page { return newView(h) }}
}

// ID is the page's name in routes. What is to be done there is Do: "new", "edit", "log" (a call), "log_other",
// "entry" (an entry of the history), "bulk" and "bulk_consent" (a consent of many); the people of "log" and "bulk" may
// also stand in Arg, as numbers with commas between.
const ID = "person"
