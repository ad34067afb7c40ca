package events

import (
	"context"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/dates"
	"alumnibook/ui/draft"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
	"alumnibook/ui/widgets"
)

// editor is the form of an event: a new one, one that is there, or one that is planned like another.
type editor struct {
	v      *view
	was    one    // as it stands in the book; its ID is 0 for a new one
	doing  string // code of the change
	places []book.EventRow
	form   *widgets.Form
	object fyne.CanvasObject
	failed bool        // the last saving did not reach the book
	saved  model.Event // as it was stored last
	keeper *draft.FormKeeper

	title, starts, ends   *widgets.TextField
	dress, food, currency *widgets.TextField
	address, value, notes *widgets.TextField
	office, place         *widgets.ComboField
	kind, state, receives *widgets.SelectField
	on, replyBy           *widgets.DateField
	capacity              *widgets.NumberField
	agenda, budget        *widgets.ListField
	sum                   *widgets.Paragraph
	moved                 model.Date // the day that the day of the answers follows
}

// openForm begins with an event of the book, with the plan of one, or with nothing.
func (v *view) openForm(r page.Route) {
	b, today := v.host.Book(), v.host.Today()
	type data struct {
		of     one
		events []book.EventRow
		goal   int
		typed  []byte // before, and not saved
	}
	r.Page = page.Events
	page.Read(v.host, v, "form", func(ctx context.Context) (d data, err error) {
		p, err := b.Programme(ctx)
		if err != nil {
			return d, err
		}
		d.goal = p.EventsPerYear
		if d.events, err = b.Events(ctx); err != nil {
			return d, err
		}
		if d.typed, err = draft.Typed(ctx, b, r); err != nil {
			return d, err
		}
		if r.ID != 0 {
			d.of, err = readOne(ctx, b, r.ID)
			return d, err
		}
		return d, d.of.readNames(ctx, b)
	}, func(d data) {
		f := &editor{v: v, was: d.of, doing: "event_edit", places: d.events}
		switch r.Do {
		case doNew:
			f.doing = "event_add"
			f.was.Event = model.Event{Kind: model.EventTalk, State: model.EventIdea, Currency: v.host.Firm().Currency}
		case doCopy:
			f.doing = "event_copy"
			f.was.Event = planLike(&d.of.Event, today, d.goal)
		}
		f.build()
		f.form.MarkClean()
		f.failed = r.Do == doCopy // a plan that nobody saved is lost
		f.keep(r, d.typed)
		v.task = f
		v.bring(frontForm)
		f.title.Focus()
		f.title.ToEnd()
	})
}

// keep keeps what is typed until it is saved, after what was typed before at the same place.
func (f *editor) keep(r page.Route, before []byte) {
	about := draft.FormDraft{Kind: draft.FormEvent, Route: r, Event: r.ID, Version: f.was.Version}
	if r.Do != doEdit {
		about.Kind, about.Event, about.Version = draft.FormNewEvent, 0, 0
	}
	f.keeper = draft.KeepForm(f.v.host, about, f.form, before)
	if on, ok := dates.Value(f.on); ok && on.IsFull() {
		f.moved = on
	}
}

// planLike is the plan of an event like another one, as far later as evenings lie apart, on the same day of the week.
func planLike(e *model.Event, today model.Date, goal int) model.Event {
	weeks := 52 / max(goal, 1)
	on := e.On
	for ; !on.IsZero() && !today.Before(on); on = on.AddDays(7 * max(weeks, 1)) {
	}
	if on == e.On && !on.IsZero() {
		on = on.AddDays(7 * max(weeks, 1))
	}
	c := e.CopyTo(on)
	for i := range c.Agenda {
		c.Agenda[i].Speakers = nil // nobody speaks because they did the last time
	}
	if !on.IsZero() && on.Year != e.On.Year {
		c.Title = strings.ReplaceAll(c.Title, strconv.Itoa(e.On.Year), strconv.Itoa(on.Year))
	}
	return c
}

func (f *editor) unsaved() bool { return f.failed || f.form.Dirty() }

func (f *editor) text(value string) *widgets.TextField {
	field := widgets.NewTextField("")
	field.SetValue(value)
	return field
}

func (f *editor) area(value string) *widgets.TextField {
	field := widgets.NewTextArea("", 2)
	field.SetValue(value)
	return field
}

func (f *editor) date(d model.Date) *widgets.DateField {
	field := dates.Ahead(f.v.w, f.v.host.Today)
	field.BadText = f.v.w.T("error.invalid.date", "example", f.v.w.DateHint())
	dates.Set(field, d)
	return field
}

func (f *editor) time(hint, value string) *widgets.TextField {
	field := widgets.NewTextField(f.v.w.TimeOfDay(hint))
	field.SetValue(f.v.w.TimeOfDay(value))
	return field
}

func (f *editor) fields() {
	v, e := f.v, &f.was.Event
	w := v.w
	f.title = widgets.NewTextField(w.T("events.title_hint"))
	f.title.SetValue(e.Title)
	f.kind = widgets.NewSelectField("", choices(v, "model.event_kind.", model.EventKinds)...)
	f.kind.SetValue(string(e.Kind))
	f.state = widgets.NewSelectField("", choices(v, "model.event_state.", f.states())...)
	f.state.SetValue(string(e.State))
	f.on, f.replyBy = f.date(e.On), f.date(e.ReplyBy)
	f.moved = e.On
	f.on.OnChanged = func(y, m, d int) { f.dayMoved(model.NewDate(y, m, d)) }
	f.starts, f.ends = f.time("18:00", e.Starts), f.time("22:00", e.Ends)
	f.office = widgets.NewComboField("", model.Beginning(v.host.Firm().Offices))
	f.office.SetValue(e.Office)
	f.place = widgets.NewComboField(w.T("events.place_hint"), model.Beginning(f.placeNames()))
	f.place.SetValue(e.Place)
	f.place.OnChanged = f.placeChosen
	f.address = f.area(e.Address)
	f.capacity = widgets.NewNumberField()
	if e.Capacity > 0 {
		f.capacity.SetValue(float64(e.Capacity))
	}
	f.receives = widgets.NewSelectField(w.T("events.host_hint"), f.hosts()...)
	f.receives.Optional = true
	f.receives.SetValue(page.TextOf(e.HostID))
	f.value, f.notes = f.area(e.Value), f.area(e.Notes)
	f.dress, f.food, f.currency = f.text(e.Dress), f.text(e.Food), f.text(v.currency(e))
	f.agenda, f.budget = f.agendaList(), f.budgetList()
	f.sum = widgets.NewMutedParagraph("")
	f.saySum()
}

// states are those that are chosen in the form; an event is called off elsewhere, with a question.
func (f *editor) states() []model.EventState {
	list := []model.EventState{model.EventIdea, model.EventBooked, model.EventAnnounced, model.EventHeld}
	if f.was.State == model.EventCancelled {
		list = append(list, model.EventCancelled)
	}
	return list
}

func (f *editor) hosts() []widgets.Choice {
	var list []widgets.Choice
	for _, c := range f.was.colleagues {
		if !c.Gone || c.ID == f.was.HostID {
			list = append(list, widgets.Choice{Text: c.Name, Value: page.TextOf(c.ID)})
		}
	}
	return list
}

// placeNames are the places of other events, those of the newest in front.
func (f *editor) placeNames() []string {
	var names []string
	seen := map[string]bool{}
	for i := range f.places {
		if p := f.places[i].Place; p != "" && !seen[p] {
			seen[p] = true
			names = append(names, p)
		}
	}
	return names
}

// placeChosen fills in the address of a place at which something was before.
func (f *editor) placeChosen(name string) {
	if strings.TrimSpace(f.address.Value()) != "" {
		return
	}
	for i := range f.places {
		if e := &f.places[i]; e.Place == name && e.Address != "" {
			f.address.SetValue(e.Address)
			return
		}
	}
}

// dayMoved lets the day until which answers are wanted follow the event.
func (f *editor) dayMoved(to model.Date) {
	hint := ""
	if to.IsFull() {
		hint = f.v.weekday(to) + ", " + f.v.w.Away(f.v.host.Today(), to)
		if by, ok := dates.Value(f.replyBy); ok && by.IsFull() && f.moved.IsFull() {
			dates.Set(f.replyBy, to.AddDays(f.moved.DaysUntil(by)))
		}
		f.moved = to
	}
	f.on.SetHint(hint)
}

func (f *editor) build() {
	f.fields()
	v, w := f.v, f.v.w
	item := func(key, label string, field widgets.Field, weight float32) widgets.Item {
		return widgets.Item{Key: key, Label: w.T(label), Field: field, Weight: weight}
	}
	must := func(i widgets.Item) widgets.Item { i.Required = true; return i }
	f.form = widgets.NewForm()
	f.form.AddRow(must(item("title", "events.column_title", f.title, 4)), item("kind", "model.field.kind", f.kind, 2), item("state", "events.column_state", f.state, 2))
	f.form.AddRow(item("on", "model.field.on", f.on, 3), item("starts", "events.starts", f.starts, 2), item("ends", "events.ends", f.ends, 2), item("reply_by", "events.reply_by", f.replyBy, 3))
	capacity := item("capacity", "events.capacity", f.capacity, 2)
	capacity.Hint = w.T("events.capacity_hint")
	f.form.AddRow(item("place", "events.place", f.place, 4), item("office", "model.field.office", f.office, 3), capacity)
	f.form.AddRow(item("address", "model.field.addresses", f.address, 4), item("host", "events.host", f.receives, 5))
	f.form.Section(w.T("events.agenda"))
	f.form.Add("agenda", "", f.agenda)
	f.form.Section(w.T("events.for_guests"))
	value := item("value", "events.value", f.value, 1)
	value.Hint = w.T("events.value_hint")
	f.form.AddRow(value)
	f.form.AddRow(item("dress", "events.dress", f.dress, 1), item("food", "events.food", f.food, 1))
	f.form.Section(w.T("events.budget"))
	f.form.AddRow(item("currency", "model.field.currency", f.currency, 1), widgets.Item{Key: "_", Field: widgets.NewNoField(), Weight: 4})
	f.form.Add("budget", "", f.budget)
	f.form.Object(f.sum)
	f.form.Section(w.T("events.notes"))
	f.form.Add("notes", w.T("events.notes_label"), f.notes)
	f.form.OnChange = f.saySum
	f.form.OnSave = func() error {
		f.saveAndLeave()
		return widgets.ErrLater
	}
	f.form.OnCancel = v.host.Back
	f.object = f.frame()
}

// frame puts the form below its title and beside its buttons.
func (f *editor) frame() fyne.CanvasObject {
	v, w := f.v, f.v.w
	title, verb := w.T("events.new_title"), w.T("events.new_verb")
	if f.doing == "event_edit" {
		title, verb = w.T("events.edit_title", "name", f.was.Title), w.T("button.save")
	}
	name := widgets.NewTitle(title)
	name.Least = 80
	head := widgets.FillRow(10, 0, name, widgets.NewSecondary(w.T("button.cancel"), nil, v.host.Back), widgets.NewPrimary(verb, look.Icon("check"), f.saveAndLeave))
	scroll := widgets.Scrolled(widgets.Middle(880, widgets.PadEach(14, look.PagePad, 24, look.PagePad, f.form)))
	f.form.Within(scroll)
	return widgets.FillStack(0, 2, widgets.PadEach(12, look.PagePad, 10, look.PagePad, head), widgets.HLine(), scroll)
}
