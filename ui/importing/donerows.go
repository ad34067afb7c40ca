package importing

import (
	"context"
	"slices"
	"strconv"

	"fyne.io/fyne/v2"

	"alumnibook/model/importer"
	"alumnibook/ui/page"
	"alumnibook/ui/run"
	"alumnibook/ui/widgets"
)

// doneRows are the rows behind one of the figures of an import, each with its person or with why it was not taken.
type doneRows struct {
	p       *Page
	o       *outcome
	fate    importer.Fate
	index   []int         // places in the plan
	people  map[int]int64 // of rows whose person came into being by the import
	several bool          // sheets
	grid    *widgets.DataGrid
	whole   fyne.CanvasObject
}

// showRows shows the rows of a fate below the figures.
func (p *Page) showRows(fate importer.Fate) {
	o := p.outcome
	d := &doneRows{p: p, o: o, fate: fate, index: o.plan.Find(fate), several: len(p.chosenSheets()) > 1}
	d.grid = widgets.NewDataGrid(d.columns(), d)
	d.grid.OnOpen = d.open
	hint := widgets.NewMuted(p.w.T("importing.done.open_hint"))
	if !d.haveNobody() {
		d.whole = widgets.FillStack(0, 2, widgets.HLine(), widgets.PadEach(8, 16, 8, 12, hint), d.grid)
	} else {
		d.whole = widgets.FillStack(0, 1, widgets.HLine(), d.grid)
	}
	o.rows = d
	p.show()
	p.focus(d.grid)
	d.findNew()
}

// showFirstRows shows the rows behind the first figure, so that nothing jumps where another one is chosen.
func (p *Page) showFirstRows() {
	o := p.outcome
	for _, fate := range importer.Fates {
		if len(o.plan.Find(fate)) > 0 {
			p.showRows(fate)
			return
		}
	}
	p.show()
}

// haveNobody tells that the rows did not come into the book.
func (d *doneRows) haveNobody() bool {
	return d.fate == importer.FateRejected || d.fate == importer.FateUndecided || d.fate == importer.FateLeftOut
}

func (d *doneRows) columns() []widgets.Column {
	w := d.p.w
	list := []widgets.Column{{ID: "row", Title: w.T("importing.check.row"), Width: 64}}
	if d.several {
		list = append([]widgets.Column{{ID: "sheet", Title: w.T("importing.check.sheet"), Width: 140}}, list...)
	}
	list = append(list, widgets.Column{ID: "name", Title: w.T("importing.check.name"), Width: 260})
	if d.haveNobody() {
		return append(list, widgets.Column{ID: "reason", Title: w.T("importing.done.reason"), Width: 420})
	}
	return append(list, widgets.Column{ID: "what", Title: w.T("importing.done.what"), Width: 420})
}

// Len is how many rows there are.
func (d *doneRows) Len() int { return len(d.index) }

// ID of a row is its place in the plan, counted from 1.
func (d *doneRows) ID(row int) int64 { return int64(d.index[row]) + 1 }

// Cells are the texts of a row.
func (d *doneRows) Cells(row int, columns []string) ([]widgets.Cell, bool) {
	i := d.index[row]
	cells := make([]widgets.Cell, len(columns))
	for k, id := range columns {
		switch id {
		case "sheet":
			cells[k] = widgets.Cell{Text: d.o.plan.Sheet(i), Muted: true}
		case "row":
			cells[k] = widgets.Cell{Text: strconv.Itoa(d.o.plan.Rows[i].Row), Muted: true}
		case "name":
			cells[k] = widgets.Cell{Text: rowName(d.o.plan, i)}
		case "reason":
			cells[k] = widgets.Cell{Text: d.p.reason(d.o.plan.Rows[i])}
		case "what":
			cells[k] = widgets.Cell{Text: d.what(i), Muted: true}
		}
	}
	return cells, true
}

// what a row says, or which fields it changed.
func (d *doneRows) what(i int) string {
	p, text := d.p, ""
	for _, c := range d.o.plan.Cells(i) {
		now := p.value(c.Field, c.Now)
		if slices.Contains(nameFields, c.Field) || now == "" || d.fate == importer.FateChanged && !c.Change && !c.Adds {
			continue
		}
		if text != "" {
			text += " · "
		}
		if d.fate == importer.FateChanged {
			text += p.fieldName(c.Field) + ": "
		}
		text += now
	}
	return text
}

// open goes to the person of a row.
func (d *doneRows) open(id int64) {
	if person := d.person(int(id) - 1); person != 0 {
		d.p.host.Open(page.Route{Page: page.People, ID: person})
	}
}

// person is the one that a row is about now; 0 where it is about nobody in the book.
func (d *doneRows) person(i int) int64 {
	r := d.o.plan.Rows[i]
	if r.Joins >= 0 && r.PersonID == 0 {
		return d.person(r.Joins)
	}
	if r.PersonID != 0 {
		return r.PersonID
	}
	return d.people[i]
}

// findNew finds out who the people are that the import made: they were made in the order of their first rows.
func (d *doneRows) findNew() {
	if d.haveNobody() || d.o.Change == 0 {
		return
	}
	p, o := d.p, d.o
	b := p.host.Book()
	run.Do(p.host.Runner(), newPeopleKey{p}, func(ctx context.Context, _ run.Progress) ([]int64, error) {
		return b.ChangedPeople(ctx, o.Change)
	}, func(ids []int64, err error) {
		if err != nil || p.outcome != o {
			return
		}
		known := map[int64]bool{}
		for _, r := range o.plan.Rows {
			known[r.PersonID] = true
		}
		fresh := slices.DeleteFunc(ids, func(id int64) bool { return known[id] })
		first := o.plan.Where(func(r *importer.PlanRow) bool { return r.Fate == importer.FateNew && r.PersonID == 0 })
		if len(fresh) != len(first) {
			return
		}
		d.people = make(map[int]int64, len(first))
		for k, row := range first {
			d.people[row] = fresh[k]
		}
	})
}

// newPeopleKey names the search for the people that an import made.
type newPeopleKey struct{ page *Page }
