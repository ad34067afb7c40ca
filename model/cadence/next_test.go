package cadence

import (
	"fmt"
	"testing"

	"alumnibook/model"
	"pgregory.net/rapid"
)

var usual = Rule{MinGap: 90, FirstCall: 90, Seed: 1}

func day(s string) model.Date {
	d, err := model.ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

func TestWanted(t *testing.T) {
	for _, c := range []struct {
		own       int
		lists     []int
		programme int
		want      int
	}{
		{0, nil, 2, 2},
		{0, nil, 0, 0},
		{0, []int{1, 4, 3}, 2, 4},
		{0, []int{1}, 2, 1}, // a list may ask for less than the programme
		{0, []int{0}, 2, 2},
		{6, []int{12}, 2, 6},
	} {
		if got := Wanted(c.own, c.lists, c.programme); got != c.want {
			t.Errorf("Wanted(%d, %v, %d) = %d, want %d", c.own, c.lists, c.programme, got, c.want)
		}
	}
}

func TestQuotaAndHours(t *testing.T) {
	for wanted, calls := range map[int]int{480: 10, 481: 11, 1: 1, 0: 0, -3: 0, 48: 1} {
		if got := Quota(wanted); got != calls {
			t.Errorf("Quota(%d) = %d, want %d", wanted, got, calls)
		}
	}
	if Fits(120, 20) != 6 || Fits(119, 20) != 5 || Fits(0, 20) != 0 || Fits(60, 0) != 60 {
		t.Error("the calls that fit into some hours are miscounted")
	}
}

func TestTwiceAYear(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := someFacts(t)
		f.PerYear, f.Left, f.LastHeard = 2, day("2015-12-31"), f.LastContact
		gap := f.LastContact.DaysUntil(Next(f, usual))
		if gap < 120 || gap > 240 {
			t.Fatalf("the next call is planned after %d days", gap)
		}
		if before := f.Before.DaysUntil(f.LastContact); distance(gap, before) < 14 {
			t.Fatalf("the next call is planned after %d days, the last one was after %d", gap, before)
		}
	})
}

func someFacts(t *rapid.T) Facts {
	f := Facts{
		UID: rapid.StringMatching(`[0-9a-f]{8}`).Draw(t, "uid"), Known: day("2024-01-01"),
		LastContact: day("2024-01-01").AddDays(rapid.IntRange(400, 2000).Draw(t, "last")),
		PerYear:     rapid.IntRange(0, model.MostCallsPerYear).Draw(t, "per year"), Attempts: rapid.IntRange(0, 9).Draw(t, "attempts"),
	}
	f.Before = f.LastContact.AddDays(-rapid.IntRange(1, 400).Draw(t, "before"))
	if rapid.Bool().Draw(t, "heard") {
		f.LastHeard = f.LastContact.AddDays(-rapid.IntRange(0, 900).Draw(t, "since"))
	}
	if rapid.Bool().Draw(t, "left") {
		f.Left = f.Before.AddDays(-rapid.IntRange(-500, 2000).Draw(t, "years"))
	}
	return f
}

// TestAnyGoalIsIrregular looks at all goals and gaps: never closer than allowed, never as far apart as the last time.
func TestAnyGoalIsIrregular(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := someFacts(t)
		r := Rule{rapid.IntRange(1, 365).Draw(t, "gap"), rapid.IntRange(1, 730).Draw(t, "first"), rapid.Uint64().Draw(t, "seed")}
		next := Next(f, r)
		if f.PerYear == 0 {
			if !next.IsZero() {
				t.Fatalf("nothing is wanted, but %s is suggested", next)
			}
			return
		}
		gap := f.LastContact.DaysUntil(next)
		if gap < r.MinGap || f.talked() && gap == f.Before.DaysUntil(f.LastContact) {
			t.Fatalf("the next call comes after %d days, the last one came after %d", gap, f.Before.DaysUntil(f.LastContact))
		}
		f.Attempts++
		if again := Next(f, r); again != next {
			t.Fatalf("an attempt moved the next call from %s to %s", next, again)
		}
	})
}

func TestPauses(t *testing.T) {
	f := Facts{UID: "anna", Known: day("2020-01-01"), Left: day("2019-12-31"), LastContact: day("2026-03-02"), LastHeard: day("2026-03-02"), PerYear: 2}
	next := Next(f, usual)
	for _, c := range []struct {
		pause model.Pause
		until string
		want  model.Date
	}{
		{model.PauseLater, "2027-03-01", day("2027-03-01")},
		{model.PauseNotThisYear, "2027-01-01", day("2027-01-01")},
		{model.PauseLater, "2026-03-09", next}, // is over before the call would be suggested anyway
		{model.PauseNone, "2027-03-01", next},
		{model.PauseNever, "", model.Date{}},
	} {
		f.Pause, f.Until = c.pause, day(c.until)
		if got := Next(f, usual); got != c.want {
			t.Errorf("with %q until %q, the next call is on %s, not on %s", c.pause, c.until, got, c.want)
		}
	}
}

func TestFirstCall(t *testing.T) {
	days := map[int]bool{}
	for i := range 200 {
		f := Facts{UID: fmt.Sprint(i), Known: day("2019-04-01"), Left: day("2026-06-30"), PerYear: 2}
		n := f.Left.DaysUntil(Next(f, usual))
		if n < 76 || n > 104 {
			t.Fatalf("the first call comes %d days after the last one at work", n)
		}
		days[n] = true
		f.LastContact, f.LastHeard = day("2026-06-20"), day("2026-06-20") // the exit interview
		if talked := f.Left.DaysUntil(Next(f, usual)); talked != max(n, 80) {
			t.Fatalf("the exit interview moved the first call from %d days to %d", n, talked)
		}
	}
	if len(days) < 20 {
		t.Errorf("the first calls of 200 people are on %d days only", len(days))
	}
}

// TestOldListIsSpread takes in people who left long ago: their first calls are due evenly over half a year.
func TestOldListIsSpread(t *testing.T) {
	const people, month = 10000, 30
	known := day("2026-11-02")
	due := map[int]int{}
	for i := range people {
		f := Facts{UID: fmt.Sprintf("p%d", i), Known: known, Left: day("2015-01-31").AddDays(i % 3000), PerYear: 2}
		if i%10 == 0 {
			f.Left = model.Date{} // a list does not always say
		}
		due[known.DaysUntil(Next(f, usual))/month]++
	}
	for m := range 6 {
		if n := due[m]; n < people/6*9/10 || n > people/6*11/10 {
			t.Errorf("%d of %d are due in month %d", n, people, m)
		}
	}
	if len(due) != 6 {
		t.Errorf("the calls are spread over %d months: %v", len(due), due)
	}
	lately := Facts{UID: "x", Known: known, Left: day("2026-08-01"), PerYear: 2} // more than three months ago, but not much
	if next := Next(lately, usual); next.Before(known) || known.DaysUntil(next) > 126 {
		t.Errorf("who left in August is first called on %s", next)
	}
	lately.Left = day("2026-06-30")
	fresh := Facts{UID: "x", Known: day("2026-07-01"), Left: day("2026-06-30"), PerYear: 2} // came into the book on the day after
	if n := fresh.Left.DaysUntil(Next(fresh, usual)); n < 76 || n > 104 {
		t.Errorf("who came in after the last day is first called after %d days", n)
	}
}

func TestCloserWhereItMatters(t *testing.T) {
	usualGap, lately, slipping, never := 0, 0, 0, 0
	const people = 500
	for i := range people {
		f := Facts{UID: fmt.Sprint(i), Known: day("2018-01-01"), Left: day("2018-01-31"), LastContact: day("2026-05-04"), Before: day("2025-10-01"), PerYear: 2}
		gap := func(f Facts) int { return f.LastContact.DaysUntil(Next(f, usual)) }
		f.LastHeard = f.LastContact
		usualGap += gap(f)
		f.LastHeard = day("2025-02-01") // more than two intervals of 180 days
		slipping += gap(f)
		f.LastHeard = model.Date{}
		never += gap(f)
		f.LastHeard, f.Left = f.LastContact, day("2025-12-31")
		lately += gap(f)
	}
	for name, sum := range map[string]int{"who left lately": lately, "who slips away": slipping, "who was never heard": never} {
		if share := float64(sum) / float64(usualGap); share < 0.65 || share > 0.8 {
			t.Errorf("%s is called after %.0f %% of the usual time", name, 100*share)
		}
	}
}

// TestSameOnEveryMachine holds the rule to what it answered before: books were planned by it.
func TestSameOnEveryMachine(t *testing.T) {
	for _, c := range []struct {
		f    Facts
		want string
	}{
		{Facts{UID: "7f0c", Known: day("2026-01-05"), Left: day("2019-12-31"), PerYear: 2}, "2026-04-22"},
		{Facts{UID: "7f0c", Known: day("2026-01-05"), Left: day("2026-06-30"), PerYear: 2}, "2026-09-30"},
		{Facts{UID: "7f0c", Known: day("2026-01-05"), Left: day("2019-12-31"), LastContact: day("2026-04-15"), LastHeard: day("2026-04-15"), PerYear: 2}, "2026-12-07"},
		{Facts{UID: "7f0c", Known: day("2026-01-05"), Left: day("2019-12-31"), LastContact: day("2026-11-02"), Before: day("2026-04-15"), LastHeard: day("2026-11-02"), PerYear: 2}, "2027-04-21"},
	} {
		if got := Next(c.f, usual).String(); got != c.want {
			t.Errorf("the next call of %+v is on %s, it was on %s", c.f, got, c.want)
		}
	}
}
