package sheet

import (
	"strings"
)

// csvText takes a text apart into rows of fields. It never fails: what is not written as the rules say is read
// as Excel would show it, or as close to that as nothing gets lost.
type csvText struct {
	text   string
	sep    string // "" where every row is one field
	pos    int
	row    int  // number of the row that was read last
	macs   bool // lines end with CR alone
	wasted int  // looked through in vain for the end of a quoted field
}

func newCSVText(text string, separator rune) *csvText {
	c := &csvText{text: text}
	if separator != 0 {
		c.sep = string(separator)
	}
	c.macs = strings.IndexByte(text, '\n') < 0
	return c
}

// next reads a row into fields, which may be reused; false at the end. An empty line is a row without fields.
func (c *csvText) next(fields []string) ([]string, bool) {
	fields = fields[:0]
	if c.pos >= len(c.text) {
		return fields, false
	}
	c.row++
	if c.lineEnd(c.pos) > 0 {
		c.pos += c.lineEnd(c.pos)
		return fields, true
	}
	for {
		field, end := c.field(c.pos)
		fields = append(fields, field)
		c.pos = end
		if n := c.sepAt(end); n > 0 {
			c.pos += n
			continue
		}
		c.pos += c.lineEnd(end)
		return fields, true
	}
}

// sepAt is how long the separator is that stands here, 0 where none does.
func (c *csvText) sepAt(at int) int {
	if c.sep != "" && strings.HasPrefix(c.text[at:], c.sep) {
		return len(c.sep)
	}
	return 0
}

// lineEnd is how long the end of a line is that stands here, 0 where none does.
func (c *csvText) lineEnd(at int) int {
	switch {
	case at >= len(c.text):
		return 0
	case c.text[at] == '\n':
		return 1
	case c.text[at] != '\r':
		return 0
	case at+1 < len(c.text) && c.text[at+1] == '\n':
		return 2
	case c.macs || at+1 == len(c.text):
		return 1
	}
	return 0
}

// field reads the field that begins here, up to a separator, the end of the line or of the text.
func (c *csvText) field(at int) (string, int) {
	if field, end, ok := c.quoted(at); ok {
		return field, end
	}
	i := at
	for i < len(c.text) {
		b := c.text[i]
		if (b == '\n' || b == '\r') && c.lineEnd(i) > 0 || c.sep != "" && b == c.sep[0] && c.sepAt(i) > 0 {
			break
		}
		i++
	}
	return c.text[at:i], i
}

// quoted reads a field in quotes, which blanks may precede. It is none where the quote is just a letter: where
// nothing ends it, or where, lines below, another field begins with a quote before it has ended.
func (c *csvText) quoted(at int) (field string, end int, ok bool) {
	open := c.skipSpaces(at)
	if open >= len(c.text) || c.text[open] != '"' {
		return "", 0, false
	}
	limit := len(c.text)
	if c.wasted > 4*len(c.text) || open > at { // no searching through the whole again and again
		limit = c.endOfLine(open)
	}
	lines, doubled := false, false
	for i := open + 1; ; {
		n := strings.IndexByte(c.text[i:limit], '"')
		if n < 0 {
			c.wasted += limit - open
			return "", 0, false
		}
		lines = lines || strings.IndexByte(c.text[i:i+n], '\n') >= 0
		i += n
		after := c.skipSpaces(i + 1)
		switch {
		case i+1 < len(c.text) && c.text[i+1] == '"':
			doubled = true
			i += 2
			if i > limit {
				return "", 0, false
			}
		case after >= len(c.text) || c.sepAt(after) > 0 || c.lineEnd(after) > 0:
			field = c.text[open+1 : i]
			if doubled {
				field = strings.ReplaceAll(field, `""`, `"`)
			}
			return field, after, true
		case lines && c.beginsField(i):
			c.wasted += i - open
			return "", 0, false
		default:
			i++
		}
	}
}

// beginsField tells whether a quote stands where a field begins.
func (c *csvText) beginsField(at int) bool {
	before := c.text[:at]
	return strings.HasSuffix(before, "\n") || c.sep != "" && strings.HasSuffix(before, c.sep)
}

func (c *csvText) skipSpaces(at int) int {
	for at < len(c.text) && c.text[at] == ' ' {
		at++
	}
	return at
}

func (c *csvText) endOfLine(at int) int {
	if n := strings.IndexAny(c.text[at:], "\r\n"); n >= 0 {
		return at + n
	}
	return len(c.text)
}

// separatorLine takes off the line "sep=;" that Excel understands, and gives the separator it names.
func separatorLine(text string) (separator rune, rest string) {
	const mark = "sep="
	line, rest, _ := strings.Cut(text[:min(len(text), 16)], "\n")
	line = strings.Trim(line, "\r\"' ")
	if len(line) <= len(mark) || !strings.EqualFold(line[:len(mark)], mark) {
		if len(line) == len(mark) && strings.EqualFold(line, mark) && strings.HasPrefix(text[len(mark):], "\t") {
			return '\t', rest
		}
		return 0, text
	}
	runes := []rune(line[len(mark):])
	if len(runes) != 1 {
		return 0, text
	}
	if _, all, ok := strings.Cut(text, "\n"); ok {
		return runes[0], all
	}
	return runes[0], ""
}
