package rights

import (
	"context"
	"strings"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/dates"
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

// askRequest asks who asked for what, and when; the request is opened then. back leads to where the user came from where
// nothing is noted.
func (v *view) askRequest(person int64, kind model.RequestKind, back bool) {
	w, today := v.w, v.host.Today()
	if kind == "" {
		kind = model.RequestAccess
	}
	var m *widgets.Modal
	who := newWhoField(v)
	what := widgets.NewSelectField("", choices(w, "model.request.", model.RequestKinds)...)
	what.SetValue(string(kind))
	channel := widgets.NewSelectField("", choices(w, "model.channel.", model.Channels)...)
	channel.SetValue(string(model.ChannelEmail))
	on, note := dates.Field(w, v.host.Today, false), widgets.NewTextArea(w.T("rights.note_hint"), 3)
	dates.Set(on, today)
	sayDue := func() {
		on.SetHint("")
		if day, ok := dates.Value(on); ok && day.IsFull() {
			on.SetHint(w.T("rights.due_on", "day", w.LongDate(model.DueOf(day, false))))
		}
	}
	saved := false
	save := func() {
		id, name := who.person()
		day, ok := dates.Value(on)
		who.SetError("")
		on.SetError("")
		switch {
		case id == 0:
			who.SetError(w.T("rights.who_missing"))
			who.Focus()
			return
		case !ok || !day.IsFull():
			on.SetError(w.T("error.invalid.date", "example", w.DateHint()))
			return
		case today.Before(day):
			on.SetError(w.T("error.invalid.future"))
			return
		}
		r := &model.Request{
			PersonID: id, Kind: model.RequestKind(what.Value()), State: model.RequestOpen, Received: day, Channel: model.Channel(channel.Value()),
			Note: strings.TrimSpace(note.Value()),
		}
		v.host.Do(model.Doing{Code: "request_add", Name: name, Count: 1}, func(tx *book.Tx) error { return tx.SaveRequest(r) }, func(_ int64, err error) {
			if err != nil {
				who.SetError(v.host.Sentence(err))
				return
			}
			saved = true
			m.Hide()
			v.host.Open(page.Route{Page: page.Rights, ID: r.ID})
		})
	}
	hooks := &widgets.Hooks{Submit: save, Cancel: func() { m.Cancel() }, Changed: sayDue}
	for _, f := range []widgets.Field{who, what, channel, on, note} {
		f.SetHooks(hooks)
	}
	sayDue()
	content := widgets.Stack(10,
		v.labelled("rights.who", who),
		widgets.Shares(12, []float32{1, 1}, v.labelled("rights.asks_for", what), v.labelled("rights.came_by", channel)),
		widgets.Shares(12, []float32{1, 1}, v.labelled("rights.received", on), widgets.Spacer()),
		v.labelled("rights.note", note))
	m = v.modal(w.T("rights.new_title"), 520, content, v.cancel(&m), widgets.NewPrimary(w.T("rights.new_do"), nil, save))
	m.OnClosed = func() {
		if back && !saved && person != 0 {
			v.host.Back()
		}
	}
	if person != 0 {
		who.take(person)
		note.Focus()
	} else {
		who.Focus()
	}
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
