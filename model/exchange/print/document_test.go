package print

import (
	"bytes"
	"fmt"
	"os"
	"strings"
	"testing"
)

// document writes one in a file.
func document(t *testing.T, fill func(d *Document)) string {
	t.Helper()
	p := paper(t)
	return saved(t, func(b *bytes.Buffer) error {
		d, err := NewDocument(p, "Lindqvist & Søn · Łódź", "de")
		if err != nil {
			return err
		}
		fill(d)
		return d.Close(b)
	})
}

const prose = "Größe, Ærø, Świętochowska und İstanbul stehen in einem Absatz, der länger ist als eine Zeile und deshalb an einem Leerzeichen umbrochen wird. "

func TestDocumentStaysWithinItsMargins(t *testing.T) {
	path := document(t, func(d *Document) {
		d.Title(strings.Repeat(prose, 2), "below")
		d.Address("sender", []string{"Prof. Dr. Annelies Margarethe Friederike Świętochowska-Gürtürk von Hohenstaufen", "Große Elbstraße 1"})
		d.Framed("Heading", strings.Repeat(prose, 3))
		d.Bullets(strings.Repeat(prose, 3), "short")
		d.Steps(prose, prose)
		d.Fact(strings.Repeat("Langeswort", 12), strings.Repeat("Donaudampfschifffahrt", 20))
		d.Ticks([]string{"Telefon", "Donaudampfschiff"}, []TickRow{{Name: prose, About: prose, Boxes: []bool{true, false}}})
		d.Blanks([2]string{"Name", strings.Repeat("anna.", 40)}, [2]string{"Tag", ""})
		d.Groups([]string{"kamu-", "tepi-", strings.Repeat("w", 90), "hafe"})
		for range 60 {
			d.Heading("Ein Abschnitt")
			d.Text(prose)
		}
	})
	for _, w := range boxes(t, path) {
		if w.x0 < docLeft-0.5 || w.x1 > pageW-docRight+4.5 || w.y0 < docTop-3 || w.y1 > pageH-6 {
			t.Errorf("a word stands at %+v", w)
		}
	}
	for i, page := range strings.Split(strings.TrimSpace(text(t, path)), "\f") {
		lines := strings.Split(strings.TrimSpace(page), "\n")
		for len(lines) > 1 && (strings.TrimSpace(lines[len(lines)-1]) == "" || strings.Contains(lines[len(lines)-1], "Lindqvist")) {
			lines = lines[:len(lines)-1]
		}
		if last := strings.TrimSpace(lines[len(lines)-1]); last == "Ein Abschnitt" {
			t.Errorf("page %d ends with a heading", i+1)
		}
	}
}

func TestTableGoesOnToTheNextSheet(t *testing.T) {
	path := document(t, func(d *Document) {
		table := d.Table(TableColumn{Title: "Wann", Width: 0.1, Least: 22.5}, TableColumn{Title: "Was", Width: 5}, TableColumn{Title: "Zahl", Width: 1, Right: true})
		for n := range 80 {
			table.Row("30.11.2026", fmt.Sprintf("row %d", n), fmt.Sprint(n))
		}
		table.Row("01.12.2026", strings.Repeat("a note as long as a sheet\n", 90)+"its end", "")
		table.Row("02.12.2026", "the last row", "")
		table.End()
	})
	got := text(t, path)
	if pages := strings.Count(got, "\f"); pages < 4 || strings.Count(got, "Wann") < 3 {
		t.Errorf("%d pages with %d headings", pages, strings.Count(got, "Wann"))
	}
	for _, want := range []string{"row 0", "row 79", "its end", "the last row", "30.11.2026", "02.12.2026"} {
		if !strings.Contains(got, want) {
			t.Errorf("there is no %q", want)
		}
	}
	if n := strings.Count(got, "a note as long"); n != 90 {
		t.Errorf("%d of 90 lines", n)
	}
	for _, w := range boxes(t, path) {
		if w.y1 > pageH-6 {
			t.Errorf("a word stands at %+v", w)
		}
	}
}

func TestBlackenedWordsAreGone(t *testing.T) {
	path := document(t, func(d *Document) { d.Text("with █████ and ██████ there") })
	if got := strings.Join(strings.Fields(text(t, path)), " "); !strings.Contains(got, "with") || !strings.Contains(got, "there") || strings.ContainsAny(got, "█?") {
		t.Errorf("%q", got)
	}
}

func TestBrokenPictureIsLeftAway(t *testing.T) {
	path := document(t, func(d *Document) {
		d.Portrait([]byte("no picture"))
		d.Text("the text")
	})
	if info, err := os.Stat(path); err != nil || info.Size() == 0 || !strings.Contains(text(t, path), "the text") {
		t.Errorf("%v %v", info, err)
	}
}
