package widgets

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"alumnibook/ui/look"
)

const (
	toastTime = 7 * time.Second
	maxToasts = 3
)

// ToastStack shows short messages at the bottom of the window, the newest below. Each goes by itself, but not while
// the pointer is on it.
type ToastStack struct {
	widget.BaseWidget
	Bottom float32 // distance from the lower edge, at normal text size
	toasts []*Toast
}

func newToastStack() *ToastStack {
	t := &ToastStack{Bottom: 40}
	t.ExtendBaseWidget(t)
	return t
}

// Say shows a message; action may be "" without a button. A tone says how serious it is.
func (s *ToastStack) Say(tone look.Tone, text, action string, do func()) *Toast {
	t := newToast(s, tone, text, action, do)
	s.toasts = append(s.toasts, t)
	for len(s.toasts) > maxToasts {
		s.toasts[0].Close()
	}
	t.wait()
	s.Refresh()
	return t
}

// Texts returns what is shown now, the oldest first.
func (s *ToastStack) Texts() []string {
	var out []string
	for _, t := range s.toasts {
		out = append(out, t.text)
	}
	return out
}

// Toasts returns what is shown now, the oldest first.
func (s *ToastStack) Toasts() []*Toast { return s.toasts }

// CloseAll takes every message away.
func (s *ToastStack) CloseAll() {
	for len(s.toasts) > 0 {
		s.toasts[0].Close()
	}
}

func (s *ToastStack) remove(t *Toast) {
	for i, other := range s.toasts {
		if other == t {
			s.toasts = append(s.toasts[:i:i], s.toasts[i+1:]...)
			break
		}
	}
	s.Refresh()
}

// CreateRenderer is called by Fyne.
func (s *ToastStack) CreateRenderer() fyne.WidgetRenderer {
	s.ExtendBaseWidget(s)
	return &parts{
		of: s,
		list: func() []fyne.CanvasObject {
			var all []fyne.CanvasObject
			for _, t := range s.toasts {
				all = append(all, t)
			}
			return all
		},
		min: func() fyne.Size { return fyne.Size{} },
		layout: func(size fyne.Size) {
			y := size.Height - look.Px(s.Bottom)
			for i := len(s.toasts) - 1; i >= 0; i-- {
				t := s.toasts[i]
				w := min(t.naturalWidth(), size.Width-look.Px(32), look.Px(560))
				t.Resize(fyne.NewSize(w, t.Size().Height))
				h := t.MinSize().Height
				y -= h
				place(t, (size.Width-w)/2, y, w, h)
				y -= look.Px(8)
			}
		},
	}
}

// Toast is one message.
type Toast struct {
	widget.BaseWidget
	stack  *ToastStack
	tone   look.Tone
	text   string
	words  *Paragraph
	action *Button
	cross  *Button
	cancel func()
	over   int // how many of it and its buttons the pointer is on
}

func newToast(s *ToastStack, tone look.Tone, text, action string, do func()) *Toast {
	t := &Toast{stack: s, tone: tone, text: text, words: NewParagraph(text)}
	t.cross = NewIconButton(look.Icon("close"), Words.Close, t.Close)
	t.action = NewQuiet(action, nil, func() {
		t.Close()
		if do != nil {
			do()
		}
	}).Smaller()
	t.ExtendBaseWidget(t)
	return t
}

// Text returns what the message says.
func (t *Toast) Text() string { return t.text }

// Action returns the button of the message.
func (t *Toast) Action() *Button { return t.action }

// Close takes the message away.
func (t *Toast) Close() {
	if t.cancel != nil {
		t.cancel()
		t.cancel = nil
	}
	t.stack.remove(t)
}

func (t *Toast) wait() {
	if t.cancel != nil {
		t.cancel()
	}
	t.cancel = After(toastTime, t.late)
}

// late closes the message when its time is over, unless it is being read.
func (t *Toast) late() {
	t.cancel = nil
	if t.over > 0 || t.action.hovered || t.cross.hovered || t.action.focused || t.cross.focused {
		t.wait()
		return
	}
	t.stack.remove(t)
}

// MouseIn is called by Fyne.
func (t *Toast) MouseIn(*desktop.MouseEvent) {
	t.over++
	if t.cancel != nil {
		t.cancel()
		t.cancel = nil
	}
}

// MouseMoved is called by Fyne.
func (t *Toast) MouseMoved(*desktop.MouseEvent) {}

// MouseOut is called by Fyne.
func (t *Toast) MouseOut() {
	t.over = 0
	t.wait()
}

func (t *Toast) actionWidth() float32 {
	if t.action.Text == "" {
		return 0
	}
	return t.action.MinSize().Width + look.Px(8)
}

func (t *Toast) naturalWidth() float32 {
	return look.Px(42) + t.words.naturalWidth() + t.actionWidth() + t.cross.MinSize().Width + look.Px(14)
}

// wordsWidth is what is left for the words when the toast is w wide.
func (t *Toast) wordsWidth(w float32) float32 {
	return max(w-look.Px(42)-t.actionWidth()-t.cross.MinSize().Width-look.Px(10), 1)
}

// Resize wraps the words in the new width before anybody asks for the height.
func (t *Toast) Resize(s fyne.Size) {
	t.words.Resize(fyne.NewSize(t.wordsWidth(s.Width), t.words.BaseWidget.Size().Height))
	t.BaseWidget.Resize(s)
}

func (t *Toast) icon() string {
	switch t.tone {
	case look.ToneRed, look.ToneAmber:
		return "warning"
	case look.ToneGreen:
		return "check"
	}
	return "info"
}

// CreateRenderer is called by Fyne.
func (t *Toast) CreateRenderer() fyne.WidgetRenderer {
	t.ExtendBaseWidget(t)
	back, pic := box(theme.ColorNameOverlayBackground, look.CardCorner), canvas.NewImageFromResource(nil)
	pic.FillMode = canvas.ImageFillContain
	p := &parts{of: t, objects: []fyne.CanvasObject{back, pic, t.words, t.action, t.cross}}
	p.min = func() fyne.Size {
		return fyne.NewSize(look.Px(200), max(t.words.MinSize().Height+look.Px(22), look.Px(44)))
	}
	p.layout = func(s fyne.Size) {
		back.Resize(s)
		side := look.Px(look.IconSize)
		place(pic, look.Px(14), (s.Height-side)/2, side, side)
		right := s.Width - look.Px(8)
		c := t.cross.MinSize()
		place(t.cross, right-c.Width, (s.Height-c.Height)/2, c.Width, c.Height)
		right -= c.Width
		if t.action.Text != "" {
			a := t.action.MinSize()
			place(t.action, right-a.Width, (s.Height-a.Height)/2, a.Width, a.Height)
		}
		h := t.words.MinSize().Height
		place(t.words, look.Px(42), (s.Height-h)/2, t.wordsWidth(s.Width), h)
	}
	p.restyle = func() {
		back.FillColor, back.StrokeColor, back.StrokeWidth = look.Color(theme.ColorNameOverlayBackground), look.Color(look.ColorLine), 1
		back.Shadow = canvas.Shadow{Color: look.Color(theme.ColorNameShadow), BlurRadius: look.Px(14), Offset: fyne.NewPos(0, 4)}
		tone := t.tone
		if tone == look.ToneNone {
			tone = look.ToneAccent
		}
		setPicture(pic, look.IconIn(t.icon(), tone.Text()))
		show(t.action, t.action.Text != "")
		back.Refresh()
	}
	p.restyle()
	return p
}
