package call

import (
	"strings"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/page"
	"alumnibook/ui/widgets"
)

// saveAndLeave stores the call and goes back. Where a number was wrong and there is another one, the card stays.
func (f *form) saveAndLeave() {
	v, another := f.v, f.outcome == wrongNumber && len(f.numbers()) > 1
	f.save(func(ok bool) {
		switch {
		case !ok:
		case another:
			v.host.Toast(v.w.T("call.try_other"))
			v.begin(v.person)
		default:
			v.form, v.person = nil, 0
			v.host.Back()
		}
	})
}

// saveAndOpen stores what is noted, if anything, and goes on to the next person of the list.
func (f *form) saveAndOpen(next int64) {
	v := f.v
	open := func() {
		v.form, v.person = nil, 0
		v.host.Open(page.Route{Page: page.Call, ID: next})
	}
	if !f.unsaved() {
		f.clock.stop()
		open()
		return
	}
	f.save(func(ok bool) {
		if ok {
			open()
		}
	})
}

// check makes an entry of the form.
func (f *form) check() (model.Interaction, widgets.FieldErrors) {
	v, wrong := f.v, widgets.FieldErrors{}
	i := model.Interaction{
		Kind: model.InteractionCall, Direction: model.DirectionOut, On: v.host.Today(), Reached: f.outcome != tried && f.outcome != wrongNumber,
		ColleagueID: v.known.seat.ID, PersonIDs: ids(v.person), Text: strings.TrimSpace(f.text.Value()), Internal: f.internal.Value(),
	}
	if !f.clock.began.IsZero() && model.DateOf(f.clock.began) == i.On {
		i.At = f.clock.began.Format("15:04")
	}
	i.Minutes = minutesOf(v.w, f.minutes, wrong)
	i.FollowUp = followUp(v.w, i.On, v.known.seat.ID, f.step, f.by, wrong)
	if len(wrong) > 0 {
		return i, wrong
	}
	return i, said(v.w, i, i.On)
}

// save stores the call, and what it brought besides, as one change.
func (f *form) save(done func(ok bool)) {
	v := f.v
	if f.saving {
		return
	}
	entry, wrong := f.check()
	f.form.SetErrors(wrong)
	if wrong != nil {
		v.columns.Refresh()
		done(false)
		return
	}
	f.saving = true
	once(v.host, &entry, func() {
		v.host.Do(v.doing("log_call"), func(tx *book.Tx) error { return f.store(tx, &entry) }, func(_ int64, err error) { f.stored(err, done) })
	}, func() {
		f.saving = false
		done(false)
	})
}

// store writes the entry and what follows from the outcome.
func (f *form) store(tx *book.Tx, entry *model.Interaction) error {
	if err := create(tx, entry); err != nil {
		return err
	}
	id, today := entry.PersonIDs[0], entry.On
	var err error
	switch f.outcome {
	case wrongNumber:
		err = markFailed(tx, id, f.rang, today)
	case notThisYear:
		err = tx.Pause([]int64{id}, func(c model.CallWish) model.CallWish {
			return model.CallWish{PerYear: c.PerYear, Pause: model.PauseNotThisYear, Until: model.NewDate(today.Year+1, 1, 1)}
		})
	case never:
		err = tx.Pause([]int64{id}, func(c model.CallWish) model.CallWish {
			return model.CallWish{PerYear: c.PerYear, Pause: model.PauseNever}
		})
		if err == nil {
			err = tx.AddConsents([]*model.Consent{f.v.answer(model.PurposeCalls, model.ChannelPhone, f.v.refused(model.PurposeCalls, model.ChannelPhone))})
		}
	}
	if err != nil {
		return err
	}
	return tx.DropDraft(f.keeper.Name())
}

// markFailed notes of a number that it is wrong. It may have been changed or taken away meanwhile.
func markFailed(tx *book.Tx, id int64, number string, today model.Date) error {
	p, err := tx.Person(id)
	if err != nil {
		return err
	}
	found := false
	for i := range p.Phones {
		if p.Phones[i].Number == number && p.Phones[i].Failed.IsZero() {
			p.Phones[i].Failed, found = today, true
		}
	}
	if !found {
		return nil
	}
	return tx.UpdatePeople([]*model.Person{&p})
}

// stored hears how saving ended. Somebody who is gone by now leaves what was noted as a draft.
func (f *form) stored(err error, done func(ok bool)) {
	f.saving = false
	switch {
	case model.CodeOf(err) == model.CodeNotFound:
		f.v.gone(0)
	case err != nil:
		f.form.SetMessage(f.v.host.Sentence(err))
	default:
		f.clock.stop()
		f.keeper.Saved()
	}
	done(err == nil)
}
