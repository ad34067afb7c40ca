package after

import (
	"context"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/draft"
)

// known is what the page shows.
type known struct {
	event      book.EventRow
	guests     []book.Guest // by name
	byID       map[int64]*book.Guest
	wishes     []book.Wished // said at this event
	themes     []book.Theme  // of all wishes in the book
	followUps  []model.Interaction
	colleagues []model.Colleague
	seat       model.Colleague
	typed      map[string][]byte // and not saved, by the argument of its route
}

func readKnown(ctx context.Context, b *book.Book, id int64) (k known, err error) {
	if k.event, err = b.Event(ctx, id); err != nil {
		return k, err
	}
	if k.guests, err = b.GuestList(ctx, id); err != nil {
		return k, err
	}
	k.byID = make(map[int64]*book.Guest, len(k.guests))
	for i := range k.guests {
		k.byID[k.guests[i].ID] = &k.guests[i]
	}
	if k.wishes, err = b.Wishes(ctx, book.WishQuery{EventID: id}); err != nil {
		return k, err
	}
	if k.themes, err = b.Themes(ctx); err != nil {
		return k, err
	}
	open, err := b.OpenFollowUps(ctx)
	if err != nil {
		return k, err
	}
	for _, i := range open {
		if i.EventID == id {
			k.followUps = append(k.followUps, i)
		}
	}
	if k.colleagues, err = b.Colleagues(ctx); err != nil {
		return k, err
	}
	if k.seat, err = b.Seat(ctx); err != nil {
		return k, err
	}
	k.typed, err = draft.TypedBelow(ctx, b, placeOf(id, ""))
	return k, err
}

// currency is the one that the event was paid in.
func (v *view) currency() string {
	if c := v.known.event.Currency; c != "" {
		return c
	}
	return v.host.Firm().Currency
}

// held tells whether the event counts as having taken place.
func (k *known) held() bool { return k.event.State == model.EventHeld }

// part is how somebody's evening ended.
type part string

// How an evening may end for somebody on the list.
const (
	came   part = "came"
	missed part = "missed" // had a place
	late   part = "late"   // cancelled so late that the place stayed empty
	off    part = "off"    // cancelled in time
	other  part = "other"  // never had a place
)

func partOf(a *model.Attendance) part {
	switch {
	case a.HasCome():
		return came
	case a.Seat == model.SeatIn:
		return missed
	case !a.Off.IsZero() && a.Late:
		return late
	case !a.Off.IsZero():
		return off
	}
	return other
}

// with are those whose evening ended like that; all for "".
func (k *known) with(p part) []*book.Guest {
	var list []*book.Guest
	for i := range k.guests {
		if g := &k.guests[i]; p == "" || partOf(&g.Attendance) == p {
			list = append(list, g)
		}
	}
	return list
}

// colleague is a colleague's name, "" for nobody.
func (k *known) colleague(id int64) string {
	for _, c := range k.colleagues {
		if c.ID == id {
			return c.Name
		}
	}
	return ""
}

// nameOf is what a guest is called, by the person.
func (k *known) nameOf(person int64) string {
	for i := range k.guests {
		if k.guests[i].PersonID == person {
			return k.guests[i].CallName
		}
	}
	return ""
}
