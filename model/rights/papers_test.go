package rights

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"alumnibook/model"
	"alumnibook/model/book"
)

func longNamed() *model.Person {
	return &model.Person{
		Prefix: "Prof. Dr.", Given: "Annelies Margarethe Friederike", Family: "Świętochowska-Gürtürk von Hohenstaufen", Suffix: "LL.M.",
		Salutation: model.SalutationMs, Status: model.StatusAlumnus, Birthday: model.NewDate(1980, 5, 17),
		Emails:    []model.Email{{Address: "annelies.swietochowska-guertuerk@steuerberatung-hohenstaufen.example", Kind: model.KindPrivate}},
		Phones:    []model.Phone{{Number: "+49 171 234 56 78", Kind: model.KindMobile}},
		Addresses: []model.Address{{Street: "Große Elbstraße 127", PostalCode: "22767", City: "Hamburg", Country: "DE", Kind: model.KindPrivate}},
		Links:     []model.Link{{URL: "https://www.linkedin.com/in/annelies-swietochowska-guertuerk", Kind: model.KindLinkedIn}},
	}
}

func TestPapersSayWhatTheLawAsksFor(t *testing.T) {
	f := newFirm(t)
	id := f.add(longNamed())[0]
	for _, lang := range model.Languages {
		for kind, want := range map[PaperKind]map[string][]string{
			PaperNotice: {
				"":   {"Lindqvist & Søn Revision AB", "privacy@lindqvist.example", "Łucja Świętochowska-Gürtürk", "IMY", "180"},
				"en": {"3 years", "legal basis", "Legitimate interest", "no backup is older than 180 days", "your right to object", "complain"},
				"de": {"3 Jahre", "Rechtsgrundlage", "Berechtigtes Interesse", "Keine Sicherung ist älter als 180 Tage", "Ihr Widerspruchsrecht"},
				"da": {"3 år", "retsgrundlag", "Legitim interesse", "Ingen sikkerhedskopi er ældre end 180 dage", "Din ret til at gøre indsigelse"},
				"sv": {"3 år", "rättslig grund", "Berättigat intresse", "Ingen säkerhetskopia är äldre än 180 dagar", "Din rätt att göra invändningar"},
			},
			PaperRecord: {
				"":   {"Lindqvist & Søn Revision AB", "Łucja Świętochowska-Gürtürk", "ChaCha20-Poly1305"},
				"en": {"Art. 30(1)", "Categories of data", "Recipients", "third countries", "Time limits for erasure", "Technical and organisational measures"},
				"de": {"Kategorien von Daten", "Empfänger", "Drittländer", "Löschfristen", "Technische und organisatorische Maßnahmen"},
				"da": {"Kategorier af oplysninger", "Modtagere", "tredjelande", "Slettefrister", "foranstaltninger"},
				"sv": {"Kategorier av uppgifter", "Mottagare", "tredjeländer", "Tidsfrister för radering", "åtgärder"},
			},
			PaperWelcome: {
				"":   {"Lindqvist & Søn Revision", "Große Elbstraße 127", "22767 Hamburg", "Świętochowska-Gürtürk von Hohenstaufen"},
				"en": {"Your right to object", "at any time, without giving a reason and free of charge", "Dear Professor Świętochowska"},
				"de": {"Ihr Widerspruchsrecht", "jederzeit, ohne Angabe von Gründen und kostenlos", "Sehr geehrte Frau Prof. Dr. Świętochowska"},
				"da": {"Din ret til at gøre indsigelse", "når som helst, uden begrundelse og gratis", "Kære Annelies"},
				"sv": {"Din rätt att göra invändningar", "när som helst, utan att ange skäl och utan kostnad", "Hej Annelies"},
			},
			PaperConsent: {
				"":   {"Lindqvist & Søn Revision", "privacy@lindqvist.example", "Świętochowska-Gürtürk", "3", "LinkedIn"},
				"en": {"Form version 3", "Courtesy calls", "How to withdraw", "Signature", "Place and date"},
				"de": {"Formular Fassung 3", "Einladungen", "So widerrufen Sie", "Unterschrift"},
				"da": {"Formularversion 3", "Sådan trækker du det tilbage", "Underskrift"},
				"sv": {"Formulär version 3", "Så återkallar du", "Namnteckning"},
			},
		} {
			o := options(t, string(kind)+"-"+lang+".pdf", lang)
			if err := WritePaper(t.Context(), f.b, kind, id, o); err != nil {
				t.Fatal(err)
			}
			got := strings.ToLower(flat(pdfText(t, o.Path)))
			for _, part := range append(want[""], want[lang]...) {
				if !strings.Contains(spaceless(got), spaceless(strings.ToLower(part))) {
					t.Errorf("%s in %s does not say %q:\n%s", kind, lang, part, got)
				}
			}
			if kind == PaperConsent || kind == PaperWelcome {
				if pages := strings.Count(pdfText(t, o.Path), "\f"); pages != 1 && onePage(t) {
					t.Errorf("%s in %s has %d pages", kind, lang, pages)
				}
			}
			if strings.Contains(got, "paper.") || strings.Contains(got, "{") || strings.Contains(got, "model.") {
				t.Errorf("%s in %s has a key in place of words:\n%s", kind, lang, got)
			}
		}
	}
}

// spaceless compares texts that are broken into cells of a table.
func spaceless(s string) string { return strings.Join(strings.Fields(s), "") }

func TestRecoverySheetSaysHowAndWithWhat(t *testing.T) {
	made := time.Date(2027, 3, 10, 8, 0, 0, 0, time.UTC)
	for _, lang := range model.Languages {
		o := options(t, "recovery-"+lang+".pdf", lang)
		if err := WriteRecovery(o, "Lindqvist & Søn", "/home/ebba/Documents/Lindqvist & Søn.alumni", "kamu-tepi-rosa-bilu-mona-hafe", made); err != nil {
			t.Fatal(err)
		}
		got := pdfText(t, o.Path)
		for _, part := range []string{"kamu-", "tepi-", "hafe", "Lindqvist & Søn backups", "age --decrypt", PassphraseCheck("kamu-tepi-rosa-bilu-mona-hafe"), "1.", "7."} {
			if !strings.Contains(got, part) {
				t.Errorf("in %s it does not say %q:\n%s", lang, part, got)
			}
		}
	}
}

func TestPassphrasesOfOnesOwnAreReadable(t *testing.T) {
	for pass, want := range map[string][]string{
		"":                           nil,
		"kamu-tepi-rosa":             {"kamu-", "tepi-", "rosa"},
		"Der Hund bellt 3 mal":       {"Der", "Hund", "bellt", "3", "mal"},
		"x9!Ql0-zz  and more":        {"x9!Q", "l0-z", "z··a", "nd·m", "ore"},
		"Świętochowska2027":          {"Świę", "toch", "owsk", "a202", "7"},
		"correcthorsebatterystaple!": {"corr", "ecth", "orse", "batt", "erys", "tapl", "e!"},
	} {
		if got := groupsOf(pass); !slices.Equal(got, want) {
			t.Errorf("%q is shown as %q, want %q", pass, got, want)
		}
		o := options(t, "own-"+PassphraseCheck(pass)+".pdf", "de")
		o.Second = "E:\\Alumni backups"
		if err := WriteRecovery(o, "Lindqvist & Søn", "Lindqvist & Søn", pass, time.Date(2027, 3, 10, 8, 0, 0, 0, time.UTC)); err != nil {
			t.Fatal(err)
		}
		got := pdfText(t, o.Path)
		for _, part := range append(want, "Lindqvist & Søn backups", o.Second) {
			if !strings.Contains(got, part) {
				t.Errorf("%q is not on the sheet:\n%s", part, got)
			}
		}
	}
}

func TestCheckForgivesWhatTheBackupForgives(t *testing.T) {
	want := PassphraseCheck("kamu-tepi-rosa-bilu-mona-hafe")
	for _, same := range []string{"KAMU-tepi-rosa-bilu-mona-hafe", "kamu tepi rosa  bilu mona hafe ", "kamu–tepi–rosa–bilu–mona–hafe"} {
		if got := PassphraseCheck(same); got != want {
			t.Errorf("%q: %s, want %s", same, got, want)
		}
	}
	for _, other := range []string{"kamu-tepi-rosa-bilu-mona-hafi", "kamu", ""} {
		if PassphraseCheck(other) == want {
			t.Errorf("%q passes as well", other)
		}
	}
	if PassphraseCheck("My Secret words") == PassphraseCheck("my secret words") {
		t.Error("capitals count in a passphrase of one's own")
	}
}

func TestPapersOfAFirmThatHasSaidNothingLeaveRoom(t *testing.T) {
	b, err := book.Create(t.Context(), filepath.Join(t.TempDir(), "b.alumni"), book.Options{Firm: model.Firm{Name: "Krąg i Spółka", Country: "DE", Language: "de"}})
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	for _, kind := range PaperKinds {
		o := options(t, "blank-"+string(kind)+".pdf", "")
		if err := WritePaper(t.Context(), b, kind, 0, o); err != nil {
			t.Fatal(err)
		}
		got := pdfText(t, o.Path)
		if pages := strings.Count(got, "\f"); pages != 1 && kind.TakesPerson() && onePage(t) {
			t.Errorf("%s has %d pages", kind, pages)
		}
		if !strings.Contains(got, "Krąg i Spółka") || !strings.Contains(got, "____") {
			t.Errorf("%s:\n%s", kind, got)
		}
	}
	if err := WritePaper(t.Context(), b, PaperSheet, 0, options(t, "sheet.pdf", "")); model.CodeOf(err) != model.CodeInvalid {
		t.Errorf("%v", err)
	}
	if log, err := b.Handovers(t.Context(), 0, 9); err != nil || len(log) != 0 {
		t.Errorf("a paper for nobody is no export: %+v %v", log, err)
	}
}
