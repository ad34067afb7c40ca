package practice

import (
	"slices"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/model/guests"
)

// holding is an event while it takes its course.
type holding struct {
	*maker
	tx    *book.Tx
	c     chance
	words eventWords
	e     model.Event
	list  []model.Attendance // everybody on the guest list but speakers, in the order in which they answer
}

// speaker lets somebody who left hold the talk.
func (h *holding) speaker(e *model.Event) {
	h.e = *e
	if all := h.eligible(); len(all) > 0 {
		e.Agenda[1].Speakers = []model.Speaker{{PersonID: all[h.c.IntN(len(all))].id}}
	}
}

// eligible are those who may be invited: they had left by then and allowed it.
func (h *holding) eligible() []member {
	var list []member
	by := h.today
	if !h.e.On.IsZero() {
		by = h.e.On.AddDays(-60)
	}
	for _, p := range h.group {
		if p.invite && p.left.Before(by) {
			list = append(list, p)
		}
	}
	return list
}

// run puts people on the list, invites them and takes their answers.
func (h *holding) run(g gathering) error {
	if g.invite == 0 {
		return nil
	}
	invited := h.today.AddDays(-16)
	if h.e.On.Before(h.today) {
		invited = h.e.On.AddDays(-42)
	}
	if err := h.fill(g.invite); err != nil {
		return err
	}
	if g.yes == 0 {
		return nil
	}
	if err := h.tx.Invite(h.e.ID, ids(h.list), model.ChannelEmail, invited); err != nil {
		return err
	}
	early := (g.yes + g.no) * 2 / 3
	for k := range h.list[:g.yes+g.no+g.maybe] {
		on := invited.AddDays(1 + k/12)
		if k == early && g.reminded {
			if err := h.remind(k, invited.AddDays(10)); err != nil {
				return err
			}
		}
		if k >= early {
			on = invited.AddDays(11 + (k-early)/14)
		}
		if err := h.answer(k, g, on); err != nil {
			return err
		}
	}
	return h.change(g)
}

// fill puts so many onto the guest list.
func (h *holding) fill(n int) error {
	all := h.eligible()
	people := make([]int64, 0, n)
	for _, k := range h.c.Perm(len(all)) {
		if len(people) < n && !slices.Contains(h.e.SpeakerIDs(), all[k].id) {
			people = append(people, all[k].id)
		}
	}
	if _, err := h.tx.AddGuests(h.e.ID, people, model.ChannelEmail); err != nil {
		return err
	}
	list, err := h.tx.AttendancesAt(h.e.ID)
	if err != nil {
		return err
	}
	for _, a := range list {
		if a.Role == model.RoleGuest {
			h.list = append(h.list, a)
		}
	}
	return nil
}

// remind reminds those who have not answered yet.
func (h *holding) remind(from int, on model.Date) error {
	return h.tx.Remind(h.e.ID, ids(h.list[from:]), model.ChannelEmail, on)
}

func ids(list []model.Attendance) []int64 {
	all := make([]int64, len(list))
	for i := range list {
		all[i] = list[i].ID
	}
	return all
}

// answer notes the answer of somebody: yes, no and maybe in the proportion in which they come.
func (h *holding) answer(k int, g gathering, on model.Date) error {
	if h.today.Before(on) {
		on = h.today
	}
	said := guests.Said{On: on}
	all := g.yes + g.no + g.maybe
	turn := k * 7919 % all // spreads them, each once: the number is prime and greater than any list
	switch {
	case turn < g.yes:
		said.Reply = model.ReplyYes
		if h.c.in(g.plus) {
			said.Guests = []model.Plus{h.companion()}
		}
		if h.c.in(14) {
			said.Diet = pick(h.c, h.words.Diets)
		}
	case turn < g.yes+g.no:
		said.Reply = model.ReplyNo
	default:
		said.Reply = model.ReplyMaybe
	}
	a, err := h.tx.Reply(h.list[k].ID, said)
	if err == nil && said.Reply == model.ReplyYes && h.c.in(6) {
		a.Note = pick(h.c, h.words.Notes)
		err = h.tx.EditGuest(&a)
	}
	h.list[k] = a
	return err
}

// companion is somebody whom a guest brings; some do not say whom.
func (h *holding) companion() model.Plus {
	if h.c.in(25) {
		return model.Plus{}
	}
	n := h.maker.words.names[pick(h.c, []string{"sv", "da", "de"})]
	p := model.Plus{Name: pick(h.c, slices.Concat(n.Ms, n.Mr)) + " " + pick(h.c, n.Family)}
	if h.c.in(15) {
		p.Diet = pick(h.c, h.words.Diets)
	}
	return p
}

// change lets some cancel, and others move up.
func (h *holding) change(g gathering) error {
	left := g.off
	for k := len(h.list) - 1; k >= 0 && left > 0; k-- {
		a := h.list[k]
		if a.Seat != model.SeatIn {
			continue
		}
		left--
		on, late := h.e.On.AddDays(-1-left*2), left == 0
		if h.today.Before(on) {
			on, late = h.today, false
		}
		a, err := h.tx.Reply(a.ID, guests.Said{Reply: model.ReplyNo, On: on, Late: late, Diet: a.Diet})
		if err != nil {
			return err
		}
		h.list[k] = a
	}
	if g.up == 0 {
		return nil
	}
	waiting := slices.DeleteFunc(slices.Clone(h.list), func(a model.Attendance) bool { return a.Seat != model.SeatWaiting })
	slices.SortFunc(waiting, func(a, b model.Attendance) int { return int(a.Queue - b.Queue) })
	return h.tx.MoveUp(ids(waiting[:min(g.up, len(waiting))]), false)
}
