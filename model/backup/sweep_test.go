package backup

import (
	"os"
	"path/filepath"
	"testing"
	"time"
)

func TestSweepTakesAwayWhatACrashLeftUnpackedBesideTheBook(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "Firm.alumni")
	looked, restored := filepath.Join(dir, "alumnibook-temp-17"), filepath.Join(dir, stagingFolder(path))
	others := []string{filepath.Join(dir, "Letters"), filepath.Join(dir, "Another (being restored)")}
	for _, folder := range append([]string{looked, restored}, others...) {
		must(t, os.Mkdir(folder, 0o700))
		must(t, os.WriteFile(filepath.Join(folder, stagedName), []byte("everybody"), 0o600))
	}
	must(t, Sweep(path, time.Now().Add(time.Hour)))
	for _, folder := range []string{looked, restored} {
		if _, err := os.Stat(folder); !os.IsNotExist(err) {
			t.Errorf("%s still lies there", filepath.Base(folder))
		}
	}
	for _, folder := range others {
		if _, err := os.Stat(filepath.Join(folder, stagedName)); err != nil {
			t.Error(err)
		}
	}
}
