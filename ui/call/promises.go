package call

import (
	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/dates"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
	"alumnibook/ui/tell"
	"alumnibook/ui/widgets"
)

// promises is what we promised them, and what we asked of them.
func (v *view) promises() fyne.CanvasObject {
	w := v.w
	var lines []fyne.CanvasObject
	for i := range v.known.Promises {
		lines = append(lines, v.promise(v.known.Promises[i]))
	}
	for _, f := range v.known.Favours {
		if f.Side == model.FavourAsked && f.Settled.IsZero() {
			lines = append(lines, v.asked(f))
		}
	}
	if len(lines) == 0 {
		return widgets.NewCard(w.T("call.promised"), nil, widgets.NewMutedParagraph(w.T("call.nothing_promised")))
	}
	return widgets.NewCard(w.T("call.promised"), nil, widgets.Stack(4, lines...))
}

// promise is one thing that one of us promised: kept, moved or dropped where it stands.
func (v *view) promise(e model.Interaction) fyne.CanvasObject {
	w, f := v.w, e.FollowUp
	tick := widgets.NewTickButton(w.T("people.tick_done"), func() {
		v.change("follow_up_done", e, func(f *model.FollowUp) { f.Keep(v.host.Today()) })
	})
	text := f.Text
	if text == "" {
		text = w.T("call.get_back")
	}
	owner := f.OwnerID
	if owner == 0 {
		owner = e.ColleagueID
	}
	under := widgets.NewMutedParagraph(tell.Joined(" · ", w.T("call.promised_on", "date", e.On), v.known.colleagues[owner], f.Reason))
	under.TextSize = look.SizeSmall
	more := widgets.NewMenuButton(widgets.QuietMuted, "", nil, func() []*fyne.MenuItem { return v.promiseMenu(e) }).Smaller()
	more.SetToolTip(w.T("call.promise_more"))
	words := widgets.Stack(0, widgets.NewParagraph(text), under)
	return widgets.TopRow(8, 1, tick, words, v.dueChip(f.On), more)
}

// dueChip says when a promise is due, in the colour of its haste.
func (v *view) dueChip(on model.Date) fyne.CanvasObject {
	text, tone := v.w.Away(v.known.today, on), look.ToneGrey
	switch {
	case on.Before(v.known.today):
		text, tone = v.w.T("call.overdue"), look.ToneRed
	case on == v.known.today:
		tone = look.ToneAmber
	}
	chip := widgets.NewChip(text, tone)
	chip.SetToolTip(v.w.LongDate(on))
	return chip
}

func (v *view) promiseMenu(e model.Interaction) []*fyne.MenuItem {
	w := v.w
	return []*fyne.MenuItem{
		widgets.MenuItem(w.T("people.follow_up_move"), look.Icon("calendar"), false, func() { v.askMove(e) }),
		widgets.MenuItem(w.T("people.follow_up_drop"), look.Icon("close"), false, func() { v.askDrop(e) }),
		fyne.NewMenuItemSeparator(),
		widgets.MenuItem(w.T("call.open_entry"), look.Icon("edit"), false, func() { v.host.Open(page.Route{Page: editor, Do: "entry", ID: e.ID}) }),
	}
}

func (v *view) change(code string, e model.Interaction, set func(f *model.FollowUp)) {
	set(&e.FollowUp)
	v.do(code, func(tx *book.Tx) error { return tx.UpdateInteraction(&e) })
}

// askMove asks for another day, and why.
func (v *view) askMove(e model.Interaction) {
	w := v.w
	day, why := dates.Ahead(w, v.host.Today), widgets.NewTextField(w.T("people.reason_hint"))
	form := widgets.NewForm()
	form.AddRow(
		widgets.Item{Key: "day", Label: w.T("people.new_day"), Field: day, Weight: 2},
		widgets.Item{Key: "why", Label: w.T("people.reason_label"), Field: why, Weight: 3})
	v.dialog(w.T("people.move_title"), w.T("people.move_verb"), form, func() widgets.FieldErrors {
		on, ok := dates.Value(day)
		switch {
		case !ok || !on.IsFull():
			return widgets.FieldErrors{"day": w.T("error.invalid.date", "example", w.DateHint())}
		case on.Before(v.host.Today()):
			return widgets.FieldErrors{"day": w.T("error.invalid.past")}
		}
		v.change("follow_up_moved", e, func(f *model.FollowUp) { f.Move(on, why.Value()) })
		return nil
	})
}

// askDrop asks why a promise is given up.
func (v *view) askDrop(e model.Interaction) {
	w := v.w
	why := widgets.NewTextField(w.T("people.reason_hint"))
	form := widgets.NewForm()
	form.Text(w.T("people.drop_text"))
	form.Add("why", w.T("people.reason_label"), why)
	v.dialog(w.T("people.drop_title"), w.T("people.drop_verb"), form, func() widgets.FieldErrors {
		v.change("follow_up_dropped", e, func(f *model.FollowUp) {
			f.Drop(v.host.Today(), why.Value())
		})
		return nil
	})
}

// dialog asks something in a form; do hears the answer and says what is wrong with it.
func (v *view) dialog(title, verb string, form *widgets.Form, do func() widgets.FieldErrors) {
	var m *widgets.Modal
	form.OnSave = func() error {
		if wrong := do(); wrong != nil {
			return wrong
		}
		m.Hide()
		return nil
	}
	form.OnCancel = func() { m.Hide() }
	cancel := widgets.NewSecondary(v.w.T("button.cancel"), nil, func() { m.Hide() })
	m = widgets.NewModal(v.host.Window().Canvas(), title, form, 480, nil, cancel, widgets.NewPrimary(verb, nil, func() { form.Save() }))
	m.Show()
	form.FocusFirst()
}
