package assets

import (
	"encoding/json"
	"strings"
)

// fyneKeys are the words that the window's toolkit says by itself, under its own keys, with ours.
var fyneKeys = map[string][4]string{ // en, de, da, sv
	"Advanced":          {"Advanced", "Erweitert", "Avanceret", "Avancerat"},
	"Cancel":            {"Cancel", "Abbrechen", "Annuller", "Avbryt"},
	"Confirm":           {"Confirm", "Bestätigen", "Bekræft", "Bekräfta"},
	"Copy":              {"Copy", "Kopieren", "Kopiér", "Kopiera"},
	"Create Folder":     {"Create folder", "Ordner anlegen", "Opret mappe", "Skapa mapp"},
	"Cut":               {"Cut", "Ausschneiden", "Klip", "Klipp ut"},
	"Enter filename":    {"Enter file name", "Dateiname eingeben", "Indtast filnavn", "Ange filnamn"},
	"Error":             {"Error", "Fehler", "Fejl", "Fel"},
	"Favourites":        {"Favourites", "Favoriten", "Favoritter", "Favoriter"},
	"File":              {"File", "Datei", "Fil", "Fil"},
	"Folder":            {"Folder", "Ordner", "Mappe", "Mapp"},
	"New Folder":        {"New folder", "Neuer Ordner", "Ny mappe", "Ny mapp"},
	"No":                {"No", "Nein", "Nej", "Nej"},
	"OK":                {"OK", "OK", "OK", "OK"},
	"Open":              {"Open", "Öffnen", "Åbn", "Öppna"},
	"Paste":             {"Paste", "Einfügen", "Sæt ind", "Klistra in"},
	"Quit":              {"Quit", "Beenden", "Afslut", "Avsluta"},
	"Redo":              {"Redo", "Wiederholen", "Gentag", "Gör om"},
	"Save":              {"Save", "Speichern", "Gem", "Spara"},
	"Select all":        {"Select all", "Alles markieren", "Markér alt", "Markera allt"},
	"Show Hidden Files": {"Show hidden files", "Versteckte Dateien zeigen", "Vis skjulte filer", "Visa dolda filer"},
	"Undo":              {"Undo", "Rückgängig", "Fortryd", "Ångra"},
	"Yes":               {"Yes", "Ja", "Ja", "Ja"},
	"file.name":         {"Name", "Name", "Navn", "Namn"},
	"file.parent":       {"Parent", "Übergeordneter Ordner", "Overordnet mappe", "Överordnad mapp"},
}

var fyneWeekdays = map[string][7]string{
	"en": {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"},
	"de": {"Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"},
	"da": {"mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"},
	"sv": {"måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag"},
}

// FyneWords are the words of the window's toolkit in a language, as the JSON that it reads.
func FyneWords(lang string) []byte {
	words := map[string]string{}
	for i, l := range Languages {
		if l != lang {
			continue
		}
		for key, all := range fyneKeys {
			words[key] = all[i]
		}
		for d, name := range fyneWeekdays[l] {
			key := strings.ToLower(fyneWeekdays["en"][d])
			words[key], words[key+".short"] = name, languages[l].weekdays[d]
		}
	}
	b, err := json.Marshal(words)
	if err != nil {
		panic(err) // strings can be marshalled
	}
	return b
}
