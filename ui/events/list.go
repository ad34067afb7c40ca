package events

import (
	"cmp"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
	"alumnibook/ui/tell"
	"alumnibook/ui/widgets"
)

const stateGrid = "events.grid"

// list is all events: those to come, then those that are over.
type list struct {
	v    *view
	grid *widgets.DataGrid
	rows []*book.EventRow // in the order that is shown
}

func newList(v *view) *list {
	w := v.w
	l := &list{v: v}
	number := func(id string, width float32) widgets.Column {
		return widgets.Column{ID: id, Title: w.T("events.column_" + id), Width: width, Right: true, Hideable: true, Sortable: true}
	}
	l.grid = widgets.NewDataGrid([]widgets.Column{
		{ID: "on", Title: w.T("model.field.on"), Width: 96, Right: true, Sortable: true},
		{ID: "title", Title: w.T("events.column_title"), Width: 232, Sortable: true},
		{ID: "state", Title: w.T("events.column_state"), Width: 116, Hideable: true, Sortable: true},
		{ID: "kind", Title: w.T("model.field.kind"), Width: 92, Hideable: true, Sortable: true},
		{ID: "office", Title: w.T("model.field.office"), Width: 104, Hideable: true, Sortable: true},
		number("places", 88), number("invited", 80), number("yes", 54), number("no", 54), number("maybe", 70), number("silent", 66),
		number("waiting", 70), number("came", 60), number("score", 60), number("spent", 104), number("per_guest", 104),
	}, l)
	l.grid.SetHidden("kind", "no", "maybe", "score", "spent")
	l.grid.Fill, l.grid.CopyRows = true, true
	l.grid.OnOpen = v.openEvent
	l.grid.OnCell = func(id int64, column string) {
		if column == "title" {
			v.openEvent(id)
		}
	}
	l.grid.OnMenu = l.menu
	l.grid.OnSort = func(string, bool) { l.reload() }
	state := l.grid.State()
	if v.host.Prefs().State(stateGrid, &state) {
		l.grid.SetState(state)
	}
	l.grid.OnColumns = func() { v.host.Prefs().SetState(stateGrid, l.grid.State()) }
	return l
}

// reload shows the events in the order that was chosen; the book's own is by day, what is to come in front.
func (l *list) reload() {
	all := l.v.known.events
	l.rows = make([]*book.EventRow, len(all))
	for i := range all {
		l.rows[i] = &all[i]
	}
	if column, desc := l.grid.Sort(); column != "" {
		slices.SortStableFunc(l.rows, func(a, b *book.EventRow) int {
			order := l.compare(column, a, b)
			if desc {
				return -order
			}
			return order
		})
	}
	l.grid.Reload()
}

func (l *list) compare(column string, a, b *book.EventRow) int {
	w := l.v.w
	switch column {
	case "on":
		return a.On.Compare(b.On)
	case "title":
		return strings.Compare(model.FoldShort(a.Title), model.FoldShort(b.Title))
	case "state":
		return cmp.Compare(slices.Index(model.EventStates, a.State), slices.Index(model.EventStates, b.State))
	case "kind":
		return strings.Compare(w.T("model.event_kind."+string(a.Kind)), w.T("model.event_kind."+string(b.Kind)))
	case "office":
		return strings.Compare(model.FoldShort(a.Office), model.FoldShort(b.Office))
	}
	return cmp.Compare(figure(column, a), figure(column, b))
}

// figure is the number in a column.
func figure(column string, e *book.EventRow) float64 {
	switch c := &e.Counts; column {
	case "places":
		return float64(c.Heads)
	case "invited":
		return float64(c.Invited)
	case "yes":
		return float64(c.Yes)
	case "no":
		return float64(c.No)
	case "maybe":
		return float64(c.Maybe)
	case "silent":
		return float64(c.Silent)
	case "waiting":
		return float64(c.Waiting)
	case "came":
		return float64(c.Attended + c.Brought)
	case "score":
		return c.Score()
	case "spent":
		return float64(e.Spent())
	case "per_guest":
		return float64(c.PerGuest(e.Spent()))
	}
	return 0
}

// Len counts the lines.
func (l *list) Len() int { return len(l.rows) }

// ID is the event's.
func (l *list) ID(row int) int64 { return l.rows[row].ID }

// Cells says how an event stands.
func (l *list) Cells(row int, columns []string) ([]widgets.Cell, bool) {
	if row >= len(l.rows) {
		return nil, false
	}
	cells := make([]widgets.Cell, len(columns))
	for i, id := range columns {
		cells[i] = l.cell(l.rows[row], id)
	}
	return cells, true
}

func (l *list) cell(e *book.EventRow, column string) widgets.Cell {
	w, over := l.v.w, !e.IsComing()
	switch column {
	case "on":
		return widgets.Cell{Text: w.Date(e.On), Muted: over, Tip: w.LongDate(e.On)}
	case "title":
		return widgets.Cell{Text: e.Title, Bold: !over}
	case "state":
		return widgets.Cell{Text: w.T("model.event_state." + string(e.State)), Chip: tone(e.State)}
	case "kind":
		return widgets.Cell{Text: w.T("model.event_kind." + string(e.Kind))}
	case "office":
		return widgets.Cell{Text: e.Office}
	case "places":
		switch {
		case e.Capacity > 0:
			return widgets.Cell{Text: w.T("events.of", "n", e.Counts.Heads, "of", e.Capacity)}
		case e.Counts.Heads == 0:
			return widgets.Cell{}
		}
	case "score":
		if e.Counts.Scores == 0 {
			return widgets.Cell{}
		}
		return widgets.Cell{Text: w.Decimal(e.Counts.Score(), 1)}
	case "spent", "per_guest":
		if figure(column, e) == 0 {
			return widgets.Cell{}
		}
		return widgets.Cell{Text: tell.Money(w, int64(figure(column, e)), l.v.currency(&e.Event))}
	case "came":
		if e.IsComing() && e.Counts.Attended == 0 {
			return widgets.Cell{}
		}
	}
	if c := &e.Counts; c.Invited+c.ToInvite+c.WalkIns == 0 {
		return widgets.Cell{}
	}
	n := int(figure(column, e))
	return widgets.Cell{Text: w.Number(n), Muted: n == 0}
}

// currency is that of an event's budget.
func (v *view) currency(e *model.Event) string { return cmp.Or(e.Currency, v.host.Firm().Currency) }

func (l *list) menu(ids []int64) []*fyne.MenuItem {
	if len(ids) != 1 {
		return nil
	}
	w, v, id := l.v.w, l.v, ids[0]
	i := slices.IndexFunc(l.rows, func(e *book.EventRow) bool { return e.ID == id })
	if i < 0 {
		return nil
	}
	e := *l.rows[i]
	return append([]*fyne.MenuItem{
		widgets.MenuItem(w.T("events.open"), look.Icon("eye"), false, func() { v.openEvent(id) }),
		widgets.MenuItem(w.T("events.guests"), look.Icon("people"), false, func() { v.host.Open(page.Route{Page: page.Guests, ID: id}) }),
		widgets.MenuItem(w.T("events.command_edit"), look.Icon("edit"), false, func() { v.hostOpen(id, doEdit) }),
		widgets.MenuItem(w.T("events.command_copy"), look.Icon("copy"), false, func() { v.copy(id) }),
		fyne.NewMenuItemSeparator(),
	}, v.moreItems(&e)...)
}

// hostOpen goes to an event, or does something with it.
func (v *view) hostOpen(id int64, do string) { v.open(page.Route{Do: do, ID: id}) }

// copy goes to the form with the plan of another event.
func (v *view) copy(id int64) { v.hostOpen(id, doCopy) }
