package guests

import (
	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/model/guests"
	"alumnibook/ui/tell"
)

// save notes the answers as one change. A party that has grown and does not fit any more keeps its former answer; she is
// told.
func (t *intake) save(done func(ok bool)) {
	v, list := t.v, t.chosen()
	if len(list) == 0 {
		done(true)
		return
	}
	id, today, title := v.id, v.host.Today(), v.known.event.Title
	said := make([]guests.Said, len(list))
	for i := range list {
		said[i] = t.saidOf(&list[i], today)
	}
	full, waiting := 0, 0
	v.host.Do(doing("replies", title, len(list)), func(tx *book.Tx) error {
		full, waiting = 0, 0
		if err := t.keeper.Forget(tx); err != nil {
			return err
		}
		for i := range list {
			now, err := noteOne(tx, id, &list[i], said[i], today)
			switch {
			case model.CodeOf(err) == guests.CodeFull:
				full++
			case err != nil:
				return err
			case now.Seat == model.SeatWaiting:
				waiting++
			}
		}
		tx.SetDoing(doing("replies", title, len(list)-full))
		return nil
	}, func(_ int64, err error) {
		if err != nil {
			v.host.Fail(err)
			done(false)
			return
		}
		t.saved = true
		t.keeper.Saved()
		if full > 0 {
			v.host.Toast(v.w.N("guests.not_noted", full))
		} else if waiting > 0 {
			v.host.Toast(v.w.N("guests.wait_now", waiting))
		}
		done(true)
		if v.task == t {
			v.host.Back()
		}
	})
}

// saidOf is what an answer says; what it does not speak of stays as it is.
func (t *intake) saidOf(a *answer, today model.Date) guests.Said {
	s := guests.Said{Reply: a.reply, Guests: a.plus, Diet: a.diet, On: today}
	g := t.v.known.guest(a.guest)
	if g == nil {
		return s
	}
	if a.plus == nil || a.reply != model.ReplyYes && len(a.plus) == 0 {
		s.Guests = g.Guests
	} else {
		for i := range s.Guests { // names that are known already
			if i < len(g.Guests) && s.Guests[i] == (model.Plus{}) {
				s.Guests[i] = g.Guests[i]
			}
		}
	}
	if s.Diet == "" {
		s.Diet = g.Diet
	}
	s.Late = a.reply == model.ReplyNo && t.v.isLate(g)
	return s
}

// noteOne notes one answer; of a mail that came back, that the address is wrong, or that they want no more.
func noteOne(tx *book.Tx, event int64, a *answer, said guests.Said, today model.Date) (model.Attendance, error) {
	switch {
	case a.gone != "":
		return model.Attendance{}, tx.MailReturned([]book.Returned{{
			PersonID: a.person, Address: a.address, Kind: a.gone, Purpose: model.PurposeEvents, On: today, Proof: a.quote,
		}})
	case a.guest == 0:
		return tx.ReplyOf(event, a.person, model.ChannelEmail, said)
	}
	now, err := tx.Reply(a.guest, said)
	if err != nil || a.comment == "" || a.comment == now.Note {
		return now, err
	}
	now.Note = tell.Joined(" · ", now.Note, a.comment)
	return now, tx.EditGuest(&now)
}
