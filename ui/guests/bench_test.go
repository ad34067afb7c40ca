package guests

import (
	"strings"
	"testing"

	"alumnibook/ui/page"
)

// crowdSize is how many are invited to the largest event that has to open at once.
const crowdSize = 5000

// BenchmarkOpen is what opening a list of 5,000 costs: reading it, and showing it in the window.
func BenchmarkOpen(b *testing.B) {
	e := newEvening(b, 400).crowd(crowdSize).open(page.Route{})
	b.ResetTimer()
	for b.Loop() {
		k, err := readKnown(b.Context(), e.B, e.event.ID)
		if err != nil {
			b.Fatal(err)
		}
		e.v.known = k
		e.v.list.reload()
		e.v.pane.refresh()
		e.v.show()
	}
}

// BenchmarkGate is what is read after the list stands there: whom the gate leaves out, and who may move up.
func BenchmarkGate(b *testing.B) {
	e := newEvening(b, 400).crowd(crowdSize).open(page.Route{})
	b.ResetTimer()
	for b.Loop() {
		if _, err := readChecked(b.Context(), e.B, e.event.ID, e.v.known.guests); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkType is what one letter in the search costs, until the rows stand there.
func BenchmarkType(b *testing.B) {
	e := newEvening(b, 400).crowd(crowdSize).open(page.Route{})
	words := "family12 given3"
	b.ResetTimer()
	for n := 0; b.Loop(); n++ {
		e.v.list.search(words[:n%len(words)+1])
	}
}

// BenchmarkReply is what a press of the key for yes costs, with the change in the book and the list read anew.
func BenchmarkReply(b *testing.B) {
	e := newEvening(b, 0).crowd(crowdSize).open(page.Route{})
	b.ResetTimer()
	for n := 0; b.Loop(); n++ {
		e.v.list.grid.Select(e.v.list.ID(n % crowdSize))
		e.v.list.typed(strings.ToLower(string("yn"[n%2])))
	}
}
