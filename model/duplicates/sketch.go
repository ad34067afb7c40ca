package duplicates

import (
	"hash/fnv"
	"slices"
	"strings"

	"alumnibook/model"
)

// sketch is what a person is compared by.
type sketch struct {
	id            int64
	given, family name
	nick, birth   string
	whole         uint64 // all parts of the name in any order
	birthday      model.Date
	keys          []key // addresses, numbers and pages
	numbers       []uint64
	stints        []stint
	offices       []uint64
	employers     []uint64
	streets       []uint64 // street and town
	areas         []uint64 // postal codes
}

// key leads to a person. Its weight says how surely to this one.
type key struct {
	hash   uint64
	reason Reason
	weight float64
}

// stint is one time at the firm.
type stint struct{ from, to model.Date }

func hash(kind, text string) uint64 {
	h := fnv.New64a()
	_, _ = h.Write([]byte(kind))
	_, _ = h.Write([]byte{0})
	_, _ = h.Write([]byte(text))
	return h.Sum64()
}

func sketchOf(p *model.Person) sketch {
	s := sketch{id: p.ID, given: nameOf(p.Given), family: nameOf(p.Family), birthday: p.Birthday}
	s.nick, s.birth = model.FoldShort(p.Nickname), model.FoldShort(p.BirthName)
	if parts := slices.Concat(s.given.parts, s.family.parts); len(s.given.parts) > 0 && len(s.family.parts) > 0 {
		slices.Sort(parts)
		s.whole = hash("name", strings.Join(parts, " "))
	}
	s.contacts(p)
	for i := range p.Employments {
		e := &p.Employments[i]
		if n := model.PersonnelKey(e.PersonnelNumber); n != "" {
			s.numbers = append(s.numbers, hash("number", n))
		}
		if e.From.HasYear() || e.To.HasYear() {
			s.stints = append(s.stints, stint{e.From, e.To})
		}
		if e.Office != "" {
			s.offices = append(s.offices, hash("office", model.FoldLong(e.Office)))
		}
	}
	for i := range p.Jobs {
		if o := model.OrganisationKey(p.Jobs[i].Organisation); o != "" {
			s.employers = append(s.employers, hash("employer", o))
		}
	}
	for i := range p.Addresses {
		a := &p.Addresses[i]
		if a.Street != "" {
			s.streets = append(s.streets, hash("street", model.FoldShort(a.Street)+"|"+model.FoldShort(a.City)))
		}
		if a.PostalCode != "" {
			s.areas = append(s.areas, hash("area", model.FoldLong(a.PostalCode)))
		}
	}
	return s
}

// contacts are those that hardly belong to two people. A number at work may be that of a whole office.
func (s *sketch) contacts(p *model.Person) {
	for _, e := range p.Emails {
		if !model.IsSharedMailbox(e.Address) {
			s.keys = append(s.keys, key{hash("email", model.EmailKey(e.Address)), SameEmail, 0.8})
		}
	}
	for _, f := range p.Phones {
		if f.E164 == "" || f.Kind == model.KindFax {
			continue
		}
		weight := 0.7
		switch f.Kind {
		case model.KindMobile, model.KindWorkMobile:
			weight = 0.85
		case model.KindWork:
			weight = 0.3
		}
		s.keys = append(s.keys, key{hash("phone", f.E164), SamePhone, weight})
	}
	for _, l := range p.Links {
		if l.Kind == model.KindLinkedIn || l.Kind == model.KindXING || l.Kind == model.KindFacebook {
			s.keys = append(s.keys, key{hash("link", model.LinkKey(l.URL)), SameLink, 0.9})
		}
	}
}
