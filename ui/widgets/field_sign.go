package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"

	"alumnibook/ui/look"
)

// dropSign is the small button at the end of a field that opens its list.
type dropSign struct {
	pressable
	name string
}

func newDropSign(tapped func()) *dropSign { return newEndSign("chevron-down", tapped) }

func newEndSign(name string, tapped func()) *dropSign {
	d := &dropSign{name: name}
	d.OnTapped = tapped
	d.ExtendBaseWidget(d)
	return d
}

// Disabled keeps it out of the keyboard's way: Down opens the list.
func (d *dropSign) Disabled() bool { return true }

// Cursor shows an arrow instead of the text cursor around.
func (d *dropSign) Cursor() desktop.Cursor { return desktop.PointerCursor }

// CreateRenderer is called by Fyne.
func (d *dropSign) CreateRenderer() fyne.WidgetRenderer {
	pic := canvas.NewImageFromResource(nil)
	pic.FillMode = canvas.ImageFillContain
	p := &parts{of: d, objects: []fyne.CanvasObject{pic}}
	p.min = func() fyne.Size { return fyne.NewSize(look.Px(26), look.Px(20)) }
	p.layout = func(s fyne.Size) {
		side := look.Px(16)
		place(pic, (s.Width-side)/2-1, (s.Height-side)/2, side, side)
	}
	p.restyle = func() {
		c := look.ColorMuted
		if d.hovered {
			c = look.ColorText
		}
		setPicture(pic, look.IconIn(d.name, c))
	}
	p.restyle()
	return p
}
