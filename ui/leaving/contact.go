package leaving

import (
	"strings"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/widgets"
)

// contact is what reaches somebody once the firm's own address and number end: noted while they are still here.
type contact struct {
	s                                     *sheet
	mail, phone, street, postalCode, city *widgets.TextField
	was                                   reach  // what was filled in at the beginning
	now                                   reach  // as check read it
	country                               string // of the firm
	person                                int64
}

// reach is what was typed.
type reach struct{ mail, phone, street, postalCode, city string }

func newContact(s *sheet) *contact {
	c := &contact{s: s}
	p := &s.data.person
	field := func(value string) *widgets.TextField {
		f := widgets.NewTextField("")
		f.SetValue(value)
		return f
	}
	var mail, phone string
	var home model.Address
	if i := privateEmail(p); i >= 0 {
		mail = p.Emails[i].Address
	}
	if i := privatePhone(p); i >= 0 {
		phone = p.Phones[i].Number
	}
	if i := privateAddress(p); i >= 0 {
		home = p.Addresses[i]
	}
	c.mail, c.phone = field(mail), field(phone)
	c.street, c.postalCode, c.city = field(oneLine(home.Street)), field(home.PostalCode), field(home.City)
	c.was, c.country, c.person = c.read(), s.v.host.Firm().Country, s.id
	return c
}

func oneLine(street string) string { return strings.ReplaceAll(street, "\n", ", ") }

func (c *contact) read() reach {
	value := func(f *widgets.TextField) string { return strings.TrimSpace(f.Value()) }
	return reach{value(c.mail), value(c.phone), value(c.street), value(c.postalCode), value(c.city)}
}

func (c *contact) build(f *widgets.Form) {
	w := c.s.v.w
	f.AddRow(
		widgets.Item{Key: "mail", Label: w.T("leaving.private_mail"), Field: c.mail, Weight: 4},
		widgets.Item{Key: "phone", Label: w.T("leaving.private_phone"), Field: c.phone, Weight: 3})
	f.AddRow(
		widgets.Item{Key: "street", Label: w.T("model.field.street"), Field: c.street, Weight: 4},
		widgets.Item{Key: "postal_code", Label: w.T("model.field.postal_code"), Field: c.postalCode, Weight: 1.6},
		widgets.Item{Key: "city", Label: w.T("model.field.city"), Field: c.city, Weight: 3})
}

// check looks for what will not reach anybody once they have left.
func (c *contact) check(wrong map[string]string) {
	w := c.s.v.w
	c.now = c.read()
	if mail := c.now.mail; mail != "" {
		_, domain, _ := strings.Cut(mail, "@")
		switch own := c.s.v.host.Firm().MailDomain; {
		case !model.ValidEmail(mail):
			wrong["mail"] = w.T("error.invalid.email")
		case own != "" && strings.EqualFold(domain, own):
			wrong["mail"] = w.T("leaving.own_mail")
		}
	}
	if phone := c.now.phone; phone != "" && strings.IndexFunc(phone, func(r rune) bool { return r >= '0' && r <= '9' }) < 0 {
		wrong["phone"] = w.T("leaving.no_phone")
	}
}

// noted tells that something is known now that was not before, and that they can be reached with it.
func (c *contact) noted() bool {
	return c.now != c.was && (c.now.mail != "" || c.now.phone != "")
}

func (c *contact) code() string { return "leaving_contact" }

func (c *contact) write(tx *book.Tx) error {
	p, err := tx.Person(c.person)
	if err != nil {
		return err
	}
	c.into(&p)
	return tx.UpdatePeople([]*model.Person{&p})
}

// into puts what was typed in the place of what was private so far. It becomes preferred where so far something of the
// firm was, which ends now.
func (c *contact) into(p *model.Person) {
	if mail := c.now.mail; mail != "" {
		i := privateEmail(p)
		if i < 0 {
			p.Emails, i = append(p.Emails, model.Email{Kind: model.KindPrivate}), len(p.Emails)
		}
		if p.Emails[i].Address != mail {
			p.Emails[i].Address, p.Emails[i].Failed = mail, model.Date{}
		}
		for j := range p.Emails {
			if p.Emails[j].Preferred && p.Emails[j].Kind == model.KindWork {
				p.Emails[j].Preferred, p.Emails[i].Preferred = false, true
			}
		}
	}
	if phone := c.now.phone; phone != "" {
		i := privatePhone(p)
		if i < 0 {
			p.Phones, i = append(p.Phones, model.Phone{Kind: model.KindMobile}), len(p.Phones)
		}
		if p.Phones[i].Number != phone {
			p.Phones[i].Number, p.Phones[i].Failed = phone, model.Date{}
			p.Phones[i].E164, _ = model.ParsePhone(phone, c.countryOf(p))
		}
		for j := range p.Phones {
			if p.Phones[j].Preferred && (p.Phones[j].Kind == model.KindWork || p.Phones[j].Kind == model.KindWorkMobile) {
				p.Phones[j].Preferred, p.Phones[i].Preferred = false, true
			}
		}
	}
	c.home(p)
}

func (c *contact) home(p *model.Person) {
	street, code, city := c.now.street, c.now.postalCode, c.now.city
	if street == "" && code == "" && city == "" {
		return
	}
	i := privateAddress(p)
	if i < 0 {
		p.Addresses, i = append(p.Addresses, model.Address{Kind: model.KindPrivate, Country: c.country}), len(p.Addresses)
	}
	a := &p.Addresses[i]
	if oneLine(a.Street) != street || a.PostalCode != code || a.City != city {
		a.Failed = model.Date{}
	}
	if oneLine(a.Street) != street {
		a.Street = street
	}
	a.PostalCode, a.City = code, city
}

// countryOf is the one that a number without a country code is read in.
func (c *contact) countryOf(p *model.Person) string {
	if i := privateAddress(p); i >= 0 && len(p.Addresses[i].Country) == 2 {
		return p.Addresses[i].Country
	}
	return c.country
}

// privateEmail is the place of the preferred private address, else of the first one; -1 where there is none.
func privateEmail(p *model.Person) int {
	return best(p.Emails, func(m model.Email) (bool, bool) { return m.Kind == model.KindPrivate, m.Preferred })
}

func privatePhone(p *model.Person) int {
	return best(p.Phones, func(f model.Phone) (bool, bool) {
		return f.Kind == model.KindMobile || f.Kind == model.KindPrivate, f.Preferred
	})
}

func privateAddress(p *model.Person) int {
	return best(p.Addresses, func(a model.Address) (bool, bool) { return a.Kind == model.KindPrivate, a.Preferred })
}

func best[T any](list []T, is func(T) (fits, preferred bool)) int {
	first := -1
	for i, v := range list {
		fits, preferred := is(v)
		if fits && preferred {
			return i
		}
		if fits && first < 0 {
			first = i
		}
	}
	return first
}
