package book

import (
	"encoding/json"
	"strconv"

	"alumnibook/model"
)

// settleHouses looks whether all who have a place again still have one. Where not, she is asked; to put the rest back means
// that they wait in front of the others, and to put everything back that they are in on top of the capacity.
func (u *undoing) settleHouses() error {
	for _, id := range sortedIDs(u.tx.tallies) {
		e, err := events.get(u.tx.db, id)
		if model.CodeOf(err) == model.CodeNotFound {
			continue
		}
		if err == nil {
			err = u.settleHouse(&e)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (u *undoing) settleHouse(e *model.Event) error {
	tx := u.tx
	full := func() bool {
		c := tx.tallies[e.ID].counts
		return e.Capacity > 0 && c.Heads-c.Over > e.Capacity
	}
	if !full() {
		return nil
	}
	if !u.force() {
		u.conflicts = append(u.conflicts, model.FieldConflict{
			Kind: KindEvent, ID: e.ID, Field: "capacity",
			Before: json.RawMessage(strconv.Itoa(e.Capacity)), Now: json.RawMessage(strconv.Itoa(tx.tallies[e.ID].counts.Heads)),
		})
		if was, changed := u.places[e.ID]; changed {
			e.Capacity = was
			if err := events.save(tx, e); err != nil {
				return err
			}
		}
		if err := u.letWait(e, full); err != nil {
			return err
		}
	}
	if !full() {
		return nil
	}
	return tx.lower(e, true)
}

// letWait lets those wait whom the undo gave a place again, as long as there are too many.
func (u *undoing) letWait(e *model.Event, full func() bool) error {
	list, err := loadAttendances(u.tx.db, u.seated)
	if err != nil {
		return err
	}
	front, err := u.tx.queueFront(e.ID)
	if err != nil {
		return err
	}
	for _, a := range list {
		if a.EventID != e.ID || a.Seat != model.SeatIn || a.HasCome() || !full() {
			continue
		}
		front--
		_, err := u.tx.changeAttendance(a, func(a *model.Attendance) error {
			a.Seat, a.Queue, a.Over = model.SeatWaiting, front, false
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}
