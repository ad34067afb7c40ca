package leaving

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/dates"
	"alumnibook/ui/draft"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
	"alumnibook/ui/tell"
	"alumnibook/ui/widgets"
)

// interviewForm is the exit interview of somebody.
type interviewForm struct {
	v      *view
	known  known
	of     one
	e      model.ExitInterview
	form   *widgets.Form
	object fyne.CanvasObject
	failed bool // the last saving did not reach the book
	keeper *draft.FormKeeper

	on, keep                        *widgets.DateField
	by                              *widgets.SelectField
	reason, good, bad, advice, note *widgets.TextField
	back, recommend                 *widgets.SegmentsField
}

type interviewData struct {
	known known
	of    one
	e     model.ExitInterview
	typed []byte // before, and not saved
}

// openInterview opens an exit interview of a person, a new one where the id is 0.
func (v *view) openInterview(person, id int64) {
	b, today := v.host.Book(), v.host.Today()
	page.Read(v.host, v, "form", func(ctx context.Context) (d interviewData, err error) {
		if d.known, err = readKnown(ctx, b, today); err != nil {
			return d, err
		}
		if d.of, err = readOne(ctx, b, person); err != nil {
			return d, err
		}
		if d.typed, _, err = b.Draft(ctx, book.InterviewDraft(person, id)); err != nil || id == 0 {
			return d, err
		}
		d.e, err = b.Interview(ctx, id)
		return d, err
	}, func(d interviewData) {
		f := &interviewForm{v: v, known: d.known, of: d.of, e: d.e}
		if id == 0 {
			f.e = model.ExitInterview{PersonID: person, On: today, ByID: d.known.seat.ID, KeepUntil: keptUntil(today, d.known.programme)}
		}
		f.build()
		f.keepTyped(d.typed)
		v.put(f)
	})
}

// keepTyped keeps what is typed until it is saved, after what was typed before.
func (f *interviewForm) keepTyped(before []byte) {
	f.keeper = draft.KeepFormAs(f.v.host, book.InterviewDraft(f.e.PersonID, f.e.ID), draft.FormDraft{
		Kind: draft.FormInterview, Person: f.e.PersonID, Version: f.e.Version,
		Route: page.Route{Page: page.Leaving, Do: doInterview, ID: f.e.PersonID, Arg: page.TextOf(f.e.ID)},
	}, f.form, before)
}

func (f *interviewForm) discard() { f.keeper.Drop() }

// keptUntil is the last day on which an interview of a day may be kept.
func keptUntil(on model.Date, p model.Programme) model.Date {
	return model.DateOf(on.Time().AddDate(0, p.InterviewMonths, 0))
}

func (f *interviewForm) isNew() bool                { return f.e.ID == 0 }
func (f *interviewForm) content() fyne.CanvasObject { return f.object }
func (f *interviewForm) unsaved() bool              { return f.failed || f.form.Dirty() }
func (f *interviewForm) shown()                     { f.reason.Focus() }

func (f *interviewForm) build() {
	v, w := f.v, f.v.w
	f.fields()
	name := f.of.person.CallName()
	f.form = widgets.NewForm()
	f.form.Object(widgets.Banner(look.ColorAmberTint, widgets.Pad(10, widgets.FillRow(10, 1,
		widgets.NewChip(w.T("model.field.internal"), look.ToneAmber), widgets.NewParagraph(w.T("leaving.interview_internal"))))))
	f.form.AddRow(
		widgets.Item{Key: "on", Label: w.T("model.field.on"), Field: f.on, Required: true, Weight: 3},
		widgets.Item{Key: "by", Label: w.T("leaving.led_by"), Field: f.by, Weight: 4},
		widgets.Item{Key: "keep_until", Label: w.T("model.field.keep_until"), Field: f.keep, Required: true, Weight: 3, Hint: w.N("leaving.kept_months", f.known.programme.InterviewMonths)})
	f.form.Add("reason", w.T("leaving.interview_reason", "name", name), f.reason)
	f.form.AddRow(widgets.Item{Key: "good", Label: w.T("leaving.interview_good"), Field: f.good}, widgets.Item{Key: "bad", Label: w.T("leaving.interview_bad"), Field: f.bad})
	f.form.Add("advice", w.T("leaving.interview_advice"), f.advice)
	f.form.AddRow(
		widgets.Item{Key: "would_return", Label: w.T("leaving.would_return"), Field: f.back},
		widgets.Item{Key: "would_recommend", Label: w.T("leaving.would_recommend"), Field: f.recommend})
	f.form.Add("note", w.T("leaving.interview_note"), f.note)
	f.form.OnSave = func() error {
		f.saveAndLeave()
		return widgets.ErrLater
	}
	f.form.OnCancel = v.host.Back
	f.form.MarkClean()
	var more []fyne.CanvasObject
	if !f.isNew() {
		more = append(more, widgets.NewSecondary(w.T("leaving.delete"), look.Icon("trash"), f.askDelete))
	}
	var scroll *widgets.ScrollArea
	f.object, scroll = v.frame(w.T("leaving.interview_title", "name", name), w.T("button.save"), 820, f.saveAndLeave, f.form, more...)
	f.form.Within(scroll)
}

// fields makes the controls and fills them. The day until which it is kept follows that of the interview.
func (f *interviewForm) fields() {
	v, w := f.v, f.v.w
	area := func(rows int, value string) *widgets.TextField {
		t := widgets.NewTextArea("", rows)
		t.SetValue(value)
		return t
	}
	f.reason, f.good, f.bad, f.advice, f.note = area(3, f.e.Reason), area(4, f.e.Good), area(4, f.e.Bad), area(3, f.e.Advice), area(3, f.e.Note)
	answer := func(now model.Answer) *widgets.SegmentsField {
		choices := []widgets.Choice{{Text: w.T("leaving.not_asked")}}
		for _, a := range model.Answers {
			choices = append(choices, widgets.Choice{Text: w.T("model.answer." + string(a)), Value: string(a)})
		}
		s := widgets.NewSegmentsField(choices...)
		s.SetValue(string(now))
		return s
	}
	f.back, f.recommend = answer(f.e.WouldReturn), answer(f.e.WouldRecommend)
	f.by = widgets.NewSelectField("", f.known.colleagueChoices(f.e.ByID)...)
	f.by.Optional = true
	f.by.SetValue(page.TextOf(f.e.ByID))
	f.on, f.keep = v.date(), v.ahead()
	dates.Set(f.on, f.e.On)
	dates.Set(f.keep, f.e.KeepUntil)
	followed := f.e.KeepUntil
	f.on.OnChanged = func(y, m, d int) {
		now, ok := dates.Value(f.keep)
		on := model.NewDate(y, m, d)
		if ok && now == followed && on.IsFull() {
			followed = keptUntil(on, f.known.programme)
			dates.Set(f.keep, followed)
		}
	}
}

// read makes an interview of the form; the errors are words for its fields.
func (f *interviewForm) read() (model.ExitInterview, widgets.FieldErrors) {
	w, e, wrong := f.v.w, f.e, widgets.FieldErrors{}
	on, ok := dates.Value(f.on)
	switch {
	case !ok || !on.IsFull():
		wrong["on"] = f.v.noDate()
	case f.v.host.Today().Before(on):
		wrong["on"] = w.T("error.invalid.future")
	}
	keep, ok := dates.Value(f.keep)
	switch {
	case !ok || !keep.IsFull():
		wrong["keep_until"] = f.v.noDate()
	case keep.Before(on):
		wrong["keep_until"] = w.T("leaving.kept_too_short")
	}
	text := func(t *widgets.TextField) string { return strings.TrimSpace(t.Value()) }
	e.On, e.KeepUntil, e.ByID = on, keep, page.IDOf(f.by.Value())
	e.Reason, e.Good, e.Bad, e.Advice, e.Note = text(f.reason), text(f.good), text(f.bad), text(f.advice), text(f.note)
	e.WouldReturn, e.WouldRecommend = model.Answer(f.back.Value()), model.Answer(f.recommend.Value())
	if e.Reason+e.Good+e.Bad+e.Advice+e.Note == "" && e.WouldReturn == "" && e.WouldRecommend == "" {
		wrong["reason"] = w.T("leaving.interview_empty")
	}
	return e, wrong
}

func (f *interviewForm) save(done func(bool)) {
	e, wrong := f.read()
	if len(wrong) > 0 {
		f.form.SetErrors(wrong)
		done(false)
		return
	}
	l, ticks := f.ticked(e.On)
	f.v.store(f.form, model.Doing{Code: "interview", Name: f.of.person.CallName()}, func(tx *book.Tx) error {
		if err := tx.SaveInterview(&e); err != nil {
			return err
		}
		if ticks {
			if err := tx.SaveLeaving(&l); err != nil {
				return err
			}
		}
		return f.keeper.Forget(tx)
	}, func(ok bool) {
		if f.failed = !ok; ok {
			f.stored(e)
		}
		done(ok)
	})
}

// stored goes on from what was saved: saving again, from the menu, changes that same interview.
func (f *interviewForm) stored(e model.ExitInterview) {
	f.keeper.Saved()
	f.e = e
	f.keepTyped(nil)
}

// ticked is the checklist with the step of the interview done, where it is still open and this is the first interview.
func (f *interviewForm) ticked(on model.Date) (model.Leaving, bool) {
	l := f.of.leaving
	if l.ID == 0 || !f.isNew() {
		return l, false
	}
	l.Steps = append([]model.LeavingStep(nil), l.Steps...)
	for i := range l.Steps {
		if s := &l.Steps[i]; s.Code == model.StepInterview && s.Done.IsZero() {
			s.Done = on
			return l, true
		}
	}
	return l, false
}

func (f *interviewForm) saveAndLeave() { f.save(f.leaveIf) }

func (f *interviewForm) leaveIf(ok bool) {
	if ok {
		f.v.task = nil
		f.v.host.Back()
	}
}

func (f *interviewForm) askDelete() {
	w := f.v.w
	f.v.host.Ask(page.Question{
		Title: w.T("leaving.interview_delete_title", "name", f.of.person.CallName()), Text: w.T("leaving.past_text"), Verb: w.T("leaving.delete"), Danger: true,
		Yes: func() {
			f.form.MarkClean()
			f.keeper.Saved()
			f.v.deleteInterviews([]int64{f.e.ID}, func() { f.leaveIf(true) })
		},
	})
}

// interviewVerb says what the button to the interview does.
func (s *sheet) interviewVerb() string {
	if len(s.data.interviews) > 0 {
		return s.v.w.T("leaving.interview_open")
	}
	return s.v.w.T("leaving.interview_write")
}

// interviewCard lists the exit interviews, without what was said: the screen may be seen by others.
func (s *sheet) interviewCard() fyne.CanvasObject {
	w := s.v.w
	chip := widgets.NewChip(w.T("model.field.internal"), look.ToneAmber)
	if len(s.data.interviews) == 0 {
		write := widgets.NewSecondary(w.T("leaving.interview_write"), look.Icon("note"), s.writeInterview).Smaller()
		return widgets.NewCard(w.T("leaving.interview"), chip, widgets.NewMutedParagraph(w.T("leaving.interview_text")), widgets.Row(0, write))
	}
	var lines []fyne.CanvasObject
	for _, e := range s.data.interviews {
		r := page.Route{Page: page.Leaving, Do: doInterview, ID: s.id, Arg: page.TextOf(e.ID)}
		words := widgets.NewRich(
			widgets.Span{Text: tell.Joined(" · ", w.LongDate(e.On), s.v.known.colleague(e.ByID))},
			widgets.Span{Text: "\n" + w.T("leaving.kept_until", "day", w.LongDate(e.KeepUntil)), Color: look.ColorMuted})
		open := widgets.NewSecondary(w.T("leaving.interview_open"), look.Icon("eye"), func() { s.v.host.Open(r) }).Smaller()
		lines = append(lines, widgets.FillRow(10, 0, words, open))
	}
	return widgets.NewCard(w.T("leaving.interview"), chip, lines...)
}
