package tell

import (
	"testing"

	"alumnibook/assets"
)

func TestAmountsAreReadAsPeopleTypeThem(t *testing.T) {
	for text, want := range map[string]int64{
		"": 0, "55500": 5550000, "55 500": 5550000, "55.500": 5550000, "55,500": 5550000, "55.500,00": 5550000, "1,250.5": 125050,
		"12,5": 1250, "0,05": 5, "1.234.567": 123456700, "750 SEK": 75000, "SEK 750": 75000, "1’000": 100000,
	} {
		if got, ok := ParseAmount(text, "SEK"); !ok || got != want {
			t.Errorf("%q is read as %d (%v), want %d", text, got, ok, want)
		}
	}
	for _, text := range []string{"a lot", "-5", "1.2.3", "12,345,6", "1.234,567.8", "5,1234", ".", ",5,", "99999999999999"} {
		if got, ok := ParseAmount(text, "SEK"); ok {
			t.Errorf("%q is read as %d", text, got)
		}
	}
	if got, ok := ParseAmount("1.500", "ISK"); !ok || got != 1500 {
		t.Errorf("a currency without a minor unit is read as %d (%v)", got, ok)
	}
}

func TestAmountsAreWrittenAsTheLanguageDoes(t *testing.T) {
	for _, c := range []struct {
		lang, currency string
		minor          int64
		want           string
	}{
		{"en", "SEK", 5550000, "55,500\u00a0SEK"},
		{"de", "EUR", 123450, "1.234,50\u00a0EUR"},
		{"en", "EUR", 5, "0.05\u00a0EUR"},
		{"en", "ISK", 1500, "1,500\u00a0ISK"},
		{"en", "", 75000, "750"},
		{"en", "DKK", -20000, "−200\u00a0DKK"},
	} {
		if got := Money(assets.Words(c.lang), c.minor, c.currency); got != c.want {
			t.Errorf("%d %s in %s is written as %q, want %q", c.minor, c.currency, c.lang, got, c.want)
		}
	}
}

// What is shown in a field is read back as what it was.
func TestAmountsComeBack(t *testing.T) {
	for _, lang := range assets.Languages {
		w := assets.Words(lang)
		for _, minor := range []int64{1, 99, 100, 12345, 100000, 123456789} {
			if got, ok := ParseAmount(Money(w, minor, "SEK"), "SEK"); !ok || got != minor {
				t.Errorf("%s: %d comes back as %d (%v)", lang, minor, got, ok)
			}
		}
	}
}
