package cadence

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"testing"

	"alumnibook/model"
	"pgregory.net/rapid"
)

// firm is a firm whose people are called by the list, week after week.
type firm struct {
	rule    Rule
	people  []*colleague
	quota   int
	answers float64 // how many of the calls are answered
	again   bool    // who did not answer is tried on the next day too, until Friday
	holiday []int   // the weeks of a year in which nobody calls
	chance  *rand.Rand

	now   model.Week
	calls []int // on the list of each week
}

// colleague is somebody who left.
type colleague struct {
	id     int64
	facts  Facts
	next   model.Date
	office string
	owner  int64

	talks    []model.Date
	planned  []int // the days until the next call, as they were planned after each talk
	listed   []model.Week
	attempts []int // between one talk and the next
}

var start = model.NewDate(2026, 1, 5) // a Monday

// imported is a firm that has just taken in a list of people who left over eight years.
func imported(n int, seed uint64, perYear func(i int) int) *firm {
	f := &firm{rule: Rule{MinGap: 90, FirstCall: 90, Seed: seed}, answers: 0.8, chance: rand.New(rand.NewPCG(seed, 7)), now: model.WeekOf(start)}
	sum := 0
	for i := range n {
		c := &colleague{id: int64(i + 1), owner: int64(f.chance.IntN(4))}
		c.office = fmt.Sprintf("office %d", min(f.chance.IntN(7), f.chance.IntN(7))) // some are larger than others
		c.facts = Facts{UID: fmt.Sprintf("person-%d-%d", seed, i), Known: start, Left: start.AddDays(-f.chance.IntN(8 * 365)), PerYear: perYear(i)}
		c.next = Next(c.facts, f.rule)
		sum += c.facts.PerYear
		f.people = append(f.people, c)
	}
	f.quota = Quota(sum)
	return f
}

func twice(int) int { return 2 }

func (f *firm) list() []Pick {
	list := make([]Candidate, 0, len(f.people))
	for _, c := range f.people {
		list = append(list, Candidate{
			ID: c.id, Next: c.next, LastContact: c.facts.LastContact, Before: c.facts.Before, LastHeard: c.facts.LastHeard,
			Left: c.facts.Left, PerYear: c.facts.PerYear, Office: c.office, OwnerID: c.owner,
		})
	}
	return WeekList(list, f.now, f.quota, f.rule)
}

func (f *firm) run(weeks int) {
	for range weeks {
		if !slices.Contains(f.holiday, f.now.Number) {
			picks := f.list()
			f.calls = append(f.calls, len(picks))
			for _, p := range picks {
				f.ring(f.people[p.ID-1], f.chance.IntN(5))
			}
		}
		f.now = f.now.Next()
	}
}

// ring calls somebody on a day of the week.
func (f *firm) ring(c *colleague, day int) {
	c.listed = append(c.listed, f.now)
	for ; day < 5; day++ {
		if f.chance.Float64() < f.answers {
			c.talk(f.now.Monday().AddDays(day), f.rule)
			return
		}
		c.facts.Attempts++
		if !f.again {
			return
		}
	}
}

func (c *colleague) talk(day model.Date, r Rule) {
	c.talks = append(c.talks, day)
	c.attempts = append(c.attempts, c.facts.Attempts)
	c.facts.Before, c.facts.LastContact, c.facts.LastHeard, c.facts.Attempts = c.facts.LastContact, day, day, 0
	c.next = Next(c.facts, r)
	c.planned = append(c.planned, day.DaysUntil(c.next))
}

// waited are the days from each talk until the person was on a list again.
func (c *colleague) waited(end model.Date) []int {
	days := make([]int, len(c.talks))
	for i, talk := range c.talks {
		listed := slices.IndexFunc(c.listed, func(w model.Week) bool { return talk.Before(w.Monday()) })
		if days[i] = talk.DaysUntil(end); listed >= 0 {
			days[i] = talk.DaysUntil(c.listed[listed].Sunday())
		}
	}
	return days
}

func (c *colleague) gaps() []int {
	var days []int
	for i := 1; i < len(c.talks); i++ {
		days = append(days, c.talks[i-1].DaysUntil(c.talks[i]))
	}
	return days
}

func mean(list []int) float64 {
	sum := 0
	for _, n := range list {
		sum += n
	}
	return float64(sum) / float64(len(list))
}

const (
	years  = 3
	warmUp = 26 // weeks until everybody of an imported list had a turn
)

func TestMain(m *testing.M) {
	flag.Parse()
	explicit := false
	flag.Visit(func(f *flag.Flag) { explicit = explicit || f.Name == "rapid.checks" })
	if !explicit {
		_ = flag.Set("rapid.checks", "20") // each is years long
	}
	os.Exit(m.Run())
}

// TestYears calls 240 people for three years, as scattered as life is, and looks at what became of each.
func TestYears(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		perYear := rapid.SampledFrom([]func(int) int{twice, twice, func(i int) int { return 1 + i%3 }}).Draw(t, "per year")
		f := imported(240, rapid.Uint64().Draw(t, "seed"), perYear)
		if f.again = rapid.Bool().Draw(t, "again"); f.again { // or the hours are not enough for the goal
			f.holiday = rapid.SampledFrom([][]int{nil, {1, 29, 30, 52}}).Draw(t, "holiday")
		}
		f.run(52 * years)
		for _, c := range f.people {
			checkLife(t, f, c)
		}
		checkLoad(t, f.calls[warmUp:])
	})
}

func checkLife(t *rapid.T, f *firm, c *colleague) {
	interval := f.rule.interval(c.facts.PerYear)
	if len(c.talks) == 0 || start.DaysUntil(c.talks[0]) > 2*interval {
		t.Fatalf("%s was first called too late, or never: %v", c.facts.UID, c.talks)
	}
	for i, days := range c.waited(f.now.Monday()) {
		if days > interval*3/2 {
			t.Fatalf("%s was talked to on %s and on no list for %d days", c.facts.UID, c.talks[i], days)
		}
	}
	gaps := c.gaps()
	for i, days := range gaps {
		if days < f.rule.MinGap {
			t.Fatalf("%s was called after %d days", c.facts.UID, days)
		}
		if late := 7 * (c.attempts[i+1] + len(f.holiday)/2); days > interval*3/2+late {
			t.Fatalf("%s was talked to after %d days, with %d attempts between", c.facts.UID, days, c.attempts[i+1])
		}
		if i > 0 && days == gaps[i-1] {
			t.Fatalf("%s was called after %d days twice in a row", c.facts.UID, days)
		}
	}
}

func checkLoad(t *rapid.T, weeks []int) {
	usual := mean(weeks)
	for i, n := range weeks {
		if float64(n) < 0.8*usual || float64(n) > 1.2*usual {
			t.Fatalf("week %d has %d calls, %.1f are usual: %v", warmUp+i, n, usual, weeks)
		}
	}
}

// TestGoalIsReached looks at the sum: with four weeks of holiday and all calls answered, two contacts a year are two.
func TestGoalIsReached(t *testing.T) {
	f := imported(240, 1, twice)
	f.answers, f.holiday = 1, []int{1, 29, 30, 52}
	f.run(52 * years)
	var all []int
	for _, c := range f.people {
		all = append(all, c.gaps()...)
	}
	if f.quota != 10 || mean(all) < 175 || mean(all) > 188 {
		t.Errorf("%d calls a week; on average somebody is called every %.0f days", f.quota, mean(all))
	}
	if least, most := slices.Min(all), slices.Max(all); most-least < 120 {
		t.Errorf("intervals are between %d and %d days: that is a rhythm", least, most)
	}
}

// TestNoPlanTwiceAlike looks at what is planned, not at what came of it.
func TestNoPlanTwiceAlike(t *testing.T) {
	plans, alike := 0, 0
	for seed := range uint64(5) {
		f := imported(240, seed, twice)
		f.run(52 * years)
		for _, c := range f.people {
			for i := 1; i < len(c.planned); i++ {
				plans++
				if c.planned[i] == c.planned[i-1] {
					alike++
				}
			}
		}
	}
	if alike*1000 > plans {
		t.Errorf("%d of %d intervals are planned like the one before", alike, plans)
	}
}

// TestSmallBookIsLeftInPeace guards against a quota that is rounded up: ten contacts a year are one a week then.
func TestSmallBookIsLeftInPeace(t *testing.T) {
	for _, n := range []int{5, 30, 60} {
		f := imported(n, 3, twice)
		f.answers = 1
		f.run(52 * years)
		var all []int
		for _, c := range f.people {
			all = append(all, c.gaps()...)
		}
		if mean(all) < 165 {
			t.Errorf("%d people are called every %.0f days", n, mean(all))
		}
	}
}

// TestAfterALongAbsence stops calling for a year: then everybody is overdue, and each still has a turn.
func TestAfterALongAbsence(t *testing.T) {
	f := imported(240, 4, twice)
	f.run(52)
	for range 52 {
		f.now = f.now.Next()
	}
	back := f.now.Monday()
	f.again = true
	f.run(40)
	for _, c := range f.people {
		if last := c.talks[len(c.talks)-1]; last.Before(back) {
			t.Errorf("%s was not called since %s", c.facts.UID, last)
		}
	}
}
