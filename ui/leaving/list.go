package leaving

import (
	"slices"

	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
	"alumnibook/ui/widgets"
)

// list is everybody who leaves, by last day.
type list struct {
	v       *view
	grid    *widgets.DataGrid
	avatars map[string]*widgets.Avatar // equal ones are the same object, so that the grid need not draw them again
	quiet   bool                       // the choice is being set, not made by the user
}

func newList(v *view) *list {
	w := v.w
	l := &list{v: v, avatars: map[string]*widgets.Avatar{}}
	l.grid = widgets.NewDataGrid([]widgets.Column{
		{ID: "name", Title: w.T("model.field.name"), Width: 156},
		{ID: "last_day", Title: w.T("model.field.last_day"), Width: 88, Right: true, Hideable: true},
		{ID: "done", Title: w.T("leaving.column_done"), Width: 58, Right: true, Hideable: true},
		{ID: "due", Title: w.T("leaving.column_due"), Width: 124, Hideable: true},
		{ID: "next", Title: w.T("leaving.column_next"), Width: 130, Hideable: true},
	}, l)
	l.grid.Fill = true
	l.grid.OnSelected = func(_ []int64, current int64) { l.chosen(current) }
	l.grid.OnOpen = l.openPerson
	l.grid.OnMenu = l.menu
	l.grid.OnCopy = func(ids []int64) { page.CopyPeople(v.host, v, l.grid, ids, func(id int64) int64 { return id }) }
	state := l.grid.State()
	if v.host.Prefs().State(stateGrid, &state) {
		l.grid.SetState(state)
	}
	l.grid.OnColumns = func() { v.host.Prefs().SetState(stateGrid, l.grid.State()) }
	return l
}

func (l *list) reload() { l.quietly(l.grid.Reload) }

// choose marks a person without telling anybody; nobody where they do not stand in the list.
func (l *list) choose(id int64) {
	l.quietly(func() {
		if slices.ContainsFunc(l.v.known.lines, func(o line) bool { return o.row.ID == id }) {
			l.grid.Select(id)
			return
		}
		l.grid.ClearSelection()
	})
}

func (l *list) quietly(do func()) {
	was := l.quiet
	l.quiet = true
	do()
	l.quiet = was
}

// chosen turns to another person, after asking about what was typed.
func (l *list) chosen(id int64) {
	if l.quiet || id == 0 || id == l.v.sheet.id {
		return
	}
	page.Guard(l.v.host, l.v, func() { l.v.sheet.turnTo(id) }, func() { l.choose(l.v.sheet.id) })
}

func (l *list) openPerson(id int64) { l.v.openPerson(id) }

// openPerson shows somebody among the people.
func (v *view) openPerson(id int64) { v.host.Open(page.Route{Page: page.People, ID: id}) }

func (l *list) menu(ids []int64) []*fyne.MenuItem {
	if len(ids) != 1 {
		return nil
	}
	w, s := l.v.w, l.v.sheet
	none := s.id != ids[0] || s.data.leaving.ID == 0
	return []*fyne.MenuItem{
		widgets.MenuItem(w.T("leaving.open_person"), look.Icon("user"), false, func() { l.openPerson(ids[0]) }),
		widgets.MenuItem(w.T("leaving.command_move"), look.Icon("calendar"), none, func() { s.open(panelMove) }),
		widgets.MenuItem(w.T("leaving.command_step"), look.Icon("plus"), none, func() { s.open(panelAdd) }),
		widgets.MenuItem(w.T("leaving.command_interview"), look.Icon("note"), s.id != ids[0], s.writeInterview),
		fyne.NewMenuItemSeparator(),
		widgets.MenuItem(w.T("leaving.command_remove"), look.Icon("trash"), none, s.askRemove),
	}
}

// Len counts the lines.
func (l *list) Len() int { return len(l.v.known.lines) }

// ID is the person's.
func (l *list) ID(row int) int64 { return l.v.known.lines[row].row.ID }

// Cells says how far it is with somebody.
func (l *list) Cells(row int, columns []string) ([]widgets.Cell, bool) {
	if row >= len(l.v.known.lines) {
		return nil, false
	}
	cells := make([]widgets.Cell, len(columns))
	for i, id := range columns {
		cells[i] = l.cell(&l.v.known.lines[row], id)
	}
	return cells, true
}

func (l *list) cell(o *line, column string) widgets.Cell {
	w, today := l.v.w, l.v.host.Today()
	switch column {
	case "name":
		return widgets.Cell{Text: o.row.Name, Avatar: l.avatar(o.row.Initials)}
	case "last_day":
		return widgets.Cell{Text: w.Date(o.lastDay()), Muted: o.lastDay().Before(today)}
	case "done":
		if o.leaving.ID == 0 {
			return widgets.Cell{}
		}
		return widgets.Cell{Text: w.T("leaving.of", "done", o.done(), "all", len(o.leaving.Steps))}
	case "due":
		if s := o.next(); s != nil {
			return dueCell(l.v, s.Due)
		}
	case "next":
		switch s := o.next(); {
		case o.leaving.ID == 0:
			return widgets.Cell{Text: w.T("leaving.no_checklist"), Muted: true}
		case s == nil:
			return widgets.Cell{Text: w.T("leaving.all_done"), Chip: look.ToneGreen}
		default:
			return widgets.Cell{Text: l.v.stepName(s)}
		}
	}
	return widgets.Cell{}
}

// dueCell says how far away a step is: today and what is over stand out.
func dueCell(v *view, due model.Date) widgets.Cell {
	c := widgets.Cell{Text: v.w.Away(v.host.Today(), due), Tip: v.w.LongDate(due)}
	switch today := v.host.Today(); {
	case due == today:
		c.Text, c.Chip = v.w.T("day.today"), look.ToneAmber
	case due.Before(today):
		c.Chip = look.ToneRed
	}
	return c
}

func (l *list) avatar(initials string) *widgets.Avatar {
	if l.avatars[initials] == nil {
		l.avatars[initials] = &widgets.Avatar{Initials: initials}
	}
	return l.avatars[initials]
}

// stepName is what a step is called: by the firm, else by the program.
func (v *view) stepName(s *model.LeavingStep) string {
	if s.Name != "" {
		return s.Name
	}
	return v.w.Or("model.step."+s.Code, "leaving.step_unknown")
}
