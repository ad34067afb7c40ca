package safety

import (
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"

	"alumnibook/model/backup"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
	"alumnibook/ui/widgets"
)

// list is the tab of the backups that there are, newest first.
type list struct {
	v       *view
	grid    *widgets.DataGrid
	restore *widgets.Button
	whole   fyne.CanvasObject
}

const stateList = "safety.list"

func newList(v *view) *list {
	w := v.w
	l := &list{v: v}
	l.grid = widgets.NewDataGrid([]widgets.Column{
		{ID: "when", Title: w.T("safety.col_when"), Width: 150},
		{ID: "where", Title: w.T("safety.col_where"), Width: 165, Hideable: true},
		{ID: "state", Title: w.T("safety.col_state"), Width: 165, Hideable: true},
		{ID: "people", Title: w.T("people.title"), Width: 90, Right: true, Hideable: true},
		{ID: "entries", Title: w.T("safety.col_entries"), Width: 110, Right: true, Hideable: true},
		{ID: "size", Title: w.T("safety.col_size"), Width: 90, Right: true, Hideable: true},
		{ID: "rest", Title: "", Width: 20},
	}, l)
	l.grid.Empty = widgets.NewEmpty("shield", w.T("safety.none"), w.T("safety.empty_text"), nil)
	l.grid.OnOpen = func(int64) { l.look() }
	l.grid.OnSelected = func([]int64, int64) { l.chosen() }
	l.grid.OnMenu = func([]int64) []*fyne.MenuItem {
		return []*fyne.MenuItem{
			widgets.MenuItem(w.T("safety.restore"), look.Icon("history"), false, l.look),
			widgets.MenuItem(w.T("safety.folder"), look.Icon("folder"), false, l.show),
		}
	}
	state := l.grid.State()
	if v.host.Prefs().State(stateList, &state) {
		l.grid.SetState(state)
	}
	l.grid.OnColumns = func() { v.host.Prefs().SetState(stateList, l.grid.State()) }
	l.restore = widgets.NewSecondary(w.T("safety.restore"), look.Icon("history"), l.look)
	more := widgets.NewMenuButton(widgets.Secondary, w.T("safety.more"), nil, l.more)
	bar := widgets.Toolbar([]fyne.CanvasObject{widgets.NewSection(w.T("safety.list"))}, []fyne.CanvasObject{l.restore, more})
	top := widgets.PadEach(12, look.PagePad, 10, look.PagePad, widgets.Stack(14, v.status.card, bar))
	l.whole = widgets.FillStack(0, 2, top, widgets.HLine(), l.grid)
	l.chosen()
	return l
}

// more is what else can be done.
func (l *list) more() []*fyne.MenuItem {
	w := l.v.w
	return []*fyne.MenuItem{
		widgets.MenuItem(w.T("safety.folder"), look.Icon("folder"), len(l.v.all) == 0, l.show),
		widgets.MenuItem(w.T("safety.from_file"), look.Icon("file"), l.v.keeper == nil, l.fromFile),
		widgets.MenuItem(w.T("safety.salvage_other"), look.Icon("warning"), l.v.keeper == nil, l.v.salvageOther),
	}
}

// Len counts the backups.
func (l *list) Len() int { return len(l.v.all) }

// ID is the place in the list, from 1 on.
func (l *list) ID(row int) int64 { return int64(row + 1) }

// Cells says what a backup is.
func (l *list) Cells(row int, columns []string) ([]widgets.Cell, bool) {
	b, w := l.v.all[row], l.v.w
	cells := make([]widgets.Cell, len(columns))
	for i, id := range columns {
		switch {
		case id == "when":
			cells[i] = widgets.Cell{Text: l.v.when(b.At)}
		case id == "where":
			cells[i] = widgets.Cell{Text: l.v.where(b), Muted: true}
		case id == "state":
			cells[i] = stateOf(l.v, b)
		case id == "size":
			cells[i] = widgets.Cell{Text: sizeText(w, b.Size)}
		case id == "people" && b.Counts != nil:
			cells[i] = widgets.Cell{Text: w.Number(b.Counts.People)}
		case id == "entries" && b.Counts != nil:
			cells[i] = widgets.Cell{Text: w.Number(b.Counts.Interactions)}
		}
	}
	return cells, true
}

// where is the place that a backup lies in.
func (v *view) where(b backup.Backup) string {
	if b.Second {
		return filepath.Base(v.state.Second.Second)
	}
	return v.w.T("safety.here")
}

// stateOf says what is known of a backup.
func stateOf(v *view, b backup.Backup) widgets.Cell {
	switch {
	case b.Err != nil:
		return widgets.Cell{Text: v.w.T("safety.state_damaged"), Chip: look.ToneRed}
	case b.Aside && strings.HasSuffix(b.Name, ".backup"):
		return widgets.Cell{Text: v.w.T("safety.state_older"), Chip: look.ToneBlue}
	case b.Aside:
		return widgets.Cell{Text: v.w.T("safety.state_aside"), Chip: look.ToneBlue}
	case b.Encrypted:
		return widgets.Cell{Text: v.w.T("safety.state_encrypted"), Chip: look.ToneGreen}
	case b.Counts == nil:
		return widgets.Cell{Text: v.w.T("safety.state_unknown"), Chip: look.ToneGrey}
	}
	return widgets.Cell{Text: v.w.T("safety.state_good"), Chip: look.ToneGreen}
}

// current is the chosen backup.
func (l *list) current() (backup.Backup, bool) {
	i := l.grid.Current() - 1
	if i < 0 || i >= int64(len(l.v.all)) {
		return backup.Backup{}, false
	}
	return l.v.all[i], true
}

// chosen makes the button follow what is chosen.
func (l *list) chosen() {
	_, ok := l.current()
	switch {
	case l.v.keeper == nil || l.v.readable():
		l.restore.SetDisabled(true, l.v.w.T("readonly.refused"))
	case !ok:
		l.restore.SetDisabled(true, l.v.w.T("safety.choose_one"))
	default:
		l.restore.SetDisabled(false, "")
	}
}

// look looks into the chosen backup, before anything is restored.
func (l *list) look() {
	if b, ok := l.current(); ok && !l.restore.Disabled() {
		l.v.look(b)
	}
}

// show opens the folder of the chosen backup, or of the newest.
func (l *list) show() {
	b, ok := l.current()
	if !ok && len(l.v.all) > 0 {
		b, ok = l.v.all[0], true
	}
	if ok {
		l.v.host.ShowInFolder(b.Path)
	}
}

// backupEndings are those of the files that can be restored.
var backupEndings = []string{".alumni", ".age", ".backup"}

// fromFile restores a backup from anywhere: from a stick, on a new computer.
func (l *list) fromFile() {
	if l.v.keeper == nil || l.v.readable() {
		return
	}
	w := l.v.w
	l.v.host.PickOpen(page.Pick{For: page.ForBackups, Title: w.T("safety.from_file_title"), Kind: w.T("safety.kind"), Ext: backupEndings}, func(paths []string) {
		if len(paths) > 0 {
			l.v.look(backupAt(paths[0]))
		}
	})
}

// backupAt is a file as a backup that nothing is known of.
func backupAt(path string) backup.Backup {
	return backup.Backup{Path: path, Name: filepath.Base(path), Encrypted: strings.EqualFold(filepath.Ext(path), ".age")}
}
