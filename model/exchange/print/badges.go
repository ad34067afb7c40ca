package print

import (
	"io"
	"iter"
	"strings"
)

// Badge is one name badge: the name large, below it what the person is or where they work.
type Badge struct {
	Name string
	Line string // employer; of somebody who was brought along, whose guest they are
	Role string // above the name, in small type; "" for a guest like all others
}

// Sheets of badges. The labels of L4785 stand apart from each other in both directions, in two columns of five; the sheet of
// eight leaves the last row free.
var (
	Badges4  = LabelSheet{Columns: 2, Rows: 2, Width: pageW / 2, Height: pageH / 2}
	Badges8  = LabelSheet{Columns: 2, Rows: 4, Width: 80, Height: 50, Left: 18, Top: 13, Gap: 15, RowGap: 5}
	Badges10 = LabelSheet{Columns: 2, Rows: 5, Width: 80, Height: 50, Left: 18, Top: 13, Gap: 15, RowGap: 5}
)

const (
	badgeSide  = 6.0  // mm beside the text
	badgeMost  = 0.38 // a name is at most so many points high for each mm of the badge's width
	badgeOne   = 0.72 // of the largest size: below it a name is broken into two lines
	badgeLeast = 8.0  // points
	badgeLine  = 0.52 // of the largest size of a name: what stands below it
	badgeLower = 7.0  // points, its least size
	badgeHead  = 0.28 // the title's size, likewise
	badgeLead  = 1.12
	markLength = 5.0 // mm of the lines along which paper without labels is cut
	markWidth  = 0.1 // mm
	longWord   = 24  // letters, above which a word is broken in its middle
)

// Badges writes one badge after the other, from the given place on the first sheet on (0 is its first label). The paper's title
// stands on each of them in small type. Sheets of four are plain paper and get marks for cutting.
func Badges(w io.Writer, p Paper, s LabelSheet, skip int, badges iter.Seq[Badge]) (err error) {
	defer guarded(&err)
	d, err := open(p, false)
	if err != nil {
		return err
	}
	title := d.clean(p.Title)
	at := skip % s.PerPage()
	d.badgePage(s)
	for b := range badges {
		if at == s.PerPage() {
			d.badgePage(s)
			at = 0
		}
		x, y := s.place(at)
		d.badge(x, y, s, title, b)
		at++
	}
	return d.close(w)
}

// badgePage begins a sheet.
func (d *pdf) badgePage(s LabelSheet) {
	d.AddPage()
	if s.Left > 0 {
		return
	}
	d.SetDrawColor(170, 175, 182)
	d.SetLineWidth(markWidth)
	for c := 1; c < s.Columns; c++ {
		x := float64(c) * s.Width
		d.Line(x, 0, x, markLength)
		d.Line(x, pageH-markLength, x, pageH)
	}
	for r := 1; r < s.Rows; r++ {
		y := float64(r) * s.Height
		d.Line(0, y, markLength, y)
		d.Line(pageW-markLength, y, pageW, y)
	}
	for c := 1; c < s.Columns; c++ {
		for r := 1; r < s.Rows; r++ {
			x, y := float64(c)*s.Width, float64(r)*s.Height
			d.Line(x-markLength/2, y, x+markLength/2, y)
			d.Line(x, y-markLength/2, x, y+markLength/2)
		}
	}
}

// badge writes one badge: the title above, name and line in the middle, the role below.
func (d *pdf) badge(x, y float64, s LabelSheet, title string, b Badge) {
	width := s.Width - 2*badgeSide
	most := s.Width * badgeMost
	head := most * badgeHead
	room := s.Height - 2*(badgeSide+head*point*2)
	name, size := d.broken(d.clean(b.Name), width, most, badgeLeast, d.bold)
	line, lower := d.broken(d.clean(b.Line), width, most*badgeLine, badgeLower, d.regular)
	space, below := lower*point*0.5, 0.0
	if line[0] != "" {
		below = space + float64(len(line))*lower*point*badgeLead
	}
	size = min(size, (room-below)/float64(len(name))/point/badgeLead)
	lead := size * point * badgeLead
	base := y + (s.Height-float64(len(name))*lead-below)/2 + lead*0.8
	d.SetTextColor(30, 34, 40)
	d.bold(size)
	for _, text := range name {
		d.middle(d.cut(text, width), x, base, s.Width)
		base += lead
	}
	base += space + (lower*0.8-size*0.8)*point*badgeLead
	d.SetTextColor(90, 96, 104)
	d.regular(lower)
	for _, text := range line {
		d.middle(d.cut(text, width), x, base, s.Width)
		base += lower * point * badgeLead
	}
	d.regular(head)
	d.SetTextColor(120, 126, 134)
	d.middle(d.fit(title, width, badgeLower), x, y+badgeSide+head*point*0.8, s.Width)
	if role := d.clean(b.Role); role != "" {
		d.bold(head)
		d.SetTextColor(30, 34, 40)
		d.middle(d.fit(role, width, badgeLower), x, y+s.Height-badgeSide, s.Width)
	}
}

// broken is a text in one line, or in two where it would be small otherwise, and the size in which it fits. What fits at no size
// that could be read will be cut.
func (d *pdf) broken(text string, width, most, least float64, font func(size float64)) ([]string, float64) {
	const measured = 100.0
	font(measured)
	size := func(text string) float64 { return min(most, width/max(d.GetStringWidth(text), 0.01)*measured*0.995) }
	best, lines := size(text), []string{text}
	if best < most*badgeOne {
		for _, two := range halves(text) {
			if s := min(size(two[0]), size(two[1])); s > best {
				best, lines = s, two[:]
			}
		}
	}
	return lines, max(best, least)
}

// halves are the ways to write a text in two lines: broken at a blank or behind a hyphen, and a single long word in its middle.
func halves(text string) (list [][2]string) {
	parts := pieces(text)
	for i := 1; i < len(parts); i++ {
		list = append(list, [2]string{strings.TrimRight(strings.Join(parts[:i], ""), " "), strings.Join(parts[i:], "")})
	}
	if runes := []rune(text); len(parts) == 1 && len(runes) > longWord {
		list = append(list, [2]string{string(runes[:len(runes)/2]) + "-", string(runes[len(runes)/2:])})
	}
	return list
}

// middle writes a line in the middle of a width, as large as it is.
func (d *pdf) middle(text string, x, base, width float64) {
	d.Text(x+(width-d.GetStringWidth(text))/2, base, text)
}
