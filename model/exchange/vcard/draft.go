package vcard

import (
	"bytes"

	govcard "github.com/emersion/go-vcard"
	"golang.org/x/text/encoding"
)

// draft is a card while its lines come in. Nothing is decoded before its end, since only the whole card tells its
// version and its alphabet.
type draft struct {
	at       int
	capitals bool // its names are in capitals
	indent   int  // blanks before every line
	bytes    []byte
	raws     []raw
	warnings []Warning

	open    bool // the last property may go on
	touched int  // the last line that went into it
	blanks  int  // empty lines since
}

// raw is a property before it is decoded. Its bytes are those of the card from start to end.
type raw struct {
	name       *propertyName
	params     *params
	line       int
	start      int
	group      int // bytes of its group
	value, end int
	base64     bool
	encoded    bool   // a text that was in base64
	data       []byte // of base64
	cut        bool   // the file ends in it
	broken     bool   // not to be used
}

func (d *draft) reset(at int, capitals bool, indent int) {
	*d = draft{at: at, capitals: capitals, indent: indent, bytes: d.bytes[:0], raws: d.raws[:0]}
}

func (d *draft) last() *raw { return &d.raws[len(d.raws)-1] }

func (d *draft) warn(line int, code string) {
	if len(d.warnings) < 20 {
		d.warnings = append(d.warnings, Warning{line, code})
	}
}

// agent tells whether a card that begins now belongs to AGENT.
func (d *draft) agent() bool {
	return len(d.raws) > 0 && d.last().name.name == "AGENT" && !d.last().broken && len(bytes.TrimSpace(d.bytes[d.last().value:d.last().end])) == 0
}

// line takes the next line of a card.
func (d *draft) line(r *reader, line []byte) {
	if r.long {
		d.tooLong(r.number)
		return
	}
	if len(line) == 0 {
		d.blank()
		return
	}
	if d.open && d.continues(r, line) {
		d.blanks, d.touched = 0, r.number
		return
	}
	h, ok := parseHead(line)
	if ok && d.open && d.isProse(h, line) {
		ok = false
	}
	if ok {
		d.property(r, h, line)
	} else {
		d.unmarked(r, line)
	}
	d.blanks = 0
}

func (d *draft) blank() {
	d.blanks++
	if d.open && d.last().base64 && len(d.last().data) > 0 {
		d.open = false
	}
}

// continues adds a line to the last property where it is marked as its continuation, or can't be anything else.
func (d *draft) continues(r *reader, line []byte) bool {
	p := d.last()
	blank := line[0] == ' ' || line[0] == '\t'
	switch {
	case p.base64 && isBase64(line):
		p.addData(line)
		return true
	case p.base64:
		if blank {
			if _, ok := parseHead(line[1:]); !ok {
				p.addData(line[1:])
				return true
			}
		}
		return false
	case p.params.quoted && d.softBreak(p):
		if d.blanks > 0 || !blank {
			h, ok := parseHead(line)
			if ok && (d.blanks > 0 || r.certain(h)) {
				return false
			}
		}
		d.bytes = append(trimRightBlanks(d.bytes), '\n')
		d.add(p, line)
		return true
	case blank:
		if d.blanks > 0 && len(trimRightBlanks(line)) == 0 {
			return true
		}
		d.add(p, line[1:])
		return true
	}
	return false
}

// softBreak tells whether a quoted-printable value is to go on in the next line.
func (d *draft) softBreak(p *raw) bool {
	return bytes.HasSuffix(trimRightBlanks(d.bytes[p.value:p.end]), []byte("="))
}

// certain tells whether a line is a property and no text: it has a known name and a known parameter.
func (r *reader) certain(h head) bool {
	if len(h.params) == 0 || !r.nameOf(h.name).known {
		return false
	}
	p := r.paramsOf(h.params)
	return p.types != 0 || p.quoted || p.base64 || p.pref > 0 || p.charset != nil || p.utf8
}

// isProse tells whether a line with a colon goes on with a text, as in "Tel: ask Anna" below a note.
func (d *draft) isProse(h head, line []byte) bool {
	p := d.last()
	if !p.name.lines || p.base64 || len(h.params) > 0 || len(h.group) > 0 {
		return false
	}
	n, known := names[string(bytes.ToUpper(h.name))]
	isX := len(h.name) > 2 && (h.name[0] == 'X' || h.name[0] == 'x') && h.name[1] == '-'
	if known && n.known || isX {
		return d.capitals && hasLower(h.name) && !isX
	}
	return hasLower(h.name) && d.capitals || h.value < len(line) && line[h.value] == ' '
}

// unmarked is a line that is no property and not marked as a continuation. Some programs write texts of several
// lines like that.
func (d *draft) unmarked(r *reader, line []byte) {
	if line[0] == '#' && (len(line) == 1 || line[1] == ' ') {
		return // a comment
	}
	if d.open && d.last().name.lines && !d.last().base64 {
		p := d.last()
		for range min(d.blanks, 10) + 1 {
			d.bytes = append(d.bytes, '\n')
		}
		d.add(p, line)
		d.touched = r.number
		return
	}
	if len(d.raws) > 0 && d.last().base64 && isBase64(line) && !bytes.HasSuffix(d.last().data, []byte("=")) {
		d.last().addData(line) // below an empty line
		d.open, d.touched = true, r.number
		return
	}
	d.warn(r.number, WarnLineUnreadable)
}

func (d *draft) property(r *reader, h head, line []byte) {
	if len(d.raws) >= mostProps || len(h.params) > mostParam {
		d.warn(r.number, WarnLineUnreadable)
		d.open = false
		return
	}
	d.open, d.touched = true, r.number
	start := len(d.bytes)
	p := raw{
		name: r.nameOf(h.name), params: r.paramsOf(h.params), line: r.number,
		start: start, group: len(h.group), value: start + h.value,
	}
	value := line[h.value:]
	p.base64 = p.params.base64 || p.name.binary && !p.params.quoted && looksBinary(value, p.params.uri)
	if p.params.charset != nil {
		r.charset = p.params.charset
	}
	if p.base64 {
		d.bytes = append(d.bytes, line[:h.value]...)
		p.end = len(d.bytes)
		d.raws = append(d.raws, p)
		if m := d.last(); len(value) > 0 {
			m.addData(value)
		}
		return
	}
	d.bytes = append(d.bytes, line...)
	p.end = len(d.bytes)
	d.raws = append(d.raws, p)
	if p.name.name == "AGENT" && r.mark(value) == markBegin {
		d.last().broken = true
		r.skip, r.agent = 1, false
	}
}

// add puts a continuation behind the last property.
func (d *draft) add(p *raw, line []byte) {
	if p.end-p.start+len(line) > mostLine {
		if !p.broken {
			p.broken = true
			d.warn(p.line, WarnLineTooLong)
		}
		return
	}
	if p.broken {
		return
	}
	d.bytes = append(d.bytes, line...)
	p.end = len(d.bytes)
}

// tooLong drops a line that is longer than any may be, and what it continues.
func (d *draft) tooLong(number int) {
	d.warn(number, WarnLineTooLong)
	if d.open && len(d.raws) > 0 && d.blanks == 0 {
		d.open = d.last().base64
	}
}

// mostData is how much base64 is kept: the largest picture and a little more, to see that it is larger.
const mostData = mostPhoto/3*4 + 1024

func (p *raw) addData(line []byte) {
	if len(p.data)+len(line) > mostData {
		p.broken = true
		return
	}
	for _, c := range line {
		if c != ' ' && c != '\t' {
			p.data = append(p.data, c)
		}
	}
}

// isBase64 tells whether a line holds nothing but base64.
func isBase64(line []byte) bool {
	for _, c := range line {
		if !isBase64Byte(c) && c != ' ' && c != '\t' {
			return false
		}
	}
	return true
}

func isBase64Byte(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '+' || c == '/' || c == '='
}

// looksBinary tells whether the value of a picture is one, though its parameters don't say so.
func looksBinary(value []byte, uri bool) bool {
	value = bytes.TrimSpace(value)
	if len(value) == 0 {
		return !uri
	}
	return len(value) > 32 && isBase64(value) || bytes.HasPrefix(value, []byte("data:"))
}

// alphabetOf is the alphabet that properties of the card name, else the last that the file named, else, as a guess,
// that of a language that they name.
func (d *draft) alphabetOf(r *reader) (e encoding.Encoding, guess bool) {
	for i := range d.raws {
		if e := d.raws[i].params.charset; e != nil {
			return e, false
		}
	}
	if r.charset != nil {
		return r.charset, false
	}
	for i := range d.raws {
		if language := d.raws[i].params.m.Get(govcard.ParamLanguage); language != "" {
			return alphabetOfLanguage(language), true
		}
	}
	return nil, true
}
