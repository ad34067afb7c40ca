package rights

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"alumnibook/model"
)

// word is one word of a text.
type word struct {
	from, to int
	fold     string
	upper    bool   // begins with a capital
	first    bool   // begins a sentence, a line or a quotation
	dot      bool   // a full stop follows at once
	number   bool   // a number follows: "Winter 2026"
	gap      string // what stands between it and the word before
}

// wordsOf takes a text apart.
func wordsOf(text string) []word {
	var list []word
	from, last := -1, 0
	put := func(to int) {
		written := strings.TrimRight(text[from:to], "'’")
		to = from + len(written)
		r, _ := utf8.DecodeRuneInString(written)
		w := word{from: from, to: to, upper: unicode.IsUpper(r), gap: text[last:from]}
		w.fold = strings.ReplaceAll(model.FoldLong(written), " ", "")
		w.first = len(list) == 0 || strings.ContainsAny(w.gap, "\n!?:;•\"“„»«(") || strings.Contains(w.gap, ". ") || strings.Contains(w.gap, "- ") || strings.Contains(w.gap, "– ")
		w.dot = strings.HasPrefix(text[to:], ".")
		next, _ := utf8.DecodeRuneInString(strings.TrimLeft(text[to:], " \u00a0"))
		w.number = unicode.IsDigit(next)
		if w.first && strings.HasPrefix(w.gap, ". ") && len(list) > 0 && list[len(list)-1].abbreviates() {
			w.first = false
		}
		list = append(list, w)
		from, last = -1, to
	}
	for i, r := range text {
		switch inWord := unicode.IsLetter(r) || unicode.Is(unicode.Mn, r) || (r == '\'' || r == '’') && from >= 0; {
		case inWord && from < 0:
			from = i
		case !inWord && from >= 0:
			put(i)
		}
	}
	if from >= 0 {
		put(len(text))
	}
	return list
}

// abbreviates tells whether the full stop behind a word ends no sentence: "Dr.", "J."
func (w *word) abbreviates() bool {
	return w.dot && (shortTitles[w.fold] || utf8.RuneCountInString(w.fold) == 1 && w.upper)
}

// base is the word without the s of a genitive.
func (w *word) base() (string, bool) {
	if len(w.fold) > 3 && strings.HasSuffix(w.fold, "s") {
		return w.fold[:len(w.fold)-1], true
	}
	return "", false
}

// finder looks through one text.
type finder struct {
	*namer
	words  []word
	german bool
	ours   []bool // words of firms and places
}

// markOurs marks the names of firms and places that are known.
func (f *finder) markOurs() {
	for i := range f.words {
		for _, name := range f.namer.ours {
			if i+len(name) > len(f.words) || !f.words[i].upper {
				continue
			}
			same := true
			for k, want := range name {
				same = same && f.words[i+k].fold == want
			}
			for k := range name {
				f.ours[i+k] = f.ours[i+k] || same
			}
		}
	}
}

// at is how many words from a place on are the name of somebody else; 0 for none. The longest name counts.
func (f *finder) at(i int) int {
	for count := min(f.longest, len(f.words)-i); count > 0; count-- {
		if !f.together(i, count) {
			continue
		}
		if f.among(f.whole, i, count) && !f.isFirm(i, count) && !f.isPhrase(i, count) {
			return count
		}
		if (f.among(f.family, i, count) || f.among(f.given, i, count)) && f.isName(i, count) {
			return count
		}
	}
	return f.addressed(i)
}

// together tells whether words may be one name: nothing but a blank, a hyphen or, without blanks, a dot is between them.
func (f *finder) together(i, count int) bool {
	for k := i + 1; k < i+count; k++ {
		switch gap := f.words[k].gap; {
		case gap == "." || gap == "_" || gap == "-" || strings.Trim(gap, " \u00a0") == "":
		case gap == ", " && count == 2, gap == ". " && utf8.RuneCountInString(f.words[k-1].fold) == 1:
		default:
			return false
		}
	}
	return true
}

// among tells whether words make one of some names, the last of them perhaps in the genitive.
func (f *finder) among(set map[string]bool, i, count int) bool {
	if len(set) == 0 {
		return false
	}
	parts := make([]string, count)
	for k := range count {
		parts[k] = f.words[i+k].fold
	}
	if set[strings.Join(parts, " ")] {
		return true
	}
	if base, ok := f.words[i+count-1].base(); ok {
		parts[count-1] = base
		return set[strings.Join(parts, " ")] && !f.isOwn(parts)
	}
	return false
}

// isName tells whether words that make a name mean somebody here: they are written as a name, are no firm and no place,
// and where they are ordinary words as well, something says that they are none here.
func (f *finder) isName(i, count int) bool {
	last := &f.words[i+count-1]
	if !last.upper || f.isFirm(i, count) || f.isPlace(i) {
		return false
	}
	if f.titled(i) || f.named(i) {
		return true
	}
	common, fixed := false, false
	for k := i; k < i+count; k++ {
		w := f.words[k].fold
		base, _ := f.words[k].base()
		common = common || len(w) < 3 || ordinary[w] || ordinary[base] || f.small[w] && !f.given[w]
		fixed = fixed || alwaysCapital[w]
	}
	switch {
	case fixed && count == 1, common && last.number:
		return false
	case !common || count > 1:
		return true
	case f.german:
		return i > 0 && f.words[i-1].fold == "mit" // a noun would have an article
	}
	return !f.words[i].first
}

// titled tells whether somebody is addressed before a place.
func (f *finder) titled(i int) bool {
	return i > 0 && titles[f.words[i-1].fold] && (strings.Trim(f.words[i].gap, " \u00a0") == "" || f.words[i-1].abbreviates() && !f.words[i].first)
}

// named tells whether the words at a place stand beside a given name or its first letter: "J. Berg", "Karin Berg".
func (f *finder) named(i int) bool {
	if i == 0 || f.words[i].first || strings.Trim(f.words[i].gap, " .\u00a0") != "" {
		return false
	}
	before := &f.words[i-1]
	return before.upper && (f.given[before.fold] || before.abbreviates())
}

// isPhrase tells whether a whole name is made of ordinary words that are not all written as a name: "per Post".
func (f *finder) isPhrase(i, count int) bool {
	small := false
	for k := i; k < i+count; k++ {
		w := &f.words[k]
		if !ordinary[w.fold] && !alwaysCapital[w.fold] {
			return false
		}
		small = small || !w.upper
	}
	return small
}

// isFirm tells whether words are part of the name of a firm or a place that is known, or a sign of a firm stands behind.
func (f *finder) isFirm(i, count int) bool {
	for k := i; k < i+count; k++ {
		if f.ours[k] {
			return true
		}
	}
	next := i + count
	for step := 0; step < 3 && next+step < len(f.words); step++ {
		w := &f.words[next+step]
		gap := strings.TrimSpace(w.gap)
		if gap == "&" || gap == "+" {
			return true
		}
		if gap != "" && gap != "-" && gap != "/" {
			return false
		}
		if firmSigns[w.fold] && w.upper {
			return true
		}
		if !w.upper {
			return false
		}
	}
	return false
}

// isPlace tells whether a word before says that a place is meant: "in Lund".
func (f *finder) isPlace(i int) bool {
	return i > 0 && !f.words[i-1].upper && slices.Contains(placeWords, f.words[i-1].fold) && strings.Trim(f.words[i].gap, " \u00a0") == ""
}

// addressed is how many words behind a title are the name of somebody who is in no book: "Frau Dr. Weiß". The person's own
// name with the other title is that of somebody else.
func (f *finder) addressed(i int) int {
	if !f.titled(i) || !f.words[i].upper || titles[f.words[i].fold] || f.isFirm(i, 1) {
		return 0
	}
	if before := &f.words[i-1]; !before.upper && !before.dot && !smallTitles[before.fold] {
		return 0
	}
	count := 1
	for i+count < len(f.words) && f.words[i+count].gap == "-" && f.words[i+count].upper {
		count++
	}
	parts := make([]string, count)
	for k := range count {
		parts[k] = f.words[i+k].fold
		if base, ok := f.words[i+k].base(); ok && f.own[base] {
			parts[k] = base
		}
	}
	if !f.isOwn(parts) {
		return count
	}
	for k := i - 1; k >= 0 && titles[f.words[k].fold]; k-- {
		if t := f.words[k].fold; f.male && ladies[t] || f.female && gentlemen[t] {
			return count
		}
	}
	return 0
}

// languageOf counts the small words of a text that only German has, and those of the others.
func languageOf(words []word) (german, other int) {
	for i := range words {
		switch w := words[i].fold; {
		case germanWords[w]:
			german++
		case otherWords[w]:
			other++
		}
	}
	return german, other
}
