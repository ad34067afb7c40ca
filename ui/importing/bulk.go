package importing

import (
	"slices"

	"fyne.io/fyne/v2"

	"alumnibook/model/importer"
	"alumnibook/ui/widgets"
)

// bulkDo is something that can be said about several rows at once.
type bulkDo struct {
	word string
	rows []int // those of the chosen rows that it is possible for
	do   func(rows []int)
}

// bulk lists what can be said about several rows.
func (v *checkView) bulk(rows []int) []bulkDo {
	p := v.p
	of := func(can func(r *importer.PlanRow) bool) []int {
		return slices.DeleteFunc(slices.Clone(rows), func(row int) bool { return !can(p.plan.Rows[row]) })
	}
	all := []bulkDo{
		{
			"importing.bulk.new", of(func(r *importer.PlanRow) bool { return r.Fate == importer.FateUndecided && len(r.Candidates) > 0 }),
			func(rows []int) { p.decide(rows, importer.DecideNew) },
		},
		{"importing.bulk.keep", of(contradicts), func(rows []int) { p.settleAll(rows, false) }},
		{"importing.bulk.take", of(contradicts), func(rows []int) { p.settleAll(rows, true) }},
		{
			"importing.bulk.leave_out", of(func(r *importer.PlanRow) bool { return r.Fate != importer.FateLeftOut }),
			func(rows []int) { p.decide(rows, importer.DecideLeaveOut) },
		},
		{
			"importing.bulk.again", of(func(r *importer.PlanRow) bool { return r.Fate == importer.FateLeftOut }),
			func(rows []int) { p.decide(rows, importer.DecideAsPlanned) },
		},
	}
	return slices.DeleteFunc(all, func(b bulkDo) bool { return len(b.rows) == 0 })
}

// bulkCard offers what can be said about the chosen rows.
func (v *checkView) bulkCard(rows []int) fyne.CanvasObject {
	p := v.p
	var buttons []fyne.CanvasObject
	for _, b := range v.bulk(rows) {
		buttons = append(buttons, widgets.Row(0, widgets.NewSecondary(p.w.N(b.word, len(b.rows)), nil, func() { b.do(b.rows) }).Smaller()))
	}
	return widgets.NewCard(p.w.N("importing.bulk.title", len(rows)), nil, widgets.Stack(8, buttons...))
}

// menu is the context menu of the chosen rows.
func (v *checkView) menu(ids []int64) []*fyne.MenuItem {
	rows := make([]int, len(ids))
	for i, id := range ids {
		rows[i] = int(id) - 1
	}
	var items []*fyne.MenuItem
	for _, b := range v.bulk(rows) {
		items = append(items, widgets.MenuItem(v.p.w.N(b.word, len(b.rows)), nil, v.p.altering, func() { b.do(b.rows) }))
	}
	return items
}

// SelectAll chooses all rows that are shown on the check.
func (p *Page) SelectAll() {
	if p.step == stepCheck && p.check != nil && p.busy == nil {
		p.check.grid.SelectAll()
	}
}
