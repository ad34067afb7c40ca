package sheet

import (
	"slices"
)

// merger repeats the text of merged cells where it is meant for each of them: in the first rows, where headings
// stand, and below in columns, where one office is written for several people.
type merger struct {
	areas   []area // those that begin in the first rows, and those of one column, by their first row
	corners map[[2]int]Cell
	most    int // columns
	next    int // area of one column to come
	open    []openArea
}

// openArea is an area of one column that the rows have not left yet.
type openArea struct {
	area
	cell Cell
}

const mostOpen = 1_000 // areas of one column beside each other

func newMerger(areas []area, most int) *merger {
	slices.SortStableFunc(areas, func(a, b area) int { return a.top - b.top })
	return &merger{areas: areas, corners: map[[2]int]Cell{}, most: most}
}

// tall tells whether an area is one column of several rows.
func (a area) tall() bool { return a.left == a.right && a.top < a.bottom }

// width is how many cells a row may get that has n of its own.
func (m *merger) width(row, n int) int {
	m.advance(row)
	if row > mergedRows {
		for _, o := range m.open {
			if o.top < row {
				n = max(n, min(o.left, m.most))
			}
		}
		return n
	}
	for _, a := range m.areas {
		if a.top > mergedRows {
			break
		}
		if a.top <= row && row <= a.bottom {
			n = max(n, min(a.right, m.most))
		}
	}
	return n
}

// advance opens and closes areas of one column.
func (m *merger) advance(row int) {
	m.open = slices.DeleteFunc(m.open, func(o openArea) bool { return o.bottom < row })
	for ; m.next < len(m.areas) && m.areas[m.next].top <= row; m.next++ {
		if a := m.areas[m.next]; a.tall() && a.top == row && len(m.open) < mostOpen {
			m.open = append(m.open, openArea{area: a})
		}
	}
}

// fill repeats texts in a row, which has room for as many cells as width said just before.
func (m *merger) fill(row int, cells []Cell) []Cell {
	if len(m.areas) == 0 {
		return cells
	}
	cells = cells[:cap(cells)]
	if row <= mergedRows {
		m.fillHeading(row, cells)
	}
	for i := range m.open {
		o := &m.open[i]
		switch {
		case o.left > len(cells):
		case o.top == row:
			o.cell = cells[o.left-1]
		case cells[o.left-1].Kind == CellEmpty && o.cell.Kind != CellEmpty:
			cells[o.left-1] = o.cell
			cells[o.left-1].Merged = true
		}
	}
	return cells
}

// fillHeading repeats texts in both directions.
func (m *merger) fillHeading(row int, cells []Cell) {
	for _, a := range m.areas {
		if a.top > row {
			return
		}
		if row > a.bottom || a.left > len(cells) {
			continue
		}
		corner := [2]int{a.top, a.left}
		if row == a.top {
			m.corners[corner] = cells[a.left-1]
		}
		from := m.corners[corner]
		if from.Kind == CellEmpty {
			continue
		}
		from.Merged = true
		for at := a.left - 1; at < min(a.right, len(cells)); at++ {
			if cells[at].Kind == CellEmpty {
				cells[at] = from
			}
		}
	}
}

// keepArea tells whether an area that was found counts: many are read, since one column may have thousands.
func keepArea(areas []area, a area, columns int) bool {
	if a.left > columns {
		return false
	}
	if a.top <= mergedRows {
		return len(areas) < mostMerges || a.tall() && len(areas) < mostTall
	}
	return a.tall() && len(areas) < mostTall
}

// cut takes the empty cells off the end of a row.
func cut(cells []Cell) []Cell {
	for len(cells) > 0 && cells[len(cells)-1] == (Cell{}) {
		cells = cells[:len(cells)-1]
	}
	return cells
}
