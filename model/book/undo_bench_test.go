package book

import (
	"context"
	"os"
	"strconv"
	"testing"
	"time"

	"alumnibook/model"
)

// benchSize is how many people the benchmarks of imports take: 100,000, or as many as PEOPLE says.
func benchSize() int {
	if n, err := strconv.Atoi(os.Getenv("PEOPLE")); err == nil {
		return n
	}
	return 100_000
}

// BenchmarkUndoUpdate changes people as a list does that comes a second time (an office, a title, a number more), and
// takes that back.
func BenchmarkUndoUpdate(b *testing.B) {
	n := benchSize()
	for b.Loop() {
		ctx, book := context.Background(), newBook(b)
		people := benchPeople(n)
		must(b, importPeople(book, people))
		for i, p := range people {
			p.Employments[0].Office = pick2(i, benchOffices)
			p.Jobs[0].Title = pick2(i, benchTitles)
			if i%3 == 0 {
				p.Phones = append(p.Phones, model.Phone{Number: "040 " + strconv.Itoa(i), Kind: model.KindWork})
			}
			p.Suffix = "LL.M."
		}
		start, cpu := time.Now(), cpuSeconds()
		id := change(b, book, func(tx *Tx) error { return tx.UpdatePeople(people) })
		b.ReportMetric(time.Since(start).Seconds(), "s/change")
		b.ReportMetric(cpuSeconds()-cpu, "cpu-s/change")
		people = nil
		start, cpu = time.Now(), cpuSeconds()
		undo, err := book.Undo(ctx, id, model.UndoAsk)
		must(b, err)
		b.ReportMetric(time.Since(start).Seconds(), "s/undo")
		b.ReportMetric(cpuSeconds()-cpu, "cpu-s/undo")
		if undo.Restored != n || len(undo.Conflicts) > 0 {
			b.Fatal(undo.Restored, len(undo.Conflicts))
		}
		start = time.Now()
		_, err = book.Undo(ctx, undo.Change, model.UndoAsk)
		must(b, err)
		b.ReportMetric(time.Since(start).Seconds(), "s/redo")
	}
}

func pick2(i int, list []string) string { return list[i%len(list)] }
