package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"

	"alumnibook/ui/look"
)

// Option is one of several things to choose from, with a sentence that says what each is good for.
type Option struct {
	pressable
	OnKey func(e *fyne.KeyEvent) (taken bool) // keys before it uses them itself; may be nil

	selected     bool
	icon         *IconView
	title, about *Paragraph
}

// NewOption returns an option; icon is the name of a drawing.
func NewOption(icon, title, about string, tapped func()) *Option {
	o := &Option{icon: NewIcon(icon, look.ColorMuted, 18), title: NewRich(Span{Text: title, Bold: true}), about: NewMutedParagraph(about)}
	o.about.TextSize = look.SizeSmall
	o.OnTapped = tapped
	o.onKey = func(e *fyne.KeyEvent) bool { return o.OnKey != nil && o.OnKey(e) }
	o.ExtendBaseWidget(o)
	return o
}

// SetSelected marks what is chosen.
func (o *Option) SetSelected(yes bool) {
	if o.selected != yes {
		o.selected = yes
		o.Refresh()
	}
}

// Selected tells whether it is the one that is chosen.
func (o *Option) Selected() bool { return o.selected }

// left is where the words begin.
func (o *Option) left() float32 { return look.Px(38) }

// Resize wraps the texts in their new width before anybody asks for the height.
func (o *Option) Resize(s fyne.Size) {
	w := max(s.Width-o.left()-look.Px(10), 1)
	o.title.Resize(fyne.NewSize(w, o.title.BaseWidget.Size().Height))
	o.about.Resize(fyne.NewSize(w, o.about.BaseWidget.Size().Height))
	o.pressable.BaseWidget.Resize(s)
}

// CreateRenderer is called by Fyne.
func (o *Option) CreateRenderer() fyne.WidgetRenderer {
	o.ExtendBaseWidget(o)
	back, focusRing := box(look.ColorHover, look.Corner), ring(look.Corner)
	p := &parts{of: o, objects: []fyne.CanvasObject{back, o.icon, o.title, o.about, focusRing}}
	pad := func() float32 { return look.Px(6) }
	p.min = func() fyne.Size {
		return fyne.NewSize(o.left()+look.Px(80), o.title.MinSize().Height+o.about.MinSize().Height+2*pad())
	}
	p.layout = func(s fyne.Size) {
		back.Resize(s)
		focusRing.Resize(s)
		side, title := look.Px(18), o.title.MinSize().Height
		place(o.icon, look.Px(10), pad()+(min(title, look.Px(20))-side)/2, side, side)
		w := max(s.Width-o.left()-look.Px(10), 1)
		place(o.title, o.left(), pad(), w, title)
		place(o.about, o.left(), pad()+title, w, o.about.MinSize().Height)
	}
	p.restyle = func() {
		back.FillColor = color.Transparent
		words := look.ColorText
		switch {
		case o.selected:
			back.FillColor, words = look.Color(look.ColorAccentTint), look.ColorAccent
		case o.hovered && !o.disabled:
			back.FillColor = look.Color(look.ColorHover)
		}
		if o.disabled {
			words = look.ColorMuted
		}
		o.title.Color = words
		o.icon.Tone = words
		o.icon.Refresh()
		o.title.Refresh()
		back.CornerRadius = look.Px(look.Corner)
		show(focusRing, o.focused)
		focusRing.StrokeColor = look.Color(look.ColorAccent)
		back.Refresh()
	}
	p.restyle()
	return p
}
