package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/prefs"
	"alumnibook/ui/run"
	"alumnibook/ui/uitest"
)

// promise puts a follow-up into a book.
func promise(t *testing.T, b *book.Book, text string) {
	t.Helper()
	ids, err := b.Find(t.Context(), model.Filter{}, model.Sort{})
	if err != nil {
		t.Fatal(err)
	}
	_, err = b.Change(t.Context(), model.Doing{Code: "log"}, func(tx *book.Tx) error {
		return tx.CreateInteraction(&model.Interaction{
			Kind: model.InteractionNote, On: uitest.Today, PersonIDs: ids[:1], FollowUp: model.FollowUp{On: uitest.Today.AddDays(3), Text: text},
		})
	})
	if err != nil {
		t.Fatal(err)
	}
}

// kept opens a book whose calendar is kept in a file.
func kept(t *testing.T, o Options) (b *bench, file string) {
	t.Helper()
	o.BookPath = makeBook(t, uitest.Named("Søren", "Sørensen"))
	b = newBench(t, o)
	file = filepath.Join(t.TempDir(), "Alumni.ics")
	b.s.prefs.SetCalendar(o.BookPath, prefs.Calendar{Path: file, Parts: []string{"follow_ups"}})
	b.s.Start()
	return b, file
}

func holds(path, text string) bool {
	data, err := os.ReadFile(path)
	return err == nil && strings.Contains(string(data), text)
}

func TestCalendarFileFollowsTheBook(t *testing.T) {
	b, file := kept(t, Options{CalendarWait: -1})
	if !holds(file, "BEGIN:VCALENDAR") {
		t.Fatal("the file is not written when the book is opened")
	}
	promise(t, b.s.book, "Send the slides")
	if !holds(file, "Send the slides") || !holds(file, "Søren Sørensen") {
		t.Error("a change does not reach the file")
	}
	promise(t, b.s.book, "Send the book")
	if log, err := b.s.book.Handovers(t.Context(), 0, 9); err != nil || len(log) != 1 || len(log[0].People) != 1 {
		t.Errorf("the log tells once of everybody who is in the file: %+v %v", log, err)
	}
	b.s.prefs.SetCalendar(b.s.book.Path(), prefs.Calendar{})
	promise(t, b.s.book, "Later")
	if holds(file, "Later") {
		t.Error("a file that is no longer kept was written")
	}
}

func TestCalendarFileThatCanNotBeWrittenIsSaidOnce(t *testing.T) {
	b, file := kept(t, Options{CalendarWait: -1})
	if err := os.RemoveAll(filepath.Dir(file)); err != nil {
		t.Fatal(err)
	}
	promise(t, b.s.book, "One")
	b.MustSee("The calendar file " + file + " could not be written.")
	if !b.s.calendarFailed {
		t.Error("the failure is not known")
	}
	if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
		t.Fatal(err)
	}
	promise(t, b.s.book, "Two")
	if !holds(file, "One") || !holds(file, "Two") || b.s.calendarFailed {
		t.Error("it is not tried again")
	}
}

// A change just before the window closes reaches the file, without the usual wait.
func TestCalendarFileIsWrittenBeforeTheBookCloses(t *testing.T) {
	posted := make(chan func(), 100)
	r := run.New(t.Context(), func(f func()) { posted <- f })
	b, file := kept(t, Options{Runner: r})
	until := func(done func() bool) {
		for !done() {
			select {
			case f := <-posted:
				f()
			case <-t.Context().Done():
				t.Fatal("it took too long")
			}
		}
	}
	until(func() bool { return b.s.book != nil && b.s.frame != nil })
	promise(t, b.s.book, "At the last moment")
	until(func() bool { return len(posted) == 0 })
	closed := false
	b.s.closeBook(func() { closed = true })
	until(func() bool { return closed })
	if !holds(file, "At the last moment") {
		t.Error("the last change is not in the file")
	}
}
