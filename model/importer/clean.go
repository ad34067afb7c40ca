package importer

import (
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// visible is a text without the characters that nobody sees: control characters, marks of the writing direction,
// zero-width and soft hyphens, unbreakable blanks (which become ordinary ones), and the escapes that Excel leaves of
// them ("_x000D_"). Letters that were read in the wrong encoding ("MÃ¼ller") are put right. repair is "" where nothing
// but the form of line breaks had to be changed.
func visible(s string) (text, repair string) {
	if plainText(s) {
		return s, ""
	}
	text = s
	if strings.Contains(text, "_x") {
		text = excelEscape.ReplaceAllStringFunc(text, unescapeExcel)
	}
	if text != s {
		repair = RepairInvisible
	}
	if strings.ContainsAny(text, "ÃÂâ") {
		if put := restoredLetters(text); put != text {
			text, repair = put, RepairLetters
		}
	}
	shown := dropInvisible(text)
	if shown != text && repair == "" {
		repair = RepairInvisible
	}
	if strings.IndexByte(shown, '\r') >= 0 {
		shown = strings.ReplaceAll(strings.ReplaceAll(shown, "\r\n", "\n"), "\r", "\n")
	}
	return shown, repair
}

// plainText tells, at little cost, a text in which there is nothing to look for, as nearly all are.
func plainText(s string) bool {
	plain, _ := scanText(s)
	return plain
}

// lookCloser marks the bytes that are not simply part of a word.
var lookCloser = func() (table [256]bool) {
	for c := range ' ' + 1 {
		table[c] = true
	}
	for _, c := range []byte{'_', 0x7f, 0xc2, 0xc3, 0xd8, 0xe1, 0xe2, 0xe3, 0xef} {
		table[c] = true
	}
	return table
}()

// scanText goes through a text once: plain tells that nothing in it is invisible or garbled, squeezed that squeeze would
// leave it as it is.
func scanText(s string) (plain, squeezed bool) {
	plain, squeezed = true, s != "" && s[0] != ' ' && s[len(s)-1] != ' '
	for i := range len(s) {
		c := s[i]
		if !lookCloser[c] {
			continue
		}
		switch {
		case c == ' ':
			squeezed = squeezed && s[i+1] != ' '
		case c == '_':
			plain = plain && !strings.HasPrefix(s[i:], "_x")
		case c == '\n' || c == '\t' || c == 0xe3:
			squeezed = false
		case c == 0xc3:
			plain = plain && (i+1 == len(s) || s[i+1] != 0x83 && s[i+1] != 0x82 && s[i+1] != 0xa2)
		case c == 0x7f || c == 0xd8 || c == 0xef:
			plain = false
		default:
			plain, squeezed = false, false
		}
	}
	return plain, squeezed
}

var excelEscape = regexp.MustCompile(`_x[0-9A-Fa-f]{4}_`)

// unescapeExcel turns the escape of a control character into that character; any other escape stays as it is.
func unescapeExcel(s string) string {
	n, err := strconv.ParseUint(s[2:6], 16, 32)
	if err != nil || n >= 0x20 {
		return s
	}
	return string(rune(n))
}

// dropInvisible drops what nobody sees. Joiners between letters of other scripts and between the parts of a picture
// stay, since they change how those look.
func dropInvisible(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	before := rune(0)
	for _, r := range s {
		switch {
		case r == '\n' || r == '\r' || r == '\t':
		case r == '\v' || r == '\f' || r == '\u2028' || r == '\u2029':
			r = '\n'
		case r == '\u00a0' || r == '\u2007' || r == '\u202f':
			r = ' '
		case r == '\u200c' || r == '\u200d':
			if before < '\u0600' {
				continue
			}
		case r < ' ', r >= '\u007f' && r < '\u00a0', r == '\u00ad', r == '\u061c', r == '\u180e', r == '\u200b', r == '\u200e', r == '\u200f',
			r >= '\u202a' && r <= '\u202e', r >= '\u2060' && r <= '\u2064', r >= '\u2066' && r <= '\u206f', r == '\ufeff':
			continue
		}
		b.WriteRune(r)
		before = r
	}
	return b.String()
}

// restoredLetters undoes that a text in UTF-8 was read as Windows-1252 by whoever made the list. Only a text that is
// UTF-8 throughout after that was one.
func restoredLetters(s string) string {
	raw, err := charmap.Windows1252.NewEncoder().String(s)
	if err != nil || !utf8.ValidString(raw) || utf8.RuneCountInString(raw) == len(raw) {
		return s
	}
	return raw
}
