package rights

import (
	"context"

	"fyne.io/fyne/v2"

	"alumnibook/model/book"
	"alumnibook/ui/look"
	"alumnibook/ui/widgets"
)

// erasedLog is the log of erasures: that somebody was erased, when, by whom and why. Nothing is left of the names.
type erasedLog struct {
	v     *view
	list  []book.Erasure
	grid  *widgets.DataGrid
	whole fyne.CanvasObject
}

func newErased(v *view) *erasedLog {
	w := v.w
	s := &erasedLog{v: v}
	s.grid = widgets.NewDataGrid([]widgets.Column{
		{ID: "when", Title: w.T("rights.erased_when"), Width: 170},
		{ID: "reason", Title: w.T("rights.reason"), Width: 280},
		{ID: "who", Title: w.T("rights.erased_by"), Width: 200},
	}, s)
	s.grid.CopyRows = true
	s.grid.Empty = widgets.NewEmpty("check", w.T("rights.nobody_erased"), w.T("rights.nobody_erased_text"), nil)
	says := widgets.NewMutedParagraph(w.T("rights.erased_text"))
	s.whole = widgets.FillStack(0, 2, widgets.PadEach(10, look.PagePad, 8, look.PagePad, says), widgets.HLine(), s.grid)
	return s
}

func (s *erasedLog) content() fyne.CanvasObject   { return s.whole }
func (s *erasedLog) buttons() []fyne.CanvasObject { return nil }

func (s *erasedLog) load() {
	read(s.v, "erased", func(ctx context.Context, b *book.Book) ([]book.Erasure, error) { return b.Erasures(ctx) }, func(list []book.Erasure) {
		s.list = list
		s.grid.Reload()
		s.v.host.StatusChanged()
	})
}

func (s *erasedLog) status() string { return s.v.w.N("rights.status_erased", len(s.list)) }

// Len counts the rows.
func (s *erasedLog) Len() int { return len(s.list) }

// ID is the place in the log.
func (s *erasedLog) ID(row int) int64 { return int64(len(s.list) - row) }

// Cells says when somebody was erased, and why.
func (s *erasedLog) Cells(row int, columns []string) ([]widgets.Cell, bool) {
	if row >= len(s.list) {
		return nil, false
	}
	w, e := s.v.w, &s.list[row]
	cells := make([]widgets.Cell, len(columns))
	for i, c := range columns {
		switch c {
		case "when":
			cells[i] = widgets.Cell{Text: w.Moment(s.v.host.Today(), e.At.Local())}
		case "reason":
			cells[i] = widgets.Cell{Text: w.Or("rights.erase_"+e.Reason, "people.plain", "text", e.Reason)}
		case "who":
			cells[i] = widgets.Cell{Text: e.Who, Muted: true}
		}
	}
	return cells, true
}
