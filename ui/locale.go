package ui

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"alumnibook/assets"
	"alumnibook/model"
	"alumnibook/ui/prefs"
	"alumnibook/ui/widgets"
)

// language is the one that was chosen, else the first of the system's that the program speaks, else English.
func (s *Shell) language() string { return language(s.prefs, s.o) }

func language(p *prefs.Prefs, o Options) string {
	if l := p.Language(); l != "" {
		return l
	}
	return assets.FirstSpoken(o.Locale.Languages)
}

// region is the one that was chosen, else the system's. Who chose another language than the system's and no region gets
// the one that fits the language.
func (s *Shell) region() string {
	if r := s.prefs.Region(); r != "" {
		return r
	}
	l := s.language()
	if l == assets.FirstSpoken(s.o.Locale.Languages) {
		return assets.RegionOf(l, s.o.Locale.Country)
	}
	return assets.Fitting(l, s.o.Locale.Country)
}

// country is the one that a new firm most likely is in: that of the region, or the system's own where its dates and
// numbers are written as in that region for want of a better one.
func (s *Shell) country() string {
	r, own := s.words.Region(), s.o.Locale.Country
	if r == assets.RegionOf(s.words.Language(), own) && slices.Contains(model.Countries, own) {
		return own
	}
	return r
}

func (s *Shell) speak() {
	s.words = assets.WordsIn(s.language(), s.region())
	widgets.Words = widgetTexts(s.words)
	if err := lang.AddTranslationsForLocale(assets.FyneWords(s.words.Language()), fyne.Locale(systemTag())); err != nil {
		logError(err)
	}
}

// systemTag is the locale under which Fyne looks its own words up: always the system's, whatever the user chose.
func systemTag() string { return string(lang.SystemLocale()) }

// ChangeLanguage shows the window in another language, at the same place.
func (s *Shell) ChangeLanguage(l string) {
	s.prefs.SetLanguage(l)
	s.rebuild()
}

// ChangeRegion writes dates and numbers as another region does, at the same place.
func (s *Shell) ChangeRegion(r string) {
	s.prefs.SetRegion(r)
	s.rebuild()
}
