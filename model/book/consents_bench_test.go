package book

import (
	"testing"
	"time"

	"alumnibook/model"
)

// BenchmarkConsents adds the consents of 2,000 people in one change, with what the history says about them, as a ratio
// to noting as many calls.
func BenchmarkConsents(b *testing.B) {
	book := newBook(b)
	people := benchPeople(2000)
	must(b, importPeople(book, people))
	for b.Loop() {
		list, entries := make([]*model.Consent, len(people)), make([]*model.Interaction, len(people))
		for i, p := range people {
			list[i] = allowed(p.ID, model.ConsentGiven, "2026-01-01")
			entries[i] = &model.Interaction{Kind: model.InteractionCall, On: day("2026-01-01"), Reached: true, PersonIDs: []int64{p.ID}}
		}
		start := time.Now()
		change(b, book, func(tx *Tx) error { return tx.AddConsents(list) })
		consents := time.Since(start)
		start = time.Now()
		change(b, book, func(tx *Tx) error { return tx.CreateInteractions(entries) })
		b.ReportMetric(float64(consents)/float64(time.Since(start)), "x-calls")
		b.ReportMetric(float64(consents.Microseconds())/float64(len(people)), "us/consent")
	}
}
