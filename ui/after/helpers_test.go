package after

import (
	"testing"
	"time"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/model/guests"
	"alumnibook/ui/page"
	"alumnibook/ui/uitest"
)

// evening is a book with an event of three days ago: six came, one of them unasked, two did not, one cancelled.
type evening struct {
	*uitest.Host
	v     *view
	event model.Event
	id    map[string]int64 // people by the family name
	ebba  model.Colleague
}

var guestsOf = [][2]string{
	{"Åsa", "Åkesson"},
	{"Håkan", "Bergström"},
	{"Käthe", "Großmann"},
	{"Mette", "Kjær"},
	{"Ebba", "Lindström"},
	{"Jürgen", "Müller"},
	{"Lars", "Østergaard"},
	{"Nora", "Nej"},
	{"Gül", "Öztürk"},
}

func newEvening(t testing.TB) *evening {
	t.Helper()
	b := uitest.NewBook(t)
	e := &evening{id: map[string]int64{}, ebba: model.Colleague{Name: "Ebba Holm"}}
	var list []*model.Person
	for _, n := range guestsOf {
		p := uitest.Named(n[0], n[1])
		p.Employments = []model.Employment{{Office: "Göteborg", To: model.NewDate(2020, 5, 31)}}
		p.Emails = []model.Email{{Address: model.FoldLong(n[1]) + "@example.org", Kind: model.KindPrivate, Preferred: true}}
		list = append(list, p)
	}
	ids := uitest.Add(t, b, list...)
	for i, n := range guestsOf {
		e.id[n[1]] = ids[i]
	}
	on := uitest.Today.AddDays(-3)
	e.event = model.Event{
		Title: "Autumn evening, Göteborg", Kind: model.EventTalk, State: model.EventHeld, On: on, Starts: "18:00", Capacity: 80, Currency: "SEK",
		Budget: []model.BudgetLine{{Name: "Food", Planned: 400000, Actual: 350000}, {Name: "Room", Planned: 200000}},
	}
	change(t, b, func(tx *book.Tx) error {
		if err := tx.SaveColleague(&e.ebba); err != nil {
			return err
		}
		if err := tx.SaveEvent(&e.event, uitest.Today, book.LoweringAsk); err != nil {
			return err
		}
		if _, err := tx.AddGuests(e.event.ID, ids[:8], model.ChannelEmail); err != nil {
			return err
		}
		e.event.State = model.EventAnnounced
		return nil
	})
	if err := b.SetSeat(t.Context(), e.ebba.ID); err != nil {
		t.Fatal(err)
	}
	guestList, err := b.GuestList(t.Context(), e.event.ID)
	if err != nil {
		t.Fatal(err)
	}
	at := time.Date(on.Year, time.Month(on.Month), on.Day, 18, 5, 0, 0, time.Local)
	change(t, b, func(tx *book.Tx) error {
		for _, g := range guestList {
			said := guests.Said{Reply: model.ReplyYes, On: on.AddDays(-20)}
			if g.PersonID == e.id["Kjær"] {
				said.Guests = []model.Plus{{Name: "Bo"}}
			}
			if _, err := tx.Reply(g.ID, said); err != nil {
				return err
			}
			switch g.PersonID {
			case e.id["Müller"], e.id["Østergaard"]:
				continue
			case e.id["Nej"]:
				if _, err := tx.Reply(g.ID, guests.Said{Reply: model.ReplyNo, On: on.AddDays(-9)}); err != nil {
					return err
				}
				continue
			}
			if err := tx.CheckIn(g.ID, at, len(said.Guests)); err != nil {
				return err
			}
		}
		_, err := tx.WalkIn(e.event.ID, e.id["Öztürk"], at)
		return err
	})
	e.Host = uitest.NewHost(t, b)
	return e
}

func change(t testing.TB, b *book.Book, fn func(tx *book.Tx) error) {
	t.Helper()
	if _, err := b.Change(t.Context(), model.Doing{Code: "settings"}, fn); err != nil {
		t.Fatal(err)
	}
}

// open shows the page with a tab.
func (e *evening) open(tab string) *evening {
	e.T.Helper()
	e.v = newView(e.Host)
	e.Put(e.v, page.Route{Page: page.After, ID: e.event.ID, Arg: tab})
	return e
}

// guest is somebody's part as the book has it.
func (e *evening) guest(family string) *book.Guest {
	e.T.Helper()
	list, err := e.B.GuestList(e.T.Context(), e.event.ID)
	if err != nil {
		e.T.Fatal(err)
	}
	for i := range list {
		if g := &list[i]; g.PersonID == e.id[family] {
			return g
		}
	}
	return &book.Guest{}
}

// choose selects guests in the first tab, whatever it shows.
func (e *evening) choose(families ...string) {
	e.T.Helper()
	e.v.who.filter = ""
	e.v.who.shown()
	var ids []int64
	for _, f := range families {
		ids = append(ids, e.guest(f).ID)
	}
	e.v.who.grid.Select(ids...)
}

func (e *evening) mustWork() {
	e.T.Helper()
	for _, err := range e.Failed {
		e.T.Fatalf("the page failed: %v", err)
	}
}

func (e *evening) wishes() []book.Wished {
	e.T.Helper()
	list, err := e.B.Wishes(e.T.Context(), book.WishQuery{EventID: e.event.ID})
	if err != nil {
		e.T.Fatal(err)
	}
	return list
}
