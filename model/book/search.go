package book

import (
	"sync"

	"gorm.io/gorm"

	"alumnibook/model"
)

// keptHits is how many beginnings of words are remembered with the people who have them: what somebody is
// typing, and the single letters.
const keptHits = 200

// searchIndex remembers who was found by which beginning of a word. After a change only those whom it touched
// are looked at again.
type searchIndex struct {
	mu      sync.Mutex
	version int // counts the changes
	hits    map[string]*idSet
}

// index is the engine that this book is searched with.
func (b *Book) index() wordIndex { return fts{} }

// find gives the people who have a word for each of the words of a query; nil sets for an empty one.
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
	s.mu.Lock()
	set, version := s.hits[head], s.version
	s.mu.Unlock()
	if set != nil {
		return set, nil
	}
	set, err := index.hits(db, head)
	if err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.version == version { // else a change came in between, and the set may be of before
		if s.hits == nil || len(s.hits) >= keptHits {
			s.hits = map[string]*idSet{}
		}
		s.hits[head] = set
	}
	return set, nil
}

// committed brings what is remembered up to a change that was stored.
func (s *searchIndex) committed(d *docs) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !d.manyTouched && len(d.touched) == 0 {
		return
	}
	s.version++
	if d.manyTouched {
		s.hits = nil
		return
	}
	words := make(map[int64][]string, len(d.touched))
	for id, x := range d.touched {
		words[id] = union(x.own, x.history)
	}
	for head, set := range s.hits {
		s.hits[head] = patched(set, head, words)
	}
}

// patched is a set with some people looked at again. Readers may hold the old one.
func patched(set *idSet, head string, words map[int64][]string) *idSet {
	var fresh *idSet
	for id, list := range words {
		now := hasHead(list, head)
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
	s.hits = nil
}
