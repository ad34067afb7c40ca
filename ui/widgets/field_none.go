package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// NoField keeps the room of a field in a row free, so that those beside it are as wide as in other rows.
type NoField struct{ widget.BaseWidget }

// NewNoField returns the room of a field.
func NewNoField() *NoField {
	f := &NoField{}
	f.ExtendBaseWidget(f)
	return f
}

// Focus does nothing: there is nothing to type.
func (*NoField) Focus() {}

// SetError does nothing: nothing can be wrong.
func (*NoField) SetError(string) {}

// Snapshot is always the same.
func (*NoField) Snapshot() string { return "" }

// SetHooks does nothing: nothing changes.
func (*NoField) SetHooks(*Hooks) {}

// CreateRenderer is called by Fyne.
func (*NoField) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(Gap(1, 1)) }

var _ Field = (*NoField)(nil)
