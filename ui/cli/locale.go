package cli

import (
	"runtime"
	"slices"
	"strings"

	"alumnibook/assets"

	golocale "github.com/jeandeaual/go-locale"
)

// homes are the countries of languages that name none.
var homes = map[string]string{"de": "DE", "da": "DK", "sv": "SE", "nb": "NO", "no": "NO", "fi": "FI", "nl": "NL", "en": "GB"}

// Where nothing says what language and country it is.
const (
	noLanguage = "en"
	noCountry  = "DE"
)

// locale is the language of the user's words and the country of the system: from the environment as on Linux, else as
// Windows or macOS say it.
func locale(env func(string) string) (language, country string) {
	said := ""
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if said = env(name); said != "" {
			break
		}
	}
	if said == "" && runtime.GOOS != "linux" {
		if l, err := golocale.GetLocale(); err == nil {
			said = l
		}
	}
	return parseLocale(said)
}

// parseLocale takes a name such as "de_AT.UTF-8" or "sv-SE" apart.
func parseLocale(name string) (language, country string) {
	name, _, _ = strings.Cut(name, ".")
	name, _, _ = strings.Cut(name, "@")
	parts := strings.FieldsFunc(name, func(r rune) bool { return r == '_' || r == '-' })
	language, country = noLanguage, noCountry
	if len(parts) == 0 || parts[0] == "C" || parts[0] == "POSIX" {
		return language, country
	}
	said := strings.ToLower(parts[0])
	if home, ok := homes[said]; ok {
		country = home
	}
	if last := parts[len(parts)-1]; len(parts) > 1 && len(last) == 2 {
		country = strings.ToUpper(last)
	}
	if slices.Contains(assets.Languages, said) {
		language = said
	}
	return language, country
}
