package importer

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"alumnibook/model"
)

// nameParts is a name taken apart.
type nameParts struct {
	title, given, family, suffix string
	salutation                   model.Salutation
	repair                       string
}

// titleWords are academic titles as single words, folded.
var titleWords = map[string]bool{
	"dr": true, "drs": true, "prof": true, "professor": true, "doktor": true, "doctor": true, "mag": true, "ing": true, "dipl ing": true, "diploma": true,
	"med": true, "jur": true, "iur": true, "rer": true, "nat": true, "pol": true, "oec": true, "phil": true, "habil": true, "hc": true, "pd": true,
	"univ": true, "techn": true, "tech": true, "dipl kfm": true, "dipl kffr": true, "dipl oec": true, "dipl": true, "dipl betriebsw": true, "theol": true,
	"dipl inform": true, "dipl math": true, "dipl vw": true, "dipl jur": true, "ra": true, "stb": true, "wp": true, "mult": true, "priv doz": true,
	"civ ing": true, "civilingenjoer": true, "cand": true, "lic": true, "docent": true, "lektor": true, "adv": true, "advokat": true,
}

// certainTitles begin a row of titles; words like "med" or "nat" only follow one.
var certainTitles = map[string]bool{
	"dr": true, "drs": true, "prof": true, "professor": true, "doktor": true, "mag": true, "ing": true, "dipl ing": true, "dipl kfm": true, "dipl kffr": true,
	"dipl oec": true, "dipl": true, "dipl betriebsw": true, "dipl inform": true, "dipl math": true, "dipl vw": true, "dipl jur": true, "pd": true,
	"priv doz": true, "univ": true, "civ ing": true, "docent": true, "cand": true, "lic": true,
}

// suffixWords are what may stand behind a family name, folded.
var suffixWords = map[string]bool{
	"llm": true, "mba": true, "ma": true, "ba": true, "msc": true, "bsc": true, "phd": true, "jr": true, "jun": true, "junior": true, "sr": true, "sen": true,
	"senior": true, "ii": true, "iii": true, "iv": true, "cfa": true, "cpa": true, "mdb": true, "mdl": true, "frics": true, "mrics": true, "esq": true, "llb": true,
	"meng": true, "beng": true, "mlaw": true, "fh": true, "md": true, "emba": true, "cia": true, "acca": true, "aca": true,
}

// particleWords belong to the family name behind them.
var particleWords = map[string]bool{
	"von": true, "vom": true, "zu": true, "zur": true, "zum": true, "van": true, "der": true, "den": true, "dem": true, "de": true, "af": true, "av": true,
	"la": true, "le": true, "du": true, "di": true, "da": true, "dos": true, "del": true, "della": true, "ten": true, "ter": true, "v": true, "auf": true,
	"el": true, "al": true, "bin": true, "ibn": true, "st": true, "saint": true, "und": true, "'t": true,
}

// cutTitles takes the titles off the beginning of a name and joins them again.
func cutTitles(words []string) (n int, rest []string, joined string) {
	for n < len(words) {
		w := foldWord(words[n])
		if n == 0 && !certainTitles[w] || !titleWords[w] || n > 0 && !strings.HasSuffix(words[n], ".") && !certainTitles[w] {
			break
		}
		n++
	}
	return n, words[n:], strings.Join(words[:n], " ")
}

// cutSuffixes takes degrees and generations off the end of a name.
func cutSuffixes(words []string) (rest []string, joined string) {
	n := len(words)
	for n > 1 && suffixWords[suffixKey(words[n-1])] && !plainWord(words[n-1]) {
		n--
	}
	return words[:n], strings.Join(words[n:], " ")
}

func suffixKey(w string) string { return strings.ReplaceAll(strings.Trim(foldWord(w), " "), " ", "") }

// plainWord tells a name that merely looks like a degree ("Ma", "Ba") from the degree ("M.A.", "MA").
func plainWord(w string) bool {
	runes := []rune(strings.Trim(w, ".,"))
	if len(runes) > 3 || strings.Contains(strings.TrimRight(w, ".,"), ".") {
		return false
	}
	return len(runes) > 1 && unicode.IsLower(runes[1]) && !slices.Contains([]string{"jr", "sr", "jun", "sen"}, strings.ToLower(string(runes)))
}

func isSuffixes(s string) bool {
	words := strings.Fields(strings.ReplaceAll(s, ",", " "))
	for _, w := range words {
		if !suffixWords[suffixKey(w)] && !titleWords[foldWord(w)] || plainWord(w) && !titleWords[foldWord(w)] {
			return false
		}
	}
	return len(words) > 0
}

// birthName is what stands before a name at birth, at the end of a family name.
var birthName = regexp.MustCompile(`(?i)^(.*\pL\.?)[\s,]*(?:\(\s*(?:geb\.?|geborene[rn]?|née|nee|née|født|f\.|född|born)\s+([^()]+?)\s*\)|[\s,](?:geb\.|geborene[rn]?|née|født|född)\s+(\pL[^(),]*?))\s*$`)

// splitBirthName takes "Müller (geb. Klein)", "Müller, geb. Klein" and "Holm (født Kjær)" apart.
func splitBirthName(s string) (rest, born string, ok bool) {
	if !strings.ContainsRune(s, '(') && !strings.Contains(s, "geb") && !strings.Contains(s, "née") && !strings.Contains(s, "født") && !strings.Contains(s, "född") {
		return s, "", false
	}
	m := birthName.FindStringSubmatch(s)
	if m == nil {
		return s, "", false
	}
	return strings.TrimSpace(m[1]), m[2] + m[3], true
}

// readFullName takes a whole name apart. "Müller, Jürgen" is family name first, as is a column whose heading says so
// and a family name in capitals before a given name in small letters.
func readFullName(s string, familyFirst bool) nameParts {
	s = squeeze(s)
	var n nameParts
	if family, rest, ok := strings.Cut(s, ","); ok {
		rest = strings.TrimSpace(rest)
		if isSuffixes(rest) {
			n = readFullName(family, familyFirst)
			n.suffix = joinWords(n.suffix, rest)
			return n
		}
		return readReversed(family, rest)
	}
	words := strings.Fields(s)
	words = n.cutSalutation(words)
	_, words, n.title = cutTitles(words)
	words, n.suffix = cutSuffixes(words)
	n.repair = RepairNameSplit
	switch {
	case len(words) == 0:
		return nameParts{family: s}
	case len(words) == 1:
		n.family = words[0]
		if n.title == "" && n.salutation == "" {
			n.repair = ""
		}
		return n
	case familyFirst || capitalsFirst(words):
		k := familyLength(words)
		n.family, n.given = strings.Join(words[:k], " "), strings.Join(words[k:], " ")
		n.repair = RepairNameOrder
		return n
	}
	k := familyStart(words)
	n.given, n.family = strings.Join(words[:k], " "), strings.Join(words[k:], " ")
	return n
}

// readReversed reads "Heide, Dr. Jürgen von der".
func readReversed(family, rest string) nameParts {
	n := nameParts{repair: RepairNameOrder}
	if before, after, ok := strings.Cut(rest, ","); ok && isSuffixes(after) {
		rest, n.suffix = before, strings.TrimSpace(after)
	}
	words := n.cutSalutation(strings.Fields(rest))
	_, words, n.title = cutTitles(words)
	k := len(words)
	for k > 1 && isParticle(words[k-1]) {
		k--
	}
	particle := strings.Join(words[k:], " ")
	words, suffix := cutSuffixes(words[:k])
	n.suffix = joinWords(n.suffix, suffix)
	n.given = strings.Join(words, " ")
	before := strings.Fields(family)
	count, before, title := cutTitles(before)
	if count > 0 {
		n.title = joinWords(n.title, title)
	}
	n.family = joinWords(particle, strings.Join(before, " "))
	return n
}

func (n *nameParts) cutSalutation(words []string) []string {
	if len(words) < 2 {
		return words
	}
	w := foldWord(words[0])
	if v, ok := salutationWords[w]; ok && (len(w) > 2 || strings.HasSuffix(words[0], ".") || w == "hr" || w == "mr" || w == "ms") {
		n.salutation = v
		return words[1:]
	}
	return words
}

// familyStart is where the family name begins in a name with the given name first.
func familyStart(words []string) int {
	k := len(words) - 1
	for i := 1; i < len(words); i++ {
		if isParticle(words[i]) && i < len(words)-1 {
			return i
		}
	}
	return k
}

// familyLength is how many words the family name has in a name with the family name first.
func familyLength(words []string) int {
	k := 1
	for i := 0; i < len(words)-2 && isParticle(words[i]); i++ {
		k = i + 2
	}
	for k < len(words)-1 && allCapitals(words[0]) && allCapitals(words[k]) {
		k++
	}
	return k
}

// capitalParticles are those that are also written with a capital.
var capitalParticles = map[string]bool{"von": true, "van": true, "de": true, "di": true, "der": true, "den": true, "del": true, "della": true, "du": true}

func isParticle(w string) bool {
	low := strings.TrimSuffix(strings.ToLower(w), ".")
	return particleWords[low] && (unicode.IsLower([]rune(w)[0]) || capitalParticles[low])
}

// capitalsFirst tells "MÜLLER Jürgen".
func capitalsFirst(words []string) bool {
	return len(words[0]) > 2 && allCapitals(words[0]) && !allCapitals(words[len(words)-1])
}

func allCapitals(w string) bool {
	n := 0
	for _, r := range w {
		if unicode.IsLower(r) || r == '.' {
			return false
		}
		if unicode.IsUpper(r) {
			n++
		}
	}
	return n > 1
}

// squeeze makes every run of blanks one blank and drops those at the ends; unbreakable ones too.
func squeeze(s string) string {
	if _, squeezed := scanText(s); squeezed {
		return s
	}
	return strings.Join(strings.Fields(s), " ")
}

// joinWords joins what is not empty with a blank.
func joinWords(parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), " ")
}
