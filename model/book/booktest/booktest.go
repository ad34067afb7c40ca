// Package booktest makes new books for tests in a fraction of the time: the steps that make one take longer than most
// tests, so each kind of book is made once and copied from then on.
package booktest

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"alumnibook/model/book"
)

var (
	mu   sync.Mutex
	made = map[string][]byte{} // files of new books, by what they were made with
)

// Create is book.Create for tests: the same file, opened in the same way, with as many looks at the clock.
func Create(t testing.TB, path string, o book.Options) *book.Book {
	t.Helper()
	clock := o.Clock
	if clock == nil {
		clock = time.Now
	}
	file, err := empty(o, clock())
	if err != nil {
		t.Fatal(err)
	}
	f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		t.Fatal(err)
	}
	_, err = f.Write(file)
	if e := f.Close(); err == nil {
		err = e
	}
	if err != nil {
		t.Fatal(err)
	}
	b, err := book.OpenWith(t.Context(), path, clock)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// empty is the file of a new book.
func empty(o book.Options, now time.Time) ([]byte, error) {
	firm, err := json.Marshal(o.Firm)
	if err != nil {
		return nil, err
	}
	key := string(firm)
	if o.Clock != nil { // the day is kept in the book, and only with the caller's own clock can a test tell
		key += now.String()
	}
	mu.Lock()
	defer mu.Unlock()
	if file := made[key]; file != nil {
		return file, nil
	}
	dir, err := os.MkdirTemp("", "book")
	if err != nil {
		return nil, err
	}
	defer func() { _ = os.RemoveAll(dir) }()
	path := filepath.Join(dir, "Firm.alumni")
	b, err := book.Create(context.Background(), path, book.Options{Firm: o.Firm, Clock: func() time.Time { return now }})
	if err != nil {
		return nil, err
	}
	if err := b.Close(); err != nil {
		return nil, err
	}
	file, err := os.ReadFile(path)
	made[key] = file
	return file, err
}
