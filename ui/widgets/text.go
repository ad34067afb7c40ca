package widgets

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"

	"alumnibook/ui/look"
)

const ellipsis = "…"

type cutKey struct {
	text  string
	width float32
	size  float32
	style fyne.TextStyle
}

// cuts remembers shortened texts, since measuring is what makes a grid slow. It is emptied when it grows large.
var cuts = map[cutKey]string{}

const maxCuts = 20000

func textWidth(text string, size float32, style fyne.TextStyle) float32 {
	return fyne.MeasureText(text, size, style).Width
}

// cut shortens text with an ellipsis so that it is no wider than width.
func cut(text string, width, size float32, style fyne.TextStyle) string {
	if i := strings.IndexAny(text, "\r\n"); i >= 0 {
		text = strings.TrimSpace(text[:i]) + ellipsis
	}
	if text == "" || width <= 0 {
		return ""
	}
	// A letter is hardly ever wider than its size: short texts need no measuring.
	if float32(len(text))*size <= width {
		return text
	}
	key := cutKey{text, width, size, style}
	if short, ok := cuts[key]; ok {
		return short
	}
	short := shorten([]rune(text), width, size, style)
	if len(cuts) >= maxCuts {
		clear(cuts)
	}
	cuts[key] = short
	return short
}

// IsCut tells that a line that is drawn like this is not all of its words.
func IsCut(drawn string) bool {
	for key, short := range cuts {
		if short == drawn && key.text != drawn {
			return true
		}
	}
	return false
}

func shorten(text []rune, width, size float32, style fyne.TextStyle) string {
	if textWidth(string(text), size, style) <= width {
		return string(text)
	}
	low, high := 0, len(text) // the longest beginning that fits together with the ellipsis
	for low < high {
		mid := (low + high + 1) / 2
		if textWidth(string(text[:mid])+ellipsis, size, style) <= width {
			low = mid
		} else {
			high = mid - 1
		}
	}
	return strings.TrimRight(string(text[:low]), " ,;.-") + ellipsis
}

// label is a line of text in the program's look; its size is at normal text size.
func label(text string, size float32, bold bool, c fyne.ThemeColorName) *canvas.Text {
	t := canvas.NewText(text, look.Color(c))
	t.TextSize = look.Px(size)
	t.TextStyle.Bold = bold
	return t
}

func lineHeight(size float32) float32 {
	return fyne.MeasureText("Åg", look.Px(size), fyne.TextStyle{}).Height
}

// CutText is one line that ends in an ellipsis where there is no room, with the whole text on hover.
type CutText struct {
	tipped
	Text     string
	TextSize float32 // at normal text size; 0 is that of running text
	Bold     bool
	Color    fyne.ThemeColorName // "" is the colour of words
	Align    fyne.TextAlign
	Least    float32 // width that it asks for; 0 asks for the whole text, at most 200
}

// NewCutText returns a line in the colour of words.
func NewCutText(text string) *CutText {
	c := &CutText{Text: text}
	c.ExtendBaseWidget(c)
	return c
}

// NewMuted returns a line in the colour of second words.
func NewMuted(text string) *CutText {
	c := &CutText{Text: text, Color: look.ColorMuted}
	c.ExtendBaseWidget(c)
	return c
}

// NewSmall returns a small line in the colour of second words.
func NewSmall(text string) *CutText {
	c := &CutText{Text: text, Color: look.ColorMuted, TextSize: look.SizeSmall}
	c.ExtendBaseWidget(c)
	return c
}

// NewBold returns a bold line.
func NewBold(text string) *CutText {
	c := &CutText{Text: text, Bold: true}
	c.ExtendBaseWidget(c)
	return c
}

// NewTitle returns the title of a page.
func NewTitle(text string) *CutText {
	c := &CutText{Text: text, Bold: true, TextSize: look.SizeTitle}
	c.ExtendBaseWidget(c)
	return c
}

// NewSection returns the title of a part of a page.
func NewSection(text string) *CutText {
	c := &CutText{Text: text, Bold: true, TextSize: look.SizeSection}
	c.ExtendBaseWidget(c)
	return c
}

// NewFigure returns a large number.
func NewFigure(text string) *CutText {
	c := &CutText{Text: text, Bold: true, TextSize: look.SizeFigure}
	c.ExtendBaseWidget(c)
	return c
}

// SetText shows another text.
func (c *CutText) SetText(text string) {
	if c.Text == text {
		return
	}
	c.Text = text
	c.Refresh()
}

// SetColor shows the text in another colour.
func (c *CutText) SetColor(name fyne.ThemeColorName) {
	c.Color = name
	c.Refresh()
}

// WantWidth is the width of the whole text.
func (c *CutText) WantWidth() float32 {
	return textWidth(c.Text, look.Px(c.size()), fyne.TextStyle{Bold: c.Bold})
}

func (c *CutText) size() float32 {
	if c.TextSize == 0 {
		return look.SizeText
	}
	return c.TextSize
}

// CreateRenderer is called by Fyne.
func (c *CutText) CreateRenderer() fyne.WidgetRenderer {
	c.ExtendBaseWidget(c)
	t := label("", c.size(), c.Bold, look.ColorText)
	p := &parts{of: c, objects: []fyne.CanvasObject{t}}
	p.min = func() fyne.Size {
		full := fyne.MeasureText(c.Text, look.Px(c.size()), fyne.TextStyle{Bold: c.Bold})
		w := full.Width
		if c.Least > 0 {
			w = min(w, look.Px(c.Least))
		} else {
			w = min(w, look.Px(200))
		}
		return fyne.NewSize(w, lineHeight(c.size()))
	}
	p.layout = func(s fyne.Size) {
		style := fyne.TextStyle{Bold: c.Bold}
		t.Text = cut(c.Text, s.Width+0.5, look.Px(c.size()), style)
		c.sayCut(t.Text, c.Text)
		t.Resize(s)
		t.Refresh()
	}
	p.restyle = func() {
		name := c.Color
		if name == "" {
			name = theme.ColorNameForeground
		}
		t.Color, t.TextSize = look.Color(name), look.Px(c.size())
		t.TextStyle.Bold, t.Alignment = c.Bold, c.Align
	}
	p.restyle()
	return p
}
