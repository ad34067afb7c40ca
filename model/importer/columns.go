package importer

import (
	"strings"

	"alumnibook/model/exchange/sheet"
)

// column collects what is known about one column while its meaning is settled.
type column struct {
	*Column
	lower, upper string          // the two rows of its heading
	sample       []cell          // the first cells with something in them
	distinct     map[string]bool // up to fifty different texts
	meaning      *meaning
}

const (
	sampleSize   = 300
	distinctSize = 50
	showSamples  = 5
)

// setHeading takes a row for the heading: what stands below are people, what stands in it names the columns.
func (d *Draft) setHeading(sh *Sheet, row int, upper bool) {
	sh.HeadingRow, sh.upper = int(sh.cells.rows[row].number), upper
	cols := sh.headingCells(row, upper)
	keys := make([]string, len(cols))
	for i, c := range cols {
		keys[i] = headingKey(c.lower)
	}
	sh.above = row
	if upper {
		sh.above--
	}
	cols = sh.collect(row, keys, cols)
	sh.Columns = nil
	var named []*column
	for _, c := range cols {
		if c.lower == "" && c.upper == "" && c.Filled == 0 || isNote(c.lower) {
			continue
		}
		named = append(named, c)
		sh.Columns = append(sh.Columns, c.Column)
	}
	d.propose(sh, named)
}

// headingCells are the columns that a heading row names.
func (sh *Sheet) headingCells(row int, upper bool) []*column {
	lower := sh.cells.cells(row, nil)
	var above []cell
	if upper && row > 0 {
		above = spread(sh.cells.cells(row-1, nil), lower)
	}
	cols := make([]*column, 0, len(lower))
	for i, c := range lower {
		col := &column{Column: &Column{Index: i}, lower: headingText(c), distinct: map[string]bool{}}
		if i < len(above) {
			col.upper = headingText(above[i])
		}
		cols = append(cols, col)
	}
	return cols
}

// headingText is a heading as it is shown.
func headingText(c cell) string {
	text, _ := visible(c.text)
	return squeeze(text)
}

// joinedHeading is a heading of two rows as it is shown: "Kontakt / Telefon".
func joinedHeading(upper, lower string) string {
	if upper == "" || headingKey(upper) == headingKey(lower) {
		return lower
	}
	return strings.Trim(upper+" / "+lower, " /")
}

// spread repeats the name of a group over the columns that follow it.
func spread(above, lower []cell) []cell {
	var out []cell
	group := cell{}
	for i := range lower {
		c := cell{}
		if i < len(above) {
			c = above[i]
		}
		if c.text != "" {
			group = c
		}
		out = append(out, group)
	}
	return out
}

// collect goes through the rows below the heading: which are people, and what their columns hold.
func (sh *Sheet) collect(heading int, keys []string, cols []*column) []*column {
	sh.data, sh.HiddenRows = sh.data[:0], 0
	sh.repeated, sh.repeatedRow, sh.leftOut = 0, 0, nil
	var buf []cell
	for i := heading + 1; i < sh.cells.len(); i++ {
		buf = sh.cells.cells(i, buf)
		if sh.isNobody(i, buf, keys) {
			continue
		}
		if sh.cells.rows[i].hidden {
			sh.HiddenRows++
			if !sh.TakeHidden {
				continue
			}
		}
		sh.data = append(sh.data, int32(i))
		for len(cols) < len(buf) {
			cols = append(cols, &column{Column: &Column{Index: len(cols)}, distinct: map[string]bool{}})
		}
		for k, c := range buf {
			cols[k].see(c)
		}
	}
	sh.RowCount = len(sh.data)
	return cols
}

// isNobody tells a row below the heading that is no person, and keeps why.
func (sh *Sheet) isNobody(i int, cells []cell, keys []string) bool {
	switch {
	case isEmpty(cells):
	case keys == nil: // a card always is somebody
		return false
	case isRepeated(cells, keys):
		if sh.repeated++; sh.repeatedRow == 0 {
			sh.repeatedRow = int(sh.cells.rows[i].number)
		}
	case isSum(cells):
		sh.leftOut = append(sh.leftOut, leftOut{int(sh.cells.rows[i].number), NoticeSum})
	case isFooter(cells):
		sh.leftOut = append(sh.leftOut, leftOut{int(sh.cells.rows[i].number), NoticeFooter})
	default:
		return false
	}
	return true
}

// see takes a cell into account.
func (c *column) see(v cell) {
	text := strings.TrimSpace(v.text)
	if text == "" && v.link == "" {
		return
	}
	c.Filled++
	if len(c.sample) < sampleSize {
		v.text, _ = visible(v.text)
		v.text, v.link = strings.Clone(v.text), strings.Clone(v.link)
		c.sample = append(c.sample, v)
	}
	if len(c.distinct) < distinctSize && !c.distinct[text] {
		text = strings.Clone(text)
		c.distinct[text] = true
		if len(c.Samples) < showSamples {
			c.Samples = append(c.Samples, text)
		}
	}
}

// share is how large a part of the cells of the sample fits, from 0 to 1; 0 where there are none.
func (c *column) share(fits func(cell) bool) float64 {
	if len(c.sample) == 0 {
		return 0
	}
	n := 0
	for _, v := range c.sample {
		if fits(v) {
			n++
		}
	}
	return float64(n) / float64(len(c.sample))
}

func fitsEmail(c cell) bool {
	return strings.Contains(c.text, "@") || strings.HasPrefix(c.link, "mailto:")
}

func fitsPhone(c cell) bool {
	s := strings.TrimSpace(c.text)
	if s == "" || len(s) > 60 || c.kind == sheet.CellDate {
		return false
	}
	letters := 0
	for _, r := range s {
		if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' {
			letters++
		}
	}
	return countDigits(s) >= 6 && letters <= 6 && !looksNationalID(s)
}

// looksDialled is stricter: the text can hardly be anything but a telephone number.
func looksDialled(c cell) bool {
	s := strings.TrimSpace(c.text)
	if c.kind != sheet.CellText || s == "" || s[0] != '+' && s[0] != '0' && s[0] != '(' {
		return false
	}
	return countDigits(s) >= 7 && strings.Trim(s, "+0123456789 ()/.-\u00a0") == ""
}

func fitsDate(r *dateReader) func(cell) bool {
	return func(c cell) bool {
		res := r.read(c.text, c.kind)
		return res.ok
	}
}

// looksDate is stricter: a real date, or one written with day, month and year.
func looksDate(r *dateReader) func(cell) bool {
	return func(c cell) bool {
		if c.kind == sheet.CellDate {
			return true
		}
		res := r.read(c.text, c.kind)
		return res.ok && res.date.IsFull() && res.repair != RepairDateSerial && !allDigits(c.text)
	}
}

func fitsHost(host string) func(cell) bool {
	return func(c cell) bool {
		return strings.Contains(strings.ToLower(c.text), host) || strings.Contains(strings.ToLower(c.link), host)
	}
}

func fitsSalutation(c cell) bool {
	v, _, ok := readSalutation(squeeze(c.text))
	return ok && v != ""
}

func fitsTitle(c cell) bool {
	n, rest, _ := cutTitles(strings.Fields(c.text))
	return n > 0 && len(rest) <= 1 || isSuffixes(c.text)
}
