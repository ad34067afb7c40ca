package model

import (
	"testing"

	"pgregory.net/rapid"
)

// anyDate draws dates of every kind that Valid allows.
func anyDate() *rapid.Generator[Date] {
	return rapid.Custom(func(t *rapid.T) Date {
		y, m, d := rapid.IntRange(1, 9999).Draw(t, "year"), rapid.IntRange(1, 12).Draw(t, "month"), rapid.IntRange(1, 28).Draw(t, "day")
		switch rapid.IntRange(0, 4).Draw(t, "kind") {
		case 0:
			return Date{}
		case 1:
			return Date{Year: y}
		case 2:
			return Date{Year: y, Month: m}
		case 3:
			return Date{Month: m, Day: d}
		}
		return Date{y, m, d}
	})
}

func TestDateSurvivesItsText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := anyDate().Draw(t, "date")
		back, err := ParseDate(d.String())
		if err != nil || back != d {
			t.Fatalf("%+v written as %q came back as %+v, %v", d, d.String(), back, err)
		}
		if !d.Valid() || !d.Agrees(d) || d.Compare(d) != 0 {
			t.Fatalf("%v does not agree with itself", d)
		}
	})
}

func TestParseDateRefuses(t *testing.T) {
	for _, s := range []string{"2019-13", "2019-02-29", "2019-00-01", "19", "--02-30", "--2", "2019-1-", "x", "2019-12-31-1", "+019", "31.12.2019"} {
		if d, err := ParseDate(s); err == nil {
			t.Errorf("%q was read as %v", s, d)
		}
	}
	if d, err := ParseDate("--02-29"); err != nil || d != (Date{0, 2, 29}) {
		t.Errorf("a birthday on 29 February came back as %v, %v", d, err)
	}
}

func FuzzParseDate(f *testing.F) {
	f.Add("2019-12-31")
	f.Add("--05-17")
	f.Fuzz(func(t *testing.T, s string) {
		d, err := ParseDate(s)
		if err == nil && !d.Valid() {
			t.Fatalf("%q gave the impossible %+v", s, d)
		}
	})
}

func TestDatePrecision(t *testing.T) {
	year, month, day := Date{Year: 2019}, Date{Year: 2019, Month: 12}, Date{2019, 12, 31}
	if !day.MorePrecise(month) || !month.MorePrecise(year) || year.MorePrecise(day) || day.MorePrecise(day) {
		t.Error("a whole date knows more than a month, a month more than a year")
	}
	if day.Agrees(Date{2019, 11, 30}) || !day.Agrees(Date{Month: 12, Day: 31}) {
		t.Error("dates agree where every part that both know is equal")
	}
	if n := (Date{2024, 2, 28}).DaysUntil(Date{2024, 3, 1}); n != 2 {
		t.Errorf("28 February to 1 March 2024 are 2 days, not %d", n)
	}
	if d := (Date{2023, 12, 31}).AddDays(1); d != (Date{2024, 1, 1}) {
		t.Errorf("the day after New Year's Eve is %v", d)
	}
}
