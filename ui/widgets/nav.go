package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"alumnibook/ui/look"
)

// NavItem is one line of the navigation on the side.
type NavItem struct {
	pressable
	Text     string
	Icon     string // name of the drawing
	Selected bool
	IconOnly bool                                // the text becomes the tooltip
	OnKey    func(e *fyne.KeyEvent) (taken bool) // keys before it uses them itself; may be nil
	badge    *Badge
}

// NewNavItem returns a line of the navigation; icon is the name of a drawing.
func NewNavItem(icon, text string, tapped func()) *NavItem {
	n := &NavItem{Text: text, Icon: icon, badge: NewBadge("")}
	n.OnTapped = tapped
	n.onKey = func(e *fyne.KeyEvent) bool { return n.OnKey != nil && n.OnKey(e) }
	n.ExtendBaseWidget(n)
	return n
}

// SetSelected marks the page that is shown.
func (n *NavItem) SetSelected(yes bool) {
	if n.Selected != yes {
		n.Selected = yes
		n.Refresh()
	}
}

// SetBadge shows a count on the right; "" hides it.
func (n *NavItem) SetBadge(text string) {
	n.badge.SetText(text)
	n.Refresh()
}

// SetText changes the words.
func (n *NavItem) SetText(text string) {
	n.Text = text
	n.Refresh()
}

// SetIconOnly leaves the words to the tooltip, for narrow windows.
func (n *NavItem) SetIconOnly(yes bool) {
	n.IconOnly = yes
	if yes {
		n.SetToolTip(n.Text)
	} else {
		n.SetToolTip("")
	}
	n.Refresh()
}

// FocusGained is called by Fyne. Who comes by with the keyboard is told what an icon without words is.
func (n *NavItem) FocusGained() {
	n.pressable.FocusGained()
	if n.IconOnly {
		n.at = positionOf(n).AddXY(n.Size().Width, -look.Px(12))
		n.waitForTip()
	}
}

// FocusLost is called by Fyne.
func (n *NavItem) FocusLost() {
	n.hideTip()
	n.pressable.FocusLost()
}

// Measures of a line at normal text size.
const (
	navAir      float32 = 10 // before the icon, and between it and the words
	navBadgeGap float32 = 6
	navEnd      float32 = 4 // after the words where there is no badge: it takes no room from a long name
)

// WantWidth is the width in which all the words can be read, also those of the page that is shown.
func (n *NavItem) WantWidth() float32 {
	w := look.Px(2*navAir+look.IconSize) + textWidth(n.Text, look.Px(look.SizeText), bold)
	if n.badge.Text != "" {
		return w + look.Px(navBadgeGap) + n.badge.MinSize().Width + look.Px(navAir)
	}
	return w + look.Px(navEnd)
}

// CreateRenderer is called by Fyne.
func (n *NavItem) CreateRenderer() fyne.WidgetRenderer {
	n.ExtendBaseWidget(n)
	back, focusRing := box(look.ColorAccentTint, look.Corner), ring(look.Corner)
	pic := canvas.NewImageFromResource(nil)
	pic.FillMode = canvas.ImageFillContain
	words := label("", look.SizeText, false, look.ColorText)
	p := &parts{of: n, objects: []fyne.CanvasObject{back, pic, words, n.badge, focusRing}}
	p.min = func() fyne.Size {
		if n.IconOnly {
			return fyne.NewSize(look.Px(40), look.Px(34))
		}
		return fyne.NewSize(look.Px(120), look.Px(34))
	}
	p.layout = func(s fyne.Size) {
		back.Resize(s)
		focusRing.Resize(s)
		side := look.Px(look.IconSize)
		x := look.Px(navAir)
		if n.IconOnly {
			x = (s.Width - side) / 2
		}
		place(pic, x, (s.Height-side)/2, side, side)
		b := n.badge.MinSize()
		bx := s.Width - b.Width - look.Px(navAir)
		if n.IconOnly {
			bx = s.Width/2 + look.Px(2) // at the corner of the icon, which it leaves to be seen
			place(n.badge, bx, 0, b.Width, b.Height)
		} else {
			place(n.badge, bx, (s.Height-b.Height)/2, b.Width, b.Height)
		}
		if n.badge.Text == "" {
			bx = s.Width - look.Px(navEnd)
		}
		left := x + side + look.Px(navAir)
		words.Text = cut(n.Text, bx-left+0.5, words.TextSize, words.TextStyle)
		if !n.IconOnly {
			n.sayCut(words.Text, n.Text)
		}
		place(words, left, 0, max(bx-left, 0), s.Height)
		words.Refresh()
	}
	p.restyle = func() {
		colour := look.ColorText
		back.FillColor = look.Color(look.ColorAccentTint)
		if n.Selected {
			colour = look.ColorAccent
		} else {
			back.FillColor = look.Color(look.ColorPressed)
		}
		show(back, n.Selected || n.hovered)
		words.Color, words.TextSize, words.TextStyle.Bold = look.Color(colour), look.Px(look.SizeText), n.Selected
		setPicture(pic, look.IconIn(n.Icon, colour))
		focusRing.StrokeColor = look.Color(look.ColorAccent)
		show(focusRing, n.focused)
		show(words, !n.IconOnly)
		back.Refresh()
		n.badge.Refresh()
	}
	p.restyle()
	return p
}
