package importer

import "testing"

func TestHomeOfNumbers(t *testing.T) {
	for _, c := range []struct {
		s              Settings
		language, want string
	}{
		{Settings{Country: "DE"}, "da", "DK"},
		{Settings{Country: "DE", CountrySaid: true}, "da", "DE"},
		{Settings{Country: "AT"}, "de", "AT"},
		{Settings{Country: "NO"}, "da", "NO"},
		{Settings{Country: "US"}, "sv", "SE"},
		{Settings{Country: "SE"}, "en", "SE"},
		{Settings{}, "en", "DE"},
		{Settings{}, "sv", "SE"},
	} {
		if got := c.s.home(c.language); got != c.want {
			t.Errorf("%+v with %s headings: %s, not %s", c.s, c.language, got, c.want)
		}
	}
	s := Settings{Country: "DE"}
	if got := s.country("Dänemark", "de"); got != "DK" {
		t.Errorf("what a row names goes first: %s", got)
	}
}
