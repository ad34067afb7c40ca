//go:build window

package windowtest

import (
	"image"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// copies counts the backups beside a book.
func copies(t *testing.T, book string) int {
	t.Helper()
	entries, err := os.ReadDir(strings.TrimSuffix(book, ".alumni") + " backups")
	if err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
	n := 0
	for _, e := range entries {
		if strings.HasSuffix(e.Name(), ".alumni") {
			n++
		}
	}
	return n
}

// The book is backed up when it is opened and when she asks for it; with a password it is locked and opens again.
func TestBackedUpAndLocked(t *testing.T) {
	program, book, d := callBook(t)
	d.start(program, "--book", book)
	d.until("a backup is made on the start", func() bool { return copies(t, book) == 1 })
	d.does("back up now", func() {
		d.keys("ctrl+k")()
		d.types("back up now")()
		d.keys("Return")()
	})
	d.until("a backup is made", func() bool { return copies(t, book) == 2 })
	page := image.Rect(180, 60, width, height-60)
	d.does("password and disk", func() { d.click(image.Pt(430, 129)) })
	d.does("set a password", d.presses(page))
	d.does("type it twice", func() {
		d.types("Krabba!17")()
		d.keys("Tab")()
		d.types("Krabba!17")()
	})
	d.does("it is set", d.keys("Return"))
	open := d.settled()
	d.does("locked", d.keys("ctrl+shift+k"))
	if n := differentIn(open, d.settled(), image.Rect(0, 60, width, height-60)); n < 50*blink {
		t.Errorf("the locked window shows what it showed before, %d pixels differ", n)
	}
	d.does("a wrong password", func() {
		d.types("not that one")()
		d.keys("Return")()
	})
	d.does("unlocked", func() {
		d.types("Krabba!17")()
		d.keys("Return")()
	})
	if n := differentIn(open, d.settled(), page); n > 20*blink {
		t.Errorf("the window is not as it was before it was locked, %d pixels differ", n)
	}
	d.keys("ctrl+q")()
	d.stops()

	d.start(program, "--book", book) // asks at once
	d.save(d.settled(), "asked on the start")
	d.does("opened", func() {
		d.types("Krabba!17")()
		d.keys("Return")()
	})
	d.keys("ctrl+q")()
	d.stops()
	checkLog(t, filepath.Dir(book))
}
