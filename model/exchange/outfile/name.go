package outfile

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"alumnibook/model"
)

const longestName = 80 // runes of a file's name; Windows counts the folder's too

// Name makes a file's name of a text, without an ending, that every system takes.
func Name(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case r == utf8.RuneError || unicode.IsControl(r) || unicode.Is(unicode.Cf, r):
			return -1
		case strings.ContainsRune(model.NotInFileNames, r):
			return '-'
		}
		return r
	}, norm.NFC.String(s))
	if runes := []rune(s); len(runes) > longestName {
		s = string(runes[:longestName])
	}
	s = strings.Trim(strings.Join(strings.Fields(s), " "), ". ")
	if s == "" || model.IsDeviceName(s) {
		s = "_" + s
	}
	return s
}
