package print

import (
	"bytes"
	"fmt"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"alumnibook/model"
)

// paper is a paper with a font of the system.
func paper(t testing.TB) Paper {
	t.Helper()
	for _, f := range []string{"/usr/share/fonts/truetype/dejavu/DejaVuSans", "/usr/share/fonts/truetype/liberation2/LiberationSans-Regular"} {
		regular, err := os.ReadFile(f + ".ttf")
		if err != nil {
			continue
		}
		bold, _ := os.ReadFile(strings.TrimSuffix(f, "-Regular") + "-Bold.ttf")
		return Paper{Font: regular, BoldFont: bold, Title: "Ehemalige", Day: model.NewDate(2026, 11, 22)}
	}
	t.Skip("no TrueType font was found (package fonts-dejavu-core)")
	return Paper{}
}

// saved writes a PDF to a file.
func saved(t *testing.T, write func(*bytes.Buffer) error) string {
	t.Helper()
	var b bytes.Buffer
	if err := write(&b); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "out.pdf")
	if err := os.WriteFile(path, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// tool runs a program of poppler-utils or zbar-tools.
func tool(t *testing.T, name string, args ...string) string {
	t.Helper()
	if _, err := exec.LookPath(name); err != nil {
		t.Skip(name + " is missing (packages poppler-utils, zbar-tools)")
	}
	out, err := exec.Command(name, args...).Output()
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return string(out)
}

// text is what stands in a PDF.
func text(t *testing.T, path string) string {
	return tool(t, "pdftotext", "-layout", path, "-")
}

// boxes are the places of words in a PDF, in millimetres from the upper left.
func boxes(t *testing.T, path string) (list []box) {
	for _, line := range strings.Split(tool(t, "pdftotext", "-bbox", path, "-"), "\n") {
		var b box
		if _, err := fmt.Sscanf(strings.TrimSpace(line), `<word xMin="%f" yMin="%f" xMax="%f" yMax="%f">`, &b.x0, &b.y0, &b.x1, &b.y1); err == nil {
			for _, v := range []*float64{&b.x0, &b.y0, &b.x1, &b.y1} {
				*v *= point
			}
			list = append(list, b)
		}
	}
	return list
}

type box struct{ x0, y0, x1, y1 float64 }

func address(n int) []string {
	return []string{fmt.Sprintf("Herrn Dr. Jürgen Müller%d", n), "Größe Straße 12", "50667 Köln"}
}

func TestLabelsStandOnTheirLabels(t *testing.T) {
	p := paper(t)
	for _, s := range []LabelSheet{L7160, L7163} {
		path := saved(t, func(b *bytes.Buffer) error {
			return Labels(b, p, s, 0, func(yield func([]string) bool) {
				for i := range s.PerPage() + 1 {
					if !yield(address(i)) {
						return
					}
				}
			})
		})
		got := text(t, path)
		for i := range s.PerPage() + 1 {
			if !strings.Contains(got, fmt.Sprintf("Jürgen Müller%d", i)) {
				t.Errorf("label %d is missing", i)
			}
		}
		if n := strings.Count(got, "Größe Straße 12"); n != s.PerPage()+1 {
			t.Errorf("%d streets", n)
		}
		if pages := strings.Count(got, "\f"); pages != 2 {
			t.Errorf("%d pages", pages)
		}
		for _, w := range boxes(t, path) {
			if !s.holds(w) {
				t.Errorf("a word at %+v lies on no label of %+v", w, s)
			}
		}
	}
}

// holds tells whether a word lies within one label, with room to its edge.
func (s LabelSheet) holds(w box) bool {
	for at := range s.PerPage() {
		x := s.Left + float64(at%s.Columns)*(s.Width+s.Gap)
		y := s.Top + float64(at/s.Columns)*s.Height
		if w.x0 >= x+3 && w.x1 <= x+s.Width-3 && w.y0 >= y+1.5 && w.y1 <= y+s.Height-1.5 {
			return true
		}
	}
	return false
}

func TestBegunSheetIsUsedUp(t *testing.T) {
	p := paper(t)
	path := saved(t, func(b *bytes.Buffer) error {
		return Labels(b, p, L7160, 4, slices.Values([][]string{{"Åse Ærø"}}))
	})
	for _, w := range boxes(t, path) {
		if w.x0 < L7160.Left+L7160.Width+L7160.Gap || w.x0 > L7160.Left+2*L7160.Width || w.y0 < L7160.Top+L7160.Height || w.y1 > L7160.Top+2*L7160.Height {
			t.Errorf("the fifth label does not hold %+v", w)
		}
	}
}

func TestLongNamesShrinkOnLabels(t *testing.T) {
	p := paper(t)
	long := []string{
		"Frau Prof. Dr. Friederike-Charlotte Freifrau von Schwarzenberg-Hohenlohe, LL.M.", "Steuerberatungsgesellschaft Nordhafen & Partner mbB Wirtschaftsprüfer",
		"c/o Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft", "An der Alten Ziegelei 12, Hinterhaus, 3. Stock links",
		"Ortsteil Groß Köris", "15746 Groß Köris", "DEUTSCHLAND",
	}
	path := saved(t, func(b *bytes.Buffer) error {
		return Labels(b, p, L7160, 0, slices.Values([][]string{long, address(1)}))
	})
	for _, w := range boxes(t, path) {
		if !L7160.holds(w) {
			t.Errorf("a word at %+v lies on no label", w)
		}
	}
	got := text(t, path)
	for _, want := range []string{"Friederike", "LL.M.", "Nordhafen", "15746 Groß Köris", "DEUTSCHLAND", "…"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is missing in\n%s", want, got)
		}
	}
}

func TestListHasItsHeadingOnEveryPage(t *testing.T) {
	p := paper(t)
	columns := []ListColumn{{Title: "Name", Width: 3, Main: true}, {Title: "Büro", Width: 2}, {Title: "Telefon", Width: 2}}
	path := saved(t, func(b *bytes.Buffer) error {
		return List(b, p, "60 Personen · 22.11.2026", columns, func(yield func([]string) bool) {
			for i := range 60 {
				if !yield([]string{fmt.Sprintf("Sørensen, Søren %d", i), "Malmö", "+46 70 123 45 67"}) {
					return
				}
			}
		})
	})
	got := text(t, path)
	pages := strings.Count(got, "\f")
	if pages < 2 || strings.Count(got, "Büro") != pages || strings.Count(got, "60 Personen") != pages {
		t.Errorf("%d pages:\n%s", pages, got)
	}
	if !strings.Contains(strings.ReplaceAll(got, " ", ""), fmt.Sprintf("%d/%d", pages, pages)) || strings.Count(got, "Sørensen, Søren") != 60 {
		t.Errorf("rows or page numbers are missing:\n%s", got)
	}
}

func TestCellsThatAreTooLongAreCut(t *testing.T) {
	p := paper(t)
	path := saved(t, func(b *bytes.Buffer) error {
		return List(b, p, "", []ListColumn{{Title: "A", Width: 1}, {Title: "B", Width: 9}}, slices.Values([][]string{{strings.Repeat("Wort ", 40), "Rechts"}, {"x", strings.Repeat("y", 2000)}}))
	})
	for _, w := range boxes(t, path) {
		if w.x1 > pageH-listMargin+0.5 {
			t.Errorf("a word reaches %v mm", w.x1)
		}
	}
	if got := text(t, path); !strings.Contains(got, "…") || !strings.Contains(got, "Rechts") {
		t.Errorf("the list says %s", got)
	}
}

func TestWallIsReadByPhones(t *testing.T) {
	p := paper(t)
	var codes []Code
	for i := range 13 {
		codes = append(codes, Code{
			Text: fmt.Sprintf("BEGIN:VCARD\r\nVERSION:3.0\r\nPRODID:À\r\nN:Müller-Lüdenscheidt;Jürgen %d;;Dr.;\r\nFN:Dr. Jürgen Müller\r\nORG:Søndergaard & Ærø\r\nTEL;TYPE=CELL,PREF:+491701234567\r\nEMAIL;TYPE=INTERNET,HOME,PREF:juergen.mueller%d@example.org\r\nEND:VCARD\r\n", i, i),
			Name: "Dr. Jürgen Müller-Lüdenscheidt", Line: "Søndergaard & Ærø",
		})
	}
	path := saved(t, func(b *bytes.Buffer) error { return Wall(b, p, slices.Values(codes)) })
	if n := strings.Count(text(t, path), "Søndergaard & Ærø"); n != 13 {
		t.Errorf("%d names stand below codes", n)
	}
	tool(t, "pdftoppm", "-r", "150", "-png", path, strings.TrimSuffix(path, ".pdf"))
	pages, _ := filepath.Glob(filepath.Dir(path) + "/*.png")
	got := ""
	for _, page := range pages {
		got += tool(t, "zbarimg", "--raw", "--quiet", "-Sdisable", "-Sqrcode.enable", page)
	}
	for _, c := range codes {
		if !strings.Contains(got, c.Text) {
			t.Errorf("no phone reads %q", c.Text)
		}
	}
}

func TestLettersThatTheFontLacks(t *testing.T) {
	p := paper(t)
	path := saved(t, func(b *bytes.Buffer) error {
		return Labels(b, p, L7160, 0, slices.Values([][]string{{"Ạnna 王 Łuk\u200bsa 😀 \x00Ende", "E\u0301mile"}}))
	})
	if got := text(t, path); !strings.Contains(got, "Łuksa") || !strings.Contains(got, "Ende") || !strings.Contains(got, "Émile") {
		t.Errorf("the label says %q", got)
	}
}

func TestBadFontIsToldAsSuch(t *testing.T) {
	for _, font := range [][]byte{nil, []byte("no font at all"), bytes.Repeat([]byte{0, 1, 0, 0}, 200)} {
		err := Labels(&bytes.Buffer{}, Paper{Font: font}, L7160, 0, slices.Values([][]string{{"x"}}))
		if err == nil {
			t.Error("that is no font")
		}
	}
}

func TestSamePeopleMakeTheSameFile(t *testing.T) {
	p := paper(t)
	made := func() []byte {
		var b bytes.Buffer
		if err := Labels(&b, p, L7163, 0, slices.Values([][]string{address(1), address(2)})); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}
	if !bytes.Equal(made(), made()) {
		t.Error("two runs differ")
	}
}

// TestPagesAreNotBlank draws one page of each kind. Where LOOK_AT names a folder the pictures are kept there.
func TestPagesAreNotBlank(t *testing.T) {
	p := paper(t)
	columns := []ListColumn{{Title: "Name", Width: 3, Main: true}, {Title: "Büro", Width: 2}, {Title: "Telefon", Width: 2}}
	for name, write := range map[string]func(*bytes.Buffer) error{
		"labels": func(b *bytes.Buffer) error {
			return Labels(b, p, L7160, 0, slices.Values([][]string{address(1), {"Frau Prof. Dr. Friederike-Charlotte von Schwarzenberg-Hohenlohe", "Nordhafen & Partner", "12 High Street", "London", "SW1A 1AA", "VEREINIGTES KÖNIGREICH"}}))
		},
		"list": func(b *bytes.Buffer) error {
			return List(b, p, "2 Personen", columns, slices.Values([][]string{{"Müller, Jürgen", "Köln", "+49 171 2345678"}, {"Ærø, Åse", "København", ""}}))
		},
		"wall": func(b *bytes.Buffer) error {
			return Wall(b, p, slices.Values([]Code{{"x", "Jürgen Müller", "Nordhafen"}, {strings.Repeat("y", 290), "Åse Ærø", ""}}))
		},
	} {
		path := saved(t, write)
		tool(t, "pdftoppm", "-r", "60", "-png", "-singlefile", path, strings.TrimSuffix(path, ".pdf"))
		f, err := os.Open(strings.TrimSuffix(path, ".pdf") + ".png")
		if err != nil {
			t.Fatal(err)
		}
		img, err := png.Decode(f)
		f.Close()
		if err != nil {
			t.Fatal(err)
		}
		dark := 0
		for y := range img.Bounds().Dy() {
			for x := range img.Bounds().Dx() {
				if r, _, _, _ := img.At(x, y).RGBA(); r < 0x8000 {
					dark++
				}
			}
		}
		if dark < 100 {
			t.Errorf("%s: only %d dark spots", name, dark)
		}
		if folder := os.Getenv("LOOK_AT"); folder != "" {
			tool(t, "pdftoppm", "-r", "80", "-png", "-singlefile", path, filepath.Join(folder, name))
		}
	}
}
