package rights

import (
	"context"

	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
	"alumnibook/ui/widgets"
)

const stateRequests = "rights.requests"

// requests is the list of what people asked for.
type requests struct {
	v     *view
	all   []book.RequestRow
	rows  []book.RequestRow
	byID  map[int64]*book.RequestRow
	open  bool // only what is open
	chips *fyne.Container
	grid  *widgets.DataGrid
	whole fyne.CanvasObject
}

func newRequests(v *view) *requests {
	w := v.w
	s := &requests{v: v, open: true, chips: widgets.WrapRow(6)}
	s.grid = widgets.NewDataGrid([]widgets.Column{
		{ID: "name", Title: w.T("model.field.name"), Width: 220},
		{ID: "kind", Title: w.T("rights.asks_for"), Width: 136},
		{ID: "received", Title: w.T("rights.received"), Width: 104},
		{ID: "due", Title: w.T("rights.due"), Width: 104},
		{ID: "left", Title: w.T("rights.left"), Width: 130},
		{ID: "state", Title: w.T("rights.state"), Width: 110},
		{ID: "closed", Title: w.T("rights.closed"), Width: 104, Hideable: true},
		{ID: "note", Title: w.T("rights.note"), Width: 190, Hideable: true},
	}, s)
	s.grid.OnOpen = func(id int64) { v.host.Open(page.Route{Page: page.Rights, ID: id}) }
	s.grid.OnSelected = func([]int64, int64) { v.host.StatusChanged() }
	s.grid.OnCell = func(id int64, column string) {
		if column == "name" {
			s.grid.OnOpen(id)
		}
	}
	s.grid.OnDelete = func(ids []int64) {
		if len(ids) == 1 && s.byID[ids[0]] != nil {
			v.askDelete(*s.byID[ids[0]])
		}
	}
	s.grid.OnMenu = s.menu
	keepState(v, s.grid, stateRequests)
	s.whole = widgets.FillStack(0, 2, widgets.PadEach(8, look.PagePad, 8, look.PagePad, s.chips), widgets.HLine(), s.grid)
	return s
}

// keepState remembers widths, order and choice of a grid's columns.
func keepState(v *view, g *widgets.DataGrid, name string) {
	state := g.State()
	if v.host.Prefs().State(name, &state) {
		g.SetState(state)
	}
	g.OnColumns = func() { v.host.Prefs().SetState(name, g.State()) }
}

func (s *requests) content() fyne.CanvasObject { return s.whole }

func (s *requests) buttons() []fyne.CanvasObject {
	return []fyne.CanvasObject{widgets.NewPrimary(s.v.w.T("rights.new"), look.Icon("plus"), func() { s.v.askRequest(0, model.RequestAccess, false) })}
}

func (s *requests) load() {
	read(s.v, "requests", func(ctx context.Context, b *book.Book) ([]book.RequestRow, error) { return b.Requests(ctx, false) }, func(list []book.RequestRow) {
		s.all = list
		s.draw()
	})
}

func (s *requests) draw() {
	open := 0
	s.rows, s.byID = nil, map[int64]*book.RequestRow{}
	for i := range s.all {
		r := &s.all[i]
		s.byID[r.ID] = r
		if r.State == model.RequestOpen {
			open++
		}
		if r.State == model.RequestOpen || !s.open {
			s.rows = append(s.rows, *r)
		}
	}
	s.chips.Objects = nil
	for _, only := range []bool{true, false} {
		key, n := "rights.all", len(s.all)
		if only {
			key, n = "rights.open", open
		}
		chip := widgets.NewChoiceChip(s.v.w.T(key), s.v.w.Number(n), look.ToneGrey, func() {
			s.open = only
			s.draw()
		})
		chip.SetSelected(s.open == only)
		s.chips.Add(chip)
	}
	s.chips.Refresh()
	s.whole.Refresh() // the line of chips over the list may need another height now
	s.grid.Empty = s.empty()
	s.grid.Reload()
	s.v.host.StatusChanged()
}

func (s *requests) empty() fyne.CanvasObject {
	w := s.v.w
	if len(s.all) > 0 {
		return widgets.NewEmpty("check", w.T("rights.none_open"), w.T("rights.none_open_text"), nil)
	}
	return widgets.NewEmpty("eye", w.T("rights.none"), w.T("rights.none_text"), nil)
}

func (s *requests) menu(ids []int64) []*fyne.MenuItem {
	w := s.v.w
	if len(ids) != 1 || s.byID[ids[0]] == nil {
		return nil
	}
	r := *s.byID[ids[0]]
	return []*fyne.MenuItem{
		widgets.MenuItem(w.T("rights.open_request"), look.Icon("eye"), false, func() { s.grid.OnOpen(r.ID) }),
		widgets.MenuItem(w.T("rights.open_person"), look.Icon("user"), r.PersonID == 0, func() { s.v.openPerson(r.PersonID) }),
		fyne.NewMenuItemSeparator(),
		widgets.MenuItem(w.T("rights.delete"), look.Icon("trash"), false, func() { s.v.askDelete(r) }),
	}
}

func (s *requests) status() string {
	open := 0
	for i := range s.all {
		if s.all[i].State == model.RequestOpen {
			open++
		}
	}
	return s.v.w.N("rights.status_requests", open)
}

// SelectedPeople is who is chosen.
func (s *requests) SelectedPeople() []int64 {
	var ids []int64
	for _, id := range s.grid.Selected() {
		if r := s.byID[id]; r != nil && r.PersonID != 0 {
			ids = append(ids, r.PersonID)
		}
	}
	return ids
}

// Len counts the rows.
func (s *requests) Len() int { return len(s.rows) }

// ID is the request.
func (s *requests) ID(row int) int64 { return s.rows[row].ID }

// Cells says what was asked for, and how long there is left.
func (s *requests) Cells(row int, columns []string) ([]widgets.Cell, bool) {
	if row >= len(s.rows) {
		return nil, false
	}
	w, r := s.v.w, &s.rows[row]
	cells := make([]widgets.Cell, len(columns))
	for i, c := range columns {
		switch c {
		case "name":
			cells[i] = widgets.Cell{Text: r.Name, Bold: true}
			if r.PersonID == 0 {
				cells[i] = widgets.Cell{Text: w.T("rights.erased_person"), Muted: true}
			}
		case "kind":
			cells[i] = widgets.Cell{Text: w.T("model.request." + string(r.Kind))}
		case "received":
			cells[i] = widgets.Cell{Text: w.Date(r.Received), Muted: true}
		case "due":
			cells[i] = widgets.Cell{Text: w.Date(r.Due)}
		case "left":
			if r.State == model.RequestOpen {
				text, tone := s.v.left(&r.Request)
				cells[i] = widgets.Cell{Text: text, Chip: tone}
			}
		case "state":
			cells[i] = widgets.Cell{Text: w.T("model.request_state." + string(r.State)), Chip: stateTone(r.State)}
		case "closed":
			cells[i] = widgets.Cell{Text: w.Date(r.Closed), Muted: true}
		case "note":
			cells[i] = widgets.Cell{Text: oneLine(r.Note), Muted: true}
		}
	}
	return cells, true
}

// soon is how many days before its last day a request is shown as pressing.
const soon = 7

// left says how many days there are left for a request, or how many it is overdue.
func (v *view) left(r *model.Request) (string, look.Tone) {
	switch days := v.host.Today().DaysUntil(r.Due); {
	case days < 0:
		return v.w.N("rights.overdue", -days), look.ToneRed
	case days == 0:
		return v.w.T("rights.due_today"), look.ToneRed
	case days <= soon:
		return v.w.N("rights.days_left", days), look.ToneAmber
	default:
		return v.w.N("rights.days_left", days), look.ToneGrey
	}
}

func stateTone(s model.RequestState) look.Tone {
	switch s {
	case model.RequestDone:
		return look.ToneGreen
	case model.RequestRefused:
		return look.ToneAmber
	}
	return look.ToneBlue
}
