package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"alumnibook/ui/look"
)

// Input is Fyne's entry with the keys that it keeps to itself handed on: Escape, Enter, and whatever a widget around
// it wants first.
type Input struct {
	widget.Entry
	OnKey    func(*fyne.KeyEvent) bool   // before the entry; true if it was taken
	OnKeyCmd func(fyne.KeyName) bool     // Ctrl or Cmd with a key
	OnFocus  func(focused bool)          // gained or lost
	OnEscape func()                      // nil gives it to the dialog around
	OnEnter  func()                      // in a single line; nil gives it to the dialog around
	Filter   func(letter rune) (ok bool) // nil lets every letter in

	atRest        func(room float32) // nobody types: what it says may be shortened to the room; nil leaves it
	focused       bool
	hint, hintCut string // the placeholder in full, and as it is shown
	tip           tipped
}

// NewInput returns a single-line entry.
func NewInput() *Input {
	i := &Input{}
	i.Wrapping, i.Scroll = fyne.TextWrapOff, fyne.ScrollHorizontalOnly
	i.ExtendBaseWidget(i)
	return i
}

// newArea returns an entry of several lines that wrap.
func newArea() *Input {
	i := &Input{}
	i.MultiLine = true
	i.Wrapping = fyne.TextWrapWord
	i.ExtendBaseWidget(i)
	return i
}

// TypedRune is called by Fyne.
func (i *Input) TypedRune(r rune) {
	active()
	if i.Filter == nil || i.Filter(r) {
		i.Entry.TypedRune(r)
	}
}

// TypedKey is called by Fyne.
func (i *Input) TypedKey(e *fyne.KeyEvent) {
	active()
	if i.OnKey != nil && i.OnKey(e) {
		return
	}
	switch {
	case e.Name == fyne.KeyEscape:
		if i.OnEscape != nil {
			i.OnEscape()
			return
		}
		passKey(i, e)
	case isEnter(e) && !i.MultiLine:
		if i.OnEnter != nil {
			i.OnEnter()
			return
		}
		passKey(i, e)
	case len(e.Name) > 1 && e.Name[0] == 'F' && e.Name != fyne.KeyF:
		passKey(i, e)
	default:
		i.Entry.TypedKey(e)
	}
}

// TypedShortcut is called by Fyne. What the entry does not know goes to the window, where Fyne would drop it.
func (i *Input) TypedShortcut(s fyne.Shortcut) {
	active()
	if c, ok := s.(*desktop.CustomShortcut); ok {
		if c.Modifier&fyne.KeyModifierShortcutDefault != 0 && i.OnKeyCmd != nil && i.OnKeyCmd(c.KeyName) {
			return
		}
		if !isEditing(c) {
			if w, ok := canvasOf(i).(fyne.Shortcutable); ok {
				w.TypedShortcut(s)
				return
			}
		}
	}
	i.Entry.TypedShortcut(s)
}

// cutPlaceholder shortens the words of an empty line to its width; Fyne would show a scroll bar.
func (i *Input) cutPlaceholder(width float32) {
	if i.MultiLine {
		return
	}
	if i.hint == "" || i.PlaceHolder != i.hintCut {
		i.hint = i.PlaceHolder
	}
	if short := cut(i.hint, i.room(width), look.Px(look.SizeText), fyne.TextStyle{}); short != i.PlaceHolder {
		i.hintCut = short
		i.SetPlaceHolder(short)
	}
}

// room is the width that words have in an entry of a width.
func (i *Input) room(width float32) float32 {
	room := width - 2*look.Px(8)
	if i.Icon != nil {
		room -= look.Px(look.IconSize + 4)
	}
	if i.ActionItem != nil {
		room -= i.ActionItem.MinSize().Width
	}
	return room
}

// isEditing reports whether an entry itself uses this shortcut: moving and deleting by word.
func isEditing(c *desktop.CustomShortcut) bool {
	switch c.KeyName {
	case fyne.KeyLeft, fyne.KeyRight, fyne.KeyUp, fyne.KeyDown, fyne.KeyHome, fyne.KeyEnd, fyne.KeyBackspace, fyne.KeyDelete:
		return true
	}
	return false
}

// FocusGained is called by Fyne.
func (i *Input) FocusGained() {
	i.focused = true
	i.Entry.FocusGained()
	reveal(i)
	if i.OnFocus != nil {
		i.OnFocus(true)
	}
}

// FocusLost is called by Fyne.
func (i *Input) FocusLost() {
	i.focused = false
	i.Entry.FocusLost()
	if i.OnFocus != nil {
		i.OnFocus(false)
	}
}

// setQuietly changes the text without OnChanged, and puts the cursor at its end.
func (i *Input) setQuietly(text string) {
	if i.Text == text {
		return
	}
	changed := i.OnChanged
	i.OnChanged = nil
	i.SetText(text)
	i.OnChanged = changed
	if !i.MultiLine {
		i.CursorColumn = len([]rune(text))
	}
}

// CreateRenderer is called by Fyne. The border of Fyne's entry lies between the pixels and looks heavy, so that ours is
// drawn in its place.
func (i *Input) CreateRenderer() fyne.WidgetRenderer {
	r := &inputRenderer{WidgetRenderer: i.Entry.CreateRenderer(), input: i, frame: box(theme.ColorNameInputBackground, look.Corner)}
	r.wheel = newWheel(i)
	r.paint()
	return r
}

type inputRenderer struct {
	fyne.WidgetRenderer
	input *Input
	frame *canvas.Rectangle
	wheel *wheel
}

func (r *inputRenderer) paint() {
	r.frame.FillColor = look.Color(theme.ColorNameInputBackground)
	r.frame.StrokeColor, r.frame.StrokeWidth = look.Color(look.ColorControl), 1
	r.frame.CornerRadius = look.Px(look.Corner)
	switch {
	case r.input.Disabled():
		r.frame.FillColor, r.frame.StrokeColor = look.Color(look.ColorBackground), look.Color(look.ColorLine)
	case r.input.focused:
		r.frame.StrokeColor, r.frame.StrokeWidth = look.Color(look.ColorAccent), 1.6
	}
	r.frame.Refresh()
}

// Layout is called by Fyne.
func (r *inputRenderer) Layout(s fyne.Size) {
	r.input.cutPlaceholder(s.Width)
	if r.input.atRest != nil && !r.input.focused {
		r.input.atRest(r.input.room(s.Width))
	}
	r.frame.Resize(s)
	r.wheel.Resize(s)
	r.WidgetRenderer.Layout(s)
}

// Refresh is called by Fyne.
func (r *inputRenderer) Refresh() {
	r.paint()
	r.WidgetRenderer.Refresh()
}

// Objects leaves out the ground and the border of Fyne's entry.
func (r *inputRenderer) Objects() []fyne.CanvasObject {
	all := []fyne.CanvasObject{r.frame}
	for n, o := range r.WidgetRenderer.Objects() {
		if _, rect := o.(*canvas.Rectangle); rect && n < 2 {
			continue
		}
		if s, ok := o.(*container.Scroll); ok {
			r.wheel.inner = s
		}
		all = append(all, o)
	}
	return append(all, r.wheel)
}
