package uitest

import (
	"fmt"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"alumnibook/ui/widgets"
)

const dots = "…"

// Unexplained are the words that are cut off with an ellipsis, and of which the pointer does not show the rest.
func (w *Window) Unexplained() []string {
	after := widgets.After
	widgets.After = func(_ time.Duration, show func()) func() { show(); return func() {} }
	defer func() { widgets.After = after }()
	var cuts []drawn
	var over []int // how many shapes were drawn before each
	top := w.Canvas().Overlays().Top() != nil
	drawing(w.Canvas(), func(d drawn) {
		if t, ok := d.o.(*canvas.Text); ok && d.floats == top && d.cutOff(t) {
			cuts, over = append(cuts, d), append(over, len(*d.ground))
		}
	})
	var all []string
	for i, d := range cuts {
		if hidden(d.whole.within(d.clip), (*d.ground)[over[i]:]) {
			continue
		}
		text := d.o.(*canvas.Text).Text
		if tip := w.tipOf(d); !strings.Contains(tip, strings.TrimSpace(strings.TrimSuffix(text, dots))) {
			all = append(all, fmt.Sprintf("%q in %T is cut off, and the pointer says %q", text, d.path[len(d.path)-1], tip))
		}
	}
	test.MoveMouse(w.Canvas(), fyne.NewPos(-1, -1))
	return all
}

// cutOff tells that a text that can be seen is not all that it stands for.
func (d drawn) cutOff(t *canvas.Text) bool {
	whole := letters(t, d.whole)
	seen := whole.within(d.clip)
	if !strings.HasSuffix(t.Text, dots) || seen.empty() || seen.bottom-seen.top < 0.9*(whole.bottom-whole.top) {
		return false // half out of sight, it is not to be read before one scrolls
	}
	for _, o := range d.path {
		switch o := o.(type) {
		case *widgets.Paragraph:
			return o.Lines > 0 && !strings.HasSuffix(spans(o), t.Text)
		case *widget.PopUpMenu: // it cuts nothing
			return false
		}
	}
	return widgets.IsCut(t.Text)
}

// tipOf is what is said when the pointer rests on some words, where no scroll bar lies over them.
func (w *Window) tipOf(d drawn) string {
	seen := d.whole.within(d.clip)
	tip := ""
	for _, part := range []float32{0.5, 0.1, 0.9} {
		x, y := seen.left+part*(seen.right-seen.left), seen.top+part*(seen.bottom-seen.top)
		if tip = w.tipAt(fyne.NewPos(x, y)); tip != "" {
			break
		}
	}
	return tip
}

// tipAt is what is said when the pointer rests somewhere.
func (w *Window) tipAt(at fyne.Position) string {
	test.MoveMouse(w.Canvas(), fyne.NewPos(-1, -1))
	test.MoveMouse(w.Canvas(), at)
	said := ""
	walk(w.Canvas(), func(n node) bool {
		if p, ok := n.o.(*widgets.Paragraph); ok && widgets.IsTip(n.path[len(n.path)-1]) {
			said = spans(p)
		}
		return said == ""
	})
	return said
}
