package ui

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"alumnibook/model"
	"alumnibook/ui/command"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
	"alumnibook/ui/prefs"
	"alumnibook/ui/run"
	"alumnibook/ui/uitest"
	"alumnibook/ui/widgets"
)

// tour is the whole program with the practice book, to be walked through page by page.
type tour struct {
	*uitest.Window
	t *testing.T
	s *Shell
}

// practised is the practice book in German, whose words are the longest; made once for all tests.
var practised = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "practised")
	if err != nil {
		return "", err
	}
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
	s := New(fyne.CurrentApp(), w, Options{BookPath: path, Clock: uitest.Clock, Picker: &picker{}, Runner: run.Inline(), Documents: folder, Data: folder})
	s.Start()
	t.Cleanup(func() {
		if s.book != nil {
			s.unsubscribe()
			_ = s.book.Close()
		}
	})
	return &tour{uitest.Wrap(t, w), t, s}
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

// stop is a place that the tour comes by.
type stop struct {
	name  string
	route page.Route
	tabs  bool // each of the page's tabs is a stop of its own
}

// stops are all pages, with records of the practice book that have the most to show.
func (o *tour) stops() []stop {
	o.t.Helper()
	b, ctx := o.s.book, o.t.Context()
	events, err1 := b.Events(ctx)
	issues, err2 := b.Newsletters(ctx)
	leavings, err3 := b.Leavings(ctx)
	requests, err4 := b.Requests(ctx, false)
	people, err5 := b.Find(ctx, model.Filter{}, model.Sort{})
	if err := errors.Join(err1, err2, err3, err4, err5); err != nil {
		o.t.Fatal(err)
	}
	var held, next, draft, sent int64
	for _, e := range events {
		if e.On.Before(uitest.Today) && held == 0 && e.Counts.Attended > 0 {
			held = e.ID
		}
		if !e.On.Before(uitest.Today) && next == 0 && e.Counts.Invited > 0 {
			next = e.ID
		}
	}
	for _, n := range issues {
		if n.SentOn.IsZero() {
			draft = n.ID
		} else {
			sent = n.ID
		}
	}
	if held*next*draft*sent == 0 || len(leavings) == 0 || len(requests) == 0 {
		o.t.Fatal("the practice book has no evening, newsletter, leaving or request to show", held, next, draft, sent)
	}
	somebody := people[12]
	return []stop{
		{"today", page.Route{Page: page.Today}, false},
		{"people", page.Route{Page: page.People}, false},
		{"people-one", page.Route{Page: page.People, ID: somebody}, false},
		{"person-new", page.Route{Page: "person", Do: "new"}, false},
		{"person-edit", page.Route{Page: "person", Do: "edit", ID: somebody}, false},
		{"person-log", page.Route{Page: "person", Do: "log", ID: somebody}, false},
		{"call", page.Route{Page: page.Call, ID: somebody}, false},
		{"events", page.Route{Page: page.Events}, true},
		{"events-one", page.Route{Page: page.Events, ID: next}, false},
		{"events-held", page.Route{Page: page.Events, ID: held}, false},
		{"events-edit", page.Route{Page: page.Events, ID: next, Do: "edit"}, false},
		{"guests", page.Route{Page: page.Guests, ID: next}, false},
		{"guests-invite", page.Route{Page: page.Guests, ID: next, Do: "invite"}, false},
		{"door", page.Route{Page: page.Door, ID: next}, false},
		{"door-paper", page.Route{Page: page.Door, ID: next, Do: "paper"}, false},
		{"after", page.Route{Page: page.After, ID: held}, true},
		{"newsletter", page.Route{Page: page.Newsletter}, false},
		{"newsletter-draft", page.Route{Page: page.Newsletter, ID: draft}, true},
		{"newsletter-sent", page.Route{Page: page.Newsletter, ID: sent}, true},
		{"newsletter-returns", page.Route{Page: page.Newsletter, Do: "returns"}, false},
		{"leaving", page.Route{Page: page.Leaving}, false},
		{"leaving-new", page.Route{Page: page.Leaving, Do: "new"}, false},
		{"leaving-one", page.Route{Page: page.Leaving, ID: leavings[0].ID}, false},
		{"leaving-interview", page.Route{Page: page.Leaving, Do: "interview", ID: leavings[0].ID}, false},
		{"duplicates", page.Route{Page: page.Duplicates}, true},
		{"handover", page.Route{Page: page.Handover}, true},
		{"import", page.Route{Page: page.Import}, false},
		{"changes", page.Route{Page: page.Changes}, true},
		{"rights", page.Route{Page: page.Rights}, true},
		{"rights-one", page.Route{Page: page.Rights, ID: requests[0].ID}, false},
		{"safety", page.Route{Page: page.Safety}, true},
		{"settings", page.Route{Page: page.Settings}, true},
	}
}

// settle lays everything out anew, as the real window does after every change.
func (o *tour) settle() {
	size := o.Canvas().Size()
	o.Resize(size.AddWidthHeight(1, 1))
	o.Resize(size)
}

// walk opens each place and calls visit there.
func (o *tour) walk(visit func(name string)) {
	for _, at := range o.stops() {
		if u, ok := o.s.frame.front().(page.Unsaved); ok && u.HasUnsaved() {
			u.Discard()
		}
		o.toClose()
		o.s.frame.show(at.route)
		if !at.tabs {
			o.settle()
			o.draw(at.name)
			visit(at.name)
			continue
		}
		tabs := o.PageTabs()
		if tabs == nil {
			o.t.Fatalf("%s has no tabs", at.name)
		}
		for i, item := range tabs.Items() {
			tabs.Select(i)
			name := fmt.Sprintf("%s, %s", at.name, item)
			o.settle()
			o.draw(name)
			visit(name)
		}
	}
}

// draw writes down what a place looks like, where $ALUMNIBOOK_PICTURES names a folder.
func (o *tour) draw(name string) {
	if dir := os.Getenv("ALUMNIBOOK_PICTURES"); dir != "" {
		o.Draw(filepath.Join(dir, strings.NewReplacer("/", "-", " ", "", ",", "-").Replace(o.t.Name()+"-"+name)+".png"))
	}
}

// toClose takes whatever floats over the page away.
func (o *tour) toClose() {
	for _, over := range o.Canvas().Overlays().List() {
		if m, ok := over.(*widgets.Modal); ok {
			m.Hide()
		} else {
			o.Canvas().Overlays().Remove(over)
		}
	}
}

func (o *tour) mustBeReadable(name string) {
	o.t.Helper()
	if faint := append(o.Faint(), o.Bare()...); len(faint) > 0 {
		o.t.Errorf("%s: %s", name, strings.Join(faint, "; "))
	}
}

func TestEverythingCanBeReadOnEveryPage(t *testing.T) {
	for _, mode := range []string{prefs.LookLight, prefs.LookDark} {
		t.Run(mode, func(t *testing.T) {
			o := newTour(t, mode, 1)
			o.walk(func(name string) {
				o.mustBeReadable(name)
				done := o.PointAtAll()
				o.mustBeReadable(name + " under the pointer")
				done()
			})
		})
	}
}

func TestWhatFloatsCanBeRead(t *testing.T) {
	for _, mode := range []string{prefs.LookLight, prefs.LookDark} {
		t.Run(mode, func(t *testing.T) {
			o := newTour(t, mode, 1)
			still := widgets.After // as it is for every test: nothing comes or goes by the clock
			f := o.s.frame
			f.Toast("Gespeichert")
			f.ToastUndo("412 Personen importiert", 1)
			o.s.toast(look.ToneRed, "Nicht gespeichert", "", nil)
			o.settle()
			for name, open := range map[string]func(){
				"toasts":   func() {},
				"palette":  f.openPalette,
				"question": func() { f.Ask(page.Question{Title: "Löschen?", Text: "3 Personen", Verb: "Löschen", Danger: true}) },
				"menu": func() {
					items := []*fyne.MenuItem{widgets.MenuItem("Bearbeiten", nil, false, nil), widgets.MenuItem("Löschen", nil, true, nil)}
					widgets.ShowMenuAt(o.Content(), fyne.NewPos(200, 200), items...)
				},
				"tooltips": func() {
					widgets.After = func(_ time.Duration, show func()) func() { show(); return func() {} }
					t.Cleanup(o.PointAtAll())
				},
			} {
				open()
				o.draw(name)
				o.mustBeReadable(name)
				o.toClose()
				widgets.After = still
			}
		})
	}
}

func TestNoWordIsLostAtAnySizeOfText(t *testing.T) {
	for _, size := range []float32{prefs.TextSizes[0], 1, 1.5, prefs.TextSizes[len(prefs.TextSizes)-1]} {
		t.Run(fmt.Sprint(size), func(t *testing.T) {
			o := newTour(t, prefs.LookLight, size)
			o.Resize(fyne.NewSize(1000, 700))
			o.walk(func(name string) {
				if lost := o.Lost(); len(lost) > 0 {
					t.Errorf("%s: %s", name, strings.Join(lost, "; "))
				}
				if m := o.Canvas().Content().MinSize(); m.Width > 1000 || m.Height > 700 {
					t.Errorf("%s asks for a window of %v", name, m)
				}
			})
		})
	}
}

func TestTextGrowsWithTheKeysOfABrowser(t *testing.T) {
	o := newTour(t, prefs.LookLight, 1)
	press := func(key fyne.KeyName) float32 {
		o.Press(command.Ctrl(key).Fyne())
		return o.s.prefs.TextSize()
	}
	if got := press(fyne.KeyPlus); got != 1.15 {
		t.Errorf("plus makes text %v times as large, want 1.15", got)
	}
	if got := press(fyne.Key0); got != 1 {
		t.Errorf("0 makes it %v, want 1", got)
	}
	for range prefs.TextSizes {
		press(fyne.KeyMinus)
	}
	if got := o.s.prefs.TextSize(); got != prefs.TextSizes[0] {
		t.Errorf("minus ends at %v, want %v", got, prefs.TextSizes[0])
	}
	o.MustSee("Kleiner wird der Text nicht.")
}

func TestEverythingIsDoneByKeyboard(t *testing.T) {
	o := newTour(t, prefs.LookLight, 1)
	o.walk(func(name string) {
		if wrong := o.TabThrough().Wrong; len(wrong) > 0 {
			t.Errorf("%s:\n\t%s", name, strings.Join(wrong, "\n\t"))
		}
	})
}

func TestEscapeGivesTheKeyboardBack(t *testing.T) {
	o := newTour(t, prefs.LookLight, 1)
	o.s.frame.show(page.Route{Page: page.People})
	o.s.frame.search()
	before := o.Canvas().Focused()
	if before == nil {
		t.Fatal("the search has no cursor")
	}
	for name, open := range map[string]func(){
		"palette":  o.s.frame.openPalette,
		"question": func() { o.s.frame.Ask(page.Question{Title: "Löschen?", Text: "3 Personen", Verb: "Löschen"}) },
		"message":  func() { o.s.say("Titel", "Text") },
	} {
		open()
		o.Key(fyne.KeyEscape)
		if o.s.asking() {
			t.Fatalf("%s stays open", name)
		}
		if o.Canvas().Focused() != before {
			t.Errorf("after %s the keyboard is elsewhere", name)
		}
	}
}
