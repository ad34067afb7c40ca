package ui

import (
	"testing"
	"time"

	"alumnibook/ui/page"
	"alumnibook/ui/uitest"
)

func TestPageOfLastTimeIsThereOnTheSameDay(t *testing.T) {
	b := openBench(t)
	path, now := b.s.book.Path(), uitest.Clock()
	b.s.o.Clock = func() time.Time { return now }
	leaveAt := func(id string) {
		b.s.frame.show(page.Route{Page: id})
		b.s.rememberPage()
		b.s.closeBook(func() {})
	}
	leaveAt(page.Changes)
	now = now.Add(2 * time.Hour)
	b.s.openBook(path)
	if b.front() != page.Changes {
		t.Errorf("the same day begins with %q", b.front())
	}
	b.s.closeBook(func() {})
	b.s.openBook(path)
	if b.front() == page.Changes {
		t.Error("another book, too, begins with the page of the last one")
	}
	leaveAt(page.Changes)
	now = now.AddDate(0, 0, 1)
	b.s.openBook(path)
	if b.front() == page.Changes {
		t.Error("a new day begins with the page of the last one")
	}
	leaveAt(page.Import) // which does not stand in the navigation
	b.s.openBook(path)
	if b.front() == page.Import {
		t.Error("it begins within a task")
	}
}
