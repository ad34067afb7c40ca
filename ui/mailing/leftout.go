package mailing

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"alumnibook/model"
	"alumnibook/model/consent"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
	"alumnibook/ui/run"
	"alumnibook/ui/widgets"
)

// Chips are the reasons why people are left out, each with their number; a press lists these people and says what can
// be done. leave, which may be nil, is called before another page is opened. more, which may be nil, offers further
// buttons for a reason.
func Chips(h page.Host, left []consent.LeftOut, leave func(), more func(r consent.Reason, closeIt func()) []*widgets.Button) []fyne.CanvasObject {
	counts := consent.Decision{LeftOut: left}.Count()
	var chips []fyne.CanvasObject
	for _, r := range Reasons(left) {
		chip := widgets.NewChoiceChip(Why(h.Words(), r), h.Words().Number(counts[r]), look.ToneAmber, func() {
			ShowLeft(h, r, left, leave, more)
		})
		chip.SetToolTip(h.Words().T("mailing.chip_tip"))
		chips = append(chips, chip)
	}
	return chips
}

// Reasons are those that occur, in the order in which they are told; what is not in that order follows.
func Reasons(left []consent.LeftOut) []consent.Reason {
	var list []consent.Reason
	counts := consent.Decision{LeftOut: left}.Count()
	for _, r := range consent.Reasons {
		if counts[r] > 0 {
			list = append(list, r)
		}
	}
	for _, l := range left {
		if !slices.Contains(list, l.Reason) {
			list = append(list, l.Reason)
		}
	}
	return list
}

func idsOf(left []consent.LeftOut, r consent.Reason) []int64 {
	var ids []int64
	for _, l := range left {
		if l.Reason == r {
			ids = append(ids, l.ID)
		}
	}
	return ids
}

// ShowLeft lists the people whom one reason keeps out, and offers the next step; leave and more are as for Chips.
func ShowLeft(h page.Host, r consent.Reason, left []consent.LeftOut, leave func(), more func(consent.Reason, func()) []*widgets.Button) {
	w, ids := h.Words(), idsOf(left, r)
	var m *widgets.Modal
	goTo := func(route page.Route) {
		m.Hide()
		if leave != nil {
			leave()
		}
		h.Open(route)
	}
	l := newNames(h, ids)
	l.grid.OnOpen = func(id int64) { goTo(page.Route{Page: page.People, ID: id}) }
	buttons := []*widgets.Button{widgets.NewSecondary(widgets.Words.Close, nil, func() { m.Hide() })}
	if more != nil {
		buttons = append(buttons, more(r, func() { m.Hide() })...)
	}
	if r != consent.ReasonTrashed { // these do not stand among the people
		buttons = append(buttons, widgets.NewPrimary(w.N("mailing.open_people", len(ids)), look.Icon("users"), func() {
			goTo(page.Route{Page: page.People, Arg: page.These + joined(ids)})
		}))
	}
	content := widgets.FillStack(8, 1, widgets.NewParagraph(next(w, r)), container.New(tall(300), l.grid))
	title := w.N("mailing.left_title", len(ids), "why", Why(w, r))
	m = widgets.NewModal(h.Window().Canvas(), title, content, 560, nil, buttons...)
	m.OnClosed = func() { h.Runner().Drop(l) }
	m.Show()
	l.grid.Focus()
}

func joined(ids []int64) string {
	texts := make([]string, len(ids))
	for i, id := range ids {
		texts[i] = strconv.FormatInt(id, 10)
	}
	return strings.Join(texts, ",")
}

// names is a list of people, read as they come into sight.
type names struct {
	host page.Host
	ids  []int64
	rows map[int64]model.Row
	grid *widgets.DataGrid
}

func newNames(h page.Host, ids []int64) *names {
	w := h.Words()
	l := &names{host: h, ids: ids, rows: map[int64]model.Row{}}
	l.grid = widgets.NewDataGrid([]widgets.Column{
		{ID: "name", Title: w.T("model.field.name"), Width: 230},
		{ID: "office", Title: w.T("model.field.office"), Width: 110},
		{ID: "email", Title: w.T("model.field.email"), Width: 140},
	}, l)
	l.grid.Fill = true
	l.grid.OnNeed = l.need
	return l
}

// Len counts them.
func (l *names) Len() int { return len(l.ids) }

// ID is the person's.
func (l *names) ID(row int) int64 { return l.ids[row] }

// Cells says who it is.
func (l *names) Cells(row int, columns []string) ([]widgets.Cell, bool) {
	r, ok := l.rows[l.ids[row]]
	if !ok {
		return nil, false
	}
	cells := make([]widgets.Cell, len(columns))
	for i, id := range columns {
		switch id {
		case "office":
			cells[i] = widgets.Cell{Text: r.Office}
		case "email":
			cells[i] = widgets.Cell{Text: r.Email}
		default:
			cells[i] = widgets.Cell{Text: r.Name, Avatar: &widgets.Avatar{Initials: r.Initials}}
		}
	}
	return cells, true
}

func (l *names) need(from, to int) {
	ids := l.ids[from:min(max(to, from+50), len(l.ids))]
	run.Do(l.host.Runner(), l, func(ctx context.Context, _ run.Progress) ([]model.Row, error) {
		return l.host.Book().Rows(ctx, ids)
	}, func(rows []model.Row, err error) {
		if err != nil {
			l.host.Fail(err)
			return
		}
		for _, r := range rows {
			l.rows[r.ID] = r
		}
		l.grid.Refresh()
	})
}

// tall gives what it holds a height of its own.
type tall float32

func (tall) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	for _, o := range objects {
		o.Move(fyne.Position{})
		o.Resize(s)
	}
}

func (t tall) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(look.Px(200), look.Px(float32(t)))
}
