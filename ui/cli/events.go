package cli

import (
	"cmp"
	"context"
	"encoding/json"
	"strconv"
	"strings"

	"alumnibook/model"
	"alumnibook/model/book"
)

// eventsCommand lists the events, those to come in front.
type eventsCommand struct{}

// event is an event as scripts read it. The counts are people, but for guests: those whom they brought along.
type event struct {
	ID       string           `json:"id"`
	Title    string           `json:"title"`
	Date     model.Date       `json:"date"`
	Kind     model.EventKind  `json:"kind"`
	State    model.EventState `json:"state"`
	Office   string           `json:"office"`
	Place    string           `json:"place"`
	Capacity int              `json:"capacity"` // 0 for as many as come

	ToInvite int `json:"to_invite"` // on the list, not invited yet
	Invited  int `json:"invited"`   // yes + no + maybe + silent
	Yes      int `json:"yes"`
	No       int `json:"no"`
	Maybe    int `json:"maybe"`
	Silent   int `json:"silent"`
	In       int `json:"in"` // said yes and have a place
	Waiting  int `json:"waiting"`
	Attended int `json:"attended"` // walk-ins too
	WalkIns  int `json:"walk_ins"`
	Guests   int `json:"guests"`
	NoShows  int `json:"no_shows"` // had a place and did not come; 0 before it was held

	Planned  json.Number `json:"planned"` // in the currency's whole units: 60000 or 60000.50
	Spent    json.Number `json:"spent"`
	Currency string      `json:"currency"`
	Score    json.Number `json:"score"` // mean of 1 to 5, 0 where nobody gave one
	Scores   int         `json:"scores"`
}

func eventOf(e *book.EventRow) event {
	c := e.Counts
	one := event{
		ID: e.UID, Title: e.Title, Date: e.On, Kind: e.Kind, State: e.State, Office: e.Office, Place: e.Place, Capacity: e.Capacity,
		ToInvite: c.ToInvite, Invited: c.Invited, Yes: c.Yes, No: c.No, Maybe: c.Maybe, Silent: c.Silent, In: c.In, Waiting: c.Waiting,
		Attended: c.Attended, WalkIns: c.WalkIns, Guests: c.Brought,
		Planned: wholeUnits(e.Planned()), Spent: wholeUnits(e.Spent()), Currency: e.Currency,
		Score: json.Number(strconv.FormatFloat(c.Score(), 'f', 2, 64)), Scores: c.Scores,
	}
	if e.State == model.EventHeld {
		one.NoShows = c.Missing
	}
	return one
}

// wholeUnits writes minor units as the amount of the currency: 5550000 as 55500, 5550050 as 55500.50.
func wholeUnits(minor int64) json.Number {
	text := strconv.FormatInt(minor/100, 10)
	if rest := minor % 100; rest != 0 {
		text = strconv.FormatFloat(float64(minor)/100, 'f', 2, 64)
	}
	return json.Number(text)
}

func (c *eventsCommand) run(ctx context.Context, s *session) (int, error) {
	b, err := s.settled(ctx)
	if err != nil {
		return 0, err
	}
	defer b.Close()
	all, err := b.Events(ctx)
	if err != nil {
		return 0, err
	}
	if s.json {
		return ExitDone, s.answer(each(all, func(e book.EventRow) event { return eventOf(&e) }))
	}
	return ExitDone, s.eventTable(all)
}

func (s *session) eventTable(all []book.EventRow) error {
	w := s.words
	t := &table{}
	for i := range all {
		e := &all[i]
		how := w.T("cli.event_asked", "invited", e.Counts.Invited, "yes", e.Counts.Yes, "waiting", e.Counts.Waiting)
		if e.State == model.EventHeld {
			how = w.T("cli.event_came", "invited", e.Counts.Invited, "came", e.Counts.Attended+e.Counts.Brought)
		}
		t.add(w.Date(e.On), e.Title, cmp.Or(e.Office, e.Place), w.T("model.event_state."+string(e.State)), how, e.UID)
	}
	if err := t.write(s.out); err != nil {
		return err
	}
	s.tell(w.N("cli.events", len(all)))
	return nil
}

// thisEvent is the event that a line names: by its id, or by its title where only one has it.
func (s *session) thisEvent(ctx context.Context, b *book.Book, name string) (book.EventRow, error) {
	all, err := b.Events(ctx)
	if err != nil {
		return book.EventRow{}, err
	}
	name = strings.TrimSpace(name)
	var titled []book.EventRow
	for _, e := range all {
		switch {
		case strings.EqualFold(e.UID, name):
			return e, nil
		case strings.EqualFold(e.Title, name):
			titled = append(titled, e)
		}
	}
	switch len(titled) {
	case 1:
		return titled[0], nil
	case 0:
		return book.EventRow{}, refuse(model.CodeNotFound, s.words.T("cli.no_event", "name", name))
	}
	return book.EventRow{}, refuse(model.CodeInvalid, s.words.T("cli.several_events", "name", name))
}
