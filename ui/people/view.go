package people

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"alumnibook/assets"
	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/ledger"
	"alumnibook/ui/page"
	"alumnibook/ui/widgets"
)

// view is the page.
type view struct {
	host page.Host
	w    *assets.Translator

	filter     model.Filter // with what is searched for
	sort       model.Sort
	list       model.List // the saved list that is shown; ID 0 for none
	lists      []model.List
	colleagues []model.Colleague
	ownFields  []model.OwnField
	seat       int64             // the colleague at this computer
	notes      map[string]string // what was typed and not saved yet, by whom it is about

	rows     rows
	total    int // people in the book
	known    bool
	selected []int64
	wanted   []int64 // who is to be chosen once the list is there; nil for whoever is chosen now
	top      int     // the row that is to stand at the top then; 0 to leave it
	photos   photos
	panel    *panel // the open choice of filters, nil while it is closed

	head    *head
	grid    *widgets.DataGrid
	detail  *detail
	split   *widgets.SplitPane
	body    *fyne.Container
	pane    pane
	content fyne.CanvasObject

	wantsExport bool // an export is to begin once the list is there
	stale       bool // the book was changed while the page was in the background
	behind      bool // another page is in front

	drop func(paths []string) bool // takes a scan that is dropped; nil where there is no place for one
}

var (
	_ page.Page        = (*view)(nil)
	_ page.Searchable  = (*view)(nil)
	_ page.SelectAller = (*view)(nil)
	_ page.Refresher   = (*view)(nil)
	_ page.Stateful    = (*view)(nil)
	_ page.Commander   = (*view)(nil)
	_ page.Counted     = (*view)(nil)
	_ page.Selector    = (*view)(nil)
	_ page.Leaver      = (*view)(nil)
	_ page.Closer      = (*view)(nil)
	_ page.Escaper     = (*view)(nil)
	_ page.Unsaved     = (*view)(nil)
	_ page.DropTarget  = (*view)(nil)
)

func newView(h page.Host) *view {
	v := &view{host: h, w: h.Words(), notes: map[string]string{}}
	v.rows = rows{fetch: v.fetchRows, arrived: func() { v.grid.Refresh() }, failed: h.Fail}
	v.photos.view = v
	v.makeGrid()
	v.head = newHead(v)
	v.detail = newDetail(v)
	v.content = v.arrange()
	v.loadLists()
	v.loadFirm()
	v.find()
	return v
}

// Content is the whole page.
func (v *view) Content() fyne.CanvasObject { return v.content }

// Open comes to the front. A route may carry something to do, a person to show, or words to search for.
func (v *view) Open(r page.Route) {
	v.behind = false
	if v.stale {
		v.stale = false
		v.loadLists()
		v.loadFirm()
		v.find()
		v.detail.refresh()
	}
	switch r.Do {
	case "new":
		v.add()
	case "log":
		v.host.Open(page.Route{Page: editor, Do: "log", ID: r.ID})
	case "export":
		if v.known {
			v.handOver("")
			return
		}
		v.wantsExport = true // once it is known who is there
	case doFavour, doWish, doBasis, doConsent:
		v.goOn(r)
	case doPause:
		v.askPause(page.IDsOf(r.Arg))
	case "search":
		if r.Arg != "" {
			v.head.search.SetText(r.Arg)
		}
		v.FocusSearch()
	default:
		change, isChange := strings.CutPrefix(r.Arg, "change:")
		these, isThese := strings.CutPrefix(r.Arg, page.These)
		switch {
		case r.ID != 0:
			v.reveal(r.ID)
		case isChange:
			v.showChange(change)
		case isThese:
			v.showThese(idsIn(these))
			v.focusList()
		default:
			v.focusList()
		}
	}
}

// reveal shows a person in the list; filters that hide them are taken off.
func (v *view) reveal(id int64) {
	if slices.Contains(v.rows.ids, id) {
		v.choose([]int64{id})
	} else {
		v.wanted = []int64{id}
		v.clearAll()
	}
	v.focusList()
}

// focusList gives the list the keyboard without choosing anybody.
func (v *view) focusList() { v.host.Window().Canvas().Focus(v.grid) }

// showChange shows those whom a change added or changed: what an import brought.
func (v *view) showChange(number string) {
	id, err := strconv.ParseInt(number, 10, 64)
	if err != nil {
		return
	}
	page.Read(v.host, v, "change", func(ctx context.Context) ([]int64, error) {
		return v.host.Book().ChangedPeople(ctx, id)
	}, func(ids []int64) {
		v.showThese(ids)
		v.wanted = nil
		v.focusList()
	})
}

// showThese shows just these people, all of them chosen.
func (v *view) showThese(ids []int64) {
	v.wanted = ids
	v.list = model.List{}
	v.filter = model.Filter{IDs: ids}
	v.head.search.SetQuietly("")
	v.find()
}

// choose selects people in the list.
func (v *view) choose(ids []int64) {
	if len(ids) == 0 {
		v.grid.ClearSelection()
		return
	}
	v.grid.Select(ids...)
}

// chosen hears from the grid.
func (v *view) chosen(ids []int64, _ int64) {
	v.selected = ids
	v.detail.show(ids)
	if v.narrow() {
		v.openPane(len(ids) > 0)
	}
	v.host.StatusChanged()
}

// FocusSearch puts the cursor into the search field.
func (v *view) FocusSearch() { v.head.search.Focus() }

// SelectAll chooses everybody who was found.
func (v *view) SelectAll() { v.grid.SelectAll() }

// SelectedPeople are those who are chosen.
func (v *view) SelectedPeople() []int64 { return v.selected }

// StatusText says how many people there are and how many are chosen.
func (v *view) StatusText() string {
	if !v.known {
		return ""
	}
	text := v.w.N("people.status", v.total)
	if n := len(v.selected); n > 0 {
		text += " · " + v.w.N("people.status_selected", n)
	}
	return text
}

// Drop takes a scan while there is a place for one.
func (v *view) Drop(paths []string) bool { return v.drop != nil && v.drop(paths) }

// Left hears that another page is in front.
func (v *view) Left() { v.behind = true }

// Close throws the page away, and the papers that were opened.
func (v *view) Close() {
	ledger.Forget()
	page.Drop(v.host, v, "find", "rows", "lists", "firm", "person", "history", "people", "values", "typed", "dialog")
}

// Escape takes back one thing: the pane over the grid, the selection of several, the search.
func (v *view) Escape() bool {
	switch {
	case v.uncover():
	case len(v.selected) > 1:
		v.choose([]int64{cmp.Or(v.grid.Current(), v.selected[0])})
	case v.filter.Search != "":
		v.head.search.SetText("")
	case len(v.selected) == 1:
		v.choose(nil)
	default:
		return false
	}
	return true
}

// BookChanged brings the page up to date: at once in front, when it comes back in the background.
func (v *view) BookChanged(e book.Event) {
	if v.behind {
		v.stale = true
		return
	}
	if e.Kinds["list"] {
		v.loadLists()
	}
	if e.Kinds["colleague"] || e.Kinds["own_field"] || e.Kinds["firm"] {
		v.loadFirm()
	}
	for _, kind := range []string{"person", "interaction", "consent", "list", "programme"} { // what the columns follow from
		if e.Kinds[kind] {
			v.find()
			break
		}
	}
	v.detail.refresh()
}
