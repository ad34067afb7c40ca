package importer

import (
	"testing"
	"unicode"
	"unicode/utf8"

	"alumnibook/model"
)

func TestFullNamesAreTakenApart(t *testing.T) {
	for _, c := range []struct{ text, title, given, family, suffix, repair string }{
		{"Müller, Jürgen", "", "Jürgen", "Müller", "", RepairNameOrder},
		{"Dr. Jürgen Müller", "Dr.", "Jürgen", "Müller", "", RepairNameSplit},
		{"Müller, Dr. Jürgen", "Dr.", "Jürgen", "Müller", "", RepairNameOrder},
		{"Prof. Dr. med. Anna-Lena Groß", "Prof. Dr. med.", "Anna-Lena", "Groß", "", RepairNameSplit},
		{"Jürgen von der Heide", "", "Jürgen", "von der Heide", "", RepairNameSplit},
		{"Heide, Jürgen von der", "", "Jürgen", "von der Heide", "", RepairNameOrder},
		{"von der Heide, Jürgen", "", "Jürgen", "von der Heide", "", RepairNameOrder},
		{"Hans Peter Müller-Lüdenscheidt", "", "Hans Peter", "Müller-Lüdenscheidt", "", RepairNameSplit},
		{"Jane Shaffer, Ph.D.", "", "Jane", "Shaffer", "Ph.D.", RepairNameSplit},
		{"Karl Weber LL.M.", "", "Karl", "Weber", "LL.M.", RepairNameSplit},
		{"Ola af Ugglas", "", "Ola", "af Ugglas", "", RepairNameSplit},
		{"MÜLLER Jürgen", "", "Jürgen", "MÜLLER", "", RepairNameOrder},
		{"Søren  Sørensen", "", "Søren", "Sørensen", "", RepairNameSplit},
		{"Cher", "", "", "Cher", "", ""},
		{"Robert Van Damme", "", "Robert", "Van Damme", "", RepairNameSplit},
		{"Mei Ma", "", "Mei", "Ma", "", RepairNameSplit},
		{"Hr. Lars Østergaard", "", "Lars", "Østergaard", "", RepairNameSplit},
	} {
		n := readFullName(c.text, false)
		if n.title != c.title || n.given != c.given || n.family != c.family || n.suffix != c.suffix || n.repair != c.repair {
			t.Errorf("%q became %+v", c.text, n)
		}
	}
	if n := readFullName("Müller Hans Jürgen", true); n.family != "Müller" || n.given != "Hans Jürgen" {
		t.Errorf("family name first: %+v", n)
	}
	if n := readFullName("von der Heide Jürgen", true); n.family != "von der Heide" || n.given != "Jürgen" {
		t.Errorf("family name first with particles: %+v", n)
	}
	if n := readFullName("Frau Anna Groß", false); n.salutation != model.SalutationMs {
		t.Errorf("salutation before a name: %+v", n)
	}
}

func TestSalutationsAreUnderstood(t *testing.T) {
	for text, want := range map[string]model.Salutation{
		"Herr": model.SalutationMr, "Frau": model.SalutationMs, "Hr.": model.SalutationMr, "Fru": model.SalutationMs, "Mr": model.SalutationMr, "Mrs.": model.SalutationMs,
		"Herr Dr.": model.SalutationMr, "Sehr geehrte Frau Müller": model.SalutationMs, "frk.": model.SalutationMs, "divers": model.SalutationMx,
	} {
		if got, _, ok := readSalutation(text); !ok || got != want {
			t.Errorf("%q is %q %v", text, got, ok)
		}
	}
	if _, _, ok := readSalutation("Abteilungsleiter"); ok {
		t.Error("a position was taken for a salutation")
	}
}

func TestCountriesAreUnderstoodInEveryLanguage(t *testing.T) {
	for text, want := range map[string]string{
		"Deutschland": "DE", "Germany": "DE", "Tyskland": "DE", "D": "DE", "de": "DE", "Schweden": "SE", "Sverige": "SE", "Sweden": "SE", "Dänemark": "DK",
		"Danmark": "DK", "Österreich": "AT", "Østrig": "AT", "Schweiz": "CH", "USA": "US", "UK": "GB", "England": "GB", "Norge": "NO", "DEU": "DE", "Atlantis": "",
	} {
		if got := readCountry(text); got != want {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
	}
}

func FuzzName(f *testing.F) {
	for _, s := range []string{
		"Müller, Jürgen", "Dr.", ",", "von", "Prof. Dr. A. B. C., LL.M., MBA", "MÜLLER", " . , ", "Müller (geb. Klein)", "Anna Holm, født Kjær", "Frau", "Hr. ", "=1+1", "Dr. Dr. h.c.",
		"Heide, Jürgen von der", "(geb. )", "geb. Klein", "李小龙", "Müller\nKlein",
	} {
		f.Add(s, false)
	}
	letters := func(s string) int {
		n := 0
		for _, r := range s {
			if unicode.IsLetter(r) || unicode.IsDigit(r) {
				n++
			}
		}
		return n
	}
	f.Fuzz(func(t *testing.T, s string, familyFirst bool) {
		if !utf8.ValidString(s) {
			return
		}
		s = squeeze(s)
		rest, born, cut := splitBirthName(s)
		if cut && (rest == "" || born == "" || letters(rest)+letters(born) >= letters(s)) {
			t.Errorf("%q was cut into %q and %q", s, rest, born)
		}
		n := readFullName(rest, familyFirst)
		kept := letters(n.title) + letters(n.given) + letters(n.family) + letters(n.suffix)
		if n.salutation == "" && kept != letters(rest) {
			t.Errorf("%q lost or gained letters: %+v", rest, n)
		}
		if n.repair == "" && (n.title != "" || n.given != "") {
			t.Errorf("%q was taken apart without a word: %+v", rest, n)
		}
	})
}

func TestCellsThatSayNothing(t *testing.T) {
	for _, s := range []string{"-", "–", "—", "?", "n/a", "N.A.", "k.A.", "unbekannt", "Keine Angabe", "00.00.0000", "0/0/00", "saknas", "---", "…"} {
		if !isBlankWord(s) {
			t.Errorf("%q was taken for something", s)
		}
	}
	for _, s := range []string{"Köln", "0", "Kai", "Nora", "ÄÖ", "Nils Ingen", "1067", "a@b.de", "李"} {
		if isBlankWord(s) {
			t.Errorf("%q was taken for nothing", s)
		}
	}
}

func TestANameWithoutItsCommaStandsTheUsualWayRound(t *testing.T) {
	path := written(t, "list.xlsx", sheetOf{name: "A", rows: []row{
		{"Nachname, Vorname", "Mobil"}, {"Groß, Anna", "0171 3920011"}, {"Søren Sørensen", "0171 3920012"}, {"Berg, Eva", "0171 3920013"},
	}})
	d := drafted(t, settings("DE", "de"), path)
	p, err := d.Plan(t.Context(), newBook(t, "DE", "de"), nil)
	must(t, err)
	if got := p.Person(1); got.Given != "Søren" || got.Family != "Sørensen" {
		t.Errorf("%q %q", got.Given, got.Family)
	}
}
