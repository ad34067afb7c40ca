package model

import (
	"strings"
	"time"
)

// Event is an evening of the firm's own, or another gathering that it invites to.
type Event struct {
	Record
	Title    string     `json:"title"`
	Kind     EventKind  `json:"kind"`
	State    EventState `json:"state"`
	Office   string     `json:"office,omitempty"`
	Place    string     `json:"place,omitempty"`    // "Restaurant Hafenblick"
	Address  string     `json:"address,omitempty"`  // of the place, on several lines
	On       Date       `json:"on,omitzero"`        // a full date; zero only while it is an idea
	Starts   string     `json:"starts,omitempty"`   // local time "18:00", "" while not known
	Ends     string     `json:"ends,omitempty"`     // local time; earlier than Starts is after midnight
	HostID   int64      `json:"host_id,omitempty"`  // the colleague who receives the guests
	Capacity int        `json:"capacity,omitempty"` // places; 0 for as many as come
	ReplyBy  Date       `json:"reply_by,omitzero"`
	Dress    string     `json:"dress,omitempty"`
	Food     string     `json:"food,omitempty"`
	Value    string     `json:"value,omitempty"` // what a guest takes home: why it is worth coming
	Notes    string     `json:"notes,omitempty"` // internal

	Agenda   []AgendaLine `json:"agenda,omitempty"`
	Budget   []BudgetLine `json:"budget,omitempty"`
	Currency string       `json:"currency,omitempty"` // ISO 4217, of the budget
}

// AgendaLine is one part of an evening.
type AgendaLine struct {
	At       string    `json:"at,omitempty"` // local time "18:30"
	Title    string    `json:"title"`
	Speakers []Speaker `json:"speakers,omitempty"`
}

// Speaker is who holds a talk: a person of the book, or a guest from elsewhere.
type Speaker struct {
	PersonID int64  `json:"person_id,omitempty"`
	Name     string `json:"name,omitempty"` // of somebody from elsewhere
	From     string `json:"from,omitempty"` // their organisation
}

// BudgetLine is what one thing was to cost and did cost, in minor units of the event's currency.
type BudgetLine struct {
	Name    string `json:"name"`
	Planned int64  `json:"planned,omitempty"`
	Actual  int64  `json:"actual,omitempty"`
}

// EventKind is what kind of gathering it is.
type EventKind string

// The kinds of events.
const (
	EventTalk       EventKind = "talk" // a talk, then food and mingling
	EventMeeting    EventKind = "meeting"
	EventWorkshop   EventKind = "workshop"
	EventParty      EventKind = "party"
	EventCourse     EventKind = "course"
	EventConference EventKind = "conference"
)

// EventKinds lists them in the order in which a form offers them.
var EventKinds = []EventKind{EventTalk, EventMeeting, EventWorkshop, EventParty, EventCourse, EventConference}

// EventState is how far an event has come.
type EventState string

// The states.
const (
	EventIdea      EventState = "idea"
	EventBooked    EventState = "booked" // the place is
	EventAnnounced EventState = "announced"
	EventHeld      EventState = "held"
	EventCancelled EventState = "cancelled"
)

// EventStates lists them in their order.
var EventStates = []EventState{EventIdea, EventBooked, EventAnnounced, EventHeld, EventCancelled}

// IsComing tells whether it is still to take place.
func (e *Event) IsComing() bool {
	return e.State == EventIdea || e.State == EventBooked || e.State == EventAnnounced
}

// Planned is what all of it was to cost, in minor units.
func (e *Event) Planned() (sum int64) {
	for _, l := range e.Budget {
		sum += l.Planned
	}
	return sum
}

// Spent is what all of it did cost, in minor units.
func (e *Event) Spent() (sum int64) {
	for _, l := range e.Budget {
		sum += l.Actual
	}
	return sum
}

// SpeakerIDs are the people of the book who speak, each once.
func (e *Event) SpeakerIDs() []int64 {
	var ids []int64
	for _, l := range e.Agenda {
		for _, s := range l.Speakers {
			if s.PersonID != 0 {
				ids = append(ids, s.PersonID)
			}
		}
	}
	return eachIDOnce(ids)
}

func eachIDOnce(ids []int64) []int64 {
	var once []int64
	seen := map[int64]bool{}
	for _, id := range ids {
		if !seen[id] {
			seen[id] = true
			once = append(once, id)
		}
	}
	return once
}

// Validate checks what must hold before an event is stored.
func (e *Event) Validate() error {
	switch {
	case strings.TrimSpace(e.Title) == "":
		return Invalid("title", "missing")
	case e.Kind == "":
		return Invalid("kind", "missing")
	case e.State == "":
		return Invalid("state", "missing")
	case e.On.IsZero() && e.State != EventIdea && e.State != EventCancelled:
		return Invalid("on", "missing")
	case !e.On.IsZero() && (!e.On.IsFull() || !e.On.Valid()):
		return Invalid("on", "date")
	case !e.ReplyBy.IsZero() && (!e.ReplyBy.IsFull() || !e.ReplyBy.Valid()):
		return Invalid("reply_by", "date")
	case !e.ReplyBy.IsZero() && !e.On.IsZero() && e.On.Before(e.ReplyBy):
		return Invalid("reply_by", "after_event")
	case !isTime(e.Starts):
		return Invalid("starts", "time")
	case !isTime(e.Ends):
		return Invalid("ends", "time")
	case e.Capacity < 0:
		return Invalid("capacity", "number")
	}
	for i, l := range e.Agenda {
		if strings.TrimSpace(l.Title) == "" {
			return Invalid(at("agenda", i), "missing")
		}
		if !isTime(l.At) {
			return Invalid(at("agenda", i), "time")
		}
	}
	for i, l := range e.Budget {
		if strings.TrimSpace(l.Name) == "" {
			return Invalid(at("budget", i), "missing")
		}
		if l.Planned < 0 || l.Actual < 0 {
			return Invalid(at("budget", i), "number")
		}
	}
	return nil
}

// CheckDays checks an event against today: what is still to come lies not behind, what was held not ahead.
func (e *Event) CheckDays(today Date) error {
	switch {
	case e.IsComing() && !e.On.IsZero() && e.On.Before(today):
		return Invalid("on", "past_event")
	case e.State == EventHeld && today.Before(e.On):
		return Invalid("on", "future_event")
	}
	return nil
}

// isTime tells whether a text is a local time "15:04", or none.
func isTime(s string) bool {
	if s == "" {
		return true
	}
	_, err := time.Parse("15:04", s)
	return err == nil && len(s) == 5
}

// CopyTo makes the plan of another event out of this one, on another day: dates move along, what was spent and who came
// stays behind.
func (e *Event) CopyTo(on Date) Event {
	c := *e
	c.Record = Record{}
	c.State, c.On, c.Notes = EventIdea, on, ""
	if !e.ReplyBy.IsZero() && !e.On.IsZero() && !on.IsZero() {
		c.ReplyBy = on.AddDays(e.On.DaysUntil(e.ReplyBy))
	} else {
		c.ReplyBy = Date{}
	}
	c.Agenda = append([]AgendaLine(nil), e.Agenda...)
	c.Budget = append([]BudgetLine(nil), e.Budget...)
	for i := range c.Agenda {
		c.Agenda[i].Speakers = append([]Speaker(nil), e.Agenda[i].Speakers...)
	}
	for i := range c.Budget {
		c.Budget[i].Actual = 0
	}
	return c
}
