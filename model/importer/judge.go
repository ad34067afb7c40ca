package importer

import (
	"slices"
	"strings"
)

// The reasons why a row needs a decision that say what else speaks for the person whose name it has, besides those in
// the list of reading. The words stand under "import.reason." + code.
const (
	ReasonSameNameBirthday = "same_name_birthday" // day and month, or with another spelling of the name the whole day
	ReasonSameNameOffice   = "same_name_office"
	ReasonSameNameYears    = "same_name_years"
	ReasonSameNameEmployer = "same_name_employer"
	ReasonSameNamePlace    = "same_name_place" // postal code
	ReasonSimilarBirthday  = "similar_name_birthday"
	ReasonNameChanged      = "name_changed" // same given name and more, another family name
)

// What speaks for each of several people who all fit.
const (
	ReasonSameIdentity = "same_identity" // of an export or a card, or the row was imported before
	ReasonSameNumber   = "same_number"   // personnel number
	ReasonSameEmail    = "same_email"
	ReasonSameLink     = "same_link"
	ReasonSamePhone    = "same_phone"
	ReasonSameBirthday = "same_birthday"
	ReasonSameDays     = "same_days" // joined or left on the same day
	ReasonAnswered     = "answered"  // the user said so before
)

// weights orders reasons by how much they say, the weakest first.
var weights = []string{
	ReasonSimilarName, ReasonSameName, ReasonSameNameYears, ReasonSameNameOffice, ReasonSameNamePlace, ReasonSameNameEmployer, ReasonEmailNoName,
	ReasonSameNumberOther, ReasonSameLinkOther, ReasonSamePhoneOther, ReasonSameEmailOther, ReasonSimilarBirthday, ReasonNameChanged, ReasonSameNameBirthday,
	ReasonSameKeyBirthday, ReasonAnswered, ReasonSameDays, ReasonSameBirthday, ReasonSamePhone, ReasonSameLink, ReasonSameEmail, ReasonSameNumber,
	ReasonSameIdentity,
}

func weight(reason string) int { return slices.Index(weights, reason) }

// pair is a row and an entity, with what they have in common.
type pair struct {
	s               *sketch
	x               *entity
	by              evidenceSet
	sameLong, meet  bool
	birthdaysDiffer bool
	sameBirthday    bool // the whole day
	sameNumber      bool
	numbersDiffer   bool
	strong          bool // address or page, or a number that hardly anybody else answers
	weak            bool // only a number that several people may answer
}

func (m *matcher) pair(s *sketch, f *found) *pair {
	p := &pair{s: s, x: &m.entities[f.entity], by: f.evidence}
	p.sameLong = s.long != 0 && s.long == p.x.long
	p.meet = p.sameLong || namesMeet(&s.names, &p.x.names)
	mine, theirs := s.birthday.date(), p.x.birthday.date()
	p.birthdaysDiffer = mine.HasYear() && theirs.HasYear() && !mine.Agrees(theirs)
	p.sameBirthday = mine == theirs && mine.IsFull()
	p.sameNumber, p.numbersDiffer = sharesNumber(s.numbers, p.x.numbers)
	p.strong = f.evidence&(byEmail|byLink) != 0
	if f.evidence&byPhone != 0 && !p.strong {
		p.strong = p.ownPhone()
		p.weak = !p.strong
	}
	return p
}

// ownPhone tells whether the number that both have is one of their own for both.
func (p *pair) ownPhone() bool {
	return slices.ContainsFunc(p.s.strong, func(k strongKey) bool {
		return k.by == byPhone && !k.weak && slices.ContainsFunc(p.x.strong, func(o strongKey) bool { return o.key == k.key && !o.weak })
	})
}

// judge says whether the row and the entity are one person. A name alone never makes them one.
func (m *matcher) judge(s *sketch, f *found) {
	p := m.pair(s, f)
	x := p.x
	switch {
	case f.evidence&(byUID|byPrint) != 0:
		f.verdict, f.reason = same, ReasonSameIdentity
	case s.uid != 0 && x.uid != 0 && s.uid != x.uid && (x.id != 0 && m.knownUID(s.uid) || x.id == 0 && s.own && x.own):
		f.verdict = strangers // both are known by their identity, and it differs
	case p.sure():
		f.verdict, f.reason = same, p.whySure()
	case p.meet && x.id != 0 && !p.birthdaysDiffer && m.answered != nil && m.answered(x.id):
		f.verdict, f.reason = same, ReasonAnswered
	case p.strong && !p.meet:
		f.verdict, f.reason = p.otherName()
	case p.strong && p.meet:
		f.verdict, f.reason = doubtful, ReasonSameKeyBirthday
	case p.sameNumber:
		f.verdict, f.reason = doubtful, ReasonSameNumberOther
		if p.sameGiven() {
			f.reason = ReasonNameChanged
		}
	case p.meet && !p.birthdaysDiffer && (!p.numbersDiffer || p.weak):
		f.verdict, f.reason = doubtful, p.sameName()
	case !p.meet && p.sameBirthday && f.evidence&byBirth != 0:
		f.verdict, f.reason = p.nearlySameName()
	}
}

func (m *matcher) knownUID(uid uint64) bool { _, ok := m.index[uid]; return ok }

// sure tells that the name and something else agree, and nothing speaks against it.
func (p *pair) sure() bool {
	switch {
	case !p.meet:
		return false
	case p.sameNumber: // a birthday may be put right
		return true
	case p.birthdaysDiffer:
		return false
	case p.strong, p.sameLong && p.sameBirthday:
		return true
	case p.weak:
		return p.sameLong && !p.numbersDiffer && !stintsApart(p.s.stints, p.x.stints)
	}
	return p.sameLong && sharesDay(p.s.stints, p.x.stints) && !p.numbersDiffer
}

// whySure says what besides the name makes two one.
func (p *pair) whySure() string {
	switch {
	case p.sameNumber:
		return ReasonSameNumber
	case p.by&byEmail != 0:
		return ReasonSameEmail
	case p.by&byLink != 0:
		return ReasonSameLink
	case p.strong || p.weak:
		return ReasonSamePhone
	case p.sameBirthday:
		return ReasonSameBirthday
	}
	return ReasonSameDays
}

// sameName says what else speaks for somebody of the same name.
func (p *pair) sameName() string {
	mine, theirs := p.s.birthday.date(), p.x.birthday.date()
	switch {
	case mine.Day != 0 && mine.Day == theirs.Day && mine.Month == theirs.Month:
		return ReasonSameNameBirthday
	case p.s.employer != 0 && p.s.employer == p.x.employer:
		return ReasonSameNameEmployer
	case p.s.place != 0 && p.s.place == p.x.place:
		return ReasonSameNamePlace
	case sharesOffice(p.s.stints, p.x.stints):
		return ReasonSameNameOffice
	case sharesYear(p.s.stints, p.x.stints):
		return ReasonSameNameYears
	case p.sameLong:
		return ReasonSameName
	}
	return ReasonSimilarName
}

func (p *pair) sameGiven() bool { return p.s.given != "" && p.s.given == p.x.given }

// otherName judges two that share an address, number or page but not the name.
func (p *pair) otherName() (verdict, string) {
	switch {
	case p.by&byEmail != 0 && (p.s.nameless() || p.x.nameless()):
		return doubtful, ReasonEmailNoName
	case p.sameGiven():
		return doubtful, ReasonNameChanged
	case p.by&byLink == 0 && p.family():
		return strangers, ""
	case p.by&byEmail != 0:
		return doubtful, ReasonSameEmailOther
	case p.by&byLink != 0:
		return doubtful, ReasonSameLinkOther
	}
	return doubtful, ReasonSamePhoneOther
}

// family tells two people of one household: the same family name and given names that have nothing in common. They may
// read the same mail and answer the same telephone.
func (p *pair) family() bool {
	a, b := p.s.given, p.x.given
	if a == "" || b == "" || p.s.family == "" || p.s.family != p.x.family {
		return false
	}
	for _, x := range strings.Fields(a) {
		for _, y := range strings.Fields(b) {
			if strings.HasPrefix(x, y) || strings.HasPrefix(y, x) || alike(x, y) >= 0.8 {
				return false
			}
		}
	}
	return true
}

// nearlySameName judges two who were born on the same day and share one of the names.
func (p *pair) nearlySameName() (verdict, string) {
	sameGiven, sameFamily := p.sameGiven(), p.s.family == p.x.family && p.s.family != ""
	switch {
	case p.numbersDiffer:
		return strangers, ""
	case sameGiven && alike(p.s.family, p.x.family) >= 0.92, sameFamily && alike(p.s.given, p.x.given) >= 0.88:
		return doubtful, ReasonSimilarBirthday
	case sameGiven && (partOf(p.s.family, p.x.family) || sharesDay(p.s.stints, p.x.stints) || sharesOffice(p.s.stints, p.x.stints)):
		return doubtful, ReasonNameChanged
	}
	return strangers, ""
}

// partOf tells whether one of two family names is a part of the other, as after a marriage: Müller, Müller-Groß.
func partOf(a, b string) bool {
	x, y := strings.Fields(a), strings.Fields(b)
	within := func(x, y []string) bool {
		return len(x) > 0 && len(x) < len(y) && !slices.ContainsFunc(x, func(w string) bool { return !slices.Contains(y, w) })
	}
	return within(x, y) || within(y, x)
}

// alike is how alike two words are, from 0 to 1, after Jaro and Winkler.
func alike(a, b string) float64 {
	x, y := []rune(a), []rune(b)
	if len(x) == 0 || len(y) == 0 {
		return 0
	}
	j := jaro(x, y)
	n := 0
	for n < min(4, len(x), len(y)) && x[n] == y[n] {
		n++
	}
	return j + float64(n)*0.1*(1-j)
}

func jaro(x, y []rune) float64 {
	reach := max(max(len(x), len(y))/2-1, 0)
	hitX, hitY := make([]bool, len(x)), make([]bool, len(y))
	hits := 0
	for i := range x {
		for k := max(0, i-reach); k < min(len(y), i+reach+1); k++ {
			if !hitY[k] && x[i] == y[k] {
				hitX[i], hitY[k] = true, true
				hits++
				break
			}
		}
	}
	if hits == 0 {
		return 0
	}
	swapped, k := 0, 0
	for i := range x {
		if !hitX[i] {
			continue
		}
		for !hitY[k] {
			k++
		}
		if x[i] != y[k] {
			swapped++
		}
		k++
	}
	h := float64(hits)
	return (h/float64(len(x)) + h/float64(len(y)) + (h-float64(swapped)/2)/h) / 3
}
