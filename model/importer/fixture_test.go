package importer

import (
	"context"
	"flag"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"alumnibook/model"
	"alumnibook/model/book"
)

// TestMain makes the properties run with fewer lists, since each one is imported several times.
func TestMain(m *testing.M) {
	flag.Parse()
	if f := flag.Lookup("rapid.checks"); f != nil && f.Value.String() == f.DefValue {
		_ = f.Value.Set("20")
	}
	os.Exit(m.Run())
}

// day is a real date cell.
func day(y, m, d int) time.Time { return time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC) }

// row is one row of a sheet; nil is an empty cell.
type row []any

// sheetOf is one sheet of a list: its name and its rows.
type sheetOf struct {
	name   string
	rows   []row
	hidden bool
	hide   []int // numbers of hidden rows
}

// written makes a workbook and gives its path. Dates become real date cells.
func written(t testing.TB, name string, sheets ...sheetOf) string {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	style, err := f.NewStyle(&excelize.Style{NumFmt: 14})
	must(t, err)
	for i, s := range sheets {
		if i == 0 {
			must(t, f.SetSheetName("Sheet1", s.name))
		} else {
			_, err := f.NewSheet(s.name)
			must(t, err)
		}
		for r, cells := range s.rows {
			for c, v := range cells {
				if v == nil {
					continue
				}
				at, err := excelize.CoordinatesToCellName(c+1, r+1)
				must(t, err)
				must(t, f.SetCellValue(s.name, at, v))
				if _, ok := v.(time.Time); ok {
					must(t, f.SetCellStyle(s.name, at, at, style))
				}
			}
		}
		for _, n := range s.hide {
			must(t, f.SetRowVisible(s.name, n, false))
		}
		if s.hidden {
			must(t, f.SetSheetVisible(s.name, false))
		}
	}
	path := filepath.Join(t.TempDir(), name)
	must(t, f.SaveAs(path))
	return path
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// emptyBooks are the files of new books, by country and language: the steps that make one take longer than most tests.
var emptyBooks = map[[2]string][]byte{}

func emptyBook(t testing.TB, country, language string) []byte {
	t.Helper()
	key := [2]string{country, language}
	if file := emptyBooks[key]; file != nil {
		return file
	}
	path := filepath.Join(t.TempDir(), "firm.alumni")
	b, err := book.Create(t.Context(), path, book.Options{
		Firm: model.Firm{Name: "Lindqvist & Partner", Country: country, Language: language, MailDomain: "lindqvist.example", Offices: []string{"Köln", "Malmö"}},
	})
	must(t, err)
	must(t, b.Close())
	file, err := os.ReadFile(path)
	must(t, err)
	emptyBooks[key] = file
	return file
}

// newBook makes an empty book of a firm in a country.
func newBook(t testing.TB, country, language string) *book.Book {
	t.Helper()
	path := filepath.Join(t.TempDir(), "firm.alumni")
	must(t, os.WriteFile(path, emptyBook(t, country, language), 0o600))
	b, err := book.Open(t.Context(), path)
	must(t, err)
	t.Cleanup(func() { must(t, b.Close()) })
	return b
}

// settings are those of a firm without a book.
func settings(country, language string) Settings {
	return Settings{Country: country, Language: language, FirmDomain: "lindqvist.example", FirmName: "Lindqvist & Partner", Offices: []string{"Köln", "Malmö"}, Today: today}
}

// drafted reads a list.
func drafted(t testing.TB, s Settings, paths ...string) *Draft {
	t.Helper()
	var src []Source
	for _, p := range paths {
		src = append(src, Source{Path: p})
	}
	d, err := Read(context.Background(), src, s, nil)
	must(t, err)
	return d
}

// fieldsOf is what the columns of a sheet were taken for, by heading.
func fieldsOf(sh *Sheet) map[string]Field {
	m := map[string]Field{}
	for _, c := range sh.Columns {
		m[c.Heading] = c.Field
	}
	return m
}

func createFile(t testing.TB, path string) *os.File {
	t.Helper()
	f, err := os.Create(path)
	must(t, err)
	return f
}

// readBack is the texts of a workbook's first sheet.
func readBack(t testing.TB, path string) [][]string {
	t.Helper()
	f, err := excelize.OpenFile(path)
	must(t, err)
	defer f.Close()
	rows, err := f.GetRows(f.GetSheetName(0))
	must(t, err)
	return rows
}
