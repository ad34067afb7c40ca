package book

import (
	"alumnibook/model"
	"alumnibook/model/guests"
)

// ReplyOf notes what somebody answered who need not be on the guest list of an event: whoever answers is put on it, invited
// on a channel. The answer is their attendance, as Reply gives it.
func (tx *Tx) ReplyOf(eventID, personID int64, channel model.Channel, said guests.Said) (model.Attendance, error) {
	if _, err := tx.AddGuests(eventID, []int64{personID}, channel); err != nil {
		return model.Attendance{}, err
	}
	present, err := tx.Present(personID)
	if err != nil {
		return model.Attendance{}, err
	}
	var ids []int64
	if err := query(tx.db, &ids, "SELECT id FROM attendances WHERE event_id = ? AND person_id = ?", eventID, present); err != nil {
		return model.Attendance{}, err
	}
	if len(ids) == 0 {
		return model.Attendance{}, model.E(model.CodeNotFound, KindAttendance, nil)
	}
	return tx.Reply(ids[0], said)
}
