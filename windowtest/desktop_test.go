//go:build window || wine

package windowtest

import (
	"bufio"
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

const (
	width, height = 1280, 800
	patience      = 90 * time.Second       // for one step on a slow machine
	pause         = 200 * time.Millisecond // between two looks at the screen
	blink         = 80                     // so many pixels may differ where only the cursor blinks
)

// accent is the colour of the button that does the one thing a page is for.
var accent = color.RGBA{0x0E, 0x6B, 0x63, 0xFF}

// desktop is a virtual screen with a window manager.
type desktop struct {
	t       *testing.T
	env     []string
	folder  string // pictures
	shots   int
	program *program
}

// newDesktop starts a screen that ends with the test; more are arguments for it.
func newDesktop(t *testing.T, home string, more ...string) *desktop {
	t.Helper()
	for _, tool := range []string{"Xvfb", "openbox", "xdotool", "import"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Fatalf("%s is needed: run scripts/setup test", tool)
		}
	}
	pictures, err := filepath.Abs("../pictures")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(pictures, 0o755); err != nil {
		t.Fatal(err)
	}
	runtime := filepath.Join(home, "run")
	if err := os.MkdirAll(runtime, 0o700); err != nil {
		t.Fatal(err)
	}
	d := &desktop{t: t, folder: pictures}
	number := d.screen(more...)
	empty := t.TempDir() // without the system's file dialog in the path, the window draws its own
	d.env = []string{
		"DISPLAY=:" + number, "HOME=" + home, "XDG_CONFIG_HOME=" + filepath.Join(home, "config"), "XDG_CACHE_HOME=" + filepath.Join(home, "cache"),
		"XDG_RUNTIME_DIR=" + runtime, "LANG=en_GB.UTF-8", "PATH=" + empty, "LIBGL_ALWAYS_SOFTWARE=1",
	}
	d.background("openbox")
	return d
}

// screen starts the X server and gives the number of its display.
func (d *desktop) screen(more ...string) string {
	d.t.Helper()
	read, write, err := os.Pipe()
	if err != nil {
		d.t.Fatal(err)
	}
	defer read.Close()
	x := exec.Command("Xvfb", "-displayfd", "3", "-screen", "0", fmt.Sprintf("%dx%dx24", width, height), "-nolisten", "tcp",
		"-r") // no key repeats itself where the machine is too busy to let it go in time
	x.Args = append(x.Args, more...)
	x.ExtraFiles = []*os.File{write}
	d.run(x)
	write.Close()
	if err := read.SetReadDeadline(time.Now().Add(patience)); err != nil {
		d.t.Fatal(err)
	}
	number, err := bufio.NewReader(read).ReadString('\n') // to the end, or the server fails while it writes
	if err != nil {
		d.t.Fatal("no screen:", err)
	}
	return strings.TrimSpace(number)
}

// run starts a process that ends with the test.
func (d *desktop) run(c *exec.Cmd) {
	d.t.Helper()
	if err := c.Start(); err != nil {
		d.t.Fatal(err)
	}
	d.t.Cleanup(func() {
		_ = c.Process.Signal(syscall.SIGTERM) // the screen takes its lock file away
		_ = c.Wait()
	})
}

// background starts a tool of the desktop.
func (d *desktop) background(name string) {
	d.t.Helper()
	c := exec.Command(name)
	c.Env = append(d.env, "PATH="+os.Getenv("PATH"))
	d.run(c)
}

// program is Alumnibook, running.
type program struct {
	*exec.Cmd
	out   lockedBuffer
	ended chan error
}

type lockedBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *lockedBuffer) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *lockedBuffer) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}

// start opens the program's window and gives it the whole screen.
func (d *desktop) start(path string, args ...string) {
	d.t.Helper()
	window := d.open(path, args...)
	d.settled() // a window that is still finding its own place would take it back
	d.xdotool("windowmove", window, "0", "24")
	d.xdotool("windowsize", window, fmt.Sprint(width), fmt.Sprint(height-32))
	d.until("the window has the whole screen", func() bool {
		at := d.geometry(window)
		return at.Dx() == width && at.Dy() == height-32
	})
	d.xdotool("windowfocus", window)
	d.settled()
}

// open starts the program and leaves its window as it comes.
func (d *desktop) open(path string, args ...string) (window string) {
	d.t.Helper()
	p := &program{Cmd: exec.Command(path, args...), ended: make(chan error, 1)}
	p.Env, p.Stdout, p.Stderr = d.env, &p.out, &p.out
	if err := p.Start(); err != nil {
		d.t.Fatal(err)
	}
	go func() { p.ended <- p.Wait() }()
	d.t.Cleanup(func() { _ = p.Process.Kill() })
	d.program = p
	d.until("the window is there", func() bool {
		window = d.window()
		return window != ""
	})
	return window
}

// stops waits for the program to end by itself.
func (d *desktop) stops() {
	d.t.Helper()
	select {
	case err := <-d.program.ended:
		d.program.ended <- err
		if err != nil {
			d.t.Fatalf("the program ended badly: %v\n%s", err, d.program.out.String())
		}
	case <-time.After(patience):
		d.fail("the program does not end")
	}
	d.clean()
}

// clean fails where the program complained.
func (d *desktop) clean() {
	d.t.Helper()
	said := d.program.out.String()
	for _, bad := range []string{"Error in Fyne call thread", "panic:", "SIGSEGV", "fatal error:", "DATA RACE", "Fyne error"} {
		if strings.Contains(said, bad) {
			d.t.Fatalf("the program said %q:\n%s", bad, said)
		}
	}
}

// fail keeps a last picture and ends the test.
func (d *desktop) fail(format string, args ...any) {
	d.t.Helper()
	d.save(d.look(), "failed")
	d.t.Fatalf(format+"\nthe program said:\n%s", append(args, d.program.out.String())...)
}

// until waits for something to become true.
func (d *desktop) until(what string, true func() bool) {
	d.t.Helper()
	for began := time.Now(); !true(); time.Sleep(pause) {
		select {
		case err := <-d.program.ended:
			d.program.ended <- err
			d.t.Fatalf("waiting until %s, the program ended: %v\n%s", what, err, d.program.out.String())
		default:
		}
		if time.Since(began) > patience {
			d.fail("it does not happen that %s", what)
		}
	}
}

// eventually waits for something to become true, whatever becomes of the program.
func eventually(t *testing.T, what string, true func() bool) {
	t.Helper()
	for began := time.Now(); !true(); time.Sleep(pause) {
		if time.Since(began) > patience {
			t.Fatalf("it does not happen that %s", what)
		}
	}
}

// window is the program's window, "" while there is none.
func (d *desktop) window() string {
	first, _, _ := strings.Cut(d.xdotool("search", "--onlyvisible", "--name", "Alumnibook"), "\n")
	return first
}

// xdotool does something with keyboard or mouse.
func (d *desktop) xdotool(args ...string) string {
	c := exec.Command("xdotool", args...)
	c.Env = append(d.env, "PATH="+os.Getenv("PATH"))
	out, _ := c.Output() // a search that finds nothing is an error to it
	return string(out)
}

// look takes a picture of the screen.
func (d *desktop) look() *image.RGBA {
	d.t.Helper()
	c := exec.Command("import", "-window", "root", "png:-")
	c.Env = append(d.env, "PATH="+os.Getenv("PATH"))
	out, err := c.Output()
	if err != nil {
		d.t.Fatal("no picture:", err)
	}
	img, err := png.Decode(bytes.NewReader(out))
	if err != nil {
		d.t.Fatal(err)
	}
	rgba := image.NewRGBA(img.Bounds())
	draw.Draw(rgba, rgba.Bounds(), img, img.Bounds().Min, draw.Src)
	return rgba
}

// settled waits until the screen stands still, and gives its picture.
func (d *desktop) settled() *image.RGBA {
	d.t.Helper()
	last, still := d.look(), 0
	d.until("the screen stands still", func() bool {
		now := d.look()
		if different(last, now) < blink {
			still++
		} else {
			still = 0
		}
		last = now
		return still >= 2
	})
	return last
}

// does acts, waits until the screen shows something else and stands still, and keeps the picture.
func (d *desktop) does(what string, act func()) {
	d.t.Helper()
	before := d.settled()
	act()
	d.until("the screen changes: "+what, func() bool { return different(before, d.look()) >= blink })
	after := d.settled()
	if colours(after) < 32 {
		d.fail("the screen is blank: %s", what)
	}
	d.save(after, what)
	d.clean()
}

// keys presses keys one after the other.
func (d *desktop) keys(keys ...string) func() {
	return func() {
		for _, k := range keys {
			d.xdotool("key", "--clearmodifiers", k)
		}
	}
}

// types writes text.
func (d *desktop) types(text string) func() {
	return func() { d.xdotool("type", "--delay", "40", "--", text) }
}

// presses clicks on the button in the accent colour that stands lowest in the part of the screen.
func (d *desktop) presses(part image.Rectangle) func() {
	return func() {
		d.t.Helper()
		var at image.Point
		d.until("there is a button", func() bool {
			box, ok := lowest(d.look(), part)
			at = image.Pt((box.Min.X+box.Max.X)/2, (box.Min.Y+box.Max.Y)/2)
			return ok
		})
		d.click(at)
	}
}

// ticks clicks on the empty box that stands highest in the part of the screen.
func (d *desktop) ticks(part image.Rectangle) func() {
	return func() {
		d.t.Helper()
		var at image.Point
		d.until("there is a box to tick", func() (ok bool) {
			at, ok = emptyBox(d.look(), part)
			return ok
		})
		d.click(at)
	}
}

// click clicks on a point and takes the pointer away, so that nothing shines under it.
func (d *desktop) click(at image.Point) {
	d.xdotool("mousemove", fmt.Sprint(at.X), fmt.Sprint(at.Y), "click", "1")
	d.xdotool("mousemove", fmt.Sprint(width/2), fmt.Sprint(height-40))
}

// save keeps a picture.
func (d *desktop) save(img image.Image, what string) {
	d.t.Helper()
	d.shots++
	name := fmt.Sprintf("%s%s-%02d-%s.png", pictured, strings.TrimPrefix(d.t.Name(), "Test"), d.shots, strings.ReplaceAll(what, " ", "-"))
	f, err := os.Create(filepath.Join(d.folder, name))
	if err != nil {
		d.t.Fatal(err)
	}
	defer f.Close()
	if err := png.Encode(f, img); err != nil {
		d.t.Fatal(err)
	}
}

// different counts the pixels in which two pictures differ.
func different(a, b *image.RGBA) int {
	n := 0
	for i := 0; i+4 <= len(a.Pix) && i+4 <= len(b.Pix); i += 4 {
		if a.Pix[i] != b.Pix[i] || a.Pix[i+1] != b.Pix[i+1] || a.Pix[i+2] != b.Pix[i+2] {
			n++
		}
	}
	return n
}

// differentIn counts the pixels in which two pictures differ within a part of them.
func differentIn(a, b *image.RGBA, part image.Rectangle) int {
	n := 0
	for y := part.Min.Y; y < part.Max.Y; y++ {
		for x := part.Min.X; x < part.Max.X; x++ {
			if a.RGBAAt(x, y) != b.RGBAAt(x, y) {
				n++
			}
		}
	}
	return n
}

// emptyBox finds the middle of the highest box to tick in a part of a picture.
func emptyBox(img *image.RGBA, part image.Rectangle) (image.Point, bool) {
	for y := part.Min.Y; y < part.Max.Y; y++ {
		for x := part.Min.X; x < part.Max.X; x++ {
			if isBox(img, image.Pt(x, y)) {
				return image.Pt(x, y), true
			}
		}
	}
	return image.Point{}, false
}

// isBox tells whether a point is the middle of the outline of a small square: something on all four sides, nothing
// within and nothing around.
func isBox(img *image.RGBA, middle image.Point) bool {
	const half = 8 // pixels from the middle to each side
	ink := func(dx, dy int) bool {
		return img.RGBAAt(middle.X+dx, middle.Y+dy) != color.RGBA{0xFF, 0xFF, 0xFF, 0xFF}
	}
	for i := 4 - half; i <= half-4; i++ {
		for _, side := range []int{-half, half} {
			if !ink(i, side) || !ink(side, i) {
				return false
			}
		}
		for _, beyond := range []int{-half - 4, half + 4} {
			if ink(i, beyond) || ink(beyond, i) {
				return false
			}
		}
		for j := 4 - half; j <= half-4; j++ {
			if ink(i, j) {
				return false
			}
		}
	}
	return true
}

// colours counts the colours of a picture.
func colours(img *image.RGBA) int {
	seen := map[[3]byte]bool{}
	for i := 0; i+4 <= len(img.Pix); i += 4 {
		seen[[3]byte{img.Pix[i], img.Pix[i+1], img.Pix[i+2]}] = true
	}
	return len(seen)
}

// lowest is the box round the lowest block of the accent colour in a part of a picture: rows from the bottom up that
// hold a run of it as long as a button, until the first that does not.
func lowest(img *image.RGBA, part image.Rectangle) (image.Rectangle, bool) {
	const button = 30 // pixels, the least run of colour
	var box image.Rectangle
	for y := part.Max.Y - 1; y >= part.Min.Y; y-- {
		from, to := longestRun(img, part, y)
		switch {
		case to-from >= button:
			box = box.Union(image.Rect(from, y, to, y+1))
		case !box.Empty() && box.Dy() >= button/2:
			return box, true
		case !box.Empty() && to == from:
			box = image.Rectangle{}
		}
	}
	return box, box.Dy() >= button/2
}

// longestRun finds the longest run of the accent colour in one row.
func longestRun(img *image.RGBA, part image.Rectangle, y int) (from, to int) {
	start := -1
	for x := part.Min.X; x <= part.Max.X; x++ {
		if x < part.Max.X && img.RGBAAt(x, y) == accent {
			if start < 0 {
				start = x
			}
			continue
		}
		if start >= 0 && x-start > to-from {
			from, to = start, x
		}
		start = -1
	}
	return from, to
}
