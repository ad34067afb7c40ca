package door

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/model/guests"
	"alumnibook/ui/page"
	"alumnibook/ui/run"
	"alumnibook/ui/uitest"
)

// full is the door of an event with 5,000 on the list.
func full(b *testing.B) *evening {
	b.Helper()
	e := newEvening(b)
	given := []string{"Anna", "Bo", "Carl", "Dorte", "Erik", "Freja", "Gustav", "Hanne", "Ingrid", "Jürgen", "Käthe", "Lars", "Måns", "Nora", "Ole", "Pia"}
	family := []string{"Andersson", "Bergström", "Christensen", "Dahl", "Ek", "Friis", "Großmann", "Holm", "Iversen", "Jensen", "Kjær", "Lund", "Müller", "Nilsson", "Østergaard"}
	var list []*model.Person
	for i := range 5000 {
		list = append(list, uitest.Named(given[i%len(given)], fmt.Sprintf("%s-%d", family[i%len(family)], i)))
	}
	ids := uitest.Add(b, e.B, list...)
	change(b, e.B, func(tx *book.Tx) error {
		e.event.Capacity = 0
		if err := tx.SaveEvent(&e.event, uitest.Today, book.LoweringAsk); err != nil {
			return err
		}
		_, err := tx.AddGuests(e.event.ID, ids, model.ChannelEmail)
		return err
	})
	guestList, err := e.B.GuestList(b.Context(), e.event.ID)
	if err != nil {
		b.Fatal(err)
	}
	change(b, e.B, func(tx *book.Tx) error {
		for _, g := range guestList {
			if _, err := tx.Reply(g.ID, guests.Said{Reply: model.ReplyYes, On: uitest.Today}); err != nil {
				return err
			}
		}
		_, err := tx.NumberGuests(e.event.ID)
		return err
	})
	e.v = newView(e.Host)
	e.v.now = uitest.Clock
	e.Put(e.v, page.Route{Page: page.Door, ID: e.event.ID})
	if n := len(e.v.known.guests); n < 5000 {
		b.Fatalf("only %d are on the list", n)
	}
	return e
}

// report says how long the slowest of twenty took.
func report(b *testing.B, took []time.Duration) {
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)*95/100].Microseconds())/1000, "p95-ms")
}

// BenchmarkKeystroke is one letter in the field until the list is found and drawn anew. The people of the book are looked
// up beside it.
func BenchmarkKeystroke(b *testing.B) {
	e := full(b)
	e.R = &run.Stepped{}
	words := []string{"an", "mu", "nils", "ostergaard-1", "123", "lars", "e", "kjaer-40"}
	var took []time.Duration
	b.ResetTimer()
	for i := range b.N {
		word := words[i%len(words)]
		e.v.field.SetText("")
		e.W.Canvas().Focus(e.v.field.Entry())
		for _, r := range word {
			began := time.Now()
			e.v.field.Entry().TypedRune(r)
			took = append(took, time.Since(began))
		}
	}
	report(b, took)
}

// BenchmarkFilter is what the keystroke does on the window's own goroutine to find who is meant.
func BenchmarkFilter(b *testing.B) {
	e := full(b)
	var took []time.Duration
	b.ResetTimer()
	for i := range b.N {
		began := time.Now()
		q := newQuery([]string{"an", "mu", "nils", "ostergaard-1", "123"}[i%5])
		find(e.v.known.guests, q, showExpected)
		took = append(took, time.Since(began))
	}
	report(b, took)
}

// BenchmarkTick is Enter until the row and the counters say that somebody is in. It is stored beside it.
func BenchmarkTick(b *testing.B) {
	e := full(b)
	steps := &run.Stepped{}
	e.R = steps
	ticks(b, e, steps.All)
}

// BenchmarkTickStored is Enter until the tick is on the disk.
func BenchmarkTickStored(b *testing.B) { ticks(b, full(b), func() {}) }

func ticks(b *testing.B, e *evening, then func()) {
	var took []time.Duration
	b.ResetTimer()
	for i := range b.N {
		b.StopTimer()
		g := e.v.known.guests[i%len(e.v.known.guests)]
		if g.HasCome() {
			e.v.untick(g)
		}
		e.v.field.SetText(fmt.Sprint(g.Number))
		then()
		b.StartTimer()
		began := time.Now()
		e.v.field.Entry().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		took = append(took, time.Since(began))
		b.StopTimer()
		then()
		if !g.HasCome() {
			b.Fatalf("%s is not in", g.Name)
		}
		b.StartTimer()
	}
	report(b, took)
}
