package about

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// fullLine is from how many letters on a line was broken because it was full.
const fullLine = 50

// flowing takes the breaks out of a text that was broken for a typewriter, so that it wraps at the width it is shown in.
// Headings, lists and empty lines stay.
func flowing(text string) string {
	var b strings.Builder
	last := 0 // letters of the line before
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, " \t\r\n")
		bare := strings.TrimLeft(line, " \t")
		switch {
		case b.Len() == 0:
			b.WriteString(line)
		case last >= fullLine && goesOn(bare):
			b.WriteString(" " + bare)
		default:
			b.WriteString("\n" + line)
		}
		last = utf8.RuneCountInString(line)
	}
	return b.String()
}

// goesOn tells that a line can be the middle of a sentence.
func goesOn(line string) bool {
	first, _ := utf8.DecodeRuneInString(line)
	return unicode.IsLetter(first) || first == '"' || first == '(' && len(line) > 3 && line[2] != ')'
}
