package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"alumnibook/ui/look"
)

// Scrolled lets content that is higher than its place scroll; text in it wraps at the width of the place.
func Scrolled(content fyne.CanvasObject) *ScrollArea {
	content = Stack(0, content) // which does not stretch it
	s := &ScrollArea{content: content, scroll: container.NewVScroll(content)}
	s.ExtendBaseWidget(s)
	return s
}

// ScrollArea is a place with a vertical scroll bar.
type ScrollArea struct {
	widget.BaseWidget
	content fyne.CanvasObject
	scroll  *container.Scroll
	mark    *canvas.Rectangle // stands at 1, 1; Fyne says 0, 0 for what is not shown
}

// ToTop scrolls to the beginning.
func (a *ScrollArea) ToTop() { a.scroll.ScrollToTop() }

// By scrolls by some screens: 1 is one screen down, less a line that is read again.
func (a *ScrollArea) By(screens float32) {
	a.scroll.ScrollToOffset(a.scroll.Offset.AddXY(0, screens*max(a.scroll.Size().Height-look.Px(look.RowHeight), 0)))
}

// Reveal scrolls so that o, which is somewhere in the content, can be seen.
func (a *ScrollArea) Reveal(o fyne.CanvasObject) {
	y := positionOf(o).Y - positionOf(a.content).Y
	top, bottom := a.scroll.Offset.Y, a.scroll.Offset.Y+a.scroll.Size().Height
	if y < top {
		a.scroll.ScrollToOffset(fyne.NewPos(0, max(y-look.Px(24), 0)))
	} else if y+o.Size().Height > bottom {
		a.scroll.ScrollToOffset(fyne.NewPos(0, y+o.Size().Height-a.scroll.Size().Height+look.Px(24)))
	}
}

// CreateRenderer is called by Fyne.
func (a *ScrollArea) CreateRenderer() fyne.WidgetRenderer {
	a.ExtendBaseWidget(a)
	areas[a] = true
	a.mark = canvas.NewRectangle(color.Transparent)
	p := &parts{of: a, objects: []fyne.CanvasObject{a.scroll, a.mark}, destroy: func() { delete(areas, a) }}
	p.min = func() fyne.Size { return fyne.NewSize(a.content.MinSize().Width, look.Px(40)) }
	p.layout = func(s fyne.Size) {
		place(a.mark, 1, 1, 1, 1)
		a.content.Resize(fyne.NewSize(s.Width, a.content.Size().Height))
		a.scroll.Resize(s)
		a.content.Resize(fyne.NewSize(s.Width, max(a.content.MinSize().Height, s.Height)))
		a.scroll.Refresh()
	}
	return p
}
