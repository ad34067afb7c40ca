package after

import (
	"alumnibook/model/book"
	"alumnibook/ui/draft"
	"alumnibook/ui/widgets"
)

// keep keeps what is typed into a form of the page until it is saved, after what was typed before.
func (v *view) keep(about draft.FormDraft, arg string, form *widgets.Form) *draft.FormKeeper {
	about.Route, about.Event = placeOf(v.id, arg), v.id
	return draft.KeepForm(v.host, about, form, v.known.typed[arg])
}

// keep keeps what is typed about a guest.
func (s *feedback) keep(g *book.Guest) {
	s.keeper = s.v.keep(draft.FormDraft{Kind: draft.FormFeedback, Person: g.PersonID}, feedbackOf(g.ID), s.form)
}

// discard throws away what was typed.
func (s *feedback) discard() {
	s.keeper.Drop()
	delete(s.v.known.typed, feedbackOf(s.id))
	s.fill()
}

// keep keeps what is typed into the dialog.
func (d *dialog) keep(about draft.FormDraft, arg string) {
	d.arg, d.keeper = arg, d.v.keep(about, arg, d.form)
}
