package uitest

import (
	"path/filepath"
	"testing"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/model/book/booktest"
)

// NewBook makes an empty book of "Lindqvist & Partner" in a temporary folder, whose clock stands on Today.
func NewBook(t testing.TB) *book.Book {
	t.Helper()
	b := booktest.Create(t, filepath.Join(t.TempDir(), "Lindqvist.alumni"), book.Options{
		Firm:  model.Firm{Name: "Lindqvist & Partner", Country: "SE", Language: "en", Currency: "SEK"},
		Clock: Clock,
	})
	t.Cleanup(func() { _ = b.Close() })
	return b
}

// Add puts people into a book as one change and returns their ids.
func Add(t testing.TB, b *book.Book, people ...*model.Person) []int64 {
	t.Helper()
	_, err := b.Change(t.Context(), model.Doing{Code: "bulk_edit", Count: len(people)}, func(tx *book.Tx) error {
		return tx.CreatePeople(people)
	})
	if err != nil {
		t.Fatal(err)
	}
	ids := make([]int64, len(people))
	for i, p := range people {
		ids[i] = p.ID
	}
	return ids
}

// Named is a person with no more than a name and the status of an alumnus.
func Named(given, family string) *model.Person {
	return &model.Person{Given: given, Family: family, Status: model.StatusAlumnus}
}
