package importing

import (
	"fyne.io/fyne/v2"

	"alumnibook/ui/command"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
)

// Entry announces the page to the shell. It does not stand in the navigation: the command opens it, and files that
// are dropped on the window.
func Entry() page.Entry {
	return page.Entry{
		ID:   page.Import,
		Icon: look.Icon("import"),
		Make: func(h page.Host) page.Page { return New(h) },
		Commands: func(h page.Host) []page.MenuCommand {
			return []page.MenuCommand{{Menu: command.File, Command: command.Command{
				ID: "import.open", Words: "importing.command", Icon: look.Icon("import"), Shortcut: command.Ctrl(fyne.KeyI), Line: true,
				Run: func() { h.Open(page.Route{Page: page.Import}) },
			}}}
		},
	}
}
