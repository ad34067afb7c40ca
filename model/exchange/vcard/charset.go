package vcard

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/ianaindex"
)

// alphabet finds the encoding of a name; nil and true for UTF-8, nil and false for one that nobody knows.
func alphabet(name string) (e encoding.Encoding, isUTF8 bool) {
	name = strings.ToLower(strings.Trim(strings.TrimSpace(name), `"'`))
	switch name {
	case "utf-8", "utf8", "us-ascii", "ascii", "utf_8", "unicode-1-1-utf-8":
		return nil, true
	case "ansi":
		return charmap.Windows1252, false
	case "macroman", "mac-roman", "macosroman":
		return charmap.Macintosh, false
	}
	e, err := htmlindex.Get(name)
	if err != nil {
		if e, err = ianaindex.IANA.Encoding(name); err != nil || e == nil {
			return nil, false
		}
	}
	if kind, err := htmlindex.Name(e); err == nil && (strings.HasPrefix(kind, "utf-16") || kind == "replacement") {
		return nil, false // which no line of a file can be in
	}
	return e, false
}

// alphabetOfLanguage is the one that Windows writes a language in, where it is not the Western one.
func alphabetOfLanguage(tag string) encoding.Encoding {
	language, _, _ := strings.Cut(strings.ToLower(tag), "-")
	switch language {
	case "pl", "cs", "sk", "hu", "sl", "hr", "ro", "bs", "sq":
		return charmap.Windows1250
	case "ru", "uk", "bg", "sr", "mk", "be":
		return charmap.Windows1251
	case "el":
		return charmap.Windows1253
	case "tr":
		return charmap.Windows1254
	case "he":
		return charmap.Windows1255
	case "ar":
		return charmap.Windows1256
	case "et", "lv", "lt":
		return charmap.Windows1257
	}
	return nil
}

// western tells whether texts of an alphabet are never UTF-8 by chance.
func western(e encoding.Encoding) bool {
	switch e {
	case charmap.Windows1252, charmap.ISO8859_1, charmap.ISO8859_15, charmap.Macintosh:
		return true
	}
	return false
}

// text makes a text of bytes, by the alphabet that the property names, else by what they are. The alphabet that
// other properties of the card name is better than a guess. sure is false for a guess.
func text(b []byte, p *params, card encoding.Encoding) (s string, sure bool) {
	valid := utf8.Valid(b)
	switch {
	case valid && (p.charset == nil || western(p.charset) || plainASCII(b) && !stateful(b)):
		return string(b), true
	case p.charset != nil:
		return decoded(p.charset, b), true
	case card != nil:
		return decoded(card, b), true
	}
	return guessed(b), false
}

// stateful tells whether ASCII bytes may mean something else, as in ISO-2022-JP.
func stateful(b []byte) bool { return bytes.IndexByte(b, 0x1b) >= 0 }

func plainASCII(b []byte) bool {
	for _, c := range b {
		if c >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

func decoded(e encoding.Encoding, b []byte) string {
	out, err := e.NewDecoder().Bytes(b)
	if err != nil {
		return guessed(b)
	}
	return string(out)
}

// guessed takes bytes that are no UTF-8 for Windows-1252, unless most of them are UTF-8: then only the others.
func guessed(b []byte) string {
	letters, broken := 0, 0
	for rest := b; len(rest) > 0; {
		r, n := utf8.DecodeRune(rest)
		switch {
		case r == utf8.RuneError && n == 1:
			broken++
		case n > 1:
			letters++
		}
		rest = rest[n:]
	}
	var out strings.Builder
	out.Grow(len(b) + broken*2)
	for len(b) > 0 {
		r, n := utf8.DecodeRune(b)
		if n == 1 && r == utf8.RuneError || n > 1 && letters <= broken {
			r, n = charmap.Windows1252.DecodeByte(b[0]), 1
		}
		out.WriteRune(r)
		b = b[n:]
	}
	return out.String()
}

// readable makes a text of parameters, whose alphabet nothing tells.
func readable(b []byte) string {
	if utf8.Valid(b) {
		return string(b)
	}
	return guessed(b)
}
