package ui

import (
	"os"
	"path/filepath"
	"testing"

	"alumnibook/ui/page"
)

func TestEachPurposeBeginsInItsOwnLastFolder(t *testing.T) {
	b := newBench(t, Options{})
	b.s.Start()
	home := t.TempDir()
	b.s.o.Documents = filepath.Join(home, "Documents")
	scans := filepath.Join(home, "Scans")
	for _, dir := range []string{b.s.o.Documents, scans, filepath.Join(home, "Downloads")} {
		if err := os.Mkdir(dir, 0o700); err != nil {
			t.Fatal(err)
		}
	}
	begins := func(what string, p page.Purpose, want string) {
		t.Helper()
		pick := page.Pick{For: p}
		b.s.remembered(&pick)
		if pick.Folder != filepath.Join(home, want) {
			t.Errorf("%s begins in %s, want %s", what, pick.Folder, want)
		}
	}
	begins("the first list", page.ForLists, "Downloads")
	begins("the first export", page.ForExports, "Documents")
	begins("the first book", page.ForBooks, "Documents")
	b.s.prefs.SetState(stateOf(page.ForPapers), scans)
	begins("another scan", page.ForPapers, "Scans")
	begins("an export after a scan", page.ForExports, "Documents")
	if err := os.Remove(scans); err != nil {
		t.Fatal(err)
	}
	begins("a scan whose folder is gone", page.ForPapers, "Downloads")
}
