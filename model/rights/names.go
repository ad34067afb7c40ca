package rights

import (
	"slices"
	"strings"
	"unicode"

	"alumnibook/model"
	"alumnibook/model/book"
)

// span is a stretch of a text, in bytes.
type span struct{ from, to int }

// blacken makes stretches of a text unreadable.
func blacken(text string, spans []span) string {
	var out strings.Builder
	at := 0
	for _, s := range spans {
		out.WriteString(text[at:s.from])
		out.WriteString(model.Blacked)
		at = s.to
	}
	out.WriteString(text[at:])
	return out.String()
}

// namer finds in texts about one person the names of others: of the people of the book, of colleagues, and of whoever is
// addressed with a title. It knows only names whose words stand in the texts at all, so that a large book costs little.
type namer struct {
	said    map[string]bool // folded words of the texts
	small   map[string]bool // those that stand somewhere in small letters: ordinary words
	own     map[string]bool // words of the person's own names
	ours    [][]string      // names of firms and places that are no people, in folded words
	male    bool            // is addressed as Mr
	female  bool            // is addressed as Ms
	german  bool            // most of the texts are
	whole   map[string]bool // given and family name
	family  map[string]bool
	given   map[string]bool     // and nicknames
	longest int                 // words of the longest name
	folds   map[string][]string // of names that came before; many share one
}

// newNamer prepares for the texts about somebody, who may have had other names as well. Names of firms and places are
// none of people.
func newNamer(texts []string, own []model.Person, ours []string) *namer {
	n := &namer{
		said: map[string]bool{}, small: map[string]bool{}, own: map[string]bool{},
		whole: map[string]bool{}, family: map[string]bool{}, given: map[string]bool{}, longest: 1, folds: map[string][]string{},
	}
	german, other := 0, 0
	for _, text := range texts {
		words := wordsOf(text)
		for _, w := range words {
			n.said[w.fold] = true
			if base, ok := w.base(); ok {
				n.said[base] = true
			}
			if !w.upper {
				n.small[w.fold] = true
			}
		}
		g, o := languageOf(words)
		german, other = german+g, other+o
	}
	n.german = german > other
	for i := range own {
		p := &own[i]
		for _, name := range []string{p.Given, p.Additional, p.Family, p.BirthName, p.Nickname} {
			for _, w := range folded(name) {
				n.own[w] = true
			}
		}
		n.male = n.male || p.Salutation == model.SalutationMr
		n.female = n.female || p.Salutation == model.SalutationMs
	}
	for _, name := range ours {
		if words := folded(name); len(words) > 0 && !n.isOwn(words) {
			n.ours = append(n.ours, words)
		}
	}
	return n
}

// person takes up the name of somebody of the book.
func (n *namer) person(p *book.Name) {
	given, family := n.folded(p.Given), n.folded(p.Family)
	if !n.anySaid(given) && !n.anySaid(family) && (p.BirthName == "" || !n.anySaid(n.folded(p.BirthName))) && (p.Nickname == "" || !n.anySaid(n.folded(p.Nickname))) {
		return
	}
	bare := withoutParticles(family)
	for _, last := range [][]string{family, bare, folded(p.BirthName)} {
		n.take(n.family, last)
		if len(last) == 0 {
			continue
		}
		for _, first := range [][]string{given, first(given), folded(p.Nickname), append(slices.Clone(given), folded(p.Additional)...)} {
			if len(first) > 0 {
				n.take(n.whole, append(slices.Clone(first), last...))
				n.take(n.whole, append(slices.Clone(last), first...))
			}
		}
	}
	n.take(n.given, given)
	n.take(n.given, folded(p.Nickname))
	if !strings.Contains(p.Given, "-") {
		n.take(n.given, first(given))
	}
}

// anySaid tells whether one of some words is said somewhere.
func (n *namer) anySaid(words []string) bool {
	for _, w := range words {
		if n.said[w] {
			return true
		}
	}
	return false
}

// folded are the words of a name, which may have come before.
func (n *namer) folded(name string) []string {
	words, known := n.folds[name]
	if !known {
		words = folded(name)
		n.folds[name] = words
	}
	return words
}

// colleague takes up the name of somebody of the firm, which is kept in one piece.
func (n *namer) colleague(name string) {
	words := folded(name)
	if len(words) == 0 {
		return
	}
	n.take(n.given, words[:1])
	if len(words) > 1 {
		n.take(n.whole, words)
		n.take(n.whole, []string{words[0], words[len(words)-1]})
		n.take(n.family, words[len(words)-1:])
		n.take(n.family, words[1:])
	}
}

// take remembers a name if all of its words are said somewhere, and it is not that of the person themselves.
func (n *namer) take(into map[string]bool, words []string) {
	if len(words) == 0 || len(words) == 1 && len(words[0]) < 2 || n.isOwn(words) {
		return
	}
	for _, w := range words {
		if !n.said[w] {
			return
		}
	}
	into[strings.Join(words, " ")] = true
	n.longest = max(n.longest, len(words))
}

func (n *namer) isOwn(words []string) bool {
	for _, w := range words {
		if !n.own[w] {
			return false
		}
	}
	return true
}

// find is where a text names others, in its order; stretches do not touch each other.
func (n *namer) find(text string) []span {
	words := wordsOf(text)
	german := n.german
	if g, o := languageOf(words); g != o {
		german = g > o
	}
	f := finder{namer: n, words: words, german: german, ours: make([]bool, len(words))}
	f.markOurs()
	var list []span
	for i := 0; i < len(words); {
		count := f.at(i)
		if count == 0 {
			i++
			continue
		}
		list = append(list, wider(text, span{words[i].from, words[i+count-1].to}))
		i += count
	}
	return joined(text, list)
}

// names are the others whom a text names, each once, as it writes them.
func names(text string, spans []span) []string {
	var list []string
	seen := map[string]bool{}
	for _, s := range spans {
		name := text[s.from:s.to]
		if key := model.FoldLong(name); !seen[key] {
			seen[key] = true
			list = append(list, name)
		}
	}
	return list
}

// wider takes the whole of an e-mail address of which a part is a name.
func wider(text string, s span) span {
	isPart := func(r rune) bool {
		return unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune("._-+@", r)
	}
	from := strings.LastIndexFunc(text[:s.from], func(r rune) bool { return !isPart(r) })
	if from < 0 {
		from = 0
	} else {
		from += len(string([]rune(text[from:])[0]))
	}
	to := len(text)
	if end := strings.IndexFunc(text[s.to:], func(r rune) bool { return !isPart(r) }); end >= 0 {
		to = s.to + end
	}
	whole := strings.TrimRight(text[from:to], ".-")
	if at := strings.IndexByte(whole, '@'); at > 0 && strings.Contains(whole[at:], ".") {
		return span{from, from + len(whole)}
	}
	return s
}

// joined makes one of stretches that overlap, or between which there is only blank space.
func joined(text string, list []span) []span {
	var out []span
	for _, s := range list {
		if len(out) > 0 {
			last := &out[len(out)-1]
			if s.from <= last.to || strings.Trim(text[last.to:s.from], " \u00a0") == "" {
				last.to = max(last.to, s.to)
				continue
			}
		}
		out = append(out, s)
	}
	return out
}

func first(words []string) []string { return words[:min(len(words), 1)] }

// folded are the words of a name as they are compared.
func folded(name string) []string { return strings.Fields(model.FoldLong(name)) }

// withoutParticles is a family name without the small words that it begins with.
func withoutParticles(family []string) []string {
	for len(family) > 1 && particle[family[0]] {
		family = family[1:]
	}
	return family
}
