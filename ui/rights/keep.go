package rights

import (
	"strings"

	"alumnibook/model"
	"alumnibook/ui/dates"
	"alumnibook/ui/draft"
	"alumnibook/ui/page"
	"alumnibook/ui/widgets"
)

// askKeep asks why people are kept, and until when.
func (s *retention) askKeep(ids []int64) {
	if len(ids) == 0 {
		return
	}
	r := page.Route{Page: page.Rights, Do: doKeep, Arg: page.TextsOf(ids)}
	draft.TypedAt(s.v.host, s.v, r, func(before []byte) { s.showKeep(ids, r, before) })
}

func (s *retention) showKeep(ids []int64, r page.Route, before []byte) {
	v, w := s.v, s.v.w
	today := v.host.Today()
	var m *widgets.Modal
	var keeper *draft.FormKeeper
	reason, until := widgets.NewTextArea(w.T("rights.keep_hint"), 2), dates.Ahead(w, v.host.Today)
	dates.Set(until, today.AddMonths(keepMonths))
	save := func() {
		text := strings.TrimSpace(reason.Value())
		day, ok := dates.Value(until)
		reason.SetError("")
		until.SetError("")
		switch {
		case text == "":
			reason.SetError(w.T("rights.keep_why"))
			reason.Focus()
			return
		case !ok || !day.IsFull():
			until.SetError(w.T("error.invalid.date", "example", w.DateHint()))
			return
		case !today.Before(day):
			until.SetError(w.T("error.invalid.past"))
			return
		}
		s.decide("retention_keep", ids, func(d *model.RetentionDecision) {
			d.Decision, d.Reason, d.On, d.Until = model.DecidedKeep, text, today, day
		}, func(err error) {
			if err != nil {
				reason.SetError(v.host.Sentence(err))
				return
			}
			keeper.Saved()
			m.Hide()
		}, keeper.Forget)
	}
	form := draft.NewDialog(save, func() { m.Cancel() })
	form.Hold("reason", reason)
	form.Hold("until", until)
	keeper = draft.KeepForm(v.host, draft.FormDraft{Kind: draft.FormKeep, Route: r}.Of(ids...), form, before)
	content := widgets.Stack(10, form, widgets.NewMutedParagraph(w.N("rights.keep_text", len(ids))), v.labelled("rights.reason", reason), v.labelled("rights.until", until))
	m = v.modal(w.N("rights.keep_title", len(ids)), 460, content, v.cancel(&m), widgets.NewPrimary(w.T("rights.keep_do"), nil, save))
	m.OnClosed = keeper.Drop
	reason.Focus()
}
