package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"alumnibook/ui/look"
)

// gridBody is as high as all rows, but holds only those that can be seen.
type gridBody struct {
	widget.BaseWidget
	grid  *DataGrid
	rows  map[int]*gridRow
	spare []*gridRow
	list  []fyne.CanvasObject
}

func newGridBody(g *DataGrid) *gridBody {
	b := &gridBody{grid: g, rows: map[int]*gridRow{}}
	b.ExtendBaseWidget(b)
	return b
}

// CreateRenderer is called by Fyne.
func (b *gridBody) CreateRenderer() fyne.WidgetRenderer {
	return &parts{
		of:   b,
		list: func() []fyne.CanvasObject { return b.list },
		min:  b.MinSize,
	}
}

// MinSize is the size of all rows.
func (b *gridBody) MinSize() fyne.Size {
	return fyne.NewSize(b.grid.layout.total, float32(b.grid.Len())*b.grid.rowHeight())
}

func (b *gridBody) restyle() {
	for _, r := range b.rows {
		r.stale()
	}
	for _, r := range b.spare {
		r.stale()
	}
}

// update shows the rows in sight and reports whether some of them are not loaded yet.
func (b *gridBody) update() (missing bool) {
	from, to := b.grid.Shown()
	for i, r := range b.rows {
		if i < from || i >= to {
			r.leave()
			b.spare = append(b.spare, r)
			delete(b.rows, i)
		}
	}
	b.list = b.list[:0:0]
	h := b.grid.rowHeight()
	width := max(b.grid.layout.total, b.grid.scroll.Size().Width)
	for i := from; i < to; i++ {
		r := b.rows[i]
		if r == nil {
			r = b.take()
			b.rows[i] = r
		}
		place(r, 0, float32(i)*h, width, h)
		if !r.set(i) {
			missing = true
		}
		b.list = append(b.list, r)
	}
	canvas.Refresh(b)
	return missing
}

func (b *gridBody) take() *gridRow {
	if n := len(b.spare); n > 0 {
		r := b.spare[n-1]
		b.spare = b.spare[:n-1]
		return r
	}
	return newGridRow(b.grid)
}

// gridRow is one row that can be seen. It takes the mouse for the whole grid.
type gridRow struct {
	tipped
	grid    *DataGrid
	index   int
	id      int64
	hovered bool
	over    int // column under the pointer
	loaded  bool

	ground, line, mark *canvas.Rectangle
	cells              []*cellView
	parts              []fyne.CanvasObject
}

func newGridRow(g *DataGrid) *gridRow {
	r := &gridRow{grid: g, index: -1, over: -1}
	r.ground, r.line, r.mark = canvas.NewRectangle(nil), canvas.NewRectangle(nil), canvas.NewRectangle(nil)
	r.ExtendBaseWidget(r)
	return r
}

func (r *gridRow) stale() {
	for _, c := range r.cells {
		c.drawn = false
	}
}

func (r *gridRow) leave() {
	r.hovered, r.over, r.index = false, -1, -1
	r.setTip("")
	r.hideTip()
}

// set shows the row with this index; false if its cells are still to be fetched.
func (r *gridRow) set(index int) (loaded bool) {
	g := r.grid
	if r.index != index {
		r.leave()
	}
	r.index, r.id = index, g.source.ID(index)
	cells, ok := g.source.Cells(index, g.layout.ids)
	selected := g.selected[r.id]
	h := g.rowHeight()
	grown := r.parts == nil
	for len(r.cells) < len(g.layout.shown) {
		r.cells = append(r.cells, newCellView())
		grown = true
	}
	if n := len(g.layout.shown); len(r.cells) > n {
		r.cells = r.cells[:n]
		grown = true
	}
	for i, col := range g.layout.shown {
		var c Cell
		if ok && i < len(cells) {
			c = cells[i]
		}
		if r.cells[i].set(c, col, h, selected) {
			grown = true
		}
	}
	if grown {
		r.parts = r.parts[:0:0]
		r.parts = append(r.parts, r.ground, r.line)
		for _, c := range r.cells {
			r.parts = c.objects(r.parts)
		}
		r.parts = append(r.parts, r.mark)
	}
	r.loaded = ok
	r.paint(selected)
	return ok
}

func (r *gridRow) paint(selected bool) {
	ground := look.ColorSurface
	if selected {
		ground = look.ColorAccentTint
	} else if r.hovered {
		ground = look.ColorHover
	}
	s := r.Size()
	r.ground.FillColor, r.line.FillColor, r.mark.FillColor = look.Color(ground), look.Color(look.ColorLine), look.Color(look.ColorAccent)
	place(r.ground, 0, 0, s.Width, s.Height)
	place(r.line, 0, s.Height-1, s.Width, 1)
	place(r.mark, 0, 0, look.Px(3), s.Height-1)
	show(r.mark, r.grid.focused && r.id == r.grid.current)
	r.ground.Refresh()
	r.line.Refresh()
}

// CreateRenderer is called by Fyne.
func (r *gridRow) CreateRenderer() fyne.WidgetRenderer {
	return &parts{
		of:   r,
		list: func() []fyne.CanvasObject { return r.parts },
		min:  func() fyne.Size { return fyne.NewSize(1, r.grid.rowHeight()) },
	}
}

// Tapped is called by Fyne on a click.
func (r *gridRow) Tapped(e *fyne.PointEvent) {
	r.hideTip()
	focus(r.grid)
	id, mods := r.id, modifiers()
	r.grid.tapped(r.index, mods)
	if col := r.grid.layout.at(e.Position.X); col >= 0 && mods == 0 && r.grid.OnCell != nil {
		r.grid.OnCell(id, r.grid.layout.ids[col])
	}
}

// TappedSecondary is called by Fyne on a right click.
func (r *gridRow) TappedSecondary(e *fyne.PointEvent) {
	r.hideTip()
	focus(r.grid)
	r.grid.menu(r.index, e.AbsolutePosition)
}

// MouseIn is called by Fyne.
func (r *gridRow) MouseIn(e *desktop.MouseEvent) {
	active()
	r.hovered = true
	r.pointAt(e)
	r.redraw()
}

// MouseMoved is called by Fyne.
func (r *gridRow) MouseMoved(e *desktop.MouseEvent) {
	active()
	if !r.hovered {
		r.hovered = true
		r.redraw()
	}
	r.pointAt(e)
}

// MouseOut is called by Fyne.
func (r *gridRow) MouseOut() {
	r.hovered, r.over = false, -1
	r.hideTip()
	r.redraw()
}

func (r *gridRow) redraw() {
	r.paint(r.grid.selected[r.id])
	canvas.Refresh(r)
}

// pointAt prepares the tooltip of the cell under the pointer: a tooltip of its own would take the hover from the row.
func (r *gridRow) pointAt(e *desktop.MouseEvent) {
	r.at = e.AbsolutePosition
	col := r.grid.layout.at(e.Position.X)
	if col == r.over {
		return
	}
	r.over = col
	r.setTip(r.tipOf(col))
	r.waitForTip()
}

func (r *gridRow) tipOf(col int) string {
	if col < 0 || col >= len(r.cells) {
		return ""
	}
	v := r.cells[col]
	switch {
	case v.cell.Tip != "":
		return v.cell.Tip
	case !v.cut:
		return ""
	case v.cell.Strike != "":
		return v.cell.Strike + " → " + v.cell.Text
	}
	return v.cell.Text
}
