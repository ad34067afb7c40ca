package guestsheet

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"alumnibook/model"
)

// mostGuests is how many one person is believed to bring.
const mostGuests = 20

// What people write for yes, no and maybe, folded: as the whole answer, or as its beginning.
var (
	yesWords = []string{
		"yes", "y", "ja", "j", "jo", "1", "x", "true", "wahr", "ok", "accepted", "accept", "attending", "coming", "comes", "will come", "i will come", "with pleasure", "gladly", "of course", "sure",
		"zusage", "zugesagt", "kommt", "komme", "ich komme", "wir kommen", "gern", "gerne", "sehr gern", "dabei", "bin dabei", "angemeldet", "nehme teil", "nimmt teil",
		"jatak", "ja tak", "kommer", "jeg kommer", "vi kommer", "jag kommer", "deltager", "jeg deltager", "deltar", "tilmeldt", "anmaeld", "gaerna", "javisst", "sand", "sant",
	}
	noWords = []string{
		"no", "n", "nein", "nej", "0", "false", "falsch", "declined", "decline", "not coming", "not attending", "cannot", "cant", "can not", "i cannot", "i cant", "unfortunately", "sorry", "regrets", "absage",
		"abgesagt", "kommt nicht", "komme nicht", "ich komme nicht", "kann nicht", "ich kann nicht", "leider", "verhindert", "bin verhindert", "nimmt nicht teil", "nehme nicht teil",
		"afbud", "melder afbud", "kommer ikke", "jeg kommer ikke", "deltager ikke", "kan ikke", "jeg kan ikke", "desvaerre", "forhindret", "frameldt", "kommer inte", "jag kommer inte", "deltar inte", "kan inte",
		"jag kan inte", "tyvaerr", "foerhindrad", "avboejd", "avboejt", "avboejer", "falskt", "falsk",
	}
	maybeWords = []string{
		"maybe", "perhaps", "tentative", "possibly", "not sure", "unsure", "vielleicht", "evtl", "eventuell", "unter vorbehalt", "mit vorbehalt", "unsicher", "noch unklar", "weiss noch nicht", "maaske", "muligvis",
		"ved ikke", "usikker", "kanske", "eventuellt", "ev", "vet inte", "osaeker",
	}
	silentWords = []string{
		"no answer", "no answer yet", "noch keine antwort", "intet svar endnu", "inget svar aen", "no reply", "no response", "pending", "invited", "keine antwort", "keine rueckmeldung", "offen", "ausstehend", "eingeladen", "intet svar", "ikke svaret", "ingen svar", "afventer", "inget svar",
		"ej svarat", "har inte svarat", "vaentar",
	}
	nothingWords = []string{"no", "none", "nothing", "n a", "na", "keine", "kein", "nein", "nichts", "nej", "ingen", "ingenting", "intet", "inga", "inget", "0"}
)

// replyOf understands an answer; false where something stands there that it does not.
func replyOf(text string) (model.Reply, bool) {
	key := model.FoldLong(text)
	switch {
	case key == "" && strings.ContainsAny(text, "✓✔☑"):
		return model.ReplyYes, true
	case key == "" && strings.ContainsAny(text, "✗✘"):
		return model.ReplyNo, true
	case strings.Trim(text, " -–—?.") == "" || begins(key, silentWords):
		return model.ReplySilent, true
	case begins(key, maybeWords):
		return model.ReplyMaybe, true
	case begins(key, noWords):
		return model.ReplyNo, true
	case begins(key, yesWords):
		if slices.ContainsFunc(strings.Fields(key), func(w string) bool {
			return slices.Contains([]string{"not", "nicht", "ikke", "inte", "maybe", "vielleicht", "maaske", "kanske"}, w)
		}) {
			return model.ReplySilent, false // "yes, if I do not have to work": she reads it herself
		}
		return model.ReplyYes, true
	}
	return model.ReplySilent, false
}

// begins tells whether a folded text is one of the words or begins with one; single letters and digits must be all of it.
func begins(key string, words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool {
		return key == w || len(w) > 1 && strings.HasPrefix(key, w+" ")
	})
}

// saysNothing tells whether somebody wrote that there is nothing to say.
func saysNothing(text string) bool {
	return strings.Trim(text, " -–—./") == "" || slices.Contains(nothingWords, model.FoldLong(text))
}

// plusOf understands how many somebody brings and whom; false where it does not.
func plusOf(count, names string) (n int, who []string, known bool) {
	who = namesOf(names)
	if saysNothing(count) {
		return len(who), who, true
	}
	if n, ok := countOf(count); ok {
		return max(n, len(who)), who, true
	}
	if reply, ok := replyOf(count); ok {
		if reply == model.ReplyYes {
			return max(1, len(who)), who, true
		}
		return len(who), who, true
	}
	if len(who) == 0 && !strings.ContainsFunc(count, unicode.IsDigit) { // whom instead of how many
		who = namesOf(count)
		return len(who), who, true
	}
	return len(who), who, false
}

// dietsOf takes apart what the one who answers does not eat and what those whom they bring do not: "vegan; Ole Vik: no nuts".
func dietsOf(text string, guests []model.Plus) string {
	var own []string
	for part := range strings.SplitSeq(text, ";") {
		part = oneLine(part)
		name, diet, isNamed := strings.Cut(part, ":")
		at := slices.IndexFunc(guests, func(p model.Plus) bool {
			return isNamed && p.Name != "" && model.FoldLong(p.Name) == model.FoldLong(name)
		})
		switch {
		case at >= 0:
			guests[at].Diet = oneLine(diet)
		case !saysNothing(part):
			own = append(own, part)
		}
	}
	return strings.Join(own, "; ")
}

// countOf reads a small number: "2", "+1", "2 Personen".
func countOf(text string) (int, bool) {
	text = strings.TrimPrefix(strings.TrimSpace(text), "+")
	if text == "" {
		return 0, true
	}
	digits := text
	if end := strings.IndexFunc(text, func(r rune) bool { return !unicode.IsDigit(r) }); end >= 0 {
		digits = text[:end]
		rest := strings.TrimLeft(text[end:], ".,0")
		if strings.ContainsFunc(rest, unicode.IsDigit) {
			return 0, false
		}
	}
	n, err := strconv.Atoi(digits)
	return n, err == nil && n <= mostGuests+1
}

var and = strings.NewReplacer(" und ", ",", " and ", ",", " og ", ",", " och ", ",", " & ", ",", " + ", ",", ";", ",", "\n", ",", "/", ",")

// namesOf takes names apart.
func namesOf(text string) []string {
	var names []string
	for part := range strings.SplitSeq(and.Replace(text), ",") {
		if part = oneLine(part); part != "" && !saysNothing(part) {
			names = append(names, part)
		}
	}
	return names
}

// scoreOf reads a score from 1 to 5: "4", "4/5", "4,0", "4 von 5", "★★★★"; false where it is none.
func scoreOf(text string) (int, bool) {
	text = strings.TrimSpace(text)
	if saysNothing(text) {
		return 0, true
	}
	if stars := strings.Count(text, "★") + strings.Count(text, "⭐"); stars > 0 {
		return inRange(stars)
	}
	number, rest := text, ""
	if end := strings.IndexFunc(text, func(r rune) bool { return !unicode.IsDigit(r) && r != '.' && r != ',' }); end >= 0 {
		number, rest = text[:end], text[end:]
	}
	f, err := strconv.ParseFloat(strings.Replace(number, ",", ".", 1), 64)
	if digits := strings.TrimFunc(rest, func(r rune) bool { return !unicode.IsDigit(r) }); err != nil || f < 1 || f > 5 || digits != "" && digits != "5" {
		return 0, false
	}
	return inRange(int(f + 0.5))
}

// inRange is a score if it is one.
func inRange(score int) (int, bool) {
	if score < 1 || score > 5 {
		return 0, false
	}
	return score, true
}
