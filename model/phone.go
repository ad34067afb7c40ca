package model

import (
	"strconv"
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

// valid is the E.164 form of a valid number, "" for any other text.
func valid(s, country string) string {
	if n := plainNumber(s, country); n != nil && phonenumbers.IsValidNumber(n) {
		return phonenumbers.Format(n, phonenumbers.E164)
	}
	n, err := phonenumbers.Parse(s, country)
	if err != nil || !phonenumbers.IsValidNumber(n) {
		return ""
	}
	return phonenumbers.Format(n, phonenumbers.E164)
}

// plainNumber takes apart what nearly all numbers look like: +49 171 2345678, or 0171/2345678 in a country whose
// numbers begin with a zero. It is nil for any other text, which the library reads at many times the cost.
func plainNumber(s, country string) *phonenumbers.PhoneNumber {
	digits, ok := groupedDigits(s)
	if !ok {
		return nil
	}
	code, national := 0, ""
	switch {
	case s[0] == '+':
		code, national = countryCode(digits)
	case digits[0] == '0' && loosesZero(country):
		code, national = phonenumbers.GetCountryCodeForRegion(country), digits[1:]
	}
	if code == 0 || len(national) < 4 || len(national) > 14 || national[0] == '0' {
		return nil
	}
	n, err := strconv.ParseUint(national, 10, 64)
	if err != nil {
		return nil
	}
	country32 := int32(code)
	return &phonenumbers.PhoneNumber{CountryCode: &country32, NationalNumber: &n}
}

// groupedDigits takes single blanks, hyphens, dots and slashes out of a number; false where anything else is in it.
func groupedDigits(s string) (string, bool) {
	out := make([]byte, 0, len(s))
	for i := range len(s) {
		switch c := s[i]; {
		case c >= '0' && c <= '9':
			out = append(out, c)
		case c == '+' && i == 0 || strings.IndexByte(" -./", c) >= 0 && i > 0:
		default:
			return "", false
		}
	}
	return string(out), len(out) > 0
}

// countryCode cuts an international number behind its country code, 0 where there is none such. No code is the
// beginning of another one.
func countryCode(digits string) (code int, national string) {
	for n := 1; n <= 3 && n < len(digits); n++ {
		code = code*10 + int(digits[n-1]-'0')
		if phonenumbers.GetRegionCodeForCountryCode(code) != "ZZ" {
			return code, digits[n:]
		}
	}
	return 0, ""
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
	digits, ok := strings.CutPrefix(e164, "+")
	if !ok || !onlyDigits(digits) {
		return ""
	}
	_, national := countryCode(digits)
	return national
}

// InternationalPhone writes an E.164 number grouped for reading: "+46 70 123 45 67". What can't be read stays.
func InternationalPhone(e164 string) string {
	n, err := phonenumbers.Parse(e164, "")
	if err != nil {
		return e164
	}
	return phonenumbers.Format(n, phonenumbers.INTERNATIONAL)
}
