package rights

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"alumnibook/assets"
	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/model/book/booktest"
)

var today = model.NewDate(2027, 3, 10)

// wideFont is wider than the one of the program, with which a form is to fit onto one sheet.
const wideFont = "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"

// onePage tells whether papers that are to fit onto one sheet can do so in the font.
func onePage(t testing.TB) bool {
	t.Helper()
	wide, err := os.ReadFile(wideFont)
	regular, _ := fonts(t)
	return err != nil || !bytes.Equal(wide, regular)
}

// fonts are those of the system in which papers are printed.
func fonts(t testing.TB) (regular, bold []byte) {
	t.Helper()
	for _, name := range []string{
		os.Getenv("RIGHTS_FONT"), "/usr/share/fonts/truetype/liberation2/LiberationSans-Regular.ttf", "/usr/share/fonts/truetype/liberation/LiberationSans-Regular.ttf", wideFont,
	} {
		regular, err := os.ReadFile(name)
		if err != nil {
			continue
		}
		stem := strings.TrimSuffix(strings.TrimSuffix(name, ".ttf"), "-Regular")
		bold, _ := os.ReadFile(stem + "-Bold.ttf")
		return regular, bold
	}
	t.Skip("no TrueType font was found (package fonts-liberation or fonts-dejavu-core)")
	return nil, nil
}

// options are those with which everything can be written.
func options(t testing.TB, name, lang string) Options {
	t.Helper()
	folder := os.Getenv("RIGHTS_PICTURES") // where somebody wants to look at them
	if folder == "" {
		folder = t.TempDir()
	}
	o := Options{Path: filepath.Join(folder, name), Language: lang, Today: today}
	o.Words = func(lang, key string) string { return assets.Words(lang).T(key) }
	o.Date = func(lang string, d model.Date) string { return assets.Words(lang).Date(d) }
	o.Font, o.BoldFont = fonts(t)
	return o
}

// pdfText is what stands in a PDF, each line without the gaps between its words.
func pdfText(t testing.TB, path string) string { return pdfToText(t, "-layout", path) }

// pdfCells is pdfText with each cell of a table whole, also where it takes more than one line.
func pdfCells(t testing.TB, path string) string { return pdfToText(t, path) }

func pdfToText(t testing.TB, args ...string) string {
	t.Helper()
	if _, err := exec.LookPath("pdftotext"); err != nil {
		t.Skip("pdftotext is missing (package poppler-utils)")
	}
	out, err := exec.Command("pdftotext", append(args, "-")...).Output()
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

// flat is a text on one line.
func flat(s string) string { return strings.Join(strings.Fields(s), " ") }

// firm is a book with a firm and its colleagues.
type firm struct {
	t *testing.T
	b *book.Book
}

func newFirm(t *testing.T) *firm {
	t.Helper()
	at := time.Date(2027, 3, 10, 8, 0, 0, 0, time.UTC)
	b := booktest.Create(t, filepath.Join(t.TempDir(), "Lindqvist & Søn.alumni"), book.Options{
		Firm:  model.Firm{Name: "Lindqvist & Søn Revision", Country: "SE", Language: "en", Offices: []string{"Malmö", "Göteborg"}},
		Clock: func() time.Time { at = at.Add(time.Second); return at },
	})
	t.Cleanup(func() { _ = b.Close() })
	f := &firm{t, b}
	f.change("settings", func(tx *book.Tx) error {
		c := model.Colleague{Name: "Ebba Lindqvist"}
		if err := tx.SaveColleague(&c); err != nil {
			return err
		}
		p := model.DefaultPrivacy()
		p.Controller, p.Contact = "Lindqvist & Søn Revision AB\nStora Nygatan 27\nSE-211 37 Malmö", "privacy@lindqvist.example, +46 40 123 45 67"
		p.Officer, p.Form, p.BackupDays = "Łucja Świętochowska-Gürtürk, dpo@lindqvist.example", "3", 180
		return tx.SavePrivacy(&p)
	})
	return f
}

func (f *firm) change(code string, fn func(tx *book.Tx) error) {
	f.t.Helper()
	if _, err := f.b.Change(f.t.Context(), model.Doing{Code: code}, fn); err != nil {
		f.t.Fatal(err)
	}
}

func (f *firm) add(people ...*model.Person) []int64 {
	f.t.Helper()
	f.change("add", func(tx *book.Tx) error { return tx.CreatePeople(people) })
	ids := make([]int64, len(people))
	for i, p := range people {
		ids[i] = p.ID
	}
	return ids
}

func named(given, family string) *model.Person {
	return &model.Person{Given: given, Family: family, Status: model.StatusAlumnus}
}

// said writes an entry into the history.
func (f *firm) said(person int64, on model.Date, text string) *model.Interaction {
	f.t.Helper()
	i := &model.Interaction{Kind: model.InteractionCall, Direction: model.DirectionOut, On: on, Reached: true, PersonIDs: []int64{person}, Text: text}
	f.change("log_call", func(tx *book.Tx) error { return tx.CreateInteraction(i) })
	return i
}

func (f *firm) gather(person int64, holds map[string]model.Hold) Pack {
	f.t.Helper()
	p, err := Gather(f.t.Context(), f.b, person, holds)
	if err != nil {
		f.t.Fatal(err)
	}
	return p
}

func (f *firm) write(p Pack, o Options) string {
	f.t.Helper()
	if err := WritePack(f.t.Context(), f.b, p, o); err != nil {
		f.t.Fatal(err)
	}
	return o.Path
}

// portrait is a photo.
func portrait(t *testing.T) []byte {
	t.Helper()
	img := image.NewRGBA(image.Rect(0, 0, 60, 80))
	for i := range img.Pix {
		img.Pix[i] = byte(i * 7 % 251)
	}
	img.Set(0, 0, color.Black)
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, nil); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
