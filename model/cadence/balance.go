package cadence

import "container/heap"

const (
	leastOffices = 3    // that a list holds, where as many have somebody
	officeWeight = 0.5  // intervals that somebody may be overdue for before an office gets one place too many
	ownerWeight  = 0.25 // the same for an owner
)

// share is an office or an owner: how many of them could be on the list, and how many are.
type share struct {
	could, are int
	weight     float64
	missing    float64 // how many places short of its share it would be with another one given away, by weight
}

// queue are those of one office and one owner, the most urgent in front.
type queue struct {
	office, owner *share
	list          []ranked
}

func (q *queue) Len() int           { return len(q.list) }
func (q *queue) Less(i, j int) bool { return q.list[i].before(&q.list[j]) }
func (q *queue) Swap(i, j int)      { q.list[i], q.list[j] = q.list[j], q.list[i] }
func (q *queue) Push(any)           {} // nobody joins a list that is being made

// Pop gives up the place that heap.Pop moved to the end.
func (q *queue) Pop() any {
	q.list = q.list[:len(q.list)-1]
	return nil
}

// balance gives the places of a list to offices and owners by their share of all who could be on it.
type balance struct {
	queues  []*queue
	shares  []*share
	all     int
	offices int // that have a place already
}

func newBalance(pool []ranked) *balance {
	type key struct {
		office string
		owner  int64
	}
	b := &balance{all: len(pool)}
	offices, owners, queues := map[string]*share{}, map[int64]*share{}, map[key]*queue{}
	for _, c := range pool {
		k := key{c.Office, c.OwnerID}
		q := queues[k]
		if q == nil {
			q = &queue{office: shareOf(b, offices, k.office, officeWeight), owner: shareOf(b, owners, k.owner, ownerWeight)}
			queues[k] = q
			b.queues = append(b.queues, q)
		}
		q.office.could++
		q.owner.could++
		q.list = append(q.list, c)
	}
	for _, q := range b.queues {
		heap.Init(q)
	}
	return b
}

func shareOf[K comparable](b *balance, shares map[K]*share, k K, weight float64) *share {
	s := shares[k]
	if s == nil {
		s = &share{weight: weight}
		shares[k] = s
		b.shares = append(b.shares, s)
	}
	return s
}

// take gives away n places, one after the other.
func (b *balance) take(n int) []ranked {
	out := make([]ranked, 0, n)
	for len(out) < n {
		q := b.turn(len(out) + 1)
		if q == nil {
			break
		}
		out = append(out, q.list[0])
		heap.Pop(q)
		if q.office.are == 0 {
			b.offices++
		}
		q.office.are++
		q.owner.are++
	}
	return out
}

// turn is the queue that the next place goes to.
func (b *balance) turn(places int) *queue {
	for _, s := range b.shares {
		s.missing = s.weight * (float64(s.could*places)/float64(b.all) - float64(s.are))
	}
	var best *queue
	for _, q := range b.queues {
		if len(q.list) > 0 && (best == nil || b.first(q, best)) {
			best = q
		}
	}
	return best
}

// first tells which of two queues is to be served first: who has waited long, then an office that has no place yet
// while the list holds too few offices, then who is more urgent, offices and owners considered.
func (b *balance) first(q, o *queue) bool {
	x, y := &q.list[0], &o.list[0]
	if x.tier != y.tier {
		return x.tier > y.tier
	}
	if b.offices < leastOffices && (q.office.are == 0) != (o.office.are == 0) {
		return q.office.are == 0
	}
	if p, r := q.score(), o.score(); p != r {
		return p > r
	}
	return x.before(y)
}

func (q *queue) score() float64 {
	return q.list[0].urgency + q.office.missing + q.owner.missing
}
