package duplicates

import (
	"flag"
	"path/filepath"
	"testing"
	"time"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/model/book/booktest"
)

// Some rounds write to a book on disk; thirty are enough where nobody asks for more with -rapid.checks.
func init() { _ = flag.Set("rapid.checks", "30") }

// clock is a clock that the test sets.
type clock struct{ at time.Time }

func (c *clock) now() time.Time {
	c.at = c.at.Add(time.Second)
	return c.at
}

func newBook(t testing.TB) (*book.Book, *clock) {
	t.Helper()
	c := &clock{time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)}
	b := booktest.Create(t, filepath.Join(t.TempDir(), "Firm.alumni"), book.Options{
		Firm: model.Firm{Name: "Nordlys", Country: "SE", Language: "de", Currency: "SEK"}, Clock: c.now,
	})
	t.Cleanup(func() { must(t, b.Close()) })
	return b, c
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func add(t testing.TB, b *book.Book, people ...*model.Person) {
	t.Helper()
	_, err := b.Change(t.Context(), model.Doing{Code: "import"}, func(tx *book.Tx) error { return tx.CreatePeople(people) })
	must(t, err)
}

func sound(t testing.TB, b *book.Book) {
	t.Helper()
	r, err := b.Check(t.Context())
	must(t, err)
	if len(r.Problems) > 0 {
		t.Errorf("problems: %q", r.Problems)
	}
}

func date(s string) model.Date {
	d, err := model.ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

// with is a person of a name and some more.
func with(given, family string, more ...func(*model.Person)) *model.Person {
	p := &model.Person{Given: given, Family: family}
	for _, m := range more {
		m(p)
	}
	return p
}

func email(address string) func(*model.Person) {
	return func(p *model.Person) {
		p.Emails = append(p.Emails, model.Email{Address: address, Kind: model.KindPrivate})
	}
}

func mobile(e164 string) func(*model.Person) {
	return func(p *model.Person) {
		p.Phones = append(p.Phones, model.Phone{Number: e164, E164: e164, Kind: model.KindMobile})
	}
}

func landline(e164 string) func(*model.Person) {
	return func(p *model.Person) {
		p.Phones = append(p.Phones, model.Phone{Number: e164, E164: e164, Kind: model.KindPrivate})
	}
}

func linkedin(name string) func(*model.Person) {
	return func(p *model.Person) {
		p.Links = append(p.Links, model.Link{URL: "https://www.linkedin.com/in/" + name, Kind: model.KindLinkedIn})
	}
}

func born(day string) func(*model.Person) {
	return func(p *model.Person) { p.Birthday = date(day) }
}

func bornAs(name string) func(*model.Person) {
	return func(p *model.Person) { p.BirthName = name }
}

func in(office, from, to string) func(*model.Person) {
	return func(p *model.Person) {
		p.Employments = append(p.Employments, model.Employment{Office: office, From: date(from), To: date(to)})
	}
}

func numbered(office, number string) func(*model.Person) {
	return func(p *model.Person) {
		p.Employments = append(p.Employments, model.Employment{Office: office, PersonnelNumber: number})
	}
}

func lives(street, code, city string) func(*model.Person) {
	return func(p *model.Person) {
		p.Addresses = append(p.Addresses, model.Address{Street: street, PostalCode: code, City: city, Kind: model.KindPrivate})
	}
}

func worksAt(firm string) func(*model.Person) {
	return func(p *model.Person) { p.Jobs = append(p.Jobs, model.Job{Organisation: firm}) }
}
