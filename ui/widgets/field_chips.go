package widgets

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"alumnibook/ui/look"
)

// ChipsField is a set of words, each on a chip with a cross; new ones are typed, with suggestions.
type ChipsField struct {
	frame
	OnChanged func(values []string)

	values   []string
	chips    *fyne.Container
	input    *Input
	complete *completer
	suggest  func(prefix string) []string
}

// NewChipsField returns an empty set; suggest may be nil.
func NewChipsField(placeholder string, suggest func(prefix string) []string) *ChipsField {
	f := &ChipsField{input: NewInput(), suggest: suggest, chips: WrapRow(6)}
	f.chips.Hide()
	f.input.PlaceHolder = placeholder
	f.init(Stack(6, f.chips, f.input))
	f.ExtendBaseWidget(f)
	f.round = false
	f.wire(f.input)
	f.complete = newCompleter(f.input, f.offer, func(c Choice) { f.Add(c.Text) })
	f.input.OnChanged = func(text string) {
		if strings.HasSuffix(text, ",") || strings.HasSuffix(text, ";") {
			f.Add(text[:len(text)-1])
			return
		}
		f.complete.show(text)
	}
	f.input.OnKey = f.key
	submit := f.input.OnEnter
	f.input.OnEnter = func() {
		if strings.TrimSpace(f.input.Text) != "" {
			f.Add(f.input.Text)
			return
		}
		submit()
	}
	f.input.OnFocus = func(yes bool) {
		if !yes {
			f.complete.left()
			if !f.complete.list.inside {
				f.Add(f.input.Text)
			}
		}
	}
	return f
}

func (f *ChipsField) offer(text string) []Choice {
	if f.suggest == nil {
		return nil
	}
	var out []Choice
	for _, s := range f.suggest(strings.TrimSpace(text)) {
		if !slices.Contains(f.values, s) {
			out = append(out, Choice{Text: s})
		}
	}
	return out
}

func (f *ChipsField) key(e *fyne.KeyEvent) bool {
	if e.Name == fyne.KeyBackspace && f.input.Text == "" && len(f.values) > 0 {
		f.remove(f.values[len(f.values)-1])
		return true
	}
	return f.complete.key(e)
}

// Add puts a word into the set as the user would.
func (f *ChipsField) Add(text string) {
	text = strings.TrimSpace(text)
	f.input.setQuietly("")
	f.complete.close()
	same := func(v string) bool { return strings.EqualFold(v, text) }
	if text == "" || slices.ContainsFunc(f.values, same) {
		return
	}
	f.values = append(f.values, text)
	f.told()
}

func (f *ChipsField) remove(text string) {
	f.values = slices.DeleteFunc(slices.Clone(f.values), func(v string) bool { return v == text })
	f.told()
}

func (f *ChipsField) told() {
	f.draw()
	f.changed()
	if f.OnChanged != nil {
		f.OnChanged(f.Value())
	}
}

func (f *ChipsField) draw() {
	f.chips.Objects = nil
	for _, v := range f.values {
		c := NewChip(v, look.ToneGrey)
		c.OnRemove = func() {
			f.remove(v)
			focus(f.input)
		}
		f.chips.Objects = append(f.chips.Objects, c)
	}
	show(f.chips, len(f.values) > 0)
	f.control.Refresh()
	f.Refresh()
}

// Value returns the words in their order.
func (f *ChipsField) Value() []string { return slices.Clone(f.values) }

// SetValue shows these words without OnChanged.
func (f *ChipsField) SetValue(values []string) {
	f.values = slices.Clone(values)
	f.draw()
}

// Snapshot returns the value for Dirty; what is typed but not yet a chip counts.
func (f *ChipsField) Snapshot() string {
	return strings.Join(f.values, "\x00") + "\x01" + strings.TrimSpace(f.input.Text)
}

// Restore shows a snapshot.
func (f *ChipsField) Restore(snapshot string) {
	words, typed, _ := strings.Cut(snapshot, "\x01")
	var values []string
	if words != "" {
		values = strings.Split(words, "\x00")
	}
	f.SetValue(values)
	f.input.setQuietly(typed)
}

// Focus takes the keyboard.
func (f *ChipsField) Focus() { focus(f.input) }

// Entry returns the entry inside, to type into in tests.
func (f *ChipsField) Entry() *Input { return f.input }

var _ Field = (*ChipsField)(nil)
