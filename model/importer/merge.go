package importer

import (
	"strings"

	"alumnibook/model"
)

// change is what a row does to one field of its person.
type change struct {
	field    Field
	before   string
	kept     string // repair code where the row's value does not prevail; "" where it does
	adds     bool   // stands beside what is there rather than in its place
	value    string // what is added to a list of addresses, numbers (in E.164) or pages
	says     string // of a contradiction: what the list says
	conflict bool   // the book says otherwise and somebody has to say who is right; ours is kept until then
	settled  bool   // of a conflict: the user has said so
}

// contested tells a value that would contradict the book: the user may say who is right.
func (c *change) contested() bool { return c.conflict || c.kept == RepairOursKept }

// merger brings the rows of one list into one person. Lists grow, empty cells clear nothing, and where two rows of
// the list contradict each other the first one that says something is followed, so that the same list a second time
// changes nothing. Where a row contradicts what somebody typed into the book, the book's value stays; where it
// contradicts what an earlier list said, the newer list is followed.
type merger struct {
	person  *model.Person
	certain bool // the row names the person by its identity: the list is an edited export
	said    map[string]bool
	stints  []int // identity of each stint, for said
	changes []change

	fresh  bool     // the person is made of these rows
	past   []uint64 // what lists have brought the person so far, see valueHash; sorted
	brings []uint64 // what these rows bring, and the answers that are to be remembered
	row    rowState

	samePhoto func(key, cell string) bool // whether a picture of the book is the one of a card
}

// rowState is what is known about a row besides what it says.
type rowState struct {
	shape   uint16         // of its list
	known   bool           // the very same row was imported before
	settled map[Field]bool // what the user said about its contradictions
}

func newMerger(p *model.Person) *merger {
	m := &merger{person: p, said: map[string]bool{}}
	for i := range p.Employments {
		m.stints = append(m.stints, i)
	}
	return m
}

// add brings a row in and tells what it changes.
func (m *merger) add(r *reading, row rowState) []change {
	m.changes, m.row = nil, row
	m.certain = r.uid != "" && r.identity() == m.person.UID
	if m.entry(r) {
		return m.changes
	}
	p, q := m.person, &r.person
	m.name(r)
	m.text(FieldTitle, "", &p.Prefix, q.Prefix)
	m.text(FieldMiddleName, "", &p.Additional, q.Additional)
	m.text(FieldSuffix, "", &p.Suffix, q.Suffix)
	m.text(FieldBirthName, "", &p.BirthName, q.BirthName)
	m.text(FieldNickname, "", &p.Nickname, q.Nickname)
	setWord(m, FieldLanguage, &p.Language, q.Language)
	setWord(m, FieldSalutation, &p.Salutation, q.Salutation)
	if r.hasStatus {
		setWord(m, FieldStatus, &p.Status, q.Status)
	}
	m.date(FieldBirthDate, "", &p.Birthday, q.Birthday)
	for i := range q.Emails {
		m.email(&q.Emails[i])
	}
	for i := range q.Phones {
		m.phone(&q.Phones[i])
	}
	for i := range q.Links {
		m.link(&q.Links[i])
	}
	for i := range q.Addresses {
		m.address(&q.Addresses[i])
	}
	for i := range q.Employments {
		m.stint(&q.Employments[i])
	}
	for i := range q.Jobs {
		m.job(&q.Jobs[i])
	}
	p.Tags = m.words(FieldTags, p.Tags, q.Tags)
	p.Skills = m.words(FieldSkills, p.Skills, q.Skills)
	m.notes(q.Notes)
	m.own(q.OwnFields)
	m.photo(q.Photo)
	m.cardLines(q.CardLines)
	return m.changes
}

func (m *merger) changed(f Field, before string, adds bool) {
	m.changes = append(m.changes, change{field: f, before: before, adds: adds})
}

func (m *merger) added(f Field, before, value string) {
	m.changes = append(m.changes, change{field: f, before: before, adds: true, value: value})
}

func (m *merger) kept(f Field, now, why string) {
	m.changes = append(m.changes, change{field: f, before: now, kept: why})
}

// text sets a single value. part tells stints and addresses apart. Another spelling of the same words is no
// contradiction: the better one stays.
func (m *merger) text(f Field, part string, target *string, value string) {
	if value == "" {
		return
	}
	if _, own := f.OwnID(); !own && !m.certain && *target != "" && *target != value && m.sameWords(f, *target, value) {
		if !betterSpelled(value, *target) {
			m.kept(f, *target, RepairSpellingKept)
			m.said[string(f)+part] = true
			return
		}
		if !m.said[string(f)+part] {
			m.put(f, part, target, value)
			return
		}
	}
	m.set(f, part, target, value)
}

// sameWords tells two spellings of the same words. One that left marks out altogether is another word where a list of
// the same kind puts right what it said before.
func (m *merger) sameWords(f Field, now, value string) bool {
	x := foldWord(now)
	if x == "" || x == foldWord(value) {
		return x != ""
	}
	return model.FoldShort(now) == model.FoldShort(value) && !brought(m.past, m.row.shape, true, f, now)
}

// set sets a single value that has one spelling.
func (m *merger) set(f Field, part string, target *string, value string) {
	if value == "" {
		return
	}
	now, key := *target, string(f)+part
	switch {
	case now == value:
	case m.said[key]:
		m.kept(f, now, RepairEarlierRow)
		return
	case now == "":
		if m.takenOut(f, value) {
			m.kept(f, "", RepairTakenOut)
			break
		}
		m.put(f, part, target, value)
	default:
		wins, noted := m.prevails(f, now, value)
		if wins && !noted {
			m.changed(f, now, false)
		}
		if wins {
			*target = value
			m.bring(f, value)
		}
	}
	m.said[key] = true
}

// put sets a value that contradicts nothing.
func (m *merger) put(f Field, part string, target *string, value string) {
	m.changed(f, *target, false)
	*target = value
	m.bring(f, value)
	m.said[string(f)+part] = true
}

func setWord[T ~string](m *merger, f Field, target *T, value T) {
	s := string(*target)
	m.set(f, "", &s, string(value))
	*target = T(s)
}

// date sets a date. One that says less than what is known changes nothing, one that says more completes it.
func (m *merger) date(f Field, part string, target *model.Date, value model.Date) {
	if value.IsZero() {
		return
	}
	key, now := string(f)+part, *target
	switch {
	case now == value:
	case now.MorePrecise(value) && !now.IsZero():
		m.kept(f, now.String(), RepairLessPrecise)
	case m.said[key] && !value.MorePrecise(now):
		m.kept(f, now.String(), RepairEarlierRow)
		return
	case now.IsZero() && m.takenOut(f, value.String()):
		m.kept(f, "", RepairTakenOut)
	default:
		wins, noted := true, false
		if !value.MorePrecise(now) {
			wins, noted = m.prevails(f, now.String(), value.String())
		}
		if wins && !noted {
			m.changed(f, now.String(), false)
		}
		if wins {
			*target = value
			m.bring(f, value.String())
		}
	}
	m.said[key] = true
}

// name sets given and family name. A spelling without umlauts does not take the place of one with them.
func (m *merger) name(r *reading) {
	m.text(FieldFirstName, "", &m.person.Given, r.person.Given)
	m.text(FieldLastName, "", &m.person.Family, r.person.Family)
}

// betterSpelled tells whether a has marks or small letters that b has lost.
func betterSpelled(a, b string) bool {
	if x, y := marks(a), marks(b); x != y {
		return x > y
	}
	return b == strings.ToUpper(b) && a != strings.ToUpper(a) || b == strings.ToLower(b) && a != strings.ToLower(a)
}

func marks(s string) int {
	n := 0
	for _, r := range s {
		if r > 0x7f {
			n++
		}
	}
	return n
}
