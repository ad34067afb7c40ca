package ui

import (
	"context"
	"fmt"
	"log/slog"
	"path/filepath"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"

	"alumnibook/assets"
	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
	"alumnibook/ui/prefs"
	"alumnibook/ui/run"
	"alumnibook/ui/widgets"
)

// appID names the program to the system: its preferences stand under it.
const appID = "org.alumnibook.app"

// Run opens the window and returns when it is closed. Where the book is open in a window on this computer already,
// that one comes forward and Run returns at once.
func Run(ctx context.Context, o Options) error {
	o.fill()
	endLog, err := StartLog(o.LogFolder)
	defer endLog()
	if err != nil {
		slog.Warn("no crash file", "causes", model.Causes(err))
	}
	a := app.NewWithID(appID)
	a.SetIcon(look.AppIcon())
	path := o.BookPath
	if path == "" {
		path = prefs.New(a.Preferences()).LastBook()
	}
	if path != "" && comeForward(path, absolute(o.Files)) {
		return nil
	}
	if err := checkGraphics(prefs.New(a.Preferences()), o); err != nil {
		return err
	}
	if o.Runner == nil {
		o.Runner = run.New(ctx, fyne.Do)
	}
	defer o.Runner.Stop()
	o.Asks = macAsks()
	w := a.NewWindow("Alumnibook")
	o.startWith() // macOS hands over while the first window is made
	s := New(a, w, o)
	s.win.SetMaster()
	s.Start()
	s.showInPlace()
	a.Run()
	return nil
}

// Shell is the window: it has at most one book open, with a frame of pages around it, or shows the first start.
type Shell struct {
	app    fyne.App
	win    fyne.Window
	o      Options
	prefs  *prefs.Prefs
	runner run.Runner
	picker Picker
	words  *assets.Translator

	book        *book.Book
	firm        model.Firm
	ear         *listener
	unsubscribe func()
	pending     []string // files to import once a book is open

	calendarNow    chan struct{} // see calendarHurry
	calendarFailed bool          // the calendar file could not be written the last time, and that was said
	calendarTook   time.Duration // writing the calendar file the last time

	keeping *keeping // the backups of the open book; nil while it is only read
	reading *reading // nil while the book can be written
	lock    locking
	next    page.Route // where the book is opened next
	opened  func()     // what follows once a book is open

	help    helping
	root    *widgets.Root
	frame   *frame // nil while no book is open
	closing bool
	away    bool // the window was closed and the program stays, as it does on macOS
}

// New makes the shell of a window; Start brings it to life.
func New(a fyne.App, w fyne.Window, o Options) *Shell {
	o.fill()
	s := &Shell{app: a, win: w, o: o, prefs: prefs.New(a.Preferences()), runner: o.Runner, picker: o.Picker, pending: absolute(o.Files)}
	if s.picker == nil {
		s.picker = newPicker(s)
	}
	return s
}

// Start shows the window's first content: the book of last time where it can be opened, else the first start.
func (s *Shell) Start() {
	s.applyLook()
	s.speak()
	s.win.SetPadded(false)
	s.win.Resize(s.prefs.WindowSize())
	s.win.SetCloseIntercept(s.windowClosed)
	s.win.SetOnDropped(func(_ fyne.Position, uris []fyne.URI) { s.dropped(paths(uris)) })
	s.win.Canvas().SetOnTypedKey(s.typedKey)
	s.win.Canvas().AddShortcut(&fyne.ShortcutSelectAll{}, func(fyne.Shortcut) { s.selectAll() })
	s.watchPlus()
	s.sweep()
	s.watchDay()
	s.watchUse()
	s.watchBook()
	s.watchBackups()
	s.attend()
	path := s.o.BookPath
	if path == "" {
		path = s.prefs.LastBook()
	}
	if path == "" {
		s.showFirstStart()
		if lists := s.pending; len(lists) > 0 {
			s.pending = nil
			s.startWithList(lists)
		}
		return
	}
	s.showOpening(path)
	s.openBook(path)
}

func paths(uris []fyne.URI) []string {
	list := make([]string, 0, len(uris))
	for _, u := range uris {
		if u.Scheme() == "file" {
			list = append(list, u.Path())
		}
	}
	return list
}

func lowerExt(path string) string { return strings.ToLower(filepath.Ext(path)) }

func (s *Shell) applyLook() {
	s.app.Settings().SetTheme(look.NewTheme(look.Mode(s.prefs.Look()), s.prefs.TextSize()))
}

// ChangeLook shows the window light, dark or as the system has it, and with larger or smaller text.
func (s *Shell) ChangeLook(mode string, textSize float32) {
	s.prefs.SetLook(mode)
	s.prefs.SetTextSize(textSize)
	s.applyLook()
	s.rebuild()
}

// rebuild makes everything in the window anew.
func (s *Shell) rebuild() {
	s.closeManual()
	s.speak()
	if s.frame == nil {
		s.showFirstStart()
		return
	}
	here, state := s.frame.history.here, s.frame.stateOfFront()
	back, forward := s.frame.history.back, s.frame.history.forward
	s.showFrame(page.Route{Page: here.Page, ID: here.ID, Arg: here.Arg})
	s.frame.history.back, s.frame.history.forward = back, forward
	if p, ok := ability[page.Stateful](s.frame); ok && state != nil {
		p.RestoreState(state)
	}
}

// showFrame puts the pages of the open book into the window.
func (s *Shell) showFrame(r page.Route) {
	if s.frame != nil {
		s.frame.close()
	}
	s.frame = newFrame(s)
	s.setRoot(s.frame.layout())
	s.setMenu(s.frame.table.MainMenu())
	s.frame.start(r)
	s.title()
}

func (s *Shell) setRoot(o fyne.CanvasObject) {
	if s.root != nil {
		s.root.Close()
	}
	s.root = widgets.NewRoot(o, s.win.Canvas())
	s.win.SetContent(widgets.Spoken(s.root))
}

func (s *Shell) title() {
	switch {
	case s.book == nil:
		s.win.SetTitle("Alumnibook")
	case s.firm.Name == "":
		s.win.SetTitle(fmt.Sprintf("%s – Alumnibook", strings.TrimSuffix(filepath.Base(s.book.Path()), filepath.Ext(s.book.Path()))))
	default:
		s.win.SetTitle(fmt.Sprintf("%s – Alumnibook", s.firm.Name))
	}
}

// dropped takes files that were dropped on the window, or handed over by a second start.
func (s *Shell) dropped(list []string) {
	books, lists := sortDropped(list)
	switch {
	case s.asking() || s.closing:
		return
	case len(books) > 1:
		s.toast(look.ToneAmber, s.words.T("drop.one_book"), "", nil)
	case len(books) > 0:
		s.pending = lists
		s.switchBook(books[0])
	case len(lists) == 0:
	case s.frame == nil:
		s.startWithList(lists)
	default:
		if d, ok := ability[page.DropTarget](s.frame); ok && d.Drop(lists) {
			return
		}
		s.importFiles(lists)
	}
}

func (s *Shell) importFiles(lists []string) {
	if len(lists) > 0 && s.frame.entry(page.Import) != nil {
		s.frame.Open(page.Files(page.Import, lists))
	}
}

// selectAll is for Ctrl+A where nothing that has the cursor takes it.
func (s *Shell) selectAll() {
	if s.frame == nil || s.asking() {
		return
	}
	if p, ok := ability[page.SelectAller](s.frame); ok {
		p.SelectAll()
	}
}

// typedKey is for keys that nothing else has taken.
func (s *Shell) typedKey(e *fyne.KeyEvent) {
	if e.Name == keyHelp {
		s.openManual()
	}
	if e.Name != fyne.KeyEscape || s.frame == nil {
		return
	}
	if p, ok := ability[page.Escaper](s.frame); ok {
		p.Escape()
	}
}
