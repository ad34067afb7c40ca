package firststart

import (
	"testing"

	"alumnibook/assets"
	"alumnibook/model"
	"alumnibook/ui/uitest"
)

func TestFirmNamesBecomeFileNames(t *testing.T) {
	for firm, want := range map[string]string{
		"Lindqvist & Partner":  "Lindqvist & Partner",
		"A/S Kjær: Advokater?": "A S Kjær Advokater",
		"..":                   "",
		" Müller\tGmbH & Co. ": "Müller GmbH & Co",
		`C:\x`:                 "C x",
	} {
		if got := FileName(firm); got != want {
			t.Errorf("%q becomes %q, want %q", firm, got, want)
		}
	}
}

func TestEveryCountryHasItsMoney(t *testing.T) {
	for country, want := range map[string]string{"DE": "EUR", "DK": "DKK", "SE": "SEK", "CH": "CHF", "GB": "GBP", "FI": "EUR"} {
		if got := CurrencyOf(country); got != want {
			t.Errorf("%s pays in %s, want %s", country, got, want)
		}
	}
}

func TestBooksOfBeforeAreOffered(t *testing.T) {
	opened := ""
	w := uitest.NewWindow(t, New(assets.Words("da"), []string{"/home/ebba/Lindqvist.alumni", "/home/ebba/Old.alumni"}, Actions{
		OpenRecent: func(path string) { opened = path },
	}))
	w.MustSee("Tidligere bøger", "Lindqvist.alumni", "/home/ebba")
	w.Tap("Old.alumni")
	if opened != "/home/ebba/Old.alumni" {
		t.Errorf("%q was opened", opened)
	}
}

func TestProposedPlaceFollowsTheNameUntilChosen(t *testing.T) {
	w := uitest.NewWindow(t, New(assets.Words("de"), nil, Actions{}))
	var made model.Firm
	path := ""
	n := &NewBook{Words: assets.WordsIn("de", "AT"), Canvas: w.Canvas(), Folder: t.TempDir(), Verb: "Anlegen"}
	n.Create = func(p string, f model.Firm, failed func(string)) { path, made = p, f; failed("") }
	n.Show()
	w.Fill("Name Ihrer Firma", "Müller")
	w.MustSee(n.Folder + "/Müller.alumni")
	w.Fill("Wo das Buch liegt", "Eigenes")
	w.Fill("Name Ihrer Firma", "Müller GmbH")
	w.Tap("Anlegen")
	if path != n.Folder+"/Eigenes.alumni" || made.Name != "Müller GmbH" || made.Country != "AT" || made.Language != "de" {
		t.Errorf("%+v was made at %s", made, path)
	}
}
