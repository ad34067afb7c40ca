package backup

import (
	"math"
	"strings"
	"testing"

	"alumnibook/model"
)

// Six groups of one of 4,225: whoever tries a thousand a second, which our encryption takes a core each for, has a
// hundred thousand million years to go.
func TestPassphraseIsStrongAndTypable(t *testing.T) {
	group := math.Pow(float64(len(consonants)*len(vowels)), 2)
	if bits := groups * math.Log2(group); bits < 70 {
		t.Errorf("%.1f bits", bits)
	}
	seen, letters := map[string]bool{}, map[rune]int{}
	for range 2000 {
		p := NewPassphrase()
		if !ourShape.MatchString(p) || seen[p] || CheckPassphrase(p) != nil || normal(p) != p {
			t.Fatal(p)
		}
		seen[p] = true
		for _, c := range p {
			letters[c]++
		}
	}
	for _, c := range consonants + vowels {
		want := 2000 * groups * 2 / len(consonants)
		if strings.ContainsRune(vowels, c) {
			want = 2000 * groups * 2 / len(vowels)
		}
		if n := letters[c]; n < want*8/10 || n > want*12/10 {
			t.Errorf("%c %d times, about %d expected", c, n, want)
		}
	}
	if strings.ContainsAny(consonants, "ceqjvwxyz") {
		t.Error("letters that are said or lie on the keyboard in another way elsewhere")
	}
}

func TestPassphraseMayBeTypedInManyWays(t *testing.T) {
	const ours = "kamu-tepi-bodo-ragu-nine-hofa"
	for typed, want := range map[string]string{
		ours:                              ours,
		" Kamu Tepi Bodo Ragu Nine Hofa ": ours,
		"KAMU – TEPI – BODO – RAGU – NINE – HOFA": ours,
		"kamu\ttepi\nbodo ragu  nine-hofa":        ours,
		"  My Own Words 7 ":                       "My Own Words 7",
		"A\u030angstro\u0308m-Strasse":            "Ångström-Strasse",
		"kamu-tepi-bodo-ragu-nine":                "kamu-tepi-bodo-ragu-nine",
		"Kamu-tepi-bodo-ragu-nine":                "Kamu-tepi-bodo-ragu-nine",
	} {
		if got := normal(typed); got != want {
			t.Errorf("%q is taken for %q", typed, got)
		}
	}
	for pass, ok := range map[string]bool{"": false, "   ": false, "elf Zeichen": false, "zwölf Zeiche": true, ours: true} {
		if got := CheckPassphrase(pass); (got == nil) != ok || got != nil && model.CodeOf(got) != model.CodeInvalid {
			t.Errorf("%q: %v", pass, got)
		}
	}
}
