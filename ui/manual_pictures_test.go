package ui

import (
	"bytes"
	"cmp"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"alumnibook/assets"
	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
	"alumnibook/ui/run"
	"alumnibook/ui/uitest"
)

// staffList is what the picture of an import shows being checked, in the words of each language.
var staffList = map[string]string{
	"en": "Staff 2026\n\nLast name;First name;E-mail;Phone;Office;Left\n",
	"de": "Personal 2026\n\nNachname;Vorname;E-Mail;Telefon;Büro;Austritt\n",
	"da": "Personale 2026\n\nEfternavn;Fornavn;E-mail;Telefon;Kontor;Fratrådt\n",
	"sv": "Personal 2026\n\nEfternamn;Förnamn;E-post;Telefon;Kontor;Slutade\n",
}

const staffRows = `Ahlgren;Sanna;sanna.ahlgren@example.org;070-555 81 11;Malmö;2024-06-30
Brandt;Jonas;jonas.brandt@example.org;+49 40 7738123;Hamburg;2023-03-31
Dahl;Ingrid;ingrid.dahl@example;070-555 81 21;Göteborg;2022-12-31
Friis;Mikkel;mikkel.friis@example.org;+45 31 77 81 23;København;2025-01-31
Hallberg;Oskar;oskar.hallberg@example.org;;Stockholm;32.13.2021
Kowalski;Anna;anna.kowalski@example.org;+49 221 7738188;Köln;2020-09-30
Lund;Freja;freja.lund@example.org;+45 87 77 81 77;Aarhus;2024-11-30
Nyström;Elin;elin.nystrom@example.org;070-555 81 35;Malmö;2021-05-31
Petersen;Lars;lars.petersen@example.org;+45 31 77 81 99;København;2019-08-31
Wagner;Katharina;katharina.wagner@example.org;+49 40 7738144;Hamburg;2023-07-31
`

// shot is one picture: how the window comes to show it, and what of it is kept.
type shot struct {
	name string
	size fyne.Size
	show func(t *testing.T, b *bench, w *assets.Translator)
	high int // of this many lines of pixels from the top; 0 is all but the status line
}

const pictureWidth, pictureHeight = 1130, 640

// shots are the pictures of the manual's pages.
func shots() []shot {
	open := func(r page.Route) func(*testing.T, *bench, *assets.Translator) {
		return func(_ *testing.T, b *bench, _ *assets.Translator) { b.s.frame.Open(r) }
	}
	return []shot{
		{name: "02-find", size: fyne.NewSize(1280, 640), show: func(t *testing.T, b *bench, w *assets.Translator) {
			b.s.frame.Open(page.Route{Page: page.People})
			b.Fill(w.T("people.search"), "malmö")
			b.s.frame.Open(page.Route{Page: page.People, ID: somebody(t, b), Arg: "malmö"})
		}},
		{name: "03-call", show: func(t *testing.T, b *bench, _ *assets.Translator) {
			plan, err := b.s.book.CallsOfWeek(t.Context(), model.WeekOf(uitest.Today), uitest.Today, 120)
			if err != nil || len(plan.Calls) == 0 {
				t.Fatal(err, len(plan.Calls))
			}
			b.s.frame.Open(page.Route{Page: page.Call, ID: plan.Calls[0].Row.ID})
		}},
		{name: "04-leave", show: open(page.Route{Page: page.Leaving})},
		{name: "05-evening", show: func(t *testing.T, b *bench, _ *assets.Translator) {
			b.s.frame.Open(page.Route{Page: page.Guests, ID: coming(t, b)})
		}},
		{name: "06-newsletter", show: func(t *testing.T, b *bench, _ *assets.Translator) {
			b.s.frame.Open(page.Route{Page: page.Newsletter, ID: unsent(t, b)})
		}},
		{name: "07-export", show: open(page.Route{Page: page.Handover})},
		{name: "08-backup", show: open(page.Route{Page: page.Safety}), high: 330},
		{name: "09-privacy", show: open(page.Route{Page: page.Rights}), high: 220},
		{name: "10-help", show: func(_ *testing.T, b *bench, w *assets.Translator) {
			b.s.frame.Open(page.Route{Page: page.Today})
			b.s.frame.openPalette()
			b.Fill(w.T("palette.placeholder"), strings.ToLower(string([]rune(w.T("handover.title"))[:4])))
		}, high: 330},
		{name: "01-start", show: showImport}, // the last one: leaving it would be asked about
	}
}

// TestManualPictures draws the pictures of the manual into $ALUMNIBOOK_MANUAL; scripts/pictures says how.
func TestManualPictures(t *testing.T) {
	dir := os.Getenv("ALUMNIBOOK_MANUAL")
	if dir == "" {
		t.Skip("ALUMNIBOOK_MANUAL names no folder for the pictures")
	}
	for _, lang := range assets.Languages {
		t.Run(lang, func(t *testing.T) {
			w, b := assets.Words(lang), practiceBench(t, lang)
			for _, s := range shots() {
				size := s.size
				if size.IsZero() {
					size = fyne.NewSize(pictureWidth, pictureHeight)
				}
				b.Resize(size)
				s.show(t, b, w)
				img := b.Canvas().Capture()
				high := cmp.Or(s.high, int(size.Height)-28)
				write(t, filepath.Join(dir, lang, s.name+".png"), paletted(img, image.Rect(int(look.NavWidth), 0, int(size.Width), high)))
				for top := b.Canvas().Overlays().Top(); top != nil; top = b.Canvas().Overlays().Top() {
					b.Canvas().Overlays().Remove(top)
				}
			}
		})
	}
}

// practiceBench is a window with all its pages on a practice book in a language.
func practiceBench(t *testing.T, lang string) *bench {
	t.Helper()
	path := filepath.Join(t.TempDir(), "Alumni.alumni")
	o, err := makePractice(t.Context(), path, lang, uitest.Today, uitest.Clock, func(int, int) {})
	if err != nil {
		t.Fatal(err)
	}
	if err := o.Close(); err != nil {
		t.Fatal(err)
	}
	b := &bench{t: t, picker: &picker{}, folder: t.TempDir()}
	win := uitest.NewFyneWindow(t, widget.NewLabel(""))
	b.Window = uitest.Wrap(t, win)
	fyne.CurrentApp().Preferences().SetString("language", lang)
	b.s = New(fyne.CurrentApp(), &openWindow{win, &b.closed}, Options{
		BookPath: path, Clock: uitest.Clock, Picker: b.picker, Documents: b.folder, Data: b.folder, Runner: run.Inline(),
	})
	b.s.prefs.SetLanguage(lang)
	b.s.prefs.SetLook("light")
	b.s.Start()
	t.Cleanup(func() {
		b.s.unsubscribe()
		_ = b.s.book.Close()
	})
	return b
}

// showImport goes with a staff list as far as the check of its rows.
func showImport(t *testing.T, b *bench, w *assets.Translator) {
	list := filepath.Join(b.folder, strings.Fields(staffList[w.Language()])[0]+" 2026.csv")
	if err := os.WriteFile(list, []byte(staffList[w.Language()]+staffRows+known(t, b)), 0o600); err != nil {
		t.Fatal(err)
	}
	b.s.frame.Open(page.Files(page.Import, []string{list}))
}

// known are rows about people who are in the book already, some with a new number.
func known(t *testing.T, b *bench) string {
	t.Helper()
	ids, err := b.s.book.Find(t.Context(), model.Filter{}, model.Sort{})
	if err != nil {
		t.Fatal(err)
	}
	var rows strings.Builder
	for i, id := range ids[:16] {
		p, err := b.s.book.Person(t.Context(), id)
		if err != nil {
			t.Fatal(err)
		}
		if len(p.Emails) == 0 {
			continue
		}
		number := ""
		if i%3 == 0 {
			number = fmt.Sprintf("+46 70 555 82 %02d", i)
		}
		rows.WriteString(p.Family + ";" + p.Given + ";" + p.Emails[0].Address + ";" + number + ";;\n")
	}
	return rows.String()
}

// somebody is one of the first former colleagues in Malmö with a telephone.
func somebody(t *testing.T, b *bench) int64 {
	t.Helper()
	ids, err := b.s.book.Find(t.Context(), model.Filter{Search: "malmö"}, model.Sort{})
	if err != nil {
		t.Fatal(err)
	}
	for _, id := range ids {
		p, err := b.s.book.Person(t.Context(), id)
		if err == nil && len(p.Phones) > 0 && len(p.Jobs) > 0 {
			return id
		}
	}
	t.Fatal("nobody in Malmö has a telephone")
	return 0
}

// coming is the next event with guests.
func coming(t *testing.T, b *bench) int64 {
	t.Helper()
	list, err := b.s.book.Events(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(list, func(e book.EventRow) bool { return e.IsComing() && e.Counts.Invited > 5 })
	if i < 0 {
		t.Fatal("no event is coming")
	}
	return list[i].ID
}

// unsent is the newsletter that is being written.
func unsent(t *testing.T, b *bench) int64 {
	t.Helper()
	list, err := b.s.book.Newsletters(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(list, func(n model.Newsletter) bool { return n.SentOn.IsZero() && len(n.Boxes) > 0 })
	if i < 0 {
		t.Fatal("no newsletter is being written")
	}
	return list[i].ID
}

func write(t *testing.T, path string, img image.Image) {
	t.Helper()
	var out bytes.Buffer
	if err := (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(&out, img); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, out.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}

// mostColors of a picture: so many tell text, chips and icons apart.
const mostColors = 48

// paletted keeps a part of a picture in few colours: the commonest, and for each other one the nearest of them.
func paletted(img image.Image, part image.Rectangle) image.Image {
	counts := map[color.RGBA]int{}
	at := func(x, y int) color.RGBA { return color.RGBAModel.Convert(img.At(x, y)).(color.RGBA) }
	for y := part.Min.Y; y < part.Max.Y; y++ {
		for x := part.Min.X; x < part.Max.X; x++ {
			counts[at(x, y)]++
		}
	}
	all := make([]color.RGBA, 0, len(counts))
	for c := range counts {
		all = append(all, c)
	}
	slices.SortFunc(all, func(a, b color.RGBA) int {
		return cmp.Or(counts[b]-counts[a], int(a.R)-int(b.R), int(a.G)-int(b.G), int(a.B)-int(b.B))
	})
	var few color.Palette
	for _, c := range all {
		if len(few) < mostColors && farFrom(few, c) {
			few = append(few, c)
		}
	}
	out := image.NewPaletted(image.Rect(0, 0, part.Dx(), part.Dy()), few)
	nearest := map[color.RGBA]uint8{}
	for _, c := range all {
		nearest[c] = uint8(few.Index(c))
	}
	for y := range part.Dy() {
		for x := range part.Dx() {
			out.SetColorIndex(x, y, nearest[at(part.Min.X+x, part.Min.Y+y)])
		}
	}
	return out
}

// farFrom tells whether a colour looks different from all others.
func farFrom(few color.Palette, c color.RGBA) bool {
	const near = 7
	d := func(a, b uint8) int { return max(int(a)-int(b), int(b)-int(a)) }
	return !slices.ContainsFunc(few, func(f color.Color) bool {
		o := f.(color.RGBA)
		return d(o.R, c.R)+d(o.G, c.G)+d(o.B, c.B) < near
	})
}
