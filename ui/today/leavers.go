package today

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

// leaversCard is what is to be done within a week for those who leave.
func (v *view) leaversCard() fyne.CanvasObject {
	due := v.known.due.Leavers
	var lines []fyne.CanvasObject
	for _, l := range due[:v.shown("leavers", len(due))] {
		lines = append(lines, v.stepLine(l))
	}
	return v.listCard("leavers", v.w.T("today.leavers"), len(due), lines, v.all("leavers"))
}

func (v *view) stepLine(l book.LeaverDue) fyne.CanvasObject {
	w, step := v.w, l.Leaving.Steps[l.Step]
	open := func() { v.host.Open(page.Route{Page: page.Leaving, ID: l.Leaving.PersonID}) }
	name := step.Name
	if name == "" {
		name = w.T("model.step." + step.Code)
	}
	id := strconv.FormatInt(l.Leaving.ID, 10) + ":" + strconv.Itoa(l.Step)
	return line{
		lead: v.stop("step:"+id, widgets.NewTickButton(w.T("today.step_done"), func() { v.finishStep(l, false) })), title: name, plain: true,
		under: tell.Joined(" · ", l.Row.CallName(), v.lastDay(l.Leaving.LastDay), v.known.colleagues[step.OwnerID]),
		right: []fyne.CanvasObject{dueChip(v, step.Due)}, open: open,
		items: func() []*fyne.MenuItem {
			return []*fyne.MenuItem{
				widgets.MenuItem(w.T("today.step_done"), look.Icon("check"), false, func() { v.finishStep(l, false) }),
				widgets.MenuItem(w.T("today.step_skip"), look.Icon("minus"), false, func() { v.finishStep(l, true) }),
				widgets.MenuItem(w.T("today.step_open"), look.Icon("list"), false, open),
				widgets.MenuItem(w.T("today.show_person"), look.Icon("user"), false, v.openPerson(l.Leaving.PersonID)),
			}
		},
	}.object()
}

func (v *view) lastDay(d model.Date) string {
	if d.Before(v.known.today) {
		return v.w.T("today.left_on", "date", v.w.Ago(v.known.today, d))
	}
	return v.w.T("today.last_day", "date", v.w.Ago(v.known.today, d))
}

// finishStep notes that a step is done, or not needed.
func (v *view) finishStep(l book.LeaverDue, skipped bool) {
	change := l.Leaving
	change.Steps = slices.Clone(change.Steps)
	change.Steps[l.Step].Done, change.Steps[l.Step].Skipped = v.host.Today(), skipped
	v.do(model.Doing{Code: "leaving_step", Name: l.Row.CallName(), Count: 1}, func(tx *book.Tx) error { return tx.SaveLeaving(&change) })
}

// interviewsCard is which exit interviews may not be kept any longer.
func (v *view) interviewsCard() fyne.CanvasObject {
	past := v.known.past
	if len(past) == 0 {
		return nil
	}
	w := v.w
	remove := func() {
		v.do(model.Doing{Code: "interview_delete", Count: len(past)}, func(tx *book.Tx) error {
			for _, e := range past {
				if err := tx.DeleteInterview(e.ID); err != nil {
					return err
				}
			}
			return nil
		})
	}
	ask := func() { // what may not be kept is gone for good
		v.host.Ask(page.Question{
			Title: w.N("today.interviews_title", len(past)), Text: w.T("today.interviews_text"), Verb: w.N("today.interviews_delete", len(past)), Danger: true, Yes: remove,
		})
	}
	button := widgets.NewSecondary(w.N("today.interviews_delete", len(past)), look.Icon("trash"), ask).Smaller()
	return widgets.NewCard(w.T("today.interviews"), nil,
		widgets.NewParagraph(w.N("today.interviews_past", len(past))), widgets.Row(0, v.stop("interviews", button)))
}
