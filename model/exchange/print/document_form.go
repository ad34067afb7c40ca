package print

import (
	"bytes"
	"image"
	_ "image/jpeg" // reads the size of a picture

	"codeberg.org/go-pdf/fpdf"
)

// TickRow is one line of a grid to tick: what it is about, and where there is a box.
type TickRow struct {
	Name  string
	About string // smaller, below the name
	Boxes []bool // one for each column; false for none
}

const (
	tickBox   = 4.4
	tickWidth = 15.5 // of a column of boxes
)

// Ticks writes a grid of empty boxes: a line for each row, a column for each heading.
func (d *Document) Ticks(headings []string, rows []TickRow) {
	width := docWidth - tickWidth*float64(len(headings))
	d.make(40)
	d.f.bold(8.5)
	for i, h := range headings {
		h = d.f.fit(d.f.clean(h), tickWidth-1, 6)
		x := docLeft + width + tickWidth*(float64(i)+0.5)
		d.write(x-d.width(h)/2, h)
		d.f.bold(8.5)
	}
	d.y += lead(8.5) + 0.8
	d.rule(0.3, 150)
	for _, r := range rows {
		d.tickRow(r, width)
	}
	d.y += 3
}

func (d *Document) tickRow(r TickRow, width float64) {
	d.f.bold(docSize)
	name := d.lines(r.Name, width-4)
	d.f.regular(docSmall)
	about := d.lines(r.About, width-4)
	if r.About == "" {
		about = nil
	}
	height := float64(len(name))*lead(docSize) + float64(len(about))*lead(docSmall) + 2.4
	d.make(height)
	top := d.y
	d.y += 1.1
	d.f.bold(docSize)
	d.put(name, docLeft)
	d.f.regular(docSmall)
	d.grey()
	d.put(about, docLeft)
	d.ink()
	for i, there := range r.Boxes {
		x := docLeft + width + tickWidth*(float64(i)+0.5)
		if there {
			d.f.SetDrawColor(60, 66, 74)
			d.f.SetLineWidth(0.35)
			d.f.Rect(x-tickBox/2, top+(height-tickBox)/2, tickBox, tickBox, "D")
		}
	}
	d.y = top + height
	d.rule(0.15, 214)
}

// rule draws a line across the sheet.
func (d *Document) rule(width float64, grey int) {
	d.f.SetDrawColor(grey, grey+4, grey+8)
	d.f.SetLineWidth(width)
	d.f.Line(docLeft, d.y, docLeft+docWidth, d.y)
}

// Blanks writes lines to be filled in by hand, with what is known of them already; those of one call stand beside each
// other.
func (d *Document) Blanks(pairs ...[2]string) {
	d.make(11.2)
	each := (docWidth - 6*float64(len(pairs)-1)) / float64(len(pairs))
	top := d.y
	for i, p := range pairs {
		x := docLeft + float64(i)*(each+6)
		d.y = top + 1.5
		d.f.regular(docSize)
		d.blank(x, each, p[1])
		d.f.SetDrawColor(96, 102, 110)
		d.f.SetLineWidth(0.25)
		d.f.Line(x, top+7.2, x+each, top+7.2)
		d.y = top + 7.6
		d.grey()
		d.f.regular(7.5)
		d.write(x, d.f.fit(d.f.clean(p[0]), each, 6))
		d.ink()
	}
	d.y, d.fresh = top+11.2, false
}

// blank writes what is known above the line: in smaller letters where it is long, on two lines where it is longer still.
func (d *Document) blank(x, width float64, text string) {
	text = d.f.clean(text)
	if least := docSize * width / max(d.width(text), width); least >= 7 {
		d.write(x, d.f.fit(text, width, 7))
		return
	}
	d.f.regular(6.5)
	lines := d.lines(text, width)
	d.y--
	for _, line := range lines[:min(len(lines), 2)] {
		d.write(x, line)
		d.y += 2.7
	}
}

// Keep makes sure that a height is free on this sheet, or begins a new one.
func (d *Document) Keep(height float64) { d.make(height) }

// Groups writes short texts large and apart from each other, such as a passphrase that is typed by hand.
func (d *Document) Groups(texts []string) {
	const size = 15.0
	d.f.bold(size)
	gap := d.f.GetStringWidth("  ")
	var rows [][]string
	used := docWidth
	for _, text := range texts {
		for _, text := range d.lines(text, docWidth-16) {
			w := d.width(text) + 6
			if used+w > docWidth {
				rows, used = append(rows, nil), 0
			}
			rows[len(rows)-1] = append(rows[len(rows)-1], text)
			used += w + gap
		}
	}
	d.make(float64(len(rows)) * 13)
	for _, row := range rows {
		x := docLeft
		for _, text := range row {
			w := d.width(text) + 6
			d.f.SetDrawColor(120, 126, 134)
			d.f.SetLineWidth(0.3)
			d.f.Rect(x, d.y, w, 10, "D")
			d.y += (10 - lead(size)) / 2
			d.write(x+3, text)
			d.y -= (10 - lead(size)) / 2
			x += w + gap
		}
		d.y += 13
		d.fresh = false
	}
}

// Portrait puts a picture of somebody, a JPEG, onto the sheet. One that can't be read is left away.
func (d *Document) Portrait(jpeg []byte) {
	const most = 34.0
	config, _, err := image.DecodeConfig(bytes.NewReader(jpeg))
	if err != nil || config.Width == 0 || config.Height == 0 {
		return
	}
	scale := most / float64(max(config.Width, config.Height))
	width, height := float64(config.Width)*scale, float64(config.Height)*scale
	d.make(height + 2)
	o := fpdf.ImageOptions{ImageType: "JPEG"}
	d.f.RegisterImageOptionsReader("portrait", o, bytes.NewReader(jpeg))
	d.f.ImageOptions("portrait", docLeft, d.y, width, height, false, o, 0, "")
	d.y += height + 3
	d.fresh = false
}
