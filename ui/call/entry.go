// Package call is where calls are made and noted: the call card, which holds all that one wants to have before one's
// eyes while calling somebody, and the box in which a call is logged from anywhere.
package call

import (
	"alumnibook/ui/page"
)

// Entry announces the call card to the shell. It does not stand in the navigation: one comes here from a person.
func Entry() page.Entry {
	return page.Entry{ID: page.Call, Make: func(h page.Host) page.Page { return newView(h) }}
}
