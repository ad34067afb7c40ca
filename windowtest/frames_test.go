//go:build window

package windowtest

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// The window while a backup runs: it must not stutter. What is drawn in software, as on this screen, may take longer
// than a frame by itself; so the same is done without a backup, and what the backup adds is what counts.
const (
	smooth  = 50 * time.Millisecond // no frame may take longer
	browsed = 8 * time.Second       // how long the list is gone through without a backup
)

func TestWindowIsSmoothWhileItBacksUp(t *testing.T) {
	program := filepath.Join(t.TempDir(), "alumnibook")
	build := exec.Command("go", "build", "-tags", "migrated_fynedo,frames", "-o", program, "alumnibook") // the race detector would be what stutters
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	home := t.TempDir()
	d := newDesktop(t, home)
	book := bigBook(t, d, program, home)
	frames := filepath.Join(home, "frames")
	d.env = append(d.env, "ALUMNIBOOK_FRAMES="+frames)
	d.start(program, "--book", book)
	backups := filepath.Join(home, "Firm backups")
	d.until("the first backup is made", func() bool { return len(made(backups)) == 1 && !copying(backups) })
	d.does("people", d.keys("ctrl+2"))
	if err := os.WriteFile(frames, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	began := time.Now()
	for time.Since(began) < browsed {
		d.browse()
	}
	without := span{began, time.Now()}
	d.does("commands", d.keys("ctrl+k"))
	d.does("find the page", d.types("Backups"))
	d.does("backups", d.keys("Return"))
	d.presses(d.settled().Bounds())()
	d.until("a backup runs", func() bool { return copying(backups) || len(made(backups)) > 1 })
	began = time.Now()
	d.keys("ctrl+2")()
	for copying(backups) {
		d.browse()
	}
	with := span{began, time.Now()}
	if n := len(made(backups)); n != 2 {
		d.fail("%d backups", n)
	}
	d.save(d.settled(), "backed up")
	d.keys("ctrl+q")()
	d.stops()
	judge(t, readFrames(t, frames), without, with)
}

// bigBook is a copy of the book that ALUMNIBOOK_BENCH_PRACTICE names, else one of a few thousand people.
func bigBook(t *testing.T, d *desktop, program, home string) string {
	t.Helper()
	path := filepath.Join(home, "Firm.alumni")
	big := os.Getenv("ALUMNIBOOK_BENCH_PRACTICE")
	if big == "" {
		var filled struct{ People int }
		ask(t, d, &filled, program, "practice", "--book", path, "--people", "4000")
		return path
	}
	from, err := os.Open(big)
	if err != nil {
		t.Fatal(err)
	}
	defer from.Close()
	to, err := os.Create(path)
	if err == nil {
		_, err = io.Copy(to, from)
	}
	if err == nil {
		err = to.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	return path
}

// browse goes one person on in the list.
func (d *desktop) browse() {
	d.keys("Down")()
	time.Sleep(pause)
}

// made are the backups in a folder.
func made(dir string) []string {
	list, _ := filepath.Glob(filepath.Join(dir, "*.alumni"))
	return list
}

// copying tells whether one is being made.
func copying(dir string) bool {
	list, _ := filepath.Glob(filepath.Join(dir, "*.part"))
	return slices.ContainsFunc(list, func(p string) bool { return !strings.HasPrefix(filepath.Base(p), ".") })
}

type span struct{ from, to time.Time }

// wait is how long the window let somebody wait who came at a moment.
type wait struct {
	at   time.Time
	took time.Duration
}

func readFrames(t *testing.T, path string) (list []wait) {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for lines := bufio.NewScanner(f); lines.Scan(); {
		var at, took int64
		if _, err := fmt.Sscan(lines.Text(), &at, &took); err == nil {
			list = append(list, wait{time.UnixMicro(at), time.Duration(took) * time.Microsecond})
		}
	}
	return list
}

// judge compares the frames of two spans of time.
func judge(t *testing.T, list []wait, without, with span) {
	t.Helper()
	type spread struct {
		n                   int
		median, most, worst time.Duration // most: 19 of 20 take less
	}
	in := func(s span) (r spread) {
		var drawn []time.Duration
		for _, w := range list {
			if w.at.After(s.from) && w.at.Before(s.to) && w.took > time.Millisecond { // else nothing was being drawn
				drawn = append(drawn, w.took)
			}
		}
		if slices.Sort(drawn); len(drawn) > 0 {
			r = spread{len(drawn), drawn[len(drawn)/2], drawn[len(drawn)*19/20], drawn[len(drawn)-1]}
		}
		return r
	}
	a, b := in(without), in(with)
	t.Logf("without a backup: %+v", a)
	t.Logf("while it backs up for %v: %+v", with.to.Sub(with.from).Round(time.Millisecond), b)
	if a.n == 0 || b.n == 0 {
		t.Skip("the backup was over before anything was drawn: a bigger book in ALUMNIBOOK_BENCH_PRACTICE is needed")
	}
	if b.worst > max(smooth, a.worst+smooth) {
		t.Errorf("a frame took %v while it backed up, %v without", b.worst, a.worst)
	}
	if b.most > max(smooth, 2*a.most) {
		t.Errorf("frames took %v while it backed up, %v without", b.most, a.most)
	}
}
