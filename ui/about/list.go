package about

import (
	"strings"

	"fyne.io/fyne/v2"

	"alumnibook/assets/licences"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
	"alumnibook/ui/widgets"
)

// list shows the licences: what the program is built from, and beside it the text of the chosen one.
type list struct {
	host   page.Host
	found  []int // which of all are shown
	search *widgets.SearchField
	grid   *widgets.DataGrid
	name   *widgets.Paragraph
	under  *widgets.Paragraph
	text   *widgets.Paragraph
	scroll *widgets.ScrollArea
	whole  fyne.CanvasObject
}

func newList(h page.Host) *list {
	w := h.Words()
	l := &list{host: h, name: widgets.NewParagraph(""), under: widgets.NewMutedParagraph(""), text: widgets.NewParagraph("")}
	l.name.TextSize, l.text.TextSize = look.SizeTitle, look.SizeSmall
	l.search = widgets.NewSearchField(w.T("about.search"), "", l.find)
	l.grid = widgets.NewDataGrid([]widgets.Column{
		{ID: "module", Title: w.T("about.module"), Width: 300},
		{ID: "version", Title: w.T("about.version"), Width: 110},
		{ID: "licence", Title: w.T("about.licence"), Width: 170},
	}, l)
	l.grid.Fill = true
	l.grid.Empty = widgets.NewEmpty("search", w.T("widget.nothing_found"), "", nil)
	l.grid.OnSelected = func(_ []int64, current int64) { l.show(current) }
	l.search.OnDown = l.grid.Focus
	l.scroll = widgets.Scrolled(widgets.Pad(16, widgets.Stack(6, l.name, l.under, widgets.Gap(1, 4), l.text)))
	l.whole = widgets.NewSplitPane(l.grid, widgets.Ground(look.ColorBackground, l.scroll), 480, 0)
	l.find("")
	return l
}

// find shows what a text stands in: the name, the licence or its words.
func (l *list) find(text string) {
	text = strings.ToLower(strings.TrimSpace(text))
	l.found = l.found[:0]
	for i, m := range licences.All() {
		if strings.Contains(strings.ToLower(m.Path+" "+m.Licence()+" "+m.Text()), text) {
			l.found = append(l.found, i)
		}
	}
	l.grid.Reload()
	l.host.StatusChanged()
	if len(l.found) > 0 {
		l.grid.Select(l.ID(0))
	}
}

// begin chooses the first one where none is.
func (l *list) begin() {
	if l.grid.Current() == 0 && len(l.found) > 0 {
		l.grid.Select(l.ID(0))
	}
}

func (l *list) count() string { return l.host.Words().N("about.count", len(l.found)) }

// Len counts what is shown.
func (l *list) Len() int { return len(l.found) }

// ID is the place among all, counted from 1.
func (l *list) ID(row int) int64 { return int64(l.found[row]) + 1 }

// Cells says what a row is about.
func (l *list) Cells(row int, columns []string) ([]widgets.Cell, bool) {
	m := licences.All()[l.found[row]]
	cells := make([]widgets.Cell, len(columns))
	for i, c := range columns {
		switch c {
		case "module":
			cells[i] = widgets.Cell{Text: m.Path}
		case "version":
			cells[i] = widgets.Cell{Text: short(m.Version), Tip: m.Version, Muted: true}
		case "licence":
			cells[i] = widgets.Cell{Text: m.Licence()}
		}
	}
	return cells, true
}

// short leaves out of a version which commit it was.
func short(version string) string {
	v, _, _ := strings.Cut(version, "-")
	return v
}

// show shows the text of one.
func (l *list) show(id int64) {
	if id < 1 || int(id) > len(licences.All()) {
		return
	}
	m := licences.All()[id-1]
	l.name.SetText(m.Path)
	l.under.SetText(strings.TrimSpace(m.Version + "  " + m.Licence()))
	l.text.SetText(flowing(m.Text()))
	l.scroll.ToTop()
	l.scroll.Refresh()
}
