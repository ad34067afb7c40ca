package events

import (
	"fmt"
	"strconv"
	"strings"

	"alumnibook/model"
	"alumnibook/ui/tell"
)

// parseTime reads a time of day as people type it: "18", "18.30", "1830", "18:30 Uhr", "kl. 18". "" is none.
func parseTime(text string) (string, bool) {
	text = strings.ToLower(strings.TrimSpace(text))
	for _, word := range []string{"uhr", "klokken", "klockan", "kl.", "kl"} {
		text = strings.TrimSpace(strings.TrimSuffix(strings.TrimPrefix(text, word), word))
	}
	if text == "" {
		return "", true
	}
	afternoon := 0
	if before, found := strings.CutSuffix(text, "pm"); found {
		text, afternoon = strings.TrimSpace(before), 12
	} else if before, found := strings.CutSuffix(text, "am"); found {
		text = strings.TrimSpace(before)
	}
	hours, minutes, parted := strings.Cut(strings.NewReplacer(".", ":", ",", ":", "h", ":").Replace(text), ":")
	if !parted && len(text) > 2 && len(text) <= 4 {
		hours, minutes = text[:len(text)-2], text[len(text)-2:]
	}
	h, err := strconv.Atoi(hours)
	m := 0
	if err == nil && minutes != "" {
		m, err = strconv.Atoi(minutes)
	}
	if afternoon > 0 && h < 12 {
		h += afternoon
	}
	if err != nil || h < 0 || h > 23 || m < 0 || m > 59 {
		return "", false
	}
	return fmt.Sprintf("%02d:%02d", h, m), true
}

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
		return e.Starts + "–" + e.Ends
	case e.Starts != "":
		return v.w.T("events.from", "time", e.Starts)
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
