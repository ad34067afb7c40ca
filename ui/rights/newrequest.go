package rights

import (
	"cmp"
	"context"
	"strings"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/dates"
	"alumnibook/ui/draft"
	"alumnibook/ui/page"
	"alumnibook/ui/widgets"
)

// openPack goes to the open request for access of a person, or asks for one: what is handed out is handed out because
// somebody asked for it.
func (v *view) openPack(person int64) {
	read(v, "person", func(ctx context.Context, b *book.Book) ([]model.Request, error) { return b.RequestsOf(ctx, person) }, func(list []model.Request) {
		for _, r := range list {
			if r.State == model.RequestOpen && hasPack(r.Kind) {
				v.openRequest(r.ID)
				return
			}
		}
		v.askRequest(person, model.RequestAccess, true)
	})
}

// hasPack tells whether a right is answered with everything that the book knows.
func hasPack(k model.RequestKind) bool { return k == model.RequestAccess || k == model.RequestTaking }

// requestDialog is the dialog in which a request is noted.
type requestDialog struct {
	v             *view
	modal         *widgets.Modal
	who           *whoField
	what, channel *widgets.SelectField
	on            *widgets.DateField
	note          *widgets.TextField
	keeper        *draft.FormKeeper
	saved         bool
}

// askRequest asks who asked for what, and when; the request is opened then. back leads to where the user came from where
// nothing is noted.
func (v *view) askRequest(person int64, kind model.RequestKind, back bool) {
	r := page.Route{Page: page.Rights, Do: doRequest, ID: person}
	draft.TypedAt(v.host, v, r, func(before []byte) {
		n := &requestDialog{v: v}
		n.build(person, cmp.Or(kind, model.RequestAccess), draft.FormDraft{Kind: draft.FormNewRequest, Route: r, Person: person}, before)
		n.modal.OnClosed = func() {
			n.keeper.Drop()
			if back && !n.saved && person != 0 {
				v.host.Back()
			}
		}
	})
}

func (n *requestDialog) build(person int64, kind model.RequestKind, about draft.FormDraft, before []byte) {
	v, w := n.v, n.v.w
	n.who = newWhoField(v)
	n.what = widgets.NewSelectField("", choices(w, "model.request.", model.RequestKinds)...)
	n.what.SetValue(string(kind))
	n.channel = widgets.NewSelectField("", choices(w, "model.channel.", model.Channels)...)
	n.channel.SetValue(string(model.ChannelEmail))
	n.on, n.note = dates.Field(w, v.host.Today, false), widgets.NewTextArea(w.T("rights.note_hint"), 3)
	dates.Set(n.on, v.host.Today())
	form := draft.NewDialog(n.save, func() { n.modal.Cancel() })
	form.Hold("what", n.what)
	form.Hold("channel", n.channel)
	form.Hold("on", n.on)
	form.Hold("note", n.note)
	if person == 0 {
		form.Hold("who", n.who)
	} else {
		n.who.SetHooks(&widgets.Hooks{Submit: n.save, Cancel: func() { n.modal.Cancel() }})
	}
	form.OnChange = n.sayDue
	n.keeper = draft.KeepForm(v.host, about, form, before)
	n.who.OnChanged = func() {
		id, _ := n.who.person()
		n.keeper.About(id)
	}
	n.sayDue()
	content := widgets.Stack(10, form,
		v.labelled("rights.who", n.who),
		widgets.Shares(12, []float32{1, 1}, v.labelled("rights.asks_for", n.what), v.labelled("rights.came_by", n.channel)),
		widgets.Shares(12, []float32{1, 1}, v.labelled("rights.received", n.on), widgets.Spacer()),
		v.labelled("rights.note", n.note))
	n.modal = v.modal(w.T("rights.new_title"), 520, content, v.cancel(&n.modal), widgets.NewPrimary(w.T("rights.new_do"), nil, n.save))
	if person != 0 {
		n.who.take(person)
		n.note.Focus()
	} else {
		n.who.Focus()
	}
}

// sayDue says by when it is to be answered.
func (n *requestDialog) sayDue() {
	n.on.SetHint("")
	if day, ok := dates.Value(n.on); ok && day.IsFull() {
		n.on.SetHint(n.v.w.T("rights.due_on", "day", n.v.w.LongDate(model.DueOf(day, false))))
	}
}

func (n *requestDialog) save() {
	v, w := n.v, n.v.w
	id, name := n.who.person()
	day, ok := dates.Value(n.on)
	n.who.SetError("")
	n.on.SetError("")
	switch {
	case id == 0:
		n.who.SetError(w.T("rights.who_missing"))
		n.who.Focus()
		return
	case !ok || !day.IsFull():
		n.on.SetError(w.T("error.invalid.date", "example", w.DateHint()))
		return
	case v.host.Today().Before(day):
		n.on.SetError(w.T("error.invalid.future"))
		return
	}
	r := &model.Request{
		PersonID: id, Kind: model.RequestKind(n.what.Value()), State: model.RequestOpen, Received: day, Channel: model.Channel(n.channel.Value()),
		Note: strings.TrimSpace(n.note.Value()),
	}
	v.host.Do(model.Doing{Code: "request_add", Name: name, Count: 1}, func(tx *book.Tx) error {
		if err := tx.SaveRequest(r); err != nil {
			return err
		}
		return n.keeper.Forget(tx)
	}, func(_ int64, err error) {
		if err != nil {
			n.who.SetError(v.host.Sentence(err))
			return
		}
		n.saved = true
		n.keeper.Saved()
		n.modal.Hide()
		v.host.Open(page.Route{Page: page.Rights, ID: r.ID})
	})
}

// askDelete asks whether a request was noted by mistake.
func (v *view) askDelete(r book.RequestRow) {
	w := v.w
	v.host.Ask(page.Question{
		Title: w.T("rights.delete_title"), Text: w.T("rights.delete_text"), Verb: w.T("rights.delete"), Danger: true,
		Yes: func() {
			v.host.Do(model.Doing{Code: "request_delete", Name: callName(r.Name), Count: 1}, func(tx *book.Tx) error { return tx.DeleteRequest(r.ID) }, func(_ int64, err error) {
				if err != nil {
					v.host.Fail(err)
					return
				}
				v.goTo(tabRequests)
			})
		},
	})
}

// callName is a name of a list as one says it.
func callName(listName string) string { return (&model.Row{Name: listName}).CallName() }
