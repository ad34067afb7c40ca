package sheet

import (
	"io"
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"alumnibook/model"
)

// Table is what Write writes: one sheet.
type Table struct {
	Sheet   string // name of the sheet; what Excel does not allow in it is replaced
	Columns []Column
	TmpDir  string // where rows wait until they are packed; "" for the system's
}

// Column is one column of a table.
type Column struct {
	Title string  // made unique where two columns have the same
	Width float64 // in characters; 0 for one that fits the title and the type
	Type  ColumnType
}

// ColumnType says how the cells of a column are formatted.
type ColumnType int

// The types of columns.
const (
	Text ColumnType = iota
	Code            // digits that are no number: personnel numbers, postal codes, telephone numbers
	Date            // real dates where day, month and year are known, else text
	Number
)

// Value is what stands in one cell: a number, else a date, else a text.
type Value struct {
	Text      string
	Date      model.Date
	Number    float64
	HasNumber bool
}

const (
	mostText16   = 32_767 // UTF-16 units that Excel allows in a cell
	mostTitle    = 255
	dateFormat   = "yyyy-mm-dd" // the same in every country and no two-digit years; 14 would show as the reader's machine likes
	paperA4      = 9
	tableLook    = "TableStyleMedium2"
	program      = "Alumnibook"
	defaultWidth = 18
	lastDataRow  = lastRow - 1
)

// Write writes a workbook of one sheet that is pleasant to open: heading frozen and repeated on every printed
// page, a table with a filter, real dates, codes as text so that no zero is lost. Nothing in it is a formula.
// Rows are streamed, so that memory stays small. The error is CodeFileTooBig where there are more rows than a
// sheet holds, otherwise that of the writer or of the disk.
func Write(w io.Writer, t Table, rows func(yield func([]Value) bool)) error {
	return WriteBook(w, []Table{t}, []func(yield func([]Value) bool){rows})
}

// sheetWriter is a sheet being written.
type sheetWriter struct {
	book    *excelize.File
	stream  *excelize.StreamWriter
	name    string
	columns []Column
	code    int // styles
	date    int
	part    string // its name in the archive
	typed   bool   // by hand, so that texts are formatted as such too
	blank   int    // rows prepared below those
	rows    int    // written, the heading included
	values  []any
}

// prepare sets up all that must stand before the first row.
func (s *sheetWriter) prepare() error {
	b := s.book
	landscape, portraitPages, fit, a4 := "landscape", 0, true, paperA4
	onePage := 1
	steps := []func() error{
		func() error { return b.SetSheetProps(s.name, &excelize.SheetPropsOptions{FitToPage: &fit}) },
		func() error {
			return b.SetPageLayout(s.name, &excelize.PageLayoutOptions{
				Size: &a4, Orientation: &landscape, FitToWidth: &onePage, FitToHeight: &portraitPages,
			})
		},
		func() error {
			return b.SetHeaderFooter(s.name, &excelize.HeaderFooterOptions{OddFooter: "&L&A&R&P / &N"})
		},
		func() error {
			return b.SetDefinedName(&excelize.DefinedName{
				Name: "_xlnm.Print_Titles", RefersTo: "'" + strings.ReplaceAll(s.name, "'", "''") + "'!$1:$1", Scope: s.name,
			})
		},
		func() error { return b.SetSheetDimension(s.name, unknownDimension) },
		s.styles,
		s.begin,
	}
	for _, step := range steps {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

func (s *sheetWriter) styles() error {
	var err error
	text, iso := 49, dateFormat // 49 is "@"
	if s.code, err = s.book.NewStyle(&excelize.Style{NumFmt: text}); err != nil {
		return err
	}
	s.date, err = s.book.NewStyle(&excelize.Style{CustomNumFmt: &iso, Alignment: &excelize.Alignment{Horizontal: "left"}})
	return err
}

// begin opens the stream and writes the heading.
func (s *sheetWriter) begin() error {
	var err error
	if s.stream, err = s.book.NewStreamWriter(s.name); err != nil {
		return err
	}
	titles := uniqueTitles(s.columns)
	heading := make([]any, len(titles))
	for i, title := range titles {
		width := s.columns[i].Width
		if width <= 0 {
			width = usualWidth(title, s.columns[i].Type)
		}
		if err := s.stream.SetColWidth(i+1, i+1, min(width, 255)); err != nil {
			return err
		}
		if style := s.style(s.columns[i].Type); style != 0 {
			if err := s.stream.SetColStyle(i+1, i+1, style); err != nil {
				return err
			}
		}
		heading[i] = excelize.Cell{Value: title}
	}
	if err := s.stream.SetPanes(&excelize.Panes{
		Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft",
		Selection: []excelize.Selection{{SQRef: "A2", ActiveCell: "A2", Pane: "bottomLeft"}},
	}); err != nil {
		return err
	}
	s.rows = 1
	return s.stream.SetRow("A1", heading)
}

func (s *sheetWriter) style(t ColumnType) int {
	switch t {
	case Code:
		return s.code
	case Date:
		return s.date
	case Text:
		if s.typed {
			return s.code
		}
	}
	return 0
}

func usualWidth(title string, t ColumnType) float64 {
	width := float64(utf8.RuneCountInString(title) + 4) // with the filter's arrow
	if t == Date || t == Number {
		return max(width, 12)
	}
	return max(width, defaultWidth)
}

// row writes one row; values beyond the last column are left out.
func (s *sheetWriter) row(values []Value) error {
	if s.rows > lastDataRow {
		return model.E(model.CodeFileTooBig, s.name, nil)
	}
	s.values = s.values[:0]
	for i, v := range values[:min(len(values), len(s.columns))] {
		s.values = append(s.values, s.value(v, s.columns[i].Type))
	}
	s.rows++
	at, err := excelize.CoordinatesToCellName(1, s.rows)
	if err != nil {
		return err
	}
	return s.stream.SetRow(at, s.values)
}

// value is what excelize writes for a value, nil for an empty one.
func (s *sheetWriter) value(v Value, t ColumnType) any {
	switch {
	case v.HasNumber:
		return excelize.Cell{Value: v.Number, StyleID: s.style(t)}
	case v.Date.IsFull() && v.Date.Valid() && v.Date.Year > 1900 && v.Date.Year <= 2100:
		return excelize.Cell{Value: serialOf(v.Date), StyleID: s.date}
	case !v.Date.IsZero():
		return excelize.Cell{Value: v.Date.String(), StyleID: s.code} // as text, or Excel makes it whole
	}
	text := cleanText(v.Text)
	if text == "" {
		return nil
	}
	return excelize.Cell{Value: text, StyleID: s.style(t)}
}

// finish makes the rows a table and ends the stream.
func (s *sheetWriter) finish() error {
	if len(s.columns) > 0 {
		end, err := excelize.CoordinatesToCellName(len(s.columns), max(s.rows, 2))
		if err != nil {
			return err
		}
		if err := s.stream.AddTable(&excelize.Table{Range: "A1:" + end, StyleName: tableLook}); err != nil {
			return err
		}
	}
	return s.stream.Flush()
}

// dimension is the area that the sheet's cells take.
func (s *sheetWriter) dimension() (string, error) {
	end, err := excelize.CoordinatesToCellName(max(len(s.columns), 1), s.rows+s.blank)
	return "A1:" + end, err
}
