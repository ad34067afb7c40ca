package events

import (
	"context"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/widgets"
)

// known is what the plan and the list show.
type known struct {
	events []book.EventRow
	goal   int // evenings a year
}

func readKnown(ctx context.Context, b *book.Book) (k known, err error) {
	p, err := b.Programme(ctx)
	if err != nil {
		return k, err
	}
	k.goal = p.EventsPerYear
	k.events, err = b.Events(ctx)
	return k, err
}

// last is the event that was held last, nil where there was none.
func (k *known) last() *book.EventRow {
	var last *book.EventRow
	for i := range k.events {
		e := &k.events[i]
		if e.State == model.EventHeld && (last == nil || last.On.Before(e.On)) {
			last = e
		}
	}
	return last
}

// year is how the events of a year stand against the goal.
type year struct {
	held, planned, goal int
}

func (k *known) year(y int) year {
	of := year{goal: k.goal}
	for i := range k.events {
		switch e := &k.events[i]; {
		case e.On.Year != y:
		case e.State == model.EventHeld:
			of.held++
		case e.IsComing():
			of.planned++
		}
	}
	return of
}

// one is an event with the names of those who belong to it.
type one struct {
	book.EventRow
	people     map[int64]model.Row // who speaks
	colleagues []model.Colleague
}

func readOne(ctx context.Context, b *book.Book, id int64) (o one, err error) {
	if o.EventRow, err = b.Event(ctx, id); err != nil {
		return o, err
	}
	err = o.readNames(ctx, b)
	return o, err
}

func (o *one) readNames(ctx context.Context, b *book.Book) (err error) {
	if o.colleagues, err = b.Colleagues(ctx); err != nil {
		return err
	}
	rows, err := b.Rows(ctx, o.SpeakerIDs())
	o.people = map[int64]model.Row{}
	for _, r := range rows {
		o.people[r.ID] = r
	}
	return err
}

// host is the name of the colleague who receives the guests, "" for nobody.
func (o *one) host() string {
	for _, c := range o.colleagues {
		if c.ID == o.HostID {
			return c.Name
		}
	}
	return ""
}

// choices are the values of the model with their words.
func choices[T ~string](v *view, prefix string, values []T) []widgets.Choice {
	list := make([]widgets.Choice, len(values))
	for i, value := range values {
		list[i] = widgets.Choice{Value: string(value), Text: v.w.T(prefix + string(value))}
	}
	return list
}
