package print

import (
	"io"
	"strings"
)

// Document is a text that flows over upright sheets of A4: headings, paragraphs, tables, places to tick and to sign. What
// does not fit a sheet goes on to the next; headings stay with what follows them.
type Document struct {
	f      *pdf
	footer string
	y      float64 // upper edge of what comes next
	fresh  bool    // nothing stands on this sheet yet
}

const (
	docLeft   = 22.0
	docRight  = 20.0
	docTop    = 20.0
	docBottom = 18.0
	docWidth  = pageW - docLeft - docRight
	docSize   = 10.0
	docSmall  = 8.5
	docLead   = 1.38 // height of a line, in proportion to the letters
)

// NewDocument begins a document. The footer stands on every sheet, beside its number; the language is that of the text.
func NewDocument(p Paper, footer, language string) (d *Document, err error) {
	defer guarded(&err)
	f, err := open(p, false)
	if err != nil {
		return nil, err
	}
	f.SetLang(language)
	f.AliasNbPages("{nb}")
	f.seen[blackSign] = true // is drawn, since few fonts have it
	d = &Document{f: f}
	d.footer = f.clean(footer)
	f.regular(docSize)
	d.ink()
	d.page()
	return d, f.Error()
}

// Close ends the document and writes it.
func (d *Document) Close(w io.Writer) (err error) {
	defer guarded(&err)
	return d.f.close(w)
}

// Sheets tells how many sheets there are so far.
func (d *Document) Sheets() int { return d.f.PageNo() }

// page begins a sheet; letters and colour stay as they were.
func (d *Document) page() {
	size, _ := d.f.GetFontSize()
	style := d.f.GetFontStyle()
	r, g, b := d.f.GetTextColor()
	d.f.AddPage()
	d.f.SetTextColor(110, 116, 124)
	d.f.regular(8)
	d.f.Text(docLeft, pageH-11, d.f.fit(d.footer, docWidth-16, 6))
	d.f.regular(8)
	d.f.right(itoa(d.f.PageNo())+" / {nb}", docLeft+docWidth+3, pageH-11)
	d.f.SetFont(family, style, size)
	d.f.SetTextColor(r, g, b)
	d.y, d.fresh = docTop, true
}

func (d *Document) ink()  { d.f.SetTextColor(30, 34, 40) }
func (d *Document) grey() { d.f.SetTextColor(96, 102, 110) }

// make begins a new sheet where a height does not fit any more.
func (d *Document) make(height float64) {
	if d.y+height > pageH-docBottom && !d.fresh {
		d.page()
	}
}

// lead is the height of a line of letters of a size.
func lead(size float64) float64 { return size * point * docLead }

// Title is the name of the document, with what stands in grey below it.
func (d *Document) Title(title, below string) {
	d.f.bold(17)
	d.block(title, docLeft, docWidth)
	if below != "" {
		d.y += 0.6
		d.grey()
		d.f.regular(docSize)
		for part := range strings.SplitSeq(below, "\n") {
			d.block(part, docLeft, docWidth)
		}
		d.ink()
	}
	d.y += 3
}

// Heading begins a part. It stays with the lines that follow it.
func (d *Document) Heading(text string) {
	d.make(40)
	if !d.fresh {
		d.y += 3.2
	}
	d.f.bold(12)
	d.block(text, docLeft, docWidth)
	d.y += 1
}

// Subheading begins a smaller part.
func (d *Document) Subheading(text string) {
	d.make(2 + 4*lead(docSize))
	if !d.fresh {
		d.y += 1.6
	}
	d.f.bold(docSize)
	d.block(text, docLeft, docWidth)
	d.y += 0.4
}

// Text writes paragraphs; each line of the text begins a new one.
func (d *Document) Text(text string) {
	d.f.regular(docSize)
	d.paragraphs(text)
}

// Strong writes paragraphs in bold.
func (d *Document) Strong(text string) {
	d.f.bold(docSize)
	d.paragraphs(text)
}

// Small writes paragraphs in small grey letters.
func (d *Document) Small(text string) {
	d.grey()
	d.f.regular(docSmall)
	d.paragraphs(text)
	d.ink()
}

func (d *Document) paragraphs(text string) {
	for part := range strings.SplitSeq(text, "\n") {
		d.block(part, docLeft, docWidth)
		d.y += 1.5
	}
}

// Bullets writes a list.
func (d *Document) Bullets(list ...string) { d.marked(list, 5, func(int) string { return "•" }) }

// Steps writes a list whose points are numbered.
func (d *Document) Steps(list ...string) {
	d.marked(list, 7, func(i int) string { return itoa(i+1) + "." })
}

func (d *Document) marked(list []string, indent float64, mark func(i int) string) {
	for i, text := range list {
		d.f.regular(docSize)
		lines := d.lines(text, docWidth-indent)
		d.make(lead(docSize) * float64(min(len(lines), 3)))
		d.write(docLeft+0.6, mark(i))
		d.put(lines, docLeft+indent)
		d.y += 0.9
	}
	d.y++
}

// Gap leaves room, in millimetres.
func (d *Document) Gap(height float64) { d.y += height }

// Right writes a line at the right edge.
func (d *Document) Right(text string) {
	d.f.regular(docSize)
	text = d.f.cut(d.f.clean(text), docWidth)
	d.write(docLeft+docWidth-d.width(text), text)
	d.y += lead(docSize) + 3
}

// Address writes the sender on a small line and below it the lines of an address, where the window of an envelope shows
// them.
func (d *Document) Address(sender string, lines []string) {
	d.y = max(d.y, 46)
	d.grey()
	d.f.regular(7)
	d.write(docLeft, d.f.cut(d.f.clean(sender), 82))
	d.y += 5
	d.ink()
	for _, line := range lines {
		d.f.regular(docSize)
		d.put(d.lines(line, 84), docLeft)
	}
	d.y = max(d.y+6, 90)
}

// Framed writes something that must not be overlooked in a frame: a heading and paragraphs.
func (d *Document) Framed(heading, text string) {
	const pad = 4.0
	width := docWidth - 2*pad
	d.f.bold(11)
	head := d.lines(heading, width)
	d.f.regular(docSize)
	var body []string
	for part := range strings.SplitSeq(text, "\n") {
		body = append(body, d.lines(part, width)...)
	}
	height := 2*pad + float64(len(head))*lead(11) + 1 + float64(len(body))*lead(docSize)
	d.make(height + 2)
	if !d.fresh {
		d.y += 1.5
	}
	d.f.SetDrawColor(60, 66, 74)
	d.f.SetLineWidth(0.5)
	d.f.Rect(docLeft, d.y, docWidth, height, "D")
	d.y += pad
	d.f.bold(11)
	d.put(head, docLeft+pad)
	d.y++
	d.f.regular(docSize)
	d.put(body, docLeft+pad)
	d.y += pad + 3
}

// block writes a text in the present letters, broken into lines; of a paragraph no single line is left behind.
func (d *Document) block(text string, x, width float64) {
	size, _ := d.f.GetFontSize()
	lines := d.lines(text, width)
	d.make(lead(size) * float64(min(len(lines), 2)))
	d.put(lines, x)
}

// put writes lines one below the other, on a new sheet where there is no more room.
func (d *Document) put(lines []string, x float64) {
	size, _ := d.f.GetFontSize()
	for i, line := range lines {
		room := lead(size)
		if i > 0 && i == len(lines)-2 {
			room *= 2 // the last line does not go onto the next sheet alone
		}
		d.make(room)
		d.write(x, line)
		d.y += lead(size)
		d.fresh = false
	}
}

// blackSign stands for a letter that is made unreadable.
const blackSign = '█'

// write writes a text on the present line.
func (d *Document) write(x float64, text string) {
	size, _ := d.f.GetFontSize()
	base := d.y + lead(size)*0.74
	for text != "" {
		at := strings.IndexRune(text, blackSign)
		if at < 0 {
			d.f.Text(x, base, text)
			return
		}
		if at > 0 {
			d.f.Text(x, base, text[:at])
			x += d.f.GetStringWidth(text[:at])
		}
		rest := strings.TrimLeft(text[at:], string(blackSign))
		width := d.width(text[at : len(text)-len(rest)])
		d.f.SetFillColor(20, 20, 20)
		d.f.Rect(x, base-size*point*0.78, width-0.2, size*point, "F")
		x, text = x+width, rest
	}
}

// width is how long a text is; what is blacked out is as wide as an n.
func (d *Document) width(text string) float64 {
	return d.f.GetStringWidth(strings.ReplaceAll(text, string(blackSign), "n"))
}

// lines breaks a text at blanks and behind hyphens so that each line goes into a width; a word that is too long alone is
// broken where the line ends. There is always one line.
func (d *Document) lines(text string, width float64) []string {
	var list []string
	line := ""
	for _, word := range pieces(d.f.clean(text)) {
		if d.width(strings.TrimRight(line+word, " ")) <= width {
			line += word
			continue
		}
		if line != "" {
			list = append(list, strings.TrimRight(line, " "))
		}
		for d.width(strings.TrimRight(word, " ")) > width {
			n := d.fitting(word, width)
			list = append(list, word[:n])
			word = word[n:]
		}
		line = word
	}
	return append(list, strings.TrimRight(line, " "))
}

// fitting is how many bytes of a word go into a width, at least those of one letter.
func (d *Document) fitting(word string, width float64) int {
	end := len(word)
	for i := range word {
		if i > 0 && d.width(word[:i]) > width {
			return end
		}
		if i > 0 {
			end = i
		}
	}
	return end
}
