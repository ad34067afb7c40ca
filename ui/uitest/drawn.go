package uitest

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"alumnibook/ui/look"
)

// area is a part of the window.
type area struct{ left, top, right, bottom float32 }

func areaOf(p fyne.Position, s fyne.Size) area {
	return area{p.X, p.Y, p.X + s.Width, p.Y + s.Height}
}

func (a area) within(b area) area {
	return area{max(a.left, b.left), max(a.top, b.top), min(a.right, b.right), min(a.bottom, b.bottom)}
}

func (a area) empty() bool { return a.right <= a.left || a.bottom <= a.top }

func (a area) has(x, y float32) bool { return x >= a.left && x < a.right && y >= a.top && y < a.bottom }

// drawn is an object as it stands in the window.
type drawn struct {
	node
	whole  area // all of it
	clip   area // what may be seen of this part of the window
	ground *[]patch
	floats bool // it lies on the topmost overlay, not on the page or on what waits below that overlay
}

// patch is a filled shape that lies below what is drawn after it.
type patch struct {
	area area
	fill color.Color
}

// drawing visits all objects that can be seen in the order in which they are drawn, with where they are.
func drawing(c fyne.Canvas, visit func(drawn)) {
	ground := &[]patch{{areaOf(fyne.Position{}, c.Size()), look.Color(look.ColorBackground)}}
	roots := append([]fyne.CanvasObject{c.Content()}, c.Overlays().List()...)
	for i, root := range roots {
		paint(drawn{node: node{o: root}, clip: areaOf(fyne.Position{}, c.Size()), ground: ground, floats: i > 0 && i == len(roots)-1}, fyne.Position{}, visit)
	}
}

func paint(d drawn, at fyne.Position, visit func(drawn)) {
	if d.o == nil || !d.o.Visible() {
		return
	}
	at = at.Add(d.o.Position())
	d.whole = areaOf(at, d.o.Size())
	if clips(d.o) {
		d.clip = d.clip.within(d.whole)
	}
	if fill := filling(d.o); fill != nil {
		*d.ground = append(*d.ground, patch{d.whole.within(d.clip), fill})
	}
	visit(d)
	path := append(d.path[:len(d.path):len(d.path)], d.o)
	for _, child := range children(d.o) {
		next := d
		next.node = node{child, path}
		paint(next, at, visit)
	}
}

func clips(o fyne.CanvasObject) bool {
	if _, scrolls := o.(fyne.Scrollable); scrolls {
		return true
	}
	w, ok := o.(fyne.Widget)
	if !ok {
		return false
	}
	_, clip := test.WidgetRenderer(w).(interface{ IsClip() })
	return clip
}

func filling(o fyne.CanvasObject) color.Color {
	switch o := o.(type) {
	case *canvas.Rectangle:
		return o.FillColor
	case *canvas.Circle:
		return o.FillColor
	}
	return nil
}

// below is the colour that a point is drawn on.
func (d drawn) below(x, y float32) color.NRGBA {
	under := color.NRGBA{A: 255}
	for _, p := range *d.ground {
		if p.fill != nil && p.area.has(x, y) {
			under = look.Over(p.fill, under)
		}
	}
	return under
}

// disabled tells that the object belongs to a control that may be greyed out. Fyne does not say it of a line of a menu.
func (d drawn) disabled() bool {
	for _, o := range append([]fyne.CanvasObject{d.o}, d.path...) {
		if c, ok := o.(fyne.Disableable); ok && c.Disabled() {
			return true
		}
		if _, ok := o.(*widget.PopUpMenu); ok {
			return true
		}
	}
	return false
}
