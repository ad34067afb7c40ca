package people

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// tracked is the content of a scroll area that notices how far it is scrolled: a scroll area moves what it holds.
type tracked struct {
	widget.BaseWidget
	content fyne.CanvasObject
	moved   func(y float32) // how far it is scrolled down
}

func newTracked(content fyne.CanvasObject, moved func(y float32)) *tracked {
	t := &tracked{content: content, moved: moved}
	t.ExtendBaseWidget(t)
	return t
}

// Move is called by the scroll area.
func (t *tracked) Move(p fyne.Position) {
	same := p == t.Position()
	t.BaseWidget.Move(p)
	if !same {
		t.moved(-p.Y)
	}
}

// Resize gives the content its width at once, so that the height that it asks for is that of its wrapped text.
func (t *tracked) Resize(s fyne.Size) {
	t.content.Resize(s)
	t.BaseWidget.Resize(s)
}

// MinSize is that of the content as it is wrapped now.
func (t *tracked) MinSize() fyne.Size { return t.content.MinSize() }

// CreateRenderer is called by Fyne.
func (t *tracked) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(t.content) }
