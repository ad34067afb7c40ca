package today

import (
	"strings"

	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
	"alumnibook/ui/widgets"
)

// pauseMenu offers to call somebody another time, or not.
func (v *view) pauseMenu(r model.Row) []*fyne.MenuItem {
	w, today := v.w, v.host.Today()
	put := func(words string, wish model.CallWish) *fyne.MenuItem {
		return fyne.NewMenuItem(w.T(words), func() { v.pause(r, wish) })
	}
	later := func(words string, until model.Date) *fyne.MenuItem {
		return put(words, model.CallWish{Pause: model.PauseLater, Until: until})
	}
	return []*fyne.MenuItem{
		later("today.later_week", model.WeekOf(today).Next().Monday()),
		later("today.later_month", today.AddDays(30)),
		later("today.later_quarter", today.AddDays(91)),
		fyne.NewMenuItemSeparator(),
		fyne.NewMenuItem(w.T("today.skip"), func() { v.askSkip(r) }),
		put("today.not_this_year", model.CallWish{Pause: model.PauseNotThisYear, Until: model.NewDate(today.Year+1, 1, 1)}),
		put("today.never", model.CallWish{Pause: model.PauseNever}),
	}
}

// callMenu is all that can be done with a call.
func (v *view) callMenu(r model.Row) []*fyne.MenuItem {
	w := v.w
	items := []*fyne.MenuItem{
		widgets.MenuItem(w.T("today.open_call"), look.Icon("phone"), false, v.openCall(r.ID)),
		widgets.MenuItem(w.T("today.log"), look.Icon("note"), false, v.openLog(r.ID)),
		widgets.MenuItem(w.T("today.copy_phone"), look.Icon("copy"), r.Phone == "", func() { v.host.Copy(r.Phone) }),
		widgets.MenuItem(w.T("today.show_person"), look.Icon("user"), false, v.openPerson(r.ID)),
		fyne.NewMenuItemSeparator(),
	}
	return append(items, v.pauseMenu(r)...)
}

// openLog begins an entry about a call with somebody.
func (v *view) openLog(id int64) func() {
	return func() {
		v.host.Open(page.Route{Page: page.People, Do: "log", ID: id, Arg: string(model.InteractionCall)})
	}
}

// pause says that somebody is not to be called for a while; how often they are wanted stays.
func (v *view) pause(r model.Row, to model.CallWish) {
	v.do(model.Doing{Code: "pause_calls", Name: r.CallName(), Count: 1}, func(tx *book.Tx) error {
		return tx.Pause([]int64{r.ID}, func(had model.CallWish) model.CallWish {
			to.PerYear = had.PerYear
			return to
		})
	})
}

// askSkip leaves one call out: the next one is suggested when it would have been after this one.
func (v *view) askSkip(r model.Row) {
	w := v.w
	v.askReason(w.T("today.skip_title", "name", r.CallName()), w.T("today.skip_text"), w.T("today.skip_verb"), func(why string) {
		v.pause(r, model.CallWish{Pause: model.PauseSkipped, Until: v.afterSkipping(), Why: why})
	})
}

// afterSkipping is the first day on which somebody may be suggested whose call was left out: after the shortest of the
// usual intervals, so that the next one lies irregularly as well.
func (v *view) afterSkipping() model.Date {
	p := v.known.programme
	days := 365 * 2 / 3 / max(p.CallsPerYear, 1)
	return v.host.Today().AddDays(max(days, p.MinGap))
}

// askReason asks for a few words, which may be left out.
func (v *view) askReason(title, text, verb string, do func(why string)) {
	w := v.w
	var m *widgets.Modal
	field := widgets.NewTextField(w.T("today.reason_hint"))
	confirm := func() {
		m.Hide()
		do(strings.TrimSpace(field.Value()))
	}
	field.SetHooks(&widgets.Hooks{Submit: confirm, Cancel: func() { m.Hide() }})
	content := widgets.Stack(10, widgets.NewMutedParagraph(text), field)
	cancel := widgets.NewSecondary(w.T("button.cancel"), nil, func() { m.Hide() })
	m = widgets.NewModal(v.host.Window().Canvas(), title, content, 440, nil, cancel, widgets.NewPrimary(verb, nil, confirm))
	m.Show()
	field.Focus()
}
