package assets

import (
	"testing"
	"time"
)

func TestEveryRegionWritesAsItsCountryDoes(t *testing.T) {
	afternoon := time.Date(2019, 12, 31, 15, 4, 0, 0, time.UTC)
	for _, c := range []struct {
		lang, region                            string
		date, month, noYear, long, number, part string
		clock                                   string
		week                                    time.Weekday
	}{
		{"de", "DE", "05.04.2019", "04.2019", "05.04.", "5. April 2019", "1.234.567", "0,5", "15:04", time.Monday},
		{"de", "AT", "05.04.2019", "04.2019", "05.04.", "5. April 2019", "1\u00a0234\u00a0567", "0,5", "15:04", time.Monday},
		{"de", "CH", "05.04.2019", "04.2019", "05.04.", "5. April 2019", "1’234’567", "0.5", "15:04", time.Monday},
		{"da", "DK", "05.04.2019", "04.2019", "5. apr.", "5. april 2019", "1.234.567", "0,5", "15.04", time.Monday},
		{"sv", "SE", "2019-04-05", "2019-04", "5 apr.", "5 april 2019", "1\u00a0234\u00a0567", "0,5", "15:04", time.Monday},
		{"en", "GB", "5 Apr 2019", "Apr 2019", "5 Apr", "5 April 2019", "1,234,567", "0.5", "15:04", time.Monday},
		{"en", "US", "04/05/2019", "04/2019", "Apr 5", "April 5, 2019", "1,234,567", "0.5", "3:04\u00a0PM", time.Sunday},
		{"en", "DE", "05.04.2019", "04.2019", "5 Apr", "5 April 2019", "1.234.567", "0,5", "15:04", time.Monday},
		{"de", "US", "04/05/2019", "04/2019", "5. Apr.", "5. April 2019", "1,234,567", "0.5", "3:04\u00a0PM", time.Sunday},
		{"de", "GB", "05/04/2019", "04/2019", "05.04.", "5. April 2019", "1,234,567", "0.5", "15:04", time.Monday},
	} {
		w := WordsIn(c.lang, c.region)
		spring := day{2019, 4, 5}
		for what, is := range map[string][2]string{
			"date":    {w.Date(spring), c.date},
			"month":   {w.Date(day{2019, 4, 0}), c.month},
			"no year": {w.Date(day{0, 4, 5}), c.noYear},
			"long":    {w.LongDate(spring), c.long},
			"number":  {w.Number(1234567), c.number},
			"decimal": {w.Decimal(0.5, 1), c.part},
			"clock":   {w.Clock(afternoon), c.clock},
			"time":    {w.TimeOfDay("15:04"), c.clock},
			"week":    {w.WeekStart().String(), c.week.String()},
			"region":  {w.Region(), c.region},
		} {
			if is[0] != is[1] {
				t.Errorf("%s in %s: %s is %q, want %q", c.lang, c.region, what, is[0], is[1])
			}
		}
	}
	if got := WordsIn("de", "AT").LongDate(day{2020, 1, 6}); got != "6. Jänner 2020" {
		t.Errorf("an Austrian January is %q", got)
	}
	if got := WordsFor("de", "AT").LongDate(day{2020, 1, 6}) + ", " + WordsFor("sv", "AT").Date(day{2020, 1, 6}); got != "6. Jänner 2020, 2020-01-06" {
		t.Errorf("from Vienna to Germans and Swedes: %q", got)
	}
	if got := WordsIn("de", "DE").LongDate(day{2020, 1, 6}); got != "6. Januar 2020" {
		t.Errorf("a German January is %q", got)
	}
}

func TestTypedDatesFollowTheRegionsOrder(t *testing.T) {
	for _, c := range []struct {
		lang, region, typed string
		want                day
	}{
		{"en", "US", "3/4/2019", day{2019, 3, 4}},
		{"en", "US", "3/4/19", day{2019, 3, 4}},
		{"en", "US", "3/4", day{0, 3, 4}},
		{"en", "US", "12/2019", day{2019, 12, 0}},
		{"en", "US", "2019-12-31", day{2019, 12, 31}},
		{"en", "US", "May 17, 1985", day{1985, 5, 17}},
		{"en", "GB", "3/4/2019", day{2019, 4, 3}},
		{"en", "DE", "3.4.2019", day{2019, 4, 3}},
		{"de", "US", "3/4/2019", day{2019, 3, 4}},
		{"sv", "SE", "3/4", day{0, 4, 3}},
		{"da", "DK", "1. jänner 2020", day{2020, 1, 1}},
		{"de", "AT", "Januar 2020", day{2020, 1, 0}},
	} {
		y, m, d, ok := WordsIn(c.lang, c.region).ParseDate(c.typed, 2026)
		if got := (day{y, m, d}); !ok || got != c.want {
			t.Errorf("%s in %s: %q is read as %v (%v), want %v", c.lang, c.region, c.typed, got, ok, c.want)
		}
	}
	if y, m, d, ok := WordsIn("en", "US").ParseDate("31/12/2019", 2026); ok {
		t.Errorf("a day in the place of the month is read as %d-%d-%d", y, m, d)
	}
}

func TestRegionOfALanguageAndACountry(t *testing.T) {
	for _, c := range []struct{ lang, country, region, fitting string }{
		{"de", "AT", "AT", "AT"},
		{"de", "", "DE", "DE"},
		{"en", "DK", "DK", "GB"},
		{"en", "US", "US", "US"},
		{"en", "FR", "GB", "GB"},
		{"sv", "FI", "SE", "SE"},
		{"sv", "AT", "AT", "SE"},
		{"de", "LI", "CH", "CH"},
		{"da", "FO", "DK", "DK"},
		{"en", "PR", "US", "US"},
		{"zh", "CN", "GB", "GB"},
		{"", "", "GB", "GB"},
	} {
		if got := RegionOf(c.lang, c.country); got != c.region {
			t.Errorf("%s in %s is written as in %s, want %s", c.lang, c.country, got, c.region)
		}
		if got := Fitting(c.lang, c.country); got != c.fitting {
			t.Errorf("%s in %s fits %s, want %s", c.lang, c.country, got, c.fitting)
		}
	}
	for lang, want := range map[string]string{"nb": "en", "fr": "en", "da": "da"} {
		if got := FirstSpoken([]string{lang}); got != want {
			t.Errorf("%s is answered in %s, want %s", lang, got, want)
		}
	}
	if got := FirstSpoken([]string{"nb", "da", "en"}); got != "da" {
		t.Errorf("Norwegian before Danish is answered in %s", got)
	}
}

func TestTimesAreReadAsPeopleTypeThem(t *testing.T) {
	for text, want := range map[string]string{
		"": "", "18": "18:00", "18:30": "18:30", "18.30": "18:30", "1830": "18:30", "930": "09:30", "9": "09:00", "18 Uhr": "18:00", "kl. 19": "19:00", "kl 19.15": "19:15",
		"6 pm": "18:00", "6:30pm": "18:30", "6:30 p.m.": "18:30", "12:15 am": "00:15", "12 PM": "12:00", "18h30": "18:30", "00:15": "00:15", "9h": "09:00", " 14:05 ": "14:05",
	} {
		if got, ok := ParseTime(text); !ok || got != want {
			t.Errorf("%q is read as %q (%v), want %q", text, got, ok, want)
		}
	}
	for _, text := range []string{"25", "18:60", "evening", "18:3x", "-1", "12345", "soon"} {
		if got, ok := ParseTime(text); ok {
			t.Errorf("%q is read as %q", text, got)
		}
	}
	for _, region := range Regions {
		w := WordsIn("en", region)
		for _, at := range []string{"00:05", "09:30", "12:00", "23:59"} {
			if got, ok := ParseTime(w.TimeOfDay(at)); !ok || got != at {
				t.Errorf("%s in %s is written %q and read as %q", at, region, w.TimeOfDay(at), got)
			}
		}
	}
}
