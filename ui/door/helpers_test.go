package door

import (
	"fmt"
	"testing"
	"time"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/model/guests"
	"alumnibook/ui/page"
	"alumnibook/ui/uitest"
)

// evening is a book with an event of today and its guests.
type evening struct {
	*uitest.Host
	v     *view
	event model.Event
	id    map[string]int64 // people by the family name
}

// people are those who said yes, by name; the last two are in the book only.
var people = [][2]string{
	{"Åsa", "Åkesson"},
	{"Håkan", "Bergström"},
	{"Käthe", "Großmann"},
	{"Mette", "Kjær"},
	{"Ebba", "Lindström"},
	{"Jürgen", "Müller"},
	{"Lars", "Østergaard"},
	{"Hans-Peter", "Weiß"},
	{"Ingrid", "Ångström"},
	{"Nora", "Nej"},
	{"Sven", "Still"},
	{"Eva", "Muth"},
	{"Gül", "Öztürk"},
}

const expected = 9

func newEvening(t testing.TB) *evening {
	t.Helper()
	b := uitest.NewBook(t)
	e := &evening{id: map[string]int64{}}
	var list []*model.Person
	for _, n := range people {
		p := uitest.Named(n[0], n[1])
		p.Employments = []model.Employment{{Office: "Göteborg", To: model.NewDate(2020, 5, 31)}}
		list = append(list, p)
	}
	list[5].Jobs = []model.Job{{Organisation: "Deutz"}}
	ids := uitest.Add(t, b, list...)
	for i, n := range people {
		e.id[n[1]] = ids[i]
	}
	e.event = model.Event{
		Title: "Autumn evening, Göteborg", Kind: model.EventTalk, State: model.EventAnnounced, On: uitest.Today, Starts: "18:00", Capacity: 80,
		Budget: []model.BudgetLine{{Name: "Food", Planned: 100}},
	}
	change(t, b, func(tx *book.Tx) error {
		if err := tx.SaveEvent(&e.event, uitest.Today, book.LoweringAsk); err != nil {
			return err
		}
		_, err := tx.AddGuests(e.event.ID, ids[:expected+2], model.ChannelEmail)
		return err
	})
	guestList, err := b.GuestList(t.Context(), e.event.ID)
	if err != nil {
		t.Fatal(err)
	}
	change(t, b, func(tx *book.Tx) error {
		for _, g := range guestList {
			said := guests.Said{Reply: model.ReplyYes, On: uitest.Today}
			switch g.PersonID {
			case e.id["Kjær"]:
				said.Guests = []model.Plus{{Name: "Bo Rasmussen"}}
			case e.id["Nej"]:
				said.Reply = model.ReplyNo
			case e.id["Still"]:
				continue
			}
			if _, err := tx.Reply(g.ID, said); err != nil {
				return err
			}
		}
		_, err := tx.NumberGuests(e.event.ID)
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

// open shows the page.
func (e *evening) open() *evening {
	e.T.Helper()
	e.v = newView(e.Host)
	e.v.now = func() time.Time { return time.Date(2026, 11, 23, 18, 2, 0, 0, time.Local) }
	e.Put(e.v, page.Route{Page: page.Door, ID: e.event.ID})
	return e
}

// types writes into the field, whatever stands in it.
func (e *evening) types(text string) {
	e.T.Helper()
	e.v.field.SetText("")
	e.W.Canvas().Focus(e.v.field.Entry())
	e.W.Type(text)
}

// in are those who are in, as the book has them, by the number on the list.
func (e *evening) in() string {
	e.T.Helper()
	list, err := e.B.GuestList(e.T.Context(), e.event.ID)
	if err != nil {
		e.T.Fatal(err)
	}
	said := ""
	for _, g := range list {
		if g.HasCome() {
			said += g.Name
			if g.Brought > 0 {
				said += fmt.Sprintf(" +%d", g.Brought)
			}
			said += "; "
		}
	}
	return said
}

// mustBe fails where others are in, in the book or on the page.
func (e *evening) mustBe(want string) {
	e.T.Helper()
	if got := e.in(); got != want {
		e.T.Errorf("in are %q, want %q", got, want)
	}
	n, shown := 0, 0
	for _, c := range want {
		if c == ';' {
			n++
		}
	}
	for _, g := range e.v.known.guests {
		if g.HasCome() {
			shown++
		}
	}
	if n != shown {
		e.T.Errorf("the page shows %d as in, want %d", shown, n)
	}
	for _, err := range e.Failed {
		e.T.Errorf("the page failed: %v", err)
	}
}
