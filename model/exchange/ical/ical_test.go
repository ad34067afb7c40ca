package ical

import (
	"bytes"
	"encoding/json"
	"errors"
	"os/exec"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	ics "github.com/arran4/golang-ical"
	"github.com/google/go-cmp/cmp"

	"alumnibook/model"
)

var stamp = time.Date(2026, 11, 23, 8, 15, 0, 0, time.UTC)

const harbour = "Jürgen Müller zurückrufen; Kälte, \"Hafen\" und C:\\neu"

var events = []Event{
	{
		UID: FollowUpUID("7f0c"), On: model.NewDate(2027, 5, 15), Summary: harbour, Alarm: true, Updated: stamp.Add(-time.Hour),
		Description: "Lovade att skicka länken till kursen i Göteborg. " + strings.Repeat("Blåbærsyltetøj og rødgrød. ", 10) + "\n\nTel. +46 31 123 456\r\nmobil: 070",
	},
	{UID: CallUID("a1"), On: model.NewDate(2026, 12, 31), Summary: "Søren Sørensen anrufen"},
	{UID: BirthdayUID("b1"), On: model.NewDate(1975, 5, 17), Summary: "Geburtstag: Anna", Yearly: true},
	{UID: BirthdayUID("b2"), On: model.NewDate(0, 2, 29), Summary: "Geburtstag: Björn", Yearly: true},
	{UID: BirthdayUID("b3"), On: model.NewDate(1980, 2, 29), Summary: "Geburtstag: Clara", Yearly: true},
}

func written(t testing.TB, name string, events ...Event) string {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, name, events, stamp); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// checkLines looks at the bytes: what each line must be, whatever it says.
func checkLines(t testing.TB, text string) {
	t.Helper()
	if !utf8.ValidString(text) || !strings.HasSuffix(text, "\r\n") {
		t.Fatalf("%q is no text with whole lines", text)
	}
	for line := range strings.SplitSeq(strings.TrimSuffix(text, "\r\n"), "\r\n") {
		if len(line) > 75 || line == "" || strings.ContainsAny(line, "\r\n") || !utf8.ValidString(line) {
			t.Fatalf("%q is no line of a calendar: %d octets", line, len(line))
		}
	}
}

func TestWrite(t *testing.T) {
	text := written(t, "Alumni, Kanzlei Nord", events...)
	checkLines(t, text)
	for _, want := range []string{
		"METHOD:PUBLISH", "VERSION:2.0", `X-WR-CALNAME:Alumni\, Kanzlei Nord`, "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
		"UID:7f0c-follow-up@alumnibook", "DTSTART;VALUE=DATE:20270515", "DTEND;VALUE=DATE:20270516", "DTSTAMP:20261123T081500Z",
		"DTEND;VALUE=DATE:20270101", "LAST-MODIFIED:20261123T071500Z", "TRANSP:TRANSPARENT", "BEGIN:VALARM", "TRIGGER:PT9H",
		"UID:b1-birthday@alumnibook", "DTSTART;VALUE=DATE:19750517", "RRULE:FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=17",
		"DTSTART;VALUE=DATE:20260228", "DTSTART;VALUE=DATE:19800229", "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1",
	} {
		if !strings.Contains(text, want+"\r\n") {
			t.Errorf("the calendar should hold the line %s:\n%s", want, text)
		}
	}
	if n := strings.Count(text, "BEGIN:VALARM"); n != 1 {
		t.Errorf("%d entries remind, one should", n)
	}
	if again := written(t, "Alumni, Kanzlei Nord", events...); again != text {
		t.Error("the same entries give another file")
	}
}

func TestEmptyCalendar(t *testing.T) {
	text := written(t, "Alumni")
	checkLines(t, text)
	if cal, err := ics.ParseCalendar(strings.NewReader(text)); err != nil || len(cal.Events()) != 0 {
		t.Errorf("%v, %v", cal, err)
	}
}

// TestLaterChangeWins is for calendars that imported an entry before: they take it again only if it counts higher.
func TestLaterChangeWins(t *testing.T) {
	sequence := func(updated time.Time) string {
		cal, err := ics.ParseCalendar(strings.NewReader(written(t, "", Event{UID: "x", On: model.NewDate(2027, 1, 4), Updated: updated})))
		if err != nil {
			t.Fatal(err)
		}
		return cal.Events()[0].GetProperty(ics.ComponentPropertySequence).Value
	}
	if first, second := sequence(stamp), sequence(stamp.Add(time.Second)); len(first) != len(second) || first >= second {
		t.Errorf("the version goes from %s to %s", first, second)
	}
}

func TestRefused(t *testing.T) {
	for name, e := range map[string]Event{
		"no day":            {UID: "x"},
		"a month":           {UID: "x", On: model.NewDate(2026, 12, 0)},
		"no year, but once": {UID: "x", On: model.NewDate(0, 12, 24)},
		"30 February":       {UID: "x", On: model.NewDate(2026, 2, 30)},
		"no UID":            {On: model.NewDate(2026, 12, 24)},
	} {
		var b bytes.Buffer
		if err := Write(&b, "", []Event{events[0], e}, stamp); err == nil || b.Len() != 0 {
			t.Errorf("%s: %v, and %d bytes were written", name, err, b.Len())
		}
	}
}

type full struct{ room int }

func (f *full) Write(p []byte) (int, error) {
	if len(p) > f.room {
		return 0, errors.New("no room")
	}
	f.room -= len(p)
	return len(p), nil
}

func TestFullDiskIsSaid(t *testing.T) {
	size := len(written(t, "Alumni", events...))
	for _, room := range []int{0, size / 2, size - 1} {
		if err := Write(&full{room}, "Alumni", events, stamp); err == nil {
			t.Errorf("nothing was said although only %d of %d bytes fitted", room, size)
		}
	}
}

const (
	python = "/usr/bin/python3"

	asOthersRead = `
import sys, json, datetime, vobject
out = []
cal = next(vobject.readComponents(sys.stdin.buffer.read().decode("utf-8")))
for e in cal.vevent_list:
    days = [e.dtstart.value.isoformat()]
    if hasattr(e, "rrule"):
        rules = e.getrruleset(addRDate=False)
        days = [d.date().isoformat() for d in rules.between(datetime.datetime(2026, 1, 1), datetime.datetime(2029, 1, 1), inc=True)]
    out.append({"UID": e.uid.value, "Days": days, "Summary": e.summary.value, "Description": getattr(e, "description", None) and e.description.value or "",
                "Alarms": len(e.contents.get("valarm", [])), "End": e.dtend.value.isoformat()})
json.dump(out, sys.stdout)
`
)

type othersRead struct {
	UID, Summary, Description, End string
	Days                           []string
	Alarms                         int
}

// TestOthersRead has vobject read the file and work out the birthdays of three years.
func TestOthersRead(t *testing.T) {
	if exec.Command(python, "-c", "import vobject").Run() != nil {
		t.Skip("python3-vobject is missing")
	}
	command := exec.Command(python, "-c", asOthersRead)
	command.Stdin = strings.NewReader(written(t, "Alumni", events...))
	out, err := command.Output()
	if err != nil {
		t.Fatal(err)
	}
	var got []othersRead
	if err := json.Unmarshal(out, &got); err != nil {
		t.Fatal(err)
	}
	leap := []string{"2026-02-28", "2027-02-28", "2028-02-29"}
	want := []othersRead{
		{"7f0c-follow-up@alumnibook", harbour, strings.ReplaceAll(events[0].Description, "\r\n", "\n"), "2027-05-16", []string{"2027-05-15"}, 1},
		{"a1-call@alumnibook", "Søren Sørensen anrufen", "", "2027-01-01", []string{"2026-12-31"}, 0},
		{"b1-birthday@alumnibook", "Geburtstag: Anna", "", "1975-05-18", []string{"2026-05-17", "2027-05-17", "2028-05-17"}, 0},
		{"b2-birthday@alumnibook", "Geburtstag: Björn", "", "2026-03-01", leap, 0},
		{"b3-birthday@alumnibook", "Geburtstag: Clara", "", "1980-03-01", leap, 0},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// FuzzWrite reads back what it wrote of any text.
func FuzzWrite(f *testing.F) {
	for _, e := range events {
		f.Add("Alumni", e.UID, e.Summary, e.Description, e.On.Year, e.On.Month, e.On.Day, e.Yearly, e.Alarm)
	}
	f.Add("\xff", "a b;c:d", "BEGIN:VEVENT\r\nUID:x", "\\n\\\\, ;\t\x00\u2028\ufeff", 9999, 12, 31, true, true)
	f.Add("", "x", strings.Repeat("漢", 80), strings.Repeat("<> ", 60), 2024, 2, 29, true, false)
	f.Add("", "\r", " ", "\n", 1, 1, 1, false, false)
	f.Fuzz(func(t *testing.T, name, uid, summary, description string, year, month, day int, yearly, alarm bool) {
		e := Event{UID: uid, On: model.NewDate(year, month, day), Summary: summary, Description: description, Yearly: yearly, Alarm: alarm}
		var b bytes.Buffer
		if err := Write(&b, name, []Event{e}, stamp); err != nil {
			if b.Len() > 0 {
				t.Fatalf("%v, and %d bytes were written", err, b.Len())
			}
			return
		}
		checkLines(t, b.String())
		cal, err := ics.ParseCalendar(&b)
		if err != nil || len(cal.Events()) != 1 {
			t.Fatalf("%d entries, %v", len(cal.Events()), err)
		}
		v := cal.Events()[0]
		value := func(p ics.ComponentProperty) string {
			if v.HasProperty(p) {
				return v.GetProperty(p).Value
			}
			return ""
		}
		if got := value(ics.ComponentPropertySummary); got != clean(summary) {
			t.Errorf("%q was read back as %q", clean(summary), got)
		}
		if got := value(ics.ComponentPropertyDescription); got != clean(description) {
			t.Errorf("%q was read back as %q", clean(description), got)
		}
		if got, id := value(ics.ComponentPropertyUniqueId), clean(uid); got != id && got != id+domain {
			t.Errorf("the UID %q was read back as %q", id, got)
		}
		start, err := v.GetAllDayStartAt()
		if first, _ := firstDay(&e, stamp); err != nil || model.DateOf(start) != first {
			t.Errorf("%s was read back as %s, %v", first, start, err)
		}
		if len(v.Alarms()) > 0 != alarm {
			t.Errorf("%d reminders", len(v.Alarms()))
		}
	})
}
