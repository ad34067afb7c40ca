package model

import (
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestWeekOfTheYear(t *testing.T) {
	for day, want := range map[string]string{
		"2026-11-22": "2026-W47", // a Sunday ends its week
		"2026-11-23": "2026-W48",
		"2027-01-03": "2026-W53", // the last days of a long year
		"2024-12-30": "2025-W01", // the first days of the next
	} {
		d, err := ParseDate(day)
		if err != nil {
			t.Fatal(err)
		}
		w := WeekOf(d)
		if w.String() != want {
			t.Errorf("%s lies in %s, not %s", day, w, want)
		}
		if w.Monday().Time().Weekday() != time.Monday || d.Before(w.Monday()) || w.Sunday().Before(d) {
			t.Errorf("%s does not lie between %s and %s", day, w.Monday(), w.Sunday())
		}
	}
	for _, s := range []string{"", "2026", "2026-48", "2026-W00", "2026-W54", "2025-W53", "2026-W1", "2026-W481", "W48"} {
		if w, ok := ParseWeek(s); ok {
			t.Errorf("%q is no week, and became %s", s, w)
		}
	}
}

func TestWeeksFollowEachOther(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := NewDate(2000, 1, 1).AddDays(rapid.IntRange(0, 20000).Draw(t, "days"))
		w := WeekOf(d)
		back, ok := ParseWeek(w.String())
		if !ok || back != w {
			t.Fatalf("%s came back as %s", w, back)
		}
		if next := w.Next(); next.Monday() != w.Sunday().AddDays(1) {
			t.Fatalf("%s begins on %s, the week before ended on %s", next, next.Monday(), w.Sunday())
		}
	})
}

func TestWhatIsNotedLiesNotAhead(t *testing.T) {
	today := NewDate(2026, 11, 22)
	promise := func(on Date) Interaction {
		return Interaction{Kind: InteractionCall, On: today, FollowUp: FollowUp{On: on}}
	}
	kept := promise(today.AddDays(-3))
	kept.FollowUp.Done = today
	for name, c := range map[string]struct {
		entry Interaction
		field string
	}{
		"a call today":                  {promise(Date{}), ""},
		"a call tomorrow":               {Interaction{Kind: InteractionCall, On: today.AddDays(1)}, "on"},
		"an evening tomorrow":           {Interaction{Kind: InteractionEvent, On: today.AddDays(1)}, ""},
		"promised for today":            {promise(today), ""},
		"promised for yesterday":        {promise(today.AddDays(-1)), "follow_up"},
		"promised for then, kept today": {kept, ""},
		"kept tomorrow":                 {Interaction{Kind: InteractionCall, On: today, FollowUp: FollowUp{On: today, Done: today.AddDays(1)}}, "done"},
	} {
		err := c.entry.CheckDays(today)
		got := ""
		if e, ok := err.(*Error); ok {
			got = e.Field
		}
		if got != c.field {
			t.Errorf("%s: wrong field %q, want %q", name, got, c.field)
		}
	}
}

func TestWhoWasHeardFrom(t *testing.T) {
	for name, c := range map[string]struct {
		entry Interaction
		want  bool
	}{
		"a call":             {Interaction{Kind: InteractionCall, Reached: true, Direction: DirectionOut}, true},
		"a call in vain":     {Interaction{Kind: InteractionCall, Direction: DirectionOut}, false},
		"our mail":           {Interaction{Kind: InteractionEmail, Reached: true, Direction: DirectionOut}, false},
		"their mail":         {Interaction{Kind: InteractionEmail, Reached: true, Direction: DirectionIn}, true},
		"our newsletter":     {Interaction{Kind: InteractionNewsletter, Reached: true}, false},
		"a note about them":  {Interaction{Kind: InteractionNote, Reached: true, Direction: DirectionIn}, false},
		"an evening with us": {Interaction{Kind: InteractionEvent, Reached: true}, true},
		"a consent":          {Interaction{Kind: InteractionConsent, Reached: true}, false},
	} {
		if got := c.entry.IsHeardFrom(); got != c.want {
			t.Errorf("%s: heard from is %v", name, got)
		}
	}
}

func TestThePauseEnds(t *testing.T) {
	day := NewDate(2026, 11, 22)
	for name, c := range map[string]struct {
		wish CallWish
		want bool
	}{
		"no pause":                {CallWish{PerYear: 4}, false},
		"until tomorrow":          {CallWish{Pause: PauseLater, Until: day.AddDays(1)}, true},
		"until today":             {CallWish{Pause: PauseNotThisYear, Until: day}, false},
		"never, without any date": {CallWish{Pause: PauseNever}, true},
	} {
		if got := c.wish.Rests(day); got != c.want {
			t.Errorf("%s: rests is %v", name, got)
		}
	}
}

func TestNewestConsentHolds(t *testing.T) {
	holds := Standing([]Consent{
		{Purpose: PurposeCalls, Channel: ChannelPhone, State: ConsentWithdrawn, On: NewDate(2026, 5, 12)},
		{Purpose: PurposeNewsletter, Channel: ChannelEmail, State: ConsentGiven, On: NewDate(2025, 1, 1)},
		{Purpose: PurposeCalls, Channel: ChannelPhone, State: ConsentGiven, On: NewDate(2024, 5, 12)},
	})
	if got := holds[PurposeCalls][ChannelPhone].State; got != ConsentWithdrawn {
		t.Errorf("calls are %s", got)
	}
	if got := holds[PurposeNewsletter][ChannelEmail].State; got != ConsentGiven {
		t.Errorf("the newsletter is %s", got)
	}
	if got := holds[PurposeCalls][ChannelPost].State; got != ConsentUnknown {
		t.Errorf("what nobody asked is %s", got)
	}
}

func TestBalanceOfGivingAndTaking(t *testing.T) {
	gave, took := Balance([]Favour{{Side: FavourGave}, {Side: FavourGot}, {Side: FavourAsked}, {Side: FavourWish}, {Side: FavourGave}})
	if gave != 2 || took != 2 {
		t.Errorf("gave %d, took %d", gave, took)
	}
}

func TestChecklistOfALeaver(t *testing.T) {
	today, last := NewDate(2026, 6, 10), NewDate(2026, 6, 30)
	l := PlanLeaving(7, last, today, DefaultSteps())
	if len(l.Steps) != 9 || l.Validate() != nil {
		t.Fatalf("%d steps, %v", len(l.Steps), l.Validate())
	}
	for i, s := range l.Steps {
		if want := last.AddDays(DefaultSteps()[i].Days); s.Due != want {
			t.Errorf("%s is due on %s, not %s", s.Code, s.Due, want)
		}
	}
	l.Steps[0].Done = today
	kept := l.Steps[0].Due
	l.MoveLastDay(last.AddDays(14), today)
	if l.Steps[0].Due != kept || l.Steps[1].Due != last.AddDays(14+DefaultSteps()[1].Days) {
		t.Errorf("a step that is done stays, an open one moves: %v", l.Steps[:2])
	}
	if open := l.Open(); len(open) != 8 || open[0] != 1 {
		t.Errorf("open are %v", open)
	}
	for _, s := range PlanLeaving(7, today.AddDays(2), today, DefaultSteps()).Steps {
		if s.Due.Before(today) {
			t.Errorf("%s was due before the checklist was made: %s", s.Code, s.Due)
		}
	}
}

func TestProgrammeKeepsToItsLimits(t *testing.T) {
	p := DefaultProgramme()
	if err := p.Validate(); err != nil {
		t.Fatal(err)
	}
	for field, break_ := range map[string]func(*Programme){
		"calls_per_year":   func(p *Programme) { p.CallsPerYear = 53 },
		"min_gap":          func(p *Programme) { p.MinGap = 0 },
		"minutes_per_call": func(p *Programme) { p.MinutesPerCall = 0 },
		"batch_size":       func(p *Programme) { p.BatchSize = 0 },
		"leaving_steps.9":  func(p *Programme) { p.LeavingSteps = append(DefaultSteps(), StepPlan{}) },
	} {
		p := DefaultProgramme()
		break_(&p)
		e, ok := p.Validate().(*Error)
		if !ok || e.Field != field {
			t.Errorf("%s: %v", field, e)
		}
	}
}
