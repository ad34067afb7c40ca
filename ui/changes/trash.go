package changes

import (
	"context"
	"maps"

	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
	"alumnibook/ui/run"
	"alumnibook/ui/widgets"
)

const (
	keyTrash     = "changes.trash"
	keyTrashRows = "changes.trash_rows"
	ahead        = 100 // rows read at a time
)

// trash is the list of the people in the wastebasket, those of last first.
type trash struct {
	host    page.Host
	ids     []int64
	rows    map[int64]model.Row
	chosen  []int64
	grid    *widgets.DataGrid
	restore *widgets.Button
	whole   fyne.CanvasObject
}

func newTrash(h page.Host) *trash {
	w := h.Words()
	t := &trash{host: h, rows: map[int64]model.Row{}}
	t.grid = widgets.NewDataGrid([]widgets.Column{
		{ID: "name", Title: w.T("model.field.name"), Width: 260},
		{ID: "office", Title: w.T("model.field.office"), Width: 130},
		{ID: "position", Title: w.T("model.field.position"), Width: 180},
		{ID: "trashed", Title: w.T("model.field.trashed"), Width: 190, Right: true},
	}, t)
	t.grid.Empty = widgets.NewEmpty("trash", w.T("changes.trash_empty"), w.T("changes.trash_empty_text"), nil)
	t.grid.OnNeed = t.need
	t.grid.OnSelected = func(ids []int64, _ int64) {
		t.chosen = ids
		t.restore.SetDisabled(len(ids) == 0, w.T("changes.restore_none"))
	}
	t.grid.OnMenu = func(ids []int64) []*fyne.MenuItem {
		return []*fyne.MenuItem{widgets.MenuItem(w.N("changes.restore", len(ids)), look.Icon("restore"), false, func() { t.putBack(ids) })}
	}
	t.grid.OnOpen = func(id int64) { t.putBack([]int64{id}) }
	t.restore = widgets.NewSecondary(w.T("changes.restore_button"), look.Icon("restore"), func() { t.putBack(t.chosen) })
	t.restore.SetDisabled(true, w.T("changes.restore_none"))
	text := widgets.NewMuted(w.T("changes.trash_text"))
	text.Least = 100
	bar := widgets.PadEach(8, 16, 8, 16, widgets.FillRow(12, 0, text, t.restore))
	t.whole = widgets.FillStack(0, 2, bar, widgets.HLine(), t.grid)
	return t
}

// Len counts those in the wastebasket.
func (t *trash) Len() int { return len(t.ids) }

// ID is the person's.
func (t *trash) ID(row int) int64 { return t.ids[row] }

// Cells says who it is.
func (t *trash) Cells(row int, columns []string) ([]widgets.Cell, bool) {
	r, ok := t.rows[t.ids[row]]
	if !ok {
		return nil, false
	}
	cells := make([]widgets.Cell, len(columns))
	for i, id := range columns {
		switch id {
		case "name":
			cells[i] = widgets.Cell{Text: r.Name, Avatar: &widgets.Avatar{Initials: r.Initials}}
		case "office":
			cells[i] = widgets.Cell{Text: r.Office}
		case "position":
			cells[i] = widgets.Cell{Text: r.Position}
		case "trashed":
			cells[i] = widgets.Cell{Text: t.host.Words().Date(r.Trashed), Muted: true}
		}
	}
	return cells, true
}

func (t *trash) reload() {
	b := t.host.Book()
	run.Do(t.host.Runner(), keyTrash, func(ctx context.Context, _ run.Progress) ([]int64, error) {
		return b.Find(ctx, model.Filter{Trashed: true}, model.Sort{By: model.SortUpdated, Descending: true})
	}, func(ids []int64, err error) {
		if err != nil {
			t.host.Fail(err)
			return
		}
		t.ids, t.rows = ids, map[int64]model.Row{}
		t.grid.Reload()
		t.host.StatusChanged()
	})
}

// need reads the rows that can be seen, and some after them.
func (t *trash) need(from, to int) {
	b, ids := t.host.Book(), t.ids[from:min(max(to, from+ahead), len(t.ids))]
	run.Do(t.host.Runner(), keyTrashRows, func(ctx context.Context, _ run.Progress) (map[int64]model.Row, error) {
		rows, err := b.Rows(ctx, ids)
		found := make(map[int64]model.Row, len(rows))
		for _, r := range rows {
			found[r.ID] = r
		}
		return found, err
	}, func(found map[int64]model.Row, err error) {
		if err != nil {
			t.host.Fail(err)
			return
		}
		maps.Copy(t.rows, found)
		t.grid.Refresh()
	})
}

// putBack restores people.
func (t *trash) putBack(ids []int64) {
	if len(ids) == 0 {
		return
	}
	doing := model.Doing{Code: "restore", Count: len(ids)}
	if r, ok := t.rows[ids[0]]; ok && len(ids) == 1 {
		doing.Name = r.Name
	}
	t.host.Do(doing, func(tx *book.Tx) error { return tx.RestorePeople(ids) }, nil)
}
