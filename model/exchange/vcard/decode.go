package vcard

import (
	"bytes"
	"encoding/base64"
	"strings"
	"unicode/utf8"

	govcard "github.com/emersion/go-vcard"
	"golang.org/x/text/encoding"
)

// property is a line of a card, decoded.
type property struct {
	name   *propertyName
	params *params
	field  *govcard.Field
	text   string // decoded, with its escapes
	line   int    // in the file
	raw    string // as it stood there, unfolded; "" where that would be readable in no other card
	cut    bool   // the file ends in it
	binary bool   // a picture or the like
	data   []byte // of it; nil where it is damaged
}

// card decodes a draft. Whatever is wrong with one property, the others are read.
func (d *draft) card(r *reader) (c *Card) {
	c = &Card{Line: d.at, Warnings: d.warnings, Card: make(govcard.Card, min(len(d.raws), 16))}
	defer func() {
		if recover() != nil {
			c.Warnings = append(c.Warnings, Warning{d.at, WarnLineUnreadable})
		}
	}()
	x := decoder{d: d, c: c, all: string(d.bytes), version: d.version()}
	c.Version = x.version
	x.old = strings.HasPrefix(x.version, "2") || x.version == "" && d.looksOld()
	x.fields = make([]govcard.Field, 0, len(d.raws))
	x.pointers = make([]*govcard.Field, len(d.raws))
	c.props = make([]property, 0, len(d.raws))
	for i := range d.raws {
		x.property(r, &d.raws[i])
	}
	x.kind()
	return c
}

// version is what the card says it is.
func (d *draft) version() string {
	for i := range d.raws {
		if p := &d.raws[i]; p.name.name == govcard.FieldVersion {
			return strings.TrimSpace(readable(d.bytes[p.value:p.end]))
		}
	}
	return ""
}

// looksOld tells whether a card without a version is written as 2.1 is.
func (d *draft) looksOld() bool {
	for i := range d.raws {
		if p := d.raws[i].params; p.bare || p.quoted {
			return true
		}
	}
	return false
}

type decoder struct {
	d        *draft
	c        *Card
	all      string // the bytes of the card
	version  string
	old      bool
	fields   []govcard.Field
	pointers []*govcard.Field

	charset encoding.Encoding // that other properties name; looked for once
	guess   bool              // by the language only
	looked  bool
}

func (x *decoder) property(r *reader, p *raw) {
	if p.broken {
		if p.base64 {
			x.warn(p.line, WarnPhotoTooBig)
		}
		return
	}
	out := property{name: p.name, params: p.params, line: p.line, cut: p.cut}
	switch {
	case p.base64 && (p.name.binary || strings.HasPrefix(p.name.name, "X-")):
		x.binary(p, &out)
	case p.base64:
		x.text(r, x.unpacked(p), &out)
	default:
		x.text(r, p, &out)
	}
	if p.end-p.start+len(p.data) > mostKept && !placed[p.name.name] && !ours[p.name.name] {
		x.warn(p.line, WarnLineNotKept)
	}
	x.fields = append(x.fields, govcard.Field{Value: x.value(&out), Params: p.params.m})
	out.field = &x.fields[len(x.fields)-1]
	if p.group > 0 {
		out.field.Group = x.all[p.start : p.start+p.group]
	}
	x.c.props = append(x.c.props, out)
	x.add(p.name.name, out.field)
}

// add puts a field into the card, without a slice of its own for each.
func (x *decoder) add(name string, f *govcard.Field) {
	if have, ok := x.c.Card[name]; ok {
		x.c.Card[name] = append(have, f)
		return
	}
	n := len(x.fields)
	x.pointers[n-1] = f
	x.c.Card[name] = x.pointers[n-1 : n : n]
}

func (x *decoder) warn(line int, code string) {
	x.c.Warnings = append(x.c.Warnings, Warning{line, code})
}

// binary takes over a picture and the like; the value is base64 without blanks and what stands before it.
func (x *decoder) binary(p *raw, out *property) {
	data := p.data
	if bytes.HasPrefix(data, []byte("data:")) {
		_, data, _ = bytes.Cut(data, []byte(","))
	}
	data = bytes.TrimRight(data, "=")
	if len(data)%4 == 1 { // which can't be: the end is lost
		data = data[:len(data)-1]
	}
	out.data = make([]byte, base64.RawStdEncoding.DecodedLen(len(data)))
	n, err := base64.RawStdEncoding.Decode(out.data, data)
	out.data = out.data[:n]
	photo := p.name.name == govcard.FieldPhoto
	switch {
	case err != nil:
		out.data = nil
		if photo {
			x.warn(p.line, WarnPhotoDamaged)
		}
	case photo && n > mostPhoto:
		out.data = nil
		x.warn(p.line, WarnPhotoTooBig)
	}
	out.text, out.binary = readable(p.data), true
}

// unpacked puts a text that is in base64 behind the bytes of the card; one that can't be read stays as it is.
func (x *decoder) unpacked(p *raw) *raw {
	data := bytes.TrimRight(p.data, "=")
	content := make([]byte, base64.RawStdEncoding.DecodedLen(len(data)))
	n, err := base64.RawStdEncoding.Decode(content, data)
	if err != nil {
		content, n = p.data, len(p.data)
	}
	out := *p
	out.value = len(x.d.bytes)
	x.d.bytes = append(x.d.bytes, content[:n]...)
	out.end = len(x.d.bytes)
	out.encoded = true
	return &out
}

// text takes over the text of a property, out of quoted-printable and its alphabet.
func (x *decoder) text(r *reader, p *raw, out *property) {
	value := x.d.bytes[p.value:p.end]
	clean := !p.params.quoted && !p.encoded && p.params.charset == nil && isPlain(value)
	if clean {
		out.raw = x.all[p.start:p.end]
		if front := x.d.bytes[p.start:p.value]; !isPlain(front) {
			out.raw = readable(front) + x.all[p.value:p.end]
		}
		out.text = trimBlanks(x.all[p.value:p.end])
		return
	}
	if p.params.quoted {
		value = unquoted(value)
	}
	if !x.looked {
		x.charset, x.guess = x.d.alphabetOf(r)
		x.looked = true
	}
	decoded, sure := text(value, p.params, x.charset)
	if x.guess && !utf8.Valid(value) && p.params.charset == nil {
		sure = false
	}
	if !sure || p.params.unknown && !plainASCII(value) {
		x.warn(p.line, WarnCharsetGuessed)
	}
	if !p.params.quoted && !p.encoded && !p.params.bare && p.params.charset == nil && !p.params.utf8 {
		out.raw = readable(x.d.bytes[p.start:p.value]) + decoded
	}
	out.text = strings.Trim(newlines(decoded), " \t\n")
}

// isPlain tells whether bytes are a text as they are.
func isPlain(b []byte) bool {
	for _, c := range b {
		if c >= 0x80 || c == 0x1b || c == '\r' {
			return validPlain(b)
		}
	}
	return true
}

func newlines(s string) string {
	if strings.IndexByte(s, '\r') < 0 {
		return s
	}
	return strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
}

// value is what a field of go-vcard holds.
func (x *decoder) value(p *property) string {
	if strings.IndexByte(p.text, '\\') < 0 || p.data != nil {
		return p.text
	}
	if p.name.structured {
		return joinParts(x.parts(p.text, ';'))
	}
	if x.old && !p.name.lines {
		return part(p.text, true)
	}
	return unescape(p.text, x.old)
}

func (x *decoder) parts(text string, separator byte) []string { return split(text, separator, x.old) }

// kind tells cards of people from others.
func (x *decoder) kind() {
	for i := range x.c.props {
		p := &x.c.props[i]
		switch p.name.name {
		case govcard.FieldKind, "X-ADDRESSBOOKSERVER-KIND", "X-KIND":
			switch strings.ToLower(p.text) {
			case "group":
				x.c.Group = true
			case "org", "organization", "location", "application", "device", "thing", "x-resource":
				x.c.Organisation = true
			}
		case "X-EVOLUTION-LIST":
			x.c.Group = x.c.Group || strings.EqualFold(p.text, "true")
		case "X-ABSHOWAS":
			x.c.Organisation = x.c.Organisation || strings.EqualFold(p.text, "company")
		}
	}
	x.c.old = x.old
}
