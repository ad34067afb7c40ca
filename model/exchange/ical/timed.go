package ical

import (
	"bufio"
	"errors"
	"io"
	"net/mail"
	"strings"
	"time"

	ics "github.com/arran4/golang-ical"

	"alumnibook/model"
)

// TimedEvent is an entry of a calendar with a beginning and an end, such as an evening. A calendar that has it already takes it
// again where Sequence has grown.
type TimedEvent struct {
	UID         string     // never changes; see EventUID
	Day         model.Date // of an entry that lasts the whole day, a full date; zero where Start says when
	Start, End  time.Time  // the end may be zero: then it lasts as long as an evening does
	Summary     string
	Location    string
	Description string
	Organizer   Organizer
	Sequence    int
	Updated     time.Time // when what it tells was changed last
	Cancelled   bool      // it does not take place
	Tentative   bool      // it is not certain yet
	Free        bool      // it takes nobody's time
}

// Organizer is who invites.
type Organizer struct{ Name, Email string }

// Method is what a calendar file asks a calendar to do.
type Method string

// The methods.
const (
	MethodPublish Method = "publish" // put the entries in, or change those that are there
	MethodCancel  Method = "cancel"  // take them out
)

// EventUID identifies an event of the book.
func EventUID(event string) string { return event + "-event" + domain }

// NewsletterUID identifies the day on which a newsletter is due.
func NewsletterUID(newsletter string) string { return newsletter + "-newsletter" + domain }

// usualLength is how long an evening lasts of which nobody said so.
const usualLength = 2 * time.Hour

// WriteTimed writes a calendar of entries, in their order. One with a name is a calendar of its own that can be subscribed to;
// one without is a file whose entries go into the calendar that somebody has. The stamp is when it was made. Nothing is
// written where an entry has no day or no UID.
func WriteTimed(w io.Writer, name string, method Method, events []TimedEvent, stamp time.Time) error {
	cal := ics.NewCalendar()
	cal.SetProductId("-//Alumnibook//Alumnibook//EN")
	cal.SetCalscale("GREGORIAN")
	cal.SetMethod(ics.MethodPublish)
	if method == MethodCancel {
		cal.SetMethod(ics.MethodCancel)
	}
	if name = clean(name); name != "" { // Outlook opens a file with a name as another calendar
		cal.SetName(name)
		cal.SetRefreshInterval(refresh)
		cal.SetXPublishedTTL(refresh)
	}
	for i := range events {
		e := events[i]
		e.Cancelled = e.Cancelled || method == MethodCancel
		if err := addTimed(cal, &e, stamp); err != nil {
			return err
		}
	}
	out := bufio.NewWriter(w) // remembers an error, which the calendar does not
	if err := cal.SerializeTo(out, ics.WithNewLine(newLine), ics.WithLineLength(octets)); err != nil {
		return err
	}
	return out.Flush()
}

// addTimed puts an entry into a calendar.
func addTimed(cal *ics.Calendar, e *TimedEvent, stamp time.Time) error {
	uid := clean(e.UID)
	if uid == "" {
		return model.E(model.CodeInternal, "uid", errors.New("an event without a UID"))
	}
	if !strings.Contains(uid, "@") {
		uid += domain
	}
	if e.Start.IsZero() && (!e.Day.IsFull() || !e.Day.Valid()) {
		return model.Invalid("on", "date")
	}
	v := cal.AddEvent(uid)
	v.SetDtStampTime(stamp.UTC())
	if !e.Updated.IsZero() {
		v.SetModifiedAt(e.Updated.UTC())
	}
	v.SetSequence(max(e.Sequence, 0))
	when(v, e)
	v.SetSummary(clean(e.Summary))
	if place := oneLine(e.Location); place != "" {
		v.SetLocation(place)
	}
	if text := clean(e.Description); text != "" {
		v.SetDescription(text)
	}
	organizer(v, e.Organizer)
	switch {
	case e.Cancelled:
		v.SetStatus(ics.ObjectStatusCancelled)
	case e.Tentative:
		v.SetStatus(ics.ObjectStatusTentative)
	default:
		v.SetStatus(ics.ObjectStatusConfirmed)
	}
	if e.Free || e.Cancelled {
		v.SetTimeTransparency(ics.TransparencyTransparent)
		v.SetProperty("X-MICROSOFT-CDO-BUSYSTATUS", "FREE") // Outlook's own word for it
	} else {
		v.SetTimeTransparency(ics.TransparencyOpaque)
	}
	return nil
}

// when sets beginning and end, which are written in UTC: each calendar shows them in the zone of its reader.
func when(v *ics.VEvent, e *TimedEvent) {
	if e.Start.IsZero() {
		v.SetAllDayStartAt(e.Day.Time())
		v.SetAllDayEndAt(e.Day.AddDays(1).Time()) // the first day that is no longer part of it
		return
	}
	end := e.End
	if !e.Start.Before(end) {
		end = e.Start.Add(usualLength)
	}
	v.SetStartAt(e.Start.UTC())
	v.SetEndAt(end.UTC())
}

// organizer sets who invites, where they have an address.
func organizer(v *ics.VEvent, o Organizer) {
	address, err := mail.ParseAddress(strings.TrimSpace(o.Email))
	if err != nil || address.Name != "" {
		return
	}
	if name := oneLine(strings.ReplaceAll(o.Name, `"`, "'")); name != "" {
		v.SetOrganizer(address.Address, ics.WithCN(name))
		return
	}
	v.SetOrganizer(address.Address)
}

// oneLine is a text without line ends, as a place is written: the lines of its address with commas between them.
func oneLine(s string) string {
	var parts []string
	for _, line := range strings.Split(clean(s), "\n") {
		if line = strings.Join(strings.Fields(line), " "); line != "" {
			parts = append(parts, line)
		}
	}
	return strings.Join(parts, ", ")
}
