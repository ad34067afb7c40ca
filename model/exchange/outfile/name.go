package outfile

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

const longestName = 80 // runes of a file's name; Windows counts the folder's too

// Name makes a file's name of a text, without an ending, that every system takes.
func Name(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case r == utf8.RuneError || unicode.IsControl(r) || unicode.Is(unicode.Cf, r):
			return -1
		case strings.ContainsRune(`<>:"/\|?*`, r):
			return '-'
		}
		return r
	}, norm.NFC.String(s))
	if runes := []rune(s); len(runes) > longestName {
		s = string(runes[:longestName])
	}
	s = strings.Trim(strings.Join(strings.Fields(s), " "), ". ")
	if s == "" || isDevice(s) {
		s = "_" + s
	}
	return s
}

// isDevice tells whether Windows takes a name for a device.
func isDevice(s string) bool {
	base, _, _ := strings.Cut(strings.ToUpper(s), ".")
	switch strings.TrimSpace(base) {
	case "CON", "PRN", "AUX", "NUL":
		return true
	}
	return len(base) == 4 && (strings.HasPrefix(base, "COM") || strings.HasPrefix(base, "LPT")) && base[3] >= '0' && base[3] <= '9'
}
