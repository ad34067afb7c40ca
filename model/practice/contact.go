package practice

import (
	"fmt"
	"strconv"
	"strings"

	"alumnibook/model"
)

// contactsOf makes addresses, numbers, mails and links. Some people have none of one or the other.
func (m *maker) contactsOf(i int, d *draft) {
	unreachable := d.in(3)
	if !unreachable && d.in(90) {
		address := m.mail(d.Given, d.Family, pick(d.chance, []string{"example.org", "example.com", "example.net"}))
		d.Emails = append(d.Emails, model.Email{Address: address, Kind: model.KindPrivate, Preferred: d.in(10)})
	}
	if d.job != nil && d.in(38) {
		d.Emails = append(d.Emails, model.Email{Address: m.mail(d.Given, d.Family, d.job.Domain+".example.com"), Kind: model.KindWork})
	}
	if !unreachable && d.in(78) || known[i].sameMobile {
		m.phone(d, model.KindMobile, mobiles[d.place.Country])
	}
	if known[i].sameMobile {
		d.Phones = []model.Phone{{Number: "0171 3920099", E164: "+491713920099", Kind: model.KindMobile}}
	}
	if d.in(14) {
		m.phone(d, model.KindPrivate, landlines[d.place.Office])
	}
	if d.job != nil && d.in(16) {
		m.phone(d, model.KindWork, landlines[d.place.Office])
	}
	if d.in(82) {
		d.Addresses = append(d.Addresses, m.address(d))
	}
	m.links(i, d)
}

// mail makes an address that nobody else has.
func (m *maker) mail(given, family, domain string) string {
	local := mailName(given + " " + family)
	m.mails[local+domain]++
	if n := m.mails[local+domain]; n > 1 {
		local += strconv.Itoa(n)
	}
	return local + "@" + domain
}

func mailName(name string) string { return strings.ReplaceAll(model.FoldLong(name), " ", ".") }

func (m *maker) address(d *draft) model.Address {
	t := d.place.Towns[min(d.IntN(len(d.place.Towns)), d.IntN(len(d.place.Towns)))]
	house := strconv.Itoa(d.between(1, 118))
	if d.in(20) {
		house += string(rune('a' + d.IntN(4)))
	}
	street := pick(d.chance, d.place.Streets) + " " + house
	if d.place.Country == "DK" && d.in(50) {
		street += fmt.Sprintf(", %d. %s", d.between(1, 5), pick(d.chance, []string{"tv", "th"}))
	}
	return model.Address{Street: street, PostalCode: pick(d.chance, t.Codes), City: t.City, Country: d.place.Country, Kind: model.KindPrivate}
}

func (m *maker) links(i int, d *draft) {
	slug := strings.ReplaceAll(mailName(d.Given+" "+d.Family), ".", "-")
	if d.in(46) {
		url := fmt.Sprintf("https://www.linkedin.com/in/%s-practice-%d", slug, i+1)
		d.Links = append(d.Links, model.Link{URL: url, Kind: model.KindLinkedIn})
	}
	if d.place.Country == "DE" && d.in(22) {
		url := fmt.Sprintf("https://www.xing.com/profile/%s_practice%d", strings.ReplaceAll(slug, "-", "_"), i+1)
		d.Links = append(d.Links, model.Link{URL: url, Kind: model.KindXING})
	}
	if d.in(3) {
		d.Links = append(d.Links, model.Link{URL: "https://" + slug + ".example.org", Kind: model.KindWeb})
	}
}

// numberRange is a run of telephone numbers: country code, area code, first number and how many there are.
type numberRange struct {
	code, area string
	first      string
	count      int
}

// mobiles are used in this order. The first ones are kept free for films and books by the Swedish and the German
// regulator (Denmark has none such); the last of each is long enough for a very big book.
var mobiles = map[string][]numberRange{
	"SE": {{"46", "70", "1740605", 95}, {"46", "72", "9000001", 900_000}},
	"DE": {{"49", "171", "3920000", 99}, {"49", "176", "04069000", 100}, {"49", "1590", "1000001", 900_000}},
	"DK": {{"45", "", "91100001", 890_000}},
}

// landlines are numbers kept free for films and books too, apart from the Danish ones.
var landlines = map[string][]numberRange{
	"Stockholm": {{"46", "8", "46500400", 100}}, "Göteborg": {{"46", "31", "3900600", 100}}, "Malmö": {{"46", "40", "6280400", 100}},
	"Hamburg": {{"49", "40", "66969000", 1000}}, "Köln": {{"49", "221", "4710000", 1000}},
	"København": {{"45", "", "33100001", 1000}}, "Aarhus": {{"45", "", "86100001", 1000}},
}

// phone gives a person the next free number of the ranges, none where they are used up.
func (m *maker) phone(d *draft, kind model.Kind, ranges []numberRange) {
	for _, r := range ranges {
		name := r.code + r.area + r.first
		if m.numbers[name] >= r.count {
			continue
		}
		first, _ := strconv.Atoi(r.first)
		rest := fmt.Sprintf("%0*d", len(r.first), first+m.numbers[name])
		m.numbers[name]++
		d.Phones = append(d.Phones, model.Phone{Number: written(d.chance, r, rest), E164: "+" + r.code + r.area + rest, Kind: kind})
		return
	}
}

// written is one of the ways in which people write a number.
func written(c chance, r numberRange, rest string) string {
	grouped := rest
	switch {
	case r.code == "45":
		grouped = pairs(rest)
	case len(rest) == 7 && r.code == "46":
		grouped = rest[:3] + " " + pairs(rest[3:])
	}
	abroad := strings.TrimSpace("+" + r.code + " " + strings.TrimSpace(r.area+" "+grouped))
	if r.area == "" {
		return pick(c, []string{grouped, grouped, rest, abroad})
	}
	sep := map[string]string{"46": "-", "49": " "}[r.code]
	return pick(c, []string{"0" + r.area + sep + grouped, "0" + r.area + sep + grouped, abroad, "0" + r.area + "/" + rest})
}

func pairs(digits string) string {
	var parts []string
	for ; len(digits) > 2; digits = digits[2:] {
		parts = append(parts, digits[:2])
	}
	return strings.Join(append(parts, digits), " ")
}
