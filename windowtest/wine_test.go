//go:build wine

package windowtest

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

// user is somebody whose name is a trial for programs that take paths apart.
const user = "Jürgen Groß"

// build makes the program for Windows, once, and gives a command that runs it under Wine. The paths that it is given are
// those of this system: a program for Windows takes them for paths of the drive on which it is started.
func build(t *testing.T) string {
	t.Helper()
	exe := mustBuilt(t)
	keepsOut(t, filepath.Dir(exe))
	return under(t, newDrive(t), exe)
}

// keepsOut fails a test in which the program writes into its own folder, which its users may often only read.
func keepsOut(t *testing.T, folder string) {
	t.Helper()
	names := func() (list []string) {
		files, err := os.ReadDir(folder)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range files {
			list = append(list, f.Name())
		}
		return list
	}
	before := names()
	t.Cleanup(func() {
		if after := names(); !slices.Equal(before, after) {
			t.Errorf("beside the program were %q, now %q", before, after)
		}
	})
}

func mustBuilt(t *testing.T) string {
	t.Helper()
	exe, err := built()
	if err != nil {
		t.Fatal(err)
	}
	return exe
}

// newDrive names a C: drive that ends with the test.
func newDrive(t *testing.T) string {
	t.Helper()
	prefix := filepath.Join(t.TempDir(), "wine")
	t.Cleanup(func() { // what serves Wine holds on to the screen that ends with the test
		c := exec.Command("wineserver", "-k", "-w")
		c.Env = append(os.Environ(), "WINEPREFIX="+prefix)
		_ = c.Run()
	})
	t.Setenv("WINEPREFIX", prefix)
	return prefix
}

// under gives a command that runs a program under Wine.
func under(t *testing.T, prefix, exe string) string {
	t.Helper()
	root, err := filepath.Abs("..")
	if err != nil {
		t.Fatal(err)
	}
	command := filepath.Join(t.TempDir(), "command")
	script := fmt.Sprintf("#!/bin/sh\nPATH='%s' USER='%s' WINEPREFIX='%s' exec '%s' '%s' \"$@\"\n", os.Getenv("PATH"), user, prefix,
		filepath.Join(root, "scripts", "wine"), exe)
	if err := os.WriteFile(command, []byte(script), 0o700); err != nil {
		t.Fatal(err)
	}
	return command
}

// built is the program's file, with its installer beside it: the one that ALUMNIBOOK_EXE names, or one that is made now.
var built = sync.OnceValues(func() (string, error) {
	if exe := os.Getenv("ALUMNIBOOK_EXE"); exe != "" {
		return filepath.Abs(exe)
	}
	folder, err := filepath.Abs("../build/windows")
	if err != nil {
		return "", err
	}
	for _, script := range []string{"../scripts/windows", "../scripts/installer"} {
		if out, err := exec.Command(script, folder).CombinedOutput(); err != nil {
			return "", fmt.Errorf("%s: %w\n%s", script, err, out)
		}
	}
	return filepath.Join(folder, "Alumnibook.exe"), nil
})

// typed is a path as the program's system writes it.
func typed(path string) string { return `Z:` + strings.ReplaceAll(path, "/", `\`) }

// ownFolder is where the program keeps its log and what it remembers of its window.
func ownFolder(string) string {
	return filepath.Join(os.Getenv("WINEPREFIX"), "drive_c", "users", user, "AppData", "Roaming", "Alumnibook")
}

// saves are the keys that answer a dialog for files, with the cursor in the name: in those of Wine Return does nothing.
var saves = []string{"Tab", "Tab", "space"}

// goesBack says that a window that is no longer maximised stands where its program wants: Wine leaves it to the window
// manager, which knows only where it stood before.
const goesBack = false

// pictured is what the names of the pictures begin with.
const pictured = "Windows-"

func TestMissingGraphicsAreSaid(t *testing.T) {
	program := build(t)
	home := t.TempDir()
	d := newDesktop(t, home, "-extension", "GLX")
	c := exec.Command(program, "--book", filepath.Join(home, "Firm.alumni"))
	c.Env = d.env
	ended := make(chan error, 1)
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	go func() { ended <- c.Wait() }()
	eventually(t, "something is said", func() bool { return d.window() != "" })
	d.save(d.look(), "said")
	d.keys("Return")()
	select {
	case err := <-ended:
		if err == nil {
			t.Error("it ends as if all were well")
		}
	case <-time.After(patience):
		_ = c.Process.Kill()
		t.Error("it does not end")
	}
}

// released is the program as it is given to users.
func released(t *testing.T) string { return build(t) }

// goBuilt makes a program for Windows out of a file, and gives a command that runs it under Wine.
func goBuilt(t *testing.T, source string) string {
	t.Helper()
	exe := filepath.Join(t.TempDir(), "program.exe")
	c := exec.Command("go", "build", "-trimpath", "-tags", "migrated_fynedo,no_emoji", "-ldflags", "-s -w -H windowsgui -extldflags -static", "-o", exe, source)
	c.Env = append(os.Environ(), "CGO_ENABLED=1", "GOOS=windows", "GOARCH=amd64", "CC=x86_64-w64-mingw32-gcc", "CXX=x86_64-w64-mingw32-g++")
	c.Dir = ".."
	if out, err := c.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return under(t, os.Getenv("WINEPREFIX"), exe)
}
