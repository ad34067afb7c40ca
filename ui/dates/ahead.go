package dates

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"alumnibook/assets"
	"alumnibook/model"
	"alumnibook/ui/widgets"
)

// ahead reads a day that lies ahead as people say it: "15.5." is the next 15 May, and there are "tomorrow", "friday",
// "in 2 weeks", "2w" and "+10".
type (
	ahead struct{ usual }
	usual = Format
)

// Ahead makes an empty date field for something that is to come.
func Ahead(words *assets.Translator, today func() model.Date) *widgets.DateField {
	f := widgets.NewDateField(words.T("when.hint"), ahead{New(words, today)})
	f.BadText = words.T("error.invalid.date", "example", words.DateHint())
	return f
}

// Parse reads what somebody typed as a whole date.
func (f ahead) Parse(text string) (y, m, d int, ok bool) {
	day, ok := f.read(strings.ToLower(strings.TrimSpace(text)))
	return day.Year, day.Month, day.Day, ok
}

func (f ahead) read(text string) (model.Date, bool) {
	today := f.today()
	y, m, d, ok := f.words.ParseDate(text, today.Year)
	switch {
	case ok && y == 0:
		return nextDay(today, m, d)
	case ok && m != 0 && d != 0:
		return model.NewDate(y, m, d), true
	case ok:
		return model.Date{}, false
	}
	for n, key := range []string{"day.today", "day.tomorrow"} {
		if text == f.words.T(key) {
			return today.AddDays(n), true
		}
	}
	if text == f.words.T("when.next_week") {
		return model.WeekOf(today).Next().Monday(), true
	}
	if n, unit, ok := f.span(text); ok {
		return after(today, n, unit), true
	}
	return f.weekday(today, text)
}

// nextDay is the next time that a day of the year comes, today included; 29 February waits for its year.
func nextDay(today model.Date, month, day int) (model.Date, bool) {
	for year := today.Year; year < today.Year+9; year++ {
		if d := model.NewDate(year, month, day); d.Valid() && !d.Before(today) {
			return d, true
		}
	}
	return model.Date{}, false
}

// unit is what a span of time is counted in.
type unit string

// units have the keys of their words, the shortest at the end.
var units = map[unit]string{"days": "when.days", "weeks": "when.weeks", "months": "when.months", "years": "when.years"}

// longest span that is understood; more is a slip of the finger.
const longestSpan = 1000

// span reads "in 2 weeks", "2 weeks", "2w" and "+10".
func (f ahead) span(text string) (int, unit, bool) {
	bare := strings.HasPrefix(text, "+")
	text = strings.TrimPrefix(text, "+")
	if rest, ok := strings.CutPrefix(text, f.words.T("when.in")+" "); ok {
		text = rest
	}
	digits := strings.TrimRightFunc(text, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsSpace(r) })
	name := strings.TrimSpace(strings.TrimPrefix(text, digits))
	n, err := strconv.Atoi(digits)
	if first, rest, two := strings.Cut(text, " "); err != nil && two && slices.Contains(strings.Fields(f.words.T("when.one")), first) {
		n, name, err = 1, rest, nil
	}
	if err != nil || n < 0 || n > longestSpan {
		return 0, "", false
	}
	if name == "" {
		return n, "days", bare
	}
	for u, words := range units {
		if slices.Contains(strings.Fields(f.words.T(words)), name) {
			return n, u, true
		}
	}
	return 0, "", false
}

// after counts days, weeks, months or years on. A month that is too short ends earlier.
func after(today model.Date, n int, u unit) model.Date {
	switch u {
	case "weeks":
		return today.AddDays(7 * n)
	case "months", "years":
		if u == "years" {
			n *= 12
		}
		months := today.Year*12 + today.Month - 1 + n
		d := model.NewDate(months/12, months%12+1, today.Day)
		for !d.Valid() {
			d.Day--
		}
		return d
	}
	return today.AddDays(n)
}

// weekday reads the name of a day, or its first letters: the next one after today.
func (f ahead) weekday(today model.Date, text string) (model.Date, bool) {
	if strings.ContainsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) }) {
		return model.Date{}, false
	}
	for i, short := range f.words.Weekdays() {
		if short = strings.ToLower(strings.TrimRight(short, ".")); strings.HasPrefix(text, short) {
			now := (int(today.Time().Weekday()) + 6) % 7
			return today.AddDays((i-now+6)%7 + 1), true
		}
	}
	return model.Date{}, false
}
