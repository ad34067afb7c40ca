package assets

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"
)

// Day is a calendar date, as the model has it: a part that is not known is 0.
type Day interface {
	Parts() (year, month, day int)
}

// Number writes a whole number with the region's thousands separator.
func (t *Translator) Number(n int) string {
	digits := strconv.Itoa(n)
	sign := ""
	if n < 0 {
		sign, digits = "-", digits[1:]
	}
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + t.format.thousands + digits[i:]
	}
	return sign + digits
}

// Decimal writes a number with at most that many decimals and the region's decimal sign.
func (t *Translator) Decimal(v float64, decimals int) string {
	scale := math.Pow10(decimals)
	text := strconv.FormatFloat(math.Round(v*scale)/scale, 'f', -1, 64)
	return strings.Replace(text, ".", t.format.decimal, 1)
}

// Bytes writes the size of a file in kilobytes, megabytes or gigabytes of a thousand, as systems show it.
func (t *Translator) Bytes(n int64) string {
	switch size := float64(n); {
	case n < 1e6:
		return t.Decimal(math.Ceil(size/1e3), 0) + "\u00a0kB"
	case n < 1e9:
		return t.Decimal(size/1e6, 1) + "\u00a0MB"
	default:
		return t.Decimal(size/1e9, 2) + "\u00a0GB"
	}
}

// Date writes a date the short way, partial ones too; "" for none.
func (t *Translator) Date(d Day) string {
	return t.layout(d, t.format.full, t.format.month, t.format.noYear)
}

// LongDate writes a date with the name of its month, partial ones too; "" for none.
func (t *Translator) LongDate(d Day) string {
	return t.layout(d, t.format.longFull, "mmmm Y", t.format.longNoYear)
}

func (t *Translator) layout(d Day, full, month, noYear string) string {
	y, m, day := d.Parts()
	switch {
	case y == 0 && m == 0:
		return ""
	case y == 0:
		return t.write3(noYear, y, m, day)
	case m == 0:
		return fmt.Sprintf("%04d", y)
	case day == 0:
		return t.write3(month, y, m, day)
	}
	return t.write3(full, y, m, day)
}

func (t *Translator) write3(layout string, y, m, d int) string {
	if m < 1 || m > 12 {
		return ""
	}
	return strings.NewReplacer(
		"mmmm", t.format.long[m-1], "mmm", t.format.short[m-1],
		"MM", fmt.Sprintf("%02d", m), "DD", fmt.Sprintf("%02d", d), "D", strconv.Itoa(d), "Y", fmt.Sprintf("%04d", y),
	).Replace(layout)
}

// Ago writes a day as "today", "yesterday" or "tomorrow" where it is one of them, else as its date; "" for none.
func (t *Translator) Ago(today, d Day) string {
	n, ok := daysBetween(today, d)
	if ok && n >= -1 && n <= 1 {
		return t.T([]string{"day.yesterday", "day.today", "day.tomorrow"}[n+1])
	}
	return t.Date(d)
}

// Away writes how far a day is from today: "in 4 weeks", "3 days ago"; "" where the day is not known.
func (t *Translator) Away(today, d Day) string {
	n, ok := daysBetween(today, d)
	if !ok {
		return t.Date(d)
	}
	if n >= -1 && n <= 1 {
		return t.Ago(today, d)
	}
	in, span := "away.in_", n
	if n < 0 {
		in, span = "away.ago_", -n
	}
	switch {
	case span < 14:
		return t.N(in+"days", span)
	case span < 70:
		return t.N(in+"weeks", span/7)
	case span < 730:
		return t.N(in+"months", span*12/365)
	}
	return t.N(in+"years", span/365)
}

// daysBetween counts the days from one whole date to another.
func daysBetween(from, to Day) (int, bool) {
	a, ok1 := midnight(from)
	b, ok2 := midnight(to)
	return int(math.Round(b.Sub(a).Hours() / 24)), ok1 && ok2
}

func midnight(d Day) (time.Time, bool) {
	y, m, day := d.Parts()
	return time.Date(y, time.Month(m), day, 0, 0, 0, 0, time.UTC), y != 0 && m != 0 && day != 0
}

// Moment writes a moment as day and time of day, in that moment's own zone; today is said as such.
func (t *Translator) Moment(today Day, at time.Time) string {
	return t.Ago(today, calendarDay(at)) + " " + t.Clock(at)
}

type calendarDay time.Time

func (c calendarDay) Parts() (int, int, int) {
	y, m, d := time.Time(c).Date()
	return y, int(m), d
}

// Months are the names of the months, January first.
func (t *Translator) Months() []string { return t.format.long[:] }

// Weekdays are the short names of the days of the week, Monday first.
func (t *Translator) Weekdays() []string { return t.format.weekdays[:] }

// WeekStart is the first day of a week in a calendar.
func (t *Translator) WeekStart() time.Weekday { return t.format.weekStart }

// DateHint shows how a date is typed: "31.12.2019".
func (t *Translator) DateHint() string { return t.write3(t.format.full, 2019, 12, 31) }
