package book

import (
	"time"

	"gorm.io/gorm"

	"alumnibook/model"
)

// now is the moment as the book keeps it: UTC, whole microseconds, and never before the newest change, so that the
// journal stays in order when the clock of the machine is set back.
func (b *Book) now() time.Time {
	now := b.clock().UTC().Truncate(time.Microsecond)
	if last := moment(b.last.Load()); now.Before(last) {
		return last
	}
	return now
}

// day is the day that the machine's clock shows, where it stands.
func (b *Book) day() model.Date { return model.DateOf(b.clock()) }

// setBackFrom is by how much a clock has to be behind to be told: it is put right by seconds all the time.
const setBackFrom = time.Hour

// ClockSetBack tells that the clock of the machine stands well before the newest change, and when that was made. Nothing
// should be done by itself then that depends on the day.
func (b *Book) ClockSetBack() (newest time.Time, back bool) {
	newest = moment(b.last.Load())
	return newest, newest.Sub(b.clock()) > setBackFrom
}

// readLast finds the moment of the newest change.
func (b *Book) readLast(db *gorm.DB) error {
	var at int64
	err := query(db, &at, "SELECT at FROM changes ORDER BY id DESC LIMIT 1")
	b.last.Store(at)
	return err
}
