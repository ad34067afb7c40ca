package book

import (
	"context"
	"math/rand/v2"
	"testing"

	"alumnibook/model"
)

// TestIndexForgetsWherePagesBegin erases so many people of a book whose index has many pages that some of their words are
// those with which a page begins.
func TestIndexForgetsWherePagesBegin(t *testing.T) {
	ctx, b := context.Background(), newBook(t)
	random := rand.New(rand.NewPCG(1, 2))
	name := func(n int) string {
		letters := make([]byte, n)
		for i := range letters {
			letters[i] = "bcdfghklmnprstvz"[random.IntN(16)]
		}
		return string(letters)
	}
	people := make([]*model.Person, 900)
	for i := range people {
		people[i] = &model.Person{Given: name(12), Family: name(12)}
		if i%2 == 0 {
			people[i].Family = "Quistgrd" + name(12)
		}
	}
	add(t, b, people...)
	path := b.Path()
	var ids []int64
	words := []string{"Quistgrd"}
	for i := 0; i < len(people); i += 2 {
		ids = append(ids, people[i].ID)
		words = append(words, people[i].Given, people[i].Family)
	}
	must(t, chunks(ids, 50, func(part []int64) error { // of many at once the index would simply be put in order
		_, err := b.Erase(ctx, part, EraseOptions{Reason: EraseRetention})
		return err
	}))
	if n, _ := b.Count(ctx); n != len(people)-len(ids) {
		t.Error(n)
	}
	sound(t, b)
	must(t, b.Close())
	if found := filesHold(t, path, words); len(found) > 0 {
		t.Errorf("found %d: %q", len(found), found[:min(8, len(found))])
	}
}
