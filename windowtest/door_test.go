//go:build window

package windowtest

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/model/guests"
)

// arrivals are the guests of the evening, whose family names two letters tell apart.
var arrivals = [][2]string{
	{"Ulla", "Andersson"},
	{"Otto", "Bergström"},
	{"Pia", "Christensen"},
	{"Rolf", "Dahl"},
	{"Siv", "Ekman"},
	{"Tove", "Friis"},
	{"Vera", "Großmann"},
	{"Wim", "Holm"},
	{"Xenia", "Iversen"},
	{"Ylva", "Jensen"},
	{"Zoe", "Kjær"},
	{"Quirin", "Lund"},
}

// eveningBook is a book with an event of today, to which all of them said yes.
func eveningBook(t *testing.T, home string) (path string, event int64) {
	t.Helper()
	path = filepath.Join(home, "Evening.alumni")
	b, err := book.Create(t.Context(), path, book.Options{Firm: model.Firm{Name: "Lindqvist & Partner", Country: "SE", Language: "sv", Currency: "SEK"}})
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	today := model.DateOf(time.Now())
	e := model.Event{Title: "Autumn evening", Kind: model.EventTalk, State: model.EventAnnounced, On: today, Starts: "18:00"}
	_, err = b.Change(t.Context(), model.Doing{Code: "import", Name: "guests.xlsx", Count: len(arrivals)}, func(tx *book.Tx) error {
		var list []*model.Person
		for _, n := range arrivals {
			list = append(list, &model.Person{Given: n[0], Family: n[1], Status: model.StatusAlumnus})
		}
		if err := tx.CreatePeople(list); err != nil {
			return err
		}
		if err := tx.SaveEvent(&e, today, book.LoweringAsk); err != nil {
			return err
		}
		for _, p := range list {
			if _, err := tx.AddGuests(e.ID, []int64{p.ID}, model.ChannelEmail); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	_, err = b.Change(t.Context(), model.Doing{Code: "replies", Name: e.Title, Count: len(arrivals)}, func(tx *book.Tx) error {
		list, err := b.GuestList(t.Context(), e.ID)
		if err != nil {
			return err
		}
		for _, g := range list {
			if _, err := tx.Reply(g.ID, guests.Said{Reply: model.ReplyYes, On: today}); err != nil {
				return err
			}
		}
		_, err = tx.NumberGuests(e.ID)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return path, e.ID
}

// whoIsIn reads out of the book who was checked in.
func whoIsIn(t *testing.T, path string, event int64) []string {
	t.Helper()
	b, err := book.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	list, err := b.GuestList(t.Context(), event)
	if err != nil {
		t.Fatal(err)
	}
	var in []string
	for _, g := range list {
		if g.HasCome() {
			family, _, _ := strings.Cut(g.Name, ",")
			in = append(in, family)
		}
	}
	slices.Sort(in)
	return in
}

// At the door people are checked in by two letters and Enter. The program is killed in the middle of it, and not one tick is
// missing; nobody else is ticked by an Enter too many.
func TestNoTickIsMissingAfterTheProgramWasKilled(t *testing.T) {
	program := build(t)
	home := t.TempDir()
	if err := os.MkdirAll(filepath.Join(home, "Documents"), 0o755); err != nil {
		t.Fatal(err)
	}
	path, event := eveningBook(t, home)
	d := newDesktop(t, home)
	d.start(program, "--book", path)
	d.does("the door", d.keys("ctrl+shift+i"))
	var ticked []string
	for i, n := range arrivals[:8] {
		d.does(fmt.Sprintf("tick %d", i+1), func() {
			d.types(strings.ToLower(n[1][:2]))()
			d.keys("Return", "Return", "Return")()
		})
		ticked = append(ticked, n[1])
	}
	d.does("all in a row", func() { // without a look in between
		for _, n := range arrivals[8:11] {
			d.types(strings.ToLower(n[1][:2]))()
			d.keys("Return")()
			ticked = append(ticked, n[1])
		}
	})
	if err := d.program.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	<-d.program.ended
	slices.Sort(ticked)
	if in := whoIsIn(t, path, event); !slices.Equal(in, ticked) {
		t.Fatalf("in are %v, want %v", in, ticked)
	}

	d.start(program, "--book", path)
	d.does("the door again", d.keys("ctrl+shift+i"))
	d.does("the last one", func() {
		d.types("lu")()
		d.keys("Return")()
	})
	d.does("taken back", d.keys("ctrl+z"))
	d.keys("ctrl+q")()
	d.stops()
	if in := whoIsIn(t, path, event); !slices.Equal(in, ticked) {
		t.Errorf("in are %v, want %v", in, ticked)
	}
	if got, want := codes(t, d, program, path), "undo check_in"+strings.Repeat(" check_in", 11)+" replies import"; got != want {
		t.Errorf("the journal tells of %s", got)
	}
	var sound struct{ OK bool }
	ask(t, d, &sound, program, "check", "--book", path)
	if !sound.OK {
		t.Error("the book is not sound")
	}
	checkLog(t, ownFolder(home))
}
