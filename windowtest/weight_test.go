//go:build window || wine

package windowtest

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// What the program may need, in ratios to a window of the same toolkit that shows one word.
const (
	startLimit  = 2.0
	memoryLimit = 2.0
	idleLimit   = 1.0
	idleSlack   = 0.01             // of one core: less than that is not told apart
	idleTime    = 20 * time.Second // how long nothing is done
	rounds      = 2
)

// bareWindow is that window.
const bareWindow = `package main

import (
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/widget"
)

func main() {
	w := app.NewWithID("org.alumnibook.bare").NewWindow("Alumnibook")
	w.SetContent(widget.NewLabel("bare"))
	w.ShowAndRun()
}
`

// weight is what a program needs.
type weight struct {
	start  time.Duration // to a window that stands still
	memory float64       // resident, MB
	idle   float64       // cores
}

func TestWeightOfTheProgram(t *testing.T) {
	if os.Getenv("ALUMNIBOOK_WEIGHT") == "" {
		t.Skip("ALUMNIBOOK_WEIGHT is not set: times are measured where nothing else runs")
	}
	source := filepath.Join(t.TempDir(), "bare.go")
	if err := os.WriteFile(source, []byte(bareWindow), 0o600); err != nil {
		t.Fatal(err)
	}
	ours, bare := released(t), goBuilt(t, source)
	home := t.TempDir()
	d := newDesktop(t, home)
	book := filepath.Join(home, "Firm.alumni")
	var made struct{ People int }
	ask(t, d, &made, ours, "practice", "--book", book, "--people", "400")
	d.weighs(ours, "--book", book) // the first start of all makes folders, a backup and the week's list
	var mine, theirs []weight
	for range rounds {
		theirs = append(theirs, d.weighs(bare))
		mine = append(mine, d.weighs(ours, "--book", book))
	}
	a, b := least(mine), least(theirs)
	t.Logf("ours: window after %v, %.0f MB, idle %.3f cores; bare: %v, %.0f MB, %.3f", a.start, a.memory, a.idle, b.start, b.memory, b.idle)
	start, memory := float64(a.start)/float64(b.start), a.memory/b.memory
	if start > startLimit {
		t.Errorf("it starts in %.1f times the bare window's time, at most %.1f", start, startLimit)
	}
	if memory > memoryLimit {
		t.Errorf("it takes %.1f times the bare window's memory, at most %.1f", memory, memoryLimit)
	}
	if file := os.Getenv("ALUMNIBOOK_WEIGHT"); filepath.Ext(file) == ".json" { // scripts/weight compares them with the last release's
		text := fmt.Sprintf("{\"start\": %.2f, \"memory\": %.2f}\n", start, memory)
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Error(err)
		}
	}
	if a.idle > b.idle*idleLimit+idleSlack {
		t.Errorf("it idles with %.3f cores, the bare window with %.3f", a.idle, b.idle)
	}
}

// least takes the smallest of each: what disturbs only adds.
func least(all []weight) weight {
	by := func(less func(a, b weight) int) weight { return slices.MinFunc(all, less) }
	return weight{
		start:  by(func(a, b weight) int { return int(a.start - b.start) }).start,
		memory: by(func(a, b weight) int { return int(a.memory*1000 - b.memory*1000) }).memory,
		idle:   by(func(a, b weight) int { return int(a.idle*1e6 - b.idle*1e6) }).idle,
	}
}

// weighs starts a program, lets it stand, and ends it.
func (d *desktop) weighs(path string, args ...string) weight {
	d.t.Helper()
	c := exec.Command(path, args...)
	c.Env = d.env
	began := time.Now()
	if err := c.Start(); err != nil {
		d.t.Fatal(err)
	}
	defer func() {
		_ = c.Process.Kill()
		_ = c.Wait()
	}()
	var w weight
	for d.window() == "" || colours(d.look()) < 8 {
		if time.Since(began) > patience {
			d.t.Fatal("there is no window")
		}
		time.Sleep(pause / 10)
	}
	w.start = time.Since(began)
	time.Sleep(idleTime / 2) // what follows the start is over
	before := spentBy(d.t, c.Process.Pid)
	time.Sleep(idleTime)
	w.idle = float64(spentBy(d.t, c.Process.Pid)-before) / float64(idleTime)
	w.memory = residentOf(d.t, c.Process.Pid)
	return w
}

// spentBy is the processor's time that a process has taken.
func spentBy(t *testing.T, pid int) time.Duration {
	t.Helper()
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		t.Fatal(err)
	}
	_, after, _ := strings.Cut(string(text), ") ")
	fields := strings.Fields(after)
	var ticks int
	for _, f := range fields[11:13] { // utime and stime of proc(5), in hundredths of a second
		n, err := strconv.Atoi(f)
		if err != nil {
			t.Fatal(err)
		}
		ticks += n
	}
	return time.Duration(ticks) * 10 * time.Millisecond
}

// residentOf is the memory that a process has in use, in MB.
func residentOf(t *testing.T, pid int) float64 {
	t.Helper()
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		t.Fatal(err)
	}
	_, after, _ := strings.Cut(string(text), "VmRSS:")
	kb, err := strconv.ParseFloat(strings.Fields(after)[0], 64)
	if err != nil {
		t.Fatal(err)
	}
	return kb / 1024
}
