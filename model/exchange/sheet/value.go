package sheet

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"alumnibook/model"
)

// cell makes a cell of its raw text, its type and its style.
func (w *Workbook) cell(raw string, c scanCell) Cell {
	switch c.kind {
	case 'e':
		return Cell{}
	case 'b':
		if truth(raw) {
			return Cell{Text: "TRUE", Kind: CellBool}
		}
		return Cell{Text: "FALSE", Kind: CellBool}
	case 'd':
		if d, err := model.ParseDate(strings.TrimSpace(raw)[:min(10, len(strings.TrimSpace(raw)))]); err == nil && d.IsFull() {
			return Cell{Text: d.String(), Kind: CellDate, Date: d}
		}
		return textCell(raw)
	case 'f':
		return textCell(unescape(raw))
	case 'n':
		return w.numberCell(raw, c.style)
	}
	return textCell(raw)
}

func textCell(text string) Cell {
	if hasControl(text) {
		text = strings.Map(func(r rune) rune {
			switch {
			case r == '\v' || r == '\f' || r == '\r': // Word's and Access' ends of lines
				return '\n'
			case r < ' ' && r != '\n' && r != '\t':
				return -1
			}
			return r
		}, strings.ReplaceAll(text, "\r\n", "\n"))
	}
	if text == "" {
		return Cell{}
	}
	return Cell{Text: text, Kind: CellText}
}

// hasControl tells whether there are characters that no text holds, or ends of lines to be made the same.
func hasControl(text string) bool {
	for i := range len(text) {
		if c := text[i]; c < ' ' && c != '\n' && c != '\t' {
			return true
		}
	}
	return false
}

// numberCell decides by the style whether a number is a date, a code or a number.
func (w *Workbook) numberCell(raw string, style uint16) Cell {
	f := w.format(style)
	if !f.date && f.code == nil && isPlain(raw) {
		return Cell{Text: raw, Kind: CellNumber}
	}
	x, err := strconv.ParseFloat(strings.TrimSpace(raw), 64)
	if err != nil || math.IsInf(x, 0) || math.IsNaN(x) {
		return textCell(raw)
	}
	plain := plainNumber(x)
	switch {
	case f.date:
		d, ok := dateOf(x, w.days1904)
		if !ok {
			return Cell{Text: plain, Kind: CellText}
		}
		d = f.shown(d)
		return Cell{Text: d.String(), Kind: CellDate, Date: d}
	case f.code != nil && x >= 0 && isPlain(plain):
		return Cell{Text: show(f.code, plain), Kind: CellText}
	}
	return Cell{Text: plain, Kind: CellNumber}
}

// shown is a date as precise as its format shows it: "Dec 2019" is stored as the first of that month, and
// nobody said that it was the first.
func (f format) shown(d model.Date) model.Date {
	switch {
	case f.day || d.Day != 1:
		return d
	case f.month:
		return model.NewDate(d.Year, d.Month, 0)
	case d.Month == 1:
		return model.NewDate(d.Year, 0, 0)
	}
	return d
}

// isPlain tells whether a number is written with digits only, few enough to be exact, and no needless zero.
func isPlain(s string) bool {
	if s == "" || len(s) > 15 || s[0] == '0' && len(s) > 1 {
		return false
	}
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}

// plainNumber writes a number without exponent and with the 15 digits that Excel itself shows, so that the
// noise of binary fractions goes: 0.1+0.2 is "0.3".
func plainNumber(x float64) string {
	if x == math.Trunc(x) && math.Abs(x) < 1e18 {
		return strconv.FormatFloat(x, 'f', 0, 64)
	}
	rounded, err := strconv.ParseFloat(strconv.FormatFloat(x, 'g', 15, 64), 64)
	if err != nil {
		rounded = x
	}
	if a := math.Abs(rounded); a >= 1e21 || a < 1e-9 {
		return strconv.FormatFloat(rounded, 'g', -1, 64)
	}
	return strconv.FormatFloat(rounded, 'f', -1, 64)
}

// leastSerial is the first number of days that is believed: before it lie pure times of day, and the
// 29 February 1900 that Excel invented.
const leastSerial = 61

// dateOf is the day that a number of days stands for; false where it stands for none between 1900 and 2100.
func dateOf(serial float64, days1904 bool) (model.Date, bool) {
	day := math.Floor(serial + 0.5/86400) // a second before midnight is rounding
	if !(day >= leastSerial && day < 100_000) {
		return model.Date{}, false
	}
	start := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	if days1904 {
		start = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	d := model.DateOf(start.AddDate(0, 0, int(day)))
	return d, d.Year >= 1900 && d.Year <= 2100
}

var escaped = regexp.MustCompile(`_x[0-9A-Fa-f]{4}_`)

// unescape resolves the form in which Excel writes characters that XML does not allow: "_x000D_".
func unescape(s string) string {
	if !strings.Contains(s, "_x") {
		return s
	}
	return escaped.ReplaceAllStringFunc(s, func(e string) string {
		n, err := strconv.ParseUint(e[2:6], 16, 16)
		if err != nil {
			return e
		}
		return string(rune(n))
	})
}

// unescapeText is unescape as excelize does it for texts that are no formula's: half a character is left out.
func unescapeText(s string) string {
	if !strings.Contains(s, "_x") {
		return s
	}
	return escaped.ReplaceAllStringFunc(s, func(e string) string {
		n, err := strconv.ParseUint(e[2:6], 16, 16)
		if err != nil || !utf8.ValidRune(rune(n)) {
			return ""
		}
		return string(rune(n))
	})
}

// serialOf is the number of days by which Excel knows a date from March 1900 on.
func serialOf(d model.Date) int {
	return int(d.Time().Sub(time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)).Hours() / 24)
}
