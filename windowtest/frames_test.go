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
	if os.Getenv("ALUMNIBOOK_SMOOTH") == "" {
		t.Skip("ALUMNIBOOK_SMOOTH is not set: times are measured where nothing else runs")
	}
	program := filepath.Join(t.TempDir(), "alumnibook")
	if p := os.Getenv("FRAMES_PROGRAM"); p != "" {
		program = p
	}
	build := exec.Command("go", "build", "-tags", "migrated_fynedo,frames", "-o", program, "alumnibook") // the race detector would be what stutters
	if os.Getenv("FRAMES_PROGRAM") != "" {
		build = exec.Command("true")
	}
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	home := t.TempDir()
	d := newDesktop(t, home)
	book := bigBook(t, d, program, home)
	frames := filepath.Join(home, "frames")
	d.env = append(d.env, "ALUMNIBOOK_FRAMES="+frames, "NICE="+os.Getenv("NICE"))
	d.start(program, "--book", book)
	backups := filepath.Join(home, "Firm backups")
	still := 0 // looks in a row without a backup at work
	d.until("it has backed up what it found", func() bool {
		if still++; len(made(backups)) == 0 || copying(backups) {
			still = 0
		}
		return still > 20
	})
	d.does("people", d.keys("ctrl+2"))
	if err := os.WriteFile(frames, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	rest := d.during(func() { time.Sleep(browsed) })
	browsing := d.during(func() {
		for began := time.Now(); time.Since(began) < browsed; {
			d.browse()
		}
	})
	atRest := d.backsUp(backups, func() { time.Sleep(pause) })
	browsed := d.backsUp(backups, d.browse)
	d.save(d.settled(), "backed up")
	d.keys("ctrl+q")()
	d.stops()
	judge(t, readFrames(t, frames), rest, atRest, browsing, browsed)
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

// during is the span of time that something takes.
func (d *desktop) during(act func()) span {
	began := time.Now()
	act()
	return span{began, time.Now()}
}

// backsUp makes a backup and does something as long as it runs.
func (d *desktop) backsUp(backups string, act func()) span {
	d.t.Helper()
	before := len(made(backups))
	d.does("commands", d.keys("ctrl+k"))
	d.does("find the page", d.types("Backups"))
	d.does("backups", d.keys("Return"))
	d.presses(d.settled().Bounds())()
	d.until("a backup runs", func() bool { return copying(backups) || len(made(backups)) > before })
	s := d.during(func() {
		d.keys("ctrl+2")()
		for copying(backups) {
			act()
		}
	})
	if n := len(made(backups)); n != before+1 {
		d.fail("%d backups", n-before)
	}
	d.settled()
	return s
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

func judge(t *testing.T, list []wait, spans ...span) {
	t.Helper()
	for _, s := range spans {
		var drawn []time.Duration
		over := 0
		for _, w := range list {
			if w.at.After(s.from) && w.at.Before(s.to) {
				drawn = append(drawn, w.took)
				if w.took > smooth {
					over++
				}
			}
		}
		if slices.Sort(drawn); len(drawn) > 0 {
			t.Log(s.to.Sub(s.from).Round(time.Millisecond), len(drawn), "median", drawn[len(drawn)/2], "p90", drawn[len(drawn)*9/10], "p99", drawn[len(drawn)*99/100], "worst", drawn[len(drawn)-1], "over", over)
		}
	}
}
