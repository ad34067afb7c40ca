package widgets

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"

	"alumnibook/ui/look"
)

const (
	bigName  float32 = 16
	bigDisc  float32 = 26
	bigPlace float32 = 26 // a minus or a plus
)

// bigRow is one row of a BigList that can be seen.
type bigRow struct {
	tipped
	list    *BigList
	index   int
	row     BigRow
	marked  bool
	hovered bool
	drawn   bool

	ground, line, mark               *canvas.Rectangle
	number, title, under, note, step *canvas.Text
	disc                             *disc
	icon                             *canvas.Image
	less, more, back                 *Button
	chip                             *Chip
}

func newBigRow(l *BigList) *bigRow {
	r := &bigRow{list: l, index: -1, disc: newDisc(), icon: canvas.NewImageFromResource(nil)}
	r.ground, r.line, r.mark = canvas.NewRectangle(nil), canvas.NewRectangle(nil), canvas.NewRectangle(nil)
	r.number, r.title = label("", bigName, false, look.ColorMuted), label("", bigName, false, look.ColorText)
	r.number.Alignment = fyne.TextAlignTrailing
	r.under, r.note, r.step = label("", look.SizeSmall, false, look.ColorMuted), label("", look.SizeText, false, look.ColorMuted), label("", look.SizeText, false, look.ColorMuted)
	r.step.Alignment = fyne.TextAlignCenter
	r.icon.FillMode = canvas.ImageFillContain
	part := func(p BigPart) func() { return func() { l.pressed(r.index, p) } }
	r.less = NewIconButton(look.Icon("minus"), Words.Remove, part(BigLess))
	r.more = NewIconButton(look.Icon("plus"), Words.Add, part(BigMore))
	r.back = NewIconButton(look.Icon("undo"), "", part(BigBack))
	r.chip = NewChip("", look.ToneGrey)
	r.ExtendBaseWidget(r)
	return r
}

// set shows a row; nothing is drawn where it looks as before.
func (r *bigRow) set(i int, row BigRow, marked bool) {
	if r.index != i {
		r.hovered = false
		r.hideTip()
	}
	if r.drawn && r.index == i && r.row == row && r.marked == marked {
		return
	}
	r.index, r.row, r.marked, r.drawn = i, row, marked, true
	r.less.SetDisabled(!row.Less, "")
	r.more.SetDisabled(!row.More, "")
	r.back.SetToolTip(row.Back)
	r.chip.Tone, r.chip.OnTapped = row.Tone, nil
	if row.Live {
		r.chip.OnTapped = func() { r.list.pressed(r.index, BigChip) }
	}
	r.chip.SetToolTip(row.ChipTip)
	r.chip.SetText(row.Chip, "")
	show(r.chip, row.Chip != "")
	show(r.less, row.Steps && row.Step != "")
	show(r.more, row.Steps)
	show(r.step, row.Step != "")
	show(r.back, row.Back != "")
	r.BaseWidget.Refresh()
}

// CreateRenderer is called by Fyne.
func (r *bigRow) CreateRenderer() fyne.WidgetRenderer {
	p := &parts{of: r}
	all := []fyne.CanvasObject{r.ground, r.line, r.mark, r.number}
	all = append(all, r.disc.objects()...)
	p.objects = append(all, r.icon, r.title, r.under, r.note, r.step, r.less, r.more, r.chip, r.back)
	p.min = func() fyne.Size { return fyne.NewSize(1, r.list.rowHeight()) }
	p.layout = r.layout
	p.restyle = r.paint
	p.restyle()
	return p
}

func (r *bigRow) paint() {
	ground := look.ColorSurface
	if r.marked {
		ground = look.ColorAccentTint
	} else if r.hovered {
		ground = look.ColorHover
	}
	r.ground.FillColor, r.line.FillColor, r.mark.FillColor = look.Color(ground), look.Color(look.ColorLine), look.Color(look.ColorAccent)
	show(r.mark, r.marked)
	named := r.row.Initials != ""
	for _, o := range r.disc.objects() {
		show(o, named)
	}
	if named {
		r.disc.show(&Avatar{Initials: r.row.Initials})
	}
	show(r.icon, !named && r.row.Icon != "")
	if !named && r.row.Icon != "" {
		setPicture(r.icon, look.IconIn(r.row.Icon, look.ColorAccent))
	}
	words := look.ColorText
	if r.row.Quiet {
		words = look.ColorMuted
	}
	r.title.Color, r.title.TextSize = look.Color(words), look.Px(bigName)
	for _, t := range []*canvas.Text{r.number, r.under, r.note, r.step} {
		t.Color = look.Color(look.ColorMuted)
	}
	r.number.TextSize, r.under.TextSize = look.Px(bigName), look.Px(look.SizeSmall)
	r.note.TextSize, r.step.TextSize = look.Px(look.SizeText), look.Px(look.SizeText)
	r.ground.Refresh()
	r.line.Refresh()
	r.mark.Refresh()
}

func (r *bigRow) layout(s fyne.Size) {
	c := r.list.columns(s.Width)
	place(r.ground, 0, 0, s.Width, s.Height)
	place(r.line, 0, s.Height-1, s.Width, 1)
	place(r.mark, 0, 0, look.Px(4), s.Height-1)
	put := func(t *canvas.Text, text string, x, y, w, h float32) {
		t.Text = cut(text, w, t.TextSize, t.TextStyle)
		place(t, x, y, w, h)
		t.Refresh()
	}
	side := look.Px(bigDisc)
	put(r.number, r.row.Number, 0, -look.Px(1), c.number, s.Height)
	r.disc.place(c.title, (s.Height-side)/2, side)
	place(r.icon, c.title+look.Px(3), (s.Height-look.Px(20))/2, look.Px(20), look.Px(20))
	x := c.title + side + look.Px(10)
	w := c.titleW - side - look.Px(10)
	if r.row.Under == "" {
		put(r.title, r.row.Title, x, -look.Px(1), w, s.Height)
		put(r.under, "", x, 0, 0, s.Height)
	} else {
		put(r.title, r.row.Title, x, look.Px(3), w, look.Px(24))
		put(r.under, r.row.Under, x, look.Px(24), w, look.Px(18))
	}
	put(r.note, r.row.Note, c.note, 0, max(c.noteW-look.Px(8), 0), s.Height)
	side = look.Px(bigPlace)
	y := (s.Height - side) / 2
	place(r.less, c.step-look.Px(6), y, side, side)
	place(r.more, c.step+c.stepW-side-look.Px(14), y, side, side)
	put(r.step, r.row.Step, c.step+side-look.Px(8), 0, c.stepW-2*side-look.Px(4), s.Height)
	chip := r.chip.MinSize()
	place(r.chip, c.chip, (s.Height-chip.Height)/2, min(chip.Width, c.chipW-look.Px(6)), chip.Height)
	back := r.back.MinSize()
	place(r.back, c.back+c.backW-back.Width, (s.Height-back.Height)/2, back.Width, back.Height)
}

// Tapped is called by Fyne on a click.
func (r *bigRow) Tapped(*fyne.PointEvent) {
	r.hideTip()
	part := BigPress
	if r.list.lastTap.again(int64(r.index) + 1) {
		part = BigDouble
	}
	r.list.pressed(r.index, part)
}

// TappedSecondary is called by Fyne on a right click.
func (r *bigRow) TappedSecondary(e *fyne.PointEvent) {
	r.hideTip()
	if r.list.OnMenu == nil || r.index < 0 || r.index >= r.list.Rows() {
		return
	}
	if items := r.list.OnMenu(r.index); len(items) > 0 {
		ShowMenuAt(r, e.AbsolutePosition, items...)
	}
}

// MouseIn is called by Fyne.
func (r *bigRow) MouseIn(e *desktop.MouseEvent) {
	active()
	r.hovered = true
	r.point(e)
	r.redraw()
}

// MouseMoved is called by Fyne.
func (r *bigRow) MouseMoved(e *desktop.MouseEvent) {
	active()
	if !r.hovered {
		r.hovered = true
		r.redraw()
	}
	r.point(e)
}

// MouseOut is called by Fyne.
func (r *bigRow) MouseOut() {
	r.hovered = false
	r.hideTip()
	r.redraw()
}

// point shows on hover what was cut off.
func (r *bigRow) point(e *desktop.MouseEvent) {
	tip := ""
	c := r.list.columns(r.Size().Width)
	switch x := e.Position.X; {
	case x >= c.title && x < c.title+c.titleW && (r.title.Text != r.row.Title || r.under.Text != r.row.Under):
		tip = strings.TrimSpace(r.row.Title + "\n" + r.row.Under)
	case x >= c.note && x < c.note+c.noteW && r.note.Text != r.row.Note:
		tip = r.row.Note
	}
	r.tell(e, tip)
}

func (r *bigRow) redraw() {
	r.paint()
	canvas.Refresh(r)
}
