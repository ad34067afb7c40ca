package importer

import (
	"slices"

	"alumnibook/model"
)

// sketch is what a row, or a person of the book, is recognised by. Names and keys are hashes, so that 100,000 rows
// can be compared without their texts.
type sketch struct {
	uid      uint64
	long     uint64    // given and family name folded long
	names    [4]uint64 // spellings and forms of the whole name, folded short; 0 where there are fewer
	print    [16]byte
	birthday smallDate
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
func sketchOf(r *reading) sketch {
	s := sketchPerson(&r.person)
	s.print = r.print
	if r.uid != "" {
		s.uid = hash(string(model.KeyUID), r.uid)
	}
	return s
}

// sketchPerson takes it from a person.
func sketchPerson(p *model.Person) sketch {
	s := sketch{birthday: small(p.Birthday)}
	if p.UID != "" {
		s.uid = hash(string(model.KeyUID), p.UID)
	}
	s.setNames(p)
	for i := range p.Employments {
		e := &p.Employments[i]
		if k := model.PersonnelKey(e.PersonnelNumber); k != "" {
			s.numbers = append(s.numbers, hash(string(model.KeyPersonnel), k))
		}
		if !e.From.IsZero() || !e.To.IsZero() {
			s.stints = append(s.stints, stintSketch{small(e.From), small(e.To), hash(foldWord(e.Office))})
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
	s.long = hash(string(model.KeyName), p.NameKey())
	add := func(given, family string) {
		h := hash("short", model.FoldShort(given), model.FoldShort(family))
		if i := slices.Index(s.names[:], 0); i >= 0 && !slices.Contains(s.names[:], h) {
			s.names[i] = h
		}
	}
	add(p.Given, p.Family)
	if p.Additional != "" {
		add(p.Given+" "+p.Additional, p.Family)
	}
	if p.Nickname != "" {
		add(p.Nickname, p.Family)
	}
	if p.BirthName != "" {
		add(p.Given, p.BirthName)
	}
}

func (s *sketch) nameless() bool { return s.long == 0 }

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
