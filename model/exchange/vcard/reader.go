package vcard

import (
	"bytes"
	"context"
	"errors"
	"io"

	"golang.org/x/text/encoding"

	"alumnibook/model"
)

// reader puts the lines of a file together to properties, and these to cards.
type reader struct {
	*lines
	each   func(*Card) error
	names  map[string]*propertyName
	params map[string]*params

	open    *draft            // the card under way
	outer   *draft            // one that was under way when another began inside it
	inner   int               // how many began inside it since
	skip    int               // depth of cards in AGENT, and of things that are no cards
	foreign bool              // what is passed over is no card
	agent   bool              // the last line that was passed over was AGENT
	charset encoding.Encoding // the last that a property named
	free    *draft            // to be used again
	cards   int
	found   bool
	stop    error
}

// readAll reads to the end of the file.
func (r *reader) readAll(ctx context.Context) error {
	for n := 0; ; n++ {
		if n%1024 == 0 && ctx.Err() != nil {
			return model.E(model.CodeCancelled, "", ctx.Err())
		}
		line, ok := r.next()
		if !ok {
			break
		}
		if couldBeMark(line) && r.peek() == ' ' {
			line = r.unfoldMark(line)
		}
		if r.open != nil && r.halfHead(line) {
			line = r.unfoldHead(line)
		}
		r.line(line)
		if r.stop != nil {
			return r.stop
		}
	}
	if r.err != nil && !errors.Is(r.err, io.EOF) {
		return r.err
	}
	r.atEnd()
	return r.stop
}

// couldBeMark tells whether a line may be the front of BEGIN:VCARD or END:VCARD, folded.
func couldBeMark(line []byte) bool {
	if len(line) == 0 || len(line) > len("BEGIN:VCAR") {
		return false
	}
	_, isBegin := foldedPrefix([]byte("BEGIN:VCARD"), string(line))
	_, isEnd := foldedPrefix([]byte("END:VCARD"), string(line))
	return isBegin || isEnd
}

// halfHead tells whether a line is the front of a known property that is folded before its colon.
func (r *reader) halfHead(line []byte) bool {
	i := bytes.IndexByte(line, ';')
	if i <= 0 || i > 40 || bytes.IndexByte(line, ':') >= 0 {
		return false
	}
	name := line[:i]
	if dot := bytes.LastIndexByte(name, '.'); dot >= 0 {
		name = name[dot+1:]
	}
	return len(name) > 0 && r.nameOf(name).known
}

// unfoldHead joins such a line with its continuations up to the colon.
func (r *reader) unfoldHead(line []byte) []byte {
	whole := bytes.Clone(line)
	for len(whole) < 1000 && bytes.IndexByte(whole, ':') < 0 && r.goesOn() {
		rest, ok := r.next()
		if !ok {
			break
		}
		whole = append(whole, rest[1:]...)
	}
	return whole
}

// goesOn tells whether the next line is a continuation. It may read on, after which the last line is no longer valid.
func (r *reader) goesOn() bool {
	if r.at == r.lines.end && r.err == nil {
		r.fill()
	}
	b := r.peek()
	return b == ' ' || b == '\t'
}

// unfoldMark joins a folded BEGIN or END with its continuation. Anything else is dealt with as it comes.
func (r *reader) unfoldMark(line []byte) []byte {
	front := bytes.Clone(line)
	rest, ok := r.next()
	if !ok {
		return front
	}
	if whole := append(bytes.Clone(front), rest[1:]...); r.mark(whole) != markNone {
		return whole
	}
	rest = bytes.Clone(rest)
	r.line(front)
	return rest
}

// atEnd closes what the file left open.
func (r *reader) atEnd() {
	r.closeOuter()
	if d := r.open; d != nil {
		d.warn(r.number-1, WarnEndMissing)
		if !r.ended && d.touched == r.number-1 && len(d.raws) > 0 {
			d.last().cut = true
			d.warn(d.last().line, WarnCutShort)
		}
		r.open = nil
		r.finish(d)
	}
}

func (r *reader) closeOuter() {
	if d := r.outer; d != nil && r.stop == nil {
		d.warn(d.at, WarnEndMissing)
		r.finish(d)
	}
	r.outer = nil
}

// line takes the next line of the file.
func (r *reader) line(line []byte) {
	d := r.open
	if d != nil && d.indent > 0 {
		line = line[min(d.indent, leadingBlanks(line)):]
	}
	mark := r.mark(line)
	if r.skip > 0 && r.skipped(mark, line) {
		return
	}
	switch {
	case mark == markNone && d == nil:
		r.between(line)
	case mark == markNone:
		d.line(r, line)
	case mark == markBegin || mark == markEndBegin:
		if mark == markEndBegin && d != nil {
			r.end()
		}
		r.begin(line)
	case mark == markEnd:
		r.end()
	case mark == markOther:
		r.skip, r.foreign = 1, true
	}
}

// skipped looks for the end of what is passed over. It is false for a card that begins where none can be: then
// the end of what was passed over is missing.
func (r *reader) skipped(m mark, line []byte) bool {
	switch m {
	case markBegin:
		if r.foreign || !r.agent {
			r.skip, r.foreign = 0, false
			return false
		}
		r.skip++
	case markOther:
		r.skip++
	case markEnd:
		if !r.foreign {
			r.skip--
		}
	case markOtherEnd:
		r.skip--
	}
	h, ok := parseHead(line)
	r.agent = ok && bytes.EqualFold(h.name, []byte("AGENT"))
	if r.skip == 0 {
		r.foreign = false
	}
	return true
}

// between is a line outside of cards. Where a card held another, the first goes on here.
func (r *reader) between(line []byte) {
	if r.outer == nil || r.inner == 0 {
		return
	}
	if _, ok := parseHead(line); ok {
		r.open, r.outer = r.outer, nil
		r.open.line(r, line)
	}
}

func (r *reader) begin(line []byte) {
	r.found = true
	if d := r.open; d != nil {
		if d.agent() {
			d.last().broken = true // the next one is no longer the agent's
			r.skip, r.agent = 1, false
			return
		}
		r.closeOuter()
		r.outer, r.inner = d, 0
	} else if r.outer != nil {
		if r.inner++; r.inner > 8 { // it will not come back
			r.closeOuter()
		}
	}
	if r.stop != nil {
		return
	}
	d := r.free
	if d == nil || d == r.outer {
		d = &draft{}
	}
	r.free = nil
	d.reset(r.number, bytes.Contains(line, []byte("BEGIN")), leadingBlanks(line))
	r.open = d
}

func (r *reader) end() {
	if d := r.open; d != nil {
		r.open = nil
		r.finish(d)
		if r.outer != nil && r.inner == 0 {
			r.inner = 1
		}
		return
	}
	if d := r.outer; d != nil {
		r.outer = nil
		r.finish(d)
	}
}

// finish hands a card over.
func (r *reader) finish(d *draft) {
	if r.cards++; r.cards > mostCards {
		r.stop = model.E(model.CodeFileTooBig, "", nil)
		return
	}
	c := d.card(r)
	r.free = d
	if err := r.each(c); err != nil {
		r.stop = err
	}
}

// mark is a line that begins or ends something.
type mark int

const (
	markNone mark = iota
	markBegin
	markEnd
	markEndBegin // of two files put together without an end of line between them
	markOther    // BEGIN of something else, such as a calendar
	markOtherEnd
)

func (r *reader) mark(line []byte) mark {
	if len(line) > 1 && line[0] != 'B' && line[0] != 'E' && line[0] != 'b' && line[0] != 'e' {
		line = bytes.TrimPrefix(line, bomUTF8)
		if r.open == nil {
			line = line[leadingBlanks(line):]
		}
	}
	if len(line) < 5 || len(line) > 64 {
		return markNone
	}
	what, isBegin := afterWord(line, "BEGIN")
	if !isBegin {
		var isEnd bool
		if what, isEnd = afterWord(line, "END"); !isEnd {
			return markNone
		}
	}
	rest, isCard := foldedPrefix(what, "VCARD")
	switch rest = bytes.Trim(rest, " \t\x00\x1a"); {
	case isCard && len(rest) == 0 && isBegin:
		return markBegin
	case isCard && len(rest) == 0:
		return markEnd
	case isCard && !isBegin && r.mark(rest) == markBegin:
		return markEndBegin
	case isCard || len(what) == 0 || what[0] != 'V' && what[0] != 'v':
		return markNone
	case isBegin:
		return markOther
	}
	return markOtherEnd
}

// afterWord gives what stands behind a word and its colon.
func afterWord(line []byte, word string) ([]byte, bool) {
	rest, ok := foldedPrefix(line, word)
	rest = bytes.TrimLeft(rest, " \t")
	if !ok || len(rest) == 0 || rest[0] != ':' {
		return nil, false
	}
	return bytes.Trim(rest[1:], " \t"), true
}

// foldedPrefix drops a word from the front, in capitals or not.
func foldedPrefix(b []byte, word string) ([]byte, bool) {
	if len(b) < len(word) || !bytes.EqualFold(b[:len(word)], []byte(word)) {
		return b, false
	}
	return b[len(word):], true
}

func leadingBlanks(b []byte) int {
	n := 0
	for n < len(b) && (b[n] == ' ' || b[n] == '\t') {
		n++
	}
	return n
}
