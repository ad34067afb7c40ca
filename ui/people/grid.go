package people

import (
	"slices"

	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/ui/widgets"
)

// gridState is the name under which the arrangement of the list is remembered.
const gridState = "people.grid"

func columnOf(id string) *column {
	for i := range columns {
		if columns[i].id == id {
			return &columns[i]
		}
	}
	return nil
}

// sortedColumn is the column that people are sorted by.
func sortedColumn(by model.SortColumn) string {
	for i := range columns {
		if columns[i].sort == by {
			return columns[i].id
		}
	}
	return "name"
}

func (v *view) makeGrid() {
	cols := make([]widgets.Column, len(columns))
	var hidden []string
	for i, c := range columns {
		cols[i] = widgets.Column{ID: c.id, Title: c.title(v), Width: c.width, Sortable: c.sort != "", Hideable: c.id != "name"}
		if c.hidden {
			hidden = append(hidden, c.id)
		}
	}
	g := widgets.NewDataGrid(cols, v)
	g.SetHidden(hidden...)
	v.grid, v.sort = g, model.Sort{By: model.SortName}
	var kept widgets.State
	if v.host.Prefs().State(gridState, &kept) {
		g.SetState(kept)
		for _, id := range hidden {
			if !slices.Contains(kept.Order, id) { // it did not exist when the list was arranged
				g.SetHidden(id)
			}
		}
		if c := columnOf(kept.Sort); c != nil && c.sort != "" {
			v.sort = model.Sort{By: c.sort, Descending: kept.Desc}
		}
	}
	g.SetSort(sortedColumn(v.sort.By), v.sort.Descending)
	g.OnSort = v.sortBy
	g.OnColumns = func() { v.host.Prefs().SetState(gridState, g.State()) }
	g.OnSelected = v.chosen
	g.OnOpen = func(id int64) { v.edit() }
	g.OnDelete = func([]int64) { v.trash() }
	g.OnCopy = func([]int64) { v.copyRows() }
	g.OnMenu = func([]int64) []*fyne.MenuItem { return v.host.Commands().Context(contextIDs...).Items }
	g.OnType = v.typed
	g.OnKey = v.gridKey
}

// typed takes letters that were typed into the list to the search field.
func (v *view) typed(text string) {
	if text == " " && v.filter.Search == "" {
		return
	}
	v.head.search.Append(text)
}

// gridKey takes the key that leads from the first row back to the search field.
func (v *view) gridKey(e *fyne.KeyEvent) bool {
	if e.Name == fyne.KeyUp && len(v.rows.ids) > 0 && v.grid.Current() == v.rows.ids[0] {
		v.FocusSearch()
		return true
	}
	return false
}

// Len is how many people were found.
func (v *view) Len() int { return len(v.rows.ids) }

// ID is who stands in a row.
func (v *view) ID(row int) int64 { return v.rows.ids[row] }

// Cells is what the columns say of who stands in a row.
func (v *view) Cells(i int, ids []string) ([]widgets.Cell, bool) {
	row, ok := v.rows.at(i)
	if !ok {
		return nil, false
	}
	cells := make([]widgets.Cell, len(ids))
	for at, id := range ids {
		if c := columnOf(id); c != nil {
			cells[at] = v.cell(c, &row)
		}
	}
	return cells, true
}

func (v *view) cell(c *column, r *model.Row) widgets.Cell {
	cell := widgets.Cell{Text: c.plain(v, r), Muted: c.muted}
	if cell.Text == "" && c.dash {
		cell.Text, cell.Muted = "–", true
	}
	if c.tone != nil {
		if tone, chip := c.tone(v, r); chip {
			cell.Chip = tone
		}
	}
	if c.id == "name" {
		cell.Avatar = v.photos.avatar(r.Initials, r.Photo)
	}
	if c.tip != nil {
		cell.Tip = c.tip(v, r)
	}
	return cell
}
