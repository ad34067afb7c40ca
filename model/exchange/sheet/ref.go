package sheet

import (
	"strings"
)

// area is a range of cells, its corners included.
type area struct{ top, left, bottom, right int }

// columnOf reads the column of a cell's name: 28 of "AB12".
func columnOf(ref []byte) (int, bool) {
	column, i := 0, 0
	for ; i < len(ref) && i < 4; i++ {
		c := ref[i] &^ 0x20
		if c < 'A' || c > 'Z' {
			break
		}
		column = column*26 + int(c-'A') + 1
	}
	return column, column > 0 && column <= lastColumn && i < len(ref)
}

// plainRef tells whether a cell's name is letters and then the number of a row.
func plainRef(ref []byte) bool {
	i := 0
	for i < len(ref) && ref[i]|0x20 >= 'a' && ref[i]|0x20 <= 'z' {
		i++
	}
	digits := ref[i:]
	n, ok := number(digits)
	return ok && len(digits) <= 9 && n >= 1 && n <= lastRow
}

// areaOf reads a range: "A1:C2", or one cell.
func areaOf(ref string) (area, bool) {
	from, to, ok := strings.Cut(strings.ReplaceAll(ref, "$", ""), ":")
	if !ok {
		to = from
	}
	var a area
	var ok1, ok2, ok3, ok4 bool
	a.left, ok1 = columnOf([]byte(from))
	a.right, ok2 = columnOf([]byte(to))
	a.top, ok3 = number([]byte(strings.TrimLeft(from, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")))
	a.bottom, ok4 = number([]byte(strings.TrimLeft(to, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")))
	return a, ok1 && ok2 && ok3 && ok4 && a.left <= a.right && a.top <= a.bottom && a.top > 0
}
