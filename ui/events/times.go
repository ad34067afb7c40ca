package events

import (
	"strconv"

	"alumnibook/model"
	"alumnibook/ui/tell"
)

// when is the day of an event with its times, as a line.
func (v *view) when(e *model.Event) string {
	if e.On.IsZero() {
		return v.w.T("events.no_day")
	}
	day := v.w.T("events.day", "day", v.weekday(e.On), "date", v.w.LongDate(e.On))
	return tell.Joined(", ", day, v.hours(e))
}

// hours are the times of an event, "" where none is known.
func (v *view) hours(e *model.Event) string {
	switch {
	case e.Starts != "" && e.Ends != "":
		return v.w.TimeOfDay(e.Starts) + "–" + v.w.TimeOfDay(e.Ends)
	case e.Starts != "":
		return v.w.T("events.from", "time", v.w.TimeOfDay(e.Starts))
	}
	return ""
}

// where is the place of an event as a line.
func where(e *model.Event) string {
	return tell.Joined(", ", e.Place, e.Office)
}

// weekday is the long name of a day of the week.
func (v *view) weekday(d model.Date) string {
	return v.w.T("today.weekday." + strconv.Itoa((int(d.Time().Weekday())+6)%7+1))
}
