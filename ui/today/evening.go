package today

import (
	"strings"

	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/dates"
	"alumnibook/ui/look"
	"alumnibook/ui/widgets"
)

// evening is the card of the next evening. Its name and day are typed where they stand. It outlives the drawing of the
// other cards, so that nothing typed is lost when the book changes meanwhile.
type evening struct {
	v       *view
	card    *widgets.Card
	form    *widgets.Form
	name    *widgets.TextField
	day     *widgets.DateField
	editing bool
}

func newEvening(v *view) *evening {
	w := v.w
	e := &evening{v: v, card: widgets.NewCard("", nil), form: widgets.NewForm()}
	e.name, e.day = widgets.NewTextField(w.T("today.evening_hint")), dates.Field(w, v.host.Today, false)
	e.form.AddRow(
		widgets.Item{Key: "next_event", Label: w.T("model.field.name"), Field: e.name, Weight: 3},
		widgets.Item{Key: "next_event_on", Label: w.T("model.field.on"), Field: e.day, Weight: 2})
	e.form.OnSave = func() error {
		p, wrong := e.typed()
		if len(wrong) > 0 {
			return wrong
		}
		e.write(p, func(bool) {})
		return nil
	}
	e.form.OnCancel = func() { e.cancel() }
	return e
}

// fill shows how evenings stand; what is being typed stays.
func (e *evening) fill() {
	if e.editing {
		return
	}
	w, r := e.v.w, e.v.known.due.Evening
	title, text := r.Name, w.LongDate(r.Next)
	var when fyne.CanvasObject
	verb, icon := "today.evening_change", "edit"
	switch {
	case r.Next.IsZero() && r.Last.IsZero():
		title, text = w.T("today.evening"), w.T("today.evening_none")
	case r.Next.IsZero():
		title, text = w.T("today.evening"), w.T("today.evening_last", "date", w.LongDate(r.Last))
	default:
		if title == "" {
			title = w.T("today.evening")
		}
		text = dayName(e.v, r.Next) + ", " + text
		when = widgets.NewMuted(w.Away(e.v.known.today, r.Next))
	}
	if r.Next.IsZero() {
		verb, icon = "today.evening_plan", "plus"
	}
	content := []fyne.CanvasObject{cardHead(title, nil, when), widgets.NewMutedParagraph(text)}
	if r.Goal > 0 {
		content = append(content, yearMeter(e.v, r.Held, r.Goal))
	}
	change := widgets.NewSecondary(w.T(verb), look.Icon(icon), e.edit).Smaller()
	e.card.SetContent(append(content, widgets.Row(0, e.v.stop("evening", change)))...)
}

// edit shows the fields with what is known.
func (e *evening) edit() {
	w, p := e.v.w, e.v.known.programme
	e.editing = true
	e.name.SetValue(p.NextEvent)
	dates.Set(e.day, p.NextEventOn)
	if p.NextEventOn.Before(e.v.known.today) { // it is over: this is another one
		e.name.SetValue("")
		dates.Set(e.day, model.Date{})
	}
	e.form.SetErrors(nil)
	e.form.MarkClean()
	buttons := []fyne.CanvasObject{
		widgets.NewSecondary(w.T("button.save"), look.Icon("check"), func() { e.form.Save() }).Smaller(),
		widgets.NewQuiet(w.T("button.cancel"), nil, func() { e.cancel() }).Smaller(),
	}
	if !e.v.known.due.Evening.Next.IsZero() {
		buttons = append(buttons, widgets.NewQuiet(w.T("today.evening_remove"), nil, func() { e.remove() }).Smaller())
	}
	e.card.SetContent(cardHead(w.T("today.evening"), nil, nil), e.form, widgets.Row(look.Gap, buttons...))
	e.v.columns.Refresh()
	e.name.Focus()
}

// typed makes a programme of what was typed; the errors are words for the fields.
func (e *evening) typed() (model.Programme, widgets.FieldErrors) {
	p, w := e.v.known.programme, e.v.w
	on, ok := dates.Value(e.day)
	switch {
	case !ok || !on.IsFull():
		return p, widgets.FieldErrors{"next_event_on": w.T("error.invalid.date", "example", w.DateHint())}
	case on.Before(e.v.host.Today()):
		return p, widgets.FieldErrors{"next_event_on": w.T("error.invalid.past")}
	}
	p.NextEvent, p.NextEventOn = strings.TrimSpace(e.name.Value()), on
	return p, nil
}

func (e *evening) write(p model.Programme, done func(ok bool)) {
	e.v.host.Do(model.Doing{Code: "programme"}, func(tx *book.Tx) error { return tx.SaveProgramme(&p) }, func(_ int64, err error) {
		if err != nil {
			e.form.SetMessage(e.v.host.Sentence(err))
		} else {
			e.close()
		}
		done(err == nil)
	})
}

// remove takes the planned evening back.
func (e *evening) remove() {
	p := e.v.known.programme
	p.NextEvent, p.NextEventOn = "", model.Date{}
	e.write(p, func(bool) {})
}

func (e *evening) dirty() bool { return e.editing && e.form.Dirty() }

func (e *evening) save(done func(ok bool)) {
	if !e.dirty() {
		done(true)
		return
	}
	p, wrong := e.typed()
	e.form.SetErrors(wrong)
	if len(wrong) > 0 {
		done(false)
		return
	}
	e.write(p, done)
}

// cancel forgets what was typed; false where there is nothing to forget.
func (e *evening) cancel() bool {
	if !e.editing {
		return false
	}
	e.close()
	return true
}

func (e *evening) close() {
	e.editing = false
	e.form.MarkClean()
	e.v.load()
}
