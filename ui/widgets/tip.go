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
	tipDelay     = 650 * time.Millisecond
	tipNextDelay = 200 * time.Millisecond // while one is shown or was a moment ago
	tipMaxWidth  = 420
)

var lastTip time.Time

// tipped is a widget that may show a tooltip. Every widget of this package with a tip or a hover stands on it.
type tipped struct {
	widget.BaseWidget
	me     fyne.Widget
	text   string
	at     fyne.Position // where the pointer is on the canvas
	cancel func()        // of the tip that waits
	shown  *tipBox
	on     *layer
}

// ExtendBaseWidget remembers which widget this is.
func (t *tipped) ExtendBaseWidget(w fyne.Widget) {
	t.me = w
	t.BaseWidget.ExtendBaseWidget(w)
}

func (t *tipped) self() fyne.Widget { return t.me }

func (t *tipped) setTip(text string) {
	if t.text == text {
		return
	}
	t.text = text
	t.hideTip()
}

// sayCut has the tip say the whole words where not all of them are drawn. It leaves a tip alone that is right already:
// taking it away and putting it back would hide it.
func (t *tipped) sayCut(drawn, whole string) {
	if drawn == whole {
		whole = ""
	}
	t.setTip(whole)
}

// ToolTip returns what is shown when the pointer rests here.
func (t *tipped) ToolTip() string { return t.text }

// MouseIn is called by Fyne.
func (t *tipped) MouseIn(e *desktop.MouseEvent) {
	active()
	t.at = e.AbsolutePosition
	t.waitForTip()
}

// MouseMoved is called by Fyne.
func (t *tipped) MouseMoved(e *desktop.MouseEvent) {
	active()
	t.at = e.AbsolutePosition
}

// MouseOut is called by Fyne.
func (t *tipped) MouseOut() { t.hideTip() }

func (t *tipped) waitForTip() {
	t.hideTip()
	if t.text == "" {
		return
	}
	d := tipDelay
	if Now().Sub(lastTip) < time.Second {
		d = tipNextDelay
	}
	t.cancel = After(d, t.showTip)
}

// tell is for what has several things in it: the tip is that of the thing under the pointer.
func (t *tipped) tell(e *desktop.MouseEvent, text string) {
	t.at = e.AbsolutePosition
	if waits := t.shown != nil || t.cancel != nil; t.text != text || !waits {
		t.setTip(text)
		t.waitForTip()
	}
}

func (t *tipped) showTip() {
	t.cancel = nil
	if t.text == "" || t.me == nil {
		return
	}
	l := layerFor(t.me)
	if l == nil {
		return
	}
	t.shown, t.on = newTipBox(t.text), l
	l.add(t.shown)
	size := t.shown.MinSize()
	t.shown.Resize(size)
	pos := t.at.Subtract(l.position())
	area := l.box.Size()
	x := min(pos.X+look.Px(4), area.Width-size.Width-look.Px(4))
	y := pos.Y + look.Px(18)
	if y+size.Height > area.Height-look.Px(4) {
		y = pos.Y - size.Height - look.Px(8)
	}
	t.shown.Move(fyne.NewPos(max(x, 0), max(y, 0)))
}

func (t *tipped) hideTip() {
	if t.cancel != nil {
		t.cancel()
		t.cancel = nil
	}
	if t.shown != nil {
		t.on.remove(t.shown)
		t.shown, t.on = nil, nil
		lastTip = Now()
	}
}

// tipBox is the tooltip itself.
type tipBox struct {
	widget.BaseWidget
	words *Paragraph
}

func newTipBox(text string) *tipBox {
	b := &tipBox{words: NewParagraph(text)}
	b.words.TextSize = look.SizeSmall
	b.ExtendBaseWidget(b)
	return b
}

// IsTip tells that an object is a tooltip that is shown.
func IsTip(o fyne.CanvasObject) bool {
	_, is := o.(*tipBox)
	return is
}

// CreateRenderer is called by Fyne.
func (b *tipBox) CreateRenderer() fyne.WidgetRenderer {
	back := canvas.NewRectangle(look.Color(theme.ColorNameOverlayBackground))
	back.StrokeColor, back.StrokeWidth = look.Color(look.ColorLine), 1
	back.CornerRadius = look.Px(4)
	back.Shadow = canvas.Shadow{Color: look.Color(theme.ColorNameShadow), BlurRadius: look.Px(8), Offset: fyne.NewPos(0, 2)}
	padX, padY := look.Px(8), look.Px(4)
	return &parts{
		of: b, objects: []fyne.CanvasObject{back, b.words},
		min: func() fyne.Size {
			w := min(b.words.naturalWidth(), look.Px(tipMaxWidth))
			b.words.Resize(fyne.NewSize(w, b.words.BaseWidget.Size().Height))
			return fyne.NewSize(w+2*padX, b.words.MinSize().Height+2*padY)
		},
		layout: func(s fyne.Size) {
			back.Resize(s)
			place(b.words, padX, padY, s.Width-2*padX, s.Height-2*padY)
		},
	}
}
