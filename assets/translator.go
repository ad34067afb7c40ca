package assets

import (
	"fmt"
	"strings"
)

// Translator speaks one language, its words and plurals, and writes numbers and dates as one region does.
type Translator struct {
	lang, home string
	format     format
	dict       dictionary
}

// Words gives the translator of a language with the dates and numbers of the region that it is most likely used in;
// a language that the program does not speak is answered in English.
func Words(lang string) *Translator { return WordsIn(lang, "") }

// WordsIn gives the translator of a language with the dates and numbers of a region; one that is not known is answered
// with the one that the language is most likely used in.
func WordsIn(lang, region string) *Translator {
	lang = spoken(lang)
	region = RegionOf(lang, region)
	return &Translator{lang: lang, home: region, format: formatOf(lang, region), dict: load()}
}

// WordsFor gives the translator of a language as a firm in a country writes to somebody: in German from Vienna the
// Austrian way, in Swedish from there as Swedes do.
func WordsFor(lang, country string) *Translator { return WordsIn(lang, Fitting(lang, country)) }

// Region is the country whose way of writing dates and numbers it follows: one of Regions.
func (t *Translator) Region() string { return t.home }

// Language is the language's code: "en", "de", "da" or "sv".
func (t *Translator) Language() string { return t.lang }

// T says a key. The arguments are pairs of a placeholder's name and its value; whole numbers are written with
// the region's thousands separator, so pass a year as text. Where a key has plural forms, "n" decides.
func (t *Translator) T(key string, args ...any) string {
	n := 2
	for i := 0; i+1 < len(args); i += 2 {
		if v, ok := args[i+1].(int); ok && args[i] == "n" {
			n = v
		}
	}
	return t.say(key, n, args)
}

// N says a key with plural forms for a number, which also fills the placeholder {n}.
func (t *Translator) N(key string, n int, args ...any) string {
	return t.say(key, n, append([]any{"n", n}, args...))
}

// Has tells whether there are words for a key.
func (t *Translator) Has(key string) bool { _, ok := t.dict[key]; return ok }

// Or says a key where there are words for it, and the other one where not.
func (t *Translator) Or(key, other string, args ...any) string {
	if t.Has(key) {
		return t.T(key, args...)
	}
	return t.T(other, args...)
}

func (t *Translator) say(key string, n int, args []any) string {
	p, ok := t.dict[key][t.lang]
	if !ok {
		if p, ok = t.dict[key]["en"]; !ok {
			return key
		}
	}
	text := p.Other
	if n == 1 && p.One != "" {
		text = p.One
	}
	return t.fill(text, args)
}

// fill puts the values where their placeholders stand, in one pass: a value is never read for placeholders.
func (t *Translator) fill(text string, args []any) string {
	if len(args) < 2 || !strings.Contains(text, "{") {
		return text
	}
	pairs := make([]string, 0, len(args))
	for i := 0; i+1 < len(args); i += 2 {
		pairs = append(pairs, fmt.Sprintf("{%v}", args[i]), t.write(args[i+1]))
	}
	return strings.NewReplacer(pairs...).Replace(text)
}

func (t *Translator) write(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case int:
		return t.Number(v)
	case int64:
		return t.Number(int(v))
	case Day:
		return t.Date(v)
	}
	return fmt.Sprint(v)
}
