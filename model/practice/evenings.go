package practice

import (
	"strings"
	"time"

	"alumnibook/model"
	"alumnibook/model/book"
)

// gathering is how an event of the practice firm goes: how many are invited, answer and come. Where fewer people can be invited
// all numbers become smaller with them.
type gathering struct {
	invite, yes, no, maybe int
	plus                   int // of those who say yes, in a hundred, who bring somebody
	off, up                int // who cancel after having said yes, and who move up from the waiting list
	come, walkIns          int
	scores                 [5]int // who gave 5, 4, 3, 2, 1
	thanked, reminded      bool
}

// The evenings of the practice firm. The newest one went as evenings do: eighty places, more who wanted to come, nine who did not
// show up and three who did without having been on the list.
var (
	lastEvening   = gathering{invite: 187, yes: 92, no: 41, off: 6, up: 6, come: 71, walkIns: 3, scores: [5]int{14, 13, 3, 1}, reminded: true}
	earlier       = gathering{invite: 165, yes: 63, no: 48, maybe: 6, plus: 18, off: 3, come: 55, walkIns: 2, scores: [5]int{9, 8, 2, 1}, thanked: true, reminded: true}
	longAgo       = gathering{invite: 148, yes: 51, no: 40, maybe: 4, plus: 10, off: 2, come: 46, walkIns: 1, scores: [5]int{6, 9, 3}, thanked: true}
	workshop      = gathering{invite: 20, yes: 13, no: 4, off: 1, come: 12, scores: [5]int{7, 3}, thanked: true}
	comingEvening = gathering{invite: 120, yes: 46, no: 21, maybe: 6, plus: 15, off: 2, reminded: true}
	calledOff     = gathering{invite: 40, yes: 9, no: 14}
	toBeInvited   = gathering{invite: 60}
)

// places of the events.
const (
	bigHall, smallHall, table = 80, 40, 14
)

// evenings stores the events: those of the last two years, the next ones, and an idea.
func (m *maker) evenings(tx *book.Tx) error {
	past, next := m.seasonDays()
	for n, on := range past {
		e := m.seasonEvent(on, n)
		e.Capacity = 0
		g := longAgo
		switch len(past) - 1 - n {
		case 0:
			g, e.Capacity = lastEvening, bigHall
		case 1:
			g = earlier
		}
		if err := m.hold(tx, e, g, n); err != nil {
			return err
		}
	}
	w := m.words.events.Words[m.language]
	soon := thursday(m.today.AddDays(22))
	others := []struct {
		title string
		kind  model.EventKind
		state model.EventState
		on    model.Date
		seats int
		how   gathering
	}{
		{w.Titles["workshop"], model.EventWorkshop, model.EventHeld, thursday(m.today.AddDays(-75)), table, workshop},
		{w.Titles["party"], model.EventParty, model.EventCancelled, thursday(m.today.AddDays(-140)), 0, calledOff},
		{w.Titles["evening"], model.EventTalk, model.EventAnnounced, soon, smallHall, comingEvening},
		{m.seasonTitle(next), model.EventTalk, model.EventBooked, next, bigHall, toBeInvited},
		{w.Titles["idea"], model.EventParty, model.EventIdea, model.Date{}, 0, gathering{}},
	}
	for n, o := range others {
		e := m.event(o.title, o.kind, o.on, 4+n)
		e.State, e.Capacity = o.state, o.seats
		if err := m.hold(tx, e, o.how, 10+n); err != nil {
			return err
		}
	}
	return nil
}

// seasonDays are the evenings of spring and autumn in the last two years, and the next one.
func (m *maker) seasonDays() (past []model.Date, next model.Date) {
	for year := m.today.Year - 2; ; year++ {
		for _, month := range []int{5, 10} {
			on := thursday(model.NewDate(year, month, 15))
			switch {
			case !on.Before(m.today):
				return past, on
			case on.DaysUntil(m.today) <= 731:
				past = append(past, on)
			}
		}
	}
}

// thursday is the day itself or the next Thursday after it.
func thursday(on model.Date) model.Date {
	return on.AddDays((int(time.Thursday) - int(on.Time().Weekday()) + 7) % 7)
}

func (m *maker) seasonTitle(on model.Date) string {
	season := "spring_meeting"
	if on.Month > 7 {
		season = "autumn_meeting"
	}
	return m.say(season, "year", on.String()[:4])
}

func (m *maker) seasonEvent(on model.Date, n int) model.Event {
	e := m.event(m.seasonTitle(on), model.EventTalk, on, n)
	e.State = model.EventHeld
	return e
}

// event is an event with all that can be said of it beforehand.
func (m *maker) event(title string, kind model.EventKind, on model.Date, n int) model.Event {
	w := m.words.events.Words[m.language]
	at := m.words.events.Places[n%len(m.words.events.Places)]
	c := m.chance(n, 11)
	e := model.Event{
		Record: model.Record{UID: c.uid()}, Title: title, Kind: kind, State: model.EventAnnounced, On: on, Office: at.Office, Place: at.Place, Address: at.Address,
		Starts: "18:00", Ends: "22:00", HostID: m.colleague(c), Dress: w.Dress, Food: w.Food, Value: w.Value, Currency: m.words.firm.Currency,
	}
	if !on.IsZero() {
		e.ReplyBy = on.AddDays(-8)
	}
	if kind == model.EventWorkshop {
		e.Starts, e.Ends, e.Dress, e.Food = "15:00", "17:30", "", ""
		for k, at := range []string{"15:00", "15:15", "17:00"} {
			e.Agenda = append(e.Agenda, model.AgendaLine{At: at, Title: w.WorkshopAgenda[k]})
		}
		e.Budget = m.budget(w, 4_000, 3_850)
		return e
	}
	talk := w.Talks[n%len(w.Talks)]
	if title == w.Titles["evening"] {
		talk = w.Talks[len(w.Talks)-1] // what it is called after
	}
	for k, at := range []string{"18:00", "18:30", "19:30", "21:45"} {
		line := model.AgendaLine{At: at, Title: strings.ReplaceAll(w.Agenda[k], "{talk}", talk)}
		if k == 1 {
			by := m.words.events.Speakers[n%len(m.words.events.Speakers)]
			line.Speakers = []model.Speaker{{Name: by[0], From: by[1]}}
		}
		e.Agenda = append(e.Agenda, line)
	}
	e.Budget = m.budget(w, 60_000, 55_500)
	return e
}

// budget is what an evening costs: shares of what was planned and what was spent, in whole units of the currency.
func (m *maker) budget(w eventWords, planned, spent int64) []model.BudgetLine {
	var list []model.BudgetLine
	left, paid := planned, spent
	for k, share := range []int64{30, 52, 5, 9} {
		p, s := planned*share/100, spent*share/100
		list = append(list, model.BudgetLine{Name: w.Budget[k], Planned: 100 * p, Actual: 100 * s})
		left, paid = left-p, paid-s
	}
	return append(list, model.BudgetLine{Name: w.Budget[4], Planned: 100 * left, Actual: 100 * paid})
}

// hold stores an event and how it goes.
func (m *maker) hold(tx *book.Tx, e model.Event, g gathering, n int) error {
	h := &holding{maker: m, tx: tx, c: m.chance(n, 12), words: m.words.events.Words[m.language]}
	state := e.State
	begun := m.today
	if !e.On.IsZero() && e.On.Before(m.today) {
		begun = e.On.AddDays(-60)
		e.State = model.EventAnnounced
	} else {
		for k := range e.Budget {
			e.Budget[k].Actual = 0
		}
	}
	if state == model.EventAnnounced { // somebody of the book speaks here
		h.speaker(&e)
	}
	if err := tx.SaveEvent(&e, begun, book.LoweringAsk); err != nil {
		return err
	}
	h.e = e
	if e.Kind == model.EventTalk {
		m.nights = append(m.nights, night{e.ID, e.On})
	}
	if err := h.run(g.of(len(h.eligible()))); err != nil {
		return err
	}
	switch state {
	case model.EventHeld:
		return h.afterwards(g)
	case model.EventCancelled:
		h.e.State = state
		return tx.SaveEvent(&h.e, m.today, book.LoweringAsk)
	}
	return nil
}

// of is the gathering with no more invited than there are people.
func (g gathering) of(people int) gathering {
	if g.invite <= people {
		return g
	}
	less := func(n *int) { *n = *n * people / max(g.invite, 1) }
	for _, n := range []*int{&g.yes, &g.no, &g.maybe, &g.off, &g.up, &g.come, &g.walkIns} {
		less(n)
	}
	for k := range g.scores {
		less(&g.scores[k])
	}
	g.invite = people
	return g
}
