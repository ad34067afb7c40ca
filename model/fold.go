package model

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// longForms spells letters that Unicode does not take apart, the way an office without them writes them.
var longForms = map[rune]string{
	'ä': "ae", 'ö': "oe", 'ü': "ue", 'ß': "ss", 'ø': "oe", 'å': "aa", 'æ': "ae", 'œ': "oe",
	'ł': "l", 'đ': "d", 'ð': "d", 'þ': "th", 'ı': "i", 'ħ': "h", 'ŋ': "n",
}

// FoldLong writes a text in small letters without marks, umlauts spelled out: Müller and Mueller, Sørensen and
// Sörensen become the same. Everything but letters, digits and blanks is dropped, blanks are single. It is
// the key that names are compared by.
func FoldLong(s string) string {
	var b strings.Builder
	b.Grow(len(s) + 4)
	blank := false
	put := func(r rune) {
		if blank && b.Len() > 0 {
			b.WriteByte(' ')
		}
		blank = false
		b.WriteRune(r)
	}
	for _, r := range norm.NFC.String(s) {
		r = unicode.ToLower(r)
		if r < 0x80 {
			switch {
			case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
				put(r)
			case r != '\'' && r != '.':
				blank = true
			}
			continue
		}
		if long, ok := longForms[r]; ok {
			for _, l := range long {
				put(l)
			}
			continue
		}
		for _, d := range norm.NFD.String(string(r)) {
			switch {
			case unicode.Is(unicode.Mn, d) || d == '’' || d == '´':
			case longForms[d] != "": // ǣ is an æ with a mark
				for _, l := range longForms[d] {
					put(l)
				}
			case unicode.IsLetter(d) || unicode.IsDigit(d):
				put(d)
			default:
				blank = true
			}
		}
	}
	return b.String()
}

var shorten = strings.NewReplacer("ae", "a", "oe", "o", "ue", "u", "aa", "a")

// FoldShort is FoldLong with ae, oe, ue and aa written as one letter, so that Müller, Mueller and Muller, or
// Ångström, Aangstroem and Angstrom, become the same. It finds too much rather than too little: search uses
// it, matching only to suggest.
func FoldShort(s string) string { return shorten.Replace(FoldLong(s)) }

// SearchWords splits a text into the folded words that search compares.
func SearchWords(s string) []string { return strings.Fields(FoldShort(s)) }

// QueryWords splits what somebody typed into the folded beginnings of words to look for. A telephone number
// is one word however it is grouped.
func QueryWords(s string) []string {
	if n := phoneDigits(s); n != "" {
		return []string{n}
	}
	return SearchWords(s)
}

// phoneDigits is the digits of a text that looks like (the beginning of) a telephone number of at least four
// digits, without the leading zeros and plus that people write or leave out; "" for any other text.
func phoneDigits(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case r >= '0' && r <= '9':
			b.WriteRune(r)
		case strings.ContainsRune(" +-/().\u00a0", r):
		default:
			return ""
		}
	}
	digits := strings.TrimLeft(b.String(), "0")
	if len(digits) < 4 {
		return ""
	}
	return digits
}

// PhoneWords lists the words under which a telephone number is found: with and without its country code, as
// digits. A number that is not valid is found as it was written.
func PhoneWords(p Phone) []string {
	var words []string
	if n := phoneDigits(p.Number); n != "" {
		words = append(words, n)
	}
	if full := strings.TrimPrefix(p.E164, "+"); full != "" {
		if len(words) == 0 || words[0] != full {
			words = append(words, full)
		}
		if national := NationalDigits(p.E164); national != "" && national != words[0] {
			words = append(words, national)
		}
	}
	return words
}

// Beginning offers, for what was typed, the names that begin like it and then those that hold it.
func Beginning(names []string) func(typed string) []string {
	return func(typed string) []string {
		var begins, holds []string
		want := FoldShort(typed)
		for _, n := range names {
			switch folded := FoldShort(n); {
			case strings.HasPrefix(folded, want):
				begins = append(begins, n)
			case strings.Contains(folded, want):
				holds = append(holds, n)
			}
		}
		return append(begins, holds...)
	}
}
