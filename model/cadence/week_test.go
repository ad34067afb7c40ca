package cadence

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"alumnibook/model"
	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

var thisWeek = model.Week{Year: 2026, Number: 48} // from 23 to 29 November

// due is somebody whose call has been suggested for some days on the Sunday of the week.
func dueFor(id int64, days int, office string) Candidate {
	next := thisWeek.Sunday().AddDays(-days)
	return Candidate{ID: id, Next: next, LastContact: next.AddDays(-150), LastHeard: next.AddDays(-150), Left: day("2015-06-30"), PerYear: 2, Office: office}
}

func ids(picks []Pick) []int64 {
	var list []int64
	for _, p := range picks {
		list = append(list, p.ID)
	}
	return list
}

func someCandidates(t *rapid.T) []Candidate {
	date := rapid.Custom(func(t *rapid.T) model.Date {
		if rapid.IntRange(0, 4).Draw(t, "none") == 0 {
			return model.Date{}
		}
		return day("2026-11-23").AddDays(rapid.IntRange(-800, 90).Draw(t, "days"))
	})
	partial := rapid.SampledFrom([]model.Date{{}, {Year: 2019}, {Year: 2019, Month: 12}, {Month: 11, Day: 25}, {Month: 2, Day: 29}})
	n := rapid.IntRange(0, 60).Draw(t, "people")
	list := make([]Candidate, n)
	for i := range list {
		list[i] = Candidate{
			ID: int64(i + 1), Next: date.Draw(t, "next"), LastContact: date.Draw(t, "contact"), LastHeard: date.Draw(t, "heard"),
			Left: rapid.OneOf(date, partial).Draw(t, "left"), Birthday: rapid.OneOf(date, partial).Draw(t, "birthday"), Until: date.Draw(t, "until"),
			PerYear: rapid.IntRange(0, 12).Draw(t, "per year"), Office: rapid.SampledFrom([]string{"", "Malmö", "Aarhus", "Köln", "Bern"}).Draw(t, "office"),
			OwnerID: int64(rapid.IntRange(0, 3).Draw(t, "owner")), NewJob: rapid.Bool().Draw(t, "job"), Promise: rapid.Bool().Draw(t, "promise"),
		}
		if c := &list[i]; !c.LastContact.IsZero() && rapid.Bool().Draw(t, "twice") {
			c.Before = c.LastContact.AddDays(-rapid.IntRange(1, 400).Draw(t, "before"))
		}
	}
	return list
}

// TestAnyList holds whatever comes in to the promises that each list makes.
func TestAnyList(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		list, quota := someCandidates(t), rapid.IntRange(-1, 70).Draw(t, "quota")
		picks := WeekList(list, thisWeek, quota, usual)
		if len(picks) > max(quota, 0) {
			t.Fatalf("%d calls for a quota of %d", len(picks), quota)
		}
		seen := map[int64]bool{}
		for _, p := range picks {
			c := list[p.ID-1]
			switch {
			case seen[p.ID]:
				t.Fatalf("%d is on the list twice", p.ID)
			case !slices.Contains(Reasons, p.Reason):
				t.Fatalf("%q is no reason", p.Reason)
			case c.PerYear == 0, c.Next.IsZero(), thisWeek.Sunday().AddDays(Ahead).Before(c.Next), thisWeek.Monday().Before(c.Until):
				t.Fatalf("%+v is on the list", c)
			case !c.LastContact.IsZero() && c.LastContact.DaysUntil(thisWeek.Monday()) < usual.MinGap:
				t.Fatalf("%+v was talked to within %d days", c, usual.MinGap)
			}
			seen[p.ID] = true
		}
		other := slices.Clone(list)
		rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "order"), 1)).Shuffle(len(other), func(i, j int) { other[i], other[j] = other[j], other[i] })
		if diff := cmp.Diff(picks, WeekList(other, thisWeek, quota, usual)); diff != "" {
			t.Fatalf("the order of the candidates matters: %s", diff)
		}
	})
}

// TestOfficesHaveTheirShare gives forty of sixty to one office, and asks about lists of many lengths.
func TestOfficesHaveTheirShare(t *testing.T) {
	var list []Candidate
	for i := range 60 {
		office := "Stockholm"
		if i%3 == 1 {
			office = []string{"Malmö", "Göteborg"}[i/3%2]
		}
		c := dueFor(int64(i+1), i%20, office)
		c.OwnerID = int64(i % 2)
		list = append(list, c)
	}
	picks := WeekList(list, thisWeek, 30, usual)
	for n := 3; n <= 30; n++ { // cut to the hours
		count, owners := map[string]int{}, map[int64]int{}
		for _, p := range picks[:n] {
			count[list[p.ID-1].Office]++
			owners[list[p.ID-1].OwnerID]++
		}
		if len(count) < 3 {
			t.Errorf("the first %d are of %d offices only", n, len(count))
		}
		if share := float64(n) * 2 / 3; float64(count["Stockholm"]) < share-2 || float64(count["Stockholm"]) > share+2 {
			t.Errorf("%d of the first %d are of Stockholm, %.1f would be its share", count["Stockholm"], n, share)
		}
		if distance(owners[0], owners[1]) > 4 {
			t.Errorf("of the first %d, one owner has %d and the other %d", n, owners[0], owners[1])
		}
	}
}

func TestWhoWaitedLongGoesFirst(t *testing.T) {
	var list []Candidate
	for i := range 8 {
		list = append(list, dueFor(int64(i+1), 3, []string{"Malmö", "Aarhus", "Köln", "Bern"}[i%4]))
	}
	for i := range 3 {
		list = append(list, dueFor(int64(20+i), 200+100*i, "Bern"))
	}
	got := ids(WeekList(list, thisWeek, 6, usual))
	if diff := cmp.Diff([]int64{22, 21, 20}, got[:3]); diff != "" {
		t.Errorf("not those who wait for longest are in front: %v", got)
	}
}

func TestReasons(t *testing.T) {
	base := dueFor(1, 3, "Malmö")
	for want, change := range map[Reason]func(c *Candidate){
		Due:       func(*Candidate) {},
		FirstCall: func(c *Candidate) { c.LastContact, c.LastHeard = model.Date{}, model.Date{} },
		Promise:   func(c *Candidate) { c.Promise, c.NewJob = true, true },
		NewJob:    func(c *Candidate) { c.NewJob = true },
		Birthday:  func(c *Candidate) { c.Birthday = model.NewDate(1975, 11, 29) },
		Slipping:  func(c *Candidate) { c.LastHeard = day("2024-01-15") },
		Overdue: func(c *Candidate) {
			c.Next, c.LastContact, c.LastHeard = day("2026-01-05"), day("2025-06-01"), day("2025-06-01")
		},
	} {
		c := base
		change(&c)
		picks := WeekList([]Candidate{c}, thisWeek, 10, usual)
		if len(picks) != 1 || picks[0].Reason != want {
			t.Errorf("%v is suggested, for the reason %q", picks, want)
		}
	}
	c := base
	c.Before = c.LastContact.AddDays(-c.LastContact.DaysUntil(thisWeek.Monday().AddDays(3)))
	if picks := WeekList([]Candidate{c}, thisWeek, 10, usual); len(picks) != 0 {
		t.Errorf("the call would come after as many days as the last one: %v", picks)
	}
}

// TestTwoHours is a Monday of a firm with 240 people who may be called: ten, or six in two hours.
func TestTwoHours(t *testing.T) {
	f := imported(240, 1, twice)
	f.run(30)
	week := f.list()
	if f.quota != 10 || len(week) != 10 {
		t.Fatalf("%d are on the list for a quota of %d", len(week), f.quota)
	}
	offices := map[string]bool{}
	for _, p := range week[:Fits(120, 20)] {
		c := f.people[p.ID-1]
		offices[c.office] = true
		if days := c.facts.LastContact.DaysUntil(f.now.Monday()); days < 90 {
			t.Errorf("%d was talked to %d days ago", p.ID, days)
		}
	}
	if len(offices) < 3 {
		t.Errorf("six calls are of %d offices", len(offices))
	}
}

func many(n int) []Candidate {
	chance := rand.New(rand.NewPCG(1, 2))
	list := make([]Candidate, n)
	for i := range list {
		list[i] = dueFor(int64(i+1), chance.IntN(240)-35, fmt.Sprint(chance.IntN(7)))
		list[i].OwnerID, list[i].Birthday = int64(chance.IntN(40)), model.NewDate(1980, 1+chance.IntN(12), 1+chance.IntN(28))
	}
	return list
}

// BenchmarkWeekList makes the list of a firm where 60,000 are due.
func BenchmarkWeekList(b *testing.B) {
	list := many(60000)
	for b.Loop() {
		if n := len(WeekList(list, thisWeek, Quota(200000), usual)); n != 4167 {
			b.Fatal(n)
		}
	}
}
