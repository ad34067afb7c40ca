package events

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"alumnibook/assets"
	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/command"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
	"alumnibook/ui/widgets"
)

// view is the page: the plan of the year, one event, or the form over the whole page.
type view struct {
	host   page.Host
	w      *assets.Translator
	plan   *plan
	glance *glance
	sheet  *sheet
	task   *editor // the form that is shown, nil while there is none

	front  int // what is in front
	read   bool
	known  known
	behind bool // another page is in front

	tabs  *widgets.Tabs
	count *widgets.CutText
	add   *widgets.Button
	ics   *widgets.Button
	place *fyne.Container // holds the plan or the glance
	main  fyne.CanvasObject
	body  *fyne.Container // holds all that, an event, or the form
}

// What may be in front.
const (
	frontPlan = iota
	frontGlance
	frontOne
	frontForm
)

var (
	_ page.Page      = (*view)(nil)
	_ page.Unsaved   = (*view)(nil)
	_ page.Refresher = (*view)(nil)
	_ page.Commander = (*view)(nil)
	_ page.Counted   = (*view)(nil)
	_ page.Stateful  = (*view)(nil)
	_ page.Leaver    = (*view)(nil)
	_ page.Escaper   = (*view)(nil)
	_ page.Closer    = (*view)(nil)
	_ page.Daily     = (*view)(nil)
)

func newView(h page.Host) *view {
	v := &view{host: h, w: h.Words(), count: widgets.NewMuted(""), place: container.NewStack(), body: container.NewStack()}
	v.plan, v.glance, v.sheet = newPlan(v), newGlance(v), newSheet(v)
	v.tabs = widgets.NewTabs(nil, v.w.T("events.plan"), v.w.T("events.glance"))
	v.tabs.OnSelected = v.choose
	v.add = widgets.NewPrimary(v.w.T("events.plan_one"), look.Icon("plus"), func() { v.open(page.Route{Do: doNew}) })
	v.ics = widgets.NewSecondary(v.w.T("events.calendar"), look.Icon("calendar"), v.writeYear)
	v.ics.SetToolTip(v.w.T("events.calendar_tip"))
	head := widgets.FillRow(look.Gap, 1, widgets.NewTitle(v.w.T("events.title")), v.count, v.ics, v.add)
	v.main = widgets.FillStack(0, 3, widgets.PadEach(12, look.PagePad, 4, look.PagePad, head),
		widgets.PadEach(0, look.PagePad, 0, look.PagePad, widgets.Row(0, v.tabs)), widgets.HLine(), v.place)
	v.body.Objects = []fyne.CanvasObject{v.main}
	return v
}

// open goes to another place of the page.
func (v *view) open(r page.Route) {
	r.Page = page.Events
	v.host.Open(r)
}

// Content is the page.
func (v *view) Content() fyne.CanvasObject { return v.body }

// Open goes to the plan, to how people attend, to an event, or to the form.
func (v *view) Open(r page.Route) {
	v.behind, v.task = false, nil
	switch {
	case r.Do == doNew, r.Do == doEdit && r.ID != 0, r.Do == doCopy && r.ID != 0:
		v.openForm(r)
	case r.ID != 0:
		v.bring(frontOne)
		v.sheet.turnTo(r.ID)
	case r.Arg == argGlance:
		v.bring(frontGlance)
		v.load()
	default:
		v.bring(frontPlan)
		v.load()
	}
}

// bring puts something to the front.
func (v *view) bring(what int) {
	v.front = what
	o := v.main
	switch what {
	case frontOne:
		o = v.sheet.whole
	case frontForm:
		o = v.task.object
	case frontPlan, frontGlance:
		v.show()
	}
	v.body.Objects = []fyne.CanvasObject{o}
	v.body.Refresh()
	v.host.StatusChanged()
}

// choose turns to the other tab.
func (v *view) choose(tab int) {
	r := page.Route{}
	if tab == 1 {
		r.Arg = argGlance
	}
	if tab != v.front {
		v.open(r)
	}
}

// show puts the plan, how people attend, or why there is nothing into the page.
func (v *view) show() {
	v.quietly(func() { v.tabs.Select(v.front) })
	o := v.plan.whole
	empty := v.read && len(v.known.events) == 0
	switch {
	case empty:
		o = widgets.NewEmpty("calendar", v.w.T("events.none"), v.w.T("events.none_text"),
			widgets.NewPrimary(v.w.T("events.plan_one"), look.Icon("plus"), func() { v.open(page.Route{Do: doNew}) }))
	case v.front == frontGlance:
		o = v.glance.whole
	}
	visible(v.add, !empty)
	visible(v.ics, !empty)
	v.count.SetText("")
	if n := len(v.known.events); n > 0 {
		v.count.SetText(v.w.Number(n))
	}
	v.place.Objects = []fyne.CanvasObject{o}
	v.place.Refresh()
	v.main.Refresh()
}

func (v *view) quietly(do func()) {
	v.tabs.OnSelected = nil
	do()
	v.tabs.OnSelected = v.choose
}

func visible(o fyne.CanvasObject, yes bool) {
	if yes {
		o.Show()
	} else {
		o.Hide()
	}
}

// load reads the list, and how people attend where that is in front.
func (v *view) load() {
	b := v.host.Book()
	page.Read(v.host, v, "list", func(ctx context.Context) (known, error) { return readKnown(ctx, b) }, func(k known) {
		v.known, v.read = k, true
		v.plan.fill()
		if v.front == frontPlan || v.front == frontGlance {
			v.show()
		}
		v.host.StatusChanged()
	})
	if v.front == frontGlance {
		v.glance.load()
	}
}

// HasUnsaved tells whether the form holds what is not in the book.
func (v *view) HasUnsaved() bool { return v.task != nil && v.task.unsaved() }

// Save puts it into the book.
func (v *view) Save(done func(ok bool)) {
	if v.task == nil {
		done(true)
		return
	}
	v.task.save(done)
}

// Discard throws it away.
func (v *view) Discard() {
	if v.task != nil {
		v.task.keeper.Drop()
	}
	v.task = nil
}

// Escape leaves the form, or the event.
func (v *view) Escape() bool {
	if v.task != nil || v.front == frontOne {
		v.host.Back()
		return true
	}
	return false
}

// BookChanged reads again what is shown, unless that would take away what is being typed.
func (v *view) BookChanged(book.Event) {
	switch {
	case v.behind, v.front == frontForm: // read when it comes back
	case v.front == frontOne:
		v.sheet.reload()
	default:
		v.load()
	}
}

// DayTurned shows how far away everything is on the new day.
func (v *view) DayTurned() { v.BookChanged(book.Event{}) }

// Left hears that another page is in front.
func (v *view) Left() { v.behind = true }

// Close throws the page away.
func (v *view) Close() {
	page.Drop(v.host, v, "list", "one", "form", "glance", "year")
}

// StatusText counts the events that are to come and those that were held.
func (v *view) StatusText() string {
	if v.front != frontPlan || !v.read || len(v.known.events) == 0 {
		return ""
	}
	coming, held := 0, 0
	for i := range v.known.events {
		switch e := &v.known.events[i]; {
		case e.IsComing():
			coming++
		case e.State == model.EventHeld:
			held++
		}
	}
	return v.w.N("events.status_coming", coming) + " · " + v.w.N("events.status_held", held)
}

// state is where the page stood.
type state struct {
	Year  int
	Event int64
	Years int
	Kind  model.EventKind
}

// SaveState is the year and the event that were looked at.
func (v *view) SaveState() any {
	return state{Year: v.plan.year, Event: v.plan.grid.Current(), Years: v.glance.years, Kind: v.glance.kind}
}

// RestoreState turns to them again.
func (v *view) RestoreState(s any) {
	if was, ok := s.(state); ok {
		v.plan.year, v.plan.want = was.Year, was.Event
		v.plan.fill()
		v.glance.set(was.Years, was.Kind)
	}
}

// Commands are what can be done with the event that is shown.
func (v *view) Commands() []page.MenuCommand {
	some := func() (bool, string) { return v.front == frontOne && v.sheet.data.ID != 0, "events.why_none" }
	of := func(id, words, icon string, line bool, do func()) page.MenuCommand {
		return page.MenuCommand{Menu: command.File, Command: command.Command{ID: id, Words: words, Icon: look.Icon(icon), Line: line, Possible: some, Run: do}}
	}
	return []page.MenuCommand{
		of("events.edit", "events.command_edit", "edit", true, func() { v.sheet.edit() }),
		of("events.copy", "events.command_copy", "copy", false, func() { v.sheet.copy() }),
		of("events.papers", "events.command_papers", "print", false, func() { v.sheet.papers() }),
		{Menu: command.Go, Command: command.Command{
			ID: "events.glance", Words: "events.command_glance", Icon: look.Icon("chart"),
			Run: func() { v.open(page.Route{Arg: argGlance}) },
		}},
	}
}
