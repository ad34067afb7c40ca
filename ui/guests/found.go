package guests

import (
	"context"

	"alumnibook/model"
	"alumnibook/ui/page"
	"alumnibook/ui/widgets"
)

// found are the people whom the form would put on the list, read as they come into sight.
type found struct {
	v    *view
	grid *widgets.DataGrid
	ids  []int64
	rows map[int64]model.Row
}

func newFound(v *view) *found {
	w := v.w
	f := &found{v: v, rows: map[int64]model.Row{}}
	f.grid = widgets.NewDataGrid([]widgets.Column{
		{ID: "name", Title: w.T("model.field.name"), Width: 168},
		{ID: "office", Title: w.T("model.field.office"), Width: 90},
		{ID: "city", Title: w.T("model.field.city"), Width: 86},
		{ID: "employer", Title: w.T("model.field.employer"), Width: 90},
	}, f)
	f.grid.Fill = true
	f.grid.OnNeed = f.need
	return f
}

func (f *found) set(ids []int64) {
	f.ids = ids
	f.grid.Reload()
}

// Len counts them.
func (f *found) Len() int { return len(f.ids) }

// ID is the person's.
func (f *found) ID(row int) int64 { return f.ids[row] }

// Cells says who it is.
func (f *found) Cells(row int, columns []string) ([]widgets.Cell, bool) {
	if row >= len(f.ids) {
		return nil, false
	}
	r, ok := f.rows[f.ids[row]]
	if !ok {
		return nil, false
	}
	cells := make([]widgets.Cell, len(columns))
	for i, id := range columns {
		switch id {
		case "office":
			cells[i] = dashed(r.Office)
		case "city":
			cells[i] = dashed(r.City)
		case "employer":
			cells[i] = dashed(r.Employer)
		default:
			cells[i] = widgets.Cell{Text: r.Name, Avatar: f.v.list.avatar(r.Initials)}
		}
	}
	return cells, true
}

func (f *found) need(from, to int) {
	ids := f.ids[from:min(max(to, from+100), len(f.ids))]
	b := f.v.host.Book()
	page.Read(f.v.host, f.v, "found", func(ctx context.Context) ([]model.Row, error) { return b.Rows(ctx, ids) }, func(rows []model.Row) {
		for _, r := range rows {
			f.rows[r.ID] = r
		}
		f.grid.Refresh()
	})
}
