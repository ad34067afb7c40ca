package machine

import (
	"slices"
	"strings"
)

// Locale is what the user told the system about languages, and about how dates and numbers are written.
type Locale struct {
	Languages []string // codes such as "de", the preferred one first; none where it is not known
	Country   string   // code such as "AT" of the country whose dates and numbers are wanted, "" where it is not known
}

// LocaleFrom reads the variables by which Linux, and terminals elsewhere, say it.
func LocaleFrom(env func(string) string) Locale {
	words := first(env, "LC_ALL", "LC_MESSAGES", "LANG")
	tags := []string{words}
	if code, _ := parseLocale(words); code != "" { // LANGUAGE has no say where the words are those of no language
		tags = append(strings.Split(env("LANGUAGE"), ":"), words)
	}
	return localeOf(tags, first(env, "LC_ALL", "LC_TIME", "LANG"))
}

func first(env func(string) string, names ...string) string {
	for _, name := range names {
		if said := env(name); said != "" {
			return said
		}
	}
	return ""
}

// localeOf puts the names of languages and of a format together. A format without a country is that of the first
// language with one.
func localeOf(tags []string, format string) Locale {
	var l Locale
	_, l.Country = parseLocale(format)
	for _, tag := range tags {
		code, country := parseLocale(tag)
		if code != "" && !slices.Contains(l.Languages, code) {
			l.Languages = append(l.Languages, code)
		}
		if l.Country == "" {
			l.Country = country
		}
	}
	return l
}

// parseLocale takes a name such as "de_AT.UTF-8", "sv-SE", "zh-Hant-TW" or macOS's "en_US@rg=dezzzz" apart into its
// language and the country whose formats are wanted; "" for what it does not name.
func parseLocale(name string) (language, country string) {
	name, options, _ := strings.Cut(name, "@")
	name, _, _ = strings.Cut(name, ".")
	parts := strings.FieldsFunc(strings.TrimSpace(name), func(r rune) bool { return r == '_' || r == '-' })
	if len(parts) == 0 || len(parts[0]) < 2 || len(parts[0]) > 3 || !letters(parts[0]) {
		return "", ""
	}
	for _, p := range parts[1:] {
		if len(p) == 2 && letters(p) {
			country = strings.ToUpper(p)
			break
		}
	}
	for option := range strings.SplitSeq(options, ";") {
		if region, ok := strings.CutPrefix(option, "rg="); ok && len(region) >= 2 && letters(region[:2]) {
			country = strings.ToUpper(region[:2])
		}
	}
	return strings.ToLower(parts[0]), country
}

func letters(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') })
}

// fromDefaults reads the languages as macOS lists them: in brackets, one on a line, quoted where they need it.
func fromDefaults(said string) []string {
	return strings.FieldsFunc(said, func(r rune) bool { return strings.ContainsRune("(),\" \t\r\n", r) })
}
