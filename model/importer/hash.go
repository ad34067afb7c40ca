package importer

import "hash/maphash"

var seed = maphash.MakeSeed()

// hash stands in for a key while rows are compared: 100,000 rows have half a million keys, and the chance that two of
// those share one of 2^64 values is one in a hundred million.
func hash(parts ...string) uint64 {
	var h maphash.Hash
	h.SetSeed(seed)
	for _, p := range parts {
		_, _ = h.WriteString(p)
		_ = h.WriteByte(0)
	}
	return h.Sum64()
}
