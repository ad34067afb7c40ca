package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"

	"alumnibook/ui/look"
)

// Kind is how loud a button is.
type Kind int

// The kinds of buttons.
const (
	Secondary  Kind = iota // outlined
	Primary                // filled: the one action of a page
	Quiet                  // words in the accent colour
	QuietMuted             // words in the colour of second words
	Danger                 // filled red: cannot be taken back
)

// Button is a button with words, an icon, or both.
type Button struct {
	pressable
	Text  string
	Icon  fyne.Resource
	Kind  Kind
	Small bool // 28 instead of 32 high
	Tiny  bool // 20 high with small words, for status lines
	Menu  bool // a chevron on the right says that it opens a menu
}

// NewButton returns a button; icon may be nil.
func NewButton(kind Kind, text string, icon fyne.Resource, tapped func()) *Button {
	b := &Button{Text: text, Icon: icon, Kind: kind}
	b.OnTapped = tapped
	b.ExtendBaseWidget(b)
	return b
}

// NewPrimary returns the one filled button of a page.
func NewPrimary(text string, icon fyne.Resource, tapped func()) *Button {
	return NewButton(Primary, text, icon, tapped)
}

// NewSecondary returns an outlined button.
func NewSecondary(text string, icon fyne.Resource, tapped func()) *Button {
	return NewButton(Secondary, text, icon, tapped)
}

// NewQuiet returns a button that is only words.
func NewQuiet(text string, icon fyne.Resource, tapped func()) *Button {
	return NewButton(Quiet, text, icon, tapped)
}

// NewIconButton returns a button that is only an icon; tip says what it does.
func NewIconButton(icon fyne.Resource, tip string, tapped func()) *Button {
	b := NewButton(QuietMuted, "", icon, tapped)
	b.Small = true
	b.SetToolTip(tip)
	return b
}

// NewMenuButton returns a button that opens a menu below itself.
func NewMenuButton(kind Kind, text string, icon fyne.Resource, items func() []*fyne.MenuItem) *Button {
	b := NewButton(kind, text, icon, nil)
	b.Menu = true
	b.OnTapped = func() { ShowMenuBelow(b, items()...) }
	return b
}

// Smaller makes it 28 high and returns it.
func (b *Button) Smaller() *Button {
	b.Small = true
	return b
}

// SetText changes the words.
func (b *Button) SetText(text string) {
	if b.Text != text {
		b.Text = text
		b.Refresh()
	}
}

// SetIcon changes the icon.
func (b *Button) SetIcon(icon fyne.Resource) {
	b.Icon = icon
	b.Refresh()
}

func (b *Button) height() float32 {
	if b.Tiny {
		return look.Px(18)
	}
	if b.Small {
		return look.Px(look.SmallHeight)
	}
	return look.Px(look.ControlHeight)
}

func (b *Button) textSize() float32 {
	if b.Tiny {
		return look.Px(look.SizeSmall)
	}
	return look.Px(look.SizeText)
}

func (b *Button) padding() float32 {
	switch {
	case b.Tiny:
		return look.Px(3)
	case b.Text == "":
		return look.Px(6)
	case b.Kind == Quiet || b.Kind == QuietMuted:
		return look.Px(6)
	case b.Small:
		return look.Px(10)
	}
	return look.Px(13)
}

// tinyLeast is the width that a button of a status line can do with where there is no room for all its words.
const tinyLeast float32 = 90

func (b *Button) iconSide() float32 {
	if b.Tiny {
		return look.Px(14)
	}
	return look.Px(16)
}

// buttonGap is between the icon and the words.
func buttonGap() float32 { return look.Px(7) }

// WantWidth is the width of the whole button.
func (b *Button) WantWidth() float32 {
	w := 2 * b.padding()
	if b.Icon != nil {
		w += b.iconSide()
	}
	if b.Text != "" {
		w += textWidth(b.Text, b.textSize(), fyne.TextStyle{})
		if b.Icon != nil {
			w += buttonGap()
		}
	}
	if b.Menu {
		w += look.Px(4) + look.Px(14)
	}
	return w
}

// sayWhole has the tooltip say all the words while they are cut off, unless it says something else.
func (b *Button) sayWhole(isCut bool) {
	switch {
	case b.tip != "" || b.disabled && b.reason != "":
	case isCut:
		b.setTip(b.Text)
	default:
		b.setTip("")
	}
}

// colours returns those of the words, the ground and the border; "" is none.
func (b *Button) colours() (words, ground, border fyne.ThemeColorName) {
	if b.disabled {
		switch b.Kind {
		case Primary, Danger:
			return theme.ColorNameDisabled, theme.ColorNameDisabledButton, look.ColorLine
		case Secondary:
			return theme.ColorNameDisabled, look.ColorSurface, look.ColorLine
		}
		return theme.ColorNameDisabled, "", ""
	}
	switch b.Kind {
	case Primary:
		return look.ColorOnAccent, look.ColorAccent, ""
	case Danger:
		return theme.ColorNameForegroundOnError, look.ColorRed, ""
	case Quiet:
		return look.ColorAccent, b.hoverGround(), ""
	case QuietMuted:
		return look.ColorMuted, b.hoverGround(), ""
	}
	if b.hovered {
		return look.ColorText, look.ColorHover, look.ColorMuted
	}
	return look.ColorText, look.ColorSurface, look.ColorControl
}

func (b *Button) hoverGround() fyne.ThemeColorName {
	if b.hovered {
		return theme.ColorNameHover
	}
	return ""
}

// CreateRenderer is called by Fyne.
func (b *Button) CreateRenderer() fyne.WidgetRenderer {
	b.ExtendBaseWidget(b)
	back, shade, focusRing := box(look.ColorSurface, look.Corner), box(theme.ColorNameHover, look.Corner), ring(look.Corner)
	words := label("", look.SizeText, false, look.ColorText)
	pic, chevron := canvas.NewImageFromResource(nil), canvas.NewImageFromResource(nil)
	pic.FillMode, chevron.FillMode = canvas.ImageFillContain, canvas.ImageFillContain
	p := &parts{of: b, objects: []fyne.CanvasObject{back, shade, pic, words, chevron, focusRing}}
	p.min = func() fyne.Size {
		w := b.WantWidth()
		if b.Tiny {
			w = min(w, look.Px(tinyLeast))
		}
		return fyne.NewSize(w, b.height())
	}
	p.layout = func(s fyne.Size) {
		h := min(s.Height, b.height())
		top := (s.Height - h) / 2
		for _, o := range []fyne.CanvasObject{back, shade, focusRing} {
			place(o, 0, top, s.Width, h)
		}
		x := b.padding() + max((s.Width-b.WantWidth())/2, 0)
		if b.Icon != nil {
			side := b.iconSide()
			place(pic, x, top+(h-side)/2, side, side)
			x += side + buttonGap()
		}
		room := s.Width - x - b.padding()
		if b.Menu {
			room -= look.Px(18)
		}
		words.Text = cut(b.Text, room+1, words.TextSize, words.TextStyle)
		b.sayWhole(words.Text != b.Text)
		w := textWidth(words.Text, words.TextSize, words.TextStyle)
		place(words, x, top-look.Px(0.6), w, h)
		words.Refresh()
		place(chevron, s.Width-b.padding()-look.Px(12), top+(h-look.Px(14))/2, look.Px(14), look.Px(14))
	}
	p.restyle = func() {
		text, ground, border := b.colours()
		back.FillColor, back.StrokeWidth = color.Transparent, 0
		if ground != "" {
			back.FillColor = look.Color(ground)
		}
		if border != "" {
			back.StrokeColor, back.StrokeWidth = look.Color(border), 1
		}
		show(shade, b.hovered && !b.disabled && (b.Kind == Primary || b.Kind == Danger))
		shade.FillColor = color.NRGBA{A: 0x1C}
		focusRing.StrokeColor = look.Color(look.ColorAccent)
		if b.Kind == Primary || b.Kind == Danger {
			focusRing.StrokeColor = look.Color(look.ColorText)
		}
		show(focusRing, b.focused)
		words.Color, words.TextSize = look.Color(text), b.textSize()
		setPicture(pic, look.Recolored(b.Icon, text))
		if b.Menu {
			setPicture(chevron, look.IconIn("chevron-down", text))
		}
		show(chevron, b.Menu)
		for _, r := range []*canvas.Rectangle{back, shade, focusRing} {
			r.CornerRadius = look.Px(look.Corner)
			r.Refresh()
		}
	}
	p.restyle()
	return p
}

// setPicture shows a drawing, or nothing for nil; it is drawn anew only if it is another one.
func setPicture(img *canvas.Image, res fyne.Resource) {
	if res == nil {
		img.Hide()
		return
	}
	img.Show()
	if img.Resource == nil || img.Resource.Name() != res.Name() {
		img.Resource = res
		img.Refresh()
	}
}
