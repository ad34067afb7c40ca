package guests

import (
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"alumnibook/model"
)

var today = model.NewDate(2026, 3, 5)

func yes(n int) Said { return Said{Reply: model.ReplyYes, Guests: make([]model.Plus, n), On: today} }

func in(id int64, on model.Date) model.Attendance {
	return model.Attendance{Record: model.Record{ID: id}, EventID: 1, Reply: model.ReplyYes, Replied: on, Seat: model.SeatIn}
}

func TestYesTakesAPlaceOrWaits(t *testing.T) {
	for _, c := range []struct {
		name  string
		house House
		said  Said
		seat  model.Seat
		queue int64
		over  bool
	}{
		{"no end of places", House{Heads: 500, Waiting: 0}, yes(3), model.SeatIn, 0, false},
		{"the last place", House{Capacity: 80, Heads: 79}, yes(0), model.SeatIn, 0, false},
		{"full", House{Capacity: 80, Heads: 80}, yes(0), model.SeatWaiting, 1_000_001, false},
		{"a party too large", House{Capacity: 80, Heads: 79}, yes(1), model.SeatWaiting, 1_000_001, false},
		{"room, but others wait", House{Capacity: 80, Heads: 70, Waiting: 1, LastQueue: 1_000_007}, yes(0), model.SeatWaiting, 1_000_008, false},
		{"insisted on", House{Capacity: 80, Heads: 80, Waiting: 3}, Said{Reply: model.ReplyYes, On: today, Over: true}, model.SeatIn, 0, true},
		{"insisted on with room left", House{Capacity: 80, Heads: 70}, Said{Reply: model.ReplyYes, On: today, Over: true}, model.SeatIn, 0, false},
	} {
		a, err := Answer(model.Attendance{EventID: 1}, c.said, c.house)
		if err != nil || a.Seat != c.seat || a.Queue != c.queue || a.Over != c.over || a.Invited != today || a.Replied != today {
			t.Errorf("%s: %+v %v", c.name, a, err)
		}
	}
}

func TestYesAgainKeepsPlaceAndTurn(t *testing.T) {
	full := House{Capacity: 10, Heads: 10, Waiting: 2, LastQueue: 1_000_002}
	a := in(1, today)
	again, err := Answer(a, yes(0), full)
	if err != nil || again.Seat != model.SeatIn {
		t.Errorf("%+v %v", again, err)
	}
	if got, err := Answer(a, yes(1), full); model.CodeOf(err) != CodeFull || !cmp.Equal(got, a) {
		t.Errorf("a party that does not fit changes nothing: %+v %v", got, err)
	}
	over := yes(1)
	over.Over = true
	if got, err := Answer(a, over, full); err != nil || !got.Over || got.Heads() != 2 {
		t.Errorf("%+v %v", got, err)
	}
	waits := model.Attendance{EventID: 1, Reply: model.ReplyYes, Seat: model.SeatWaiting, Queue: 1_000_001}
	if got, err := Answer(waits, yes(1), full); err != nil || got.Queue != 1_000_001 || got.Seat != model.SeatWaiting {
		t.Errorf("%+v %v", got, err)
	}
}

func TestWhoCancelsGivesThePlaceBack(t *testing.T) {
	a := in(1, today)
	no, err := Answer(a, Said{Reply: model.ReplyNo, On: today.AddDays(3), Late: true}, House{Capacity: 1, Heads: 1})
	if err != nil || no.Seat != model.SeatNone || no.Off != today.AddDays(3) || !no.Late {
		t.Errorf("%+v %v", no, err)
	}
	waits := a
	waits.Seat, waits.Queue = model.SeatWaiting, 1_000_001
	if no, _ := Answer(waits, Said{Reply: model.ReplyNo, On: today, Late: true}, House{}); no.Late || no.Queue != 0 || no.Off.IsZero() {
		t.Errorf("who waited left no place empty: %+v", no)
	}
	if back, _ := Answer(no, yes(0), House{}); !back.Off.IsZero() || back.Late || back.Seat != model.SeatIn {
		t.Errorf("%+v", back)
	}
	if silent, _ := Answer(a, Said{Reply: model.ReplySilent, On: today}, House{}); !silent.Replied.IsZero() || silent.Seat != model.SeatNone || silent.Invited.IsZero() {
		t.Errorf("%+v", silent)
	}
	if maybe, _ := Answer(no, Said{Reply: model.ReplyMaybe, On: today}, House{}); !maybe.Off.IsZero() {
		t.Errorf("%+v", maybe)
	}
	came := model.Attendance{EventID: 1, WalkIn: true, Came: time.Unix(1, 0)}
	if got, _ := Answer(came, yes(0), House{Capacity: 1, Heads: 1}); got.Seat != model.SeatIn || !got.Over || !got.Invited.IsZero() {
		t.Errorf("who is there has a place: %+v", got)
	}
}

func TestProposalsOvertakeNobody(t *testing.T) {
	waits := func(id, queue int64, guests int) model.Attendance {
		return model.Attendance{Record: model.Record{ID: id}, Seat: model.SeatWaiting, Queue: queue, Guests: make([]model.Plus, guests)}
	}
	queue := []model.Attendance{waits(3, 30, 0), waits(1, 10, 0), waits(2, 20, 2)}
	ids := func(list []model.Attendance) (l []int64) {
		for _, a := range list {
			l = append(l, a.ID)
		}
		return l
	}
	for free, want := range map[int][]int64{0: nil, 1: {1}, 3: {1}, 4: {1, 2}, 5: {1, 2, 3}} {
		if got := ids(Proposals(queue, House{Capacity: 80, Heads: 80 - free, Waiting: 3})); !slices.Equal(got, want) {
			t.Errorf("%d free: %v", free, got)
		}
	}
	if got := ids(Proposals(queue, House{Heads: 80})); len(got) != 3 {
		t.Error(got)
	}
	up, err := MoveUp(queue[2], House{Capacity: 80, Heads: 78}, false)
	if model.CodeOf(err) != CodeFull || up.Seat != model.SeatWaiting {
		t.Errorf("%+v %v", up, err)
	}
	if up, err = MoveUp(queue[2], House{Capacity: 80, Heads: 78}, true); err != nil || up.Seat != model.SeatIn || !up.Over || up.Queue != 0 {
		t.Errorf("%+v %v", up, err)
	}
}

func TestLowered(t *testing.T) {
	host := in(1, today.AddDays(9))
	host.Role = model.RoleHost
	list := []model.Attendance{host, in(2, today), in(3, today.AddDays(1)), in(4, today.AddDays(2))}
	changed := Lowered(list, 2, false, 1_000_000)
	if len(changed) != 2 || changed[0].ID != 3 || changed[0].Queue != 999_998 || changed[1].ID != 4 || changed[1].Queue != 999_999 {
		t.Errorf("who answered last waits, in the order of the answers: %+v", changed)
	}
	changed = Lowered(list, 2, true, 1_000_000)
	if len(changed) != 2 || !changed[0].Over || changed[0].Seat != model.SeatIn {
		t.Errorf("%+v", changed)
	}
	if changed = Lowered(list, 0, false, 1); changed != nil {
		t.Errorf("%+v", changed)
	}
	list[2].Came = time.Unix(1, 0)
	list[3].Role = model.RoleSpeaker
	for _, a := range Lowered(list, 1, false, 1_000_000) {
		if a.ID != 2 && (a.Seat != model.SeatIn || !a.Over) {
			t.Errorf("nobody asks a host, a speaker or who is there to give back a place: %+v", a)
		}
	}
}

// hall is a house with its guests, for random doings.
type hall struct {
	capacity int
	list     []model.Attendance
	last     int64
}

func (h *hall) house() House {
	house := House{Capacity: h.capacity, LastQueue: h.last}
	for i := range h.list {
		switch a := &h.list[i]; a.Seat {
		case model.SeatIn:
			house.Heads += a.Heads()
		case model.SeatWaiting:
			house.Waiting++
		}
	}
	return house
}

func (h *hall) put(a model.Attendance) {
	h.last = max(h.last, a.Queue)
	i := slices.IndexFunc(h.list, func(o model.Attendance) bool { return o.ID == a.ID })
	h.list[i] = a
}

// TestNobodyIsOvertakenAndNoPlaceIsGivenTwice answers, moves up and changes the capacity at random.
func TestNobodyIsOvertakenAndNoPlaceIsGivenTwice(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		h := &hall{capacity: rapid.IntRange(0, 6).Draw(t, "capacity")}
		for i := range 8 {
			h.list = append(h.list, model.Attendance{Record: model.Record{ID: int64(i + 1)}, EventID: 1})
		}
		for range rapid.IntRange(1, 40).Draw(t, "steps") {
			a := rapid.SampledFrom(h.list).Draw(t, "who")
			switch rapid.IntRange(0, 5).Draw(t, "doing") {
			case 0:
				said := Said{Reply: rapid.SampledFrom(model.Replies).Draw(t, "reply"), On: today.AddDays(rapid.IntRange(0, 4).Draw(t, "day"))}
				said.Over = rapid.IntRange(0, 6).Draw(t, "over") == 0
				h.answer(t, a, said)
			case 1, 2:
				h.answer(t, a, yes(rapid.SampledFrom([]int{0, 0, 1, 2}).Draw(t, "guests")))
			case 3:
				for _, p := range Proposals(h.waiting(), h.house()) {
					up, err := MoveUp(p, h.house(), false)
					if err != nil {
						t.Fatalf("who is proposed does not fit: %v", err)
					}
					h.put(up)
				}
			case 4:
				if up, err := MoveUp(a, h.house(), rapid.Bool().Draw(t, "insist")); err == nil {
					h.put(up)
				}
			case 5:
				h.resize(t)
			}
			h.check(t)
		}
	})
}

func (h *hall) waiting() (list []model.Attendance) {
	for _, a := range h.list {
		if a.Seat == model.SeatWaiting {
			list = append(list, a)
		}
	}
	return list
}

func (h *hall) answer(t *rapid.T, a model.Attendance, said Said) {
	before := h.house()
	now, err := Answer(a, said, before)
	if err != nil {
		if model.CodeOf(err) != CodeFull || !cmp.Equal(now, a) {
			t.Fatalf("%+v %v", now, err)
		}
		return
	}
	if now.Seat == model.SeatIn && a.Seat != model.SeatIn && before.Waiting > 0 && !said.Over {
		t.Fatalf("overtook %d who wait: %+v", before.Waiting, now)
	}
	if now.Seat == model.SeatWaiting && a.Seat != model.SeatWaiting {
		for _, o := range h.waiting() {
			if o.Queue >= now.Queue {
				t.Fatalf("joined the queue before %+v: %+v", o, now)
			}
		}
	}
	h.put(now)
}

func (h *hall) resize(t *rapid.T) {
	h.capacity = rapid.IntRange(0, 6).Draw(t, "new capacity")
	var seated []model.Attendance
	front := int64(1_000_000)
	for _, a := range h.list {
		if a.Seat == model.SeatIn {
			seated = append(seated, a)
		} else if a.Seat == model.SeatWaiting {
			front = min(front, a.Queue)
		}
	}
	first := front
	for _, a := range Lowered(seated, h.capacity, rapid.Bool().Draw(t, "keep"), front) {
		if a.Seat == model.SeatWaiting && (a.Queue >= first || a.Over) {
			t.Fatalf("who loses a place waits in front of all: %+v", a)
		}
		h.put(a)
	}
}

func (h *hall) check(t *rapid.T) {
	heads := 0
	var sum model.Counts
	queue := map[int64]bool{}
	for i := range h.list {
		a := &h.list[i]
		if err := a.Validate(); err != nil {
			t.Fatalf("%v: %+v", err, a)
		}
		if a.Seat == model.SeatIn && !a.Over {
			heads += a.Heads()
		}
		if a.Queue != 0 && queue[a.Queue] {
			t.Fatalf("two have one turn: %+v", h.list)
		}
		queue[a.Queue] = true
		sum = sum.Plus(a.Counts(), 1)
	}
	if h.capacity > 0 && heads > h.capacity {
		t.Fatalf("%d heads on %d places: %+v", heads, h.capacity, h.list)
	}
	if sum.Invited != sum.Yes+sum.No+sum.Maybe+sum.Silent || sum.Yes != sum.In+sum.Waiting {
		t.Fatalf("%+v", sum)
	}
}
