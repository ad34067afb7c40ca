package newsletter

import (
	"context"

	"alumnibook/model"
	"alumnibook/ui/page"
	"alumnibook/ui/run"
	"alumnibook/ui/widgets"
)

// names is a list of people, read as they come into sight.
type names struct {
	v    *view
	ids  []int64
	rows map[int64]model.Row
	grid *widgets.DataGrid
}

func newNames(v *view, ids []int64) *names {
	w := v.w
	l := &names{v: v, ids: ids, rows: map[int64]model.Row{}}
	l.grid = widgets.NewDataGrid([]widgets.Column{
		{ID: "name", Title: w.T("model.field.name"), Width: 240},
		{ID: "email", Title: w.T("model.field.email"), Width: 240},
		{ID: "office", Title: w.T("model.field.office"), Width: 130},
		{ID: "employer", Title: w.T("model.field.employer"), Width: 200},
	}, l)
	l.grid.Fill = true
	l.grid.OnNeed = l.need
	l.grid.OnOpen = func(id int64) { v.host.Open(page.Route{Page: page.People, ID: id}) }
	return l
}

// Len counts them.
func (l *names) Len() int { return len(l.ids) }

// ID is the person's.
func (l *names) ID(row int) int64 { return l.ids[row] }

// Cells says who it is.
func (l *names) Cells(row int, columns []string) ([]widgets.Cell, bool) {
	r, ok := l.rows[l.ids[row]]
	if !ok {
		return nil, false
	}
	cells := make([]widgets.Cell, len(columns))
	for i, id := range columns {
		switch id {
		case "email":
			cells[i] = widgets.Cell{Text: r.Email}
		case "office":
			cells[i] = widgets.Cell{Text: r.Office}
		case "employer":
			cells[i] = widgets.Cell{Text: r.Employer}
		default:
			cells[i] = widgets.Cell{Text: r.Name, Avatar: &widgets.Avatar{Initials: r.Initials}}
		}
	}
	return cells, true
}

func (l *names) need(from, to int) {
	ids, b := l.ids[from:min(max(to, from+50), len(l.ids))], l.v.host.Book()
	run.Do(l.v.host.Runner(), jobKey{l.v, "people"}, func(ctx context.Context, _ run.Progress) ([]model.Row, error) {
		return b.Rows(ctx, ids)
	}, func(rows []model.Row, err error) {
		if err != nil {
			l.v.host.Fail(err)
			return
		}
		for _, r := range rows {
			l.rows[r.ID] = r
		}
		l.grid.Refresh()
	})
}
