package importer

import (
	"slices"

	"alumnibook/model"
)

// entity is one person as the rows of the list see them: of the book, or of the list itself.
type entity struct {
	*sketch         // of its first row or of the book; its own only once a second row has joined
	id      int64   // of a person of the book, 0 of a new one
	rows    []int32 // of the list that belong to it
	pending bool    // of an undecided row: nobody knows yet who this is
	owns    bool    // the sketch is its own
}

// evidence is by what a row came upon an entity.
type evidenceSet uint8

const (
	byUID evidenceSet = 1 << iota
	byPrint
	byNumber
	byEmail
	byPhone
	byLink
	byName
)

// verdict is what a row and an entity are to each other.
type verdict int

const (
	strangers verdict = iota
	doubtful
	same
)

// matcher finds for one row after the other whom it is about.
type matcher struct {
	entities []entity
	byID     map[int64]int32
	index    map[uint64]int32 // key -> newest link that carries it
	links    []keyLink
	shared   map[uint64]bool // keys that three people or more carry
}

type keyLink struct{ entity, next int32 }

func newMatcher(shared map[uint64]bool) *matcher {
	return &matcher{byID: map[int64]int32{}, index: map[uint64]int32{}, shared: shared}
}

// person makes an entity of somebody in the book.
func (m *matcher) person(id int64, s *sketch) int32 {
	if e, ok := m.byID[id]; ok {
		return e
	}
	e := m.open(s)
	m.entities[e].id = id
	m.byID[id] = e
	return e
}

// open makes an entity and lets it be found by its keys.
func (m *matcher) open(s *sketch) int32 {
	e := int32(len(m.entities))
	m.entities = append(m.entities, entity{sketch: s})
	m.enter(e, s)
	return e
}

// join adds a row's facts to an entity.
func (m *matcher) join(e int32, s *sketch) {
	x := &m.entities[e]
	if !x.owns {
		own := *x.sketch // its lists are clipped, so that growing them leaves the first row's alone
		x.sketch, x.owns = &own, true
	}
	for _, n := range s.names {
		if i := slices.Index(x.names[:], 0); n != 0 && i >= 0 && !slices.Contains(x.names[:], n) {
			x.names[i] = n
		}
	}
	if x.long == 0 {
		x.long = s.long
	}
	if x.birthday == 0 || s.birthday.date().MorePrecise(x.birthday.date()) {
		x.birthday = s.birthday
	}
	for _, n := range s.numbers {
		if !slices.Contains(x.numbers, n) {
			x.numbers = append(x.numbers, n)
		}
	}
	for _, st := range s.stints {
		if !slices.Contains(x.stints, st) {
			x.stints = append(x.stints, st)
		}
	}
	for _, k := range s.strong {
		if !slices.ContainsFunc(x.strong, func(o strongKey) bool { return o.key == k.key }) {
			x.strong = append(x.strong, k)
		}
	}
	if x.uid == 0 {
		x.uid = s.uid
	}
	m.enter(e, s)
}

// enter makes an entity findable by the keys of a sketch.
func (m *matcher) enter(e int32, s *sketch) {
	put := func(key uint64) {
		if key == 0 {
			return
		}
		at, ok := m.index[key]
		if !ok {
			at = -1
		} else if m.links[at].entity == e {
			return
		}
		m.index[key] = int32(len(m.links))
		m.links = append(m.links, keyLink{e, at})
	}
	put(s.uid)
	put(s.long)
	for _, n := range s.names {
		put(n)
	}
	for _, n := range s.numbers {
		put(n)
	}
	for _, k := range s.strong {
		if !m.shared[k.key] {
			put(k.key)
		}
	}
}

// found is an entity that a row came upon.
type found struct {
	entity   int32
	evidence evidenceSet
	verdict  verdict
	reason   string
}

// candidates finds every entity that has a key in common with a row, and judges each.
func (m *matcher) candidates(s *sketch, hits []hit) []found {
	var list []found
	meet := func(e int32, by evidenceSet) {
		for i := range list {
			if list[i].entity == e {
				list[i].evidence |= by
				return
			}
		}
		list = append(list, found{entity: e, evidence: by})
	}
	walk := func(key uint64, by evidenceSet) {
		at, ok := m.index[key]
		for n := 0; ok && at >= 0 && n < 200; n++ {
			meet(m.links[at].entity, by)
			at = m.links[at].next
		}
	}
	for _, h := range hits {
		if e, ok := m.byID[h.id]; ok {
			meet(e, h.by)
		}
	}
	if s.uid != 0 {
		walk(s.uid, byUID)
	}
	for _, n := range s.numbers {
		walk(n, byNumber)
	}
	for _, k := range s.strong {
		if !m.shared[k.key] {
			walk(k.key, k.by)
		}
	}
	if s.long != 0 {
		walk(s.long, byName)
	}
	for _, n := range s.names {
		if n != 0 {
			walk(n, byName)
		}
	}
	for i := range list {
		m.judge(s, &list[i])
	}
	return slices.DeleteFunc(list, func(f found) bool { return f.verdict == strangers })
}

func evidenceOf(k model.KeyKind) evidenceSet {
	switch k {
	case model.KeyUID:
		return byUID
	case model.KeyRow:
		return byPrint
	case model.KeyPersonnel:
		return byNumber
	case model.KeyEmail:
		return byEmail
	case model.KeyPhone:
		return byPhone
	case model.KeyLink:
		return byLink
	}
	return byName
}

// judge says whether the row and the entity are one person. A name alone never makes them one.
func (m *matcher) judge(s *sketch, f *found) {
	x := &m.entities[f.entity]
	sameLong := s.long != 0 && s.long == x.long
	meet := sameLong || namesMeet(&s.names, &x.names)
	mine, theirs := s.birthday.date(), x.birthday.date()
	birthdaysDiffer := mine.HasYear() && theirs.HasYear() && !mine.Agrees(theirs)
	sameNumber, numbersDiffer := sharesNumber(s.numbers, x.numbers)
	strong := f.evidence&(byEmail|byPhone|byLink) != 0
	sameBirthday := mine == theirs && mine.IsFull()
	switch {
	case f.evidence&(byUID|byPrint) != 0:
		f.verdict = same
	case s.uid != 0 && x.uid != 0 && x.id != 0 && m.knownUID(s.uid), s.uid != 0 && x.uid != 0 && x.id == 0:
		f.verdict = strangers // both are known by their identity, and it differs
	case sameNumber && meet, strong && meet && !birthdaysDiffer, sameLong && sameBirthday:
		f.verdict = same
	case sameLong && sharesDay(s.stints, x.stints) && !birthdaysDiffer && !numbersDiffer:
		f.verdict = same
	case strong && !meet:
		f.verdict, f.reason = m.otherName(s, x, f.evidence)
	case strong && meet:
		f.verdict, f.reason = doubtful, ReasonSameKeyBirthday
	case sameNumber:
		f.verdict, f.reason = doubtful, ReasonSameNumberOther
	case meet && !birthdaysDiffer && !numbersDiffer:
		f.verdict, f.reason = doubtful, ReasonSimilarName
		if sameLong {
			f.reason = ReasonSameName
		}
	}
}

func (m *matcher) knownUID(uid uint64) bool { _, ok := m.index[uid]; return ok }

// otherName judges two that share an address, number or page but not the name.
func (m *matcher) otherName(s *sketch, x *entity, by evidenceSet) (verdict, string) {
	switch {
	case by&byEmail != 0 && (s.nameless() || x.nameless()):
		return doubtful, ReasonEmailNoName
	case by&byEmail != 0:
		return doubtful, ReasonSameEmailOther
	case by&byLink != 0:
		return doubtful, ReasonSameLinkOther
	}
	for _, k := range s.strong {
		if k.by == byPhone && !k.weak && slices.ContainsFunc(x.strong, func(o strongKey) bool { return o.key == k.key && !o.weak }) {
			return doubtful, ReasonSamePhoneOther
		}
	}
	return strangers, ""
}

// decideRow says what to do with a row: the entity that it joins, or -1 with the reason why somebody has to decide, or
// -1 without a reason for a new person.
func (m *matcher) decideRow(list []found) (int32, string) {
	for _, tier := range []evidenceSet{byUID, byPrint, 0} {
		sure, several := int32(-1), false
		for _, f := range list {
			if f.verdict == same && (tier == 0 || f.evidence&tier != 0) {
				several = sure >= 0
				sure = f.entity
			}
		}
		if several {
			return -1, ReasonSeveral
		}
		if sure >= 0 {
			return sure, ""
		}
	}
	reason := ""
	for _, f := range list {
		if reason == "" || weight(f.reason) > weight(reason) {
			reason = f.reason
		}
	}
	return -1, reason
}

// weight orders reasons by how much they say.
func weight(reason string) int {
	return slices.Index([]string{
		ReasonSimilarName, ReasonSameName, ReasonEmailNoName, ReasonSameNumberOther, ReasonSameLinkOther, ReasonSamePhoneOther, ReasonSameEmailOther,
		ReasonSameKeyBirthday,
	}, reason)
}
