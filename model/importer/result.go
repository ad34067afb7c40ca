package importer

import (
	"io"
	"slices"
	"strconv"
	"strings"

	"alumnibook/model"
	"alumnibook/model/exchange/sheet"
)

// Result is what an import did, or would do, in a form for programs. Rows is the sum of the counts down to Undecided.
type Result struct {
	Change    int64        `json:"change"` // the change in the book; 0 where nothing was written
	Rows      int          `json:"rows"`
	Created   int          `json:"created"`
	Changed   int          `json:"changed"`
	Unchanged int          `json:"unchanged"`
	Joined    int          `json:"joined"` // rows about the same person as an earlier row
	LeftOut   int          `json:"left_out_rows"`
	Rejected  int          `json:"rejected"`
	Undecided int          `json:"undecided"`
	Conflicts int          `json:"conflicts"` // rows, of those above, that contradict the book in something that is not settled
	Repaired  int          `json:"repaired"`  // rows, of those above, with a cell that had to be repaired
	Files     []FileResult `json:"files"`
}

// FileResult is the part of one file.
type FileResult struct {
	File          string       `json:"file"`
	Rows          int          `json:"rows"`
	Created       int          `json:"created"`
	Changed       int          `json:"changed"`
	Unchanged     int          `json:"unchanged"`
	Joined        int          `json:"joined"`
	LeftOut       int          `json:"left_out_rows"`
	Conflicts     int          `json:"conflicts"`
	Repaired      int          `json:"repaired"`
	Rejected      []RowResult  `json:"rejected"`
	Undecided     []RowResult  `json:"undecided"`
	LeftOutCols   []ColumnLeft `json:"left_out_columns"`
	Sheets        []string     `json:"sheets"`         // that were read
	SkippedSheets []SheetLeft  `json:"skipped_sheets"` // and those that were not
	HiddenRows    int          `json:"hidden_rows"`    // not imported, since the file hides them
}

// RowResult is a row that was not taken.
type RowResult struct {
	Sheet      string   `json:"sheet"`
	Row        int      `json:"row"` // as the sheet shows it
	Reason     string   `json:"reason"`
	Field      Field    `json:"field,omitempty"`
	Candidates []string `json:"candidates,omitzero"` // of an undecided row: identities of the people in the book that it could be about

	Erased model.Date `json:"erased,omitzero"` // of a row that is rejected since its person was erased: when
}

// ColumnLeft is a column that was not taken.
type ColumnLeft struct {
	Sheet   string `json:"sheet"`
	Heading string `json:"heading"`
	Why     string `json:"why"`
}

// SheetLeft is a sheet that was not read.
type SheetLeft struct {
	Sheet string `json:"sheet"`
	Why   string `json:"why"`
}

// Result is what applying the plan comes to, as it stands.
func (p *Plan) Result() Result {
	var res Result
	at := map[*File]int{}
	for _, f := range p.draft.Files {
		at[f] = len(res.Files)
		res.Files = append(res.Files, fileResult(f))
	}
	for _, row := range p.Rows {
		res.Files[at[p.layouts[row.layout].sheet.file]].add(row, p.layouts[row.layout].sheet.Name)
	}
	for i := range res.Files {
		f := &res.Files[i]
		res.Rows += f.Rows
		res.Created += f.Created
		res.Changed += f.Changed
		res.Unchanged += f.Unchanged
		res.Joined += f.Joined
		res.LeftOut += f.LeftOut
		res.Rejected += len(f.Rejected)
		res.Undecided += len(f.Undecided)
		res.Conflicts += f.Conflicts
		res.Repaired += f.Repaired
	}
	return res
}

// fileResult tells what is known about a file without its rows.
func fileResult(f *File) FileResult {
	res := FileResult{File: f.Name, Rejected: []RowResult{}, Undecided: []RowResult{}, LeftOutCols: []ColumnLeft{}, Sheets: []string{}, SkippedSheets: []SheetLeft{}}
	for _, sh := range f.Sheets {
		if !sh.Chosen || sh.HeadingRow == 0 {
			why := sh.Skipped
			if why == "" {
				why = "not_chosen"
			}
			res.SkippedSheets = append(res.SkippedSheets, SheetLeft{sh.Name, why})
			continue
		}
		res.Sheets = append(res.Sheets, sh.Name)
		if !sh.TakeHidden {
			res.HiddenRows += sh.HiddenRows
		}
		for _, c := range sh.Columns {
			if c.Field == FieldNone && c.Heading != "" {
				res.LeftOutCols = append(res.LeftOutCols, ColumnLeft{sh.Name, c.Heading, c.Why})
			}
		}
	}
	return res
}

func (f *FileResult) add(row *PlanRow, sheetName string) {
	f.Rows++
	if row.Conflicts > 0 {
		f.Conflicts++
	}
	if row.Repaired {
		f.Repaired++
	}
	switch row.Fate {
	case FateNew:
		f.Created++
	case FateChanged:
		f.Changed++
	case FateSame:
		f.Unchanged++
	case FateJoined:
		f.Joined++
	case FateLeftOut:
		f.LeftOut++
	case FateRejected:
		f.Rejected = append(f.Rejected, RowResult{Sheet: sheetName, Row: row.Row, Reason: row.Reason, Field: row.Field, Erased: row.Erased})
	case FateUndecided:
		r := RowResult{Sheet: sheetName, Row: row.Row, Reason: row.Reason, Field: row.Field, Candidates: []string{}}
		for _, c := range row.Candidates {
			if c.UID != "" {
				r.Candidates = append(r.Candidates, c.UID)
			}
		}
		f.Undecided = append(f.Undecided, r)
	}
}

// RejectedWords are the words that WriteRejected needs, in the user's language, and what it leaves out.
type RejectedWords struct {
	Sheet      string // name of the sheet
	File       string // heading of the column with the file's name
	SourceName string // heading of the column with the sheet's name
	Row        string // heading of the column with the row's number
	Reason     string // heading of the column with the reason
	Say        func(reason string, field Field) string

	RejectedOnly bool // without the undecided rows
}

// noteMark begins the headings that WriteRejected adds to those of the list: reading passes over such columns, so that
// the mended file is the same kind of list as the one it came from.
const noteMark = "» "

// isNote tells a heading that WriteRejected has added.
func isNote(heading string) bool { return strings.HasPrefix(heading, noteMark) }

// WriteRejected writes a workbook with the rejected and the undecided rows as they stood in the list, each with why it
// was not taken before it and where it stood behind it. It can be mended and imported like the list itself. Sheets with
// the same headings share their columns. What sensitive columns hold stays out.
func WriteRejected(w io.Writer, p *Plan, words RejectedWords) error {
	rows := p.Find(FateRejected, FateUndecided)
	if words.RejectedOnly {
		rows = p.Find(FateRejected)
	}
	columns := p.rejectedColumns(rows)
	t := sheet.Table{Sheet: words.Sheet, Columns: []sheet.Column{{Title: noteMark + words.Reason, Width: 40}}}
	t.Columns = append(t.Columns, columns...)
	for _, title := range []string{words.File, words.SourceName, words.Row} {
		t.Columns = append(t.Columns, sheet.Column{Title: noteMark + title})
	}
	return sheet.Write(w, t, func(yield func([]sheet.Value) bool) {
		for _, i := range rows {
			row := p.Rows[i]
			values := append([]sheet.Value{{Text: words.Say(row.Reason, row.Field)}}, p.rejectedValues(i, columns)...)
			values = append(values, sheet.Value{Text: p.File(i)}, sheet.Value{Text: p.Sheet(i)}, sheet.Value{Number: float64(row.Row), HasNumber: true})
			if !yield(values) {
				return
			}
		}
	})
}

// rejectedColumns are the columns of all sheets that the rows are from, each heading once.
func (p *Plan) rejectedColumns(rows []int) []sheet.Column {
	var columns []sheet.Column
	seen := map[int32]bool{}
	for _, i := range rows {
		l := p.Rows[i].layout
		if seen[l] {
			continue
		}
		seen[l] = true
		sh := p.layouts[l].sheet
		for k, title := range columnTitles(sh) {
			if columnOf(columns, title) < 0 {
				columns = append(columns, sheet.Column{Title: title, Type: rejectedType(sh.Columns[k].Field)})
			}
		}
	}
	return columns
}

// rejectedType formats a column so that what is typed into it stays what it is.
func rejectedType(f Field) sheet.ColumnType {
	switch {
	case f == FieldPersonnel || f == FieldPostalCode || f == FieldPostalCodeWork || f.isPhone():
		return sheet.Code
	case f.isDate():
		return sheet.Date
	}
	return sheet.Text
}

func columnOf(columns []sheet.Column, title string) int {
	return slices.IndexFunc(columns, func(c sheet.Column) bool { return c.Title == title })
}

// rejectedValues is a row as it stood, under the headings of all: dates as dates, numbers as numbers.
func (p *Plan) rejectedValues(row int, columns []sheet.Column) []sheet.Value {
	values := make([]sheet.Value, len(columns))
	r := p.Rows[row]
	sh := p.layouts[r.layout].sheet
	cells := sh.cells.cells(int(r.at), nil)
	titles := columnTitles(sh)
	for i, c := range sh.Columns {
		if c.Index < len(cells) && !c.Sensitive {
			at := columnOf(columns, titles[i])
			values[at] = rejectedValue(cells[c.Index], c.Field, columns[at].Type)
		}
	}
	return values
}

func rejectedValue(c cell, f Field, as sheet.ColumnType) sheet.Value {
	switch {
	case c.link != "" && f.isLink():
		return sheet.Value{Text: c.link}
	case c.kind == sheet.CellDate:
		if d, err := model.ParseDate(c.text); err == nil {
			return sheet.Value{Date: d}
		}
	case c.kind == sheet.CellNumber && as != sheet.Code:
		if n, err := strconv.ParseFloat(c.text, 64); err == nil && strconv.FormatFloat(n, 'f', -1, 64) == c.text {
			return sheet.Value{Number: n, HasNumber: true}
		}
	}
	return sheet.Value{Text: c.text}
}

// columnTitles are the headings of a sheet's columns; its letter stands in for one that has none, or has the same one
// as a column before it.
func columnTitles(sh *Sheet) []string {
	var titles []string
	for _, c := range sh.Columns {
		title := c.Heading
		if title == "" || containsFold(titles, title) {
			title = joinWords(title, columnLetter(c.Index))
		}
		titles = append(titles, title)
	}
	return titles
}

func containsFold(list []string, s string) bool {
	return slices.ContainsFunc(list, func(t string) bool { return strings.EqualFold(t, s) })
}

func columnLetter(i int) string {
	s := ""
	for i++; i > 0; i = (i - 1) / 26 {
		s = string(rune('A'+(i-1)%26)) + s
	}
	return s
}
