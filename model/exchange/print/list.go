package print

import (
	"io"
	"iter"
)

// ListColumn is one column of a printed list.
type ListColumn struct {
	Title string
	Width float64 // in proportion to the others
	Main  bool    // in bold: what the row is about
}

const (
	listMargin = 12.0
	listTop    = 26.0 // where the heading of the columns stands
	listBottom = 14.0
	listRow    = 6.2
	listSize   = 8.5
	listLeast  = 6.5
	listGap    = 2.0 // between two columns
)

// List writes a table on sheets of A4 turned sideways, with its heading on every one of them, and below each the number
// of the page. Subtitle stands beside the title.
func List(w io.Writer, p Paper, subtitle string, columns []ListColumn, rows iter.Seq[[]string]) (err error) {
	defer guarded(&err)
	d, err := open(p, true)
	if err != nil {
		return err
	}
	d.AliasNbPages("{nb}")
	t := &table{pdf: d, title: d.clean(p.Title), subtitle: d.clean(subtitle), columns: columns, widths: widths(columns, pageH-2*listMargin)}
	t.page()
	for cells := range rows {
		if t.y+listRow > pageW-listBottom {
			t.page()
		}
		t.row(cells)
	}
	return d.close(w)
}

// table is a list being written.
type table struct {
	*pdf
	title, subtitle string
	columns         []ListColumn
	widths          []float64
	y               float64 // upper edge of the next row
	line            int     // rows on this page
}

func widths(columns []ListColumn, all float64) []float64 {
	sum := 0.0
	for _, c := range columns {
		sum += max(c.Width, 0.1)
	}
	list := make([]float64, len(columns))
	for i, c := range columns {
		list[i] = all * max(c.Width, 0.1) / sum
	}
	return list
}

// page begins a page: title, number, headings.
func (t *table) page() {
	t.AddPage()
	t.SetTextColor(30, 34, 40)
	t.bold(14)
	title := t.fit(t.title, (pageH-2*listMargin)*0.6, 9)
	t.Text(listMargin, 17, title)
	t.SetTextColor(110, 116, 124)
	t.regular(9)
	t.SetXY(listMargin, 12)
	t.CellFormat(pageH-2*listMargin, 6, t.cut(t.subtitle, (pageH-2*listMargin)*0.38), "", 0, "R", false, 0, "")
	t.SetXY(listMargin, pageW-listBottom+3)
	t.CellFormat(pageH-2*listMargin, 5, itoa(t.PageNo())+" / {nb}", "", 0, "R", false, 0, "")
	x := listMargin
	for i, c := range t.columns {
		t.bold(8)
		t.Text(x, listTop, t.fit(t.clean(c.Title), t.widths[i]-listGap, listLeast))
		x += t.widths[i]
	}
	t.SetDrawColor(150, 156, 164)
	t.SetLineWidth(0.3)
	t.Line(listMargin, listTop+2, pageH-listMargin, listTop+2)
	t.SetTextColor(30, 34, 40)
	t.y, t.line = listTop+2.6, 0
}

// row writes one row; every second one on a tint, so that the eye stays on its line.
func (t *table) row(cells []string) {
	if t.line%2 == 1 {
		t.SetFillColor(244, 245, 247)
		t.Rect(listMargin-1, t.y, pageH-2*listMargin+2, listRow, "F")
	}
	x := listMargin
	for i := range t.columns {
		if i < len(cells) && cells[i] != "" {
			t.regular(listSize)
			if t.columns[i].Main {
				t.bold(listSize)
			}
			t.Text(x, t.y+listRow*0.68, t.fit(t.clean(cells[i]), t.widths[i]-listGap, listLeast))
		}
		x += t.widths[i]
	}
	t.y += listRow
	t.line++
}
