package importing

import (
	"slices"

	"fyne.io/fyne/v2"

	"alumnibook/assets"
	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/model/importer"
	"alumnibook/ui/page"
	"alumnibook/ui/widgets"
)

// step is where on the way a list is.
type step int

const (
	stepFile step = iota
	stepColumns
	stepCheck
	stepDone
)

var stepWords = []string{"importing.step.file", "importing.step.columns", "importing.step.check", "importing.step.done"}

// Page takes lists into the book in four steps.
type Page struct {
	host page.Host
	w    *assets.Translator

	step    step
	files   []*listFile        // in the order in which they were chosen
	country string             // of numbers and postal codes; "" is the firm's
	draft   *importer.Draft    // what was read; nil where nothing was
	plan    *importer.Plan     // what would become of the rows; nil while it has to be made anew
	answers answers            // what the user decided and corrected, to say it again to another plan
	heading *headingChoice     // which row holds the headings is being chosen; nil where not
	outcome *outcome           // of the import that was made; nil before
	shaped  []*shape           // the chosen sheets by their columns; nil while it has to be made anew
	shape   int                // which of them is shown on the second step
	past    []model.Change     // what was imported before, newest first
	asks    *widgets.TextField // for a password; nil where none is wanted
	saved   func(ok bool)      // waits for the import that leaving the page asked for

	frame    *frame
	away     bool      // another page is in front
	altering bool      // the plan is being changed away from the window
	busy     *busyView // what runs now; nil where nothing does
	check    *checkView

	columns     *fyne.Container
	columnsArea *widgets.ScrollArea // where the columns scroll; kept while one of them changes
}

// The page does all that the shell may ask it for.
var (
	_ page.Page        = (*Page)(nil)
	_ page.Unsaved     = (*Page)(nil)
	_ page.DropTarget  = (*Page)(nil)
	_ page.Refresher   = (*Page)(nil)
	_ page.Counted     = (*Page)(nil)
	_ page.Closer      = (*Page)(nil)
	_ page.Leaver      = (*Page)(nil)
	_ page.Searchable  = (*Page)(nil)
	_ page.SelectAller = (*Page)(nil)
)

// New makes the page.
func New(h page.Host) *Page {
	p := &Page{host: h, w: h.Words()}
	p.frame = newFrame(p)
	p.show()
	return p
}

// Content is what the page shows.
func (p *Page) Content() fyne.CanvasObject { return p.frame.root }

// Open reads the files of a route; without any the page stands where it stood.
func (p *Page) Open(r page.Route) {
	paths := r.Paths()
	p.away = false
	switch {
	case len(paths) == 0:
		if p.step == stepDone {
			p.reset()
		}
		p.show()
		p.loadPast()
	case p.step != stepDone && p.hasFiles(paths):
		p.show() // the user is back where they were
	case !p.HasUnsaved():
		p.begin(paths)
	default:
		p.askToDiscard(func() { p.begin(paths) })
	}
}

// Drop takes files that fall on the page: more of them while files are being chosen, else others instead.
func (p *Page) Drop(paths []string) bool {
	switch {
	case p.busy != nil:
		return true
	case p.step == stepFile:
		p.add(paths)
	default:
		p.Open(page.Files(page.Import, paths))
	}
	return true
}

// Left hears that another page came to the front.
func (p *Page) Left() { p.away = true }

// hasFiles tells whether these are the files that the page is about.
func (p *Page) hasFiles(paths []string) bool {
	return slices.EqualFunc(p.files, paths, func(f *listFile, path string) bool { return f.path == path })
}

// begin forgets everything and reads other files.
func (p *Page) begin(paths []string) {
	p.reset()
	p.add(paths)
}

// reset makes the page as new.
func (p *Page) reset() {
	p.drop()
	p.step, p.files, p.country, p.draft, p.plan, p.outcome, p.heading = stepFile, nil, "", nil, nil, nil, nil
	p.shaped, p.shape, p.answers, p.check, p.columnsArea, p.asks = nil, 0, answers{}, nil, nil, nil
	p.show()
	p.loadPast()
}

func (p *Page) askToDiscard(then func()) {
	p.host.Ask(page.Question{
		Title: p.w.T("importing.ask.discard_title"), Text: p.w.T("importing.ask.discard_text", "name", p.name()),
		Verb: p.w.T("importing.ask.discard"), Danger: true, Yes: then,
	})
}

// name is what the import is called on the page.
func (p *Page) name() string {
	switch len(p.files) {
	case 0:
		return ""
	case 1:
		return baseName(p.files[0].path)
	}
	return p.w.N("importing.file.files", len(p.files))
}

// HasUnsaved tells whether rows were checked and not imported yet.
func (p *Page) HasUnsaved() bool {
	if p.altering {
		return true
	}
	if p.busy != nil && p.busy.writes {
		return false // it is on its way into the book
	}
	return p.outcome == nil && p.plan != nil && p.step != stepDone && (p.takes() > 0 || p.plan.Counts().Undecided > 0)
}

// Save imports the rows.
func (p *Page) Save(done func(ok bool)) {
	p.saved = done
	p.doImport()
}

// Discard forgets the rows.
func (p *Page) Discard() { p.reset() }

// BookChanged looks whether the import was taken back elsewhere, and at the fields of the book.
func (p *Page) BookChanged(e book.Event) {
	if p.busy != nil {
		return
	}
	if e.Change != 0 && len(p.files) == 0 {
		p.loadPast()
	}
	if p.outcome != nil {
		p.lookIfUndone()
		return
	}
	if p.draft != nil && e.Kinds["own_field"] {
		p.renewSettings(nil)
	}
}

// StatusText says how many rows are checked.
func (p *Page) StatusText() string {
	if p.step != stepCheck || p.plan == nil {
		return ""
	}
	return p.w.N("importing.check.status", len(p.plan.Rows))
}

// FocusSearch puts the cursor into the search among the rows that are checked; elsewhere people are searched.
func (p *Page) FocusSearch() {
	if p.step == stepCheck && p.check != nil && p.busy == nil && p.heading == nil {
		p.check.search.Focus()
		return
	}
	p.host.Open(page.Route{Page: page.People, Do: "search"})
}

// Close stops what runs, unless it writes into the book.
func (p *Page) Close() {
	if p.busy == nil || !p.busy.writes {
		p.drop()
	}
}
