package model

import (
	"fmt"
	"time"
)

// Week is a calendar week of ISO 8601: it begins on Monday, and week 1 holds the year's first Thursday.
type Week struct {
	Year, Number int
}

// WeekOf is the week of a full date.
func WeekOf(d Date) Week {
	year, number := d.Time().ISOWeek()
	return Week{year, number}
}

// ParseWeek reads what String writes; false for anything else and for weeks that a year does not have.
func ParseWeek(s string) (Week, bool) {
	var w Week
	if _, err := fmt.Sscanf(s, "%04d-W%02d", &w.Year, &w.Number); err != nil || w.String() != s {
		return Week{}, false
	}
	return w, w.Year > 0 && w.Number > 0 && WeekOf(w.Monday()) == w
}

// String writes the week as ISO 8601 does: "2026-W48".
func (w Week) String() string { return fmt.Sprintf("%04d-W%02d", w.Year, w.Number) }

// Monday is the first day of the week.
func (w Week) Monday() Date {
	fourth := DateOf(time.Date(w.Year, 1, 4, 0, 0, 0, 0, time.UTC)) // always in week 1
	back := (int(fourth.Time().Weekday()) + 6) % 7
	return fourth.AddDays(-back + 7*(w.Number-1))
}

// Sunday is the last day of the week.
func (w Week) Sunday() Date { return w.Monday().AddDays(6) }

// Next is the week after.
func (w Week) Next() Week { return WeekOf(w.Monday().AddDays(7)) }
