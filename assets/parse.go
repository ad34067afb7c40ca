package assets

import (
	"strconv"
	"strings"
	"time"
	"unicode"
)

// ParseDate reads a date as people type it: in the region's own way, day first (31.12.2019, 31/12-2019,
// 31-12-19, 31 Dec 2019) or month first (12/31/2019), as ISO (2019-12-31, 20191231), or a part of one: 2019, 12.2019,
// Dec 2019, 2019-12, and a birthday without its year (17.5., 17 May). A year of two digits is the last such one up to ten years ahead of
// the given year. Parts that were not written are 0; ok is false for anything that is no date that exists.
func (t *Translator) ParseDate(text string, thisYear int) (year, month, day int, ok bool) {
	parts, named := t.dateParts(text)
	switch {
	case len(parts) == 0 || len(parts) > 3:
		return 0, 0, 0, false
	case named:
		year, month, day, ok = namedMonth(parts)
	default:
		year, month, day, ok = numbers(parts, t.format.monthFirst)
	}
	if !ok {
		return 0, 0, 0, false
	}
	if year > 0 && year < 100 {
		year += thisYear / 100 * 100
		for year > thisYear+10 {
			year -= 100
		}
	}
	if !exists(year, month, day) {
		return 0, 0, 0, false
	}
	return year, month, day, true
}

// part is a number of the date: its value, how many digits it was written with, whether it was a month's name.
type part struct {
	value, digits int
	name          bool
}

// dateParts cuts a typed date at everything that is neither letter nor digit.
func (t *Translator) dateParts(text string) (parts []part, named bool) {
	words := strings.FieldsFunc(spaced(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	for _, w := range words {
		if n, err := strconv.Atoi(w); err == nil {
			if len(w) == 8 {
				parts = append(parts, part{n / 10000, 4, false}, part{n / 100 % 100, 2, false}, part{n % 100, 2, false})
				continue
			}
			parts = append(parts, part{n, len(w), false})
			continue
		}
		m := t.monthNamed(w)
		if m == 0 || named {
			return nil, false
		}
		named = true
		parts = append(parts, part{m, 0, true})
	}
	return parts, named
}

// spaced parts letters from digits ("31dec2019").
func spaced(s string) string {
	var b strings.Builder
	var before rune
	for _, r := range s {
		if before != 0 && unicode.IsLetter(before) != unicode.IsLetter(r) && unicode.IsDigit(before) != unicode.IsDigit(r) {
			b.WriteByte(' ')
		}
		b.WriteRune(r)
		before = r
	}
	return b.String()
}

// namedMonth reads "31 Dec 2019", "Dec 2019", "17 May", "May 17 2019".
func namedMonth(parts []part) (year, month, day int, ok bool) {
	for _, p := range parts {
		switch {
		case p.name:
			month = p.value
		case p.digits == 4 && year == 0:
			year = p.value
		case day == 0 && p.digits <= 2 && p.value > 0 && p.value <= 31:
			day = p.value
		case year == 0 && p.digits == 2:
			year = p.value
		default:
			return 0, 0, 0, false
		}
	}
	return year, month, day, month != 0 && (year != 0 || day != 0)
}

// numbers reads dates without a month's name: year first where the first part has four digits, else month or day first.
func numbers(parts []part, monthFirst bool) (year, month, day int, ok bool) {
	for _, p := range parts {
		if p.value == 0 || p.digits == 3 || p.digits > 4 {
			return 0, 0, 0, false
		}
	}
	first, last := parts[0], parts[len(parts)-1]
	switch {
	case len(parts) == 1:
		return first.value, 0, 0, first.digits == 4
	case len(parts) == 2 && first.digits == 4:
		return first.value, last.value, 0, last.digits <= 2
	case len(parts) == 2 && last.digits == 4:
		return last.value, first.value, 0, true
	case len(parts) == 2:
		month, day = inOrder(first, last, monthFirst)
		return 0, month, day, true
	case first.digits == 4:
		return first.value, parts[1].value, last.value, parts[1].digits <= 2 && last.digits <= 2
	}
	month, day = inOrder(first, parts[1], monthFirst)
	return last.value, month, day, parts[1].digits <= 2 && (last.digits == 4 || last.digits == 2)
}

func inOrder(first, second part, monthFirst bool) (month, day int) {
	if monthFirst {
		return first.value, second.value
	}
	return second.value, first.value
}

// exists tells whether the parts make a date: a year, a year and month, a whole date, or a day and month.
func exists(y, m, d int) bool {
	switch {
	case m == 0:
		return y != 0 && d == 0
	case m > 12 || y > 9999:
		return false
	case d == 0:
		return y != 0
	}
	if y == 0 {
		y = 2000
	}
	return d <= time.Date(y, time.Month(m)+1, 0, 0, 0, 0, 0, time.UTC).Day()
}
