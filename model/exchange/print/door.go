package print

import (
	"io"
	"iter"
)

// DoorRow is one guest on the list at the door.
type DoorRow struct {
	Number string
	Name   string
	Line   string // employer
	Guests string // whom they bring
	Came   bool   // is ticked already
}

// DoorWords are the words of a list at the door.
type DoorWords struct {
	Number, Name, Line, Guests, Signature string // headings
	WalkIns                               string // above the free lines at the end
}

const (
	doorMargin = 12.0
	doorTop    = 27.0 // where the heading of the columns stands
	doorBottom = 14.0
	doorRow    = 8.6
	doorBox    = 4.2
	doorGap    = 2.0
	doorSize   = 10.5
	doorSmall  = 8.5
	doorLeast  = 6.0
	doorFree   = 6 // empty lines for those who come without having been on the list
)

// doorColumns are the widths of number, box, name, employer, guests and signature; together they fill the page.
var doorColumns = []float64{12, 8, 58, 44, 34, 30}

// Door writes the list at the door on upright sheets of A4: a number, a box to tick, the name, and a line to sign on. Subtitle
// stands beside the title. Free lines for walk-ins are at the end.
func Door(w io.Writer, p Paper, subtitle string, words DoorWords, rows iter.Seq[DoorRow]) (err error) {
	defer guarded(&err)
	d, err := open(p, false)
	if err != nil {
		return err
	}
	d.AliasNbPages("{nb}")
	t := &door{pdf: d, title: d.clean(p.Title), subtitle: d.clean(subtitle), words: words}
	t.page()
	for r := range rows {
		t.make(doorRow)
		t.row(r)
	}
	t.walkIns()
	return d.close(w)
}

// door is a list being written.
type door struct {
	*pdf
	title, subtitle string
	words           DoorWords
	y               float64 // upper edge of the next row
}

// make begins a new page where a height does not fit any more.
func (t *door) make(height float64) {
	if t.y+height > pageH-doorBottom {
		t.page()
	}
}

// page begins a page: title, number, headings.
func (t *door) page() {
	width := pageW - 2*doorMargin
	t.AddPage()
	t.SetTextColor(30, 34, 40)
	t.bold(15)
	t.Text(doorMargin, 17, t.fit(t.title, width*0.62, 9))
	t.SetTextColor(110, 116, 124)
	t.regular(9)
	t.right(t.fit(t.subtitle, width*0.36, 6), doorMargin+width, 17)
	t.right(itoa(t.PageNo())+" / {nb}", doorMargin+width+4, pageH-doorBottom+6)
	x := doorMargin
	for i, title := range []string{t.words.Number, "", t.words.Name, t.words.Line, t.words.Guests, t.words.Signature} {
		t.bold(8)
		title = t.fit(t.clean(title), doorColumns[i]-doorGap, doorLeast)
		if i == 0 {
			t.right(title, x+doorColumns[0]-doorGap, doorTop)
		} else {
			t.Text(x, doorTop, title)
		}
		x += doorColumns[i]
	}
	t.SetDrawColor(120, 126, 134)
	t.SetLineWidth(0.3)
	t.Line(doorMargin, doorTop+2, doorMargin+width, doorTop+2)
	t.y = doorTop + 2.4
}

// row writes one guest.
func (t *door) row(r DoorRow) {
	base := t.y + doorRow*0.64
	x := doorMargin
	t.SetTextColor(30, 34, 40)
	t.bold(doorSize)
	t.right(t.fit(t.clean(r.Number), doorColumns[0]-doorGap, doorLeast), x+doorColumns[0]-doorGap, base)
	x += doorColumns[0]
	t.box(x, t.y+(doorRow-doorBox)/2, r.Came)
	x += doorColumns[1]
	t.bold(doorSize)
	t.cell(r.Name, x, doorColumns[2]-doorGap, true)
	x += doorColumns[2]
	t.SetTextColor(80, 86, 94)
	t.cell(r.Line, x, doorColumns[3]-doorGap, false)
	x += doorColumns[3]
	t.cell(r.Guests, x, doorColumns[4]-doorGap, false)
	t.end()
}

// cell writes a text in the height of a row: in one line, in two smaller ones where it is too long, and cut where it is
// longer still.
func (t *door) cell(text string, x, width float64, main bool) {
	font := t.regular
	size := doorSmall
	if main {
		font, size = t.bold, doorSize
	}
	text = t.clean(text)
	font(size)
	if t.GetStringWidth(text)*0.85 <= width {
		t.Text(x, t.y+doorRow*0.64, t.fit(text, width, doorLeast))
		return
	}
	small := min(size, 8.0)
	lines, ok := []string(nil), false
	for ; small >= doorLeast && (!ok || len(lines) > 2); small -= 0.5 {
		font(small)
		lines, ok = t.wrap(text, width)
	}
	if !ok || len(lines) < 2 { // it goes into one line after all, or is one long word
		font(size)
		t.Text(x, t.y+doorRow*0.64, t.fit(text, width, doorLeast))
		return
	}
	rest := lines[1]
	for _, l := range lines[2:] {
		rest += " " + l
	}
	t.Text(x, t.y+doorRow*0.42, lines[0])
	t.Text(x, t.y+doorRow*0.82, t.cut(rest, width))
}

// box is what is ticked.
func (t *door) box(x, y float64, ticked bool) {
	t.SetDrawColor(60, 66, 74)
	t.SetLineWidth(0.3)
	t.Rect(x, y, doorBox, doorBox, "D")
	if ticked {
		t.SetLineWidth(0.6)
		t.Line(x+0.8, y+doorBox*0.55, x+doorBox*0.42, y+doorBox-0.9)
		t.Line(x+doorBox*0.42, y+doorBox-0.9, x+doorBox-0.6, y+0.8)
	}
}

// end draws the line below a row.
func (t *door) end() {
	t.y += doorRow
	t.SetDrawColor(214, 217, 221)
	t.SetLineWidth(0.15)
	t.Line(doorMargin, t.y, pageW-doorMargin, t.y)
}

// walkIns are the free lines at the end, all on one page.
func (t *door) walkIns() {
	t.make((doorFree + 1) * doorRow)
	t.SetTextColor(80, 86, 94)
	t.bold(9)
	t.Text(doorMargin+doorColumns[0], t.y+doorRow*0.72, t.fit(t.clean(t.words.WalkIns), 120, doorLeast))
	t.end()
	for range doorFree {
		t.box(doorMargin+doorColumns[0], t.y+(doorRow-doorBox)/2, false)
		t.end()
	}
}

// right writes a text that ends at x.
func (d *pdf) right(text string, x, base float64) {
	d.Text(x-d.GetStringWidth(text), base, text)
}
