package widgets

import (
	"strconv"
	"strings"
)

// NumberField is a number; letters do not get in.
type NumberField struct {
	TextField
	Decimals    int    // digits after the decimal sign; 0 takes whole numbers only
	DecimalSign string // how the user writes it; "" is "."
	Negative    bool   // lets a minus in
}

// NewNumberField returns an empty field for a whole number.
func NewNumberField() *NumberField {
	f := &NumberField{}
	f.input = NewInput()
	f.start("")
	f.ExtendBaseWidget(f)
	f.input.Filter = func(r rune) bool {
		switch {
		case r >= '0' && r <= '9':
			return true
		case r == '.' || r == ',':
			return f.Decimals > 0 && !strings.ContainsAny(f.input.Text, ".,")
		case r == '-':
			return f.Negative && f.input.CursorColumn == 0
		}
		return false
	}
	return f
}

// Value returns the number; false if the field is empty or holds none.
func (f *NumberField) Value() (float64, bool) {
	text := strings.ReplaceAll(strings.TrimSpace(f.input.Text), ",", ".")
	n, err := strconv.ParseFloat(text, 64)
	if err != nil || f.Decimals == 0 && n != float64(int64(n)) {
		return 0, false
	}
	return n, true
}

// Empty reports whether nothing has been typed.
func (f *NumberField) Empty() bool { return strings.TrimSpace(f.input.Text) == "" }

// SetValue shows a number without OnChanged.
func (f *NumberField) SetValue(n float64) {
	text := strconv.FormatFloat(n, 'f', f.Decimals, 64)
	if f.DecimalSign != "" {
		text = strings.ReplaceAll(text, ".", f.DecimalSign)
	}
	f.input.setQuietly(text)
}

// Clear empties the field.
func (f *NumberField) Clear() { f.input.setQuietly("") }
