package cadence

import "alumnibook/model"

const (
	dayYear       = 360 // days that the contacts of a year are laid out over: two a year are half of them apart, 180
	workingWeeks  = 48  // weeks of a year in which calls are made
	firstYear     = 365 // days after the last day in which contacts are closer
	closer        = 7   // tenths of the interval, for those who left lately or slip away
	firstCallVary = 15  // per cent by which the first call comes earlier or later
	apart         = 14  // days by which an interval differs from the one before, where there is room for it
)

// Rule is what all intervals follow.
type Rule struct {
	MinGap    int    // days between two contacts at the least
	FirstCall int    // days after the last day until the first call
	Seed      uint64 // of everything that is irregular
}

// RuleOf takes the rule from the firm's programme.
func RuleOf(p model.Programme) Rule {
	return Rule{MinGap: p.MinGap, FirstCall: p.FirstCall, Seed: p.Seed}
}

// Wanted is how many contacts a year are wanted of a person: their own number, else the largest of the lists they
// stand on, else the programme's.
func Wanted(own int, lists []int, programme int) int {
	if own > 0 {
		return own
	}
	most := 0
	for _, n := range lists {
		most = max(most, n)
	}
	if most > 0 {
		return most
	}
	return programme
}

// Quota is how many calls a week it takes for all the contacts wanted in a year. Weeks of holiday are left free.
func Quota(wantedSum int) int {
	return max(0, (wantedSum+workingWeeks-1)/workingWeeks)
}

// Fits is how many calls fit into a time.
func Fits(minutes, perCall int) int {
	return max(0, minutes/max(perCall, 1))
}

// span is the shortest and the longest interval, from two thirds to four thirds of the usual one, in tenths of it.
// Where the gap that must be kept leaves no room, the interval is longer: it has to stay irregular.
func (r Rule) span(perYear, tenths int) (lo, hi int) {
	least := max(r.MinGap, 1)
	lo = max((dayYear*2*tenths+30*perYear-1)/(30*perYear), least)
	hi = max(dayYear*4*tenths/(30*perYear), lo+max(least/3, 6))
	return lo, hi
}

// interval is the usual number of days between two contacts.
func (r Rule) interval(perYear int) int {
	lo, hi := r.span(perYear, 10)
	return (lo + hi) / 2
}
