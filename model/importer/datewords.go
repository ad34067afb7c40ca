package importer

import (
	"strings"
	"unicode"
)

// datePart is a number of a written date, or a month's name.
type datePart struct {
	value, digits int
	name          bool
}

// parts cuts a written date into its numbers and its month. Names of weekdays and small words are passed over.
func (r *dateReader) parts(s string) (parts []datePart, named, ok bool) {
	for _, w := range dateWords(s) {
		if allDigits(w) {
			if len(w) > 4 || len(parts) == 3 {
				return nil, false, false
			}
			parts = append(parts, datePart{num(w), len(w), false})
			continue
		}
		w = foldWord(w)
		if passedOver[w] {
			continue
		}
		m := monthNamed(w)
		if m == 0 || named {
			return nil, false, false
		}
		named = true
		parts = append(parts, datePart{m, 0, true})
	}
	return parts, named, len(parts) > 0 && len(parts) <= 3
}

// dateWords cuts at everything that is neither letter nor digit, and between letters and digits.
func dateWords(s string) []string {
	var words []string
	start, class := -1, 0
	for i, c := range s {
		now := 0
		switch {
		case unicode.IsLetter(c) || unicode.Is(unicode.Mn, c):
			now = 1
		case c >= '0' && c <= '9':
			now = 2
		}
		if now != class && start >= 0 {
			words = append(words, s[start:i])
			start = -1
		}
		if now != 0 && start < 0 {
			start = i
		}
		class = now
	}
	if start >= 0 {
		words = append(words, s[start:])
	}
	return words
}

// passedOver are the words that may stand around a date.
var passedOver = map[string]bool{
	"den": true, "d": true, "am": true, "the": true, "of": true, "ca": true, "c": true, "st": true, "nd": true, "rd": true, "th": true, "um": true,
	"zum": true, "per": true, "seit": true, "since": true, "siden": true, "sedan": true, "ab": true, "e": true, "uhr": true, "etwa": true,
	"montag": true, "dienstag": true, "mittwoch": true, "donnerstag": true, "freitag": true, "samstag": true, "sonntag": true,
	"monday": true, "tuesday": true, "wednesday": true, "thursday": true, "friday": true, "saturday": true, "sunday": true,
	"mandag": true, "tirsdag": true, "onsdag": true, "torsdag": true, "fredag": true, "loerdag": true, "soendag": true,
	"maandag": true, "tisdag": true, "mo": true, "di": true, "mi": true, "do": true, "fr": true, "sa": true, "so": true,
}

// months by their first letters, folded, in English, German, Danish and Swedish.
var months = []struct {
	start string
	month int
}{
	{"jan", 1},
	{"jaen", 1},
	{"feb", 2},
	{"mar", 3},
	{"mrz", 3},
	{"maer", 3},
	{"apr", 4},
	{"mai", 5},
	{"maj", 5},
	{"may", 5},
	{"jun", 6},
	{"jul", 7},
	{"aug", 8},
	{"sep", 9},
	{"okt", 10},
	{"oct", 10},
	{"nov", 11},
	{"dez", 12},
	{"dec", 12},
}

// monthNames in full, folded, so that a word which only begins like a month ("Marketing") is none.
var monthNames = []string{
	"januar", "january", "januari", "jaenner", "februar", "february", "februari", "feber", "marts", "march", "mars", "maerz", "april", "mai", "may", "maj",
	"juni", "june", "juli", "july", "august", "augusti", "september", "oktober", "october", "november", "dezember", "december", "mrz", "sept",
}

// monthNamed finds the month of a folded name or abbreviation of three letters or more, 0 for any other word.
func monthNamed(w string) int {
	if len(w) < 3 {
		return 0
	}
	known := false
	for _, name := range monthNames {
		known = known || strings.HasPrefix(name, w)
	}
	if !known {
		return 0
	}
	for _, m := range months {
		if strings.HasPrefix(w, m.start) {
			return m.month
		}
	}
	return 0
}
