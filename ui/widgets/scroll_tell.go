package widgets

import "fyne.io/fyne/v2"

// OnScrolled tells fn how far the content is scrolled down, whenever that changes.
func (a *ScrollArea) OnScrolled(fn func(y float32)) {
	a.scroll.OnScrolled = func(p fyne.Position) { fn(p.Y) }
}
