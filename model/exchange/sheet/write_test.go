package sheet

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"alumnibook/model"
)

func written(t testing.TB, table Table, rows ...[]Value) []byte {
	t.Helper()
	var b bytes.Buffer
	must(t, Write(&b, table, slices.Values(rows)))
	return b.Bytes()
}

var staff = Table{Sheet: "Alumni: 2026", Columns: []Column{
	{Title: "Name"}, {Title: "Pers.-Nr.", Type: Code}, {Title: "Eintritt", Type: Date}, {Title: "Jahre", Type: Number, Width: 9}, {Title: "name"}, {Title: ""},
}}

func TestWhatIsWrittenIsRead(t *testing.T) {
	content := written(t, staff,
		[]Value{{Text: "Åse Ærø"}, {Text: "00815"}, {Date: model.NewDate(2019, 12, 31)}, {Number: 3.5, HasNumber: true}, {Text: "=1+1"}, {Text: "+49 170 1"}},
		[]Value{{Text: "_x000D_ a\tb\r\nc\x07"}, {Text: "-1"}, {Date: model.NewDate(2019, 12, 0)}, {}, {Text: "@SUM(A1)"}, {Text: "last"}, {Text: "no column"}},
		[]Value{{}, {}, {Date: model.NewDate(0, 5, 17)}, {Number: 0, HasNumber: true}},
		[]Value{{Text: " x "}, {}, {Date: model.NewDate(1899, 1, 1)}},
	)
	rows := mustRows(t, saved(t, content), "Alumni- 2026")
	want := strings.Join([]string{
		"Name|Pers.-Nr.|Eintritt|Jahre|name 2|–",
		"Åse Ærø|00815|2019-12-31|3.5|=1+1|+49 170 1",
		"_x000D_ a\tb\nc|-1|2019-12||@SUM(A1)|last",
		"||--05-17|0",
		" x ||1899-01-01",
	}, "\n")
	if diff := cmp.Diff(want, texts(rows)); diff != "" {
		t.Error(diff)
	}
	if c := rows[1].Cells[2]; c.Kind != CellDate {
		t.Errorf("date came back as %+v", c)
	}
	if c := rows[2].Cells[2]; c.Kind != CellText {
		t.Errorf("partial date came back as %+v", c)
	}
}

func TestWorkbookIsPolished(t *testing.T) {
	var rows [][]Value
	for i := range 120 {
		rows = append(rows, []Value{{Text: fmt.Sprint("Name ", i)}, {Text: "01067"}})
	}
	content := written(t, staff, rows...)
	f, err := excelize.OpenReader(bytes.NewReader(content))
	must(t, err)
	defer f.Close()
	const name = "Alumni- 2026"
	if d, _ := f.GetSheetDimension(name); d != "A1:F121" {
		t.Errorf("dimension %s", d)
	}
	if p, _ := f.GetPanes(name); !p.Freeze || p.YSplit != 1 {
		t.Errorf("panes %+v", p)
	}
	tables, _ := f.GetTables(name)
	if len(tables) != 1 || tables[0].Range != "A1:F121" {
		t.Errorf("tables %+v", tables)
	}
	if w, _ := f.GetColWidth(name, "D"); w != 9 {
		t.Errorf("width %v", w)
	}
	style, _ := f.GetCellStyle(name, "B2")
	if s, _ := f.GetStyle(style); s.NumFmt != 49 {
		t.Errorf("code column is formatted %d", s.NumFmt)
	}
	if l, _ := f.GetPageLayout(name); *l.Size != 9 || *l.Orientation != "landscape" || *l.FitToWidth != 1 || *l.FitToHeight != 0 {
		t.Errorf("page %+v", l)
	}
	if p, _ := f.GetSheetProps(name); p.FitToPage == nil || !*p.FitToPage {
		t.Error("does not fit to the page")
	}
	if n := f.GetDefinedName(); len(n) != 1 || n[0].Name != "_xlnm.Print_Titles" || n[0].Scope != name {
		t.Errorf("names %+v", n)
	}
	z, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	must(t, err)
	for _, part := range z.File {
		r, _ := part.Open()
		b, _ := io.ReadAll(r)
		for _, never := range []string{"xuri", "excelize", "<f>", unknownDimension} {
			if bytes.Contains(b, []byte(never)) {
				t.Errorf("%s holds %q", part.Name, never)
			}
		}
	}
}

func TestAnEmptyListIsAWorkbookToo(t *testing.T) {
	rows := mustRows(t, saved(t, written(t, staff)), "")
	if len(rows) != 1 {
		t.Errorf("%d rows", len(rows))
	}
	rows = mustRows(t, saved(t, written(t, Table{})), "Alumnibook")
	if len(rows) != 0 {
		t.Errorf("%d rows without columns", len(rows))
	}
}

func TestLongTextsAreCutBetweenCharacters(t *testing.T) {
	table := Table{Columns: []Column{{Title: strings.Repeat("Ü", 400)}}}
	for _, text := range []string{strings.Repeat("ø", 40_000), strings.Repeat("x", 32_766) + "🎉🎉", strings.Repeat("<", 32_767)} {
		got := mustRows(t, saved(t, written(t, table, []Value{{Text: text}})), "")[1].Cells[0].Text
		units := len(utf16.Encode([]rune(got)))
		if !strings.HasPrefix(text, got) || units > mostText16 || units < mostText16-1 {
			t.Errorf("%d units of %q…", units, text[:4])
		}
	}
}

type failingWriter struct{ left int }

var errFull = errors.New("full")

func (f *failingWriter) Write(b []byte) (int, error) {
	f.left -= len(b)
	if f.left < 0 {
		return 0, errFull
	}
	return len(b), nil
}

func TestAFullDiskIsAnError(t *testing.T) {
	for _, left := range []int{0, 100, 2000} {
		err := Write(&failingWriter{left}, staff, slices.Values([][]Value{{{Text: "a"}}}))
		if !errors.Is(err, errFull) {
			t.Errorf("%d bytes: %v", left, err)
		}
	}
}

func TestWriteThenRead(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		const columns = 4
		types := []ColumnType{Text, Code, Date, Number}
		table := Table{Sheet: rapid.String().Draw(t, "sheet")}
		for i := range columns {
			table.Columns = append(table.Columns, Column{Title: rapid.String().Draw(t, "title"), Type: types[i]})
		}
		value := rapid.Custom(func(t *rapid.T) Value {
			switch rapid.IntRange(0, 3).Draw(t, "kind") {
			case 0:
				return Value{Number: float64(rapid.IntRange(-1e9, 1e9).Draw(t, "n")) / 4, HasNumber: true}
			case 1:
				return Value{Date: model.DateOf(model.NewDate(1901, 1, 1).AddDays(rapid.IntRange(0, 73_000).Draw(t, "day")).Time())}
			}
			return Value{Text: rapid.String().Draw(t, "text")}
		})
		row := rapid.SliceOfN(value, columns, columns)
		values := rapid.SliceOfN(row, 0, 6).Draw(t, "rows")
		var b bytes.Buffer
		if err := Write(&b, table, slices.Values(values)); err != nil {
			t.Fatal(err)
		}
		rows, err := readBytes(b.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		byNumber := map[int]Row{}
		for _, r := range rows {
			byNumber[r.Number] = r
		}
		for i, want := range values {
			for j, v := range want {
				var got Cell
				if cells := byNumber[i+2].Cells; j < len(cells) {
					got = cells[j]
				}
				if !same(v, got, table.Columns[j].Type) {
					t.Fatalf("row %d column %d: wrote %+v, read %+v", i, j, v, got)
				}
			}
		}
	})
}

func same(v Value, c Cell, column ColumnType) bool {
	switch {
	case v.HasNumber:
		if column == Date { // a number in a date column shows as a date
			return true
		}
		return c.Kind == CellNumber && c.Text == plainNumber(v.Number)
	case !v.Date.IsZero():
		return c.Kind == CellDate && c.Date == v.Date
	}
	return c.Text == cleanText(v.Text)
}

// BenchmarkRead reads 100,000 rows of 20 columns, and then as many with excelize's bare iterator.
func BenchmarkRead(b *testing.B) {
	path := saved(b, large(b, 100_000, false))
	benchmarkRead(b, path)
}

// BenchmarkReadShared is BenchmarkRead with the texts in the list of shared texts.
func BenchmarkReadShared(b *testing.B) {
	path := saved(b, large(b, 100_000, true))
	benchmarkRead(b, path)
}

func benchmarkRead(b *testing.B, path string) {
	var ours, bare timed
	for b.Loop() {
		ours.run(func() {
			w, err := Open(context.Background(), path, Options{TmpDir: b.TempDir()})
			must(b, err)
			n := 0
			must(b, w.Read(context.Background(), w.Sheets()[0].Name, nil, func(r Row) error { n += len(r.Cells); return nil }))
			must(b, w.Close())
			if n < 1_900_000 {
				b.Fatalf("%d cells", n)
			}
		})
		bare.run(func() {
			f, err := excelize.OpenFile(path, excelize.Options{RawCellValue: true, TmpDir: b.TempDir()})
			must(b, err)
			rows, err := f.Rows(f.GetSheetList()[0])
			must(b, err)
			for rows.Next() {
				_, err := rows.Columns()
				must(b, err)
			}
			must(b, rows.Close())
			must(b, f.Close())
		})
	}
	b.ReportMetric(ours.time.Seconds()/float64(b.N), "s/ours")
	b.ReportMetric(ours.time.Seconds()/bare.time.Seconds(), "ratio")
	b.ReportMetric(float64(ours.peak)/(1<<20), "MB-peak")
	b.ReportMetric(float64(bare.peak)/(1<<20), "MB-peak-bare")
}

// BenchmarkWrite writes 100,000 rows of 20 columns.
func BenchmarkWrite(b *testing.B) {
	var ours timed
	for b.Loop() {
		ours.run(func() { _ = large(b, 100_000, false) })
	}
	b.ReportMetric(float64(ours.peak)/(1<<20), "MB-peak")
}

// large is a list like a firm's.
func large(b *testing.B, n int, shared bool) []byte {
	table := Table{Sheet: "Liste"}
	for i := range 20 {
		c := Column{Title: fmt.Sprint("Spalte ", i)}
		switch i {
		case 3, 9, 15:
			c.Type = Date
		case 4:
			c.Type = Code
		case 5:
			c.Type = Number
		}
		table.Columns = append(table.Columns, c)
	}
	var out bytes.Buffer
	row := make([]Value, len(table.Columns))
	err := Write(&out, table, func(yield func([]Value) bool) {
		for i := range n {
			for j, c := range table.Columns {
				switch c.Type {
				case Date:
					row[j] = Value{Date: model.NewDate(1960, 1, 1).AddDays((i * 7) % 20_000)}
				case Number:
					row[j] = Value{Number: float64(i), HasNumber: true}
				default:
					row[j] = Value{Text: "Müller-Lüdenscheidt " + fmt.Sprint(i%5000, " ", j)}
				}
			}
			if !yield(row) {
				return
			}
		}
	})
	must(b, err)
	if !shared {
		return out.Bytes()
	}
	return toShared(b, out.Bytes())
}
