//go:build window || wine

package windowtest

import (
	"bytes"
	"encoding/json"
	"image"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// staffList writes a list as an office has it: a title, an empty row, headings in German, dates as text.
func staffList(t *testing.T, folder string) string {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	for i, row := range [][]any{
		{"Ehemalige 2015-2024"},
		{},
		{"Nachname", "Vorname", "E-Mail privat", "Mobil", "Austritt", "Standort", "Abteilung", "Position"},
		{"Kvist", "Åsa", "asa.kvist@example.org", "070-174 06 99", "31.12.2019", "Malmö", "Steuern", "Steuerberaterin"},
		{"von der Heide", "Friederike", "friederike@example.org", "+49 171 3920090", "30.06.2021", "Hamburg", "Recht", "Rechtsanwältin"},
		{"Übelhack", "Jürgen", "juergen@example.org", "+49 171 3920091", "2018", "Köln", "Steuern", "Partner"},
	} {
		cell, _ := excelize.CoordinatesToCellName(1, i+1)
		if err := f.SetSheetRow("Sheet1", cell, &row); err != nil {
			t.Fatal(err)
		}
	}
	path := filepath.Join(folder, "Ehemalige.xlsx")
	if err := f.SaveAs(path); err != nil {
		t.Fatal(err)
	}
	return path
}

// ask runs a command of the program and reads its answer.
func ask(t *testing.T, d *desktop, into any, path string, args ...string) {
	t.Helper()
	c := exec.Command(path, append(args, "--json")...)
	c.Env = d.env
	var said bytes.Buffer
	c.Stderr = &said
	out, err := c.Output()
	if err != nil {
		t.Fatalf("%v: %v\n%s%s", args, err, out, said.String())
	}
	if err := json.Unmarshal(out, into); err != nil {
		t.Fatalf("%v: %v\n%s", args, err, out)
	}
}

// person is what the test looks at of somebody.
type person struct {
	GivenName  string `json:"given_name"`
	FamilyName string `json:"family_name"`
}

func TestFromListToContacts(t *testing.T) {
	program := build(t)
	home := t.TempDir()
	if err := os.MkdirAll(filepath.Join(home, "Documents"), 0o755); err != nil {
		t.Fatal(err)
	}
	listed := filepath.Join(home, "Prüfung & Listen")
	if err := os.MkdirAll(listed, 0o755); err != nil {
		t.Fatal(err)
	}
	book, list, cards := filepath.Join(home, "Firm.alumni"), staffList(t, listed), filepath.Join(home, "contacts.vcf")
	d := newDesktop(t, home)
	var made struct{ People int }
	ask(t, d, &made, program, "practice", "--book", book, "--people", "60")

	d.start(program, "--book", book, list)
	d.save(d.settled(), "check the rows")
	d.does("import", d.presses(image.Rect(width/2, height/2, width, height)))
	d.does("people", d.keys("ctrl+2"))
	d.does("search", func() {
		d.keys("ctrl+f")()
		d.types("ubelhack")()
	})
	d.does("choose", d.keys("Down"))
	d.does("edit", d.keys("Return"))
	d.does("type a name", d.types("-Lind"))
	d.does("save", d.keys("ctrl+s"))
	d.does("back to the list", d.keys("Escape"))
	d.does("who was on the phone", d.keys("ctrl+l"))
	d.does("log a call", d.keys("Return"))
	d.does("type a note", d.types("Talked about the old harbour"))
	d.does("save the call", d.keys("Return"))
	d.does("export", d.keys("ctrl+e"))
	d.does("for an Android phone", d.keys("Down"))
	d.does("to the button", d.keys("Return"))
	d.does("where to", d.keys("Return"))
	d.does("type a path", func() {
		d.keys("Home", "shift+End")() // no system's dialog is without them, as some are without Ctrl+A
		d.types(typed(cards))()
	})
	d.does("exported", d.keys(saves...))
	d.until("the contacts are written", func() bool { _, err := os.Stat(cards); return err == nil })
	d.keys("ctrl+q")()
	d.stops()
	checkBook(t, d, program, book)
	checkCards(t, cards)

	d.start(program) // the book of last time
	d.does("search again", func() {
		d.keys("ctrl+f")()
		d.types("old harbour")()
	})
	d.keys("ctrl+q")()
	d.stops()
	checkLog(t, ownFolder(home))
	checkBook(t, d, program, book)
}

// checkBook asks the terminal whether all that was done in the window stands in the book.
func checkBook(t *testing.T, d *desktop, program, book string) {
	t.Helper()
	var sound struct {
		OK     bool
		People int
	}
	ask(t, d, &sound, program, "check", "--book", book)
	if !sound.OK || sound.People != 63 {
		t.Errorf("the book: %+v, want 63 people", sound)
	}
	for _, search := range []string{"lind ubelhack", "old harbour koln"} {
		var found []person
		ask(t, d, &found, program, "people", "--book", book, "--search", search)
		if len(found) != 1 || found[0] != (person{"Jürgen", "Übelhack-Lind"}) {
			t.Errorf("%q finds %+v", search, found)
		}
	}
	if got := codes(t, d, program, book); got != "log_call edit import newsletter_sent practice practice" {
		t.Errorf("the journal tells of %s", got)
	}
}

func checkCards(t *testing.T, path string) {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(string(text), "BEGIN:VCARD"); n != 1 || !strings.Contains(string(text), "Übelhack-Lind") {
		t.Errorf("%d cards:\n%s", n, text)
	}
}

// checkLog looks into the program's own log for failures.
func checkLog(t *testing.T, folder string) {
	t.Helper()
	found := 0
	err := filepath.WalkDir(folder, func(path string, e os.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		text, err := os.ReadFile(path)
		switch filepath.Base(path) {
		case "alumnibook.log": // begins with the first entry
			if strings.Contains(string(text), "level=ERROR") {
				t.Errorf("the log:\n%s", text)
			}
		case "crash.txt":
			found++
			if len(text) > 0 {
				t.Errorf("a crash:\n%s", text)
			}
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
	if found == 0 {
		t.Error("there is no file for crashes in", folder)
	}
}

// codes are those of all changes of a book, the newest first.
func codes(t *testing.T, d *desktop, program, book string) string {
	t.Helper()
	var changes []struct{ Doing struct{ Code string } }
	ask(t, d, &changes, program, "changes", "--book", book)
	var codes []string
	for _, c := range changes {
		codes = append(codes, c.Doing.Code)
	}
	return strings.Join(codes, " ")
}
