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
	d.does("password and disk", func() { d.click(image.Pt(430, 107)) })
	d.does("set a password", d.presses(page))
	d.does("type it twice", func() {
		d.types("Krabba!17")()
		d.keys("Tab")()
		d.types("Krabba!17")()
	})
	d.does("it is set", d.keys("Return"))
	pages := image.Rect(0, 60, 180, height-60) // the navigation, which a locked window does not show
	open := d.settled()
	isOpen := func() bool { return differentIn(open, d.look(), pages) < blink }
	d.does("locked", d.keys("ctrl+shift+k"))
	if isOpen() {
		t.Error("the locked window shows what it showed before")
	}
	d.does("a wrong password", func() {
		d.types("not that one")()
		d.keys("Return")()
	})
	if isOpen() {
		t.Error("a wrong password opens the window")
	}
	password := func() {
		d.types("Krabba!17")()
		d.keys("Return")()
	}
	d.does("the right password", password)
	d.until("the window is unlocked", isOpen)
	d.keys("ctrl+q")()
	d.stops()

	d.start(program, "--book", book) // asks at once
	locked := d.settled()
	d.save(locked, "asked on the start")
	d.does("the password on the start", password)
	d.until("the book is open", func() bool { return differentIn(locked, d.look(), pages) > 10*blink })
	d.save(d.settled(), "opened")
	d.keys("ctrl+q")()
	d.stops()
	checkLog(t, ownFolder(filepath.Dir(book)))
}
