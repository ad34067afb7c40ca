package widgets

import (
	"fyne.io/fyne/v2"

	"alumnibook/ui/look"
)

// SayField is text of several lines in which Enter submits, as in a chat; Shift+Enter begins a new line.
type SayField struct{ TextField }

// NewSayField returns an empty field; rows is how many lines can be seen.
func NewSayField(placeholder string, rows int) *SayField {
	f := &SayField{TextField{input: newArea()}}
	f.input.SetMinRowsVisible(rows)
	f.start(placeholder)
	f.ExtendBaseWidget(f)
	f.input.OnKey = func(e *fyne.KeyEvent) bool {
		return isEnter(e) && modifiers()&fyne.KeyModifierShift == 0 && f.submit()
	}
	return f
}

// PickField is a line in which one of very many is found by typing: the choices for what was typed may arrive later.
// Enter takes the marked one, also where it was pressed before they arrived.
type PickField struct {
	TextField
	OnAsk    func(text string)          // the choices for a text are wanted; Offer answers
	Settle   func(text string) []Choice // the choices at once, for an Enter that came first
	OnPicked func(Choice)

	complete *completer
	items    []Choice
	known    bool // the items are those of the text
}

// NewPickField returns an empty field.
func NewPickField(placeholder string) *PickField {
	f := &PickField{}
	f.input = NewInput()
	f.start(placeholder)
	f.ExtendBaseWidget(f)
	f.input.Icon = look.IconIn("search", look.ColorMuted)
	f.complete = newCompleter(f.input, func(string) []Choice { return f.items }, f.pick)
	f.complete.first = true
	typed := f.input.OnChanged
	f.input.OnChanged = func(text string) {
		typed(text)
		f.known, f.items = false, nil
		if text == "" {
			f.complete.close()
			return
		}
		if f.OnAsk != nil {
			f.OnAsk(text)
		}
	}
	f.input.OnKey = f.key
	f.input.OnFocus = func(yes bool) {
		if !yes {
			f.complete.left()
		}
	}
	return f
}

// Offer shows the choices for a text, unless another one was typed since.
func (f *PickField) Offer(text string, items []Choice) {
	if text != f.input.Text {
		return
	}
	f.items, f.known = items, true
	if f.input.focused {
		f.complete.show(text)
	}
}

func (f *PickField) key(e *fyne.KeyEvent) bool {
	if isEnter(e) && f.input.Text != "" && !f.known && f.Settle != nil {
		f.Offer(f.input.Text, f.Settle(f.input.Text))
	}
	return f.complete.key(e)
}

func (f *PickField) pick(c Choice) {
	f.Take(c)
	f.changed()
	if f.OnPicked != nil {
		f.OnPicked(c)
	}
}

// Take shows a choice as the one that is taken, without OnPicked; typing replaces it whole.
func (f *PickField) Take(c Choice) {
	f.complete.close()
	f.SetValue(c.Text)
	f.items, f.known = nil, true
}

// Select marks all that stands in the field, so that the next letter replaces it.
func (f *PickField) Select() {
	if f.input.Text != "" {
		f.input.TypedShortcut(&fyne.ShortcutSelectAll{})
	}
}

// Choices returns what the open list offers.
func (f *PickField) Choices() []Choice {
	if !f.complete.isOpen() {
		return nil
	}
	return f.complete.list.items
}

var (
	_ Field = (*SayField)(nil)
	_ Field = (*PickField)(nil)
)

// ToEnd puts the cursor behind the text, so that typing goes on.
func (f *TextField) ToEnd() { f.input.Entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyPageDown}) }
