package model

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestSearchForgivesSpelling(t *testing.T) {
	for _, c := range []struct{ typed, stored string }{
		{"Mueller", "Müller"},
		{"Muller", "Müller"},
		{"Müller", "Mueller"},
		{"Soren", "Søren"},
		{"Sørensen", "Sörensen"},
		{"sorensen", "Sørensen"},
		{"Strasse", "Straße"},
		{"Angstrom", "Ångström"},
		{"Aangstroem", "Ångström"},
		{"Angstroem", "Ångström"},
		{"lukasz", "Łukasz"},
		{"oconnor", "O'Connor"},
		{"oconnor", "O’Connor"},
		{"nguyen", "Nguyễn"},
		{"ozturk", "Öztürk"},
		{"MÜLLER", "mu\u0308ller"},
	} {
		if q, s := SearchWords(c.typed), SearchWords(c.stored); len(q) != 1 || len(s) != 1 || q[0] != s[0] {
			t.Errorf("%q (%v) does not find %q (%v)", c.typed, q, c.stored, s)
		}
	}
}

// Whatever beginning of a name somebody has typed so far, the name stays in the result.
func TestEveryBeginningFinds(t *testing.T) {
	for _, name := range []string{"Müller", "Mueller", "Ångström", "Aagaard", "Sørensen", "Großmann", "Öztürk"} {
		stored := SearchWords(name)[0]
		typed := []rune(strings.ToLower(name))
		for n := 1; n <= len(typed); n++ {
			q := SearchWords(string(typed[:n]))
			if len(q) != 1 || !strings.HasPrefix(stored, q[0]) {
				t.Errorf("%q (%v) no longer finds %q (%s)", string(typed[:n]), q, name, stored)
			}
		}
	}
}

func TestFoldIsStable(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.String().Draw(t, "text")
		once := FoldLong(s)
		if twice := FoldLong(once); twice != once {
			t.Fatalf("%q folds to %q, that to %q", s, once, twice)
		}
		if strings.Contains(once, "  ") || strings.TrimSpace(once) != once {
			t.Fatalf("%q keeps blanks: %q", s, once)
		}
	})
}

func TestNumbersAreFoundHoweverGrouped(t *testing.T) {
	e164, _ := ParsePhone("0171 / 234 56 78", "DE")
	words := PhoneWords(Phone{Number: "0171 / 234 56 78", E164: e164})
	for _, typed := range []string{"0171 2345", "+49 171 234", "0049 171", "1712345678", "(0171) 234-56"} {
		q := QueryWords(typed)
		if len(q) != 1 || !slices.ContainsFunc(words, func(w string) bool { return strings.HasPrefix(w, q[0]) }) {
			t.Errorf("%q (%v) does not find %v", typed, q, words)
		}
	}
	if q := QueryWords("Malmö 2019"); len(q) != 2 {
		t.Errorf("a word and a year are two words, not %v", q)
	}
}

func TestAlphabetOfTheLanguage(t *testing.T) {
	for _, c := range []struct {
		lang string
		want []string
	}{
		{"sv", []string{"Andersson", "Zetterberg", "Åkesson", "Ärlig", "Öberg"}},
		{"da", []string{"Andersen", "Zachariassen", "Ærø", "Østergaard", "Åkesson"}},
		{"de", []string{"Ahrens", "Äpfel", "Müller", "Oster", "Östermann", "Zander"}},
	} {
		got := slices.Clone(c.want)
		slices.Reverse(got)
		s := NewSorter(c.lang)
		slices.SortFunc(got, func(a, b string) int { return strings.Compare(s.Key(a), s.Key(b)) })
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, not %v", c.lang, got, c.want)
		}
	}
	s := NewSorter("de")
	heide, weiss := Person{Given: "Birgit", Family: "von der Heide"}, Person{Given: "Hans", Family: "Weiß"}
	if s.NameKey(&heide) >= s.NameKey(&weiss) {
		t.Error("von der Heide stands under H, before Weiß")
	}
}
