//go:build window

package windowtest

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// mostKeys is how many keys logging a call may take besides its text.
const mostKeys = 8

// counter presses keys and counts them; Ctrl+L are two.
type counter struct {
	d *desktop
	n int
}

func (c *counter) press(keys ...string) {
	for _, k := range keys {
		c.n += strings.Count(k, "+") + 1
		c.d.keys(k)()
	}
}

func (c *counter) letters(text string) {
	c.n += len(text)
	c.d.types(text)()
}

// entry is what the test looks at of a history.
type entry struct {
	Kind, Text string
}

// timeline asks the terminal for the history of the one whom a search finds.
func timeline(t *testing.T, d *desktop, program, book, search string) []entry {
	t.Helper()
	var found []struct{ ID string }
	ask(t, d, &found, program, "people", "--book", book, "--search", search)
	if len(found) != 1 {
		t.Fatalf("%q finds %d people", search, len(found))
	}
	var list []entry
	ask(t, d, &list, program, "timeline", "--book", book, found[0].ID)
	return list
}

// callBook is a book with the practice people and three of a list.
func callBook(t *testing.T) (program, book string, d *desktop) {
	t.Helper()
	program = build(t)
	home := t.TempDir()
	if err := os.MkdirAll(filepath.Join(home, "Documents"), 0o755); err != nil {
		t.Fatal(err)
	}
	book = filepath.Join(home, "Firm.alumni")
	d = newDesktop(t, home)
	var made struct{ People int }
	ask(t, d, &made, program, "practice", "--book", book, "--people", "60")
	var read any
	ask(t, d, &read, program, "import", "--book", book, staffList(t, home))
	return program, book, d
}

// From anywhere a call to somebody who is found by three letters is logged in a handful of keys.
func TestCallIsLoggedInEightKeys(t *testing.T) {
	program, book, d := callBook(t)
	d.start(program, "--book", book)
	texts := map[string]string{}
	for _, place := range []struct {
		name string
		way  func()
	}{
		{"the start page", nil},
		{"the list of people", d.keys("ctrl+2")},
		{"a form that is being filled in", func() {
			d.keys("ctrl+n")()
			d.settled()
			d.types("Half a name")()
		}},
	} {
		if place.way != nil {
			d.does("go to "+place.name, place.way)
		}
		keys, text := &counter{d: d}, "Spoke from "+place.name
		texts[text] = place.name
		before := d.settled()
		d.does("open the box over "+place.name, func() { keys.press("ctrl+l") })
		keys.letters("ube")
		keys.press("Return")
		d.types(text)()
		keys.press("Return")
		d.until("the box closes", func() bool { return different(before, d.look()) < width*height/8 })
		d.save(d.settled(), "logged from "+place.name)
		if keys.n > mostKeys {
			t.Errorf("from %s it took %d keys, more than %d", place.name, keys.n, mostKeys)
		}
		t.Logf("from %s: %d keys", place.name, keys.n)
	}
	d.program.Process.Kill() // what is saved is saved
	<-d.program.ended
	for _, e := range timeline(t, d, program, book, "ubelhack") {
		if e.Kind == "call" {
			delete(texts, e.Text)
		}
	}
	for _, place := range texts {
		t.Errorf("the call from %s is not in the book", place)
	}
}

// What was typed and not saved is there again after the program was killed.
func TestDraftSurvivesBeingKilled(t *testing.T) {
	program, book, d := callBook(t)
	d.start(program, "--book", book)
	d.does("begin a note", func() {
		d.keys("ctrl+l")()
		d.types("kvi")()
		d.keys("Return")()
		d.types("Half a sentence")()
	})
	d.until("the draft is in the book's file", func() bool {
		for _, path := range []string{book + "-wal", book} {
			if data, err := os.ReadFile(path); err == nil && bytes.Contains(data, []byte("Half a sentence")) {
				return true
			}
		}
		return false
	})
	if err := d.program.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	<-d.program.ended

	d.start(program, "--book", book)
	d.does("the draft is there again", d.keys("ctrl+l"))
	d.does("type the rest and save", func() {
		d.types(" and the rest")()
		d.keys("Return")()
	})
	d.keys("ctrl+q")()
	d.stops()
	list := timeline(t, d, program, book, "kvist asa")
	if len(list) == 0 || list[0].Text != "Half a sentence and the rest" {
		t.Errorf("the history holds %+v", list)
	}
}
