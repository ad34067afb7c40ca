package duplicates

import (
	"cmp"
	"context"
	"slices"

	"alumnibook/model"
)

// finder compares people who have something in common, never all with all: whoever agrees in one of some keys lies in
// one block.
type finder struct {
	people   []sketch
	carriers map[uint64]int  // how many have a name
	shared   map[uint64]bool // keys that three people of different names have: those of an office or a family
}

// Where a block is too big to compare all with all, its people agree in something that says nothing, or another block
// parts them better.
const mostInBlock = 400

// carriesMany is from how many different names on a key belongs to nobody.
const carriesMany = 3

type entry struct {
	key    uint64
	person int32
}

func newFinder(people int) *finder {
	return &finder{people: make([]sketch, 0, people), carriers: map[uint64]int{}, shared: map[uint64]bool{}}
}

func (f *finder) add(p *model.Person) {
	s := sketchOf(p)
	if s.whole != 0 {
		f.carriers[s.whole]++
	}
	f.people = append(f.people, s)
}

// pairs judges all that share a block.
func (f *finder) pairs(ctx context.Context, apart map[[2]int64]bool, progress func(done, total int)) ([]Pair, error) {
	strong, weak := inBlocks(f.strongBlocks()), inBlocks(f.weakBlocks())
	total := len(strong) + len(weak)
	found := map[[2]int64]Pair{}
	done := 0
	judge := func(block []entry) error {
		if done += len(block); done/5000 != (done-len(block))/5000 {
			if err := ctx.Err(); err != nil {
				return model.E(model.CodeCancelled, "", err)
			}
			progress(done, total)
		}
		if len(block) > mostInBlock {
			return nil
		}
		for i := range block {
			for k := range i {
				if p, ok := f.judge(&f.people[block[i].person], &f.people[block[k].person]); ok && !apart[[2]int64{p.A, p.B}] {
					found[[2]int64{p.A, p.B}] = p
				}
			}
		}
		return nil
	}
	f.findShared(strong)
	err := eachBlock(strong, func(key uint64, block []entry) error {
		if f.shared[key] {
			return nil
		}
		return judge(block)
	})
	if err == nil {
		err = eachBlock(weak, func(_ uint64, block []entry) error { return judge(block) })
	}
	if err != nil {
		return nil, err
	}
	list := make([]Pair, 0, len(found))
	for _, p := range found {
		list = append(list, p)
	}
	return list, nil
}

// findShared finds the keys that belong to nobody in particular.
func (f *finder) findShared(strong []entry) {
	_ = eachBlock(strong, func(key uint64, block []entry) error {
		if f.names(block) >= carriesMany {
			f.shared[key] = true
		}
		return nil
	})
}

// names counts the different names in a block.
func (f *finder) names(block []entry) int {
	var seen []uint64
	for _, e := range block {
		if w := f.people[e.person].whole; !slices.Contains(seen, w) || w == 0 {
			seen = append(seen, w)
		}
		if len(seen) >= carriesMany {
			break
		}
	}
	return len(seen)
}

// inBlocks lays those with the same key together, each once.
func inBlocks(list []entry) []entry {
	slices.SortFunc(list, func(a, b entry) int { return cmp.Or(cmp.Compare(a.key, b.key), cmp.Compare(a.person, b.person)) })
	return slices.Compact(list)
}

// eachBlock hands over whoever has the same key, two people or more.
func eachBlock(list []entry, fn func(key uint64, block []entry) error) error {
	for len(list) > 0 {
		n := 1
		for n < len(list) && list[n].key == list[0].key {
			n++
		}
		if n > 1 {
			if err := fn(list[0].key, list[:n]); err != nil {
				return err
			}
		}
		list = list[n:]
	}
	return nil
}

// strongBlocks are those by address, number and page.
func (f *finder) strongBlocks() []entry {
	var list []entry
	for i := range f.people {
		s := &f.people[i]
		for _, k := range s.keys {
			list = append(list, entry{k.hash, int32(i)})
		}
		for _, n := range s.numbers {
			list = append(list, entry{n, int32(i)})
		}
	}
	return list
}

// weakBlocks are those by name, and by a part of the name together with something else.
func (f *finder) weakBlocks() []entry {
	var list []entry
	for i := range f.people {
		s := &f.people[i]
		put := func(kind, text string, more uint64) {
			if text != "" {
				list = append(list, entry{hash(kind, text) ^ more*0x9e3779b97f4a7c15, int32(i)})
			}
		}
		if s.whole != 0 {
			list = append(list, entry{s.whole, int32(i)})
		}
		first := ""
		if len(s.given.parts) > 0 {
			first = s.given.parts[0]
		}
		if d := s.birthday; d.Day != 0 {
			day := uint64(d.Month*100 + d.Day)
			put("family born", s.family.short, day)
			put("given born", first, day)
		}
		for _, t := range s.stints {
			if t.from.HasYear() {
				put("given from", first, uint64(t.from.Year))
				put("family from", s.family.short, uint64(t.from.Year))
			}
			if t.to.HasYear() {
				put("given to", first, uint64(t.to.Year))
				put("family to", s.family.short, uint64(t.to.Year))
			}
		}
		for _, e := range s.employers {
			put("given employer", first, e)
			put("family employer", s.family.short, e)
		}
		for _, a := range s.areas {
			put("given area", first, a)
			put("family area", s.family.short, a)
		}
	}
	return list
}
