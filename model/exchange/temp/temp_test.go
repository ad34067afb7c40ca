package temp

import (
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"
)

// crashed makes a folder as a program leaves it that ended without removing it, with a paper in it.
func crashed(t *testing.T) string {
	t.Helper()
	var f Folder
	path := made(t, &f)
	if err := f.lock.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

func made(t *testing.T, f *Folder) string {
	t.Helper()
	path, err := f.Path()
	if err == nil {
		err = os.WriteFile(filepath.Join(path, "consent.pdf"), []byte("signed"), 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
	return path
}

func exists(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}

// tempIn has temporary files made in a folder.
func tempIn(t *testing.T, dir string) {
	t.Helper()
	t.Setenv("TMPDIR", dir)
	t.Setenv("TMP", dir) // on Windows
}

func later() time.Time { return time.Now().Add(time.Hour) }

func TestFolderIsTheUsersAloneAndGoes(t *testing.T) {
	tempIn(t, t.TempDir())
	var f Folder
	path := made(t, &f)
	if info, err := os.Stat(path); err != nil || runtime.GOOS != "windows" && info.Mode().Perm() != 0o700 {
		t.Errorf("it may be read by others: %v, %v", info.Mode(), err)
	}
	if again, err := f.Path(); again != path || err != nil {
		t.Errorf("a second folder was made: %s, %v", again, err)
	}
	if err := f.Remove(); err != nil || exists(path) {
		t.Errorf("it is still there: %v", err)
	}
	if next := made(t, &f); next == path || f.Remove() != nil {
		t.Error("it can't be used again")
	}
}

func TestSweepTakesAwayWhatACrashLeft(t *testing.T) {
	tempIn(t, t.TempDir())
	path := crashed(t)
	if n, err := Sweep(os.TempDir(), time.Now().Add(-time.Hour)); n != 0 || err != nil || !exists(path) {
		t.Errorf("one that is newer than the start was taken away: %d, %v", n, err)
	}
	if n, err := Sweep(os.TempDir(), later()); n != 1 || err != nil || exists(path) {
		t.Errorf("%d were taken away, %v", n, err)
	}
}

func TestSweepLeavesAllElse(t *testing.T) {
	dir := t.TempDir()
	tempIn(t, dir)
	var open Folder
	elsewhere := t.TempDir()
	kept := []string{made(t, &open), filepath.Join(dir, "alumnibook"), filepath.Join(dir, "Letters"), filepath.Join(elsewhere, "letter.txt")}
	defer func() { _ = open.Remove() }()
	for _, folder := range kept[1:3] {
		if err := os.Mkdir(folder, 0o700); err != nil {
			t.Fatal(err)
		}
	}
	for _, file := range []string{kept[3], filepath.Join(dir, prefix+"file")} {
		if err := os.WriteFile(file, nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	link := filepath.Join(dir, prefix+"link")
	if err := os.Symlink(elsewhere, link); err == nil && runtime.GOOS != "windows" { // where it takes a right that few have
		kept = append(kept, link)
	}
	if n, err := Sweep(os.TempDir(), later()); n != 0 || err != nil {
		t.Errorf("%d were taken away, %v", n, err)
	}
	for _, path := range append(kept, filepath.Join(dir, prefix+"file")) {
		if !exists(path) {
			t.Errorf("%s is gone", filepath.Base(path))
		}
	}
}
