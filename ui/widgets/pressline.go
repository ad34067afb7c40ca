package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"

	"alumnibook/ui/look"
)

// PressLine is a Line that the keyboard reaches: for lists in which opening a line is all that can be done.
type PressLine struct {
	pressable
	Items   func() []*fyne.MenuItem // of the context menu; nil for none
	content fyne.CanvasObject
}

// NewPressLine returns a line; tapped is called by a click, Space or Enter.
func NewPressLine(content fyne.CanvasObject, tapped func()) *PressLine {
	l := &PressLine{content: content}
	l.OnTapped = tapped
	l.ExtendBaseWidget(l)
	return l
}

// TappedSecondary is called by Fyne.
func (l *PressLine) TappedSecondary(e *fyne.PointEvent) {
	l.hideTip()
	if l.Items != nil {
		ShowMenuAt(l, e.AbsolutePosition, l.Items()...)
	}
}

// Resize gives what stands in it the new width before anybody asks for the height.
func (l *PressLine) Resize(s fyne.Size) {
	l.content.Resize(fyne.NewSize(s.Width, l.content.Size().Height))
	l.pressable.BaseWidget.Resize(s)
}

// CreateRenderer is called by Fyne.
func (l *PressLine) CreateRenderer() fyne.WidgetRenderer {
	l.ExtendBaseWidget(l)
	ground, focusRing := box(look.ColorHover, look.Corner), ring(look.Corner)
	p := &parts{of: l, objects: []fyne.CanvasObject{ground, l.content, focusRing}}
	p.min = func() fyne.Size { return l.content.MinSize() }
	p.layout = func(s fyne.Size) {
		out := look.Px(6) // the ground reaches beyond the words, the words stay in line with the title above
		place(ground, -out, 0, s.Width+2*out, s.Height)
		place(focusRing, -out, 0, s.Width+2*out, s.Height)
		l.content.Resize(s)
	}
	p.restyle = func() {
		ground.FillColor, ground.CornerRadius = color.Transparent, look.Px(look.Corner)
		if l.hovered && l.OnTapped != nil {
			ground.FillColor = look.Color(look.ColorHover)
		}
		focusRing.StrokeColor = look.Color(look.ColorAccent)
		show(focusRing, l.focused)
		ground.Refresh()
	}
	p.restyle()
	return p
}
