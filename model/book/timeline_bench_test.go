package book

import (
	"context"
	"fmt"
	"testing"
	"time"

	"alumnibook/model"
)

// BenchmarkTimeline reads pages of 50 of a history of 5,000 entries, at its beginning, its middle and its end, as a
// ratio to reading the same 50 lines of the bare table by their ids.
func BenchmarkTimeline(b *testing.B) {
	ctx, book := context.Background(), newBook(b)
	people := benchPeople(20)
	must(b, importPeople(book, people))
	list := benchInteractions(people[:1], 5000)
	change(b, book, func(tx *Tx) error { return tx.CreateInteractions(list) })
	for _, kinds := range [][]model.InteractionKind{nil, {model.InteractionCall, model.InteractionJob}} {
		_, total, err := book.Timeline(ctx, people[0].ID, kinds, 0, 1)
		must(b, err)
		for _, offset := range []int{0, total / 2, total - 50} {
			b.Run(fmt.Sprintf("kinds=%d/from=%d", len(kinds), offset), func(b *testing.B) {
				var pages, bare times
				for b.Loop() {
					start := time.Now()
					page, n, err := book.Timeline(ctx, people[0].ID, kinds, offset, 50)
					must(b, err)
					if len(page) != 50 || n != total {
						b.Fatal(len(page), n)
					}
					pages.add(start)
					start = time.Now()
					var rows []interactionRow
					must(b, query(book.read, &rows, "SELECT * FROM interactions WHERE id BETWEEN ? AND ?", offset+1, offset+50))
					if len(rows) != 50 {
						b.Fatal(len(rows))
					}
					bare.add(start)
				}
				b.ReportMetric(pages.at(0.95), "p95-ms")
				b.ReportMetric(pages.at(0.5)/bare.at(0.5), "x-bare")
			})
		}
	}
}
