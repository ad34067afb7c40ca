package importer

import (
	"slices"
	"strings"

	"alumnibook/model"
)

// sketch is what a row, or a person of the book, is recognised by. Names and keys are hashes, so that 100,000 rows
// can be compared without their texts.
type sketch struct {
	uid      uint64
	bare     bool      // neither a name nor an e-mail address: all that the row says is whose it is
	own      bool      // its identity tells it from all others: it is of the book, or of a table that a book wrote
	given    string    // folded short
	family   string    // folded short
	long     uint64    // given and family name folded long
	names    [4]uint64 // spellings and forms of the whole name, folded short; 0 where there are fewer
	born     [2]uint64 // birthday with given name, and with family name; 0 where the birthday is not known
	print    [16]byte
	birthday smallDate
	employer uint64   // today
	place    uint64   // postal code at home
	numbers  []uint64 // personnel numbers
	stints   []stintSketch
	strong   []strongKey
}

type stintSketch struct {
	from, to smallDate
	office   uint64
}

// smallDate is a date in four bytes.
type smallDate int32

func small(d model.Date) smallDate { return smallDate(d.Year*10000 + d.Month*100 + d.Day) }

func (d smallDate) date() model.Date {
	return model.NewDate(int(d)/10000, int(d)/100%100, int(d)%100)
}

func (d smallDate) isFull() bool { return d.date().IsFull() }

// strongKey is an address, number or page that hardly belongs to two people.
type strongKey struct {
	key  uint64
	by   evidenceSet // its kind
	weak bool        // a number at work: several people answer it, so that it never speaks against another name
}

// sketchOf takes it from a row that was read.
func sketchOf(r *reading, card bool) sketch {
	s := sketchPerson(&r.person)
	s.print, s.own, s.bare = r.print, !card, r.bare
	if uid := r.identity(); uid != "" {
		s.uid = hash(string(model.KeyUID), uid)
	}
	return s
}

// identity is the identity that a row names, "" for none.
func (r *reading) identity() string { return strings.TrimPrefix(r.uid, "urn:uuid:") }

// sketchPerson takes it from a person.
func sketchPerson(p *model.Person) sketch {
	s := sketch{birthday: small(p.Birthday)}
	if p.UID != "" {
		s.uid, s.own = hash(string(model.KeyUID), p.UID), true
	}
	s.setNames(p)
	if now := p.CurrentJob(); now != nil && now.Organisation != "" {
		s.employer = hash("employer", model.OrganisationKey(now.Organisation))
	}
	for i := range p.Addresses {
		if a := &p.Addresses[i]; a.Kind != model.KindWork && a.PostalCode != "" && s.place == 0 {
			s.place = hash("place", codeKey(a.PostalCode))
		}
	}
	for i := range p.Employments {
		e := &p.Employments[i]
		if k := model.PersonnelKey(e.PersonnelNumber); k != "" {
			s.numbers = append(s.numbers, hash(string(model.KeyPersonnel), k))
		}
		if !e.From.IsZero() || !e.To.IsZero() || e.Office != "" {
			s.stints = append(s.stints, stintSketch{small(e.From), small(e.To), hash("office", foldWord(e.Office))})
		}
	}
	for i := range p.Emails {
		if e := &p.Emails[i]; !model.IsSharedMailbox(e.Address) {
			s.strong = append(s.strong, strongKey{hash(string(model.KeyEmail), model.EmailKey(e.Address)), byEmail, false})
		}
	}
	for i := range p.Phones {
		if f := &p.Phones[i]; f.E164 != "" && f.Kind != model.KindFax {
			weak := f.Kind == model.KindWork || f.Kind == model.KindOther
			s.strong = append(s.strong, strongKey{hash(string(model.KeyPhone), f.E164), byPhone, weak})
		}
	}
	for i := range p.Links {
		if l := &p.Links[i]; l.Kind == model.KindLinkedIn || l.Kind == model.KindXING || l.Kind == model.KindFacebook {
			s.strong = append(s.strong, strongKey{hash(string(model.KeyLink), model.LinkKey(l.URL)), byLink, false})
		}
	}
	s.numbers, s.stints, s.strong = slices.Clip(s.numbers), slices.Clip(s.stints), slices.Clip(s.strong)
	return s
}

// setNames keeps the forms of a name that are taken for the same: as it stands, with middle names, with the nickname,
// with the name at birth.
func (s *sketch) setNames(p *model.Person) {
	if p.Given == "" && p.Family == "" {
		return
	}
	s.long = stableHash(string(model.KeyName), p.NameKey())
	s.given, s.family = model.FoldShort(p.Given), model.FoldShort(p.Family)
	add := func(given, family string) {
		h := hash("short", given, family)
		if i := slices.Index(s.names[:], 0); i >= 0 && !slices.Contains(s.names[:], h) {
			s.names[i] = h
		}
	}
	add(s.given, s.family)
	if p.Additional != "" {
		add(model.FoldShort(p.Given+" "+p.Additional), s.family)
	}
	if p.Nickname != "" {
		add(model.FoldShort(p.Nickname), s.family)
	}
	if p.BirthName != "" {
		add(s.given, model.FoldShort(p.BirthName))
	}
	s.born = bornKeys(s.given, s.family, p.Birthday)
}

// bornKeys are what two have in common who were born on the same day and share the given, or the family, name.
func bornKeys(given, family string, birthday model.Date) [2]uint64 {
	var keys [2]uint64
	if !birthday.IsFull() {
		return keys
	}
	day := birthday.String()
	if given != "" {
		keys[0] = hash("given", given, day)
	}
	if family != "" {
		keys[1] = hash("family", family, day)
	}
	return keys
}

func (s *sketch) nameless() bool { return s.long == 0 }

// definite tells a sketch that can contradict others: its birthday is known.
func (s *sketch) definite() bool { return s.birthday.isFull() }

// namesMeet tells whether two have a form of the name in common.
func namesMeet(a, b *[4]uint64) bool {
	for _, x := range a {
		if x != 0 && slices.Contains(b[:], x) {
			return true
		}
	}
	return false
}

// sharesNumber tells whether two have a personnel number in common; contradict that both have one and share none.
func sharesNumber(a, b []uint64) (shares, contradict bool) {
	for _, x := range a {
		if slices.Contains(b, x) {
			return true, false
		}
	}
	return false, len(a) > 0 && len(b) > 0
}

// sharesDay tells whether both joined, or left, on the same whole day at the same office.
func sharesDay(a, b []stintSketch) bool {
	for _, x := range a {
		for _, y := range b {
			if x.office == y.office && (x.from == y.from && x.from.isFull() || x.to == y.to && x.to.isFull()) {
				return true
			}
		}
	}
	return false
}

// somewhere is the office of a stint that names none.
var somewhere = hash("office", "")

// sharesOffice tells whether both worked at the same office.
func sharesOffice(a, b []stintSketch) bool {
	for _, x := range a {
		for _, y := range b {
			if x.office == y.office && x.office != somewhere {
				return true
			}
		}
	}
	return false
}

// sharesYear tells whether both joined, or left, in the same year.
func sharesYear(a, b []stintSketch) bool {
	for _, x := range a {
		for _, y := range b {
			if x.from.date().Year == y.from.date().Year && x.from.date().Year != 0 || x.to.date().Year == y.to.date().Year && x.to.date().Year != 0 {
				return true
			}
		}
	}
	return false
}

// stintsApart tells whether both have stints and none of the one can be one of the other.
func stintsApart(a, b []stintSketch) bool {
	for _, x := range a {
		for _, y := range b {
			if x.from.date().Agrees(y.from.date()) && x.to.date().Agrees(y.to.date()) {
				return false
			}
		}
	}
	return len(a) > 0 && len(b) > 0
}
