package after

import (
	"slices"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/model/consent"
	letters "alumnibook/model/mailing"
	"alumnibook/ui/mailing"
	"alumnibook/ui/page"
)

// toThank are those of a part to whom nobody has written since the evening.
func (s *who) toThank(p part) []*book.Guest {
	var list []*book.Guest
	for _, g := range s.v.known.with(p) {
		if g.PersonID != 0 && g.Thanked.IsZero() && !g.Trashed {
			list = append(list, g)
		}
	}
	return list
}

// writeChosen writes to those who are chosen: thanks to those who came, and that they were missed to the others. Where
// both are chosen, those who came come first.
func (s *who) writeChosen() {
	var here, away []*book.Guest
	for _, g := range s.chosen() {
		if g.HasCome() {
			here = append(here, g)
		} else {
			away = append(away, g)
		}
	}
	switch {
	case len(here) > 0 && len(away) > 0:
		s.v.host.Toast(s.v.w.N("after.only_came", len(here)))
		s.write(came, here)
	case len(here) > 0:
		s.write(came, here)
	case len(away) > 0:
		s.write(missed, away)
	}
}

// write hands the letter over: the gate decides who gets it, and says why the others do not.
func (s *who) write(p part, list []*book.Guest) {
	v := s.v
	kind, title := letters.Thanks, v.w.T("after.thanks_title", "event", v.known.event.Title)
	if p != came {
		kind, title = letters.Missed, v.w.T("after.missed_title", "event", v.known.event.Title)
	}
	event, firm := v.known.event, v.host.Firm()
	mailing.Show(v.host, mailing.Offer{
		Title: title, IDs: people(list), Purpose: consent.PurposeGuests, Channel: consent.Channel(model.ChannelEmail),
		Letter: func(words func(lang, key string) string) letters.Letter {
			return letters.EventLetter(kind, event.Event, firm, words)
		},
		Sent: func(ids []int64, channel model.Channel, on model.Date) { s.sent(list, ids, channel, on) },
		Key:  "after." + string(kind) + "." + page.TextOf(event.ID),
	})
}

// sent notes to whom of some guests the letter went.
func (s *who) sent(list []*book.Guest, ids []int64, channel model.Channel, on model.Date) {
	event := s.v.known.event
	var attendances []int64
	for _, g := range list {
		if g.PersonID != 0 && slices.Contains(ids, g.PersonID) {
			attendances = append(attendances, g.ID)
		}
	}
	s.v.do(model.Doing{Code: "thank_guests", Name: event.Title, Count: len(attendances)}, func(tx *book.Tx) error {
		return tx.ThankGuests(event.ID, attendances, channel, on)
	})
}
