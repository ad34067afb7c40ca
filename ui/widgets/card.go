package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"alumnibook/ui/look"
)

// Card holds what belongs together: a surface with a border, a title, and something on the right of the title.
type Card struct {
	widget.BaseWidget
	title *CutText
	head  *fyne.Container
	body  *fyne.Container
	whole *fyne.Container
}

// NewCard returns a card; title may be "", right may be nil.
func NewCard(title string, right fyne.CanvasObject, content ...fyne.CanvasObject) *Card {
	c := &Card{title: NewSection(title), body: Stack(look.Gap, content...)}
	c.head = FillRow(look.Gap, 0, c.title)
	if right != nil {
		c.head.Add(right)
	}
	if title == "" && right == nil {
		c.head.Hide()
	}
	c.whole = PadEach(12, 14, 14, 14, Stack(look.Gap, c.head, c.body))
	c.ExtendBaseWidget(c)
	return c
}

// SetTitle changes the title.
func (c *Card) SetTitle(title string) {
	c.title.SetText(title)
	show(c.head, title != "")
	c.head.Refresh()
}

// SetContent replaces what the card holds.
func (c *Card) SetContent(content ...fyne.CanvasObject) {
	c.body.Objects = content
	c.body.Refresh()
	c.whole.Refresh()
	c.Refresh()
}

// CreateRenderer is called by Fyne.
func (c *Card) CreateRenderer() fyne.WidgetRenderer {
	c.ExtendBaseWidget(c)
	back := box(look.ColorSurface, look.CardCorner)
	back.StrokeWidth = 1
	p := &parts{of: c, objects: []fyne.CanvasObject{back, c.whole}}
	p.min = func() fyne.Size { return c.whole.MinSize() }
	p.layout = func(s fyne.Size) {
		back.Resize(s)
		c.whole.Resize(s)
	}
	p.restyle = func() {
		back.FillColor, back.StrokeColor = look.Color(look.ColorSurface), look.Color(look.ColorLine)
		back.CornerRadius = look.Px(look.CardCorner)
		back.Refresh()
	}
	p.restyle()
	return p
}
