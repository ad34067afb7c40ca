package booktest

import (
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"alumnibook/model"
	"alumnibook/model/book"
)

func TestCopyIsTheBookThatWasAskedFor(t *testing.T) {
	at := time.Date(2026, 11, 16, 9, 0, 0, 0, time.UTC)
	looks := 0
	clock := func() time.Time { looks++; return at }
	var books []*book.Book
	for _, name := range []string{"Nordlys", "Lindqvist", "Nordlys"} {
		o := book.Options{Firm: model.Firm{Name: name, Country: "SE", Language: "sv", Currency: "SEK", Offices: []string{"Malmö"}}, Clock: clock}
		looks = 0
		want, err := book.Create(t.Context(), filepath.Join(t.TempDir(), "a.alumni"), o)
		if err != nil {
			t.Fatal(err)
		}
		inMaking := looks
		looks = 0
		b := Create(t, filepath.Join(t.TempDir(), "b.alumni"), o)
		if looks != inMaking {
			t.Errorf("%d looks at the clock instead of %d", looks, inMaking)
		}
		books = append(books, b, want)
		mine, err := b.Firm(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		theirs, err := want.Firm(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(theirs, mine); diff != "" || mine.Name != name {
			t.Error(mine.Name, diff)
		}
		if r, err := b.Check(t.Context()); err != nil || len(r.Problems) > 0 {
			t.Error(r.Problems, err)
		}
	}
	add := func(tx *book.Tx) error { return tx.CreatePeople([]*model.Person{{Given: "Ida", Family: "Holm"}}) }
	if _, err := books[0].Change(t.Context(), model.Doing{Code: "edit"}, add); err != nil {
		t.Fatal(err)
	}
	for i, b := range books {
		people, err := b.Count(t.Context())
		if err != nil || (people == 1) != (i == 0) {
			t.Errorf("book %d has %d people: %v", i, people, err)
		}
		if err := b.Close(); err != nil {
			t.Error(err)
		}
	}
}
