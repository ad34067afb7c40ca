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

// The window while a backup runs: it must not stutter. What is drawn in software, as on this screen, takes longer than a
// frame by itself as soon as anything else is at work on the machine; so the same is done beside another program, which
// only counts and lets all others go first, and what a backup adds to that is what counts.
const (
	smooth = 50 * time.Millisecond // no frame may take longer
	spent  = 8 * time.Second       // how long each thing is done without a backup
	adds   = 1.5                   // so many times as many long frames a second there may be
)

func TestWindowIsSmoothWhileItBacksUp(t *testing.T) {
	if os.Getenv("ALUMNIBOOK_SMOOTH") == "" {
		t.Skip("ALUMNIBOOK_SMOOTH is not set: times are measured where nothing else runs")
	}
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
	rest := func() { time.Sleep(pause) }
	alone := []span{d.spends(rest), d.spends(d.browse)}
	beside := d.besideAnother(func() []span { return []span{d.spends(rest), d.spends(d.browse)} })
	backing := []span{d.backsUp(backups, rest), d.backsUp(backups, d.browse)}
	d.save(d.settled(), "backed up")
	d.keys("ctrl+q")()
	d.stops()
	list := readFrames(t, frames)
	for i, what := range []string{"a page that is shown", "a list that is gone through"} {
		over(t, list, alone[i], what+", nothing else at work")
		other := over(t, list, beside[i], what+", another program at work")
		if backup := over(t, list, backing[i], what+", a backup at work"); backup > other*adds {
			t.Errorf("%s: %.1f frames a second take longer than %v beside a backup, %.1f beside another program", what, backup, smooth, other)
		}
	}
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

// spends does something again and again for a while.
func (d *desktop) spends(act func()) span {
	d.shows()
	return d.during(func() {
		for began := time.Now(); time.Since(began) < spent; {
			act()
		}
	})
}

// besideAnother does something while a program is at work that lets all others go first.
func (d *desktop) besideAnother(act func() []span) []span {
	d.t.Helper()
	c := exec.Command("nice", "-n", "19", "sh", "-c", "while :; do :; done")
	if err := c.Start(); err != nil {
		d.t.Fatal(err)
	}
	defer func() {
		_ = c.Process.Kill()
		_ = c.Wait()
	}()
	return act()
}

// backsUp makes a backup and does something as long as it runs.
func (d *desktop) backsUp(backups string, act func()) span {
	d.t.Helper()
	before := len(made(backups))
	d.does("commands", d.keys("ctrl+k"))
	d.does("find the command", d.types("back up now"))
	d.keys("Return")()
	d.until("a backup runs", func() bool { return copying(backups) || len(made(backups)) > before })
	d.shows()
	s := d.during(func() {
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

// shows brings the list of people to the front and waits until it is drawn.
func (d *desktop) shows() {
	d.keys("ctrl+2")()
	time.Sleep(5 * pause)
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

// over is how many times a second somebody waited too long.
func over(t *testing.T, list []wait, s span, what string) float64 {
	t.Helper()
	var waits []time.Duration
	over := 0
	for _, w := range list {
		if w.at.After(s.from) && w.at.Before(s.to) {
			waits = append(waits, w.took)
			if w.took > smooth {
				over++
			}
		}
	}
	if len(waits) == 0 {
		t.Fatal("nothing was measured: ", what)
	}
	slices.Sort(waits)
	long := s.to.Sub(s.from)
	t.Logf("%s for %v: median %v, 99 %% %v, worst %v, %d of %d over %v", what, long.Round(time.Millisecond), waits[len(waits)/2],
		waits[len(waits)*99/100], waits[len(waits)-1], over, len(waits), smooth)
	return float64(over) / long.Seconds()
}
