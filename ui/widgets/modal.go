package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"alumnibook/ui/look"
)

// Modal is a dialog: a title, content, and buttons on the right. Escape cancels, Enter does what the primary button
// does; the page below waits.
type Modal struct {
	widget.BaseWidget
	OnClosed func()                              // after it has gone, whatever way
	OnKey    func(e *fyne.KeyEvent) (taken bool) // keys that nothing in it had a use for, before it uses them itself; may be nil

	canvas  fyne.Canvas
	title   *Paragraph
	content fyne.CanvasObject
	buttons []*Button
	cross   *Button
	cancel  func()
	width   float32
	height  float32 // 0 is as high as the content
	layer   *layer
	open    bool
	scroll  *ScrollArea
	gutter  float32 // beside the content, where it has to be scrolled
}

// NewModal prepares a dialog of the given width at normal text size. Buttons stand at the bottom right in their order;
// the first Primary or Danger one answers to Enter. cancel answers to Escape and the cross; nil just closes.
func NewModal(c fyne.Canvas, title string, content fyne.CanvasObject, width float32, cancel func(), buttons ...*Button) *Modal {
	m := &Modal{canvas: c, title: NewRich(Span{Text: title, Bold: true}), content: content, buttons: buttons, width: width, cancel: cancel}
	m.title.TextSize = 16
	m.cross = NewIconButton(look.Icon("close"), Words.Close, m.Cancel)
	m.scroll = Scrolled(container.New(modalPad{m}, content))
	m.ExtendBaseWidget(m)
	return m
}

// SetHeight fixes the height of the dialog at normal text size; 0 follows the content.
func (m *Modal) SetHeight(h float32) {
	m.height = h
	m.Refresh()
}

// SetTitle changes the title.
func (m *Modal) SetTitle(title string) {
	m.title.SetSpans(Span{Text: title, Bold: true})
	m.Refresh()
}

// Show opens the dialog and gives the keyboard to its first field or button.
func (m *Modal) Show() {
	if m.open {
		return
	}
	m.open = true
	m.layer = newLayer(m.canvas, m)
	openDialog(m.canvas, m)
	m.BaseWidget.Show()
	m.canvas.Overlays().Add(m)
	m.Resize(m.canvas.Size())
	m.canvas.FocusNext()
	m.preferPrimary()
}

// preferPrimary gives the keyboard to the primary button where there is no field to fill in. A dangerous one has to be
// chosen.
func (m *Modal) preferPrimary() {
	focused, ok := m.canvas.Focused().(*Button)
	if !ok {
		return
	}
	for _, b := range m.buttons {
		if b.Kind == Primary && !b.disabled && b != focused {
			m.canvas.Focus(b)
		}
	}
}

// Hide closes the dialog.
func (m *Modal) Hide() {
	if !m.open {
		return
	}
	m.open = false
	m.layer.close()
	closeDialog(m.canvas, m)
	takeOff(m.canvas, m)
	m.BaseWidget.Hide()
	if m.OnClosed != nil {
		m.OnClosed()
	}
}

// IsOpen reports whether the dialog is shown.
func (m *Modal) IsOpen() bool { return m.open }

// Cancel does what Escape does.
func (m *Modal) Cancel() {
	if m.cancel != nil {
		m.cancel()
		return
	}
	m.Hide()
}

func (m *Modal) takeKey(e *fyne.KeyEvent) bool {
	switch {
	case m.OnKey != nil && m.OnKey(e):
		return true
	case e.Name == fyne.KeyEscape:
		m.Cancel()
		return true
	case isEnter(e):
		for _, b := range m.buttons {
			if b.Kind == Primary || b.Kind == Danger {
				b.press()
				return true
			}
		}
	}
	return false
}

// Tapped is called by Fyne on a click beside the dialog and ends here.
func (m *Modal) Tapped(*fyne.PointEvent) {}

// CreateRenderer is called by Fyne.
func (m *Modal) CreateRenderer() fyne.WidgetRenderer {
	m.ExtendBaseWidget(m)
	scrim := canvas.NewRectangle(nil)
	back := box(theme.ColorNameOverlayBackground, 10)
	p := &parts{of: m}
	p.list = func() []fyne.CanvasObject {
		all := []fyne.CanvasObject{scrim, back, m.title, m.scroll}
		for _, b := range m.buttons {
			all = append(all, b)
		}
		all = append(all, m.cross)
		if m.layer != nil {
			all = append(all, m.layer.box)
		}
		return all
	}
	p.min = func() fyne.Size { return fyne.NewSize(look.Px(200), look.Px(120)) }
	p.layout = func(s fyne.Size) { m.layout(s, scrim, back) }
	p.restyle = func() {
		scrim.FillColor = look.Color(look.ColorScrim)
		back.FillColor = look.Color(theme.ColorNameOverlayBackground)
		back.StrokeColor, back.StrokeWidth = look.Color(look.ColorLine), 1
		back.Shadow = canvas.Shadow{Color: look.Color(theme.ColorNameShadow), BlurRadius: look.Px(24), Offset: fyne.NewPos(0, 6)}
		scrim.Refresh()
		back.Refresh()
	}
	p.restyle()
	return p
}

func (m *Modal) layout(s fyne.Size, scrim, back fyne.CanvasObject) {
	scrim.Resize(s)
	if m.layer != nil {
		m.layer.box.Resize(s)
	}
	pad := look.Px(20)
	w := min(look.Px(m.width), s.Width-look.Px(32))
	inner := w - 2*pad
	m.title.Resize(fyne.NewSize(inner-look.Px(36), 0))
	head, foot := m.title.MinSize().Height+look.Px(8), float32(0)
	lines := m.buttonLines(inner)
	if len(lines) > 0 {
		foot = float32(len(lines))*look.Px(look.ControlHeight+footGap) + look.Px(18-footGap)
	}
	m.gutter = 0
	m.scroll.content.Resize(fyne.NewSize(inner+look.Px(4), m.scroll.content.Size().Height))
	body := m.scroll.content.MinSize().Height
	h := head + look.Px(8) + body + foot + 2*pad - look.Px(4)
	if m.height > 0 {
		h = look.Px(m.height)
	}
	if most := s.Height - look.Px(32); h > most {
		h, m.gutter = most, look.Px(14) // the scroll bar lies over no field
	}
	x, y := (s.Width-w)/2, max((s.Height-h)*0.4, look.Px(16))
	place(back, x, y, w, h)
	place(m.title, x+pad, y+pad, inner-look.Px(36), head)
	c := m.cross.MinSize()
	place(m.cross, x+w-c.Width-look.Px(12), y+look.Px(14), c.Width, c.Height)
	top := y + pad + head + look.Px(4)
	place(m.scroll, x+pad-look.Px(2), top, inner+look.Px(4)+m.gutter, max(h-(top-y)-foot-pad+look.Px(4), 1))
	m.layoutButtons(lines, x+w-pad, y+h-pad-look.Px(look.ControlHeight)+look.Px(4))
}

// modalPad gives the content of a dialog a little air, and room for the scroll bar.
type modalPad struct{ of *Modal }

func (l modalPad) MinSize(o []fyne.CanvasObject) fyne.Size {
	air := 2 * look.Px(2)
	return o[0].MinSize().AddWidthHeight(air, air)
}

func (l modalPad) Layout(o []fyne.CanvasObject, s fyne.Size) {
	air := look.Px(2)
	place(o[0], air, air, s.Width-2*air-l.of.gutter, s.Height-2*air)
}

// footGap is between two buttons of a dialog.
const footGap float32 = 10

// buttonWidth is what a button takes in the foot of the dialog.
func buttonWidth(b *Button) float32 {
	if b.Kind == Quiet {
		return b.MinSize().Width
	}
	return max(b.MinSize().Width, look.Px(84))
}

// buttonLines are the buttons that are shown, in as many lines as they need in some room.
func (m *Modal) buttonLines(room float32) [][]*Button {
	var lines [][]*Button
	var used float32
	for _, b := range m.buttons {
		if !b.BaseWidget.Visible() {
			continue
		}
		w := buttonWidth(b)
		if len(lines) == 0 || used+look.Px(footGap)+w > room {
			lines, used = append(lines, []*Button{b}), w
			continue
		}
		lines[len(lines)-1] = append(lines[len(lines)-1], b)
		used += look.Px(footGap) + w
	}
	return lines
}

// layoutButtons puts each line at the right; y is where the last one stands.
func (m *Modal) layoutButtons(lines [][]*Button, right, y float32) {
	for i := len(lines) - 1; i >= 0; i-- {
		x := right
		for j := len(lines[i]) - 1; j >= 0; j-- {
			b := lines[i][j]
			w := buttonWidth(b)
			x -= w
			place(b, x, y, w, b.MinSize().Height)
			x -= look.Px(footGap)
		}
		y -= look.Px(look.ControlHeight + footGap)
	}
}

// Ask asks a question with two answers. do is what the confirming button does, after the dialog has closed.
func Ask(c fyne.Canvas, title, text, confirm string, danger bool, do func()) *Modal {
	kind := Primary
	if danger {
		kind = Danger
	}
	var m *Modal
	no := NewSecondary(Words.Cancel, nil, func() { m.Cancel() })
	yes := NewButton(kind, confirm, nil, func() {
		m.Hide()
		do()
	})
	m = NewModal(c, title, NewParagraph(text), 440, nil, no, yes)
	m.Show()
	return m
}

// Tell says something that is to be read: an error with what to do, a result.
func Tell(c fyne.Canvas, title, text string) *Modal {
	var m *Modal
	ok := NewPrimary(Words.OK, nil, func() { m.Hide() })
	m = NewModal(c, title, NewParagraph(text), 440, nil, ok)
	m.Show()
	return m
}
