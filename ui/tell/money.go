package tell

import (
	"strconv"
	"strings"

	"alumnibook/assets"
)

// minorDigits is how many digits the minor unit of a currency has where it is not two.
var minorDigits = map[string]int{"ISK": 0, "JPY": 0, "KRW": 0, "CLP": 0, "VND": 0}

func digitsOf(currency string) int {
	if n, ok := minorDigits[currency]; ok {
		return n
	}
	return 2
}

// Amount writes an amount in minor units as the language writes numbers, with decimals only where there are any.
func Amount(w *assets.Translator, minor int64, currency string) string {
	digits := digitsOf(currency)
	scale := int64(1)
	for range digits {
		scale *= 10
	}
	sign := ""
	if minor < 0 {
		sign, minor = "−", -minor
	}
	text := sign + w.Number(int(minor/scale))
	if rest := minor % scale; rest != 0 {
		text += w.DecimalSign() + leftPadded(rest, digits)
	}
	return text
}

func leftPadded(n int64, digits int) string {
	s := strconv.FormatInt(n, 10)
	return strings.Repeat("0", max(digits-len(s), 0)) + s
}

// Money is Amount with its currency behind it.
func Money(w *assets.Translator, minor int64, currency string) string {
	text := Amount(w, minor, currency)
	if currency == "" {
		return text
	}
	return text + "\u00a0" + currency
}

// largestAmount is more than any evening costs, and far from where sums would overflow.
const largestAmount = 1_000_000_000

// ParseAmount reads an amount as people type it: "55500", "55 500", "55.500,00", "1,250.5", with the currency or without.
// A sign followed by three digits parts thousands, one followed by one or two is the decimal sign. An empty text is nothing.
func ParseAmount(text, currency string) (minor int64, ok bool) {
	text = strings.TrimSpace(text)
	text = strings.TrimSpace(strings.TrimSuffix(strings.TrimPrefix(text, currency), currency))
	for _, space := range []string{" ", "\u00a0", "\u202f", "'", "’"} {
		text = strings.ReplaceAll(text, space, "")
	}
	if text == "" {
		return 0, true
	}
	whole, decimals := text, ""
	if at := strings.LastIndexAny(text, ".,"); at >= 0 && len(text)-at-1 != 3 {
		whole, decimals = text[:at], text[at+1:]
		if strings.ContainsRune(whole, rune(text[at])) { // the same sign can't mean two things
			return 0, false
		}
	}
	if !grouped(whole) || !onlyDigits(decimals) || len(decimals) > digitsOf(currency) {
		return 0, false
	}
	whole = strings.NewReplacer(".", "", ",", "").Replace(whole)
	decimals += strings.Repeat("0", digitsOf(currency)-len(decimals))
	minor, err := strconv.ParseInt(whole+decimals, 10, 64)
	return minor, err == nil && minor/100 <= largestAmount
}

// grouped tells whether the signs in a whole number, if there are any, part its thousands.
func grouped(s string) bool {
	parts := strings.FieldsFunc(s, func(r rune) bool { return r == '.' || r == ',' })
	if len(parts) == 0 || strings.Count(s, ".") > 0 && strings.Count(s, ",") > 0 || len(parts)-1 != strings.Count(s, ".")+strings.Count(s, ",") {
		return false
	}
	for i, p := range parts {
		if !onlyDigits(p) || i > 0 && len(p) != 3 || i == 0 && len(parts) > 1 && len(p) > 3 {
			return false
		}
	}
	return true
}

func onlyDigits(s string) bool {
	return strings.Trim(s, "0123456789") == ""
}
