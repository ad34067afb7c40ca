package ical

import (
	"bytes"
	"strings"
	"testing"
	"time"

	ics "github.com/arran4/golang-ical"

	"alumnibook/model"
)

var evening = TimedEvent{
	UID: EventUID("e1"), Start: time.Date(2026, 12, 10, 18, 0, 0, 0, time.FixedZone("CET", 3600)), End: time.Date(2026, 12, 10, 22, 0, 0, 0, time.FixedZone("CET", 3600)),
	Summary: "Höstmöte; \"Hamnen\"", Location: " Hamnblick\n\nStenpiren 5\r\n411 17 Göteborg ", Description: strings.Repeat("Blåbærsyltetøj og rødgrød. ", 10) + "\nKl. 18",
	Organizer: Organizer{Name: `Karin "K" Lindqvist`, Email: "karin@firm.example"}, Sequence: 3, Updated: stamp,
}

func timed(t testing.TB, name string, method Method, events ...TimedEvent) string {
	t.Helper()
	var b bytes.Buffer
	if err := WriteTimed(&b, name, method, events, stamp); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestWriteTimed(t *testing.T) {
	text := timed(t, "", MethodPublish, evening)
	checkLines(t, text)
	flat := strings.ReplaceAll(text, "\r\n ", "")
	for _, want := range []string{
		"METHOD:PUBLISH", "UID:e1-event@alumnibook", "DTSTART:20261210T170000Z", "DTEND:20261210T210000Z", "SEQUENCE:3", "STATUS:CONFIRMED", "TRANSP:OPAQUE",
		`LOCATION:Hamnblick\, Stenpiren 5\, 411 17 Göteborg`, "DTSTAMP:20261123T081500Z", "LAST-MODIFIED:20261123T081500Z",
	} {
		if !strings.Contains(flat, want+"\r\n") {
			t.Errorf("the file should hold the line %s:\n%s", want, text)
		}
	}
	if !strings.Contains(flat, ":mailto:karin@firm.example\r\n") || strings.Contains(text, "X-WR-CALNAME") || strings.Contains(text, "REFRESH") {
		t.Errorf("no organizer, or Outlook opens it as another calendar:\n%s", text)
	}
	if named := timed(t, "Jahresplan", MethodPublish, evening); !strings.Contains(named, "X-WR-CALNAME:Jahresplan") || !strings.Contains(named, "REFRESH-INTERVAL") {
		t.Errorf("a calendar of its own has no name:\n%s", named)
	}
}

func TestCancelled(t *testing.T) {
	for method, e := range map[Method]TimedEvent{MethodCancel: {}, MethodPublish: {Cancelled: true}} {
		e.UID, e.Day, e.Sequence = "x", model.NewDate(2027, 2, 28), 9
		text := timed(t, "", method, e)
		for _, want := range []string{"METHOD:" + strings.ToUpper(string(method)), "STATUS:CANCELLED", "SEQUENCE:9", "TRANSP:TRANSPARENT", "DTSTART;VALUE=DATE:20270228", "DTEND;VALUE=DATE:20270301"} {
			if !strings.Contains(text, want+"\r\n") {
				t.Errorf("%s is missing:\n%s", want, text)
			}
		}
	}
}

func TestTimedRefused(t *testing.T) {
	for name, e := range map[string]TimedEvent{
		"no day": {UID: "x"}, "a month": {UID: "x", Day: model.NewDate(2026, 12, 0)}, "30 February": {UID: "x", Day: model.NewDate(2026, 2, 30)}, "no UID": {Start: stamp},
	} {
		var b bytes.Buffer
		if err := WriteTimed(&b, "", MethodPublish, []TimedEvent{evening, e}, stamp); err == nil || b.Len() != 0 {
			t.Errorf("%s: %v, and %d bytes were written", name, err, b.Len())
		}
	}
	if text := timed(t, "", MethodPublish, TimedEvent{UID: "x", Start: stamp, Organizer: Organizer{Name: "K", Email: "no address"}}); strings.Contains(text, "ORGANIZER") {
		t.Errorf("nobody can be written to there:\n%s", text)
	}
	for _, room := range []int{0, 100} {
		if err := WriteTimed(&full{room}, "", MethodPublish, []TimedEvent{evening}, stamp); err == nil {
			t.Errorf("nothing was said although only %d bytes fitted", room)
		}
	}
}

// FuzzTimed reads back what it wrote of any text.
func FuzzTimed(f *testing.F) {
	f.Add("Alumni", evening.UID, evening.Summary, evening.Location, evening.Description, evening.Organizer.Name, evening.Organizer.Email, int64(0), int64(3600), true)
	f.Add("\xff", "a b;c:d", "BEGIN:VEVENT\r\nUID:x", "\\n\\\\, ;\t\x00\u2028", "\ufeff", "\",;:", "a@b", int64(-62_135_596_800), int64(-5), false)
	f.Fuzz(func(t *testing.T, name, uid, summary, place, description, who, mail string, start, length int64, publish bool) {
		from := time.Unix(start%200_000_000_000, 0).UTC()
		if from.Year() < 1 || from.Year() > 9999 {
			return
		}
		e := TimedEvent{UID: uid, Start: from, End: from.Add(time.Duration(length%1_000_000) * time.Second), Summary: summary, Location: place, Description: description, Organizer: Organizer{who, mail}}
		method := MethodCancel
		if publish {
			method = MethodPublish
		}
		var b bytes.Buffer
		if err := WriteTimed(&b, name, method, []TimedEvent{e}, stamp); err != nil {
			if b.Len() > 0 {
				t.Fatalf("%v, and %d bytes were written", err, b.Len())
			}
			return
		}
		checkLines(t, b.String())
		text := b.String()
		cal, err := ics.ParseCalendar(&b)
		if err != nil || len(cal.Events()) != 1 {
			t.Fatalf("%v\n%s", err, text)
		}
		value := func(p ics.ComponentProperty) string {
			if v := cal.Events()[0].GetProperty(p); v != nil {
				return v.Value
			}
			return ""
		}
		for p, want := range map[ics.ComponentProperty]string{ics.ComponentPropertySummary: clean(summary), ics.ComponentPropertyLocation: oneLine(place), ics.ComponentPropertyDescription: clean(description)} {
			if got := value(p); got != want {
				t.Errorf("%q was read back as %q", want, got)
			}
		}
		at, err := cal.Events()[0].GetStartAt()
		if err != nil || !e.Start.IsZero() && !at.Equal(from) {
			t.Errorf("%s was read back as %s, %v", from, at, err)
		}
	})
}
