package importer

import (
	_ "embed"
	"encoding/json"
	"slices"
	"strings"
	"sync"

	"alumnibook/model"
)

// headingsJSON is what offices call the fields of a staff list, by field and language. The first heading of each
// list is the one that an export of the book writes.
//
//go:embed headings.json
var headingsJSON []byte

// languages in the order in which a tie between them is settled last.
var languages = []string{"de", "da", "sv", "en"}

// meaning is what one heading can stand for.
type meaning struct {
	fields    []Field  // nearly always one; context decides between several
	languages []string // in which languages it is used
}

// dictionary finds a heading by its key.
var dictionary = sync.OnceValue(func() headingTable {
	d := make(headingTable, 1024)
	for field, byLanguage := range headingLists() {
		for lang, headings := range byLanguage {
			for _, h := range headings {
				d.add(headingKey(h), field, lang)
			}
		}
	}
	return d
})

// headingLists are the headings by field and language.
var headingLists = sync.OnceValue(func() map[Field]map[string][]string {
	var table map[Field]map[string][]string
	if err := json.Unmarshal(headingsJSON, &table); err != nil {
		panic(err) // part of the program; a test reads it
	}
	return table
})

type headingTable map[string]*meaning

func (d headingTable) add(key string, f Field, lang string) {
	m := d[key]
	if m == nil {
		m = &meaning{}
		d[key] = m
	}
	if !slices.Contains(m.fields, f) {
		m.fields = append(m.fields, f)
		slices.Sort(m.fields)
	}
	if !slices.Contains(m.languages, lang) {
		m.languages = append(m.languages, lang)
	}
}

// headingKey is a heading without case, marks, blanks and punctuation: "E-Mail (privat)" is "emailprivat".
func headingKey(heading string) string { return strings.ReplaceAll(model.FoldLong(heading), " ", "") }

// withoutHint is a heading without what stands in brackets at its end: "Eintritt (TT.MM.JJJJ)".
func withoutHint(heading string) string {
	if i := strings.IndexAny(heading, "(["); i > 0 {
		return heading[:i]
	}
	return heading
}

// lookUp finds what a heading stands for, nil where it is not known.
func lookUp(heading string) *meaning {
	key := headingKey(heading)
	if key == "" {
		return nil
	}
	if isSensitive(heading) {
		return &meaning{fields: []Field{fieldSensitive}}
	}
	if m := dictionary()[key]; m != nil {
		return m
	}
	if m := dictionary()[headingKey(withoutHint(heading))]; m != nil {
		return m
	}
	return pairMeaning(heading)
}

// pairs are the fields that two headings in one make: "Surname, First Name", "Postcode/City".
var pairs = map[[2]Field]Field{
	{FieldLastName, FieldFirstName}: FieldFullName, {FieldFirstName, FieldLastName}: FieldFullName,
	{FieldPostalCode, FieldCity}: FieldPostalCodeCity, {FieldStreet, FieldHouseNumber}: FieldStreet,
}

var pairWords = strings.NewReplacer(" und ", ",", " u. ", ",", " and ", ",", " og ", ",", " och ", ",", "/", ",", "&", ",", "+", ",", ";", ",")

// headingPair are the meanings of the two halves of a heading.
func headingPair(heading string) (first, second *meaning) {
	a, b, ok := strings.Cut(pairWords.Replace(strings.ToLower(withoutHint(heading))), ",")
	if !ok || strings.Contains(b, ",") {
		return nil, nil
	}
	return dictionary()[headingKey(a)], dictionary()[headingKey(b)]
}

// pairMeaning is what two known headings in one stand for, nil where they make no field.
func pairMeaning(heading string) *meaning {
	first, second := headingPair(heading)
	if first == nil || second == nil {
		return nil
	}
	for pair, f := range pairs {
		if slices.Contains(first.fields, pair[0]) && slices.Contains(second.fields, pair[1]) {
			return &meaning{fields: []Field{f}, languages: first.languages}
		}
	}
	return nil
}

// namesFamilyFirst tells whether a heading names the family name before the given one.
func namesFamilyFirst(heading string) bool {
	switch headingKey(withoutHint(heading)) {
	case "namevorname", "nachnamevorname", "efternavnfornavn", "efternamnfoernamn":
		return true
	}
	first, second := headingPair(heading)
	return first != nil && second != nil && slices.Contains(first.fields, FieldLastName) && slices.Contains(second.fields, FieldFirstName)
}

// unmistakable words make a heading sensitive wherever they stand in it.
var unmistakable = map[string]bool{
	"cpr": true, "iban": true, "bic": true, "ssn": true, "personnummer": true, "gehalt": true, "salary": true, "loen": true, "loehne": true,
	"steuerid": true, "sozialversicherungsnummer": true, "konfession": true, "religion": true,
}

// isSensitive tells whether a heading names what the book never takes: national ids, bank accounts, pay, religion.
// Spelling is never guessed here: Personnummer is sensitive, Personalnummer is not.
func isSensitive(heading string) bool {
	for _, h := range []string{heading, withoutHint(heading)} {
		if m := dictionary()[headingKey(h)]; m != nil && slices.Contains(m.fields, fieldSensitive) {
			return true
		}
	}
	return slices.ContainsFunc(strings.Fields(model.FoldLong(heading)), func(w string) bool { return unmistakable[w] })
}

// similarField finds the field whose heading differs from this one by a single letter. It is only ever shown, and
// never for a heading that comes near a sensitive one.
func similarField(heading string) Field {
	key := headingKey(heading)
	if len(key) < 6 {
		return FieldNone
	}
	found := FieldNone
	for k, m := range dictionary() {
		if len(k) < 6 || !oneEditApart(key, k) {
			continue
		}
		if slices.Contains(m.fields, fieldSensitive) {
			return FieldNone
		}
		if len(m.fields) == 1 && (found == FieldNone || m.fields[0] < found) {
			found = m.fields[0]
		}
	}
	return found
}

// oneEditApart tells whether one inserted, dropped or changed byte makes a out of b.
func oneEditApart(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(b)-len(a) > 1 {
		return false
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	if len(a) == len(b) {
		return i < len(a) && a[i+1:] == b[i+1:]
	}
	return a[i:] == b[i+1:]
}
