package uitest

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"

	"alumnibook/ui/look"
	"alumnibook/ui/widgets"
)

// Faint are the words that can be seen but hardly be read: their contrast with what they are drawn on is too small.
// Words of controls that are greyed out need none. Where something floats over the page, that is looked at alone.
func (w *Window) Faint() []string {
	var all []string
	top := w.Canvas().Overlays().Top() != nil
	drawing(w.Canvas(), func(d drawn) {
		t, ok := d.o.(*canvas.Text)
		if !ok || d.floats != top || strings.TrimSpace(t.Text) == "" || t.Color == nil {
			return
		}
		if t.Color == look.Color(theme.ColorNameDisabled) && d.disabled() {
			return
		}
		seen := d.whole.within(d.clip)
		if seen.empty() {
			return
		}
		ground := d.below(middleOf(t, seen))
		if got := look.Contrast(look.Over(t.Color, ground), ground); got < look.ReadableContrast {
			all = append(all, fmt.Sprintf("%.2f : 1, %v on %v, as in %q", got, t.Color, ground, t.Text))
		}
	})
	slices.Sort(all)
	return slices.CompactFunc(all, func(a, b string) bool { return a[:strings.Index(a, ", as")] == b[:strings.Index(b, ", as")] })
}

// middleOf is a point that the words are drawn on.
func middleOf(t *canvas.Text, seen area) (x, y float32) {
	half := min(fyne.MeasureText(t.Text, t.TextSize, t.TextStyle).Width, seen.right-seen.left) / 2
	y = (seen.top + seen.bottom) / 2
	switch t.Alignment {
	case fyne.TextAlignCenter:
		return (seen.left + seen.right) / 2, y
	case fyne.TextAlignTrailing:
		return seen.right - half, y
	}
	return seen.left + half, y
}

// PointAtAll is as if the pointer rested on everything that answers to it, until done is called.
func (w *Window) PointAtAll() (done func()) {
	var over []desktop.Hoverable
	walk(w.Canvas(), func(n node) bool {
		if h, ok := n.o.(desktop.Hoverable); ok {
			over = append(over, h)
		}
		return true
	})
	for _, h := range over {
		h.MouseIn(&desktop.MouseEvent{})
	}
	return func() {
		for _, h := range over {
			h.MouseOut()
		}
	}
}

// Bare are the controls whose border, or the sign that they have the keyboard, can hardly be seen: its contrast with
// what lies around it is too small.
func (w *Window) Bare() []string {
	var all []string
	top := w.Canvas().Overlays().Top() != nil
	drawing(w.Canvas(), func(d drawn) {
		r, ok := d.o.(*canvas.Rectangle)
		if !ok || d.floats != top || r.StrokeWidth == 0 || d.disabled() || !outlines(r, d.path[len(d.path)-1]) || d.whole.within(d.clip).empty() {
			return
		}
		around := d.below(d.whole.left-1, (d.whole.top+d.whole.bottom)/2)
		if got := look.Contrast(look.Over(r.StrokeColor, around), around); got < look.VisibleContrast {
			all = append(all, fmt.Sprintf("%.2f : 1, %v on %v, round %T", got, r.StrokeColor, around, d.path[len(d.path)-1]))
		}
	})
	slices.Sort(all)
	return slices.Compact(all)
}

// outlines tells that a border is that of what one types into or presses, and not of a hint in it.
func outlines(border, control fyne.CanvasObject) bool {
	switch control.(type) {
	case *widgets.Button, *widgets.Input, *widgets.Tabs, *widgets.SearchButton, *widgets.TickButton:
		return 2*border.Size().Width > control.Size().Width
	}
	return false
}
