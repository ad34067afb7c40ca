package uitest

import (
	"fmt"
	"image/color"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"alumnibook/ui/widgets"
)

// mostTabs is more than any page has to go through; who needs more is in a trap.
const mostTabs = 400

// Keyboard is what one comes by with Tab, in its order.
type Keyboard struct {
	w     *Window
	chain []drawn
	seen  map[fyne.CanvasObject]bool
	// Wrong is what was found on the way.
	Wrong []string
}

// TabThrough presses Tab until it comes round, from the beginning of what is on top.
func (w *Window) TabThrough() *Keyboard {
	k := &Keyboard{w: w, seen: map[fyne.CanvasObject]bool{}}
	c := w.Canvas()
	c.Unfocus()
	_, before := k.look(nil)
	for range mostTabs {
		c.FocusNext()
		o, ok := c.Focused().(fyne.CanvasObject)
		if !ok || k.seen[o] {
			break
		}
		k.seen[o] = true
		before = k.note(o, before)
	}
	k.backwards()
	k.unreached()
	c.Unfocus()
	return k
}

func (k *Keyboard) wrong(format string, args ...any) {
	k.Wrong = append(k.Wrong, fmt.Sprintf(format, args...))
}

// note looks at what has got the keyboard, and answers what can be seen then.
func (k *Keyboard) note(o fyne.CanvasObject, before []sign) []sign {
	here, now := k.look(o)
	switch {
	case here.o == nil:
		k.wrong("%s has the keyboard and is not drawn", called(o))
		return now
	case k.w.Canvas().Overlays().Top() != nil && !here.floats:
		k.wrong("Tab leaves what floats over the page for %s", called(o))
	case here.whole.within(here.clip).empty() && here.around().within(here.clip).empty():
		k.wrong("%s has the keyboard and is out of sight", called(o))
	case slices.Equal(before, now):
		k.wrong("%s does not show that it has the keyboard", called(o))
	}
	if called(o) == nameless(o) {
		k.wrong("%s has no name", nameless(o))
	}
	if n := len(k.chain); n > 0 && len(before) > 0 && goesBack(k.chain[n-1], here) {
		k.wrong("from %s Tab goes back to %s", called(k.chain[n-1].o), called(o))
	}
	k.chain = append(k.chain, here)
	return now
}

// around is the row, or whatever it is, that the object stands in.
func (d drawn) around() area {
	at := fyne.NewPos(d.whole.left, d.whole.top).Subtract(d.o.Position())
	return areaOf(at, d.path[len(d.path)-1].Size())
}

// backwards goes round with Shift. Fyne takes what stands in something else after it, there as well.
func (k *Keyboard) backwards() {
	c := k.w.Canvas()
	c.Unfocus()
	back := map[fyne.CanvasObject]bool{}
	for range k.chain {
		c.FocusPrevious()
		if o, ok := c.Focused().(fyne.CanvasObject); ok {
			back[o] = true
		}
	}
	for _, d := range k.chain {
		if !back[d.o] {
			k.wrong("Shift+Tab does not come by %s", called(d.o))
		}
	}
}

// unreached looks for what answers to a click but to no key.
func (k *Keyboard) unreached() {
	top := k.w.Canvas().Overlays().Top() != nil
	drawing(k.w.Canvas(), func(d drawn) {
		if _, can := d.o.(fyne.Tappable); !can || d.floats != top || d.whole.within(d.clip).empty() || k.reaches(d) {
			return
		}
		if called(d.o) != nameless(d.o) { // bars to scroll with, and what only catches clicks
			k.wrong("%s can be reached by the mouse alone", called(d.o))
		}
	})
}

// reaches tells that a key does what a click on it does: it has the keyboard itself, or what is around it, or in it.
func (k *Keyboard) reaches(d drawn) bool {
	if c, ok := d.o.(fyne.Disableable); ok && c.Disabled() {
		if _, line := d.o.(*widgets.Line); !line {
			return true
		}
	}
	for _, o := range append([]fyne.CanvasObject{d.o}, d.path...) {
		if k.seen[o] {
			return true
		}
	}
	found := false
	descend(node{o: d.o}, func(n node) bool {
		found = found || k.seen[n.o]
		return !found
	})
	return found
}

// goesBack tells that b stands before a as one reads: above it, or left of it in the same row. A pane at the side is
// read as a whole, and the cross of a dialog comes last.
func goesBack(a, b drawn) bool {
	one, other := parting(a, b)
	if one == nil {
		return false
	}
	p, q := place(one), place(other)
	if q.bottom <= p.top+1 {
		return true
	}
	return q.right <= p.left+1 && q.top < p.bottom && q.bottom > p.top
}

// parting are the two neighbours under the same parent in which a and b stand.
func parting(a, b drawn) (one, other fyne.CanvasObject) {
	wayA, wayB := append(slices.Clone(a.path), a.o), append(slices.Clone(b.path), b.o)
	for i := range min(len(wayA), len(wayB)) {
		if wayA[i] == wayB[i] {
			continue
		}
		switch wayA[max(i-1, 0)].(type) {
		case *widgets.SplitPane, *widgets.Modal:
			return nil, nil
		}
		return wayA[i], wayB[i]
	}
	return nil, nil
}

func place(o fyne.CanvasObject) area { return areaOf(o.Position(), o.Size()) }

// sign is a shape that can be seen: where something gets the keyboard, one of them changes.
type sign struct {
	fill, stroke color.Color
	whole        area
}

// look finds where an object is drawn, and all shapes that can be seen.
func (k *Keyboard) look(o fyne.CanvasObject) (here drawn, all []sign) {
	drawing(k.w.Canvas(), func(d drawn) {
		if d.o == o {
			here = d
		}
		if r, ok := d.o.(*canvas.Rectangle); ok {
			all = append(all, sign{r.FillColor, stroke(r), d.whole})
		}
	})
	return here, all
}

func stroke(r *canvas.Rectangle) color.Color {
	if r.StrokeWidth == 0 {
		return nil
	}
	return r.StrokeColor
}

func nameless(o fyne.CanvasObject) string { return fmt.Sprintf("a %T", o) }

// called is what an object is called by: its words, what it says when the pointer rests on it, or what stands in it.
func called(o fyne.CanvasObject) string {
	name := strings.TrimSpace(words(o))
	if tip, ok := o.(interface{ ToolTip() string }); ok && name == "" {
		name = tip.ToolTip()
	}
	if e, ok := o.(editor); ok && name == "" {
		return fmt.Sprintf("field %q", placeholder(e))
	}
	if name == "" {
		descend(node{o: o}, func(n node) bool {
			if t, ok := n.o.(*canvas.Text); ok && strings.TrimSpace(t.Text) != "" {
				name = t.Text
			}
			return name == ""
		})
	}
	if name == "" {
		return nameless(o)
	}
	return fmt.Sprintf("%T %q", o, name)
}
