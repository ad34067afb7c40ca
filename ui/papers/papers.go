// Package papers is the dialog that writes the papers of an event: name badges, the list for the door, the guest list, and
// its entry for the calendars of its guests.
package papers

import (
	"cmp"
	"context"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"alumnibook/assets"
	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/model/exchange/eventfiles"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
	"alumnibook/ui/run"
	"alumnibook/ui/widgets"
)

// stateKind is the name under which the last choice is remembered.
const stateKind = "papers.kind"

// width of the dialog.
const width = 520

// labelsOf is how many labels a sheet of badges has.
var labelsOf = map[eventfiles.Kind]int{eventfiles.Badges4: 4, eventfiles.Badges8: 8, eventfiles.Badges10: 10}

// fileKinds are the keys of what files of an ending are.
var fileKinds = map[string]string{".pdf": "handover.kind_pdf", ".xlsx": "handover.kind_sheet", ".ics": "handover.kind_calendar"}

// dialog is the choice of a paper, and then what became of it.
type dialog struct {
	host  page.Host
	w     *assets.Translator
	event book.EventRow
	kind  eventfiles.Kind

	modal *widgets.Modal
	body  *fyne.Container
	lines []*widgets.Option // in the order of the kinds
	more  *fyne.Container   // what can be said about the chosen one
	who   *widgets.SegmentsField
	begin *widgets.NumberField
	write *widgets.Button
	later *widgets.Button
}

// Show offers the papers of an event on top of the page.
func Show(h page.Host, event book.EventRow) {
	d := &dialog{host: h, w: h.Words(), event: event, more: widgets.Stack(10)}
	w := d.w
	d.write = widgets.NewPrimary(w.T("papers.write"), look.Icon("file"), d.pick)
	d.later = widgets.NewSecondary(w.T("button.cancel"), nil, func() { d.modal.Hide() })
	d.who = widgets.NewSegmentsField(
		widgets.Choice{Text: w.T("papers.who_expected"), Value: string(eventfiles.WhoExpected)}, widgets.Choice{Text: w.T("papers.who_all"), Value: string(eventfiles.WhoAll)})
	d.begin = widgets.NewNumberField()
	d.begin.SetValue(1)
	d.body = widgets.Stack(12, d.list(), d.more)
	d.modal = widgets.NewModal(h.Window().Canvas(), w.T("papers.title", "name", event.Title), d.body, width, nil, d.later, d.write)
	var last eventfiles.Kind
	if !h.Prefs().State(stateKind, &last) || !slices.Contains(eventfiles.Kinds, last) || d.why(last) != "" || event.State == model.EventCancelled {
		last = d.usual()
	}
	d.choose(last)
	d.modal.Show()
}

// usual is the paper that is wanted most at the time.
func (d *dialog) usual() eventfiles.Kind {
	order := []eventfiles.Kind{eventfiles.Badges4, eventfiles.List, eventfiles.Calendar}
	if d.event.State == model.EventCancelled { // that has to be told
		order = []eventfiles.Kind{eventfiles.Calendar, eventfiles.List}
	}
	for _, k := range order {
		if d.why(k) == "" {
			return k
		}
	}
	return eventfiles.List
}

// why says what stands in the way of a paper, "" where nothing does.
func (d *dialog) why(k eventfiles.Kind) string {
	c := &d.event.Counts
	switch {
	case k == eventfiles.Calendar && d.event.On.IsZero():
		return d.w.T("papers.why_no_day")
	case k == eventfiles.Calendar:
		return ""
	case c.In+c.Attended == 0 && k == eventfiles.Door, c.In+c.Attended+c.Invited+c.ToInvite == 0:
		return d.w.T("papers.why_nobody")
	}
	return ""
}

// icons of the papers.
var icons = map[eventfiles.Kind]string{
	eventfiles.Badges4: "user", eventfiles.Badges8: "tag", eventfiles.Badges10: "tag", eventfiles.Door: "print", eventfiles.List: "list", eventfiles.Calendar: "calendar",
}

// list is what can be written.
func (d *dialog) list() fyne.CanvasObject {
	lines := widgets.Stack(2)
	for i, k := range eventfiles.Kinds {
		line := widgets.NewOption(icons[k], d.w.T("papers.kind."+string(k)), d.w.T("papers.about."+string(k)), func() { d.choose(k) })
		why := d.why(k)
		line.SetDisabled(why != "", why)
		line.OnKey = func(e *fyne.KeyEvent) bool { return d.walk(i, e) }
		d.lines = append(d.lines, line)
		lines.Add(line)
	}
	return lines
}

// walk goes through the papers by the arrow keys; Enter takes the one that is chosen to its button.
func (d *dialog) walk(at int, e *fyne.KeyEvent) bool {
	by := 1
	switch e.Name {
	case fyne.KeyUp:
		by = -1
	case fyne.KeyDown:
	case fyne.KeyReturn, fyne.KeyEnter:
		d.choose(eventfiles.Kinds[at])
		d.host.Window().Canvas().Focus(d.write)
		return true
	default:
		return false
	}
	for at += by; at >= 0 && at < len(d.lines); at += by {
		if !d.lines[at].Disabled() {
			d.choose(eventfiles.Kinds[at])
			d.host.Window().Canvas().Focus(d.lines[at])
			break
		}
	}
	return true
}

// choose turns to a paper.
func (d *dialog) choose(k eventfiles.Kind) {
	d.kind = k
	who := eventfiles.WhoExpected
	if k == eventfiles.List || d.event.Counts.In+d.event.Counts.Attended == 0 {
		who = eventfiles.WhoAll
	}
	d.who.SetValue(string(who))
	for i, line := range d.lines {
		line.SetSelected(eventfiles.Kinds[i] == k)
	}
	d.more.Objects = nil
	if o := d.options(); o != nil {
		d.more.Objects = []fyne.CanvasObject{widgets.HLine(), o}
	}
	visible := len(d.more.Objects) > 0
	d.more.Hidden = !visible
	why := d.why(k)
	d.write.SetDisabled(why != "", why)
	d.more.Refresh()
	d.body.Refresh()
	d.modal.Refresh()
}

// options are what can be said about the chosen paper, nil for nothing.
func (d *dialog) options() fyne.CanvasObject {
	w := d.w
	labelled := func(key string, o fyne.CanvasObject) fyne.CanvasObject {
		return widgets.Stack(3, widgets.NewSmall(w.T(key)), o)
	}
	switch {
	case d.kind == eventfiles.Calendar:
		if d.event.State == model.EventCancelled {
			return widgets.NewParagraph(w.T("papers.cancels"))
		}
		return nil
	case d.kind.IsBadges():
		d.begin.SetHint(w.T("papers.begin_hint"))
		return widgets.Shares(16, []float32{3, 2}, labelled("papers.who", d.who), labelled("papers.begin", d.begin))
	}
	return labelled("papers.who", d.who)
}

// skip is how many labels of the first sheet are used up; false where what was typed is no place on it.
func (d *dialog) skip() (int, bool) {
	most := labelsOf[d.kind]
	if most == 0 || d.begin.Empty() {
		return 0, true
	}
	n, ok := d.begin.Value()
	if !ok || n < 1 || int(n) > most {
		d.begin.SetError(d.w.T("settings.between", "from", 1, "to", most))
		d.begin.Focus()
		return 0, false
	}
	d.begin.SetError("")
	return int(n) - 1, true
}

// pick asks where the file goes.
func (d *dialog) pick() {
	skip, ok := d.skip()
	if !ok {
		return
	}
	w, ext := d.w, d.kind.Ext()
	d.host.Prefs().SetState(stateKind, d.kind)
	d.host.PickSave(page.Pick{
		Title: strings.TrimRight(w.T("papers.write"), " …"), Kind: w.T(fileKinds[ext]), Ext: []string{ext}, Name: d.fileName() + ext,
	}, func(path string) {
		if path != "" {
			d.run(d.optionsFor(path, skip))
		}
	})
}

// fileName proposes what the paper and the event are called.
func (d *dialog) fileName() string {
	name := d.w.T("papers.file."+string(d.kind)) + " " + d.event.Title
	if !d.event.On.IsZero() {
		name += " " + d.event.On.String()
	}
	name = strings.Map(func(r rune) rune {
		if r < ' ' || strings.ContainsRune(`\/:*?"<>|`, r) {
			return -1
		}
		return r
	}, name)
	return strings.Trim(name, ". ")
}

func (d *dialog) optionsFor(path string, skip int) eventfiles.Options {
	w := d.w
	o := eventfiles.Options{
		Kind: d.kind, Path: path, Skip: skip, Who: eventfiles.Who(d.who.Value()), Today: d.host.Today(), Language: w.Language(),
		Words: func(key string) string { return w.T(key) }, Date: func(day model.Date) string { return w.Date(day) },
	}
	if d.kind.IsPrinted() { // with the letters of the window
		o.Font, o.BoldFont = theme.DefaultTextFont().Content(), theme.DefaultTextBoldFont().Content()
	}
	return o
}

// key tells the runner which writing it is.
type key struct{ event int64 }

// run writes the file, with its progress on the window for as long as it takes.
func (d *dialog) run(o eventfiles.Options) {
	w, b, id, k, file := d.w, d.host.Book(), d.event.ID, key{d.event.ID}, filepath.Base(o.Path)
	cancel := func() { d.host.Runner().Cancel(k) }
	bar := widgets.NewProgress(file, cancel)
	d.modal.Hide()
	closeIt := d.host.Show(w.T("papers.writing"), bar, cancel)
	run.DoProgress(d.host.Runner(), k, func(ctx context.Context, p run.Progress) (eventfiles.Result, error) {
		o.Progress = p
		return eventfiles.Export(ctx, b, id, o)
	}, func(done, total int) { bar.Set(file, done, total) }, func(r eventfiles.Result, err error) {
		closeIt()
		if err != nil {
			d.host.Fail(err)
			return
		}
		r.Path = cmp.Or(r.Path, o.Path)
		d.done(r)
	})
}

// done says what was written, who is not in it, and leads to the file.
func (d *dialog) done(r eventfiles.Result) {
	w, h := d.w, d.host
	var m *widgets.Modal
	file, folder := widgets.NewBold(filepath.Base(r.Path)), widgets.NewSmall(filepath.Dir(r.Path))
	file.Least, folder.Least = 100, 100
	what := w.N("papers.done", r.Written)
	if d.kind == eventfiles.Calendar {
		what = w.T("papers.done_calendar")
	}
	content := widgets.Stack(8, widgets.NewParagraph(what), widgets.Stack(2, file, folder))
	if r.Numbered > 0 {
		content.Add(widgets.NewMutedParagraph(w.N("papers.numbered", r.Numbered)))
	}
	if len(r.LeftOut) > 0 {
		content.Add(d.leftOut(r, func() { m.Hide() }))
	}
	closeIt := func(do func()) func() {
		return func() {
			m.Hide()
			if do != nil {
				do()
			}
		}
	}
	open := widgets.NewPrimary(w.T("handover.open_file"), look.Icon("external"), closeIt(func() { h.OpenFile(r.Path) }))
	show := widgets.NewSecondary(w.T("handover.show_folder"), look.Icon("folder"), closeIt(func() { h.ShowInFolder(r.Path) }))
	m = widgets.NewModal(h.Window().Canvas(), w.T("papers.kind."+string(d.kind)), content, width, nil, widgets.NewSecondary(w.T("button.close"), nil, closeIt(nil)), show, open)
	m.Show()
}
