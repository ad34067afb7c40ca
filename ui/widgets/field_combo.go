package widgets

// ComboField is a line of text with suggestions.
type ComboField struct {
	TextField
	complete *completer
}

// NewComboField returns a line of text; suggest answers what could be meant with what has been typed so far.
func NewComboField(placeholder string, suggest func(prefix string) []string) *ComboField {
	return NewChoiceField(placeholder, func(prefix string) []Choice {
		var out []Choice
		for _, s := range suggest(prefix) {
			out = append(out, Choice{Text: s})
		}
		return out
	}, nil)
}

// NewChoiceField is NewComboField with choices that have a note or an icon; picked may be nil and is told which one
// was taken from the list.
func NewChoiceField(placeholder string, suggest func(prefix string) []Choice, picked func(Choice)) *ComboField {
	f := &ComboField{}
	f.input = NewInput()
	f.start(placeholder)
	f.ExtendBaseWidget(f)
	offer := func(text string) []Choice {
		items := suggest(text)
		if len(items) == 1 && items[0].Text == text {
			return nil
		}
		return items
	}
	f.complete = newCompleter(f.input, offer, func(c Choice) {
		f.SetValue(c.Text)
		f.changed()
		if f.OnChanged != nil {
			f.OnChanged(c.Text)
		}
		if picked != nil {
			picked(c)
		}
	})
	typed := f.input.OnChanged
	f.input.OnChanged = func(text string) {
		typed(text)
		f.complete.show(text)
	}
	f.input.OnKey = f.complete.key
	f.input.OnFocus = func(yes bool) {
		if !yes {
			f.complete.left()
		}
	}
	return f
}

// Suggestions returns the lines of the open list.
func (f *ComboField) Suggestions() []string {
	if !f.complete.isOpen() {
		return nil
	}
	var out []string
	for _, c := range f.complete.list.items {
		out = append(out, c.Text)
	}
	return out
}
