package today

import (
	"context"

	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/model/consent"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
	"alumnibook/ui/widgets"
)

// noCalls says why there is nobody to call, and leads to what would change that.
func (v *view) noCalls() fyne.CanvasObject {
	w, plan := v.w, v.known.plan
	unasked := plan.LeftOut[consent.ReasonNoConsent]
	switch {
	case len(plan.Calls) > 0 && v.mayTakeMore():
		more := widgets.NewSecondary(w.T("today.more_time"), look.Icon("plus"), func() { v.chooseMinutes(plan.Minutes + 60) })
		return empty("check", w.T("today.calls_done"), w.T("today.calls_done_text"), v.stop("more_time", more))
	case len(plan.Calls) > 0:
		return empty("check", w.T("today.calls_done"), w.T("today.calls_done_text"), nil)
	case plan.Callable > 0:
		return empty("check", w.T("today.nobody_due"), w.N("today.nobody_due_text", plan.Callable), nil)
	case unasked > 0:
		ask := widgets.NewPrimary(w.N("today.show_unasked", unasked), look.Icon("people"), v.showLeftOut(consent.ReasonNoConsent))
		return empty("phone", w.T("today.nobody_allowed"), w.T("today.nobody_allowed_text"), v.stop("ask", ask))
	case len(plan.LeftOut) > 0:
		return empty("phone", w.T("today.nobody_callable"), w.T("today.nobody_callable_text"), nil)
	}
	goal := widgets.NewPrimary(w.T("today.set_goal"), look.Icon("settings"), func() { v.host.Open(page.Route{Page: page.Settings, Arg: "programme"}) })
	return empty("phone", w.T("today.no_goal"), w.T("today.no_goal_text"), v.stop("goal", goal))
}

// leftOut counts who would be called and may not be; asked why, it counts them by reason, and each count leads to those
// people. It is nil where nobody is left out.
func (v *view) leftOut() fyne.CanvasObject {
	left, total := v.known.plan.LeftOut, 0
	for reason, n := range left {
		if reason != consent.ReasonDeceased {
			total += n
		}
	}
	if total == 0 {
		return nil
	}
	words := widgets.NewSmall(v.w.N("today.left_out", total))
	words.Least = 60
	if !v.spread["left_out"] && len(v.known.plan.Calls) > 0 {
		why := widgets.NewQuiet(v.w.T("today.why"), nil, v.all("left_out")).Smaller()
		return widgets.Row(look.Step, words, v.stop("left_out:why", why))
	}
	var chips []fyne.CanvasObject
	for _, reason := range consent.Reasons {
		if n := left[reason]; n > 0 && reason != consent.ReasonDeceased {
			chip := widgets.NewChoiceChip(v.w.T("gate."+string(reason)), v.w.Number(n), look.ToneGrey, v.showLeftOut(reason))
			chip.SetToolTip(v.w.N("today.show_people", n))
			chips = append(chips, v.stop("left_out:"+string(reason), chip))
		}
	}
	return widgets.Stack(6, words, widgets.WrapRow(6, chips...))
}

// showLeftOut shows those who are left out for a reason, so that something can be done about it.
func (v *view) showLeftOut(reason consent.Reason) func() {
	week := model.WeekOf(v.known.today)
	return func() {
		v.showPeople(func(ctx context.Context, b *book.Book) ([]int64, error) { return b.LeftOutOfCalls(ctx, week, reason) })
	}
}
