package vcard

import (
	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

// countryName is what a telephone shows for an ISO code; whatever else was written stays.
func (w *Writer) countryName(country string) string {
	if len(country) != 2 {
		return country
	}
	name, ok := w.country[country]
	if !ok {
		name = nameOf(country, w.o.Language)
		w.country[country] = name
	}
	return name
}

func nameOf(country, lang string) string {
	region, err := language.ParseRegion(country)
	if err != nil || !region.IsCountry() {
		return country
	}
	tag, err := language.Parse(lang)
	if err != nil || lang == "" {
		tag, err = language.Compose(region)
		if err != nil {
			return country
		}
		base, _ := tag.Base() // the language most spoken there
		tag = language.Make(base.String())
	}
	namer := display.Regions(tag)
	if namer == nil {
		namer = display.Regions(language.English)
	}
	if name := namer.Name(region); name != "" {
		return name
	}
	return country
}
