package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"

	"alumnibook/ui/look"
)

// Chip is a word or two on a round ground: a state, a tag, a filter.
type Chip struct {
	pressable
	Text     string
	Count    string // written after the text, "" is none
	Tone     look.Tone
	Icon     fyne.Resource
	Selected bool   // has a border
	OnRemove func() // shows a cross
	overX    bool   // the pointer is on the cross
}

// NewChip returns a chip that only shows.
func NewChip(text string, tone look.Tone) *Chip {
	c := &Chip{Text: text, Tone: tone}
	c.ExtendBaseWidget(c)
	c.onKey = c.key
	return c
}

// NewFilterChip returns a chip in the accent colour with a cross; tapped may be nil.
func NewFilterChip(text string, tapped, remove func()) *Chip {
	c := NewChip(text, look.ToneAccent)
	c.OnTapped, c.OnRemove = tapped, remove
	return c
}

// NewChoiceChip returns a chip to choose with, such as "New 371".
func NewChoiceChip(text, count string, tone look.Tone, tapped func()) *Chip {
	c := NewChip(text, tone)
	c.Count, c.OnTapped = count, tapped
	return c
}

// NewAddChip returns a neutral chip with a plus.
func NewAddChip(text string, tapped func()) *Chip {
	c := NewChip(text, look.ToneGrey)
	c.Icon, c.OnTapped = look.Icon("plus"), tapped
	return c
}

// SetSelected shows the border of a chosen chip, or not.
func (c *Chip) SetSelected(yes bool) {
	if c.Selected != yes {
		c.Selected = yes
		c.Refresh()
	}
}

// SetText changes the words and the count.
func (c *Chip) SetText(text, count string) {
	c.Text, c.Count = text, count
	c.Refresh()
}

func (c *Chip) key(e *fyne.KeyEvent) bool {
	if c.OnRemove != nil && (e.Name == fyne.KeyDelete || e.Name == fyne.KeyBackspace) {
		c.OnRemove()
		return true
	}
	return false
}

// Tapped is called by Fyne; a click on the cross removes.
func (c *Chip) Tapped(e *fyne.PointEvent) {
	if c.OnRemove != nil && (c.OnTapped == nil || e.Position.X > c.Size().Width-look.Px(24)) {
		c.hideTip()
		c.OnRemove()
		return
	}
	c.press()
}

// MouseMoved is called by Fyne.
func (c *Chip) MouseMoved(e *desktop.MouseEvent) {
	c.pressable.MouseMoved(e)
	if over := e.Position.X > c.Size().Width-look.Px(24); over != c.overX {
		c.overX = over
		c.Refresh()
	}
}

// Cursor shows a hand where a press does something.
func (c *Chip) Cursor() desktop.Cursor {
	if c.OnRemove != nil {
		return desktop.PointerCursor
	}
	return c.pressable.Cursor()
}

// Disabled keeps chips that only show out of the keyboard's way.
func (c *Chip) Disabled() bool {
	return c.disabled || c.OnTapped == nil && c.OnRemove == nil
}

func (c *Chip) words() string {
	if c.Count == "" {
		return c.Text
	}
	return c.Text + " " + c.Count
}

// CreateRenderer is called by Fyne.
func (c *Chip) CreateRenderer() fyne.WidgetRenderer {
	c.ExtendBaseWidget(c)
	c.onKey = c.key
	back, focusRing := box(look.ColorGreyTint, 12), ring(12)
	words := label("", look.SizeSmall, false, look.ColorText)
	pic, cross := canvas.NewImageFromResource(nil), canvas.NewImageFromResource(nil)
	pic.FillMode, cross.FillMode = canvas.ImageFillContain, canvas.ImageFillContain
	p := &parts{of: c, objects: []fyne.CanvasObject{back, pic, words, cross, focusRing}}
	p.min = func() fyne.Size {
		w := look.Px(20) + textWidth(c.words(), look.Px(look.SizeSmall), fyne.TextStyle{})
		if c.Icon != nil {
			w += look.Px(18)
		}
		if c.OnRemove != nil {
			w += look.Px(17)
		}
		return fyne.NewSize(w, look.Px(look.ChipHeight))
	}
	p.layout = func(s fyne.Size) {
		h := look.Px(look.ChipHeight)
		top := (s.Height - h) / 2
		place(back, 0, top, s.Width, h)
		place(focusRing, 0, top, s.Width, h)
		x, room := look.Px(10), s.Width-look.Px(20)
		if c.Icon != nil {
			place(pic, x-look.Px(2), top+look.Px(5), look.Px(14), look.Px(14))
			x, room = x+look.Px(18), room-look.Px(18)
		}
		if c.OnRemove != nil {
			room -= look.Px(17)
			place(cross, s.Width-look.Px(22), top+look.Px(6), look.Px(12), look.Px(12))
		}
		words.Text = cut(c.words(), room+1, words.TextSize, words.TextStyle)
		if c.tip == "" {
			c.sayCut(words.Text, c.words())
		}
		place(words, x, top, room, h)
		words.Refresh()
	}
	p.restyle = func() {
		c.paint(back, words, focusRing)
		setPicture(pic, look.Recolored(c.Icon, c.Tone.Text()))
		if c.OnRemove != nil {
			setPicture(cross, look.IconIn("close", c.Tone.Text()))
		} else {
			cross.Hide()
		}
	}
	p.restyle()
	return p
}

func (c *Chip) paint(back *canvas.Rectangle, words *canvas.Text, focusRing *canvas.Rectangle) {
	back.FillColor, back.StrokeWidth = look.Color(c.Tone.Tint()), 0
	if c.Tone == look.ToneNone {
		back.FillColor, back.StrokeColor, back.StrokeWidth = color.Transparent, look.Color(look.ColorLine), 1
	}
	live := c.OnTapped != nil || c.OnRemove != nil
	if c.Tone == look.ToneNone && live {
		back.StrokeColor = look.Color(look.ColorControl)
	}
	if c.hovered && live && !c.disabled {
		back.StrokeColor, back.StrokeWidth = look.Color(look.ColorControl), 1
	}
	if c.Selected {
		back.StrokeColor, back.StrokeWidth = look.Color(c.Tone.Text()), 1.5
	}
	words.Color, words.TextSize = look.Color(c.Tone.Text()), look.Px(look.SizeSmall)
	if c.disabled {
		words.Color = look.Color(theme.ColorNameDisabled)
	}
	back.CornerRadius, focusRing.CornerRadius = look.Px(12), look.Px(12)
	focusRing.StrokeColor = look.Color(look.ColorAccent)
	show(focusRing, c.focused)
	back.Refresh()
}
