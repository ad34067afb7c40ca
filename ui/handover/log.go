package handover

import (
	"context"

	"alumnibook/assets"
	"alumnibook/model/book"
	"alumnibook/ui/page"
	"alumnibook/ui/run"
	"alumnibook/ui/widgets"
)

// chunk is how many earlier exports are read at a time.
const chunk = 200

// log is the list of what was exported, newest first.
type log struct {
	v    *view
	list []book.Handover
	more bool // there are older ones
	grid *widgets.DataGrid
}

const stateLog = "handover.log"

func newLog(v *view) *log {
	w := v.w
	l := &log{v: v}
	l.grid = widgets.NewDataGrid([]widgets.Column{
		{ID: "when", Title: w.T("handover.log_when"), Width: 150},
		{ID: "what", Title: w.T("handover.log_what"), Width: 230},
		{ID: "device", Title: w.T("handover.log_device"), Width: 200, Hideable: true},
		{ID: "who", Title: w.T("handover.log_who"), Width: 150, Hideable: true},
		{ID: "count", Title: w.T("handover.log_count"), Width: 90, Right: true},
		{ID: "left", Title: w.T("handover.log_left"), Width: 130, Right: true, Hideable: true},
	}, l)
	l.grid.Empty = widgets.NewEmpty("export", w.T("handover.log_empty"), w.T("handover.log_empty_text"), nil)
	l.grid.CopyRows = true
	l.grid.OnNeed = func(int, int) { l.load(false) }
	state := l.grid.State()
	if v.host.Prefs().State(stateLog, &state) {
		l.grid.SetState(state)
	}
	l.grid.OnColumns = func() { v.host.Prefs().SetState(stateLog, l.grid.State()) }
	return l
}

// Len counts what was read, and one more line where there are older ones: showing it reads them.
func (l *log) Len() int {
	if l.more {
		return len(l.list) + 1
	}
	return len(l.list)
}

// ID is that of the log.
func (l *log) ID(row int) int64 {
	if row >= len(l.list) {
		return -1
	}
	return l.list[row].ID
}

// Cells says what was exported.
func (l *log) Cells(row int, columns []string) ([]widgets.Cell, bool) {
	if row >= len(l.list) {
		return nil, false
	}
	h, w := l.list[row], l.v.w
	cells := make([]widgets.Cell, len(columns))
	for i, id := range columns {
		switch id {
		case "when":
			cells[i] = widgets.Cell{Text: w.Moment(l.v.host.Today(), h.At.Local()), Muted: true}
		case "what":
			cells[i] = widgets.Cell{Text: formatName(w, h.Format)}
		case "device":
			cells[i] = widgets.Cell{Text: h.Device}
		case "count":
			cells[i] = widgets.Cell{Text: w.Number(h.Count)}
		case "left":
			if h.LeftOut > 0 {
				cells[i] = widgets.Cell{Text: w.Number(h.LeftOut), Muted: true}
			}
		case "who":
			cells[i] = widgets.Cell{Text: h.Who, Muted: true}
		}
	}
	return cells, true
}

// formatName is what a format is called; one of a newer program keeps its bare name.
func formatName(w *assets.Translator, format string) string {
	if key := "export.format." + format; w.Has(key) {
		return w.T(key)
	}
	return format
}

// reload reads from the newest on.
func (l *log) reload() { l.load(true) }

func (l *log) load(anew bool) {
	v, before, limit := l.v, int64(0), max(chunk, len(l.list))
	if !anew && len(l.list) > 0 {
		before, limit = l.list[len(l.list)-1].ID, chunk
	}
	run.Do(v.host.Runner(), page.Key(v, "log"), func(ctx context.Context, _ run.Progress) ([]book.Handover, error) {
		return v.host.Book().Handovers(ctx, before, limit)
	}, func(list []book.Handover, err error) {
		if err != nil {
			v.host.Fail(err)
			return
		}
		l.more = len(list) == limit
		if anew {
			l.list = nil
		}
		l.list = append(l.list, list...)
		l.grid.Reload()
		v.host.StatusChanged()
	})
}
