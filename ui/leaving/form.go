package leaving

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/dates"
	"alumnibook/ui/draft"
	"alumnibook/ui/page"
	"alumnibook/ui/widgets"
)

// leaverForm adds somebody who is about to leave: a person of the book, or a new one.
type leaverForm struct {
	v      *view
	known  known
	chosen one // who is in the book; its person's ID is 0 for somebody new
	added  int64
	stored int64 // the same, once it was saved
	form   *widgets.Form
	object fyne.CanvasObject
	failed bool // the last saving did not reach the book
	keeper *draft.FormKeeper

	name, office, department *widgets.ComboField
	position                 *widgets.TextField
	lastDay                  *widgets.DateField
	owner                    *widgets.SelectField
}

// openForm begins with a person of the book, 0 for nobody yet, and with what was typed before and not saved.
func (v *view) openForm(id int64) {
	b, today := v.host.Book(), v.host.Today()
	r := page.Route{Page: page.Leaving, Do: doNew, ID: id}
	type data struct {
		known known
		of    one
		typed []byte
	}
	page.Read(v.host, v, "form", func(ctx context.Context) (d data, err error) {
		if d.known, err = readKnown(ctx, b, today); err != nil {
			return d, err
		}
		if d.typed, err = draft.Typed(ctx, b, r); err != nil {
			return d, err
		}
		of := id
		if had, ok := draft.ReadForm(d.typed); ok && of == 0 {
			of = had.Person
		}
		if of != 0 {
			d.of, err = readOne(ctx, b, of)
		}
		return d, err
	}, func(d data) {
		f := &leaverForm{v: v, known: d.known}
		f.build()
		if d.of.person.ID != 0 {
			f.choose(d.of)
		}
		f.form.MarkClean()
		f.keeper = draft.KeepForm(v.host, draft.FormDraft{Kind: draft.FormNewLeaver, Route: r, Person: d.of.person.ID}, f.form, d.typed)
		v.put(f)
	})
}

// about tells the draft whom it is about.
func (f *leaverForm) about(person int64) {
	f.keeper.About(person) // there is no keeper while what was typed before is just being brought back
}

func (f *leaverForm) discard() { f.keeper.Drop() }

func (f *leaverForm) content() fyne.CanvasObject { return f.object }
func (f *leaverForm) unsaved() bool              { return f.failed || f.form.Dirty() }

func (f *leaverForm) shown() {
	if f.chosen.person.ID != 0 {
		f.lastDay.Focus()
	} else {
		f.name.Focus()
	}
}

func (f *leaverForm) build() {
	v, w := f.v, f.v.w
	f.name = widgets.NewChoiceField(w.T("leaving.name_hint"), f.offer, func(c widgets.Choice) { f.pick(page.IDOf(c.Value)) })
	f.name.OnChanged = f.typed
	firm := v.host.Firm()
	f.office = widgets.NewComboField("", model.Beginning(firm.Offices))
	f.department = widgets.NewComboField("", model.Beginning(firm.Departments))
	f.position = widgets.NewTextField("")
	f.lastDay = v.ahead()
	f.lastDay.OnChanged = func(y, m, d int) { f.sayDay(model.NewDate(y, m, d)) }
	f.owner = widgets.NewSelectField(w.T("leaving.nobody_yet"), f.known.colleagueChoices(f.known.seat.ID)...)
	f.owner.Optional = true
	f.owner.SetValue(page.TextOf(f.known.seat.ID))

	f.form = widgets.NewForm()
	f.form.Text(w.T("leaving.new_text"))
	f.form.AddRow(widgets.Item{Key: "name", Label: w.T("model.field.name"), Field: f.name, Required: true})
	f.form.AddRow(
		widgets.Item{Key: "office", Label: w.T("model.field.office"), Field: f.office},
		widgets.Item{Key: "department", Label: w.T("model.field.department"), Field: f.department},
		widgets.Item{Key: "position", Label: w.T("model.field.position"), Field: f.position})
	f.form.AddRow(
		widgets.Item{Key: "last_day", Label: w.T("model.field.last_day"), Field: f.lastDay, Required: true, Weight: 1},
		widgets.Item{Key: "owner", Label: w.T("leaving.owner"), Field: f.owner, Weight: 2, Hint: w.T("leaving.owner_hint")})
	f.form.Object(f.preview())
	f.form.OnSave = func() error {
		f.saveAndLeave()
		return widgets.ErrLater
	}
	f.form.OnCancel = v.host.Back
	var scroll *widgets.ScrollArea
	f.object, scroll = v.frame(w.T("leaving.new_title"), w.T("leaving.new_verb"), 720, f.saveAndLeave, f.form)
	f.form.Within(scroll)
}

// preview lists the steps that the firm has for everybody who leaves.
func (f *leaverForm) preview() fyne.CanvasObject {
	w := f.v.w
	var lines []fyne.CanvasObject
	for _, s := range f.known.programme.LeavingSteps {
		step := model.LeavingStep{Code: s.Code, Name: s.Name}
		name := widgets.NewCutText(f.v.stepName(&step))
		name.Least = 80
		lines = append(lines, widgets.FillRow(10, 0, name, widgets.NewMuted(daysText(f.v, s.Days))))
	}
	settings := widgets.NewLink(w.T("leaving.change_steps"), func() { f.v.host.Open(page.Route{Page: page.Settings, Arg: "leaving"}) })
	return widgets.NewCard(w.T("leaving.checklist"), settings, widgets.Stack(4, lines...))
}

// daysText says how far a day lies from the last one: "14 days before", "on the last day".
func daysText(v *view, days int) string {
	switch {
	case days < 0:
		return v.w.N("leaving.days_before", -days)
	case days > 0:
		return v.w.N("leaving.days_after", days)
	}
	return v.w.T("leaving.days_none")
}

// sayDay says below the field what follows from a last day.
func (f *leaverForm) sayDay(day model.Date) {
	w, hint := f.v.w, ""
	if day.IsFull() {
		hint = w.Away(f.v.host.Today(), day)
		if day.Before(f.v.host.Today()) {
			hint = w.T("leaving.is_past")
		}
	}
	f.lastDay.SetHint(hint)
}

func (f *leaverForm) saveAndLeave() {
	f.save(func(ok bool) {
		if !ok {
			return
		}
		f.v.task = nil
		f.v.host.Back() // the form is no place to come back to
		f.v.host.Open(page.Route{Page: page.Leaving, ID: f.added})
	})
}

func (f *leaverForm) save(done func(bool)) {
	w, wrong := f.v.w, widgets.FieldErrors{}
	name := strings.Join(strings.Fields(f.name.Value()), " ")
	if name == "" {
		wrong["name"] = w.T("error.invalid.missing")
	}
	if f.chosen.person.Status == model.StatusDeceased {
		wrong["name"] = w.T("leaving.deceased")
	}
	day, ok := dates.Value(f.lastDay)
	switch {
	case ok && day.IsZero():
		wrong["last_day"] = w.T("error.invalid.missing")
	case !ok || !day.IsFull():
		wrong["last_day"] = f.v.noDate()
	}
	if len(wrong) > 0 {
		f.form.SetErrors(wrong)
		done(false)
		return
	}
	owner, today, id := page.IDOf(f.owner.Value()), f.v.host.Today(), f.chosen.person.ID
	if f.stored != 0 { // saved once already, and the form stayed open
		id = f.stored
	}
	fresh := f.person(name, owner)
	f.v.store(f.form, model.Doing{Code: "add_leaver", Name: name}, func(tx *book.Tx) error {
		if err := f.keeper.Forget(tx); err != nil {
			return err
		}
		f.added = id
		if id == 0 {
			if err := tx.CreatePeople([]*model.Person{fresh}); err != nil {
				return err
			}
			f.added = fresh.ID
		}
		return addLeaver(tx, f.added, day, today, owner)
	}, func(ok bool) {
		f.failed = !ok
		if ok {
			f.stored = f.added
			f.keeper.Saved()
		}
		done(ok)
	})
}

// person is somebody who is not in the book yet.
func (f *leaverForm) person(name string, owner int64) *model.Person {
	p := &model.Person{Status: model.StatusLeaving, OwnerID: owner}
	p.Given, p.Family = splitName(name)
	p.Employments = []model.Employment{{
		Office: strings.TrimSpace(f.office.Value()), Department: strings.TrimSpace(f.department.Value()), Position: strings.TrimSpace(f.position.Value()),
	}}
	return p
}

// addLeaver makes the checklist; the steps that nobody has yet become the owner's.
func addLeaver(tx *book.Tx, person int64, day, today model.Date, owner int64) error {
	l, err := tx.AddLeaver(person, day, today)
	if err != nil || owner == 0 {
		return err
	}
	for i := range l.Steps {
		if l.Steps[i].OwnerID == 0 && l.Steps[i].Done.IsZero() {
			l.Steps[i].OwnerID = owner
		}
	}
	return tx.SaveLeaving(l)
}
