package leaving

import (
	"slices"
	"strconv"

	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
	"alumnibook/ui/tell"
	"alumnibook/ui/widgets"
)

// checklist is what is to be done.
func (s *sheet) checklist() fyne.CanvasObject {
	w, l := s.v.w, &s.data.leaving
	total, done := len(l.Steps), len(l.Steps)-len(l.Open())
	var lines []fyne.CanvasObject
	if total > 0 {
		lines = append(lines, widgets.NewMeter(float64(total), widgets.MeterPart{Value: float64(done), Color: look.ColorAccent}), widgets.Gap(1, 4))
	}
	for i := range l.Steps {
		if i > 0 {
			lines = append(lines, widgets.HLine())
		}
		lines = append(lines, s.step(i))
		if s.opened == strconv.Itoa(i) {
			lines = append(lines, s.form(func() *panel { return newStepPanel(s, i) }))
		}
	}
	if s.opened == panelAdd {
		lines = append(lines, s.form(func() *panel { return newAddPanel(s) }))
	} else {
		add := widgets.NewQuiet(w.T("leaving.add_step"), look.Icon("plus"), func() { s.open(panelAdd) }).Smaller()
		add.SetToolTip(w.T("leaving.add_step_tip", "name", s.data.person.CallName()))
		lines = append(lines, widgets.PadEach(4, 0, 0, 0, widgets.Row(0, add)))
	}
	count := widgets.NewMuted(w.T("leaving.of_done", "done", done, "all", total))
	return widgets.NewCard(w.T("leaving.checklist"), count, widgets.Stack(2, lines...))
}

// step is one line of the checklist.
func (s *sheet) step(i int) fyne.CanvasObject {
	w, step := s.v.w, &s.data.leaving.Steps[i]
	under := tell.Joined(" · ", s.v.known.colleague(step.OwnerID), step.Note)
	var right fyne.CanvasObject
	switch today := s.v.host.Today(); {
	case step.Skipped:
		right = widgets.NewChip(w.T("leaving.not_needed"), look.ToneGrey)
	case !step.Done.IsZero():
		right = widgets.NewMuted(w.T("leaving.done_on", "day", w.Ago(today, step.Done)))
	case step.Due.Before(today):
		right = widgets.NewChip(w.T("leaving.overdue", "day", w.Date(step.Due)), look.ToneRed)
	case step.Due == today:
		right = widgets.NewChip(w.T("day.today"), look.ToneAmber)
	default:
		right = widgets.NewMuted(w.T("leaving.due_on", "day", w.Date(step.Due)))
	}
	line := widgets.NewCheckLine(s.v.stepName(step), under, !step.Done.IsZero(), right, func() { s.open(strconv.Itoa(i)) })
	line.OnTicked = func(on bool) { s.tick(i, on) }
	line.OnMenu = func() []*fyne.MenuItem { return s.stepMenu(i) }
	return line
}

func (s *sheet) stepMenu(i int) []*fyne.MenuItem {
	w, step := s.v.w, &s.data.leaving.Steps[i]
	open := step.Done.IsZero()
	items := []*fyne.MenuItem{
		widgets.MenuItem(w.T("leaving.do_done"), look.Icon("check"), !open, func() { s.tick(i, true) }),
		widgets.MenuItem(w.T("leaving.do_skip"), look.Icon("minus"), !open, func() { s.skip(i) }),
		widgets.MenuItem(w.T("leaving.do_reopen"), look.Icon("undo"), open, func() { s.tick(i, false) }),
		fyne.NewMenuItemSeparator(),
		widgets.MenuItem(w.T("leaving.do_edit"), look.Icon("edit"), false, func() {
			if s.opened != strconv.Itoa(i) {
				s.open(strconv.Itoa(i))
			}
		}),
		widgets.MenuItem(w.T("leaving.do_remove"), look.Icon("trash"), false, func() { s.removeStep(i) }),
	}
	return items
}

// tick marks a step as done today, or as to be done after all.
func (s *sheet) tick(i int, on bool) {
	s.changeStep(i, func(step *model.LeavingStep) {
		step.Done, step.Skipped = model.Date{}, false
		if on {
			step.Done = s.v.host.Today()
		}
	})
}

// skip marks a step as not needed here.
func (s *sheet) skip(i int) {
	s.changeStep(i, func(step *model.LeavingStep) { step.Done, step.Skipped = s.v.host.Today(), true })
}

func (s *sheet) removeStep(i int) {
	s.change(func(l *model.Leaving) { l.Steps = slices.Delete(l.Steps, i, i+1) })
}

func (s *sheet) changeStep(i int, edit func(*model.LeavingStep)) {
	s.change(func(l *model.Leaving) { edit(&l.Steps[i]) })
}

// change alters the checklist, after asking about what was typed.
func (s *sheet) change(edit func(*model.Leaving)) {
	page.Guard(s.v.host, s.v, func() {
		l := s.copyOf()
		edit(&l)
		s.do("leaving_step", func(tx *book.Tx) error { return tx.SaveLeaving(&l) }, func(err error) {
			if err != nil {
				s.v.host.Fail(err)
				s.reload() // the box shows what the book says
			}
		})
	}, s.draw)
}
