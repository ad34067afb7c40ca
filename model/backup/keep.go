package backup

import (
	"time"

	"alumnibook/model"
)

// How many backups stay: of today, and the newest of each day, week and month before.
const (
	keptToday  = 3
	keptDays   = 7
	keptWeeks  = 4
	keptMonths = 12
)

// slack is how far a backup may lie in front of the clock without the clock having been set back.
const slack = 2 * time.Minute

// Due tells whether a backup should be made: something changed, and the newest is as old as that. With a clock that was
// set back before the newest one nobody knows how old it is.
func Due(newest time.Time, changed bool, now time.Time, every time.Duration) bool {
	return changed && (newest.IsZero() || now.Before(newest.Add(-slack)) || now.Sub(newest) >= every)
}

// Keep tells which backups stay and which go: the newest three of today, the newest of each of the last seven days, four
// weeks and twelve months, as the calendar of now counts them, and none that is older than so many days. The newest of
// each place always stays, and with a clock that was set back all do. What was put aside stays to the end of the days,
// and so does what is damaged, which takes nobody's place.
func Keep(all []Backup, now time.Time, days int) (keep, drop []Backup) {
	if days <= 0 {
		days = model.DefaultPrivacy().BackupDays
	}
	sorted := append([]Backup(nil), all...)
	sortNewest(sorted)
	for _, second := range []bool{false, true} {
		r := rotation{now: now, oldest: now.AddDate(0, 0, -days), taken: map[slot]int{}}
		for _, b := range sorted {
			if b.Second == second && b.At.After(now.Add(slack)) {
				r.setBack = true
			}
		}
		for _, b := range sorted {
			switch {
			case b.Second != second:
			case r.stays(b):
				keep = append(keep, b)
			default:
				drop = append(drop, b)
			}
		}
	}
	return keep, drop
}

// slot is a day, a week or a month before now: how many of them ago.
type slot struct {
	unit string
	ago  int
}

// rotation decides about the backups of one place, the newest first.
type rotation struct {
	now, oldest time.Time
	setBack     bool
	newest      bool // the newest was seen
	taken       map[slot]int
}

func (r *rotation) stays(b Backup) bool {
	inTime := r.setBack || !b.At.Before(r.oldest)
	if b.Aside || b.Err != nil {
		return inTime
	}
	wanted := r.wanted(b.At)
	if !r.newest {
		r.newest = true
		return true
	}
	return inTime && (wanted || r.setBack)
}

// wanted gives a backup its place in each row of slots that has one for it.
func (r *rotation) wanted(at time.Time) bool {
	at = at.In(r.now.Location())
	days := int(dayOf(r.now).Sub(dayOf(at)) / (24 * time.Hour))
	weeks := int(mondayOf(r.now).Sub(mondayOf(at)) / (7 * 24 * time.Hour))
	months := 12*(r.now.Year()-at.Year()) + int(r.now.Month()) - int(at.Month())
	yes := false
	for _, s := range []struct {
		slot
		most int
		fits bool
	}{
		{slot{"today", 0}, keptToday, days <= 0},
		{slot{"day", days}, 1, days >= 1 && days <= keptDays},
		{slot{"week", weeks}, 1, weeks >= 1 && weeks <= keptWeeks},
		{slot{"month", months}, 1, months >= 1 && months <= keptMonths},
	} {
		if s.fits && r.taken[s.slot] < s.most {
			r.taken[s.slot]++
			yes = true
		}
	}
	return yes
}

// dayOf is the calendar day of a moment, as a moment that can be counted with.
func dayOf(t time.Time) time.Time {
	return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC)
}

// mondayOf is the day on which the week of a moment began.
func mondayOf(t time.Time) time.Time {
	day := dayOf(t)
	return day.AddDate(0, 0, -(int(day.Weekday())+6)%7)
}
