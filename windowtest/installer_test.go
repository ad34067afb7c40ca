//go:build wine

package windowtest

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// What a silent installation ends with, as packaging/windows/installer.nsi says.
const (
	setupDone       = 0
	setupRuns       = 3
	setupTwice      = 4
	setupNotWritten = 5
)

// wine runs programs for Windows one after the other on a drive of their own.
type wine struct {
	t      *testing.T
	d      *desktop
	prefix string
	setup  string // the installer's file
}

func newWine(t *testing.T) *wine {
	t.Helper()
	exe := mustBuilt(t)
	found, err := filepath.Glob(filepath.Join(filepath.Dir(exe), "Alumnibook-*-setup.exe"))
	if err != nil || len(found) != 1 {
		t.Fatalf("one installer is needed beside %s: %v, %v", exe, found, err)
	}
	prefix := newDrive(t)
	return &wine{t, newDesktop(t, t.TempDir()), prefix, found[0]}
}

// user's own folder for programs.
func (w *wine) programs() string {
	return filepath.Join(w.prefix, "drive_c", "users", user, "AppData", "Local", "Programs", "Alumnibook")
}

// command readies a program.
func (w *wine) command(exe string, args ...string) *exec.Cmd {
	c := exec.Command(under(w.t, w.prefix, exe), args...)
	c.Env = w.d.env
	return c
}

// ends runs a program to its end and checks what it ends with.
func (w *wine) ends(want int, exe string, args ...string) string {
	w.t.Helper()
	out, err := w.command(exe, args...).CombinedOutput()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		w.t.Fatal(err)
	}
	code := 0
	if exit != nil {
		code = exit.ExitCode()
	}
	if code != want {
		w.t.Fatalf("%s %v ends with %d, want %d\n%s", exe, args, code, want, out)
	}
	return string(out)
}

func TestInstalledUpgradedAndTakenAway(t *testing.T) {
	w := newWine(t)
	d := w.d
	w.ends(setupDone, w.setup, "/S")
	exe := filepath.Join(w.programs(), "Alumnibook.exe")
	if !same(t, exe, mustBuilt(t)) {
		t.Error("the program is not the one that was built")
	}
	link := filepath.Join(w.prefix, "drive_c", "users", user, "AppData", "Roaming", "Microsoft", "Windows", "Start Menu", "Programs", "Alumnibook.lnk")
	if gone(link) {
		t.Error("it is not in the start menu")
	}

	book := filepath.Join(w.prefix, "drive_c", "users", user, "Müller & Söhne.alumni")
	w.ends(setupDone, exe, "practice", "--book", typed(book), "--people", "30")

	for _, kind := range []string{".alumni", "Alumnibook.Book"} { // Wine looks for what belongs to all users alone
		w.ends(setupDone, "reg", "copy", `HKCU\Software\Classes\`+kind, `HKLM\Software\Classes\`+kind, "/s", "/f")
	}
	opener := under(t, w.prefix, "start")
	d.start(opener, "/wait", typed(book)) // as a double click does
	d.does("open by a double click", d.keys("ctrl+2"))
	w.ends(setupRuns, w.setup, "/S")
	d.keys("ctrl+q")()
	d.stops()

	w.ends(setupDone, w.setup, "/S") // the next version, over this one
	w.ends(setupNotWritten, w.setup, "/S", `/D=Z:\proc\Alumnibook`)

	first := w.command(w.setup) // with its window open
	if err := first.Start(); err != nil {
		t.Fatal(err)
	}
	eventually(t, "the installer shows itself", func() bool { return d.window() != "" })
	d.save(d.look(), "install")
	w.ends(setupTwice, w.setup, "/S")
	_ = first.Process.Kill()
	_ = first.Wait()

	w.ends(setupDone, filepath.Join(w.programs(), "Uninstall.exe"), "/S") // goes on after its end, in a copy of itself
	eventually(t, "the program's folder is gone", func() bool { return gone(w.programs()) })
	eventually(t, "it is out of the start menu", func() bool { return gone(link) })
	eventually(t, "nothing of it runs", func() bool { return exec.Command("pgrep", "-f", `Un\.exe`).Run() != nil })
	if said := w.ends(1, "reg", "query", `HKCU\Software\Classes\Alumnibook.Book`); strings.Contains(said, "Alumnibook.exe") {
		t.Error("books still open with what is not there any more:", said)
	}
	if gone(book) {
		t.Error("the book is gone as well")
	}
}

// same tells whether two files hold the same bytes.
func same(t *testing.T, a, b string) bool {
	t.Helper()
	x, err := os.ReadFile(a)
	if err != nil {
		t.Fatal(err)
	}
	y, err := os.ReadFile(b)
	if err != nil {
		t.Fatal(err)
	}
	return string(x) == string(y)
}

// gone tells that there is nothing at a path.
func gone(path string) bool {
	_, err := os.Stat(path)
	return os.IsNotExist(err)
}
