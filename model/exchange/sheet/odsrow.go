package sheet

import (
	"alumnibook/model"
)

func (w *odsWalker) beginTable(a map[string]string) {
	w.inTable, w.failed = true, nil
	w.ignored = !w.to.begin(a["name"], w.styles.hidden(a["style-name"]))
	w.table, w.columns, w.defaults, w.folded, w.rowNumber, w.rowTimes = a["name"], 0, w.defaults[:0], nil, 0, 0
}

func (w *odsWalker) beginColumn(a map[string]string) {
	n := times(a["number-columns-repeated"], lastColumn)
	left := w.columns + 1
	w.columns += n
	right := min(w.columns, lastColumn)
	if style := a["default-cell-style-name"]; style != "" && left <= right && len(w.defaults) < lastColumn {
		w.defaults = append(w.defaults, columnStyle{left, right, style})
	}
	if v := a["visibility"]; (v == "collapse" || v == "filter") && left <= right && len(w.folded) < lastColumn {
		w.folded = append(w.folded, area{left: left, right: right})
	}
}

// times reads how often something is repeated.
func times(s string, most int) int {
	n, ok := number([]byte(s))
	if !ok || n < 1 {
		return 1
	}
	return min(n, most)
}

func (w *odsWalker) beginRow(attrs []byte) error {
	if !w.inTable || w.inRow {
		return errDisorder
	}
	w.inRow = true
	w.cells, w.column = w.cells[:0], 0
	w.rowNumber += w.rowTimes
	if w.rowNumber == 0 {
		w.rowNumber = 1
	}
	w.rowTimes, w.rowHidden, w.rowStyle = 1, false, ""
	for {
		name, value, rest := attribute(attrs)
		if len(name) == 0 {
			return nil
		}
		attrs = rest
		switch string(local(name)) {
		case "number-rows-repeated":
			w.rowTimes = times(string(value), lastRow)
		case "visibility":
			w.rowHidden = string(value) == "collapse" || string(value) == "filter"
		case "default-cell-style-name":
			w.rowStyle = string(value)
		}
	}
}

func (w *odsWalker) endRow() error {
	if !w.inRow || w.inCell {
		return errDisorder
	}
	w.inRow = false
	cells := cut(w.cells)
	if len(cells) == 0 || w.ignored {
		return nil
	}
	if w.rowNumber+w.rowTimes-1 > lastRow {
		w.rowTimes = max(1, lastRow-w.rowNumber+1)
	}
	return w.limited(w.to.row(w.rowNumber, w.rowTimes, w.rowHidden, cells))
}

// limited ends one table where it is above the limits; the others go on.
func (w *odsWalker) limited(err error) error {
	if model.CodeOf(err) == model.CodeFileTooBig {
		w.ignored, w.failed = true, err
		return nil
	}
	return err
}
