// Package newsletter is the page of the newsletters: when the next one is due, what it says, to whom it goes, that it was
// sent, and what came back.
package newsletter

import (
	"alumnibook/ui/command"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
)

// What a route to the page does.
const (
	doNew     = "new"
	doReturns = "returns"
)

// Entry announces the page to the shell.
func Entry() page.Entry {
	return page.Entry{
		ID: page.Newsletter, Words: "newsletter.title", Icon: look.Icon("mail"),
		Make: func(h page.Host) page.Page { return newView(h) },
		Commands: func(h page.Host) []page.MenuCommand {
			return []page.MenuCommand{{Menu: command.File, Command: command.Command{
				ID: "newsletter.new", Words: "newsletter.command_new", Icon: look.Icon("mail"), Line: true,
				Run: func() { h.Open(page.Route{Page: page.Newsletter, Do: doNew}) },
			}}}
		},
	}
}
