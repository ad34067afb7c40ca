package people

import (
	"slices"

	"alumnibook/model/exchange/handover"
	"alumnibook/ui/page"
)

// handOver goes to the page of exports with who is chosen, who was found and the list as it is shown. The format is what
// they are wanted as, "" for what was wanted last.
func (v *view) handOver(f handover.Format) {
	x := page.Handing{Filter: cloneFilter(v.filter), Sort: v.sort, List: v.list.Name, Format: string(f)}
	if n := len(v.selected); n > 0 && n < len(v.rows.ids) {
		x.Selected = slices.Clone(v.selected)
	}
	if n := len(v.rows.ids); n > 0 && n < v.total {
		x.Found = n
	}
	for _, c := range v.shownColumns() {
		x.Columns = append(x.Columns, c.id)
	}
	v.host.Open(x.Route())
}

// mergeTwo puts the two who are chosen side by side, to make one of them.
func (v *view) mergeTwo() {
	if len(v.selected) == 2 {
		v.host.Open(page.Route{Page: page.Duplicates, Do: page.Pair, Arg: idList(v.selected)})
	}
}
