package people

import (
	"context"
	"slices"

	"alumnibook/model"
	"alumnibook/ui/page"
	"alumnibook/ui/run"
)

// found is the answer to a search.
type found struct {
	rows  []model.Row
	ids   []int64
	total int
}

// find asks the book again with the filter and the order of now. What is shown stays until the answer is there; an
// answer to an earlier question never arrives.
func (v *view) find() {
	f, s := cloneFilter(v.filter), v.sort
	v.head.updateChips()
	page.Read(v.host, v, "find", func(ctx context.Context) (found, error) {
		var a found
		var err error
		if a.rows, a.ids, err = v.host.Book().FirstPage(ctx, f, s, chunk); err != nil {
			return a, err
		}
		a.total, err = v.host.Book().Count(ctx)
		return a, err
	}, func(a found) {
		v.take(a)
	})
}

// take shows what was found. Who was chosen stays so, if they are among them.
func (v *view) take(a found) {
	v.rows.set(a.ids, a.rows)
	v.total, v.known = a.total, true
	v.showEmpty()
	v.grid.Reload()
	if v.wanted != nil {
		v.choose(v.wanted)
		v.wanted = nil
	}
	if v.top > 0 {
		from, to := v.grid.Shown()
		v.grid.ScrollToRow(min(v.top+max(to-from-2, 0), len(a.ids)-1)) // first below, so that the row itself comes to the top
		v.grid.ScrollToRow(v.top)
		v.top = 0
	}
	v.head.update()
	if v.panel != nil {
		v.panel.update()
	}
	v.host.StatusChanged()
	if v.wantsExport {
		v.wantsExport = false
		v.handOver("")
	}
}

// fetchRows reads rows that came into sight.
func (v *view) fetchRows(ids []int64, done func([]model.Row, error)) {
	ids = slices.Clone(ids)
	run.Do(v.host.Runner(), page.Key(v, "rows"), func(ctx context.Context, _ run.Progress) ([]model.Row, error) {
		return v.host.Book().Rows(ctx, ids)
	}, done)
}

// search looks for other words; the list begins at its top again.
func (v *view) search(text string) {
	if v.filter.Search == text {
		return
	}
	v.filter.Search = text
	v.grid.ScrollToTop()
	v.find()
}

// setFilter wants other people.
func (v *view) setFilter(f model.Filter) {
	f.Search = v.filter.Search
	v.filter = f
	v.grid.ScrollToTop()
	v.find()
}

// clearFilters takes all conditions off and leaves the search.
func (v *view) clearFilters() {
	v.list = model.List{}
	v.setFilter(model.Filter{})
}

// clearAll shows everybody.
func (v *view) clearAll() {
	v.head.search.SetQuietly("")
	v.filter.Search = ""
	v.clearFilters()
}

// sortBy orders the list by a column.
func (v *view) sortBy(id string, descending bool) {
	if c := columnOf(id); c != nil && c.sort != "" {
		v.sort = model.Sort{By: c.sort, Descending: descending}
		v.find()
	}
}

// loadFirm reads who works here and which fields the firm has added.
func (v *view) loadFirm() {
	type firm struct {
		colleagues []model.Colleague
		own        []model.OwnField
		seat       model.Colleague
	}
	page.Read(v.host, v, "firm", func(ctx context.Context) (firm, error) {
		var f firm
		var err error
		if f.colleagues, err = v.host.Book().Colleagues(ctx); err != nil {
			return f, err
		}
		if f.own, err = v.host.Book().OwnFields(ctx); err != nil {
			return f, err
		}
		f.seat, err = v.host.Book().Seat(ctx)
		return f, err
	}, func(f firm) {
		v.colleagues, v.ownFields, v.seat = f.colleagues, f.own, f.seat.ID
		v.grid.Refresh()
		v.detail.refresh()
		v.head.update()
	})
}

// ownerName is a colleague's name, "" for nobody.
func (v *view) ownerName(id int64) string {
	for i := range v.colleagues {
		if v.colleagues[i].ID == id {
			return v.colleagues[i].Name
		}
	}
	return ""
}

// rowOf is the row of a person, where it was looked at.
func (v *view) rowOf(id int64) (model.Row, bool) {
	row, ok := v.rows.byID[id]
	return row, ok
}

// nameOf is what a person is called: as said, where that is known, else as in the list.
func (v *view) nameOf(id int64) string {
	if p := v.detail.person; p != nil && p.ID == id {
		return p.FullName()
	}
	row, _ := v.rowOf(id)
	return row.Name
}
