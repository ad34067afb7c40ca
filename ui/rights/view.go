package rights

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"alumnibook/assets"
	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
	"alumnibook/ui/widgets"
)

// sheet is what one tab shows.
type sheet interface {
	content() fyne.CanvasObject
	buttons() []fyne.CanvasObject // on the right of the page's title
	load()                        // reads what it shows
	status() string
}

// keeper is a sheet with a form.
type keeper interface {
	unsaved() bool
	save(done func(ok bool))
	discard()
}

// view is the page: its tabs, or one request over all of it.
type view struct {
	host page.Host
	w    *assets.Translator

	sheets []sheet
	papers *papers
	kept   *retention
	tabs   *widgets.Tabs
	front  int
	right  *fyne.Container
	place  *fyne.Container
	main   fyne.CanvasObject

	request *request // that is shown, nil for none
	closes  int64    // the request that is to be closed once it is shown
	proof   func(paths []string) bool
	body    *fyne.Container
	behind  bool // another page is in front
}

var (
	_ page.Page        = (*view)(nil)
	_ page.Unsaved     = (*view)(nil)
	_ page.Refresher   = (*view)(nil)
	_ page.Counted     = (*view)(nil)
	_ page.Selector    = (*view)(nil)
	_ page.SelectAller = (*view)(nil)
	_ page.DropTarget  = (*view)(nil)
	_ page.Stateful    = (*view)(nil)
	_ page.Leaver      = (*view)(nil)
	_ page.Closer      = (*view)(nil)
	_ page.Escaper     = (*view)(nil)
	_ page.Daily       = (*view)(nil)
)

func newView(h page.Host) *view {
	v := &view{host: h, w: h.Words(), place: container.NewStack(), right: widgets.Row(10), body: container.NewStack()}
	v.papers, v.kept = newPapers(v), newRetention(v)
	v.sheets = []sheet{newRequests(v), v.kept, newRenewals(v), newExports(v), newErased(v), v.papers, newSettings(v)}
	names := make([]string, len(tabs))
	for i, t := range tabs {
		names[i] = v.w.T("rights.tab_" + t)
	}
	v.tabs = widgets.NewTabs(v.turn, names...)
	title := widgets.NewTitle(v.w.T("rights.title"))
	title.Least = 100
	head := widgets.Stack(8, widgets.FillRow(10, 0, title, v.right), widgets.Row(0, v.tabs))
	v.main = widgets.FillStack(0, 2, widgets.PadEach(12, look.PagePad, 4, look.PagePad, head), widgets.HLine(), v.place)
	v.body.Objects = []fyne.CanvasObject{v.main}
	return v
}

// Content is the page.
func (v *view) Content() fyne.CanvasObject { return v.body }

// Open goes to a tab, to a request, or asks about a person.
func (v *view) Open(r page.Route) {
	v.behind = false
	switch {
	case r.Do == "" && r.ID != 0:
		v.openRequest(r.ID)
		return
	case r.Do == doClose:
		v.closes = r.ID
		v.openRequest(r.ID)
		return
	case r.Do == "" && r.Arg == "" && v.request != nil && v.request.unsaved(): // as it was left
		return
	}
	v.request = nil
	if i := slices.Index(tabs, r.Arg); r.Do == "" && i >= 0 {
		v.front = i
	}
	switch r.Do {
	case doRequest, doPack:
		v.front = slices.Index(tabs, tabRequests)
	case doErase:
		v.front = slices.Index(tabs, tabErased)
	case doKeep:
		v.front = slices.Index(tabs, tabRetention)
	case doPaper:
		v.front = slices.Index(tabs, tabPapers)
		v.papers.about(r.ID, r.Arg)
	}
	v.show()
	switch r.Do {
	case doRequest:
		v.askRequest(r.ID, model.RequestKind(r.Arg), true)
	case doPack:
		v.openPack(r.ID)
	case doKeep:
		v.kept.askKeep(page.IDsOf(r.Arg))
	case doErase:
		v.askErase(erasing{ids: []int64{r.ID}, request: page.IDOf(r.Arg), back: true})
	}
}

// turn goes to another tab, after asking about what was typed.
func (v *view) turn(i int) {
	if i == v.front {
		return
	}
	page.Guard(v.host, v, func() {
		v.front = i
		v.show()
	}, func() { v.tabs.Select(v.front) })
}

// goTo brings a tab to the front.
func (v *view) goTo(tab string) {
	v.request = nil
	v.front = slices.Index(tabs, tab)
	v.show()
}

// show draws the tab in front.
func (v *view) show() {
	v.tabs.Select(v.front)
	s := v.sheets[v.front]
	v.place.Objects = []fyne.CanvasObject{s.content()}
	v.place.Refresh()
	v.put(v.main)
	v.drawButtons()
	s.load()
}

// drawButtons draws what the tab in front offers.
func (v *view) drawButtons() {
	v.right.Objects = v.sheets[v.front].buttons()
	v.right.Refresh()
	v.main.Refresh()
	v.host.StatusChanged()
}

// put brings something to the front of the page.
func (v *view) put(o fyne.CanvasObject) {
	v.body.Objects = []fyne.CanvasObject{o}
	v.body.Refresh()
	v.host.StatusChanged()
}

// openPerson shows somebody in the list of people.
func (v *view) openPerson(id int64) {
	if id != 0 {
		v.host.Open(page.Route{Page: page.People, ID: id})
	}
}

// modal puts content on top of the page, with buttons at its foot.
func (v *view) modal(title string, width float32, content fyne.CanvasObject, buttons ...*widgets.Button) *widgets.Modal {
	m := widgets.NewModal(v.host.Window().Canvas(), title, content, width, nil, buttons...)
	m.Show()
	return m
}

// cancel is the button that leaves a question.
func (v *view) cancel(m **widgets.Modal) *widgets.Button {
	return widgets.NewSecondary(v.w.T("button.cancel"), nil, func() { (*m).Cancel() })
}

// labelled puts a small label above a field.
func (v *view) labelled(key string, field fyne.CanvasObject) fyne.CanvasObject {
	return widgets.Stack(3, widgets.NewSmall(v.w.T(key)), field)
}

// do makes one change; what fails is said.
func (v *view) do(doing model.Doing, write func(tx *book.Tx) error) {
	v.host.Do(doing, write, func(_ int64, err error) {
		if err != nil {
			v.host.Fail(err)
			v.reload()
		}
	})
}

// read reads something of the book for a part of the page.
func read[T any](v *view, what string, work func(ctx context.Context, b *book.Book) (T, error), then func(T)) {
	b := v.host.Book()
	page.Read(v.host, v, what, func(ctx context.Context) (T, error) { return work(ctx, b) }, then)
}

// choices are the words of a list of the model, under a key of the translations.
func choices[T ~string](w *assets.Translator, key string, list []T) []widgets.Choice {
	out := make([]widgets.Choice, len(list))
	for i, t := range list {
		out[i] = widgets.Choice{Text: w.T(key + string(t)), Value: string(t)}
	}
	return out
}
