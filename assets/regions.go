package assets

import (
	"slices"
	"strings"
	"time"
)

// format is how dates and numbers are written: the region's numbers, order and clock with the language's names. The
// layouts know Y, MM, M, DD, D, mmm (short month name) and mmmm (long month name).
type format struct {
	region
	names
}

// region is how a country writes numbers and short dates, whatever language the words are in.
type region struct {
	thousands, decimal string
	full, month        string // short forms of a whole date and of a month
	clock              string
	weekStart          time.Weekday
	monthFirst         bool // in a date of numbers alone
}

// names are what a language calls months and days, and how it writes dates with them.
type names struct {
	noYear, longFull, longNoYear string
	short, long                  [12]string
	weekdays                     [7]string // from Monday
}

// Regions whose dates and numbers the program writes, in the order in which they are offered. The tables follow the
// Unicode CLDR, with years of four digits.
var Regions = []string{"DE", "AT", "CH", "DK", "SE", "GB", "US"}

var regions = map[string]region{
	"DE": {".", ",", "DD.MM.Y", "MM.Y", "15:04", time.Monday, false},
	"AT": {"\u00a0", ",", "DD.MM.Y", "MM.Y", "15:04", time.Monday, false},
	"CH": {"’", ".", "DD.MM.Y", "MM.Y", "15:04", time.Monday, false},
	"DK": {".", ",", "DD.MM.Y", "MM.Y", "15.04", time.Monday, false},
	"SE": {"\u00a0", ",", "Y-MM-DD", "Y-MM", "15:04", time.Monday, false},
	"GB": {",", ".", "DD/MM/Y", "MM/Y", "15:04", time.Monday, false},
	"US": {",", ".", "MM/DD/Y", "MM/Y", "3:04\u00a0PM", time.Sunday, true},
}

var languages = map[string]names{
	"en": {
		"D mmm", "D mmmm Y", "D mmmm",
		[12]string{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"},
		[12]string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"},
		[7]string{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"},
	},
	"de": {
		"DD.MM.", "D. mmmm Y", "D. mmmm",
		[12]string{"Jan.", "Feb.", "März", "Apr.", "Mai", "Juni", "Juli", "Aug.", "Sept.", "Okt.", "Nov.", "Dez."},
		[12]string{"Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"},
		[7]string{"Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"},
	},
	"da": {
		"D. mmm", "D. mmmm Y", "D. mmmm",
		[12]string{"jan.", "feb.", "mar.", "apr.", "maj", "jun.", "jul.", "aug.", "sep.", "okt.", "nov.", "dec."},
		[12]string{"januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober", "november", "december"},
		[7]string{"ma", "ti", "on", "to", "fr", "lø", "sø"},
	},
	"sv": {
		"D mmm", "D mmmm Y", "D mmmm",
		[12]string{"jan.", "feb.", "mars", "apr.", "maj", "juni", "juli", "aug.", "sep.", "okt.", "nov.", "dec."},
		[12]string{"januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november", "december"},
		[7]string{"må", "ti", "on", "to", "fr", "lö", "sö"},
	},
}

// dialects are what a language does otherwise in one region.
var dialects = map[string]func(*format){
	// In English, 3/4/2019 means another day on each side of the Atlantic; the British short form names the month.
	"en-GB": func(f *format) { f.full, f.month = "D mmm Y", "mmm Y" },
	"en-US": func(f *format) { f.noYear, f.longFull, f.longNoYear = "mmm D", "mmmm D, Y", "mmmm D" },
	"de-AT": func(f *format) { f.short[0], f.long[0] = "Jän.", january },
	"de-US": func(f *format) { f.noYear = "D. mmm" }, // 05.04. would be read with its month first
}

// january is what Austrians call it; it is read everywhere.
const january = "Jänner"

// homes are the regions that a language is at home in, the first one where nothing else is known.
var homes = map[string][]string{"en": {"GB", "US"}, "de": {"DE", "AT", "CH"}, "da": {"DK"}, "sv": {"SE"}}

// neighbours write as one of the regions does.
var neighbours = map[string]string{"LI": "CH", "GL": "DK", "FO": "DK", "AX": "SE", "PR": "US", "GU": "US", "VI": "US", "PH": "US"}

// RegionOf is the region for a country: its own or its neighbour's, else the one that the language is most likely
// used in.
func RegionOf(lang, country string) string {
	if n, ok := neighbours[country]; ok {
		country = n
	}
	if slices.Contains(Regions, country) {
		return country
	}
	return homes[spoken(lang)][0]
}

// Fitting is the region that fits a language: that of the country where the language is spoken there, else the one
// that it is most likely used in.
func Fitting(lang, country string) string {
	if r := RegionOf(lang, country); slices.Contains(homes[spoken(lang)], r) {
		return r
	}
	return RegionOf(lang, "")
}

// FirstSpoken is the first of some languages that the program speaks, English where it speaks none of them. Norwegians
// who name no other language get English too: Danish is read in Norway, but nobody expects a program in it.
func FirstSpoken(langs []string) string {
	for _, l := range langs {
		if slices.Contains(Languages, l) {
			return l
		}
	}
	return spoken("")
}

// spoken is a language that the program speaks: the one that is asked for, else English.
func spoken(lang string) string {
	if _, ok := languages[lang]; ok {
		return lang
	}
	return "en"
}

func formatOf(lang, reg string) format {
	f := format{regions[reg], languages[lang]}
	if change, ok := dialects[lang+"-"+reg]; ok {
		change(&f)
	}
	return f
}

// monthNamed finds a month by its name or the beginning of it, three letters at least, in the translator's own
// language first and then in the others: lists and people mix them.
func (t *Translator) monthNamed(word string) int {
	word = strings.ToLower(word)
	if len([]rune(word)) < 3 {
		return 0
	}
	for _, lang := range append([]string{t.lang}, Languages...) {
		for i, name := range languages[lang].long {
			if strings.HasPrefix(strings.ToLower(name), word) {
				return i + 1
			}
		}
	}
	if strings.HasPrefix(strings.ToLower(january), word) {
		return 1
	}
	return 0
}
