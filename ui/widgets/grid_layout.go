package widgets

import (
	"slices"

	"alumnibook/ui/look"
)

const (
	headHeight  float32 = 32
	cellPad     float32 = 12 // left of the first cell
	cellGap     float32 = 10 // between the text of a cell and the next cell
	leastColumn float32 = 40
)

// State is how the user has arranged a grid; it is kept as JSON. Widths are at normal text size.
type State struct {
	Order  []string           `json:"order,omitempty"`
	Hidden []string           `json:"hidden,omitempty"`
	Widths map[string]float32 `json:"widths,omitempty"`
	Sort   string             `json:"sort,omitempty"`
	Desc   bool               `json:"desc,omitempty"`
}

// gridLayout is the arrangement of columns with their drawn places.
type gridLayout struct {
	order  []string
	hidden map[string]bool
	widths map[string]float32
	byID   map[string]Column
	sort   string
	desc   bool

	shown []placed // left to right
	ids   []string // of shown
	total float32
}

// placed is a visible column with its place on the screen.
type placed struct {
	Column
	x, w float32
}

func newGridLayout(columns []Column) gridLayout {
	l := gridLayout{hidden: map[string]bool{}, widths: map[string]float32{}, byID: map[string]Column{}}
	for _, c := range columns {
		l.order = append(l.order, c.ID)
		l.byID[c.ID] = c
		l.widths[c.ID] = c.Width
	}
	l.fit(0, false)
	return l
}

func (c Column) least() float32 { return max(c.MinWidth, leastColumn) }

// fit places the visible columns in a given width.
func (l *gridLayout) fit(width float32, fill bool) {
	l.shown, l.ids = nil, nil
	x := look.Px(cellPad)
	for _, id := range l.order {
		if l.hidden[id] {
			continue
		}
		c := l.byID[id]
		w := look.Px(max(l.widths[id], c.least()))
		l.shown = append(l.shown, placed{c, x, w})
		l.ids = append(l.ids, id)
		x += w
	}
	l.total = x
	if n := len(l.shown); fill && n > 0 && x < width {
		if !l.shown[n-1].Right {
			l.shown[n-1].w += width - x
		}
		l.total = width
	}
}

// at returns the index of the shown column at x, -1 beside them.
func (l *gridLayout) at(x float32) int {
	for i, c := range l.shown {
		if x >= c.x && x < c.x+c.w || i == 0 && x < c.x {
			return i
		}
	}
	return -1
}

// State returns how the user has arranged the grid.
func (g *DataGrid) State() State {
	s := State{Order: slices.Clone(g.layout.order), Sort: g.layout.sort, Desc: g.layout.desc, Widths: map[string]float32{}}
	for _, id := range g.layout.order {
		if g.layout.hidden[id] {
			s.Hidden = append(s.Hidden, id)
		}
		s.Widths[id] = g.layout.widths[id]
	}
	return s
}

// SetState arranges the grid as it was. Columns that the state does not know stand at the end, as they were declared;
// columns that are no more are left out.
func (g *DataGrid) SetState(s State) {
	l := newGridLayout(g.columns)
	var order []string
	for _, id := range s.Order {
		if _, ok := l.byID[id]; ok && !slices.Contains(order, id) {
			order = append(order, id)
		}
	}
	for _, id := range l.order {
		if !slices.Contains(order, id) {
			order = append(order, id)
		}
	}
	l.order = order
	for _, id := range s.Hidden {
		if l.byID[id].Hideable {
			l.hidden[id] = true
		}
	}
	for id, w := range s.Widths {
		if c, ok := l.byID[id]; ok && w > 0 {
			l.widths[id] = max(w, c.least())
		}
	}
	l.sort, l.desc = s.Sort, s.Desc
	g.layout = l
	g.relayout()
}

// SetHidden hides columns that may be hidden, before the user has chosen any.
func (g *DataGrid) SetHidden(ids ...string) {
	for _, id := range ids {
		if g.layout.byID[id].Hideable {
			g.layout.hidden[id] = true
		}
	}
	g.relayout()
}

// VisibleColumns returns the ids of the columns that are shown, left to right.
func (g *DataGrid) VisibleColumns() []string {
	var ids []string
	for _, id := range g.layout.order {
		if !g.layout.hidden[id] {
			ids = append(ids, id)
		}
	}
	return ids
}

// SetSort shows the sign of the order beside a title; it does not call OnSort.
func (g *DataGrid) SetSort(column string, desc bool) {
	g.layout.sort, g.layout.desc = column, desc
	g.head.Refresh()
}

// Sort returns the column that the rows are sorted by, "" if none.
func (g *DataGrid) Sort() (column string, desc bool) { return g.layout.sort, g.layout.desc }

// SortBy does what a click on the header of a column does.
func (g *DataGrid) SortBy(column string) {
	c, ok := g.layout.byID[column]
	if !ok || !c.Sortable {
		return
	}
	desc := g.layout.sort == column && !g.layout.desc
	g.SetSort(column, desc)
	if g.OnSort != nil {
		g.OnSort(column, desc)
	}
	g.columnsChanged()
}

// ShowColumn shows or hides a column that may be hidden.
func (g *DataGrid) ShowColumn(id string, yes bool) {
	c, ok := g.layout.byID[id]
	if !ok || !c.Hideable || g.layout.hidden[id] != yes {
		return
	}
	g.layout.hidden[id] = !yes
	g.relayout()
	g.columnsChanged()
}

// ResizeColumn sets the width of a column at normal text size, not below its least.
func (g *DataGrid) ResizeColumn(id string, width float32) {
	c, ok := g.layout.byID[id]
	if !ok {
		return
	}
	g.layout.widths[id] = max(width, c.least())
	g.relayout()
}

// MoveColumn puts a column before another one; before "" is the end.
func (g *DataGrid) MoveColumn(id, before string) {
	if _, ok := g.layout.byID[id]; !ok || id == before {
		return
	}
	order := slices.DeleteFunc(slices.Clone(g.layout.order), func(o string) bool { return o == id })
	at := slices.Index(order, before)
	if at < 0 {
		at = len(order)
	}
	g.layout.order = slices.Insert(order, at, id)
	g.relayout()
	g.columnsChanged()
}

// FitColumn makes a column as wide as the longest text of the rows in sight.
func (g *DataGrid) FitColumn(id string) {
	at := slices.Index(g.layout.ids, id)
	if at < 0 || g.source == nil {
		return
	}
	widest := textWidth(g.layout.shown[at].Title, look.Px(look.SizeSmall), bold) + look.Px(20)
	from, to := g.Shown()
	for row := from; row < to; row++ {
		if cells, ok := g.source.Cells(row, g.layout.ids); ok && at < len(cells) {
			widest = max(widest, cells[at].width())
		}
	}
	g.ResizeColumn(id, min(widest/look.Factor()+cellGap+4, 600))
	g.columnsChanged()
}

func (g *DataGrid) columnsChanged() {
	if g.OnColumns != nil {
		g.OnColumns()
	}
}
