package today

import (
	"context"
	"slices"
	"strconv"

	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/look"
	"alumnibook/ui/widgets"
)

// quietCard is who was not contacted for long. Who is to be called this week stands above already.
func (v *view) quietCard() fyne.CanvasObject {
	due, calls := v.known.due, v.known.open()
	quiet := slices.DeleteFunc(slices.Clone(due.Quiet), func(r model.Row) bool {
		return slices.ContainsFunc(calls, func(c book.WeekCall) bool { return c.Row.ID == r.ID })
	})
	var lines []fyne.CanvasObject
	for i := range v.shown("quiet", len(quiet)) {
		lines = append(lines, v.quietLine(quiet[i]))
	}
	return v.listCard("quiet", v.w.T("today.quiet"), due.QuietCount-len(due.Quiet)+len(quiet), lines, v.showQuiet)
}

func (v *view) quietLine(r model.Row) fyne.CanvasObject {
	place := ""
	if r.Office != "" {
		place = " · " + r.Office
	}
	id := strconv.FormatInt(r.ID, 10)
	open := widgets.NewQuiet(v.w.T("today.open_call"), look.Icon("phone"), v.openCall(r.ID)).Smaller()
	later := widgets.NewMenuButton(widgets.Quiet, v.w.T("today.later"), nil, func() []*fyne.MenuItem { return v.pauseMenu(r) }).Smaller()
	return line{
		lead: v.avatar(r), title: r.CallName(), after: place, under: v.w.T("today.last_contact", "when", v.w.Away(v.known.today, r.LastContact)),
		right: []fyne.CanvasObject{v.stop("quiet:"+id, open), v.stop("quiet_later:"+id, later)}, open: v.openPerson(r.ID),
		items: func() []*fyne.MenuItem { return v.callMenu(r) },
	}.object()
}

// showQuiet shows all of them in the list.
func (v *view) showQuiet() {
	since := monthsBefore(v.known.today, v.known.programme.QuietMonths)
	v.showPeople(func(ctx context.Context, b *book.Book) ([]int64, error) {
		f := model.Filter{QuietSince: since, Statuses: []model.Status{model.StatusAlumnus, model.StatusRetired}}
		return b.Find(ctx, f, model.Sort{By: model.SortLastContact})
	})
}

// monthsBefore is the same day some months ago, or that month's last day.
func monthsBefore(d model.Date, n int) model.Date {
	months := 12*d.Year + d.Month - 1 - n
	for day := d.Day; ; day-- {
		if to := model.NewDate(months/12, months%12+1, day); to.Valid() {
			return to
		}
	}
}
