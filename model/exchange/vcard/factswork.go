package vcard

import (
	"net/url"
	"strings"

	govcard "github.com/emersion/go-vcard"
)

// work is the firm, the department and the title. Where a card knows several posts, the first of each belong
// together, then the second.
func (f *facts) work() {
	firms, titles := f.take(govcard.FieldOrganization), f.by[govcard.FieldTitle]
	if len(titles) > 0 {
		f.take(govcard.FieldTitle)
	} else {
		titles = f.take(govcard.FieldRole)
	}
	several := len(firms) > 1 || len(titles) > 1
	for i := range max(len(firms), len(titles)) {
		var firm, department, title string
		if i < len(firms) {
			parts := f.parts(firms[i])
			firm, department = parts[0], strings.Join(nonEmpty(parts[1:]), ", ")
		}
		if i < len(titles) {
			title = f.text(titles[i])
		}
		for _, fact := range []Fact{{KeyOrganisation, firm}, {KeyDepartment, department}, {KeyTitle, title}} {
			if fact.Text != "" || several {
				f.out = append(f.out, fact)
			}
		}
	}
}

// addresses are private where nothing says that they are of work.
func (f *facts) addresses() {
	all := f.take(govcard.FieldAddress)
	var private, work [][5]string
	for _, p := range all {
		parts := f.address(p)
		if parts == [5]string{} {
			continue
		}
		if t := f.types(p); t&typeWork != 0 && t&typeHome == 0 {
			work = append(work, parts)
		} else {
			private = append(private, parts)
		}
	}
	f.putAddresses(private, [5]string{KeyStreetPrivate, KeyPostalCodePrivate, KeyCityPrivate, KeyRegionPrivate, KeyCountryPrivate})
	f.putAddresses(work, [5]string{KeyStreetWork, KeyPostalCodeWork, KeyCityWork, KeyRegionWork, KeyCountryWork})
}

func (f *facts) putAddresses(all [][5]string, keys [5]string) {
	for _, parts := range all {
		for i, text := range parts {
			if text != "" || len(all) > 1 {
				f.out = append(f.out, Fact{keys[i], text})
			}
		}
	}
}

// address gives street, postal code, city, region and country.
func (f *facts) address(p *property) [5]string {
	var raw [7]string // box, extended, street, city, region, code, country
	parts := f.parts(p)
	if len(parts) == 1 {
		return [5]string{parts[0]}
	}
	copy(raw[:], parts)
	box := raw[0]
	if box != "" && strings.Trim(box, "0123456789 ") == "" {
		box = "PO Box " + box
	}
	street := strings.Join(nonEmpty([]string{raw[2], raw[1], box}), "\n")
	return [5]string{street, raw[5], raw[3], raw[4], raw[6]}
}

// links are pages on the web; those of networks by their own keys, however the card has them.
func (f *facts) links() {
	for _, p := range f.take(govcard.FieldURL) {
		f.link(p, f.labelOf(p))
	}
	for _, name := range []string{"X-SOCIALPROFILE", "SOCIALPROFILE", "X-LINKEDIN", "X-XING", "X-FACEBOOK"} {
		for _, p := range f.by[name] {
			f.placed[p] = f.profile(p, name)
		}
	}
}

func (f *facts) link(p *property, label string) {
	value := strings.TrimSpace(p.field.Value)
	if value == "" {
		return
	}
	key := networkOf(value)
	if key == "" && !strings.ContainsAny(value, "./:") { // a name in a network
		if key = networkNamed(label); key != "" {
			value = profileURL(key, value)
		}
	}
	if key == "" {
		key = KeyWebsite
	}
	f.put(key, value)
}

// profile takes over a social profile of a network that we know; the others stay lines.
func (f *facts) profile(p *property, name string) bool {
	value := strings.TrimSpace(p.field.Value)
	key := networkOf(value)
	if key == "" {
		if key = networkNamed(strings.TrimPrefix(name, "X-")); key == "" {
			for _, t := range p.params.list {
				if t.name == govcard.ParamType || t.name == "SERVICE-TYPE" {
					key = networkNamed(t.value)
				}
			}
		}
		value = withoutScheme(value, "x-apple:")
		if key != "" && !strings.Contains(value, "/") {
			value = profileURL(key, value)
		}
	}
	if key == "" || value == "" {
		return value == ""
	}
	f.put(key, value)
	return true
}

func networkNamed(name string) string {
	switch strings.ToLower(appleLabel(name)) {
	case "linkedin":
		return KeyLinkedIn
	case "xing":
		return KeyXING
	case "facebook":
		return KeyFacebook
	}
	return ""
}

// profileURL is the page of somebody's name in a network.
func profileURL(network, name string) string {
	name = url.PathEscape(strings.TrimPrefix(name, "@"))
	switch network {
	case KeyLinkedIn:
		return "https://www.linkedin.com/in/" + name
	case KeyXING:
		return "https://www.xing.com/profile/" + name
	}
	return "https://www.facebook.com/" + name
}

// networkOf tells which network a page belongs to.
func networkOf(address string) string {
	address = strings.ToLower(address)
	if _, rest, ok := strings.Cut(address, "://"); ok {
		address = rest
	}
	host, path, _ := strings.Cut(address, "/")
	if path == "" {
		return ""
	}
	for _, n := range []struct{ host, key string }{{"linkedin.com", KeyLinkedIn}, {"xing.com", KeyXING}, {"facebook.com", KeyFacebook}} {
		if host == n.host || strings.HasSuffix(host, "."+n.host) {
			return n.key
		}
	}
	return ""
}

// texts are the language, the notes and the categories.
func (f *facts) texts() {
	if all := f.by[govcard.FieldLanguage]; len(all) > 0 {
		first := f.take(govcard.FieldLanguage)[0]
		for _, p := range all {
			f.placed[p] = p == first
		}
		f.put(KeyLanguage, first.field.Value)
	}
	for _, p := range f.take(govcard.FieldNote) {
		f.put(KeyNote, p.field.Value)
	}
	for _, p := range f.take(govcard.FieldCategories) {
		separator := byte(',')
		if f.c.old && !strings.Contains(p.text, ",") {
			separator = ';'
		}
		for _, category := range split(p.text, separator, f.c.old) {
			f.put(KeyCategories, category)
		}
	}
}
