// Package print writes PDFs for the office's printer: address labels, lists, and a page of codes for phones.
package print

import (
	"fmt"
	"io"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"codeberg.org/go-pdf/fpdf"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/text/unicode/norm"

	"alumnibook/model"
)

// Paper is what all that is printed needs to know.
type Paper struct {
	Font, BoldFont []byte     // TrueType; BoldFont may be nil
	Title          string     // of the document
	Day            model.Date // of the document; zero for none
}

const (
	family = "f"
	pageW  = 210.0 // mm, A4 upright
	pageH  = 297.0
	point  = 25.4 / 72 // mm
)

// pdf is a document being written.
type pdf struct {
	*fpdf.Fpdf
	face *sfnt.Font
	buf  sfnt.Buffer
	seen map[rune]bool // which letters the font has
}

// open begins a document. The error is of CodeInvalid where the font can't be used.
func open(p Paper, landscape bool) (*pdf, error) {
	face, err := sfnt.Parse(p.Font)
	if err != nil {
		return nil, &model.Error{Code: model.CodeInvalid, Field: "font", Name: "missing", Err: err}
	}
	orientation := "P"
	if landscape {
		orientation = "L"
	}
	d := &pdf{Fpdf: fpdf.New(orientation, "mm", "A4", ""), face: face, seen: map[rune]bool{}}
	d.SetMargins(0, 0, 0)
	d.SetAutoPageBreak(false, 0)
	d.SetTitle(p.Title, true)
	d.SetCreator("Alumnibook", true)
	made := time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC) // the same people make the same file
	if p.Day.IsFull() {
		made = p.Day.Time()
	}
	d.SetCreationDate(made)
	d.SetModificationDate(made)
	d.SetCatalogSort(true)
	bold := p.BoldFont
	if len(bold) == 0 {
		bold = p.Font
	}
	d.AddUTF8FontFromBytes(family, "", p.Font)
	d.AddUTF8FontFromBytes(family, "B", bold)
	return d, d.Error()
}

// close ends the document and writes it.
func (d *pdf) close(w io.Writer) error { return d.Output(w) }

// guarded turns a panic, as a broken font causes it, into an error.
func guarded(err *error) {
	if r := recover(); r != nil {
		*err = model.E(model.CodeInternal, "pdf", fmt.Errorf("%v", r))
	}
}

// clean is a text as the font can write it: on one line, and a letter that the font lacks without its marks, or as a
// question mark.
func (d *pdf) clean(s string) string {
	var out strings.Builder
	for _, r := range norm.NFC.String(strings.Join(strings.Fields(s), " ")) {
		switch {
		case unicode.IsControl(r) || unicode.Is(unicode.Cf, r):
		case d.has(r):
			out.WriteRune(r)
		default:
			out.WriteString(d.plain(r))
		}
	}
	return out.String()
}

func (d *pdf) has(r rune) bool {
	known, ok := d.seen[r]
	if !ok {
		index, err := d.face.GlyphIndex(&d.buf, r)
		known = err == nil && index != 0 && r < 0xffff
		d.seen[r] = known
	}
	return known
}

// plain is a letter without its marks, if the font has that.
func (d *pdf) plain(r rune) string {
	base, _ := utf8.DecodeRuneInString(norm.NFKD.String(string(r)))
	if base != r && d.has(base) {
		return string(base)
	}
	return "?"
}

// bold and regular choose the font with a size in points.
func (d *pdf) bold(size float64)    { d.SetFont(family, "B", size) }
func (d *pdf) regular(size float64) { d.SetFont(family, "", size) }

// fit makes the font small enough for a text to go into a width, down to a least size, and cuts it where even that is
// not enough. It answers what is left of the text.
func (d *pdf) fit(text string, width, least float64) string {
	size, _ := d.GetFontSize()
	if w := d.GetStringWidth(text); w > width {
		size = max(least, size*width/w*0.995)
		d.SetFontSize(size)
	}
	return d.cut(text, width)
}

// cut shortens a text with dots until it goes into a width.
func (d *pdf) cut(text string, width float64) string {
	if d.GetStringWidth(text) <= width {
		return text
	}
	runes := []rune(text)
	low, high := 0, len(runes)
	for low < high { // the longest beginning that fits
		mid := (low + high + 1) / 2
		if d.GetStringWidth(strings.TrimRight(string(runes[:mid]), " ")+"…") <= width {
			low = mid
		} else {
			high = mid - 1
		}
	}
	if low == 0 {
		return ""
	}
	return strings.TrimRight(string(runes[:low]), " ") + "…"
}

// wrap breaks a text at blanks and behind hyphens so that each line goes into a width; false where one word alone is
// too long.
func (d *pdf) wrap(text string, width float64) ([]string, bool) {
	var lines []string
	line := ""
	for _, word := range pieces(text) {
		switch {
		case d.GetStringWidth(strings.TrimRight(line+word, " ")) <= width:
			line += word
		case d.GetStringWidth(strings.TrimRight(word, " ")) > width:
			return nil, false
		default:
			lines = append(lines, strings.TrimRight(line, " "))
			line = word
		}
	}
	return append(lines, strings.TrimRight(line, " ")), true
}

// pieces cuts a text where a line may end. The pieces together are the text.
func pieces(text string) []string {
	var list []string
	start := 0
	for i, r := range text {
		if r == ' ' || r == '-' {
			list = append(list, text[start:i+1])
			start = i + 1
		}
	}
	return append(list, text[start:])
}
