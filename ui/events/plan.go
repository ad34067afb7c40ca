package events

import (
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/ui/look"
	"alumnibook/ui/tell"
	"alumnibook/ui/widgets"
)

// plan is the year against its goal, with the list of all events below it.
type plan struct {
	v     *view
	year  int // that is shown; 0 until the book was read
	want  int64
	card  *widgets.Card
	grid  *widgets.DataGrid
	list  *list
	whole fyne.CanvasObject
}

func newPlan(v *view) *plan {
	p := &plan{v: v, card: widgets.NewCard("", nil)}
	p.list = newList(v)
	p.grid = p.list.grid
	p.whole = widgets.FillStack(0, 2, widgets.PadEach(12, look.PagePad, 12, look.PagePad, p.card), widgets.HLine(), p.grid)
	return p
}

// fill shows what was read.
func (p *plan) fill() {
	if p.year == 0 {
		p.year = p.v.host.Today().Year
	}
	p.list.reload()
	if p.want != 0 {
		p.grid.Select(p.want)
		p.want = 0
	}
	p.draw()
}

// turn shows another year.
func (p *plan) turn(by int) {
	p.year += by
	p.draw()
}

func (p *plan) draw() {
	w := p.v.w
	title := widgets.NewSection(strconv.Itoa(p.year))
	back := widgets.NewIconButton(look.Icon("chevron-left"), w.T("events.year_before"), func() { p.turn(-1) })
	next := widgets.NewIconButton(look.Icon("chevron-right"), w.T("events.year_after"), func() { p.turn(1) })
	y := p.v.known.year(p.year)
	words := widgets.NewMuted(p.standing(y))
	words.Least = 120
	head := widgets.FillRow(4, 3, back, title, next, widgets.PadEach(0, 0, 0, 8, words))
	content := []fyne.CanvasObject{head}
	if y.goal > 0 {
		total := float64(max(y.goal, y.held+y.planned))
		content = append(content, widgets.NewMeter(total,
			widgets.MeterPart{Value: float64(y.held), Color: look.ColorAccent}, widgets.MeterPart{Value: float64(y.planned), Color: look.ColorBlue}))
	}
	content = append(content, p.months())
	if o := p.missing(y); o != nil {
		content = append(content, o)
	}
	p.card.SetContent(content...)
	p.whole.Refresh()
}

// standing says how many of the evenings that are wanted a year there were, and are planned.
func (p *plan) standing(y year) string {
	w := p.v.w
	parts := []string{w.N("events.year_held", y.held)}
	if y.planned > 0 {
		parts = append(parts, w.N("events.year_planned", y.planned))
	}
	if y.goal > 0 {
		parts = append(parts, w.T("events.year_goal", "n", y.goal))
	}
	return strings.Join(parts, " · ")
}

// missing says how many are still to be planned for the goal, with the way to do it; nil where it is reached, or over.
func (p *plan) missing(y year) fyne.CanvasObject {
	w, last := p.v.w, p.v.known.last()
	n := y.goal - y.held - y.planned
	if n <= 0 || p.year < p.v.host.Today().Year {
		return nil
	}
	words := widgets.NewParagraph(w.N("events.year_missing", n))
	if last == nil {
		return words
	}
	again := widgets.NewQuiet(w.T("events.copy_last"), look.Icon("copy"), func() { p.v.copy(last.ID) }).Smaller()
	again.SetToolTip(last.Title)
	return widgets.FillRow(10, 0, words, again)
}

// mostOfMonth is how many events of a month are named in the strip.
const mostOfMonth = 3

// months is the year as a strip of twelve months, with the days on which something is.
func (p *plan) months() fyne.CanvasObject {
	var cells []fyne.CanvasObject
	weights := make([]float32, 12)
	for m := range 12 {
		weights[m] = 1
		name := widgets.NewSmall(p.v.shortMonth(m + 1))
		name.Least = 20
		if today := p.v.host.Today(); today.Year == p.year && today.Month == m+1 {
			name.Bold, name.Color = true, look.ColorAccent
		}
		cell := widgets.Stack(3, name)
		of := p.inMonth(m + 1)
		for i, at := range of {
			if i == mostOfMonth && len(of) > mostOfMonth+1 {
				cell.Add(widgets.NewSmall("+" + strconv.Itoa(len(of)-i)))
				break
			}
			cell.Add(widgets.Row(0, p.chip(at)))
		}
		cells = append(cells, cell)
	}
	return widgets.Shares(4, weights, cells...)
}

// inMonth are the places in the list of the events of a month, by day.
func (p *plan) inMonth(month int) []int {
	var of []int
	for i := range p.v.known.events {
		if on := p.v.known.events[i].On; on.Year == p.year && on.Month == month {
			of = append(of, i)
		}
	}
	slices.SortStableFunc(of, func(a, b int) int { return p.v.known.events[a].On.Compare(p.v.known.events[b].On) })
	return of
}

// chip is an event in the strip: its day, in the colour of its state.
func (p *plan) chip(i int) fyne.CanvasObject {
	e := &p.v.known.events[i]
	c := widgets.NewChoiceChip(p.v.shortDay(e.On), "", tone(e.State), func() { p.v.openEvent(e.ID) })
	c.SetToolTip(tell.Joined(" · ", e.Title, p.v.w.LongDate(e.On), p.v.w.T("model.event_state."+string(e.State))))
	return c
}

// shortDay is a day of the week with its number.
func (v *view) shortDay(d model.Date) string {
	return v.w.T("events.short_day", "day", v.w.Weekdays()[(int(d.Time().Weekday())+6)%7], "n", strconv.Itoa(d.Day))
}

// shortMonth is the beginning of a month's name, which tells it from all others in each of the languages.
func (v *view) shortMonth(month int) string {
	name := []rune(v.w.Months()[month-1])
	return string(name[:min(len(name), 3)])
}

// openEvent goes to the page of an event.
func (v *view) openEvent(id int64) { v.hostOpen(id, "") }

// tone is the colour of a state.
func tone(s model.EventState) look.Tone {
	switch s {
	case model.EventBooked:
		return look.ToneBlue
	case model.EventAnnounced:
		return look.ToneAccent
	case model.EventHeld:
		return look.ToneGreen
	case model.EventCancelled:
		return look.ToneRed
	}
	return look.ToneGrey
}
