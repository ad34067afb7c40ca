package ui

import (
	"os"
	"path/filepath"
	"testing"

	"alumnibook/ui/uitest"
)

// oneDriveBench is a bench whose user keeps documents in OneDrive.
func oneDriveBench(t *testing.T) (b *bench, home string) {
	t.Helper()
	b = newBench(t, Options{})
	home = t.TempDir()
	t.Setenv("HOME", home)
	t.Setenv("XDG_CONFIG_HOME", "")
	b.s.o.Documents = filepath.Join(home, "OneDrive - Nordlys", "Documents")
	if err := os.MkdirAll(b.s.o.Documents, 0o700); err != nil {
		t.Fatal(err)
	}
	b.s.Start()
	return b, home
}

func TestNewBookIsNotProposedWhereItIsSynchronised(t *testing.T) {
	b, home := oneDriveBench(t)
	b.Tap("Create a new book")
	want := filepath.Join(home, "Alumnibook", "Nordlys.alumni")
	b.Fill("Name of your firm", "Nordlys")
	b.MustSee("OneDrive synchronises your documents and could damage a book there", want)
	if _, err := os.Stat(filepath.Dir(want)); err == nil {
		t.Error("a folder was made before anybody wanted it")
	}
	b.picker.save = ""
	b.Tap("Another place…")
	if q := b.picker.asked[0]; q.Folder != filepath.Dir(want) {
		t.Errorf("the dialog begins in %s", q.Folder)
	}
	b.Tap("Create a new book")
	if b.s.book == nil || b.s.book.Path() != want {
		t.Errorf("the book is not at %s: %v", want, b.Texts())
	}
}

func TestOwnFolderThatIsSynchronisedIsNotProposedEither(t *testing.T) {
	b, home := oneDriveBench(t)
	own := filepath.Join(home, "Alumnibook")
	if err := os.MkdirAll(filepath.Join(own, ".stfolder"), 0o700); err != nil {
		t.Fatal(err)
	}
	if at := b.s.placeForBook(); at.folder != DataFolder() || at.synced != "OneDrive" {
		t.Errorf("proposed is %+v", at)
	}
}

func TestBackupIsNotProposedToGoWhereItIsSynchronised(t *testing.T) {
	b, home := oneDriveBench(t)
	from := makeBook(t, uitest.Named("Åsa", "Kvist"))
	copied := filepath.Join(t.TempDir(), "Lindqvist 2026-11-20 09.00.00.alumni")
	text, err := os.ReadFile(from)
	if err == nil {
		err = os.WriteFile(copied, text, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
	b.picker.open = []string{copied}
	b.Tap("Open a book…")
	b.MustSee("1 person", "OneDrive synchronises your documents")
	b.Tap("Choose the place…")
	want := filepath.Join(home, "Alumnibook")
	if q := b.picker.asked[1]; q.Folder != want {
		t.Errorf("the dialog begins in %s", q.Folder)
	}
	if _, err := os.Stat(want); err != nil {
		t.Error("the dialog can't begin in a folder that is not there")
	}
}

func TestNewBookIsProposedAmongTheDocuments(t *testing.T) {
	b := newBench(t, Options{})
	b.s.Start()
	b.Tap("Create a new book")
	b.MustSee("Not in a synchronised or shared folder.", b.folder)
	b.MustNotSee("synchronises your documents")
}
