package sheet

import (
	"bytes"
	"strconv"
	"strings"
	"unicode/utf8"
)

// checker follows a part tag by tag and tells whether it is written as plainly as nearly every program writes
// it, so that its texts can be taken as they stand. XML allows much more: prefixes, comments inside texts,
// entities of one's own. Whatever is not known here makes the part odd; a library that knows all of XML then
// reads it, slowly, and tells whether it is damaged.
type checker struct {
	odd    bool
	names  []byte // of the open elements, one after another
	ends   []int  // where each of them ends
	values int    // v and is in this cell
	texted bool   // this text has its t, or a run, after which none may come
	run    bool   // this run has its t
}

const deepest = 32 // open elements

func (c *checker) take(tag, text []byte) { c.odd = c.odd || !c.plain(tag, text) }

func (c *checker) plain(tag, text []byte) bool {
	if len(tag) == 0 || !plainText(text) {
		return false
	}
	if tag[0] == '/' {
		name := tag[1:]
		for len(name) > 0 && blank(name[len(name)-1]) {
			name = name[:len(name)-1]
		}
		return c.end(name)
	}
	empty := tag[len(tag)-1] == '/'
	if empty {
		tag = tag[:len(tag)-1]
	}
	n := nameEnd(tag)
	name := tag[:n]
	if n == 0 || !c.begin(name) || !plainAttributes(tag[n:], string(name) == "row" || string(name) == "c") {
		return false
	}
	return !empty || c.end(name)
}

// top is the name of the innermost open element.
func (c *checker) top() []byte {
	switch n := len(c.ends); n {
	case 0:
		return nil
	case 1:
		return c.names[:c.ends[0]]
	default:
		return c.names[c.ends[n-2]:c.ends[n-1]]
	}
}

func (c *checker) end(name []byte) bool {
	top := c.top()
	if len(name) == 0 || !bytes.Equal(name, top) {
		return false
	}
	c.names = c.names[:len(c.names)-len(top)]
	c.ends = c.ends[:len(c.ends)-1]
	return true
}

func (c *checker) begin(name []byte) bool {
	if len(c.ends) >= deepest || !c.belongs(string(c.top()), string(name)) {
		return false
	}
	c.names = append(c.names, name...)
	c.ends = append(c.ends, len(c.names))
	return true
}

// belongs tells whether an element may stand in another, and only as often as its meaning is beyond doubt.
func (c *checker) belongs(parent, name string) bool {
	switch parent {
	case "":
		return len(c.ends) == 0 && (name == "worksheet" || name == "sst")
	case "sheetData":
		return name == "row"
	case "row":
		c.values = 0
		return name == "c"
	case "c":
		if name == "f" {
			return true
		}
		c.values++
		c.texted = false
		return c.values == 1 && (name == "v" || name == "is")
	case "sst":
		c.texted = false
		return name == "si"
	case "is", "si":
		return c.inText(name)
	case "r":
		first := !c.run
		c.run = c.run || name == "t"
		return name == "rPr" || name == "t" && first
	case "rPh":
		return name == "t"
	case "t", "v", "f", "phoneticPr":
		return false
	}
	switch name {
	case "sheetData":
		return parent == "worksheet"
	case "row", "c", "v", "f", "is", "si", "t", "r", "rPh":
		return false
	}
	return true
}

func (c *checker) inText(name string) bool {
	switch name {
	case "t":
		first := !c.texted
		c.texted = true
		return first
	case "r":
		c.texted, c.run = true, false
		return true
	}
	return name == "rPh" || name == "phoneticPr"
}

// nameEnd is where a name ends that a tag or an attribute begins with, 0 where it is none of plain letters.
func nameEnd(b []byte) int {
	i, colons := 0, 0
	for ; i < len(b); i++ {
		c := b[i]
		letter := c|0x20 >= 'a' && c|0x20 <= 'z' || c == '_'
		if c == ':' {
			colons++
		}
		if !letter && (i == 0 || c != ':' && c != '-' && c != '.' && (c < '0' || c > '9')) {
			break
		}
	}
	if i == 0 || colons > 1 || b[i-1] == ':' || i < len(b) && b[i] != '=' && !blank(b[i]) {
		return 0
	}
	return i
}

func skipBlanks(b []byte) []byte {
	for len(b) > 0 && blank(b[0]) {
		b = b[1:]
	}
	return b
}

// plainAttributes tells whether the attributes of a tag can be read without knowing prefixes or entities. In
// the tags of rows and cells the names that count must not come twice.
func plainAttributes(b []byte, counts bool) bool {
	seen := 0
	for {
		rest := skipBlanks(b)
		if len(rest) == 0 {
			return true
		}
		n := nameEnd(rest)
		if n == 0 || len(rest) == len(b) {
			return false
		}
		name := rest[:n]
		if counts && len(local(name)) == 1 {
			bit := 1 << (local(name)[0] & 31)
			if seen&bit != 0 || n != 1 {
				return false
			}
			seen |= bit
		}
		rest = skipBlanks(rest[n:])
		if len(rest) == 0 || rest[0] != '=' {
			return false
		}
		rest = skipBlanks(rest[1:])
		if len(rest) == 0 || rest[0] != '"' && rest[0] != '\'' {
			return false
		}
		end := bytes.IndexByte(rest[1:], rest[0])
		if end < 0 {
			return false
		}
		value := rest[1 : 1+end]
		if bytes.IndexByte(value, '&') >= 0 || bytes.IndexByte(value, '<') >= 0 || !plainText(value) {
			return false
		}
		b = rest[end+2:]
	}
}

// plainText tells whether a text has only characters and entities that XML allows.
func plainText(b []byte) bool {
	ascii := true
	for i := 0; i < len(b); i++ {
		switch c := b[i]; {
		case c == '&':
			_, n := entity(b[i:])
			if n == 0 {
				return false
			}
			i += n - 1
		case c >= utf8.RuneSelf:
			ascii = false
		case c < ' ' && c != '\n' && c != '\t' && c != '\r':
			return false
		case c == '>' && i >= 2 && b[i-1] == ']' && b[i-2] == ']':
			return false
		}
	}
	return ascii || utf8.Valid(b) && !bytes.Contains(b, []byte("\ufffe")) && !bytes.Contains(b, []byte("\uffff"))
}

// entity reads the entity that a text begins with and how long it is written; 0 where it is none that XML
// itself knows.
func entity(b []byte) (rune, int) {
	const longest = len("&#x10FFFF;")
	end := bytes.IndexByte(b[:min(len(b), longest)], ';')
	if end < 2 {
		return 0, 0
	}
	switch name := string(b[1:end]); name {
	case "amp":
		return '&', end + 1
	case "lt":
		return '<', end + 1
	case "gt":
		return '>', end + 1
	case "quot":
		return '"', end + 1
	case "apos":
		return '\'', end + 1
	default:
		digits, ok := strings.CutPrefix(name, "#")
		base := 10
		if hex, isHex := strings.CutPrefix(digits, "x"); isHex {
			digits, base = hex, 16
		}
		n, err := strconv.ParseUint(digits, base, 31)
		r := rune(n)
		if !ok || err != nil || !utf8.ValidRune(r) || r == 0xfffe || r == 0xffff ||
			r < ' ' && r != '\n' && r != '\t' && r != '\r' {
			return 0, 0
		}
		return r, end + 1
	}
}

// resolved is a plain text with its entities resolved and its lines ended as XML says.
func resolved(b []byte) string {
	if bytes.IndexByte(b, '&') < 0 && bytes.IndexByte(b, '\r') < 0 {
		return string(b)
	}
	var s strings.Builder
	s.Grow(len(b))
	for i := 0; i < len(b); i++ {
		switch {
		case b[i] == '&':
			r, n := entity(b[i:])
			s.WriteRune(r)
			i += max(n, 1) - 1
		case b[i] != '\r':
			s.WriteByte(b[i])
		case i+1 == len(b) || b[i+1] != '\n':
			s.WriteByte('\n')
		}
	}
	return s.String()
}

// plainDeclaration tells whether the first line of a part says nothing that would change how it is read.
func plainDeclaration(b []byte) bool {
	name, attrs, _, _ := element(b)
	a := attributes(attrs)
	return string(name) == "<?xml" && a["version"] == "1.0" && (a["encoding"] == "" || strings.EqualFold(a["encoding"], "utf-8"))
}
