// Package changes is the page of what was done in the book: the journal with its undo, the imports, and the wastebasket.
package changes

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"alumnibook/model/book"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
	"alumnibook/ui/widgets"
)

// The arguments of routes to the tabs besides the first.
const (
	Imports = "imports"
	Trash   = "trash"
)

// The tabs, in their order.
const (
	tabJournal = iota
	tabImports
	tabTrash
)

// Entry announces the page to the shell.
func Entry() page.Entry {
	return page.Entry{
		ID: page.Changes, Words: "nav.changes", Icon: look.Icon("history"), Below: true,
		Make: func(h page.Host) page.Page { return newView(h) },
	}
}

// view is the page.
type view struct {
	host    page.Host
	tabs    *widgets.Tabs
	journal *journal
	imports *journal
	trash   *trash
	place   *fyne.Container // holds the tab in front
	whole   fyne.CanvasObject
	stale   bool // the book changed since the lists were read
}

func newView(h page.Host) *view {
	w := h.Words()
	v := &view{host: h, place: container.NewStack()}
	v.journal = newJournal(h)
	v.imports = newImports(h)
	v.trash = newTrash(h)
	v.tabs = widgets.NewTabs(func(int) { v.show() }, w.T("changes.journal"), w.T("changes.imports"), w.T("changes.trash"))
	head := widgets.PadEach(12, 16, 4, 16, widgets.Stack(4, widgets.NewTitle(w.T("nav.changes")), widgets.Row(0, v.tabs)))
	v.whole = widgets.FillStack(0, 2, head, widgets.HLine(), v.place)
	return v
}

// Content is the page's object.
func (v *view) Content() fyne.CanvasObject { return v.whole }

// Open shows the tab that the route names, as it is now.
func (v *view) Open(r page.Route) {
	tab := map[string]int{Imports: tabImports, Trash: tabTrash}
	v.tabs.Select(tab[r.Arg])
	v.journal.seek.showPerson(personIn(r.Arg))
	v.show()
	v.reload()
}

func (v *view) show() {
	v.place.Objects = []fyne.CanvasObject{[]fyne.CanvasObject{v.journal.whole, v.imports.whole, v.trash.whole}[v.tabs.Selected()]}
	v.place.Refresh()
	v.host.StatusChanged()
}

func (v *view) reload() {
	v.stale = false
	v.journal.reload()
	v.imports.reload()
	v.trash.reload()
}

// BookChanged reads the lists again, at once while the page is in front.
func (v *view) BookChanged(book.Event) {
	if v.host.Current().Page != page.Changes {
		v.stale = true
		return
	}
	v.reload()
}

// StatusText counts what the tab in front shows.
func (v *view) StatusText() string {
	if v.tabs.Selected() == tabTrash {
		return v.host.Words().N("changes.trash_count", len(v.trash.ids))
	}
	return ""
}

// FocusSearch puts the cursor where the journal is searched.
func (v *view) FocusSearch() {
	if v.tabs.Selected() == tabJournal {
		v.journal.seek.text.Focus()
	}
}

// SelectAll selects all people in the wastebasket.
func (v *view) SelectAll() {
	if v.tabs.Selected() == tabTrash {
		v.trash.grid.SelectAll()
	}
}
