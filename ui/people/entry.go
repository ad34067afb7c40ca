// Package people is the page with everybody in the book: search, filters and saved lists above, the list on the left,
// the person who is chosen on the right.
package people

import (
	"alumnibook/ui/look"
	"alumnibook/ui/page"
)

// Entry announces the page to the shell.
func Entry() page.Entry {
	return page.Entry{
		ID: page.People, Words: "people.title", Icon: look.Icon("people"),
		Make: func(h page.Host) page.Page { return newView(h) },
		Keys: new(view).Commands,
	}
}
