// Package settings is the page of the firm, its offices and departments, our own people, the own fields, how the firm
// keeps in touch, what is done when somebody leaves, and how the window looks on this computer.
package settings

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/draft"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
	"alumnibook/ui/run"
	"alumnibook/ui/widgets"
)

// Entry announces the page to the shell.
func Entry() page.Entry {
	return page.Entry{
		ID: page.Settings, Words: "nav.settings", Icon: look.Icon("settings"), Below: true,
		Make: func(h page.Host) page.Page { return newView(h) },
	}
}

// known is what the sections show, as it stands in the book.
type known struct {
	firm        model.Firm
	colleagues  []model.Colleague
	fields      []model.OwnField
	seat        model.Colleague
	offices     map[string]int // how many people have it
	departments map[string]int
	programme   model.Programme
	people      int               // in the book
	typed       map[string][]byte // and not saved, by tab
}

// section is one tab.
type section interface {
	content() fyne.CanvasObject
	fill(known)
	dirty() bool
	save(done func(ok bool))
}

// view is the page.
type view struct {
	host     page.Host
	known    known
	read     bool // the book was read
	sections []section
	tabs     *widgets.Tabs
	place    *fyne.Container
	bar      fyne.CanvasObject
	saveIt   *widgets.Button
	drop     *widgets.Button
	whole    fyne.CanvasObject
}

func newView(h page.Host) *view {
	w := h.Words()
	v := &view{host: h, place: container.NewStack()}
	v.sections = []section{newFirm(v), newNames(v), newColleagues(v), newOwnFields(v), newProgramme(v), newSteps(v), newComputer(v)}
	v.tabs = widgets.NewTabs(nil, w.T("settings.firm"), w.T("settings.names"), w.T("settings.colleagues"), w.T("settings.own_fields"),
		w.T("settings.programme"), w.T("settings.steps"), w.T("settings.computer"))
	v.tabs.OnSelected = v.chosen
	v.saveIt = widgets.NewPrimary(w.T("button.save"), nil, func() { v.Save(func(bool) {}) })
	v.drop = widgets.NewSecondary(w.T("settings.discard"), nil, v.Discard)
	note := widgets.NewMuted(w.T("settings.unsaved"))
	note.Least = 80
	v.bar = widgets.Stack(0, widgets.HLine(), widgets.PadEach(10, 16, 10, 16, widgets.FillRow(10, 0, note, v.drop, v.saveIt)))
	v.bar.Hide()
	head := widgets.PadEach(12, 16, 4, 16, widgets.Stack(4, widgets.NewTitle(w.T("nav.settings")), widgets.Row(0, v.tabs)))
	v.whole = widgets.FillStack(0, 2, head, widgets.HLine(), v.place, v.bar)
	v.show()
	return v
}

// Content is the page's object.
func (v *view) Content() fyne.CanvasObject { return v.whole }

// tabOf are the arguments of routes that bring a tab to the front.
var tabOf = map[string]int{
	"firm": 0, "names": 1, "colleagues": 2, "own_fields": 3, "programme": 4, "leaving": 5, "steps": 5, "computer": 6,
}

// Open shows the settings as they stand in the book, at the tab that the route names.
func (v *view) Open(r page.Route) {
	if tab, ok := tabOf[r.Arg]; ok {
		v.tabs.Select(tab)
	}
	if !v.HasUnsaved() {
		v.load()
	}
}

// SaveState is the tab in front.
func (v *view) SaveState() any { return v.tabs.Selected() }

// RestoreState brings a tab to the front.
func (v *view) RestoreState(s any) {
	if i, ok := s.(int); ok {
		v.tabs.Select(i)
	}
}

func (v *view) front() section { return v.sections[v.tabs.Selected()] }

func (v *view) chosen(int) { v.show() }

func (v *view) show() {
	area := widgets.Scrolled(widgets.PadEach(16, 16, 24, 16, widgets.AtMost(640, v.front().content())))
	v.place.Objects = []fyne.CanvasObject{area}
	v.place.Refresh()
	v.changed()
}

// changed shows the bar with Save while something is not saved.
func (v *view) changed() {
	if v.HasUnsaved() == v.bar.Visible() {
		return
	}
	if v.bar.Visible() {
		v.bar.Hide()
	} else {
		v.bar.Show()
	}
	v.whole.Refresh()
}

// load reads everything and fills the sections.
func (v *view) load() {
	b := v.host.Book()
	run.Do(v.host.Runner(), "settings.load", func(ctx context.Context, _ run.Progress) (known, error) { return read(ctx, b) },
		func(k known, err error) {
			if err != nil {
				v.host.Fail(err)
				return
			}
			if v.read { // from then on the page knows by itself what is typed
				k.typed = nil
			}
			v.known, v.read = k, true
			v.fill(k.typed)
		})
}

func read(ctx context.Context, b *book.Book) (k known, err error) {
	if k.firm, err = b.Firm(ctx); err != nil {
		return k, err
	}
	if k.colleagues, err = b.Colleagues(ctx); err != nil {
		return k, err
	}
	if k.fields, err = b.OwnFields(ctx); err != nil {
		return k, err
	}
	if k.seat, err = b.Seat(ctx); err != nil {
		return k, err
	}
	if k.offices, err = counts(ctx, b, "office"); err != nil {
		return k, err
	}
	if k.departments, err = counts(ctx, b, "department"); err != nil {
		return k, err
	}
	if k.programme, err = b.Programme(ctx); err != nil {
		return k, err
	}
	if k.people, err = b.Count(ctx); err != nil {
		return k, err
	}
	k.typed, err = draft.TypedBelow(ctx, b, typedAt(""))
	return k, err
}

func counts(ctx context.Context, b *book.Book, field string) (map[string]int, error) {
	values, err := b.Values(ctx, field)
	n := make(map[string]int, len(values))
	for _, v := range values {
		n[v.Text] = v.Count
	}
	return n, err
}

// BookChanged reads again, unless that would take away what is being typed.
func (v *view) BookChanged(book.Event) {
	if !v.HasUnsaved() {
		v.load()
	}
}

// HasUnsaved tells whether any section holds what is not in the book.
func (v *view) HasUnsaved() bool {
	for _, s := range v.sections {
		if s.dirty() {
			return true
		}
	}
	return false
}

// Save saves one section after the other; the first that can't be saved comes to the front.
func (v *view) Save(done func(ok bool)) { v.saveFrom(0, done) }

func (v *view) saveFrom(i int, done func(ok bool)) {
	for i < len(v.sections) && !v.sections[i].dirty() {
		i++
	}
	if i == len(v.sections) {
		v.load()
		done(true)
		return
	}
	v.sections[i].save(func(ok bool) {
		if !ok {
			v.tabs.Select(i)
			done(false)
			return
		}
		v.saveFrom(i+1, done)
	})
}

// Discard shows again what stands in the book.
func (v *view) Discard() { v.fill(nil) }
