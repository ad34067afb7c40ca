package model

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func holm() *Person {
	return &Person{
		Given: "Søren", Additional: "Ib", Family: "von Quistgård-Holm", BirthName: "O'Brien", Nickname: "Muffi",
		Emails:    []Email{{Address: "Soren.Q@Bräu.example"}},
		Phones:    []Phone{{Number: "0170 123 45 67", E164: "+491701234567"}},
		Links:     []Link{{URL: "https://www.linkedin.com/in/sq-holm/"}},
		Addresses: []Address{{Street: "Elbchaussee 17"}},
	}
}

func TestNamesAreBlackened(t *testing.T) {
	common := map[string]bool{"soren": true, "holm": true}
	finds := NewTraces([]*Person{holm()}, TracesOf{Word: func(w string) bool { return common[w] }})
	for text, want := range map[string]string{
		"Søren rang":                                 "Søren rang",
		"Holm & Co":                                  "Holm & Co",
		"Quistgaard rang":                            "█████ rang",
		"QUISTGÅRDS Vorschlag":                       "█████ Vorschlag",
		"Quistgard’s dog":                            "█████ dog",
		"met Soeren von Quistgård-Holm.":             "met █████.",
		"von Quistgaard-Holm, Sören":                 "█████",
		"O'Brien, O’Brien, O&#39;Brien, obrien":      "█████",
		"ask Muffi!":                                 "ask █████!",
		"Muffin":                                     "Muffin",
		"write to soren.q@bräu.example.":             "write to █████.",
		"mailto:" + EmailKey("SOREN.Q@bräu.example"): "mailto:█████",
		"not.soren.q@bräu.example2":                  "not.soren.q@bräu.example2",
		"ring +49 170 1234567, 2026":                 "ring █████, 2026",
		"ring 0170/123-4567 or 0049 170 12 34 567":   "ring █████ or █████",
		"170123": "170123",
		"see https://de.linkedin.com/in/sq-holm?x=1": "see https://de.█████?x=1",
		"lives at ELBCHAUSSEE 17":                    "lives at █████",
		"Elbchaussee 171":                            "Elbchaussee 171",
		"<b>Søren</b> <i>Quistgård</i>":              "<b>Søren</b> <i>█████</i>",
		"Jürgen Quistgårdsson, quistgaardvej, Xholm": "Jürgen █████, Xholm",
		"": "",
	} {
		got, changed := finds.Blacken(text)
		if got != want || changed != (got != text) || finds.In(text) != changed {
			t.Errorf("%q becomes %q instead of %q", text, got, want)
		}
	}
}

func TestSketchPassesNothingOver(t *testing.T) {
	finds := NewTraces([]*Person{holm()}, TracesOf{})
	rapid.Check(t, func(rt *rapid.T) {
		name := rapid.SampledFrom([]string{"Søren", "SÖREN", "Quistgaard", "quistgård", "Holm", "Muffi", "O'Brien", "soren.q@bräu.example", "+49 170/123 45 67", "Elbchaussee  17", "Søren Quistgård"}).Draw(rt, "name")
		text := rapid.String().Draw(rt, "before") + " " + name + "\n" + rapid.String().Draw(rt, "after")
		if len(finds.Spans(text)) > 0 && !finds.hinted(text) {
			rt.Fatalf("%q", text)
		}
		if got, ok := finds.Blacken(text); ok && strings.Contains(got, name) {
			rt.Fatalf("%q becomes %q", text, got)
		}
	})
}

func TestWordsAreFound(t *testing.T) {
	for text, want := range map[string]bool{"Øberg plays bandy": true, "plays bandy": false, "bandyoberg": false, "Oberg, Bandyplayer": true, `oberg "bandy"`: true} {
		if got := HasWords(text, QueryWords("öberg bandy")); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
	if !HasWords("ring 0170 123 45 67", QueryWords("0170 1234567")) || !MayHaveWords(`{"a":"plays\nbandy\u003c"}`, []string{"bandy"}) {
		t.Error("not found")
	}
	if d := cmp.Diff([]string{"soren", "von", "quistgard", "holm", "obrien", "muffi"}, NameWords(&Person{Given: "Søren", Family: "von Quistgård-Holm", BirthName: "O'Brien", Nickname: "Muffi"})); d != "" {
		t.Error(d)
	}
}
