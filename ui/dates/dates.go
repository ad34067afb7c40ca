// Package dates tells the date fields of the window how its region writes dates.
package dates

import (
	"time"

	"alumnibook/assets"
	"alumnibook/model"
	"alumnibook/ui/widgets"
)

// Format reads and writes dates for a date field.
type Format struct {
	words *assets.Translator
	today func() model.Date
}

var _ widgets.DateFormat = Format{}

// New makes the format of a language and region; today is asked each time, since a window stays open over midnight.
func New(words *assets.Translator, today func() model.Date) Format { return Format{words, today} }

// Parse reads what somebody typed; parts that were not written are 0.
func (f Format) Parse(text string) (y, m, d int, ok bool) {
	return f.words.ParseDate(text, f.today().Year)
}

// Format writes a date, a partial one too.
func (f Format) Format(y, m, d int) string { return f.words.Date(model.NewDate(y, m, d)) }

// WeekStart is the first day of a week in a calendar.
func (f Format) WeekStart() time.Weekday { return f.words.WeekStart() }

// Months are the names of the months, January first.
func (f Format) Months() []string { return f.words.Months() }

// Days are the short names of the days, Sunday first.
func (f Format) Days() []string {
	monday := f.words.Weekdays()
	return append([]string{monday[6]}, monday[:6]...)
}

// Today is the day that the calendar opens at.
func (f Format) Today() (y, m, d int) {
	t := f.today()
	return t.Year, t.Month, t.Day
}

// Field makes an empty date field. A partial one takes a year, or a month and year, too.
func Field(words *assets.Translator, today func() model.Date, partial bool) *widgets.DateField {
	f := widgets.NewDateField(words.DateHint(), New(words, today))
	f.Partial = partial
	f.BadText = words.T("error.invalid.date", "example", words.DateHint())
	return f
}

// Value is what a date field holds; false where the text is no date.
func Value(f *widgets.DateField) (model.Date, bool) {
	y, m, d, ok := f.Value()
	return model.NewDate(y, m, d), ok
}

// Set shows a date in a field.
func Set(f *widgets.DateField, d model.Date) { f.SetValue(d.Year, d.Month, d.Day) }
