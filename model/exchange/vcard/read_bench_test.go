package vcard

import (
	"bytes"
	"context"
	"errors"
	"io"
	"strconv"
	"strings"
	"testing"

	govcard "github.com/emersion/go-vcard"
)

// thousand is a file of a thousand cards.
func thousand(b testing.TB, o Options) string {
	var out bytes.Buffer
	w := NewWriter(&out, o)
	p := jürgen()
	for i := range 1000 {
		p.UID = "7d1c0c1e-0000-4000-8000-" + strconv.Itoa(100000000000+i)
		p.Family = "Müller-" + strconv.Itoa(i)
		if err := w.Write(p); err != nil {
			b.Fatal(err)
		}
	}
	return out.String()
}

func BenchmarkRead(b *testing.B) {
	for _, profile := range []Profile{ProfilePhone, ProfileOutlook} {
		b.Run(string(profile), func(b *testing.B) {
			text := thousand(b, Options{Profile: profile, Notes: true})
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				n := 0
				if err := ReadFrom(context.Background(), strings.NewReader(text), func(*Card) error { n++; return nil }); err != nil || n != 1000 {
					b.Fatal(n, err)
				}
			}
		})
	}
}

func BenchmarkFacts(b *testing.B) {
	text := thousand(b, Options{Notes: true})
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		if err := ReadFrom(context.Background(), strings.NewReader(text), func(c *Card) error { c.Facts(); return nil }); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkGoVCardRead decodes the same cards with the library's own decoder, for comparison.
func BenchmarkGoVCardRead(b *testing.B) {
	text := thousand(b, Options{Notes: true})
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		decoder := govcard.NewDecoder(strings.NewReader(text))
		for {
			if _, err := decoder.Decode(); errors.Is(err, io.EOF) {
				break
			} else if err != nil {
				b.Fatal(err)
			}
		}
	}
}
