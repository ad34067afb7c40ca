package book_test

import (
	"context"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"time"

	_ "github.com/glebarez/go-sqlite"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/model/practice"
)

// The practice book of these benchmarks has 100,000 people and about a million entries. It is made once for each run,
// or once for all where ALUMNIBOOK_BENCH_PRACTICE says where to keep it.
var practiceBook = sync.OnceValues(func() (string, error) {
	path := os.Getenv("ALUMNIBOOK_BENCH_PRACTICE")
	if path == "" {
		dir, err := os.MkdirTemp("", "alumnibook-practice-")
		if err != nil {
			return "", err
		}
		book.RemoveAtEnd(dir)
		path = filepath.Join(dir, "practice.alumni")
	}
	if _, err := os.Stat(path); err == nil {
		return path, nil
	}
	start := time.Now()
	b, err := book.Create(context.Background(), path, book.Options{Clock: func() time.Time { return practice.DefaultToday.Time().Add(9 * time.Hour) }})
	if err != nil {
		return "", err
	}
	if err := practice.Fill(context.Background(), b, practice.Options{People: practice.MostPeople}, nil); err != nil {
		return "", err
	}
	fmt.Fprintf(os.Stderr, "the practice book was made in %v\n", time.Since(start).Round(time.Second))
	return path, b.Close()
})

func openPractice(b *testing.B) *book.Book {
	path, err := practiceBook()
	if err != nil {
		b.Fatal(err)
	}
	bk, err := book.OpenWith(b.Context(), path, func() time.Time { return practice.DefaultToday.Time().Add(9 * time.Hour) })
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

// reported runs something often and reports how long it took.
func reported(b *testing.B, name string, runs int, fn func(run int) error) float64 {
	b.Helper()
	var took []float64
	for run := range runs {
		start := time.Now()
		if err := fn(run); err != nil {
			b.Fatal(err)
		}
		took = append(took, float64(time.Since(start).Microseconds())/1000)
	}
	slices.Sort(took)
	at := func(part float64) float64 { return took[int(float64(len(took)-1)*part)] }
	b.ReportMetric(at(0.5), name+"-p50-ms")
	b.ReportMetric(at(0.95), name+"-p95-ms")
	b.ReportMetric(at(1), name+"-worst-ms")
	return at(0.5)
}

// barePass is one look at every person, as a program without anything worked out beforehand needs at the least.
func barePass(b *testing.B) func(int) error {
	path, err := practiceBook()
	if err != nil {
		b.Fatal(err)
	}
	db, err := sql.Open("sqlite", "file:"+path+"?mode=ro")
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = db.Close() })
	return func(int) error {
		var n int
		return db.QueryRow("SELECT count(*) FROM people WHERE +trashed = 0 AND +birthday <> '' AND +job_title <> 'x'").Scan(&n)
	}
}

func BenchmarkToday(b *testing.B) {
	bk := openPractice(b)
	today := practice.DefaultToday
	for b.Loop() {
		bare := reported(b, "bare", 20, barePass(b))
		ours := reported(b, "today", 100, func(int) error {
			_, err := bk.Today(b.Context(), today, 8)
			return err
		})
		b.ReportMetric(ours/bare, "of-bare")
	}
}

func BenchmarkCallsOfWeek(b *testing.B) {
	bk := openPractice(b)
	today := practice.DefaultToday
	week := model.WeekOf(today)
	for b.Loop() {
		bare := reported(b, "bare", 20, barePass(b))
		reported(b, "first", 1, func(int) error {
			_, err := bk.CallsOfWeek(b.Context(), week, today, 120)
			return err
		})
		ours := reported(b, "hours", 100, func(int) error {
			_, err := bk.CallsOfWeek(b.Context(), week, today, 120)
			return err
		})
		b.ReportMetric(ours/bare, "of-bare")
		reported(b, "whole", 20, func(int) error {
			_, err := bk.CallsOfWeek(b.Context(), week, today, 0)
			return err
		})
		reported(b, "next", 20, func(int) error {
			_, err := bk.CallsOfWeek(b.Context(), week.Next(), today, 120)
			return err
		})
	}
}

// BenchmarkLogCall notes a call with a follow-up, and looks at the list of the week after it.
func BenchmarkLogCall(b *testing.B) {
	bk := openPractice(b)
	today := practice.DefaultToday
	ids, err := bk.Find(b.Context(), model.Filter{Statuses: []model.Status{model.StatusAlumnus}}, model.Sort{})
	if err != nil {
		b.Fatal(err)
	}
	commit := bareCommit(b)
	for b.Loop() {
		bare := reported(b, "bare", 100, commit)
		ours := reported(b, "log", 100, func(run int) error {
			i := &model.Interaction{
				Kind: model.InteractionCall, Direction: model.DirectionOut, On: today, At: "10:30", Reached: true, Minutes: 12,
				PersonIDs: []int64{ids[(run*977)%len(ids)]}, Text: "Talked about the harbour project and the new office",
				FollowUp: model.FollowUp{On: today.AddDays(30), Text: "Send the programme"},
			}
			_, err := bk.Change(b.Context(), model.Doing{Code: "log_call"}, func(tx *book.Tx) error { return tx.CreateInteraction(i) })
			return err
		})
		b.ReportMetric(ours/bare, "of-bare")
		reported(b, "card", 100, func(run int) error {
			_, err := bk.CallCard(b.Context(), ids[(run*977)%len(ids)], today)
			return err
		})
	}
}

// bareCommit stores one line of text for good, in a file of its own that is kept as safely as a book.
func bareCommit(b *testing.B) func(int) error {
	path := filepath.Join(b.TempDir(), "bare.db")
	db, err := sql.Open("sqlite", "file:"+path+"?_pragma=journal_mode(WAL)&_pragma=synchronous(FULL)&_pragma=fullfsync(1)")
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = db.Close() })
	if _, err := db.Exec("CREATE TABLE said (id INTEGER PRIMARY KEY, text TEXT NOT NULL)"); err != nil {
		b.Fatal(err)
	}
	return func(int) error {
		_, err := db.Exec("INSERT INTO said (text) VALUES ('Talked about the harbour project and the new office')")
		return err
	}
}
