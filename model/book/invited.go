package book

import (
	"alumnibook/model"
)

// Invite notes that people on the list of an event were invited on a day, and on which channel, here and in their
// history. For those who were invited before it is a reminder.
func (tx *Tx) Invite(eventID int64, attendances []int64, channel model.Channel, on model.Date) error {
	return tx.wroteTo(eventID, attendances, model.InteractionInvitation, channel, on, func(a *model.Attendance) {
		if a.Invited.IsZero() {
			a.Invited, a.Channel = on, channel
			return
		}
		a.Reminded, a.Reminder = on, a.Reminder+1
	})
}

// Remind notes that people who were invited were reminded. Those who were not are invited by it.
func (tx *Tx) Remind(eventID int64, attendances []int64, channel model.Channel, on model.Date) error {
	return tx.Invite(eventID, attendances, channel, on)
}

// ThankGuests notes that people were thanked for having come, or written to because they were missed.
func (tx *Tx) ThankGuests(eventID int64, attendances []int64, channel model.Channel, on model.Date) error {
	kind := model.InteractionEmail
	switch channel {
	case model.ChannelPost:
		kind = model.InteractionLetter
	case model.ChannelMessage, model.ChannelLinkedIn:
		kind = model.InteractionMessage
	case model.ChannelPhone:
		kind = model.InteractionCall
	}
	return tx.wroteTo(eventID, attendances, kind, channel, on, func(a *model.Attendance) { a.Thanked = on })
}

// wroteTo notes on a guest list and in the history of each that something about the event went to them. It reached
// a mailbox, not yet a person.
func (tx *Tx) wroteTo(eventID int64, ids []int64, kind model.InteractionKind, channel model.Channel, on model.Date, do func(*model.Attendance)) error {
	if !on.IsFull() || !on.Valid() {
		return model.Invalid("on", "date")
	}
	e, err := events.get(tx.db, eventID)
	if err != nil {
		return err
	}
	was, err := tx.attendancesAt(eventID, ids)
	if err != nil {
		return err
	}
	now := make([]model.Attendance, len(was))
	var entries []*model.Interaction
	for i := range was {
		now[i] = was[i]
		if was[i].PersonID == 0 {
			continue
		}
		do(&now[i])
		entries = append(entries, &model.Interaction{
			Kind: kind, Direction: model.DirectionOut, On: on, PersonIDs: []int64{was[i].PersonID}, Text: e.Title, EventID: eventID,
		})
	}
	if err := tx.updateAttendances(was, now); err != nil {
		return err
	}
	return tx.CreateInteractions(entries)
}
