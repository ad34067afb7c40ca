package importing

import (
	"fmt"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"github.com/xuri/excelize/v2"

	"alumnibook/model"
	"alumnibook/ui/page"
	"alumnibook/ui/uitest"
)

// testSheet is a sheet of a list that a test writes.
type testSheet struct {
	name   string
	hidden bool
	rows   [][]any
}

// writeList writes a workbook and returns its path.
func writeList(t testing.TB, name string, sheets ...testSheet) string {
	t.Helper()
	return writeLocked(t, name, "", sheets...)
}

func writeLocked(t testing.TB, name, password string, sheets ...testSheet) string {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	for i, s := range sheets {
		if i == 0 {
			check(t, f.SetSheetName("Sheet1", s.name))
		} else {
			_, err := f.NewSheet(s.name)
			check(t, err)
		}
		for r, row := range s.rows {
			check(t, f.SetSheetRow(s.name, fmt.Sprintf("A%d", r+1), &row))
		}
		if s.hidden {
			check(t, f.SetSheetVisible(s.name, false))
		}
	}
	path := filepath.Join(t.TempDir(), name)
	check(t, f.SaveAs(path, excelize.Options{Password: password}))
	return path
}

func check(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

var germanHead = []any{"Nachname", "Vorname", "Mobil", "E-Mail privat", "Austritt", "Standort", "Gehalt"}

// alumni is a list as offices keep it: two rows of title, headings in German, and one row without a name.
func alumni(t testing.TB) string {
	return writeList(t, "Ehemalige 2015–2024.xlsx", testSheet{name: "Malmö", rows: [][]any{
		{"Ehemalige der Kanzlei"},
		{},
		{},
		germanHead,
		{"Åkesson", "Åsa", "+46 70 555 10 01", "asa@example.org", "2021-06-30", "Malmö", 52000},
		{"Sørensen", "Søren", "0701234567", "soren@example.org", "2021-03-31", "Malmö", 48000},
		{"Weiß", "Hans-Peter", "+49 171 555 00 12", "hp.weiss@example.org", "2022-12-31", "Köln"},
		{"Kjær", "Mette", "+45 20 12 34 56", "mette@example.org", "31.01.2018", "Aarhus"},
		{"", "", "+45 20 99 88 77", "", "2015-12", "København"},
	}})
}

// open shows the page of a book, with files where there are any.
func open(t *testing.T, people []*model.Person, paths ...string) (*uitest.Host, *Page) {
	t.Helper()
	b := uitest.NewBook(t)
	if len(people) > 0 {
		uitest.Add(t, b, people...)
	}
	h := uitest.NewHost(t, b)
	p := New(h)
	h.Put(p, page.Files(page.Import, paths))
	return h, p
}

// choose takes a value of the select field below these words.
func choose(h *uitest.Host, label, value string) {
	h.T.Helper()
	h.W.Fill(label, value)
	h.W.Canvas().Unfocus()
}

// count is how many people are in the book.
func count(t *testing.T, h *uitest.Host) int {
	t.Helper()
	n, err := h.B.Count(t.Context())
	check(t, err)
	return n
}

// picture writes what the window shows where ALUMNIBOOK_PICTURES names a folder.
func picture(t testing.TB, h *uitest.Host, name string) {
	t.Helper()
	dir := os.Getenv("ALUMNIBOOK_PICTURES")
	if dir == "" {
		return
	}
	f, err := os.Create(filepath.Join(dir, name+".png"))
	check(t, err)
	defer f.Close()
	check(t, png.Encode(f, h.W.Canvas().Capture()))
}
