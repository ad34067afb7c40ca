package importer

import (
	"slices"
	"strings"
	"sync"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"alumnibook/model"
)

// blankWords are what people write into a cell to say that there is nothing to write.
var blankWords = map[string]bool{
	"": true, "na": true, "n a": true, "ka": true, "k a": true, "none": true, "null": true, "nil": true, "keine": true, "keiner": true, "kein": true,
	"keine angabe": true, "unbekannt": true, "unknown": true, "ukendt": true, "okaend": true, "okand": true, "ingen": true, "inga": true,
	"saknas": true, "mangler": true, "fehlt": true, "tbd": true, "not available": true, "entfaellt": true, "leer": true, "0 0 00": true,
	"00 00 0000": true, "0 0 0000": true, "00000000": true,
}

// blankStarts are the letters and marks that such a word begins with; nearly every other cell is told by its first one.
const blankStarts = "nkuismftoelNKUISMFTOEL0-?.,/*#_+=~!:;\\'\"()[]<>|\xe2"

// isBlankWord tells whether a cell only says that there is nothing: "-", "n/a", "unbekannt".
func isBlankWord(s string) bool {
	if s == "" || len(s) > 16 || strings.IndexByte(blankStarts, s[0]) < 0 {
		return false
	}
	folded := foldWord(strings.ReplaceAll(s, ".", " "))
	return blankWords[folded] && !strings.ContainsAny(s, "@")
}

// statusWords are the words for each status in four languages, folded.
var statusWords = wordTable(map[model.Status]string{
	model.StatusLeaving: "leaving|leaving soon|geht bald|stopper snart|slutar snart|geht|verlässt uns|scheidet aus|im austritt|austretend|gekündigt|in kündigung|ausscheidend|notice|on notice|" +
		"fratræder|opsagt|på vej ud|forlader os|slutar|uppsagd|på väg ut|under uppsägning|stopper|lämnar|verlässt die firma|verlässt das haus",
	model.StatusAlumnus: "alumnus|alumna|alumni|alumn|alumnum|ehemalig|ehemalige|ehemaliger|ehem|ausgeschieden|ausgetreten|inaktiv|inactive|left|former|" +
		"former employee|ehemaliger mitarbeiter|ehemalige mitarbeiterin|fratrådt|tidligere|tidligere ansat|tidligere medarbejder|stoppet|slutat|" +
		"tidigare|tidigare anställd|före detta|ex|nein|no|nej|passiv|avslutad|has left|austritt",
	model.StatusRehired: "rehired|works here again|ansat igen|anställd igen|returned|returner|boomerang|wieder da|wiedereingestellt|wieder eingestellt|rückkehrer|rückkehrerin|zurück|zurückgekehrt|" +
		"genansat|tilbage|vendt tilbage|återanställd|tillbaka|återvändare|back|back with us|wieder bei uns|tilbage hos os|tillbaka hos oss",
	model.StatusRetired: "retired|ruhestand|im ruhestand|rente|in rente|rentner|rentnerin|pension|pensioniert|pensioneret|pensionist|på pension|" +
		"pensionerad|pensionär|i pension|altersrente|gået på pension",
	model.StatusNoContact: "no contact|wünscht keinen kontakt|do not contact|kein kontakt|kein kontakt erwünscht|keine kontaktaufnahme|nicht kontaktieren|ingen kontakt|" +
		"må ikke kontaktes|ønsker ingen kontakt|ønsker ikke kontakt|kontakta inte|ej kontakt|ska inte kontaktas|vill inte bli kontaktad|" +
		"vill ej bli kontaktad|möchte keinen kontakt|wants no contact|önskar ingen kontakt|vill inte ha kontakt|kein kontakt gewünscht",
	model.StatusDeceased: "deceased|afgået ved døden|died|dead|verstorben|gestorben|tot|afdød|død|avliden|död|verst",
})

// salutationWords are the words for each salutation, and for the gender that tells it.
var salutationWords = wordTable(map[model.Salutation]string{
	model.SalutationMr: "mr|mister|herr|herrn|hr|sir|herre|m|male|man|mand|männlich|maennlich|mann|manlig",
	model.SalutationMs: "ms|mrs|miss|madam|frau|fr|fru|frk|frøken|fröken|w|f|female|woman|weiblich|kvinde|kvinna|kvindelig|kvinnlig|k",
	model.SalutationMx: "mx|divers|d|nonbinary|non binary|neutral|x|ohne|andet|annat|ikke binær|icke binär",
})

// languageWords are what people call the languages that letters can have.
var languageWords = wordTable(map[string]string{
	"en": "en|eng|english|englisch|engelsk|engelska",
	"de": "de|deu|ger|german|deutsch|tysk|tyska",
	"da": "da|dk|dan|danish|dänisch|dansk|danska",
	"sv": "sv|se|swe|swedish|schwedisch|svensk|svenska",
})

func wordTable[T ~string](lists map[T]string) map[string]T {
	table := map[string]T{}
	for value, words := range lists {
		table[foldWord(strings.ReplaceAll(string(value), "_", " "))] = value
		for w := range strings.SplitSeq(words, "|") {
			table[foldWord(w)] = value
		}
	}
	return table
}

// readSalutation understands "Herr", "Fru", "Herr Dr.", "Sehr geehrte Frau Müller". The second answer is a title that
// stood behind it.
func readSalutation(s string) (value model.Salutation, title string, ok bool) {
	if v, ok := salutationWords[foldWord(s)]; ok {
		return v, "", true
	}
	words := strings.Fields(s)
	for i, w := range words {
		folded := foldWord(w)
		if v, known := salutationWords[folded]; known && len(folded) > 1 {
			_, rest, titled := cutTitles(words[i+1:])
			if titled != "" || len(rest) > 0 {
				return v, titled, true
			}
			return v, "", true
		}
	}
	if titles, rest, joined := cutTitles(words); titles > 0 && len(rest) == 0 {
		return model.SalutationNone, joined, true
	}
	return model.SalutationNone, "", false
}

// countryNames is every country's ISO code by its folded name in the program's languages.
var countryNames = sync.OnceValue(func() map[string]string {
	names := map[string]string{}
	for _, tag := range []language.Tag{language.English, language.German, language.Danish, language.Swedish} {
		namer := display.Regions(tag)
		for _, code := range isoCountries() {
			if name := namer.Name(language.MustParseRegion(code)); name != "" {
				names[foldWord(name)] = code
			}
		}
	}
	for code, list := range countryAliases {
		for w := range strings.SplitSeq(list, "|") {
			names[foldWord(w)] = code
		}
	}
	return names
})

// countryAliases are the names that addresses use besides the official ones.
var countryAliases = map[string]string{
	"DE": "D|BRD|GER|Deutschl.|Bundesrepublik Deutschland|Tyskland|FRG", "AT": "A|AUT|Oesterreich|Østrig", "CH": "SUI|Suisse|Svizzera",
	"DK": "DAN|DEN|Danmark", "SE": "S|SWE|Sverige", "NO": "N|Norge", "FI": "FIN|Suomi", "GB": "UK|U.K.|England|Scotland|Schottland|Wales|" +
		"Great Britain|Großbritannien|Grossbritannien|Storbritannien|Vereinigtes Königreich|Northern Ireland|Nordirland|Skottland|United Kingdom",
	"US": "USA|U.S.A.|U.S.|United States|United States of America|Vereinigte Staaten|Vereinigte Staaten von Amerika|Amerika", "NL": "Holland|The Netherlands",
	"CZ": "Tschechien|Tschechische Republik|Czech Republic|Tjekkiet|Tjeckien", "IE": "IRL|Eire", "FR": "F", "IT": "I", "ES": "E", "BE": "B", "LU": "L",
	"TR": "Türkei|Turkey|Tyrkiet|Turkiet", "AE": "UAE|VAE|Dubai", "HK": "Hong Kong|Hongkong", "RU": "Russland|Russia",
}

// readCountry finds a country's ISO code by its name, its two or three letters, or "" where it is not known.
func readCountry(s string) string {
	s = strings.TrimSpace(s)
	if len(s) == 2 {
		code := strings.ToUpper(s)
		if code == "UK" {
			return "GB"
		}
		if slices.Contains(isoCountries(), code) {
			return code
		}
	}
	if code, ok := countryNames()[foldWord(s)]; ok {
		return code
	}
	if len(s) == 3 {
		if r, err := language.ParseRegion(strings.ToUpper(s)); err == nil && r.IsCountry() {
			return r.String()
		}
	}
	return ""
}

// isoCountries lists the two-letter codes of all countries.
var isoCountries = sync.OnceValue(func() []string {
	var codes []string
	for a := 'A'; a <= 'Z'; a++ {
		for b := 'A'; b <= 'Z'; b++ {
			code := string(a) + string(b)
			if r, err := language.ParseRegion(code); err == nil && r.IsCountry() && r.String() == code {
				codes = append(codes, code)
			}
		}
	}
	return codes
})

// splitWords takes a list in one cell apart: "Tax, M&A; Audit".
func splitWords(s string) []string {
	s = strings.ReplaceAll(s, ":::", ";")
	var list []string
	for _, w := range strings.FieldsFunc(s, func(r rune) bool { return r == ',' || r == ';' || r == '\n' || r == '|' }) {
		if systemGroup(w) {
			continue
		}
		w = strings.TrimSpace(strings.TrimLeft(strings.TrimSpace(w), "*•"))
		if w != "" && !slices.Contains(list, w) {
			list = append(list, w)
		}
	}
	return list
}
