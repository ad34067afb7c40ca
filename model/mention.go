package model

import (
	"bytes"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Blacked stands in a text where somebody's name stood. It is always of one length, so that it tells nothing.
const Blacked = "█████"

// Traces finds what names somebody in texts: their names however they are spelled and inflected, their addresses, numbers
// and links.
type Traces struct {
	words   []string            // folded words that name nobody else
	exact   map[string]bool     // those of words that are too short to be looked for inside others
	long    []string            // the others
	phrases map[string][]phrase // by their first word
	emails  map[string]bool     // by EmailKey
	numbers []string            // digits, the longest first
	links   []string            // in small letters
	hints   [][]byte            // one of them is in the sketch of every text that has a trace
}

// phrase is words that name somebody only together.
type phrase []string

// TracesOf says what traces are looked for; nil for all. Each answers whether one is somebody else's too.
type TracesOf struct {
	Word  func(folded string) bool // a word of a name
	Email func(key string) bool
	Phone func(e164 string) bool
	Place func(street string) bool // a street with its number
}

// NewTraces makes what finds people; several versions of one person are as good as several people.
func NewTraces(people []*Person, shared TracesOf) *Traces {
	t := &Traces{exact: map[string]bool{}, phrases: map[string][]phrase{}, emails: map[string]bool{}}
	for _, p := range people {
		t.addNames(p, shared)
		for _, e := range p.Emails {
			if key := EmailKey(e.Address); strings.Contains(key, "@") && (shared.Email == nil || !shared.Email(key)) {
				t.emails[key] = true
				t.hint(sketch(key))
				if lower := strings.ToLower(strings.TrimSpace(e.Address)); lower != key { // a domain that is written with its own letters
					t.emails[lower] = true
					t.hint(sketch(lower))
				}
			}
		}
		for _, f := range p.Phones {
			if shared.Phone == nil || !shared.Phone(f.E164) {
				t.addNumber(f)
			}
		}
		for _, l := range p.Links {
			if key := LinkKey(l.URL); len(key) >= 8 && strings.ContainsAny(key, "/") && !slices.Contains(t.links, key) {
				t.links = append(t.links, key)
				t.hint(sketch(key))
			}
		}
		for _, a := range p.Addresses {
			if words := foldedWords(a.Street); len(words) > 1 && strings.ContainsFunc(a.Street, unicode.IsDigit) && (shared.Place == nil || !shared.Place(a.Street)) {
				t.addPhrase(words, "")
			}
		}
		for _, e := range p.Employments {
			if words := foldedWords(e.PersonnelNumber); len(words) == 1 && len(words[0]) >= 4 {
				t.addPhrase(words, "")
			}
		}
	}
	slices.SortFunc(t.numbers, func(a, b string) int { return len(b) - len(a) })
	return t
}

// addNames adds the words of somebody's name that are nobody else's, and those that name them together.
func (t *Traces) addNames(p *Person, shared TracesOf) {
	given, additional, family := foldedWords(p.Given), foldedWords(p.Additional), foldedWords(p.Family)
	birth, nick := foldedWords(p.BirthName), foldedWords(p.Nickname)
	for _, list := range [][]string{given, additional, family, birth, nick} {
		for _, w := range list {
			if utf8.RuneCountInString(w) >= 3 && !particles[w] && !strings.ContainsFunc(w, unicode.IsDigit) && (shared.Word == nil || !shared.Word(w)) {
				t.addWord(w)
			}
		}
	}
	firsts := [][]string{given, nick}
	if len(given) > 0 {
		firsts = append(firsts, given[:1], []string{firstRune(given[0])}, slices.Concat(given, additional))
	}
	for _, last := range [][]string{family, birth, bareFamily(family)} {
		for _, first := range firsts {
			if len(first) > 0 && len(last) > 0 {
				t.addPhrase(slices.Concat(first, last), longest(last))
				t.addPhrase(slices.Concat(last, first), longest(last))
			}
		}
	}
	if len(nick) > 1 {
		t.addPhrase(nick, "")
	}
}

func firstRune(w string) string {
	_, n := utf8.DecodeRuneInString(w)
	return w[:n]
}

// bareFamily is a family name without its particles.
func bareFamily(words []string) []string {
	for len(words) > 1 && particles[words[0]] {
		words = words[1:]
	}
	return words
}

// longTrace is from how many bytes on a word is found inside others too.
const longTrace = 6

func (t *Traces) addWord(w string) {
	if slices.Contains(t.words, w) {
		return
	}
	t.words = append(t.words, w)
	if len(w) < longTrace {
		t.exact[w] = true
	} else {
		t.long = append(t.long, w)
	}
	t.hint(w)
}

// hinting is from how many bytes on one word of a phrase is enough of a hint: fewer are in too many others.
const hinting = 4

// longest is the longest of some words.
func longest(words []string) string {
	return slices.MaxFunc(words, func(a, b string) int { return len(a) - len(b) })
}

// addPhrase adds words that name somebody together; few texts that do not name them have the word that is the hint.
func (t *Traces) addPhrase(words []string, hint string) {
	p := phrase(slices.Clone(words))
	if slices.ContainsFunc(t.phrases[p[0]], func(o phrase) bool { return slices.Equal(o, p) }) {
		return
	}
	t.phrases[p[0]] = append(t.phrases[p[0]], p)
	if len(hint) < hinting {
		hint = sketch(strings.Join(p, " "))
	}
	t.hint(hint)
}

func (t *Traces) addNumber(f Phone) {
	for _, n := range PhoneWords(f) {
		if len(n) >= 6 && !slices.Contains(t.numbers, n) {
			t.numbers = append(t.numbers, n)
			t.hint(n)
		}
	}
}

// hint notes what the sketch of a text with a trace holds; what holds another hint needs none.
func (t *Traces) hint(text string) {
	h := []byte(text)
	if len(h) == 0 || slices.ContainsFunc(t.hints, func(o []byte) bool { return bytes.Contains(h, o) }) {
		return
	}
	t.hints = append(slices.DeleteFunc(t.hints, func(o []byte) bool { return bytes.Contains(o, h) }), h)
}

// Words are the folded words that name nobody else.
func (t *Traces) Words() []string { return t.words }

// IsEmpty tells that there is nothing to look for.
func (t *Traces) IsEmpty() bool { return len(t.hints) == 0 }

// In tells whether a text has a trace.
func (t *Traces) In(text string) bool { return t.hinted(text) && len(t.Spans(text)) > 0 }

// Blacken puts Blacked in the place of each trace; false where there was none.
func (t *Traces) Blacken(text string) (string, bool) {
	if !t.hinted(text) {
		return text, false
	}
	spans := t.Spans(text)
	if len(spans) == 0 {
		return text, false
	}
	var b strings.Builder
	at := 0
	for _, s := range spans {
		b.WriteString(text[at:s[0]])
		b.WriteString(Blacked)
		at = s[1]
	}
	b.WriteString(text[at:])
	return b.String(), true
}

// Spans are the places of a text at which a trace stands, in order. Neighbours with nothing but blanks or a comma between
// them are one.
func (t *Traces) Spans(text string) [][2]int {
	var spans [][2]int
	add := func(from, to int) { spans = append(spans, [2]int{from, to}) }
	tokens := tokensOf(text)
	for i, k := range tokens {
		if t.isWord(k.folded) {
			add(k.from, k.to)
		}
		for _, p := range t.phrases[k.folded] {
			if end := p.at(text, tokens, i); end >= 0 {
				add(k.from, end)
			}
		}
		for _, p := range t.phrases[strings.TrimSuffix(k.folded, "s")] { // "Kochs, Anna" is no phrase, but one word may be inflected
			if len(p) == 1 && k.folded != p[0] {
				add(k.from, k.to)
			}
		}
	}
	t.findEmails(text, add)
	t.findNumbers(text, add)
	t.findLinks(text, add)
	return joinedSpans(text, spans)
}

// isWord tells whether a folded word names somebody: by itself, inflected, or as a part of a longer one.
func (t *Traces) isWord(w string) bool {
	if t.exact[w] || t.exact[strings.TrimSuffix(w, "s")] {
		return true
	}
	return slices.ContainsFunc(t.long, func(l string) bool { return strings.Contains(w, l) })
}

// at tells where a phrase ends that begins with a word of a text, -1 where it does not stand there. Its last word may be
// inflected.
func (p phrase) at(text string, tokens []token, i int) int {
	if i+len(p) > len(tokens) {
		return -1
	}
	for k, w := range p {
		have := tokens[i+k].folded
		if have != w && (k != len(p)-1 || have != w+"s") {
			return -1
		}
		if k > 0 && !isGap(text[tokens[i+k-1].to:tokens[i+k].from]) {
			return -1
		}
	}
	return tokens[i+len(p)-1].to
}

// isGap tells whether what stands between two words leaves them together.
func isGap(s string) bool { return len(s) <= 8 && strings.Trim(s, " ,.-_\u00a0\t\r\n\"'()") == "" }

func joinedSpans(text string, spans [][2]int) [][2]int {
	slices.SortFunc(spans, func(a, b [2]int) int { return a[0] - b[0] })
	var joined [][2]int
	for _, s := range spans {
		if n := len(joined); n > 0 && (s[0] <= joined[n-1][1] || strings.Trim(text[joined[n-1][1]:s[0]], " ,-") == "") {
			joined[n-1][1] = max(joined[n-1][1], s[1])
			continue
		}
		joined = append(joined, s)
	}
	return joined
}

// findEmails finds the addresses in a text.
func (t *Traces) findEmails(text string, add func(from, to int)) {
	if len(t.emails) == 0 {
		return
	}
	inAddress := func(r rune) bool {
		return unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune("._%+-!#$&'*/=?^`{|}~", r)
	}
	for at := 0; ; {
		i := strings.IndexByte(text[at:], '@')
		if i < 0 {
			return
		}
		i += at
		at = i + 1
		from, to := i, i+1
		for from > 0 {
			r, n := utf8.DecodeLastRuneInString(text[:from])
			if !inAddress(r) {
				break
			}
			from -= n
		}
		for to < len(text) {
			r, n := utf8.DecodeRuneInString(text[to:])
			if !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '.' && r != '-' {
				break
			}
			to += n
		}
		to -= len(text[i:to]) - len(strings.TrimRight(text[i:to], ".-"))
		for start := from; start < i; { // something may stand in front: "mailto=anna@…"
			if t.emails[EmailKey(text[start:to])] || t.emails[strings.ToLower(text[start:to])] {
				add(start, to)
				break
			}
			_, n := utf8.DecodeRuneInString(text[start:])
			start += n
		}
	}
}

// findNumbers finds telephone numbers however they are grouped.
func (t *Traces) findNumbers(text string, add func(from, to int)) {
	if len(t.numbers) == 0 {
		return
	}
	var digits []byte
	var places []int
	flush := func() {
		for _, n := range t.numbers {
			if i := strings.Index(string(digits), n); i >= 0 {
				from := places[i]
				if i > 0 && strings.Trim(string(digits[:i]), "0") == "" { // its leading zeros
					from = places[0]
				}
				if from > 0 && text[from-1] == '+' {
					from--
				}
				add(from, places[i+len(n)-1]+1)
			}
		}
		digits, places = digits[:0], places[:0]
	}
	for i, r := range text {
		switch {
		case r >= '0' && r <= '9':
			digits, places = append(digits, byte(r)), append(places, i)
		case !strings.ContainsRune(" +-/().\u00a0", r):
			flush()
		}
	}
	flush()
}

// findLinks finds the addresses of pages, as LinkKey writes them.
func (t *Traces) findLinks(text string, add func(from, to int)) {
	if len(t.links) == 0 {
		return
	}
	lower := strings.ToLower(text)
	if len(lower) != len(text) {
		return // letters of another length in small: there the words of the name are found alone
	}
	for _, l := range t.links {
		for at := 0; ; {
			i := strings.Index(lower[at:], l)
			if i < 0 {
				break
			}
			add(at+i, at+i+len(l))
			at += i + len(l)
		}
	}
}

// token is a word of a text: where it stands, and folded.
type token struct {
	from, to int
	folded   string
}

// tokensOf are the words of a text.
func tokensOf(text string) []token {
	var list []token
	from, to := -1, 0
	end := func() {
		if from >= 0 {
			list = append(list, token{from, to, strings.ReplaceAll(FoldShort(entities.Replace(text[from:to])), " ", "")})
		}
		from = -1
	}
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		switch {
		case isWordRune(r):
			if from < 0 {
				from = i
			}
			to = i + n
		case from >= 0 && isApostrophe(r):
		case from >= 0 && r == '&' && strings.HasPrefix(text[i:], apostropheEntity):
			n = len(apostropheEntity)
		default:
			end()
		}
		i += n
	}
	end()
	return list
}

// apostropheEntity is how HTML writes an apostrophe.
const apostropheEntity = "&#39;"

var entities = strings.NewReplacer(apostropheEntity, "'")

func isApostrophe(r rune) bool { return r == '\'' || r == '’' || r == '´' }

func isWordRune(r rune) bool {
	if r < 0x80 {
		return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9'
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r)
}

// foldedWords are the folded words of a name as tokensOf finds them in texts.
func foldedWords(s string) []string {
	var words []string
	for _, k := range tokensOf(s) {
		if k.folded != "" {
			words = append(words, k.folded)
		}
	}
	return words
}

// NameWords are the folded words of everything that somebody is called.
func NameWords(p *Person) []string {
	return foldedWords(strings.Join([]string{p.Given, p.Additional, p.Family, p.BirthName, p.Nickname}, " "))
}
