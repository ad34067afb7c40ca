package assets

import (
	"strings"
	"testing"
	"time"
)

type day struct{ y, m, d int }

func (d day) Parts() (int, int, int) { return d.y, d.m, d.d }

func TestDatesAreWrittenAsTheLanguageDoes(t *testing.T) {
	for _, c := range []struct {
		d    day
		want [4]string // en, de, da, sv
	}{
		{day{2019, 12, 31}, [4]string{"31 Dec 2019", "31.12.2019", "31.12.2019", "2019-12-31"}},
		{day{2019, 3, 1}, [4]string{"1 Mar 2019", "01.03.2019", "01.03.2019", "2019-03-01"}},
		{day{2019, 12, 0}, [4]string{"Dec 2019", "12.2019", "12.2019", "2019-12"}},
		{day{2019, 0, 0}, [4]string{"2019", "2019", "2019", "2019"}},
		{day{0, 5, 17}, [4]string{"17 May", "17.05.", "17. maj", "17 maj"}},
		{day{}, [4]string{"", "", "", ""}},
	} {
		for i, lang := range Languages {
			if got := Words(lang).Date(c.d); got != c.want[i] {
				t.Errorf("%s: %v is written %q, want %q", lang, c.d, got, c.want[i])
			}
		}
	}
	if got := Words("de").LongDate(day{2019, 3, 1}); got != "1. März 2019" {
		t.Errorf("long date is %q", got)
	}
}

func TestNumbersHaveTheLanguagesSeparators(t *testing.T) {
	for lang, want := range map[string]string{"en": "1,234,567", "de": "1.234.567", "da": "1.234.567", "sv": "1\u00a0234\u00a0567"} {
		if got := Words(lang).Number(1234567); got != want {
			t.Errorf("%s: %q, want %q", lang, got, want)
		}
	}
	if got := Words("en").Number(-1000); got != "-1,000" {
		t.Errorf("got %q", got)
	}
	if got := Words("de").Decimal(1.25, 2); got != "1,25" {
		t.Errorf("got %q", got)
	}
}

func TestPluralAndPlaceholders(t *testing.T) {
	w := Words("en")
	if got := w.N("away.in_days", 1); got != "in 1 day" {
		t.Errorf("got %q", got)
	}
	if got := w.T("doing.import", "n", 4120, "name", "a {n}.xlsx"); got != "Imported 4,120 people from a {n}.xlsx" {
		t.Errorf("got %q", got)
	}
	if got := w.T("doing.import", "n", 1, "name", "a.xlsx"); got != "Imported 1 person from a.xlsx" {
		t.Errorf("got %q", got)
	}
	if got := Words("fr").Language(); got != "en" {
		t.Errorf("an unknown language is answered in %q", got)
	}
}

func TestTypedDates(t *testing.T) {
	for _, c := range []struct {
		lang, typed string
		want        day
	}{
		{"de", "31.12.2019", day{2019, 12, 31}},
		{"de", "1.3.19", day{2019, 3, 1}},
		{"de", "1.3.85", day{1985, 3, 1}},
		{"da", "31/12-2019", day{2019, 12, 31}},
		{"da", "31-12-2019", day{2019, 12, 31}},
		{"sv", "2019-12-31", day{2019, 12, 31}},
		{"sv", "20191231", day{2019, 12, 31}},
		{"en", "31 Dec 2019", day{2019, 12, 31}},
		{"en", "31dec2019", day{2019, 12, 31}},
		{"en", "December 31, 2019", day{2019, 12, 31}},
		{"en", "31/12/2019", day{2019, 12, 31}},
		{"de", "März 2019", day{2019, 3, 0}},
		{"de", "12.2019", day{2019, 12, 0}},
		{"sv", "2019-12", day{2019, 12, 0}},
		{"en", "2019", day{2019, 0, 0}},
		{"de", "17.5.", day{0, 5, 17}},
		{"en", "17 May", day{0, 5, 17}},
		{"da", "29. februar", day{0, 2, 29}},
	} {
		y, m, d, ok := Words(c.lang).ParseDate(c.typed, 2026)
		if got := (day{y, m, d}); !ok || got != c.want {
			t.Errorf("%s: %q is read as %v (%v), want %v", c.lang, c.typed, got, ok, c.want)
		}
	}
	for _, typed := range []string{"", "  ", "31.2.2019", "29.2.2019", "12/31/2019", "0.5.2019", "hello", "1.2.3.4", "12", "31 Dec Jan", "2019-13", "123.4.5"} {
		if y, m, d, ok := Words("de").ParseDate(typed, 2026); ok {
			t.Errorf("%q is read as %d-%d-%d, want no date", typed, y, m, d)
		}
	}
}

func TestWrittenDatesAreReadBack(t *testing.T) {
	for _, lang := range Languages {
		for _, region := range Regions {
			w := WordsIn(lang, region)
			for d := time.Date(2024, 1, 1, 0, 0, 0, 0, time.UTC); d.Year() < 2025; d = d.AddDate(0, 0, 1) {
				whole := day{d.Year(), int(d.Month()), d.Day()}
				for _, part := range []day{whole, {whole.y, whole.m, 0}, {whole.y, 0, 0}, {0, whole.m, whole.d}} {
					mustBeReadBack(t, w, part)
				}
			}
			if y, m, d, ok := w.ParseDate(w.DateHint(), 2026); !ok || (day{y, m, d}) != (day{2019, 12, 31}) {
				t.Errorf("%s in %s: the hint %q is read as %d-%d-%d", lang, region, w.DateHint(), y, m, d)
			}
		}
	}
}

func mustBeReadBack(t *testing.T, w *Translator, d day) {
	t.Helper()
	for _, s := range []string{w.Date(d), w.LongDate(d)} {
		if y, m, dd, ok := w.ParseDate(s, 2026); !ok || (day{y, m, dd}) != d {
			t.Errorf("%s in %s: %v is written %q and read as %d-%d-%d", w.Language(), w.Region(), d, s, y, m, dd)
		}
	}
}

func FuzzParseDate(f *testing.F) {
	f.Add("31.12.2019", "de", "DE")
	f.Add("17 May", "en", "GB")
	f.Add("2019-02", "sv", "SE")
	f.Add("5/17/85", "de", "US")
	f.Fuzz(func(t *testing.T, typed, lang, region string) {
		w := WordsIn(lang, region)
		y, m, d, ok := w.ParseDate(typed, 2026)
		if !ok {
			return
		}
		if !exists(y, m, d) {
			t.Fatalf("%q is read as %d-%d-%d, which does not exist", typed, y, m, d)
		}
		if y == 0 || y >= 1000 {
			mustBeReadBack(t, w, day{y, m, d})
		}
	})
}

func TestHowFarAway(t *testing.T) {
	w, today := Words("en"), day{2026, 11, 23}
	for _, c := range []struct {
		d    day
		want string
	}{
		{today, "today"},
		{day{2026, 11, 22}, "yesterday"},
		{day{2026, 11, 26}, "in 3 days"},
		{day{2026, 12, 21}, "in 4 weeks"},
		{day{2026, 4, 7}, "7 months ago"},
		{day{2021, 11, 1}, "5 years ago"},
		{day{2021, 0, 0}, "2021"},
	} {
		if got := w.Away(today, c.d); got != c.want {
			t.Errorf("%v is %q, want %q", c.d, got, c.want)
		}
	}
	at := time.Date(2026, 11, 23, 14, 5, 0, 0, time.UTC)
	if got := Words("da").Moment(today, at); got != "i dag 14.05" {
		t.Errorf("got %q", got)
	}
}

func TestToolkitSpeaksEveryLanguage(t *testing.T) {
	for _, lang := range Languages {
		words := string(FyneWords(lang))
		if strings.Contains(words, `""`) {
			t.Errorf("%s: an empty word in %s", lang, words)
		}
	}
	if !strings.Contains(string(FyneWords("da")), `"Cancel":"Annuller"`) {
		t.Error("the toolkit does not speak Danish")
	}
}
