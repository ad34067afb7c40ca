package widgets

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"alumnibook/ui/look"
)

// SelectField lets one of given choices be taken: by mouse, by arrow keys, or by typing a part of it.
type SelectField struct {
	frame
	OnChanged func(value string)
	Optional  bool // emptying the text chooses nothing

	input    *Input
	options  []Choice
	value    string
	text     string // of the value, in full
	complete *completer
	typing   bool
}

// NewSelectField returns a field with nothing chosen.
func NewSelectField(placeholder string, options ...Choice) *SelectField {
	f := &SelectField{input: NewInput(), options: options}
	f.input.PlaceHolder = placeholder
	f.init(f.input)
	f.ExtendBaseWidget(f)
	f.wire(f.input)
	f.complete = newCompleter(f.input, f.offer, func(c Choice) { f.take(c.value()) })
	f.complete.first = true
	f.input.ActionItem = newDropSign(f.toggle)
	f.input.OnChanged = func(text string) {
		f.typing = true
		f.complete.show(text)
	}
	f.input.OnKey = f.key
	f.input.OnFocus = f.focusChanged
	f.input.atRest = f.rest
	return f
}

// Choices makes choices whose value is their text.
func Choices(texts ...string) []Choice {
	var out []Choice
	for _, t := range texts {
		out = append(out, Choice{Text: t})
	}
	return out
}

func (f *SelectField) offer(text string) []Choice {
	if !f.typing {
		return f.options
	}
	want := strings.ToLower(strings.TrimSpace(text))
	var begins, holds []Choice
	for _, o := range f.options {
		t := strings.ToLower(o.Text)
		switch {
		case strings.HasPrefix(t, want):
			begins = append(begins, o)
		case strings.Contains(t, want):
			holds = append(holds, o)
		}
	}
	return append(begins, holds...)
}

func (f *SelectField) toggle() {
	if f.complete.isOpen() {
		f.complete.close()
		return
	}
	focus(f.input)
	f.open()
}

func (f *SelectField) open() {
	f.typing = false
	f.complete.show("")
	f.complete.mark(f.value)
}

func (f *SelectField) key(e *fyne.KeyEvent) bool {
	if f.input.Disabled() {
		return false
	}
	if e.Name == fyne.KeyDown && !f.complete.isOpen() {
		f.open()
		return true
	}
	return f.complete.key(e)
}

// focusChanged settles what has been typed: a full match is taken, anything else goes back to the choice before.
func (f *SelectField) focusChanged(gained bool) {
	if gained {
		if !f.typing {
			f.input.setQuietly(f.text)
		}
		return
	}
	f.complete.left()
	if !f.typing || f.complete.list.inside {
		f.settle()
		return
	}
	text := strings.TrimSpace(f.input.Text)
	if text == "" && f.Optional {
		f.take("")
		return
	}
	for _, o := range f.options {
		if strings.EqualFold(o.Text, text) {
			f.take(o.value())
			return
		}
	}
	f.SetValue(f.value)
}

func (f *SelectField) take(value string) {
	changed := value != f.value
	f.SetValue(value)
	if changed {
		f.changed()
		if f.OnChanged != nil {
			f.OnChanged(value)
		}
	}
}

// Value returns the chosen value, "" if nothing is.
func (f *SelectField) Value() string { return f.value }

// SetValue chooses without OnChanged; an unknown value is shown as it is.
func (f *SelectField) SetValue(value string) {
	f.value, f.typing = value, false
	text := value
	for _, o := range f.options {
		if o.value() == value && value != "" {
			text = o.Text
		}
	}
	f.text = text
	f.input.setQuietly(text)
	f.settle()
}

// settle shows the choice as it stands while nobody types.
func (f *SelectField) settle() {
	if width := f.input.Size().Width; width > 0 && !f.input.focused {
		f.rest(f.input.room(width))
	}
}

// rest shortens what is shown to the room while nobody types, where Fyne would show a scroll bar.
func (f *SelectField) rest(room float32) {
	if !f.typing {
		f.input.setQuietly(cut(f.text, room, look.Px(look.SizeText), fyne.TextStyle{}))
	}
}

// SetOptions replaces the choices and keeps the value.
func (f *SelectField) SetOptions(options ...Choice) {
	f.options = options
	f.SetValue(f.value)
}

// Select takes a value as the user would.
func (f *SelectField) Select(value string) { f.take(value) }

// Snapshot returns the value for Dirty.
func (f *SelectField) Snapshot() string { return f.value }

// Restore shows a snapshot, unless that can't be chosen any more.
func (f *SelectField) Restore(snapshot string) {
	known := func(o Choice) bool { return o.value() == snapshot }
	if snapshot == "" || slices.ContainsFunc(f.options, known) {
		f.SetValue(snapshot)
	}
}

// Focus takes the keyboard.
func (f *SelectField) Focus() { focus(f.input) }

// Entry returns the entry inside, to type into in tests.
func (f *SelectField) Entry() *Input { return f.input }

// Disable shows the choice without letting it be changed.
func (f *SelectField) Disable() { f.input.Disable() }

// Enable lets it be changed again.
func (f *SelectField) Enable() { f.input.Enable() }

var _ Field = (*SelectField)(nil)
