// Package handover is the page of exports: what people are wanted as, who may be in the file, how it is written, and what
// was exported earlier.
package handover

import (
	"alumnibook/ui/look"
	"alumnibook/ui/page"
)

// Entry announces the page to the shell.
func Entry() page.Entry {
	return page.Entry{
		ID: page.Handover, Words: "handover.title", Icon: look.Icon("export"),
		Make: func(h page.Host) page.Page { return newView(h) },
	}
}
