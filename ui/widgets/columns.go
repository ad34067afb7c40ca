package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"alumnibook/ui/look"
)

// Columns puts objects beside each other with widths by weight while there is at least so much width, and below each
// other where there is not.
func Columns(gap, least float32, weights []float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&columnsLayout{beside: shareLayout{weights, gap}, below: stackLayout{gap, -1}, least: least}, objects...)
}

type columnsLayout struct {
	beside shareLayout
	below  stackLayout
	least  float32
	wide   bool // as it was laid out last
}

func (l *columnsLayout) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	if l.wide = s.Width >= look.Px(l.least); l.wide {
		l.beside.Layout(objects, s)
		return
	}
	l.below.Layout(objects, s)
}

func (l *columnsLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	below := l.below.MinSize(objects)
	if !l.wide {
		return below
	}
	return fyne.NewSize(below.Width, l.beside.MinSize(objects).Height) // narrower, they would stand below each other
}
