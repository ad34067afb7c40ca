package today

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
	"alumnibook/ui/papers"
	"alumnibook/ui/tell"
	"alumnibook/ui/widgets"
)

// eveningCard is how the next evening stands, or that none is planned.
func (v *view) eveningCard() fyne.CanvasObject {
	w, e, r := v.w, v.known.next, v.known.due.Evening
	if e == nil {
		text := w.T("today.evening_none")
		if !r.Last.IsZero() {
			text = w.T("today.evening_last", "date", w.LongDate(r.Last))
		}
		content := []fyne.CanvasObject{cardHead(w.T("today.evening"), nil, nil), widgets.NewMutedParagraph(text)}
		if r.Goal > 0 {
			content = append(content, yearMeter(v, r.Held, r.Goal))
		}
		plan := widgets.NewSecondary(w.T("today.evening_plan"), look.Icon("plus"), func() { v.host.Open(page.Route{Page: page.Events, Do: "new"}) }).Smaller()
		return widgets.NewCard("", nil, append(content, widgets.Row(0, v.stop("evening", plan)))...)
	}
	when := dayName(v, e.On) + ", " + w.LongDate(e.On)
	if e.Starts != "" {
		when += ", " + w.TimeOfDay(e.Starts)
	}
	content := []fyne.CanvasObject{
		cardHead(e.Title, nil, dueWhen(v, w.Away(v.known.today, e.On), false)), widgets.NewMutedParagraph(tell.Joined(" · ", when, where(e))),
	}
	if e.Counts.Invited+e.Counts.In > 0 {
		content = append(content, v.figures(e), v.answers(e))
	} else if r.Goal > 0 {
		content = append(content, yearMeter(v, r.Held, r.Goal))
	}
	return widgets.NewCard("", nil, append(content, widgets.WrapRow(look.Gap, v.eveningButtons(e)...))...)
}

// where is the place of an event as a line.
func where(e *book.EventRow) string {
	if e.Place == "" || e.Office == "" {
		return e.Place + e.Office
	}
	return e.Place + ", " + e.Office
}

// figures are the places that are taken, who waits, and who has not answered.
func (v *view) figures(e *book.EventRow) fyne.CanvasObject {
	w, c := v.w, &e.Counts
	one := func(n int, words string) fyne.CanvasObject {
		return widgets.Stack(0, widgets.NewFigure(w.Number(n)), widgets.NewMuted(words))
	}
	places := w.N("today.evening_in", c.Heads)
	if e.Capacity > 0 {
		places = w.T("today.evening_places", "of", e.Capacity)
	}
	list := []fyne.CanvasObject{one(c.Heads, places)}
	if c.Waiting > 0 {
		list = append(list, one(c.Waiting, w.N("today.evening_waiting", c.Waiting)))
	}
	if c.Silent > 0 {
		list = append(list, one(c.Silent, w.N("today.evening_silent", c.Silent)))
	}
	return widgets.WrapRow(24, list...)
}

// answers is a bar of what those who were invited said.
func (v *view) answers(e *book.EventRow) fyne.CanvasObject {
	c := &e.Counts
	return widgets.NewMeter(float64(max(c.Invited, 1)), widgets.MeterPart{Value: float64(c.Yes), Color: look.ColorAccent},
		widgets.MeterPart{Value: float64(c.Maybe), Color: look.ColorAmber}, widgets.MeterPart{Value: float64(c.No), Color: look.ColorMuted})
}

// doorDays is from how many days before an evening on its badges and lists are offered.
const doorDays = 7

// eveningButtons are what is to be done next about an evening, and the way to it.
func (v *view) eveningButtons(e *book.EventRow) []fyne.CanvasObject {
	w, c, days := v.w, &e.Counts, v.known.today.DaysUntil(e.On)
	to := func(r page.Route) func() {
		r.ID = e.ID
		return func() { v.host.Open(r) }
	}
	var list []fyne.CanvasObject
	add := func(when bool, name, words, icon string, do func()) {
		if when && len(list) < 2 {
			list = append(list, v.stop("evening:"+name, widgets.NewSecondary(words, look.Icon(icon), do).Smaller()))
		}
	}
	add(days == 0, "door", w.T("today.evening_door"), "check", to(page.Route{Page: page.Door}))
	add(c.ToInvite > 0 || c.Invited == 0, "invite", w.T("today.evening_invite"), "mail", to(page.Route{Page: page.Guests, Do: "invite"}))
	add(c.Silent > 0, "remind", w.N("today.evening_remind", c.Silent), "mail", to(page.Route{Page: page.Guests, Arg: "silent"}))
	add(days <= doorDays && c.In > 0, "papers", w.T("today.evening_papers"), "print", func() { papers.Show(v.host, *e) })
	return append(list, v.stop("evening", widgets.NewQuiet(w.T("today.evening_open"), nil, to(page.Route{Page: page.Events})).Smaller()))
}

// afterCard is what is left to do after evenings: to close them, and to thank those who came. Nil where nothing is.
func (v *view) afterCard() fyne.CanvasObject {
	w, list := v.w, v.known.over
	if len(list) == 0 {
		return nil
	}
	var lines []fyne.CanvasObject
	for i := range list[:v.shown("after", len(list))] {
		lines = append(lines, v.afterLine(&list[i]))
	}
	return v.listCard("after", w.T("today.after"), len(list), lines, v.all("after"))
}

func (v *view) afterLine(e *book.EventRow) fyne.CanvasObject {
	w := v.w
	to, name, verb, under := page.Route{Page: page.After, ID: e.ID}, "thank:", w.T("today.after_thank"), w.N("today.after_came", e.Counts.Attended)
	if e.State != model.EventHeld {
		to, name, verb, under = page.Route{Page: page.Events, ID: e.ID}, "close:", w.T("today.after_close"), w.T("today.after_open")
	}
	button := widgets.NewSecondary(verb, nil, func() { v.host.Open(to) }).Smaller()
	return line{
		lead: widgets.NewIcon("calendar", look.ColorMuted, 22), title: e.Title, under: strings.Join([]string{w.Away(v.known.today, e.On), under}, " · "),
		right: []fyne.CanvasObject{v.stop(name+strconv.FormatInt(e.ID, 10), button)}, open: func() { v.host.Open(page.Route{Page: page.Events, ID: e.ID}) },
	}.object()
}
