package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"alumnibook/ui/look"
)

// BigRow is what one row of a BigList shows.
type BigRow struct {
	Number       string // right-aligned, before the name
	Initials     string // "" shows the icon instead
	Icon         string // the name of a drawing
	Title, Under string // large, and small below it; "" puts the title into the middle
	Note         string // second words, in a column of their own
	Quiet        bool   // the title is second words too

	Steps      bool   // a minus and a plus stand round Step
	Step       string // "" shows the plus alone
	Less, More bool   // which of them can be pressed

	Chip    string
	Tone    look.Tone
	ChipTip string
	Live    bool   // the chip can be pressed
	Back    string // what the button at the end does, as its tooltip; "" for no button
}

// BigPart is what of a row was pressed.
type BigPart int

// The parts of a row.
const (
	BigPress  BigPart = iota // the row itself
	BigDouble                // the row itself, twice
	BigChip
	BigLess
	BigMore
	BigBack
)

// BigList is a list in large rows that are read from arm's length and pressed with a finger. The keyboard stays where it is;
// one row may be marked as the one that it means. Only the rows that can be seen exist.
type BigList struct {
	widget.BaseWidget
	Rows    func() int
	Row     func(i int) BigRow
	OnPart  func(i int, part BigPart)
	OnMenu  func(i int) []*fyne.MenuItem // may be nil
	Heads   BigHeads
	Empty   fyne.CanvasObject // instead of rows where there are none; may be nil
	marked  int
	lastTap tapMark

	body   *bigBody
	scroll *container.Scroll
}

// BigHeads are the words above the columns.
type BigHeads struct{ Number, Title, Note, Step, Chip string }

// NewBigList returns a list without rows; set Rows and Row before it is shown.
func NewBigList(heads BigHeads) *BigList {
	l := &BigList{Heads: heads, Rows: func() int { return 0 }, marked: -1}
	l.body = newBigBody(l)
	l.scroll = container.NewVScroll(l.body)
	l.scroll.OnScrolled = func(fyne.Position) { l.body.update() }
	l.ExtendBaseWidget(l)
	return l
}

// Mark marks a row and brings it into sight; -1 is none.
func (l *BigList) Mark(i int) {
	if l.marked != i {
		l.marked = i
		l.body.update()
	}
	l.reveal(i)
}

// Marked is the marked row, -1 for none.
func (l *BigList) Marked() int { return l.marked }

// Update brings the list up to date; the row is the one to mark, -1 for none. top goes back to the first row.
func (l *BigList) Update(marked int, top bool) {
	l.marked = marked
	if top {
		l.scroll.Offset = fyne.Position{}
	}
	l.Refresh()
	l.reveal(marked)
}

// PageRows is how many rows fit.
func (l *BigList) PageRows() int { return max(int(l.scroll.Size().Height/l.rowHeight()), 1) }

func (l *BigList) rowHeight() float32 { return look.Px(look.RowHeightDoor) }

func (l *BigList) reveal(i int) {
	if i < 0 {
		return
	}
	h, view, y := l.rowHeight(), l.scroll.Size().Height, l.scroll.Offset.Y
	top := float32(i) * h
	switch {
	case top < y:
		y = top
	case top+h > y+view:
		y = top + h - view
	default:
		return
	}
	l.scroll.ScrollToOffset(fyne.NewPos(0, max(y, 0)))
	l.body.update()
}

func (l *BigList) pressed(i int, part BigPart) {
	if i >= 0 && i < l.Rows() && l.OnPart != nil {
		l.OnPart(i, part)
	}
}

// bigColumns is where the columns of a list stand.
type bigColumns struct{ number, title, titleW, note, noteW, step, stepW, chip, chipW, back, backW float32 }

// columns gives the columns their room: of a narrow list the second words go first.
func (l *BigList) columns(width float32) bigColumns {
	c := bigColumns{stepW: look.Px(96), chipW: look.Px(118), backW: look.Px(36)}
	pad := look.Px(12)
	c.number = look.Px(34)
	c.title = look.Px(50)
	if l.Heads.Note != "" {
		switch {
		case width > look.Px(860):
			c.noteW = look.Px(200)
		case width > look.Px(660):
			c.noteW = look.Px(140)
		}
	}
	if l.Heads.Step == "" {
		c.stepW = 0
	}
	c.back = width - pad - c.backW
	c.chip = c.back - c.chipW
	c.step = c.chip - c.stepW
	c.note = c.step - c.noteW
	c.titleW = c.note - c.title - look.Px(8)
	return c
}

// CreateRenderer is called by Fyne.
func (l *BigList) CreateRenderer() fyne.WidgetRenderer {
	l.ExtendBaseWidget(l)
	back, line := canvas.NewRectangle(nil), canvas.NewRectangle(nil)
	var heads []*canvas.Text
	for range 5 {
		heads = append(heads, label("", look.SizeSmall, true, look.ColorMuted))
	}
	p := &parts{of: l}
	p.list = func() []fyne.CanvasObject {
		all := []fyne.CanvasObject{back, line, l.scroll}
		for _, h := range heads {
			all = append(all, h)
		}
		if l.Empty != nil {
			all = append(all, l.Empty)
		}
		return all
	}
	p.min = func() fyne.Size { return fyne.NewSize(look.Px(320), look.Px(headHeight)+2*l.rowHeight()) }
	p.layout = func(s fyne.Size) {
		h := look.Px(headHeight)
		back.Resize(s)
		place(line, 0, h-1, s.Width, 1)
		l.layoutHeads(heads, s.Width, h)
		place(l.scroll, 0, h, s.Width, max(s.Height-h, 0))
		l.scroll.Refresh()
		if l.Empty != nil {
			show(l.Empty, l.Rows() == 0)
			place(l.Empty, 0, h, s.Width, max(s.Height-h, 0))
		}
		l.body.update()
	}
	p.restyle = func() {
		back.FillColor, line.FillColor = look.Color(look.ColorSurface), look.Color(look.ColorLine)
		for _, h := range heads {
			h.Color, h.TextSize = look.Color(look.ColorMuted), look.Px(look.SizeSmall)
		}
		back.Refresh()
		line.Refresh()
	}
	p.restyle()
	return p
}

func (l *BigList) layoutHeads(heads []*canvas.Text, width, high float32) {
	c := l.columns(width)
	put := func(i int, text string, x, w float32) {
		t := heads[i]
		t.Text = cut(text, w, t.TextSize, t.TextStyle)
		place(t, x, 0, w, high)
		t.Refresh()
	}
	heads[0].Alignment = fyne.TextAlignTrailing
	put(0, l.Heads.Number, 0, c.number)
	put(1, l.Heads.Title, c.title, c.titleW)
	put(2, l.Heads.Note, c.note, max(c.noteW-look.Px(8), 0))
	put(3, l.Heads.Step, c.step, max(c.stepW-look.Px(6), 0))
	put(4, l.Heads.Chip, c.chip, c.chipW)
}

// bigBody is as high as all rows, but holds only those that can be seen.
type bigBody struct {
	widget.BaseWidget
	of    *BigList
	rows  map[int]*bigRow
	spare []*bigRow
	list  []fyne.CanvasObject
}

func newBigBody(l *BigList) *bigBody {
	b := &bigBody{of: l, rows: map[int]*bigRow{}}
	b.ExtendBaseWidget(b)
	return b
}

// MinSize is the size of all rows.
func (b *bigBody) MinSize() fyne.Size {
	return fyne.NewSize(1, float32(b.of.Rows())*b.of.rowHeight())
}

// CreateRenderer is called by Fyne.
func (b *bigBody) CreateRenderer() fyne.WidgetRenderer {
	return &parts{of: b, list: func() []fyne.CanvasObject { return b.list }, min: b.MinSize}
}

// update shows the rows in sight.
func (b *bigBody) update() {
	l := b.of
	h, view := l.rowHeight(), l.scroll.Size()
	from := max(int(l.scroll.Offset.Y/h), 0)
	to := min(int((l.scroll.Offset.Y+view.Height)/h)+1, l.Rows())
	for i, r := range b.rows {
		if i < from || i >= to {
			r.hideTip()
			b.spare = append(b.spare, r)
			delete(b.rows, i)
		}
	}
	b.list = b.list[:0:0]
	for i := from; i < to; i++ {
		r := b.rows[i]
		if r == nil {
			if n := len(b.spare); n > 0 {
				r, b.spare = b.spare[n-1], b.spare[:n-1]
			} else {
				r = newBigRow(l)
			}
			b.rows[i] = r
		}
		place(r, 0, float32(i)*h, view.Width, h)
		r.set(i, l.Row(i), i == l.marked)
		b.list = append(b.list, r)
	}
	canvas.Refresh(b)
}
