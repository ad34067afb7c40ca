package widgets

import (
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"alumnibook/ui/look"
)

// ListItem is one entry of a ListField: what is shown, and the fields in it by name.
type ListItem struct {
	Object fyne.CanvasObject
	Fields map[string]Field
	Data   any // of the page
	from   int // its place among the entries that were set, from 1 on; 0 for one that was added
}

// ListField repeats a group of fields: mail addresses, phones, jobs. Entries can be added, removed, moved, and one of
// them preferred.
type ListField struct {
	frame
	OnChanged func()

	makeItem  func() *ListItem
	items     []*ListItem
	first     []*ListItem // as they were set
	preferred int         // -1 is none
	stars     bool        // entries have a star
	moves     bool        // entries can be moved
	rows      *fyne.Container
	add       *Button
}

// NewListField returns an empty list; makeItem makes the fields of a new entry.
func NewListField(addText string, makeItem func() *ListItem) *ListField {
	f := &ListField{makeItem: makeItem, preferred: -1, moves: true, rows: Stack(6)}
	f.add = NewQuiet(addText, look.Icon("plus"), func() {
		item := makeItem()
		f.AddItem(item)
		f.told()
		f.focusItem(item)
	}).Smaller()
	f.init(Stack(4, f.rows, Row(0, f.add)))
	f.ExtendBaseWidget(f)
	f.round = false
	return f
}

// WithStars lets one entry be preferred and returns the list.
func (f *ListField) WithStars() *ListField {
	f.stars = true
	return f
}

// Fixed keeps the order of the entries and returns the list.
func (f *ListField) Fixed() *ListField {
	f.moves = false
	return f
}

// Items returns the entries in their order.
func (f *ListField) Items() []*ListItem { return slices.Clone(f.items) }

// SetItems replaces the entries without OnChanged; preferred is the index of the one with the star, -1 for none.
func (f *ListField) SetItems(preferred int, items ...*ListItem) {
	f.items, f.first, f.preferred = slices.Clone(items), slices.Clone(items), preferred
	for i, item := range items {
		item.from = i + 1
		f.hook(item)
	}
	f.draw()
}

// AddItem appends an entry without OnChanged.
func (f *ListField) AddItem(item *ListItem) {
	f.items = append(f.items, item)
	f.hook(item)
	f.draw()
}

// Preferred returns the index of the entry with the star, -1 if there is none.
func (f *ListField) Preferred() int { return f.preferred }

// AddButton returns the button below the list.
func (f *ListField) AddButton() *Button { return f.add }

// SetHooks is called by the form.
func (f *ListField) SetHooks(h *Hooks) {
	f.hooks = h
	for _, item := range f.items {
		f.hook(item)
	}
}

func (f *ListField) hook(item *ListItem) {
	own := &Hooks{Changed: f.changed}
	if f.hooks != nil {
		own.Submit, own.Cancel = f.hooks.Submit, f.hooks.Cancel
	}
	for _, field := range item.Fields {
		field.SetHooks(own)
	}
}

func (f *ListField) told() {
	f.changed()
	if f.OnChanged != nil {
		f.OnChanged()
	}
}

// Remove takes an entry out as the user would.
func (f *ListField) Remove(i int) {
	if i < 0 || i >= len(f.items) {
		return
	}
	f.items = slices.Delete(slices.Clone(f.items), i, i+1)
	switch {
	case f.preferred == i:
		f.preferred = -1
	case f.preferred > i:
		f.preferred--
	}
	f.draw()
	f.told()
}

// Shift puts an entry one place up (-1) or down (1) as the user would.
func (f *ListField) Shift(i, by int) {
	j := i + by
	if i < 0 || j < 0 || i >= len(f.items) || j >= len(f.items) {
		return
	}
	f.items[i], f.items[j] = f.items[j], f.items[i]
	switch f.preferred {
	case i:
		f.preferred = j
	case j:
		f.preferred = i
	}
	f.draw()
	f.told()
}

// Prefer gives an entry the star, or takes it from it.
func (f *ListField) Prefer(i int) {
	if f.preferred == i {
		i = -1
	}
	f.preferred = i
	f.draw()
	f.told()
}

func (f *ListField) draw() {
	f.rows.Objects = nil
	for i, item := range f.items {
		row := []fyne.CanvasObject{item.Object}
		side := func(b *Button) fyne.CanvasObject { return PadEach(2, 0, 0, 0, b) } // in the middle of a field

		if f.stars {
			row = append(row, side(f.star(i)))
		}
		if f.moves && len(f.items) > 1 {
			up := NewIconButton(look.Icon("chevron-up"), Words.MoveUp, func() { f.Shift(i, -1) })
			up.SetDisabled(i == 0, "")
			down := NewIconButton(look.Icon("chevron-down"), Words.MoveDown, func() { f.Shift(i, 1) })
			down.SetDisabled(i == len(f.items)-1, "")
			row = append(row, side(up), side(down))
		}
		row = append(row, side(NewIconButton(look.Icon("close"), Words.Remove, func() { f.Remove(i) })))
		f.rows.Objects = append(f.rows.Objects, TopRow(4, 0, row...))
	}
	show(f.rows, len(f.items) > 0)
	f.control.Refresh()
	f.Refresh()
}

func (f *ListField) star(i int) *Button {
	icon, kind := "star", QuietMuted
	if i == f.preferred {
		icon, kind = "star-full", Quiet
	}
	b := NewButton(kind, "", look.Icon(icon), func() { f.Prefer(i) })
	b.Small = true
	b.SetToolTip(Words.Preferred)
	return b
}

// SetItemError shows an error at a field of an entry; the path is "index.name". It reports whether there is such a field.
func (f *ListField) SetItemError(path, text string) bool {
	field := f.itemField(path)
	if field == nil {
		return false
	}
	field.SetError(text)
	return true
}

func (f *ListField) itemField(path string) Field {
	index, name, _ := strings.Cut(path, ".")
	i, err := strconv.Atoi(index)
	if err != nil || i < 0 || i >= len(f.items) {
		return nil
	}
	return f.items[i].Fields[name]
}

func (f *ListField) clearErrors() {
	f.SetError("")
	for _, item := range f.items {
		for _, field := range item.Fields {
			field.SetError("")
		}
	}
}

// Focus gives the keyboard to the first entry, or to the button that adds one.
func (f *ListField) Focus() {
	if len(f.items) > 0 {
		f.focusItem(f.items[0])
		return
	}
	focus(f.add)
}

func (f *ListField) focusItem(item *ListItem) {
	if first := firstFocusable(item.Object); first != nil {
		focus(first)
	}
}

// firstFocusable finds the first thing below o that takes the keyboard.
func firstFocusable(o fyne.CanvasObject) fyne.Focusable {
	switch o := o.(type) {
	case *fyne.Container:
		for _, child := range o.Objects {
			if f := firstFocusable(child); f != nil {
				return f
			}
		}
	case interface{ firstInput() fyne.Focusable }:
		return o.firstInput()
	case fyne.Focusable:
		return o
	}
	return nil
}

// firstInput is the control of a field.
func (f *frame) firstInput() fyne.Focusable { return firstFocusable(f.control) }

var _ Field = (*ListField)(nil)
