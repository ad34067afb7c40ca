package people

import (
	"net/url"
	"strconv"
	"strings"

	"alumnibook/assets"
	"alumnibook/model"
)

// mostBCC is how many addresses a draft gets: longer ones are cut off by mail programs on the way from a link.
const mostBCC = 90

// contactText writes a person as one pastes it into a letter or a chat: name, position, numbers, addresses.
func contactText(w *assets.Translator, p *model.Person) string {
	lines := []string{p.FullName()}
	if s := positionLine(w, p); s != "" {
		lines = append(lines, s)
	}
	for _, f := range p.Phones {
		lines = append(lines, w.T("model.kind."+string(f.Kind))+": "+phoneText(f))
	}
	for _, e := range p.Emails {
		lines = append(lines, e.Address)
	}
	return strings.Join(lines, "\n")
}

// positionLine says what the person does now, else what they did here: "Tax adviser at Nordhafen Logistik".
func positionLine(w *assets.Translator, p *model.Person) string {
	if j := p.CurrentJob(); j != nil {
		return titleAt(w, j.Title, j.Organisation)
	}
	if e := p.LastEmployment(); e != nil {
		return strings.Join(filled(e.Position, e.Department, e.Office), " · ")
	}
	return ""
}

func titleAt(w *assets.Translator, title, organisation string) string {
	if title != "" && organisation != "" {
		return w.T("people.title_at", "title", title, "organisation", organisation)
	}
	return title + organisation
}

// phoneText writes a number grouped for reading where it is a possible one, else as it was written.
func phoneText(f model.Phone) string {
	if f.E164 != "" {
		return model.InternationalPhone(f.E164)
	}
	return f.Number
}

// telURL is what rings a number; "" where there is nothing to dial.
func telURL(f model.Phone) string {
	if f.E164 != "" {
		return "tel:" + f.E164
	}
	digits := strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' || r == '+' {
			return r
		}
		return -1
	}, f.Number)
	if digits == "" {
		return ""
	}
	return "tel:" + digits
}

// mailURL opens a draft to one address.
func mailURL(address string) string { return "mailto:" + escapeAddress(address) }

// bccURL opens a draft to several people who do not see each other's addresses.
func bccURL(addresses []string) string {
	escaped := make([]string, len(addresses))
	for i, a := range addresses {
		escaped[i] = escapeAddress(a)
	}
	return "mailto:?bcc=" + strings.Join(escaped, ",")
}

// inLink escapes what has a meaning of its own in a link.
var inLink = strings.NewReplacer("&", "%26", "+", "%2B", "=", "%3D")

func escapeAddress(a string) string { return inLink.Replace(url.PathEscape(a)) }

// webURL is a link with the scheme that opening it needs.
func webURL(link string) string {
	if strings.Contains(link, "://") {
		return link
	}
	return "https://" + link
}

// profileURL is the person's page on LinkedIn, else on XING, else any other; "" for none.
func profileURL(p *model.Person) string {
	for _, kind := range []model.Kind{model.KindLinkedIn, model.KindXING, ""} {
		for _, l := range p.Links {
			if kind == "" || l.Kind == kind {
				return webURL(l.URL)
			}
		}
	}
	return ""
}

// addressText writes a postal address on one line.
func addressText(w *assets.Translator, a model.Address) string {
	country := a.Country
	if len(country) == 2 {
		country = w.Or("model.country."+country, "people.plain", "text", country)
	}
	town := strings.Join(filled(a.PostalCode, a.City), " ")
	return strings.Join(filled(strings.ReplaceAll(a.Street, "\n", ", "), town, a.Region, country), ", ")
}

// yearSpan writes in which years something lasted: "2012 – 2021", "since 2019", "until 2020".
func yearSpan(w *assets.Translator, from, to model.Date) string {
	a, b := w.Date(model.Date{Year: from.Year}), w.Date(model.Date{Year: to.Year})
	switch {
	case from.Year == 0 && to.Year == 0:
		return ""
	case to.Year == 0:
		return w.T("people.since", "year", a)
	case from.Year == 0:
		return w.T("people.until", "year", b)
	case from.Year == to.Year:
		return a
	}
	return a + " – " + b
}

// ownText writes what stands in a field of the firm's own.
func ownText(w *assets.Translator, f model.OwnField, text string) string {
	switch f.Type {
	case model.OwnDate:
		if d, err := model.ParseDate(text); err == nil {
			return w.Date(d)
		}
	case model.OwnNumber:
		if n, err := strconv.ParseFloat(text, 64); err == nil {
			return w.Decimal(n, 6)
		}
	}
	return text
}

// filled are those texts that are not empty.
func filled(texts ...string) []string {
	var have []string
	for _, s := range texts {
		if s != "" {
			have = append(have, s)
		}
	}
	return have
}
