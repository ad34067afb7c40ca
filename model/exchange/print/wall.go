package print

import (
	"io"
	"iter"
	"strconv"

	"alumnibook/model"
	"alumnibook/model/exchange/qr"
)

// Code is one code on a page of them: what a phone reads, and what people read below it.
type Code struct {
	Text string
	Name string
	Line string // below the name: where the person works now
}

const (
	wallColumns = 3
	wallRows    = 4
	wallMargin  = 12.0
	wallTop     = 24.0
	wallBottom  = 10.0
	wallSquare  = 48.0 // a code of 300 bytes has 77 modules with its border: 0.6 mm each, which phones read from an arm's length
	wallQuiet   = 4    // squares of white around a code
	wallMost    = 1200 // a hundred pages; more of them fill no wall
)

// Wall writes pages of codes, twelve on each. The error is CodeFileTooBig above 1,200 codes.
func Wall(w io.Writer, p Paper, codes iter.Seq[Code]) (err error) {
	defer guarded(&err)
	d, err := open(p, false)
	if err != nil {
		return err
	}
	n := 0
	for c := range codes {
		if n == wallMost {
			return model.E(model.CodeFileTooBig, p.Title, nil)
		}
		at := n % (wallColumns * wallRows)
		if at == 0 {
			d.wallPage(p.Title)
		}
		width, height := (pageW-2*wallMargin)/wallColumns, (pageH-wallTop-wallBottom)/wallRows
		if err := d.code(wallMargin+float64(at%wallColumns)*width, wallTop+float64(at/wallColumns)*height, width, c); err != nil {
			return err
		}
		n++
	}
	if n == 0 {
		d.wallPage(p.Title)
	}
	return d.close(w)
}

func (d *pdf) wallPage(title string) {
	d.AddPage()
	d.SetTextColor(30, 34, 40)
	d.bold(15)
	d.Text(wallMargin, 17, d.fit(d.clean(title), pageW-2*wallMargin, 9))
}

// code draws one code with its name below.
func (d *pdf) code(x, y, width float64, c Code) error {
	black, err := qr.Modules(c.Text)
	if err != nil {
		return err
	}
	d.squares(x+(width-wallSquare)/2, y, black)
	d.SetTextColor(30, 34, 40)
	d.bold(11)
	d.centred(c.Name, x, y+wallSquare+3.5, width, 7)
	d.SetTextColor(110, 116, 124)
	d.regular(9)
	d.centred(c.Line, x, y+wallSquare+8, width, 6.5)
	return d.Error()
}

// squares draws the black squares of a code, those beside each other as one. They overlap a little, so that no white
// hair stands between two rows.
func (d *pdf) squares(x, y float64, black [][]bool) {
	side := wallSquare / float64(len(black)+2*wallQuiet)
	d.SetFillColor(0, 0, 0)
	for row, line := range black {
		for from := 0; from < len(line); from++ {
			to := from
			for to < len(line) && line[to] {
				to++
			}
			if to > from {
				d.Rect(x+float64(from+wallQuiet)*side, y+float64(row+wallQuiet)*side, float64(to-from)*side, side*1.02, "F")
				from = to
			}
		}
	}
}

// centred writes a line in the middle of a width, in smaller type where it would not fit.
func (d *pdf) centred(text string, x, base, width, least float64) {
	text = d.fit(d.clean(text), width-4, least)
	d.Text(x+(width-d.GetStringWidth(text))/2, base, text)
}

func itoa(n int) string { return strconv.Itoa(n) }
