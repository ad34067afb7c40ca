package book

import (
	"reflect"
	"strings"

	"alumnibook/model"
)

// createAttendances stores new ones and fills in their Record.
func (tx *Tx) createAttendances(list []*model.Attendance) error {
	if len(list) == 0 {
		return nil
	}
	next, err := tx.nextID("attendances")
	if err != nil {
		return err
	}
	for _, a := range list {
		tx.newRecord(&a.Record)
		a.ID = next
		next++
	}
	return tx.insertAttendances(list)
}

// insertAttendances stores attendances whose Record is complete: new ones, and such that come back.
func (tx *Tx) insertAttendances(list []*model.Attendance) error {
	out := newBulk(tx.ctx, tx.db, "attendances", attendanceColumns)
	for n, a := range list {
		if n%100 == 0 && tx.ctx.Err() != nil {
			return tx.ctx.Err()
		}
		if err := tx.addAttendance(out, nil, a); err != nil {
			return err
		}
		if err := tx.journal.created(KindAttendance, a.ID, a.Version); err != nil {
			return err
		}
	}
	return out.flush()
}

// overAttendances writes rows over those that are there, each only if it still has the version that was read.
var overAttendances = func() string {
	var set []string
	for _, c := range attendanceColumns[2:] {
		set = append(set, c+" = excluded."+c)
	}
	return " ON CONFLICT (id) DO UPDATE SET " + strings.Join(set, ", ") + " WHERE version = excluded.version - 1"
}()

// updateAttendances stores attendances beside what they were; those that are as they were are not written.
func (tx *Tx) updateAttendances(was, now []model.Attendance) error {
	out := newBulk(tx.ctx, tx.db, "attendances", attendanceColumns)
	out.tail, out.exact = overAttendances, true
	for i := range now {
		if i%100 == 0 && tx.ctx.Err() != nil {
			return tx.ctx.Err()
		}
		a := &now[i]
		if was[i].Version != a.Version {
			return tx.conflict(KindAttendance, true)
		}
		a.Record = was[i].Record
		withoutName(a)
		tidyAttendance(a)
		if reflect.DeepEqual(&was[i], a) {
			continue
		}
		tx.changeRecord(&a.Record)
		if err := tx.addAttendance(out, &was[i], a); err != nil {
			return err
		}
		if err := tx.journal.updated(KindAttendance, a.ID, was[i].Version, a.Version, &was[i], a); err != nil {
			return err
		}
	}
	return out.flush()
}

// addAttendance hands one attendance to be written, and keeps what follows from it.
func (tx *Tx) addAttendance(out *bulk, was, now *model.Attendance) error {
	withoutName(now)
	tidyAttendance(now)
	if err := now.Validate(); err != nil {
		return err
	}
	values, err := attendanceValues(now)
	if err != nil {
		return err
	}
	if err := out.add(values...); err != nil {
		return err
	}
	tx.cameChanged(was, now)
	return tx.count(was, now)
}

// removeAttendances takes attendances away.
func (tx *Tx) removeAttendances(list []model.Attendance) error {
	ids := make([]int64, len(list))
	for i := range list {
		a := &list[i]
		ids[i] = a.ID
		if err := tx.journal.deleted(KindAttendance, a.ID, a.Version, a); err != nil {
			return err
		}
		tx.cameChanged(a, nil)
		if err := tx.count(a, nil); err != nil {
			return err
		}
	}
	return chunks(ids, 500, func(part []int64) error {
		return run(tx.ctx, tx.db, "DELETE FROM attendances WHERE id IN "+idList(part))
	})
}

// changeAttendance stores one attendance that do changes.
func (tx *Tx) changeAttendance(was model.Attendance, do func(*model.Attendance) error) (model.Attendance, error) {
	now := was
	if err := do(&now); err != nil {
		return was, err
	}
	list := []model.Attendance{now}
	err := tx.updateAttendances([]model.Attendance{was}, list)
	return list[0], err
}

// withoutName empties what tells who somebody was who is erased. How many they brought stays.
func withoutName(a *model.Attendance) {
	if a.PersonID != 0 {
		return
	}
	a.Diet, a.Note, a.Comment = "", "", ""
	a.Guests = make([]model.Plus, len(a.Guests))
}
