package book

import (
	"context"
	"path/filepath"
	"testing"
	"time"

	"alumnibook/model"
)

// When the clock of the machine is set back, nothing gets an instant before what was done already.
func TestClockSetBack(t *testing.T) {
	ctx, path := context.Background(), filepath.Join(t.TempDir(), "Firm.alumni")
	at := time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
	clock := func() time.Time { return at }
	b, err := Create(ctx, path, Options{Clock: clock})
	must(t, err)
	p := called("Anna", "Holm")
	add(t, b, p)
	if _, back := b.ClockSetBack(); back {
		t.Error("told without a reason")
	}
	check := func(when string) {
		t.Helper()
		c, _, err := b.Undoable(ctx)
		must(t, err)
		now, err := b.Person(ctx, p.ID)
		must(t, err)
		if c.At.Before(p.Created) || now.Updated.Before(p.Created) {
			t.Errorf("%s: %v, %v", when, c.At, now.Updated)
		}
	}
	at = at.AddDate(0, -2, 0)
	edit(t, b, p.ID, func(p *model.Person) { p.Nickname = "Ann" })
	check("set back while the book is open")
	newest, back := b.ClockSetBack()
	if !back || !newest.Equal(p.Created) {
		t.Error(newest, back)
	}
	must(t, b.Close())
	b, err = OpenWith(ctx, path, clock)
	must(t, err)
	defer func() { must(t, b.Close()) }()
	edit(t, b, p.ID, func(p *model.Person) { p.Nickname = "Anni" })
	check("set back before the book was opened")
	since, err := b.UpdatedSince(ctx, p.Created.Add(-time.Second))
	must(t, err)
	same(t, "what was changed since is found", []int64{p.ID}, since)
	at = at.AddDate(0, 3, 0)
	if _, back := b.ClockSetBack(); back {
		t.Error("it goes right again")
	}
	sound(t, b)
}
