package people

import (
	"slices"
	"strings"

	"alumnibook/model"
	"alumnibook/model/book"
)

// fact is one line of what is known of a person: a label, what it says, and what a click does.
type fact struct {
	label string
	text  string
	copy  string // what the copy sign takes; "" for no sign
	do    func() // what a click does; nil for nothing

	failed model.Date // since when it is known to be wrong
	works  func()     // takes that mark off
}

// contactFacts are numbers, addresses and pages, the preferred ones first and those that turned out to be wrong last.
func (v *view) contactFacts(p *model.Person) []fact {
	var list []fact
	kind := func(k model.Kind) string { return v.w.T("model.kind." + string(k)) }
	for _, f := range bestFirst(p.Phones, func(f model.Phone) (bool, model.Date) { return f.Preferred, f.Failed }) {
		text := phoneText(f)
		list = append(list, fact{label: kind(f.Kind), text: text, copy: text, do: func() { v.ring(p, f) }, failed: f.Failed, works: func() { v.works(p.ID, text) }})
	}
	for _, e := range bestFirst(p.Emails, func(e model.Email) (bool, model.Date) { return e.Preferred, e.Failed }) {
		label := v.w.T("people.mail_label")
		if len(p.Emails) > 1 {
			label = v.w.T("people.mail_kind", "kind", kind(e.Kind))
		}
		list = append(list, fact{label: label, text: e.Address, copy: e.Address, do: func() { v.writeTo(p, e.Address) }, failed: e.Failed, works: func() { v.works(p.ID, e.Address) }})
	}
	for _, l := range bestFirst(p.Links, func(l model.Link) (bool, model.Date) { return l.Preferred, model.Date{} }) {
		list = append(list, fact{label: kind(l.Kind), text: linkText(l), copy: l.URL, do: func() { v.host.OpenURL(webURL(l.URL)) }})
	}
	for _, a := range bestFirst(p.Addresses, func(a model.Address) (bool, model.Date) { return a.Preferred, a.Failed }) {
		label := v.w.T("model.field.addresses")
		if len(p.Addresses) > 1 {
			label = kind(a.Kind)
		}
		text := addressText(v.w, a)
		list = append(list, fact{label: label, text: text, copy: text, failed: a.Failed, works: func() { v.works(p.ID, text) }})
	}
	return list
}

// works takes off the mark that an address or a number is wrong; text is how it is shown.
func (v *view) works(id int64, text string) {
	v.host.Do(model.Doing{Code: "edit", Name: v.nameOf(id), Count: 1}, func(tx *book.Tx) error {
		p, err := tx.Person(id)
		if err != nil {
			return err
		}
		for i := range p.Phones {
			if phoneText(p.Phones[i]) == text {
				p.Phones[i].Failed = model.Date{}
			}
		}
		for i := range p.Emails {
			if p.Emails[i].Address == text {
				p.Emails[i].Failed = model.Date{}
			}
		}
		for i := range p.Addresses {
			if addressText(v.w, p.Addresses[i]) == text {
				p.Addresses[i].Failed = model.Date{}
			}
		}
		return tx.UpdatePeople([]*model.Person{&p})
	}, nil)
}

// bestFirst puts the preferred ones first and those that failed last, and leaves the rest in the user's order.
func bestFirst[T any](list []T, of func(T) (preferred bool, failed model.Date)) []T {
	list = slices.Clone(list)
	place := func(t T) int {
		preferred, failed := of(t)
		switch {
		case !failed.IsZero():
			return 2
		case preferred:
			return 0
		}
		return 1
	}
	slices.SortStableFunc(list, func(a, b T) int { return place(a) - place(b) })
	return list
}

// linkText is what tells a link from others of its kind: on networks the last part, which names the person.
func linkText(l model.Link) string {
	text := shortLink(l.URL)
	if l.Kind == model.KindLinkedIn || l.Kind == model.KindXING || l.Kind == model.KindFacebook {
		return text[strings.LastIndexByte(text, '/')+1:]
	}
	return text
}

// shortLink is a link without what every link has.
func shortLink(url string) string {
	_, rest, ok := strings.Cut(url, "://")
	if !ok {
		rest = url
	}
	return strings.TrimSuffix(strings.TrimPrefix(rest, "www."), "/")
}

// lifeFacts are the stints here, the jobs elsewhere, and the rest of what is known, newest first.
func (v *view) lifeFacts(p *model.Person) []fact {
	w := v.w
	var list []fact
	add := func(label, text string) {
		if text != "" {
			list = append(list, fact{label: label, text: text})
		}
	}
	label := w.T("model.field.employments")
	for _, e := range slices.Backward(p.Employments) {
		where := strings.Join(filled(yearSpan(w, e.From, e.To), e.Office, e.Department), " · ")
		add(label, strings.Join(filled(where, e.Position, e.Reason), "\n"))
		label = "" // the group is named once
	}
	label = w.T("model.field.jobs")
	for _, j := range slices.Backward(p.Jobs) {
		if len(p.Jobs) == 1 && j.From.IsZero() && j.To.IsZero() {
			break // the line below the name says it all
		}
		add(label, strings.Join(filled(titleAt(w, j.Title, j.Organisation), yearSpan(w, j.From, j.To)), "\n"))
		label = ""
	}
	add(w.T("people.owner"), v.ownerName(p.OwnerID))
	add(w.T("model.field.birthday"), v.birthday(p.Birthday))
	add(w.T("model.field.birth_name"), p.BirthName)
	add(w.T("model.field.nickname"), p.Nickname)
	if p.Language != "" && p.Language != v.host.Firm().Language {
		add(w.T("people.letters"), w.T("model.language."+p.Language))
	}
	add(w.T("model.field.skills"), strings.Join(p.Skills, ", "))
	for _, f := range v.ownFields {
		add(f.Name, ownText(w, f, p.OwnFields[f.ID]))
	}
	return list
}

// birthday writes a birthday with the age that goes with it: "17 May 1979 · 47".
func (v *view) birthday(d model.Date) string {
	text := v.w.LongDate(d)
	if !d.IsFull() {
		return text
	}
	today := v.host.Today()
	age := today.Year - d.Year
	if today.Month < d.Month || today.Month == d.Month && today.Day < d.Day {
		age--
	}
	if age < 0 {
		return text
	}
	return text + " · " + v.w.Number(age)
}
