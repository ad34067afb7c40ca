package book

import (
	"maps"
	"slices"
)

// orphan is a part of a tree that no tree leads to any more: pages that belong together.
type orphan struct {
	pages   []uint32
	ordered bool
}

// orphans finds the pages that hold rows though nothing leads to them, those under one inner page together.
func (w *walker) orphans() ([]*orphan, error) {
	pages := map[uint32]*treePage{}
	for n := uint32(1); n <= w.pages.count; n++ {
		if n%1000 == 0 && w.ctx.Err() != nil {
			return nil, w.ctx.Err()
		}
		if w.claimed[n] {
			continue
		}
		page, ok := w.pages.takeApart(n, w.pages.page(n))
		if !ok || len(page.cells) == 0 || page.bad > len(page.cells) {
			continue
		}
		p := &treePage{kind: page.kind, right: page.right}
		if page.isInner() {
			p.cells = make([]cell, len(page.cells))
			for i := range page.cells { // not the page itself: there may be many
				p.cells[i].child = page.cells[i].child
			}
		}
		pages[n] = p
	}
	return w.gather(pages), nil
}

// gather puts the pages together of which one leads to the other.
func (w *walker) gather(pages map[uint32]*treePage) []*orphan {
	parent := map[uint32]uint32{}
	for _, n := range sortedPages(pages) {
		p := pages[n]
		if !p.isInner() {
			continue
		}
		var own []uint32
		others := 0
		for _, child := range append(children(p), p.right) {
			switch c := pages[child]; {
			case child == n || child == 0 || child > w.pages.count || c != nil && c.isIndex() != p.isIndex():
				others++
			case c != nil && parent[child] == 0:
				own = append(own, child)
			}
		}
		if others > len(own) { // what leads to no pages of its kind leads nowhere
			delete(pages, n)
			continue
		}
		for _, child := range own {
			parent[child] = n
		}
	}
	top := func(n uint32) uint32 {
		for range deepest {
			if parent[n] == 0 || pages[parent[n]] == nil {
				break
			}
			n = parent[n]
		}
		return n
	}
	groups := map[uint32]*orphan{}
	var list []*orphan
	for _, n := range sortedPages(pages) {
		t := top(n)
		g := groups[t]
		if g == nil {
			g = &orphan{ordered: pages[n].isIndex()}
			groups[t] = g
			list = append(list, g)
		}
		g.pages = append(g.pages, n)
	}
	return list
}

func children(p *treePage) []uint32 {
	list := make([]uint32, len(p.cells))
	for i := range p.cells {
		list[i] = p.cells[i].child
	}
	return list
}

func sortedPages(m map[uint32]*treePage) []uint32 { return slices.Sorted(maps.Keys(m)) }

// lookedAt is how many pages of a group are looked at to tell what they are of.
const lookedAt = 24

// owner finds the tree that a group of pages belongs to, of those that miss some; nil where it fits none.
func (w *walker) owner(o *orphan, trees []*tree) *tree {
	var best *tree
	var bestScore float64
	for _, t := range trees {
		if t.shape.ordered != o.ordered || t.shape.columns == nil || !t.open() {
			continue
		}
		score, from, to := w.score(o, t, trees)
		if score <= 0 || !t.takes(from, to) {
			continue
		}
		score += 0.2 * w.near(o, t)
		if t.index != "" {
			score -= 0.01
		}
		if best == nil || score > bestScore {
			best, bestScore = t, score
		}
	}
	return best
}

// mostAsked is how many rows of a group are asked about.
const mostAsked = 100

// score tells how well the rows of a group fit a tree, from nothing on, and between which keys they lie. An index of the table
// that still stands knows best.
func (w *walker) score(o *orphan, t *tree, trees []*tree) (score float64, from, to *bound) {
	rows, fit, good, told := 0, 0, 0, 0
	asked, known := 0, 0
	var indexes []*tree // of the table
	for _, i := range trees {
		if t.index == "" && i.of == t.shape.name && i.known != nil {
			indexes = append(indexes, i)
		}
	}
	for i := 0; i < len(o.pages); i += 1 + len(o.pages)/lookedAt {
		page, ok := w.pages.takeApart(o.pages[i], w.pages.page(o.pages[i]))
		if !ok || page.isInner() && !page.isIndex() {
			continue
		}
		var before any // the person of the row before
		for k := range page.cells {
			c := &page.cells[k]
			rows++
			values := w.fitting(t.shape, c)
			if values == nil {
				continue
			}
			fit++
			a, b := t.shape.likely(values)
			good, told = good+a, told+b
			if t.shape.numbersPlaces() {
				if before != nil && before != values[0] {
					if told++; values[1] == int64(0) {
						good++
					}
				}
				before = values[0]
			}
			for _, i := range indexes {
				if yes, ok := i.knows(values, c.rowid); ok {
					if asked++; yes {
						known++
					}
				}
			}
			if w.ask != nil && t.index == "" && asked < mostAsked {
				if yes, ok := w.ask(t.shape.name, values); ok {
					if asked++; yes {
						known++
					}
				}
			}
			key := w.key(t, c)
			if from == nil || key.compare(from) < 0 {
				from = key
			}
			if to == nil || key.compare(to) > 0 {
				to = key
			}
		}
	}
	if rows == 0 || fit*5 < rows*4 {
		return 0, nil, nil
	}
	looks := 0.7 // nothing can be told by what it looks like
	if told > 0 {
		looks = float64(good) / float64(told)
	}
	if looks < 0.5 {
		return 0, nil, nil
	}
	if slices.ContainsFunc(t.shape.columns, func(c shapeColumn) bool { return c.any }) {
		looks /= 4 // anything fits there
	}
	score = float64(fit) / float64(rows) * looks
	if asked > 0 {
		score = max(0.1, score-0.4) + 2*float64(known)/float64(asked)
	}
	return score, from, to
}

// near tells how close the group lies to pages of a tree, from nothing to 1: what is written together lies together.
func (w *walker) near(o *orphan, t *tree) float64 {
	least := int64(w.pages.count)
	for _, n := range t.pages {
		least = min(least, max(int64(n)-int64(o.pages[0]), int64(o.pages[0])-int64(n)))
	}
	return 1 - float64(least)/float64(w.pages.count+1)
}

// adopt reads the rows of a group as such of a tree.
func (w *walker) adopt(o *orphan, t *tree, row rowFunc) error {
	for _, n := range o.pages {
		if err := w.ctx.Err(); err != nil {
			return err
		}
		if w.claimed[n] {
			continue
		}
		w.claimed[n] = true
		w.tick(1)
		page, ok := w.pages.takeApart(n, w.pages.page(n))
		if !ok || page.kind == tableInner {
			continue
		}
		t.bad += page.bad
		t.leaves++
		for i := range page.cells {
			if err := w.one(t, &page.cells[i], row); err != nil {
				return err
			}
		}
	}
	return nil
}
