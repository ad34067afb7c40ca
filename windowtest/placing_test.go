//go:build window || wine

package windowtest

import (
	"fmt"
	"image"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// geometry is the part of the screen that a window covers within its frame.
func (d *desktop) geometry(window string) image.Rectangle {
	d.t.Helper()
	values := map[string]int{}
	for line := range strings.Lines(d.xdotool("getwindowgeometry", "--shell", window)) {
		name, value, _ := strings.Cut(strings.TrimSpace(line), "=")
		var n int
		if _, err := fmt.Sscan(value, &n); err == nil {
			values[name] = n
		}
	}
	at := image.Pt(values["X"], values["Y"])
	return image.Rectangle{Min: at, Max: at.Add(image.Pt(values["WIDTH"], values["HEIGHT"]))}
}

// stands waits until the window stands somewhere, and stays there.
func (d *desktop) stands(window, what string, there func(image.Rectangle) bool) image.Rectangle {
	d.t.Helper()
	var at image.Rectangle
	d.until(what, func() bool {
		at = d.geometry(window)
		return there(at)
	})
	d.save(d.settled(), what)
	if now := d.geometry(window); now != at {
		d.fail("%s: it stood at %v, and then at %v", what, at, now)
	}
	return at
}

// toggle maximises the window, or undoes that, by a double click on its title.
func (d *desktop) toggle(window string) {
	d.xdotool("mousemove", "--window", window, fmt.Sprint(d.geometry(window).Dx()/2), "-8", "click", "--repeat", "2", "--delay", "60", "1")
	d.xdotool("mousemove", fmt.Sprint(width/2), fmt.Sprint(height/2))
}

func isLarge(r image.Rectangle) bool { return r.Dx() > width-20 && r.Dy() > height-60 }

func TestWindowComesBackWhereItWas(t *testing.T) {
	program, home := build(t), t.TempDir()
	d := newDesktop(t, home)
	book := filepath.Join(home, "Firm.alumni")
	var made struct{ People int }
	ask(t, d, &made, program, "practice", "--book", book, "--people", "5")

	window := d.open(program, "--book", book)
	d.settled()
	d.xdotool("windowsize", window, "1010", "610")
	d.xdotool("windowmove", window, "170", "130")
	first := d.stands(window, "moved", func(r image.Rectangle) bool { return r.Dx() == 1010 && r.Dy() == 610 && r.Min.X > 150 })
	d.xdotool("windowfocus", window)
	d.keys("ctrl+q")()
	d.stops()

	isFirst := func(r image.Rectangle) bool { return r == first }
	window = d.open(program)
	d.stands(window, "where it was", isFirst)
	d.toggle(window)
	large := d.stands(window, "maximised", isLarge)
	d.xdotool("windowfocus", window)
	d.keys("ctrl+q")()
	d.stops()

	window = d.open(program)
	d.stands(window, "maximised again", func(r image.Rectangle) bool { return r == large })
	if goesBack {
		d.toggle(window)
		d.stands(window, "where it was before", isFirst)
	}
	d.xdotool("windowfocus", window)
	d.keys("ctrl+q")()
	d.stops()

	if !goesBack {
		forgetMaximised(t, home)
	}
	window = d.open(program)
	d.stands(window, "where it was at first", isFirst)
	d.xdotool("windowminimize", window)
	d.until("the window is minimised", func() bool { return d.window() == "" })
	second := exec.Command(program)
	second.Env = d.env
	if out, err := second.CombinedOutput(); err != nil {
		t.Fatalf("the second start: %v\n%s", err, out)
	}
	d.until("the window is there again", func() bool { return d.window() == window })
	d.stands(window, "no longer minimised", isFirst)
	d.xdotool("windowfocus", window)
	d.keys("ctrl+q")()
	d.stops()
	checkLog(t, ownFolder(home))
}

// forgetMaximised changes what the program remembers of its window.
func forgetMaximised(t *testing.T, home string) {
	t.Helper()
	path := filepath.Join(filepath.Dir(ownFolder(home)), "fyne", "org.alumnibook.app", "preferences.json")
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	const maximised = `,\"maximised\":true`
	if !strings.Contains(string(text), maximised) {
		t.Fatalf("nothing is maximised:\n%s", text)
	}
	if err := os.WriteFile(path, []byte(strings.ReplaceAll(string(text), maximised, "")), 0o600); err != nil {
		t.Fatal(err)
	}
}
