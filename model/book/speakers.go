package book

import (
	"slices"

	"alumnibook/model"
	"alumnibook/model/guests"
)

// tidySpeakers makes speakers whom a merge put away who they are now.
func (tx *Tx) tidySpeakers(e *model.Event) error {
	ids := e.SpeakerIDs()
	if len(ids) == 0 {
		return nil
	}
	if err := tx.allThere(inOrder(ids)); err != nil {
		return err
	}
	became, err := tx.becameOf(ids)
	if err != nil {
		return err
	}
	e.Agenda = withSpeakers(e.Agenda, func(id int64) int64 {
		if now, ok := became[id]; ok {
			return now
		}
		return id
	})
	return nil
}

// withSpeakers is an agenda whose speakers of the book are others; 0 takes one out.
func withSpeakers(agenda []model.AgendaLine, who func(int64) int64) []model.AgendaLine {
	agenda = slices.Clone(agenda)
	for i := range agenda {
		var list []model.Speaker
		for _, s := range agenda[i].Speakers {
			if s.PersonID != 0 {
				if s.PersonID = who(s.PersonID); s.PersonID == 0 {
					continue
				}
				if slices.ContainsFunc(list, func(o model.Speaker) bool { return o.PersonID == s.PersonID }) {
					continue
				}
			}
			list = append(list, s)
		}
		agenda[i].Speakers = list
	}
	return agenda
}

// keepSpeakers puts who is to speak onto the guest list, and makes guests of those who do not speak any more.
func (tx *Tx) keepSpeakers(was, now *model.Event, today model.Date) error {
	before, after := was.SpeakerIDs(), now.SpeakerIDs()
	if slices.Equal(before, after) {
		return nil
	}
	list, err := attendancesWhere(tx.db, "event_id = ? AND person_id IN "+idList(append(slices.Clone(before), after...)), now.ID)
	if err != nil {
		return err
	}
	have := make(map[int64]model.Attendance, len(list))
	for _, a := range list {
		have[a.PersonID] = a
	}
	for _, id := range before {
		if a, ok := have[id]; ok && a.Role == model.RoleSpeaker && !slices.Contains(after, id) {
			if _, err := tx.changeAttendance(a, func(a *model.Attendance) error { a.Role = model.RoleGuest; return nil }); err != nil {
				return err
			}
		}
	}
	for _, id := range after {
		a, there := have[id]
		if there && slices.Contains(before, id) {
			continue
		}
		if err := tx.addSpeaker(now, a, id, today); err != nil {
			return err
		}
	}
	return nil
}

// addSpeaker notes that somebody speaks and therefore comes, be the house full or not.
func (tx *Tx) addSpeaker(e *model.Event, a model.Attendance, person int64, today model.Date) error {
	h, err := tx.house(e)
	if err != nil {
		return err
	}
	speaks := func(a *model.Attendance) error {
		a.Role = model.RoleSpeaker
		if a.Reply == model.ReplyYes && a.Seat == model.SeatIn {
			return nil
		}
		now, err := guests.Answer(*a, guests.Said{Reply: model.ReplyYes, Guests: a.Guests, Diet: a.Diet, On: today, Over: true}, h)
		*a = now
		return err
	}
	if a.ID != 0 {
		_, err := tx.changeAttendance(a, speaks)
		return err
	}
	a = model.Attendance{EventID: e.ID, PersonID: person}
	if err := speaks(&a); err != nil {
		return err
	}
	return tx.createAttendances([]*model.Attendance{&a})
}

// dropGoneSpeakers takes speakers out who are not in the book any more, and makes those whom a merge put away who they
// are now.
func (tx *Tx) dropGoneSpeakers(e *model.Event) error {
	ids := e.SpeakerIDs()
	if len(ids) == 0 {
		return nil
	}
	there, err := present(tx.db, "people", ids)
	if err != nil {
		return err
	}
	became, err := tx.becameOf(ids)
	if err != nil {
		return err
	}
	e.Agenda = withSpeakers(e.Agenda, func(id int64) int64 {
		if !there[id] {
			return 0
		}
		if now, ok := became[id]; ok {
			return now
		}
		return id
	})
	return nil
}
