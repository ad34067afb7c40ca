package vcard

import (
	"strings"

	"alumnibook/model"
)

const (
	prodID   = "-//Alumnibook//Alumnibook//EN"
	revision = "2006-01-02T15:04:05Z" // the only form that every reader of 3.0 takes
	basicRev = "20060102T150405Z"
)

// card puts the card of a person into w.out.
func (w *Writer) card(p *model.Person) error {
	w.out, w.items = w.out[:0], 0
	w.plain("BEGIN", "VCARD")
	w.plain("VERSION", w.version())
	if !w.old() && !w.timeless {
		w.plain("PRODID", prodID)
	}
	w.plain("UID", p.UID)
	w.names(p)
	w.work(p)
	w.phones(p)
	w.emails(p)
	w.addresses(p)
	w.links(p)
	w.birthday(p.Birthday)
	if w.new() {
		w.plain("LANG", p.Language)
	}
	w.list("CATEGORIES", p.Tags)
	w.notes(p)
	if err := w.photo(p.Photo); err != nil {
		return err
	}
	if w.o.CardLines {
		w.kept(p)
	}
	if !p.Updated.IsZero() && !w.timeless {
		form := revision
		if w.old() || w.new() {
			form = basicRev
		}
		w.plain("REV", p.Updated.UTC().Format(form))
	}
	w.plain("END", "VCARD")
	return nil
}

func (w *Writer) version() string {
	switch {
	case w.old():
		return "2.1"
	case w.new():
		return "4.0"
	}
	return "3.0"
}

// names are FN and N, which no card may lack, and the other names.
func (w *Writer) names(p *model.Person) {
	w.text("FN", p.FullName())
	w.name(p)
	w.text("NICKNAME", p.Nickname)
	w.text("X-MAIDENNAME", p.BirthName)
}

// name is N. Somebody known by an e-mail address only has that for a family name.
func (w *Writer) name(p *model.Person) {
	family := p.Family
	if family == "" && p.Given == "" {
		family = p.FullName()
	}
	w.begin("N")
	for i, part := range [...]string{family, p.Given, p.Additional, p.Prefix} {
		w.part(i, part)
	}
	w.part(4, "")
	w.suffixes(p.Suffix)
	w.end()
}

// suffixes writes each of several degrees as one of a list.
func (w *Writer) suffixes(all string) {
	first := true
	for one := range strings.SplitSeq(all, ",") {
		if strings.TrimSpace(one) == "" {
			continue
		}
		if !first {
			w.value = append(w.value, ',')
			if w.old() {
				w.value = append(w.value, ' ')
			}
		}
		w.escape(strings.TrimSpace(one))
		first = false
	}
}

// work is the current employer: elsewhere, or our firm for those who still or again work here.
func (w *Writer) work(p *model.Person) {
	organisation, department, title := employer(p, w.o.Firm)
	if organisation != "" {
		w.begin("ORG")
		w.part(0, organisation)
		if department != "" {
			w.part(1, department)
		}
		w.end()
	}
	w.text("TITLE", title)
}

func employer(p *model.Person, firm string) (organisation, department, title string) {
	if job := p.CurrentJob(); job != nil {
		return job.Organisation, "", job.Title
	}
	if p.Status != model.StatusLeaving && p.Status != model.StatusRehired {
		return "", "", ""
	}
	if e := p.LastEmployment(); e != nil && e.To.IsZero() {
		return firm, e.Department, e.Position
	}
	return "", "", ""
}

func (w *Writer) phones(p *model.Person) {
	first := p.PreferredPhone()
	if first != nil {
		w.phone(first, true)
	}
	for i := range p.Phones {
		if f := &p.Phones[i]; f != first {
			w.phone(f, false)
		}
	}
}

func (w *Writer) phone(f *model.Phone, preferred bool) {
	number := f.E164
	if number == "" {
		number = f.Number
	}
	w.typed("TEL", preferred, phoneTypes(f.Kind)...)
	w.finishText(number)
}

var (
	cell     = []string{"CELL"}
	cellWork = []string{"CELL", "WORK"}
	workTel  = []string{"WORK", "VOICE"}
	homeTel  = []string{"HOME", "VOICE"}
	workFax  = []string{"WORK", "FAX"}
	voice    = []string{"VOICE"}
	netHome  = []string{"INTERNET", "HOME"}
	netWork  = []string{"INTERNET", "WORK"}
	net      = []string{"INTERNET"}
	home     = []string{"HOME"}
	work     = []string{"WORK"}
)

func phoneTypes(k model.Kind) []string {
	switch k {
	case model.KindMobile:
		return cell
	case model.KindWorkMobile:
		return cellWork
	case model.KindWork:
		return workTel
	case model.KindPrivate:
		return homeTel
	case model.KindFax:
		return workFax
	}
	return voice
}

func (w *Writer) emails(p *model.Person) {
	first := p.PreferredEmail()
	if first != nil {
		w.email(first, true)
	}
	for i := range p.Emails {
		if e := &p.Emails[i]; e != first {
			w.email(e, false)
		}
	}
}

func (w *Writer) email(e *model.Email, preferred bool) {
	types := net
	switch e.Kind {
	case model.KindPrivate:
		types = netHome
	case model.KindWork:
		types = netWork
	}
	w.typed("EMAIL", preferred, types...)
	w.finishText(e.Address)
}

func (w *Writer) addresses(p *model.Person) {
	first := p.PreferredAddress()
	if first != nil {
		w.address(first, len(p.Addresses) > 1)
	}
	for i := range p.Addresses {
		if a := &p.Addresses[i]; a != first {
			w.address(a, false)
		}
	}
}

func (w *Writer) address(a *model.Address, preferred bool) {
	var types []string
	switch a.Kind {
	case model.KindPrivate:
		types = home
	case model.KindWork:
		types = work
	}
	w.typed("ADR", preferred, types...)
	for i, part := range [...]string{"", "", a.Street, a.City, a.Region, a.PostalCode, w.countryName(a.Country)} {
		w.part(i, part)
	}
	w.end()
}

// links writes profiles twice: labelled addresses for those who read only these, and social profiles for Apple.
func (w *Writer) links(p *model.Person) {
	for _, l := range p.Links {
		address := strings.TrimSpace(l.URL)
		if address != "" && !strings.Contains(address, "://") {
			address = "https://" + address
		}
		label, social := labels(l.Kind)
		if label == "" || w.old() || w.o.Profile == ProfileAndroid { // which shows neither labels nor profiles
			w.plain("URL", address)
			continue
		}
		if w.new() {
			w.plain("URL", address)
			w.plain(social, address)
			continue
		}
		w.item("URL", address)
		w.out = append(w.out, "item"...)
		w.out = append(w.out, digits(w.items)...)
		w.out = append(w.out, ".X-ABLabel:"...)
		w.out = append(w.out, label...)
		w.out = append(w.out, "\r\n"...)
		w.plain(social, address)
	}
}

func labels(k model.Kind) (label, social string) {
	switch k {
	case model.KindLinkedIn:
		return "LinkedIn", "X-SOCIALPROFILE;TYPE=linkedin"
	case model.KindXING:
		return "XING", "X-SOCIALPROFILE;TYPE=xing"
	case model.KindFacebook:
		return "Facebook", "X-SOCIALPROFILE;TYPE=facebook"
	}
	return "", ""
}

// birthday leaves out what is not a whole date, except in the forms that Apple and 4.0 have for an unknown year.
func (w *Writer) birthday(d model.Date) {
	apple := w.o.BirthdayWithoutYear || w.o.Profile == ProfileIPhone
	switch {
	case d.IsFull() && (w.old() || w.new()):
		w.plain("BDAY", strings.ReplaceAll(d.String(), "-", ""))
	case w.new() && d.Month != 0 && d.Day != 0:
		w.plain("BDAY", "--"+strings.ReplaceAll(d.String(), "-", ""))
	case d.IsFull():
		w.plain("BDAY", d.String())
	case apple && d.Month != 0 && d.Day != 0 && !w.old():
		w.plain("BDAY;X-APPLE-OMIT-YEAR=1604", model.NewDate(1604, d.Month, d.Day).String())
	}
}

func (w *Writer) notes(p *model.Person) {
	if !w.o.Notes {
		return
	}
	w.begin("NOTE")
	for _, n := range p.Notes {
		if n.Internal || strings.TrimSpace(n.Text) == "" {
			continue
		}
		if len(w.value) > 0 {
			w.whole("\n\n")
		}
		w.whole(strings.TrimSpace(n.Text))
	}
	if len(w.value) > 0 {
		w.end()
	}
}
