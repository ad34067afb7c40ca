package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"alumnibook/ui/look"
)

// SearchField is an entry with a magnifying glass, a hint at its shortcut, and a cross that clears it.
type SearchField struct {
	widget.BaseWidget
	OnChanged func(text string) // at once, with every letter
	OnDown    func()            // Down or Enter: the keyboard goes to the list
	OnEscape  func()            // Escape in an empty field; in a filled one it clears

	input *Input
	end   *searchEnd
}

// NewSearchField returns a search field; shortcut is a hint such as "Ctrl F", or "".
func NewSearchField(placeholder, shortcut string, changed func(text string)) *SearchField {
	s := &SearchField{OnChanged: changed, input: NewInput()}
	s.input.PlaceHolder = placeholder
	s.input.Icon = look.IconIn("search", look.ColorMuted)
	s.end = newSearchEnd(s, shortcut)
	s.input.ActionItem = s.end
	s.input.OnChanged = func(text string) {
		s.end.Refresh()
		if s.OnChanged != nil {
			s.OnChanged(text)
		}
	}
	s.input.OnKey = s.key
	s.input.OnEnter = s.down
	s.ExtendBaseWidget(s)
	return s
}

func (s *SearchField) down() {
	if s.OnDown != nil {
		s.OnDown()
	}
}

func (s *SearchField) key(e *fyne.KeyEvent) bool {
	switch e.Name {
	case fyne.KeyDown:
		s.down()
		return true
	case fyne.KeyEscape:
		if s.input.Text != "" {
			s.SetText("")
			return true
		}
		if s.OnEscape != nil {
			s.OnEscape()
			return true
		}
	}
	return false
}

// Text returns what has been typed.
func (s *SearchField) Text() string { return s.input.Text }

// SetText changes the text as if it had been typed.
func (s *SearchField) SetText(text string) {
	s.input.SetText(text)
	s.input.CursorColumn = len([]rune(text))
	s.input.Refresh()
}

// SetQuietly changes the text without OnChanged.
func (s *SearchField) SetQuietly(text string) {
	s.input.setQuietly(text)
	s.end.Refresh()
}

// SetPlaceholder changes the words of the empty field.
func (s *SearchField) SetPlaceholder(text string) { s.input.SetPlaceHolder(text) }

// Focus gives it the keyboard with everything selected, so that typing replaces it.
func (s *SearchField) Focus() {
	focus(s.input)
	if s.input.Text != "" {
		s.input.TypedShortcut(&fyne.ShortcutSelectAll{})
	}
}

// Append adds letters that were typed elsewhere and takes the keyboard.
func (s *SearchField) Append(text string) {
	focus(s.input)
	s.SetText(s.input.Text + text)
}

// Entry returns the entry inside, to type into in tests.
func (s *SearchField) Entry() *Input { return s.input }

// CreateRenderer is called by Fyne.
func (s *SearchField) CreateRenderer() fyne.WidgetRenderer {
	s.ExtendBaseWidget(s)
	return &parts{
		of: s, objects: []fyne.CanvasObject{s.input},
		min: func() fyne.Size {
			return fyne.NewSize(max(s.input.MinSize().Width, look.Px(200)), look.Px(look.ControlHeight))
		},
		layout: func(size fyne.Size) {
			h := look.Px(look.ControlHeight)
			place(s.input, 0, (size.Height-h)/2, size.Width, h)
		},
		restyle: func() {
			s.input.Icon = look.IconIn("search", look.ColorMuted)
			s.input.Refresh()
		},
	}
}

// searchEnd is the right end of the field: the shortcut while it is empty, the cross when it is not.
type searchEnd struct {
	pressable
	field    *SearchField
	shortcut string
}

func newSearchEnd(f *SearchField, shortcut string) *searchEnd {
	e := &searchEnd{field: f, shortcut: shortcut}
	e.OnTapped = func() {
		if f.input.Text != "" {
			f.SetText("")
			focus(f.input)
		}
	}
	e.ExtendBaseWidget(e)
	return e
}

// Disabled keeps it out of the keyboard's way: Escape clears too.
func (e *searchEnd) Disabled() bool { return true }

// CreateRenderer is called by Fyne.
func (e *searchEnd) CreateRenderer() fyne.WidgetRenderer {
	frame := box(look.ColorSurface, 4)
	frame.StrokeWidth = 1
	words := label(e.shortcut, 11, false, look.ColorMuted)
	words.Alignment = fyne.TextAlignCenter
	cross := canvas.NewImageFromResource(nil)
	cross.FillMode = canvas.ImageFillContain
	p := &parts{of: e, objects: []fyne.CanvasObject{frame, words, cross}}
	wide := func() float32 {
		if e.shortcut == "" {
			return 0
		}
		return textWidth(e.shortcut, look.Px(11), fyne.TextStyle{}) + look.Px(12)
	}
	p.min = func() fyne.Size { return fyne.NewSize(max(wide()+look.Px(10), look.Px(28)), look.Px(20)) }
	p.layout = func(s fyne.Size) {
		h := look.Px(20)
		x := s.Width - wide() - look.Px(9)
		place(frame, x, (s.Height-h)/2, wide(), h)
		place(words, x, (s.Height-h)/2, wide(), h)
		side := look.Px(16)
		place(cross, s.Width-side-look.Px(9), (s.Height-side)/2, side, side)
	}
	p.restyle = func() {
		filled := e.field.input.Text != ""
		frame.FillColor, frame.StrokeColor = look.Color(look.ColorSurface), look.Color(look.ColorLine)
		words.Color, words.TextSize = look.Color(look.ColorMuted), look.Px(11)
		show(frame, !filled && e.shortcut != "")
		show(words, !filled && e.shortcut != "")
		if filled {
			setPicture(cross, look.IconIn("close", look.ColorMuted))
			e.SetToolTip(Words.Clear)
		} else {
			cross.Hide()
			e.SetToolTip("")
		}
		frame.Refresh()
		words.Refresh()
	}
	p.restyle()
	return p
}
