package vcard

import (
	"slices"
	"strings"

	govcard "github.com/emersion/go-vcard"
)

// Facts is the card flat: what can become columns of a list. What no key has a place for comes as a line each.
func (c *Card) Facts() []Fact {
	f := facts{c: c, by: map[string][]*property{}, placed: map[*property]bool{}, out: make([]Fact, 0, len(c.props)+8)}
	for i := range c.props {
		p := &c.props[i]
		if p.cut {
			f.placed[p] = true
			continue
		}
		f.by[p.name.name] = append(f.by[p.name.name], p)
		if p.field.Group != "" && (p.name.name == "X-ABLABEL" || p.name.name == "X-ABADR") {
			f.label(p)
		}
	}
	f.uid()
	f.names()
	f.dates()
	f.work()
	f.emails()
	f.phones()
	f.addresses()
	f.links()
	f.texts()
	f.photo()
	f.lines()
	return f.out
}

// facts collects the facts of one card.
type facts struct {
	c      *Card
	by     map[string][]*property
	labels map[string]*property // X-ABLabel by group
	placed map[*property]bool
	out    []Fact
	seen   map[Fact]bool // of many facts
}

func (f *facts) label(p *property) {
	if p.name.name != "X-ABLABEL" {
		return
	}
	if f.labels == nil {
		f.labels = map[string]*property{}
	}
	f.labels[strings.ToLower(p.field.Group)] = p
}

// put adds a fact; none without a text, and none twice.
func (f *facts) put(key, text string) {
	if text = strings.TrimSpace(text); text == "" {
		return
	}
	fact := Fact{key, text}
	if f.has(fact) {
		return
	}
	f.out = append(f.out, fact)
	if f.seen != nil {
		f.seen[fact] = true
	}
}

// has tells whether a fact is there already. Most cards have few; one of a hundred thousand lines must not take
// for ever.
func (f *facts) has(fact Fact) bool {
	if len(f.out) < 64 {
		return slices.Contains(f.out, fact)
	}
	if f.seen == nil {
		f.seen = make(map[Fact]bool, 2*len(f.out))
		for _, have := range f.out {
			f.seen[have] = true
		}
	}
	return f.seen[fact]
}

// take gives all properties of a name, the preferred ones first, and has them placed.
func (f *facts) take(name string) []*property {
	all := f.by[name]
	for _, p := range all {
		f.placed[p] = true
	}
	if len(all) > 1 {
		all = slices.Clone(all)
		slices.SortStableFunc(all, func(a, b *property) int { return a.rank() - b.rank() })
	}
	return all
}

// rank is lower for what is preferred.
func (p *property) rank() int {
	if p.params.pref > 0 {
		return p.params.pref
	}
	return 101
}

// text is the value of a property that is one text.
func (f *facts) text(p *property) string {
	if p.name.structured {
		return strings.Join(nonEmpty(f.parts(p)), " ")
	}
	return p.field.Value
}

func (f *facts) parts(p *property) []string { return split(p.text, ';', f.c.old) }

func nonEmpty(all []string) []string {
	return slices.DeleteFunc(all, func(s string) bool { return s == "" })
}

// types are those of a property, or what its label says.
func (f *facts) types(p *property) types {
	t := p.params.types
	if p.field.Group == "" || f.labels == nil {
		return t
	}
	label := f.labels[strings.ToLower(p.field.Group)]
	if label == nil {
		return t
	}
	return t | labelTypes(label.field.Value)
}

// labelOf is the label of a property, as it is shown.
func (f *facts) labelOf(p *property) string {
	if p.field.Group != "" && f.labels != nil {
		if label := f.labels[strings.ToLower(p.field.Group)]; label != nil {
			return appleLabel(label.field.Value)
		}
	}
	return ""
}

// appleLabel drops what Apple puts around labels that it translates: "_$!<HomePage>!$_".
func appleLabel(s string) string {
	return strings.TrimSpace(strings.TrimSuffix(strings.TrimPrefix(strings.TrimSpace(s), "_$!<"), ">!$_"))
}

var labelWords = map[string]types{
	"privat": typeHome, "zuhause": typeHome, "zu hause": typeHome, "hjem": typeHome, "hem": typeHome, "bostad": typeHome, "hemma": typeHome,
	"arbeit": typeWork, "geschäftlich": typeWork, "dienstlich": typeWork, "büro": typeWork, "firma": typeWork, "beruflich": typeWork, "office": typeWork,
	"arbejde": typeWork, "arbete": typeWork, "jobb": typeWork, "job": typeWork, "kontor": typeWork,
	"mobil": typeCell, "handy": typeCell, "mobiltelefon": typeCell, "mobil privat": typeCell | typeHome, "mobile phone": typeCell, "cell phone": typeCell,
	"diensthandy": typeCell | typeWork, "mobil geschäftlich": typeCell | typeWork, "mobil dienstlich": typeCell | typeWork, "arbejdsmobil": typeCell | typeWork, "jobbmobil": typeCell | typeWork,
	"work mobile": typeCell | typeWork, "home fax": typeHome | typeFax, "work fax": typeWork | typeFax, "business fax": typeWork | typeFax,
	"telefax": typeFax, "fax privat": typeHome | typeFax, "fax geschäftlich": typeWork | typeFax, "fax dienstlich": typeWork | typeFax, "fax arbeit": typeWork | typeFax,
}

// labelTypes understands labels that people and telephones give.
func labelTypes(label string) types {
	label = strings.ToLower(appleLabel(label))
	if t := typeOf(label); t != 0 {
		return t
	}
	return labelWords[label]
}

func (f *facts) uid() {
	if all := f.by[govcard.FieldUID]; len(all) > 0 {
		f.placed[all[0]] = true
		f.put(KeyUID, strings.TrimPrefix(all[0].field.Value, "urn:uuid:"))
	}
}

func (f *facts) emails() {
	for _, p := range f.take(govcard.FieldEmail) {
		key := KeyEmailOther
		switch t := f.types(p); {
		case t&typeHome != 0:
			key = KeyEmailPrivate
		case t&typeWork != 0:
			key = KeyEmailWork
		}
		f.put(key, withoutScheme(p.field.Value, "mailto:"))
	}
}

func withoutScheme(s, scheme string) string {
	s = strings.TrimSpace(s)
	if len(s) > len(scheme) && strings.EqualFold(s[:len(scheme)], scheme) {
		return s[len(scheme):]
	}
	return s
}

func (f *facts) phones() {
	for _, p := range f.take(govcard.FieldTelephone) {
		f.put(phoneKey(f.types(p)), number(p.field.Value))
	}
}

func phoneKey(t types) string {
	switch {
	case t&typeFax != 0:
		return KeyFax
	case t&typePager != 0:
		return KeyPhone
	case t&typeCell != 0 && t&typeWork != 0 && t&typeHome == 0:
		return KeyPhoneWorkMobile
	case t&typeCell != 0:
		return KeyPhoneMobile
	case t&typeWork != 0 && t&typeHome == 0:
		return KeyPhoneWork
	case t&typeHome != 0:
		return KeyPhonePrivate
	}
	return KeyPhone
}

// number takes a "tel:" address apart, as 4.0 writes numbers.
func number(value string) string {
	s := withoutScheme(value, "tel:")
	if len(s) == len(value) {
		return s
	}
	s, more, _ := strings.Cut(s, ";")
	for parameter := range strings.SplitSeq(more, ";") {
		if extension, ok := strings.CutPrefix(strings.ToLower(parameter), "ext="); ok {
			s += " ext. " + extension
		}
	}
	return strings.ReplaceAll(s, "%20", " ")
}

func (f *facts) photo() {
	for _, p := range f.by[govcard.FieldPhoto] {
		if len(p.data) == 0 {
			f.placed[p] = p.binary || p.text == ""
			continue
		}
		f.placed[p] = true
		f.out = append(f.out, Fact{KeyPhoto, string(p.data)})
		for _, other := range f.by[govcard.FieldPhoto] {
			f.placed[other] = f.placed[other] || other.binary
		}
		return
	}
}
