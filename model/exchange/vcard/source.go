package vcard

import (
	"bytes"
	"io"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
	"golang.org/x/text/transform"
)

// lines gives the lines of a file as they stand there, folded, whatever ends them: CR LF, LF, CR, CR CR LF.
type lines struct {
	r      io.Reader
	buf    []byte
	at     int   // where the next line begins
	end    int   // of what was read
	err    error // of the reader, io.EOF at its end
	number int   // of the last line
	long   bool  // the last line was longer than lines may be, and is empty
	ended  bool  // the last line had an end
}

var bomUTF8 = []byte("\xef\xbb\xbf")

// newLines makes lines of a reader in any Unicode form. Files in other alphabets come as they are: there every
// property may have its own.
func newLines(r io.Reader) (*lines, error) {
	l := &lines{r: r, buf: make([]byte, 64<<10)}
	for l.end < 1024 && l.err == nil {
		l.fill()
	}
	head := l.buf[:l.end]
	if l.err != nil && l.err != io.EOF {
		return nil, l.err
	}
	if e := wide(head); e != nil {
		rest := bytes.Clone(head)
		l.r = transform.NewReader(io.MultiReader(bytes.NewReader(rest), &failing{r, l.err}), e.NewDecoder())
		l.end, l.err = 0, nil
		return l, nil
	}
	if bytes.HasPrefix(head, bomUTF8) {
		l.at = len(bomUTF8)
	}
	return l, nil
}

// failing goes on with a reader that may already have come to its end.
type failing struct {
	r   io.Reader
	err error
}

func (f *failing) Read(b []byte) (int, error) {
	if f.err != nil {
		return 0, f.err
	}
	return f.r.Read(b)
}

// wide finds out whether a text is in a Unicode form of two or four bytes, by its mark or by its zeroes.
func wide(head []byte) encoding.Encoding {
	switch {
	case bytes.HasPrefix(head, []byte("\xff\xfe\x00\x00")):
		return utf32.UTF32(utf32.LittleEndian, utf32.ExpectBOM)
	case bytes.HasPrefix(head, []byte("\x00\x00\xfe\xff")):
		return utf32.UTF32(utf32.BigEndian, utf32.ExpectBOM)
	case bytes.HasPrefix(head, []byte("\xff\xfe")), bytes.HasPrefix(head, []byte("\xfe\xff")):
		return unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM)
	case len(head) < 8:
		return nil
	}
	var zeroes [2]int
	for i, c := range head[:min(len(head), 1024)] {
		if c == 0 {
			zeroes[i%2]++
		}
	}
	half := min(len(head), 1024) / 2
	switch {
	case zeroes[1] > half*2/3 && zeroes[0] < half/10:
		return unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
	case zeroes[0] > half*2/3 && zeroes[1] < half/10:
		return unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
	}
	return nil
}

// fill reads on, and makes room where there is none.
func (l *lines) fill() {
	if l.at > 0 && (l.end == len(l.buf) || l.at == l.end) {
		l.end = copy(l.buf, l.buf[l.at:l.end])
		l.at = 0
	}
	if l.end == len(l.buf) {
		l.buf = append(l.buf, make([]byte, len(l.buf))...)
	}
	for range 100 { // a reader may give nothing for a while, but not for ever
		var n int
		n, l.err = l.r.Read(l.buf[l.end:])
		l.end += n
		if n > 0 || l.err != nil {
			return
		}
	}
	l.err = io.ErrNoProgress
}

// next is the next line without its end, valid until the next call; false behind the last.
func (l *lines) next() ([]byte, bool) {
	l.number++
	l.long = false
	for seen := 0; ; {
		window := l.buf[l.at:l.end]
		if i, n := lineEnd(window, seen, l.err != nil); i >= 0 {
			l.at += i + n
			l.ended = true
			return l.checked(window[:i]), true
		}
		if l.err != nil {
			l.at = l.end
			l.ended = l.ended && len(window) == 0
			return l.checked(window), len(window) > 0 || l.long
		}
		seen = max(0, len(window)-2)
		if len(window) > mostLine {
			l.long, seen = true, 0
			l.at = l.end - 2 // the end may have begun
		}
		l.fill()
	}
}

// peek is the byte behind the last line, 0 where it was not read yet.
func (l *lines) peek() byte {
	if l.at < l.end {
		return l.buf[l.at]
	}
	return 0
}

// checked is nothing for a line that was too long.
func (l *lines) checked(line []byte) []byte {
	if l.long || len(line) > mostLine {
		l.long = true
		return nil
	}
	return line
}

// lineEnd finds where a line ends and how many bytes its end has; -1 where that can't be told yet.
func lineEnd(b []byte, from int, last bool) (at, size int) {
	for i := from; i < len(b); i++ {
		switch b[i] {
		case '\n':
			return i, 1
		case '\r':
			rest := b[i+1:]
			switch {
			case len(rest) > 0 && rest[0] == '\n':
				return i, 2
			case len(rest) > 1 && rest[0] == '\r' && rest[1] == '\n':
				return i, 3
			case len(rest) < 2 && !last:
				return -1, 0
			}
			return i, 1
		}
	}
	return -1, 0
}
