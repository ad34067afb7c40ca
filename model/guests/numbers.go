package guests

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"alumnibook/model"
)

// Numbers is what was typed from a paper list.
type Numbers struct {
	List    []int    // each once, in order
	Doubles []int    // that were typed more than once: harmless
	Unknown []string // what is no number of the list, as it was typed
}

// CodeNoNumber is the error of numbers that the door list does not have; Name holds the first of them, as it was typed.
const CodeNoNumber model.Code = "no_such_number"

// CodeNoNumbers is the error of a text in which no number stands.
const CodeNoNumbers model.Code = "no_numbers"

// ParseNumbers reads numbers as they are typed from a paper list: "1-7 9 12", "1–7, 9; 12". There tells which numbers the list
// has. A range with a number that the list does not have is unknown as a whole.
func ParseNumbers(text string, there func(int) bool) Numbers {
	var n Numbers
	seen := map[int]int{}
	for _, word := range words(text) {
		from, to, ok := span(word)
		if !ok || !all(from, to, there) {
			n.Unknown = append(n.Unknown, word)
			continue
		}
		for i := from; i <= to; i++ {
			if seen[i]++; seen[i] == 1 {
				n.List = append(n.List, i)
			} else if seen[i] == 2 {
				n.Doubles = append(n.Doubles, i)
			}
		}
	}
	slices.Sort(n.List)
	slices.Sort(n.Doubles)
	return n
}

// Err is why the numbers can't be taken, nil where they can.
func (n Numbers) Err() error {
	switch {
	case len(n.Unknown) > 0:
		return model.E(CodeNoNumber, n.Unknown[0], nil)
	case len(n.List) == 0:
		return model.E(CodeNoNumbers, "", nil)
	}
	return nil
}

// words are the numbers and ranges of a text. A dash belongs to the numbers beside it, with blanks or without.
func words(text string) []string {
	text = strings.Map(func(r rune) rune {
		switch {
		case unicode.Is(unicode.Pd, r) || r == '−':
			return '-'
		case r == ',' || r == ';' || r == '+' || r == '&':
			return ' '
		}
		return r
	}, text)
	var list []string
	for _, f := range strings.Fields(text) {
		last := len(list) - 1
		if last >= 0 && (strings.HasPrefix(f, "-") || strings.HasSuffix(list[last], "-")) {
			list[last] += f
			continue
		}
		list = append(list, f)
	}
	for i := range list {
		list[i] = strings.TrimSuffix(list[i], ".")
	}
	return list
}

// most is the longest door list that is believed.
const most = 100_000

// span reads "7" or "3-7", also "7-3".
func span(word string) (from, to int, ok bool) {
	a, b, isRange := strings.Cut(word, "-")
	if !isRange {
		b = a
	}
	from, errA := strconv.Atoi(strings.TrimSuffix(a, "."))
	to, errB := strconv.Atoi(b)
	if errA != nil || errB != nil || from < 1 || to < 1 || from > most || to > most {
		return 0, 0, false
	}
	return min(from, to), max(from, to), true
}

func all(from, to int, there func(int) bool) bool {
	for i := from; i <= to; i++ {
		if !there(i) {
			return false
		}
	}
	return true
}

func count(n int) string { return strconv.Itoa(n) }
