package guests

import (
	"slices"

	"fyne.io/fyne/v2"

	"alumnibook/ui/draft"
	"alumnibook/ui/page"
)

// openPaste goes to the form for pasted mails, with what was pasted before and not noted.
func (v *view) openPaste() {
	r := page.Route{Page: page.Guests, Do: doPaste, ID: v.id}
	draft.TypedAt(v.host, v, r, func(before []byte) {
		if v.id != r.ID {
			return
		}
		t := newIntake(v, "")
		v.put(t)
		t.keep(r, before)
	})
}

// hold takes what is pasted into a form, of which only what it says is shown.
func (t *intake) hold() fyne.CanvasObject {
	t.form = draft.NewDialog(func() { t.save(func(bool) {}) }, t.cancel)
	t.form.Hold("mails", t.text)
	return t.form
}

// keep keeps what is pasted until it is noted, and reads what was pasted before.
func (t *intake) keep(r page.Route, before []byte) {
	t.keeper = draft.KeepForm(t.v.host, draft.FormDraft{Kind: draft.FormReplies, Route: r, Event: r.ID}, t.form, before)
	t.form.OnChange = t.readMails
	if t.text.Value() != "" {
		t.readMails()
	}
}

// about says whose answers they are.
func (t *intake) about() {
	if t.keeper == nil {
		return
	}
	var ids []int64
	for i := range t.answers {
		a := &t.answers[i]
		id := a.person
		if g := t.v.known.guest(a.guest); g != nil {
			id = g.PersonID
		}
		if id != 0 && !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	t.keeper.About(ids...)
}

// cancel leaves the form. What was pasted and not understood goes at once, about anything else is asked.
func (t *intake) cancel() {
	if !t.unsaved() {
		t.discard()
	}
	t.v.host.Back()
}

// discard throws away what was pasted.
func (t *intake) discard() { t.keeper.Drop() }
