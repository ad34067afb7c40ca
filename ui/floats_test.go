package ui

// floats are what opens over the pages: the place of the tour where it begins, and what is done there, step after step.
// A step is words that are tapped, of a control without words what the pointer says; after other words and an arrow, the
// first after those; with "~" before them, by the other mouse button; after a colon, a command; after a plus, a key. "#1"
// chooses the first row of the table, "#*" all.
var floats = map[string][][]string{
	"today": {
		{":palette"},
		{":person.card"},
		{":person.log"},
		{":rights.new"},
		{":book.open"},
		{"so viele, wie das Ziel braucht"},
		{"Später", "Diesen Anruf auslassen…"},
		{"Alle 11 löschen"},
		{"Skicka intyget -> Später"},
		{"Skicka intyget -> Später", "Anderer Tag…"},
		{"Skicka intyget -> Später", "Fallen lassen…"},
		{"Gratulieren"},
		{"Berichtigen"},
		{"alle 3 Monate"},
	},
	"people": {
		{"Listen"},
		{"Spalten"},
		{"Filter"},
		{"#1", ":people.qr"},
		{"#1", ":people.pause"},
		{"#*", ":people.pause"},
		{"#1", ":people.tag"},
		{"#*", ":people.tag"},
		{"#*", ":people.delete"},
		{"#*", "+Menu"},
	},
	"people-one": {
		{"Mehr zum Datenschutz"},
		{"Mehr zum Datenschutz", "Mit Tag, Herkunft und Wortlaut…"},
		{"Mehr zum Datenschutz", "Alle Einwilligungen mit Nachweis zeigen"},
		{"Mehr zum Datenschutz", "Rechtsgrundlage …"},
		{"Wunsch notieren…"},
		{"Pause…"},
		{"Geben und Nehmen"},
		{"Newsletter 07.06.2026"},
	},
	"call": {
		{"Verschieben oder fallen lassen"},
		{"Verschieben oder fallen lassen", "Verschieben…"},
		{"Verschieben oder fallen lassen", "Fallen lassen…"},
		{"Eintragen…"},
	},
	"events-one": {
		{"Unterlagen…"},
		{"Mehr"},
		{"Mehr", "Absagen…"},
		{"Mehr", "Löschen…"},
	},
	"guests": {
		{"Antworten"},
		{"Spalten"},
		{"Senden"},
		{"Senden", "Weitere Erinnerung an 47 Personen…"},
		{"Senden", "Bestätigung an 33 Personen mit Platz…"},
		{"Senden", "47 Personen als erinnert vermerken…"},
		{"#*", "+Menu"},
		{"#1", "+Menu", "Antwort"},
		{"#*", "+Menu", "121 von der Liste nehmen"},
	},
	"door": {
		{"Papierliste eintippen…"},
		{"Spontangast"},
	},
	"after, Wiedervorlagen": {
		{"Wiedervorlage anlegen…"},
	},
	"newsletter-draft, Schreiben": {
		{"Mehr"},
		{"Mehr", "Ausgabe löschen"},
		{"Übergeben…"},
		{"Rubrik entfernen"},
	},
	"leaving": {
		{"Löschen…"},
		{"Mehr"},
		{"Mehr", "Checkliste entfernen…"},
		{"#1", "+Menu"},
		{"~Zeugnis schreiben"},
	},
	"handover, Neuer Export": {
		{"Zeigen, wer"},
		{"359 Personen exportieren…"},
	},
	"after, Wünsche": {
		{"#1", "+Menu"},
		{"Wunsch notieren…"},
		{"#1", "+Menu", "Thema für 1 Wunsch…"},
		{"#1", "+Menu", "Wunsch bearbeiten"},
	},
	"after, Wer da war": {
		{"#*", "+Menu"},
		{"74 Gästen danken…"},
		{"#1", "+Menu", "1 anschreiben…"},
	},
	"newsletter-draft, Empfänger": {
		{"keine Einwilligung"},
	},
	"changes, Was getan wurde": {
		{"#1", "+Menu"},
	},
	"rights, Anfragen": {
		{"#1", "+Menu"},
		{"#1", "+Menu", "Anfrage löschen"},
	},
	"rights, Aufbewahrung": {
		{"#*", "+Menu"},
		{"#*", "Behalten …"},
		{"#*", "Löschen …"},
		{"#*", "25 erneut fragen …"},
		{"Austrittsgespräche 11", "#*", "11 bereinigen …"},
	},
	"rights, Einwilligungen erneuern": {
		{"#*", "+Menu"},
		{"#*", "Sie haben geantwortet"},
		{"#*", "9 erneut fragen …"},
	},
	"rights, Exportprotokoll": {
		{"#1", "Personen anzeigen"},
	},
	"safety, Zweiter Ort": {
		{"Ordner wählen…"},
	},
	"safety, Kennwort und Datenträger": {
		{"Kennwort festlegen…"},
	},
	"rights-one": {
		{"Anfrage abschließen …"},
	},
	"safety, Sicherungen": {
		{"Mehr"},
		{"Mehr", "Aus einer Datei wiederherstellen…"},
		{"#1", "+Menu"},
	},
	"events, Jahresplan": {
		{"#1", "+Menu"},
		{"Jahreskalender…"},
	},
	"after, Rückmeldungen": {
		{"Aus einer Tabelle übernehmen…"},
	},
	"newsletter": {
		{"#1", "+Menu"},
		{"#1", "+Menu", "Ausgabe löschen"},
	},
	"rights, Unterlagen": {
		{"PDF schreiben …"},
	},
	"person-new": {
		{"Bild wählen…"},
	},
	"leaving-one": {},
	"guests-invite": {
		{"Stockholm 95", "keine Einwilligung"},
		{"Stockholm 95", "keine Einwilligung", "Um Einwilligung bitten…"},
	},
}
