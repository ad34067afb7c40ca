package ui

import (
	"os"
	"path/filepath"
	"testing"
	"time"
)

func TestStartTakesAwayWhatACrashLeftToBeSeen(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("TMPDIR", dir)
	left, other := filepath.Join(dir, "alumnibook-temp-17", "paper3"), filepath.Join(dir, "Letters")
	for _, folder := range []string{left, other} {
		if err := os.MkdirAll(folder, 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(folder, "Consent.pdf"), []byte("signed"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	yesterday := time.Now().Add(-24 * time.Hour)
	if err := os.Chtimes(filepath.Dir(left), yesterday, yesterday); err != nil {
		t.Fatal(err)
	}
	newBench(t, Options{}).s.Start()
	if _, err := os.Stat(filepath.Dir(left)); !os.IsNotExist(err) {
		t.Error("a signed consent of an earlier run still lies about")
	}
	if _, err := os.Stat(filepath.Join(other, "Consent.pdf")); err != nil {
		t.Error("somebody else's file is gone")
	}
}
