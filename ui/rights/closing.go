package rights

import (
	"strings"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/dates"
	"alumnibook/ui/draft"
	"alumnibook/ui/ledger"
	"alumnibook/ui/page"
	"alumnibook/ui/widgets"
)

// askClose asks how a request was answered, with the paper that shows it.
func (q *request) askClose() {
	draft.TypedAt(q.v.host, q.v, q.closing(), q.showClose)
}

// closing is where the request is closed.
func (q *request) closing() page.Route { return page.Route{Page: page.Rights, Do: doClose, ID: q.id} }

func (q *request) showClose(before []byte) {
	v, w := q.v, q.v.w
	var keeper *draft.FormKeeper
	var m *widgets.Modal
	how := widgets.NewSegmentsField(
		widgets.Choice{Text: w.T("model.request_state.done"), Value: string(model.RequestDone)},
		widgets.Choice{Text: w.T("model.request_state.refused"), Value: string(model.RequestRefused)})
	on, answer := dates.Field(w, v.host.Today, false), widgets.NewTextArea(w.T("rights.answer_hint"), 3)
	dates.Set(on, v.host.Today())
	answer.SetValue(q.r.Answer)
	proof := ledger.NewProof(v.host)
	save := func() {
		day, ok := dates.Value(on)
		text := strings.TrimSpace(answer.Value())
		on.SetError("")
		answer.SetError("")
		switch {
		case !ok || !day.IsFull():
			on.SetError(w.T("error.invalid.date", "example", w.DateHint()))
			return
		case v.host.Today().Before(day):
			on.SetError(w.T("error.invalid.future"))
			return
		case day.Before(q.r.Received):
			on.SetError(w.T("rights.before_received", "day", w.LongDate(q.r.Received)))
			return
		case text == "" && how.Value() == string(model.RequestRefused):
			answer.SetError(w.T("rights.why_refused"))
			answer.Focus()
			return
		}
		q.change("request_close", func(r *model.Request, tx *book.Tx) error {
			key, err := proof.Put(tx)
			if err != nil {
				return err
			}
			if key != "" {
				r.Proof = key
			}
			r.State, r.Closed, r.Answer = model.RequestState(how.Value()), day, text
			return keeper.Forget(tx)
		}, func(err error) {
			if err != nil {
				answer.SetError(v.host.Sentence(err))
				return
			}
			keeper.Saved()
			m.Hide()
		})
	}
	form := draft.NewDialog(save, func() { m.Cancel() })
	form.Hold("how", how)
	form.Hold("on", on)
	form.Hold("answer", answer)
	keeper = draft.KeepForm(v.host, q.about(draft.FormAnswer, q.closing()), form, before)
	content := widgets.Stack(10, form)
	if n := q.pack.known.Undecided; n > 0 && hasPack(q.r.Kind) {
		warn := widgets.NewParagraph(w.N("rights.close_undecided", n))
		content.Add(widgets.NewCard("", nil, warn))
	}
	content.Add(widgets.Shares(12, []float32{1, 1}, v.labelled("rights.outcome", how), v.labelled("rights.closed", on)))
	content.Add(v.labelled("rights.answer", answer))
	content.Add(v.labelled("people.proof", proof))
	m = v.modal(w.T("rights.close_title"), 520, content, v.cancel(&m), widgets.NewPrimary(w.T("rights.close_do"), nil, save))
	v.proof = proof.Drop
	m.OnClosed = func() {
		v.proof = nil
		keeper.Drop()
	}
	answer.Focus()
}
