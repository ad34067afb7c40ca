package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"alumnibook/ui/look"
)

// dropper shows something below a field, on the sheet above the page.
type dropper struct {
	under fyne.CanvasObject
	what  *floating
	on    *layer
}

func (d *dropper) open(what, under fyne.CanvasObject, width float32) {
	l := layerFor(under)
	if l == nil {
		return
	}
	if d.on == nil {
		d.on, d.what, d.under = l, newFloating(what), under
		l.add(d.what)
	}
	d.place(width)
}

// place puts it below the field, or above where there is no room.
func (d *dropper) place(width float32) {
	at := positionOf(d.under).Subtract(d.on.position())
	m := d.what.MinSize()
	w := max(width, m.Width)
	area := d.on.box.Size()
	x := max(min(at.X, area.Width-w-look.Px(4)), 0)
	y := at.Y + d.under.Size().Height + look.Px(3)
	if y+m.Height > area.Height && at.Y > m.Height {
		y = at.Y - m.Height - look.Px(3)
	}
	place(d.what, x, y, w, m.Height)
}

func (d *dropper) isOpen() bool { return d.on != nil }

func (d *dropper) close() {
	if d.on != nil {
		d.on.remove(d.what)
		d.on, d.what = nil, nil
	}
}

// floating is the ground of what floats. It is apart from its content because Fyne clips what can be scrolled, and
// with it its shadow.
type floating struct {
	widget.BaseWidget
	content fyne.CanvasObject
}

func newFloating(content fyne.CanvasObject) *floating {
	f := &floating{content: content}
	f.ExtendBaseWidget(f)
	return f
}

// CreateRenderer is called by Fyne.
func (f *floating) CreateRenderer() fyne.WidgetRenderer {
	back := box(theme.ColorNameMenuBackground, look.Corner)
	p := &parts{of: f, objects: []fyne.CanvasObject{back, f.content}}
	p.min = func() fyne.Size { return f.content.MinSize() }
	p.layout = func(s fyne.Size) {
		back.Resize(s)
		f.content.Resize(s)
	}
	p.restyle = func() {
		back.FillColor, back.StrokeColor, back.StrokeWidth = look.Color(theme.ColorNameMenuBackground), look.Color(look.ColorLine), 1
		back.Shadow = canvas.Shadow{Color: look.Color(theme.ColorNameShadow), BlurRadius: look.Px(12), Offset: fyne.NewPos(0, 4)}
		back.CornerRadius = look.Px(look.Corner)
		back.Refresh()
	}
	p.restyle()
	return p
}
