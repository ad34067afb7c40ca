package book

import (
	"slices"
	"strconv"

	"alumnibook/model"
	"alumnibook/model/guests"
)

// CodeOverCapacity is the error of a capacity below those who have a place already; Name holds how many heads are in.
const CodeOverCapacity model.Code = "over_capacity"

// Lowering is what becomes of those who have a place when the capacity is lowered below them.
type Lowering int

// The ways.
const (
	LoweringAsk  Lowering = iota // nothing is stored: CodeOverCapacity
	LoweringKeep                 // all keep their places
	LoweringWait                 // those who answered last wait, in front of all who wait already
)

// SaveEvent stores an event, a new one where it has no id. CodeConflict where it was changed since, CodeOverCapacity
// where more have a place than there are places and how does not say what is to become of them. Speakers of the book
// stand on its guest list.
func (tx *Tx) SaveEvent(e *model.Event, today model.Date, how Lowering) error {
	if err := e.Validate(); err != nil {
		return err
	}
	was := model.Event{}
	if e.ID != 0 {
		var err error
		if was, err = events.get(tx.db, e.ID); err != nil {
			return err
		}
	}
	if e.ID == 0 || was.On != e.On || was.State != e.State {
		if err := e.CheckDays(today); err != nil {
			return err
		}
	}
	if err := tx.tidySpeakers(e); err != nil {
		return err
	}
	if err := tx.storeEvent(e); err != nil {
		return err
	}
	if err := tx.fitInto(e, &was, how); err != nil {
		return err
	}
	return tx.keepSpeakers(&was, e, today)
}

// storeEvent stores an event and remembers what follows for the history.
func (tx *Tx) storeEvent(e *model.Event) error {
	var was model.Event
	if e.ID != 0 {
		var err error
		if was, err = events.get(tx.db, e.ID); err != nil {
			return err
		}
	}
	if err := events.save(tx, e); err != nil {
		return err
	}
	tx.eventChanged(&was, e)
	return nil
}

// fitInto settles who has a place at an event whose capacity changed.
func (tx *Tx) fitInto(e, was *model.Event, how Lowering) error {
	if e.Capacity == was.Capacity {
		return nil
	}
	t, err := tx.tally(e.ID)
	if err != nil {
		return err
	}
	if e.Capacity == 0 || t.counts.Heads <= e.Capacity {
		return tx.noneOver(e.ID, t)
	}
	if t.counts.Heads-t.counts.Over <= e.Capacity {
		return nil
	}
	if how == LoweringAsk {
		return model.E(CodeOverCapacity, strconv.Itoa(t.counts.Heads), nil)
	}
	return tx.lower(e, how == LoweringKeep)
}

// noneOver notes that everybody who was given a place on top of the capacity has a place of their own now.
func (tx *Tx) noneOver(event int64, t *tally) error {
	if t.counts.Over == 0 {
		return nil
	}
	was, err := attendancesWhere(tx.db, "event_id = ? AND over <> 0", event)
	if err != nil {
		return err
	}
	now := slices.Clone(was)
	for i := range now {
		now[i].Over = false
	}
	return tx.updateAttendances(was, now)
}

// lower lets those who have no place any more keep it on top of the capacity, or wait.
func (tx *Tx) lower(e *model.Event, keep bool) error {
	in, err := attendancesWhere(tx.db, "event_id = ? AND seat = 'in' ORDER BY id", e.ID)
	if err != nil {
		return err
	}
	front, err := tx.queueFront(e.ID)
	if err != nil {
		return err
	}
	byID := make(map[int64]model.Attendance, len(in))
	for _, a := range in {
		byID[a.ID] = a
	}
	now := guests.Lowered(in, e.Capacity, keep, front)
	was := make([]model.Attendance, len(now))
	for i := range now {
		was[i] = byID[now[i].ID]
	}
	return tx.updateAttendances(was, now)
}

// queueFront is before which those wait who are to be the first of an event's queue.
func (tx *Tx) queueFront(event int64) (int64, error) {
	front := int64(queueStart)
	err := query(tx.db, &front, "SELECT ifnull(min(queue), ?) FROM attendances WHERE event_id = ? AND queue <> 0", queueStart, event)
	return front, err
}

// queueStart is before which those wait who lose their place while nobody waits.
const queueStart = 1_000_000

// DeleteEvent takes an event and its guest list away. What the history says of it stays, and so do wishes.
func (tx *Tx) DeleteEvent(id int64) error { return gatherings.remove(tx, id) }
