package vcard

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

// validPlain tells whether bytes are UTF-8 without anything that has to be dealt with.
func validPlain(b []byte) bool {
	return utf8.Valid(b) && bytes.IndexByte(b, 0x1b) < 0 && bytes.IndexByte(b, '\r') < 0
}

// unquoted takes quoted-printable apart. Lines are joined where they end in "="; what is no escape stays.
func unquoted(b []byte) []byte {
	marked := continuationsAreMarked(b)
	out := make([]byte, 0, len(b))
	for i := 0; i < len(b); i++ {
		c := b[i]
		if c != '=' {
			out = append(out, c)
			continue
		}
		if i+1 < len(b) && b[i+1] == '\n' {
			i++
			if marked && i+1 < len(b) {
				i++
			}
			continue
		}
		if i+1 == len(b) {
			break // it should have gone on
		}
		if i+2 < len(b) {
			high, low := hexValue(b[i+1]), hexValue(b[i+2])
			if high >= 0 && low >= 0 {
				out = append(out, byte(high<<4|low))
				i += 2
				continue
			}
		}
		out = append(out, c)
	}
	return out
}

// continuationsAreMarked tells whether the blank before each continuation of a quoted-printable text marks it and is
// no part of it: where there are several and all have one, or where it would part a letter.
func continuationsAreMarked(b []byte) bool {
	all, parted := 0, false
	for i := 0; ; {
		n := bytes.Index(b[i:], []byte("=\n"))
		if n < 0 {
			return all > 1 || parted
		}
		next := b[i+n+2:]
		if len(next) == 0 {
			return all > 1 || parted
		}
		if next[0] != ' ' && next[0] != '\t' {
			return false
		}
		all++
		if len(next) > 3 && next[1] == '=' && (next[2] == '8' || next[2] == '9' || next[2]|0x20 == 'a' || next[2]|0x20 == 'b') && n >= 3 && b[i+n-3] == '=' {
			parted = parted || hexValue(b[i+n-2]) >= 8
		}
		i += n + 2
	}
}

func hexValue(c byte) int {
	switch {
	case c >= '0' && c <= '9':
		return int(c - '0')
	case c >= 'A' && c <= 'F':
		return int(c-'A') + 10
	case c >= 'a' && c <= 'f':
		return int(c-'a') + 10
	}
	return -1
}

// unescape resolves the escapes of a text. Version 2.1 knows none of a newline and none of a backslash.
func unescape(s string, old bool) string {
	i := strings.IndexByte(s, '\\')
	if i < 0 {
		return s
	}
	out := make([]byte, 0, len(s))
	out = append(out, s[:i]...)
	for ; i < len(s); i++ {
		if s[i] != '\\' || i+1 == len(s) {
			out = append(out, s[i])
			continue
		}
		i++
		switch c := s[i]; {
		case c == ';' || c == ',' || c == ':' || c == '\n':
			out = append(out, c)
		case c == '\\' && !old:
			out = append(out, c)
		case (c == 'n' || c == 'N') && !old:
			out = append(out, '\n')
		case c == 'r' && !old && strings.HasPrefix(s[i+1:], `\n`): // comes as a newline
		default:
			out = append(out, '\\', c)
		}
	}
	return string(out)
}

// split takes a value apart where a separator is not escaped, and resolves the escapes of its parts.
func split(s string, separator byte, old bool) []string {
	parts := make([]string, 0, 8)
	start := 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case separator:
			parts = append(parts, part(s[start:i], old))
			start = i + 1
		}
	}
	return append(parts, part(s[start:], old))
}

// part is one part of a value; inside parts a backslash is escaped in every version.
func part(s string, old bool) string {
	if old && strings.Contains(s, `\\`) {
		s = strings.ReplaceAll(s, `\\`, "\x00")
		s = strings.ReplaceAll(unescape(s, true), "\x00", `\`)
	} else {
		s = unescape(s, old)
	}
	return strings.TrimSpace(s)
}
