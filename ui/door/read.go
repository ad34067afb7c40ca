package door

import (
	"context"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/page"
)

// known is what the page shows.
type known struct {
	event  book.EventRow
	guests []*guest // by name
	byID   map[int64]*guest
	people map[int64]*guest // by the person
	seat   model.Colleague
}

func readKnown(ctx context.Context, b *book.Book, id int64) (k known, err error) {
	if k.event, err = b.Event(ctx, id); err != nil {
		return k, err
	}
	list, err := b.GuestList(ctx, id)
	if err != nil {
		return k, err
	}
	k.byID, k.people = make(map[int64]*guest, len(list)), make(map[int64]*guest, len(list))
	k.guests = make([]*guest, 0, len(list))
	for _, g := range list {
		if g.PersonID == 0 && !g.IsExpected() {
			continue // was erased, and says nothing any more
		}
		one := newGuest(g)
		k.guests = append(k.guests, one)
		k.byID[g.ID], k.people[g.PersonID] = one, one
	}
	k.seat, err = b.Seat(ctx)
	return k, err
}

// figures is what the page counts.
type figures struct{ in, missing, walkIns, brought, expected, others int }

func (k *known) figures() (f figures) {
	for _, g := range k.guests {
		switch {
		case g.HasCome():
			f.in++
			f.brought += g.Brought
			if g.WalkIn {
				f.walkIns++
			}
		case g.IsExpected():
			f.missing++
		default:
			f.others++
		}
	}
	f.expected = f.in + f.missing
	return f
}

// numbered tells whether the door list has numbers.
func (k *known) numbered() bool {
	for _, g := range k.guests {
		if g.Number > 0 {
			return true
		}
	}
	return false
}

const (
	mostKnown  = 6   // people of the book who are offered beside those on the list
	mostLooked = 200 // among whom they are looked for
)

// findKnown finds people of the book. At the door a person is known by the name: what else the search finds would only be
// in the way.
func findKnown(ctx context.Context, b *book.Book, typed string) ([]model.Row, error) {
	q := newQuery(typed)
	rows, _, err := b.FirstPage(ctx, model.Filter{Search: typed}, model.Sort{}, mostLooked)
	var list []model.Row
	for _, r := range rows {
		if r.Status != model.StatusDeceased && all(q.words, model.SearchWords(r.Name)) {
			list = append(list, r)
		}
	}
	return list, err
}

// read fetches something, unless the page was thrown away; what it was fetching then is dropped.
func read[T any](v *view, what string, work func(ctx context.Context) (T, error), then func(T)) {
	if !v.closed {
		page.Read(v.host, v, what, work, then)
	}
}
