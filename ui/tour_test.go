package ui

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"alumnibook/ui/page"
	"alumnibook/ui/prefs"
	"alumnibook/ui/run"
	"alumnibook/ui/uitest"
)

// tour is the whole program with the practice book, to be walked through page by page.
type tour struct {
	*uitest.Window
	t      *testing.T
	s      *Shell
	apart  bool           // the pages are not to be drawn
	before fyne.Focusable // what has the keyboard on the page below what floats
	folder string         // holds the book, and is proposed for files
	runner *pausing
	noKeys bool // what is come by is not gone through by keyboard
}

// practiceFolder holds the practice book while the tests run; "" before one of them needs it.
var practiceFolder string

func TestMain(m *testing.M) {
	code := m.Run()
	if practiceFolder != "" {
		_ = os.RemoveAll(practiceFolder)
	}
	os.Exit(code)
}

// practised is the practice book in German, whose words are the longest; made once for all tests.
var practised = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "practised")
	if err != nil {
		return "", err
	}
	practiceFolder = dir
	path := filepath.Join(dir, "Practice.alumni")
	b, err := makePractice(context.Background(), path, "de", uitest.Today, uitest.Clock, nil)
	if err != nil {
		return "", err
	}
	return path, b.Close()
})

func newTour(t *testing.T, mode string, size float32) *tour {
	t.Helper()
	goesEverywhere(t)
	made, err := practised()
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	path := filepath.Join(folder, filepath.Base(made))
	copyFile(t, made, path)
	w := uitest.NewFyneWindow(t, widget.NewLabel(""))
	p := prefs.New(fyne.CurrentApp().Preferences())
	p.SetLook(mode)
	p.SetTextSize(size)
	p.SetLanguage("de")
	runner := &pausing{Runner: run.Inline(), held: map[any]run.Job{}}
	s := New(fyne.CurrentApp(), w, Options{
		BookPath: path, Clock: uitest.Clock, Picker: &picker{}, Runner: runner, Documents: folder, Data: folder, Keychain: &keychain{pass: map[string]string{}},
	})
	s.Start()
	t.Cleanup(func() {
		if s.book != nil {
			s.unsubscribe()
			_ = s.book.Close()
		}
	})
	return &tour{Window: uitest.Wrap(t, w), t: t, s: s, folder: folder, runner: runner}
}

// goesEverywhere is said by tests that go through the whole window: they take minutes with the race detector, which has
// nothing to find where everything is done in one goroutine. scripts/test runs them without it.
func goesEverywhere(t *testing.T) {
	t.Helper()
	if underRace {
		t.Skip("it is run without the race detector")
	}
}

func copyFile(t *testing.T, from, to string) {
	t.Helper()
	data, err := os.ReadFile(from)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(to, data, 0o600); err != nil {
		t.Fatal(err)
	}
}

// settle lays everything out anew, as the real window does after every change.
func (o *tour) settle() {
	size := o.Canvas().Size()
	o.Resize(size.AddWidthHeight(1, 1))
	o.Resize(size)
}

// walk opens each place and calls visit there. again opens the same place anew.
func (o *tour) walk(visit func(name string, again func())) {
	for _, at := range o.stops() {
		o.open(at, 0)
		if !at.tabs {
			o.draw(at.name)
			visit(at.name, func() { o.open(at, 0) })
			continue
		}
		tabs := o.PageTabs()
		if tabs == nil {
			o.t.Fatalf("%s has no tabs", at.name)
		}
		for i, item := range tabs.Items() {
			o.open(at, i)
			name := fmt.Sprintf("%s, %s", at.name, item)
			o.draw(name)
			visit(name, func() { o.open(at, i) })
		}
	}
}

// open goes to a place as if nothing had been done there before.
func (o *tour) open(at stop, tab int) {
	if u, ok := o.s.frame.front().(page.Unsaved); ok && u.HasUnsaved() {
		u.Discard()
	}
	o.toClose()
	o.s.frame.show(at.route)
	if at.tabs {
		o.PageTabs().Select(tab)
	}
	o.settle()
}

// draw writes down what a place looks like, where $ALUMNIBOOK_PICTURES names a folder.
func (o *tour) draw(name string) {
	if dir := os.Getenv("ALUMNIBOOK_PICTURES"); dir != "" && !o.apart {
		o.Draw(filepath.Join(dir, strings.NewReplacer("/", "-", " ", "", ",", "-", ">", "-", ":", "", "*", "all").Replace(o.t.Name()+"-"+name)+".png"))
	}
}

// toClose takes whatever floats over the page away.
func (o *tour) toClose() {
	for _, over := range o.Canvas().Overlays().List() {
		over.Hide()
		o.Canvas().Overlays().Remove(over)
	}
}
