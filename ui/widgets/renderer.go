package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"alumnibook/ui/look"
)

// parts is a renderer made of functions; restyle brings colours and texts up to date.
type parts struct {
	of      fyne.CanvasObject
	objects []fyne.CanvasObject
	list    func() []fyne.CanvasObject // instead of objects, where they change
	min     func() fyne.Size
	layout  func(fyne.Size)
	restyle func()
	destroy func()
}

// Destroy is called by Fyne when the object has not been shown for a while.
func (p *parts) Destroy() {
	if p.destroy != nil {
		p.destroy()
	}
}

func (p *parts) Objects() []fyne.CanvasObject {
	if p.list != nil {
		return p.list()
	}
	return p.objects
}

func (p *parts) MinSize() fyne.Size { return p.min() }

func (p *parts) Layout(s fyne.Size) {
	if p.layout != nil {
		p.layout(s)
	}
}

func (p *parts) Refresh() {
	if p.restyle != nil {
		p.restyle()
	}
	p.Layout(p.of.Size())
	canvas.Refresh(p.of)
}

// place moves and resizes in one go.
func place(o fyne.CanvasObject, x, y, w, h float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(w, h))
}

func box(fill fyne.ThemeColorName, radius float32) *canvas.Rectangle {
	r := canvas.NewRectangle(look.Color(fill))
	r.CornerRadius = look.Px(radius)
	return r
}

// ring is the sign of the keyboard's focus.
func ring(radius float32) *canvas.Rectangle {
	r := canvas.NewRectangle(color.Transparent)
	r.StrokeWidth = 2
	r.StrokeColor = look.Color(look.ColorAccent)
	r.CornerRadius = look.Px(radius)
	r.Hide()
	return r
}

func show(o fyne.CanvasObject, yes bool) {
	if yes == o.Visible() {
		return
	}
	if yes {
		o.Show()
	} else {
		o.Hide()
	}
}

// Gap returns an empty object of the given size, to keep things apart.
func Gap(w, h float32) fyne.CanvasObject {
	r := canvas.NewRectangle(color.Transparent)
	r.SetMinSize(fyne.NewSize(w, h))
	return r
}
