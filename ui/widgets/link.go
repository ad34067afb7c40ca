package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"

	"alumnibook/ui/look"
)

// Link is words in the accent colour that can be pressed; they are underlined under the pointer.
type Link struct {
	pressable
	Text     string
	TextSize float32 // at normal text size; 0 is that of running text
	Bold     bool
	Least    float32 // width that it asks for at least, at normal text size; 0 is 260
}

// NewLink returns a link.
func NewLink(text string, tapped func()) *Link {
	l := &Link{Text: text}
	l.OnTapped = tapped
	l.ExtendBaseWidget(l)
	return l
}

// SetText changes the words.
func (l *Link) SetText(text string) {
	l.Text = text
	l.Refresh()
}

// WantWidth is the width of the whole text.
func (l *Link) WantWidth() float32 {
	size := l.TextSize
	if size == 0 {
		size = look.SizeText
	}
	return textWidth(l.Text, look.Px(size), fyne.TextStyle{Bold: l.Bold})
}

// CreateRenderer is called by Fyne.
func (l *Link) CreateRenderer() fyne.WidgetRenderer {
	l.ExtendBaseWidget(l)
	words, line, focusRing := label("", look.SizeText, false, look.ColorAccent), canvas.NewRectangle(nil), ring(3)
	p := &parts{of: l, objects: []fyne.CanvasObject{words, line, focusRing}}
	size := func() float32 {
		if l.TextSize == 0 {
			return look.Px(look.SizeText)
		}
		return look.Px(l.TextSize)
	}
	style := func() fyne.TextStyle { return fyne.TextStyle{Bold: l.Bold} }
	p.min = func() fyne.Size {
		m := fyne.MeasureText(l.Text, size(), style())
		least := l.Least
		if least == 0 {
			least = 260
		}
		return fyne.NewSize(min(m.Width, look.Px(least)), m.Height)
	}
	p.layout = func(s fyne.Size) {
		words.Text = cut(l.Text, s.Width+1, size(), style())
		if l.tip == "" {
			l.sayCut(words.Text, l.Text)
		}
		words.Resize(s)
		words.Refresh()
		w := min(textWidth(words.Text, size(), style()), s.Width)
		place(line, 0, (s.Height+size())/2+look.Px(1), w, 1)
		place(focusRing, -2, -1, w+4, s.Height+2)
	}
	p.restyle = func() {
		c := look.Color(look.ColorAccent)
		if l.disabled {
			c = look.Color(theme.ColorNameDisabled)
		}
		words.Color, words.TextSize, words.TextStyle = c, size(), style()
		line.FillColor = c
		focusRing.StrokeColor = c
		show(line, l.hovered && !l.disabled)
		show(focusRing, l.focused)
		line.Refresh()
	}
	p.restyle()
	return p
}
