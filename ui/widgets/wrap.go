package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"alumnibook/ui/look"
)

// WrapRow puts objects beside each other and goes on below when the line is full: for chips.
func WrapRow(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&wrapLayout{gap: gap}, objects...)
}

type wrapLayout struct {
	gap   float32
	width float32 // that was given last
}

func (l *wrapLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	l.walk(objects, func(o fyne.CanvasObject, x, y, w, h float32) { place(o, x, y, w, h) })
}

func (l *wrapLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	height := l.walk(objects, nil)
	widest := float32(0)
	for _, o := range objects {
		if o.Visible() {
			widest = max(widest, o.MinSize().Width)
		}
	}
	if l.width <= 0 { // not laid out yet: ask for one line
		return (&rowLayout{gap: l.gap, fill: -1}).MinSize(objects)
	}
	return fyne.NewSize(min(widest, l.width), height)
}

func (l *wrapLayout) walk(objects []fyne.CanvasObject, put func(o fyne.CanvasObject, x, y, w, h float32)) float32 {
	gap := look.Px(l.gap)
	var x, y, line float32
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		m := o.MinSize()
		if x > 0 && x+m.Width > l.width {
			x, y, line = 0, y+line+gap, 0
		}
		if put != nil {
			put(o, x, y, min(m.Width, max(l.width, 1)), m.Height)
		}
		x += m.Width + gap
		line = max(line, m.Height)
	}
	return y + line
}
