package machine

import (
	"slices"
	"testing"
)

func TestLocaleNamesAreTakenApart(t *testing.T) {
	for name, want := range map[string][2]string{
		"de-AT":            {"de", "AT"},
		"de_CH.UTF-8":      {"de", "CH"},
		"de_AT@euro":       {"de", "AT"},
		"en-GB":            {"en", "GB"},
		"en-DK":            {"en", "DK"},
		"nb-NO":            {"nb", "NO"},
		"sv-FI":            {"sv", "FI"},
		"sv_SE.UTF-8@x":    {"sv", "SE"},
		"zh":               {"zh", ""},
		"zh-Hant-TW":       {"zh", "TW"},
		"gsw-CH":           {"gsw", "CH"},
		"de-DE-1996":       {"de", "DE"},
		"ca-ES-valencia":   {"ca", "ES"},
		"en-150":           {"en", ""},
		"en_US@rg=dezzzz":  {"en", "DE"},
		"da_DK@calendar=x": {"da", "DK"},
		"C":                {"", ""},
		"C.UTF-8":          {"", ""},
		"POSIX":            {"", ""},
		"":                 {"", ""},
		"12":               {"", ""},
	} {
		language, country := parseLocale(name)
		if got := [2]string{language, country}; got != want {
			t.Errorf("%q is %v, want %v", name, got, want)
		}
	}
}

func TestLocaleOfTheEnvironment(t *testing.T) {
	for _, c := range []struct {
		env       map[string]string
		languages []string
		country   string
	}{
		{map[string]string{"LANG": "de_AT.UTF-8"}, []string{"de"}, "AT"},
		{map[string]string{"LANG": "sv_SE.UTF-8", "LC_MESSAGES": "en_GB.UTF-8"}, []string{"en"}, "SE"},
		{map[string]string{"LANG": "en_US.UTF-8", "LC_TIME": "de_DE.UTF-8"}, []string{"en"}, "DE"},
		{map[string]string{"LANG": "en_US.UTF-8", "LC_TIME": "de_DE.UTF-8", "LC_ALL": "da_DK"}, []string{"da"}, "DK"},
		{map[string]string{"LANG": "nb_NO.UTF-8", "LANGUAGE": "nb:da:en"}, []string{"nb", "da", "en"}, "NO"},
		{map[string]string{"LANG": "en_US.UTF-8", "LC_TIME": "C"}, []string{"en"}, "US"},
		{map[string]string{"LANG": "C.UTF-8", "LANGUAGE": "de"}, nil, ""},
		{map[string]string{}, nil, ""},
	} {
		l := LocaleFrom(func(name string) string { return c.env[name] })
		if !slices.Equal(l.Languages, c.languages) || l.Country != c.country {
			t.Errorf("%v is %+v", c.env, l)
		}
	}
}

func TestLocaleOfSystemSettings(t *testing.T) {
	l := localeOf(fromDefaults("(\n    \"de-AT\",\n    \"en-US\",\n    da\n)\n"), "en_US@rg=atzzzz")
	if !slices.Equal(l.Languages, []string{"de", "en", "da"}) || l.Country != "AT" {
		t.Errorf("macOS's settings are %+v", l)
	}
	if l := localeOf([]string{"en-GB"}, "de-CH"); !slices.Equal(l.Languages, []string{"en"}) || l.Country != "CH" {
		t.Errorf("English Windows with Swiss formats is %+v", l)
	}
	if l := localeOf(nil, ""); l.Languages != nil || l.Country != "" {
		t.Errorf("silence is %+v", l)
	}
}
