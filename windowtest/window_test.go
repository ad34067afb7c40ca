//go:build window

package windowtest

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"
)

// build makes the program, once, with the race detector.
func build(t *testing.T) string {
	t.Helper()
	path, err := built()
	if err != nil {
		t.Fatal(err)
	}
	return path
}

// folder holds the program while the tests run.
var folder string

var built = sync.OnceValues(func() (string, error) {
	path := filepath.Join(folder, "alumnibook")
	c := exec.Command("go", "build", "-race", "-tags", "migrated_fynedo", "-o", path, "alumnibook")
	if out, err := c.CombinedOutput(); err != nil {
		return "", fmt.Errorf("%w\n%s", err, out)
	}
	return path, nil
})

func TestMain(m *testing.M) {
	var err error
	if folder, err = os.MkdirTemp("", "windowtest"); err != nil {
		panic(err)
	}
	code := m.Run()
	_ = os.RemoveAll(folder)
	os.Exit(code)
}

// typed is a path as the program's system writes it.
func typed(path string) string { return path }

// ownFolder is where the program keeps its log and what it remembers of its window.
func ownFolder(home string) string { return filepath.Join(home, "config") }

// saves are the keys that answer a dialog for files, with the cursor in the name.
var saves = []string{"Return"}

// goesBack says that a window that is no longer maximised stands where its program wants.
const goesBack = true

// pictured is what the names of the pictures begin with.
const pictured = ""

// released is the program as it is given to users, without the race detector.
func released(t *testing.T) string { return goBuilt(t, ".") }

// goBuilt makes a program out of a package or a file.
func goBuilt(t *testing.T, source string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "program")
	c := exec.Command("go", "build", "-trimpath", "-tags", "migrated_fynedo,no_emoji", "-ldflags", "-s -w", "-o", path, source)
	c.Dir = ".."
	if out, err := c.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return path
}
