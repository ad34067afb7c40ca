package person

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"alumnibook/assets"
	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/dates"
	"alumnibook/ui/draft"
	"alumnibook/ui/page"
	"alumnibook/ui/widgets"
)

// entryForm is the form of one entry of the history.
type entryForm struct {
	v      *view
	bg     background
	entry  model.Interaction
	people *peopleField
	form   *widgets.Form
	object fyne.CanvasObject
	failed bool
	saving bool

	kind, direction, colleague, promisedBy *widgets.SelectField
	on, follow                             *widgets.DateField
	at, text, promise, reason              *widgets.TextField
	minutes                                *widgets.NumberField
	reached, internal                      *widgets.CheckField
	standing                               *widgets.SegmentsField
	keeper                                 *draft.Keeper     // of a new entry; nil for one of the history
	changes                                *draft.FormKeeper // of one of the history
}

// How a promise stands, as the form offers it.
const (
	standsOpen    = "open"
	standsKept    = "kept"
	standsDropped = "dropped"
)

type entryData struct {
	entry  model.Interaction
	people []model.Row
	one    model.Person // the person, where the entry is about just one
	recent []model.Interaction
	draft  []byte // of a form that was lost
	typed  []byte // about an entry of the history, and not saved
	bg     background
}

// recentEntries are shown beside the form: what was said last.
const recentEntries = 5

// openLog begins a new entry about the people of the route, or opens one of the history.
func (v *view) openLog(r page.Route) {
	b, today := v.host.Book(), v.host.Today()
	read(v, func(ctx context.Context) (d entryData, err error) {
		if d.bg, err = readBackground(ctx, b); err != nil {
			return d, err
		}
		if r.Do == doEntry {
			d.entry, err = b.Interaction(ctx, r.ID)
		} else {
			d.entry = newEntry(r, today, d.bg.seat.ID)
		}
		if err == nil {
			err = d.readPeople(ctx, b)
		}
		if err == nil {
			d.draft, _, err = b.Draft(ctx, draft.Form)
		}
		if err == nil && r.Do == doEntry {
			d.typed, err = draft.Typed(ctx, b, entryAt(r.ID))
		}
		return d, err
	}, func(d entryData) {
		e := &entryForm{v: v, bg: d.bg, entry: d.entry}
		e.build(d)
		e.keep(d)
		v.put(e)
	})
}

// newEntry is a call that we made today; any other entry begins as a meeting's note does.
func newEntry(r page.Route, today model.Date, who int64) model.Interaction {
	e := model.Interaction{
		Kind: model.InteractionCall, Direction: model.DirectionOut, On: today, Reached: true,
		ColleagueID: who, PersonIDs: peopleOf(r),
	}
	if r.Do == "log_other" {
		e.Kind = model.InteractionMeeting
	}
	return e
}

func (d *entryData) readPeople(ctx context.Context, b *book.Book) (err error) {
	if d.people, err = b.Rows(ctx, d.entry.PersonIDs); err != nil || len(d.people) != 1 {
		return err
	}
	if d.one, err = b.Person(ctx, d.people[0].ID); err != nil {
		return err
	}
	d.recent, _, err = b.Timeline(ctx, d.people[0].ID, nil, 0, recentEntries)
	return err
}

func (e *entryForm) isNew() bool                { return e.entry.ID == 0 }
func (e *entryForm) content() fyne.CanvasObject { return e.object }
func (e *entryForm) unsaved() bool              { return e.failed || e.form.Dirty() }

func (e *entryForm) shown() {
	if len(e.entry.PersonIDs) == 0 {
		e.people.Focus()
		return
	}
	e.text.Focus()
}

func (e *entryForm) build(d entryData) {
	w := e.v.w
	e.form = widgets.NewForm()
	e.people = newPeopleField(e.v, d.people)
	e.fields()
	e.form.Add("people", w.T("person.about"), e.people)
	e.form.AddRow(
		widgets.Item{Key: "kind", Label: w.T("model.field.kind"), Field: e.kind, Weight: 3},
		widgets.Item{Key: "direction", Label: w.T("model.field.direction"), Field: e.direction, Weight: 4},
		widgets.Item{Key: "colleague", Label: w.T("person.who_of_us"), Field: e.colleague, Weight: 4})
	e.form.AddRow(
		widgets.Item{Key: "on", Label: w.T("model.field.on"), Field: e.on, Weight: 3},
		widgets.Item{Key: "at", Label: w.T("model.field.at"), Field: e.at, Weight: 2},
		widgets.Item{Key: "minutes", Label: w.T("model.field.minutes"), Field: e.minutes, Weight: 2},
		widgets.Item{Key: "reached", Label: " ", Field: e.reached, Weight: 4})
	e.form.Add("text", w.T("person.what_was_said"), e.text)
	e.form.Add("internal", "", e.internal)
	e.form.Section(w.T("model.field.follow_up"))
	e.form.AddRow(
		widgets.Item{Key: "promise", Label: w.T("person.promised"), Field: e.promise, Weight: 5},
		widgets.Item{Key: "follow_up", Label: w.T("person.until"), Field: e.follow, Weight: 3},
		widgets.Item{Key: "promised_by", Label: w.T("person.who_of_us"), Field: e.promisedBy, Weight: 3})
	if !e.isNew() && !e.entry.FollowUp.On.IsZero() {
		e.form.AddRow(
			widgets.Item{Key: "done", Label: w.T("person.standing"), Field: e.standing, Weight: 5},
			widgets.Item{Key: "reason", Label: w.T("person.standing.reason"), Field: e.reason, Weight: 6})
	}
	e.form.OnSave = func() error {
		entry, err := e.check()
		if err != nil {
			return err
		}
		e.write(entry, e.v.leaveIf)
		return widgets.ErrLater
	}
	e.form.OnCancel = e.v.host.Back
	e.form.MarkClean()
	e.frame(d)
}

// fields makes the controls and fills them.
func (e *entryForm) fields() {
	w, i := e.v.w, &e.entry
	pick := func(list []widgets.Choice, value string) *widgets.SelectField {
		f := widgets.NewSelectField("", list...)
		f.SetValue(value)
		return f
	}
	e.kind = pick(choices(w, "model.interaction.", model.InteractionKinds), string(i.Kind))
	e.direction = pick(choices(w, "model.direction.", []model.Direction{model.DirectionOut, model.DirectionIn}), string(i.Direction))
	e.direction.Optional = true
	e.colleague = pick(e.bg.colleagueChoices(i.ColleagueID), page.TextOf(i.ColleagueID))
	e.colleague.Optional = true
	e.on, e.follow = e.v.date(false), dates.Ahead(w, e.v.host.Today)
	dates.Set(e.on, i.On)
	dates.Set(e.follow, i.FollowUp.On)
	e.at, e.promise = widgets.NewTextField(w.TimeOfDay("15:04")), widgets.NewTextField(w.T("person.promise.hint"))
	e.at.SetValue(w.TimeOfDay(i.At))
	e.promise.SetValue(i.FollowUp.Text)
	e.text = widgets.NewTextArea("", 7)
	e.text.SetValue(i.Text)
	e.minutes = widgets.NewNumberField()
	if i.Minutes > 0 {
		e.minutes.SetValue(float64(i.Minutes))
	}
	e.reached, e.internal = widgets.NewCheckField(w.T("person.reached")), widgets.NewCheckField(w.T("person.internal"))
	e.reached.SetValue(i.Reached)
	e.internal.SetValue(i.Internal)
	owner := i.FollowUp.OwnerID
	if owner == 0 {
		owner = e.bg.seat.ID
	}
	e.promisedBy = pick(e.bg.colleagueChoices(owner), page.TextOf(owner))
	e.promisedBy.Optional = true
	e.standing = widgets.NewSegmentsField(
		widgets.Choice{Value: standsOpen, Text: w.T("person.stands_open")}, widgets.Choice{Value: standsKept, Text: w.T("person.stands_kept")},
		widgets.Choice{Value: standsDropped, Text: w.T("person.stands_dropped")})
	e.standing.SetValue(standingOf(&i.FollowUp))
	e.reason = widgets.NewTextField(w.T("person.standing.hint"))
	e.reason.SetValue(i.FollowUp.Reason)
}

func standingOf(f *model.FollowUp) string {
	switch {
	case f.Dropped:
		return standsDropped
	case !f.Done.IsZero():
		return standsKept
	}
	return standsOpen
}

// frame puts what was said last beside the form.
func (e *entryForm) frame(d entryData) {
	w := e.v.w
	title := w.T("person.log")
	if !e.isNew() {
		title = w.T("person.entry")
	}
	content := fyne.CanvasObject(e.form)
	if d.one.ID != 0 {
		content = widgets.Shares(24, []float32{5, 3}, e.form, e.beside(d))
	}
	var scroll *widgets.ScrollArea
	e.object, scroll = e.v.frame(title, w.T("button.save"), 980, content)
	e.form.Within(scroll)
}

// beside shows how to reach the person, and what was said last.
func (e *entryForm) beside(d entryData) fyne.CanvasObject {
	w := e.v.w
	var reach []fyne.CanvasObject
	for _, p := range d.one.Phones {
		url := "tel:" + strings.ReplaceAll(p.E164, " ", "")
		shown := p.Number
		if p.E164 != "" {
			shown = model.InternationalPhone(p.E164)
		}
		tap := func() { e.v.host.OpenURL(url) }
		if p.E164 == "" {
			tap = nil
		}
		reach = append(reach, widgets.NewKeyLink(w.T("model.kind."+string(p.Kind)), shown, tap))
	}
	for _, m := range d.one.Emails {
		reach = append(reach, widgets.NewKeyLink(w.T("model.kind."+string(m.Kind)), m.Address, func() { e.v.host.OpenURL("mailto:" + m.Address) }))
	}
	if len(reach) == 0 {
		reach = append(reach, widgets.NewMutedParagraph(w.T("person.no_contact_data")))
	}
	var last []fyne.CanvasObject
	for _, i := range d.recent {
		if i.ID != e.entry.ID {
			heading := []widgets.Span{{Text: w.T("model.interaction." + string(i.Kind)), Bold: true}}
			last = append(last, widgets.NewTimelineItem(w.Ago(e.v.host.Today(), i.On), heading, i.Text, nil))
		}
	}
	if len(last) == 0 {
		last = append(last, widgets.NewMutedParagraph(w.T("person.first_contact")))
	}
	return widgets.Stack(12, widgets.NewCard(d.one.FullName(), nil, reach...), widgets.NewCard(w.T("person.last_said"), nil, last...))
}

// save puts the entry into the book, or says beside the fields what is wrong.
func (e *entryForm) save(done func(bool)) {
	entry, err := e.check()
	if err != nil {
		e.form.SetErrors(err)
		done(false)
		return
	}
	e.form.SetErrors(nil)
	e.write(entry, done)
}

// check makes an entry of the form; the errors are words for its fields.
func (e *entryForm) check() (model.Interaction, widgets.FieldErrors) {
	i, wrong := e.entry, map[string]string{}
	c := collector{e.v, wrong}
	i.Kind, i.Direction = model.InteractionKind(e.kind.Value()), model.Direction(e.direction.Value())
	if i.Kind == model.InteractionNote {
		i.Direction = model.DirectionNone
	}
	i.PersonIDs = e.people.ids()
	i.On, i.FollowUp.On = c.date("on", e.on), c.date("follow_up", e.follow)
	var ok bool
	if i.At, ok = assets.ParseTime(e.at.Value()); !ok {
		wrong["at"] = e.v.w.T("person.bad_time")
	}
	minutes, ok := e.minutes.Value()
	if !ok && !e.minutes.Empty() {
		wrong["minutes"] = e.v.w.T("error.invalid.number")
	}
	i.Minutes = int(minutes)
	i.Text, i.FollowUp.Text = strings.TrimSpace(e.text.Value()), strings.TrimSpace(e.promise.Value())
	i.ColleagueID, i.FollowUp.OwnerID = page.IDOf(e.colleague.Value()), page.IDOf(e.promisedBy.Value())
	i.Reached, i.Internal = e.reached.Value(), e.internal.Value()
	if i.FollowUp.On.IsZero() && i.FollowUp.Text != "" && wrong["follow_up"] == "" {
		wrong["follow_up"] = e.v.w.T("person.promise.when")
	}
	e.stand(&i.FollowUp)
	if len(wrong) > 0 {
		return i, wrong
	}
	here := func(field string) string { return field }
	if bad := e.v.fieldErrors(i.Validate(), here); bad != nil {
		return i, bad
	}
	return i, e.v.fieldErrors(e.checkDays(i), here)
}

// stand takes over how a promise stands. Without a day there is none.
func (e *entryForm) stand(f *model.FollowUp) {
	if f.On.IsZero() {
		*f = model.FollowUp{}
		return
	}
	f.Reason = strings.TrimSpace(e.reason.Value())
	switch f.Dropped = e.standing.Value() == standsDropped; {
	case e.standing.Value() == standsOpen:
		f.Done = model.Date{}
	case f.Done.IsZero():
		f.Done = e.v.host.Today()
	}
}

// checkDays checks the days against today. A promise that is overdue may stay so while something else is corrected.
func (e *entryForm) checkDays(i model.Interaction) error {
	if was := e.entry.FollowUp; !e.isNew() && was.IsOpen() && i.FollowUp.On == was.On {
		i.FollowUp = model.FollowUp{}
	}
	return i.CheckDays(e.v.host.Today())
}
