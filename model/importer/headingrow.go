package importer

import (
	"strings"

	"alumnibook/model/exchange/sheet"
)

// scanRows is how far down a heading is looked for.
const scanRows = 100

// rowHits counts the different texts of a row and how many of them are headings.
func rowHits(cells []cell, own map[string]Field) (filled, hits int) {
	seen := map[string]bool{}
	for _, c := range cells {
		text := strings.TrimSpace(c.text)
		if text == "" || seen[text] {
			continue
		}
		seen[text] = true
		filled++
		if c.kind == sheet.CellText && isHeading(text, own) {
			hits++
		}
	}
	return filled, hits
}

func isHeading(text string, own map[string]Field) bool {
	if len(text) > 60 {
		return false
	}
	if _, ok := own[headingKey(text)]; ok {
		return true
	}
	return lookUp(text) != nil
}

// findHeading finds the row with the headings: the first one where at least two texts, and half of them, are known
// headings; failing that the one with the most, if nothing but texts stands in it; failing that the only text above a
// single column. upper tells that the row above belongs to it. -1 where there is none.
func findHeading(s *store, own map[string]Field) (row int, upper bool) {
	best, bestHits := -1, 1
	var buf []cell
	for i := range min(s.len(), scanRows) {
		buf = s.cells(i, buf)
		filled, hits := rowHits(buf, own)
		if hits >= 2 && 2*hits >= filled {
			return lowerHeading(s, i, own)
		}
		if hits > bestHits && allTexts(buf) {
			best, bestHits = i, hits
		}
	}
	if best >= 0 {
		return lowerHeading(s, best, own)
	}
	return singleHeading(s, own), false
}

func allTexts(cells []cell) bool {
	for _, c := range cells {
		if c.text != "" && (c.kind != sheet.CellText || strings.Contains(c.text, "@")) {
			return false
		}
	}
	return true
}

// lowerHeading tells whether the heading that was found has a second row below or above it.
func lowerHeading(s *store, row int, own map[string]Field) (int, bool) {
	here := s.cells(row, nil)
	if row+1 < s.len() && s.rows[row+1].number == s.rows[row].number+1 {
		below := s.cells(row+1, nil)
		filled, hits := rowHits(below, own)
		if filled > 0 && hits == filled && (hits > 1 || startsLater(below)) && !sameTexts(here, below) {
			return row + 1, true
		}
	}
	if row > 0 && s.rows[row-1].number == s.rows[row].number-1 {
		return row, groups(s.cells(row-1, nil), here)
	}
	return row, false
}

// startsLater tells that the first column is empty: the row continues a heading rather than beginning a person.
func startsLater(cells []cell) bool { return len(cells) > 0 && cells[0].text == "" }

func sameTexts(a, b []cell) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if headingKey(a[i].text) != headingKey(b[i].text) {
			return false
		}
	}
	return true
}

// groups tells whether a row above the heading names groups of columns ("Kontakt") rather than the whole list. What
// stands there names no group if it is a number or a day, or if the texts stand side by side from the first column on,
// as the lines do that payroll programs put above a list ("Mandant;12345").
func groups(above, heading []cell) bool {
	texts, repeated, beside, first := 0, false, true, -1
	for i, c := range above {
		text := strings.TrimSpace(c.text)
		if text == "" {
			continue
		}
		if c.kind != sheet.CellText || strings.HasSuffix(text, ":") || strings.Trim(text, "0123456789./-: ") == "" || len(text) > 60 {
			return false
		}
		if first < 0 {
			first = i
		}
		if i > 0 && above[i-1].text == c.text {
			repeated = true
			continue
		}
		beside = beside && i == texts
		texts++
	}
	if texts == 1 {
		return first > firstFilled(heading) && first < len(heading)
	}
	return texts > 1 && (repeated || !beside && texts < len(heading))
}

func firstFilled(cells []cell) int {
	for i, c := range cells {
		if c.text != "" {
			return i
		}
	}
	return len(cells)
}

// singleHeading finds the heading of a list with one column only.
func singleHeading(s *store, own map[string]Field) int {
	found, column := -1, -1
	var buf []cell
	for i := range min(s.len(), 4*scanRows) {
		buf = s.cells(i, buf)
		filled, hits := rowHits(buf, own)
		at := firstFilled(buf)
		switch {
		case found < 0 && filled == 1 && hits == 1:
			found, column = i, at
		case found >= 0 && (filled > 1 || filled == 1 && at != column):
			return -1
		}
	}
	return found
}

// sumWords stand before the sums below a list.
var sumWords = map[string]bool{
	"summe": true, "gesamt": true, "gesamtsumme": true, "insgesamt": true, "anzahl": true, "total": true, "totals": true, "sum": true, "i alt": true, "ialt": true,
	"summa": true, "totalt": true, "antal": true, "count": true, "samlet": true, "zwischensumme": true, "subtotal": true, "delsumma": true, "grand total": true,
	"sammanlagt": true, "mittelwert": true, "durchschnitt": true, "average": true, "gennemsnit": true, "medel": true, "genomsnitt": true,
}

// countedWords are what sums are of.
var countedWords = map[string]bool{
	"personen": true, "person": true, "mitarbeiter": true, "mitarbeitende": true, "ehemalige": true, "zeilen": true, "datensaetze": true, "eintraege": true,
	"people": true, "employees": true, "rows": true, "records": true, "entries": true, "persons": true, "staff": true, "leavers": true,
	"personer": true, "medarbejdere": true, "ansatte": true, "raekker": true, "poster": true, "medarbetare": true, "anstaellda": true, "rader": true, "st": true, "stk": true,
	"of": true, "von": true, "af": true, "av": true, "der": true, "eur": true, "sek": true, "dkk": true,
}

// isSum tells a row that only sums up: one of those words and nothing else but numbers and what is counted.
func isSum(cells []cell) bool {
	word := false
	for _, c := range cells {
		text := strings.TrimSpace(c.text)
		if text == "" || c.kind == sheet.CellNumber {
			continue
		}
		if len(text) > 40 {
			return false
		}
		rest := strings.Fields(strings.Trim(foldWord(text), " "))
		if len(rest) > 1 && sumWords[rest[0]+" "+rest[1]] {
			word, rest = true, rest[2:]
		}
		for _, w := range rest {
			switch w = strings.Trim(w, "0123456789"); {
			case w == "" || countedWords[w]:
			case sumWords[w]:
				word = true
			default:
				return false
			}
		}
	}
	return word
}

// footerWords begin a line below a list that says where it is from.
var footerWords = []string{
	"stand", "erstellt", "gedruckt", "quelle", "seite", "druckdatum", "exportiert", "as of", "page", "printed", "created", "source", "exported", "generated",
	"report", "udskrevet", "side", "kilde", "oprettet", "eksporteret", "per den", "utskriven", "utskrivet", "sida", "kaella", "skapad", "exporterad", "hinweis",
	"vertraulich", "confidential", "fortroligt", "konfidentiellt",
}

// isFooter tells a line below a list that is about the list: a single text that begins with one of those words and goes
// on with a colon or a number.
func isFooter(cells []cell) bool {
	only := -1
	for i, c := range cells {
		if strings.TrimSpace(c.text) == "" {
			continue
		}
		if only >= 0 {
			return false
		}
		only = i
	}
	if only < 0 || cells[only].kind != sheet.CellText {
		return false
	}
	text := strings.TrimSpace(cells[only].text)
	folded := foldWord(text)
	for _, w := range footerWords {
		rest, ok := strings.CutPrefix(folded, w)
		if !ok || rest != "" && rest[0] != ' ' {
			continue
		}
		if rest == "" || strings.Contains(text, ":") || strings.ContainsAny(rest, "0123456789") {
			return strings.Contains(rest, " ") || strings.Contains(text, ":")
		}
	}
	return false
}

// isRepeated tells a row that repeats the heading, as printed lists do on every page.
func isRepeated(cells []cell, keys []string) bool {
	same := 0
	for i, c := range cells {
		key := headingKey(c.text)
		if key == "" {
			continue
		}
		if i >= len(keys) || keys[i] != key {
			return false
		}
		same++
	}
	return same > 1 || same == 1 && countFilled(keys) == 1
}

func countFilled(keys []string) int {
	n := 0
	for _, k := range keys {
		if k != "" {
			n++
		}
	}
	return n
}

// isEmpty tells a row without anything in it.
func isEmpty(cells []cell) bool {
	for _, c := range cells {
		if strings.TrimSpace(c.text) != "" {
			return false
		}
	}
	return true
}
