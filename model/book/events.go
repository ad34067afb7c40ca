package book

import (
	"context"
	"slices"

	"gorm.io/gorm"

	"alumnibook/model"
)

// KindEvent is the kind of the firm's events.
const KindEvent = "event"

// eventPlan is what an event keeps in one piece, since no list asks for it.
type eventPlan struct {
	Place    string             `json:"place,omitempty"`
	Address  string             `json:"address,omitempty"`
	Starts   string             `json:"starts,omitempty"`
	Ends     string             `json:"ends,omitempty"`
	HostID   int64              `json:"host_id,omitempty"`
	ReplyBy  model.Date         `json:"reply_by,omitzero"`
	Dress    string             `json:"dress,omitempty"`
	Food     string             `json:"food,omitempty"`
	Value    string             `json:"value,omitempty"`
	Notes    string             `json:"notes,omitempty"`
	Agenda   []model.AgendaLine `json:"agenda,omitempty"`
	Budget   []model.BudgetLine `json:"budget,omitempty"`
	Currency string             `json:"currency,omitempty"`
}

// eventRow is a line of the table events.
type eventRow struct {
	Rec      recordRow `gorm:"embedded"`
	Title    string
	Kind     model.EventKind
	State    model.EventState
	Office   string
	OnDay    model.Date
	Capacity int
	Plan     eventPlan `gorm:"serializer:json"`
}

func (eventRow) TableName() string { return "events" }

func (r *eventRow) event() model.Event {
	p := r.Plan
	return model.Event{
		Record: r.Rec.record(), Title: r.Title, Kind: r.Kind, State: r.State, Office: r.Office, On: r.OnDay, Capacity: r.Capacity,
		Place: p.Place, Address: p.Address, Starts: p.Starts, Ends: p.Ends, HostID: p.HostID, ReplyBy: p.ReplyBy, Dress: p.Dress, Food: p.Food,
		Value: p.Value, Notes: p.Notes, Agenda: p.Agenda, Budget: p.Budget, Currency: p.Currency,
	}
}

// rowOfEvent is an event as its table keeps it; lists without a line are none.
func rowOfEvent(e *model.Event) *eventRow {
	agenda, budget := e.Agenda, e.Budget
	if len(agenda) == 0 {
		agenda = nil
	}
	if len(budget) == 0 {
		budget = nil
	}
	return &eventRow{
		rowOf(e.Record), e.Title, e.Kind, e.State, e.Office, e.On, e.Capacity,
		eventPlan{e.Place, e.Address, e.Starts, e.Ends, e.HostID, e.ReplyBy, e.Dress, e.Food, e.Value, e.Notes, agenda, budget, e.Currency},
	}
}

var events = kept[eventRow, model.Event]{
	kind:   KindEvent,
	record: func(e *model.Event) *model.Record { return &e.Record },
	row:    rowOfEvent,
	value:  func(r *eventRow) model.Event { return r.event() },
}

// EventRow is an event and how it stands.
type EventRow struct {
	model.Event
	Counts model.Counts
}

// Events are all events: those to come by day, with ideas without a day at their end, then those that are over, the
// newest in front.
func (b *Book) Events(ctx context.Context) ([]EventRow, error) {
	var list []EventRow
	today := b.day()
	err := b.view(ctx, func(db *gorm.DB) error {
		all, err := events.all(db, "on_day, id")
		if err != nil {
			return err
		}
		counts, err := allCounts(db)
		if err != nil {
			return err
		}
		var coming, open, over []EventRow
		for i := range all {
			row := EventRow{all[i], counts[all[i].ID]}
			switch {
			case row.On.IsZero():
				open = append(open, row)
			case row.State == model.EventHeld || row.On.Before(today):
				over = append(over, row)
			default:
				coming = append(coming, row)
			}
		}
		slices.Reverse(over)
		list = slices.Concat(coming, open, over)
		return nil
	})
	return list, err
}

// Event reads one event and how it stands. CodeNotFound where there is none of that id.
func (b *Book) Event(ctx context.Context, id int64) (EventRow, error) {
	var row EventRow
	err := b.view(ctx, func(db *gorm.DB) error {
		e, err := events.get(db, id)
		if err != nil {
			return err
		}
		row.Event = e
		row.Counts, _, err = readCounts(db, id)
		return err
	})
	return row, err
}
