package newsletter

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"alumnibook/model"
	"alumnibook/ui/draft"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
	"alumnibook/ui/widgets"
)

const stateGrid = "newsletter.grid"

// list is the plan with its clock, and all issues: those to come, then those that were sent.
type list struct {
	v     *view
	known known
	read  bool

	count *widgets.CutText
	add   *widgets.Button
	clock *fyne.Container
	grid  *widgets.DataGrid
	place *fyne.Container // holds the grid, or why there is none
	whole fyne.CanvasObject
}

func newList(v *view) *list {
	w := v.w
	l := &list{v: v, count: widgets.NewMuted(""), clock: widgets.Stack(0), place: container.NewStack()}
	l.add = widgets.NewPrimary(w.T("newsletter.new"), look.Icon("plus"), func() { v.host.Open(page.Route{Page: page.Newsletter, Do: doNew}) })
	back := widgets.NewSecondary(w.T("newsletter.returns"), look.Icon("undo"), func() { v.host.Open(page.Route{Page: page.Newsletter, Do: doReturns}) })
	l.grid = widgets.NewDataGrid([]widgets.Column{
		{ID: "title", Title: w.T("newsletter.column_title"), Width: 240},
		{ID: "state", Title: w.T("newsletter.state"), Width: 112},
		{ID: "day", Title: w.T("newsletter.column_day"), Width: 150},
		{ID: "languages", Title: w.T("newsletter.column_languages"), Width: 144},
		{ID: "items", Title: w.T("newsletter.column_items"), Width: 76, Right: true},
		{ID: "recipients", Title: w.T("newsletter.column_recipients"), Width: 96, Right: true},
	}, l)
	l.grid.OnOpen = func(id int64) { v.host.Open(page.Route{Page: page.Newsletter, ID: id}) }
	l.grid.OnMenu = l.menu
	l.grid.OnDelete = func(ids []int64) { l.askDelete(ids) }
	if state := (widgets.State{}); v.host.Prefs().State(stateGrid, &state) {
		l.grid.SetState(state)
	}
	l.grid.OnColumns = func() { v.host.Prefs().SetState(stateGrid, l.grid.State()) }
	head := widgets.FillRow(look.Gap, 1, widgets.NewTitle(w.T("newsletter.title")), l.count, back, l.add)
	l.whole = widgets.FillStack(0, 3, widgets.PadEach(12, look.PagePad, 10, look.PagePad, head), widgets.HLine(), l.clock, l.place)
	return l
}

func (l *list) focus() {
	if l.read && len(l.known.issues) > 0 {
		l.grid.Focus()
	}
}

// load reads the issues and the plan.
func (l *list) load() {
	b, today := l.v.host.Book(), l.v.host.Today()
	page.Read(l.v.host, l.v, "list", func(ctx context.Context) (known, error) { return readKnown(ctx, b, today) }, func(k known) {
		first := !l.read
		l.known, l.read = k, true
		l.show()
		if first {
			l.focus()
		}
	})
}

func (l *list) show() {
	w := l.v.w
	o := fyne.CanvasObject(l.grid)
	l.count.SetText(w.Number(len(l.known.issues)))
	if len(l.known.issues) == 0 {
		l.count.SetText("")
		o = widgets.NewEmpty("mail", w.T("newsletter.none"), w.T("newsletter.none_text"),
			widgets.NewPrimary(w.T("newsletter.new"), look.Icon("plus"), func() { l.v.host.Open(page.Route{Page: page.Newsletter, Do: doNew}) }))
		l.add.Hide()
	} else {
		l.add.Show()
	}
	l.clock.Objects = []fyne.CanvasObject{l.plan()}
	if len(l.known.issues) == 0 {
		l.clock.Objects = nil
	}
	l.clock.Refresh()
	l.grid.Reload()
	l.place.Objects = []fyne.CanvasObject{o}
	l.place.Refresh()
	l.whole.Refresh()
	l.v.host.StatusChanged()
}

// plan is the clock: when the last one went out, when the next one is due, and how many of a year's there were.
func (l *list) plan() fyne.CanvasObject {
	w, p, today := l.v.w, &l.known.plan, l.v.host.Today()
	head := widgets.NewSection(w.T("newsletter.clock_start"))
	if !p.Next.IsZero() {
		head.SetText(w.T("newsletter.clock_next", "day", w.LongDate(p.Next)))
	}
	head.Least = 100
	line := []fyne.CanvasObject{head}
	switch {
	case p.Next.IsZero():
	case p.Days < 0:
		line = append(line, widgets.NewChip(w.N("newsletter.clock_late", -p.Days), look.ToneRed))
	case p.Days == 0:
		line = append(line, widgets.NewChip(w.T("day.today"), look.ToneAmber))
	case p.Days <= soon:
		line = append(line, widgets.NewChip(w.N("newsletter.clock_left", p.Days), look.ToneAmber))
	default:
		line = append(line, widgets.NewChip(w.N("newsletter.clock_left", p.Days), look.ToneGrey))
	}
	said := w.N("newsletter.every", l.known.every)
	if !p.Last.IsZero() {
		said = w.T("newsletter.clock_last", "day", w.LongDate(p.Last)) + " · " + said
	}
	rows := []fyne.CanvasObject{widgets.FillRow(10, 0, line...)}
	if !p.Last.IsZero() && !p.Next.IsZero() {
		whole, gone := max(p.Last.DaysUntil(p.Next), 1), min(max(p.Last.DaysUntil(today), 0), max(p.Last.DaysUntil(p.Next), 1))
		color := look.ColorAccent
		if p.Days < 0 {
			color = look.ColorRed
		}
		rows = append(rows, widgets.NewMeter(float64(whole), widgets.MeterPart{Value: float64(gone), Color: color}))
	}
	text := widgets.NewMuted(said)
	text.Least = 100
	last := []fyne.CanvasObject{text}
	if p.Goal > 0 {
		last = append(last, widgets.NewMuted(w.T("newsletter.of_goal", "n", p.Sent, "of", p.Goal)))
	}
	rows = append(rows, widgets.FillRow(10, 0, last...))
	return widgets.PadEach(12, look.PagePad, 12, look.PagePad, widgets.NewCard("", nil, widgets.Stack(8, rows...)))
}

// soon is from how many days on an issue is marked as due soon.
const soon = 14

// Len counts the issues.
func (l *list) Len() int { return len(l.known.issues) }

// ID is the issue's.
func (l *list) ID(row int) int64 { return l.known.issues[row].ID }

// Cells says how an issue stands.
func (l *list) Cells(row int, columns []string) ([]widgets.Cell, bool) {
	w, n := l.v.w, &l.known.issues[row]
	cells := make([]widgets.Cell, len(columns))
	for i, id := range columns {
		switch id {
		case "title":
			cells[i] = widgets.Cell{Text: n.Title}
			if l.known.drafts[draft.TextName(draftOf(n.ID))] {
				cells[i].Icon, cells[i].Tip = look.Icon("edit"), w.T("newsletter.has_draft")
			}
		case "state":
			cells[i] = widgets.Cell{Text: w.T("model.newsletter_state." + string(n.State)), Chip: toneOf(n.State)}
		case "day":
			cells[i] = widgets.Cell{Text: w.Date(n.Due)}
			if n.State == model.NewsletterSent {
				cells[i].Text = w.Date(n.SentOn)
			} else if n.Due.Before(l.v.host.Today()) {
				cells[i].Tint, cells[i].Tip = look.ToneRed, w.T("newsletter.late_tip")
			}
		case "languages":
			cells[i] = widgets.Cell{Text: languages(l.v, n)}
		case "items":
			cells[i] = widgets.Cell{Text: w.Number(items(n))}
		case "recipients":
			if n.State == model.NewsletterSent {
				cells[i] = widgets.Cell{Text: w.Number(n.Recipients)}
			}
		}
	}
	return cells, true
}

func languages(v *view, n *model.Newsletter) string {
	names := make([]string, len(n.Languages))
	for i, l := range n.Languages {
		names[i] = v.w.T("model.language." + l)
	}
	return strings.Join(names, ", ")
}

func items(n *model.Newsletter) int {
	all := 0
	for i := range n.Boxes {
		all += len(n.Boxes[i].Items)
	}
	return all
}

func toneOf(s model.NewsletterState) look.Tone {
	switch s {
	case model.NewsletterReady:
		return look.ToneBlue
	case model.NewsletterSent:
		return look.ToneGreen
	}
	return look.ToneGrey
}

func (l *list) menu(ids []int64) []*fyne.MenuItem {
	if len(ids) != 1 {
		return []*fyne.MenuItem{widgets.MenuItem(l.v.w.T("newsletter.delete"), look.Icon("trash"), false, func() { l.askDelete(ids) })}
	}
	w, id := l.v.w, ids[0]
	return []*fyne.MenuItem{
		widgets.MenuItem(w.T("newsletter.open"), look.Icon("edit"), false, func() { l.v.host.Open(page.Route{Page: page.Newsletter, ID: id}) }),
		widgets.MenuItem(w.T("newsletter.delete"), look.Icon("trash"), false, func() { l.askDelete(ids) }),
	}
}

// askDelete deletes issues.
func (l *list) askDelete(ids []int64) {
	for i := range l.known.issues {
		for _, id := range ids {
			if l.known.issues[i].ID == id {
				l.v.askDelete(&l.known.issues[i], l.load)
				return
			}
		}
	}
}
