package backup

import (
	"fmt"
	"math"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"alumnibook/model"
)

func at(s string) time.Time {
	t, err := time.ParseInLocation("2006-01-02 15:04", s, time.UTC)
	if err != nil {
		panic(err)
	}
	return t
}

func moments(list []Backup) (names []string) {
	for _, b := range list {
		names = append(names, b.At.Format("01-02 15"))
	}
	return names
}

func TestDue(t *testing.T) {
	now := at("2026-11-22 09:30")
	for _, c := range []struct {
		newest  time.Time
		changed bool
		want    bool
	}{
		{time.Time{}, true, true},
		{time.Time{}, false, false},
		{now.Add(-29 * time.Minute), true, false},
		{now.Add(-30 * time.Minute), true, true},
		{now.Add(-30 * time.Minute), false, false},
		{now.Add(-9000 * time.Hour), false, false},
		{now.Add(time.Minute), true, false}, // in the same minute as it was made
		{now.Add(time.Hour), true, true},    // the clock was set back: nobody knows
	} {
		if got := Due(c.newest, c.changed, now, 30*time.Minute); got != c.want {
			t.Errorf("%v, %v: %v", c.newest, c.changed, got)
		}
	}
}

// A backup at every hour of three years: what is kept is what is promised.
func TestKeepOfManyBackups(t *testing.T) {
	now := at("2026-11-22 09:30") // a Sunday
	var all []Backup
	for h := range 3 * 365 * 24 {
		all = append(all, Backup{At: now.Add(-time.Duration(h) * time.Hour)})
	}
	keep, drop := Keep(all, now, 365)
	want := []string{
		"11-22 09", "11-22 08", "11-22 07",
		"11-21 23", "11-20 23", "11-19 23", "11-18 23", "11-17 23", "11-16 23", "11-15 23",
		"11-08 23", "11-01 23", "10-31 23", "10-25 23",
		"09-30 23", "08-31 23", "07-31 23", "06-30 23", "05-31 23", "04-30 23", "03-31 23", "02-28 23", "01-31 23", "12-31 23", "11-30 23",
	}
	if got := moments(keep); !slices.Equal(got, want) {
		t.Errorf("kept\n%q, want\n%q", got, want)
	}
	if len(keep)+len(drop) != len(all) {
		t.Error(len(keep), len(drop))
	}
	if keep, _ := Keep(all, now, 30); keep[len(keep)-1].At.Before(now.AddDate(0, 0, -30)) || len(keep) != 14 {
		t.Errorf("kept for 30 days: %q", moments(keep))
	}
}

// The days are those of the clock's zone, not of the names.
func TestKeepCountsTheDaysOfTheOffice(t *testing.T) {
	zone := time.FixedZone("UTC+2", 2*3600)
	now := time.Date(2026, 6, 10, 1, 30, 0, 0, zone) // still the 9th in UTC
	all := []Backup{{At: at("2026-06-09 23:00")}, {At: at("2026-06-09 22:30")}, {At: at("2026-06-09 22:10")}, {At: at("2026-06-09 22:05")}, {At: at("2026-06-09 21:30")}, {At: at("2026-06-09 21:00")}}
	keep, _ := Keep(all, now, 365)
	if got, want := moments(keep), []string{"06-09 23", "06-09 22", "06-09 22", "06-09 21"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestKeepWhereTheClockWasSetBack(t *testing.T) {
	all := []Backup{{At: at("2026-11-22 09:30")}}
	for h := range 500 {
		all = append(all, Backup{At: all[0].At.Add(-time.Duration(h) * time.Hour)})
	}
	for _, now := range []string{"1970-01-01 00:00", "2026-11-22 09:00", "2026-01-01 12:00"} {
		if _, drop := Keep(all, at(now), 7); len(drop) > 0 {
			t.Errorf("at %s %d go", now, len(drop))
		}
	}
}

func TestKeepLeavesWhatWasPutAside(t *testing.T) {
	now := at("2026-11-22 09:30")
	all := []Backup{
		{Name: "newest", At: now},
		{Name: "damaged", At: now.Add(-24 * time.Hour), Err: model.E(CodeDamaged, "", nil)},
		{Name: "day", At: now.Add(-25 * time.Hour)},
		{Name: "aside", At: now.AddDate(0, 0, -89), Aside: true},
		{Name: "another aside", At: now.AddDate(0, 0, -89), Aside: true},
		{Name: "old aside", At: now.AddDate(0, 0, -91), Aside: true},
	}
	_, drop := Keep(all, now, 90)
	if len(drop) != 1 || drop[0].Name != "old aside" {
		t.Error(drop)
	}
}

// Whatever lies there and whenever: what must hold of every rotation.
func TestKeepProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		zone := time.FixedZone("zone", rapid.IntRange(-12, 14).Draw(t, "zone")*3600)
		now := at("2026-11-22 09:30").Add(time.Duration(rapid.IntRange(0, 500*24).Draw(t, "now")) * time.Hour).In(zone)
		days := rapid.IntRange(0, 800).Draw(t, "days")
		all := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) Backup {
			return Backup{
				At:     now.Add(-time.Duration(rapid.IntRange(-100, 60*24*900).Draw(t, "minutes")) * time.Minute).UTC(),
				Second: rapid.Bool().Draw(t, "second"), Aside: rapid.IntRange(0, 9).Draw(t, "aside") == 0,
			}
		}), 0, 200).Draw(t, "backups")
		for i := range all {
			all[i].Name = fmt.Sprint(i)
		}
		was := slices.Clone(all)
		keep, drop := Keep(all, now, days)
		if len(keep)+len(drop) != len(all) || !slices.EqualFunc(all, was, func(a, b Backup) bool { return a.Name == b.Name }) {
			t.Fatal("some got lost, or the list was changed")
		}
		if days == 0 {
			days = model.DefaultPrivacy().BackupDays
		}
		for _, second := range []bool{false, true} {
			checkPlace(t, second, was, keep, drop, now, days)
		}
		if again, gone := Keep(keep, now, days); len(gone) > 0 {
			t.Fatalf("a second time %d more go of %d", len(gone), len(again)+len(gone))
		}
	})
}

func checkPlace(t *rapid.T, second bool, all, keep, drop []Backup, now time.Time, days int) {
	in := func(list []Backup) (in []Backup) {
		for _, b := range list {
			if b.Second == second {
				in = append(in, b)
			}
		}
		sortNewest(in)
		return in
	}
	all, keep, drop = in(all), in(keep), in(drop)
	oldest := now.AddDate(0, 0, -days)
	regular := func(b Backup) bool { return !b.Aside }
	if i := slices.IndexFunc(all, regular); i >= 0 && !slices.ContainsFunc(keep, func(b Backup) bool { return b.Name == all[i].Name }) {
		t.Fatal("the newest is gone")
	}
	if len(all) > 0 && all[0].At.After(now.Add(slack)) {
		if len(drop) > 0 {
			t.Fatal("the clock was set back, and some are gone")
		}
		return
	}
	newest := slices.IndexFunc(keep, regular)
	for i, b := range keep {
		if b.At.Before(oldest) && i != newest {
			t.Fatalf("kept longer than promised: %v", b.At)
		}
	}
	n := 0
	for _, b := range keep {
		if !b.Aside {
			n++
		}
	}
	if n > keptToday+keptDays+keptWeeks+keptMonths+1 {
		t.Fatalf("%d are kept", n)
	}
	// Nothing is further from the next newer one that stays than its own age allows: a day in the last week, a week in
	// the last four, a month in the year.
	for _, d := range drop {
		if d.Aside || d.At.Before(oldest) {
			continue
		}
		age, near := now.Sub(d.At).Hours()/24, math.Inf(1)
		for _, k := range keep {
			if !k.Aside && k.At.Sub(d.At) >= 0 {
				near = min(near, k.At.Sub(d.At).Hours()/24)
			}
		}
		switch {
		case age < 7 && near > 1, age < 28 && near > 7, age < 365 && near > 31:
			t.Fatalf("%v went, and the next newer one lies %.1f days later", d.At, near)
		}
	}
}
