package after

import (
	"alumnibook/model/book"
	"alumnibook/ui/draft"
)

// keep keeps what is typed until it is saved, after what was typed before.
func (s *feedback) keep(g *book.Guest) {
	r := feedbackOf(s.v.id, g.ID)
	about := draft.FormDraft{Kind: draft.FormFeedback, Route: r, Person: g.PersonID, Event: s.v.id}
	s.keeper = draft.KeepForm(s.v.host, draft.FormName(r), about, s.form, s.v.known.typed[g.ID])
}

// discard throws away what was typed.
func (s *feedback) discard() {
	if s.keeper != nil {
		s.keeper.Drop()
	}
	delete(s.v.known.typed, s.id)
	s.fill()
}
