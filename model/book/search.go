package book

import (
	"sync"

	"gorm.io/gorm"

	"alumnibook/model"
)

// keptTerms is how many terms are remembered with the people who have them: what somebody is typing, and what many
// people have.
const keptTerms = 400

// searchIndex remembers who has which term of the index. After a change only those whom it touched are looked at
// again.
type searchIndex struct {
	mu      sync.Mutex
	version int // counts the changes
	terms   map[string]*idSet
	parts   map[string][]string // of which terms a beginning is made up
}

// index is the engine that this book is searched with.
func (b *Book) index() wordIndex { return fts{} }

// find gives the people who have a word for each of the words of a query; no sets for an empty one.
func (s *searchIndex) find(db *gorm.DB, index wordIndex, search string) ([]*idSet, error) {
	var sets []*idSet
	for _, word := range model.QueryWords(search) {
		set, err := s.head(db, index, word)
		if err != nil {
			return nil, err
		}
		sets = append(sets, set)
	}
	return sets, nil
}

// head gives the people who have a word that begins with head. The set must not be changed.
func (s *searchIndex) head(db *gorm.DB, index wordIndex, head string) (*idSet, error) {
	parts, err := s.partsOf(db, index, head)
	if err != nil {
		return nil, err
	}
	if parts == nil {
		return index.hits(db, head)
	}
	all := &idSet{}
	for _, term := range parts {
		set, err := s.term(db, index, term)
		if err != nil || len(parts) == 1 {
			return set, err
		}
		all.join(set)
	}
	return all, nil
}

// partsOf finds the terms of which a beginning is made up.
func (s *searchIndex) partsOf(db *gorm.DB, index wordIndex, head string) ([]string, error) {
	s.mu.Lock()
	parts, known := s.parts[head]
	version := s.version
	s.mu.Unlock()
	if known {
		return parts, nil
	}
	parts, err := index.parts(db, head)
	if err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.version == version {
		keep(&s.parts, head, parts)
	}
	return parts, nil
}

// keep puts a value into a map of which some other value goes where it has become too big.
func keep[V any](m *map[string]V, key string, value V) {
	if *m == nil {
		*m = map[string]V{}
	}
	for other := range *m {
		if len(*m) < keptTerms {
			break
		}
		delete(*m, other)
	}
	(*m)[key] = value
}

// term gives the people who have a term. The set must not be changed.
func (s *searchIndex) term(db *gorm.DB, index wordIndex, term string) (*idSet, error) {
	s.mu.Lock()
	set, version := s.terms[term], s.version
	s.mu.Unlock()
	if set != nil {
		return set, nil
	}
	set, err := index.term(db, term)
	if err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.version == version { // else a change came in between, and the set may be of before
		keep(&s.terms, term, set)
	}
	return set, nil
}

// prepare looks up beforehand what many people have: those are the slow ones.
func (s *searchIndex) prepare(db *gorm.DB, index wordIndex) {
	var people int
	if err := query(db, &people, "SELECT count(*) FROM search_docs"); err != nil || people < 2000 {
		return
	}
	common, err := index.common(db, people/8)
	for _, term := range common {
		if err != nil || db.Statement.Context.Err() != nil {
			return
		}
		_, err = s.term(db, index, term)
	}
}

// committed brings what is remembered up to a change that was stored.
func (s *searchIndex) committed(d *docs) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !d.manyTouched && len(d.touched) == 0 {
		return
	}
	s.version++
	s.parts = nil
	if d.manyTouched {
		s.terms = nil
		return
	}
	words := make(map[int64][]string, len(d.touched))
	for id, x := range d.touched {
		words[id] = union(x.own, x.history)
	}
	for term, set := range s.terms {
		s.terms[term] = patched(set, term, words)
	}
}

// patched is a set with some people looked at again. Readers may hold the old one.
func patched(set *idSet, term string, words map[int64][]string) *idSet {
	var fresh *idSet
	for id, list := range words {
		now := hasTerm(list, term)
		if now == set.has(id) {
			continue
		}
		if fresh == nil {
			fresh = set.clone()
		}
		if now {
			fresh.add(id)
		} else {
			fresh.remove(id)
		}
	}
	if fresh == nil {
		return set
	}
	return fresh
}

// drop forgets everything.
func (s *searchIndex) drop() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.version++
	s.terms, s.parts = nil, nil
}
