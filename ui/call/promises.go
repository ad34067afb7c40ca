package call

import (
	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
	"alumnibook/ui/promise"
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
		widgets.MenuItem(w.T("people.follow_up_move"), look.Icon("calendar"), false, func() { promise.Ask(v.host, promise.DoMove, e.ID, nil) }),
		widgets.MenuItem(w.T("people.follow_up_drop"), look.Icon("close"), false, func() { promise.Ask(v.host, promise.DoDrop, e.ID, nil) }),
		fyne.NewMenuItemSeparator(),
		widgets.MenuItem(w.T("call.open_entry"), look.Icon("edit"), false, func() { v.host.Open(page.Route{Page: editor, Do: "entry", ID: e.ID}) }),
	}
}

func (v *view) change(code string, e model.Interaction, set func(f *model.FollowUp)) {
	set(&e.FollowUp)
	v.do(code, func(tx *book.Tx) error { return tx.UpdateInteraction(&e) })
}
