package today

import (
	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/model/cadence"
	"alumnibook/ui/look"
	"alumnibook/ui/widgets"
)

// stateTime is the name under which the time for this week's calls is remembered.
const stateTime = "today.time"

// wholeWeek is time for as many calls as the goals need.
const wholeWeek = 7 * 24 * 60

// hoursOffered for the calls of a week.
var hoursOffered = []int{1, 2, 3, 4}

// weekTime is how much time the user has for calls, in one week only.
type weekTime struct {
	Week    string `json:"week"`
	Minutes int    `json:"minutes"`
}

// minutes is what the user chose for this week; 0 leaves it to the programme.
func (v *view) minutes() int {
	var t weekTime
	if !v.host.Prefs().State(stateTime, &t) || t.Week != model.WeekOf(v.host.Today()).String() {
		return 0
	}
	return max(t.Minutes, 0)
}

// chooseMinutes cuts the list of this week to some time.
func (v *view) chooseMinutes(n int) {
	v.host.Prefs().SetState(stateTime, weekTime{model.WeekOf(v.host.Today()).String(), n})
	v.load()
}

// hoursText says what the list is cut to.
func (v *view) hoursText() string {
	switch m := v.known.plan.Minutes; {
	case m <= 0 || m >= wholeWeek:
		return v.w.T("today.hours_all")
	case m%60 == 0:
		return v.w.N("today.hours", m/60)
	default:
		return v.w.N("today.minutes", m)
	}
}

// hoursMenu offers some hours, and all that the goals need.
func (v *view) hoursMenu() []*fyne.MenuItem {
	w, now := v.w, v.known.plan.Minutes
	var items []*fyne.MenuItem
	for _, h := range hoursOffered {
		item := fyne.NewMenuItem(w.N("today.hours", h), func() { v.chooseMinutes(60 * h) })
		item.Checked = now == 60*h
		items = append(items, item)
	}
	quota := v.known.plan.Quota
	all := fyne.NewMenuItem(w.N("today.hours_goal", quota), func() { v.chooseMinutes(wholeWeek) })
	all.Checked = now <= 0 || now >= wholeWeek
	items = append(items, all)
	if usual := v.known.programme.MinutesPerWeek; usual != now && (now < wholeWeek || usual != 0) {
		keep := widgets.MenuItem(w.T("today.hours_keep"), look.Icon("check"), false, v.keepHours)
		items = append(items, fyne.NewMenuItemSeparator(), keep)
	}
	return items
}

// keepHours sets the time of this week aside in every week.
func (v *view) keepHours() {
	p := v.known.programme
	if p.MinutesPerWeek = v.known.plan.Minutes; p.MinutesPerWeek >= wholeWeek {
		p.MinutesPerWeek = 0
	}
	v.saveProgramme(p)
}

func (v *view) saveProgramme(p model.Programme) {
	v.do(model.Doing{Code: "programme"}, func(tx *book.Tx) error { return tx.SaveProgramme(&p) })
}

// mayTakeMore tells whether more time would bring more calls.
func (v *view) mayTakeMore() bool {
	p := v.known.plan
	return p.Minutes > 0 && cadence.Fits(p.Minutes, v.known.programme.MinutesPerCall) < p.Quota
}
