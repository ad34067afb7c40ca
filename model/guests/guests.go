// Package guests holds the rules of a guest list: who gets a place, who waits and in which order, who moves up, and which
// numbers were ticked at the door.
package guests

import (
	"cmp"
	"slices"

	"alumnibook/model"
)

// House is how many places an event has, and how they are taken.
type House struct {
	Capacity  int   // places; 0 for as many as come
	Heads     int   // that are taken
	Waiting   int   // parties that wait for one
	LastQueue int64 // the highest place in the queue that was ever given
}

// Free is how many places are left; model.NoLimit where there is no end to them.
func (h House) Free() int {
	if h.Capacity == 0 {
		return NoLimit
	}
	return max(h.Capacity-h.Heads, 0)
}

// firstQueue is where a queue begins: high enough for those who lose their place to wait in front of it.
const firstQueue = 1_000_000

// NoLimit is how many places are free where the capacity has no end.
const NoLimit = 1 << 30

// Said is what somebody answered.
type Said struct {
	Reply  model.Reply
	Guests []model.Plus
	Diet   string
	On     model.Date // the day of the answer
	Late   bool       // of a cancellation: the place will stay empty
	Over   bool       // they get a place though all are taken
}

// CodeFull is the error of somebody for whom there is no place any more; Name holds how many are free.
const CodeFull model.Code = "event_full"

// Answer notes what somebody answered. A yes gets a place where there is one and nobody waits before it; otherwise it
// joins the end of the queue. Who has a place and says yes again keeps it, and who waits keeps their turn. A party
// that has grown and does not fit any more fails with CodeFull, and nothing is changed.
func Answer(a model.Attendance, s Said, h House) (model.Attendance, error) {
	was := a
	a.Reply, a.Replied, a.Diet = s.Reply, s.On, s.Diet
	if a.Invited.IsZero() && !a.WalkIn {
		a.Invited = s.On
	}
	if s.Reply == model.ReplySilent {
		a.Replied = model.Date{}
	}
	if s.Reply != model.ReplyYes {
		return leave(a, was, s), nil
	}
	a.Guests = slices.Clone(s.Guests)
	a.Off, a.Late = model.Date{}, false
	free := h.Free()
	switch {
	case was.Seat == model.SeatIn:
		if grown := a.Heads() - was.Heads(); grown > 0 && grown > free && !s.Over {
			return was, model.E(CodeFull, count(free), nil)
		} else if grown > free {
			a.Over = true
		}
	case was.HasCome(), s.Over && (free < a.Heads() || h.Waiting > 0):
		a.Seat, a.Queue, a.Over = model.SeatIn, 0, free < a.Heads()
	case was.Seat == model.SeatWaiting:
	case free >= a.Heads() && h.Waiting == 0:
		a.Seat, a.Queue, a.Over = model.SeatIn, 0, false
	default:
		a.Seat, a.Queue = model.SeatWaiting, max(h.LastQueue, firstQueue)+1
	}
	return a, nil
}

// leave gives back the place of somebody who does not come, or not surely.
func leave(a, was model.Attendance, s Said) model.Attendance {
	if was.Reply == model.ReplyYes && s.Reply == model.ReplyNo {
		a.Off, a.Late = s.On, s.Late && was.Seat == model.SeatIn
	} else if s.Reply != model.ReplyNo {
		a.Off, a.Late = model.Date{}, false
	}
	a.Guests = slices.Clone(s.Guests)
	a.Seat, a.Queue, a.Over = model.SeatNone, 0, false
	return a
}

// Proposals are those who wait and fit, in the order of the queue: the first party that does not fit ends them, so that
// nobody is overtaken.
func Proposals(waiting []model.Attendance, h House) []model.Attendance {
	queue := slices.Clone(waiting)
	slices.SortStableFunc(queue, func(a, b model.Attendance) int { return cmp.Compare(a.Queue, b.Queue) })
	free := h.Free()
	for i := range queue {
		if free -= queue[i].Heads(); free < 0 {
			return queue[:i]
		}
	}
	return queue
}

// MoveUp gives somebody who waits a place; CodeFull where there is none, unless it is given on top of the capacity.
func MoveUp(a model.Attendance, h House, over bool) (model.Attendance, error) {
	if a.Seat != model.SeatWaiting {
		return a, nil
	}
	fits := h.Free() >= a.Heads()
	if !fits && !over {
		return a, model.E(CodeFull, count(h.Free()), nil)
	}
	a.Seat, a.Queue, a.Over = model.SeatIn, 0, !fits
	return a, nil
}

// Lowered is what becomes of those who have a place when the capacity is lowered below them. Keep leaves them all
// theirs; otherwise those who answered last wait, in front of all who wait already, and in the order in which they answered.
// The answer holds only those who change.
func Lowered(in []model.Attendance, capacity int, keep bool, firstQueue int64) []model.Attendance {
	if capacity == 0 {
		return nil
	}
	order := slices.Clone(in)
	slices.SortStableFunc(order, func(a, b model.Attendance) int {
		return cmp.Or(cmp.Compare(stays(b), stays(a)), a.Replied.Compare(b.Replied), cmp.Compare(a.ID, b.ID))
	})
	heads := 0
	var changed []model.Attendance
	for _, a := range order {
		if heads += a.Heads(); heads <= capacity {
			continue
		}
		if keep || stays(a) > 0 {
			if !a.Over {
				a.Over = true
				changed = append(changed, a)
			}
			continue
		}
		heads -= a.Heads()
		a.Seat, a.Over = model.SeatWaiting, false
		changed = append(changed, a)
	}
	waiting := int64(0)
	for i := range changed {
		if changed[i].Seat == model.SeatWaiting {
			waiting++
		}
	}
	next := firstQueue - waiting
	for i := range changed {
		if changed[i].Seat == model.SeatWaiting {
			changed[i].Queue = next
			next++
		}
	}
	return changed
}

// stays tells of whom nobody would ask to give back a place: hosts, speakers, and who has come.
func stays(a model.Attendance) int {
	if a.HasCome() || a.Role != model.RoleGuest {
		return 1
	}
	return 0
}
