package today

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/ui/command"
	"alumnibook/ui/widgets"
)

// head greets, says which day it is, and leads to whatever is looked for.
type head struct {
	v        *view
	greeting *widgets.CutText
	day      *widgets.CutText
	content  fyne.CanvasObject
}

func newHead(v *view) *head {
	h := &head{v: v, greeting: widgets.NewTitle(""), day: widgets.NewMuted("")}
	h.greeting.Least, h.day.Least = 240, 240
	find := widgets.NewSearchButton(v.w.T("palette.placeholder"), command.Ctrl(fyne.KeyK).Text(v.w), func() { v.host.Commands().Run("palette") })
	h.content = widgets.FillRow(10, 1, h.greeting, h.day, find)
	return h
}

// update follows the time of day and the day.
func (h *head) update() {
	w, today := h.v.w, h.v.host.Today()
	h.greeting.SetText(h.greet())
	h.day.SetText(w.T("today.date", "day", dayName(h.v, today), "date", w.LongDate(today), "week", strconv.Itoa(model.WeekOf(today).Number)))
	h.content.Refresh()
}

func (h *head) greet() string {
	part := "today.greeting.day"
	switch hour := h.v.clock().Hour(); {
	case hour < 5 || hour >= 18:
		part = "today.greeting.evening"
	case hour < 11:
		part = "today.greeting.morning"
	}
	text := h.v.w.T(part)
	if first, _, _ := strings.Cut(h.v.known.seat.Name, " "); first != "" {
		text += ", " + first
	}
	return text
}

// dayName is the long name of a day of the week.
func dayName(v *view, d model.Date) string {
	return v.w.T("today.weekday." + strconv.Itoa((int(d.Time().Weekday())+6)%7+1))
}

// shortDay is the short name of a day of the week.
func shortDay(v *view, d model.Date) string { return v.w.Weekdays()[(int(d.Time().Weekday())+6)%7] }

// onDay says when in this week something is: "today", "tomorrow", "on Tuesday".
func onDay(v *view, d model.Date) string {
	today := v.host.Today()
	if n := today.DaysUntil(d); n >= -1 && n <= 1 {
		return v.w.Ago(today, d)
	}
	return v.w.T("today.on_day", "day", dayName(v, d))
}
