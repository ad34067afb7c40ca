package print

import (
	"io"
	"iter"
)

// LabelSheet is a sheet of labels as it is sold: all measures in millimetres, on A4.
type LabelSheet struct {
	Columns, Rows int
	Width, Height float64 // of one label
	Left, Top     float64 // margins of the sheet
	Gap           float64 // between two columns
	RowGap        float64 // between two rows; 0 where they touch each other
}

// The sheets of labels.
var (
	L7160 = LabelSheet{Columns: 3, Rows: 7, Width: 63.5, Height: 38.1, Left: 7.2, Top: 15.15, Gap: 2.5}
	L7163 = LabelSheet{Columns: 2, Rows: 7, Width: 99.1, Height: 38.1, Left: 4.65, Top: 15.15, Gap: 2.5}
)

// PerPage is how many labels a sheet has.
func (s LabelSheet) PerPage() int { return s.Columns * s.Rows }

// place is the upper left corner of a label, counted from 0.
func (s LabelSheet) place(at int) (x, y float64) {
	return s.Left + float64(at%s.Columns)*(s.Width+s.Gap), s.Top + float64(at/s.Columns)*(s.Height+s.RowGap)
}

const (
	labelSide    = 5.0 // mm that stay white beside the text, since printers shift the sheet
	labelEdge    = 3.0 // above and below
	labelSize    = 11.0
	labelWraps   = 9.0 // below this size lines are broken before they get smaller still
	labelLeast   = 6.0
	labelLeading = 1.25
)

// Labels writes one label for each address, from the given place on the first sheet on (0 is its first label), so that
// a sheet that has been begun can be used up.
func Labels(w io.Writer, p Paper, s LabelSheet, skip int, addresses iter.Seq[[]string]) (err error) {
	defer guarded(&err)
	d, err := open(p, false)
	if err != nil {
		return err
	}
	at := skip % s.PerPage()
	d.AddPage()
	for lines := range addresses {
		if at == s.PerPage() {
			d.AddPage()
			at = 0
		}
		x, y := s.place(at)
		d.label(x, y, s.Width, s.Height, lines)
		at++
	}
	return d.close(w)
}

// label writes the lines of one address in the largest type in which they fit, in the middle of the label's height.
func (d *pdf) label(x, y, width, height float64, lines []string) {
	clean := make([]string, 0, len(lines))
	for _, line := range lines {
		if line = d.clean(line); line != "" {
			clean = append(clean, line)
		}
	}
	width, height = width-2*labelSide, height-2*labelEdge
	size := labelSize
	laid, ok := d.lay(clean, width, height, size)
	for !ok && size > labelLeast {
		size -= 0.5
		laid, ok = d.lay(clean, width, height, size)
	}
	lead := size * point * labelLeading
	if most := int(height / lead); len(laid) > most {
		laid = laid[:most]
	}
	base := y + labelEdge + (height-float64(len(laid))*lead)/2 + size*point*0.95
	d.regular(size)
	for i, line := range laid {
		d.Text(x+labelSide, base+float64(i)*lead, d.cut(line, width))
	}
}

// lay is the lines in a size; false where they don't fit.
func (d *pdf) lay(lines []string, width, height, size float64) ([]string, bool) {
	d.regular(size)
	var out []string
	for _, line := range lines {
		if d.GetStringWidth(line) <= width {
			out = append(out, line)
			continue
		}
		if size > labelWraps {
			return lines, false
		}
		broken, ok := d.wrap(line, width)
		switch {
		case ok:
			out = append(out, broken...)
		case size > labelLeast:
			return lines, false
		default:
			out = append(out, line) // one word that goes nowhere: it will be cut
		}
	}
	return out, float64(len(out))*size*point*labelLeading <= height
}
