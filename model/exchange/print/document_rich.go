package print

import (
	"bytes"
	"image"
	_ "image/png" // reads the size of a picture
	"strings"

	"codeberg.org/go-pdf/fpdf"
)

// Run is a stretch of a text in one style.
type Run struct {
	Text string
	Bold bool
}

// piece is what of a run stands between two places where a line may end.
type piece struct {
	text string
	bold bool
}

// NewSheet begins a sheet, unless nothing stands on the present one.
func (d *Document) NewSheet() {
	if !d.fresh {
		d.page()
	}
}

// Chapter begins with a title that the viewer lists beside the sheets: on a new sheet where less than half of the present
// one is left.
func (d *Document) Chapter(title string) {
	if !d.fresh {
		d.y += 12
	}
	d.make(pageH / 2)
	d.f.Bookmark(title, 0, d.y)
	d.f.bold(17)
	d.block(title, docLeft, docWidth)
	d.y += 3
}

// Rich writes a paragraph in several styles.
func (d *Document) Rich(runs ...Run) {
	d.rich(runs, docLeft, docWidth)
	d.y += 1.8
}

// RichItem writes a point of a list, with its mark at the edge.
func (d *Document) RichItem(mark string, runs ...Run) {
	const indent = 7.0
	d.make(2 * lead(docSize))
	d.f.regular(docSize)
	d.write(docLeft+0.6, mark)
	d.rich(runs, docLeft+indent, docWidth-indent)
	d.y += 1.1
}

func (d *Document) rich(runs []Run, x, width float64) {
	lines := d.richLines(runs, width)
	for i, line := range lines {
		room := lead(docSize)
		if i == 0 && len(lines) > 1 || i > 0 && i == len(lines)-2 {
			room *= 2 // no line of it stands alone on a sheet
		}
		d.make(room)
		at := x
		for _, p := range line {
			d.style(p.bold)
			d.write(at, p.text)
			at += d.width(p.text)
		}
		d.y += lead(docSize)
		d.fresh = false
	}
	d.f.regular(docSize)
}

func (d *Document) style(bold bool) {
	if bold {
		d.f.bold(docSize)
		return
	}
	d.f.regular(docSize)
}

// richLines breaks runs into lines. What follows a piece without a blank, such as a comma, stays with it.
func (d *Document) richLines(runs []Run, width float64) [][]piece {
	var lines [][]piece
	var line []piece
	used := 0.0
	for _, word := range d.richWords(runs) {
		w := 0.0
		for i, p := range word {
			text := p.text
			if i == len(word)-1 {
				text = strings.TrimRight(text, " ")
			}
			d.style(p.bold)
			w += d.width(text)
		}
		if used > 0 && used+w > width {
			lines, line, used = append(lines, line), nil, 0
		}
		for _, p := range word {
			d.style(p.bold)
			used += d.width(p.text)
			line = append(line, p)
		}
	}
	return append(lines, line)
}

// richWords are the pieces that stand together on a line.
func (d *Document) richWords(runs []Run) [][]piece {
	var words [][]piece
	open := false // the last word may go on
	for _, r := range runs {
		if r.Text == "" {
			continue
		}
		text := d.f.clean(r.Text)
		if strings.HasPrefix(r.Text, " ") {
			text = " " + text
		}
		if strings.HasSuffix(r.Text, " ") {
			text += " "
		}
		for _, part := range pieces(text) {
			if part == "" {
				continue
			}
			if !open {
				words = append(words, nil)
			}
			words[len(words)-1] = append(words[len(words)-1], piece{part, r.Bold})
			open = !strings.HasSuffix(part, " ") && !strings.HasSuffix(part, "-")
		}
	}
	return words
}

// Figure puts a picture, a PNG, onto the sheet as wide as the text and no higher than most, with a small line below it.
func (d *Document) Figure(name string, data []byte, most float64, caption string) {
	config, _, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil || config.Width == 0 || config.Height == 0 {
		return
	}
	width, height := docWidth, docWidth*float64(config.Height)/float64(config.Width)
	if height > most {
		width, height = width*most/height, most
	}
	d.make(height + 2 + lead(docSmall))
	d.y++
	o := fpdf.ImageOptions{ImageType: "PNG"}
	d.f.RegisterImageOptionsReader(name, o, bytes.NewReader(data))
	d.f.ImageOptions(name, docLeft, d.y, width, height, false, o, 0, "")
	d.f.SetDrawColor(200, 205, 211)
	d.f.SetLineWidth(0.2)
	d.f.Rect(docLeft, d.y, width, height, "D")
	d.y += height + 1
	d.fresh = false
	d.Small(caption)
	d.y++
}

// ContentLine is one line of a table of contents.
type ContentLine struct {
	Number, Title string
	Sheet         int
}

// Contents writes a table of contents whose lines lead to their sheets.
func (d *Document) Contents(list []ContentLine) {
	const size = 11.0
	for _, c := range list {
		d.make(2 * lead(size))
		link := d.f.AddLink()
		d.f.SetLink(link, 0, c.Sheet)
		d.f.bold(size)
		d.write(docLeft, c.Number)
		d.f.regular(size)
		d.write(docLeft+9, d.f.cut(d.f.clean(c.Title), docWidth-22))
		sheet := itoa(c.Sheet)
		d.write(docLeft+docWidth-d.width(sheet), sheet)
		d.f.Link(docLeft, d.y, docWidth, lead(size), link)
		d.y += lead(size) + 1.2
		d.rule(0.15, 214)
		d.y += 1.2
		d.fresh = false
	}
}
