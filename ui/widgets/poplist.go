package widgets

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"

	"alumnibook/ui/look"
)

// Choice is one line of a list to choose from.
type Choice struct {
	Value string // what is chosen; "" is the text
	Text  string
	Note  string // second words on the right
	Icon  fyne.Resource
}

func (c Choice) value() string {
	if c.Value == "" {
		return c.Text
	}
	return c.Value
}

const (
	popRow  float32 = 28
	popRows int     = 8
)

// popList is the list that drops below a field. The field keeps the keyboard and moves the mark.
type popList struct {
	tipped
	items  []Choice
	at     int // marked, -1 is none
	top    int // first line in sight
	inside bool
	cuts   [popRows]string // what stands whole in a line of which some is cut off
	pick   func(i int)
	back   func() // gives the keyboard back to the field
}

func newPopList(pick func(int), back func()) *popList {
	l := &popList{at: -1, pick: pick, back: back}
	l.ExtendBaseWidget(l)
	return l
}

func (l *popList) set(items []Choice, at int) {
	l.items, l.at, l.top = items, at, 0
	l.reveal()
	l.Refresh()
}

func (l *popList) rows() int { return min(len(l.items), popRows) }

func (l *popList) move(by int) {
	if len(l.items) == 0 {
		return
	}
	if l.at < 0 && by < 0 {
		l.at = len(l.items)
	}
	l.at = min(max(l.at+by, 0), len(l.items)-1)
	l.reveal()
	l.Refresh()
}

func (l *popList) reveal() {
	if l.at < 0 {
		return
	}
	l.top = min(l.top, l.at)
	l.top = max(l.top, l.at-popRows+1)
}

func (l *popList) lineAt(y float32) int {
	i := l.top + int((y-look.Px(4))/look.Px(popRow))
	if y < look.Px(4) || i >= len(l.items) || i >= l.top+popRows {
		return -1
	}
	return i
}

// MouseDown is called by Fyne before the field loses the keyboard; it keeps the list open for the click.
func (l *popList) MouseDown(*desktop.MouseEvent) { l.inside = true }

// MouseUp is called by Fyne; the click follows, after the field has lost the keyboard once more.
func (l *popList) MouseUp(*desktop.MouseEvent) {}

// Tapped is called by Fyne on a click.
func (l *popList) Tapped(e *fyne.PointEvent) {
	if i := l.lineAt(e.Position.Y); i >= 0 {
		l.pick(i)
	}
	l.letGo()
}

// MouseOut is called by Fyne.
func (l *popList) MouseOut() {
	l.tipped.MouseOut()
	if l.inside {
		l.letGo()
	}
}

func (l *popList) letGo() {
	l.inside = false
	l.back()
}

// MouseMoved is called by Fyne.
func (l *popList) MouseMoved(e *desktop.MouseEvent) {
	active()
	i := l.lineAt(e.Position.Y)
	if i < 0 {
		return
	}
	if i != l.at {
		l.at = i
		l.Refresh()
	}
	l.tell(e, l.cuts[i-l.top])
}

// Cursor shows a hand.
func (l *popList) Cursor() desktop.Cursor { return desktop.PointerCursor }

// Scrolled is called by Fyne.
func (l *popList) Scrolled(e *fyne.ScrollEvent) {
	step := 1
	if e.Scrolled.DY > 0 {
		step = -1
	}
	l.top = min(max(l.top+step, 0), max(len(l.items)-popRows, 0))
	l.Refresh()
}

// CreateRenderer is called by Fyne.
func (l *popList) CreateRenderer() fyne.WidgetRenderer {
	mark := box(look.ColorAccentTint, 4)
	thumb := box(theme.ColorNameScrollBar, 2)
	var texts, notes []*canvas.Text
	var pics []*canvas.Image
	for range popRows {
		texts = append(texts, label("", look.SizeText, false, look.ColorText))
		notes = append(notes, label("", look.SizeSmall, false, look.ColorMuted))
		pic := canvas.NewImageFromResource(nil)
		pic.FillMode = canvas.ImageFillContain
		pics = append(pics, pic)
	}
	p := &parts{of: l, objects: []fyne.CanvasObject{mark}}
	for i := range texts {
		p.objects = append(p.objects, pics[i], texts[i], notes[i])
	}
	p.objects = append(p.objects, thumb)
	p.min = func() fyne.Size {
		return fyne.NewSize(look.Px(120), look.Px(popRow)*float32(max(l.rows(), 1))+look.Px(8))
	}
	p.layout = func(s fyne.Size) {
		mark.Hide()
		for i := range texts {
			l.drawLine(s, i, texts[i], notes[i], pics[i], mark)
		}
		show(thumb, len(l.items) > popRows)
		if len(l.items) > popRows {
			high := s.Height - look.Px(8)
			place(thumb, s.Width-look.Px(6), look.Px(4)+high*float32(l.top)/float32(len(l.items)), look.Px(4), high*float32(popRows)/float32(len(l.items)))
		}
	}
	p.restyle = func() {
		mark.FillColor = look.Color(look.ColorAccentTint)
		mark.Refresh()
	}
	p.restyle()
	return p
}

func (l *popList) drawLine(s fyne.Size, i int, text, note *canvas.Text, pic *canvas.Image, mark *canvas.Rectangle) {
	n := l.top + i
	show(text, n < len(l.items))
	show(note, n < len(l.items))
	if n >= len(l.items) {
		pic.Hide()
		return
	}
	item := l.items[n]
	h := look.Px(popRow)
	y := look.Px(4) + float32(i)*h
	if n == l.at {
		mark.Show()
		place(mark, look.Px(4), y, s.Width-look.Px(8), h)
	}
	x, right := look.Px(12), s.Width-look.Px(12)
	setPicture(pic, item.Icon)
	if item.Icon != nil {
		place(pic, x, y+(h-look.Px(16))/2, look.Px(16), look.Px(16))
		x += look.Px(24)
	}
	note.Text = cut(item.Note, (right-x)/2, look.Px(look.SizeSmall), fyne.TextStyle{})
	note.Color, note.TextSize = look.Color(look.ColorMuted), look.Px(look.SizeSmall)
	nw := textWidth(note.Text, note.TextSize, fyne.TextStyle{})
	place(note, right-nw, y, nw, h)
	note.Refresh()
	if nw > 0 {
		right -= nw + look.Px(10)
	}
	text.Text = cut(item.Text, right-x, look.Px(look.SizeText), fyne.TextStyle{})
	text.Color, text.TextSize = look.Color(look.ColorText), look.Px(look.SizeText)
	place(text, x, y, right-x, h)
	text.Refresh()
	l.cuts[i] = ""
	if text.Text != item.Text || note.Text != item.Note {
		l.cuts[i] = strings.TrimSpace(item.Text + "\n" + item.Note)
	}
}
