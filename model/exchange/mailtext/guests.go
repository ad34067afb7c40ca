package mailtext

import (
	"slices"
	"strconv"
)

// numbers up to ten, as they are written out.
var numbers = map[string]int{}

func init() {
	for n, words := range []string{
		1: "eins ein eine einen einer one a en et ett", 2: "zwei two to två zweit beide both begge båda", 3: "drei three tre dritt", 4: "vier four fire fyra viert", 5: "fünf five fem fünft",
		6: "sechs six seks sex sechst", 7: "sieben seven syv sju siebt", 8: "acht eight otte åtta", 9: "neun nine ni nio", 10: "zehn ten ti tio",
	} {
		for w := range set(words) {
			numbers[w] = n
		}
	}
}

// number reads a small number.
func number(word string) (int, bool) {
	if n, err := strconv.Atoi(word); err == nil {
		return n, n >= 0 && n <= mostGuests+1
	}
	n, ok := numbers[word]
	return n, ok
}

var (
	// says who comes along, or that somebody does
	company = runs(`
		nicht allein
		nicht alleine
		not alone
		ikke alene
		inte ensam
		inte själv`)
	withWords    = set("in mit with med samt plus und and og och bringe bringen bring bringing tager tar nehme inklusive including inkl inkludert")
	withoutWords = set("ohne without uden utan")
	ownWords     = set("meine meiner meinem meinen my min mitt mit en einer einem einen a ett et eine our vores vår unserer unserem")
	partners     = set("frau mann partner partnerin ehefrau ehemann gattin gatten gatte freundin freund lebensgefährtin lebensgefährten begleitung begleiter begleiterin gast sohn tochter " +
		"wife husband spouse girlfriend boyfriend fiancé fiancée guest companion plusone son daughter friend " +
		"kone mand kæreste hustru ægtefælle ledsager følge samlever samlever gæst søn datter " +
		"fru man make maka sambo pojkvän flickvän sällskap gäst vän väninna son dotter")
	many    = set("gäste gästen gäst personen begleitpersonen guests people friends others gæster personer gäster vänner")
	persons = set("personen people personer")
	units   = set("uhr h clock minuten stunden jahre jahren jahr years minutes hours år minutter timer minuter timmar , am pm")
	// who says "there are two of us" counts themselves
	together = set("zweit dritt viert fünft sechst siebt")
)

// guests is how many somebody brings along: the largest number that one of the sentences says.
func guests(sentences []sentence) int {
	most := 0
	for _, s := range sentences {
		most = max(most, guestsIn(s.words))
	}
	return min(most, mostGuests)
}

func guestsIn(words []string) int {
	most, named := 0, 0
	if phrase(words, company) {
		most = 1
	}
	for i := range words {
		most = max(most, counted(words, i))
		if partners[words[i]] && (brought(words[:i]) || withMe(words[i+1:])) && !near(words[i+1:], nots) {
			named++ // each of "mit Frau und Tochter"
		}
	}
	return max(most, named)
}

// counted is how many guests a number at a place in a sentence means, 0 for none.
func counted(words []string, i int) int {
	next := func(n int) string {
		if i+n < len(words) && i+n >= 0 {
			return words[i+n]
		}
		return ""
	}
	w := words[i]
	n, isNumber := number(w)
	switch {
	case w == "+" || w == "plus":
		n, ok := number(next(1))
		if _, phone := number(next(2)); !ok || n > 10 || phone {
			return 0
		}
		return n
	case w == "zu" && (together[next(1)] || isCount(next(1))):
		n, _ := number(next(1))
		return n - 1
	case w == "of" && next(1) == "us":
		n, _ := number(next(-1))
		return n - 1
	case isNumber && many[next(1)]:
		if persons[next(1)] && !anyIn(words[max(0, i-2):i], withWords) && next(-1) != "+" {
			return n - 1 // "two people" counts the writer in
		}
		return n
	case isNumber && n > 1 && n <= 10 && !units[next(1)] && weAre(words[:i], w):
		return n - 1
	}
	return 0
}

// isCount tells whether a word is a number of people above one: "zu 2".
func isCount(word string) bool {
	n, err := strconv.Atoi(word)
	return err == nil && n > 1 && n <= mostGuests+1
}

// weAre tells whether what stands before a number counts the writer in: "wir sind zwei", "vi kommer to", "vi är två".
// The Danish word for two is no number in English.
func weAre(before []string, word string) bool {
	for _, run := range weRuns {
		if len(before) < len(run) || !slices.Equal(before[len(before)-len(run):], run) {
			continue
		}
		if word != "to" || run[0] == "vi" || run[len(run)-1] == "vi" {
			return true
		}
	}
	return false
}

var weRuns = runs(`
	wir sind
	wir kommen
	wir wären
	wir
	sind wir
	kommen wir
	we are
	we're
	we'll be
	we will be
	we
	vi er
	vi kommer
	vi bliver
	vi är
	vi blir
	kommer vi
	er vi
	blir vi`)

// brought tells whether the words before somebody say that they come along.
func brought(before []string) bool {
	for i := len(before) - 1; i >= 0 && i >= len(before)-3; i-- {
		switch w := before[i]; {
		case withoutWords[w]:
			return false
		case withWords[w]:
			return true
		case !ownWords[w]:
			return false
		}
	}
	return false
}

// withMe tells whether "and I" stands behind somebody.
func withMe(behind []string) bool {
	return len(behind) > 1 && (behind[0] == "und" || behind[0] == "and" || behind[0] == "og" || behind[0] == "och") && set("ich i jeg jag")[behind[1]]
}
