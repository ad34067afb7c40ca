package changes

import (
	"context"
	"strconv"

	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
	"alumnibook/ui/run"
	"alumnibook/ui/tell"
	"alumnibook/ui/widgets"
)

const (
	chunk      = 200 // changes read at a time
	stateGrid  = "changes.grid"
	statePane  = "changes.pane"
	keyJournal = "changes.journal"
	keyImports = "changes.imports"
)

// reader reads changes, the newest first: at most limit before the one of that id, 0 for the newest.
type reader func(ctx context.Context, b *book.Book, before int64, limit int) ([]model.Change, error)

// journal is a list of changes, newest first, with the chosen one beside it.
type journal struct {
	read   reader
	key    string // of the reading, on the runner
	host   page.Host
	list   []model.Change
	more   bool // there are older ones
	byID   map[int64]model.Change
	grid   *widgets.DataGrid
	detail *detail
	empty  fyne.CanvasObject // what the list says while there is nothing in it
	seek   *seek             // nil where nothing can be looked for
	whole  fyne.CanvasObject
}

func newJournal(h page.Host) *journal {
	j := newList(h, keyJournal, func(ctx context.Context, b *book.Book, before int64, limit int) ([]model.Change, error) {
		return b.Changes(ctx, before, limit)
	})
	j.empty = widgets.NewEmpty("history", h.Words().T("changes.empty"), h.Words().T("changes.empty_text"), nil)
	j.grid.Empty = j.empty
	j.seek = newSeek(j)
	j.read = j.seek.of
	j.whole = widgets.FillStack(0, 1, j.seek.line, j.whole)
	return j
}

// newImports is the list of the imports alone.
func newImports(h page.Host) *journal {
	w := h.Words()
	j := newList(h, keyImports, func(ctx context.Context, b *book.Book, before int64, limit int) ([]model.Change, error) {
		return b.Imports(ctx, before, limit)
	})
	open := widgets.NewSecondary(w.T("changes.import_open"), look.Icon("import"), func() { h.Open(page.Route{Page: page.Import}) })
	j.grid.Empty = widgets.NewEmpty("import", w.T("changes.imports_empty"), w.T("changes.imports_empty_text"), open)
	return j
}

func newList(h page.Host, key string, read reader) *journal {
	w := h.Words()
	j := &journal{host: h, key: key, read: read, byID: map[int64]model.Change{}}
	j.grid = widgets.NewDataGrid([]widgets.Column{
		{ID: "when", Title: w.T("changes.when"), Width: 130},
		{ID: "what", Title: w.T("changes.what"), Width: 290},
		{ID: "who", Title: w.T("changes.who"), Width: 110, Hideable: true},
		{ID: "rows", Title: w.T("changes.rows"), Width: 84, Right: true, Hideable: true},
		{ID: "state", Title: w.T("changes.state"), Width: 110},
	}, j)
	j.grid.OnNeed = func(int, int) { j.load(false) }
	j.grid.OnSelected = func(_ []int64, current int64) { j.show(current) }
	j.grid.OnMenu = j.menu
	j.detail = newDetail(h, j.undo)
	pane := widgets.NewSplitPane(j.grid, j.detail.whole, 380, look.PaneCovers)
	keepLook(h, j.grid, pane)
	j.whole = pane
	return j
}

// keepLook remembers columns and the width of the pane.
func keepLook(h page.Host, g *widgets.DataGrid, pane *widgets.SplitPane) {
	var width float32
	if h.Prefs().State(statePane, &width) {
		pane.SetWidth(width)
	}
	pane.OnWidth = func(width float32) { h.Prefs().SetState(statePane, width) }
	state := g.State()
	if h.Prefs().State(stateGrid, &state) {
		g.SetState(state)
	}
	g.OnColumns = func() { h.Prefs().SetState(stateGrid, g.State()) }
}

// Len counts the changes that were read, and one more line where there are older ones: showing it reads them.
func (j *journal) Len() int {
	if j.more {
		return len(j.list) + 1
	}
	return len(j.list)
}

// ID is the change's.
func (j *journal) ID(row int) int64 {
	if row >= len(j.list) {
		return -1
	}
	return j.list[row].ID
}

// Cells says what a change was.
func (j *journal) Cells(row int, columns []string) ([]widgets.Cell, bool) {
	if row >= len(j.list) {
		return nil, false
	}
	c := j.list[row]
	cells := make([]widgets.Cell, len(columns))
	for i, id := range columns {
		cells[i] = j.cell(c, id)
	}
	return cells, true
}

func (j *journal) cell(c model.Change, column string) widgets.Cell {
	w := j.host.Words()
	switch column {
	case "when":
		return widgets.Cell{Text: w.Moment(j.host.Today(), c.At.Local()), Muted: true}
	case "what":
		return widgets.Cell{Text: sentence(j, c), Muted: c.UndoneBy != 0}
	case "who":
		return widgets.Cell{Text: c.Who, Muted: true}
	case "rows":
		return widgets.Cell{Text: w.Number(c.Rows)}
	case "state":
		switch {
		case c.UndoneBy != 0:
			return widgets.Cell{Text: w.T("changes.undone"), Chip: look.ToneGrey}
		case c.Undoes != 0:
			return widgets.Cell{Text: w.T("changes.undo"), Chip: look.ToneAmber}
		}
	}
	return widgets.Cell{}
}

// sentence says what a change did; the one that it took back or did again is told where it was read too.
func sentence(j *journal, c model.Change) string {
	original, known := j.byID[c.Undoes]
	for known && original.Undoes != 0 {
		original, known = j.byID[original.Undoes]
	}
	if !known || c.Undoes == 0 {
		return tell.Change(j.host.Words(), c, nil)
	}
	return tell.Change(j.host.Words(), c, &original)
}

// reload reads from the newest on.
func (j *journal) reload() { j.load(true) }

// load reads older changes, or begins anew with as many as there were.
func (j *journal) load(anew bool) {
	b := j.host.Book()
	before, limit := int64(0), max(chunk, len(j.list))
	if !anew && len(j.list) > 0 {
		before, limit = j.list[len(j.list)-1].ID, chunk
	}
	read := j.read
	run.Do(j.host.Runner(), j.key, func(ctx context.Context, _ run.Progress) ([]model.Change, error) {
		return read(ctx, b, before, limit)
	}, func(list []model.Change, err error) {
		if err != nil {
			j.host.Fail(err)
			return
		}
		j.more = len(list) == limit
		if anew {
			j.list = nil
		}
		j.list = append(j.list, list...)
		j.sayEmpty()
		for _, c := range list {
			j.byID[c.ID] = c
		}
		j.grid.Reload()
		if current := j.grid.Current(); current > 0 {
			j.show(current)
		} else if len(j.list) > 0 {
			j.grid.Select(j.list[0].ID)
		} else {
			j.show(0)
		}
	})
}

// sayEmpty says in an empty list whether nothing was done, or nothing was found.
func (j *journal) sayEmpty() {
	if j.seek == nil {
		return
	}
	j.grid.Empty = j.empty
	if j.seek.isOn() {
		j.grid.Empty = nothingFound(j.host)
	}
}

func (j *journal) show(id int64) {
	c := j.byID[id]
	j.detail.show(c, sentence(j, c))
}

func (j *journal) menu(ids []int64) []*fyne.MenuItem {
	if len(ids) != 1 || ids[0] < 0 {
		return nil
	}
	c := j.byID[ids[0]]
	items := []*fyne.MenuItem{widgets.MenuItem(undoVerb(j.host.Words(), c), look.Icon("undo"), c.UndoneBy != 0 || isFinal(c), func() { j.undo(c) })}
	if c.Doing.Code == "import" && c.UndoneBy == 0 {
		show := func() { showPeople(j.host, c) }
		items = append(items, widgets.MenuItem(j.host.Words().T("changes.import_people"), look.Icon("people"), false, show))
	}
	return items
}

// showPeople opens the people whom a change added or changed.
func showPeople(h page.Host, c model.Change) {
	h.Open(page.Route{Page: page.People, Arg: "change:" + strconv.FormatInt(c.ID, 10)})
}

// isFinal tells that a change can't be taken back: somebody was erased.
func isFinal(c model.Change) bool { return c.Doing.Code == "erase" }

// undo takes a change back; the shell asks where something was changed since.
func (j *journal) undo(c model.Change) { j.host.Undo(c.ID, nil) }
