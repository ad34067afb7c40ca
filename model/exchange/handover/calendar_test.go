package handover

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	ics "github.com/arran4/golang-ical"

	"alumnibook/model"
	"alumnibook/model/book"
)

// aWednesday is when these tests play; its week is 47.
var aWednesday = model.NewDate(2026, 11, 18)

// dated is a book with what a calendar holds: Åsa has a birthday and was promised something, Mette has a birthday
// without its year on 29 February, Jürgen wants no contact.
func dated(t *testing.T) (*book.Book, []int64) {
	t.Helper()
	b, ids := filled(t)
	change(t, b, func(tx *book.Tx) error {
		people, err := tx.People(ids)
		if err != nil {
			return err
		}
		people[0].Birthday, people[1].Birthday, people[3].Birthday = model.NewDate(1980, 5, 17), model.NewDate(1970, 1, 2), model.Date{Month: 2, Day: 29}
		people[0].Phones = []model.Phone{{Number: "070-174 06 05", E164: "+46701740605", Kind: model.KindMobile}}
		people[3].Employments = []model.Employment{{Office: "Malmö", From: model.NewDate(2010, 1, 1), To: model.NewDate(2024, 6, 30)}}
		people[3].Phones = []model.Phone{{Number: "070-174 06 06", E164: "+46701740606", Kind: model.KindMobile}}
		if err := tx.UpdatePeople([]*model.Person{&people[0], &people[1], &people[3]}); err != nil {
			return err
		}
		said := func(who []int64, day model.Date, text string, internal bool) *model.Interaction {
			return &model.Interaction{
				Kind: model.InteractionCall, On: model.NewDate(2026, 10, 1), Reached: true, PersonIDs: who, Internal: internal, Text: "between us",
				FollowUp: model.FollowUp{On: day, Text: text},
			}
		}
		return tx.CreateInteractions([]*model.Interaction{
			said(ids[:1], model.NewDate(2027, 5, 15), "send, the; report\nsoon", false),
			said(ids[:2], model.NewDate(2026, 11, 2), "was due", false),
			said(ids[:1], model.NewDate(2026, 12, 1), "hush", true),
			said(ids[1:2], model.NewDate(2026, 12, 2), "nobody's", false),
		})
	})
	return b, ids
}

func change(t *testing.T, b *book.Book, fn func(tx *book.Tx) error) {
	t.Helper()
	if _, err := b.Change(t.Context(), model.Doing{Code: "edit"}, fn); err != nil {
		t.Fatal(err)
	}
}

// calendar exports one and reads it back.
func calendar(t *testing.T, b *book.Book, ids []int64, o Options) (Result, map[string]*ics.VEvent, string) {
	t.Helper()
	o.Format, o.Path, o.Words = Calendar, filepath.Join(t.TempDir(), "out.ics"), in("en")
	if o.Today.IsZero() {
		o.Today = aWednesday
	}
	r, err := Export(t.Context(), b, ids, o)
	if err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(o.Path)
	if err != nil {
		t.Fatal(err)
	}
	cal, err := ics.ParseCalendar(strings.NewReader(string(text)))
	if err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	events := map[string]*ics.VEvent{}
	for _, e := range cal.Events() {
		events[e.GetProperty(ics.ComponentPropertySummary).Value] = e
	}
	if len(events) != len(cal.Events()) {
		t.Errorf("%d events have %d names", len(cal.Events()), len(events))
	}
	return r, events, string(text)
}

func day(e *ics.VEvent) string {
	if e == nil {
		return "nothing"
	}
	return e.GetProperty(ics.ComponentPropertyDtStart).Value
}

func TestCalendarHoldsWhatThereIsToDo(t *testing.T) {
	b, ids := dated(t)
	r, events, text := calendar(t, b, ids, Options{Date: func(d model.Date) string { return "on " + d.String() }})
	if r.Dates[FollowUps] != 3 || r.Dates[Birthdays] != 2 || r.Written != 2 || len(r.LeftOut) != 2 {
		t.Errorf("%+v", r)
	}
	for name, want := range map[string]string{
		"Follow-up: Åsa Åkesson – send, the; report soon": "20270515",
		"Follow-up: Åsa Åkesson – was due":                "20261118", // overdue: stands on today
		"Follow-up: Åsa Åkesson":                          "20261201",
		"Birthday: Åsa Åkesson (1980)":                    "19800517",
		"Birthday: Mette Kjær":                            "20260228",
	} {
		if got := day(events[name]); got != want {
			t.Errorf("%s is on %s, want %s", name, got, want)
		}
	}
	if e := events["Follow-up: Åsa Åkesson – was due"]; e == nil || !strings.Contains(e.GetProperty(ics.ComponentPropertyDescription).Value, "on 2026-11-02") {
		t.Errorf("nothing says since when: %+v", e)
	}
	for _, secret := range []string{"hush", "between us", "Müller", "nobody's", "secret"} {
		if strings.Contains(text, secret) {
			t.Errorf("%q is in the calendar", secret)
		}
	}
	log, err := b.Handovers(t.Context(), 0, 1)
	if err != nil || len(log) != 1 || log[0].Format != string(Calendar) || log[0].Count != 2 || log[0].LeftOut != 2 {
		t.Errorf("%+v %v", log, err)
	}
}

func TestEntriesOfACalendarKeepTheirNames(t *testing.T) {
	b, ids := dated(t)
	uids := func() []string {
		_, events, _ := calendar(t, b, ids, Options{Parts: []Part{FollowUps, Birthdays}})
		var list []string
		for _, e := range events {
			list = append(list, e.Id())
		}
		slices.Sort(list)
		return list
	}
	before := uids()
	change(t, b, func(tx *book.Tx) error {
		p, err := tx.Person(ids[0])
		if err != nil {
			return err
		}
		p.Family, p.Birthday = "Öberg", model.NewDate(1981, 6, 1)
		return tx.UpdatePeople([]*model.Person{&p})
	})
	if after := uids(); !slices.Equal(before, after) || len(before) != 5 || !strings.HasSuffix(before[0], "@alumnibook") {
		t.Errorf("%v became %v", before, after)
	}
}

// mayCall lets some people be called, and tells from when on.
func mayCall(t *testing.T, b *book.Book, ids ...int64) map[int64]model.Row {
	t.Helper()
	change(t, b, func(tx *book.Tx) error {
		var list []*model.Consent
		for _, id := range ids {
			list = append(list, &model.Consent{PersonID: id, Purpose: model.PurposeCalls, Channel: model.ChannelPhone, State: model.ConsentGiven, On: model.NewDate(2026, 1, 1)})
		}
		return tx.AddConsents(list)
	})
	rows, err := b.Rows(t.Context(), ids)
	if err != nil {
		t.Fatal(err)
	}
	byID := map[int64]model.Row{}
	for _, r := range rows {
		byID[r.ID] = r
	}
	return byID
}

func TestSuggestedCallsStandOnWorkingDays(t *testing.T) {
	b, ids := dated(t)
	next := mayCall(t, b, ids[3])[ids[3]].NextCall
	if next.IsZero() {
		t.Fatal("no call is suggested")
	}
	monday := model.WeekOf(next).Monday() // on this one it is in the list of the week, or suggested for later in it
	r, events, _ := calendar(t, b, ids, Options{Parts: []Part{Calls}, Today: monday})
	e := events["Call: Mette Kjær"]
	if e == nil || r.Dates[Calls] == 0 || r.Dates[Birthdays] != 0 {
		t.Fatalf("%+v %+v", r, events)
	}
	on, _ := model.ParseDate(day(e)[:4] + "-" + day(e)[4:6] + "-" + day(e)[6:])
	if model.WeekOf(on) != model.WeekOf(monday) || on.Before(monday) || model.WeekOf(on).Monday().AddDays(4).Before(on) {
		t.Errorf("the call is on %v, next was %v", on, next)
	}
	text := e.GetProperty(ics.ComponentPropertyDescription).Value
	if !strings.Contains(text, "070-174 06 06") || !strings.Contains(text, "not when") {
		t.Errorf("it says %q", text)
	}
	// A month before it is suggested ahead; once there was a contact, it is gone from there.
	if _, events, _ = calendar(t, b, ids, Options{Parts: []Part{Calls}, Today: next.AddDays(-30)}); events["Call: Mette Kjær"] == nil {
		t.Errorf("not suggested ahead: %v", events)
	}
	// Who may not be called is not in it.
	change(t, b, func(tx *book.Tx) error {
		return tx.AddConsents([]*model.Consent{{PersonID: ids[3], Purpose: model.PurposeCalls, Channel: model.ChannelPhone, State: model.ConsentWithdrawn, On: aWednesday}})
	})
	if _, events, _ = calendar(t, b, ids, Options{Parts: []Part{Calls}, Today: monday}); events["Call: Mette Kjær"] != nil {
		t.Error("a call is suggested to who took the consent back")
	}
}

func TestPlaceOfACallInTheWeek(t *testing.T) {
	saturday := model.NewDate(2026, 11, 21)
	if got := workday(saturday); got != model.NewDate(2026, 11, 23) {
		t.Errorf("%v", got)
	}
	if got := workday(saturday.AddDays(1)); got != model.NewDate(2026, 11, 23) {
		t.Errorf("%v", got)
	}
	if got := workday(aWednesday); got != aWednesday {
		t.Errorf("%v", got)
	}
}

func TestRenewedCalendarIsNoNewEntryInTheLog(t *testing.T) {
	b, ids := dated(t)
	o := Options{Format: Calendar, Path: filepath.Join(t.TempDir(), "sub.ics"), Words: in("de"), Today: aWednesday}
	if _, err := Export(t.Context(), b, ids, o); err != nil {
		t.Fatal(err)
	}
	first, err := os.Stat(o.Path)
	if err != nil {
		t.Fatal(err)
	}
	if r, err := Renew(t.Context(), b, ids, o); err != nil || r.Written != 2 {
		t.Fatalf("%+v %v", r, err)
	}
	if same, err := os.Stat(o.Path); err != nil || !os.SameFile(first, same) {
		t.Error("a file that would be the same was replaced")
	}
	change(t, b, func(tx *book.Tx) error {
		i := model.Interaction{Kind: model.InteractionNote, On: aWednesday, PersonIDs: ids[:1], FollowUp: model.FollowUp{On: aWednesday.AddDays(9), Text: "new promise"}}
		return tx.CreateInteraction(&i)
	})
	if _, err := Renew(t.Context(), b, ids, o); err != nil {
		t.Fatal(err)
	}
	if text, _ := os.ReadFile(o.Path); !strings.Contains(string(text), "new promise") {
		t.Error("the file is as it was")
	}
	if log, err := b.Handovers(t.Context(), 0, 9); err != nil || len(log) != 1 {
		t.Errorf("%+v %v", log, err)
	}
}
