package ical

import (
	"io"
	"strconv"
	"testing"
)

// BenchmarkWrite writes a calendar of a thousand entries, as a firm with some hundred people has it.
func BenchmarkWrite(b *testing.B) {
	var many []Event
	for i := range 1000 {
		e := events[i%len(events)]
		e.UID = strconv.Itoa(i)
		many = append(many, e)
	}
	for b.Loop() {
		if err := Write(io.Discard, "Alumni", many, stamp); err != nil {
			b.Fatal(err)
		}
	}
}
