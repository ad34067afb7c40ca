package after

import (
	"context"
	"slices"
	"strings"

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
	shown() // the book was read
	unsaved() bool
	save(done func(ok bool))
	discard()
}

// view is the page.
type view struct {
	host  page.Host
	w     *assets.Translator
	id    int64
	known known

	who      *who
	feedback *feedback
	wishes   *wishes
	todo     *followUps
	cost     *cost
	sheets   []sheet

	title   *widgets.CutText
	state   *fyne.Container
	buttons *fyne.Container
	figures *fyne.Container
	tabs    *widgets.Tabs
	front   int
	place   *fyne.Container
	whole   fyne.CanvasObject

	behind, stale bool
	wants         func() // opens a dialog once the page is read
}

var (
	_ page.Page        = (*view)(nil)
	_ page.Unsaved     = (*view)(nil)
	_ page.Refresher   = (*view)(nil)
	_ page.Counted     = (*view)(nil)
	_ page.Selector    = (*view)(nil)
	_ page.SelectAller = (*view)(nil)
	_ page.Stateful    = (*view)(nil)
	_ page.Leaver      = (*view)(nil)
	_ page.Closer      = (*view)(nil)
)

func newView(h page.Host) *view {
	v := &view{host: h, w: h.Words(), place: container.NewStack(), state: container.NewStack(), buttons: widgets.Row(10), figures: widgets.WrapRow(24)}
	v.title = widgets.NewTitle("")
	v.title.Least = 120
	v.who, v.feedback, v.wishes, v.todo, v.cost = newWho(v), newFeedback(v), newWishes(v), newFollowUps(v), newCost(v)
	v.sheets = []sheet{v.who, v.feedback, v.wishes, v.todo, v.cost}
	names := make([]string, len(tabs))
	for i, t := range tabs {
		names[i] = v.w.T("after.tab_" + t)
	}
	v.tabs = widgets.NewTabs(v.turn, names...)
	head := widgets.FillRow(10, 0, widgets.Row(10, v.title, v.state), v.buttons)
	top := widgets.Stack(8, head, v.figures, v.tabs)
	v.whole = widgets.FillStack(0, 2, widgets.PadEach(12, look.PagePad, 4, look.PagePad, top), widgets.HLine(), v.place)
	return v
}

// Content is the page.
func (v *view) Content() fyne.CanvasObject { return v.whole }

// Open goes to an event, and to one of its tabs.
func (v *view) Open(r page.Route) {
	v.behind = false
	if r.ID != v.id {
		v.known = known{}
		for _, s := range v.sheets {
			s.discard()
		}
	}
	v.id, v.stale = r.ID, false
	tab, of, typing := strings.Cut(r.Arg, ":")
	if i := slices.Index(tabs, tab); i >= 0 {
		v.front = i
	}
	v.wants = nil
	switch id := page.IDOf(of); {
	case !typing:
	case tab == tabFeedback:
		v.feedback.want = id
	case tab == tabFollowUps:
		v.wants = v.todo.edit
	case tab == tabWishes:
		v.wants = func() { v.wishes.open(id) }
	}
	v.load()
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

func (v *view) load() {
	b, id := v.host.Book(), v.id
	page.Read(v.host, v, "all", func(ctx context.Context) (known, error) { return readKnown(ctx, b, id) }, func(k known) {
		v.known = k
		for _, s := range v.sheets {
			s.shown()
		}
		v.show()
		if wants := v.wants; wants != nil {
			v.wants = nil
			wants()
		}
	})
}

// show draws the head and the tab in front.
func (v *view) show() {
	v.title.SetText(v.w.T("after.title", "event", v.known.event.Title))
	v.tabs.Select(v.front)
	v.drawHead()
	v.place.Objects = []fyne.CanvasObject{v.sheets[v.front].content()}
	v.place.Refresh()
	v.whole.Refresh()
	v.feedback.grid.ScrollTo(v.feedback.id) // it may have been chosen before the list had a size
	v.host.StatusChanged()
}

// drawHead says how the evening went, and offers what is next.
func (v *view) drawHead() {
	w, k := v.w, &v.known
	e, c := &k.event, k.event.Counts
	tone := look.ToneGrey
	if k.held() {
		tone = look.ToneGreen
	}
	v.state.Objects = []fyne.CanvasObject{widgets.NewChip(w.T("model.event_state."+string(e.State)), tone)}
	door := widgets.NewSecondary(w.T("after.door"), look.Icon("check"), func() { v.host.Open(page.Route{Page: page.Door, ID: v.id}) })
	v.buttons.Objects = []fyne.CanvasObject{door}
	switch thanks := v.who.toThank(came); {
	case e.ID == 0:
		v.buttons.Objects = nil
	case !k.held():
		held := widgets.NewPrimary(w.T("after.held"), look.Icon("check"), v.hold)
		if reason := v.notYet(); reason != "" {
			held.SetDisabled(true, reason)
		}
		v.buttons.Objects = append(v.buttons.Objects, held)
	case len(thanks) > 0:
		v.buttons.Objects = append(v.buttons.Objects, widgets.NewPrimary(w.N("after.thank", len(thanks)), look.Icon("mail"), func() { v.who.write(came, thanks) }))
	}
	figure := func(text, words string) fyne.CanvasObject {
		return widgets.Row(5, widgets.NewFigure(text), widgets.PadEach(5, 0, 0, 0, widgets.NewMuted(words)))
	}
	all := []fyne.CanvasObject{figure(w.Number(c.Attended), w.N("after.n_came", c.Attended))}
	if c.Brought > 0 {
		all = append(all, figure(w.Number(c.Brought), w.N("after.n_brought", c.Brought)))
	}
	all = append(all, figure(w.Number(c.Missing), w.N("after.n_missed", c.Missing)))
	if c.Late > 0 {
		all = append(all, figure(w.Number(c.Late), w.N("after.n_late", c.Late)))
	}
	if c.WalkIns > 0 {
		all = append(all, figure(w.Number(c.WalkIns), w.N("after.n_walk_ins", c.WalkIns)))
	}
	if c.Scores > 0 {
		all = append(all, figure(w.Decimal(c.Score(), 1), w.N("after.n_score", c.Scores)))
	}
	if each := c.PerGuest(e.Spent()); each > 0 {
		all = append(all, figure(v.money(each), w.T("after.per_guest")))
	}
	v.figures.Objects = all
	v.figures.Refresh()
	v.state.Refresh()
	v.buttons.Refresh()
}

// notYet says why the event can't have taken place yet, "" where it can.
func (v *view) notYet() string {
	e := &v.known.event
	switch {
	case e.On.IsZero():
		return v.w.T("after.no_day")
	case v.host.Today().Before(e.On):
		return v.w.T("after.not_yet", "day", v.w.LongDate(e.On))
	}
	return ""
}

// hold notes that the event took place: everybody who came has it in their history then.
func (v *view) hold() {
	e := v.known.event
	v.do(model.Doing{Code: "event_held", Name: e.Title}, func(tx *book.Tx) error { return tx.HoldEvent(e.ID, e.On) })
}

// do makes one change; what fails is said, and the page shows what the book says.
func (v *view) do(doing model.Doing, write func(tx *book.Tx) error) {
	v.host.Do(doing, write, func(_ int64, err error) {
		if err != nil {
			v.host.Fail(err)
		}
		v.load()
	})
}
