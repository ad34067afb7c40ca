package model

import (
	"cmp"
	"database/sql/driver"
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Date is a calendar date without a zone. It may be partial: a year, a year and a month, or, for birthdays,
// a month and a day without a year. A part that is not known is 0; the zero Date is no date at all.
type Date struct {
	Year, Month, Day int
}

// NewDate makes a date of its parts without checking them; see Valid.
func NewDate(year, month, day int) Date { return Date{year, month, day} }

// DateOf is the calendar day of a moment in that moment's own zone.
func DateOf(t time.Time) Date { return Date{t.Year(), int(t.Month()), t.Day()} }

// IsZero tells that nothing at all is known.
func (d Date) IsZero() bool { return d == Date{} }

// IsFull tells that year, month and day are known.
func (d Date) IsFull() bool { return d.Year != 0 && d.Month != 0 && d.Day != 0 }

// HasYear tells that at least the year is known.
func (d Date) HasYear() bool { return d.Year != 0 }

// Valid tells whether the parts make a date that exists: nothing, a year, a year and month, a whole date, or a
// month and day alone (29 February included).
func (d Date) Valid() bool {
	switch {
	case d.IsZero():
		return true
	case d.Year < 0 || d.Year > 9999 || d.Month < 0 || d.Month > 12 || d.Day < 0:
		return false
	case d.Month == 0:
		return d.Day == 0
	case d.Day == 0:
		return d.Year != 0
	}
	year := d.Year
	if year == 0 {
		year = 2000
	}
	return d.Day <= daysIn(year, d.Month)
}

func daysIn(year, month int) int {
	return time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

// String writes the date in ISO 8601: "2019", "2019-12", "2019-12-31", "--05-17" without a year, "" for none.
func (d Date) String() string {
	switch {
	case d.IsZero():
		return ""
	case d.Year == 0:
		return fmt.Sprintf("--%02d-%02d", d.Month, d.Day)
	case d.Month == 0:
		return fmt.Sprintf("%04d", d.Year)
	case d.Day == 0:
		return fmt.Sprintf("%04d-%02d", d.Year, d.Month)
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
}

// ParseDate reads what String writes. What people type and what lists hold is read elsewhere.
func ParseDate(s string) (Date, error) {
	if s == "" {
		return Date{}, nil
	}
	d, ok := parseDate(s)
	if !ok || !d.Valid() {
		return Date{}, fmt.Errorf("%q is no date", s)
	}
	return d, nil
}

// parseDate reads the parts of a date and tells whether they are written as String does.
func parseDate(s string) (Date, bool) {
	if rest, ok := strings.CutPrefix(s, "--"); ok {
		month, day, ok := strings.Cut(rest, "-")
		d := Date{Month: digits(month), Day: digits(day)}
		return d, ok && d.Month != 0 && d.Day != 0
	}
	year, rest, hasMonth := strings.Cut(s, "-")
	month, day, hasDay := strings.Cut(rest, "-")
	d := Date{digits(year), digits(month), digits(day)}
	return d, len(year) == 4 && d.Year != 0 && hasMonth == (d.Month != 0) && hasDay == (d.Day != 0)
}

// digits is the number a text of digits stands for, 0 for anything else.
func digits(s string) int {
	n, err := strconv.ParseUint(s, 10, 16)
	if err != nil {
		return 0
	}
	return int(n)
}

// Compare orders dates by year, month and day; what is not known comes first.
func (d Date) Compare(o Date) int {
	return cmp.Or(cmp.Compare(d.Year, o.Year), cmp.Compare(d.Month, o.Month), cmp.Compare(d.Day, o.Day))
}

// Before tells whether the date comes before the other.
func (d Date) Before(o Date) bool { return d.Compare(o) < 0 }

// Agrees tells whether the two could be the same day: every part that both know is equal.
func (d Date) Agrees(o Date) bool {
	same := func(a, b int) bool { return a == 0 || b == 0 || a == b }
	return same(d.Year, o.Year) && same(d.Month, o.Month) && same(d.Day, o.Day)
}

// MorePrecise tells whether the date knows all that the other knows, and more.
func (d Date) MorePrecise(o Date) bool {
	return d.Agrees(o) && d != o && (o.Year == 0 || d.Year != 0) && (o.Month == 0 || d.Month != 0) && (o.Day == 0 || d.Day != 0)
}

// Time is midnight UTC of the date's first possible day; the zero time where the year is not known.
func (d Date) Time() time.Time {
	if d.Year == 0 {
		return time.Time{}
	}
	return time.Date(d.Year, time.Month(max(d.Month, 1)), max(d.Day, 1), 0, 0, 0, 0, time.UTC)
}

// AddDays is the date n days on, counted from the date's first possible day.
func (d Date) AddDays(n int) Date { return DateOf(d.Time().AddDate(0, 0, n)) }

// AddMonths is the same day of the month n months later, or the last one of a shorter month. It needs a full date.
func (d Date) AddMonths(n int) Date {
	first := DateOf(time.Date(d.Year, time.Month(d.Month+n), 1, 0, 0, 0, 0, time.UTC))
	last := DateOf(time.Date(first.Year, time.Month(first.Month+1), 0, 0, 0, 0, 0, time.UTC))
	first.Day = min(d.Day, last.Day)
	return first
}

// DaysUntil counts the days from d to o, negative where o is earlier.
func (d Date) DaysUntil(o Date) int { return int(o.Time().Sub(d.Time()).Hours() / 24) }

// MarshalText writes what String writes.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads what MarshalText wrote.
func (d *Date) UnmarshalText(b []byte) error {
	v, err := ParseDate(string(b))
	*d = v
	return err
}

// Value stores the date as the text of String.
func (d Date) Value() (driver.Value, error) { return d.String(), nil }

// Scan reads what Value stored.
func (d *Date) Scan(src any) error {
	switch v := src.(type) {
	case nil:
		*d = Date{}
		return nil
	case string:
		return d.UnmarshalText([]byte(v))
	case []byte:
		return d.UnmarshalText(v)
	}
	return fmt.Errorf("a date can't be read from %T", src)
}
