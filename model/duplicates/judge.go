package duplicates

import (
	"math"
	"slices"

	"alumnibook/model"
)

// enough is the score from which on a pair is suggested.
const enough = 50

// judgement collects what speaks for and against a pair. Each reason takes its share of the doubt that is left, so that
// several weak ones make a strong one and none makes certainty; what speaks against it lowers the whole.
type judgement struct {
	doubt   float64
	factor  float64
	reasons []Reason
	room    [16]Reason // for reasons, so that most pairs cost no memory
}

func (j *judgement) reason(r Reason) {
	if !slices.Contains(j.reasons, r) {
		j.reasons = append(j.reasons, r)
	}
}

func (j *judgement) forIt(r Reason, weight float64) {
	j.reason(r)
	j.doubt *= 1 - weight
}

func (j *judgement) against(r Reason, factor float64) {
	j.reason(r)
	j.factor *= factor
}

func (j *judgement) score() int { return int(math.Round(100 * (1 - j.doubt) * j.factor)) }

func (j *judgement) has(r Reason) bool { return slices.Contains(j.reasons, r) }

// judge says how likely two people are one; false where it is not worth asking.
func (f *finder) judge(a, b *sketch) (Pair, bool) {
	j := judgement{doubt: 1, factor: 1}
	j.reasons = j.room[:0]
	f.judgeKeys(&j, a, b)
	linked := len(j.reasons) > 0 && !(len(j.reasons) == 1 && j.has(OtherPersonnel))
	given, family := j.judgeNames(a, b)
	if !linked && (given == other || family == other) {
		return Pair{}, false
	}
	j.judgeFacts(a, b)
	if !f.worthAsking(&j, a) {
		return Pair{}, false
	}
	p := Pair{A: min(a.id, b.id), B: max(a.id, b.id), Score: j.score()}
	if p.Score < enough {
		return Pair{}, false
	}
	for _, r := range Reasons {
		if j.has(r) {
			p.Reasons = append(p.Reasons, r)
		}
	}
	return p, true
}

// judgeKeys looks for addresses, numbers and pages in common, those left out that many people have.
func (f *finder) judgeKeys(j *judgement, a, b *sketch) {
	for _, r := range []Reason{SameLink, SameEmail, SamePhone} {
		best := 0.0
		for _, k := range a.keys {
			if k.reason != r || f.shared[k.hash] {
				continue
			}
			for _, l := range b.keys {
				if l.hash == k.hash {
					best = max(best, min(k.weight, l.weight))
				}
			}
		}
		if best > 0 {
			j.forIt(r, best)
		}
	}
	if common(a.numbers, b.numbers, f.shared) {
		j.forIt(SamePersonnel, 0.9)
	} else if len(a.numbers) > 0 && len(b.numbers) > 0 {
		j.against(OtherPersonnel, 0.8)
	}
}

// judgeNames lets other given names outweigh nearly everything: a couple shares address, number and mailbox.
func (j *judgement) judgeNames(a, b *sketch) (given, family relation) {
	given = givenRelation(a, b)
	family, born := familyRelation(a, b)
	switch {
	case a.whole != 0 && a.whole == b.whole && given == other: // given and family name the other way round
		given, family = alike, alike
		j.forIt(SimilarName, 0.4)
	case given == other && (j.has(SameLink) || j.has(SamePersonnel)):
		j.against(OtherGiven, 0.6)
	case given == other:
		j.against(OtherGiven, 0.3)
	case family == other && given >= spelling: // a new name after a wedding is found by nothing but keys
		j.factor *= 0.75
	case family == other:
		j.factor *= 0.4
	case given == equal && family == equal:
		j.forIt(SameName, 0.55)
	case given >= spelling && family >= spelling:
		j.forIt(SimilarName, 0.5)
	case born && given >= spelling:
		j.forIt(BirthName, 0.45)
	case given >= alike && family >= spelling, given >= spelling && family >= alike:
		j.forIt(SimilarName, 0.35)
	case given >= alike && family >= alike:
		j.forIt(SimilarName, 0.2)
	}
	return given, family
}

// judgeFacts looks at what else is known.
func (j *judgement) judgeFacts(a, b *sketch) {
	switch x, y := a.birthday, b.birthday; {
	case x.IsZero() || y.IsZero():
	case !x.Agrees(y):
		if x.Year != y.Year || x.Month != y.Day || x.Day != y.Month { // a swapped day says nothing
			j.against(OtherBirthday, 0.4)
		}
	case x.IsFull() && y.IsFull():
		j.forIt(SameBirthday, 0.75)
	case x.Day != 0 && y.Day != 0:
		j.forIt(SameBirthday, 0.6)
	default:
		j.forIt(SameBirthday, 0.2) // the year alone
	}
	if weight := sameYears(a.stints, b.stints); weight > 0 {
		j.forIt(SameYears, weight)
	} else if weight < 0 {
		j.against(OtherYears, 0.6)
	}
	if common(a.streets, b.streets, nil) {
		j.forIt(SameAddress, 0.6)
	} else if common(a.areas, b.areas, nil) {
		j.forIt(SameAddress, 0.3)
	}
	if common(a.employers, b.employers, nil) {
		j.forIt(SameEmployer, 0.35)
	}
	if common(a.offices, b.offices, nil) {
		j.forIt(SameOffice, 0.1)
	}
}

// sameYears weighs the two days of the stints that agree best; less than 0 where all contradict each other.
func sameYears(a, b []stint) float64 {
	best, compared := -1.0, false
	for _, x := range a {
		for _, y := range b {
			from, to := sameDay(x.from, y.from), sameDay(x.to, y.to)
			if from == 0 && to == 0 { // only the one's beginning and the other's end are known
				best = max(best, 0)
				continue
			}
			compared = true
			if from >= 0 && to >= 0 {
				best = max(best, 1-(1-from)*(1-to))
			}
		}
	}
	if !compared {
		return 0
	}
	return best
}

// sameDay weighs two dates: the more is known of both, the more; 0 where one is missing, less where they differ.
func sameDay(a, b model.Date) float64 {
	switch {
	case !a.HasYear() || !b.HasYear():
		return 0
	case !a.Agrees(b):
		return -1
	case a.IsFull() && b.IsFull():
		return 0.5
	case a.Month != 0 && b.Month != 0:
		return 0.4
	}
	return 0.25
}

func common(a, b []uint64, but map[uint64]bool) bool {
	for _, x := range a {
		if slices.Contains(b, x) && !but[x] {
			return true
		}
	}
	return false
}

// rareName is up to how many people may have a name for it to be a reason all by itself.
const rareName = 3

// worthAsking passes over people who have nothing in common but a name, unless it is a rare one and nothing speaks
// against it. The office is no help: that is where the many are.
func (f *finder) worthAsking(j *judgement, a *sketch) bool {
	against := false
	for _, r := range j.reasons {
		switch r {
		case SameName, SimilarName, BirthName, SameOffice:
		default:
			if !r.Against() {
				return true
			}
			against = true
		}
	}
	return !against && a.whole != 0 && f.carriers[a.whole] <= rareName
}
