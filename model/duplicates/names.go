package duplicates

import (
	"slices"
	"strings"

	"alumnibook/model"
)

// similarEnough is from where on two family names count as spellings of one: Petersen and Pedersen do, Hansen and Jansen
// do not.
const similarEnough = 0.92

// similarity is that of Jaro and Winkler: 1 for equal texts, 0 for such that have nothing in common.
func similarity(a, b []rune) float64 {
	if len(a) == 0 || len(b) == 0 || len(a) > 64 || len(b) > 64 {
		return 0
	}
	if len(a) > len(b) {
		a, b = b, a
	}
	// Even if all of the shorter one were found, it could not be enough.
	if best := (2 + float64(len(a))/float64(len(b))) / 3; best+0.4*(1-best) < similarEnough {
		return 0
	}
	reach := max(len(b)/2-1, 0)
	var inA, inB uint64
	common := 0
	for i, r := range a {
		for j := max(0, i-reach); j < min(len(b), i+reach+1); j++ {
			if b[j] == r && inB&(1<<j) == 0 {
				inA, inB = inA|1<<i, inB|1<<j
				common++
				break
			}
		}
	}
	if common == 0 {
		return 0
	}
	moved, j := 0, 0
	for i, r := range a {
		if inA&(1<<i) == 0 {
			continue
		}
		for inB&(1<<j) == 0 {
			j++
		}
		if b[j] != r {
			moved++
		}
		j++
	}
	m := float64(common)
	jaro := (m/float64(len(a)) + m/float64(len(b)) + (m-float64(moved/2))/m) / 3
	head := 0
	for head < min(4, len(a)) && a[head] == b[head] {
		head++
	}
	return jaro + float64(head)*0.1*(1-jaro)
}

// relation is how two given names, or two family names, stand to each other.
type relation int

const (
	unknown  relation = iota // one of them is missing
	other                    // nothing in common
	alike                    // one may stand for the other
	spelling                 // the same but for how umlauts are written
	equal
)

// name is a given or family name, folded.
type name struct {
	long, short string
	runes       []rune
	parts       []string // of short
}

func nameOf(text string) name {
	n := name{long: model.FoldLong(text), short: model.FoldShort(text)}
	n.runes, n.parts = []rune(n.long), strings.Fields(n.short)
	return n
}

// givenRelation knows initials, second names that one list leaves out, and names for short.
func givenRelation(a, b *sketch) relation {
	x, y := &a.given, &b.given
	switch {
	case x.long == "" || y.long == "":
		return unknown
	case x.long == y.long:
		return equal
	case x.short == y.short:
		return spelling
	case beginsAlike(x.parts, y.parts), x.short == b.nick, y.short == a.nick, similarity(x.runes, y.runes) >= 0.94:
		return alike
	}
	return other
}

// beginsAlike tells whether each part that both have is the same, or the initial of the other.
func beginsAlike(a, b []string) bool {
	for i := range min(len(a), len(b)) {
		short, long := a[i], b[i]
		if len(short) > len(long) {
			short, long = long, short
		}
		if short != long && !(len(short) == 1 && strings.HasPrefix(long, short)) {
			return false
		}
	}
	return true
}

// familyRelation knows double names and particles. The second answer tells that the name of one is the birth name of
// the other.
func familyRelation(a, b *sketch) (r relation, born bool) {
	x, y := &a.family, &b.family
	switch {
	case x.long == "" || y.long == "":
		return unknown, false
	case x.long == y.long:
		return equal, false
	case x.short == y.short:
		return spelling, false
	case a.birth != "" && a.birth == y.short, b.birth != "" && b.birth == x.short:
		return alike, true
	case contains(x.parts, y.parts), contains(y.parts, x.parts), similarity(x.runes, y.runes) >= similarEnough:
		return alike, false
	}
	return other, false
}

// contains tells whether all parts of a name are among those of another one: Müller of Müller-Lüdenscheidt.
func contains(long, short []string) bool {
	if len(short) >= len(long) {
		return false
	}
	for _, p := range short {
		if len(p) < 3 || !slices.Contains(long, p) {
			return false
		}
	}
	return true
}
