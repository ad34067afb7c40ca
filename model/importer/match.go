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
	into    int32   // another entity that it turned out to be, -1 for none
	pending bool    // of an undecided row: nobody knows yet who this is
	open    bool    // of a pending one: several people fit, so that it never makes two of them one
	alone   bool    // the user said that it is a person of its own
	owns    bool    // the sketch is its own
	reason  string  // of a pending one
	could   []Candidate
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
	byBirth
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
	shared   map[uint64]bool         // keys that three people or more carry
	answered func(person int64) bool // the user has said before that the row is about somebody in the book
}

type keyLink struct{ entity, next int32 }

func newMatcher(rows int, shared map[uint64]bool) *matcher {
	return &matcher{
		entities: make([]entity, 0, rows), byID: map[int64]int32{}, index: make(map[uint64]int32, 6*rows), links: make([]keyLink, 0, 8*rows), shared: shared,
	}
}

// person makes an entity of somebody in the book.
func (m *matcher) person(id int64, s *sketch) int32 {
	if e, ok := m.byID[id]; ok {
		return m.find(e)
	}
	e := m.add(s)
	m.entities[e].id = id
	m.byID[id] = e
	return e
}

// add makes an entity and lets it be found by its keys.
func (m *matcher) add(s *sketch) int32 {
	e := int32(len(m.entities))
	m.entities = append(m.entities, entity{sketch: s, into: -1})
	m.enter(e, s)
	return e
}

// find is what an entity turned out to be.
func (m *matcher) find(e int32) int32 {
	for m.entities[e].into >= 0 {
		e = m.entities[e].into
	}
	return e
}

// join adds a row's facts to an entity.
func (m *matcher) join(e int32, s *sketch) {
	m.learn(e, s)
	m.enter(e, s)
}

// unite makes two entities one: a row has shown that they are the same person.
func (m *matcher) unite(to, from int32) {
	x, y := &m.entities[to], &m.entities[from]
	m.learn(to, y.sketch)
	x.rows = append(x.rows, y.rows...)
	x.alone = x.alone || y.alone
	y.rows, y.into = nil, to
}

// learn adds what a sketch knows to an entity.
func (m *matcher) learn(e int32, s *sketch) {
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
		x.long, x.given, x.family = s.long, s.given, s.family
	}
	if x.birthday == 0 || s.birthday.date().MorePrecise(x.birthday.date()) {
		x.birthday, x.born = s.birthday, s.born
	}
	if x.employer == 0 {
		x.employer = s.employer
	}
	if x.place == 0 {
		x.place = s.place
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
		x.uid, x.own = s.uid, s.own
	}
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
	for _, n := range s.names {
		put(n)
	}
	for _, n := range s.born {
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

// mostAlike is how many who share one name are looked at, mostBorn how many who share a birthday and one of the names.
const (
	mostAlike = 200
	mostBorn  = 20
)

// candidates finds every entity that has a key in common with a row, and judges each.
func (m *matcher) candidates(s *sketch, hits []hit) []found {
	var list []found
	meet := func(e int32, by evidenceSet) {
		e = m.find(e)
		for i := range list {
			if list[i].entity == e {
				list[i].evidence |= by
				return
			}
		}
		list = append(list, found{entity: e, evidence: by})
	}
	walk := func(key uint64, by evidenceSet, most int) {
		at, ok := m.index[key]
		for n := 0; ok && at >= 0 && n < most; n++ {
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
		walk(s.uid, byUID, mostAlike)
	}
	for _, n := range s.numbers {
		walk(n, byNumber, mostAlike)
	}
	for _, k := range s.strong {
		if !m.shared[k.key] {
			walk(k.key, k.by, mostAlike)
		}
	}
	for _, n := range s.names {
		if n != 0 {
			walk(n, byName, mostAlike)
		}
	}
	sure := false
	for i := range list {
		m.judge(s, &list[i])
		sure = sure || list[i].verdict == same
	}
	judged := len(list)
	for _, n := range s.born {
		if n != 0 && !sure { // such a person is only ever suggested
			walk(n, byBirth, mostBorn)
		}
	}
	for i := judged; i < len(list); i++ {
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

// decideRow says what to do with a row: the entities that it joins and makes one, or none with the reason why somebody
// has to decide, or none without a reason for a new person.
func (m *matcher) decideRow(list []found) ([]int32, string) {
	for _, tier := range []evidenceSet{byUID, byPrint, 0} {
		var sure []int32
		for _, f := range list {
			if f.verdict == same && (tier == 0 || f.evidence&tier != 0) {
				sure = append(sure, f.entity)
			}
		}
		if len(sure) > 1 && !m.united(sure) {
			return nil, ReasonSeveral
		}
		if len(sure) > 0 {
			return sure, ""
		}
	}
	reason := ""
	for _, f := range list {
		if reason == "" || weight(f.reason) > weight(reason) {
			reason = f.reason
		}
	}
	return nil, reason
}

// united tells whether entities that a row fits are one person, as far as anybody can tell. People of the book are
// never made one by a list, nor is anybody whom the user set apart.
func (m *matcher) united(list []int32) bool {
	inBook := 0
	for i, a := range list {
		x := &m.entities[a]
		if x.id != 0 {
			inBook++
		}
		if x.open || x.alone || inBook > 1 {
			return false
		}
		for _, b := range list[:i] {
			if !compatible(x.sketch, m.entities[b].sketch) {
				return false
			}
		}
	}
	return true
}

// compatible tells that nothing speaks against two sketches being of one person.
func compatible(a, b *sketch) bool {
	mine, theirs := a.birthday.date(), b.birthday.date()
	sameNumber, numbersDiffer := sharesNumber(a.numbers, b.numbers)
	switch {
	case !sameNumber && mine.HasYear() && theirs.HasYear() && !mine.Agrees(theirs), numbersDiffer:
		return false
	case a.uid != 0 && b.uid != 0 && a.uid != b.uid && a.own && b.own:
		return false
	}
	return a.nameless() || b.nameless() || a.long == b.long || namesMeet(&a.names, &b.names)
}
