package prefs

import (
	"path/filepath"
	"slices"
	"testing"

	"fyne.io/fyne/v2/test"
)

func TestCalendarIsThatOfOneBook(t *testing.T) {
	store := test.NewTempApp(t).Preferences()
	p := New(store)
	dir := t.TempDir()
	book, other := filepath.Join(dir, "Firm.alumni"), filepath.Join(dir, "Other.alumni")
	p.SetCalendar(book, Calendar{Path: filepath.Join(dir, "c.ics"), Parts: []string{"calls"}})
	if c := New(store).Calendar(book); c.Path != filepath.Join(dir, "c.ics") || !slices.Equal(c.Parts, []string{"calls"}) {
		t.Errorf("%+v", c)
	}
	if c := p.Calendar(other); c.Path != "" {
		t.Errorf("another book has %+v", c)
	}
	t.Chdir(dir)
	if c := p.Calendar("Firm.alumni"); c.Path == "" {
		t.Error("the same book by a shorter path has none")
	}
	p.SetCalendar(book, Calendar{})
	if c := p.Calendar(book); c.Path != "" {
		t.Errorf("ended, but %+v", c)
	}
}
