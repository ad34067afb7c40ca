package importer

import "slices"

// languageHomes are the countries whose offices write their lists in a language, the likeliest first. English tells
// nothing: lists are written in English everywhere.
var languageHomes = map[string][]string{
	"de": {"DE", "AT", "CH", "LI", "LU", "IT", "BE"},
	"da": {"DK", "NO"},
	"sv": {"SE", "FI"},
}

// home is the country of the numbers and postal codes in a sheet whose rows name none: the one that was said for this
// import, else that of the language of its headings, else the firm's.
func (s *Settings) home(language string) string {
	homes := languageHomes[language]
	switch {
	case s.CountrySaid && s.Country != "":
		return s.Country
	case len(homes) > 0 && !slices.Contains(homes, s.Country):
		return homes[0]
	case s.Country == "":
		return "DE"
	}
	return s.Country
}

// country is the code of the country that a row names, else home.
func (s *Settings) country(named, language string) string {
	if code := readCountry(named); code != "" {
		return code
	}
	return s.home(language)
}

// homeLanguage is the language of the headings where it tells where the list comes from. A list that this program
// wrote has the language of whoever exported it.
func (sh *Sheet) homeLanguage() string {
	if slices.ContainsFunc(sh.Columns, func(c *Column) bool { return c.Field == FieldUID }) {
		return ""
	}
	return sh.Language
}

// Country is where the numbers and postal codes of the chosen sheets are at home where their rows name no country;
// where the sheets differ, the first one's.
func (d *Draft) Country() string {
	for _, f := range d.Files {
		for _, sh := range f.Sheets {
			if sh.Chosen {
				return d.Settings.home(sh.homeLanguage())
			}
		}
	}
	return d.Settings.home("")
}
