package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"

	"alumnibook/ui/look"
)

const borderReach float32 = 5 // how near to a border the pointer must be

// gridHeader shows the titles. A click sorts, dragging a border resizes, dragging a title moves the column, a double
// click on a border fits it, a right click offers the choice of columns.
type gridHeader struct {
	tipped
	grid    *DataGrid
	offset  float32
	pointer float32 // where the pointer is, with the offset of scrolling
	hovered bool

	dragging string // column whose border is dragged
	moving   string // column that is moved
	startX   float32
	startW   float32
	dropX    float32
	lastTap  tapMark

	titles []*canvas.Text
	sign   *canvas.Image
	hover  *canvas.Rectangle
	grip   *canvas.Rectangle
	drop   *canvas.Rectangle
}

func newGridHeader(g *DataGrid) *gridHeader {
	h := &gridHeader{grid: g}
	h.sign = canvas.NewImageFromResource(nil)
	h.sign.FillMode = canvas.ImageFillContain
	h.hover, h.grip, h.drop = canvas.NewRectangle(nil), canvas.NewRectangle(nil), canvas.NewRectangle(nil)
	h.ExtendBaseWidget(h)
	return h
}

// shift follows the horizontal scrolling of the rows.
func (h *gridHeader) shift(x float32) {
	if h.offset != x {
		h.offset = x
		h.Refresh()
	}
}

// border returns the shown column whose right border is near x, -1 if none.
func (h *gridHeader) border(x float32) int {
	for i, c := range h.grid.layout.shown {
		edge := c.x + c.w - look.Px(cellGap)/2
		if x > edge-look.Px(borderReach) && x < edge+look.Px(borderReach) {
			return i
		}
	}
	return -1
}

// Cursor shows that a border can be dragged.
func (h *gridHeader) Cursor() desktop.Cursor {
	if h.dragging != "" || h.border(h.pointer) >= 0 {
		return desktop.HResizeCursor
	}
	return desktop.DefaultCursor
}

// MouseIn is called by Fyne.
func (h *gridHeader) MouseIn(e *desktop.MouseEvent) {
	h.hovered = true
	h.MouseMoved(e)
}

// MouseMoved is called by Fyne.
func (h *gridHeader) MouseMoved(e *desktop.MouseEvent) {
	h.at = e.AbsolutePosition
	h.pointer = e.Position.X + h.offset
	if i := h.grid.layout.at(h.pointer); i >= 0 && h.titles != nil && i < len(h.titles) &&
		h.titles[i].Text != h.grid.layout.shown[i].Title {
		h.setTip(h.grid.layout.shown[i].Title)
	} else {
		h.setTip("")
	}
	if h.cancel == nil && h.shown == nil {
		h.waitForTip()
	}
	h.Refresh()
}

// MouseOut is called by Fyne.
func (h *gridHeader) MouseOut() {
	h.hovered = false
	h.hideTip()
	h.Refresh()
}

// Tapped is called by Fyne on a click.
func (h *gridHeader) Tapped(e *fyne.PointEvent) {
	h.hideTip()
	x := e.Position.X + h.offset
	if i := h.border(x); i >= 0 {
		if h.lastTap.again(int64(i)) {
			h.grid.FitColumn(h.grid.layout.shown[i].ID)
		}
		return
	}
	if i := h.grid.layout.at(x); i >= 0 {
		h.grid.SortBy(h.grid.layout.shown[i].ID)
	}
	focus(h.grid)
}

// TappedSecondary is called by Fyne on a right click.
func (h *gridHeader) TappedSecondary(e *fyne.PointEvent) {
	h.hideTip()
	items := h.grid.columnItems()
	if i := h.grid.layout.at(e.Position.X + h.offset); i >= 0 {
		id := h.grid.layout.shown[i].ID
		fit := fyne.NewMenuItem(Words.FitColumn, func() { h.grid.FitColumn(id) })
		items = append([]*fyne.MenuItem{fit, fyne.NewMenuItemSeparator()}, items...)
	}
	ShowMenuAt(h.grid, e.AbsolutePosition, items...)
}

// Dragged is called by Fyne while a button is held.
func (h *gridHeader) Dragged(e *fyne.DragEvent) {
	x := e.Position.X + h.offset
	if h.dragging == "" && h.moving == "" {
		h.startX = x - e.Dragged.DX
		if i := h.border(h.startX); i >= 0 {
			c := h.grid.layout.shown[i]
			h.dragging, h.startW = c.ID, max(h.grid.layout.widths[c.ID], c.least())
		} else if i := h.grid.layout.at(h.startX); i >= 0 {
			h.moving = h.grid.layout.shown[i].ID
		}
	}
	switch {
	case h.dragging != "":
		h.grid.ResizeColumn(h.dragging, h.startW+(x-h.startX)/look.Factor())
	case h.moving != "":
		h.dropX = x
		h.Refresh()
	}
}

// DragEnd is called by Fyne when the button is let go.
func (h *gridHeader) DragEnd() {
	if h.dragging != "" {
		h.dragging = ""
		h.grid.columnsChanged()
	}
	if id := h.moving; id != "" {
		h.moving = ""
		before, _ := h.dropAt()
		h.grid.MoveColumn(id, before)
	}
	h.Refresh()
}

// dropAt returns the column before which a moved one would come, and where that is.
func (h *gridHeader) dropAt() (before string, x float32) {
	shown := h.grid.layout.shown
	for _, c := range shown {
		if h.dropX < c.x+c.w/2 {
			return c.ID, c.x
		}
	}
	last := shown[len(shown)-1]
	return "", last.x + last.w
}

// CreateRenderer is called by Fyne.
func (h *gridHeader) CreateRenderer() fyne.WidgetRenderer {
	return &parts{
		of:      h,
		list:    h.objects,
		min:     func() fyne.Size { return fyne.NewSize(1, look.Px(headHeight)) },
		layout:  func(fyne.Size) { h.draw() },
		restyle: nil,
	}
}

func (h *gridHeader) objects() []fyne.CanvasObject {
	all := []fyne.CanvasObject{h.hover}
	for _, t := range h.titles {
		all = append(all, t)
	}
	return append(all, h.sign, h.grip, h.drop)
}

func (h *gridHeader) draw() {
	shown := h.grid.layout.shown
	for len(h.titles) < len(shown) {
		h.titles = append(h.titles, label("", look.SizeSmall, true, look.ColorMuted))
	}
	h.titles = h.titles[:len(shown)]
	high := look.Px(headHeight) - 1
	h.sign.Hide()
	for i, c := range shown {
		h.drawTitle(h.titles[i], c, high)
	}
	h.drawPointer(high)
}

func (h *gridHeader) drawTitle(t *canvas.Text, c placed, high float32) {
	x, room := c.x-h.offset, c.w-look.Px(cellGap)
	sorted := c.ID == h.grid.layout.sort
	side := look.Px(12)
	if sorted {
		room -= side + look.Px(4)
	}
	t.TextSize, t.Color = look.Px(look.SizeSmall), look.Color(look.ColorMuted)
	if sorted {
		t.Color = look.Color(look.ColorText)
	}
	t.Text = cut(c.Title, room, t.TextSize, bold)
	w := textWidth(t.Text, t.TextSize, bold)
	if c.Right {
		x += max(room-w, 0)
	}
	place(t, x, 0, w, high)
	t.Refresh()
	if sorted {
		name := "sort-up"
		if h.grid.layout.desc {
			name = "sort-down"
		}
		setPicture(h.sign, look.IconIn(name, look.ColorText))
		place(h.sign, x+w+look.Px(4), (high-side)/2, side, side)
	}
}

// drawPointer shows what a click or a drag would do.
func (h *gridHeader) drawPointer(high float32) {
	shown := h.grid.layout.shown
	h.hover.Hide()
	h.grip.Hide()
	show(h.drop, h.moving != "")
	if h.moving != "" && len(shown) > 0 {
		_, x := h.dropAt()
		h.drop.FillColor = look.Color(look.ColorAccent)
		place(h.drop, x-h.offset-look.Px(cellGap)/2-1, look.Px(4), 2, high-look.Px(8))
	}
	if !h.hovered {
		return
	}
	i := h.border(h.pointer)
	for j, c := range shown {
		if h.dragging == c.ID {
			i = j
		}
	}
	if i >= 0 {
		c := shown[i]
		h.grip.FillColor = look.Color(look.ColorAccent)
		place(h.grip, c.x+c.w-h.offset-look.Px(cellGap)/2-1, look.Px(6), 2, high-look.Px(12))
		h.grip.Show()
		return
	}
	if i := h.grid.layout.at(h.pointer); i >= 0 && shown[i].Sortable {
		c := shown[i]
		h.hover.FillColor, h.hover.CornerRadius = look.Color(look.ColorHover), look.Px(4)
		place(h.hover, c.x-h.offset-look.Px(6), look.Px(4), c.w-look.Px(2), high-look.Px(8))
		h.hover.Show()
	}
}
