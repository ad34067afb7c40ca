package people

import (
	"strings"

	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/look"
	"alumnibook/ui/promise"
	"alumnibook/ui/widgets"
)

// followUp is what was promised: due when, by whom, what became of it, and what can be done about it.
func (h *history) followUp(e *model.Interaction) fyne.CanvasObject {
	v := h.detail.view
	w, f := v.w, e.FollowUp
	text, tone := h.standing(&f)
	chip := widgets.NewChip(text, tone)
	chip.SetToolTip(w.LongDate(f.On))
	row := widgets.WrapRow(2, chip)
	if f.IsOpen() {
		row.Add(widgets.NewQuiet(w.T("people.tick_done"), look.Icon("check"), func() { h.tick(e) }).Smaller())
		row.Add(moreButton(w.T("people.follow_up_more"), func() []*fyne.MenuItem { return h.followUpMenu(e)[2:] }))
	}
	owner := ""
	if f.OwnerID != e.ColleagueID { // else the line above names them already
		owner = v.ownerName(f.OwnerID)
	}
	reason := ""
	if f.Reason != "" {
		reason = w.T("people.reason", "text", f.Reason)
	}
	words := strings.Join(filled(f.Text, owner, reason), " · ")
	if words == "" {
		return widgets.PadEach(0, 0, 6, dateWidth, row)
	}
	return widgets.PadEach(0, 0, 6, dateWidth, widgets.Stack(2, widgets.NewMutedParagraph(words), row))
}

// standing says how a promise stands, and in which tone.
func (h *history) standing(f *model.FollowUp) (string, look.Tone) {
	v := h.detail.view
	today := v.host.Today()
	switch {
	case f.IsOpen():
		tone, due := dueTone(today, f.On)
		if !due {
			tone = look.ToneGrey
		}
		return v.w.T("people.follow_up_due", "when", v.w.Away(today, f.On)), tone
	case f.Dropped:
		return v.w.T("people.follow_up_dropped", "date", v.w.Ago(today, f.Done)), look.ToneGrey
	}
	return v.w.T("people.follow_up_done", "date", v.w.Ago(today, f.Done)), look.ToneGreen
}

// followUpMenu is what can be done about a promise, below a line; nothing where there is none.
func (h *history) followUpMenu(e *model.Interaction) []*fyne.MenuItem {
	w := h.detail.view.w
	switch {
	case e.FollowUp.On.IsZero():
		return nil
	case !e.FollowUp.IsOpen():
		return []*fyne.MenuItem{fyne.NewMenuItemSeparator(), widgets.MenuItem(w.T("people.tick_open"), look.Icon("undo"), false, func() { h.reopen(e) })}
	}
	return []*fyne.MenuItem{
		fyne.NewMenuItemSeparator(),
		widgets.MenuItem(w.T("people.tick_done"), look.Icon("check"), false, func() { h.tick(e) }),
		widgets.MenuItem(w.T("people.follow_up_move"), look.Icon("calendar"), false, func() { promise.Ask(h.detail.view.host, promise.DoMove, e.ID, nil) }),
		widgets.MenuItem(w.T("people.follow_up_drop"), look.Icon("close"), false, func() { promise.Ask(h.detail.view.host, promise.DoDrop, e.ID, nil) }),
	}
}

// change stores what became of a promise.
func (h *history) change(e *model.Interaction, code string, set func(f *model.FollowUp), done func(err error)) {
	changed := *e
	set(&changed.FollowUp)
	h.detail.view.host.Do(model.Doing{Code: code, Name: h.person.FullName(), Count: 1}, func(tx *book.Tx) error {
		return tx.UpdateInteraction(&changed)
	}, func(_ int64, err error) { done(err) })
}

// orFail says what went wrong where no field stands for it.
func (h *history) orFail(err error) {
	if err != nil {
		h.detail.view.host.Fail(err)
	}
}

// tick marks a promise as kept today.
func (h *history) tick(e *model.Interaction) {
	h.change(e, "follow_up_done", func(f *model.FollowUp) { f.Keep(h.detail.view.host.Today()) }, h.orFail)
}

// reopen takes back that a promise was kept or dropped. Where its day is over, it is due today.
func (h *history) reopen(e *model.Interaction) {
	today := h.detail.view.host.Today()
	h.change(e, "edit_entry", func(f *model.FollowUp) {
		f.Done, f.Dropped = model.Date{}, false
		if f.On.Before(today) {
			f.On = today
		}
	}, h.orFail)
}
