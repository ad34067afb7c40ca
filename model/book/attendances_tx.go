package book

import "alumnibook/model"

// AttendancesAt are the parts of everybody on the guest list of an event as the change sees them, in the order in which they
// came onto it.
func (tx *Tx) AttendancesAt(eventID int64) ([]model.Attendance, error) {
	return attendancesWhere(tx.db, "event_id = ? ORDER BY id", eventID)
}
