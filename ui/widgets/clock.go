package widgets

import (
	"time"

	"fyne.io/fyne/v2"
)

// Now is the clock of double clicks and tooltips; tests set it.
var Now = time.Now

// After runs fn on the window's goroutine when d has passed, unless cancelled. Tests put their own in its place.
var After = func(d time.Duration, fn func()) (cancel func()) {
	t := time.AfterFunc(d, func() { fyne.Do(fn) })
	return func() { t.Stop() }
}

// canvasOf returns the canvas that shows o, nil while it is not shown.
func canvasOf(o fyne.CanvasObject) fyne.Canvas {
	app := fyne.CurrentApp()
	if app == nil {
		return nil
	}
	return app.Driver().CanvasForObject(o)
}

// positionOf is where o stands on its canvas.
func positionOf(o fyne.CanvasObject) fyne.Position {
	return fyne.CurrentApp().Driver().AbsolutePositionForObject(o)
}

// focus gives o the keyboard, if it is shown.
func focus(o fyne.Focusable) {
	obj, ok := o.(fyne.CanvasObject)
	if !ok {
		return
	}
	if c := canvasOf(obj); c != nil && c.Focused() != o {
		c.Focus(o)
	}
}

// modifiers are the keys held down now; tests set it, since their driver has no keyboard.
var modifiers = func() fyne.KeyModifier {
	d, ok := fyne.CurrentApp().Driver().(interface{ CurrentKeyModifiers() fyne.KeyModifier })
	if !ok {
		return 0
	}
	return d.CurrentKeyModifiers()
}
