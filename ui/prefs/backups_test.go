package prefs

import (
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2/test"
)

func TestSecondPlaceIsThatOfOneBook(t *testing.T) {
	store := test.NewTempApp(t).Preferences()
	p, dir := New(store), t.TempDir()
	book, other := filepath.Join(dir, "Firm.alumni"), filepath.Join(dir, "Other.alumni")
	want := Backups{Second: filepath.Join(dir, "stick"), Keychain: true, Reached: time.Date(2026, 11, 22, 9, 30, 5, 0, time.UTC)}
	p.SetBackups(book, want)
	if got := New(store).Backups(book); got != want {
		t.Errorf("it came back as %+v", got)
	}
	if got := p.Backups(other); got != (Backups{}) {
		t.Errorf("another book has %+v", got)
	}
	p.SetBackups(book, Backups{Reached: want.Reached})
	if got := p.Backups(book); got != (Backups{}) {
		t.Errorf("ended, but %+v", got)
	}
}

func TestWindowLocksItselfAfterAWhileUnlessSaidOtherwise(t *testing.T) {
	p := New(test.NewTempApp(t).Preferences())
	if n := p.LockAfter(); n != usualLock {
		t.Errorf("at first it locks after %d minutes", n)
	}
	p.SetLockAfter(0)
	if n := p.LockAfter(); n != 0 {
		t.Errorf("switched off, it locks after %d minutes", n)
	}
	p.store.SetInt(keyLock, -7)
	if n := p.LockAfter(); n != 0 {
		t.Errorf("nonsense locks after %d minutes", n)
	}
}
