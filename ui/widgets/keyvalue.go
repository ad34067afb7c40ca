package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"

	"alumnibook/ui/look"
)

// KeyValue is one line of facts: a label on the left, its value on the right.
type KeyValue struct {
	pressable
	Label, Value string
	LabelWidth   float32 // at normal text size; 0 is 92
	Muted, Bold  bool
	Copies       bool              // shows a button that copies the value while the pointer is here
	OnCopied     func(text string) // after copying

	words *Paragraph
	overX bool
}

// NewKeyValue returns a line of facts.
func NewKeyValue(label, value string) *KeyValue {
	k := &KeyValue{Label: label, Value: value, words: NewParagraph(value)}
	k.ExtendBaseWidget(k)
	return k
}

// NewKeyLink returns a line whose value can be pressed and copied; tapped may be nil.
func NewKeyLink(label, value string, tapped func()) *KeyValue {
	k := NewKeyValue(label, value)
	k.OnTapped, k.Copies = tapped, true
	return k
}

// SetValue changes the value.
func (k *KeyValue) SetValue(value string) {
	k.Value = value
	k.Refresh()
}

// Disabled keeps lines that only show out of the keyboard's way.
func (k *KeyValue) Disabled() bool { return k.disabled || k.OnTapped == nil && !k.Copies }

func (k *KeyValue) overCopy(x float32) bool {
	return k.Copies && x > k.Size().Width-look.Px(24)
}

// Tapped is called by Fyne on a click.
func (k *KeyValue) Tapped(e *fyne.PointEvent) {
	if k.overCopy(e.Position.X) {
		k.copy()
		return
	}
	if e.Position.X >= k.labelWidth() {
		k.press()
	}
}

func (k *KeyValue) copy() {
	fyne.CurrentApp().Clipboard().SetContent(k.Value)
	if k.OnCopied != nil {
		k.OnCopied(k.Value)
	}
}

// TypedShortcut is called by Fyne: Ctrl+C copies the value.
func (k *KeyValue) TypedShortcut(s fyne.Shortcut) {
	if _, ok := s.(*fyne.ShortcutCopy); ok && k.Copies {
		k.copy()
		return
	}
	if c, ok := canvasOf(k).(fyne.Shortcutable); ok {
		c.TypedShortcut(s)
	}
}

// MouseMoved is called by Fyne.
func (k *KeyValue) MouseMoved(e *desktop.MouseEvent) {
	k.pressable.MouseMoved(e)
	if over := k.overCopy(e.Position.X); over != k.overX {
		k.overX = over
		if over {
			k.setTip(Words.Copy)
			k.waitForTip()
		} else {
			k.setTip("")
		}
		k.Refresh()
	}
}

// Cursor shows a hand over what can be pressed.
func (k *KeyValue) Cursor() desktop.Cursor {
	if k.OnTapped != nil || k.overX {
		return desktop.PointerCursor
	}
	return desktop.DefaultCursor
}

func (k *KeyValue) labelWidth() float32 {
	if k.Label == "" {
		return 0
	}
	if k.LabelWidth == 0 {
		return look.Px(92)
	}
	return look.Px(k.LabelWidth)
}

// Resize wraps the value in its new width before anybody asks for the height.
func (k *KeyValue) Resize(s fyne.Size) {
	w := max(s.Width-k.labelWidth()-k.copyRoom(), 1)
	k.words.Resize(fyne.NewSize(w, k.words.BaseWidget.Size().Height))
	k.pressable.BaseWidget.Resize(s)
}

func (k *KeyValue) copyRoom() float32 {
	if k.Copies {
		return look.Px(24)
	}
	return 0
}

// CreateRenderer is called by Fyne.
func (k *KeyValue) CreateRenderer() fyne.WidgetRenderer {
	k.ExtendBaseWidget(k)
	name, focusRing := label("", look.SizeText, false, look.ColorMuted), ring(4)
	under := canvas.NewRectangle(nil)
	pic := canvas.NewImageFromResource(nil)
	pic.FillMode = canvas.ImageFillContain
	p := &parts{of: k, objects: []fyne.CanvasObject{name, k.words, under, pic, focusRing}}
	gap := func() float32 { return look.Px(5) }
	p.min = func() fyne.Size {
		return fyne.NewSize(k.labelWidth()+look.Px(60), k.words.MinSize().Height+gap())
	}
	p.layout = func(s fyne.Size) {
		h := lineHeight(look.SizeText)
		left := k.labelWidth()
		name.Text = cut(k.Label, left-look.Px(6), name.TextSize, name.TextStyle)
		if k.tip == "" {
			k.sayCut(name.Text, k.Label)
		}
		place(name, 0, gap()/2, left, h)
		name.Refresh()
		w := max(s.Width-left-k.copyRoom(), 1)
		place(k.words, left, gap()/2, w, k.words.MinSize().Height)
		place(under, left, gap()/2+h-look.Px(1), min(k.words.naturalWidth(), w), 1)
		side := look.Px(15)
		place(pic, s.Width-side-look.Px(4), gap()/2+(h-side)/2, side, side)
		place(focusRing, left-look.Px(4), 0, s.Width-left+look.Px(4), s.Height)
	}
	p.restyle = func() {
		name.Color, name.TextSize = look.Color(look.ColorMuted), look.Px(look.SizeText)
		colour := look.ColorText
		switch {
		case k.OnTapped != nil:
			colour = look.ColorAccent
		case k.Muted:
			colour = look.ColorMuted
		}
		k.words.Color = colour
		k.words.SetSpans(Span{Text: k.Value, Bold: k.Bold})
		under.FillColor = look.Color(look.ColorAccent)
		show(under, k.hovered && !k.overX && k.OnTapped != nil)
		show(focusRing, k.focused)
		focusRing.StrokeColor = look.Color(look.ColorAccent)
		if k.Copies && (k.hovered || k.focused) {
			c := look.ColorMuted
			if k.overX {
				c = look.ColorAccent
			}
			setPicture(pic, look.IconIn("copy", c))
		} else {
			pic.Hide()
		}
		under.Refresh()
	}
	p.restyle()
	return p
}
