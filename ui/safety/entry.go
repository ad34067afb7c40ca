// Package safety is the page of the backups: what there is, a backup now, bringing one back, the second place, the
// password of the window, and what can be done about a damaged book.
package safety

import (
	"alumnibook/ui/command"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
)

// What routes to the page do.
const (
	doNow     = "now"
	doRestore = "restore"
)

// Entry announces the page to the shell.
func Entry() page.Entry {
	return page.Entry{
		ID: page.Safety, Words: "safety.title", Icon: look.Icon("shield"), Below: true,
		Make: func(h page.Host) page.Page { return newView(h) },
		Commands: func(h page.Host) []page.MenuCommand {
			return []page.MenuCommand{{Menu: command.File, Command: command.Command{
				ID: "safety.now", Words: "safety.now", Icon: look.Icon("shield"), Line: true,
				Run: func() { h.Open(page.Route{Page: page.Safety, Do: doNow}) },
			}}}
		},
	}
}
