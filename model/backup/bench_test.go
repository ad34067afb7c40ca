package backup_test

import (
	"context"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	_ "github.com/glebarez/go-sqlite"

	"alumnibook/model/backup"
	"alumnibook/model/book"
	"alumnibook/model/practice"
)

// practiceBook opens the practice book of 100,000 people and about a million entries. It is made for each run, or once
// for all where ALUMNIBOOK_BENCH_PRACTICE says where to keep it.
func practiceBook(b *testing.B) *book.Book {
	b.Helper()
	path := os.Getenv("ALUMNIBOOK_BENCH_PRACTICE")
	if path == "" {
		path = filepath.Join(b.TempDir(), "practice.alumni")
	}
	clock := func() time.Time { return practice.DefaultToday.Time().Add(9 * time.Hour) }
	if _, err := os.Stat(path); err != nil {
		bk, err := book.Create(b.Context(), path, book.Options{Clock: clock})
		if err != nil {
			b.Fatal(err)
		}
		if err := practice.Fill(b.Context(), bk, practice.Options{People: practice.MostPeople}, nil); err != nil {
			b.Fatal(err)
		}
		if err := bk.Close(); err != nil {
			b.Fatal(err)
		}
	}
	bk, err := book.OpenWith(b.Context(), path, clock)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() {
		if err := bk.Close(); err != nil {
			b.Error(err)
		}
	})
	return bk
}

// BenchmarkMake compares a backup, and one that is encrypted in a second place besides, with what the engine alone takes
// to copy the book. They take turns, so that they meet the same machine.
func BenchmarkMake(b *testing.B) {
	bk := practiceBook(b)
	bare, err := sql.Open("sqlite", "file:"+filepath.ToSlash(bk.Path())+"?mode=ro")
	if err != nil {
		b.Fatal(err)
	}
	defer bare.Close()
	dir := filepath.Dir(bk.Path())
	make := func(second backup.Place) func() error {
		return func() error {
			here, err := os.MkdirTemp(dir, "bench")
			if err != nil {
				return err
			}
			defer os.RemoveAll(here)
			if second.Dir != "" {
				if second.Dir, err = os.MkdirTemp(dir, "bench"); err != nil {
					return err
				}
				defer os.RemoveAll(second.Dir)
			}
			made, err := backup.Make(context.Background(), bk, backup.Plan{Here: here, Second: second}, func(int64, int64) {})
			if err == nil {
				err = made.SecondErr
			}
			return err
		}
	}
	ways := []struct {
		name string
		run  func() error
		took []float64
	}{
		{name: "bare", run: func() error {
			to := filepath.Join(dir, "bench.copy")
			defer os.Remove(to)
			_, err := bare.Exec("VACUUM INTO ?", to)
			return err
		}},
		{name: "backup", run: make(backup.Place{})},
		{name: "encrypted", run: make(backup.Place{Dir: dir, Passphrase: backup.NewPassphrase()})},
	}
	for b.Loop() {
		for i := range ways {
			start := time.Now()
			if err := ways[i].run(); err != nil {
				b.Fatal(err)
			}
			ways[i].took = append(ways[i].took, time.Since(start).Seconds())
		}
	}
	for i := range ways {
		slices.Sort(ways[i].took)
		median := ways[i].took[len(ways[i].took)/2]
		b.ReportMetric(median, ways[i].name+"-s")
		if i > 0 {
			b.ReportMetric(median/ways[0].took[len(ways[0].took)/2], fmt.Sprint(ways[i].name, "-x"))
		}
	}
	b.ReportMetric(0, "ns/op")
}
