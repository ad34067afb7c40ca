package cadence

import (
	"encoding/binary"
	"hash/fnv"
	"slices"

	"alumnibook/model"
)

// Facts are what the next call of a person follows from.
type Facts struct {
	UID         string
	Known       model.Date // the day on which the person came into the book
	Left        model.Date // the last day at the firm
	LastContact model.Date // the last real contact; an attempt is none
	Before      model.Date // the real contact before that, on an earlier day
	LastHeard   model.Date // when they last said something themselves
	PerYear     int        // contacts wanted, see Wanted
	Pause       model.Pause
	Until       model.Date
	Attempts    int // since the last contact; they put nothing off
}

// Next is the day from which on a call is suggested. The zero date is never.
func Next(f Facts, r Rule) model.Date {
	if f.PerYear <= 0 || f.Pause == model.PauseNever {
		return model.Date{}
	}
	next := later(unpaused(f, r), f.LastContact, r.MinGap)
	if f.Pause != model.PauseNone && next.Before(f.Until) {
		next = f.Until
	}
	return next
}

func unpaused(f Facts, r Rule) model.Date {
	if !f.talked() {
		return first(f, r)
	}
	return f.LastContact.AddDays(gap(f, r))
}

// talked tells whether there was a contact since the person left. What was said before does not stand in for the
// first call.
func (f Facts) talked() bool {
	return !f.LastContact.IsZero() && (f.Left.IsZero() || f.Left.Before(f.LastContact))
}

// first is the day of the first call: some time after the last day. Those who came into the book when it had gone by
// already, most of an old list, are spread over an interval, or all of them would have to be called at once.
func first(f Facts, r Rule) model.Date {
	h := hash(r.Seed, f.UID, f.Left, 0)
	if f.Left.HasYear() {
		vary := r.FirstCall * firstCallVary / 100
		day := f.Left.AddDays(max(1, r.FirstCall) - vary + int(h%uint64(2*vary+1)))
		if !day.Before(f.Known) {
			return day
		}
	}
	over := r.interval(f.PerYear)
	if f.Left.HasYear() && f.Left.DaysUntil(f.Known) < firstYear {
		over = over * closer / 10
	}
	return later(f.Known.AddDays(int(h%uint64(over))), f.Left, r.MinGap)
}

// tenths shortens the interval of who left lately, and of who slips away.
func tenths(f Facts, r Rule) int {
	if f.Left.HasYear() && f.Left.DaysUntil(f.LastContact) < firstYear || slipping(f.LastContact, f.Before, f.LastHeard, r.interval(f.PerYear)) {
		return closer
	}
	return 10
}

// slipping tells whether somebody is contacted but no longer heard from: not for two intervals, or never at all.
func slipping(last, before, heard model.Date, interval int) bool {
	if last.IsZero() {
		return false
	}
	if heard.IsZero() {
		return !before.IsZero()
	}
	return heard.DaysUntil(last) > 2*interval
}

// gap draws the days until the next contact: not what they were the last time, nor what was planned then, nor close
// to either.
func gap(f Facts, r Rule) int {
	lo, hi := r.span(f.PerYear, tenths(f, r))
	days := r.draw(f.UID, f.LastContact, 0, lo, hi)
	if f.Before.IsZero() {
		return days
	}
	last, away := f.Before.DaysUntil(f.LastContact), min(apart, (hi-lo)/5)
	planned := plannedBefore(f, r)
	for try := uint64(1); distance(days, last) < away || distance(days, planned[0]) < away || slices.Contains(planned[1:], days); try++ {
		if try == 64 { // only where next to nothing is allowed
			return farther(lo, hi, last)
		}
		days = r.draw(f.UID, f.LastContact, try, lo, hi)
	}
	return days
}

// plannedBefore are the intervals that one was taken from after the contact before the last: the first mostly, the
// others more and more rarely.
func plannedBefore(f Facts, r Rule) (days [4]int) {
	then := Facts{Left: f.Left, LastContact: f.Before, LastHeard: f.Before, PerYear: f.PerYear}
	lo, hi := r.span(f.PerYear, tenths(then, r))
	for try := range days {
		days[try] = r.draw(f.UID, f.Before, uint64(try), lo, hi)
	}
	return days
}

// draw gives a number of days that looks like chance, and is always the same.
func (r Rule) draw(uid string, day model.Date, try uint64, lo, hi int) int {
	return lo + int(hash(r.Seed, uid, day, try)%uint64(hi-lo+1))
}

func farther(a, b, from int) int {
	if distance(a, from) >= distance(b, from) {
		return a
	}
	return b
}

func distance(a, b int) int { return max(a-b, b-a) }

// later is the day, or so many days after another where that is later.
func later(day, after model.Date, days int) model.Date {
	if !after.HasYear() {
		return day
	}
	if least := after.AddDays(days); day.Before(least) {
		return least
	}
	return day
}

// hash makes a number that looks like chance of a person and a day.
func hash(seed uint64, uid string, day model.Date, try uint64) uint64 {
	var b [40]byte
	for i, v := range []uint64{seed, uint64(day.Year), uint64(day.Month), uint64(day.Day), try} {
		binary.LittleEndian.PutUint64(b[8*i:], v)
	}
	h := fnv.New64a()
	_, _ = h.Write(b[:])
	_, _ = h.Write([]byte(uid))
	return mixed(h.Sum64())
}

// mixed spreads a number over all bits, or its remainders would not look like chance.
func mixed(x uint64) uint64 {
	x ^= x >> 30
	x *= 0xbf58476d1ce4e5b9
	x ^= x >> 27
	x *= 0x94d049bb133111eb
	return x ^ x>>31
}
