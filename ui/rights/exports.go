package rights

import (
	"context"
	"path/filepath"

	"fyne.io/fyne/v2"

	"alumnibook/assets"
	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/model/consent"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
	"alumnibook/ui/wholist"
	"alumnibook/ui/widgets"
)

const stateExports = "rights.exports"

// chunk is how many earlier exports are read at a time.
const chunk = 200

// exports is the log of what left the book: who, what, how many, when, to where, and for what.
type exports struct {
	v     *view
	list  []book.Handover
	byID  map[int64]int
	more  bool // there are older ones
	grid  *widgets.DataGrid
	whole fyne.CanvasObject
}

func newExports(v *view) *exports {
	w := v.w
	s := &exports{v: v}
	s.grid = widgets.NewDataGrid([]widgets.Column{
		{ID: "when", Title: w.T("handover.log_when"), Width: 130},
		{ID: "what", Title: w.T("handover.log_what"), Width: 186},
		{ID: "count", Title: w.T("handover.log_count"), Width: 92, Right: true},
		{ID: "left", Title: w.T("handover.log_left"), Width: 134, Right: true, Hideable: true},
		{ID: "purpose", Title: w.T("rights.for_what"), Width: 140, Hideable: true},
		{ID: "channel", Title: w.T("rights.way"), Width: 130, Hideable: true},
		{ID: "place", Title: w.T("rights.to_where"), Width: 190, Hideable: true},
		{ID: "who", Title: w.T("handover.log_who"), Width: 130, Hideable: true},
	}, s)
	s.grid.CopyRows = true
	s.grid.OnNeed = func(int, int) { s.fetch(false) }
	s.grid.OnOpen = s.showPeople
	s.grid.OnCell = func(id int64, column string) {
		if column == "count" {
			s.showPeople(id)
		}
	}
	s.grid.OnMenu = func(ids []int64) []*fyne.MenuItem {
		h, ok := s.at(ids[0])
		off := len(ids) != 1 || !ok || len(h.People) == 0
		return []*fyne.MenuItem{widgets.MenuItem(w.T("rights.show_people"), look.Icon("users"), off, func() { s.showPeople(ids[0]) })}
	}
	s.grid.OnSelected = func([]int64, int64) { v.drawButtons() }
	s.grid.Empty = widgets.NewEmpty("export", w.T("handover.log_empty"), w.T("handover.log_empty_text"), nil)
	keepState(v, s.grid, stateExports)
	says := widgets.NewMutedParagraph(w.T("rights.exports_text"))
	s.whole = widgets.FillStack(0, 2, widgets.PadEach(10, look.PagePad, 8, look.PagePad, says), widgets.HLine(), s.grid)
	return s
}

func (s *exports) content() fyne.CanvasObject { return s.whole }

func (s *exports) buttons() []fyne.CanvasObject {
	id := s.grid.Current()
	h, ok := s.at(id)
	show := widgets.NewSecondary(s.v.w.T("rights.show_people"), look.Icon("users"), func() { s.showPeople(id) })
	switch {
	case !ok:
		show.SetDisabled(true, s.v.w.T("rights.choose_first"))
	case len(h.People) == 0:
		show.SetDisabled(true, s.v.w.T("rights.people_unknown"))
	}
	return []fyne.CanvasObject{show}
}

func (s *exports) load() { s.fetch(true) }

func (s *exports) fetch(anew bool) {
	before, limit := int64(0), max(chunk, len(s.list))
	if !anew && len(s.list) > 0 {
		before, limit = s.list[len(s.list)-1].ID, chunk
	}
	read(s.v, "exports", func(ctx context.Context, b *book.Book) ([]book.Handover, error) {
		return b.Handovers(ctx, before, limit)
	}, func(list []book.Handover) {
		s.more = len(list) == limit
		if anew {
			s.list, s.byID = nil, map[int64]int{}
		}
		for _, h := range list {
			s.byID[h.ID] = len(s.list)
			s.list = append(s.list, h)
		}
		s.grid.Reload()
		s.v.drawButtons()
	})
}

func (s *exports) at(id int64) (book.Handover, bool) {
	i, ok := s.byID[id]
	if !ok {
		return book.Handover{}, false
	}
	return s.list[i], true
}

const (
	peopleWidth  = 640
	peopleHeight = 520
)

// showPeople lists who was in an export.
func (s *exports) showPeople(id int64) {
	v, w := s.v, s.v.w
	h, ok := s.at(id)
	if !ok {
		return
	}
	if len(h.People) == 0 {
		v.host.Toast(w.T("rights.people_unknown"))
		return
	}
	list := wholist.New(v.host, page.Key(v, "people"), h.People,
		widgets.Column{ID: wholist.Name, Title: w.T("model.field.name"), Width: 230},
		widgets.Column{ID: wholist.Office, Title: w.T("model.field.office"), Width: 130},
		widgets.Column{ID: wholist.Employer, Title: w.T("model.field.employer"), Width: 200})
	var m *widgets.Modal
	open := func(r page.Route) {
		m.Hide()
		v.host.Open(r)
	}
	list.Grid.OnOpen = func(id int64) { open(page.Route{Page: page.People, ID: id}) }
	content := widgets.Stack(8, widgets.NewMutedParagraph(w.T("rights.export_of", "what", formatName(w, h.Format), "when", w.Moment(v.host.Today(), h.At.Local()))),
		widgets.Tall(peopleHeight-170, list.Grid))
	m = widgets.NewModal(v.host.Window().Canvas(), w.N("rights.export_people", len(h.People)), content, peopleWidth, nil,
		widgets.NewSecondary(w.T("button.close"), nil, func() { m.Hide() }),
		widgets.NewPrimary(w.T("rights.in_list"), look.Icon("list"), func() { open(page.ThesePeople(h.People)) }))
	m.SetHeight(peopleHeight)
	m.OnClosed = list.Close
	m.Show()
}

func (s *exports) status() string {
	n := len(s.list)
	if s.more {
		return s.v.w.N("rights.status_exports_more", n)
	}
	return s.v.w.N("rights.status_exports", n)
}

// SelectedPeople is nobody: a line of the log stands for many.
func (s *exports) SelectedPeople() []int64 { return nil }

// Len counts what was read, and one more line where there are older ones: showing it reads them.
func (s *exports) Len() int {
	if s.more {
		return len(s.list) + 1
	}
	return len(s.list)
}

// ID is that of the log.
func (s *exports) ID(row int) int64 {
	if row >= len(s.list) {
		return -1
	}
	return s.list[row].ID
}

// Cells says what left the book.
func (s *exports) Cells(row int, columns []string) ([]widgets.Cell, bool) {
	if row >= len(s.list) {
		return nil, false
	}
	h, w := s.list[row], s.v.w
	cells := make([]widgets.Cell, len(columns))
	for i, id := range columns {
		switch id {
		case "when":
			cells[i] = widgets.Cell{Text: w.Moment(s.v.host.Today(), h.At.Local()), Muted: true}
		case "what":
			cells[i] = widgets.Cell{Text: formatName(w, h.Format), Bold: true}
		case "count":
			cells[i] = widgets.Cell{Text: w.Number(h.Count)}
			if len(h.People) > 0 {
				cells[i].Tip = w.T("rights.show_people")
			}
		case "left":
			if h.LeftOut > 0 {
				cells[i] = widgets.Cell{Text: w.Number(h.LeftOut), Muted: true}
			}
		case "purpose":
			cells[i] = widgets.Cell{Text: purposeName(w, h.Purpose)}
		case "channel":
			if h.Channel != "" {
				cells[i] = widgets.Cell{Text: w.Or("rights.channel_"+h.Channel, "people.plain", "text", h.Channel), Muted: true}
			}
		case "place":
			cells[i] = placeCell(w, &h)
		case "who":
			cells[i] = widgets.Cell{Text: h.Who, Muted: true}
		}
	}
	return cells, true
}

// placeCell says where something went: a device, a file, or one of the places that are none.
func placeCell(w *assets.Translator, h *book.Handover) widgets.Cell {
	switch h.Place {
	case "":
		return widgets.Cell{Text: h.Device}
	case book.PlaceScreen, book.PlaceClipboard, book.PlaceMail, book.PlaceTerminal:
		return widgets.Cell{Text: w.T("rights.place_" + h.Place)}
	}
	return widgets.Cell{Text: filepath.Base(h.Place), Tip: h.Place}
}

// purposeName is what the gate was asked for.
func purposeName(w *assets.Translator, purpose string) string {
	switch consent.Purpose(purpose) {
	case "":
		return ""
	case consent.PurposeGuests, consent.PurposeAccess:
		return w.T("rights.purpose_" + purpose)
	}
	return w.Or("model.purpose."+string(model.Purpose(purpose)), "people.plain", "text", purpose)
}

// formatName is what a format is called; one of a newer program keeps its bare name.
func formatName(w *assets.Translator, format string) string {
	if key := "rights.paper_" + format; w.Has(key) {
		return w.T(key)
	}
	return w.Or("export.format."+format, "people.plain", "text", format)
}
