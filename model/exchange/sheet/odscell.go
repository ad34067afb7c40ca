package sheet

import (
	"math"
	"strconv"
	"strings"

	"alumnibook/model"
)

// odsCell is a cell being read.
type odsCell struct {
	times     int
	kind      string // its value-type
	value     string // value, date-value, boolean-value, string-value
	formula   string
	style     string
	failed    bool // an error value
	link      string
	text      []byte // what is shown
	textBegun bool   // a paragraph of it
	blank     bool   // a blank is due, if a letter follows
}

// paragraph begins a further line.
func (c *odsCell) paragraph() {
	if c.textBegun {
		c.text = append(c.text, '\n')
	}
	c.textBegun, c.blank = true, false
}

// add adds text of the part, in which any number of blanks and line ends are one blank.
func (c *odsCell) add(text string) {
	for i := range len(text) {
		b := text[i]
		if blank(b) {
			c.blank = len(c.text) > 0 && c.text[len(c.text)-1] != '\n'
			continue
		}
		if c.blank {
			c.text = append(c.text, ' ')
			c.blank = false
		}
		c.text = append(c.text, b)
	}
}

func (c *odsCell) blanks(n int) {
	if c.blank {
		n++
	}
	c.blank = false
	c.text = append(c.text, strings.Repeat(" ", n)...)
}

func (c *odsCell) letter(s string) {
	c.blank = false
	c.text = append(c.text, s...)
}

// outside is the address of a link that leads out of the spreadsheet.
func outside(address string) string {
	if strings.HasPrefix(address, "#") {
		return ""
	}
	return address
}

func (w *odsWalker) beginCell(attrs []byte) error {
	if !w.inRow || w.inCell {
		return errDisorder
	}
	w.inCell = true
	w.column++
	w.cell = odsCell{times: 1, text: w.cell.text[:0]}
	c := &w.cell
	right, down := 1, 1
	for {
		name, value, rest := attribute(attrs)
		if len(name) == 0 {
			break
		}
		attrs = rest
		switch string(local(name)) {
		case "number-columns-repeated":
			c.times = times(string(value), lastColumn)
		case "number-columns-spanned":
			right = times(string(value), lastColumn)
		case "number-rows-spanned":
			down = times(string(value), lastRow)
		case "style-name":
			c.style = string(value)
		case "value-type":
			if strings.HasPrefix(string(name), "calcext") {
				c.failed = string(value) == "error"
			} else {
				c.kind = string(value)
			}
		case "value", "date-value", "boolean-value", "string-value":
			if !plainText(value) {
				return errLetters
			}
			c.value = resolved(value)
		case "formula":
			c.formula = string(value)
		}
	}
	if (right > 1 || down > 1) && !w.ignored && w.column <= w.limits.MaxColumns {
		w.to.merge(area{w.rowNumber, w.column, w.rowNumber + down - 1, w.column + right - 1})
	}
	return nil
}

func (w *odsWalker) endCell() error {
	if !w.inCell {
		return errDisorder
	}
	w.inCell = false
	from := w.column
	cell := Cell{}
	if !w.ignored {
		cell = w.finished(from)
	}
	w.column = min(w.column+w.cell.times-1, lastColumn)
	if cell.Kind == CellEmpty {
		return nil
	}
	if w.column > w.limits.MaxColumns {
		return w.limited(model.E(model.CodeFileTooBig, w.table, nil))
	}
	for len(w.cells) < from-1 {
		w.cells = append(w.cells, Cell{})
	}
	byColumn := w.cell.kind == "date" && w.cell.style == ""
	for column := from; column <= w.column; column++ {
		if byColumn && column > from { // the columns may show dates in different ways
			cell = w.finished(column)
		}
		w.cells = append(w.cells, cell)
	}
	return nil
}

// finished is the cell that was read, in one of the columns in which it stands.
func (w *odsWalker) finished(column int) Cell {
	c := &w.cell
	shown := string(c.text)
	if c.failed || c.formula != "" && (errorValue(shown) || strings.HasPrefix(shown, "Err:")) {
		return Cell{}
	}
	cell := w.valued(shown, column)
	if cell.Kind == CellEmpty {
		return cell
	}
	cell.Link = c.link
	if _, formula, ok := strings.Cut(c.formula, "="); ok && cell.Link == "" {
		cell.Link = outside(hyperlinkFormula(formula))
	}
	return cell
}

// valued is the cell of a value and of what is shown of it.
func (w *odsWalker) valued(shown string, column int) Cell {
	c := &w.cell
	switch c.kind {
	case "float", "percentage", "currency":
		x, err := strconv.ParseFloat(strings.TrimSpace(c.value), 64)
		if err != nil || math.IsInf(x, 0) || math.IsNaN(x) {
			return textCell(shown)
		}
		plain := plainNumber(x)
		if c.kind == "float" && isCodeOf(shown, plain) {
			return textCell(shown)
		}
		return Cell{Text: plain, Kind: CellNumber}
	case "date":
		return w.dateCell(shown, column)
	case "boolean":
		if truth(c.value) {
			return Cell{Text: "TRUE", Kind: CellBool}
		}
		return Cell{Text: "FALSE", Kind: CellBool}
	case "string":
		if c.value != "" {
			return textCell(c.value)
		}
	}
	return textCell(shown)
}

// dateCell is the date in a cell, as precise as its style shows it.
func (w *odsWalker) dateCell(shown string, column int) Cell {
	day, _, _ := strings.Cut(strings.TrimSpace(w.cell.value), "T")
	d, err := model.ParseDate(day)
	if err != nil || !d.IsFull() || d.Year < 1900 || d.Year > 2100 {
		if shown == "" {
			shown = w.cell.value
		}
		return textCell(shown)
	}
	style := w.cell.style
	if style == "" {
		style = w.defaultStyle(column)
	}
	d = w.styles.format(style).shown(d)
	return Cell{Text: d.String(), Kind: CellDate, Date: d}
}

// defaultStyle is the style of a cell that has none of its own.
func (w *odsWalker) defaultStyle(column int) string {
	if w.rowStyle != "" {
		return w.rowStyle
	}
	for _, d := range w.defaults {
		if d.left <= column && column <= d.right {
			return d.style
		}
	}
	return ""
}

// isCodeOf tells whether what is shown of a whole number is a code: it begins with a zero or a plus that the number
// does not have, and has the same digits.
func isCodeOf(shown, plain string) bool {
	if len(shown) < 2 || len(shown) > 40 || shown[0] != '0' && shown[0] != '+' && shown[0] != '(' || !isPlain(plain) {
		return false
	}
	digits := make([]byte, 0, len(shown))
	for i := range len(shown) {
		switch c := shown[i]; {
		case c >= '0' && c <= '9':
			digits = append(digits, c)
		case !strings.ContainsRune("+ -/()", rune(c)):
			return false
		}
	}
	return strings.TrimLeft(string(digits), "0") == strings.TrimLeft(plain, "0") && string(digits) != "" &&
		(shown[0] == '+' || digits[0] == '0' && len(digits) > 1)
}
