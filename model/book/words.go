package book

import (
	"slices"
	"strings"
	"unicode/utf8"

	"alumnibook/model"
)

// longestWord is how much of a word is searched by, in runes; what is longer is no word that anybody types.
const longestWord = 40

// ownWords are the folded words that a person is found by, sorted, each once.
func ownWords(p *model.Person) []string {
	var w wordBag
	w.add(p.Prefix, p.Given, p.Additional, p.Family, p.Suffix, p.BirthName, p.Nickname)
	for _, e := range p.Emails {
		w.add(e.Address, dotted.Replace(e.Address))
	}
	for _, f := range p.Phones {
		w.words = append(w.words, model.PhoneWords(f)...)
	}
	for _, a := range p.Addresses {
		w.add(a.Street, a.PostalCode, a.City, a.Region, a.Country)
	}
	for _, l := range p.Links {
		w.add(l.URL, dotted.Replace(model.LinkKey(l.URL)))
	}
	for _, e := range p.Employments {
		w.add(e.PersonnelNumber, e.Office, e.Department, e.Position, e.Reason)
	}
	for _, j := range p.Jobs {
		w.add(j.Organisation, j.Title)
	}
	w.add(p.Tags...)
	w.add(p.Skills...)
	for _, n := range p.Notes {
		w.add(n.Text)
	}
	for _, id := range ownFieldIDs(p) {
		w.add(p.OwnFields[id])
	}
	return w.sorted()
}

// historyWords are the folded words of an entry of the history.
func historyWords(i *model.Interaction) []string {
	var w wordBag
	if i.Kind != model.InteractionConsent && !toMany(i) { // its text is codes; or the same for everybody
		w.add(i.Text)
	}
	w.add(i.FollowUp.Text)
	return w.sorted()
}

// historyTextSQL is the text of an entry that people are found by, as historyWords takes it.
const historyTextSQL = "CASE WHEN i.kind = 'consent' OR " + toManySQL + " THEN '' ELSE i.text END"

// dotted parts addresses where folding would join them: anna.schmidt is found by either name.
var dotted = strings.NewReplacer(".", " ")

type wordBag struct{ words []string }

func (w *wordBag) add(texts ...string) {
	for _, t := range texts {
		if t != "" {
			w.words = append(w.words, model.SearchWords(t)...)
		}
	}
}

func (w *wordBag) sorted() []string {
	for i, word := range w.words {
		w.words[i] = firstRunes(word, longestWord)
	}
	slices.Sort(w.words)
	return slices.Compact(w.words)
}

// firstRunes is the beginning of a word.
func firstRunes(word string, n int) string {
	if len(word) <= n {
		return word
	}
	for i := range word {
		if n == 0 {
			return word[:i]
		}
		n--
	}
	return word
}

// union merges two sorted lists of words.
func union(a, b []string) []string {
	if len(b) == 0 {
		return a
	}
	if len(a) == 0 {
		return b
	}
	all := make([]string, 0, len(a)+len(b))
	all = append(append(all, a...), b...)
	slices.Sort(all)
	return slices.Compact(all)
}

// longestHead is up to how many runes the beginnings of words are indexed as terms of their own. What people type
// first is found with one look-up that way instead of by going through all words with that beginning.
const longestHead = 3

// terms are what the index holds of sorted words: the words and, marked by a low line, their beginnings.
func terms(words []string) []string {
	all := make([]string, len(words), len(words)*3)
	copy(all, words)
	var last [longestHead + 1]string
	for _, w := range words {
		for n := 1; n <= longestHead; n++ {
			head := firstRunes(w, n)
			if utf8.RuneCountInString(head) < n {
				break
			}
			if head != last[n] {
				last[n] = head
				all = append(all, "_"+head)
			}
		}
	}
	return all
}

// without is the terms of a that are not in b.
func without(a, b []string) []string {
	if len(a) == 0 {
		return nil
	}
	if len(b) == 0 {
		return a
	}
	in := make(map[string]bool, len(b))
	for _, t := range b {
		in[t] = true
	}
	var left []string
	for _, t := range a {
		if !in[t] {
			left = append(left, t)
		}
	}
	return left
}

// hasTerm tells whether a term is among those of some sorted words.
func hasTerm(words []string, term string) bool {
	head, isHead := strings.CutPrefix(term, "_")
	i, found := slices.BinarySearch(words, head)
	if !isHead {
		return found
	}
	return i < len(words) && strings.HasPrefix(words[i], head)
}
