package cadence

import (
	"encoding/binary"
	"hash/fnv"

	"alumnibook/model"
)

// Ahead is how many days beyond its Sunday the list of a week looks at the most: who is due later is never on it.
const Ahead = 42

// aheadPerCall keeps small books from being called too often: a quota of 2 a week may stand for little more than 1.
const aheadPerCall = 4

// Candidate is somebody who may be called.
type Candidate struct {
	ID          int64
	Next        model.Date // what Next answered
	LastContact model.Date
	Before      model.Date // the contact before that; without it, an interval could come out like the one before
	LastHeard   model.Date
	Left        model.Date
	Birthday    model.Date
	// Until is the end of a pause: a list holds nobody whose pause lasts beyond its Monday. Who was only put off to
	// a day of the week may be given its Monday here.
	Until   model.Date
	PerYear int
	Office  string
	OwnerID int64
	NewJob  bool // since the last contact
	Promise bool // something we promised is still open
}

// Pick is a place on the list of a week.
type Pick struct {
	ID     int64
	Reason Reason
}

// Reason is why somebody is on the list. Its words stand under "today.reason." + Reason.
type Reason string

// The reasons.
const (
	FirstCall Reason = "first_call" // the first since they left
	Overdue   Reason = "overdue"    // should have been called an interval ago
	Slipping  Reason = "slipping"   // contacted, but not heard from
	Promise   Reason = "promise"    // we promised something
	Birthday  Reason = "birthday"   // in this week
	NewJob    Reason = "new_job"    // since the last talk
	Due       Reason = "due"
)

// Reasons lists them.
var Reasons = []Reason{FirstCall, Overdue, Slipping, Promise, Birthday, NewJob, Due}

// The order of a list: who should have been called long ago, who is due, and who is due soon.
const (
	soon = iota
	due
	long
)

// ranked is a candidate with what decides about their place.
type ranked struct {
	*Candidate
	tier    int
	urgency float64
	tie     uint64
}

// WeekList is whom to call in a week, the most urgent in front, at most as many as the quota. Who has less time takes
// the beginning of it, which holds at least three offices too. The order of the candidates does not matter.
func WeekList(list []Candidate, week model.Week, quota int, r Rule) []Pick {
	w := planOf(week, quota, r)
	pool, n := w.pool(list, quota)
	picks := make([]Pick, 0, n)
	for _, c := range newBalance(pool).take(n) {
		picks = append(picks, Pick{c.ID, w.reason(c)})
	}
	return picks
}

// plan is the week that a list is made for.
type plan struct {
	monday, sunday, last model.Date          // last is the last day on which somebody may be due to be on the list
	days                 map[model.Date]bool // of the week, without their year
	rule                 Rule
}

func planOf(week model.Week, quota int, r Rule) plan {
	w := plan{monday: week.Monday(), sunday: week.Sunday(), days: map[model.Date]bool{}, rule: r}
	w.last = w.sunday.AddDays(max(0, min(aheadPerCall*(quota-1), Ahead)))
	for d := range 7 {
		day := w.monday.AddDays(d)
		w.days[model.NewDate(0, day.Month, day.Day)] = true
		if day.Month == 3 && day.Day == 1 && day.AddDays(-1).Day == 28 { // those of 29 February have it then
			w.days[model.NewDate(0, 2, 29)] = true
		}
	}
	return w
}

// pool ranks who can be on the list, and says how many of them are. A week in which few are due takes those who are
// due next, so that no week is much fuller than another.
func (w plan) pool(list []Candidate, quota int) (pool []ranked, n int) {
	var early []ranked
	for i := range list {
		c, ok := w.rank(&list[i])
		switch {
		case !ok:
		case c.tier == soon:
			early = append(early, c)
		default:
			pool = append(pool, c)
		}
	}
	if n = min(len(pool)+len(early), max(quota, 0)); n > len(pool) {
		pool = append(pool, early...)
	}
	return pool, n
}

// rank places a candidate; false for those who must not be on the list.
func (w plan) rank(c *Candidate) (ranked, bool) {
	out := ranked{Candidate: c}
	if c.PerYear <= 0 || !c.Next.HasYear() || w.monday.Before(c.Until) || w.last.Before(c.Next) {
		return out, false
	}
	if w.repeats(c) || !c.LastContact.IsZero() && c.LastContact.DaysUntil(w.monday) < w.rule.MinGap {
		return out, false
	}
	interval := float64(w.rule.interval(c.PerYear))
	overdue := float64(c.Next.DaysUntil(w.sunday))
	out.urgency = w.urgency(c, overdue/interval)
	out.tie = tie(w.rule.Seed, w.monday, c.ID)
	switch {
	case overdue > interval:
		out.tier = long
	case overdue < 0:
		return out, w.mayBeEarly(c)
	default:
		out.tier = due
	}
	return out, true
}

// mayBeEarly tells whether somebody can be called before their day: never closer after the last talk, or after they
// left, than the shortest interval.
func (w plan) mayBeEarly(c *Candidate) bool {
	if c.talked() {
		lo, _ := w.rule.span(c.PerYear, 10)
		return c.LastContact.DaysUntil(w.monday) >= lo
	}
	return !c.Left.HasYear() || c.Left.DaysUntil(w.monday) >= max(w.rule.FirstCall, w.rule.MinGap)
}

// repeats tells whether a call in this week could come after just as many days as the last one did.
func (w plan) repeats(c *Candidate) bool {
	if c.Before.IsZero() || c.LastContact.IsZero() {
		return false
	}
	again := c.LastContact.AddDays(c.Before.DaysUntil(c.LastContact))
	return !again.Before(w.monday) && !w.sunday.Before(again)
}

// urgency is how many intervals somebody is overdue. It rises faster for who was not talked to for long, so that
// nobody waits for half an interval too much, and a little where there is a good occasion to call.
func (w plan) urgency(c *Candidate, overdue float64) float64 {
	if overdue > 1 {
		overdue = 2 - 1/overdue // those who waited for years are much alike: the offices shall have their share
	}
	if c.talked() {
		waited := float64(c.LastContact.DaysUntil(w.sunday)) / float64(w.rule.interval(c.PerYear))
		overdue += float64(8 * min(max(0, waited-1.25), 0.25)) // rounded, or some machines would not
	}
	for _, occasion := range []bool{c.Promise, c.NewJob, w.hasBirthday(c)} {
		if occasion {
			overdue += 0.05
		}
	}
	return overdue
}

func (c *Candidate) talked() bool {
	return Facts{LastContact: c.LastContact, Left: c.Left}.talked()
}

// hasBirthday tells whether somebody has their birthday in the week.
func (w plan) hasBirthday(c *Candidate) bool {
	return w.days[model.NewDate(0, c.Birthday.Month, c.Birthday.Day)]
}

// reason is the one that helps most when the phone is picked up.
func (w plan) reason(c ranked) Reason {
	switch {
	case !c.talked():
		return FirstCall
	case c.Promise:
		return Promise
	case c.tier == long:
		return Overdue
	case c.NewJob:
		return NewJob
	case w.hasBirthday(c.Candidate):
		return Birthday
	case slipping(c.LastContact, c.Before, c.LastHeard, w.rule.interval(c.PerYear)):
		return Slipping
	}
	return Due
}

// tie decides between two who are equally urgent; another week decides differently.
func tie(seed uint64, monday model.Date, id int64) uint64 {
	var b [8]byte
	binary.LittleEndian.PutUint64(b[:], uint64(id))
	h := fnv.New64a()
	_, _ = h.Write(b[:])
	return hash(seed^h.Sum64(), "", monday, 0)
}

// before tells whether one is more urgent than the other.
func (c *ranked) before(o *ranked) bool {
	switch {
	case c.tier != o.tier:
		return c.tier > o.tier
	case c.urgency != o.urgency:
		return c.urgency > o.urgency
	case c.tie != o.tie:
		return c.tie < o.tie
	}
	return c.ID < o.ID
}
