package people

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// block is a page of the history. Far from what is in sight it holds nothing and is only as high as it was, so that
// thousands of entries cost no more than those that are looked at.
type block struct {
	widget.BaseWidget
	draw   func() fyne.CanvasObject
	inside fyne.CanvasObject // nil while it is far away
	width  float32           // for which the height holds
	height float32
}

// newBlock makes a block. One whose height is known begins empty; the height of any other is measured.
func newBlock(draw func() fyne.CanvasObject, height float32) *block {
	b := &block{draw: draw, height: height}
	if height == 0 {
		b.inside = draw()
	}
	b.ExtendBaseWidget(b)
	return b
}

// show fills the block or empties it.
func (b *block) show(yes bool) {
	switch {
	case yes == (b.inside != nil):
		return
	case yes:
		b.inside = b.draw()
		b.measure(b.Size().Width)
	default:
		b.inside = nil
	}
	b.Refresh()
}

func (b *block) measure(width float32) {
	b.inside.Resize(fyne.NewSize(width, b.inside.Size().Height))
	b.width, b.height = width, b.inside.MinSize().Height
}

// Resize wraps the texts in their new width before anybody asks for the height.
func (b *block) Resize(s fyne.Size) {
	if b.inside != nil && s.Width != b.width {
		b.measure(s.Width)
	}
	b.BaseWidget.Resize(s)
}

// MinSize is the height that the entries had when they were last laid out.
func (b *block) MinSize() fyne.Size { return fyne.NewSize(80, b.height) }

// CreateRenderer is called by Fyne.
func (b *block) CreateRenderer() fyne.WidgetRenderer { return &blockRenderer{b} }

type blockRenderer struct{ *block }

func (r *blockRenderer) Destroy() {}

func (r *blockRenderer) Objects() []fyne.CanvasObject {
	if r.inside == nil {
		return nil
	}
	return []fyne.CanvasObject{r.inside}
}

func (r *blockRenderer) MinSize() fyne.Size { return r.block.MinSize() }

func (r *blockRenderer) Layout(s fyne.Size) {
	if r.inside != nil {
		r.inside.Resize(s)
	}
}

func (r *blockRenderer) Refresh() {
	r.Layout(r.Size())
	canvas.Refresh(r.block)
}
