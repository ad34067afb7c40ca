package book

import (
	"encoding/json"

	"alumnibook/model"
)

// takeOffLists takes back that people were put onto guest lists.
func (u *undoing) takeOffLists(rows []journalRow) error {
	list, err := loadAttendances(u.tx.db, rowIDs(rows))
	if err != nil {
		return err
	}
	now := make(map[int64]*model.Attendance, len(list))
	for i := range list {
		now[list[i].ID] = &list[i]
	}
	var going []model.Attendance
	for i := range rows {
		r := &rows[i]
		a := now[r.RowID]
		if a == nil {
			continue
		}
		ok, err := u.untouched(r, standing{a.Version, a})
		if err != nil {
			return err
		}
		if ok || u.force() {
			going = append(going, *a)
		} else if err := u.refuse(r, a); err != nil {
			return err
		}
	}
	u.restored += len(going)
	return u.tx.removeAttendances(going)
}

// putAttendancesBack takes back that attendances were changed.
func (u *undoing) putAttendancesBack(rows []journalRow) error {
	list, err := loadAttendances(u.tx.db, rowIDs(rows))
	if err != nil {
		return err
	}
	byID := make(map[int64]*model.Attendance, len(list))
	for i := range list {
		byID[list[i].ID] = &list[i]
	}
	var was, now []model.Attendance
	for i := range rows {
		r := &rows[i]
		is := byID[r.RowID]
		if is == nil {
			err := error(nil)
			if u.force() {
				err = u.bringAttendancesBack([]journalRow{*r})
			} else {
				err = u.refuse(r, nil)
			}
			if err != nil {
				return err
			}
			continue
		}
		merged := image(r.Before)
		if is.Version != r.VersionAfter {
			if merged, err = u.merged(r, is); err != nil {
				return err
			}
		}
		if merged == nil {
			continue
		}
		var back model.Attendance
		if err := json.Unmarshal(merged, &back); err != nil {
			return err
		}
		back.Record = is.Record
		was, now = append(was, *is), append(now, back)
	}
	if err := u.tx.ofPeopleNow(now); err != nil {
		return err
	}
	for i := range now {
		consistent(&now[i])
	}
	was, now, err = u.notTwice(was, now)
	if err != nil {
		return err
	}
	for i := range now {
		if now[i].Seat == model.SeatIn && was[i].Seat != model.SeatIn {
			u.seated = append(u.seated, now[i].ID)
		}
	}
	u.restored += len(now)
	return u.tx.updateAttendances(was, now)
}

// consistent mends what a part of an undo can leave: who did not say yes has no place, and who does not wait no turn.
func consistent(a *model.Attendance) {
	switch {
	case a.Reply != model.ReplyYes:
		a.Seat = model.SeatNone
	case a.Seat == model.SeatNone:
		a.Seat = model.SeatWaiting
	}
	if a.Seat != model.SeatWaiting {
		a.Queue = 0
	} else if a.Queue == 0 {
		a.Queue = queueStart
	}
	if a.Seat != model.SeatIn {
		a.Over = false
	}
	if a.Reply != model.ReplySilent && a.Invited.IsZero() && !a.WalkIn {
		a.Invited = a.Replied
	}
	if a.Came.IsZero() {
		a.Brought = 0
	}
}

// notTwice leaves out, as a conflict, who would stand on a list twice.
func (u *undoing) notTwice(was, now []model.Attendance) (w, n []model.Attendance, err error) {
	for i := range now {
		a := &now[i]
		if a.PersonID != was[i].PersonID && a.PersonID != 0 {
			twice, err := u.tx.onList(a.EventID, a.PersonID)
			if err != nil {
				return nil, nil, err
			}
			if twice {
				if err := u.refuse(&journalRow{Kind: KindAttendance, RowID: a.ID}, &was[i]); err != nil {
					return nil, nil, err
				}
				continue
			}
		}
		w, n = append(w, was[i]), append(n, *a)
	}
	return w, n, nil
}

// onList tells whether somebody stands on the list of an event.
func (tx *Tx) onList(event, person int64) (bool, error) {
	var n int
	err := query(tx.db, &n, "SELECT count(*) FROM attendances WHERE event_id = ? AND person_id = ?", event, person)
	return n > 0, err
}

// bringAttendancesBack takes back that people were taken off guest lists. Who stands there again meanwhile stays as
// they are now.
func (u *undoing) bringAttendancesBack(rows []journalRow) error {
	tx := u.tx
	there, err := present(tx.db, "attendances", rowIDs(rows))
	if err != nil {
		return err
	}
	var back []model.Attendance
	for i := range rows {
		r := &rows[i]
		if there[r.RowID] {
			continue
		}
		var a model.Attendance
		if err := json.Unmarshal(image(r.Before), &a); err != nil {
			return err
		}
		u.comesBack(&a.Record, r)
		consistent(&a)
		back = append(back, a)
	}
	if err := tx.ofPeopleNow(back); err != nil {
		return err
	}
	var list []*model.Attendance
	for i := range back {
		ok, err := u.mayComeBack(&back[i])
		if err != nil {
			return err
		}
		if ok && back[i].Seat == model.SeatIn {
			u.seated = append(u.seated, back[i].ID)
		}
		if ok {
			list = append(list, &back[i])
		}
	}
	u.restored += len(list)
	return tx.insertAttendances(list)
}

// mayComeBack tells whether an attendance has an event to come back to and is the only one of its person there.
func (u *undoing) mayComeBack(a *model.Attendance) (bool, error) {
	tx, r := u.tx, &journalRow{Kind: KindAttendance, RowID: a.ID}
	there, err := present(tx.db, "events", []int64{a.EventID})
	if err != nil {
		return false, err
	}
	if !there[a.EventID] {
		return false, u.refuse(r, nil)
	}
	if a.PersonID != 0 {
		twice, err := tx.onList(a.EventID, a.PersonID)
		if err != nil {
			return false, err
		}
		if twice {
			if u.force() {
				return false, nil
			}
			return false, u.refuse(r, nil)
		}
	}
	if a.Number == 0 {
		return true, nil
	}
	var taken int
	if err := query(tx.db, &taken, "SELECT count(*) FROM attendances WHERE event_id = ? AND number = ?", a.EventID, a.Number); err != nil {
		return false, err
	}
	if taken > 0 {
		a.Number = 0
		err = tx.nextNumber(a)
	}
	return true, err
}
