package events

import (
	"cmp"
	"context"
	"math"
	"strconv"

	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
	"alumnibook/ui/widgets"
)

// glance is how people attend: the events of some years as a chart, who always comes, who never, and by office and
// leaving year. Each of them opens its people.
type glance struct {
	v     *view
	years int // that are looked back at; 0 for all
	kind  model.EventKind
	body  *fyne.Container
	whole fyne.CanvasObject

	period *widgets.Tabs
	kinds  *widgets.SelectField
	data   book.Glance
	read   bool
	spread map[string]bool // lists that show all
}

// periods are the years that can be looked back at.
var periods = []int{1, 3, 5, 0}

func newGlance(v *view) *glance {
	w := v.w
	g := &glance{v: v, years: 3, body: widgets.Stack(14), spread: map[string]bool{}}
	var names []string
	for _, n := range periods {
		if n == 0 {
			names = append(names, w.T("events.glance_all"))
		} else {
			names = append(names, w.N("events.glance_years", n))
		}
	}
	g.period = widgets.NewSegments(nil, names...)
	kinds := []widgets.Choice{{Text: w.T("events.glance_kinds"), Value: "all"}}
	g.kinds = widgets.NewSelectField("", append(kinds, choices(v, "model.event_kind.", model.EventKinds)...)...)
	g.set(3, "")
	g.period.OnSelected = func(i int) {
		g.years = periods[i]
		g.load()
	}
	g.kinds.OnChanged = func(kind string) {
		if g.kind = model.EventKind(kind); kind == "all" {
			g.kind = ""
		}
		g.load()
	}
	top := widgets.Row(12, g.period, widgets.Fixed(170, g.kinds))
	scroll := widgets.Scrolled(widgets.PadEach(0, look.PagePad, look.PagePad, look.PagePad, g.body))
	g.whole = widgets.FillStack(0, 1, widgets.PadEach(12, look.PagePad, 12, look.PagePad, top), scroll)
	return g
}

// set chooses without asking the book.
func (g *glance) set(years int, kind model.EventKind) {
	g.years, g.kind = years, kind
	told := g.period.OnSelected
	g.period.OnSelected = nil
	for i, n := range periods {
		if n == years {
			g.period.Select(i)
		}
	}
	g.period.OnSelected = told
	value := string(kind)
	if kind == "" {
		value = "all"
	}
	g.kinds.SetValue(value)
}

// load asks the book.
func (g *glance) load() {
	b, today := g.v.host.Book(), g.v.host.Today()
	q := book.GlanceQuery{Kind: g.kind, To: today}
	if g.years > 0 {
		q.From = model.NewDate(today.Year-g.years, today.Month, 1)
	}
	page.Read(g.v.host, g.v, "glance", func(ctx context.Context) (book.Glance, error) { return b.Glance(ctx, q) }, func(data book.Glance) {
		g.data, g.read = data, true
		g.draw()
	})
}

func (g *glance) draw() {
	w := g.v.w
	if len(g.data.Events) == 0 {
		g.body.Objects = []fyne.CanvasObject{widgets.PadEach(40, 0, 0, 0, widgets.NewEmpty("chart", w.T("events.glance_none"), w.T("events.glance_none_text"), nil))}
	} else {
		g.body.Objects = []fyne.CanvasObject{
			g.chartCard(),
			widgets.Columns(14, beside, []float32{1, 1}, g.peopleCard("always", g.data.Always), g.peopleCard("never", g.data.Never)),
			widgets.Columns(14, beside, []float32{1, 1}, g.groupCard("office", g.data.ByOffice), g.groupCard("leaving_year", g.data.ByLeavingYear)),
		}
	}
	g.body.Refresh()
	g.whole.Refresh()
}

// mostBars is how many events the chart shows: the newest.
const mostBars = 20

// chartColors are those of who was invited, said yes, and came.
var chartColors = []fyne.ThemeColorName{look.ColorMuted, look.ColorBlue, look.ColorAccent}

func (g *glance) chartCard() fyne.CanvasObject {
	w, d := g.v.w, &g.data
	var bars []widgets.Bar
	for _, e := range d.Events[max(len(d.Events)-mostBars, 0):] {
		came := e.Attended
		bars = append(bars, widgets.Bar{
			Label: w.T("events.glance_month", "month", g.v.shortMonth(e.On.Month), "year", strconv.Itoa(e.On.Year%100 + 100)[1:]), Figure: w.Number(came),
			Values: []float64{float64(e.Invited), float64(e.Yes), float64(came)}, Tapped: func() { g.v.openEvent(e.ID) },
			Tip: w.T("events.glance_bar", "name", e.Title, "date", w.Date(e.On), "invited", e.Invited, "yes", e.Yes, "came", came),
		})
	}
	figures := widgets.WrapRow(28, figureOf(w.Number(d.Attended), w.N("events.figure_attended", d.Attended), look.ColorAccent),
		figureOf(w.Number(d.People), w.N("events.figure_people", d.People), ""),
		figureOf(percent(share(d.Attended-d.WalkIns, d.Invited)), w.T("events.figure_share"), ""),
		figureOf(w.Number(d.NoShows), w.N("events.figure_no_show", d.NoShows), ""),
		figureOf(w.Number(d.WalkIns), w.N("events.figure_walk_ins", d.WalkIns), ""))
	legend := widgets.NewLegend(chartColors, w.T("events.legend_invited"), w.T("events.legend_yes"), w.T("events.legend_came"))
	return widgets.NewCard(w.N("events.glance_events", len(d.Events)), legend, figures, widgets.NewBarChart(170, chartColors, bars...))
}

func share(part, of int) float64 {
	if of == 0 {
		return 0
	}
	return float64(part) / float64(of)
}

func percent(share float64) string { return strconv.Itoa(int(math.Round(share*100))) + "\u00a0%" }

// fewLines of a list are shown at first, and manyLines once more are wanted; all of them open in the list of people.
const (
	fewLines  = 8
	manyLines = 60
)

// peopleCard is who always comes, or never.
func (g *glance) peopleCard(which string, list []book.GlancePerson) fyne.CanvasObject {
	w := g.v.w
	title := w.T("events.glance_" + which)
	if len(list) == 0 {
		return widgets.NewCard(title, nil, widgets.NewMutedParagraph(w.T("events.glance_"+which+"_none")))
	}
	ids := make([]int64, len(list))
	for i := range list {
		ids[i] = list[i].ID
	}
	all := widgets.NewLink(w.N("events.glance_open", len(list)), func() { g.v.host.Open(page.ThesePeople(ids)) })
	content := []fyne.CanvasObject{widgets.NewMutedParagraph(w.T("events.glance_" + which + "_text"))}
	var rows []fyne.CanvasObject
	for i, p := range list[:g.shown(which, len(list))] {
		if i > 0 {
			rows = append(rows, widgets.HLine())
		}
		name, office := widgets.NewLink(p.Name, func() { g.v.host.Open(page.Route{Page: page.People, ID: p.ID}) }), widgets.NewSmall(p.Office)
		office.Least = 30
		row := widgets.Row(10, widgets.NewAvatar(widgets.Avatar{Initials: p.Initials}, 22), name, widgets.Spacer(), office,
			widgets.NewMuted(w.T("events.of", "n", p.Attended, "of", max(p.Invited, p.Attended))))
		rows = append(rows, widgets.PadEach(3, 0, 3, 0, row))
	}
	content = append(content, widgets.Stack(0, rows...))
	return widgets.NewCard(title, all, append(content, g.more(which, len(list)))...)
}

func (g *glance) shown(which string, n int) int {
	if g.spread[which] {
		return min(n, manyLines)
	}
	return min(n, fewLines)
}

// more shows the whole list, where it is longer.
func (g *glance) more(which string, n int) fyne.CanvasObject {
	if rest := min(n, manyLines) - g.shown(which, n); rest > 0 {
		return widgets.Row(0, widgets.NewQuiet(g.v.w.N("today.more", rest), nil, func() {
			g.spread[which] = true
			g.draw()
		}).Smaller())
	}
	return widgets.Gap(0, 0)
}

// groupCard is how the people of each office, or of each leaving year, came.
func (g *glance) groupCard(which string, list []book.GlanceGroup) fyne.CanvasObject {
	w := g.v.w
	var rows []fyne.CanvasObject
	right := func(text string, muted bool) fyne.CanvasObject {
		t := widgets.NewCutText(text)
		t.Align = fyne.TextAlignTrailing
		if muted {
			t.Color, t.TextSize = look.ColorMuted, look.SizeSmall
		}
		return t
	}
	shares := []float32{4, 3, 2.4, 2}
	rows = append(rows, widgets.Shares(8, shares, widgets.NewSmall(""), widgets.NewSmall(""), right(w.T("events.legend_came"), true), right(w.T("events.glance_share"), true)))
	for i, o := range list[:g.shown(which, len(list))] {
		if i > 0 {
			rows = append(rows, widgets.HLine())
		}
		name := widgets.NewLink(cmp.Or(o.Name, w.T("events.glance_unknown")), func() { g.v.host.Open(page.ThesePeople(o.IDs)) })
		name.SetToolTip(w.N("events.glance_group", o.People))
		bar := widgets.NewMeter(1, widgets.MeterPart{Value: min(o.Share, 1), Color: look.ColorAccent})
		row := widgets.Shares(8, shares, name, widgets.PadEach(6, 0, 0, 0, bar), right(w.T("events.of", "n", o.Attended, "of", o.Invited), false), right(percent(o.Share), false))
		rows = append(rows, widgets.PadEach(4, 0, 4, 0, row))
	}
	return widgets.NewCard(w.T("events.glance_by_"+which), nil, widgets.Stack(0, rows...), g.more(which, len(list)))
}
