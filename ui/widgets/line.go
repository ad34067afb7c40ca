package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"

	"alumnibook/ui/look"
)

// Line is one thing of a short list: what stands in it, on a ground that answers to the pointer. A click opens the
// thing, the other mouse button offers what else can be done. The buttons in it take their own clicks.
type Line struct {
	pressable
	Items   func() []*fyne.MenuItem // of the context menu; nil for none
	content fyne.CanvasObject
}

// NewLine returns a line; tapped may be nil.
func NewLine(content fyne.CanvasObject, tapped func()) *Line {
	l := &Line{content: content}
	l.OnTapped = tapped
	l.ExtendBaseWidget(l)
	return l
}

// Disabled keeps the line itself out of the keyboard's way: what can be done stands in it as buttons.
func (l *Line) Disabled() bool { return true }

// TappedSecondary is called by Fyne.
func (l *Line) TappedSecondary(e *fyne.PointEvent) {
	l.hideTip()
	if l.Items != nil {
		ShowMenuAt(l, e.AbsolutePosition, l.Items()...)
	}
}

// Resize gives what stands in it the new width before anybody asks for the height.
func (l *Line) Resize(s fyne.Size) {
	l.content.Resize(fyne.NewSize(s.Width, l.content.Size().Height))
	l.pressable.BaseWidget.Resize(s)
}

// CreateRenderer is called by Fyne.
func (l *Line) CreateRenderer() fyne.WidgetRenderer {
	l.ExtendBaseWidget(l)
	ground := box(look.ColorHover, look.Corner)
	p := &parts{of: l, objects: []fyne.CanvasObject{ground, l.content}}
	p.min = func() fyne.Size { return l.content.MinSize() }
	p.layout = func(s fyne.Size) {
		out := look.Px(6) // the ground reaches beyond the words, the words stay in line with the title above
		place(ground, -out, 0, s.Width+2*out, s.Height)
		l.content.Resize(s)
	}
	p.restyle = func() {
		ground.FillColor, ground.CornerRadius = color.Transparent, look.Px(look.Corner)
		if l.hovered && l.OnTapped != nil {
			ground.FillColor = look.Color(look.ColorHover)
		}
		ground.Refresh()
	}
	p.restyle()
	return p
}
