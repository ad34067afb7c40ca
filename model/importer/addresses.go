package importer

import (
	"regexp"
	"strings"
)

// postal is a postal code with what stood around it.
type postal struct {
	code, city, country string
	repair              string
}

var (
	codeCity    = regexp.MustCompile(`^(?:([A-Z]{1,3})[- ])?(\d{3} \d{2}|\d{4,5})[ ,]+(\D.*)$`)
	codePrefix  = regexp.MustCompile(`^([A-Z]{1,3})[- ]?(\d{3} ?\d{2}|\d{4,5})$`)
	dutchCode   = regexp.MustCompile(`^\d{4} ?[A-Z]{2}$`)
	streetPlace = regexp.MustCompile(`^(.+?)\s*[,\n]\s*((?:[A-Z]{1,3}[- ])?(?:\d{3} \d{2}|\d{4,5})\s+\D.*)$`)
)

// readPostal understands a cell of a postal code (or of a code and a city) in a country.
func readPostal(text, country string) postal {
	s := squeeze(text)
	var p postal
	if m := codeCity.FindStringSubmatch(s); m != nil && !dutchCode.MatchString(s) {
		p.country, s, p.city = readCountry(m[1]), m[2], m[3]
		p.repair = RepairPostalSplit
	} else if m := codePrefix.FindStringSubmatch(s); m != nil && readCountry(m[1]) != "" {
		p.country, s = readCountry(m[1]), m[2]
		p.repair = RepairPostalForm
	}
	if p.country != "" {
		country = p.country
	}
	code, repair := formCode(s, country)
	p.code = code
	if repair != "" && p.repair != RepairPostalSplit {
		p.repair = repair
	}
	return p
}

// formCode writes a postal code the way its country does, and puts a lost leading zero back.
func formCode(s, country string) (code, repair string) {
	digits := strings.ReplaceAll(s, " ", "")
	if !allDigits(digits) {
		return s, ""
	}
	switch {
	case country == "DE" && len(digits) == 4 && digits[0] != '0':
		return "0" + digits, RepairPostalZero
	case (country == "DK" || country == "NO") && len(digits) == 3 && s == digits:
		return "0" + digits, RepairPostalZero
	case country == "SE" && len(digits) == 5:
		if formed := digits[:3] + " " + digits[3:]; formed != s {
			return formed, RepairPostalForm
		}
	}
	return s, ""
}

// splitAddress takes "Hauptstr. 5, 50667 Köln" apart; ok is false where the text is a street alone.
func splitAddress(text string) (street, place string, ok bool) {
	m := streetPlace.FindStringSubmatch(strings.TrimSpace(text))
	if m == nil {
		return text, "", false
	}
	return strings.TrimSpace(m[1]), m[2], true
}
