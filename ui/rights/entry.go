// Package rights is the page of people's rights over what the book says of them: what they asked for, whose data was kept
// for its time, whose consent is to be asked again, what left the book, who was erased, the papers, and what the firm says
// of all that.
package rights

import (
	"alumnibook/model"
	"alumnibook/ui/command"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
)

// The tabs, as routes name them.
const (
	tabRequests  = "requests"
	tabRetention = "retention"
	tabRenewal   = "renewal"
	tabExports   = "exports"
	tabErased    = "erased"
	tabPapers    = "papers"
	tabSettings  = "settings"
)

var tabs = []string{tabRequests, tabRetention, tabRenewal, tabExports, tabErased, tabPapers, tabSettings}

// What a route to the page does, about the person of its ID; doClose, about the request of its ID; doKeep, about the people of its Arg.
const (
	doRequest = "request" // Arg: the kind
	doPack    = "pack"
	doErase   = "erase"
	doPaper   = "paper" // Arg: the kind
	doClose   = "close"
	doKeep    = "keep"
)

// Entry announces the page to the shell.
func Entry() page.Entry {
	return page.Entry{
		ID: page.Rights, Words: "rights.title", Icon: look.Icon("eye"), Below: true,
		Make: func(h page.Host) page.Page { return newView(h) },
		Commands: func(h page.Host) []page.MenuCommand {
			return []page.MenuCommand{{Menu: command.File, Command: command.Command{
				ID: "rights.new", Words: "rights.command_new", Icon: look.Icon("eye"),
				Run: func() { h.Open(page.Route{Page: page.Rights, Do: doRequest, Arg: string(model.RequestAccess)}) },
			}}}
		},
	}
}
