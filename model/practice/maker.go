package practice

import (
	"encoding/binary"
	"math/rand/v2"

	"alumnibook/model"

	"github.com/google/uuid"
)

// maker makes people one after the other. Each has a source of chance of their own, so that person 17 is the same in a
// small and in a big book.
type maker struct {
	words       *words
	house       houseWords
	language    string
	today       model.Date
	seed        uint64
	colleagues  []int64
	shirt       int64 // ids of the own fields
	mentor      int64
	mails       map[string]int                   // how often a name had an address already
	numbers     map[string]int                   // how many numbers of a range are used
	group       []member                         // whom newsletters and invitations reach
	nights      []night                          // the evenings of spring and autumn
	stands      [answers]int                     // how many stand to the newsletter in which way
	callable    int                              // how many may be called
	allowsCalls map[int64]bool                   // who may be called, of those made last
	allowed     map[int64]map[model.Purpose]bool // what those made last allowed
}

func newMaker(o Options) *maker {
	w := load()
	lang := o.Language
	if _, ok := w.firm.Words[lang]; !ok {
		lang = "en"
	}
	return &maker{
		words: w, house: w.firm.Words[lang], language: lang, today: o.Today, seed: o.Seed,
		mails: map[string]int{}, numbers: map[string]int{},
	}
}

// night is an evening that newsletters tell of.
type night struct {
	id int64
	on model.Date
}

// chance is a person's own source of chance.
type chance struct{ *rand.Rand }

func (m *maker) chance(i int, purpose uint64) chance {
	return chance{rand.New(rand.NewPCG(m.seed^purpose<<32, uint64(i)))}
}

// in tells whether something that happens to so many in a hundred happens now.
func (c chance) in(percent int) bool { return c.IntN(100) < percent }

// between is a number from low to high, both included.
func (c chance) between(low, high int) int { return low + c.IntN(high-low+1) }

// pick takes one of a list.
func pick[T any](c chance, list []T) T { return list[c.IntN(len(list))] }

// some takes up to n different ones of a list.
func some(c chance, list []string, n int) []string {
	var out []string
	for _, i := range c.Perm(len(list))[:n] {
		out = append(out, list[i])
	}
	return out
}

func (c chance) uid() string {
	var id uuid.UUID
	binary.BigEndian.PutUint64(id[:8], c.Uint64())
	binary.BigEndian.PutUint64(id[8:], c.Uint64())
	id[6] = id[6]&0x0f | 0x40
	id[8] = id[8]&0x3f | 0x80
	return id.String()
}
