package leaving

import (
	"strings"

	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/dates"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
	"alumnibook/ui/widgets"
)

// extra is what some steps note besides: contact details, or consents.
type extra interface {
	build(f *widgets.Form)
	check(wrong map[string]string) // reads the fields, and says by their keys what is wrong
	noted() bool                   // something was filled in
	write(tx *book.Tx) error       // away from the window's goroutine
	code() string                  // of what was done
}

// stepFields are what every step has.
type stepFields struct {
	name, note *widgets.TextField // name only of one that the program has no words for
	due        *widgets.DateField
	owner      *widgets.SelectField
}

func newStepFields(s *sheet, step model.LeavingStep) stepFields {
	w := s.v.w
	f := stepFields{note: widgets.NewTextField(""), due: s.v.ahead()}
	f.owner = widgets.NewSelectField(w.T("leaving.nobody_yet"), s.v.known.colleagueChoices(step.OwnerID)...)
	f.owner.Optional = true
	f.owner.SetValue(page.TextOf(step.OwnerID))
	f.note.SetValue(step.Note)
	dates.Set(f.due, step.Due)
	if step.Code == "" {
		f.name = widgets.NewTextField("")
		f.name.SetValue(step.Name)
	}
	return f
}

func (f *stepFields) build(s *sheet, form *widgets.Form) {
	w := s.v.w
	if f.name != nil {
		form.AddRow(widgets.Item{Key: "name", Label: w.T("leaving.what"), Field: f.name, Required: true})
	}
	form.AddRow(
		widgets.Item{Key: "due", Label: w.T("leaving.column_due"), Field: f.due, Required: true, Weight: 3},
		widgets.Item{Key: "owner", Label: w.T("leaving.who"), Field: f.owner, Weight: 4})
	form.Add("note", w.T("leaving.note"), f.note)
}

// read puts the form into a step; a day that is new lies not in the past.
func (f *stepFields) read(s *sheet, step *model.LeavingStep, wrong map[string]string) {
	w := s.v.w
	if f.name != nil {
		if step.Name = strings.TrimSpace(f.name.Value()); step.Name == "" {
			wrong["name"] = w.T("error.invalid.missing")
		}
	}
	due, ok := dates.Value(f.due)
	switch {
	case !ok || !due.IsFull():
		wrong["due"] = s.v.noDate()
	case due != step.Due && due.Before(s.v.host.Today()):
		wrong["due"] = w.T("error.invalid.past")
	}
	step.Due, step.OwnerID, step.Note = due, page.IDOf(f.owner.Value()), strings.TrimSpace(f.note.Value())
}

// newStepPanel is the form of a step: what it notes, when it is due, who does it.
func newStepPanel(s *sheet, i int) *panel {
	w, step := s.v.w, s.data.leaving.Steps[i]
	p, fields := newPanel(s), newStepFields(s, step)
	var also extra
	switch step.Code {
	case model.StepContact:
		also = newContact(s)
	case model.StepConsent:
		also = newConsents(s)
	case model.StepInterview:
		p.form.Object(widgets.Row(0, widgets.NewSecondary(s.interviewVerb(), look.Icon("note"), s.writeInterview).Smaller()))
	}
	if also != nil {
		also.build(p.form)
	}
	fields.build(s, p.form)
	p.write = func(done func(error)) { s.writeStep(i, &fields, also, done) }
	p.finish(w.T("button.save"), s.stepButtons(i)...)
	return p
}

// stepButtons are what else can be done with a step.
func (s *sheet) stepButtons(i int) []fyne.CanvasObject {
	w, step := s.v.w, &s.data.leaving.Steps[i]
	quiet := func(key, icon string, do func()) fyne.CanvasObject {
		return widgets.NewButton(widgets.QuietMuted, w.T(key), look.Icon(icon), do)
	}
	if !step.Done.IsZero() {
		return []fyne.CanvasObject{quiet("leaving.do_reopen", "undo", func() { s.tick(i, false) }), quiet("leaving.do_remove", "trash", func() { s.removeStep(i) })}
	}
	return []fyne.CanvasObject{quiet("leaving.do_skip", "minus", func() { s.skip(i) }), quiet("leaving.do_remove", "trash", func() { s.removeStep(i) })}
}

// writeStep saves a step with what it notes, as one change. Noting something ticks the step.
func (s *sheet) writeStep(i int, fields *stepFields, also extra, done func(error)) {
	wrong := map[string]string{}
	l := s.copyOf()
	fields.read(s, &l.Steps[i], wrong)
	code := "leaving_step"
	if also != nil {
		also.check(wrong)
	}
	if len(wrong) > 0 {
		done(widgets.FieldErrors(wrong))
		return
	}
	if also != nil && also.noted() {
		code = also.code()
		if step := &l.Steps[i]; step.Done.IsZero() {
			step.Done, step.Skipped = s.v.host.Today(), false
		}
	}
	s.do(code, func(tx *book.Tx) error {
		if also != nil && also.noted() {
			if err := also.write(tx); err != nil {
				return err
			}
		}
		return tx.SaveLeaving(&l)
	}, done)
}

// newAddPanel is the form of a step for this person alone.
func newAddPanel(s *sheet) *panel {
	p := newPanel(s)
	fields := newStepFields(s, model.LeavingStep{Due: later(s.data.leaving.LastDay, s.v.host.Today()), OwnerID: s.v.known.seat.ID})
	fields.build(s, p.form)
	p.write = func(done func(error)) {
		var step model.LeavingStep
		wrong := map[string]string{}
		fields.read(s, &step, wrong)
		if len(wrong) > 0 {
			done(widgets.FieldErrors(wrong))
			return
		}
		l := s.copyOf()
		l.Steps = append(l.Steps, step)
		s.do("leaving_step", func(tx *book.Tx) error { return tx.SaveLeaving(&l) }, done)
	}
	p.finish(s.v.w.T("leaving.add_verb"))
	return p
}

func later(a, b model.Date) model.Date {
	if a.Before(b) {
		return b
	}
	return a
}
