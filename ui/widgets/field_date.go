package widgets

import (
	"fmt"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"alumnibook/ui/look"
)

// DateFormat tells a date field how the user writes dates. A month or day of 0 means that it is not known.
type DateFormat interface {
	Parse(text string) (y, m, d int, ok bool)
	Format(y, m, d int) string
	WeekStart() time.Weekday
	Months() []string // January first
	Days() []string   // short, Sunday first
	Today() (y, m, d int)
}

// DateField is a date that can be typed in any way the format understands, or taken from a calendar. It may be empty.
type DateField struct {
	frame
	OnChanged func(y, m, d int) // when a date has been understood, or the field emptied
	Partial   bool              // a year, or a year and a month, is enough
	BadText   string            // shown when the text is no date

	input    *Input
	format   DateFormat
	y, m, d  int
	unclear  bool // the text is no date
	calendar *calendar
	drop     dropper
}

// NewDateField returns an empty field.
func NewDateField(placeholder string, format DateFormat) *DateField {
	f := &DateField{input: NewInput(), format: format, BadText: "?"}
	f.input.PlaceHolder = placeholder
	f.init(f.input)
	f.ExtendBaseWidget(f)
	f.wire(f.input)
	f.calendar = newCalendar(format, f.picked, func() { focus(f.input) })
	sign := newEndSign("calendar", f.toggle)
	sign.SetToolTip(Words.Calendar)
	f.input.ActionItem = sign
	f.input.OnChanged = func(string) { f.typed() }
	f.input.OnKey = f.key
	submit := f.input.OnEnter
	f.input.OnEnter = func() {
		f.settle()
		submit()
	}
	f.input.OnFocus = func(yes bool) {
		if yes || f.calendar.inside {
			return
		}
		f.drop.close()
		f.settle()
	}
	return f
}

// typed understands the text as it grows, without complaining yet.
func (f *DateField) typed() {
	f.drop.close()
	y, m, d, ok := f.read()
	f.unclear = !ok
	if !ok {
		y, m, d = 0, 0, 0
	}
	moved := y != f.y || m != f.m || d != f.d
	f.y, f.m, f.d = y, m, d
	f.changed()
	if moved && f.OnChanged != nil {
		f.OnChanged(y, m, d)
	}
}

func (f *DateField) read() (y, m, d int, ok bool) {
	text := strings.TrimSpace(f.input.Text)
	if text == "" {
		return 0, 0, 0, true
	}
	y, m, d, ok = f.format.Parse(text)
	if ok && !f.Partial && (y == 0 || m == 0 || d == 0) {
		return 0, 0, 0, false
	}
	return y, m, d, ok
}

// settle writes an understood date the usual way, and complains about one that is none.
func (f *DateField) settle() {
	if f.unclear {
		f.SetError(f.BadText)
		return
	}
	if f.y != 0 || f.m != 0 {
		f.input.setQuietly(f.format.Format(f.y, f.m, f.d))
	}
}

// Value returns the date, zeros where nothing is known; ok is false if the text is no date.
func (f *DateField) Value() (y, m, d int, ok bool) { return f.y, f.m, f.d, !f.unclear }

// Text returns what has been typed.
func (f *DateField) Text() string { return f.input.Text }

// SetValue shows a date without OnChanged; zeros empty the field.
func (f *DateField) SetValue(y, m, d int) {
	f.y, f.m, f.d, f.unclear = y, m, d, false
	text := ""
	if y != 0 || m != 0 {
		text = f.format.Format(y, m, d)
	}
	f.input.setQuietly(text)
}

// SetText shows a text that may be no date, as if it had been typed.
func (f *DateField) SetText(text string) {
	f.input.setQuietly(text)
	f.typed()
	f.settle()
}

func (f *DateField) picked(y, m, d int) {
	f.drop.close()
	moved := y != f.y || m != f.m || d != f.d
	f.SetValue(y, m, d)
	f.changed()
	if moved && f.OnChanged != nil {
		f.OnChanged(y, m, d)
	}
}

func (f *DateField) toggle() {
	if f.drop.isOpen() {
		f.drop.close()
		return
	}
	focus(f.input)
	f.openCalendar()
}

func (f *DateField) openCalendar() {
	y, m, d := f.y, f.m, f.d
	if y == 0 {
		ty, tm, td := f.format.Today()
		if m == 0 {
			m, d = tm, td
		}
		y = ty
	}
	f.calendar.show(y, max(m, 1), max(d, 1), f.d != 0)
	f.drop.open(f.calendar, f.input, look.Px(calendarWidth))
}

func (f *DateField) key(e *fyne.KeyEvent) bool {
	if !f.drop.isOpen() {
		if e.Name == fyne.KeyDown {
			f.openCalendar()
			return true
		}
		return false
	}
	return f.calendar.key(e, f.drop.close)
}

// Snapshot returns the value for Dirty: a date the same in every language, or a text that is none as it was typed.
func (f *DateField) Snapshot() string {
	if f.unclear || f.y == 0 && f.m == 0 {
		return strings.TrimSpace(f.input.Text)
	}
	return fmt.Sprintf(plainDate, f.y, f.m, f.d)
}

// plainDate is how a snapshot writes a date, with a sign that no date begins with, and zeros for what is not known.
const plainDate = "=%04d-%02d-%02d"

// Restore shows a snapshot, without OnChanged.
func (f *DateField) Restore(snapshot string) {
	var y, m, d int
	if _, err := fmt.Sscanf(snapshot, plainDate, &y, &m, &d); err == nil && fmt.Sprintf(plainDate, y, m, d) == snapshot {
		f.SetValue(y, m, d)
		return
	}
	f.SetValue(0, 0, 0)
	f.input.setQuietly(snapshot)
	f.unclear = snapshot != ""
}

// Focus takes the keyboard.
func (f *DateField) Focus() { focus(f.input) }

// Entry returns the entry inside, to type into in tests.
func (f *DateField) Entry() *Input { return f.input }

var _ Field = (*DateField)(nil)
