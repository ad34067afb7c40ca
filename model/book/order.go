package book

import (
	"cmp"
	"slices"

	"alumnibook/model"
)

// order is one order of a grid's lines: upwards, equal ones by name and then by id, those with nothing in the
// column at the end whichever way it is read.
type order struct {
	at     []int32 // lines of the grid
	starts []int32 // where each group of equal ones begins
	filled int     // how many lines have something in the column; the rest is the last group
}

// order is the order by a column. It is worked out once for each grid.
func (g *grid) order(by model.SortColumn, sorter *model.Sorter) *order {
	g.mu.Lock()
	defer g.mu.Unlock()
	if o := g.orders[by]; o != nil {
		return o
	}
	o := makeOrder(g.sortKeys(by, sorter))
	g.orders[by] = o
	return o
}

// sortKeys gives each line a number in the order of the column; 0 for nothing.
func (g *grid) sortKeys(by model.SortColumn, sorter *model.Sorter) []uint64 {
	switch by {
	case model.SortOffice:
		return g.texts[textOffice].ranks(sorter.Key)
	case model.SortDepartment:
		return g.texts[textDepartment].ranks(sorter.Key)
	case model.SortPosition:
		return g.texts[textPosition].ranks(sorter.Key)
	case model.SortEmployer:
		return g.texts[textEmployer].ranks(sorter.Key)
	case model.SortCity:
		return g.texts[textCity].ranks(sorter.Key)
	case model.SortStatus:
		return g.texts[textStatus].ranks(statusKey)
	case model.SortLeft:
		return numberKeys(g.nums[numLeft])
	case model.SortLastContact:
		return numberKeys(g.nums[numLastContact])
	case model.SortLastHeard:
		return numberKeys(g.nums[numLastHeard])
	case model.SortNextCall:
		return numberKeys(g.nums[numNextCall])
	case model.SortFollowUp:
		return numberKeys(g.nums[numFollowUp])
	case model.SortUpdated:
		return numberKeys(g.nums[numUpdated])
	}
	return g.nameRanks()
}

// statusKey orders statuses as a form offers them.
func statusKey(s string) string {
	return string(rune('a' + 1 + slices.Index(model.Statuses, model.Status(s))))
}

// ranks numbers the texts of a column in their order.
func (t texts) ranks(key func(string) string) []uint64 {
	list := t.words.all()
	type entry struct {
		key  string
		code int
	}
	sorted := make([]entry, 0, len(list))
	for code, text := range list[1:] { // the first is no text at all
		sorted = append(sorted, entry{key(text), code + 1})
	}
	slices.SortFunc(sorted, func(a, b entry) int { return cmp.Compare(a.key, b.key) })
	rank := make([]uint64, len(list))
	n := uint64(0)
	for i, e := range sorted {
		if i == 0 || e.key != sorted[i-1].key {
			n++
		}
		rank[e.code] = n
	}
	keys := make([]uint64, len(t.codes))
	for i, c := range t.codes {
		keys[i] = rank[c]
	}
	return keys
}

func numberKeys(n []int64) []uint64 {
	keys := make([]uint64, len(n))
	for i, v := range n {
		keys[i] = uint64(max(v, 0))
	}
	return keys
}

// nameRanks numbers names: a grid is in their order already.
func (g *grid) nameRanks() []uint64 {
	keys := make([]uint64, len(g.names))
	n := uint64(0)
	for i, name := range g.names {
		if i == 0 || name != g.names[i-1] {
			n++
		}
		keys[i] = n
	}
	return keys
}

// makeOrder sorts lines by their keys, keeping equal ones as they stand.
func makeOrder(keys []uint64) *order {
	at := sortByKey(keys)
	empty := 0
	for empty < len(at) && keys[at[empty]] == 0 {
		empty++
	}
	o := &order{at: append(at[empty:len(at):len(at)], at[:empty]...), filled: len(at) - empty}
	for i, line := range o.at {
		if i == 0 || i == o.filled || keys[line] != keys[o.at[i-1]] {
			o.starts = append(o.starts, int32(i))
		}
	}
	return o
}

// sortByKey is a radix sort: with a hundred thousand lines it takes a fifth of the time of comparing.
func sortByKey(keys []uint64) []int32 {
	at, spare := make([]int32, len(keys)), make([]int32, len(keys))
	var differ uint64
	for i := range at {
		at[i] = int32(i)
		differ |= keys[i] ^ keys[0]
	}
	for shift := 0; shift < 64; shift += 8 {
		if differ>>shift&0xff == 0 {
			continue
		}
		var from [257]int
		for _, k := range keys {
			from[k>>shift&0xff+1]++
		}
		for b := range 256 {
			from[b+1] += from[b]
		}
		for _, line := range at {
			b := keys[line] >> shift & 0xff
			spare[from[b]] = line
			from[b]++
		}
		at, spare = spare, at
	}
	return at
}

// walk visits the lines in order until fn answers false.
func (o *order) walk(descending bool, fn func(line int32) bool) {
	if !descending {
		for _, line := range o.at {
			if !fn(line) {
				return
			}
		}
		return
	}
	last, tail := len(o.starts), o.at[o.filled:]
	if len(tail) > 0 {
		last--
	}
	end := o.filled
	for i := last - 1; i >= 0; i-- {
		for _, line := range o.at[o.starts[i]:end] {
			if !fn(line) {
				return
			}
		}
		end = int(o.starts[i])
	}
	for _, line := range tail {
		if !fn(line) {
			return
		}
	}
}
