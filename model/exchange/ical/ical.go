// Package ical writes calendar files (iCalendar, .ics): what was promised, whom to call and whose birthday it is, for
// the calendar that an office has anyway.
package ical

import (
	"bufio"
	"errors"
	"io"
	"strconv"
	"strings"
	"time"
	"unicode"

	ics "github.com/arran4/golang-ical"

	"alumnibook/model"
)

// Event is an entry of a calendar that lasts the whole day and leaves the day free for others.
type Event struct {
	UID         string     // never changes, so that a calendar knows the entry again; see FollowUpUID
	On          model.Date // a full date; for a yearly event the year may be missing: then it starts in the stamp's
	Summary     string
	Description string
	Yearly      bool
	Updated     time.Time // when what it tells was changed last
	Alarm       bool      // reminds in the morning of the day
}

// domain makes the identifiers ours. Nothing has to answer there.
const domain = "@alumnibook"

// FollowUpUID identifies the follow-up of an interaction.
func FollowUpUID(interaction string) string { return interaction + "-follow-up" + domain }

// CallUID identifies the next call of a person.
func CallUID(person string) string { return person + "-call" + domain }

// BirthdayUID identifies the birthday of a person.
func BirthdayUID(person string) string { return person + "-birthday" + domain }

const (
	refresh = "PT1H" // how often a calendar that subscribed to the file should look
	morning = "PT9H" // after the day begins
	newLine = "\r\n" // on all systems
	octets  = 75     // of a line, without its end
)

// began is from when the versions of an entry are counted, in seconds: later than any change of it.
var began = time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC)

// Write writes a calendar that can be imported or subscribed to, in the order of the events. The stamp is when it was
// made. Nothing is written where an event has no day or no UID.
func Write(w io.Writer, name string, events []Event, stamp time.Time) error {
	cal := ics.NewCalendar()
	cal.SetProductId("-//Alumnibook//Alumnibook//EN")
	cal.SetCalscale("GREGORIAN")
	cal.SetMethod(ics.MethodPublish)
	cal.SetName(clean(name)) // sets X-WR-CALNAME too
	cal.SetRefreshInterval(refresh)
	cal.SetXPublishedTTL(refresh)
	for i := range events {
		if err := add(cal, &events[i], stamp); err != nil {
			return err
		}
	}
	out := bufio.NewWriter(w) // remembers an error, which the calendar does not
	if err := cal.SerializeTo(out, ics.WithNewLine(newLine), ics.WithLineLength(octets)); err != nil {
		return err
	}
	return out.Flush()
}

// add puts an event into a calendar.
func add(cal *ics.Calendar, e *Event, stamp time.Time) error {
	day, err := firstDay(e, stamp)
	if err != nil {
		return err
	}
	if e.UID == "" {
		return model.E(model.CodeInternal, "uid", errors.New("an event without a UID"))
	}
	uid := clean(e.UID)
	if !strings.Contains(uid, "@") {
		uid += domain
	}
	v := cal.AddEvent(uid)
	v.SetDtStampTime(stamp.UTC())
	if !e.Updated.IsZero() {
		v.SetModifiedAt(e.Updated.UTC())
		v.SetSequence(int(max(0, e.Updated.Sub(began)/time.Second)))
	}
	v.SetAllDayStartAt(day.Time())
	v.SetAllDayEndAt(day.AddDays(1).Time()) // the first day that is no longer part of it
	if e.Yearly {
		v.AddRrule(yearly(day, e.On))
	}
	v.SetSummary(clean(e.Summary))
	if text := clean(e.Description); text != "" {
		v.SetDescription(text)
	}
	v.SetTimeTransparency(ics.TransparencyTransparent)
	v.SetProperty("X-MICROSOFT-CDO-BUSYSTATUS", "FREE") // Outlook's own word for it
	if e.Alarm {
		a := v.AddAlarm()
		a.SetAction(ics.ActionDisplay)
		a.SetDescription(clean(e.Summary))
		a.SetTrigger(morning)
	}
	return nil
}

// firstDay is the day on which an event is, for the first time.
func firstDay(e *Event, stamp time.Time) (model.Date, error) {
	day := e.On
	if e.Yearly && day.Year == 0 {
		day.Year = stamp.Year()
		if day.Month == 2 && day.Day == 29 && !day.Valid() {
			day.Day = 28
		}
	}
	if !day.IsFull() || !day.Valid() {
		return day, model.Invalid("on", "date")
	}
	return day, nil
}

// yearly is the rule of what comes again each year. What is on 29 February comes on the last day of that month.
func yearly(first, on model.Date) string {
	if on.Month == 2 && on.Day == 29 {
		return "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1"
	}
	return "FREQ=YEARLY;BYMONTH=" + strconv.Itoa(first.Month) + ";BYMONTHDAY=" + strconv.Itoa(first.Day)
}

var newLines = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n")

// clean takes out of a text what a calendar file can't hold: characters for machines, and what is no text at all.
func clean(s string) string {
	s = newLines.Replace(strings.ToValidUTF8(s, ""))
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\n' && r != '\t' || r == '\ufeff' {
			return -1
		}
		return r
	}, s))
}
