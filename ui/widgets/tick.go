package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"alumnibook/ui/look"
)

// TickButton is an empty box that is pressed once the thing beside it is done. Under the pointer it shows what a press
// will do; what has been done then goes away by itself.
type TickButton struct {
	pressable
}

// NewTickButton returns the box; tip says what a press means.
func NewTickButton(tip string, tapped func()) *TickButton {
	t := &TickButton{}
	t.OnTapped = tapped
	t.ExtendBaseWidget(t)
	t.SetToolTip(tip)
	return t
}

// CreateRenderer is called by Fyne.
func (t *TickButton) CreateRenderer() fyne.WidgetRenderer {
	t.ExtendBaseWidget(t)
	frame, focusRing := canvas.NewRectangle(nil), ring(5)
	hook := canvas.NewImageFromResource(nil)
	hook.FillMode = canvas.ImageFillContain
	p := &parts{of: t, objects: []fyne.CanvasObject{frame, hook, focusRing}}
	p.min = func() fyne.Size { return fyne.NewSquareSize(look.Px(22)) }
	p.layout = func(s fyne.Size) {
		side := look.Px(16)
		x, y := (s.Width-side)/2, (s.Height-side)/2
		place(frame, x, y, side, side)
		place(hook, x+look.Px(1), y+look.Px(1), side-look.Px(2), side-look.Px(2))
		place(focusRing, x-look.Px(3), y-look.Px(3), side+look.Px(6), side+look.Px(6))
	}
	p.restyle = func() {
		frame.FillColor, frame.StrokeColor, frame.StrokeWidth = look.Color(look.ColorSurface), look.Color(look.ColorMuted), 1.4
		frame.CornerRadius = look.Px(3.5)
		if t.hovered || t.focused {
			frame.StrokeColor = look.Color(look.ColorAccent)
			setPicture(hook, look.IconIn("check", look.ColorAccent))
		} else {
			hook.Hide()
		}
		focusRing.StrokeColor = look.Color(look.ColorAccent)
		show(focusRing, t.focused)
		frame.Refresh()
	}
	p.restyle()
	return p
}
