package postal

import (
	"sync"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

var names sync.Map // by code and language

// Country is the name of a country (ISO 3166) in a language; whatever else was written stays as it is.
func Country(code, lang string) string {
	if len(code) != 2 {
		return code
	}
	if name, ok := names.Load(code + lang); ok {
		return name.(string)
	}
	name := countryName(code, lang)
	names.Store(code+lang, name)
	return name
}

func countryName(code, lang string) string {
	region, err := language.ParseRegion(code)
	if err != nil || !region.IsCountry() {
		return code
	}
	tag, err := language.Parse(lang)
	if err != nil {
		tag = language.English
	}
	namer := display.Regions(tag)
	if namer == nil {
		namer = display.Regions(language.English)
	}
	if name := namer.Name(region); name != "" {
		return name
	}
	return code
}
