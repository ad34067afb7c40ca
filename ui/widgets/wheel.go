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
		if r.tight && canvasOf(r) == canvasOf(o) && r.holds(o) {
			r.reveal(o)
		}
	}
}

// revealLost is reveal for what is large: as long as some of it can be seen it stays where it is, so that a click into it
// moves nothing.
func revealLost(o fyne.CanvasObject) {
	if canvasOf(o) == nil {
		return
	}
	a := areaAround(o)
	gone := a != nil && outside(o, a.scroll)
	for r := range rooms {
		gone = gone || r.tight && r.holds(o) && outside(o, r.scroll)
	}
	if gone {
		reveal(o)
	}
}

// outside tells that nothing of an object stands in the part of the window that another has.
func outside(o, view fyne.CanvasObject) bool {
	at, size, room := positionOf(o).Subtract(positionOf(view)), o.Size(), view.Size()
	return at.X >= room.Width || at.Y >= room.Height || at.X+size.Width <= 0 || at.Y+size.Height <= 0
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
