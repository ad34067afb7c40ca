package postal

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"alumnibook/model"
)

func TestAddressesAreWrittenAsTheirCountryWants(t *testing.T) {
	for _, c := range []struct {
		a    model.Address
		home string
		want string
	}{
		{model.Address{Street: "Hauptstr. 1", PostalCode: "50667", City: "Köln", Region: "NRW", Country: "DE"}, "DE", "Hauptstr. 1|50667 Köln"},
		{model.Address{Street: "Hauptstr. 1", PostalCode: "50667", City: "Köln", Country: "DE"}, "SE", "Hauptstr. 1|50667 Köln|DEUTSCHLAND"},
		{model.Address{Street: "Hauptstr. 1\nc/o Meier", PostalCode: "50667", City: "Köln"}, "DE", "c/o Meier|Hauptstr. 1|50667 Köln"},
		{model.Address{Street: "Bredgade 2, 1. tv.", PostalCode: "1260", City: "København K", Country: "DK"}, "DE", "Bredgade 2, 1. tv.|1260 København K|DÄNEMARK"},
		{model.Address{Street: "Götgatan 1", PostalCode: "11646", City: "Stockholm", Country: "SE"}, "SE", "Götgatan 1|116 46 Stockholm"},
		{model.Address{Street: "12 High Street", City: "London", PostalCode: "SW1A 1AA", Region: "Greater London", Country: "GB"}, "DE", "12 High Street|London|SW1A 1AA|VEREINIGTES KÖNIGREICH"},
		{model.Address{Street: "1 Main St", City: "Springfield", Region: "IL", PostalCode: "62701", Country: "US"}, "US", "1 Main St|Springfield, IL 62701"},
		{model.Address{Street: "1 King St", City: "Toronto", Region: "ON", PostalCode: "M5V 2T6", Country: "CA"}, "DE", "1 King St|Toronto ON M5V 2T6|KANADA"},
		{model.Address{Street: "Damrak 1", City: "Amsterdam", PostalCode: "1012lg", Country: "NL"}, "DE", "Damrak 1|1012 LG Amsterdam|NIEDERLANDE"},
		{model.Address{Street: "Hauptplatz 1", City: "Wien", PostalCode: "1010", Country: "at"}, "AT", "Hauptplatz 1|1010 Wien"},
		{model.Address{Street: "Säulen 1", City: "Poseidonis", Country: "Atlantis"}, "DE", "Säulen 1|Poseidonis|ATLANTIS"},
	} {
		got := strings.Join(Letter{Home: c.home, Language: "de"}.Lines(&c.a), "|")
		if got != c.want {
			t.Errorf("%+v is written %q, want %q", c.a, got, c.want)
		}
	}
}

func TestLabelOfOneWhoWorksElsewhere(t *testing.T) {
	p := &model.Person{
		Prefix: "Dr.", Given: "Anna", Family: "Müller", Salutation: model.SalutationMs, Jobs: []model.Job{{Organisation: "Nordhafen AG"}},
		Addresses: []model.Address{{Country: "DE", Kind: model.KindPrivate, Preferred: true}, {Street: "Kai 3", City: "Hamburg", PostalCode: "20457", Country: "DE", Kind: model.KindWork}},
	}
	got := Letter{Home: "DE", Language: "de"}.Label(p)
	if !slices.Equal(got, []string{"Frau Dr. Anna Müller", "Nordhafen AG", "Kai 3", "20457 Hamburg"}) {
		t.Errorf("%q", got)
	}
	p.Addresses = p.Addresses[:1]
	if got := (Letter{Home: "DE"}).Label(p); got != nil {
		t.Errorf("a country alone is no address: %q", got)
	}
}

// The country stands on the label exactly where it is another one, and no line is empty.
func TestCountryOnlyWhereForeign(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.SampledFrom([]string{"", "x", "Køge", "A\nB", " "})
		country := rapid.SampledFrom([]string{"", "DE", "DK", "SE", "GB", "US", "FR", "JP"})
		a := model.Address{Street: text.Draw(t, "street"), City: text.Draw(t, "city"), PostalCode: text.Draw(t, "code"), Region: text.Draw(t, "region"), Country: country.Draw(t, "country")}
		l := Letter{Home: rapid.SampledFrom([]string{"DE", "SE", "GB"}).Draw(t, "home"), Language: "de"}
		lines := l.Lines(&a)
		for _, line := range lines {
			if strings.TrimSpace(line) != line || line == "" || strings.ContainsAny(line, "\n\r") {
				t.Fatalf("the line %q", line)
			}
		}
		foreign := a.Country != "" && a.Country != l.Home
		if named := len(lines) > 0 && lines[len(lines)-1] == strings.ToUpper(Country(a.Country, "de")); foreign && !named {
			t.Fatalf("%+v from %s: %q", a, l.Home, lines)
		}
		if l.Home == a.Country && slices.Contains(lines, strings.ToUpper(Country(a.Country, "de"))) {
			t.Fatalf("%+v from %s: %q", a, l.Home, lines)
		}
	})
}
