package sheet

import (
	"bytes"
	"errors"
	"html"
	"io"
	"strconv"
)

// tags reads the tags of an XML part one after another, in one pass and with little memory, without checking
// that the part is well formed. It reads UTF-8 and whatever else is ASCII where it matters.
type tags struct {
	r        io.Reader
	buf      []byte
	pos, end int
	text     []byte // what stood before the tag, since the tag before it; cut after most
	most     int    // of the text that is kept
	begun    bool   // something was read
	odd      bool   // the text is not simply what stands in the part: cut, or in pieces
}

const (
	tagBuffer = 64 << 10 // also the longest tag
	mostText  = 4 << 10  // of a text between tags only its beginning matters here
)

var errLongTag = errors.New("a tag longer than any program writes")

func newTags(r io.Reader) *tags { return &tags{r: r, buf: make([]byte, tagBuffer), most: mostText} }

// next is the inside of the next tag: "row r=\"1\"", "/row", "c r=\"A1\"/". It is valid until the next call. The
// error is io.EOF at the end of the part. Comments and instructions are passed over.
func (t *tags) next() ([]byte, error) {
	t.text = t.text[:0]
	for {
		if err := t.toTag(); err != nil {
			return nil, err
		}
		if t.pos+1 < t.end && t.buf[t.pos+1] != '!' && t.buf[t.pos+1] != '?' {
			return t.tag()
		}
		var err error
		switch {
		case t.peek("<!--"):
			t.odd = true
			err = t.through("-->", false)
		case t.peek("<![CDATA["):
			t.odd = true
			t.pos += len("<![CDATA[")
			err = t.through("]]>", true)
		case t.peek("<?"):
			err = t.instruction()
		default:
			return t.tag()
		}
		if err != nil {
			return nil, err
		}
	}
}

// instruction passes over one; only the first line of a part is one that is not odd.
func (t *tags) instruction() error {
	before := len(t.text)
	err := t.through("?>", true)
	t.odd = t.odd || t.begun || !plainDeclaration(t.text[before:])
	t.text = t.text[:before]
	t.begun = true
	return err
}

// toTag moves to the next '<', keeping the text before it.
func (t *tags) toTag() error {
	for {
		if i := bytes.IndexByte(t.buf[t.pos:t.end], '<'); i >= 0 {
			t.keep(t.buf[t.pos : t.pos+i])
			t.pos += i
			return nil
		}
		t.keep(t.buf[t.pos:t.end])
		t.pos = t.end
		if err := t.fill(); err != nil {
			return err
		}
	}
}

func (t *tags) keep(b []byte) {
	room := t.most - len(t.text)
	t.text = append(t.text, b[:min(room, len(b))]...)
	t.odd = t.odd || len(b) > room
}

// peek tells whether the part goes on with s.
func (t *tags) peek(s string) bool {
	for t.end-t.pos < len(s) {
		if t.fill() != nil {
			return false
		}
	}
	return string(t.buf[t.pos:t.pos+len(s)]) == s
}

// through moves behind the next s, keeping what stands before it where it is text.
func (t *tags) through(s string, text bool) error {
	for {
		i := bytes.Index(t.buf[t.pos:t.end], []byte(s))
		upTo := i
		if i < 0 {
			upTo = max(0, t.end-t.pos-len(s)+1)
		}
		if text {
			t.keep(t.buf[t.pos : t.pos+upTo])
		}
		t.pos += upTo
		if i >= 0 {
			t.pos += len(s)
			return nil
		}
		if err := t.fill(); err != nil {
			return noEnd(err)
		}
	}
}

// tag reads the tag that begins here.
func (t *tags) tag() ([]byte, error) {
	for {
		if n := tagEnd(t.buf[t.pos:t.end]); n >= 0 {
			b := t.buf[t.pos+1 : t.pos+n]
			t.pos += n + 1
			t.begun = true
			return b, nil
		}
		if err := t.fill(); err != nil {
			return nil, noEnd(err)
		}
	}
}

// tagEnd is where the '>' of a tag stands, which may also stand inside quotes; -1 where it is not here yet.
func tagEnd(b []byte) int {
	var quote byte
	for i, c := range b {
		switch {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == '>':
			return i
		}
	}
	return -1
}

// noEnd is the error of a part that ends where it must not.
func noEnd(err error) error {
	if err == io.EOF {
		return io.ErrUnexpectedEOF
	}
	return err
}

// fill reads on, behind what is not used yet.
func (t *tags) fill() error {
	if t.pos > 0 {
		t.end = copy(t.buf, t.buf[t.pos:t.end])
		t.pos = 0
	}
	if t.end == len(t.buf) {
		return errLongTag
	}
	for {
		n, err := t.r.Read(t.buf[t.end:])
		t.end += n
		if n > 0 {
			return nil
		}
		if err != nil {
			return err
		}
	}
}

// element takes a tag apart: its name without prefix, its attributes, and whether it ends an element, stands
// for an empty one, or both are false where it begins one.
func element(tag []byte) (name, attrs []byte, ends, empty bool) {
	if len(tag) > 0 && tag[0] == '/' {
		ends, tag = true, tag[1:]
	}
	if n := len(tag); n > 0 && tag[n-1] == '/' {
		empty, tag = true, tag[:n-1]
	}
	i := 0
	for i < len(tag) && !blank(tag[i]) {
		i++
	}
	return local(tag[:i]), tag[i:], ends, empty
}

func blank(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' }

// local is a name without its prefix.
func local(name []byte) []byte { return name[bytes.LastIndexByte(name, ':')+1:] }

// attribute takes the first attribute off; the name keeps its prefix and is empty where there is none left.
func attribute(attrs []byte) (name, value, rest []byte) {
	i := 0
	for i < len(attrs) && blank(attrs[i]) {
		i++
	}
	eq := bytes.IndexByte(attrs[i:], '=')
	if eq < 0 {
		return nil, nil, nil
	}
	for name = attrs[i : i+eq]; len(name) > 0 && blank(name[len(name)-1]); {
		name = name[:len(name)-1]
	}
	rest = skipBlanks(attrs[i+eq+1:])
	if len(rest) == 0 || rest[0] != '"' && rest[0] != '\'' {
		return nil, nil, nil
	}
	end := bytes.IndexByte(rest[1:], rest[0])
	if end < 0 {
		return nil, nil, nil
	}
	return name, rest[1 : 1+end], rest[end+2:]
}

// attributes gives them all by their names without prefix, entities resolved; of two that differ in the prefix
// only, such as id and r:id, the one with the prefix wins.
func attributes(attrs []byte) map[string]string {
	all := map[string]string{}
	for {
		name, value, rest := attribute(attrs)
		if len(name) == 0 {
			return all
		}
		attrs = rest
		key := string(local(name))
		if _, has := all[key]; !has || len(key) != len(name) {
			all[key] = html.UnescapeString(string(value))
		}
	}
}

// number reads digits; false for anything else, also for a number above a thousand million.
func number(b []byte) (int, bool) {
	if len(b) == 0 || len(b) > 9 {
		n, err := strconv.Atoi(string(bytes.TrimSpace(b)))
		return n, err == nil && n >= 0 && n < 1e9
	}
	n := 0
	for _, c := range b {
		if c < '0' || c > '9' {
			return 0, false
		}
		n = n*10 + int(c-'0')
	}
	return n, true
}

// truth reads an XML boolean.
func truth(s string) bool { return s == "1" || s == "true" || s == "on" }
