package ui

import (
	"context"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/model/machine"
	"alumnibook/ui/changes"
	"alumnibook/ui/command"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
	"alumnibook/ui/run"
	"alumnibook/ui/settings"
	"alumnibook/ui/uitest"
	"alumnibook/ui/widgets"
)

// stub is a page that notes what the shell does with it.
type stub struct {
	host               page.Host
	field              *widgets.Input
	whole              fyne.CanvasObject
	routes             []page.Route
	unsaved, saves     bool
	saved, discarded   int
	searched, closed   bool
	dropped            []string
	events             []book.Event
	state              string
	refusesDrops, left bool
	selected           []int64
}

func newStub(h page.Host, label string) *stub {
	s := &stub{host: h, field: widgets.NewInput(), saves: true, refusesDrops: true}
	s.field.PlaceHolder = label
	s.whole = container.NewVBox(widget.NewLabel("page "+label), s.field)
	return s
}

func (s *stub) Content() fyne.CanvasObject { return s.whole }
func (s *stub) Open(r page.Route)          { s.routes = append(s.routes, r) }
func (s *stub) HasUnsaved() bool           { return s.unsaved }
func (s *stub) Discard()                   { s.discarded, s.unsaved = s.discarded+1, false }
func (s *stub) FocusSearch()               { s.searched = true }
func (s *stub) StatusText() string         { return "counted" }
func (s *stub) SaveState() any             { return s.state }
func (s *stub) RestoreState(v any)         { s.state = v.(string) }
func (s *stub) BookChanged(e book.Event)   { s.events = append(s.events, e) }
func (s *stub) Close()                     { s.closed = true }
func (s *stub) Left()                      { s.left = true }
func (s *stub) SelectedPeople() []int64    { return s.selected }
func (s *stub) Drop(paths []string) bool   { s.dropped = paths; return !s.refusesDrops }

func (s *stub) Save(done func(bool)) {
	if s.saves {
		s.saved, s.unsaved = s.saved+1, false
	}
	done(s.saves)
}

func (s *stub) last() page.Route { return s.routes[len(s.routes)-1] }

// picker answers with what a test put into it.
type picker struct {
	open  []string
	save  string
	asked []page.Pick
}

func (p *picker) Open(q page.Pick, done func([]string)) { p.asked = append(p.asked, q); done(p.open) }

func (p *picker) Save(q page.Pick, done func(string)) { p.asked = append(p.asked, q); done(p.save) }

// bench is a shell with what its tests look at.
type bench struct {
	*uitest.Window
	t          *testing.T
	s          *Shell
	people     *stub
	importing  *stub
	picker     *picker
	closed     bool
	folder     string
	firstStubs []*stub
}

// openWindow notes that it was closed; the test's own end closes it.
type openWindow struct {
	fyne.Window
	closed *bool
}

func (w *openWindow) Close() { *w.closed = true }

func newBench(t *testing.T, o Options) *bench {
	t.Helper()
	t.Setenv("LANG", "en_GB.UTF-8")
	b := &bench{t: t, picker: &picker{}, folder: t.TempDir()}
	w := uitest.NewFyneWindow(t, widget.NewLabel(""))
	b.Window = uitest.Wrap(t, w)
	o.Pages = []page.Entry{
		{ID: page.People, Words: "people.title", Icon: look.Icon("people"), Make: func(h page.Host) page.Page {
			b.people = newStub(h, "people")
			b.firstStubs = append(b.firstStubs, b.people)
			return b.people
		}},
		{ID: page.Import, Make: func(h page.Host) page.Page { b.importing = newStub(h, "import"); return b.importing }},
		changes.Entry(),
		settings.Entry(),
	}
	o.Clock, o.Picker, o.Documents, o.Data = uitest.Clock, b.picker, b.folder, b.folder
	if o.Runner == nil {
		o.Runner = run.Inline()
	}
	b.s = New(fyne.CurrentApp(), &openWindow{w, &b.closed}, o)
	t.Cleanup(func() {
		if b.s.book != nil {
			b.s.unsubscribe()
			_ = b.s.book.Close()
		}
	})
	return b
}

// makeBook makes a book of "Lindqvist & Partner" in a folder of its own.
func makeBook(t *testing.T, people ...*model.Person) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "Lindqvist.alumni")
	b, err := book.Create(t.Context(), path, book.Options{
		Firm:  model.Firm{Name: "Lindqvist & Partner", Country: "SE", Language: "en", Currency: "SEK"},
		Clock: uitest.Clock,
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(people) > 0 {
		uitest.Add(t, b, people...)
	}
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

// opened is a bench with a book open.
func openBench(t *testing.T, people ...*model.Person) *bench {
	t.Helper()
	b := newBench(t, Options{BookPath: makeBook(t, people...)})
	b.s.Start()
	if b.s.frame == nil {
		t.Fatalf("the book is not open: %s", strings.Join(b.Texts(), " | "))
	}
	return b
}

func (b *bench) front() string { return b.s.frame.Current().Page }

func ctrl(key fyne.KeyName) fyne.Shortcut { return command.Ctrl(key).Fyne() }

func altLeft() fyne.Shortcut { return command.Alt(fyne.KeyLeft).Fyne() }

func TestOpensTheBookOfLastTime(t *testing.T) {
	path := makeBook(t)
	b := newBench(t, Options{})
	b.s.prefs.SetLastBook(path)
	b.s.Start()
	b.MustSee("Lindqvist & Partner", "People", "Changes", "Settings", "page people", "counted", "Lindqvist.alumni")
	if got := b.Title(); got != "Lindqvist & Partner – Alumnibook" {
		t.Errorf("the title is %q", got)
	}
}

func TestBackAndForwardBringTheStateAlong(t *testing.T) {
	b := openBench(t)
	b.people.state = "searched for Søren"
	b.Tap("Changes")
	b.MustSee("What was done")
	if !b.people.left {
		t.Error("the page was not told that it was left")
	}
	b.people.state = ""
	b.Press(altLeft())
	if b.front() != page.People || b.people.state != "searched for Søren" {
		t.Errorf("back leads to %q with %q", b.front(), b.people.state)
	}
	b.s.frame.table.Run("forward")
	if b.front() != page.Changes {
		t.Errorf("forward leads to %q", b.front())
	}
	b.s.frame.table.Run("forward")
	b.MustSee("There is nothing to go forward to.")
}

func TestChangesOfOnePersonLeadBackToTheCard(t *testing.T) {
	b := openBench(t, uitest.Named("Åsa", "Kvist"), uitest.Named("Søren", "Sørensen"))
	b.s.frame.Open(page.Route{Page: page.People, ID: 2})
	b.people.state = "Søren"
	b.s.frame.Do(model.Doing{Code: "trash", Name: "Søren Sørensen"}, func(tx *book.Tx) error { return tx.TrashPeople([]int64{2}) }, nil)
	b.s.frame.Open(page.ChangesOf(2))
	b.MustSee("Moved Søren Sørensen")
	b.s.frame.Open(page.ChangesOf(1))
	b.Press(altLeft())
	if b.s.frame.Current() != page.ChangesOf(2) {
		t.Errorf("back is %+v", b.s.frame.Current())
	}
	b.Press(altLeft())
	if b.front() != page.People || b.people.last().ID != 2 {
		t.Errorf("back is %s with %+v", b.front(), b.people.last())
	}
}

func TestUnsavedIsAskedAbout(t *testing.T) {
	b := openBench(t)
	b.people.unsaved, b.people.saves = true, false
	b.Tap("Settings")
	b.MustSee("Save your changes?")
	b.Tap("Cancel")
	if b.front() != page.People || b.people.discarded != 0 {
		t.Error("Cancel left the page")
	}
	b.Tap("Settings")
	b.Tap("Save")
	if b.front() != page.People {
		t.Error("the page was left though saving failed")
	}
	b.people.saves = true
	b.Tap("Settings")
	b.Tap("Save")
	if b.front() != page.Settings || b.people.saved != 1 {
		t.Error("saving did not lead on")
	}
	b.Press(altLeft())
	b.people.unsaved = true
	b.Tap("Changes")
	b.Tap("Don’t save")
	if b.front() != page.Changes || b.people.discarded != 1 {
		t.Error("discarding did not lead on")
	}
}

func TestChangeIsToldAndCanBeUndone(t *testing.T) {
	b := openBench(t)
	p := uitest.Named("Søren", "Sørensen")
	b.s.frame.Do(model.Doing{Code: "add", Name: "Søren Sørensen"}, func(tx *book.Tx) error {
		return tx.CreatePeople([]*model.Person{p})
	}, nil)
	b.MustSee("Added Søren Sørensen", "Undo: Added Søren Sørensen")
	if n := b.count(); n != 1 {
		t.Fatalf("%d people after adding one", n)
	}
	if len(b.people.events) != 1 || !b.people.events[0].Kinds["person"] {
		t.Errorf("the page heard %v", b.people.events)
	}
	b.Tap("Undo")
	b.MustSee("Took back: Added Søren Sørensen")
	if n := b.count(); n != 0 {
		t.Errorf("%d people after undo", n)
	}
	b.MustNotSee("Undo: Added Søren Sørensen")
	b.s.frame.table.Run("redo")
	b.MustSee("Done again")
	if n := b.count(); n != 1 {
		t.Errorf("%d people after redo", n)
	}
}

func (b *bench) count() int {
	b.t.Helper()
	n, err := b.s.book.Count(context.Background())
	if err != nil {
		b.t.Fatal(err)
	}
	return n
}

func TestTextFieldsOwnUndoComesFirst(t *testing.T) {
	b := openBench(t)
	b.s.frame.Do(model.Doing{Code: "add", Name: "A"}, func(tx *book.Tx) error {
		return tx.CreatePeople([]*model.Person{uitest.Named("A", "B")})
	}, nil)
	b.Canvas().Focus(b.people.field)
	b.Type("x")
	b.Press(ctrl(fyne.KeyZ))
	if b.people.field.Text != "" || b.count() != 1 {
		t.Fatalf("the field says %q, %d people", b.people.field.Text, b.count())
	}
	b.Press(ctrl(fyne.KeyZ)) // nothing left in the field: the book's turn
	if b.count() != 0 {
		t.Error("the change was not taken back")
	}
}

func TestFirstWindowSpeaksAndWritesAsTheSystem(t *testing.T) {
	for _, c := range []struct {
		said                      machine.Locale
		language, region, country string
	}{
		{machine.Locale{Languages: []string{"de"}, Country: "AT"}, "de", "AT", "AT"},
		{machine.Locale{Languages: []string{"en"}, Country: "DK"}, "en", "DK", "DK"},
		{machine.Locale{Languages: []string{"nb", "nn"}, Country: "NO"}, "en", "GB", "NO"},
		{machine.Locale{Languages: []string{"sv", "fi"}, Country: "FI"}, "sv", "SE", "FI"},
		{machine.Locale{Languages: []string{"zh"}}, "en", "GB", "GB"},
		{machine.Locale{Languages: []string{"en"}, Country: "US"}, "en", "US", "US"},
	} {
		b := newBench(t, Options{Locale: c.said})
		b.s.Start()
		if w := b.s.words; w.Language() != c.language || w.Region() != c.region || b.s.country() != c.country {
			t.Errorf("%+v: speaks %s, writes as in %s, a new firm is in %s", c.said, w.Language(), w.Region(), b.s.country())
		}
	}
}

func TestRegionFollowsTheLanguageUntilItIsChosen(t *testing.T) {
	b := newBench(t, Options{Locale: machine.Locale{Languages: []string{"de"}, Country: "AT"}})
	b.s.Start()
	follows := func(what, lang, region string) {
		t.Helper()
		if w := b.s.words; w.Language() != lang || w.Region() != region {
			t.Errorf("%s: speaks %s and writes as in %s, want %s and %s", what, w.Language(), w.Region(), lang, region)
		}
	}
	b.s.ChangeLanguage("sv")
	follows("another language", "sv", "SE")
	b.s.ChangeLanguage("de")
	follows("the system's again", "de", "AT")
	b.s.ChangeRegion("CH")
	follows("chosen", "de", "CH")
	b.s.ChangeLanguage("en")
	follows("the language after the region", "en", "CH")
}

func TestLanguageChangesAtOnceAndStaysThere(t *testing.T) {
	b := openBench(t)
	b.Tap("Settings")
	b.Tap("This computer")
	b.s.frame.ChangeLanguage("de")
	b.MustSee("Personen", "Änderungen", "Einstellungen", "Firma")
	b.MustNotSee("Settings", "People")
	if b.front() != page.Settings {
		t.Errorf("the window went to %q", b.front())
	}
	if got := b.MainMenu().Items[0].Label; got != "Datei" {
		t.Errorf("the menu says %q", got)
	}
	if !b.firstStubs[0].closed {
		t.Error("the old page was not closed")
	}
	b.s.frame.ChangeLook("dark", 1.3)
	if !look.IsDark() || look.Factor() != 1.3 {
		t.Errorf("dark %v, factor %v", look.IsDark(), look.Factor())
	}
}
