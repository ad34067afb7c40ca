package model

import (
	"strings"

	"github.com/nyaruka/phonenumbers"
)

// callingCodes are the codes of the countries whose numbers lose their plus sign in number cells.
var callingCodes = []string{"49", "45", "46", "47", "44", "43", "41", "358", "31", "33", "48"}

// ParsePhone reads a number as it was written in a country (ISO 3166) and gives its E.164 form. The second
// answer is true where the reading had to repair it (a lost plus or a lost leading zero, as number cells
// leave them); "" where it is no valid number.
func ParsePhone(written, country string) (e164 string, repaired bool) {
	s := strings.TrimSpace(written)
	if s == "" {
		return "", false
	}
	if onlyDigits(s) && len(s) >= 10 && s[0] != '0' {
		for _, code := range callingCodes {
			if strings.HasPrefix(s, code) {
				if e := valid("+"+s, country); e != "" {
					return e, true
				}
			}
		}
	}
	e := valid(s, country)
	return e, e != "" && onlyDigits(s) && s[0] != '0' && loosesZero(country)
}

// loosesZero tells whether national numbers of the country begin with a zero that a number cell drops.
func loosesZero(country string) bool {
	switch country {
	case "DE", "SE", "AT", "CH", "GB", "NL", "FI", "IE":
		return true
	}
	return false
}

func valid(s, country string) string {
	n, err := phonenumbers.Parse(s, country)
	if err != nil || !phonenumbers.IsValidNumber(n) {
		return ""
	}
	return phonenumbers.Format(n, phonenumbers.E164)
}

func onlyDigits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

// NationalDigits is an E.164 number without its country code: "701234567" of "+46701234567"; "" where it
// can't be told.
func NationalDigits(e164 string) string {
	n, err := phonenumbers.Parse(e164, "")
	if err != nil {
		return ""
	}
	return phonenumbers.GetNationalSignificantNumber(n)
}

// InternationalPhone writes an E.164 number grouped for reading: "+46 70 123 45 67". What can't be read stays.
func InternationalPhone(e164 string) string {
	n, err := phonenumbers.Parse(e164, "")
	if err != nil {
		return e164
	}
	return phonenumbers.Format(n, phonenumbers.INTERNATIONAL)
}
