package sheet

import (
	"bufio"
	"io"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/transform"
	"golang.org/x/text/unicode/norm"
)

// A program that opens a CSV file takes what begins with one of these for a formula, quoted or not.
const formulaSigns = "=+-@\t\r\n"

var telephone = regexp.MustCompile(`^\+?[0-9 ()/.\-]+$`)

// guarded is a text that no program takes for a formula: an apostrophe goes before one that could be. Telephone
// numbers keep their plus; they compute to nothing.
func guarded(text string) string {
	bare := strings.TrimLeft(text, "'")
	if bare == "" || !strings.ContainsRune(formulaSigns, rune(bare[0])) {
		return text
	}
	if len(bare) == len(text) && (bare[0] == '+' || bare[0] == '-') && telephone.MatchString(text) {
		return text
	}
	return "'" + text
}

// Unguard takes off the apostrophe that WriteCSV, or somebody in Excel, put before a text that looks like a
// formula. Other apostrophes stay: "'s-Hertogenbosch".
func Unguard(text string) string {
	rest, ok := strings.CutPrefix(text, "'")
	if !ok {
		return text
	}
	if bare := strings.TrimLeft(rest, "'"); bare == "" || !strings.ContainsRune(formulaSigns, rune(bare[0])) {
		return text
	}
	return rest
}

// WriteCSV writes a list as text that Excel and the others open with a double click: with the mark of UTF-8 where
// that is the encoding, lines ended as on Windows, and nothing in it a formula. An empty form stands for UTF-8 and
// semicolons. What the encoding does not have is written without its accents, or as a question mark.
func WriteCSV(w io.Writer, f TextForm, columns []string, rows func(yield func([]string) bool)) error {
	enc, name, err := codec(f.Encoding)
	if err != nil {
		return err
	}
	c := &csvWriter{separator: f.Separator}
	if c.separator == 0 {
		c.separator = ';'
	}
	var out io.Writer = w
	var closer io.Closer
	if enc != nil {
		t := transform.NewWriter(w, encoding.ReplaceUnsupported(enc.NewEncoder()))
		out, closer = t, t
		if !strings.HasPrefix(name, "utf-") {
			c.can = encodable(enc)
		}
	}
	c.out = bufio.NewWriterSize(out, 64<<10)
	if strings.HasPrefix(name, "utf-") {
		_, _ = c.out.WriteString("\ufeff")
	}
	if err := c.row(columns); err != nil {
		return err
	}
	rows(func(row []string) bool {
		err = c.row(row)
		return err == nil
	})
	if err == nil {
		err = c.out.Flush()
	}
	if err == nil && closer != nil {
		err = closer.Close()
	}
	return err
}

// csvWriter writes rows; an error of the writer below stays and comes back from every later row.
type csvWriter struct {
	out       *bufio.Writer
	separator rune
	can       func(r rune) bool // nil where the encoding has everything
}

func (c *csvWriter) row(fields []string) error {
	for i, field := range fields {
		if i > 0 {
			_, _ = c.out.WriteRune(c.separator)
		}
		field = cleanText(field)
		if c.can != nil {
			field = c.fitted(field)
		}
		field = guarded(field) // last, or the form that fits could be one
		if !c.mustQuote(field, len(fields)) {
			_, _ = c.out.WriteString(field)
			continue
		}
		_, _ = c.out.WriteString(`"` + strings.ReplaceAll(field, `"`, `""`) + `"`)
	}
	_, err := c.out.WriteString("\r\n")
	return err
}

func (c *csvWriter) mustQuote(field string, fields int) bool {
	if field == "" {
		return fields == 1 // else the line is empty
	}
	return strings.ContainsAny(field, "\"\r\n\t;,|") || strings.ContainsRune(field, c.separator) ||
		field[0] == ' ' || field[len(field)-1] == ' '
}

// fitted replaces what the encoding does not have.
func (c *csvWriter) fitted(text string) string {
	var b strings.Builder
	for _, r := range norm.NFC.String(text) {
		if r < utf8.RuneSelf || c.can(r) {
			b.WriteRune(r)
			continue
		}
		b.WriteString(c.plain(r))
	}
	return b.String()
}

func (c *csvWriter) plain(r rune) string {
	switch r {
	case 'ł':
		return "l"
	case 'Ł':
		return "L"
	case 'đ':
		return "d"
	case 'ı':
		return "i"
	case '\u202f', '\u2007', '\u2009':
		return " "
	case '‐', '‑', '−':
		return "-"
	}
	plain := strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) || r >= utf8.RuneSelf && !c.can(r) {
			return -1
		}
		return r
	}, norm.NFKD.String(string(r)))
	if plain == "" && !unicode.Is(unicode.Mn, r) {
		return "?"
	}
	return plain
}

// encodable tells of each letter, and remembers, whether an encoding has it.
func encodable(enc encoding.Encoding) func(r rune) bool {
	e := enc.NewEncoder()
	known := map[rune]bool{}
	return func(r rune) bool {
		can, ok := known[r]
		if !ok {
			_, err := e.String(string(r))
			can = err == nil
			known[r] = can
		}
		return can
	}
}
