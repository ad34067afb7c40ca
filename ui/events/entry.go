// Package events is the page of the firm's evenings: the plan of the year against its goal, the list of them, one
// event with all that belongs to it, the form that plans one, and how people attend at a glance.
package events

import (
	"alumnibook/ui/command"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
)

// What routes to the page do besides looking.
const (
	doNew  = "new"
	doEdit = "edit"
	doCopy = "copy"
)

// argGlance is the argument of the route to how people attend.
const argGlance = "glance"

// Entry announces the page to the shell.
func Entry() page.Entry {
	return page.Entry{
		ID: page.Events, Words: "events.title", Icon: look.Icon("calendar"),
		Make: func(h page.Host) page.Page { return newView(h) },
		Commands: func(h page.Host) []page.MenuCommand {
			return []page.MenuCommand{{Menu: command.File, Command: command.Command{
				ID: "events.new", Words: "events.command_new", Icon: look.Icon("calendar"),
				Run: func() { h.Open(page.Route{Page: page.Events, Do: doNew}) },
			}}}
		},
	}
}
