package people

import (
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/dates"
	"alumnibook/ui/look"
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
		widgets.MenuItem(w.T("people.follow_up_move"), look.Icon("calendar"), false, func() { h.askMove(e) }),
		widgets.MenuItem(w.T("people.follow_up_drop"), look.Icon("close"), false, func() { h.askDrop(e) }),
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

// askMove asks for another day, and why.
func (h *history) askMove(e *model.Interaction) {
	v := h.detail.view
	w, today := v.w, v.host.Today()
	var m *widgets.Modal
	day := dates.Field(w, v.host.Today, false)
	reason := widgets.NewTextField(w.T("people.reason_hint"))
	save := func() {
		on, ok := dates.Value(day)
		switch {
		case !ok || on.IsZero():
			day.SetError(w.T("error.invalid.date", "example", w.DateHint()))
			return
		case on.Before(today):
			day.SetError(w.T("error.invalid.past"))
			return
		}
		why := strings.TrimSpace(reason.Value())
		h.change(e, "follow_up_moved", func(f *model.FollowUp) { f.Move(on, why) }, func(err error) {
			if err != nil {
				day.SetError(v.host.Sentence(err))
				return
			}
			m.Hide()
		})
	}
	wire(save, func() { m.Hide() }, day, reason)
	content := widgets.Stack(10, v.spans(day), labelled(w.T("people.new_day"), day), labelled(w.T("people.reason_label"), reason))
	m = v.modal(w.T("people.move_title"), 420, content, v.cancelButton(&m), widgets.NewPrimary(w.T("people.move_verb"), nil, save))
	day.Focus()
}

// askDrop asks why a promise is given up.
func (h *history) askDrop(e *model.Interaction) {
	v := h.detail.view
	w := v.w
	var m *widgets.Modal
	reason := widgets.NewTextField(w.T("people.reason_hint"))
	save := func() {
		why := strings.TrimSpace(reason.Value())
		h.change(e, "follow_up_dropped", func(f *model.FollowUp) { f.Drop(v.host.Today(), why) }, func(err error) {
			if err != nil {
				reason.SetError(v.host.Sentence(err))
				return
			}
			m.Hide()
		})
	}
	wire(save, func() { m.Hide() }, reason)
	content := widgets.Stack(10, widgets.NewMutedParagraph(w.T("people.drop_text")), labelled(w.T("people.reason_label"), reason))
	m = v.modal(w.T("people.drop_title"), 420, content, v.cancelButton(&m), widgets.NewPrimary(w.T("people.drop_verb"), nil, save))
	reason.Focus()
}

// spans offers some days from today on; a click puts the day into a field.
func (v *view) spans(day *widgets.DateField) fyne.CanvasObject {
	today := v.host.Today()
	row := widgets.WrapRow(6)
	for _, days := range []int{1, 7, 14} {
		on := today.AddDays(days)
		row.Add(widgets.NewChoiceChip(v.w.Away(today, on), "", look.ToneGrey, func() { dates.Set(day, on) }))
	}
	for _, months := range []int{1, 3} {
		on := monthsOn(today, months)
		row.Add(widgets.NewChoiceChip(v.w.N("people.in_months", months), "", look.ToneGrey, func() { dates.Set(day, on) }))
	}
	return row
}

// monthsOn is the same day some months on, or the last one of a month that is shorter.
func monthsOn(d model.Date, months int) model.Date {
	last := model.DateOf(time.Date(d.Year, time.Month(d.Month+months+1), 0, 0, 0, 0, 0, time.UTC))
	return model.NewDate(last.Year, last.Month, min(d.Day, last.Day))
}
