// Package postal writes addresses the way the post of each country wants them.
package postal

import (
	"strings"

	"alumnibook/model"
)

// Letter says from where letters are sent.
type Letter struct {
	Home     string // ISO 3166 code of the country in which they are posted: it is not named on them
	Language string // of the names of other countries and of the salutation
}

// Address is the address where letters to a person arrive: the preferred one or another one that names a place, nil
// where there is none.
func Address(p *model.Person) *model.Address {
	if a := p.PreferredAddress(); a != nil && complete(a) {
		return a
	}
	for i := range p.Addresses {
		if complete(&p.Addresses[i]) {
			return &p.Addresses[i]
		}
	}
	return nil
}

// complete tells whether a letter could arrive: it takes a place, and a street or a postal code in it.
func complete(a *model.Address) bool {
	street, code, city := strings.TrimSpace(a.Street), strings.TrimSpace(a.PostalCode), strings.TrimSpace(a.City)
	return street != "" && (code != "" || city != "") || code != "" && city != ""
}

// Label is all lines of a letter's address, the name first; nil where no address is known.
func (l Letter) Label(p *model.Person) []string {
	a := Address(p)
	if a == nil {
		return nil
	}
	lines := []string{model.PostalName(p, l.Language)}
	if a.Kind == model.KindWork {
		if job := p.CurrentJob(); job != nil {
			lines = add(lines, job.Organisation)
		}
	}
	return append(lines, l.Lines(a)...)
}

// Lines are the lines of an address below the name. The country stands last, in capitals, where it is another one.
func (l Letter) Lines(a *model.Address) []string {
	lines := streetLines(a.Street)
	country := strings.ToUpper(strings.TrimSpace(a.Country))
	form := country
	if form == "" {
		form = l.Home
	}
	lines = append(lines, placeLines(form, a)...)
	if country != "" && country != strings.ToUpper(l.Home) {
		lines = append(lines, strings.ToUpper(Country(country, l.Language)))
	}
	return lines
}

// streetLines puts the line that says with whom somebody lives before the street.
func streetLines(street string) []string {
	var careOf, rest []string
	for _, line := range strings.FieldsFunc(street, func(r rune) bool { return r == '\n' || r == '\r' }) {
		low := strings.ToLower(strings.TrimSpace(line))
		if strings.HasPrefix(low, "c/o") || strings.HasPrefix(low, "bei ") || strings.HasPrefix(low, "p/a") {
			careOf = add(careOf, line)
		} else {
			rest = add(rest, line)
		}
	}
	return append(careOf, rest...)
}

// placeLines are postal code, city and region in the order of a country.
func placeLines(country string, a *model.Address) []string {
	code, city, region := Code(a.PostalCode, country), one(a.City), one(a.Region)
	switch country {
	case "GB", "IM", "JE", "GG":
		return add(add(nil, or(city, region)), code)
	case "IE":
		return add(add(add(nil, city), region), code)
	case "US":
		return add(nil, words(comma(city, region), code))
	case "CA", "AU", "NZ":
		return add(nil, words(city, region, code))
	case "IT":
		return add(nil, words(code, city, short(region)))
	case "DE", "DK", "SE", "AT", "CH", "NO", "FI", "NL", "BE", "LU", "FR", "ES", "PT", "PL", "CZ", "IS", "LI", "FO", "GL", "EE", "LT", "LV", "HU", "SK", "SI", "HR":
		return add(nil, words(code, or(city, region)))
	}
	lines := add(nil, words(code, city))
	if region != city {
		lines = add(lines, region)
	}
	return lines
}

// Code is a postal code with the blank that its country writes in it.
func Code(code, country string) string {
	code = one(code)
	at := map[string]int{"SE": 3, "NL": 4, "CZ": 3, "SK": 3, "GR": 3}[country]
	if at == 0 {
		return code
	}
	plain := strings.ToUpper(strings.ReplaceAll(code, " ", ""))
	if length := map[string]int{"NL": 6}[country]; len(plain) == max(length, 5) {
		return plain[:at] + " " + plain[at:]
	}
	return code
}

// short is a region that is a code, such as a province of Italy; others stand on no letter.
func short(region string) string {
	if len(region) <= 3 {
		return region
	}
	return ""
}

func add(list []string, line string) []string {
	if line = one(line); line != "" {
		return append(list, line)
	}
	return list
}

// one makes one line of a text.
func one(s string) string { return strings.Join(strings.Fields(s), " ") }

func words(parts ...string) string { return one(strings.Join(parts, " ")) }

func comma(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + ", " + b
}

func or(a, b string) string {
	if a != "" {
		return a
	}
	return b
}
