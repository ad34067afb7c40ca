// Package leaving is the page of those who are about to leave: who they are, the checklist of each of them, and the exit
// interview.
package leaving

import (
	"alumnibook/ui/command"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
)

// What routes to the page do besides looking: they add a leaver, or open the exit interview of one. An interview that is
// there already stands in Arg, by its number.
const (
	doNew       = "new"
	doInterview = "interview"
)

// Entry announces the page to the shell.
func Entry() page.Entry {
	return page.Entry{
		ID: page.Leaving, Words: "leaving.title", Icon: look.Icon("leave"),
		Make: func(h page.Host) page.Page { return newView(h) },
		Commands: func(h page.Host) []page.MenuCommand {
			return []page.MenuCommand{{Menu: command.Person, Command: command.Command{
				ID: "leaving.new", Words: "leaving.command_new", Icon: look.Icon("leave"),
				Run: func() { h.Open(page.Route{Page: page.Leaving, Do: doNew}) },
			}}}
		},
	}
}
