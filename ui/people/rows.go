package people

import (
	"slices"

	"alumnibook/model"
)

const (
	chunk    = 100  // rows that are fetched at once
	keepRows = 4000 // rows kept before those far from what is shown are forgotten
	keepWish = 3    // chunks still wanted when the one before arrives: what was scrolled past is not fetched
)

// rows holds the ids of what was found, in order, and those rows that were looked at. A row that is out of date is
// shown until the new one is there, so that nothing flickers.
type rows struct {
	fetch   func(ids []int64, done func([]model.Row, error)) // away from the window's goroutine
	arrived func()                                           // rows came in later than they were asked for
	failed  func(error)

	ids    []int64
	byID   map[int64]model.Row
	fresh  map[int]bool // chunks that are up to date
	wanted []int        // chunks to fetch, the last one first
	busy   bool
	asking bool // within at: an answer that comes at once needs no redrawing
	era    int  // counts what made rows out of date
}

// set shows other ids; the first rows may be known already.
func (r *rows) set(ids []int64, first []model.Row) {
	r.era++
	r.ids, r.fresh, r.wanted = ids, map[int]bool{}, nil
	if r.byID == nil || len(r.byID) > keepRows {
		r.byID = make(map[int64]model.Row, chunk)
	}
	for _, row := range first {
		r.byID[row.ID] = row
	}
	if len(first) >= min(chunk, len(ids)) {
		r.fresh[0] = true
	}
}

// at is the row at a place of the list; false while it is on its way.
func (r *rows) at(i int) (model.Row, bool) {
	if i < 0 || i >= len(r.ids) {
		return model.Row{}, false
	}
	if c := i / chunk; !r.fresh[c] && !slices.Contains(r.wanted, c) {
		r.wanted = append(r.wanted, c)
		r.asking = true
		r.next()
		r.asking = false
	}
	row, ok := r.byID[r.ids[i]]
	return row, ok
}

// next fetches the chunk that was wanted last.
func (r *rows) next() {
	if r.busy || len(r.wanted) == 0 {
		return
	}
	c := r.wanted[len(r.wanted)-1]
	ids := r.ids[min(c*chunk, len(r.ids)):min((c+1)*chunk, len(r.ids))]
	era := r.era
	r.busy = true
	r.fetch(ids, func(found []model.Row, err error) {
		r.busy = false
		r.take(c, era, found, err)
		if len(r.wanted) > keepWish {
			r.wanted = slices.Clone(r.wanted[len(r.wanted)-keepWish:])
		}
		if err == nil && !r.asking {
			r.arrived()
		}
		r.next()
	})
}

func (r *rows) take(c, era int, found []model.Row, err error) {
	if err != nil {
		r.wanted = nil
		if r.failed != nil {
			r.failed(err)
		}
		return
	}
	for _, row := range found {
		r.byID[row.ID] = row
	}
	if era != r.era {
		return
	}
	r.fresh[c] = true
	r.wanted = slices.DeleteFunc(r.wanted, func(w int) bool { return w == c })
	if len(r.byID) > keepRows {
		r.shrink(c)
	}
}

// shrink keeps the rows around one chunk.
func (r *rows) shrink(c int) {
	kept := make(map[int64]model.Row, 3*chunk)
	fresh := map[int]bool{}
	for near := c - 1; near <= c+1; near++ {
		if near < 0 || !r.fresh[near] {
			continue
		}
		fresh[near] = true
		for _, id := range r.ids[min(near*chunk, len(r.ids)):min((near+1)*chunk, len(r.ids))] {
			if row, ok := r.byID[id]; ok {
				kept[id] = row
			}
		}
	}
	r.byID, r.fresh = kept, fresh
}
