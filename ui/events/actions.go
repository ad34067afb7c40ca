package events

import (
	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
	"alumnibook/ui/widgets"
)

// moreItems are what is done with an event once: it was held, is called off, or goes out of the book.
func (v *view) moreItems(e *book.EventRow) []*fyne.MenuItem {
	w := v.w
	ahead := e.On.IsZero() || v.host.Today().Before(e.On)
	var items []*fyne.MenuItem
	switch {
	case e.IsComing():
		items = append(items,
			widgets.MenuItem(w.T("events.do_held"), look.Icon("check"), ahead, func() { v.askHeld(e) }),
			widgets.MenuItem(w.T("events.do_cancel"), look.Icon("close"), false, func() { v.askCancel(e) }))
	case e.State == model.EventCancelled:
		items = append(items, widgets.MenuItem(w.T("events.do_again"), look.Icon("undo"), false, func() { v.again(e) }))
	}
	return append(items, widgets.MenuItem(w.T("events.do_delete"), look.Icon("trash"), false, func() { v.askDelete(e) }))
}

// askHeld closes an evening: everybody who came gets an entry in their history.
func (v *view) askHeld(e *book.EventRow) {
	w := v.w
	text := w.N("events.held_text", e.Counts.Attended)
	if e.Counts.Attended == 0 {
		text = w.T("events.held_nobody")
	}
	v.host.Ask(page.Question{
		Title: w.T("events.held_title", "name", e.Title), Text: text, Verb: w.T("events.held_verb"),
		Yes: func() {
			v.do("event_held", e.Title, func(tx *book.Tx) error { return tx.HoldEvent(e.ID, v.host.Today()) })
		},
	})
}

// askCancel calls an event off. Who is on its list stays there, so that they can be told.
func (v *view) askCancel(e *book.EventRow) {
	w := v.w
	text := w.T("events.cancel_text")
	if n := e.Counts.Yes; n > 0 {
		text = w.N("events.cancel_tell", n) + " " + text
	}
	v.host.Ask(page.Question{
		Title: w.T("events.cancel_title", "name", e.Title), Text: text, Verb: w.T("events.cancel_verb"), Danger: true,
		Yes: func() { v.setState("event_cancel", e, model.EventCancelled) },
	})
}

// again takes a cancellation back.
func (v *view) again(e *book.EventRow) {
	to := model.EventBooked
	if e.On.IsZero() {
		to = model.EventIdea
	}
	v.setState("event_edit", e, to)
}

func (v *view) setState(code string, e *book.EventRow, to model.EventState) {
	changed, today := e.Event, v.host.Today()
	changed.State = to
	v.do(code, e.Title, func(tx *book.Tx) error {
		event := changed
		return tx.SaveEvent(&event, today, book.LoweringKeep)
	})
}

// askDelete takes an event out of the book, with its guest list.
func (v *view) askDelete(e *book.EventRow) {
	w := v.w
	text := w.T("events.delete_text")
	if n := e.Counts.Invited + e.Counts.ToInvite + e.Counts.WalkIns; n > 0 {
		text = w.N("events.delete_guests", n) + " " + text
	}
	v.host.Ask(page.Question{
		Title: w.T("events.delete_title", "name", e.Title), Text: text, Verb: w.T("events.delete_verb"), Danger: true,
		Yes: func() {
			v.do("event_delete", e.Title, func(tx *book.Tx) error { return tx.DeleteEvent(e.ID) })
		},
	})
}

// do makes a change; the page follows when the book tells of it.
func (v *view) do(code, name string, fn func(tx *book.Tx) error) {
	v.host.Do(model.Doing{Code: code, Name: name}, fn, nil)
}
