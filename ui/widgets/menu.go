package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"alumnibook/ui/look"
)

// ShowMenuBelow opens a menu at the lower edge of o.
func ShowMenuBelow(o fyne.CanvasObject, items ...*fyne.MenuItem) {
	ShowMenuAt(o, positionOf(o).AddXY(0, o.Size().Height+2), items...)
}

// ShowMenuAt opens a menu at a position of the canvas that shows o, for a context menu the pointer's.
func ShowMenuAt(o fyne.CanvasObject, at fyne.Position, items ...*fyne.MenuItem) {
	c := canvasOf(o)
	if c == nil || len(items) == 0 {
		return
	}
	at = fyne.NewPos(max(at.X, 0), max(at.Y, 0)) // it may belong to what is scrolled out of sight; Fyne keeps it off the other edges
	widget.ShowPopUpMenuAtPosition(fyne.NewMenu("", items...), c, at)
}

// MenuItem returns an item with an icon; off says that it cannot be done now.
func MenuItem(text string, icon fyne.Resource, off bool, do func()) *fyne.MenuItem {
	m := fyne.NewMenuItem(text, do)
	m.Icon, m.Disabled = icon, off
	if off {
		m.Icon = look.Recolored(icon, theme.ColorNameDisabled)
	}
	return m
}

// NewSplitButton returns a button with a second, narrow one beside it that opens a menu of other ways to do it.
func NewSplitButton(kind Kind, text string, icon fyne.Resource, tapped func(), items func() []*fyne.MenuItem) fyne.CanvasObject {
	main := NewButton(kind, text, icon, tapped)
	more := NewButton(kind, "", look.Icon("chevron-down"), nil)
	more.OnTapped = func() { ShowMenuBelow(main, items()...) }
	return Row(1, main, more)
}
