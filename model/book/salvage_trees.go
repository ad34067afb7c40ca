package book

import (
	"bytes"
	"cmp"
	"context"
)

// tree is a table, or an index, as it lies in the damaged file.
type tree struct {
	shape   *shape
	index   string // its name where it is an index, of the shape's own columns
	of      string // the table that it is an index of
	partial bool   // an index of some rows alone

	found  bool // where it begins is known
	short  bool // an index knows of more rows than could be reached
	pages  []uint32
	leaves int
	depth  int    // of the leaves, 0 while none was seen
	holes  []hole // what could not be reached

	rows, bad int // that were read, and that made no sense

	from  []int               // of an index: which columns of the table its own are, -1 for the row's number
	known map[uint64]struct{} // of an index of a table that misses pages: what stands in it
}

// hole is a part of a tree that could not be reached: what lies there belongs between two keys.
type hole struct {
	depth    int
	from, to *bound // nil for no limit
}

// bound is a key of a tree: a row's number, or a record.
type bound struct {
	rowid  int64
	values []any
}

// compare orders keys as the engine does: numbers before texts before bytes.
func (b *bound) compare(o *bound) int {
	if b.values == nil {
		return cmp.Compare(b.rowid, o.rowid)
	}
	for i := range min(len(b.values), len(o.values)) {
		if c := compareValues(b.values[i], o.values[i]); c != 0 {
			return c
		}
	}
	return 0
}

func compareValues(a, b any) int {
	if c := cmp.Compare(valueRank(a), valueRank(b)); c != 0 {
		return c
	}
	switch a := a.(type) {
	case int64:
		return cmp.Compare(a, b.(int64))
	case string:
		return cmp.Compare(a, b.(string))
	case []byte:
		return bytes.Compare(a, b.([]byte))
	}
	return 0
}

func valueRank(v any) int {
	switch v.(type) {
	case nil:
		return 0
	case int64:
		return 1
	case float64:
		return 2
	case string:
		return 3
	}
	return 4
}

// open tells that whole pages of the tree may lie about unreached, not just leaves that are lost.
func (t *tree) open() bool {
	if !t.found || t.short {
		return true
	}
	for _, h := range t.holes {
		if t.depth == 0 || h.depth < t.depth {
			return true
		}
	}
	return false
}

// whole tells that all of the tree was reached, as far as it shows by itself.
func (t *tree) whole() bool { return t.found && !t.short && t.bad == 0 && len(t.holes) == 0 }

// lostLeaves counts the leaves that can't be read.
func (t *tree) lostLeaves() int {
	n := 0
	for _, h := range t.holes {
		if t.depth != 0 && h.depth == t.depth {
			n++
		}
	}
	return n
}

// takes tells whether keys from one to another could lie in what of the tree was not reached.
func (t *tree) takes(from, to *bound) bool {
	if !t.found || t.short {
		return true
	}
	for _, h := range t.holes {
		if t.depth != 0 && h.depth >= t.depth {
			continue
		}
		if (h.from == nil || h.from.compare(from) <= 0) && (h.to == nil || to.compare(h.to) <= 0) {
			return true
		}
	}
	return false
}

// rowFunc takes a row that was read; false where it makes no sense.
type rowFunc func(t *tree, c *cell) (bool, error)

// walker goes through trees and remembers which pages belong to one.
type walker struct {
	ctx     context.Context
	pages   *pageFile
	claimed []bool // by page
	tick    func(pages int)

	ask func(table string, values []any) (yes, ok bool) // whether what was read so far speaks for a row's being of a table
}

func newWalker(ctx context.Context, p *pageFile, tick func(int)) *walker {
	return &walker{ctx: ctx, pages: p, claimed: make([]bool, p.count+1), tick: tick}
}

// deepest is far beyond any tree that fits into a file.
const deepest = 40

// walk goes through a tree from its root and hands on its rows. What can't be read becomes a hole.
func (w *walker) walk(t *tree, root uint32, row rowFunc) error {
	t.found = true
	return w.descend(t, root, 1, nil, nil, row)
}

func (w *walker) descend(t *tree, n uint32, depth int, from, to *bound, row rowFunc) error {
	if err := w.ctx.Err(); err != nil {
		return err
	}
	miss := func() error {
		t.holes = append(t.holes, hole{depth, from, to})
		return nil
	}
	if n == 0 || n > w.pages.count || w.claimed[n] || depth > deepest {
		return miss()
	}
	page, ok := w.pages.takeApart(n, w.pages.page(n))
	if !ok || page.isIndex() != t.shape.ordered || t.depth != 0 && (depth == t.depth) == page.isInner() {
		return miss()
	}
	w.claimed[n] = true
	if !page.isInner() {
		ok, err := w.leaf(t, n, &page, depth, row)
		if err != nil || ok {
			return err
		}
		w.claimed[n] = false
		return miss()
	}
	w.tick(1)
	t.pages = append(t.pages, n)
	if page.bad > 0 {
		t.holes = append(t.holes, hole{depth + 1, from, to})
	}
	low := from
	for i := range page.cells {
		c := &page.cells[i]
		key := w.key(t, c)
		if err := w.descend(t, c.child, depth+1, low, key, row); err != nil {
			return err
		}
		if t.shape.ordered { // the entry between two children is a row too
			if err := w.one(t, c, row); err != nil {
				return err
			}
		}
		low = key
	}
	return w.descend(t, page.right, depth+1, low, to, row)
}

// leaf hands on the rows of a leaf; false where it is none of this tree.
func (w *walker) leaf(t *tree, n uint32, page *treePage, depth int, row rowFunc) (bool, error) {
	if len(page.cells) > 0 && !w.belongs(t.shape, page) {
		return false, nil
	}
	w.tick(1)
	t.depth = depth
	t.leaves++
	t.pages = append(t.pages, n)
	t.bad += page.bad
	for i := range page.cells {
		if err := w.one(t, &page.cells[i], row); err != nil {
			return false, err
		}
	}
	return true, nil
}

func (w *walker) one(t *tree, c *cell, row rowFunc) error {
	ok, err := row(t, c)
	if err == nil && !ok {
		t.bad++
	}
	return err
}

// belongs tells whether at least some rows of a page could be such of a table.
func (w *walker) belongs(s *shape, page *treePage) bool {
	if s.columns == nil { // nothing is known of them
		return true
	}
	for i := range page.cells {
		if w.fitting(s, &page.cells[i]) != nil {
			return true
		}
	}
	return false
}

// fitting reads the values of an entry if they could be a row of a table, as far as they stand on the page itself.
func (w *walker) fitting(s *shape, c *cell) []any {
	values, cut, ok := record(c.local, c.size)
	if !ok {
		return nil
	}
	whole := values
	if cut >= 0 {
		whole = values[:cut]
		if len(values) < s.least || len(values) > len(s.columns) {
			return nil
		}
		for i := range whole {
			if !s.fitsAt(i, whole[i]) {
				return nil
			}
		}
		return whole
	}
	if !s.fits(whole, c.rowid) {
		return nil
	}
	return whole
}

// key is what orders an entry.
func (w *walker) key(t *tree, c *cell) *bound {
	if !t.shape.ordered {
		return &bound{rowid: c.rowid}
	}
	values, cut, ok := record(c.local, c.size)
	if !ok {
		return nil
	}
	if cut >= 0 {
		values = values[:cut]
	}
	if k := t.shape.keys; k > 0 && len(values) > k {
		values = values[:k]
	}
	return &bound{values: values}
}

// chain reads the whole payload of an entry and takes note of the pages that it lies on.
func (w *walker) chain(c *cell) []byte {
	data, pages := w.pages.payload(c)
	for _, n := range pages {
		if !w.claimed[n] {
			w.claimed[n] = true
			w.tick(1)
		}
	}
	return data
}
