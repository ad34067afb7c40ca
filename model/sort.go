package model

import (
	"encoding/hex"
	"sync"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
)

// Sorter makes keys whose order, compared as plain bytes, is the alphabetical order of one language: Ä, Å and Ø
// stand where that language puts them. It may be used by several goroutines.
type Sorter struct {
	mu  sync.Mutex
	col *collate.Collator
	buf collate.Buffer
}

// NewSorter makes the sorter of a language code; an unknown one sorts as English does.
func NewSorter(lang string) *Sorter {
	return &Sorter{col: collate.New(language.Make(lang), collate.IgnoreCase, collate.Numeric)}
}

// Key is the sort key of a text, in hexadecimal digits, so that every database keeps it in the same order.
func (s *Sorter) Key(text string) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.buf.Reset()
	return hex.EncodeToString(s.col.KeyFromString(&s.buf, text))
}

// NameKey is the sort key of a person: family name without its particle, then given name.
func (s *Sorter) NameKey(p *Person) string {
	if p.Family == "" && p.Given == "" {
		return s.Key(p.ListName())
	}
	return s.Key(join(", ", withoutParticle(p.Family), join(" ", p.Given, p.Additional)))
}
