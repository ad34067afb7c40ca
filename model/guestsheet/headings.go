package guestsheet

import (
	"strings"

	"alumnibook/model"
	"alumnibook/model/exchange/sheet"
)

// Field is what a column holds.
type Field string

// The fields.
const (
	FieldName       Field = "name"
	FieldGiven      Field = "given"
	FieldFamily     Field = "family"
	FieldEmail      Field = "email"
	FieldReply      Field = "reply"
	FieldGuests     Field = "guests"      // how many they bring, or whom
	FieldGuestNames Field = "guest_names" // whom they bring
	FieldPeople     Field = "people"      // how many come, with the one who answers
	FieldDiet       Field = "diet"
	FieldScore      Field = "score"
	FieldComment    Field = "comment"
	FieldWish       Field = "wish"
)

// isAnswer tells whether somebody says something in the column.
func (f Field) isAnswer() bool {
	switch f {
	case FieldName, FieldGiven, FieldFamily, FieldEmail:
		return false
	}
	return true
}

// heading is how columns of a field are called: words that are the whole heading, and such that stand in a longer one, as the
// questions of a form are. All are folded.
type heading struct {
	field        Field
	whole, parts []string
}

// known are the headings in four languages. A field that stands above is asked first.
var known = []heading{
	{FieldEmail, []string{"e mail", "email", "mail", "e mailadresse", "e mail adresse", "emailadresse", "mailadresse", "e mail address", "email address", "e post", "epost", "e postadress", "epostadress", "e postadresse"}, []string{"e mail", "email", "e post", "epost"}},
	{FieldGuestNames, []string{
		"names of guests", "guest names", "name of guest", "namen der begleitung", "name der begleitung", "begleitperson", "ledsageres navne", "ledsagers navn",
		"ledsagers navne", "medfoeljandes namn", "namn paa medfoeljande", "namn paa gaester", "name your guest", "plus one name",
	}, []string{"name of your guest", "names of your guest", "wen bringen sie", "name ihrer begleitung", "namen ihrer begleitung", "hvem tager du med", "vem tar du med"}},
	{FieldPeople, []string{
		"people", "persons", "number of people", "number of persons", "headcount", "personen", "anzahl personen", "personenzahl", "personer", "antal personer", "antal deltagere", "antal deltagare",
	}, []string{"how many people", "how many of you", "wie viele personen", "wieviele personen", "zu wievielt", "hvor mange kommer", "hvor mange personer", "hur maanga kommer", "hur maanga personer"}},
	{FieldGuests, []string{
		"guests", "guest", "plus one", "plus ones", "1", "brings", "extra guests", "number of guests", "begleitung", "begleitungen", "begleitpersonen", "anzahl begleitung", "anzahl begleitpersonen",
		"gaeste", "bringt mit", "weitere gaeste", "ledsager", "ledsagere", "antal ledsagere", "gaester", "antal gaester", "tager med", "medfoeljande", "antal medfoeljande", "tar med",
	}, []string{"bringing a guest", "bring a guest", "bring guests", "bringen sie jemanden", "in begleitung", "begleitperson", "ledsager", "tager du nogen", "tar du med", "medfoeljande"}},
	{FieldReply, []string{
		"reply", "answer", "response", "rsvp", "attendance", "attending", "coming", "comes", "status", "antwort", "rueckmeldung zur einladung", "zusage", "teilnahme", "kommt", "kommen", "nimmt teil",
		"svar", "deltager", "deltagelse", "tilmelding", "kommer", "deltar", "deltagande", "anmaelan", "osa",
	}, []string{
		"will you", "can you come", "do you come", "are you coming", "will attend", "kommen sie", "nehmen sie teil", "sind sie dabei", "koennen sie kommen", "kommst du", "bist du dabei",
		"kommer du", "deltager du", "er du med", "deltar du", "aer du med", "kan du komma", "kan du komme",
	}},
	{FieldDiet, []string{
		"diet", "dietary", "dietary needs", "dietary requirements", "food", "allergies", "ernaehrung", "essen", "essenswunsch", "essenswuensche", "unvertraeglichkeiten", "allergien", "kost", "mad", "allergi",
		"allergier", "kosthensyn", "mat", "specialkost", "matpreferenser",
	}, []string{"diet", "allerg", "unvertraeglich", "ernaehrung", "vegetar", "kosthensyn", "specialkost"}},
	{FieldWish, []string{"wish", "wishes", "suggestion", "suggestions", "wunsch", "wuensche", "vorschlag", "vorschlaege", "anregung", "anregungen", "oenske", "oensker", "forslag", "oenskemaal", "oenskan", "oenskningar"}, []string{
		"wish", "would you like", "suggest", "wuensch", "anregung", "oensk", "next time", "beim naechsten mal", "naeste gang", "naesta gaang", "forslag",
	}},
	{FieldScore, []string{
		"score", "rating", "stars", "score 1 5", "bewertung", "bewertung 1 5", "punkte", "sterne", "gesamtbewertung", "bedoemmelse", "bedoemmelse 1 5", "point", "stjerner", "karakter", "betyg", "betyg 1 5", "poaeng", "stjaernor",
	}, []string{"how did you like", "rate", "overall", "how satisfied", "wie hat es ihnen", "wie hat ihnen", "wie zufrieden", "bewerten", "hvor tilfreds", "hvad synes du om", "hur noejd", "betyg", "vad tyckte du"}},
	{FieldComment, []string{
		"comment", "comments", "feedback", "remark", "remarks", "kommentar", "kommentare", "rueckmeldung", "anmerkung", "anmerkungen", "kommentarer", "tilbagemelding", "synpunkter", "aaterkoppling",
	}, []string{"comment", "kommentar", "what did you like", "was hat ihnen", "moechten sie uns noch", "anything else", "andet", "oevrigt"}},
	{FieldGiven, []string{"first name", "given name", "forename", "vorname", "fornavn", "foernamn"}, nil},
	{FieldFamily, []string{"last name", "family name", "surname", "nachname", "familienname", "zuname", "efternavn", "efternamn"}, nil},
	{FieldName, []string{"name", "full name", "guest name", "your name", "participant", "name vorname", "vor und nachname", "vorname nachname", "ihr name", "gast", "teilnehmer", "teilnehmerin", "navn", "dit navn", "fulde navn", "namn", "ditt namn", "fullstaendigt namn", "foer och efternamn", "for og efternavn"}, nil},
}

// headings finds the columns of a row of headings. A field of several columns has them in their order; a column of a form's own
// name ("Name" beside "Vorname") does not hide the others.
func headings(cells []sheet.Cell) map[Field][]int {
	at := map[Field][]int{}
	for c := range cells {
		if f := fieldOf(cells[c].Text); f != "" {
			if len(at[f]) == 0 || f == FieldComment || f == FieldWish {
				at[f] = append(at[f], c)
			}
		}
	}
	if len(at[FieldGiven]) > 0 && len(at[FieldFamily]) == 0 && len(at[FieldName]) > 0 { // "Vorname" and "Name"
		at[FieldFamily] = at[FieldName]
		delete(at, FieldName)
	}
	return at
}

// fieldOf is what a heading says its column holds, "" where that is none of ours.
func fieldOf(text string) Field {
	key := model.FoldLong(strings.NewReplacer("–", " ", "-", " ", "_", " ").Replace(text))
	if key == "" {
		return ""
	}
	for _, h := range known {
		for _, w := range h.whole {
			if key == w {
				return h.field
			}
		}
	}
	if len(strings.Fields(key)) < 2 {
		return ""
	}
	padded := " " + key
	for _, h := range known {
		for _, p := range h.parts {
			if strings.Contains(padded, " "+p) {
				return h.field
			}
		}
	}
	return ""
}
