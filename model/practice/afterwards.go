package practice

import (
	"time"

	"alumnibook/model"
)

// afterwards checks in those who came, and notes what they said.
func (h *holding) afterwards(g gathering) error {
	g = g.of(len(h.eligible()))
	if _, err := h.tx.NumberGuests(h.e.ID); err != nil {
		return err
	}
	list, err := h.tx.AttendancesAt(h.e.ID)
	if err != nil {
		return err
	}
	h.list = list
	came, err := h.door(g)
	if err != nil {
		return err
	}
	if err := h.tx.HoldEvent(h.e.ID, h.e.On); err != nil {
		return err
	}
	if err := h.feedback(came, g); err != nil {
		return err
	}
	if g.thanked {
		if err := h.tx.ThankGuests(h.e.ID, came, model.ChannelEmail, h.e.On.AddDays(2)); err != nil {
			return err
		}
	}
	if h.e.Kind == model.EventWorkshop {
		return h.wishes(came)
	}
	if h.e.On.DaysUntil(h.today) < 60 {
		return h.followUps(came)
	}
	return nil
}

// door checks in those who come, and those who walk in.
func (h *holding) door(g gathering) (came []int64, err error) {
	at := time.Date(h.e.On.Year, time.Month(h.e.On.Month), h.e.On.Day, 15, 40, 0, 0, time.UTC)
	on := map[int64]bool{}
	for _, a := range h.list {
		on[a.PersonID] = true
		if a.Seat != model.SeatIn || len(came) >= g.come {
			continue
		}
		at = at.Add(time.Duration(h.c.between(10, 75)) * time.Second)
		if err := h.tx.CheckIn(a.ID, at, len(a.Guests)); err != nil {
			return nil, err
		}
		came = append(came, a.ID)
	}
	for _, p := range h.eligible() {
		if g.walkIns == 0 {
			break
		}
		if on[p.id] {
			continue
		}
		g.walkIns--
		at = at.Add(4 * time.Minute)
		a, err := h.tx.WalkIn(h.e.ID, p.id, at)
		if err != nil {
			return nil, err
		}
		came = append(came, a.ID)
	}
	return came, nil
}

// feedback notes scores, and what some said with them.
func (h *holding) feedback(came []int64, g gathering) error {
	order := h.c.Perm(len(came))
	for k, n := range g.scores {
		words := [][]string{h.words.Great, h.words.Good, h.words.Good, h.words.Poor, h.words.Poor}[k]
		for range min(n, len(order)) {
			comment := ""
			if h.c.in(45) {
				comment = pick(h.c, words)
			}
			if err := h.tx.Feedback(came[order[0]], 5-k, comment); err != nil {
				return err
			}
			order = order[1:]
		}
	}
	return nil
}

// wishes notes what those at the workshop would like, in themes.
func (h *holding) wishes(came []int64) error {
	people, err := h.people(came)
	if err != nil || len(people) == 0 {
		return err
	}
	n := 0
	for _, t := range h.words.Themes {
		for _, text := range t.Wishes {
			w := &model.Wish{Record: model.Record{UID: h.c.uid()}, PersonID: people[n%len(people)], EventID: h.e.ID, On: h.e.On, Text: text, Theme: t.Name}
			if err := h.tx.SaveWish(w); err != nil {
				return err
			}
			n++
		}
	}
	return nil
}

// people are those of attendances.
func (h *holding) people(attendances []int64) ([]int64, error) {
	list, err := h.tx.AttendancesAt(h.e.ID)
	if err != nil {
		return nil, err
	}
	who := map[int64]int64{}
	for _, a := range list {
		who[a.ID] = a.PersonID
	}
	people := make([]int64, len(attendances))
	for i, id := range attendances {
		people[i] = who[id]
	}
	return people, nil
}

// followUps notes what was promised at the evening, and what was wished there.
func (h *holding) followUps(came []int64) error {
	people, err := h.people(came)
	if err != nil {
		return err
	}
	var list []*model.Interaction
	for k, text := range h.words.FollowUps {
		if k >= len(people) {
			break
		}
		by := h.colleague(h.c)
		list = append(list, &model.Interaction{
			Record: model.Record{UID: h.c.uid()}, Kind: model.InteractionNote, On: h.e.On, ColleagueID: by, PersonIDs: []int64{people[(k*11+5)%len(people)]},
			Text: h.words.Talked, EventID: h.e.ID, FollowUp: model.FollowUp{On: h.today.AddDays(2 + 3*k), OwnerID: by, Text: text},
		})
	}
	if err := h.tx.CreateInteractions(list); err != nil {
		return err
	}
	for k, t := range h.words.Themes { // said at the table, and in no theme yet
		if k >= len(people) {
			break
		}
		w := &model.Wish{Record: model.Record{UID: h.c.uid()}, PersonID: people[(k*13+2)%len(people)], EventID: h.e.ID, On: h.e.On, Text: t.Wishes[len(t.Wishes)-1]}
		if err := h.tx.SaveWish(w); err != nil {
			return err
		}
	}
	return nil
}
