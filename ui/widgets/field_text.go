package widgets

import (
	"fyne.io/fyne/v2"
)

// TextField is a line of text.
type TextField struct {
	frame
	OnChanged func(text string)
	input     *Input
}

// NewTextField returns a line of text.
func NewTextField(placeholder string) *TextField {
	f := &TextField{input: NewInput()}
	f.start(placeholder)
	f.ExtendBaseWidget(f)
	return f
}

// NewPasswordField returns a line whose letters are hidden.
func NewPasswordField(placeholder string) *TextField {
	f := &TextField{input: NewInput()}
	f.input.Password = true
	f.start(placeholder)
	f.ExtendBaseWidget(f)
	return f
}

// NewTextArea returns text of several lines; rows is how many can be seen. Ctrl+S or Ctrl+Enter submits.
func NewTextArea(placeholder string, rows int) *TextField {
	f := &TextField{input: newArea()}
	f.input.SetMinRowsVisible(rows)
	f.start(placeholder)
	f.ExtendBaseWidget(f)
	return f
}

func (f *TextField) start(placeholder string) {
	f.input.PlaceHolder = placeholder
	f.init(f.input)
	f.wire(f.input)
	f.input.OnChanged = func(text string) {
		f.changed()
		if f.OnChanged != nil {
			f.OnChanged(text)
		}
	}
}

// Value returns the text as it was typed.
func (f *TextField) Value() string { return f.input.Text }

// SetValue shows a text without OnChanged.
func (f *TextField) SetValue(text string) { f.input.setQuietly(text) }

// Snapshot returns the value for Dirty.
func (f *TextField) Snapshot() string { return f.input.Text }

// Restore shows a snapshot.
func (f *TextField) Restore(snapshot string) { f.SetValue(snapshot) }

// Focus takes the keyboard.
func (f *TextField) Focus() { focus(f.input) }

// Entry returns the entry inside, to type into in tests.
func (f *TextField) Entry() *Input { return f.input }

// Disable shows the text without letting it be changed.
func (f *TextField) Disable() { f.input.Disable() }

// Enable lets the text be changed again.
func (f *TextField) Enable() { f.input.Enable() }

var (
	_                = []Field{(*TextField)(nil), (*NumberField)(nil), (*ComboField)(nil)}
	_ fyne.Focusable = (*Input)(nil)
)
