package mailing

import (
	"strings"
	"testing"

	"alumnibook/model"
)

func evening() model.Event {
	return model.Event{
		Title: "Herbsttreffen", Kind: model.EventTalk, State: model.EventAnnounced, On: model.NewDate(2026, 11, 12), Starts: "18:00", Ends: "22:00",
		Place: "Restaurant Hafenblick", Address: "Kajen 4\n411 04 Göteborg", ReplyBy: model.NewDate(2026, 10, 29), Dress: "wie es Ihnen gefällt", Value: "Neues zum Steuerrecht, in einer Stunde.",
		Agenda: []model.AgendaLine{{At: "18:00", Title: "Begrüßung"}, {At: "18:30", Title: "Steuern 2027", Speakers: []model.Speaker{{Name: "Dr. Eva Lund", From: "Nordhafen"}, {PersonID: 1}}}},
		Notes:  "internal",
	}
}

func TestInvitationSaysAllThatAGuestNeeds(t *testing.T) {
	l := EventLetter(Invitation, evening(), model.Firm{Name: "Lindqvist", Language: "sv"}, say)
	if l.Languages[0] != "sv" || len(l.Languages) != 4 {
		t.Errorf("%v", l.Languages)
	}
	if l.Subject["de"] != "Einladung: Herbsttreffen, 12. November 2026" || l.Subject["sv"] != "Inbjudan: Herbsttreffen, 12 november 2026" {
		t.Errorf("%q", l.Subject)
	}
	want := `{greeting}

wir würden uns sehr freuen, Sie wiederzusehen, und laden Sie herzlich ein zu „Herbsttreffen“.

Neues zum Steuerrecht, in einer Stunde.

Wann: Donnerstag, 12. November 2026, 18:00–22:00 Uhr
Wo: Restaurant Hafenblick, Kajen 4, 411 04 Göteborg

Programm:
18:00  Begrüßung
18:30  Steuern 2027 (Dr. Eva Lund, Nordhafen)

Kleidung: wie es Ihnen gefällt

Bitte geben Sie uns bis zum 29. Oktober 2026 Bescheid, ob Sie kommen, wen Sie mitbringen und ob es etwas gibt, das Sie nicht essen. Eine kurze Antwort genügt.

Mit freundlichen Grüßen
Lindqvist
`
	if l.Text["de"] != want {
		t.Errorf("%s", l.Text["de"])
	}
	if !strings.Contains(l.Text["da"], "Hvornår: torsdag den 12. november 2026 kl. 18.00–22.00") || !strings.Contains(l.Text["en"], "When: Thursday 12 November 2026, 18:00–22:00") {
		t.Errorf("%s\n%s", l.Text["da"], l.Text["en"])
	}
}

func TestLettersWriteDaysAsTheirCountryDoes(t *testing.T) {
	e := evening()
	e.On = model.NewDate(2027, 1, 14)
	for country, want := range map[string][2]string{
		"DE": {"Donnerstag, 14. Januar 2027, 18:00–22:00 Uhr", "Thursday 14 January 2027, 18:00–22:00"},
		"AT": {"Donnerstag, 14. Jänner 2027, 18:00–22:00 Uhr", "Thursday 14 January 2027, 18:00–22:00"},
		"US": {"Donnerstag, 14. Januar 2027, 18:00–22:00 Uhr", "Thursday, January 14, 2027, 6:00 PM–10:00 PM"},
	} {
		l := EventLetter(Invitation, e, model.Firm{Name: "Lindqvist", Country: country}, say)
		for i, lang := range []string{"de", "en"} {
			if !strings.Contains(l.Text[lang], want[i]) || !strings.Contains(EventLine(lang, country, &e, say), want[i]) {
				t.Errorf("%s in %s: %s\n%s", lang, country, l.Text[lang], EventLine(lang, country, &e, say))
			}
		}
	}
}

// Every letter is whole in every language, also of an event of which nothing is known yet, and says nothing internal.
func TestEveryLetterIsWhole(t *testing.T) {
	for _, e := range []model.Event{evening(), {Title: "Idee", State: model.EventIdea}} {
		for _, kind := range LetterKinds {
			l := EventLetter(kind, e, model.Firm{Name: "Lindqvist", Language: "de"}, say)
			for _, language := range model.Languages {
				text := l.Subject[language] + "\n" + l.Text[language]
				if strings.ContainsAny(text, "[]") || strings.Contains(text, "internal") || strings.Contains(text, "\n\n\n") || !strings.Contains(text, e.Title) || strings.Count(text, "{") != 1 || l.Hello[language] == "" {
					t.Errorf("%s in %s:\n%s", kind, language, text)
				}
				if has := strings.Contains(text, "2026"); has != (kind.IsAhead() && e.On.IsFull()) {
					t.Errorf("%s in %s says the day: %v", kind, language, has)
				}
			}
		}
	}
}

func TestSpeakersOfTheBookAreNamed(t *testing.T) {
	b := newBook(t)
	ids := add(t, b, person("Maria", "Holm", "de", "m@x.example"))
	e := evening()
	e.Agenda[1].Speakers[1].PersonID = ids[0]
	before := e.Agenda[1].Speakers[1].Name
	named := e
	if err := NameSpeakers(t.Context(), b, &named); err != nil {
		t.Fatal(err)
	}
	if got := speakers(named.Agenda[1].Speakers); got != "Dr. Eva Lund, Nordhafen; Maria Holm" || e.Agenda[1].Speakers[1].Name != before {
		t.Errorf("%q", got)
	}
}
