package cli

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/json"
	"log/slog"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"alumnibook/assets"
	"alumnibook/model/manual"

	"github.com/xuri/excelize/v2"
)

func TestMain(m *testing.M) {
	slog.SetDefault(slog.New(slog.DiscardHandler))
	os.Exit(m.Run())
}

// result is what a command answered.
type result struct {
	exit     int
	out, err string
}

var day0 = time.Date(2026, 11, 16, 9, 30, 0, 0, time.UTC)

// systemFont is a font for what is printed; nil where the system has none.
var systemFont, _ = os.ReadFile("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf")

// windowKeys stand for those of the window.
var windowKeys = shortcutsOf("palette", "undo", "import.open", "people.bulk", "person.log", "people.log_other", "go.door", "text.larger", "text.smaller", "export", "manual")

func shortcutsOf(ids ...string) []manual.Shortcut {
	list := make([]manual.Shortcut, len(ids))
	for i, id := range ids {
		list[i] = manual.Shortcut{ID: id, Menu: "Go", Name: "Does " + id, Keys: "Ctrl+" + strconv.Itoa(i)}
	}
	return list
}

// speak runs the program in a language.
func speak(t *testing.T, lang string, args ...string) result {
	t.Helper()
	var out, errs bytes.Buffer
	exit := Run(context.Background(), args, Terminal{
		Version: "1.2.3",
		In:      strings.NewReader(""), Out: &out, Err: &errs, Clock: func() time.Time { return day0 },
		Env: func(name string) string {
			return map[string]string{"LANG": lang, passphraseVariable: os.Getenv(passphraseVariable)}[name]
		},
		Fonts:     func() (regular, bold []byte) { return systemFont, nil },
		Shortcuts: func(string) []manual.Shortcut { return windowKeys },
	})
	return result{exit, out.String(), errs.String()}
}

// do runs the program on a German machine.
func do(t *testing.T, args ...string) result {
	t.Helper()
	return speak(t, "de_DE.UTF-8", args...)
}

// must runs a command that has to end as it should, and reads its JSON.
func must(t *testing.T, exit int, into any, args ...string) {
	t.Helper()
	r := do(t, append(args, "--json")...)
	if r.exit != exit {
		t.Fatalf("%v ended with %d, want %d\n%s\n%s", args, r.exit, exit, r.out, r.err)
	}
	d := json.NewDecoder(strings.NewReader(r.out))
	if err := d.Decode(into); err != nil {
		t.Fatalf("%v: %v\n%s", args, err, r.out)
	}
	if d.More() {
		t.Errorf("%v wrote more than its answer:\n%s", args, r.out)
	}
}

type anyMap = map[string]any

// workbook writes a list with one sheet and gives its path.
func workbook(t *testing.T, name string, rows ...[]any) string {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	for i, row := range rows {
		cell, _ := excelize.CoordinatesToCellName(1, i+1)
		if err := f.SetSheetRow("Sheet1", cell, &row); err != nil {
			t.Fatal(err)
		}
	}
	path := filepath.Join(t.TempDir(), name)
	if err := f.SaveAs(path); err != nil {
		t.Fatal(err)
	}
	return path
}

// staff is a plain list of three people.
func staff(t *testing.T) string {
	t.Helper()
	return workbook(
		t, "Ehemalige.xlsx",
		[]any{"Nachname", "Vorname", "E-Mail privat", "Mobil", "Austritt", "Standort", "Abteilung"},
		[]any{"Sørensen", "Søren", "soren@example.org", "+46 70 174 06 05", "31.12.2019", "Malmö", "Steuern"},
		[]any{"von der Heide", "Wiebke", "wiebke@example.org", "0171 3920012", "30.06.2021", "Hamburg", "Recht"},
		[]any{"Müller", "Jürgen", "juergen@example.org", "0171 3920013", "2018", "Köln", "Steuern"},
	)
}

func bookPath(t *testing.T) string {
	t.Helper()
	return filepath.Join(t.TempDir(), "Firm.alumni")
}

// practiceBook makes a practice book of so many people.
func practiceBook(t *testing.T, people string) string {
	t.Helper()
	path := bookPath(t)
	if made, ok := practiceBooks[people]; ok {
		if err := os.WriteFile(path, made, 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	if r := do(t, "practice", "--book", path, "--people", people); r.exit != ExitDone {
		t.Fatalf("practice: %d\n%s", r.exit, r.err)
	}
	made, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	practiceBooks[people] = made
	return path
}

// practiceBooks are those that were made, by how many people they have: making one is slow beside all else.
var practiceBooks = map[string][]byte{}

func peopleOf(t *testing.T, book string, args ...string) []anyMap {
	t.Helper()
	var list []anyMap
	must(t, ExitDone, &list, append([]string{"people", "--book", book}, args...)...)
	return list
}

// fingerprint is what a file holds, "" where there is none.
func fingerprint(t *testing.T, path string) string {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		return ""
	}
	sum := sha256.Sum256(b)
	return string(sum[:])
}

// files lists what stands in a folder.
func files(t *testing.T, folder string) []string {
	t.Helper()
	list, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, f := range list {
		names = append(names, f.Name())
	}
	return names
}

func words(lang string) *assets.Translator { return assets.Words(lang) }
