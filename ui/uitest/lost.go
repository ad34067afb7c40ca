package uitest

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"alumnibook/ui/widgets"
)

// written is a line of words as it is drawn.
type written struct {
	drawn
	text  *canvas.Text
	words area // what the letters take, whatever room they were given
	over  int  // how many shapes were drawn before it
}

// Lost are the words that do not stand in the window whole: beyond an edge where nothing can be scrolled, drawn over
// one another, or squeezed to nothing. Words that end in an ellipsis are not lost, but in the navigation. Where
// something floats over the page, that is looked at alone.
func (w *Window) Lost() []string {
	var lines []written
	var lost []string
	var ground *[]patch
	top := w.Canvas().Overlays().Top() != nil
	drawing(w.Canvas(), func(d drawn) {
		if ground = d.ground; d.floats != top {
			return
		}
		if n, ok := d.o.(*widgets.NavItem); ok && !n.IconOnly && drawnText(n) != n.Text {
			lost = append(lost, fmt.Sprintf("%q is cut off in the navigation", n.Text))
		}
		if t, ok := d.o.(*canvas.Text); ok && strings.TrimSpace(t.Text) != "" {
			lines = append(lines, written{d, t, letters(t, d.whole), len(*d.ground)})
		}
		if c, ok := d.o.(*widgets.CutText); ok && strings.TrimSpace(c.Text) != "" && d.o.Size().Width < min(10, c.WantWidth()-1) {
			lost = append(lost, fmt.Sprintf("%q has no room", c.Text))
		}
	})
	lines = slices.DeleteFunc(lines, func(l written) bool { return l.covered((*ground)[l.over:]) })
	for i, l := range lines {
		if by := l.beyond(); by > 1.5 {
			lost = append(lost, fmt.Sprintf("%q stands %.0f beyond an edge", l.text.Text, by))
		}
		for _, other := range lines[:i] {
			if l.hits(other) {
				lost = append(lost, fmt.Sprintf("%q is drawn over %q", l.text.Text, other.text.Text))
			}
		}
	}
	return lost
}

// drawnText is what an object really shows of its words.
func drawnText(o fyne.CanvasObject) string {
	text := ""
	descend(node{o: o}, func(n node) bool {
		t, ok := n.o.(*canvas.Text)
		if ok {
			text = t.Text
		}
		return !ok
	})
	return text
}

// letters is the part of the window that words take.
func letters(t *canvas.Text, room area) area {
	size := fyne.MeasureText(t.Text, t.TextSize, t.TextStyle)
	middle := (room.top + room.bottom) / 2
	a := area{room.left, middle - size.Height/2, room.left + size.Width, middle + size.Height/2}
	if room.bottom-room.top < size.Height {
		a.top, a.bottom = room.top, room.top+size.Height
	}
	switch t.Alignment {
	case fyne.TextAlignCenter:
		x := (room.left + room.right - size.Width) / 2
		a.left, a.right = x, x+size.Width
	case fyne.TextAlignTrailing:
		a.left, a.right = room.right-size.Width, room.right
	}
	return a
}

// covered tells that something opaque was drawn over the words later.
func (l written) covered(later []patch) bool {
	return hidden(l.words.within(l.clip), later)
}

// hidden tells that the middle of an area lies below something opaque.
func hidden(a area, later []patch) bool {
	x, y := (a.left+a.right)/2, (a.top+a.bottom)/2
	for _, p := range later {
		if _, _, _, a := p.fill.RGBA(); a == 0xffff && p.area.has(x, y) {
			return true
		}
	}
	return false
}

// beyond is how far the words reach over the edge of what can be seen, in a direction that can't be scrolled.
func (l written) beyond() float32 {
	sideways, down := l.scrolls()
	var by float32
	if !sideways {
		by = max(l.clip.left-l.words.left, l.words.right-l.clip.right)
	}
	if !down {
		const air = 3 // above and below the letters of a line
		by = max(by, l.clip.top-l.words.top-air, l.words.bottom-l.clip.bottom-air)
	}
	return by
}

func (l written) scrolls() (sideways, down bool) {
	for _, o := range l.path {
		switch o := o.(type) {
		case *widget.Entry, *widgets.Input:
			return true, true
		case *container.Scroll:
			sideways = sideways || o.Direction == container.ScrollBoth || o.Direction == container.ScrollHorizontalOnly
			down = down || o.Direction != container.ScrollHorizontalOnly
		case *widgets.DataGrid: // its header goes with its rows
			sideways = true
		}
	}
	return sideways, down
}

// hits tells that two lines of words are drawn over each other, with nothing opaque between them.
func (l written) hits(other written) bool {
	if l.floats != other.floats || l.layer() != other.layer() {
		return false
	}
	both := l.words.within(l.clip).within(other.words.within(other.clip))
	if both.right-both.left <= 2 || both.bottom-both.top <= 0.35*(l.words.bottom-l.words.top) {
		return false
	}
	return !hidden(both, (*l.ground)[other.over:l.over])
}

// layer is the sheet that the words lie on: what floats over the page may cover some of it.
func (d drawn) layer() fyne.CanvasObject {
	for _, o := range d.path {
		if t, ok := o.(*widgets.ToastStack); ok {
			return t
		}
	}
	return nil
}
