package importer

import (
	"cmp"
	"slices"
	"strings"

	"alumnibook/model"
)

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

// samePhone compares by the international form. Where only one has it, the other may be the same number as it is dialled
// within its country, read in a list of another one.
func samePhone(a, b *model.Phone) bool {
	switch {
	case a.E164 != "" && b.E164 != "":
		return a.E164 == b.E164
	case a.E164 != "":
		return dialledWithin(a.E164, b.Number)
	case b.E164 != "":
		return dialledWithin(b.E164, a.Number)
	}
	return foldWord(a.Number) == foldWord(b.Number)
}

// dialledWithin tells whether a number is the national form of an international one: the same but for the country's code,
// which has one to three digits, and the leading zero.
func dialledWithin(e164, number string) bool {
	if strings.Contains(number, "+") {
		return false
	}
	digits := strings.TrimLeft(onlyDigits(number), "0")
	code := len(e164) - 1 - len(digits)
	return len(digits) >= 7 && code >= 1 && code <= 3 && strings.HasSuffix(e164, digits)
}

func onlyDigits(s string) string {
	return strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, s)
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
