package vcard

import (
	"bytes"
	"unicode/utf8"

	"alumnibook/model"
)

const (
	qrBytes = 300 // more of them make a code that telephones are slow to read

	// utf8Hint is a line that nobody shows, whose bytes mean nothing in any other alphabet. A code does not say
	// which alphabet it is in; without the hint some readers take a card with few umlauts for Chinese.
	utf8Hint = "PRODID:À\r\n"
)

// QRText is a small card for a QR code: the name, the current employer and title, one number, one e-mail address
// and one link, at most 300 bytes. What does not fit is left out, the least needed first.
func QRText(p *model.Person, firm string) string {
	small := model.Person{
		Prefix: p.Prefix, Given: p.Given, Additional: p.Additional, Family: p.Family, Suffix: p.Suffix, Nickname: p.Nickname,
		Emails: one(p.PreferredEmail()), Phones: one(p.PreferredPhone()), Links: oneLink(p.Links),
	}
	organisation, _, title := employer(p, firm)
	small.Jobs = []model.Job{{Organisation: organisation, Title: title}}
	if !p.HasName() { // the name may be the e-mail address, which may have to go
		small.Nickname = p.FullName()
	}
	leaveOut := []func(){
		func() { small.Links = nil },
		func() { small.Jobs[0].Title = "" },
		func() { small.Suffix = "" },
		func() { small.Additional = "" },
		func() { small.Jobs[0].Organisation = "" },
		func() { small.Emails = nil },
		func() { small.Prefix = "" },
		func() { small.Phones = nil },
	}
	for _, leave := range leaveOut {
		if text := qrText(&small); len(text) <= qrBytes {
			return text
		}
		leave()
	}
	for most := 120; ; most /= 2 { // a name longer than names are
		small.Family, small.Given, small.Nickname = cut(small.Family, most), cut(small.Given, most), cut(small.Nickname, most)
		if text := qrText(&small); len(text) <= qrBytes || most < 8 {
			return text
		}
	}
}

// qrText writes the lines of a card unfolded, since many who read codes don't unfold.
func qrText(p *model.Person) string {
	w := NewWriter(nil, Options{})
	w.unfolded = true
	w.plain("BEGIN", "VCARD")
	w.plain("VERSION", "3.0")
	start := len(w.out)
	w.name(p)
	w.text("FN", p.FullName())
	if job := p.CurrentJob(); job != nil {
		w.text("ORG", job.Organisation)
		w.text("TITLE", job.Title)
	}
	w.phones(p)
	w.emails(p)
	for _, l := range p.Links {
		w.plain("URL", l.URL)
	}
	w.plain("END", "VCARD")
	if !isASCII(bytes.ReplaceAll(w.out, []byte("\r\n"), nil)) {
		return string(w.out[:start]) + utf8Hint + string(w.out[start:])
	}
	return string(w.out)
}

func one[T any](t *T) []T {
	if t == nil {
		return nil
	}
	return []T{*t}
}

// oneLink is the preferred link, else the LinkedIn profile, else the first.
func oneLink(all []model.Link) []model.Link {
	for _, l := range all {
		if l.Preferred {
			return []model.Link{l}
		}
	}
	for _, l := range all {
		if l.Kind == model.KindLinkedIn {
			return []model.Link{l}
		}
	}
	return all[:min(1, len(all))]
}

// cut shortens a text to a number of bytes, never inside a letter.
func cut(s string, most int) string {
	if len(s) <= most {
		return s
	}
	for most > 0 && !utf8.RuneStart(s[most]) {
		most--
	}
	return s[:most]
}
