package vcard

import (
	"bytes"
	"strconv"
	"strings"
	"unicode/utf8"
)

// A line is begun with its name and parameters, gets its value in pieces and is ended; only then is it folded.

const longest = 75 // octets of a line without its end

// old tells that cards are of version 2.1.
func (w *Writer) old() bool { return w.o.Profile == ProfileOutlook }

// new tells that cards are of version 4.0.
func (w *Writer) new() bool { return w.o.Profile == ProfileCard4 }

func (w *Writer) begin(name string) {
	w.head = append(w.head[:0], name...)
	w.value = w.value[:0]
}

// typed begins a line with types, in the form of the version.
func (w *Writer) typed(name string, preferred bool, types ...string) {
	w.begin(name)
	separator := ";TYPE="
	if w.old() {
		separator = ";"
	}
	put := func(t string) {
		w.head = append(w.head, separator...)
		w.head = append(w.head, t...)
		if !w.old() {
			separator = ","
		}
	}
	for _, t := range types {
		switch {
		case !w.new():
			put(t)
		case t != "INTERNET": // which 4.0 does not know
			put(strings.ToLower(t))
		}
	}
	switch {
	case preferred && w.new():
		w.head = append(w.head, ";PREF=1"...)
	case preferred:
		put("PREF")
	}
}

// text writes a line with one text; none for an empty one.
func (w *Writer) text(name, text string) {
	w.begin(name)
	w.finishText(text)
}

// finishText gives the line that was begun its text and ends it; an empty one is left out.
func (w *Writer) finishText(text string) {
	if text = strings.TrimSpace(text); text == "" {
		return
	}
	w.whole(text)
	w.end()
}

// plain writes a line whose value is no text but a date, an address, a word: nothing in it is escaped. An empty
// one is left out.
func (w *Writer) plain(name, value string) {
	if value == "" {
		return
	}
	if strings.ContainsAny(value, " \t\r\n") {
		value = strings.Join(strings.Fields(value), "")
	}
	w.begin(name)
	w.raw(value)
	w.end()
}

// item writes a plain line in a group of its own, to which a label can be given.
func (w *Writer) item(name, value string) {
	w.items++
	w.plain("item"+digits(w.items)+"."+name, value)
}

func digits(n int) string { return strconv.Itoa(n) }

// list writes texts separated by commas. A comma inside one becomes a slash: several readers split there even
// where it is escaped.
func (w *Writer) list(name string, texts []string) {
	w.begin(name)
	for _, text := range texts {
		if text = strings.TrimSpace(text); text == "" {
			continue
		}
		if len(w.value) > 0 {
			w.value = append(w.value, ',')
		}
		if strings.IndexByte(text, ',') >= 0 {
			text = strings.ReplaceAll(text, ",", "/")
		}
		w.escape(text)
	}
	if len(w.value) > 0 {
		w.end()
	}
}

// part adds the i-th part of a value that has several.
func (w *Writer) part(i int, text string) {
	if i > 0 {
		w.value = append(w.value, ';')
	}
	w.escape(text)
}

// whole adds a text to a value that is one text; in 2.1 only parts need escapes.
func (w *Writer) whole(text string) {
	if w.old() {
		w.raw(text)
	} else {
		w.escape(text)
	}
}

// escape adds a text in the form in which it can be a part of a value.
func (w *Writer) escape(text string) {
	text = trimBlanks(text)
	for i := 0; i < len(text); {
		c := text[i]
		switch {
		case c >= utf8.RuneSelf:
			r, n := utf8.DecodeRuneInString(text[i:])
			w.letter(r, text[i:i+n])
			i += n
			continue
		case c == '\r' && i+1 < len(text) && text[i+1] == '\n':
		case c == '\n' || c == '\r':
			w.newline()
		case c == ';':
			w.value = append(w.value, '\\', c)
		case (c == ',' || c == '\\') && !w.old():
			w.value = append(w.value, '\\', c)
		case c == '\t':
			w.value = append(w.value, ' ')
		case c >= ' ' && c != 0x7f:
			w.value = append(w.value, c)
		}
		i++
	}
}

// raw adds a text as it is, without what no line may hold.
func (w *Writer) raw(text string) {
	for i := 0; i < len(text); {
		c := text[i]
		switch {
		case c >= utf8.RuneSelf:
			r, n := utf8.DecodeRuneInString(text[i:])
			w.letter(r, text[i:i+n])
			i += n
			continue
		case c == '\r' && i+1 < len(text) && text[i+1] == '\n':
		case (c == '\n' || c == '\r') && w.old():
			w.newline()
		case c == '\t':
			w.value = append(w.value, ' ')
		case c >= ' ' && c != 0x7f:
			w.value = append(w.value, c)
		}
		i++
	}
}

// letter adds a rune beyond ASCII unless it is broken or a control character.
func (w *Writer) letter(r rune, bytes string) {
	if r == utf8.RuneError && len(bytes) == 1 || r < 0xa0 || r == 0xfeff {
		return
	}
	w.value = append(w.value, bytes...)
}

// newline adds the end of a line inside a text.
func (w *Writer) newline() {
	if w.old() {
		w.value = append(w.value, '\r', '\n')
	} else {
		w.value = append(w.value, '\\', 'n')
	}
}

// trimBlanks drops blanks around a text but keeps its newlines, which stand between notes.
func trimBlanks(s string) string { return strings.Trim(s, " \t") }

// end adds the line to the card.
func (w *Writer) end() {
	if w.old() {
		w.endOld()
		return
	}
	w.head = append(w.head, ':')
	w.head = append(w.head, w.value...)
	if w.unfolded {
		w.out = append(append(w.out, w.head...), "\r\n"...)
		return
	}
	w.out = fold(w.out, w.head)
}

// fold adds a line in pieces of at most 75 octets, the blank that begins each further piece included. It cuts
// between letters, never before a colon, which some readers take for the end of a name, and never behind a
// blank, which others drop.
func fold(out, line []byte) []byte {
	room := longest
	for len(line) > room {
		cut := cutAt(line, room)
		out = append(out, line[:cut]...)
		out = append(out, "\r\n "...)
		line = line[cut:]
		room = longest - 1
	}
	out = append(out, line...)
	return append(out, "\r\n"...)
}

func cutAt(line []byte, room int) int {
	for cut := room; cut > room/2; cut-- {
		if utf8.RuneStart(line[cut]) && line[cut] != ':' && line[cut] != ' ' && line[cut-1] != ' ' && line[cut-1] != '\\' {
			return cut
		}
	}
	cut := room
	for cut > 1 && !utf8.RuneStart(line[cut]) {
		cut--
	}
	return cut
}

// endOld adds the line in the form of 2.1: as it is where that is safe, else in quoted-printable.
func (w *Writer) endOld() {
	safe := isASCII(w.value) && !bytes.HasSuffix(w.value, []byte("=")) // which would look like a line that goes on
	if safe && len(w.head)+1+len(w.value) <= longest {
		w.out = append(append(append(w.out, w.head...), ':'), w.value...)
		w.out = append(w.out, "\r\n"...)
		return
	}
	start := len(w.out)
	w.out = append(w.out, w.head...)
	w.out = append(w.out, ";CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:"...)
	w.out = quotedPrintable(w.out, w.value, len(w.out)-start)
	w.out = append(w.out, "\r\n"...)
}

func isASCII(b []byte) bool {
	for _, c := range b {
		if c < ' ' || c >= 0x7f {
			return false
		}
	}
	return true
}

const hexDigits = "0123456789ABCDEF"

// quotedPrintable adds a value to a line that is already so long. A letter is never parted by a line's end.
func quotedPrintable(out, value []byte, column int) []byte {
	for goesOn := false; len(value) > 0; {
		_, n := utf8.DecodeRune(value)
		if bytes.HasPrefix(value, []byte("\r\n")) {
			n = 2
		}
		letter, size := value[:n], 3*n
		if literal(letter, goesOn, column) {
			size = 1
		}
		if column+size > longest {
			out, column, goesOn = append(out, "=\r\n"...), 0, true
		}
		if literal(letter, goesOn, column) {
			out, column = append(out, letter...), column+1
		} else {
			out, column = escaped(out, letter), column+3*n
		}
		value = value[n:]
	}
	return out
}

// literal tells whether a letter stands for itself in a quoted line, or in one that goes on with it: that begins with no
// blank, for some programs put one there as a mark and readers take it away, and has no colon, or it might be taken for a
// line of its own.
func literal(letter []byte, goesOn bool, column int) bool {
	c := letter[0]
	if len(letter) > 1 || c < ' ' || c >= 0x7f || c == '=' {
		return false
	}
	return !goesOn || c != ':' && (c != ' ' || column > 0)
}

// escaped adds a letter as the numbers of its octets.
func escaped(out, letter []byte) []byte {
	for _, c := range letter {
		out = append(out, '=', hexDigits[c>>4], hexDigits[c&15])
	}
	return out
}
