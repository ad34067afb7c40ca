// Package today is the start page: whom to call this week, what was promised, whom to thank, who is losing touch, and
// what is coming. Each line is done where it stands, and is gone once it is done.
package today

import (
	"alumnibook/ui/look"
	"alumnibook/ui/page"
)

// Entry announces the page to the shell.
func Entry() page.Entry {
	return page.Entry{
		ID: page.Today, Words: "today.title", Icon: look.Icon("today"),
		Make: func(h page.Host) page.Page { return newView(h) },
	}
}
