package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"alumnibook/ui/look"
)

// SearchButton looks like a search field and opens something that searches.
type SearchButton struct {
	pressable
	Text, Shortcut string
}

// NewSearchButton returns the button; shortcut is a hint such as "Ctrl K", or "".
func NewSearchButton(text, shortcut string, tapped func()) *SearchButton {
	b := &SearchButton{Text: text, Shortcut: shortcut}
	b.OnTapped = tapped
	b.ExtendBaseWidget(b)
	return b
}

// WantWidth is how wide it is where there is room.
func (b *SearchButton) WantWidth() float32 { return look.Px(330) }

// CreateRenderer is called by Fyne.
func (b *SearchButton) CreateRenderer() fyne.WidgetRenderer {
	b.ExtendBaseWidget(b)
	back, hint, focusRing := box(look.ColorSurface, look.Corner), box(look.ColorSurface, 4), ring(look.Corner)
	back.StrokeWidth, hint.StrokeWidth = 1, 1
	words, keys := label("", look.SizeText, false, look.ColorMuted), label("", 11, false, look.ColorMuted)
	keys.Alignment = fyne.TextAlignCenter
	pic := canvas.NewImageFromResource(nil)
	pic.FillMode = canvas.ImageFillContain
	p := &parts{of: b, objects: []fyne.CanvasObject{back, pic, words, hint, keys, focusRing}}
	wide := func() float32 {
		if b.Shortcut == "" {
			return 0
		}
		return textWidth(b.Shortcut, look.Px(11), fyne.TextStyle{}) + look.Px(12)
	}
	p.min = func() fyne.Size { return fyne.NewSize(look.Px(200), look.Px(look.ControlHeight)) }
	p.layout = func(s fyne.Size) {
		for _, o := range []fyne.CanvasObject{back, focusRing} {
			o.Resize(s)
		}
		side, h := look.Px(16), look.Px(20)
		place(pic, look.Px(11), (s.Height-side)/2, side, side)
		x := s.Width - wide() - look.Px(9)
		place(hint, x, (s.Height-h)/2, wide(), h)
		place(keys, x, (s.Height-h)/2, wide(), h)
		left := look.Px(36)
		words.Text = cut(b.Text, x-left-look.Px(6), words.TextSize, words.TextStyle)
		b.sayCut(words.Text, b.Text)
		place(words, left, 0, max(x-left, 0), s.Height)
		words.Refresh()
	}
	p.restyle = func() {
		back.FillColor, back.StrokeColor = look.Color(look.ColorSurface), look.Color(look.ColorControl)
		if b.hovered {
			back.StrokeColor = look.Color(look.ColorMuted)
		}
		hint.FillColor, hint.StrokeColor = look.Color(look.ColorSurface), look.Color(look.ColorLine)
		words.Color, words.TextSize = look.Color(look.ColorMuted), look.Px(look.SizeText)
		keys.Text, keys.Color, keys.TextSize = b.Shortcut, look.Color(look.ColorMuted), look.Px(11)
		focusRing.StrokeColor = look.Color(look.ColorAccent)
		setPicture(pic, look.IconIn("search", look.ColorMuted))
		show(hint, b.Shortcut != "")
		show(focusRing, b.focused)
		back.CornerRadius, focusRing.CornerRadius = look.Px(look.Corner), look.Px(look.Corner)
		back.Refresh()
		keys.Refresh()
	}
	p.restyle()
	return p
}
