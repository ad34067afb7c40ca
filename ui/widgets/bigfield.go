package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"alumnibook/ui/look"
)

const (
	bigHeight float32 = 44
	bigText   float32 = 17
)

// BigField is the one field of a page that is read from arm's length: a search in large letters, with a few words at its
// end that say what Enter does.
type BigField struct {
	widget.BaseWidget
	OnChanged func(text string)
	OnEnter   func()
	OnKey     func(e *fyne.KeyEvent) (taken bool) // keys before the field uses them; may be nil

	input *Input
	note  string
}

// NewBigField returns an empty field.
func NewBigField(placeholder, note string, changed func(text string)) *BigField {
	f := &BigField{OnChanged: changed, input: NewInput(), note: note}
	f.input.PlaceHolder = placeholder
	f.input.Icon = look.IconIn("search", look.ColorAccent)
	f.input.OnChanged = func(text string) {
		if f.OnChanged != nil {
			f.OnChanged(text)
		}
	}
	f.input.OnEnter = func() {
		if f.OnEnter != nil {
			f.OnEnter()
		}
	}
	f.input.OnKey = f.key
	f.ExtendBaseWidget(f)
	return f
}

func (f *BigField) key(e *fyne.KeyEvent) bool {
	if f.OnKey != nil && f.OnKey(e) {
		return true
	}
	if e.Name == fyne.KeyEscape && f.input.Text != "" {
		f.SetText("")
		return true
	}
	return false
}

// Text returns what has been typed.
func (f *BigField) Text() string { return f.input.Text }

// SetText changes the text as if it had been typed, and forgets what was typed before: there is nothing in it to take back.
func (f *BigField) SetText(text string) {
	f.input.SetText(text)
	f.input.CursorColumn = len([]rune(text))
	f.input.Refresh()
}

// Focus gives it the keyboard.
func (f *BigField) Focus() { focus(f.input) }

// Entry returns the entry inside, to type into in tests.
func (f *BigField) Entry() *Input { return f.input }

// bigTheme is the program's look with larger words.
type bigTheme struct{ fyne.Theme }

// Size answers Fyne.
func (t bigTheme) Size(name fyne.ThemeSizeName) float32 {
	switch name {
	case theme.SizeNameText:
		return look.Px(bigText)
	case theme.SizeNameInnerPadding:
		return (look.Px(bigHeight) - lineHeight(bigText)) / 2
	case theme.SizeNameInlineIcon: // as high as the line beside it, since both hang from the same edge
		return lineHeight(bigText)
	}
	return t.Theme.Size(name)
}

// CreateRenderer is called by Fyne.
func (f *BigField) CreateRenderer() fyne.WidgetRenderer {
	f.ExtendBaseWidget(f)
	large := container.NewThemeOverride(f.input, bigTheme{fyne.CurrentApp().Settings().Theme()})
	frame, words := box(look.ColorSurface, 4), label(f.note, 11, false, look.ColorMuted)
	frame.StrokeWidth = 1
	words.Alignment = fyne.TextAlignCenter
	p := &parts{of: f, objects: []fyne.CanvasObject{large, frame, words}}
	p.min = func() fyne.Size { return fyne.NewSize(look.Px(220), look.Px(bigHeight)) }
	p.layout = func(s fyne.Size) {
		h := look.Px(bigHeight)
		place(large, 0, (s.Height-h)/2, s.Width, h)
		wide, high := textWidth(f.note, look.Px(11), fyne.TextStyle{})+look.Px(12), look.Px(20)
		room := f.note != "" && s.Width > wide+look.Px(200)
		show(frame, room)
		show(words, room)
		x := s.Width - wide - look.Px(10)
		place(frame, x, (s.Height-high)/2, wide, high)
		place(words, x, (s.Height-high)/2, wide, high)
	}
	p.restyle = func() {
		f.input.Icon = look.IconIn("search", look.ColorAccent)
		frame.FillColor, frame.StrokeColor = look.Color(look.ColorSurface), look.Color(look.ColorLine)
		words.Color, words.TextSize = look.Color(look.ColorMuted), look.Px(11)
		frame.Refresh()
		words.Refresh()
	}
	p.restyle()
	return p
}
