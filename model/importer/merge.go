package importer

import (
	"cmp"
	"slices"
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

// grow adds v to a list. In an edited export it takes its place before the others of its kind, since the export
// showed that one.
func grow[T any](m *merger, list []T, v T, sameKind func(*T) bool, preferred func(*T) *bool) []T {
	if !m.certain {
		return append(list, v)
	}
	i := slices.IndexFunc(list, func(x T) bool { return sameKind(&x) })
	if i < 0 {
		return append(list, v)
	}
	for k := range list {
		if sameKind(&list[k]) && *preferred(&list[k]) {
			*preferred(&list[k]), *preferred(&v) = false, true
		}
	}
	return slices.Insert(list, i, v)
}

func (m *merger) email(e *model.Email) {
	p, key, before := m.person, model.EmailKey(e.Address), ""
	for i := range p.Emails {
		if model.EmailKey(p.Emails[i].Address) == key {
			return
		}
		if before == "" && p.Emails[i].Kind == e.Kind {
			before = p.Emails[i].Address
		}
	}
	if m.takenOut(FieldEmailPrivate, key) {
		m.kept(emailField(e.Kind), before, RepairTakenOut)
		return
	}
	m.bring(FieldEmailPrivate, key)
	m.added(emailField(e.Kind), before, e.Address)
	p.Emails = grow(m, p.Emails, *e, func(x *model.Email) bool { return x.Kind == e.Kind }, func(x *model.Email) *bool { return &x.Preferred })
}

func emailField(k model.Kind) Field {
	for f, kind := range emailKinds {
		if kind == k {
			return f
		}
	}
	return FieldEmailOther
}

func (m *merger) phone(f *model.Phone) {
	p, before := m.person, ""
	for i := range p.Phones {
		if samePhone(&p.Phones[i], f) {
			return
		}
		if before == "" && p.Phones[i].Kind == f.Kind {
			before = shownPhone(p.Phones[i])
		}
	}
	if m.takenOut(FieldPhone, cmp.Or(f.E164, f.Number)) {
		m.kept(phoneField(f.Kind), before, RepairTakenOut)
		return
	}
	m.bring(FieldPhone, cmp.Or(f.E164, f.Number))
	m.added(phoneField(f.Kind), before, f.Number)
	if f.E164 != "" {
		m.changes[len(m.changes)-1].value = f.E164
	}
	p.Phones = grow(m, p.Phones, *f, func(x *model.Phone) bool { return x.Kind == f.Kind }, func(x *model.Phone) *bool { return &x.Preferred })
}

func samePhone(a, b *model.Phone) bool {
	if a.E164 != "" || b.E164 != "" {
		return a.E164 == b.E164
	}
	return foldWord(a.Number) == foldWord(b.Number)
}

func phoneField(k model.Kind) Field {
	for f, kind := range phoneKinds {
		if kind == k {
			return f
		}
	}
	return FieldPhone
}

func (m *merger) link(l *model.Link) {
	p, key, before := m.person, model.LinkKey(l.URL), ""
	for i := range p.Links {
		if model.LinkKey(p.Links[i].URL) == key {
			return
		}
		if before == "" && p.Links[i].Kind == l.Kind {
			before = p.Links[i].URL
		}
	}
	if m.takenOut(FieldWebsite, key) {
		m.kept(linkField(l.Kind), before, RepairTakenOut)
		return
	}
	m.bring(FieldWebsite, key)
	m.added(linkField(l.Kind), before, l.URL)
	p.Links = grow(m, p.Links, *l, func(x *model.Link) bool { return x.Kind == l.Kind }, func(x *model.Link) *bool { return &x.Preferred })
}

func linkField(k model.Kind) Field {
	switch k {
	case model.KindLinkedIn:
		return FieldLinkedIn
	case model.KindXING:
		return FieldXING
	case model.KindFacebook:
		return FieldFacebook
	}
	return FieldWebsite
}

// words adds what is not there yet. In an edited export a word with a comma in it came apart when it was read.
func (m *merger) words(f Field, list, more []string) []string {
	if m.certain {
		pieces := splitWords(strings.Join(list, ";"))
		if len(addWords(slices.Clip(pieces), more)) == len(pieces) {
			return list
		}
	}
	grown := slices.Clip(list)
	gone := false
	for _, w := range more {
		n := len(grown)
		if grown = addWords(grown, []string{w}); len(grown) == n {
			continue
		}
		if m.takenOut(f, w) {
			grown, gone = grown[:n], true
			continue
		}
		m.bring(f, w)
	}
	switch {
	case len(grown) > len(list):
		m.changed(f, strings.Join(list, "; "), true)
	case gone:
		m.kept(f, strings.Join(list, "; "), RepairTakenOut)
	}
	return grown
}

func (m *merger) notes(more []model.Note) {
	p := m.person
	for _, n := range more {
		if slices.ContainsFunc(p.Notes, func(have model.Note) bool { return squeeze(have.Text) == squeeze(n.Text) }) {
			continue
		}
		before := ""
		if len(p.Notes) > 0 {
			before = p.Notes[0].Text
		}
		if m.takenOut(FieldNotes, squeeze(n.Text)) {
			m.kept(FieldNotes, before, RepairTakenOut)
			continue
		}
		m.bring(FieldNotes, squeeze(n.Text))
		m.changed(FieldNotes, before, true)
		p.Notes = append(p.Notes, n)
	}
}

func (m *merger) own(values map[int64]string) {
	for id, v := range values {
		before := m.person.OwnFields[id]
		now := before
		m.set(OwnField(id), "", &now, v)
		if now != before {
			if m.person.OwnFields == nil {
				m.person.OwnFields = map[int64]string{}
			}
			m.person.OwnFields[id] = now
		}
	}
}

// photo sets the picture. One that a list brought before, or that is the book's own as an export wrote it, changes nothing.
func (m *merger) photo(cell string) {
	now := m.person.Photo
	if now != "" && !m.said[string(FieldPhoto)] && (brought(m.past, 0, false, FieldPhoto, cell) || m.samePhoto != nil && m.samePhoto(now, cell)) {
		return
	}
	m.set(FieldPhoto, "", &m.person.Photo, cell)
}

// cardLines keeps the lines of a card that nothing else has a place for.
func (m *merger) cardLines(more []string) {
	p, n := m.person, len(m.person.CardLines)
	for _, line := range more {
		if !slices.Contains(p.CardLines, line) {
			p.CardLines = append(p.CardLines, line)
		}
	}
	if len(p.CardLines) > n {
		m.changed(FieldCardLines, "", true)
	}
}
