package sheet

import (
	"alumnibook/model"
)

func (s *sheetScanner) beginRow(attrs []byte) error {
	before := s.row.number
	s.inRow = true
	s.row = scanRow{number: before + 1, first: int32(len(s.cells))}
	s.column = 0
	for {
		name, value, rest := attribute(attrs)
		if len(name) == 0 {
			break
		}
		attrs = rest
		switch string(name) {
		case "r":
			n, ok := number(value)
			if !ok || n <= int(before) || n > lastRow {
				return errDisorder
			}
			s.odd = s.odd || len(value) > 9
			s.row.number = int32(n)
		case "hidden":
			s.row.hidden = truth(string(value))
		}
	}
	return nil
}

func (s *sheetScanner) endRow() error {
	s.inRow = false
	if len(s.cells) == int(s.row.first) {
		return nil
	}
	if len(s.rows) >= s.limits.MaxRows || len(s.cells) > mostCells {
		return model.E(model.CodeFileTooBig, "", nil)
	}
	s.rows = append(s.rows, s.row)
	if s.row.hidden {
		s.hidden++
	}
	return nil
}

func (s *sheetScanner) beginCell(attrs []byte) error {
	s.column++
	s.inCell = true
	s.cell = scanCell{kind: 'n'}
	s.filled, s.formula, s.text, s.inString, s.inPhonetic = false, "", "", false, false
	s.computed, s.valued = false, false
	for {
		name, value, rest := attribute(attrs)
		if len(name) == 0 {
			break
		}
		attrs = rest
		switch string(name) {
		case "r":
			column, ok := columnOf(value)
			if !ok || column < s.column {
				return errDisorder
			}
			s.column = column
			s.odd = s.odd || !plainRef(value)
		case "s":
			n, ok := number(value)
			if ok && n <= maxStyle {
				s.cell.style = uint16(n)
			}
			s.odd = s.odd || !ok
		case "t":
			s.cell.kind = kindOf(string(value))
		}
	}
	if s.column > lastColumn {
		return errDisorder
	}
	s.cell.column = uint16(s.column)
	return nil
}

func kindOf(t string) byte {
	switch t {
	case "s", "b", "e", "d":
		return t[0]
	case "inlineStr":
		return 'i'
	case "str":
		return 'f'
	}
	return 'n'
}

func (s *sheetScanner) value(text []byte) error {
	switch {
	case len(text) == 0:
	case s.cell.kind == 's':
		n, ok := number(text)
		if !ok || !s.strings.has(n) {
			return errString
		}
		s.filled = !s.strings.empty[n]
		if s.keep && n < len(s.strings.texts) {
			s.text = s.strings.texts[n]
		}
	default:
		s.filled = true
		if s.keep {
			s.text = resolved(text)
		}
	}
	return nil
}

func (s *sheetScanner) endCell() error {
	s.inCell = false
	if s.computed {
		s.formulas++
	}
	if !s.filled {
		if !s.computed || s.valued && s.cell.kind == 'f' { // an empty text is a value
			return nil
		}
		s.cell.kind = uncached
		s.uncached++
	}
	if int(s.cell.column) > s.limits.MaxColumns {
		return model.E(model.CodeFileTooBig, "", nil)
	}
	s.used[s.cell.column/64] |= 1 << (s.cell.column % 64)
	s.cells = append(s.cells, s.cell)
	if s.keep {
		s.texts = append(s.texts, s.text)
	}
	if address := hyperlinkFormula(s.formula); address != "" && len(s.links) < mostLinks {
		row, column := int(s.row.number), int(s.cell.column)
		s.links = append(s.links, link{area: area{row, column, row, column}, address: address})
	}
	return nil
}

// hideColumns notes the columns that a <col> hides.
func (s *sheetScanner) hideColumns(attrs map[string]string) {
	from, ok1 := number([]byte(attrs["min"]))
	to, ok2 := number([]byte(attrs["max"]))
	if ok1 && ok2 && truth(attrs["hidden"]) && from >= 1 && from <= to && len(s.folded) < lastColumn {
		s.folded = append(s.folded, area{left: from, right: min(to, lastColumn)})
	}
}

// hiddenColumns counts those that have something in them.
func (s *scan) hiddenColumns() int {
	n := 0
	for column := 1; column <= lastColumn; column++ {
		if s.used[column/64]&(1<<(column%64)) != 0 && s.isFolded(column) {
			n++
		}
	}
	return n
}

func (s *scan) isFolded(column int) bool {
	for _, a := range s.folded {
		if a.left <= column && column <= a.right {
			return true
		}
	}
	return false
}

func (s *sheetScanner) merge(ref string) {
	a, ok := areaOf(ref)
	if ok {
		s.merged++
	}
	if ok && keepArea(s.areas, a, s.limits.MaxColumns) {
		s.areas = append(s.areas, a)
	}
}

func (s *sheetScanner) hyperlink(attrs map[string]string) {
	if a, ok := areaOf(attrs["ref"]); ok && attrs["id"] != "" && len(s.links) < mostLinks {
		s.links = append(s.links, link{area: a, id: attrs["id"]})
	}
}
