package people

import (
	"slices"

	"alumnibook/model"
)

// standpoint is where the page stood, for Back and Forward.
type standpoint struct {
	filter   model.Filter
	sort     model.Sort
	list     model.List
	selected []int64
	first    int // row at the top of the list
}

// SaveState notes search, filters, order, who is chosen and how far the list is scrolled.
func (v *view) SaveState() any {
	first, _ := v.grid.Shown()
	return standpoint{cloneFilter(v.filter), v.sort, v.list, slices.Clone(v.selected), first}
}

// RestoreState goes back there.
func (v *view) RestoreState(s any) {
	p, ok := s.(standpoint)
	if !ok {
		return
	}
	v.filter, v.sort, v.list = cloneFilter(p.filter), p.sort, v.listOf(p.list.ID)
	v.head.search.SetQuietly(v.filter.Search)
	v.grid.SetSort(sortedColumn(v.sort.By), v.sort.Descending)
	v.wanted, v.top = p.selected, p.first
	if v.wanted == nil {
		v.wanted = []int64{}
	}
	v.find()
}

// shownColumns are the columns that the user has chosen, left to right.
func (v *view) shownColumns() []*column {
	var list []*column
	for _, id := range v.grid.VisibleColumns() {
		if c := columnOf(id); c != nil {
			list = append(list, c)
		}
	}
	return list
}
