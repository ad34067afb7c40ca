package print

import "strings"

// TableColumn is one column of a table in a document.
type TableColumn struct {
	Title string
	Width float64 // in proportion to the others
	Main  bool    // in bold
	Right bool    // of numbers: they end at the same edge
	Least float64 // millimetres that it needs, whatever the others take
}

const (
	tableGap  = 2.5 // between two columns
	tablePad  = 1.1 // above and below the lines of a row
	tableSize = 9.0
)

// Fact writes a name and what it is beside it. One that says nothing is left away.
func (d *Document) Fact(name, value string) {
	const label = 48.0
	if strings.TrimSpace(value) == "" {
		return
	}
	d.f.regular(docSize)
	var body []string
	for part := range strings.SplitSeq(value, "\n") {
		body = append(body, d.lines(part, docWidth-label)...)
	}
	d.cells([]cell{
		{x: docLeft, lines: d.lines(name, label-3), grey: true},
		{x: docLeft + label, lines: body},
	}, docSize)
	d.y += 0.8
}

// cell is what one row has in one column.
type cell struct {
	x     float64
	lines []string
	bold  bool
	grey  bool
	right float64 // the edge at which the lines end; 0 where they begin at x
}

// cells writes the cells of a row beside each other. A row goes onto the next sheet as a whole; only one that is taller
// than half a sheet is broken.
func (d *Document) cells(row []cell, size float64) (broken bool) {
	most := 0
	for _, c := range row {
		most = max(most, len(c.lines))
	}
	if height := float64(most) * lead(size); height < pageH/2 {
		d.make(height)
	}
	for n := range most {
		at := d.f.PageNo()
		d.make(lead(size))
		broken = broken || d.f.PageNo() != at
		for _, c := range row {
			if n >= len(c.lines) {
				continue
			}
			d.f.regular(size)
			if c.bold {
				d.f.bold(size)
			}
			d.ink()
			if c.grey {
				d.grey()
			}
			x := c.x
			if c.right != 0 {
				x = c.right - d.width(c.lines[n])
			}
			d.write(x, c.lines[n])
		}
		d.y += lead(size)
		d.fresh = false
	}
	d.ink()
	return broken
}

// Table is a table being written into a document.
type Table struct {
	d       *Document
	columns []TableColumn
	widths  []float64
}

// Table begins a table; its heading comes again on every sheet.
func (d *Document) Table(columns ...TableColumn) *Table {
	t := &Table{d: d, columns: columns}
	t.widths = shares(columns)
	d.make(4*lead(tableSize) + 4)
	t.heading()
	return t
}

// shares are the widths of columns: those that need more than their share get it, and the others share the rest.
func shares(columns []TableColumn) []float64 {
	list := make([]float64, len(columns))
	rest := docWidth
	fixed := make([]bool, len(columns))
	for again := true; again; {
		again = false
		sum := 0.0
		for i, c := range columns {
			if !fixed[i] {
				sum += max(c.Width, 0.1)
			}
		}
		for i, c := range columns {
			if fixed[i] {
				continue
			}
			if list[i] = rest * max(c.Width, 0.1) / sum; list[i] < c.Least {
				list[i], fixed[i], again = c.Least, true, true
				rest -= c.Least
				break
			}
		}
	}
	return list
}

func (t *Table) heading() {
	d := t.d
	size := t.headingSize()
	d.f.bold(size)
	d.ink()
	row := t.row(func(i int) []string { return d.lines(t.columns[i].Title, t.widths[i]-tableGap) })
	for i := range row {
		row[i].bold = true
	}
	d.cells(row, size)
	d.y += 0.6
	d.f.SetDrawColor(150, 156, 164)
	d.f.SetLineWidth(0.3)
	d.f.Line(docLeft, d.y, docLeft+docWidth, d.y)
	d.y += 0.4
}

// headingSize is that of the headings: small enough for the longest word of each to go into its column.
func (t *Table) headingSize() float64 {
	const usual, least = 8.5, 6.0
	size := usual
	t.d.f.bold(usual)
	for i, c := range t.columns {
		for _, word := range strings.Fields(t.d.f.clean(c.Title)) {
			if w, room := t.d.width(word), t.widths[i]-tableGap; w > room {
				size = max(least, min(size, usual*room/w*0.995))
			}
		}
	}
	return size
}

func (t *Table) row(lines func(i int) []string) []cell {
	row := make([]cell, len(t.columns))
	x := docLeft
	for i, c := range t.columns {
		row[i] = cell{x: x, lines: lines(i), bold: c.Main}
		if c.Right {
			row[i].right = x + t.widths[i] - tableGap
		}
		x += t.widths[i]
	}
	return row
}

// Row writes one row; a text of several lines keeps them.
func (t *Table) Row(texts ...string) {
	d := t.d
	row := t.row(func(i int) (lines []string) {
		if i >= len(texts) {
			return nil
		}
		d.f.regular(tableSize)
		if t.columns[i].Main {
			d.f.bold(tableSize)
		}
		width := t.widths[i] - tableGap
		if i == len(t.columns)-1 {
			width = t.widths[i]
		}
		for part := range strings.SplitSeq(texts[i], "\n") {
			lines = append(lines, d.lines(part, width)...)
		}
		return lines
	})
	most := 1
	for _, c := range row {
		most = max(most, len(c.lines))
	}
	height := float64(most)*lead(tableSize) + 2*tablePad
	if room := pageH - docBottom - d.y; room < height && (height < pageH/2 || room < 4*lead(tableSize)) {
		d.page()
		t.heading()
	}
	d.y += tablePad
	d.cells(row, tableSize)
	d.y += tablePad
	d.f.SetDrawColor(222, 225, 229)
	d.f.SetLineWidth(0.15)
	d.f.Line(docLeft, d.y, docLeft+docWidth, d.y)
}

// End ends the table.
func (t *Table) End() { t.d.y += 3 }
