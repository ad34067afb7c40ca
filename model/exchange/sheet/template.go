package sheet

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"alumnibook/model"
)

// Template is an empty list to be filled in by hand and imported.
type Template struct {
	Table
	Choices   map[int][]string // what may be chosen in a column, counted from 0; anything else is asked about
	Dates     bool             // columns of dates ask about what is none
	Example   []Value          // of one row, shown on the sheet with the help
	HelpSheet string           // name of the sheet with the help; "" for none
	HelpRows  [][]string       // what stands on it
	ListSheet string           // name of the hidden sheet with the choices; "" for "Lists"
	Rows      int              // rows that are prepared; 0 for 2,000
}

const (
	templateRows = 2_000
	mostTemplate = 100_000
	leastDate    = 7306  // 1 January 1920
	lastDate     = 73050 // 31 December 2099
)

// WriteTemplate writes a template: every column formatted down to its last row so that Excel leaves what is typed as
// it is, drop-down lists for what may be chosen, and the help on a sheet of its own. The choices stand on a hidden
// sheet, since Excel allows only short lists without commas otherwise.
func WriteTemplate(w io.Writer, t Template) (err error) {
	defer guard(&err)
	if t.Rows <= 0 {
		t.Rows = templateRows
	}
	t.Rows = min(t.Rows, mostTemplate)
	b, err := newBookWriter(t.TmpDir, t.Sheet)
	if err != nil {
		return err
	}
	defer b.close()
	s, err := b.sheet(t.Sheet, t.Columns)
	if err != nil {
		return err
	}
	s.typed = true
	if err := s.prepare(); err != nil {
		return err
	}
	if err := t.help(b, s); err != nil {
		return err
	}
	if err := t.lists(b, s); err != nil {
		return err
	}
	if err := s.blankRows(t.Rows); err != nil {
		return err
	}
	if err := s.finish(); err != nil {
		return err
	}
	return b.save(w)
}

// blankRows writes empty cells with the formats of their columns.
func (s *sheetWriter) blankRows(last int) error {
	cells := make([]any, len(s.columns))
	for i, c := range s.columns {
		if style := s.style(c.Type); style != 0 {
			cells[i] = excelize.Cell{StyleID: style}
		}
	}
	for row := s.rows + 1; row <= last; row++ {
		at, err := excelize.CoordinatesToCellName(1, row)
		if err != nil {
			return err
		}
		if err := s.stream.SetRow(at, cells); err != nil {
			return err
		}
	}
	s.blank = max(0, last-s.rows)
	return nil
}

// lists writes the choices and sets up what is checked when something is typed.
func (t Template) lists(b *bookWriter, s *sheetWriter) error {
	if t.Dates {
		for i, c := range t.Columns {
			if c.Type != Date {
				continue
			}
			check, err := t.check(i)
			if err != nil {
				return err
			}
			if err := check.SetRange(leastDate, lastDate, excelize.DataValidationTypeDate, excelize.DataValidationOperatorBetween); err != nil {
				return err
			}
			if err := b.book.AddDataValidation(s.name, check); err != nil {
				return err
			}
		}
	}
	columns := make([]int, 0, len(t.Choices))
	for i, choices := range t.Choices {
		if i >= 0 && i < len(t.Columns) && len(choices) > 0 {
			columns = append(columns, i)
		}
	}
	if len(columns) == 0 {
		return nil
	}
	slices.Sort(columns)
	name := t.ListSheet
	if name == "" {
		name = "Lists"
	}
	name, err := b.add(name)
	if err != nil {
		return err
	}
	for n, column := range columns {
		if err := t.list(b, s, name, n+1, column); err != nil {
			return err
		}
	}
	return b.book.SetSheetVisible(name, false)
}

// list writes the choices of one column into one column of the hidden sheet and offers them.
func (t Template) list(b *bookWriter, s *sheetWriter, name string, at, column int) error {
	choices := t.Choices[column]
	for row, choice := range choices {
		cell, err := excelize.CoordinatesToCellName(at, row+1)
		if err != nil {
			return err
		}
		if err := b.book.SetCellStr(name, cell, escapeCell(cleanText(choice))); err != nil {
			return err
		}
	}
	letters, err := excelize.ColumnNumberToName(at)
	if err != nil {
		return err
	}
	check, err := t.check(column)
	if err != nil {
		return err
	}
	check.SetSqrefDropList(fmt.Sprintf("'%s'!$%s$1:$%s$%d", strings.ReplaceAll(name, "'", "''"), letters, letters, len(choices)))
	return b.book.AddDataValidation(s.name, check)
}

// check is a rule for the cells of a column. It asks whether something else is meant and does not forbid it: there
// may be a new office, and of a date only the year may be known.
func (t Template) check(column int) (*excelize.DataValidation, error) {
	letters, err := excelize.ColumnNumberToName(column + 1)
	if err != nil {
		return nil, err
	}
	check := excelize.NewDataValidation(true)
	check.Sqref = fmt.Sprintf("%s2:%s%d", letters, letters, t.Rows)
	check.ShowErrorMessage = true
	style := "warning"
	check.ErrorStyle = &style
	return check, nil
}

// help writes the sheet with the help, and below it the example, heading by heading.
func (t Template) help(b *bookWriter, s *sheetWriter) error {
	if t.HelpSheet == "" {
		return nil
	}
	name, err := b.add(t.HelpSheet)
	if err != nil {
		return err
	}
	wrap, err := b.book.NewStyle(&excelize.Style{Alignment: &excelize.Alignment{WrapText: true, Vertical: "top"}, NumFmt: 49})
	if err != nil {
		return err
	}
	row := 0
	put := func(texts ...string) error {
		row++
		for i, text := range texts {
			cell, err := excelize.CoordinatesToCellName(i+1, row)
			if err != nil {
				return err
			}
			if err := b.book.SetCellStr(name, cell, escapeCell(cleanText(text))); err != nil {
				return err
			}
			if err := b.book.SetCellStyle(name, cell, cell, wrap); err != nil {
				return err
			}
		}
		return nil
	}
	for _, texts := range t.HelpRows {
		if err := put(texts...); err != nil {
			return err
		}
	}
	if len(t.Example) > 0 {
		row++
	}
	for i, title := range uniqueTitles(t.Columns) {
		if i < len(t.Example) && t.Example[i] != (Value{}) {
			if err := put(title+":", t.Example[i].shown()); err != nil { // with a colon it is no heading of a list
				return err
			}
		}
	}
	if err := b.book.SetColWidth(name, "A", "A", 32); err != nil {
		return err
	}
	return b.book.SetColWidth(name, "B", "E", 44)
}

// shown is a value as text.
func (v Value) shown() string {
	switch {
	case v.HasNumber:
		return plainNumber(v.Number)
	case v.Date != (model.Date{}):
		return v.Date.String()
	}
	return v.Text
}

// escapeCell writes what Excel would take for an escaped character so that it stays as it is.
func escapeCell(text string) string {
	return escaped.ReplaceAllStringFunc(text, func(e string) string { return "_x005F" + e })
}
