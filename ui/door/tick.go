package door

import (
	"time"

	"alumnibook/model"
	"alumnibook/model/book"
)

// when is the moment that a tick stands for: now, or the beginning of an evening that is over and typed in afterwards.
func when(e *model.Event, now time.Time) time.Time {
	day := model.DateOf(now)
	late := now.Hour() < 6 && day == e.On.AddDays(1) // past midnight, and still that evening
	if e.On.IsZero() || !e.On.Before(day) || late {
		return now
	}
	return beginning(e, now.Location())
}

// beginning is when an event begins, noon where that is not known.
func beginning(e *model.Event, zone *time.Location) time.Time {
	at, err := time.Parse("15:04", e.Starts)
	if err != nil {
		at = time.Date(0, 1, 1, 12, 0, 0, 0, time.UTC)
	}
	return time.Date(e.On.Year, time.Month(e.On.Month), e.On.Day, at.Hour(), at.Minute(), 0, 0, zone)
}

// tick checks somebody in: the row says so at once, and goes back where it could not be stored. Who is in stays in.
func (v *view) tick(g *guest) {
	if g.HasCome() || g.ID == 0 {
		return
	}
	at, brought, id := when(&v.known.event.Event, v.now()), g.bring, g.ID
	g.Came, g.Brought = at, brought
	v.forget()
	v.saver.again = v.saver.again || g.Number == 0 && v.numbered
	v.saver.add(save{
		doing: model.Doing{Code: "check_in", Name: g.CallName}, write: func(tx *book.Tx) error { return tx.CheckIn(id, at, brought) },
		failed: func(err error) {
			g.Came, g.Brought = time.Time{}, 0
			v.failed("door.failed_in", g.CallName, err)
		},
	})
	v.tell()
}

// untick takes a tick back.
func (v *view) untick(g *guest) {
	if !g.HasCome() || g.ID == 0 {
		return
	}
	came, brought, id := g.Came, g.Brought, g.ID
	g.Came, g.Brought, g.bring = time.Time{}, 0, brought
	v.forget()
	v.saver.again = v.saver.again || g.WalkIn // leaves the list
	v.saver.add(save{
		doing: model.Doing{Code: "check_out", Name: g.CallName}, write: func(tx *book.Tx) error { return tx.CheckOut(id) },
		failed: func(err error) {
			g.Came, g.Brought = came, brought
			v.failed("door.failed_out", g.CallName, err)
		},
	})
	v.tell()
}

// mostBrought is how many somebody may bring.
const mostBrought = 20

// bring changes how many come along with somebody.
func (v *view) bring(g *guest, by int) {
	if !g.HasCome() {
		g.bring = min(max(g.bring+by, 0), mostBrought)
		v.show(v.list.Marked(), false)
		return
	}
	was, id := g.Brought, g.ID
	now := min(max(was+by, 0), mostBrought)
	if now == was || id == 0 {
		return
	}
	g.Brought = now
	v.forget()
	v.saver.add(save{
		doing: model.Doing{Code: "guest_edit", Name: g.CallName}, write: func(tx *book.Tx) error { return tx.Bring(id, now) },
		failed: func(err error) {
			g.Brought = was
			v.failed("door.failed_plus", g.CallName, err)
		},
	})
	v.tell()
}

// walkIn checks somebody in who is known and not on the list. The row stands there at once.
func (v *view) walkIn(r model.Row) {
	if g := v.known.people[r.ID]; g != nil { // came onto the list meanwhile
		v.tick(g)
		return
	}
	event, at := v.known.event.ID, when(&v.known.event.Event, v.now())
	g := newGuest(book.Guest{Name: r.Name, CallName: r.CallName(), Initials: r.Initials, Employer: r.Employer, Office: r.Office, Status: r.Status})
	g.EventID, g.PersonID, g.WalkIn, g.Came = event, r.ID, true, at
	v.known.guests = append(v.known.guests, g)
	v.known.people[r.ID] = g
	v.forget()
	v.saver.again = true
	v.saver.add(save{
		doing: model.Doing{Code: "walk_in", Name: g.CallName},
		write: func(tx *book.Tx) error {
			_, err := tx.WalkIn(event, r.ID, at)
			return err
		},
		failed: func(err error) {
			g.Came = time.Time{} // the list is read again without it
			v.failed("door.failed_in", g.CallName, err)
		},
	})
	v.tell()
}

// failed says that something could not be stored, until it is read: the row has gone back already.
func (v *view) failed(key, name string, err error) {
	v.warning = v.w.T(key, "name", name) + " " + v.host.Sentence(err)
	v.banner()
}

// forget takes the last failure away: something else is done now.
func (v *view) forget() {
	if v.warning != "" {
		v.warning = ""
		v.banner()
	}
}
