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
	c := canvasOf(obj)
	if c == nil && obj.Visible() { // Fyne knows the canvas of an object only after it was drawn once
		c = onlyCanvas()
	}
	if c != nil && c.Focused() != o {
		c.Focus(o)
	}
}

// onlyCanvas is the canvas of the program's window, nil where there is no window or more than one.
func onlyCanvas() fyne.Canvas {
	if app := fyne.CurrentApp(); app != nil {
		if all := app.Driver().AllWindows(); len(all) == 1 {
			return all[0].Canvas()
		}
	}
	return nil
}

// modifiers are the keys held down now; tests set it, since their driver has no keyboard.
var modifiers = func() fyne.KeyModifier {
	d, ok := fyne.CurrentApp().Driver().(interface{ CurrentKeyModifiers() fyne.KeyModifier })
	if !ok {
		return 0
	}
	return d.CurrentKeyModifiers()
}
