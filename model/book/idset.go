package book

// idSet is a set of ids, one bit for each. Ids count up from 1, so that it stays small.
type idSet struct{ bits []uint64 }

func (s *idSet) add(id int64) {
	i := int(id >> 6)
	if i >= len(s.bits) {
		grown := make([]uint64, max(i+1, 2*len(s.bits)))
		copy(grown, s.bits)
		s.bits = grown
	}
	s.bits[i] |= 1 << (id & 63)
}

func (s *idSet) remove(id int64) {
	if i := int(id >> 6); i < len(s.bits) {
		s.bits[i] &^= 1 << (id & 63)
	}
}

func (s *idSet) has(id int64) bool {
	i := int(id >> 6)
	return i < len(s.bits) && s.bits[i]&(1<<(id&63)) != 0
}

func (s *idSet) clone() *idSet { return &idSet{bits: append([]uint64(nil), s.bits...)} }

func setOf(ids []int64) *idSet {
	s := &idSet{}
	for _, id := range ids {
		if id > 0 {
			s.add(id)
		}
	}
	return s
}
