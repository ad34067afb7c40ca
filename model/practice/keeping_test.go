package practice

import (
	"testing"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/model/consent"
)

// The practice firm has 240 people who may be called and wants two calls a year: ten a week, six in two hours. There
// is something to do of every other kind too.
func TestThePracticeFirmHasCallsToMake(t *testing.T) {
	ctx := t.Context()
	b := german(t)
	week := model.WeekOf(DefaultToday)
	plan, err := b.CallsOfWeek(ctx, week, DefaultToday, 0)
	if err != nil {
		t.Fatal(err)
	}
	if plan.Callable != 240 || plan.Quota != 10 || len(plan.Calls) != 10 {
		t.Errorf("%d may be called, %d a week, %d on the list", plan.Callable, plan.Quota, len(plan.Calls))
	}
	offices := map[string]bool{}
	for _, c := range plan.Calls {
		offices[c.Row.Office] = true
		if last := c.Row.LastContact; !last.IsZero() && last.DaysUntil(week.Monday()) < 90 {
			t.Errorf("somebody is called %d days after the last talk", last.DaysUntil(week.Monday()))
		}
		if c.Row.CallConsent != model.ConsentGiven || c.Row.Phone == "" {
			t.Error("somebody on the list allowed no calls, or has no phone")
		}
	}
	if len(offices) < 3 {
		t.Errorf("offices: %v", offices)
	}
	short, err := b.CallsOfWeek(ctx, week, DefaultToday, 120)
	if err != nil || len(short.Calls) != 6 {
		t.Errorf("%d calls in two hours, %v", len(short.Calls), err)
	}
	for _, why := range []consent.Reason{consent.ReasonNoConsent, consent.ReasonWithdrawn, consent.ReasonObjected, consent.ReasonNoPhone} {
		if plan.LeftOut[why] == 0 {
			t.Errorf("nobody is left out for %q", why)
		}
	}
	hasThingsToDo(t, b)
}

func hasThingsToDo(t *testing.T, b *book.Book) {
	t.Helper()
	today, err := b.Today(t.Context(), DefaultToday, 5)
	if err != nil {
		t.Fatal(err)
	}
	for what, n := range map[string]int{
		"follow-ups": today.FollowUpCount, "birthdays": today.BirthdayCount, "thanks": today.ThanksCount, "quiet people": today.QuietCount,
		"wrong addresses": today.FailedCount, "steps for leavers": len(today.Leavers), "interviews kept too long": today.InterviewsPast,
	} {
		if n == 0 {
			t.Errorf("there are no %s", what)
		}
	}
	if today.Newsletter.Last.IsZero() || today.Evening.Last.IsZero() || today.Evening.Next.IsZero() {
		t.Errorf("%+v, %+v", today.Newsletter, today.Evening)
	}
}

// The lists have the same length in every language, so that the same things happen in each.
func TestKeepingWordsAreComplete(t *testing.T) {
	w := load().keeping
	for lang, k := range w {
		en := w["en"]
		for name, n := range map[string][2]int{
			"gave": {len(k.Gave), len(en.Gave)}, "got": {len(k.Got), len(en.Got)}, "asked": {len(k.Asked), len(en.Asked)}, "wish": {len(k.Wish), len(en.Wish)},
			"reasons": {len(k.Reasons), len(en.Reasons)}, "good": {len(k.Good), len(en.Good)}, "bad": {len(k.Bad), len(en.Bad)}, "advice": {len(k.Advice), len(en.Advice)},
			"lists": {len(k.Lists), 2},
		} {
			if n[0] != n[1] || n[0] == 0 {
				t.Errorf("%s: %d of %s, want %d", lang, n[0], name, n[1])
			}
		}
	}
	if len(w) != 4 {
		t.Errorf("%d languages", len(w))
	}
}
