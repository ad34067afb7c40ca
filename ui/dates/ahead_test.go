package dates

import (
	"testing"

	"alumnibook/assets"
	"alumnibook/model"
)

func TestDaysAhead(t *testing.T) {
	today := model.NewDate(2026, 11, 23) // a Monday
	for _, c := range []struct{ lang, typed, want string }{
		{"en", "15 May", "2027-05-15"},
		{"de", "15.5.", "2027-05-15"},
		{"de", "24.12.", "2026-12-24"},
		{"de", "23.11.", "2026-11-23"},
		{"de", "15.5.27", "2027-05-15"},
		{"en", "in 2 weeks", "2026-12-07"},
		{"de", "in 2 Wochen", "2026-12-07"},
		{"da", "om 2 uger", "2026-12-07"},
		{"sv", "om 2 veckor", "2026-12-07"},
		{"de", "in einer Woche", "2026-11-30"},
		{"en", "in a month", "2026-12-23"},
		{"en", "3 months", "2027-02-23"},
		{"en", "2w", "2026-12-07"},
		{"en", "+10", "2026-12-03"},
		{"de", "morgen", "2026-11-24"},
		{"sv", "i morgon", "2026-11-24"},
		{"en", "next week", "2026-11-30"},
		{"de", "nächste Woche", "2026-11-30"},
		{"en", "friday", "2026-11-27"},
		{"de", "Montag", "2026-11-30"},
		{"de", "Fr", "2026-11-27"},
		{"da", "29. februar", "2028-02-29"},
	} {
		f := ahead{New(assets.Words(c.lang), func() model.Date { return today })}
		y, m, d, ok := f.Parse(c.typed)
		if got := model.NewDate(y, m, d).String(); !ok || got != c.want {
			t.Errorf("%s: %q is read as %s (%v), want %s", c.lang, c.typed, got, ok, c.want)
		}
	}
	for _, typed := range []string{"", "soon", "2027", "May 2027", "in weeks", "10", "in 99999 days", "31.2.", "in 2 parsecs", "-3 days"} {
		f := ahead{New(assets.Words("en"), func() model.Date { return today })}
		if y, m, d, ok := f.Parse(typed); ok {
			t.Errorf("%q is read as %d-%d-%d, want no day", typed, y, m, d)
		}
	}
}
