package model

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

// sketch is a text folded quickly: its words in small letters as FoldShort writes them, one blank between them and none
// between digits. What is not in the sketch of a text is not in the text.
func sketch(s string) string {
	b := sketcher{out: make([]byte, 0, len(s))}
	b.write(s)
	return string(b.out)
}

// hinted tells quickly that a text may have a trace.
func (t *Traces) hinted(text string) bool { return t.mayHold(text, false) }

// MayBeIn tells quickly that a text may have a trace as JSON writes it; it never passes one over.
func (t *Traces) MayBeIn(json string) bool { return t.mayHold(json, true) }

func (t *Traces) mayHold(text string, escaped bool) bool {
	if len(t.hints) == 0 || len(text) < 3 {
		return false
	}
	var room [512]byte
	b := sketcher{out: room[:0], escaped: escaped}
	b.write(text)
	for _, h := range t.hints {
		if bytes.Contains(b.out, h) {
			return true
		}
	}
	return false
}

type sketcher struct {
	out   []byte
	pair  byte // the letter that was written last, where the next one may become one with it
	blank bool

	escaped bool // the text is written as JSON does
}

// letter writes a folded letter; ae, oe, ue and aa become one.
func (b *sketcher) letter(c byte) {
	if b.blank {
		b.blank, b.pair = false, 0
		if n := len(b.out); n > 0 && !(isDigit(c) && isDigit(b.out[n-1])) {
			b.out = append(b.out, ' ')
		}
	} else if b.pair != 0 && (c == 'e' || c == 'a' && b.pair == 'a') {
		b.pair = 0
		return
	}
	b.out = append(b.out, c)
	b.pair = pairing[c]
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// pairing are the letters that may become one with the next, and small the letters and digits in small.
var (
	pairing = [256]byte{'a': 'a', 'o': 'o', 'u': 'u'}
	small   = func() (t [256]byte) {
		for c := byte('0'); c <= '9'; c++ {
			t[c] = c
		}
		for c := byte('a'); c <= 'z'; c++ {
			t[c], t[c-'a'+'A'] = c, c
		}
		return t
	}()
)

func (b *sketcher) write(s string) {
	for i := 0; i < len(s); {
		c := s[i]
		if folded := small[c]; folded != 0 {
			b.letter(folded)
			i++
			continue
		}
		if c >= utf8.RuneSelf {
			r, n := utf8.DecodeRuneInString(s[i:])
			i += n
			b.rune(r)
			continue
		}
		switch {
		case c == '\'':
		case c == '\\' && b.escaped:
			i += b.escape(s[i:]) - 1
		case c == '&' && strings.HasPrefix(s[i:], apostropheEntity):
			i += len(apostropheEntity) - 1
		default:
			b.blank = true
		}
		i++
	}
}

// escape passes over what JSON writes for a sign that it does not write as it is, and tells how long that is.
func (b *sketcher) escape(s string) int {
	if strings.HasPrefix(s, escapedEntity) {
		return len(escapedEntity)
	}
	b.blank = true
	if len(s) >= 6 && s[1] == 'u' {
		return 6
	}
	return min(2, len(s))
}

// escapedEntity is apostropheEntity in JSON.
const escapedEntity = `\u0026` + "#39;"

// rune writes a letter that is none of ASCII's.
func (b *sketcher) rune(r rune) {
	folded, known := quickFolds[r]
	if !known {
		if isApostrophe(r) {
			return
		}
		if folded = FoldLong(string(r)); folded == "" && !isWordRune(r) {
			b.blank = true
			return
		}
	}
	for i := range len(folded) {
		b.letter(folded[i])
	}
}

// quickFolds are the letters of the languages that most books are written in.
var quickFolds = func() map[rune]string {
	m := map[rune]string{}
	for _, r := range "äöüßåøæéèàçñÄÖÜÅØÆÉÈÀÇÑ" {
		m[r] = FoldLong(string(r))
	}
	return m
}()

// HasWords tells whether a text has a word for each of some beginnings, folded as QueryWords does.
func HasWords(text string, words []string) bool { return hasWords(text, words, false) }

// MayHaveWords tells quickly that a piece of JSON may have the words in it; it never passes one over.
func MayHaveWords(json string, words []string) bool { return hasWords(json, words, true) }

func hasWords(text string, words []string, escaped bool) bool {
	var room [512]byte
	b := sketcher{out: append(room[:0], ' '), escaped: escaped}
	b.blank = true
	b.write(text)
	folded := string(b.out)
	for _, w := range words {
		if !isDigit(w[0]) {
			w = " " + w
		}
		if !strings.Contains(folded, w) {
			return false
		}
	}
	return true
}
