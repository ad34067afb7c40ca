package cli

import (
	"cmp"
	"runtime"

	"alumnibook/assets"
	"alumnibook/model/machine"
)

// homes are the countries of languages that name none.
var homes = map[string]string{"de": "DE", "da": "DK", "sv": "SE", "nb": "NO", "no": "NO", "fi": "FI", "nl": "NL", "en": "GB"}

// noCountry is that of telephone numbers where nothing says which it is.
const noCountry = "DE"

// locale is how the user's words, dates and numbers are written, and the country of the system: from the environment
// as on Linux, else as Windows or macOS say it.
func locale(env func(string) string) (words *assets.Translator, country string) {
	said := machine.LocaleFrom(env)
	if runtime.GOOS != "linux" && cmp.Or(env("LC_ALL"), env("LC_MESSAGES"), env("LANG")) == "" {
		said = machine.SystemLocale()
	}
	language := assets.FirstSpoken(said.Languages)
	country = said.Country
	if country == "" && len(said.Languages) > 0 {
		country = homes[said.Languages[0]]
	}
	return assets.WordsIn(language, said.Country), cmp.Or(country, noCountry)
}
