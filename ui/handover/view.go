package handover

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"alumnibook/assets"
	"alumnibook/model/book"
	"alumnibook/model/exchange/handover"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
	"alumnibook/ui/run"
	"alumnibook/ui/widgets"
)

// view is the page.
type view struct {
	host page.Host
	w    *assets.Translator

	given       page.Handing // who may be exported, as the page with the people showed them
	facts       facts
	known       bool // facts are read
	format      handover.Format
	scopes      []scope
	scope       int
	meant       *widgets.SelectField // what the file is for
	preview     handover.Result      // what the export would do
	checked     bool                 // preview is of what is chosen now
	wantsButton bool                 // the button is to have the keyboard once it can be pressed
	written     *written             // the export that was just made, nil for none

	menu    *menu
	options *options
	dates   *dates
	log     *log
	tabs    *widgets.Tabs
	title   *widgets.CutText
	about   *widgets.Paragraph
	segment *widgets.Tabs
	choice  *fyne.Container   // holds the segments
	wanted  fyne.CanvasObject // the choice of what the file is for
	answer  *fyne.Container   // what the gate says
	who     *widgets.Card
	body    *fyne.Container
	scroll  *widgets.ScrollArea
	note    *widgets.CutText
	button  *widgets.Button
	foot    *fyne.Container
	pane    fyne.CanvasObject
	place   *fyne.Container // holds the tab in front
	whole   fyne.CanvasObject
	behind  bool // another page is in front
}

// facts are what the page has to know of the book.
type facts struct {
	total      int
	devices    []string
	colleagues map[int64]string
}

var (
	_ page.Page      = (*view)(nil)
	_ page.Refresher = (*view)(nil)
	_ page.Counted   = (*view)(nil)
	_ page.Leaver    = (*view)(nil)
	_ page.Closer    = (*view)(nil)
)

const (
	statePane   = "handover.pane"
	stateFormat = "handover.format"
	menuWidth   = 268
	bodyWidth   = 620
)

func newView(h page.Host) *view {
	v := &view{host: h, w: h.Words(), format: handover.IPhone, place: container.NewStack(), answer: widgets.Stack(8)}
	h.Prefs().State(stateFormat, &v.format)
	if !slices.Contains(handover.Formats, v.format) {
		v.format = handover.IPhone
	}
	v.meant = newPurpose(v)
	v.wanted = v.purposeRow()
	v.options = newOptions(v)
	v.dates = newDates(v)
	v.log = newLog(v)
	v.menu = newMenu(v)
	v.title, v.about = widgets.NewSection(""), widgets.NewMutedParagraph("")
	v.title.TextSize, v.title.Least = 16, 100
	v.segment = widgets.NewSegments(v.chooseScope, "")
	v.choice = widgets.Row(0, v.segment)
	v.who = widgets.NewCard(v.w.T("handover.who"), nil, v.choice, v.wanted, v.answer)
	v.body = widgets.Stack(12)
	v.scroll = widgets.Scrolled(container.New(&atMost{bodyWidth}, widgets.PadEach(14, look.PagePad, look.PagePad, look.PagePad, v.body)))
	v.note = widgets.NewMuted("")
	v.note.Least = 60
	v.button = widgets.NewPrimary("", look.Icon("export"), v.export)
	v.foot = widgets.Stack(0, widgets.HLine(), widgets.PadEach(10, look.PagePad, 10, look.PagePad, widgets.FillRow(10, 0, v.note, v.button)))
	right := widgets.Ground(look.ColorBackground, widgets.FillStack(0, 0, v.scroll, v.foot))
	split := widgets.NewLeftPane(widgets.Ground(look.ColorSurface, v.menu.whole), right, menuWidth)
	split.SetLeast(180, 420)
	var width float32
	if h.Prefs().State(statePane, &width) {
		split.SetWidth(width)
	}
	split.OnWidth = func(width float32) { h.Prefs().SetState(statePane, width) }
	v.pane = split
	v.tabs = widgets.NewTabs(func(int) { v.show() }, v.w.T("handover.tab_new"), v.w.T("handover.tab_log"))
	head := widgets.PadEach(12, look.PagePad, 4, look.PagePad, widgets.Stack(4, widgets.NewTitle(v.w.T("handover.title")), widgets.Row(0, v.tabs)))
	v.whole = widgets.FillStack(0, 2, head, widgets.HLine(), v.place)
	v.show()
	return v
}

// Content is the page's object.
func (v *view) Content() fyne.CanvasObject { return v.whole }

// Open comes to the front, with whom the route says.
func (v *view) Open(r page.Route) {
	v.behind = false
	if x, ok := r.Handing(); ok {
		v.given, v.scope, v.written = x, 0, nil
		v.meant.SetValue(string(purposes[0]))
		if f := handover.Format(x.Format); slices.Contains(handover.Formats, f) {
			v.format = f
		}
		v.tabs.Select(0)
	}
	v.read()
	v.log.reload()
	v.menu.focus(v)
}

// read asks the book what the page has to know of it.
func (v *view) read() {
	b := v.host.Book()
	run.Do(v.host.Runner(), page.Key(v, "facts"), func(ctx context.Context, _ run.Progress) (facts, error) {
		f := facts{colleagues: map[int64]string{}}
		var err error
		if f.total, err = b.Count(ctx); err != nil {
			return f, err
		}
		if f.devices, err = b.Devices(ctx); err != nil {
			return f, err
		}
		colleagues, err := b.Colleagues(ctx)
		for _, c := range colleagues {
			f.colleagues[c.ID] = c.Name
		}
		return f, err
	}, func(f facts, err error) {
		if err != nil {
			v.host.Fail(err)
			return
		}
		v.facts, v.known = f, true
		v.makeScopes()
		if v.written == nil { // what was written stays as it stands
			v.draw()
		}
	})
}

// choose takes a format.
func (v *view) choose(f handover.Format) {
	v.format, v.written = f, nil
	v.host.Prefs().SetState(stateFormat, f)
	v.draw()
}

// show puts the tab in front into the page.
func (v *view) show() {
	o := v.pane
	if v.tabs.Selected() == 1 {
		o = v.log.grid
	}
	v.place.Objects = []fyne.CanvasObject{o}
	v.place.Refresh()
	v.host.StatusChanged()
}

// draw shows the chosen format with what belongs to it, or what was written.
func (v *view) draw() {
	v.menu.mark(v.format)
	v.offerPurposes()
	if v.written != nil {
		v.put(v.written.objects(v)...)
		v.foot.Hide()
		v.scroll.ToTop()
		return
	}
	v.foot.Show()
	v.title.SetText(v.w.T("export.format." + string(v.format)))
	v.about.SetText(v.w.T("export.about." + string(v.format)))
	objects := []fyne.CanvasObject{widgets.Stack(4, v.title, v.about), v.who}
	if card := v.options.card(); card != nil {
		objects = append(objects, card)
	}
	if v.format == handover.Calendar {
		v.dates.draw()
		objects = append(objects, v.dates.keep)
	}
	v.put(objects...)
	v.check()
}

func (v *view) put(objects ...fyne.CanvasObject) {
	v.body.Objects = objects
	v.body.Refresh()
	v.scroll.Refresh()
}

// BookChanged checks again who may be exported.
func (v *view) BookChanged(e book.Event) {
	if !v.behind && v.written == nil && (e.Kinds[book.KindPerson] || e.Kinds["firm"] || e.Kinds["colleague"] || v.format == handover.Calendar) {
		v.read()
	}
}

// StatusText counts the earlier exports.
func (v *view) StatusText() string {
	if v.tabs.Selected() == 1 {
		return v.w.N("handover.status_log", len(v.log.list))
	}
	if !v.known {
		return ""
	}
	return v.w.N("people.status", v.facts.total)
}

// Left hears that another page is in front.
func (v *view) Left() { v.behind = true }

// Close throws the page away.
func (v *view) Close() {
	page.Drop(v.host, v, "facts", "check", "device", "log", "left", "keep")
}

// atMost gives what it holds the width that there is, but no more than some.
type atMost struct{ width float32 }

func (l *atMost) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	for _, o := range objects {
		o.Move(fyne.Position{})
		o.Resize(fyne.NewSize(min(s.Width, look.Px(l.width)), s.Height))
	}
}

func (l *atMost) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var s fyne.Size
	for _, o := range objects {
		s = s.Max(o.MinSize())
	}
	return s
}
