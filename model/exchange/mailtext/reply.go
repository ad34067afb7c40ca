package mailtext

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// understood tells what somebody's own words say, whom they bring, and in which words they said it.
func understood(text, subject string) (Kind, int, string) {
	sentences := sentencesOf(text)
	if kind, quote := leaves(sentences, text, subject); kind != Unknown {
		return kind, 0, quote
	}
	kind, quote := answered(sentences)
	if kind == Unknown {
		kind, quote = answeredBySubject(subject)
	}
	switch kind {
	case Unknown:
		return Unknown, 0, beginning(text)
	case No:
		return No, 0, quote
	}
	return kind, guests(sentences), quote
}

// sentence is one sentence, as it was written and in words.
type sentence struct {
	text  string
	words []string // small letters; a comma is a word
}

const wrapped = 60 // a line that is at least so long may have been broken by a mail program

var (
	sentenceEnd = regexp.MustCompile(`[.!?…]+(\s+|$)|\n+`)
	closed      = regexp.MustCompile(`(?i)^(mit (freundlichen|besten|lieben|herzlichen) grüßen|(viele|beste|liebe|herzliche|schöne) grüße|mfg|lg|vg|(kind|best|warm) regards|regards|best wishes|best|cheers|(med )?venlig(e|st)? hilsen(er)?|hilsen|mvh|vh|vänliga hälsningar|(bästa|varma) hälsningar|hälsningar|med vänlig(a)? hälsning(ar)?|sent from my|von meinem .{0,20}gesendet|sendt fra|skickat från)\b`)
)

// sentencesOf takes a text apart, without its greeting and what stands below the closing words.
func sentencesOf(text string) []sentence {
	var list []sentence
	for _, part := range sentenceEnd.Split(unwrapped(text), -1) {
		part = strings.TrimSpace(part)
		if closed.MatchString(part) && len(list) > 0 {
			break
		}
		part = ungreeted(part)
		if words := wordsOf(part); len(words) > 0 {
			list = append(list, sentence{part, words})
		}
	}
	return list
}

// ungreeted is a sentence without the greeting that it begins with: "Ja" of "Hej Anna, ja".
func ungreeted(text string) string {
	words := strings.Fields(text)
	bare := func(w string) string { return strings.ToLower(strings.Trim(w, ",!:;–-")) }
	if len(words) == 0 || !hellos[bare(words[0])] {
		return text
	}
	for n, w := range words {
		first := []rune(w)[0]
		word := bare(w)
		if n > 0 && !helloWords[word] && (!unicode.IsUpper(first) || speaks[word] || yesWords[word] || noWords[word]) {
			return strings.Join(words[n:], " ")
		}
		if strings.HasSuffix(w, ",") || strings.HasSuffix(w, "!") || strings.HasSuffix(w, ":") {
			return strings.Join(words[n+1:], " ")
		}
	}
	return ""
}

// unwrapped joins lines that a mail program broke.
func unwrapped(text string) string {
	lines := strings.Split(text, "\n")
	var out strings.Builder
	for i, line := range lines {
		out.WriteString(line)
		next := ""
		if i+1 < len(lines) {
			next = strings.TrimSpace(lines[i+1])
		}
		if len([]rune(strings.TrimRight(line, " "))) >= wrapped && next != "" {
			out.WriteByte(' ')
		} else {
			out.WriteByte('\n')
		}
	}
	return out.String()
}

// wordsOf are the words of a text in small letters, with commas and the sign before "+1".
func wordsOf(text string) []string {
	var words []string
	var word strings.Builder
	end := func() {
		if word.Len() > 0 {
			words = append(words, word.String())
			word.Reset()
		}
	}
	for _, r := range strings.ToLower(text) {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			word.WriteRune(r)
		case r == '\'' || r == '’':
			if word.Len() > 0 {
				word.WriteByte('\'')
			}
		case r == ',' || r == ';' || r == '(' || r == ':' || r == '–':
			end()
			words = append(words, ",")
		case r == '+':
			end()
			words = append(words, "+")
		default:
			end()
		}
	}
	end()
	return words
}

// leaves tells whether somebody wants no more newsletters, or mails at all.
func leaves(sentences []sentence, text, subject string) (Kind, string) {
	all := 0
	for _, s := range sentences {
		all += len(s.words)
	}
	if words := wordsOf(subject); len(words) <= 3 && anyIn(words, leaveAlone) && all <= 30 {
		return Unsubscribed, quoted(subject + ": " + beginning(text))
	}
	for _, s := range sentences {
		switch {
		case anyIn(s.words, leaveSure), phrase(s.words, leavePhrases):
			return Unsubscribed, quoted(s.text)
		case anyIn(s.words, leaveAlone) && (all <= 6 || anyIn(s.words, mailing)) && !anyIn(s.words, evening):
			return Unsubscribed, quoted(s.text)
		}
	}
	return Unknown, ""
}

// answered tells what the first sentence says that clearly says something; where none does, what they all hint at.
func answered(sentences []sentence) (Kind, string) {
	for _, s := range sentences {
		if kind := clear(s.words); kind != Unknown {
			return kind, quoted(s.text)
		}
	}
	for _, s := range sentences {
		if anyIn(s.words, regrets) {
			return No, quoted(s.text)
		}
	}
	for _, s := range sentences {
		if anyIn(s.words, gladly) || phrase(s.words, gladPhrases) {
			return Yes, quoted(s.text)
		}
	}
	return Unknown, ""
}

// clear tells what a sentence clearly says.
func clear(words []string) Kind {
	words = without(words, company)
	first := words
	for len(first) > 0 && (first[0] == "," || fillers[first[0]]) {
		first = first[1:]
	}
	switch {
	case phrase(words, perhaps) || anyIn(words, perhapsWords):
		return Maybe
	case len(first) > 0 && noWords[first[0]] && isAnswer(first):
		return No
	case phrase(words, noPhrases) || anyIn(words, noSure) || negated(words):
		return No
	case anyIn(words, conditional) && anyIn(words, buts) && !anyIn(words, late):
		return No
	case len(first) > 0 && yesWords[first[0]] && isAnswer(first):
		return Yes
	case len(first) > 0 && begins[first[0]], phrase(words, yesPhrases), anyIn(words, yesSure):
		return Yes
	}
	return Unknown
}

// isAnswer tells whether a first word stands for an answer rather than within a sentence: "no" in "no, sorry" and not in
// "no meat for me".
func isAnswer(words []string) bool {
	if words[0] != "no" && words[0] != "ok" && words[0] != "sure" {
		return true
	}
	return len(words) == 1 || words[1] == "," || afterNo[words[1]]
}

// reach is how many words may stand between "come" and "not".
const reach = 5

// negated tells whether coming, or being able to, is denied: "kann leider nicht", "not able to attend", "kommer tyvärr
// inte". That somebody does not eat something denies nothing.
func negated(words []string) bool {
	for i, w := range words {
		switch {
		case ofAnother(words[:i]):
		case denies[w]:
			if !near(words[i+1:], eating) {
				return true
			}
		case nots[w] && (near(backwards(words[:i]), comingBefore) && !near(words[i+1:], eating) || near(words[i+1:], comingBehind)):
			return true
		}
	}
	return false
}

// ofAnother tells whether it is somebody else who does not come: "but my husband can't", "meine Frau kann leider nicht".
func ofAnother(before []string) bool {
	from := max(0, len(before)-4)
	for i := len(before) - 1; i >= from; i-- {
		if partners[before[i]] {
			return !withMe(before[i+1:])
		}
		if speaks[before[i]] {
			return false
		}
	}
	return false
}

// near tells whether one of some words comes soon, before the thought ends.
func near(words []string, wanted map[string]bool) bool {
	for _, w := range words[:min(len(words), reach)] {
		switch {
		case wanted[w]:
			return true
		case breaks[w]:
			return false
		}
	}
	return false
}

// backwards are the last words of some, the last one first.
func backwards(words []string) []string {
	words = slices.Clone(words[max(0, len(words)-reach):])
	slices.Reverse(words)
	return words
}

// answeredBySubject reads what calendars answer: "Accepted: Autumn meeting".
func answeredBySubject(subject string) (Kind, string) {
	name, _, ok := strings.Cut(strings.ToLower(strings.TrimSpace(subject)), ":")
	if !ok {
		return Unknown, ""
	}
	if kind, ok := bySubject[strings.TrimSpace(name)]; ok {
		return kind, quoted(subject)
	}
	return Unknown, ""
}

func anyIn(words []string, set map[string]bool) bool {
	return slices.ContainsFunc(words, func(w string) bool { return set[w] })
}

// phrase tells whether one of some runs of words stands in a sentence; "*" is any one word or none.
func phrase(words []string, phrases [][]string) bool {
	return slices.ContainsFunc(phrases, func(p []string) bool { at, _ := find(words, p); return at >= 0 })
}

// find is where a run of words begins and ends, -1 where it does not stand there.
func find(words, run []string) (from, to int) {
	for i := range words {
		if end, ok := matches(words[i:], run); ok {
			return i, i + end
		}
	}
	return -1, -1
}

func matches(words, run []string) (int, bool) {
	at := 0
	for i, want := range run {
		if want == "*" {
			if n, ok := matches(words[at:], run[i+1:]); ok {
				return at + n, true
			}
			if at < len(words) {
				n, ok := matches(words[at+1:], run[i+1:])
				return at + 1 + n, ok
			}
			return 0, false
		}
		if at >= len(words) || words[at] != want {
			return 0, false
		}
		at++
	}
	return at, true
}

// without leaves out some runs of words.
func without(words []string, runs [][]string) []string {
	for _, run := range runs {
		for {
			from, to := find(words, run)
			if from < 0 || to <= from {
				break
			}
			words = slices.Concat(words[:from], words[to:])
		}
	}
	return words
}
