package widgets

import "slices"

// SegmentsField lets one of two or three words be chosen with a single click.
type SegmentsField struct {
	frame
	OnChanged func(value string)

	choices []Choice
	tabs    *Tabs
}

// NewSegmentsField returns a field with the first choice taken.
func NewSegmentsField(choices ...Choice) *SegmentsField {
	texts := make([]string, len(choices))
	for i, c := range choices {
		texts[i] = c.Text
	}
	f := &SegmentsField{choices: choices}
	f.tabs = NewSegments(func(int) {
		f.changed()
		if f.OnChanged != nil {
			f.OnChanged(f.Value())
		}
	}, texts...)
	f.init(Row(0, f.tabs))
	f.ExtendBaseWidget(f)
	f.round = false
	return f
}

// Value returns what is chosen.
func (f *SegmentsField) Value() string { return f.choices[f.tabs.Selected()].Value }

// SetValue chooses without OnChanged; an unknown value chooses the first.
func (f *SegmentsField) SetValue(value string) {
	f.tabs.selected = max(slices.IndexFunc(f.choices, func(c Choice) bool { return c.Value == value }), 0)
	f.tabs.Refresh()
}

// Select takes a value as the user would.
func (f *SegmentsField) Select(value string) {
	f.tabs.Select(slices.IndexFunc(f.choices, func(c Choice) bool { return c.Value == value }))
}

// Snapshot returns the value for Dirty.
func (f *SegmentsField) Snapshot() string { return f.Value() }

// Restore shows a snapshot.
func (f *SegmentsField) Restore(snapshot string) { f.SetValue(snapshot) }

// Focus takes the keyboard.
func (f *SegmentsField) Focus() { focus(f.tabs) }

var _ Field = (*SegmentsField)(nil)
