package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"alumnibook/ui/look"
)

// CheckLine is one line of a checklist: a box to tick, what is to be done, second words below it, and something on the
// right. The box ticks; a press anywhere else opens the line.
type CheckLine struct {
	pressable
	OnTicked func(on bool)
	OnMenu   func() []*fyne.MenuItem // right click

	box          *tick
	title, under *Paragraph
	right        fyne.CanvasObject // nil for nothing
}

// NewCheckLine returns a line; under may be "", right and opened may be nil. A ticked one is struck through.
func NewCheckLine(title, under string, on bool, right fyne.CanvasObject, opened func()) *CheckLine {
	words := Span{Text: title, Strike: on}
	if on {
		words.Color = look.ColorMuted
	}
	l := &CheckLine{box: &tick{on: on}, title: NewRich(words), under: NewMutedParagraph(under), right: right}
	l.under.TextSize = look.SizeSmall
	l.OnTapped = opened
	l.box.OnTapped = func() {
		l.box.on = !l.box.on
		l.box.Refresh()
		if l.OnTicked != nil {
			l.OnTicked(l.box.on)
		}
	}
	l.box.ExtendBaseWidget(l.box)
	l.box.SetToolTip(title)
	l.ExtendBaseWidget(l)
	return l
}

// Ticked tells whether the box is ticked.
func (l *CheckLine) Ticked() bool { return l.box.on }

// Tick ticks the box as the user would.
func (l *CheckLine) Tick() { l.box.press() }

// SetBoxTip says what ticking the box means.
func (l *CheckLine) SetBoxTip(text string) { l.box.SetToolTip(text) }

// Disabled keeps lines that only show out of the keyboard's way.
func (l *CheckLine) Disabled() bool { return l.disabled || l.OnTapped == nil && l.OnMenu == nil }

// TappedSecondary is called by Fyne on a right click.
func (l *CheckLine) TappedSecondary(e *fyne.PointEvent) {
	if l.OnMenu != nil {
		ShowMenuAt(l, e.AbsolutePosition, l.OnMenu()...)
	}
}

// margins are the room of the box on the left, and of what stands on the right.
func (l *CheckLine) margins() (left, right float32) {
	if l.right != nil {
		right = l.right.MinSize().Width + look.Px(10)
	}
	return look.Px(29), right
}

// Resize wraps the texts in their new width before anybody asks for the height.
func (l *CheckLine) Resize(s fyne.Size) {
	left, right := l.margins()
	w := max(s.Width-left-right, 1)
	l.title.Resize(fyne.NewSize(w, l.title.BaseWidget.Size().Height))
	l.under.Resize(fyne.NewSize(w, l.under.BaseWidget.Size().Height))
	l.pressable.BaseWidget.Resize(s)
}

func (l *CheckLine) below() float32 {
	if len(l.under.Spans) == 0 || l.under.Spans[0].Text == "" {
		return 0
	}
	return l.under.MinSize().Height
}

// CreateRenderer is called by Fyne.
func (l *CheckLine) CreateRenderer() fyne.WidgetRenderer {
	l.ExtendBaseWidget(l)
	back, focusRing := box(theme.ColorNameHover, 4), ring(4)
	p := &parts{of: l, objects: []fyne.CanvasObject{back, l.box, l.title, l.under}}
	if l.right != nil {
		p.objects = append(p.objects, l.right)
	}
	p.objects = append(p.objects, focusRing)
	pad := func() float32 { return look.Px(6) }
	p.min = func() fyne.Size {
		left, right := l.margins()
		h := l.title.MinSize().Height + l.below()
		if l.right != nil {
			h = max(h, l.right.MinSize().Height)
		}
		return fyne.NewSize(left+right+look.Px(60), h+2*pad())
	}
	p.layout = func(s fyne.Size) {
		left, right := l.margins()
		place(back, -pad(), 0, s.Width+2*pad(), s.Height)
		place(focusRing, -pad(), 0, s.Width+2*pad(), s.Height)
		side := l.box.MinSize()
		words := l.title.MinSize().Height + l.below()
		top := (s.Height - words) / 2
		line := min(l.title.MinSize().Height, look.Px(20)) // the box stands beside the first line
		place(l.box, 0, top+(line-side.Height)/2+look.Px(1), side.Width, side.Height)
		w := max(s.Width-left-right, 1)
		place(l.title, left, top, w, l.title.MinSize().Height)
		place(l.under, left, top+l.title.MinSize().Height, w, l.below())
		if l.right != nil {
			m := l.right.MinSize()
			place(l.right, s.Width-m.Width, (s.Height-m.Height)/2, m.Width, m.Height)
		}
	}
	p.restyle = func() {
		back.FillColor = look.Color(theme.ColorNameHover)
		show(back, l.hovered && l.OnTapped != nil)
		show(l.under, l.below() > 0)
		show(focusRing, l.focused)
		focusRing.StrokeColor = look.Color(look.ColorAccent)
		back.Refresh()
	}
	p.restyle()
	return p
}
