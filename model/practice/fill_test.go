package practice

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"sync"
	"testing"
	"time"

	"alumnibook/model"
	"alumnibook/model/book"
)

// filled makes a practice book.
func filled(t *testing.T, o Options) *book.Book {
	t.Helper()
	b := emptyBook(t)
	if err := Fill(t.Context(), b, o, nil); err != nil {
		t.Fatal(err)
	}
	return b
}

// german is the practice book in German, made once for all tests that only read it.
func german(t *testing.T) *book.Book {
	t.Helper()
	once.Do(func() {
		clock := func() time.Time { return time.Date(2026, 11, 16, 9, 0, 0, 0, time.UTC) }
		shared, failed = book.Create(t.Context(), filepath.Join(folder, "german.alumni"), book.Options{Clock: clock})
		if failed == nil {
			failed = Fill(t.Context(), shared, Options{Language: "de"}, nil)
		}
	})
	if failed != nil {
		t.Fatal(failed)
	}
	return shared
}

var (
	once   sync.Once
	shared *book.Book
	failed error
	folder string
)

func TestMain(m *testing.M) {
	var err error
	if folder, err = os.MkdirTemp("", "practice"); err != nil {
		panic(err)
	}
	code := m.Run()
	if shared != nil {
		_ = shared.Close()
	}
	_ = os.RemoveAll(folder)
	os.Exit(code)
}

func emptyBook(t *testing.T) *book.Book {
	t.Helper()
	clock := func() time.Time { return time.Date(2026, 11, 16, 9, 0, 0, 0, time.UTC) }
	b, err := book.Create(t.Context(), filepath.Join(t.TempDir(), "practice.alumni"), book.Options{Clock: clock})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := b.Close(); err != nil {
			t.Error(err)
		}
	})
	return b
}

// content is everybody in a book, as JSON.
func content(t *testing.T, b *book.Book) string {
	t.Helper()
	ids, err := b.Find(t.Context(), model.Filter{}, model.Sort{})
	if err != nil {
		t.Fatal(err)
	}
	people, err := b.People(t.Context(), ids)
	if err != nil {
		t.Fatal(err)
	}
	text, err := json.Marshal(people)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestFillIsTheSameEveryTime(t *testing.T) {
	first, second := filled(t, Options{People: 50, Language: "sv"}), filled(t, Options{People: 50, Language: "sv"})
	if a, b := content(t, first), content(t, second); a != b || len(a) < 10_000 {
		t.Error("two practice books differ, or have nothing in them")
	}
	a, errA := first.Events(t.Context())
	b, errB := second.Events(t.Context())
	if errA != nil || errB != nil || !reflect.DeepEqual(a, b) || len(a) < 8 {
		t.Errorf("the events differ, %v, %v", errA, errB)
	}
}

func TestFillMakesAFirmToWorkWith(t *testing.T) {
	b := german(t)
	ctx := t.Context()
	firm, err := b.Firm(ctx)
	if err != nil || len(firm.Offices) != 7 || firm.Language != "de" || firm.Departments[0] != "Steuern" {
		t.Errorf("%+v, %v", firm, err)
	}
	if n, err := b.Count(ctx); n != DefaultPeople || err != nil {
		t.Errorf("%d people, %v", n, err)
	}
	colleagues, err := b.Colleagues(ctx)
	if err != nil || len(colleagues) != 8 {
		t.Errorf("%d colleagues, %v", len(colleagues), err)
	}
	own, err := b.OwnFields(ctx)
	if err != nil || len(own) != 2 {
		t.Errorf("%d own fields, %v", len(own), err)
	}
	for search, least := range map[string]int{"sorensen malmo": 1, "anna andersson": 3, "harbour project": 2, "nordhafen": 4, "muller 0171 3920099": 0} {
		ids, err := b.Find(ctx, model.Filter{Search: search}, model.Sort{})
		if err != nil || len(ids) < least {
			t.Errorf("%q finds %d, want at least %d (%v)", search, len(ids), least, err)
		}
	}
	shared, err := b.PeopleByKeys(ctx, model.KeyPhone, []string{"+491713920099"})
	if err != nil || len(shared["+491713920099"]) != 2 {
		t.Errorf("one mobile number belongs to %v, %v", shared, err)
	}
	changes, err := b.Changes(ctx, 0, 10)
	if err != nil || len(changes) != 3 || changes[0].Doing.Code != "newsletter_sent" || changes[1].Doing.Code != "practice" {
		t.Errorf("the journal holds %+v, %v", changes, err)
	}
}

func TestFillCanBeStopped(t *testing.T) {
	b := emptyBook(t)
	ctx, stop := context.WithCancel(t.Context())
	last := 0
	err := Fill(ctx, b, Options{People: 2000}, func(done, total int) {
		last = done
		if total != 2000 {
			t.Errorf("of %d", total)
		}
		stop()
	})
	if model.CodeOf(err) != model.CodeCancelled || last >= 2000 {
		t.Errorf("%v after %d", err, last)
	}
	if n, err := b.Count(t.Context()); n != 0 || err != nil {
		t.Errorf("%d people are left, %v", n, err)
	}
}

func TestFillRefusesOddSizes(t *testing.T) {
	b := emptyBook(t)
	for _, n := range []int{-1, MostPeople + 1} {
		if err := Fill(t.Context(), b, Options{People: n}, nil); model.CodeOf(err) != model.CodeInvalid {
			t.Errorf("%d people: %v", n, err)
		}
	}
}
