package eventfiles

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
	"time"

	"alumnibook/assets"
	"alumnibook/model"
	"alumnibook/model/book"
)

const (
	python = "/usr/bin/python3"

	asOthersRead = `
import sys, json, icalendar
cal = icalendar.Calendar.from_ical(sys.stdin.buffer.read())
out = {"Method": str(cal["METHOD"]), "Name": str(cal.get("X-WR-CALNAME", "")), "Events": []}
for e in cal.walk("VEVENT"):
    if e.errors: sys.exit(str(e.errors))
    out["Events"].append({"UID": str(e["UID"]), "Start": e["DTSTART"].dt.isoformat(), "End": e["DTEND"].dt.isoformat(), "Summary": str(e["SUMMARY"]),
        "Location": str(e.get("LOCATION", "")), "Description": str(e.get("DESCRIPTION", "")), "Sequence": int(e["SEQUENCE"]), "Status": str(e["STATUS"]),
        "Organizer": str(e.get("ORGANIZER", ""))})
json.dump(out, sys.stdout)
`
)

type othersRead struct {
	Method, Name string
	Events       []othersEvent
}

type othersEvent struct {
	UID, Start, End, Summary, Location, Description, Status, Organizer string
	Sequence                                                           int
}

// read has icalendar read a file.
func (s *scene) read(path string) othersRead {
	s.Helper()
	if exec.Command(python, "-c", "import icalendar").Run() != nil {
		s.Skip("python3-icalendar is missing")
	}
	text, err := os.ReadFile(path)
	if err != nil {
		s.Fatal(err)
	}
	command := exec.Command(python, "-c", asOthersRead)
	command.Stdin = bytes.NewReader(text)
	out, err := command.Output()
	if err != nil {
		s.Fatalf("%v\n%s", err, text)
	}
	var r othersRead
	if err := json.Unmarshal(out, &r); err != nil {
		s.Fatal(err)
	}
	return r
}

// TestTheEveningInACalendar: place, agenda, the same UID and a greater sequence after each change, and a cancellation at last.
func TestTheEveningInACalendar(t *testing.T) {
	s := newScene(t, "sv")
	o := s.options(Calendar)
	s.export(o)
	first := s.read(o.Path)
	if first.Method != "PUBLISH" || first.Name != "" || len(first.Events) != 1 {
		t.Fatalf("%+v", first)
	}
	e := first.Events[0]
	w := assets.Words("sv")
	if want := (othersEvent{
		UID: s.event.UID + "-event@alumnibook", Start: "2026-12-10T17:00:00+00:00", End: "2026-12-10T23:30:00+00:00", Summary: "Höstmöte 2026",
		Location: "Hamnblick, Stenpiren 5, 411 17 Göteborg", Status: "CONFIRMED", Organizer: "mailto:karin@firm.example", Sequence: e.Sequence,
		Description: "En kväll; med mat, dryck\n\n18:30 Föredrag – Jürgen Müller, Ingrid Holm (Handelshögskolan)\n\n" + w.T("papers.calendar.food") + ": Buffé\n" + w.T("papers.calendar.host") + ": Karin Lindqvist, karin@firm.example",
	}); e != want {
		t.Errorf("%+v\nwant\n%+v", e, want)
	}
	again, _ := os.ReadFile(o.Path)
	s.export(o)
	if same, _ := os.ReadFile(o.Path); !bytes.Equal(again, same) {
		t.Error("the same event makes another file")
	}
	s.save(func(e *model.Event) { e.Place, e.Starts = "Kajhuset", "19:00" })
	s.export(o)
	second := s.read(o.Path).Events[0]
	if second.UID != e.UID || second.Sequence <= e.Sequence || second.Start != "2026-12-10T18:00:00+00:00" {
		t.Errorf("%+v after %+v", second, e)
	}
	s.save(func(e *model.Event) { e.State = model.EventCancelled })
	s.export(o)
	if last := s.read(o.Path); last.Method != "CANCEL" || last.Events[0].Status != "CANCELLED" || last.Events[0].UID != e.UID || last.Events[0].Sequence <= second.Sequence {
		t.Errorf("%+v", last)
	}
	o.Method = Publish
	s.export(o)
	if last := s.read(o.Path); last.Method != "PUBLISH" || last.Events[0].Status != "CANCELLED" {
		t.Errorf("%+v", last)
	}
}

// save changes the event.
func (s *scene) save(fn func(e *model.Event)) {
	s.Helper()
	s.change(func(tx *book.Tx) error {
		fn(&s.event)
		return tx.SaveEvent(&s.event, today, book.LoweringAsk)
	})
}

func TestADayWithoutATime(t *testing.T) {
	s := newScene(t, "de")
	s.save(func(e *model.Event) { e.Starts, e.Ends, e.HostID, e.Place, e.Address = "", "", 0, "", "" })
	o := s.options(Calendar)
	s.export(o)
	if e := s.read(o.Path).Events[0]; e.Start != "2026-12-10" || e.End != "2026-12-11" || e.Organizer != "" || e.Location != "" {
		t.Errorf("%+v", e)
	}
	s.save(func(e *model.Event) { e.Starts = "18:00" })
	s.export(o)
	if e := s.read(o.Path).Events[0]; e.Start != "2026-12-10T17:00:00+00:00" || e.End != "2026-12-10T19:00:00+00:00" {
		t.Errorf("nobody said when it ends: %+v", e)
	}
}

// TestSummerTime: the local time is that of the event's own day.
func TestSummerTime(t *testing.T) {
	s := newScene(t, "de")
	zone, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Skip("no time zones are installed (package tzdata)")
	}
	o := s.options(Calendar)
	o.Zone = zone
	for day, want := range map[model.Date]string{model.NewDate(2027, 5, 20): "2027-05-20T16:00:00+00:00", model.NewDate(2027, 2, 4): "2027-02-04T17:00:00+00:00"} {
		s.save(func(e *model.Event) { e.On, e.Ends = day, "21:00" })
		s.export(o)
		if e := s.read(o.Path).Events[0]; e.Start != want {
			t.Errorf("%s: %s, want %s", day, e.Start, want)
		}
	}
}

// TestThePlanOfAYear holds what has a day in it: events, also what was cancelled, and when newsletters are due.
func TestThePlanOfAYear(t *testing.T) {
	s := newScene(t, "en")
	s.change(func(tx *book.Tx) error {
		for _, e := range []*model.Event{
			{Title: "Spring", Kind: model.EventTalk, State: model.EventBooked, On: model.NewDate(2027, 5, 20), Starts: "18:00"},
			{Title: "Idea with a day", Kind: model.EventParty, State: model.EventIdea, On: model.NewDate(2027, 8, 1)},
			{Title: "Idea", Kind: model.EventParty, State: model.EventIdea},
			{Title: "Off", Kind: model.EventParty, State: model.EventCancelled, On: model.NewDate(2027, 6, 1)},
		} {
			if err := tx.SaveEvent(e, today, book.LoweringAsk); err != nil {
				return err
			}
		}
		return tx.SaveNewsletter(&model.Newsletter{Title: "Winter 2027", Due: model.NewDate(2027, 2, 12), State: model.NewsletterPlanned, Languages: []string{"en"}})
	})
	o := s.options(Calendar)
	r, err := YearPlan(t.Context(), s.book, 2027, o)
	if err != nil || r.Written != 4 {
		t.Fatalf("%+v, %v", r, err)
	}
	got := s.read(o.Path)
	var said []string
	for _, e := range got.Events {
		said = append(said, e.Start[:10]+" "+e.Summary+" "+e.Status)
	}
	slices.Sort(said)
	want := []string{"2027-02-12 Nyhetsbrev: Winter 2027 CONFIRMED", "2027-05-20 Spring CONFIRMED", "2027-06-01 Off CANCELLED", "2027-08-01 Idea with a day TENTATIVE"}
	if !slices.Equal(said, want) || !strings.Contains(got.Name, "2027") || !strings.Contains(got.Name, "Lindqvist") || got.Method != "PUBLISH" {
		t.Errorf("%q: %q", got.Name, said)
	}
	if r, err := YearPlan(t.Context(), s.book, 2026, o); err != nil || r.Written != 1 {
		t.Errorf("%+v, %v", r, err)
	}
	log, err := s.book.Handovers(t.Context(), 0, 5)
	if err != nil || len(log) != 2 || log[0].Format != "year_plan" {
		t.Errorf("%+v, %v", log, err)
	}
}

func TestEntryForAnInvitation(t *testing.T) {
	s := newScene(t, "de")
	var b bytes.Buffer
	if err := Entry(t.Context(), s.book, s.event.ID, s.options(Calendar), &b); err != nil || !strings.Contains(b.String(), "BEGIN:VEVENT") {
		t.Errorf("%v\n%s", err, b.String())
	}
	if log, _ := s.book.Handovers(t.Context(), 0, 5); len(log) != 0 {
		t.Error("it is no export")
	}
}
