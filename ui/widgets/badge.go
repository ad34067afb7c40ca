package widgets

import (
	"fyne.io/fyne/v2"

	"alumnibook/ui/look"
)

// Badge is a small count on the accent colour.
type Badge struct {
	tipped
	Text string
}

// NewBadge returns a badge; an empty text hides it.
func NewBadge(text string) *Badge {
	b := &Badge{Text: text}
	b.ExtendBaseWidget(b)
	return b
}

// SetText changes the count; an empty one hides the badge.
func (b *Badge) SetText(text string) {
	b.Text = text
	b.Refresh()
}

// CreateRenderer is called by Fyne.
func (b *Badge) CreateRenderer() fyne.WidgetRenderer {
	b.ExtendBaseWidget(b)
	back, words := box(look.ColorAccent, 9), label("", 11, true, look.ColorOnAccent)
	words.Alignment = fyne.TextAlignCenter
	p := &parts{of: b, objects: []fyne.CanvasObject{back, words}}
	p.min = func() fyne.Size {
		if b.Text == "" {
			return fyne.Size{}
		}
		w := textWidth(b.Text, look.Px(11), fyne.TextStyle{Bold: true}) + look.Px(14)
		return fyne.NewSize(max(w, look.Px(18)), look.Px(18))
	}
	p.layout = func(s fyne.Size) {
		h := look.Px(18)
		place(back, 0, (s.Height-h)/2, s.Width, h)
		place(words, 0, (s.Height-h)/2, s.Width, h)
	}
	p.restyle = func() {
		back.FillColor, back.CornerRadius = look.Color(look.ColorAccent), look.Px(9)
		words.Text, words.Color, words.TextSize = b.Text, look.Color(look.ColorOnAccent), look.Px(11)
		show(back, b.Text != "")
		show(words, b.Text != "")
		words.Refresh()
		back.Refresh()
	}
	p.restyle()
	return p
}
