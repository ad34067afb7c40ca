// Package promise is the dialog in which a follow-up is moved to another day, or dropped. Several pages ask for that; what
// is typed is kept until it is saved, wherever it was asked.
package promise

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"alumnibook/assets"
	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/dates"
	"alumnibook/ui/draft"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
	"alumnibook/ui/widgets"
)

// What a route to the start page does about the entry of its ID, whose follow-up is asked about there.
const (
	DoMove = "move"
	DoDrop = "drop"
)

// asking is the open dialog.
type asking struct {
	host   page.Host
	closed func() // the dialog is gone, and the draft with it; may be nil
	w      *assets.Translator
	do     string
	name   string // of whom it is about
	entry  model.Interaction
	typed  []byte // before, and not saved
	day    *widgets.DateField
	why    *widgets.TextField
	form   *widgets.Form
	keeper *draft.FormKeeper
	modal  *widgets.Modal
	busy   bool
}

// Ask asks what is to become of the follow-up of an entry: another day, or none any more, and why. closed, which may be
// nil, hears that the dialog is gone.
func Ask(h page.Host, do string, entry int64, closed func()) {
	b := h.Book()
	page.Read(h, "promise", do, func(ctx context.Context) (*asking, error) {
		a := &asking{host: h, w: h.Words(), do: do, closed: closed}
		var err error
		if a.entry, err = b.Interaction(ctx, entry); err != nil {
			return nil, err
		}
		if len(a.entry.PersonIDs) > 0 {
			p, err := b.Person(ctx, a.entry.PersonIDs[0])
			if err != nil {
				return nil, err
			}
			a.name = p.CallName()
		}
		a.typed, err = draft.Typed(ctx, b, a.route())
		return a, err
	}, (*asking).show)
}

// route is where it is gone on with: the start page, which names it.
func (a *asking) route() page.Route { return page.Route{Page: page.Today, Do: a.do, ID: a.entry.ID} }

func (a *asking) show() {
	w := a.w
	a.why = widgets.NewTextField(w.T("people.reason_hint"))
	a.form = widgets.NewForm()
	a.form.OnSave = func() error {
		a.save()
		return widgets.ErrLater
	}
	a.form.OnCancel = func() { a.modal.Hide() }
	kind, title, verb, first := draft.FormMove, w.T("people.move_title"), w.T("people.move_verb"), widgets.Field(a.why)
	if a.do == DoMove {
		a.day = dates.Ahead(w, a.host.Today)
		first = a.day
		a.form.Object(a.spans())
		a.form.Add("day", w.T("people.new_day"), a.day)
	} else {
		kind, title, verb = draft.FormDrop, w.T("people.drop_title"), w.T("people.drop_verb")
		a.form.Text(w.T("people.drop_text"))
	}
	a.form.Add("why", w.T("people.reason_label"), a.why)
	a.keeper = draft.KeepForm(a.host, draft.FormDraft{Kind: kind, Route: a.route(), Version: a.entry.Version}.Of(a.entry.PersonIDs...), a.form, a.typed)
	cancel := widgets.NewSecondary(w.T("button.cancel"), nil, func() { a.modal.Hide() })
	a.modal = widgets.NewModal(a.host.Window().Canvas(), title, a.form, 440, nil, cancel, widgets.NewPrimary(verb, nil, func() { a.form.Save() }))
	a.modal.OnClosed = func() { a.keeper.DropThen(a.closed) }
	a.modal.Show()
	first.Focus()
}

// spans offers some days from today on; a click puts the day into the field.
func (a *asking) spans() fyne.CanvasObject {
	today := a.host.Today()
	row := widgets.WrapRow(6)
	add := func(text string, on model.Date) {
		row.Add(widgets.NewChoiceChip(text, "", look.ToneGrey, func() {
			dates.Set(a.day, on)
			a.keeper.Touched()
		}))
	}
	for _, days := range []int{1, 7, 14} {
		add(a.w.Away(today, today.AddDays(days)), today.AddDays(days))
	}
	for _, months := range []int{1, 3} {
		add(a.w.N("people.in_months", months), today.AddMonths(months))
	}
	return row
}

func (a *asking) save() {
	if a.busy {
		return
	}
	today, why, code := a.host.Today(), strings.TrimSpace(a.why.Value()), "follow_up_dropped"
	changed := a.entry
	if a.do == DoMove {
		on, ok := dates.Value(a.day)
		switch {
		case !ok || !on.IsFull():
			a.refuse("day", a.w.T("error.invalid.date", "example", a.w.DateHint()))
			return
		case on.Before(today):
			a.refuse("day", a.w.T("error.invalid.past"))
			return
		}
		code = "follow_up_moved"
		changed.FollowUp.Move(on, why)
	} else {
		changed.FollowUp.Drop(today, why)
	}
	a.busy = true
	a.host.Do(model.Doing{Code: code, Name: a.name, Count: 1}, func(tx *book.Tx) error {
		if err := a.keeper.Forget(tx); err != nil {
			return err
		}
		return tx.UpdateInteraction(&changed)
	}, func(_ int64, err error) {
		if a.busy = false; err != nil {
			a.refuse("why", a.host.Sentence(err))
			return
		}
		a.keeper.Saved()
		a.modal.Hide()
	})
}

func (a *asking) refuse(field, text string) {
	a.form.SetErrors(map[string]string{field: text})
	a.modal.Refresh()
}
