package widgets

import (
	"fyne.io/fyne/v2"
)

// A widget that has no use for a key passes it on: to the form it stands in, or to the dialog around.
type keyTaker interface {
	takeKey(*fyne.KeyEvent) bool
}

// dialogs are the open dialogs of each canvas, the one on top last.
var dialogs = map[fyne.Canvas][]keyTaker{}

func openDialog(c fyne.Canvas, d keyTaker) { dialogs[c] = append(dialogs[c], d) }

func closeDialog(c fyne.Canvas, d keyTaker) {
	kept := dialogs[c][:0]
	for _, other := range dialogs[c] {
		if other != d {
			kept = append(kept, other)
		}
	}
	if len(kept) == 0 {
		delete(dialogs, c)
		return
	}
	dialogs[c] = kept
}

// passKey gives a key that o has no use for to the dialog on top, or to whoever listens on the window.
func passKey(o fyne.CanvasObject, e *fyne.KeyEvent) {
	if o == nil {
		return
	}
	c := canvasOf(o)
	if c == nil {
		return
	}
	if open := dialogs[c]; len(open) > 0 {
		open[len(open)-1].takeKey(e)
		return
	}
	if fn := c.OnTypedKey(); fn != nil {
		fn(e)
	}
}

func isEnter(e *fyne.KeyEvent) bool { return e.Name == fyne.KeyReturn || e.Name == fyne.KeyEnter }
