package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"alumnibook/ui/look"
)

// Cover hides the whole window, dialogs too, behind its content until it is taken away: nothing below it can be seen,
// clicked or reached by keys, and all of it is as it was afterwards.
type Cover struct {
	widget.BaseWidget
	OnKey func(e *fyne.KeyEvent) // keys that nothing in it had a use for; may be nil

	canvas  fyne.Canvas
	content fyne.CanvasObject
	layer   *layer
	open    bool
}

// NewCover prepares a cover; Show lays it over the window.
func NewCover(c fyne.Canvas, content fyne.CanvasObject) *Cover {
	v := &Cover{canvas: c, content: content}
	v.ExtendBaseWidget(v)
	return v
}

// Show lays it over the window.
func (v *Cover) Show() {
	if v.open {
		return
	}
	v.open = true
	v.layer = newLayer(v.canvas, v)
	openDialog(v.canvas, v)
	v.BaseWidget.Show()
	v.canvas.Overlays().Add(v)
	v.Resize(v.canvas.Size())
}

// Hide takes it away.
func (v *Cover) Hide() {
	if !v.open {
		return
	}
	v.open = false
	v.layer.close()
	closeDialog(v.canvas, v)
	takeOff(v.canvas, v)
	v.BaseWidget.Hide()
}

// IsOpen reports whether it lies over the window.
func (v *Cover) IsOpen() bool { return v.open }

func (v *Cover) takeKey(e *fyne.KeyEvent) bool {
	if v.OnKey != nil {
		v.OnKey(e)
	}
	return true
}

// Tapped is called by Fyne on a click beside the content and ends here.
func (v *Cover) Tapped(*fyne.PointEvent) {}

// CreateRenderer is called by Fyne.
func (v *Cover) CreateRenderer() fyne.WidgetRenderer {
	v.ExtendBaseWidget(v)
	back := canvas.NewRectangle(nil)
	p := &parts{of: v}
	p.list = func() []fyne.CanvasObject {
		all := []fyne.CanvasObject{back, v.content}
		if v.layer != nil {
			all = append(all, v.layer.box)
		}
		return all
	}
	p.min = func() fyne.Size { return fyne.NewSize(look.Px(200), look.Px(120)) }
	p.layout = func(s fyne.Size) {
		back.Resize(s)
		v.content.Resize(s)
		if v.layer != nil {
			v.layer.box.Resize(s)
		}
	}
	p.restyle = func() {
		back.FillColor = look.Color(look.ColorBackground)
		back.Refresh()
	}
	p.restyle()
	return p
}
