package faults_test

import (
	"context"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"alumnibook/model"
	"alumnibook/model/book"
)

// look reads a book as the window does, and tells of the first error.
func look(b *book.Book) error {
	ctx := context.Background()
	ids, err := b.Find(ctx, model.Filter{Search: "lind"}, model.Sort{})
	if err != nil {
		return err
	}
	for _, id := range ids {
		if _, err := b.Person(ctx, id); err != nil {
			return err
		}
		if _, _, err := b.Timeline(ctx, id, nil, 0, 10); err != nil {
			return err
		}
	}
	if _, err := b.Changes(ctx, 0, 100); err != nil {
		return err
	}
	_, err = b.Check(ctx)
	return err
}

// told tells whether an error names what is wrong with a file.
func toldOf(err error) bool {
	switch model.CodeOf(err) {
	case "", model.CodeDamaged, model.CodeNotABook, model.CodeNewer:
		return true
	}
	return false
}

// Whatever a disk has made of a page, the book is refused as damaged or works; the file stays as it is.
func TestDamagedPages(t *testing.T) {
	ctx := context.Background()
	whole, err := startBook()
	must(t, err)
	const page = 8192
	rng := rand.New(rand.NewPCG(4, 4))
	dir := t.TempDir()
	refused, opened := 0, 0
	ways := []func(p []byte){
		func(p []byte) { clear(p) },
		func(p []byte) { fill(p[rng.IntN(page/2):][:512], rng) },
		func(p []byte) { p[rng.IntN(page)] ^= 1 << rng.IntN(8) },
		func(p []byte) { copy(p, whole[rng.IntN(len(whole)/page)*page:][:page]) },
	}
	for i := range 2 * len(whole) / page {
		if i%share > 1 {
			continue
		}
		n := i / 2
		data := append([]byte(nil), whole...)
		ways[rng.IntN(len(ways))](data[n*page : (n+1)*page])
		path := filepath.Join(dir, "Firm.alumni")
		must(t, os.WriteFile(path, data, 0o600))
		open := book.Open
		if i%2 == 0 {
			open = book.OpenReadOnly
		}
		b, err := open(ctx, path)
		if !toldOf(err) {
			t.Errorf("page %d: opening says %v", n, err)
		}
		if err != nil {
			refused++
			continue
		}
		opened++
		if err := look(b); !toldOf(err) {
			t.Errorf("page %d: reading says %v", n, err)
		}
		_ = b.Close()
	}
	t.Logf("%d refused, %d opened", refused, opened)
	if refused < 50/share || opened < 5 {
		t.Errorf("%d refused, %d opened", refused, opened)
	}
}

func fill(p []byte, rng *rand.Rand) {
	for i := range p {
		p[i] = byte(rng.Uint32())
	}
}

// A book whose end is missing is refused whatever is missing, also with a log beside it.
func TestCutOffBook(t *testing.T) {
	ctx := context.Background()
	whole, err := startBook()
	must(t, err)
	for _, log := range []bool{false, true} {
		for cut := 1; cut < len(whole); cut += len(whole) / 12 {
			path := filepath.Join(t.TempDir(), "Firm.alumni")
			must(t, os.WriteFile(path, whole[:cut], 0o600))
			if log {
				must(t, os.WriteFile(path+"-wal", []byte("what is left of a log"), 0o600))
			}
			b, err := book.OpenWith(ctx, path, clock)
			if code := model.CodeOf(err); code != model.CodeDamaged && code != model.CodeNotABook {
				t.Errorf("%d of %d bytes, %v: %v", cut, len(whole), log, err)
			}
			if b != nil {
				_ = b.Close()
			}
			if data, err := os.ReadFile(path); err != nil || len(data) != cut {
				t.Errorf("%d bytes have become %d: %v", cut, len(data), err)
			}
		}
	}
}
