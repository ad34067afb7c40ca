package book

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"alumnibook/model"
)

func todayOf(t testing.TB, b *Book, today model.Date) Today {
	t.Helper()
	td, err := b.Today(t.Context(), today, 5)
	must(t, err)
	return td
}

func promise(text, due string, p *model.Person) *model.Interaction {
	return &model.Interaction{
		Kind: model.InteractionCall, On: day("2026-01-10"), Reached: true, PersonIDs: []int64{p.ID}, Text: "Talked",
		FollowUp: model.FollowUp{On: day(due), Text: text},
	}
}

func TestTodayTellsWhatWasPromised(t *testing.T) {
	b, p, away := newBook(t), alumna("Anna"), alumna("Away")
	add(t, b, p, away)
	late, soon, far, kept := promise("Late", "2026-02-20", p), promise("Soon", "2026-03-09", p), promise("Far", "2026-03-10", p), promise("Kept", "2026-03-02", p)
	kept.FollowUp.Done = day("2026-03-01")
	change(t, b, func(tx *Tx) error {
		if err := tx.CreateInteractions([]*model.Interaction{soon, late, far, kept, promise("Away", "2026-03-01", away)}); err != nil {
			return err
		}
		return tx.TrashPeople([]int64{away.ID})
	})
	td := todayOf(t, b, monday)
	var texts []string
	for _, f := range td.FollowUps {
		texts = append(texts, f.FollowUp.Text)
	}
	if d := cmp.Diff([]string{"Late", "Soon"}, texts); d != "" || td.FollowUpCount != 2 {
		t.Errorf("%d: %s", td.FollowUpCount, d)
	}
	if td.Names[p.ID].Name == "" {
		t.Error("nobody knows whom it was promised to")
	}
}

func TestTodayTellsBirthdays(t *testing.T) {
	b := newBook(t)
	born := func(given, on string) *model.Person {
		p := alumna(given)
		p.Birthday = day(on)
		return p
	}
	people := []*model.Person{
		born("Sunday", "1980-03-08"), born("Yearless", "--03-03"), born("Next week", "1980-03-09"), born("Month", "2012-03"), born("Last week", "1970-03-01"),
		born("Called", "1980-03-02"), born("Written to", "1980-03-06"), born("Rung before", "1980-03-05"), born("Dead", "1950-03-04"),
	}
	people[8].Status = model.StatusDeceased
	add(t, b, people...)
	card := &model.Interaction{Kind: model.InteractionLetter, Direction: model.DirectionOut, On: day("2026-03-02"), Reached: true, PersonIDs: []int64{people[6].ID}, Text: "Birthday card"}
	change(t, b, func(tx *Tx) error {
		return tx.CreateInteractions([]*model.Interaction{card, call("2026-03-02", true, people[5]), call("2026-03-02", true, people[7])})
	})
	got := map[string]Occasion{}
	td := todayOf(t, b, day("2026-03-04"))
	var order []string
	for _, o := range td.Birthdays {
		name := o.Row.Name
		o.Row = model.Row{}
		got[name] = o
		order = append(order, name)
	}
	want := map[string]Occasion{
		"Lund, Yearless":    {Day: day("2026-03-03"), Kind: OccasionBirthday},
		"Lund, Rung before": {Day: day("2026-03-05"), Years: 46, Kind: OccasionBirthday},
		"Lund, Sunday":      {Day: day("2026-03-08"), Years: 46, Kind: OccasionBirthday},
	}
	if d := cmp.Diff(want, got); d != "" || td.BirthdayCount != 3 {
		t.Errorf("%d: %s", td.BirthdayCount, d)
	}
	if d := cmp.Diff([]string{"Lund, Yearless", "Lund, Rung before", "Lund, Sunday"}, order); d != "" {
		t.Error(d)
	}
}

// Born on 29 February, they have it on the 28th where the year has no 29th.
func TestBirthdaysOfLeapDays(t *testing.T) {
	b, p := newBook(t), alumna("Leap")
	p.Birthday = day("1988-02-29")
	add(t, b, p)
	for today, on := range map[string]string{"2026-02-24": "2026-02-28", "2028-02-28": "2028-02-29"} {
		td := todayOf(t, b, day(today))
		if len(td.Birthdays) != 1 || td.Birthdays[0].Day != day(on) || td.BirthdayCount != 1 {
			t.Errorf("%s: %+v", today, td.Birthdays)
		}
	}
	if td := todayOf(t, b, day("2026-03-02")); td.BirthdayCount != 0 {
		t.Error("a week late")
	}
}

func TestTodayTellsAnniversaries(t *testing.T) {
	b, five, ten, four := newBook(t), alumna("Five"), alumna("Ten"), alumna("Four")
	five.Employments[0].To = day("2021-03-05")
	ten.Employments[0].From = day("2016-03-03")
	four.Employments[0].To = day("2022-03-05")
	add(t, b, five, ten, four)
	td := todayOf(t, b, monday)
	var got []Occasion
	for _, o := range td.Anniversaries {
		o.Row = model.Row{ID: o.Row.ID}
		got = append(got, o)
	}
	want := []Occasion{
		{Row: model.Row{ID: ten.ID}, Day: day("2026-03-03"), Years: 10, Kind: OccasionJoined},
		{Row: model.Row{ID: five.ID}, Day: day("2026-03-05"), Years: 5, Kind: OccasionLeft},
	}
	if d := cmp.Diff(want, got); d != "" || td.AnniversaryCount != 2 {
		t.Error(d)
	}
}

func TestTodayTellsThanksQuietPeopleAndWrongAddresses(t *testing.T) {
	b := newBook(t)
	p, quiet, quieter, never, bounced := alumna("Anna"), alumna("Quiet"), alumna("Quieter"), alumna("Never"), alumna("Bounced")
	never.Calls.Pause = model.PauseNever
	bounced.Emails = []model.Email{{Address: "new@example.org", Kind: model.KindPrivate}, {Address: "old@example.org", Kind: model.KindWork, Failed: day("2026-02-25")}}
	quiet.Emails = []model.Email{{Address: "fine@example.org", Kind: model.KindPrivate}, {Address: "long@example.org", Kind: model.KindWork, Failed: day("2024-02-25")}}
	quieter.Addresses = []model.Address{{Street: "Weg 1\nHinterhaus", PostalCode: "20095", City: "Hamburg", Failed: day("2024-02-25")}}
	add(t, b, p, quiet, quieter, never, bounced)
	change(t, b, func(tx *Tx) error {
		err := tx.CreateInteractions([]*model.Interaction{
			call("2025-06-01", true, p), call("2025-02-01", true, quiet), call("2024-02-01", true, quieter), call("2024-02-01", true, never), call("2025-03-02", false, quiet),
		})
		if err != nil {
			return err
		}
		for _, f := range []*model.Favour{
			{PersonID: p.ID, Side: model.FavourGot, Kind: "talk", On: day("2026-02-01"), Text: "Talk"},
			{PersonID: p.ID, Side: model.FavourGot, Kind: "advice", On: day("2025-12-01"), Text: "Advice"},
			{PersonID: p.ID, Side: model.FavourGot, Kind: "gift", On: day("2025-11-01"), Settled: day("2025-11-02")},
			{PersonID: p.ID, Side: model.FavourGave, Kind: "gift", On: day("2025-11-01")},
		} {
			if err := tx.SaveFavour(f); err != nil {
				return err
			}
		}
		return nil
	})
	td := todayOf(t, b, monday)
	if len(td.Thanks) != 2 || td.ThanksCount != 2 || td.Thanks[0].Text != "Advice" || td.Names[p.ID].ID != p.ID {
		t.Errorf("thanks: %+v", td.Thanks)
	}
	if len(td.Quiet) != 2 || td.QuietCount != 2 || td.Quiet[0].ID != quiet.ID || td.Quiet[1].ID != quieter.ID {
		t.Errorf("quiet: %+v", td.Quiet)
	}
	var failed []string
	for _, f := range td.Failed {
		failed = append(failed, string(f.Kind)+" "+f.Text+" "+f.Row.Name)
	}
	want := []string{"email old@example.org Lund, Bounced", "address Weg 1, Hinterhaus, 20095 Hamburg Lund, Quieter"}
	if d := cmp.Diff(want, failed); d != "" || td.FailedCount != 2 {
		t.Errorf("%d: %s", td.FailedCount, d)
	}
}

func TestTodayTellsTheRhythm(t *testing.T) {
	b, a, c, d := newBook(t), alumna("Anna"), alumna("Bodil"), alumna("Carl")
	add(t, b, a, c, d)
	if td := todayOf(t, b, monday); !td.Newsletter.Last.IsZero() || td.Evening != (Rhythm{Goal: 2}) {
		t.Errorf("%+v", td)
	}
	all := []int64{a.ID, c.ID, d.ID}
	change(t, b, func(tx *Tx) error {
		for _, e := range []*model.Event{
			{Title: "Summer", Kind: model.EventParty, State: model.EventIdea, On: day("2026-08-21")},
			{Title: "Spring", Kind: model.EventTalk, State: model.EventBooked, On: day("2026-05-21")},
			{Title: "Fell out", Kind: model.EventTalk, State: model.EventCancelled, On: day("2026-04-21")},
		} {
			if err := tx.SaveEvent(e, monday, LoweringAsk); err != nil {
				return err
			}
		}
		return tx.CreateInteractions([]*model.Interaction{
			{Kind: model.InteractionNewsletter, On: day("2025-11-30"), PersonIDs: all, Text: "4/2025"},
			{Kind: model.InteractionNewsletter, On: day("2026-02-12"), PersonIDs: all, Text: "1/2026"},
			{Kind: model.InteractionEvent, On: day("2026-01-20"), Reached: true, PersonIDs: all, Text: "New year"},
			{Kind: model.InteractionEvent, On: day("2025-10-21"), Reached: true, PersonIDs: all, Text: "Autumn"},
			{Kind: model.InteractionEvent, On: day("2026-02-20"), Reached: true, PersonIDs: all[:1], Text: "Met at the trade fair"},
		})
	})
	td := todayOf(t, b, monday)
	if want := (Rhythm{Last: day("2026-02-12"), Next: day("2026-05-12"), Held: 1, Goal: 4}); td.Newsletter != want {
		t.Errorf("%+v", td.Newsletter)
	}
	if want := (Rhythm{Last: day("2026-01-20"), Next: day("2026-05-21"), ID: 2, Name: "Spring", Held: 1, Goal: 2}); td.Evening != want {
		t.Errorf("%+v", td.Evening)
	}
	change(t, b, func(tx *Tx) error {
		return tx.SaveEvent(&model.Event{Title: "Workshop", Kind: model.EventWorkshop, State: model.EventHeld, On: day("2026-02-10")}, monday, LoweringAsk)
	})
	if td := todayOf(t, b, monday); td.Evening.Held != 2 || td.Evening.Last != day("2026-02-10") {
		t.Errorf("what the history knows counts for the time before: %+v", td.Evening)
	}
}

func TestTodayTellsLeaversInterviewsAndDrafts(t *testing.T) {
	b, p := newBook(t), alumna("Anna")
	p.Employments[0].To = model.Date{}
	add(t, b, p)
	change(t, b, func(tx *Tx) error {
		if _, err := tx.AddLeaver(p.ID, day("2026-03-20"), monday); err != nil {
			return err
		}
		return tx.SaveInterview(&model.ExitInterview{PersonID: p.ID, On: day("2024-01-01"), KeepUntil: day("2026-03-01")})
	})
	must(t, b.PutDraft(t.Context(), CallDraft(p.ID), []byte("Wants to")))
	td := todayOf(t, b, monday)
	var steps []string
	for _, l := range td.Leavers {
		steps = append(steps, l.Leaving.Steps[l.Step].Code+" "+l.Leaving.Steps[l.Step].Due.String()+" "+l.Row.Name)
	}
	if d := cmp.Diff([]string{"contact 2026-03-06 Lund, Anna"}, steps); d != "" {
		t.Error(d)
	}
	if td.InterviewsPast != 1 || len(td.Drafts) != 1 {
		t.Errorf("%d interviews, drafts %q", td.InterviewsPast, td.Drafts)
	}
	if td := todayOf(t, b, day("2026-03-03")); td.InterviewsPast != 1 {
		t.Error(td.InterviewsPast)
	}
}

func TestMonthsAreCountedWhole(t *testing.T) {
	for _, c := range []struct {
		from, to string
		n        int
	}{{"2026-01-31", "2026-02-28", 0}, {"2026-01-31", "2026-03-31", 2}, {"2025-08-02", "2026-03-02", 7}, {"2025-08-03", "2026-03-02", 6}, {"2025", "2026-03-02", 14}, {"2027-01-01", "2026-01-01", 0}} {
		if n := monthsBetween(day(c.from), day(c.to)); n != c.n {
			t.Errorf("%s to %s: %d months", c.from, c.to, n)
		}
	}
	for _, c := range []struct {
		from, to string
		n        int
	}{{"2026-01-31", "2026-02-28", 1}, {"2026-03-31", "2025-11-30", -4}, {"2024-02-29", "2025-02-28", 12}, {"2026-12-15", "2027-01-15", 1}, {"2026-01-15", "2025-12-15", -1}} {
		if d := day(c.from).AddMonths(c.n); d != day(c.to) {
			t.Errorf("%s and %d months: %s", c.from, c.n, d)
		}
	}
}
