package ui

import (
	"encoding/json"
	"net"
	"os"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"github.com/gofrs/flock"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/page"
	"alumnibook/ui/uitest"
	"alumnibook/ui/widgets"
)

// lockedBench is a bench with a book open that has a password.
func lockedBench(t *testing.T) (*bench, *ticking) {
	t.Helper()
	path := makeBook(t, uitest.Named("Åsa", "Kvist"))
	made, err := book.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	if err := made.SetPassword(t.Context(), "", "Krabba!17"); err != nil {
		t.Fatal(err)
	}
	if err := made.Close(); err != nil {
		t.Fatal(err)
	}
	b := newBench(t, Options{BookPath: path})
	clock := &ticking{uitest.Clock()}
	b.s.o.Clock, b.s.o.Keychain = clock.now, &keychain{}
	b.s.Start()
	return b, clock
}

func (b *bench) unlock(password string) {
	b.t.Helper()
	b.Fill("Password", password)
	b.Key(fyne.KeyReturn)
}

func TestBookWithAPasswordAsksForIt(t *testing.T) {
	b, _ := lockedBench(t)
	b.MustSee("This book is locked.", "Lindqvist & Partner")
	if !b.s.locked() || !b.s.asking() {
		t.Fatal("the window is open")
	}
	b.Press(ctrl(fyne.KeyComma)) // no command gets through
	if b.front() != page.People {
		t.Errorf("a shortcut led to %q", b.front())
	}
	b.Key(fyne.KeyEscape)
	b.unlock("not that one")
	b.MustSee("That is not the password of this book.")
	if !b.s.locked() {
		t.Fatal("a wrong password opened it")
	}
	b.unlock("Krabba!17")
	b.MustNotSee("This book is locked.")
	b.MustSee("page people")
	if b.s.locked() {
		t.Error("the right password did not open it")
	}
}

func TestWindowLocksItselfWhereNobodyUsesIt(t *testing.T) {
	b, clock := lockedBench(t)
	b.unlock("Krabba!17")
	b.s.frame.Ask(page.Question{Title: "Erase Åsa Kvist?", Text: "She asked for it.", Verb: "Erase"})
	clock.turn(9 * time.Minute)
	b.s.lockIfIdle()
	if b.s.locked() {
		t.Fatal("it locked before its time")
	}
	widgets.OnActive() // somebody moves the mouse
	clock.turn(9 * time.Minute)
	b.s.lockIfIdle()
	if b.s.locked() {
		t.Fatal("it locked although somebody was there")
	}
	clock.turn(2 * time.Minute)
	b.s.lockIfIdle()
	if !b.s.locked() {
		t.Fatal("it did not lock")
	}
	b.Key(fyne.KeyEscape) // does not reach the question below
	b.unlock("Krabba!17")
	b.MustSee("Erase Åsa Kvist?")
	b.Tap("Cancel")
	b.s.prefs.SetLockAfter(0)
	clock.turn(24 * time.Hour)
	b.s.lockIfIdle()
	if b.s.locked() {
		t.Error("it locks although that was switched off")
	}
	b.s.frame.table.Run("book.lock")
	if !b.s.locked() {
		t.Error("the command does not lock it")
	}
}

func TestBookWithoutAPasswordIsNeverLocked(t *testing.T) {
	b := openBench(t)
	b.s.lockWindow()
	b.s.frame.table.Run("book.lock")
	if b.s.locked() {
		t.Fatal("it is locked, and nothing opens it")
	}
	b.MustSee("The book has no password.")
}

func TestLockedWindowCanBeClosedAndOpensAnotherBook(t *testing.T) {
	b, _ := lockedBench(t)
	other := makeBook(t, uitest.Named("Only", "One"), uitest.Named("And", "Another"))
	b.picker.open = []string{other}
	b.Tap("Another book…")
	if b.s.locked() || b.s.book.Path() != other || b.count() != 2 {
		t.Fatalf("it shows %v", b.Texts())
	}
	b, _ = lockedBench(t)
	b.Tap("Quit")
	if !b.closed {
		t.Error("the window did not close")
	}
}

// readBench is a bench with a book that another window has open.
func readBench(t *testing.T) (*bench, *book.Book) {
	t.Helper()
	path := makeBook(t, uitest.Named("Åsa", "Kvist"))
	held, err := book.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = held.Close() })
	b := newBench(t, Options{BookPath: path})
	b.s.Start()
	return b, held
}

func TestSecondOpenerReads(t *testing.T) {
	b, held := readBench(t)
	host, _ := os.Hostname()
	b.MustSee("Only to look at:", "has this book open on the computer "+host+" since", "Try again", "page people")
	if b.s.frame == nil || !b.s.book.ReadOnly() || b.count() != 1 {
		t.Fatal("the book is not open to read")
	}
	if _, err := os.Stat(book.BackupFolder(b.s.book.Path())); err == nil {
		t.Error("the reader made a backup")
	}
	said := false
	b.s.frame.Do(model.Doing{Code: "add", Name: "A"}, func(tx *book.Tx) error { return tx.CreatePeople([]*model.Person{uitest.Named("A", "B")}) },
		func(_ int64, err error) { said = model.CodeOf(err) == model.CodeReadOnly })
	if !said || b.count() != 1 {
		t.Error("it was changed, or not refused")
	}
	b.s.frame.table.Run("person.new")
	b.MustSee("This book is open only to look at: nothing can be changed here.")
	if b.people.last().Do == "new" {
		t.Error("a form was opened that can't be saved")
	}
	b.s.root.Toasts().CloseAll()
	b.s.frame.Open(page.Route{Page: page.People, Do: "edit", ID: 1})
	b.MustSee("This book is open only to look at: nothing can be changed here.")
	uitest.Add(t, held, uitest.Named("Søren", "Sørensen"))
	b.people.events = nil
	b.s.catchUp()
	if len(b.people.events) == 0 || b.count() != 2 {
		t.Errorf("it does not follow the other window: %d events, %d people", len(b.people.events), b.count())
	}
}

func TestReaderOpensForWritingOnceTheOtherHasClosed(t *testing.T) {
	b, held := readBench(t)
	b.Tap("Try again")
	b.MustSee("Only to look at:")
	if err := held.Close(); err != nil {
		t.Fatal(err)
	}
	b.s.catchUp()
	b.MustSee("It has been closed elsewhere")
	b.Tap("Open for changes")
	b.MustNotSee("Only to look at:")
	if b.s.book.ReadOnly() {
		t.Error("it still only reads")
	}
}

func TestReaderOpensForWritingOnceTheOtherHasCrashed(t *testing.T) {
	path := makeBook(t, uitest.Named("Åsa", "Kvist"))
	lock := flock.New(path + ".lock")
	if ok, err := lock.TryLock(); !ok || err != nil {
		t.Fatal(ok, err)
	}
	if err := os.WriteFile(path+".lock.json", []byte(`{"host":"ELSEWHERE","user":"ebba","pid":4711,"since":"2026-11-22T08:00:00Z"}`), 0o600); err != nil {
		t.Fatal(err)
	}
	b := newBench(t, Options{BookPath: path})
	b.s.Start()
	b.s.catchUp()
	b.MustSee("ebba has this book open on the computer ELSEWHERE")
	if err := lock.Close(); err != nil { // what the system does where a program ends; the files stay
		t.Fatal(err)
	}
	b.s.catchUp()
	b.MustSee("It has been closed elsewhere")
	b.Tap("Open for changes")
	b.MustNotSee("Only to look at:")
}

func TestWindowOfAnotherUserOfThisComputerIsNotCalled(t *testing.T) {
	path := makeBook(t, uitest.Named("Åsa", "Kvist"))
	lock := flock.New(path + ".lock")
	if ok, err := lock.TryLock(); !ok || err != nil {
		t.Fatal(ok, err)
	}
	defer lock.Close()
	ear, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	host, _ := os.Hostname()
	holder, err := json.Marshal(book.HeldBy{Host: host, User: "ebba", PID: 4711, Address: ear.Addr().String() + "/secret"})
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path+".lock.json", holder, 0o600); err != nil {
		t.Fatal(err)
	}
	called := make(chan bool)
	go func() {
		c, err := ear.Accept()
		if err == nil {
			_ = c.Close()
		}
		called <- err == nil
	}()
	b := newBench(t, Options{BookPath: path})
	b.s.Start()
	_ = ear.Close()
	if <-called {
		t.Error("a window on a screen that nobody sees was asked to come forward")
	}
	b.MustSee("Only to look at:", "ebba has this book open on the computer "+host)
}

func TestWriteProtectedBookIsRead(t *testing.T) {
	path := makeBook(t, uitest.Named("Åsa", "Kvist"))
	if err := os.Chmod(path, 0o400); err != nil {
		t.Fatal(err)
	}
	b := newBench(t, Options{BookPath: path})
	b.s.Start()
	b.MustSee("The file or its folder is write-protected.", "page people")
}

func TestLockOfACrashIsNoLock(t *testing.T) {
	path := makeBook(t)
	for name, text := range map[string]string{".lock": "", ".lock.json": `{"host":"ELSEWHERE","user":"ebba","pid":4711,"since":"2026-11-22T08:00:00Z"}`} {
		if err := os.WriteFile(path+name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	b := newBench(t, Options{BookPath: path})
	b.s.Start()
	if b.s.frame == nil || b.s.book.ReadOnly() {
		t.Errorf("a lock that nobody holds keeps it shut: %v", b.Texts())
	}
	if h, ok := book.Holder(path); !ok || h.Host == "ELSEWHERE" {
		t.Errorf("the holder is %+v, %v", h, ok)
	}
}
