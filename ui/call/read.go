package call

import (
	"bytes"
	"context"
	"image"
	"image/jpeg"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/run"
)

// known is what the card shows, as it stands in the book.
type known struct {
	book.CallCard
	seat       model.Colleague
	colleagues map[int64]string
	photo      image.Image // nil for none
	week       []book.WeekCall
	today      model.Date
}

// weekTime is the time that the list of the week was cut to, as the start page remembers it.
type weekTime struct {
	Week    string `json:"week"`
	Minutes int    `json:"minutes"`
}

// load reads the card of a person; an answer to an earlier question never arrives.
func (v *view) load(id int64, done func(known, error)) {
	b, today := v.host.Book(), v.host.Today()
	var t weekTime
	if !v.host.Prefs().State("today.time", &t) || t.Week != model.WeekOf(today).String() {
		t.Minutes = 0
	}
	run.Do(v.host.Runner(), v, func(ctx context.Context, _ run.Progress) (known, error) {
		return read(ctx, b, id, today, t.Minutes)
	}, done)
}

func read(ctx context.Context, b *book.Book, id int64, today model.Date, minutes int) (k known, err error) {
	k.today, k.colleagues = today, map[int64]string{}
	if k.CallCard, err = b.CallCard(ctx, id, today); err != nil {
		return k, err
	}
	if k.seat, err = b.Seat(ctx); err != nil {
		return k, err
	}
	colleagues, err := b.Colleagues(ctx)
	if err != nil {
		return k, err
	}
	for _, c := range colleagues {
		k.colleagues[c.ID] = c.Name
	}
	plan, err := b.CallsOfWeek(ctx, model.WeekOf(today), today, max(minutes, 0))
	if err != nil {
		return k, err
	}
	k.week = plan.Calls
	if k.Person.Photo != "" {
		if data, err := b.Photo(ctx, k.Person.Photo); err == nil {
			k.photo, _ = jpeg.Decode(bytes.NewReader(data)) // one that can't be read leaves the initials standing
		}
	}
	return k, nil
}

// open are the calls of the week that are still to be made to others, those behind this person on the list in front.
func (k *known) open() []book.WeekCall {
	var before, after []book.WeekCall
	passed := false
	for _, c := range k.week {
		switch {
		case c.Row.ID == k.Person.ID:
			passed = true
		case c.State != book.CallOpen && c.State != book.CallTried:
		case passed:
			after = append(after, c)
		default:
			before = append(before, c)
		}
	}
	return append(after, before...)
}
