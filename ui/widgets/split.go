package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"alumnibook/ui/look"
)

// SplitPane shows two things beside each other with a border that can be dragged. One side has a width of its own, the
// other takes the rest. In a narrow window the side covers the rest instead of squeezing it.
type SplitPane struct {
	widget.BaseWidget
	OnWidth func(width float32) // the border was dragged; keep Width
	OnCover func(covers bool)   // it begins or ends to cover: show a way to close it
	OnFold  func(folded bool)   // the side has no room for its words any more, or has it again

	main, side fyne.CanvasObject
	onLeft     bool
	width      float32
	least      float32 // of the side
	mainLeast  float32
	coverBelow float32 // width of the whole, at normal text size
	open       bool
	covers     bool
	unfolded   func() float32 // what the side asks for with all its words, as it is drawn; nil for one that is never folded
	folded     bool
	divider    *divider
}

// NewSplitPane returns main on the left and a side of the given width on the right. Below coverBelow the side covers
// main; 0 never does. Widths are at normal text size.
func NewSplitPane(main, side fyne.CanvasObject, width, coverBelow float32) *SplitPane {
	s := &SplitPane{main: main, side: side, width: width, least: 220, mainLeast: 320, coverBelow: coverBelow, open: true}
	s.divider = newDivider(s)
	s.ExtendBaseWidget(s)
	return s
}

// NewLeftPane returns a side of the given width on the left of main, as for a navigation.
func NewLeftPane(side, main fyne.CanvasObject, width float32) *SplitPane {
	s := NewSplitPane(main, side, width, 0)
	s.onLeft, s.least = true, 48
	return s
}

// SetLeast sets how narrow the side and the rest may become.
func (s *SplitPane) SetLeast(side, main float32) {
	s.least, s.mainLeast = side, main
	s.Refresh()
}

// SetFolding lets the side fold to its least width where there is no room for what it asks for with all its words, so that
// none of them is cut off.
func (s *SplitPane) SetFolding(unfolded func() float32, folds func(folded bool)) {
	s.unfolded, s.OnFold = unfolded, folds
	s.Refresh()
}

// Width returns the width of the side at normal text size.
func (s *SplitPane) Width() float32 { return s.width }

// SetWidth sets the width of the side.
func (s *SplitPane) SetWidth(width float32) {
	s.width = max(width, s.least)
	s.Refresh()
}

// SetSide shows something else on the side.
func (s *SplitPane) SetSide(o fyne.CanvasObject) {
	s.side = o
	s.Refresh()
}

// SetMain shows something else in the main place.
func (s *SplitPane) SetMain(o fyne.CanvasObject) {
	s.main = o
	s.Refresh()
}

// Open shows the side, or not.
func (s *SplitPane) Open(yes bool) {
	if s.open != yes {
		s.open = yes
		s.Refresh()
	}
}

// IsOpen reports whether the side is shown.
func (s *SplitPane) IsOpen() bool { return s.open }

// Covers reports whether the side lies over the rest.
func (s *SplitPane) Covers() bool { return s.covers }

func (s *SplitPane) dragged(dx float32) {
	dx /= look.Factor()
	if !s.onLeft {
		dx = -dx
	}
	most := s.Size().Width/look.Factor() - s.mainLeast
	switch {
	case s.covers:
		most = s.Size().Width/look.Factor() - 40
	case s.unfolded != nil:
		most = max(most, s.unfolded()/look.Factor())
	}
	s.width = max(min(s.width+dx, most), s.least)
	s.Refresh()
}

// CreateRenderer is called by Fyne.
func (s *SplitPane) CreateRenderer() fyne.WidgetRenderer {
	s.ExtendBaseWidget(s)
	back := newSink()
	p := &parts{of: s}
	p.list = func() []fyne.CanvasObject {
		if !s.open {
			return []fyne.CanvasObject{s.main}
		}
		return []fyne.CanvasObject{s.main, back, s.side, s.divider}
	}
	p.min = func() fyne.Size {
		m := s.main.MinSize()
		if s.open {
			m.Height = max(m.Height, s.side.MinSize().Height)
		}
		return fyne.NewSize(min(m.Width, look.Px(s.mainLeast)), m.Height)
	}
	p.layout = func(size fyne.Size) {
		covers := s.open && s.coverBelow > 0 && size.Width < look.Px(s.coverBelow)
		changed := covers != s.covers
		s.covers = covers
		s.layout(size, back)
		if changed && s.OnCover != nil {
			s.OnCover(covers)
		}
	}
	p.restyle = func() { back.Refresh() }
	return p
}

func (s *SplitPane) layout(size fyne.Size, back fyne.CanvasObject) {
	if !s.open {
		place(s.main, 0, 0, size.Width, size.Height)
		return
	}
	w := min(look.Px(s.width), size.Width-look.Px(40))
	if !s.covers {
		w = max(min(w, size.Width-look.Px(s.mainLeast)), look.Px(s.least))
		w = s.fold(w, size.Width)
	}
	rest := size.Width - w
	thick := look.Px(7)
	sideX, mainX, edge := rest, float32(0), rest
	if s.onLeft {
		sideX, mainX, edge = 0, w, w
	}
	if s.covers {
		place(s.main, 0, 0, size.Width, size.Height)
	} else {
		place(s.main, mainX, 0, rest, size.Height)
	}
	place(back, sideX, 0, w, size.Height)
	place(s.side, sideX, 0, w, size.Height)
	place(s.divider, edge-thick/2, 0, thick, size.Height)
}

// mainTight is how narrow the rest becomes before a side folds.
const mainTight float32 = 300

// fold gives a side that would get the width w all that it asks for, or folds it: where the user dragged it more than
// half of the way together, or where the rest would become too narrow.
func (s *SplitPane) fold(w, whole float32) float32 {
	if s.unfolded == nil {
		return w
	}
	need, least := s.unfolded(), look.Px(s.least)
	folded := w < need && (look.Px(s.width) < (need+least)/2 || whole-need < look.Px(mainTight))
	if folded != s.folded {
		s.folded = folded
		s.OnFold(folded)
	}
	if folded {
		return least
	}
	return max(w, need)
}

// divider is the border that is dragged.
type divider struct {
	widget.BaseWidget
	pane    *SplitPane
	hovered bool
}

func newDivider(s *SplitPane) *divider {
	d := &divider{pane: s}
	d.ExtendBaseWidget(d)
	return d
}

// Cursor shows that it can be dragged.
func (d *divider) Cursor() desktop.Cursor { return desktop.HResizeCursor }

// MouseIn is called by Fyne.
func (d *divider) MouseIn(*desktop.MouseEvent) { d.hovered = true; d.Refresh() }

// MouseMoved is called by Fyne.
func (d *divider) MouseMoved(*desktop.MouseEvent) {}

// MouseOut is called by Fyne.
func (d *divider) MouseOut() { d.hovered = false; d.Refresh() }

// Dragged is called by Fyne.
func (d *divider) Dragged(e *fyne.DragEvent) { d.pane.dragged(e.Dragged.DX) }

// DragEnd is called by Fyne.
func (d *divider) DragEnd() {
	if d.pane.OnWidth != nil {
		d.pane.OnWidth(d.pane.width)
	}
}

// CreateRenderer is called by Fyne.
func (d *divider) CreateRenderer() fyne.WidgetRenderer {
	line := canvas.NewRectangle(nil)
	p := &parts{of: d, objects: []fyne.CanvasObject{line}}
	p.min = func() fyne.Size { return fyne.NewSize(look.Px(7), 1) }
	p.layout = func(s fyne.Size) {
		w := float32(1)
		if d.hovered {
			w = 2
		}
		place(line, (s.Width-w)/2, 0, w, s.Height)
	}
	p.restyle = func() {
		line.FillColor = look.Color(look.ColorLine)
		if d.hovered {
			line.FillColor = look.Color(look.ColorAccent)
		}
		line.Refresh()
	}
	p.restyle()
	return p
}

// sink is a ground that lets no click through to what it covers.
type sink struct{ widget.BaseWidget }

func newSink() *sink {
	s := &sink{}
	s.ExtendBaseWidget(s)
	return s
}

// Tapped is called by Fyne and ends here.
func (s *sink) Tapped(*fyne.PointEvent) {}

// TappedSecondary is called by Fyne and ends here.
func (s *sink) TappedSecondary(*fyne.PointEvent) {}

// MouseIn is called by Fyne and ends here.
func (s *sink) MouseIn(*desktop.MouseEvent) {}

// MouseMoved is called by Fyne and ends here.
func (s *sink) MouseMoved(*desktop.MouseEvent) {}

// MouseOut is called by Fyne and ends here.
func (s *sink) MouseOut() {}

// Scrolled is called by Fyne and ends here.
func (s *sink) Scrolled(*fyne.ScrollEvent) {}

// CreateRenderer is called by Fyne.
func (s *sink) CreateRenderer() fyne.WidgetRenderer {
	back := canvas.NewRectangle(look.Color(look.ColorBackground))
	return &parts{
		of: s, objects: []fyne.CanvasObject{back},
		min:     func() fyne.Size { return fyne.NewSize(1, 1) },
		layout:  func(size fyne.Size) { back.Resize(size) },
		restyle: func() { back.FillColor = look.Color(look.ColorBackground); back.Refresh() },
	}
}
