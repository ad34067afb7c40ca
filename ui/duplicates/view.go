package duplicates

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"alumnibook/assets"
	"alumnibook/model/book"
	"alumnibook/ui/command"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
	"alumnibook/ui/widgets"
)

// view is the page.
type view struct {
	host page.Host
	w    *assets.Translator

	pairs    *pairs   // that are suggested
	compare  *compare // the pair that is chosen
	apart    *apart   // that are marked as not the same
	searched bool     // the book was searched since the page was made
	busy     bool     // it is being searched
	changed  bool     // it was changed during that
	stale    bool     // it was changed while another page was in front
	behind   bool     // another page is in front

	count *widgets.CutText
	tabs  *widgets.Tabs
	again *widgets.Button
	split *widgets.SplitPane
	place *fyne.Container // holds the tab in front
	whole fyne.CanvasObject
}

var (
	_ page.Page      = (*view)(nil)
	_ page.Refresher = (*view)(nil)
	_ page.Commander = (*view)(nil)
	_ page.Counted   = (*view)(nil)
	_ page.Leaver    = (*view)(nil)
	_ page.Closer    = (*view)(nil)
)

const (
	statePane = "duplicates.pane"
	listWidth = 400
)

func newView(h page.Host) *view {
	v := &view{host: h, w: h.Words(), count: widgets.NewMuted(""), place: container.NewStack()}
	v.pairs = newPairs(v)
	v.compare = newCompare(v)
	v.apart = newApart(v)
	v.tabs = widgets.NewTabs(func(int) { v.show() }, v.w.T("duplicates.tab_pairs"), v.w.T("duplicates.tab_apart"))
	v.again = widgets.NewSecondary(v.w.T("duplicates.again"), look.Icon("search"), v.search)
	v.split = widgets.NewLeftPane(v.pairs.grid, v.compare.whole, listWidth)
	v.split.SetLeast(200, 540)
	var width float32
	if h.Prefs().State(statePane, &width) {
		v.split.SetWidth(width)
	}
	v.split.OnWidth = func(width float32) { h.Prefs().SetState(statePane, width) }
	top := widgets.FillRow(look.Gap, 1, widgets.NewTitle(v.w.T("duplicates.title")), v.count, v.again)
	head := widgets.PadEach(12, look.PagePad, 4, look.PagePad, widgets.Stack(4, top, widgets.Row(0, v.tabs)))
	v.whole = widgets.FillStack(0, 2, head, widgets.HLine(), v.place)
	v.show()
	return v
}

// Content is the page's object.
func (v *view) Content() fyne.CanvasObject { return v.whole }

// Open comes to the front; the first time the book is searched, and a small one again after it was changed elsewhere.
// A route of page.Pair puts two people side by side.
func (v *view) Open(r page.Route) {
	v.behind = false
	v.apart.reload()
	if one, other, ok := chosenPair(r); ok {
		v.tabs.Select(0)
		v.pairs.putFirst(one, other)
		v.pairs.focus()
	}
	if !v.searched && !v.busy {
		v.search()
		return
	}
	v.show()
	if v.stale {
		v.stale = false
		v.update()
	}
	v.pairs.focus()
}

// show puts what belongs there into the page: what runs, what there is, or why there is nothing.
func (v *view) show() {
	var o fyne.CanvasObject
	switch {
	case v.tabs.Selected() == 1:
		o = v.apart.whole
	case v.busy && len(v.pairs.list) == 0:
		o = v.pairs.progress
	case len(v.pairs.list) == 0:
		o = v.nothing()
	default:
		o = v.split
	}
	if len(v.place.Objects) != 1 || v.place.Objects[0] != o {
		v.place.Objects = []fyne.CanvasObject{o}
		v.place.Refresh()
	}
	v.again.SetDisabled(v.busy, v.w.T("duplicates.busy"))
	v.count.SetText("")
	if n := len(v.pairs.list); n > 0 {
		v.count.SetText(v.w.Number(n))
	}
	v.tabs.SetItems(v.w.T("duplicates.tab_pairs"), v.apartTitle())
	v.host.StatusChanged()
}

func (v *view) apartTitle() string {
	if n := len(v.apart.list); n > 0 {
		return v.w.T("duplicates.tab_apart") + " " + v.w.Number(n)
	}
	return v.w.T("duplicates.tab_apart")
}

// nothing says why there is no pair, and what to do about it.
func (v *view) nothing() fyne.CanvasObject {
	w := v.w
	if !v.searched {
		return widgets.NewEmpty("merge", w.T("duplicates.stopped"), w.T("duplicates.stopped_text"),
			widgets.NewPrimary(w.T("duplicates.search"), look.Icon("search"), v.search))
	}
	if v.pairs.people < 2 {
		return widgets.NewEmpty("merge", w.T("duplicates.nobody"), w.T("duplicates.nobody_text"),
			widgets.NewSecondary(w.T("duplicates.import"), look.Icon("import"), func() { v.host.Open(page.Route{Page: page.Import}) }))
	}
	return widgets.NewEmpty("check", w.T("duplicates.none"), w.N("duplicates.none_text", v.pairs.people), nil)
}

// BookChanged brings the pairs up to date. In a large book a new search takes a while: there only pairs whose people
// are gone are left out, and the button searches again.
func (v *view) BookChanged(e book.Event) {
	if !e.Kinds["person"] && !e.Kinds[book.KindDifferent] {
		return
	}
	if v.behind {
		v.stale = true
		return
	}
	v.apart.reload()
	v.update()
}

func (v *view) update() {
	switch {
	case v.busy:
		v.changed = true
	case !v.searched:
	case v.pairs.people <= searchedAtOnce:
		v.search()
	default:
		v.pairs.dropGone()
	}
}

// StatusText counts the pairs.
func (v *view) StatusText() string {
	if v.tabs.Selected() == 1 {
		return v.w.N("duplicates.status_apart", len(v.apart.list))
	}
	if !v.searched {
		return ""
	}
	text := v.w.T("duplicates.none")
	if n := len(v.pairs.list); n > 0 {
		text = v.w.N("duplicates.status", n)
	}
	if n := v.pairs.countLater(); n > 0 {
		text += " · " + v.w.N("duplicates.status_later", n)
	}
	return text
}

// Left hears that another page is in front.
func (v *view) Left() { v.behind = true }

// Close throws the page away.
func (v *view) Close() {
	page.Drop(v.host, v, "search", "rows", "people", "apart", "apart_rows", "gone")
}

// Commands are what can be done with the pair that is chosen.
func (v *view) Commands() []page.MenuCommand {
	person := func(id string, icon string, key command.Shortcut, line bool, do func()) page.MenuCommand {
		c := command.Command{ID: "duplicates." + id, Words: "duplicates.command_" + id, Icon: look.Icon(icon), Shortcut: key, Line: line, Possible: v.compare.ready, Run: do}
		return page.MenuCommand{Menu: command.Person, Command: c}
	}
	return []page.MenuCommand{
		person("merge", "merge", command.Ctrl(fyne.KeyJ), true, v.compare.merge),
		person("not_same", "users", command.CtrlShift(fyne.KeyJ), false, v.compare.notSame),
		person("swap", "redo", command.Shortcut{}, false, v.compare.swap),
	}
}
