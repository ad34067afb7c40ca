package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// areas are the places with a scroll bar that are shown now.
var areas = map[*ScrollArea]bool{}

// wheel lies over an entry and gives the mouse wheel to the place around, which Fyne's entries would swallow: a form
// could not be scrolled where its fields are. Only a text that is higher than its entry keeps the wheel.
type wheel struct {
	widget.BaseWidget
	over  fyne.CanvasObject
	inner *container.Scroll
}

func newWheel(over fyne.CanvasObject) *wheel {
	w := &wheel{over: over}
	w.ExtendBaseWidget(w)
	return w
}

// Scrolled is called by Fyne.
func (w *wheel) Scrolled(e *fyne.ScrollEvent) {
	active()
	if w.inner != nil && w.inner.Content != nil && w.inner.Content.MinSize().Height > w.inner.Size().Height+1 && w.inner.Direction != fyne.ScrollHorizontalOnly {
		w.inner.Scrolled(e)
		return
	}
	if a := areaAround(w.over); a != nil {
		a.scroll.Scrolled(e)
	}
}

// areaAround is the smallest place with a scroll bar whose content has o in it, in sight or not.
func areaAround(o fyne.CanvasObject) *ScrollArea {
	c := canvasOf(o)
	at := positionOf(o).AddXY(o.Size().Width/2, o.Size().Height/2)
	var best *ScrollArea
	for a := range areas {
		if canvasOf(a) != c || best != nil && a.Size().Height*a.Size().Width > best.Size().Height*best.Size().Width {
			continue
		}
		mark := positionOf(a.mark)
		if mark.IsZero() { // not shown at present
			continue
		}
		p, s := positionOf(a.content), a.content.Size()
		if at.X >= p.X && at.X <= p.X+s.Width && at.Y >= p.Y && at.Y <= p.Y+s.Height {
			best = a
		}
	}
	return best
}

// reveal brings what has got the keyboard into sight.
func reveal(o fyne.CanvasObject) {
	if o == nil || canvasOf(o) == nil {
		return
	}
	if a := areaAround(o); a != nil {
		a.Reveal(o)
	}
	for r := range rooms {
		if canvasOf(r) == canvasOf(o) && r.holds(o) {
			r.reveal(o)
		}
	}
}

// CreateRenderer is called by Fyne.
func (w *wheel) CreateRenderer() fyne.WidgetRenderer {
	r := canvas.NewRectangle(color.Transparent)
	return &parts{
		of: w, objects: []fyne.CanvasObject{r},
		min:    func() fyne.Size { return fyne.Size{} },
		layout: func(s fyne.Size) { r.Resize(s) },
	}
}
