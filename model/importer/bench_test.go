package importer

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"alumnibook/model/book"
)

// bigList writes a list of n people with 20 columns.
func bigList(tb testing.TB, n int) string {
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
		must(tb, w.SetRow("A"+strconv.Itoa(i+2), []any{
			fmt.Sprintf("%06d", i), pick([]string{"Herr", "Frau"}, i), pick([]string{"", "", "", "Dr."}, i), pick(first, i), pick(last, i/7) + strconv.Itoa(i%997), date(1950, 50, 5),
			fmt.Sprintf("person%d@example.org", i), fmt.Sprintf("p%d@lindqvist.example", i), fmt.Sprintf("0170 %07d", 1000000+i), fmt.Sprintf("0221 %06d", 200000+i),
			"Hauptstr. " + strconv.Itoa(i%300), fmt.Sprintf("%05d", 10000+i%80000), pick(city, i), pick([]string{"Deutschland", "", "Deutschland"}, i), date(1990, 20, 1), date(2011, 14, 3),
			pick([]string{"Tax", "Audit", "Advisory"}, i), pick([]string{"Partner", "Manager", "Assistenz"}, i), pick(city, i/3), "Firma " + strconv.Itoa(i%5000),
		}))
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

// BenchmarkImport compares the import of 100,000 rows of 20 columns into a new book with what excelize alone needs to
// read them. Run it with -benchtime=1x.
func BenchmarkImport(b *testing.B) {
	n := 100_000
	if s := os.Getenv("IMPORT_ROWS"); s != "" {
		n, _ = strconv.Atoi(s)
	}
	path := bigList(b, n)
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
