package sheet

import (
	"context"
	"errors"
	"io"

	"alumnibook/model"
)

// scan is what a sheet's own XML tells about it: which rows and cells have something in them, of what type and
// in which style, and whether their texts can be read as simply as that. Excelize gives the texts of cells as a
// stream, but neither their types nor their styles, takes ten times as long, and stops without a word where a
// sheet is damaged; the scan knows what must come.
type scan struct {
	rows     []scanRow
	cells    []scanCell
	areas    []area // merged, those that count
	links    []link
	formulas int                       // all of them
	uncached int                       // those without a value
	merged   int                       // areas of merged cells
	hidden   int                       // rows with something in them that are hidden
	folded   []area                    // columns that are hidden
	used     [lastColumn/64 + 1]uint64 // columns with something in them
	odd      bool                      // texts are left to excelize
	err      error                     // coded: the sheet can't be read whole
}

// scanRow is a row with something in it; its cells go on until the next row's begin.
type scanRow struct {
	number int32
	hidden bool
	first  int32 // of its cells
}

// scanCell is a cell with something in it. There may be millions of them.
type scanCell struct {
	column uint16
	style  uint16
	kind   byte // of type: 'n' number, 's' shared string, 'i' inline, 'f' text of a formula, 'b', 'e', 'd', or uncached
}

// link is the target of the cells of an area: an address, or the id of one in the sheet's relations.
type link struct {
	area
	id, address string
}

const (
	lastRow    = 1 << 20
	lastColumn = 1 << 14
	mergedRows = 30     // rows in which merged cells are filled, so that headings are found
	mostMerges = 2_000  // more of them are no headings
	mostTall   = 70_000 // merged areas of one column
	mostLinks  = 70_000 // Excel allows 65,530
	mostCells  = 20_000_000
	checkEvery = 1 << 14

	mostCellText = 1 << 20 // a longer one, far beyond what Excel allows, makes the sheet odd
	maxStyle     = 1<<16 - 1
)

var (
	errNoEnd    = errors.New("the sheet does not end as it should")
	errDisorder = errors.New("rows or cells are out of order or not ended")
	errString   = errors.New("a text is missing from the list of texts")
)

// sheetScanner is a scan under way.
type sheetScanner struct {
	scan
	limits  Options
	strings *sharedStrings

	root             string
	ended            bool // the root element
	inData, inString bool
	inPhonetic       bool
	inRow, inCell    bool
	row              scanRow
	cell             scanCell
	column           int // of the last cell of this row
	filled           bool
	computed, valued bool // this cell has a formula, a value, be it an empty one
	formula          string

	check    checker
	dataDone bool     // nothing behind the rows is checked
	keep     bool     // the texts of the cells
	text     string   // of this cell
	texts    []string // of the cells in cells
}

// scanSheet reads a sheet's XML to its end. The error is in the result, so that other sheets can still be read;
// only a cancelled context ends the whole.
func scanSheet(ctx context.Context, r io.Reader, name string, limits Options, shared *sharedStrings) (*scan, error) {
	s := &sheetScanner{limits: limits, strings: shared}
	s.odd = shared != nil && shared.odd // then it may be damaged, and the sheet is not believed either
	t := newTags(r)
	t.most = mostCellText
	for n := 0; ; n++ {
		if n%checkEvery == 0 && ctx.Err() != nil {
			return nil, model.E(model.CodeCancelled, name, ctx.Err())
		}
		tag, err := t.next()
		if err == io.EOF {
			err = nil
			if !s.ended {
				err = errNoEnd
			}
			s.fail(model.CodeFileDamaged, name, err)
			return &s.scan, nil
		}
		if err != nil {
			s.fail(model.CodeFileDamaged, name, err)
			return &s.scan, nil
		}
		if !s.dataDone {
			s.check.take(tag, t.text)
			s.odd = s.odd || s.check.odd || t.odd
		}
		if err := s.take(tag, t.text); err != nil {
			if code := model.CodeOf(err); code != model.CodeInternal {
				s.fail(code, name, nil)
			} else {
				s.fail(model.CodeFileDamaged, name, err)
			}
			return &s.scan, nil
		}
	}
}

func (s *sheetScanner) fail(code model.Code, name string, err error) {
	if err != nil || code != model.CodeFileDamaged {
		s.err = model.E(code, name, err)
	}
}

// take goes one tag further.
func (s *sheetScanner) take(tag, text []byte) error {
	name, attrs, ends, empty := element(tag)
	if s.inData {
		return s.takeData(string(name), attrs, text, ends, empty)
	}
	switch string(name) {
	case "sheetData":
		s.inData = !ends && !empty
		s.odd = s.odd || s.dataDone
		s.dataDone = s.dataDone || empty
	case "col":
		s.hideColumns(attributes(attrs))
	case "mergeCell":
		s.merge(attributes(attrs)["ref"])
	case "hyperlink":
		s.hyperlink(attributes(attrs))
	}
	if s.root == "" && !ends && len(name) > 0 && name[0] != '!' {
		s.root = string(name)
		s.ended = empty
	}
	s.ended = s.ended || ends && string(name) == s.root
	return nil
}

func (s *sheetScanner) takeData(name string, attrs, text []byte, ends, empty bool) error {
	switch name {
	case "c":
		if s.inCell != ends || !s.inRow {
			return errDisorder
		}
		if !ends {
			if err := s.beginCell(attrs); err != nil || !empty {
				return err
			}
		}
		return s.endCell()
	case "v":
		s.valued = true
		if ends && s.inCell {
			return s.value(text)
		}
	case "t":
		if ends && s.inString && !s.inPhonetic && len(text) > 0 {
			s.filled = true
			if s.keep {
				s.text += resolved(text)
			}
		}
	case "f":
		s.computed = true
		if ends && len(text) > 0 && text[0] == 'H' {
			s.formula = string(text)
		}
	case "is":
		s.inString = !ends && !empty
		s.odd = s.odd || s.cell.kind != 'i'
		if ends && s.keep {
			s.text = unescapeText(s.text)
		}
	case "rPh":
		s.inPhonetic = !ends && !empty
	case "row":
		if s.inRow != ends || s.inCell {
			return errDisorder
		}
		if !ends {
			if err := s.beginRow(attrs); err != nil || !empty {
				return err
			}
		}
		return s.endRow()
	case "sheetData":
		if s.inRow || s.inCell {
			return errDisorder
		}
		s.inData, s.dataDone = false, true
	}
	return nil
}

// cellsOf are the cells of the i-th row.
func (s *scan) cellsOf(i int) []scanCell {
	end := len(s.cells)
	if i+1 < len(s.rows) {
		end = int(s.rows[i+1].first)
	}
	return s.cells[s.rows[i].first:end]
}

// last is the number of the last row with something in it, 0 where there is none.
func (s *scan) last() int {
	if len(s.rows) == 0 {
		return 0
	}
	return int(s.rows[len(s.rows)-1].number)
}
