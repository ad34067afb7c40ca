package person

import (
	"strings"

	"alumnibook/model"
	"alumnibook/ui/dates"
	"alumnibook/ui/widgets"
)

// line makes one entry of a list: its fields beside each other with shares of the width.
func line(weights []float32, names []string, fields ...widgets.Field) *widgets.ListItem {
	item := &widgets.ListItem{Fields: map[string]widgets.Field{}}
	objects := make([]fyneObject, len(fields))
	for i, f := range fields {
		item.Fields[names[i]] = f
		objects[i] = f
	}
	item.Object = widgets.Shares(6, weights, objects...)
	return item
}

// fill builds a list field of a list of the model.
func fill[T any](add string, values []T, preferred func(T) bool, empty func() T, item func(T) *widgets.ListItem) *widgets.ListField {
	f := widgets.NewListField(add, func() *widgets.ListItem { return item(empty()) })
	star, items := -1, make([]*widgets.ListItem, len(values))
	for i, v := range values {
		items[i] = item(v)
		if preferred != nil && preferred(v) {
			star = i
		}
	}
	if preferred != nil {
		f.WithStars()
	}
	f.SetItems(star, items...)
	return f
}

func textOfField(item *widgets.ListItem, name string) string {
	switch f := item.Fields[name].(type) {
	case *widgets.TextField:
		return strings.TrimSpace(f.Value())
	case *widgets.ComboField:
		return strings.TrimSpace(f.Value())
	case *widgets.SelectField:
		return f.Value()
	}
	return ""
}

func (e *editor) text(placeholder, value string) *widgets.TextField {
	f := widgets.NewTextField(placeholder)
	f.SetValue(value)
	return f
}

func (e *editor) combo(field, placeholder, value string) *widgets.ComboField {
	f := widgets.NewComboField(placeholder, e.bg.suggest(field))
	f.SetValue(value)
	return f
}

func (e *editor) kind(list []model.Kind, value model.Kind) *widgets.SelectField {
	f := widgets.NewSelectField("", choices(e.v.w, "model.kind.", list)...)
	f.SetValue(string(value))
	return f
}

// withFailed are the shares of an address or a number, its kind, and the tick that it is wrong.
var withFailed = []float32{5.6, 2.7, 3.7}

func (e *editor) emailList() *widgets.ListField {
	e.emails = fill(e.v.w.T("person.add.email"), e.person.Emails, func(m model.Email) bool { return m.Preferred },
		func() model.Email { return model.Email{Kind: model.KindPrivate} },
		func(m model.Email) *widgets.ListItem {
			address, failed := e.text("name@example.org", m.Address), e.failedBox(m.Failed)
			address.OnChanged = failedBefore(failed, m.Address, m.Failed)
			kind := e.kind(model.EmailKinds, m.Kind)
			item := line(withFailed, []string{"address", "kind", "failed"}, address, kind, failed)
			besideFields(item, withFailed, address, kind, failed)
			item.Data = m
			return item
		})
	return e.emails
}

func (e *editor) readEmails() []model.Email {
	var list []model.Email
	for i, item := range e.emails.Items() {
		if s := textOfField(item, "address"); s != "" {
			old, _ := item.Data.(model.Email)
			list = append(list, model.Email{
				Address: s, Kind: model.Kind(textOfField(item, "kind")), Preferred: i == e.emails.Preferred(), Failed: e.failedOf(item, old.Failed),
			})
		}
	}
	return list
}

func (e *editor) phoneList() *widgets.ListField {
	e.phones = fill(e.v.w.T("person.add.phone"), e.person.Phones, func(p model.Phone) bool { return p.Preferred },
		func() model.Phone { return model.Phone{Kind: model.KindMobile} },
		func(p model.Phone) *widgets.ListItem {
			number, failed := e.text("", p.Number), e.failedBox(p.Failed)
			number.OnChanged = failedBefore(failed, p.Number, p.Failed)
			kind := e.kind(model.PhoneKinds, p.Kind)
			item := line(withFailed, []string{"number", "kind", "failed"}, number, kind, failed)
			besideFields(item, withFailed, number, kind, failed)
			item.Data = p
			return item
		})
	return e.phones
}

// readPhones reads each number as one of the person's own country, else of the firm's.
func (e *editor) readPhones() []model.Phone {
	var list []model.Phone
	country := e.v.host.Firm().Country
	for _, a := range e.readAddresses() {
		if len(a.Country) == 2 {
			country = a.Country
			break
		}
	}
	for i, item := range e.phones.Items() {
		s := textOfField(item, "number")
		if s == "" {
			continue
		}
		was, _ := item.Data.(model.Phone)
		p := model.Phone{Number: s, Kind: model.Kind(textOfField(item, "kind")), Preferred: i == e.phones.Preferred(), Failed: e.failedOf(item, was.Failed)}
		p.E164, _ = model.ParsePhone(s, country)
		for _, old := range e.person.Phones { // what was not touched keeps the reading it came with
			if old.Number == s && old.E164 != "" {
				p.E164 = old.E164
			}
		}
		list = append(list, p)
	}
	return list
}

func (e *editor) addressList() *widgets.ListField {
	w := e.v.w
	e.addresses = fill(w.T("person.add.address"), e.person.Addresses, func(a model.Address) bool { return a.Preferred },
		func() model.Address { return model.Address{Kind: model.KindPrivate, Country: e.v.host.Firm().Country} },
		func(a model.Address) *widgets.ListItem {
			item := line([]float32{6, 2.2, 4, 3, 3}, []string{"street", "postal_code", "city", "country", "kind"},
				e.text(w.T("model.field.street"), strings.ReplaceAll(a.Street, "\n", ", ")), e.text(w.T("model.field.postal_code"), a.PostalCode),
				e.combo("city", w.T("model.field.city"), a.City), e.country(a.Country), e.kind(model.AddressKinds, a.Kind))
			failed := e.failedBox(a.Failed)
			item.Fields["street"].(*widgets.TextField).OnChanged = failedBefore(failed, textOfField(item, "street"), a.Failed)
			item.Fields["failed"] = failed
			item.Object, item.Data = widgets.Stack(2, item.Object, failed), a
			return item
		})
	return e.addresses
}

// country offers the countries that the program has words for; any other is kept as it was written.
func (e *editor) country(value string) *widgets.ComboField {
	var names []string
	for _, c := range model.Countries {
		names = append(names, e.v.w.T("model.country."+c))
	}
	f := widgets.NewComboField(e.v.w.T("model.field.country"), func(typed string) []string {
		var hits []string
		for _, n := range names {
			if strings.HasPrefix(model.FoldShort(n), model.FoldShort(typed)) {
				hits = append(hits, n)
			}
		}
		return hits
	})
	f.SetValue(e.v.w.Or("model.country."+value, "person.as_written", "text", value))
	return f
}

func (e *editor) countryCode(text string) string {
	for _, c := range model.Countries {
		if strings.EqualFold(e.v.w.T("model.country."+c), text) {
			return c
		}
	}
	return text
}

func (e *editor) readAddresses() []model.Address {
	var list []model.Address
	for i, item := range e.addresses.Items() {
		old, _ := item.Data.(model.Address)
		a := model.Address{
			Street: textOfField(item, "street"), PostalCode: textOfField(item, "postal_code"), City: textOfField(item, "city"),
			Country: e.countryCode(textOfField(item, "country")), Kind: model.Kind(textOfField(item, "kind")),
			Region: old.Region, Preferred: i == e.addresses.Preferred(), Failed: e.failedOf(item, old.Failed),
		}
		if a.Street == strings.ReplaceAll(old.Street, "\n", ", ") {
			a.Street = old.Street
		}
		if a.Street != "" || a.City != "" || a.PostalCode != "" {
			list = append(list, a)
		}
	}
	return list
}

func (e *editor) linkList() *widgets.ListField {
	e.links = fill(e.v.w.T("person.add.link"), e.person.Links, nil,
		func() model.Link { return model.Link{Kind: model.KindLinkedIn} },
		func(l model.Link) *widgets.ListItem {
			url, kind := e.text("linkedin.com/in/…", l.URL), e.kind(model.LinkKinds, l.Kind)
			url.OnChanged = func(s string) {
				if strings.Contains(s, ".") {
					kind.SetValue(string(model.LinkKindOf(s)))
				}
			}
			item := line([]float32{6, 2}, []string{"url", "kind"}, url, kind)
			item.Data = l
			return item
		})
	return e.links
}

func (e *editor) readLinks() []model.Link {
	var list []model.Link
	for _, item := range e.links.Items() {
		old, _ := item.Data.(model.Link)
		if s := textOfField(item, "url"); s != "" {
			list = append(list, model.Link{URL: s, Kind: model.Kind(textOfField(item, "kind")), Preferred: old.Preferred})
		}
	}
	return list
}

func (e *editor) partial(d model.Date, placeholder string) *widgets.DateField {
	f := widgets.NewDateField(placeholder, dates.New(e.v.w, e.v.host.Today))
	f.Partial, f.BadText = true, e.v.w.T("error.invalid.date", "example", e.v.w.DateHint())
	dates.Set(f, d)
	return f
}
