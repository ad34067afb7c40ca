package widgets

import (
	"slices"

	"fyne.io/fyne/v2"
)

// Restorer is a field that takes back what its Snapshot said, without telling anybody.
type Restorer interface{ Restore(snapshot string) }

func restore(f Field, snapshot string) {
	if r, ok := f.(Restorer); ok {
		r.Restore(snapshot)
	}
}

// Hold takes in a field that stands elsewhere, as those of a dialog do.
func (f *Form) Hold(key string, field Field) { f.hold(Item{Key: key, Field: field}) }

func (f *Form) hold(item Item) {
	f.keys = append(f.keys, item.Key)
	f.items[item.Key] = item
	item.Field.SetHooks(f.hooks)
	f.clean[item.Key] = item.Field.Snapshot()
}

// Dirty reports whether a field differs from what it was at the last MarkClean.
func (f *Form) Dirty() bool {
	for key, item := range f.items {
		if item.Field.Snapshot() != f.clean[key] {
			return true
		}
	}
	return false
}

// MarkClean makes the present values the ones that Dirty compares with; call it after filling the form.
func (f *Form) MarkClean() {
	for key, item := range f.items {
		f.clean[key] = item.Field.Snapshot()
	}
}

// Typed is what was typed since the last MarkClean, by the keys of the fields; no picture is among it, and no password.
func (f *Form) Typed() map[string]string {
	typed := map[string]string{}
	for key, item := range f.items {
		_, can := item.Field.(Restorer)
		if text, is := item.Field.(*TextField); is && text.input.Password {
			continue
		}
		if now := item.Field.Snapshot(); can && now != f.clean[key] {
			typed[key] = now
		}
	}
	return typed
}

// Restore puts back what was typed. What the form has no field for any more is left out.
func (f *Form) Restore(typed map[string]string) {
	for _, key := range f.keys {
		if s, ok := typed[key]; ok {
			restore(f.items[key].Field, s)
		}
	}
	f.rows.Refresh()
	f.changed()
}

// Revert puts back what stood in the form at the last MarkClean.
func (f *Form) Revert() {
	f.SetErrors(nil)
	f.Restore(f.clean)
}

// Above puts anything above the fields, below what is wrong; the returned function takes it away.
func (f *Form) Above(o fyne.CanvasObject) func() {
	f.rows.Objects = slices.Insert(f.rows.Objects, 1, o)
	f.rows.Refresh()
	return func() { f.rows.Remove(o) }
}
