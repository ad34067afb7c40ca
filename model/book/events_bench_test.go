package book

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"time"

	"alumnibook/model"
	"alumnibook/model/guests"
)

// The book of these benchmarks has 100,000 people, 500 events and a million attendances; one event has 5,000. It is made
// once for each run, or once for all where ALUMNIBOOK_BENCH_EVENTS says where to keep it.
var eveningsBook = sync.OnceValues(func() (string, error) {
	path := os.Getenv("ALUMNIBOOK_BENCH_EVENTS")
	if path == "" {
		dir, err := os.MkdirTemp("", "alumnibook-events-")
		if err != nil {
			return "", err
		}
		RemoveAtEnd(dir)
		path = filepath.Join(dir, "events.alumni")
	}
	if _, err := os.Stat(path); err == nil {
		return path, nil
	}
	b, err := Create(context.Background(), path+".part", Options{Firm: model.Firm{Name: "Nordlys", Country: "DE", Language: "de"}})
	if err != nil {
		return "", err
	}
	if err := importPeople(b, benchPeople(100_000)); err != nil {
		return "", err
	}
	if err := fillEvenings(b); err != nil {
		return "", err
	}
	if err := b.Close(); err != nil {
		return "", err
	}
	return path, os.Rename(path+".part", path)
})

// fillEvenings writes events and attendances, in plain SQL.
func fillEvenings(b *Book) error {
	ctx := context.Background()
	numbers := "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d) "
	coming := time.Now().AddDate(0, 0, 30).Format(time.DateOnly)
	for _, sql := range []string{
		fmt.Sprintf(numbers, 500) + "INSERT INTO events SELECT i, 'event-' || i, 1, 1, 1, 'Evening ' || i, 'talk', CASE i WHEN 1 THEN 'announced' ELSE 'held' END, 'Hamburg'," +
			" CASE i WHEN 1 THEN '" + coming + "' ELSE date('2024-12-01', '-' || (i * 7) || ' days') END, 0, '{\"place\":\"Hafenblick\",\"agenda\":[{\"title\":\"Tax news\"}]}' FROM n",
		fmt.Sprintf(numbers, 1_000_000) + "INSERT INTO attendances SELECT i, 'attendance-' || i, 1, 1, 1, CASE WHEN i <= 5000 THEN 1 ELSE 2 + i % 499 END," +
			" CASE WHEN i <= 5000 THEN i * 20 ELSE 1 + (i * 7919) % 100000 END, '', 0, 'email', '2024-01-01', '', 0," +
			" CASE WHEN i % 3 = 0 THEN 'yes' WHEN i % 3 = 1 THEN 'no' ELSE '' END, CASE WHEN i % 3 < 2 THEN '2024-01-05' ELSE '' END," +
			" CASE i % 3 WHEN 0 THEN 'in' ELSE '' END, 0, 0, '', 0, 0, CASE WHEN i > 5000 AND i % 3 = 0 AND i % 10 < 9 THEN 1700000000000000 ELSE 0 END, 0, 0, ''," +
			" CASE i % 30 WHEN 0 THEN '[{\"name\":\"Kim Holm\"}]' ELSE '' END, CASE i % 50 WHEN 0 THEN 'vegan' ELSE '' END, '', '' FROM n",
		"DELETE FROM attendances WHERE EXISTS (SELECT 1 FROM attendances o WHERE o.event_id = attendances.event_id AND o.person_id = attendances.person_id AND o.id < attendances.id)",
		"ANALYZE",
	} {
		if err := run(ctx, b.write, sql); err != nil {
			return err
		}
	}
	for id := range int64(500) {
		c, err := summedCounts(b.write, id+1)
		if err != nil {
			return err
		}
		text, err := json.Marshal(c)
		if err != nil {
			return err
		}
		if err := run(ctx, b.write, "INSERT INTO event_counts VALUES (?, ?, 0)", id+1, string(text)); err != nil {
			return err
		}
	}
	return nil
}

func openEvenings(b *testing.B) *Book {
	path, err := eveningsBook()
	must(b, err)
	bk, err := Open(context.Background(), path)
	must(b, err)
	b.Cleanup(func() { must(b, bk.Close()) })
	return bk
}

// timed runs something often and reports how long it took, and how much of the processor each time needed, which depends
// less on what else runs.
func timed(b *testing.B, name string, runs int, fn func(run int)) {
	b.Helper()
	took := make([]float64, runs)
	used := cpuSeconds()
	for i := range runs {
		start := time.Now()
		fn(i)
		took[i] = float64(time.Since(start).Microseconds()) / 1000
	}
	b.ReportMetric((cpuSeconds()-used)*1000/float64(runs), name+"-cpu-ms")
	slices.Sort(took)
	b.ReportMetric(took[runs/2], name+"-p50-ms")
	b.ReportMetric(took[(runs-1)*95/100], name+"-p95-ms")
}

func BenchmarkGuestListOf5000(b *testing.B) {
	bk, ctx := openEvenings(b), context.Background()
	for b.Loop() {
		timed(b, "list", 30, func(int) {
			list, err := bk.GuestList(ctx, 1)
			must(b, err)
			if len(list) < 4900 {
				b.Fatal(len(list))
			}
		})
		timed(b, "events", 20, func(int) {
			list, err := bk.Events(ctx)
			must(b, err)
			if len(list) != 500 {
				b.Fatal(len(list))
			}
		})
		timed(b, "of-person", 20, func(i int) {
			_, err := bk.AttendancesOf(ctx, int64(20*(i+1)))
			must(b, err)
		})
	}
}

func BenchmarkCheckIn(b *testing.B) {
	bk, ctx := openEvenings(b), context.Background()
	one := func(code string, fn func(tx *Tx) error) {
		_, err := bk.Change(ctx, model.Doing{Code: code}, fn)
		must(b, err)
	}
	list, err := bk.GuestList(ctx, 1)
	must(b, err)
	for b.Loop() {
		one("number_guests", func(tx *Tx) error { _, err := tx.NumberGuests(1); return err })
		timed(b, "in", 400, func(i int) {
			one("check_in", func(tx *Tx) error { return tx.CheckIn(list[i].ID, time.Now(), 0) })
		})
		timed(b, "reply", 50, func(i int) {
			one("reply", func(tx *Tx) error {
				_, err := tx.Reply(list[1000+i].ID, guests.Said{Reply: model.ReplyYes, On: model.NewDate(2025, 3, 3)})
				return err
			})
		})
		timed(b, "out", 400, func(i int) {
			one("check_out", func(tx *Tx) error { return tx.CheckOut(list[i].ID) })
		})
	}
}

func BenchmarkInvite5000(b *testing.B) {
	bk, ctx := openEvenings(b), context.Background()
	list, err := bk.GuestList(ctx, 1)
	must(b, err)
	ids := make([]int64, len(list))
	for i := range list {
		ids[i] = list[i].ID
	}
	for b.Loop() {
		var id int64
		timed(b, "remind", 1, func(int) {
			id, err = bk.Change(ctx, model.Doing{Code: "remind"}, func(tx *Tx) error { return tx.Remind(1, ids, model.ChannelEmail, model.NewDate(2025, 3, 3)) })
			must(b, err)
		})
		timed(b, "undo", 1, func(int) {
			_, err := bk.Undo(ctx, id, model.UndoAsk)
			must(b, err)
		})
		timed(b, "glance", 3, func(int) {
			g, err := bk.Glance(ctx, GlanceQuery{})
			must(b, err)
			if len(g.Events) != 499 {
				b.Fatal(len(g.Events))
			}
		})
		timed(b, "came-before", 3, func(int) {
			_, err := bk.CameBefore(ctx, 1)
			must(b, err)
		})
	}
}
