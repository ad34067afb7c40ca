package book

import "math/bits"

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

// each visits the ids upwards.
func (s *idSet) each(fn func(int64)) {
	for i, word := range s.bits {
		for ; word != 0; word &= word - 1 {
			fn(int64(i)<<6 + int64(bits.TrailingZeros64(word)))
		}
	}
}

// join adds all of another set.
func (s *idSet) join(o *idSet) {
	if len(o.bits) > len(s.bits) {
		s.bits = append(s.bits, make([]uint64, len(o.bits)-len(s.bits))...)
	}
	for i, word := range o.bits {
		s.bits[i] |= word
	}
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
