package ui

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"alumnibook/assets"
	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/command"
	"alumnibook/ui/page"
	"alumnibook/ui/prefs"
	"alumnibook/ui/run"
	"alumnibook/ui/widgets"
)

// frame is what stands around the pages while a book is open: navigation, status line, commands, history. It is
// made anew when the window's language changes, and it is the page.Host of its pages.
type frame struct {
	s       *Shell
	table   *command.Table
	entries []page.Entry
	pages   map[string]page.Page

	history history
	badges  map[string]int
	offers  map[int64]*widgets.Toast // to take a change back
	closed  bool                     // its pages are thrown away; late answers are for nobody

	content *fyne.Container // holds the page in front
	nav     *navigation
	bar     *readingBar
	status  *statusLine
	can     standing
}

// standing is what Ctrl+Z would take back and Ctrl+Shift+Z would do again.
type standing struct {
	undo, redo       model.Change
	canUndo, canRedo bool
}

var (
	_ page.Host    = (*frame)(nil)
	_ page.Program = (*frame)(nil)
)

func newFrame(s *Shell) *frame {
	f := &frame{s: s, entries: s.o.Pages, pages: map[string]page.Page{}, badges: map[string]int{}, offers: map[int64]*widgets.Toast{}}
	f.table = command.NewTable(s.words)
	f.table.Refused = func(reason string) { f.Toast(s.words.T(reason)) }
	f.table.Blocked = s.asking
	f.table.Elsewhere = s.passOn
	f.table.Before = s.comeBack
	f.addCommands()
	f.refuseWriting()
	f.content = container.NewStack()
	f.nav = newNavigation(f)
	f.status = newStatusLine(f)
	f.bar = newReadingBar(f)
	return f
}

// entry finds how a page was announced, nil where there is no such page.
func (f *frame) entry(id string) *page.Entry {
	for i := range f.entries {
		if f.entries[i].ID == id {
			return &f.entries[i]
		}
	}
	return nil
}

// pageOf gives a page, made now if it was not opened before.
func (f *frame) pageOf(id string) page.Page {
	if p := f.pages[id]; p != nil {
		return p
	}
	e := f.entry(id)
	if e == nil {
		return nil
	}
	p := e.Make(f)
	f.pages[id] = p
	if c, ok := p.(page.Commander); ok {
		f.addPageCommands(p, c.Commands())
	}
	return p
}

// front is the page that is shown, nil before the first one.
func (f *frame) front() page.Page { return f.pages[f.history.here.Page] }

// inFront tells whether a page is the one that is shown.
func (f *frame) inFront(p page.Page) bool { return p != nil && f.front() == p }

// ability is the page in front as something that it may be able to do.
func ability[T any](f *frame) (T, bool) {
	t, ok := f.front().(T)
	return t, ok
}

// start shows the first page.
func (f *frame) start(r page.Route) {
	if f.entry(r.Page) == nil {
		r = page.Route{Page: f.entries[0].ID}
	}
	f.show(r)
	f.pageOf(page.Today) // counts what is due, also while another page is in front
	f.bookChanged(book.Event{})
}

// show brings a place to the front without asking.
func (f *frame) show(r page.Route) page.Page {
	before := f.front()
	p := f.pageOf(r.Page)
	if p == nil {
		return nil
	}
	f.history.here = r
	if before != p {
		if l, ok := before.(page.Leaver); ok {
			l.Left()
		}
		f.content.Objects = []fyne.CanvasObject{p.Content()}
		f.content.Refresh()
		f.s.win.Canvas().Unfocus()
	}
	p.Open(r)
	f.nav.refresh()
	f.StatusChanged()
	return p
}

// Open goes to a place and remembers where the user was.
func (f *frame) Open(r page.Route) {
	if f.entry(r.Page) == nil || f.refusesRoute(r) {
		return
	}
	f.leave(func() {
		f.history.push(f.stateOfFront())
		f.show(r)
	})
}

// Back goes to where the user was before.
func (f *frame) Back() { f.travel(f.history.canBack, f.history.goBack) }

// forward takes a Back back.
func (f *frame) forward() { f.travel(f.history.canForward, f.history.goForward) }

func (f *frame) travel(can func() bool, move func(now any) place) {
	if !can() {
		return
	}
	f.leave(func() {
		to := move(f.stateOfFront())
		p := f.show(to.route)
		if s, ok := p.(page.Stateful); ok && to.state != nil {
			s.RestoreState(to.state)
		}
	})
}

func (f *frame) stateOfFront() any {
	if s, ok := ability[page.Stateful](f); ok {
		return s.SaveState()
	}
	return nil
}

// leave asks about what is not saved on the page in front, and then goes on; or not, where the user wants to stay
// or it can't be saved.
func (f *frame) leave(then func()) {
	u, ok := ability[page.Unsaved](f)
	if !ok {
		then()
		return
	}
	page.Guard(f, u, then, nil)
}

// close throws the pages away.
func (f *frame) close() {
	f.closed = true
	for _, p := range f.pages {
		if c, ok := p.(page.Closer); ok {
			c.Close()
		}
	}
}

// Current is where the window stands.
func (f *frame) Current() page.Route { return f.history.here }

func (f *frame) Book() *book.Book          { return f.s.book }
func (f *frame) Firm() model.Firm          { return f.s.firm }
func (f *frame) Words() *assets.Translator { return f.s.words }
func (f *frame) Runner() run.Runner        { return f.s.runner }
func (f *frame) Window() fyne.Window       { return f.s.win }
func (f *frame) Prefs() *prefs.Prefs       { return f.s.prefs }
func (f *frame) Commands() *command.Table  { return f.table }
func (f *frame) Today() model.Date         { return model.DateOf(f.s.o.Clock()) }
func (f *frame) Now() time.Time            { return f.s.o.Clock() }
func (f *frame) Version() string           { return f.s.o.Version }
func (f *frame) LogFolder() string         { return f.s.o.LogFolder }

// ChangeLanguage shows the window in another language, after asking about what is not saved.
func (f *frame) ChangeLanguage(lang string) { f.leave(func() { f.s.ChangeLanguage(lang) }) }

// ChangeRegion writes dates and numbers as another region does, after asking about what is not saved.
func (f *frame) ChangeRegion(region string) { f.leave(func() { f.s.ChangeRegion(region) }) }

// ChangeLook changes light and dark and the size of text, after asking about what is not saved.
func (f *frame) ChangeLook(mode string, size float32) {
	f.leave(func() { f.s.ChangeLook(mode, size) })
}

// Badge sets the number beside a page's name in the navigation.
func (f *frame) Badge(id string, n int) {
	f.badges[id] = n
	f.nav.refresh()
}

// StatusChanged asks the page in front for its status text again.
func (f *frame) StatusChanged() {
	text := ""
	if c, ok := ability[page.Counted](f); ok {
		text = c.StatusText()
	}
	f.status.setText(text)
}
