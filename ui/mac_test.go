package ui

import (
	"path/filepath"
	"slices"
	"testing"

	"alumnibook/ui/about"
	"alumnibook/ui/cocoa"
	"alumnibook/ui/page"
)

// macBench is a window of a program that macOS asks things of.
func macBench(t *testing.T, o Options) *bench {
	t.Helper()
	o.Asks = make(chan cocoa.Asked)
	b := newBench(t, o)
	b.s.o.Pages = append(b.s.o.Pages, about.Entry())
	b.s.Start()
	if b.s.frame == nil {
		t.Fatalf("the book is not open: %v", b.Texts())
	}
	return b
}

func TestClosingTheWindowKeepsTheProgramOnMacOS(t *testing.T) {
	b := macBench(t, Options{BookPath: makeBook(t)})
	b.s.windowClosed()
	if b.closed || b.s.book == nil || !b.s.away {
		t.Fatal("closing the window ended the program")
	}
	b.s.asked(cocoa.Asked{})
	if b.s.away {
		t.Error("a click in the Dock brings no window")
	}
	b.s.windowClosed()
	b.s.frame.table.Run("go.people")
	if b.s.away || b.front() != page.People {
		t.Errorf("what is chosen in the menu is not seen: %v, at %s", b.s.away, b.front())
	}
	b.s.windowClosed()
	b.s.asked(cocoa.Asked{About: true})
	if b.s.away || b.front() != page.Facts {
		t.Errorf("about the program: %v, at %s", b.s.away, b.front())
	}
	b.s.windowClosed()
	b.s.asked(cocoa.Asked{Quit: true})
	if !b.closed || b.s.book != nil {
		t.Error("quitting leaves the program running")
	}
	b.s.asked(cocoa.Asked{Files: []string{"late.alumni"}})
}

func TestClosingTheWindowEndsTheProgramElsewhere(t *testing.T) {
	b := openBench(t)
	b.s.windowClosed()
	if !b.closed {
		t.Error("the program goes on without a window")
	}
}

func TestDoubleClickedBookOpens(t *testing.T) {
	first, second := makeBook(t), makeBook(t)
	b := macBench(t, Options{BookPath: first})
	b.s.windowClosed()
	b.s.asked(cocoa.Asked{Files: []string{second}})
	if b.s.away || !sameFile(b.s.book.Path(), second) {
		t.Errorf("%s is open, the window away: %v", b.s.book.Path(), b.s.away)
	}
}

func TestProgramStartsWithWhatWasDoubleClicked(t *testing.T) {
	asks := make(chan cocoa.Asked, 3)
	book, list := filepath.Join("a", "Firm.ALUMNI"), filepath.Join("a", "staff.xlsx")
	asks <- cocoa.Asked{Files: []string{list, book}}
	asks <- cocoa.Asked{}
	o := Options{Asks: asks}
	o.startWith()
	if o.BookPath != book || !slices.Equal(o.Files, []string{list}) {
		t.Errorf("it starts with %q and %q", o.BookPath, o.Files)
	}
	none := Options{}
	none.startWith()
	if none.BookPath != "" {
		t.Errorf("nobody asked for %q", none.BookPath)
	}
}

func TestAboutIsSaidWithoutABookOnMacOS(t *testing.T) {
	b := newBench(t, Options{Asks: make(chan cocoa.Asked), Version: "1.2.3"})
	b.s.Start()
	b.s.windowClosed()
	b.s.asked(cocoa.Asked{About: true})
	b.MustSee("About Alumnibook", "1.2.3")
	if b.s.away {
		t.Error("it is said in a window that is not there")
	}
}

func TestQuestionBringsTheWindowBackOnMacOS(t *testing.T) {
	b := macBench(t, Options{BookPath: makeBook(t)})
	b.s.frame.Open(page.Route{Page: page.People})
	b.people.unsaved = true
	b.s.windowClosed()
	b.s.asked(cocoa.Asked{Quit: true})
	if b.closed || b.s.away {
		t.Fatalf("with something unsaved: closed %v, away %v", b.closed, b.s.away)
	}
	b.MustSee("Cancel")
}
