package importing

import (
	"strconv"

	"alumnibook/model/importer"
	"alumnibook/ui/look"
	"alumnibook/ui/widgets"
)

// previewRows is how many rows of a sheet are shown to find its headings among.
const previewRows = 12

// previewColumns is how many columns of them are shown at most.
const previewColumns = 30

// previewWidth is the width that few columns share.
const previewWidth float32 = 600

// headingChoice asks which row of a sheet holds the headings.
type headingChoice struct {
	sheet  *importer.Sheet
	chosen int // number of the row; 0 while there is none
	grid   *widgets.DataGrid
}

// askHeading shows the first rows of a sheet and lets the user say which one holds the headings.
func (p *Page) askHeading(s *importer.Sheet) {
	src := &previewSource{rows: s.Preview(previewRows), heading: s.HeadingRow}
	h := &headingChoice{sheet: s, chosen: s.HeadingRow, grid: widgets.NewDataGrid(src.columns(p.w.T("importing.check.row")), src)}
	h.grid.Fill = false
	h.grid.OnSelected = func(_ []int64, current int64) {
		if current != 0 && h.chosen != int(current) {
			h.chosen = int(current)
			p.show()
		}
	}
	h.grid.OnOpen = func(int64) { p.takeHeading() }
	p.heading = h
	p.show()
	if s.HeadingRow > 0 {
		h.grid.Select(int64(s.HeadingRow))
	}
	p.focus(h.grid)
}

// headingView is the choice of a heading row, in the place of the files.
func (p *Page) headingView() view {
	h := p.heading
	head := widgets.Pad(look.PagePad, widgets.Stack(4, widgets.NewSection(p.w.T("importing.file.heading_title", "name", h.sheet.Name)),
		widgets.NewMutedParagraph(p.w.T("importing.file.heading_text"))))
	v := view{
		middle: widgets.FillStack(0, 1, head, h.grid), back: p.leaveHeading,
		next: p.w.T("importing.file.take_heading", "row", h.chosen), do: p.takeHeading,
	}
	if h.chosen == 0 {
		v.next, v.off = p.w.T("importing.file.choose_heading"), p.w.T("importing.file.choose_heading")
	}
	return v
}

func (p *Page) leaveHeading() {
	p.heading = nil
	p.show()
}

func (p *Page) takeHeading() {
	h := p.heading
	p.heading = nil
	if h.chosen != 0 && h.chosen != h.sheet.HeadingRow {
		if err := p.draft.SetHeadingRow(h.sheet, h.chosen); err != nil {
			p.host.Fail(err)
		}
	}
	p.sheetsChanged()
}

// previewSource is the first rows of a sheet as a grid.
type previewSource struct {
	rows    []importer.PreviewRow
	heading int
}

// columns are named as the sheet names them.
func (s *previewSource) columns(row string) []widgets.Column {
	wide := 0
	for _, r := range s.rows {
		wide = max(wide, len(r.Cells))
	}
	list := []widgets.Column{{ID: "row", Title: row, Width: 56}}
	for i := range min(wide, previewColumns) {
		width := max(120, previewWidth/float32(wide))
		list = append(list, widgets.Column{ID: strconv.Itoa(i), Title: columnName(i), Width: width})
	}
	return list
}

func (s *previewSource) Len() int         { return len(s.rows) }
func (s *previewSource) ID(row int) int64 { return int64(s.rows[row].Number) }

func (s *previewSource) Cells(row int, columns []string) ([]widgets.Cell, bool) {
	r := s.rows[row]
	cells := make([]widgets.Cell, len(columns))
	for i, id := range columns {
		if id == "row" {
			cells[i] = widgets.Cell{Text: strconv.Itoa(r.Number), Muted: true}
			continue
		}
		if n, err := strconv.Atoi(id); err == nil && n < len(r.Cells) {
			cells[i] = widgets.Cell{Text: r.Cells[n], Bold: r.Number == s.heading}
		}
	}
	return cells, true
}
