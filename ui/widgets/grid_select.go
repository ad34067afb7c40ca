package widgets

import (
	"time"

	"fyne.io/fyne/v2"
)

const doubleTap = 400 * time.Millisecond

// tapMark remembers the last click, to tell a double click. Fyne's own double tap would delay the single one.
type tapMark struct {
	what int64
	at   time.Time
}

// again reports whether this click on the same thing makes a double click.
func (m *tapMark) again(what int64) bool {
	now := Now()
	double := m.what == what && !m.at.IsZero() && now.Sub(m.at) < doubleTap
	*m = tapMark{what, now}
	if double {
		*m = tapMark{}
	}
	return double
}

// Selected returns the selected ids in the order of the rows.
func (g *DataGrid) Selected() []int64 {
	if len(g.selected) == 0 {
		return nil
	}
	ids := make([]int64, 0, len(g.selected))
	if len(g.selected) == 1 {
		for id := range g.selected {
			return append(ids, id)
		}
	}
	for row, n := 0, g.Len(); row < n && len(ids) < len(g.selected); row++ {
		if id := g.source.ID(row); g.selected[id] {
			ids = append(ids, id)
		}
	}
	return ids
}

// Current returns the id that the keyboard stands on, 0 if none.
func (g *DataGrid) Current() int64 { return g.current }

// Select selects exactly these ids, makes the last one current and brings it into sight. OnSelected is called if that
// is a change.
func (g *DataGrid) Select(ids ...int64) {
	if len(ids) == len(g.selected) && len(ids) > 0 && g.current == ids[len(ids)-1] {
		same := true
		for _, id := range ids {
			same = same && g.selected[id]
		}
		if same {
			return
		}
	}
	clear(g.selected)
	g.current, g.anchor = 0, 0
	for _, id := range ids {
		g.selected[id] = true
		g.current, g.anchor = id, id
	}
	if g.current != 0 {
		if row := g.rowOf(g.current); row >= 0 {
			g.reveal(row)
		}
	}
	g.selectionChanged()
}

// SelectAll selects every row.
func (g *DataGrid) SelectAll() {
	for row, n := 0, g.Len(); row < n; row++ {
		g.selected[g.source.ID(row)] = true
	}
	if g.current == 0 && g.Len() > 0 {
		g.current = g.source.ID(0)
		g.anchor = g.current
	}
	g.selectionChanged()
}

// ClearSelection selects nothing.
func (g *DataGrid) ClearSelection() {
	if len(g.selected) == 0 && g.current == 0 {
		return
	}
	clear(g.selected)
	g.current, g.anchor, g.row = 0, 0, -1
	g.selectionChanged()
}

func (g *DataGrid) selectionChanged() {
	g.update()
	if g.OnSelected != nil {
		g.OnSelected(g.Selected(), g.current)
	}
}

// prune drops what is no longer among the rows from the selection.
func (g *DataGrid) prune() {
	if len(g.selected) == 0 && g.current == 0 {
		return
	}
	kept := make(map[int64]bool, len(g.selected))
	currentHere, anchorHere := false, false
	for row, n := 0, g.Len(); row < n; row++ {
		id := g.source.ID(row)
		if g.selected[id] {
			kept[id] = true
		}
		currentHere = currentHere || id == g.current
		anchorHere = anchorHere || id == g.anchor
	}
	changed := len(kept) != len(g.selected) || !currentHere && g.current != 0
	g.selected = kept
	if !currentHere {
		g.current = 0
	}
	if !anchorHere {
		g.anchor = g.current
	}
	if changed && g.OnSelected != nil {
		g.OnSelected(g.Selected(), g.current)
	}
}

// rowOf finds an id, -1 if it is not there.
func (g *DataGrid) rowOf(id int64) int {
	n := g.Len()
	if id == 0 {
		return -1
	}
	if g.row >= 0 && g.row < n && g.source.ID(g.row) == id {
		return g.row
	}
	for row := range n {
		if g.source.ID(row) == id {
			return row
		}
	}
	return -1
}

func (g *DataGrid) tapped(row int, mods fyne.KeyModifier) {
	if row < 0 || row >= g.Len() {
		return
	}
	id := g.source.ID(row)
	plain := mods&(fyne.KeyModifierShift|fyne.KeyModifierShortcutDefault) == 0
	double := plain && g.lastTap.again(id)
	g.choose(row, mods)
	if double && g.OnOpen != nil {
		g.OnOpen(id)
	}
}

// choose moves to a row: plain selects it alone, Ctrl adds or removes it, Shift takes all from the anchor to it.
func (g *DataGrid) choose(row int, mods fyne.KeyModifier) {
	id := g.source.ID(row)
	shift, ctrl := mods&fyne.KeyModifierShift != 0, mods&fyne.KeyModifierShortcutDefault != 0
	anchor := g.rowOf(g.anchor)
	switch {
	case shift && anchor >= 0:
		if !ctrl {
			clear(g.selected)
		}
		for i := min(anchor, row); i <= max(anchor, row); i++ {
			g.selected[g.source.ID(i)] = true
		}
	case ctrl:
		if g.selected[id] {
			delete(g.selected, id)
		} else {
			g.selected[id] = true
		}
		g.anchor = id
	default:
		if len(g.selected) == 1 && g.selected[id] && g.current == id {
			g.anchor = id
			return
		}
		clear(g.selected)
		g.selected[id] = true
		g.anchor = id
	}
	g.current, g.row = id, row
	g.selectionChanged()
}

// menu opens the context menu; a row outside the selection is selected first.
func (g *DataGrid) menu(row int, at fyne.Position) {
	if row < 0 || row >= g.Len() {
		return
	}
	if id := g.source.ID(row); !g.selected[id] {
		g.choose(row, 0)
	}
	if g.OnMenu != nil {
		ShowMenuAt(g, at, g.OnMenu(g.Selected())...)
	}
}
