package print

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

var longNames = []Badge{
	{Name: "Dr. Jürgen Müller", Line: "Nordhafen Logistik GmbH", Role: "Referent"},
	{Name: "Friederike-Charlotte Freifrau von Schwarzenberg-Hohenlohe", Line: "Steuerberatungsgesellschaft Nordhafen & Partner mbB Wirtschaftsprüfer"},
	{Name: "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft", Line: ""},
	{Name: "Søren Sørensen", Line: "Ærø & Åkerblom"},
	{Name: "Ole", Line: "Gäst till Åsa Öberg"},
	{Name: "", Line: "Begleitung von Jürgen Müller"},
	{Name: "Nguyễn Thị Minh Khai", Line: "Łódzka Spółka"},
	{Name: "Şükrü Yıldırım-Çağlar", Line: "Gıda A.Ş."},
	{Name: "Anna-Karin Åkesson Lindström", Line: "Göteborgs Stad"},
}

// TestBadgesStandOnTheirLabels measures where the words of each badge lie on each of the sheets.
func TestBadgesStandOnTheirLabels(t *testing.T) {
	p := paper(t)
	for n, s := range map[int]LabelSheet{4: Badges4, 8: Badges8, 10: Badges10} {
		path := saved(t, func(b *bytes.Buffer) error { return Badges(b, p, s, 0, slices.Values(longNames)) })
		if s.PerPage() != n {
			t.Errorf("%d badges on a sheet, want %d", s.PerPage(), n)
		}
		got := text(t, path)
		if pages := strings.Count(got, "\f"); pages != (len(longNames)+n-1)/n {
			t.Errorf("%d pages of %d badges", pages, n)
		}
		words := strings.Join(strings.Fields(got), " ")
		for _, want := range []string{"Jürgen Müller", "Sørensen", "Ærø & Åkerblom", "Schwarzenberg-", "Hohenlohe", "Nguyễn Thị", "Minh Khai", "Yıldırım", "Łódzka", "Referent", "Ehemalige"} {
			if !strings.Contains(words, want) {
				t.Errorf("%q is missing on the sheets of %d:\n%s", want, n, got)
			}
		}
		for _, w := range boxes(t, path) {
			if !s.carries(w) {
				t.Errorf("a word at %+v lies on no badge of %d", w, n)
			}
		}
	}
}

// carries tells whether a word lies within one badge.
func (s LabelSheet) carries(w box) bool {
	for at := range s.PerPage() {
		x, y := s.place(at)
		if w.x0 >= x+badgeSide-1 && w.x1 <= x+s.Width-badgeSide+1 && w.y0 >= y && w.y1 <= y+s.Height {
			return true
		}
	}
	return false
}

// TestL4785 holds the measures of the label as it is sold: 80 by 50 mm, ten on a sheet, the first of them 18 mm from the left and 13
// mm from the top, 95 mm and 55 mm from one to the next.
func TestL4785(t *testing.T) {
	for at, want := range map[int][2]float64{0: {18, 13}, 1: {113, 13}, 2: {18, 68}, 7: {113, 178}} {
		if x, y := Badges8.place(at); x != want[0] || y != want[1] || Badges8.Width != 80 || Badges8.Height != 50 {
			t.Errorf("badge %d stands at %v, %v", at, x, y)
		}
	}
	if x, y := Badges10.place(9); x+Badges10.Width > pageW || y+Badges10.Height > pageH {
		t.Errorf("the last badge stands at %v, %v", x, y)
	}
}

func TestNamesAreAsLargeAsTheyCanBe(t *testing.T) {
	p := paper(t)
	d, err := open(p, false)
	if err != nil {
		t.Fatal(err)
	}
	most := Badges8.Width * badgeMost
	for name, lines := range map[string]int{
		"Ole Vik": 1, "Søren Friis": 1, "Søren Sørensen": 2, "Friederike-Charlotte Freifrau von Schwarzenberg-Hohenlohe": 2, "Anna-Karin Åkesson Lindström": 2, "Donaudampfschifffahrtsgesellschaft": 2,
	} {
		got, size := d.broken(name, Badges8.Width-2*badgeSide, most, badgeLeast, d.bold)
		if len(got) != lines || size < badgeLeast || size > most || letters(got...) != letters(name) {
			t.Errorf("%q is written as %q in %.1f points", name, got, size)
		}
	}
	if _, short := d.broken("Ole Vik", 68, most, badgeLeast, d.bold); short != most {
		t.Errorf("a short name is written in %.1f points, want %.1f", short, most)
	}
}

// letters are those of lines, without blanks and hyphens.
func letters(lines ...string) string {
	return strings.NewReplacer(" ", "", "-", "").Replace(strings.Join(lines, ""))
}

func TestBegunSheetOfBadgesIsUsedUp(t *testing.T) {
	p := paper(t)
	path := saved(t, func(b *bytes.Buffer) error {
		return Badges(b, p, Badges8, 7, slices.Values(longNames[:2]))
	})
	for _, w := range boxes(t, path)[:3] {
		if w.x0 < 113 || w.y0 < 178 || w.y1 > 228 {
			t.Errorf("the eighth badge does not hold %+v", w)
		}
	}
	if pages := strings.Count(text(t, path), "\f"); pages != 2 {
		t.Errorf("%d pages", pages)
	}
}

var doorWords = DoorWords{Number: "Nr.", Name: "Name", Line: "Firma", Guests: "Bringt mit", Signature: "Unterschrift", WalkIns: "Ohne Anmeldung gekommen"}

func doorRows(n int) []DoorRow {
	rows := []DoorRow{
		{Number: "1", Name: "Åkesson Lindström, Anna-Karin", Line: "Göteborgs Stad", Came: true},
		{Number: "12", Name: "Freifrau von Schwarzenberg-Hohenlohe, Friederike-Charlotte", Line: "Steuerberatungsgesellschaft Nordhafen & Partner mbB Wirtschaftsprüfer", Guests: "+2 Friedrich Freiherr von Schwarzenberg, Ole Vik"},
		{Number: "16", Name: "Lundqvist-Strömberg, Eva-Lena", Line: "Mälarkust Fastigheter · Referent", Guests: "+1 Johanna Gunnarsson"},
		{Number: "1000", Name: "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft", Line: "Nordhafen", Guests: "+1"},
		{Name: "Øster, Søren", Line: "Ærø · Referent"},
	}
	for i := len(rows); i < n; i++ {
		rows = append(rows, DoorRow{Number: fmt.Sprint(i + 1), Name: fmt.Sprintf("Müller, Jürgen %d", i), Line: "Nordhafen"})
	}
	return rows
}

func TestDoorListHoldsEverybody(t *testing.T) {
	p := paper(t)
	path := saved(t, func(b *bytes.Buffer) error {
		return Door(b, p, "15.10.2026 18:00 · Hafenblick · Erwartet: 83", doorWords, slices.Values(doorRows(80)))
	})
	got := text(t, path)
	pages := strings.Count(got, "\f")
	if pages < 2 || strings.Count(got, "Unterschrift") != pages || strings.Count(got, "Erwartet: 83") != pages {
		t.Errorf("%d pages:\n%s", pages, got)
	}
	for _, want := range []string{"Åkesson Lindström", "Schwarzenberg-", "Hohenlohe", "+2 Friedrich", "Ole Vik", "Øster, Søren", "Ærø · Referent", "Müller, Jürgen 79", "Ohne Anmeldung gekommen", "1000"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is missing:\n%s", want, got)
		}
	}
	for _, w := range boxes(t, path) {
		if w.x0 < doorMargin-1 || w.x1 > pageW-doorMargin+6 || w.y1 > pageH-5 {
			t.Errorf("a word lies at %+v", w)
		}
	}
}

// TestPapersOfAnEvent keeps pictures of the papers where LOOK_AT names a folder.
func TestPapersOfAnEvent(t *testing.T) {
	folder := os.Getenv("LOOK_AT")
	if folder == "" {
		t.Skip("LOOK_AT names no folder to put pictures into")
	}
	p := paper(t)
	p.Title = "Herbsttreffen 2026"
	for name, write := range map[string]func(*bytes.Buffer) error{
		"badges4":  func(b *bytes.Buffer) error { return Badges(b, p, Badges4, 0, slices.Values(longNames)) },
		"badges8":  func(b *bytes.Buffer) error { return Badges(b, p, Badges8, 0, slices.Values(longNames)) },
		"badges10": func(b *bytes.Buffer) error { return Badges(b, p, Badges10, 0, slices.Values(longNames)) },
		"door": func(b *bytes.Buffer) error {
			return Door(b, p, "15.10.2026 18:00 · Hafenblick · Erwartet: 83", doorWords, slices.Values(doorRows(40)))
		},
	} {
		path := saved(t, write)
		tool(t, "pdftoppm", "-r", "80", "-png", path, filepath.Join(folder, name))
	}
}

// BenchmarkBadges writes the badges of a thousand guests.
func BenchmarkBadges(b *testing.B) {
	p := paper(b)
	for name, s := range map[string]LabelSheet{"4": Badges4, "8": Badges8} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				var out bytes.Buffer
				if err := Badges(&out, p, s, 0, func(yield func(Badge) bool) {
					for i := range 1000 {
						one := longNames[i%len(longNames)]
						one.Name += fmt.Sprint(" ", i)
						if !yield(one) {
							return
						}
					}
				}); err != nil {
					b.Fatal(err)
				}
				b.ReportMetric(float64(out.Len()), "B/file")
			}
		})
	}
}
