// Package wholist lists people in a grid by their ids, and reads them as they come into sight.
package wholist

import (
	"context"

	"alumnibook/model"
	"alumnibook/ui/page"
	"alumnibook/ui/run"
	"alumnibook/ui/widgets"
)

// The columns that a list fills in by itself.
const (
	Name     = "name"
	Email    = "email"
	Office   = "office"
	Employer = "employer"
)

// ahead is how many rows are read at least: a list that is scrolled does not ask for each row.
const ahead = 50

// List is a list of people.
type List struct {
	// Other fills in the columns that are the caller's own, once the person of the row was read.
	Other func(row int, column string) widgets.Cell
	// Grid is the list as it is shown.
	Grid *widgets.DataGrid

	host page.Host
	key  any
	ids  []int64
	rows map[int64]model.Row
}

// New makes a list of people; key is the one of its reading, see run.Job; nil for one of its own.
func New(h page.Host, key any, ids []int64, columns ...widgets.Column) *List {
	l := &List{host: h, key: key, ids: ids, rows: map[int64]model.Row{}}
	if key == nil {
		l.key = l
	}
	l.Grid = widgets.NewDataGrid(columns, l)
	l.Grid.Fill = true
	l.Grid.OnNeed = l.need
	l.Grid.OnCopy = func(ids []int64) { page.CopyPeople(h, l, l.Grid, ids, func(id int64) int64 { return id }) }
	return l
}

// Len counts them.
func (l *List) Len() int { return len(l.ids) }

// ID is the person's.
func (l *List) ID(row int) int64 { return l.ids[row] }

// Cells says who it is.
func (l *List) Cells(row int, columns []string) ([]widgets.Cell, bool) {
	r, ok := l.rows[l.ids[row]]
	if !ok {
		return nil, false
	}
	cells := make([]widgets.Cell, len(columns))
	for i, id := range columns {
		switch id {
		case Name:
			cells[i] = widgets.Cell{Text: r.Name, Avatar: &widgets.Avatar{Initials: r.Initials}}
		case Email:
			cells[i] = widgets.Cell{Text: r.Email}
		case Office:
			cells[i] = widgets.Cell{Text: r.Office}
		case Employer:
			cells[i] = widgets.Cell{Text: r.Employer}
		default:
			cells[i] = l.Other(row, id)
		}
	}
	return cells, true
}

// Close ends a reading that is under way.
func (l *List) Close() { l.host.Runner().Drop(l.key) }

func (l *List) need(from, to int) {
	ids, b := l.ids[from:min(max(to, from+ahead), len(l.ids))], l.host.Book()
	run.Do(l.host.Runner(), l.key, func(ctx context.Context, _ run.Progress) ([]model.Row, error) {
		return b.Rows(ctx, ids)
	}, func(rows []model.Row, err error) {
		if err != nil {
			l.host.Fail(err)
			return
		}
		for _, r := range rows {
			l.rows[r.ID] = r
		}
		l.Grid.Refresh()
	})
}
