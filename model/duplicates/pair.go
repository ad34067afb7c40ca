package duplicates

import (
	"cmp"
	"slices"
)

// Pair is two people who may be one.
type Pair struct {
	A, B    int64 // the smaller id first
	Score   int   // 0 to 100: how likely it is
	Reasons []Reason
}

// Reason is a code for what makes a pair likely, or speaks against it.
type Reason string

// What speaks for a pair, the strongest first.
const (
	SameLink      Reason = "same_link"      // the same profile on the web
	SamePersonnel Reason = "same_personnel" // personnel number
	SameEmail     Reason = "same_email"
	SamePhone     Reason = "same_phone"
	SameBirthday  Reason = "same_birthday"
	SameName      Reason = "same_name"
	SimilarName   Reason = "similar_name" // written otherwise, short, with parts swapped or one more
	BirthName     Reason = "birth_name"   // the family name of one is the birth name of the other
	SameAddress   Reason = "same_address"
	SameYears     Reason = "same_years" // joined or left at the same time
	SameEmployer  Reason = "same_employer"
	SameOffice    Reason = "same_office"
)

// What speaks against a pair.
const (
	OtherGiven     Reason = "other_given" // two given names that have nothing in common
	OtherBirthday  Reason = "other_birthday"
	OtherYears     Reason = "other_years" // with us at different times
	OtherPersonnel Reason = "other_personnel"
)

// Reasons are all there are, in the order in which a pair names them.
var Reasons = []Reason{
	SameLink, SamePersonnel, SameEmail, SamePhone, SameBirthday, SameName, SimilarName, BirthName, SameAddress, SameYears, SameEmployer, SameOffice,
	OtherGiven, OtherBirthday, OtherYears, OtherPersonnel,
}

// Against tells whether the reason speaks against a pair.
func (r Reason) Against() bool {
	switch r {
	case OtherGiven, OtherBirthday, OtherYears, OtherPersonnel:
		return true
	}
	return false
}

// bestFirst puts pairs in order.
func bestFirst(pairs []Pair) {
	slices.SortFunc(pairs, func(a, b Pair) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(len(b.Reasons), len(a.Reasons)), cmp.Compare(a.A, b.A), cmp.Compare(a.B, b.B))
	})
}
