package model

import (
	"strings"
	"testing"
	"unicode"

	"pgregory.net/rapid"
)

func TestGreetings(t *testing.T) {
	for _, c := range []struct {
		p        Person
		language string
		want     string
	}{
		{Person{Prefix: "Dr.", Given: "Anna", Family: "Müller", Salutation: SalutationMs}, "de", "Sehr geehrte Frau Dr. Müller,"},
		{Person{Prefix: "Dipl.-Ing. Prof. Dr. Dr. h.c.", Given: "Jörg", Family: "von der Heide", Salutation: SalutationMr}, "de", "Sehr geehrter Herr Prof. Dr. von der Heide,"},
		{Person{Prefix: "Dipl.-Kfm.", Given: "Jörg", Family: "Ernst", Salutation: SalutationMr}, "de", "Sehr geehrter Herr Ernst,"},
		{Person{Given: "Kim", Family: "Berg"}, "de", "Guten Tag Kim Berg,"},
		{Person{Given: "Kim", Family: "Berg", Salutation: SalutationMx}, "de", "Guten Tag Kim Berg,"},
		{Person{Given: "Kim", Salutation: SalutationMs}, "de", "Guten Tag Kim,"},
		{Person{}, "de", "Guten Tag,"},
		{Person{Given: "Anne", Family: "Hansen", Salutation: SalutationMs}, "da", "Kære Anne Hansen,"},
		{Person{Given: "Anna", Family: "Ek", Salutation: SalutationMs}, "sv", "Hej Anna,"},
		{Person{Family: "Ek"}, "sv", "Hej Ek,"},
		{Person{Given: "Anna", Family: "Ek", Salutation: SalutationMs}, "en", "Dear Ms Ek,"},
		{Person{Prefix: "Prof. Dr.", Given: "Anna", Family: "Ek", Salutation: SalutationMs}, "en", "Dear Professor Ek,"},
		{Person{Prefix: "Dr.", Given: "Kim", Family: "Berg"}, "en", "Dear Dr Kim Berg,"},
		{Person{Given: "Kim", Family: "Berg"}, "en", "Dear Kim Berg,"},
		{Person{}, "en", "Dear Sir or Madam,"},
		{Person{Given: "Anna", Family: "Ek", Salutation: SalutationMs, Language: "sv"}, "de", "Hej Anna,"},
		{Person{Given: "Anna", Family: "Ek", Salutation: SalutationMs}, "fr", "Dear Ms Ek,"},
		{Person{Nickname: "Kalle"}, "sv", "Hej Kalle,"},
	} {
		if got := Greeting(&c.p, c.language); got != c.want {
			t.Errorf("%+v in %s is greeted %q, want %q", c.p, c.language, got, c.want)
		}
	}
}

func TestNamesOnEnvelopes(t *testing.T) {
	for want, p := range map[string]Person{
		"Frau Dr. Anna Müller":    {Prefix: "Dr.", Given: "Anna", Family: "Müller", Salutation: SalutationMs},
		"Herrn Jörg Ernst, LL.M.": {Given: "Jörg", Family: "Ernst", Suffix: "LL.M.", Salutation: SalutationMr},
		"Kim Berg":                {Given: "Kim", Family: "Berg"},
		"Dr. Anna Ek":             {Prefix: "Dr.", Given: "Anna", Family: "Ek", Salutation: SalutationMs, Language: "sv"},
	} {
		if got := PostalName(&p, "de"); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

// A greeting is always one line that ends in a comma, however little is known.
func TestGreetingIsOneLine(t *testing.T) {
	text := rapid.SampledFrom([]string{"", " ", "Anna", "von der Heide", "Dr.", "Prof.", "x\u00a0y"})
	rapid.Check(t, func(t *rapid.T) {
		p := Person{
			Prefix: text.Draw(t, "prefix"), Given: text.Draw(t, "given"), Family: text.Draw(t, "family"), Nickname: text.Draw(t, "nickname"),
			Salutation: rapid.SampledFrom([]Salutation{SalutationNone, SalutationMr, SalutationMs, SalutationMx}).Draw(t, "salutation"),
		}
		got := Greeting(&p, rapid.SampledFrom(Languages).Draw(t, "language"))
		if !strings.HasSuffix(got, ",") || strings.Contains(got, "  ") || strings.Contains(got, " ,") || strings.ContainsFunc(got, unicode.IsControl) {
			t.Fatalf("%q", got)
		}
	})
}
