package rights

import (
	"slices"
	"strings"
	"testing"

	"alumnibook/model"
	"alumnibook/model/book"
)

// crowd are the others of a book, some of them with names that are words as well.
var crowd = []string{
	"Jürgen|Müller", "Anna|Koch", "Karin|Berg", "Peter|Vogel", "Søren|Sørensen", "Hans|Lang", "Mark|Winter", "Rose|Young", "Will|May", "Bo|Lund",
	"Mette Marie|Kjær", "Åsa|Åkesson", "Björn|Ek", "Gül|Öztürk", "Łukasz|Żółkiewski", "Sven|von der Heide", "Max|Richter", "Dag|Strand", "August|Holm",
	"Tove|Møller", "Christina|Nielsen", "Emma|Andersson", "Karl|Andersson", "Liv|Skov", "Per|Post", "Else|Bang", "Grace|Hill", "Ernst|Stein", "Siv|Lind",
}

// namerOf knows the crowd, and two colleagues.
func namerOf(own model.Person, texts ...string) *namer {
	n := newNamer(texts, []model.Person{own}, []string{"Koch & Partner", "Malmö"})
	for i, name := range crowd {
		given, family, _ := strings.Cut(name, "|")
		n.person(&book.Name{ID: int64(i + 10), Given: given, Family: family})
	}
	n.colleague("Ebba Lindqvist")
	n.colleague("Anna von Berg")
	return n
}

func TestNamesOfOthersAreFound(t *testing.T) {
	anna := model.Person{Given: "Emma", Family: "Andersson", Salutation: model.SalutationMs}
	for _, c := range []struct{ text, names string }{
		// German
		{"Herr Müller war auch dabei und lässt grüßen.", "Müller"},
		{"Sie hat mit Müllers Team gesprochen.", "Müllers"},
		{"Wechselt zu Koch & Partner und freut sich.", ""},
		{"Der Koch war gut und der Berg ist hoch.", ""},
		{"Mit Frau Koch über das Gehalt gesprochen.", "Koch"},
		{"Anna Koch hat gekündigt.", "Anna Koch"},
		{"Im Winter nach Lund gezogen, lang her.", ""},
		{"Hat mit Richter gesprochen, sie war nicht da.", "Richter"},
		{"Streit mit ihrem Vorgesetzten Jürgen Mueller.", "Jürgen Mueller"},
		{"Sven von der Heide ist ihr Nachbar.", "Sven von der Heide"},
		{"Der Vogel im Garten und der Stein auf dem Berg.", ""},
		{"Ihr Mann, Herr Doktor Weißhaupt, ist krank.", "Weißhaupt"},
		{"Rückruf an Gül Öztürk und Łukasz Żółkiewski vereinbart.", "Gül Öztürk, Łukasz Żółkiewski"},
		{"Die Unterlagen bitte per Post, max 10 Seiten.", ""},
		{"Frau Andersson möchte eine Kopie.", ""},
		{"Herr Andersson, ihr Mann, rief an.", "Andersson"},
		{"Ernst gemeint: sie will im Mai kommen.", ""},
		// English
		{"She fell out with Nielsen over the Hill account.", "Nielsen, Hill"},
		{"Young people like her will come in May.", ""},
		{"News from the firm, Winter 2026, and Spring 2027.", ""},
		{"Talked to Karin about her son's exam.", "Karin"},
		{"Will call again. May be late. Long talk.", ""},
		{"Rose Young is her sister in law.", "Rose Young"},
		{"Mark the day: the winter party is in August.", ""},
		{"Mr May said no, and Dr. Hill agreed.", "May, Hill"},
		{"Write to karl.andersson@firm.example about it.", "karl.andersson@firm.example"},
		{"She is glad that J. Berg left.", "Berg"},
		{"Emma Andersson likes Malmö.", ""},
		{"Karl Andersson is her brother.", "Karl Andersson"},
		{"Andersson, Karl rang as well", "Andersson, Karl"},
		{"jürgen müller rang again, he is well", "jürgen müller"},
		// Danish
		{"Talte med Sørensen om hendes nye job.", "Sørensen"},
		{"Hans bror bor i Lund, og skoven er god om sommeren.", ""},
		{"Hun er kommet i bestyrelsen med Tove Møller.", "Tove Møller"},
		{"Else vil hun ikke med til bang og larm.", ""},
		{"Møllers afdeling lukker.", "Møllers"},
		{"Fru Jensen har ringet.", "Jensen"},
		{"Mette Marie Kjær og Liv Skov kommer også.", "Mette Marie Kjær, Liv Skov"},
		// Swedish
		{"Tog med en kollega. Planerar att flytta.", ""},
		{"Ska prata med Åkesson om lönen.", "Åkesson"},
		{"En dag vid en strand i Lund, det var liv och lust.", ""},
		{"Hon gillar inte att Björn Ek blev chef.", "Björn Ek"},
		{"Åsas chef slutade i augusti.", "Åsas"},
		{"Det är långt till skogen och vinter snart.", ""},
		{"Kollegan Lindqvist vet mer.", "Lindqvist"},
		{"Ebba ringde henne i går.", "Ebba"},
		{"Middag hos von der Heide i maj.", "von der Heide"},
	} {
		n := namerOf(anna, c.text)
		spans := n.find(c.text)
		if got := strings.Join(names(c.text, spans), ", "); got != c.names {
			t.Errorf("%q names %q, want %q", c.text, got, c.names)
		}
		black := blacken(c.text, spans)
		for _, s := range spans {
			if strings.Contains(black, c.text[s.from:s.to]) && !strings.Contains("Emma Andersson", c.text[s.from:s.to]) {
				t.Errorf("%q is still readable in %q", c.text[s.from:s.to], black)
			}
		}
	}
}

func TestOrdinaryTextsNameNobody(t *testing.T) {
	own := model.Person{Given: "Zoë", Family: "Quist"}
	for _, text := range []string{
		"Guten Tag, das Projekt lief gut. Neue Stelle ab Mai, weniger Stress, Urlaub in den Bergen. Kind kommt im Sommer in die Schule.",
		"Hat Interesse an Steuerrecht und am Markt in Polen. Wolf im Wald gesehen. Morgen Abend Rückruf. Stein vom Herzen.",
		"Likes her new job. Long hours, but good people. Will be in Berlin in May. Young team. Grant application in March. Hope to see her at the summer party.",
		"Godt nyt job, lang vej til arbejde. Glad for holdet. Kommer i maj. Stor familie, hus ved skov og strand. En god dag.",
		"Nytt jobb, lång väg. Glad och frisk. Kommer i maj. Stor familj, hus vid skog och strand. Bra vår. Stark grupp. Berg och dal.",
	} {
		n := namerOf(own, text)
		if got := names(text, n.find(text)); len(got) != 0 {
			t.Errorf("%q names %v", text, got)
		}
	}
}

func TestDoubleEntriesAreOnePerson(t *testing.T) {
	own := []model.Person{{Given: "Anna", Family: "Koch"}, {Given: "Anna", Family: "Müller", BirthName: "Nielsen"}}
	text := "Anna Müller, früher Nielsen, heute Koch, traf Sørensen."
	n := newNamer([]string{text}, own, nil)
	for _, name := range []*book.Name{{Given: "Anna", Family: "Müller"}, {Given: "Jo", Family: "Nielsen"}, {Given: "Anna", Family: "Koch"}, {Given: "Søren", Family: "Sørensen"}} {
		n.person(name)
	}
	if got := names(text, n.find(text)); !slices.Equal(got, []string{"Sørensen"}) {
		t.Errorf("%v", got)
	}
}

func TestBlackenedTextKeepsTheRest(t *testing.T) {
	text := "Jürgen Müller und Åsa Åkesson sagen: schön!"
	n := namerOf(model.Person{Given: "Zoë"}, text)
	if got := blacken(text, n.find(text)); got != model.Blacked+" und "+model.Blacked+" sagen: schön!" {
		t.Errorf("%q", got)
	}
}

func FuzzNamesAreCutAtLetters(f *testing.F) {
	for _, name := range crowd {
		f.Add("Mit "+strings.ReplaceAll(name, "|", " ")+" – è̈ñ \xff 'x'.", strings.ReplaceAll(name, "|", ", "))
	}
	f.Fuzz(func(t *testing.T, text, more string) {
		n := namerOf(model.Person{Given: more, Family: "Quist"}, text, more)
		at := 0
		for _, s := range n.find(text) {
			if s.from < at || s.to <= s.from || s.to > len(text) {
				t.Fatalf("%v of %q", s, text)
			}
			at = s.to
		}
		_ = blacken(text, n.find(text))
	})
}
