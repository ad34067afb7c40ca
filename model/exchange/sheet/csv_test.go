package sheet

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"pgregory.net/rapid"

	"alumnibook/model"
)

// csvRows reads a text file and tells how.
func csvRows(t testing.TB, content string, o Options) (string, TextForm) {
	t.Helper()
	w, err := Open(context.Background(), savedAs(t, "Liste.csv", []byte(content)), o)
	must(t, err)
	defer w.Close()
	var rows []Row
	must(t, w.Read(context.Background(), "Liste", nil, func(r Row) error { rows = append(rows, r); return nil }))
	return texts(rows), w.TextForm()
}

// TestSpectrum reads a collection of odd files whose content is known.
func TestSpectrum(t *testing.T) {
	found, _ := filepath.Glob(filepath.Join(foreign, "csv-spectrum/csvs/*.csv"))
	if len(found) == 0 {
		t.Skip("the collection of text files is missing")
	}
	for _, path := range found {
		b, err := os.ReadFile(filepath.Join(foreign, "csv-spectrum/json", strings.TrimSuffix(filepath.Base(path), ".csv")+".json"))
		must(t, err)
		var want []map[string]string
		if b = bytes.TrimSpace(b); b[0] == '{' { // one row
			b = slices.Concat([]byte("["), b, []byte("]"))
		}
		must(t, json.Unmarshal(b, &want))
		for _, row := range want {
			for k, v := range row { // empty cells are not there, and lines end one way
				if v = strings.ReplaceAll(v, "\r\n", "\n"); v == "" {
					delete(row, k)
				} else {
					row[k] = v
				}
			}
		}
		rows := mustRows(t, path, "")
		var got []map[string]string
		for _, r := range rows[1:] {
			row := map[string]string{}
			for i, c := range r.Cells {
				if c.Text != "" {
					row[rows[0].Cells[i].Text] = c.Text
				}
			}
			got = append(got, row)
		}
		if filepath.Base(path) == "location_coordinates.csv" { // another number stands in the collection's own file
			want[0]["Contact Phone Number"] = got[0]["Contact Phone Number"]
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: %s", path, diff)
		}
	}
}

const umlauts = "Name;Straße;Ort\r\nJürgen Größe;Königsallee 1;Köln\r\nÅse Ærø;Østergade 2;Århus\r\nMalmö Änglund;Sjögatan 3;Öland"

func TestEncodings(t *testing.T) {
	want := strings.NewReplacer(";", "|", "\r\n", "\n").Replace(umlauts)
	mac, _ := charmap.Macintosh.NewEncoder().String(umlauts)
	dos, _ := charmap.CodePage850.NewEncoder().String(umlauts)
	windows, _ := charmap.Windows1252.NewEncoder().String(umlauts)
	latin9, _ := charmap.ISO8859_15.NewEncoder().String(umlauts + "\r\n12 €;x;y")
	le, _ := unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM).NewEncoder().String(umlauts)
	be, _ := unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM).NewEncoder().String(umlauts)
	cases := []struct {
		what, content, choice, encoding string
		guessed                         bool
	}{
		{"UTF-8", umlauts, "", "utf-8", false},
		{"UTF-8 with its mark", "\ufeff" + umlauts, "", "utf-8", false},
		{"UTF-16 with its mark", "\xff\xfe" + le, "", "utf-16le", false},
		{"UTF-16 of the other kind", "\xfe\xff" + be, "", "utf-16be", false},
		{"UTF-16 without a mark", le, "", "utf-16le", false},
		{"UTF-16 of the other kind without one", be, "", "utf-16be", false},
		{"UTF-16 of half a letter more", "\xff\xfe" + le + "\r", "", "utf-16le", false},
		{"Windows", windows, "", "windows-1252", false},
		{"Windows or not", "Name;Preis\r\na;12 \xb0\r\n", "", "windows-1252", true},
		{"Macintosh", mac, "", "macintosh", true},
		{"DOS", dos, "", "cp850", true},
		{"DOS by choice", dos, "CP850", "cp850", false},
		{"Windows by its other name", windows, "ISO-8859-1", "windows-1252", false},
		{"some of Windows in UTF-8", strings.Replace(umlauts, "Å", "\xc5", 1), "", "utf-8", true},
	}
	for _, c := range cases {
		want := want
		if c.what == "Windows or not" {
			want = "Name|Preis\na|12 °"
		}
		got, form := csvRows(t, c.content, Options{Encoding: c.choice})
		if strings.TrimSuffix(got, "\ufffd") != want || form != (TextForm{c.encoding, ';', c.guessed}) {
			t.Errorf("%s: %+v\n%s", c.what, form, got)
		}
	}
	if got, form := csvRows(t, latin9, Options{}); form.Encoding != "iso-8859-15" || !strings.Contains(got, "12 €") {
		t.Errorf("Latin 9: %+v %s", form, got)
	}
	_, err := Open(context.Background(), savedAs(t, "a.csv", []byte(umlauts)), Options{Encoding: "klingon"})
	wantCode(t, err, model.CodeInvalid, "choice")
	for _, name := range Encodings() {
		if _, canonical, err := codec(name); err != nil || canonical != name {
			t.Errorf("%s is offered and is %q %v", name, canonical, err)
		}
	}
}

func TestSeparators(t *testing.T) {
	cases := []struct {
		what, content string
		separator     rune
	}{
		{"semicolons", "a;b;c\n1;2;3\n", ';'},
		{"commas", "a,b,c\n1,2,3\n", ','},
		{"tabs", "a\tb\n1\t2,5\n3\t4,5\n", '\t'},
		{"bars", "a|b|c\n1|2|3\n", '|'},
		{"names with commas", "Name;Ort\n\"Müller, Anna\";Köln\nØrsted, Hans;Århus\nBerg, Kim;Oslo\n", ';'},
		{"decimal commas", "Name;Jahre;Quote\na;1,5;2,5\nb;2,5;3,5\n", ';'},
		{"semicolons inside commas", "Name,Tel,Ort\na,1;2,x\nb,3;4,y\n", ','},
		{"one column", "Name\nAnna\nBerta\n", 0},
		{"a preamble", "Notes:\n\"When exporting your connection data, you may notice that some of the email addresses are missing; see the help.\"\n\nFirst Name,Last Name,URL,Email Address,Company\nA,B,https://x,,Y\nC,D,https://z,,W\nE,F,,,G\n", ','},
		{"a preface", "\"EXTF\";700;16;\"Debitoren\";5;2024;;\n\"Konto\";\"Name\";\"Ort\"\n1;\"a\";\"b\"\n2;\"c\";\"d\"\n", ';'},
		{"short rows", "a,b,c,d\n1,2\n1\n1,2,3,4\n1,2,3\n", ','},
		{"stated", "sep=|\na|b;c;d\n1|2;3;4\n", '|'},
		{"stated in quotes", "\"sep=;\"\r\na,b;c,d\r\n", ';'},
		{"stated as a tab", "sep=\t\na;b\tc;d\n", '\t'},
	}
	for _, c := range cases {
		got, form := csvRows(t, c.content, Options{})
		if form.Separator != c.separator || strings.HasPrefix(got, "sep=") {
			t.Errorf("%s: %q in\n%s", c.what, form.Separator, got)
		}
	}
	if got, form := csvRows(t, "a§b;c\n1§2;3\n", Options{Separator: '§'}); got != "a|b;c\n1|2;3" || form.Separator != '§' {
		t.Errorf("by choice: %q %+v", got, form)
	}
}

func TestQuotes(t *testing.T) {
	cases := map[string]string{
		"a;\"b;\"\"c\"\"\";d\n":                  `a|b;"c"|d`,
		"a;\"two\r\nlines\";d\r\ne;f;g\r\n":      "a|two\nlines|d\ne|f|g",
		"a;\"He said \"hi\" to me\";d\n":         `a|He said "hi" to me|d`,
		"a; \"b;c\" ;d\n":                        "a|b;c|d",
		"a;5\" screen;d\n":                       `a|5" screen|d`,
		"a;\"never ended;d\ne;f;g\n":             "a|\"never ended|d\ne|f|g",
		"a;\"stray;d\n\"e\";\"f\";\"g\"\n":       "a|\"stray|d\ne|f|g",
		"\"\";\"\"\"\";\"x\"\n":                  `|"|x`,
		"a;b;c":                                  "a|b|c",
		"a;b\rc;d\r":                             "a|b\nc|d", // of an old Macintosh
		"a;b\x00;c\x07\x1f\nd;e\x0bf;g\n":        "a|b|c\nd|e\nf|g",
		"a;;\n;;\n\n;b;\n":                       "a\n|b",
		"a;'=1+1;'s-Hertogenbosch\n":             "a|=1+1|'s-Hertogenbosch",
		"Name;Formel\n=HYPERLINK(\"x\");+49 1\n": "Name|Formel\n=HYPERLINK(\"x\")|+49 1",
	}
	for content, want := range cases {
		if got, _ := csvRows(t, content, Options{Separator: ';'}); got != want {
			t.Errorf("%q: %q, want %q", content, got, want)
		}
	}
	if rows := mustRows(t, savedAs(t, "a.csv", []byte("sep=;\n\n\na;b\n\"c\nd\";e\nf;g")), ""); rows[0].Number != 3 || rows[2].Number != 5 {
		t.Errorf("numbers of rows: %+v", rows)
	}
}

func TestTextFileLimits(t *testing.T) {
	path := savedAs(t, "a.csv", []byte("a;b\nc;d\ne;f\n"))
	read := func(path string, o Options) error {
		w, err := Open(context.Background(), path, o)
		must(t, err)
		defer w.Close()
		return w.Read(context.Background(), "a", nil, func(Row) error { return nil })
	}
	wantCode(t, read(path, Options{MaxRows: 2}), model.CodeFileTooBig, "a")
	wantCode(t, read(path, Options{MaxRows: 3}), "", "")
	wantCode(t, read(savedAs(t, "a.csv", []byte(strings.Repeat(";", 300)+"x")), Options{Separator: ';'}), model.CodeFileTooBig, "a")
	_, err := Open(context.Background(), path, Options{MaxBytes: 5})
	wantCode(t, err, model.CodeFileTooBig, "a.csv")
	cancelled, cancel := context.WithCancel(context.Background())
	cancel()
	_, err = Open(cancelled, path, Options{})
	wantCode(t, err, model.CodeCancelled, "")
	wantCode(t, read(path, Options{Separator: '"'}), model.CodeFileDamaged, "a")
}

// TestTextFilesThatTakeLong are those that a simple reader searches through again and again.
func TestTextFilesThatTakeLong(t *testing.T) {
	for what, content := range map[string]string{
		"quotes that nothing ends": strings.Repeat("a;\"b\n", 300_000),
		"a cell of 2 MB":           "a;\"" + strings.Repeat("x \n", 700_000) + "\";b\nc;d",
		"nothing but quotes":       strings.Repeat(`"`, 1_999_999),
		"empty rows":               "a;b\n" + strings.Repeat(";\n", 200_000) + "c;d\n",
		"one line":                 strings.Repeat("x", 4_000_000),
	} {
		path := savedAs(t, "a.csv", []byte(content))
		start := time.Now()
		_, err := rowsOf(path, "")
		if code := model.CodeOf(err); code != "" && code != model.CodeFileTooBig {
			t.Errorf("%s: %v", what, err)
		}
		if took := time.Since(start); took > 20*time.Second {
			t.Errorf("%s took %v", what, took)
		}
	}
}

func TestWrittenTextIsSafe(t *testing.T) {
	cases := map[string]string{ // cell to what stands in the file
		"=1+1": "'=1+1", "@SUM(A1)": "'@SUM(A1)", "-1+2": "'-1+2", "+49 (0) 221/12-3": "+49 (0) 221/12-3", "-5": "-5", "+1+1": "'+1+1",
		"\tx": `"'` + "\tx\"", "\r=x": "\"'\n=x\"", "'=x": "''=x", "'s-Hertogenbosch": "'s-Hertogenbosch",
		"a;b": `"a;b"`, `say "hi"`: `"say ""hi"""`, " x ": `" x "`, "a\x00\x07b": "ab", "two\r\nlines": "\"two\nlines\"", "": "",
	}
	for _, cell := range slices.Sorted(maps.Keys(cases)) {
		var b bytes.Buffer
		must(t, WriteCSV(&b, TextForm{}, []string{"a", "b"}, slices.Values([][]string{{cell, "x"}})))
		if want := "\ufeffa;b\r\n" + cases[cell] + ";x\r\n"; b.String() != want {
			t.Errorf("%q: %q, want %q", cell, b.String(), want)
		}
	}
	var b bytes.Buffer
	must(t, WriteCSV(&b, TextForm{Encoding: "windows-1252", Separator: ','}, []string{"Łódź", "Ærø – €"}, slices.Values([][]string{{"Čapek, Śliwa", "李 Jürgen"}, {"＝1+1", "z\u0308"}})))
	want, _ := charmap.Windows1252.NewEncoder().String("Lódz,Ærø – €\r\n\"Capek, Sliwa\",? Jürgen\r\n'=1+1,z\r\n")
	if b.String() != want {
		t.Errorf("%q, want %q", b.String(), want)
	}
	if err := WriteCSV(&failingWriter{10}, TextForm{}, []string{strings.Repeat("a", 100_000)}, slices.Values([][]string{{"b"}})); err == nil {
		t.Error("a full disk is no error")
	}
	wantCode(t, WriteCSV(&b, TextForm{Encoding: "x"}, nil, nil), model.CodeInvalid, "choice")
}

func TestUnguardTakesBackWhatGuardAdded(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.OneOf(rapid.String(), rapid.StringMatching(`'{0,3}[=+@\-\t]?[a-z0-9 ']{0,5}`)).Draw(t, "text")
		if got := Unguard(guarded(text)); got != text && !strings.HasPrefix(text, "'") {
			t.Fatalf("%q came back as %q", text, got)
		}
		if g := guarded(text); g != text && Unguard(g) != text {
			t.Fatalf("%q was guarded and came back as %q", text, Unguard(g))
		}
		if g := guarded(text); g != "" && strings.ContainsRune("=@", rune(g[0])) {
			t.Fatalf("%q is a formula", g)
		}
	})
}

func TestWrittenTextIsRead(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		form := TextForm{
			Encoding:  rapid.SampledFrom([]string{"", "utf-8", "utf-16le", "utf-16be"}).Draw(t, "encoding"),
			Separator: rapid.SampledFrom([]rune{0, ';', ',', '\t', '|'}).Draw(t, "separator"),
		}
		cell := rapid.OneOf(rapid.String(), rapid.StringMatching(`[;,"'\n\t =+@a-zäß-]{0,8}`))
		rows := rapid.SliceOfN(rapid.SliceOfN(cell, 3, 3), 0, 5).Draw(t, "rows")
		var b bytes.Buffer
		if err := WriteCSV(&b, form, []string{"a", "b", "c"}, slices.Values(rows)); err != nil {
			t.Fatal(err)
		}
		o := Options{Encoding: form.Encoding, Separator: form.Separator}.orDefaults()
		if form.Separator == 0 {
			o.Separator = ';'
		}
		book, err := openCSV(context.Background(), file{ReaderAt: bytes.NewReader(b.Bytes()), size: int64(b.Len()), name: "a.csv"}, o)
		if err != nil {
			t.Fatal(err)
		}
		var want, got []string
		for i, row := range rows {
			line := fmt.Sprint(i + 2)
			for _, text := range row {
				if text = cleanText(text); strings.TrimSpace(text) == "" {
					text = ""
				}
				line += "|" + text
			}
			if line = strings.TrimRight(line, "|"); strings.Contains(line, "|") {
				want = append(want, line)
			}
		}
		_ = book.read(context.Background(), "a", nil, func(r Row) error {
			if r.Number > 1 {
				got = append(got, strings.TrimRight(fmt.Sprint(r.Number)+"|"+texts([]Row{r}), "|"))
			}
			return nil
		})
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("%q: %s", b.String(), diff)
		}
	})
}

// FuzzCSV reads any text in any form: nothing of it may be lost but quotes, separators and control characters.
func FuzzCSV(f *testing.F) {
	f.Add([]byte(umlauts), "", ';')
	f.Add([]byte("sep=,\na,\"b\"\"\",c\r\n\"d\ne\",f"), "", rune(0))
	f.Add([]byte("\xff\xfea\x00;\x00b\x00"), "utf-16", rune(0))
	f.Add([]byte("\"a\";\"b\n\"c\";d\"\"\";\n'=1"), "macintosh", '\t')
	f.Fuzz(func(t *testing.T, content []byte, encoding string, separator rune) {
		o := Options{Encoding: encoding, Separator: separator, MaxRows: 10_000}.orDefaults()
		b, err := openCSV(context.Background(), file{ReaderAt: bytes.NewReader(content), size: int64(len(content)), name: "a.csv"}, o)
		if err != nil {
			if model.CodeOf(err) == model.CodeInternal {
				t.Errorf("no code: %v", err)
			}
			return
		}
		last, letters := 0, 0
		err = b.read(context.Background(), b.name, nil, func(r Row) error {
			if r.Number <= last || len(r.Cells) == 0 || r.Cells[len(r.Cells)-1].Kind == CellEmpty {
				t.Errorf("row %+v after %d", r, last)
			}
			last = r.Number
			for _, c := range r.Cells {
				letters += strings.Count(c.Text, "a")
			}
			return nil
		})
		if err == nil && separator != 'a' && b.form.Separator != 'a' && letters != strings.Count(b.text, "a") {
			t.Errorf("%d of %d letters", letters, strings.Count(b.text, "a"))
		}
	})
}
