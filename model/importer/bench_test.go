package importer

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"alumnibook/model"
	"alumnibook/model/book"
)

// bigList writes a list of n people with 20 columns; other, where it is given, alters a row.
func bigList(tb testing.TB, n int, other func(i int, cells []any)) string {
	tb.Helper()
	f := excelize.NewFile()
	defer f.Close()
	style, err := f.NewStyle(&excelize.Style{NumFmt: 14})
	must(tb, err)
	w, err := f.NewStreamWriter("Sheet1")
	must(tb, err)
	headings := []any{
		"Personalnummer", "Anrede", "Titel", "Vorname", "Nachname", "Geburtsdatum", "E-Mail privat", "E-Mail geschäftlich", "Mobil", "Telefon privat", "Straße", "PLZ",
		"Ort", "Land", "Eintritt", "Austritt", "Abteilung", "Position", "Büro", "Aktueller Arbeitgeber",
	}
	must(tb, w.SetRow("A1", headings))
	pick := func(list []string, i int) string { return list[i%len(list)] }
	first := []string{"Jürgen", "Anna", "Søren", "Åsa", "Hans-Peter", "Karin", "Zoë", "Lars", "Mette", "Ingrid", "Björn", "Eva"}
	last := []string{"Müller", "Groß", "Sørensen", "Åkesson", "von der Heide", "Weiß", "Lindström", "Østergaard", "Nguyễn", "Schmidt"}
	city := []string{"Köln", "Malmö", "Aarhus", "Berlin", "Lund"}
	for i := range n {
		date := func(y, span, step int) excelize.Cell {
			return excelize.Cell{StyleID: style, Value: time.Date(y+i%span, time.Month(1+i*step%12), 1+i*7%28, 0, 0, 0, 0, time.UTC)}
		}
		cells := []any{
			fmt.Sprintf("%06d", i), pick([]string{"Herr", "Frau"}, i), pick([]string{"", "", "", "Dr."}, i), pick(first, i), pick(last, i/7) + strconv.Itoa(i%997), date(1950, 50, 5),
			fmt.Sprintf("person%d@example.org", i), fmt.Sprintf("p%d@lindqvist.example", i), fmt.Sprintf("0170 %07d", 1000000+i), fmt.Sprintf("0221 %06d", 200000+i),
			"Hauptstr. " + strconv.Itoa(i%300), fmt.Sprintf("%05d", 10000+i%80000), pick(city, i), pick([]string{"Deutschland", "", "Deutschland"}, i), date(1990, 20, 1), date(2011, 14, 3),
			pick([]string{"Tax", "Audit", "Advisory"}, i), pick([]string{"Partner", "Manager", "Assistenz"}, i), pick(city, i/3), "Firma " + strconv.Itoa(i%5000),
		}
		if other != nil {
			other(i, cells)
		}
		must(tb, w.SetRow("A"+strconv.Itoa(i+2), cells))
	}
	must(tb, w.Flush())
	path := filepath.Join(tb.TempDir(), "big.xlsx")
	must(tb, f.SaveAs(path))
	return path
}

// readRaw is what excelize alone needs to see every cell.
func readRaw(tb testing.TB, path string) int {
	tb.Helper()
	f, err := excelize.OpenFile(path, excelize.Options{RawCellValue: true})
	must(tb, err)
	defer f.Close()
	rows, err := f.Rows("Sheet1")
	must(tb, err)
	defer rows.Close()
	n := 0
	for rows.Next() {
		cells, err := rows.Columns()
		must(tb, err)
		n += len(cells)
	}
	return n
}

// peak is the most memory that the process has had since restartPeak, in MB; 0 where the system does not tell.
func peak() float64 {
	data, _ := os.ReadFile("/proc/self/status")
	for line := range strings.SplitSeq(string(data), "\n") {
		if rest, ok := strings.CutPrefix(line, "VmHWM:"); ok {
			kb, _ := strconv.ParseFloat(strings.Fields(rest)[0], 64)
			return kb / 1024
		}
	}
	return 0
}

func restartPeak() { _ = os.WriteFile("/proc/self/clear_refs", []byte("5"), 0o600) }

// bigRows is how many rows the benchmarks take.
func bigRows() int {
	if n, err := strconv.Atoi(os.Getenv("IMPORT_ROWS")); err == nil {
		return n
	}
	return 100_000
}

// BenchmarkImport compares the import of 100,000 rows of 20 columns into a new book with what excelize alone needs to
// read them. Run it with -benchtime=1x.
func BenchmarkImport(b *testing.B) {
	n := bigRows()
	path := bigList(b, n, nil)
	for range b.N {
		start := time.Now()
		readRaw(b, path)
		raw := time.Since(start)
		restartPeak()
		register := newBook(b, "DE", "de")
		start = time.Now()
		took := importBig(b, register, path, n)
		all := time.Since(start)
		b.ReportMetric(raw.Seconds(), "raw-s")
		b.ReportMetric(took[0].Seconds(), "read-s")
		b.ReportMetric(took[1].Seconds(), "plan-s")
		b.ReportMetric(took[2].Seconds(), "apply-s")
		b.ReportMetric(all.Seconds()/raw.Seconds(), "x-raw")
		b.ReportMetric(peak(), "peak-MB")
	}
}

func importBig(b *testing.B, register *book.Book, path string, n int) [3]time.Duration {
	b.Helper()
	var took [3]time.Duration
	s, err := SettingsOf(b.Context(), register, today)
	must(b, err)
	start := time.Now()
	d, err := Read(b.Context(), []Source{{Path: path}}, s, nil)
	must(b, err)
	took[0], start = time.Since(start), time.Now()
	p, err := d.Plan(b.Context(), register, nil)
	must(b, err)
	took[1], start = time.Since(start), time.Now()
	if c := p.Counts(); c.New != n {
		b.Fatalf("%+v", c)
	}
	res, err := p.Apply(b.Context(), register, nil)
	must(b, err)
	took[2] = time.Since(start)
	if res.Created != n {
		b.Fatalf("%+v", res)
	}
	return took
}

// lastYear is a list as it was a year ago: one in ten was in another department, one in twenty had another number.
func lastYear(i int, cells []any) {
	if i%10 == 3 {
		cells[16] = "Legal"
	}
	if i%20 == 7 {
		cells[8] = fmt.Sprintf("0151 %07d", 1000000+i)
	}
}

// BenchmarkMatch compares the import of 100,000 rows of 20 columns into a book that has these people already, a little
// different, with what excelize alone needs to read the rows; and takes the import back. Run it with -benchtime=1x.
func BenchmarkMatch(b *testing.B) {
	n := bigRows()
	before, path := bigList(b, n, lastYear), bigList(b, n, nil)
	for range b.N {
		register := newBook(b, "DE", "de")
		importBig(b, register, before, n)
		runtime.GC()
		debug.FreeOSMemory()
		start := time.Now()
		readRaw(b, path)
		raw := time.Since(start)
		debug.FreeOSMemory()
		restartPeak()
		s, err := SettingsOf(b.Context(), register, today)
		must(b, err)
		start = time.Now()
		d, err := Read(b.Context(), []Source{{Path: path}}, s, nil)
		must(b, err)
		read := time.Since(start)
		p, err := d.Plan(b.Context(), register, nil)
		must(b, err)
		planned := time.Since(start)
		if c := p.Counts(); c.Changed != n/10+n/20 || c.Same != n-c.Changed {
			b.Fatalf("%+v", c)
		}
		res, err := p.Apply(b.Context(), register, nil)
		must(b, err)
		all := time.Since(start)
		b.ReportMetric(peak(), "peak-MB")
		start = time.Now()
		undone, err := register.Undo(b.Context(), res.Change, model.UndoAsk)
		must(b, err)
		if undone.Restored != n/10+n/20 {
			b.Fatalf("%+v", undone)
		}
		b.ReportMetric(raw.Seconds(), "raw-s")
		b.ReportMetric(read.Seconds(), "read-s")
		b.ReportMetric((planned - read).Seconds(), "plan-s")
		b.ReportMetric((all - planned).Seconds(), "apply-s")
		b.ReportMetric(time.Since(start).Seconds(), "undo-s")
		b.ReportMetric(all.Seconds()/raw.Seconds(), "x-raw")
	}
}
