package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"alumnibook/ui/look"
)

// Column is one column of a grid. Widths are at normal text size; MinWidth 0 counts as 40.
type Column struct {
	ID, Title       string
	Width, MinWidth float32
	Right           bool // for numbers and dates that are compared
	Sortable        bool
	Hideable        bool
}

// Cell is what one place of a grid shows.
type Cell struct {
	Text        string
	Strike      string    // an earlier text, struck through before Text
	Muted, Bold bool      //
	Chip        look.Tone // Text as a chip; ToneNone is none
	Tint        look.Tone // Text on a tint; ToneNone is none
	Avatar      *Avatar   // before Text
	Icon        fyne.Resource
	Tip         string // on hover; "" shows the text where it is cut off
}

// Source is where a grid takes its rows from. Cells answers in the order of the asked columns, and false while the
// row is still to be fetched.
type Source interface {
	Len() int
	ID(row int) int64
	Cells(row int, columns []string) ([]Cell, bool)
}

// DataGrid is the list of everything: columns that can be sorted, resized, moved and hidden, rows that are selected by
// id, used by mouse and keyboard alike. Only the rows that can be seen exist.
type DataGrid struct {
	widget.BaseWidget

	OnNeed     func(from, to int)                  // rows [from,to) are shown but not loaded; call Refresh when they are
	OnSort     func(column string, desc bool)      // a header was clicked; sort the source and call Reload
	OnColumns  func()                              // widths, order or choice of columns changed: keep State
	OnSelected func(ids []int64, current int64)    // the selection changed; current is 0 if there is none
	OnOpen     func(id int64)                      // Enter or double click
	OnCell     func(id int64, column string)       // a cell was clicked, after its row was chosen
	OnDelete   func(ids []int64)                   // Delete key
	OnMenu     func(ids []int64) []*fyne.MenuItem  // context menu of the selection
	OnType     func(text string)                   // letters typed into the grid
	OnCopy     func(ids []int64)                   // Ctrl+C; nil copies the loaded cells of one row as text
	CopyRows   bool                                // several rows are copied as text too: nobody's data stands in them
	OnKey      func(e *fyne.KeyEvent) (taken bool) // keys before the grid uses them

	RowHeight float32           // at normal text size
	Empty     fyne.CanvasObject // shown instead of rows when there are none
	Fill      bool              // the last column takes the room that is left

	columns []Column
	layout  gridLayout
	source  Source

	selected map[int64]bool
	current  int64
	anchor   int64
	row      int // where current was seen last

	focused         bool
	updating, again bool
	asked           [2]int // the range that was asked for last
	lastTap         tapMark

	head   *gridHeader
	body   *gridBody
	scroll *container.Scroll
}

// NewDataGrid returns a grid with the columns in their first order. source may be nil until SetSource.
func NewDataGrid(columns []Column, source Source) *DataGrid {
	g := &DataGrid{columns: columns, RowHeight: look.RowHeight, Fill: true, selected: map[int64]bool{}, row: -1}
	g.layout = newGridLayout(columns)
	g.source = source
	g.head = newGridHeader(g)
	g.body = newGridBody(g)
	g.scroll = container.NewScroll(g.body)
	g.scroll.OnScrolled = func(fyne.Position) { g.scrolled() }
	g.ExtendBaseWidget(g)
	return g
}

// Columns returns the columns in their first order.
func (g *DataGrid) Columns() []Column { return g.columns }

// SetColumns replaces the columns; a kept State can be set again after it.
func (g *DataGrid) SetColumns(columns []Column) {
	sort, desc := g.layout.sort, g.layout.desc
	g.columns = columns
	g.layout = newGridLayout(columns)
	g.layout.sort, g.layout.desc = sort, desc
	g.relayout()
}

// SetSource shows other rows. What was selected stays so if it is among them.
func (g *DataGrid) SetSource(s Source) {
	g.source = s
	g.Reload()
}

// Reload is to be called when the source has other rows, or the same in another order.
func (g *DataGrid) Reload() {
	g.asked = [2]int{}
	g.row = -1
	g.prune()
	g.Refresh()
}

// Len returns the number of rows.
func (g *DataGrid) Len() int {
	if g.source == nil {
		return 0
	}
	return g.source.Len()
}

func (g *DataGrid) rowHeight() float32 { return look.Px(g.RowHeight) }

// Refresh shows the rows as the source has them now.
func (g *DataGrid) Refresh() {
	if g.updating {
		g.again = true
		return
	}
	g.asked = [2]int{}
	g.BaseWidget.Refresh()
}

// relayout follows a change of columns.
func (g *DataGrid) relayout() {
	g.layout.fit(g.Size().Width, g.Fill)
	g.BaseWidget.Refresh()
}

// ScrollTo brings the row with this id into sight; false if it is not in the grid.
func (g *DataGrid) ScrollTo(id int64) bool {
	row := g.rowOf(id)
	if row < 0 {
		return false
	}
	g.reveal(row)
	return true
}

// ScrollToTop shows the first rows.
func (g *DataGrid) ScrollToTop() { g.scroll.ScrollToOffset(fyne.NewPos(g.scroll.Offset.X, 0)) }

// ScrollToRow brings the row at this place into sight.
func (g *DataGrid) ScrollToRow(row int) { g.reveal(row) }

// Shown returns the range [from,to) of the rows that can be seen.
func (g *DataGrid) Shown() (from, to int) {
	h := g.rowHeight()
	from = max(int(g.scroll.Offset.Y/h), 0)
	to = min(int((g.scroll.Offset.Y+g.scroll.Size().Height)/h)+1, g.Len())
	return min(from, to), to
}

func (g *DataGrid) reveal(row int) {
	h := g.rowHeight()
	top, view := float32(row)*h, g.scroll.Size().Height
	y := g.scroll.Offset.Y
	switch {
	case top < y:
		y = top
	case top+h > y+view:
		y = top + h - view
	default:
		return
	}
	g.scroll.ScrollToOffset(fyne.NewPos(g.scroll.Offset.X, max(y, 0)))
	g.update()
}

func (g *DataGrid) scrolled() {
	active()
	g.head.shift(g.scroll.Offset.X)
	g.update()
}

// update brings the visible rows up to date and asks for those that are missing, once for each range.
func (g *DataGrid) update() {
	if g.updating {
		g.again = true
		return
	}
	g.updating = true
	defer func() { g.updating = false }()
	for range 3 { // a source that loads at once answers within OnNeed
		g.again = false
		missing := g.body.update()
		from, to := g.Shown()
		if !missing || g.OnNeed == nil || g.asked == [2]int{from, to} {
			break
		}
		g.asked = [2]int{from, to}
		g.OnNeed(from, to)
		if !g.again {
			break
		}
	}
	if g.again {
		g.body.update()
	}
}

// CreateRenderer is called by Fyne.
func (g *DataGrid) CreateRenderer() fyne.WidgetRenderer {
	g.ExtendBaseWidget(g)
	back, line, focusLine := canvas.NewRectangle(nil), canvas.NewRectangle(nil), canvas.NewRectangle(nil)
	head := container.NewClip(g.head)
	p := &parts{of: g}
	p.list = func() []fyne.CanvasObject {
		all := []fyne.CanvasObject{back, head, line, g.scroll}
		if g.Empty != nil {
			all = append(all, g.Empty)
		}
		return append(all, focusLine)
	}
	p.min = func() fyne.Size { return fyne.NewSize(look.Px(120), look.Px(headHeight+look.RowHeight*2)) }
	p.layout = func(s fyne.Size) {
		h := look.Px(headHeight)
		back.Resize(s)
		place(head, 0, 0, s.Width, h)
		g.head.Resize(fyne.NewSize(s.Width, h)) // before it is first drawn, Fyne's clip does not pass its size on
		place(line, 0, h-1, s.Width, 1)
		place(focusLine, 0, h-2, s.Width, 2)
		g.layout.fit(s.Width, g.Fill)
		g.head.Refresh()
		place(g.scroll, 0, h, s.Width, max(s.Height-h, 0))
		g.scroll.Refresh()
		g.head.shift(g.scroll.Offset.X)
		if g.Empty != nil {
			show(g.Empty, g.source != nil && g.Len() == 0)
			place(g.Empty, 0, h, s.Width, max(s.Height-h, 0))
		}
		g.update()
	}
	p.restyle = func() {
		back.FillColor, line.FillColor = look.Color(look.ColorSurface), look.Color(look.ColorLine)
		focusLine.FillColor = look.Color(look.ColorAccent)
		show(focusLine, g.focused)
		for _, r := range []*canvas.Rectangle{back, line, focusLine} {
			r.Refresh()
		}
		g.body.restyle()
	}
	p.restyle()
	return p
}
