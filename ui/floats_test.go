package ui

// floats are what opens over the pages: the place of the tour where it begins, and what is done there, step after step.
// A step is words that are tapped, of a control without words what the pointer says; with "~" before them, by the other
// mouse button; after a colon, a command; after a plus, a
// key. "#1" chooses the first row of the table, "#*" all.
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
	},
	"handover, Neuer Export": {
		{"Zeigen, wer"},
	},
	"after, Wünsche": {
		{"#1", "+Menu"},
		{"Wunsch notieren…"},
	},
	"after, Wer da war": {
		{"#*", "+Menu"},
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
	},
	"rights, Einwilligungen erneuern": {
		{"#*", "+Menu"},
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
}
