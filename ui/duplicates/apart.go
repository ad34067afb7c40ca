package duplicates

import (
	"cmp"
	"context"
	"maps"
	"slices"

	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
	"alumnibook/ui/widgets"
)

// apart is the list of pairs that somebody has marked as not the same; they can be brought back.
type apart struct {
	v      *view
	list   [][2]int64
	rows   map[int64]model.Row
	chosen []int64 // numbers of lines, from 1
	grid   *widgets.DataGrid
	back   *widgets.Button
	whole  fyne.CanvasObject
}

func newApart(v *view) *apart {
	w := v.w
	a := &apart{v: v, rows: map[int64]model.Row{}}
	a.grid = widgets.NewDataGrid([]widgets.Column{
		{ID: "one", Title: w.T("duplicates.column_one"), Width: 240},
		{ID: "one_more", Title: w.T("duplicates.column_about"), Width: 240},
		{ID: "other", Title: w.T("duplicates.column_other"), Width: 240},
		{ID: "other_more", Title: w.T("duplicates.column_about"), Width: 240},
	}, a)
	a.grid.Empty = widgets.NewEmpty("users", w.T("duplicates.apart_empty"), w.T("duplicates.apart_empty_text"), nil)
	a.grid.OnNeed = a.need
	a.grid.OnSelected = func(ids []int64, _ int64) {
		a.chosen = ids
		a.back.SetDisabled(len(ids) == 0, w.T("duplicates.apart_none"))
	}
	a.grid.OnMenu = func([]int64) []*fyne.MenuItem {
		return []*fyne.MenuItem{widgets.MenuItem(w.T("duplicates.bring_back"), look.Icon("restore"), false, a.bringBack)}
	}
	a.grid.OnOpen = func(int64) { a.bringBack() }
	a.back = widgets.NewSecondary(w.T("duplicates.bring_back"), look.Icon("restore"), a.bringBack)
	a.back.SetDisabled(true, w.T("duplicates.apart_none"))
	text := widgets.NewMuted(w.T("duplicates.apart_text"))
	text.Least = 100
	bar := widgets.PadEach(8, look.PagePad, 8, look.PagePad, widgets.FillRow(12, 0, text, a.back))
	a.whole = widgets.FillStack(0, 2, bar, widgets.HLine(), a.grid)
	return a
}

// Len counts the pairs.
func (a *apart) Len() int { return len(a.list) }

// ID numbers the lines.
func (a *apart) ID(row int) int64 { return int64(row) + 1 }

// Cells says who the two are, with what tells them apart.
func (a *apart) Cells(row int, columns []string) ([]widgets.Cell, bool) {
	one, ok1 := a.rows[a.list[row][0]]
	other, ok2 := a.rows[a.list[row][1]]
	if !ok1 || !ok2 {
		return nil, false
	}
	cells := make([]widgets.Cell, len(columns))
	for i, id := range columns {
		switch id {
		case "one":
			cells[i] = widgets.Cell{Text: one.Name, Avatar: &widgets.Avatar{Initials: one.Initials}}
		case "one_more":
			cells[i] = widgets.Cell{Text: a.about(one), Muted: true}
		case "other":
			cells[i] = widgets.Cell{Text: other.Name, Avatar: &widgets.Avatar{Initials: other.Initials}}
		case "other_more":
			cells[i] = widgets.Cell{Text: a.about(other), Muted: true}
		}
	}
	return cells, true
}

// about is what tells somebody from a namesake: where they worked, until when, and the birthday.
func (a *apart) about(r model.Row) string {
	text := ""
	for _, s := range []string{r.Office, r.Position, a.v.w.Date(model.Date{Year: r.Left.Year}), a.v.w.Date(r.Birthday)} {
		if s != "" && text != "" {
			text += " · "
		}
		text += s
	}
	return text
}

func (a *apart) reload() {
	v := a.v
	page.Read(v.host, v, "apart", func(ctx context.Context) ([][2]int64, error) {
		marked, err := v.host.Book().Different(ctx)
		list := slices.Collect(maps.Keys(marked))
		slices.SortFunc(list, func(x, y [2]int64) int { return cmp.Or(cmp.Compare(x[0], y[0]), cmp.Compare(x[1], y[1])) })
		return list, err
	}, func(list [][2]int64) {
		changed := !slices.Equal(list, a.list)
		a.list, a.rows = list, map[int64]model.Row{}
		if changed {
			a.grid.ClearSelection()
		}
		a.grid.Reload()
		v.show()
	})
}

func (a *apart) need(from, to int) {
	v := a.v
	var ids []int64
	for _, pair := range a.list[from:min(max(to, from+50), len(a.list))] {
		ids = append(ids, pair[0], pair[1])
	}
	page.Read(v.host, v, "apart_rows", func(ctx context.Context) ([]model.Row, error) {
		return v.host.Book().Rows(ctx, ids)
	}, func(rows []model.Row) {
		for _, r := range rows {
			a.rows[r.ID] = r
		}
		a.grid.Refresh()
	})
}

// bringBack takes the marks of the chosen pairs away, so that they are suggested again.
func (a *apart) bringBack() {
	var list [][2]int64
	for _, n := range a.chosen {
		if i := int(n) - 1; i >= 0 && i < len(a.list) {
			list = append(list, a.list[i])
		}
	}
	if len(list) > 0 {
		a.v.host.Do(model.Doing{Code: "not_same_back", Count: len(list)}, func(tx *book.Tx) error { return tx.UnmarkDifferent(list) }, nil)
	}
}
