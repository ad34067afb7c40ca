package book

import (
	"context"
	"strconv"

	"gorm.io/gorm"

	"alumnibook/model"
	"alumnibook/model/guests"
)

// Reply notes what somebody on a guest list answered, and gives them a place or lets them wait. guests.CodeFull where
// a party that has grown does not fit any more; nothing is changed then.
func (tx *Tx) Reply(attendanceID int64, said guests.Said) (model.Attendance, error) {
	was, err := readAttendance(tx.db, attendanceID)
	if err != nil {
		return was, err
	}
	h, err := tx.houseOf(was.EventID)
	if err != nil {
		return was, err
	}
	return tx.changeAttendance(was, func(a *model.Attendance) error {
		now, err := guests.Answer(was, said, h)
		*a = now
		return err
	})
}

// houseOf is how many places the event of some id has, and how they are taken.
func (tx *Tx) houseOf(eventID int64) (guests.House, error) {
	e, err := events.get(tx.db, eventID)
	if err != nil {
		return guests.House{}, err
	}
	return tx.house(&e)
}

// stillFits fails with guests.CodeFull where a party with a place has grown and there is no room for it.
func (tx *Tx) stillFits(was, now *model.Attendance) error {
	grown := now.Heads() - was.Heads()
	if now.Seat != model.SeatIn || now.Over || grown <= 0 {
		return nil
	}
	h, err := tx.houseOf(was.EventID)
	if err != nil || grown <= h.Free() {
		return err
	}
	return model.E(guests.CodeFull, strconv.Itoa(h.Free()), nil)
}

// waitingSQL finds who waits for a place at an event, in their order.
const waitingSQL = "a.event_id = ? AND a.queue <> 0"

// Proposals are those who wait and for whom there is a place now, in their order.
func (b *Book) Proposals(ctx context.Context, eventID int64) ([]Guest, error) {
	var list []Guest
	err := b.view(ctx, func(db *gorm.DB) error {
		e, err := events.get(db, eventID)
		if err != nil {
			return err
		}
		counts, _, err := readCounts(db, eventID)
		if err != nil || counts.Waiting == 0 || !e.IsComing() {
			return err
		}
		waiting, err := readGuests(db, waitingSQL, eventID)
		if err != nil {
			return err
		}
		byID := make(map[int64]*Guest, len(waiting))
		queue := make([]model.Attendance, len(waiting))
		for i := range waiting {
			byID[waiting[i].ID], queue[i] = &waiting[i], waiting[i].Attendance
		}
		for _, a := range guests.Proposals(queue, guests.House{Capacity: e.Capacity, Heads: counts.Heads, Waiting: counts.Waiting}) {
			list = append(list, *byID[a.ID])
		}
		return nil
	})
	return list, err
}

// MoveUp gives people who wait a place, in the order of attendances; guests.CodeFull where there is none, unless it is
// given on top of the capacity. Who does not wait is passed over.
func (tx *Tx) MoveUp(attendances []int64, over bool) error {
	list, err := loadAttendances(tx.db, eachIDOnce(attendances))
	if err != nil {
		return err
	}
	if len(list) != len(eachIDOnce(attendances)) {
		return model.E(model.CodeNotFound, KindAttendance, nil)
	}
	for _, was := range list {
		h, err := tx.houseOf(was.EventID)
		if err != nil {
			return err
		}
		_, err = tx.changeAttendance(was, func(a *model.Attendance) error {
			now, err := guests.MoveUp(was, h, over)
			*a = now
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// Feedback notes what somebody said of an event afterwards: a score from 1 to 5, 0 for none, and a comment.
func (tx *Tx) Feedback(attendanceID int64, score int, comment string) error {
	was, err := readAttendance(tx.db, attendanceID)
	if err != nil {
		return err
	}
	_, err = tx.changeAttendance(was, func(a *model.Attendance) error {
		a.Score, a.Comment = score, comment
		return nil
	})
	return err
}
