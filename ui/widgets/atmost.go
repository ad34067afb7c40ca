package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"alumnibook/ui/look"
)

// AtMost gives an object at most a width, in units of text of the usual size, on the left.
func AtMost(width float32, o fyne.CanvasObject) *fyne.Container {
	return container.New(&atMost{width}, o)
}

type atMost struct{ width float32 }

func (l *atMost) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	for _, o := range objects {
		o.Resize(fyne.NewSize(min(look.Px(l.width), s.Width), s.Height))
	}
}

func (l *atMost) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var m fyne.Size
	for _, o := range objects {
		m = m.Max(o.MinSize())
	}
	return m
}
