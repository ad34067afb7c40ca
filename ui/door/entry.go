// Package door is the check-in at an event: one field, large rows, one key for everybody who comes in.
package door

import (
	"context"

	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/command"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
	"alumnibook/ui/run"
)

// What routes to the page do besides looking: they ask for the numbers of a paper list, or for a walk-in who is not in the
// book, with Arg from nameMark.
const (
	doPaper = "paper"
	doNew   = "new"
)

// Entry announces the page to the shell. It belongs to the event that it was opened from; a command leads to the one that
// is on now, from anywhere.
func Entry() page.Entry {
	return page.Entry{
		ID: page.Door, Make: func(h page.Host) page.Page { return newView(h) },
		Commands: func(h page.Host) []page.MenuCommand {
			return []page.MenuCommand{{Menu: command.Go, Command: command.Command{
				ID: "go.door", Words: "door.command", Icon: look.Icon("check"), Shortcut: command.CtrlShift(fyne.KeyI), Run: func() { openNow(h) },
			}}}
		},
	}
}

// openNow goes to the door of the event that is on now.
func openNow(h page.Host) {
	b, today := h.Book(), h.Today()
	run.Do(h.Runner(), "door.now", func(ctx context.Context, _ run.Progress) (int64, error) {
		list, err := b.Events(ctx)
		return onNow(list, today), err
	}, func(id int64, err error) {
		switch {
		case err != nil:
			h.Fail(err)
		case id == 0:
			h.Toast(h.Words().T("door.no_event"))
		default:
			h.Open(page.Route{Page: page.Door, ID: id})
		}
	})
}

// onNow is the event of today, else the one whose day is nearest; 0 where there is none.
func onNow(list []book.EventRow, today model.Date) int64 {
	var next, last *book.EventRow
	for i := range list {
		e := &list[i]
		switch {
		case e.On.IsZero() || e.State == model.EventCancelled:
		case e.On == today:
			return e.ID
		case today.Before(e.On):
			if next == nil || e.On.Before(next.On) {
				next = e
			}
		case last == nil || last.On.Before(e.On):
			last = e
		}
	}
	switch {
	case next != nil && (last == nil || today.DaysUntil(next.On) < last.On.DaysUntil(today)):
		return next.ID
	case last != nil:
		return last.ID
	case next != nil:
		return next.ID
	}
	return 0
}
