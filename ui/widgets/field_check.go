package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"

	"alumnibook/ui/look"
)

// CheckField is a box to tick with words beside it. As a switch it takes effect at once.
type CheckField struct {
	frame
	OnChanged func(on bool)
	box       *tick
}

// NewCheckField returns an unticked box.
func NewCheckField(text string) *CheckField { return newCheck(text, false) }

// NewSwitchField returns a switch that is off.
func NewSwitchField(text string) *CheckField { return newCheck(text, true) }

func newCheck(text string, slides bool) *CheckField {
	f := &CheckField{box: &tick{words: text, slides: slides}}
	f.box.OnTapped = func() {
		f.box.on = !f.box.on
		f.box.Refresh()
		f.changed()
		if f.OnChanged != nil {
			f.OnChanged(f.box.on)
		}
	}
	f.box.onKey = func(e *fyne.KeyEvent) bool {
		switch {
		case e.Name == fyne.KeyEscape:
			return f.cancel()
		case isEnter(e):
			return f.submit()
		}
		return false
	}
	f.box.ExtendBaseWidget(f.box)
	f.init(f.box)
	f.ExtendBaseWidget(f)
	f.round = false
	return f
}

// Value reports whether it is ticked.
func (f *CheckField) Value() bool { return f.box.on }

// SetValue ticks it or not, without OnChanged.
func (f *CheckField) SetValue(on bool) {
	f.box.on = on
	f.box.Refresh()
}

// Tap ticks it as the user would.
func (f *CheckField) Tap() { f.box.press() }

// SetDisabled greys it out; the reason is its tooltip.
func (f *CheckField) SetDisabled(yes bool, reason string) { f.box.SetDisabled(yes, reason) }

// SetText changes the words.
func (f *CheckField) SetText(text string) {
	f.box.words = text
	f.box.Refresh()
}

// Snapshot returns the value for Dirty.
func (f *CheckField) Snapshot() string {
	if f.box.on {
		return "1"
	}
	return "0"
}

// Restore shows a snapshot.
func (f *CheckField) Restore(snapshot string) { f.SetValue(snapshot == "1") }

// Focus takes the keyboard.
func (f *CheckField) Focus() { focus(f.box) }

type tick struct {
	pressable
	words  string
	on     bool
	slides bool
}

func (t *tick) side() (w, h float32) {
	if t.slides {
		return look.Px(34), look.Px(18)
	}
	return look.Px(16), look.Px(16)
}

// CreateRenderer is called by Fyne.
func (t *tick) CreateRenderer() fyne.WidgetRenderer {
	t.ExtendBaseWidget(t)
	frame, knob, focusRing := canvas.NewRectangle(nil), canvas.NewRectangle(nil), ring(5)
	hook := canvas.NewImageFromResource(nil)
	hook.FillMode = canvas.ImageFillContain
	words := label("", look.SizeText, false, look.ColorText)
	p := &parts{of: t, objects: []fyne.CanvasObject{frame, knob, hook, words, focusRing}}
	p.min = func() fyne.Size {
		w, _ := t.side()
		if t.words != "" {
			w += look.Px(9) + textWidth(t.words, look.Px(look.SizeText), fyne.TextStyle{})
		}
		return fyne.NewSize(min(w, look.Px(280))+look.Px(4), look.Px(24))
	}
	p.layout = func(s fyne.Size) {
		w, h := t.side()
		x, y := look.Px(2), (s.Height-h)/2
		place(frame, x, y, w, h)
		place(hook, x+look.Px(1), y+look.Px(1), h-look.Px(2), h-look.Px(2))
		k := h - look.Px(6)
		kx := x + look.Px(3)
		if t.on {
			kx = x + w - k - look.Px(3)
		}
		place(knob, kx, y+look.Px(3), k, k)
		room := s.Width - w - look.Px(11)
		words.Text = cut(t.words, room+1, look.Px(look.SizeText), fyne.TextStyle{})
		if t.tip == "" && !t.disabled {
			t.sayCut(words.Text, t.words)
		}
		place(words, x+w+look.Px(9), 0, room, s.Height)
		words.Refresh()
		place(focusRing, x-look.Px(3), y-look.Px(3), w+look.Px(6), h+look.Px(6))
	}
	p.restyle = func() { t.paint(frame, knob, focusRing, hook, words) }
	p.restyle()
	return p
}

func (t *tick) paint(frame, knob, focusRing *canvas.Rectangle, hook *canvas.Image, words *canvas.Text) {
	ground, border := look.ColorSurface, look.ColorMuted
	if t.on {
		ground, border = look.ColorAccent, look.ColorAccent
	} else if t.hovered {
		ground = look.ColorHover
	}
	text := look.ColorText
	if t.disabled {
		border, text = theme.ColorNameDisabled, theme.ColorNameDisabled
		if t.on {
			ground = theme.ColorNameDisabled
		}
	}
	_, h := t.side()
	frame.FillColor, frame.StrokeColor, frame.StrokeWidth = look.Color(ground), look.Color(border), 1.4
	frame.CornerRadius = look.Px(3.5)
	knob.FillColor = look.Color(look.ColorMuted)
	if t.slides {
		frame.CornerRadius = h / 2
		knob.CornerRadius = h / 2
	}
	if t.on {
		knob.FillColor = look.Color(look.ColorOnAccent)
	}
	show(knob, t.slides)
	if t.on && !t.slides {
		setPicture(hook, look.IconIn("check", look.ColorOnAccent))
	} else {
		hook.Hide()
	}
	words.Color, words.TextSize = look.Color(text), look.Px(look.SizeText)
	focusRing.StrokeColor = look.Color(look.ColorAccent)
	show(focusRing, t.focused)
	frame.Refresh()
	knob.Refresh()
}

var _ Field = (*CheckField)(nil)
