package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"alumnibook/ui/look"
)

// Field is what a form consists of. Pages may bring their own.
type Field interface {
	fyne.CanvasObject
	Focus()                // takes the keyboard
	SetError(text string)  // shown below in red; "" takes it away
	Snapshot() string      // differs when the value does; for Dirty
	SetHooks(hooks *Hooks) // who is told about changes and keys
}

// Hooks are what a field tells its form.
type Hooks struct {
	Changed func()
	Submit  func() // Enter or Ctrl+S
	Cancel  func() // Escape
}

// frame is what all fields have in common: a control, and below it the error or a hint.
type frame struct {
	widget.BaseWidget
	me      fyne.Widget
	control fyne.CanvasObject
	hooks   *Hooks
	err     string
	hint    string
	words   *Paragraph
	round   bool // a red border belongs round the control
}

// init is called before ExtendBaseWidget, which Fyne lets happen only once, with the outermost widget.
func (f *frame) init(control fyne.CanvasObject) {
	f.control, f.round = control, true
	f.words = NewParagraph("")
	f.words.TextSize = look.SizeSmall
}

// ExtendBaseWidget remembers which field this is.
func (f *frame) ExtendBaseWidget(me fyne.Widget) {
	f.me = me
	f.BaseWidget.ExtendBaseWidget(me)
}

// SetHooks is called by the form.
func (f *frame) SetHooks(h *Hooks) { f.hooks = h }

// SetError shows a text below the field in red; "" takes it away.
func (f *frame) SetError(text string) {
	if f.err == text {
		return
	}
	f.err = text
	f.say()
}

// Error returns the text that is shown in red.
func (f *frame) Error() string { return f.err }

// SetHint shows a text below the field while there is no error.
func (f *frame) SetHint(text string) {
	f.hint = text
	f.say()
}

func (f *frame) say() {
	text, colour := f.hint, look.ColorMuted
	if f.err != "" {
		text, colour = f.err, look.ColorRed
	}
	f.words.Color = colour
	f.words.SetText(text)
	f.Refresh()
}

func (f *frame) changed() {
	if f.err != "" {
		f.SetError("")
	}
	if f.hooks != nil && f.hooks.Changed != nil {
		f.hooks.Changed()
	}
}

func (f *frame) submit() bool {
	if f.hooks != nil && f.hooks.Submit != nil {
		f.hooks.Submit()
		return true
	}
	return false
}

func (f *frame) cancel() bool {
	if f.hooks != nil && f.hooks.Cancel != nil {
		f.hooks.Cancel()
		return true
	}
	return false
}

// wire gives an input of this field its keys: Escape, Enter, Ctrl+S.
func (f *frame) wire(i *Input) {
	i.OnEscape = func() {
		if !f.cancel() {
			passKey(i, &fyne.KeyEvent{Name: fyne.KeyEscape})
		}
	}
	i.OnEnter = func() {
		if !f.submit() {
			passKey(i, &fyne.KeyEvent{Name: fyne.KeyReturn})
		}
	}
	i.OnKeyCmd = func(k fyne.KeyName) bool {
		return (k == fyne.KeyS || k == fyne.KeyReturn || k == fyne.KeyEnter) && f.submit()
	}
}

func (f *frame) hasWords() bool { return f.err != "" || f.hint != "" }

// Resize wraps what stands below in its new width before anybody asks for the height.
func (f *frame) Resize(s fyne.Size) {
	f.words.Resize(fyne.NewSize(s.Width, f.words.BaseWidget.Size().Height))
	f.control.Resize(fyne.NewSize(s.Width, f.control.Size().Height))
	f.BaseWidget.Resize(s)
}

// CreateRenderer is called by Fyne.
func (f *frame) CreateRenderer() fyne.WidgetRenderer {
	red := ring(look.Corner)
	p := &parts{of: f.me, objects: []fyne.CanvasObject{f.control, red, f.words}}
	p.min = func() fyne.Size {
		m := f.control.MinSize()
		if f.hasWords() {
			m.Height += f.words.MinSize().Height + look.Px(3)
		}
		m.Width = max(m.Width, look.Px(60))
		return m
	}
	p.layout = func(s fyne.Size) {
		h := f.control.MinSize().Height
		place(f.control, 0, 0, s.Width, h)
		place(red, 0, 0, s.Width, h)
		if f.hasWords() {
			place(f.words, 0, h+look.Px(3), s.Width, f.words.MinSize().Height)
		}
	}
	p.restyle = func() {
		red.StrokeColor, red.StrokeWidth, red.CornerRadius = look.Color(look.ColorRed), 1.5, look.Px(look.Corner)
		show(red, f.err != "" && f.round)
		show(f.words, f.hasWords())
	}
	p.restyle()
	return p
}
