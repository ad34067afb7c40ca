package door

import (
	"slices"
	"strconv"
	"strings"

	"alumnibook/model"
	"alumnibook/model/book"
)

// guest is somebody on the list, with what they are found by.
type guest struct {
	book.Guest
	family []string // the words of the family name, folded
	names  []string // all words of the name
	plus   []string // the words of the names of whom they bring
	bring  int      // whom they bring once they are checked in
}

func newGuest(g book.Guest) *guest {
	family, _, _ := strings.Cut(g.Name, ",")
	one := &guest{Guest: g, family: model.SearchWords(family), names: model.SearchWords(g.Name), bring: len(g.Guests)}
	for _, p := range g.Guests {
		one.plus = append(one.plus, model.SearchWords(p.Name)...)
	}
	return one
}

// How well somebody fits to what was typed: the lower, the better.
const (
	fitsFamily = iota // also the number itself
	fitsName          // also the beginning of the number
	fitsPlus          // one whom they bring
	fitsNot
)

// query is what was typed, ready to be compared.
type query struct {
	words  []string
	number int // 0 where it is none
	digits string
}

func newQuery(typed string) query {
	q := query{words: model.SearchWords(typed)}
	if n, err := strconv.Atoi(strings.TrimSpace(typed)); err == nil && n > 0 {
		q.number, q.digits = n, strconv.Itoa(n)
	}
	return q
}

func (q query) empty() bool { return len(q.words) == 0 }

// fits tells how well somebody fits.
func (q query) fits(g *guest) int {
	switch {
	case q.number > 0 && g.Number == q.number:
		return fitsFamily
	case q.number > 0 && g.Number > 0 && strings.HasPrefix(strconv.Itoa(g.Number), q.digits):
		return fitsName
	case q.number > 0:
		return fitsNot
	case all(q.words, g.names):
		if begins(q.words[0], g.family) {
			return fitsFamily
		}
		return fitsName
	case len(g.plus) > 0 && anyOf(q.words, g.plus) && all(q.words, g.plus, g.names):
		return fitsPlus
	}
	return fitsNot
}

// begins tells whether a word of some begins with a text.
func begins(text string, words []string) bool {
	for _, w := range words {
		if strings.HasPrefix(w, text) {
			return true
		}
	}
	return false
}

// all tells whether each word that was typed begins a word of some.
func all(typed []string, lists ...[]string) bool {
	for _, t := range typed {
		if !slices.ContainsFunc(lists, func(words []string) bool { return begins(t, words) }) {
			return false
		}
	}
	return len(typed) > 0
}

func anyOf(typed, words []string) bool {
	return slices.ContainsFunc(typed, func(t string) bool { return begins(t, words) })
}

// show is which part of the list is shown.
type show int

const (
	showExpected show = iota // who has a place or has come anyway
	showMissing
	showIn
	showOthers // on the list, and not expected
)

func (s show) has(g *guest) bool {
	switch s {
	case showMissing:
		return g.IsExpected() && !g.HasCome()
	case showIn:
		return g.HasCome()
	case showOthers:
		return !g.IsExpected()
	}
	return g.IsExpected()
}

// kind is what a line of the page is.
type kind int

const (
	onList  kind = iota
	inBook       // known, but not on the list
	newFace      // to be put into the book
)

// line is one row of the page.
type line struct {
	kind   kind
	guest  *guest
	person *model.Row
	fit    int
}

func (l *line) missing() bool { return l.kind == onList && !l.guest.HasCome() }

// find gives the lines for what was typed, the best first. While something is typed, everybody is looked through, but for
// those who are in where only they are wanted.
func find(guests []*guest, q query, s show) []line {
	if q.empty() {
		lines := make([]line, 0, len(guests))
		for _, g := range guests {
			if s.has(g) {
				lines = append(lines, line{guest: g})
			}
		}
		return lines
	}
	var groups [2 * fitsNot][]line // the best first, and of equal ones those who are expected
	for _, g := range guests {
		fit := q.fits(g)
		if fit == fitsNot || s == showIn && !g.HasCome() || s == showMissing && g.HasCome() {
			continue
		}
		at := 2 * fit
		if !g.IsExpected() {
			at++
		}
		groups[at] = append(groups[at], line{guest: g, fit: fit})
	}
	return slices.Concat(groups[:]...)
}

// target is the line that Enter means, -1 for none: the first by name who is not in. Where all of that name are in,
// nobody else is meant by it.
func target(lines []line, answered bool) int {
	named := false
	for i := range lines {
		l := &lines[i]
		if l.kind != onList || l.fit >= fitsPlus {
			continue
		}
		if l.missing() {
			return i
		}
		named = true
	}
	if named {
		return -1
	}
	known := 0
	for i := range lines {
		if lines[i].missing() {
			return i
		}
		if lines[i].kind == inBook {
			known++
		}
	}
	listed := len(lines) > 0 && lines[0].kind == onList
	if answered && !listed && (known == 1 || known == 0 && len(lines) == 1) {
		return 0
	}
	return -1
}
