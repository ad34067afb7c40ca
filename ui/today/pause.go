package today

import (
	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/draft"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
	"alumnibook/ui/widgets"
)

// pauseMenu offers to call somebody another time, or not.
func (v *view) pauseMenu(r model.Row) []*fyne.MenuItem {
	w, today := v.w, v.host.Today()
	put := func(words string, wish model.CallWish) *fyne.MenuItem {
		return fyne.NewMenuItem(w.T(words), func() { v.pause(r, wish, nil, v.failed) })
	}
	later := func(words string, until model.Date) *fyne.MenuItem {
		return put(words, model.CallWish{Pause: model.PauseLater, Until: until})
	}
	return []*fyne.MenuItem{
		later("today.later_week", model.WeekOf(today).Next().Monday()),
		later("today.later_month", today.AddDays(30)),
		later("today.later_quarter", today.AddDays(91)),
		fyne.NewMenuItemSeparator(),
		fyne.NewMenuItem(w.T("today.skip"), func() { v.askSkip(r.ID) }),
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

// pause says that somebody is not to be called for a while; how often they are wanted stays. What was
// typed about that, if anything, is kept no longer.
func (v *view) pause(r model.Row, to model.CallWish, keeper *draft.FormKeeper, done func(error)) {
	v.host.Do(model.Doing{Code: "pause_calls", Name: r.CallName(), Count: 1}, func(tx *book.Tx) error {
		if err := keeper.Forget(tx); err != nil {
			return err
		}
		return tx.Pause([]int64{r.ID}, func(had model.CallWish) model.CallWish {
			to.PerYear = had.PerYear
			return to
		})
	}, func(_ int64, err error) { done(err) })
}

// afterSkipping is the first day on which somebody may be suggested whose call was left out: after the shortest of the
// usual intervals, so that the next one lies irregularly as well.
func (v *view) afterSkipping() model.Date {
	p := v.known.programme
	days := 365 * 2 / 3 / max(p.CallsPerYear, 1)
	return v.host.Today().AddDays(max(days, p.MinGap))
}
