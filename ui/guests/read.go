package guests

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/model/consent"
	letters "alumnibook/model/mailing"
	"alumnibook/ui/draft"
)

// known is what the book says of the event.
type known struct {
	event  book.EventRow
	guests []book.Guest      // by name, as the language sorts
	keys   []string          // of each: what can be searched for, folded
	at     map[int64]int     // attendances by their place in guests
	turn   map[int64]int     // of those who wait: who is the first, the second, …
	typed  map[string][]byte // what was typed about whom and not saved, by attendance
	checked
}

// checked is what is read after the list stands there.
type checked struct {
	left map[int64]consent.Reason // who is still to be written to and may not be, by attendance
	next []book.Guest             // who may move up now, in their order
}

// guest is one of the list; nil where there is none of that id.
func (k *known) guest(attendance int64) *book.Guest {
	if i, ok := k.at[attendance]; ok {
		return &k.guests[i]
	}
	return nil
}

func readKnown(ctx context.Context, b *book.Book, id int64) (k known, err error) {
	if k.event, err = b.Event(ctx, id); err != nil {
		return k, err
	}
	if k.guests, err = b.GuestList(ctx, id); err != nil {
		return k, err
	}
	k.index()
	k.typed, err = draft.TypedBelow(ctx, b, answerOf(id, ""))
	return k, err
}

// index notes where everybody stands and what finds them.
func (k *known) index() {
	k.at = make(map[int64]int, len(k.guests))
	k.keys = make([]string, len(k.guests))
	for i := range k.guests {
		g := &k.guests[i]
		k.at[g.ID] = i
		k.keys[i] = searchKey(g)
	}
	k.turn = turns(k.guests)
}

// searchKey is what of a guest can be searched for.
func searchKey(g *book.Guest) string {
	texts := []string{g.Name, g.Employer, g.Office, g.Email}
	for _, p := range g.Guests {
		texts = append(texts, p.Name)
	}
	return " " + model.FoldShort(strings.Join(texts, " "))
}

// turns are the places in the queue of those who wait.
func turns(guests []book.Guest) map[int64]int {
	var waiting []*book.Guest
	for i := range guests {
		if guests[i].Seat == model.SeatWaiting {
			waiting = append(waiting, &guests[i])
		}
	}
	slices.SortFunc(waiting, func(a, b *book.Guest) int { return cmp.Compare(a.Queue, b.Queue) })
	turn := make(map[int64]int, len(waiting))
	for i, g := range waiting {
		turn[g.ID] = i + 1
	}
	return turn
}

// readChecked asks the gate about everybody who is still to be invited or reminded, each on their channel.
func readChecked(ctx context.Context, b *book.Book, id int64, guests []book.Guest) (c checked, err error) {
	by, attendance := map[model.Channel][]int64{}, map[int64]int64{}
	for i := range guests {
		if g := &guests[i]; g.PersonID != 0 && isToWrite(g) {
			by[channelOf(g)] = append(by[channelOf(g)], g.PersonID)
			attendance[g.PersonID] = g.ID
		}
	}
	c.left = map[int64]consent.Reason{}
	for channel, ids := range by {
		d, err := letters.Ask(ctx, b, ids, consent.PurposeEvents, consent.ChannelOf(channel))
		if err != nil {
			return c, err
		}
		for _, l := range d.LeftOut {
			c.left[attendance[l.ID]] = l.Reason
		}
	}
	c.next, err = b.Proposals(ctx, id)
	return c, err
}

// isToWrite tells whether somebody is still to be invited, or to be reminded.
func isToWrite(g *book.Guest) bool {
	return !g.WalkIn && g.Role == model.RoleGuest && g.Reply == model.ReplySilent && !g.HasCome()
}

// channelOf is the channel on which somebody is invited.
func channelOf(g *book.Guest) model.Channel {
	if g.Channel == "" {
		return model.ChannelEmail
	}
	return g.Channel
}

func doing(code, name string, n int) model.Doing {
	return model.Doing{Code: code, Name: name, Count: n}
}
