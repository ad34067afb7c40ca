package guests

import (
	"fmt"
	"testing"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/model/guests"
	"alumnibook/ui/page"
	"alumnibook/ui/uitest"
)

// evening is a book with an event in Malmö in two weeks, for three guests, and people who may be invited or not.
type evening struct {
	*uitest.Host
	v     *view
	event model.Event
	ids   map[string]int64 // people by their given name
}

// consentTo lets somebody be invited by e-mail.
func consentTo(ids ...int64) []*model.Consent {
	list := make([]*model.Consent, len(ids))
	for i, id := range ids {
		list[i] = &model.Consent{PersonID: id, Purpose: model.PurposeEvents, Channel: model.ChannelEmail, State: model.ConsentGiven, On: uitest.Today.AddDays(-400), Source: model.SourceForm}
	}
	return list
}

func newEvening(t testing.TB, capacity int) *evening {
	t.Helper()
	b := uitest.NewBook(t)
	e := &evening{ids: map[string]int64{}}
	person := func(given, family, mail, office, code, city string, tags ...string) *model.Person {
		p := uitest.Named(given, family)
		p.Employments = []model.Employment{{Office: office, Position: "Adviser", To: model.NewDate(2020, 6, 30)}}
		p.Tags = tags
		if mail != "" {
			p.Emails = []model.Email{{Address: mail, Kind: model.KindPrivate, Preferred: true}}
		}
		if code != "" {
			p.Addresses = []model.Address{{Street: "Storgatan 1", PostalCode: code, City: city, Country: "SE", Kind: model.KindPrivate, Preferred: true}}
		}
		return p
	}
	people := []*model.Person{
		person("Åsa", "Åkesson", "asa@example.org", "Malmö", "211 20", "Malmö", "Tax"),
		person("Søren", "Sørensen", "soren@example.org", "Malmö", "211 45", "Malmö"),
		person("Maja", "O’Neill", "family@example.org", "Lund", "222 22", "Lund", "Tax"),
		person("Erik", "O’Neill", "family@example.org", "Lund", "222 22", "Lund"),
		person("Käthe", "Großmann", "kathe@example.org", "Göteborg", "411 01", "Göteborg"),
		person("Lars", "Østergaard", "lars@example.org", "Malmö", "", ""),
		person("Birgit", "Ohnemail", "", "Malmö", "211 99", "Malmö"),
	}
	for i, id := range uitest.Add(t, b, people...) {
		e.ids[people[i].Given] = id
	}
	e.event = model.Event{
		Title: "Autumn evening", Kind: model.EventTalk, State: model.EventAnnounced, Office: "Malmö", Place: "Atmosfär",
		Address: "Fersens väg 4\n211 42 Malmö", On: uitest.Today.AddDays(14), Starts: "18:00", Capacity: capacity,
	}
	change(t, b, func(tx *book.Tx) error {
		if err := tx.SaveEvent(&e.event, uitest.Today, book.LoweringAsk); err != nil {
			return err
		}
		return tx.AddConsents(consentTo(e.ids["Åsa"], e.ids["Søren"], e.ids["Maja"], e.ids["Erik"], e.ids["Käthe"], e.ids["Birgit"]))
	})
	e.Host = uitest.NewHost(t, b)
	return e
}

// invited puts people on the list and invites them.
func (e *evening) invited(given ...string) *evening {
	e.T.Helper()
	ids := make([]int64, len(given))
	for i, name := range given {
		ids[i] = e.ids[name]
	}
	change(e.T, e.B, func(tx *book.Tx) error {
		_, err := tx.AddGuests(e.event.ID, ids, model.ChannelEmail)
		return err
	})
	list := make([]int64, len(given))
	for i, name := range given {
		list[i] = e.guest(name).ID
	}
	change(e.T, e.B, func(tx *book.Tx) error {
		return tx.Invite(e.event.ID, list, model.ChannelEmail, uitest.Today.AddDays(-7))
	})
	return e
}

// said notes answers without the page.
func (e *evening) said(reply model.Reply, given ...string) *evening {
	e.T.Helper()
	for i, name := range given {
		id := e.guest(name).ID
		change(e.T, e.B, func(tx *book.Tx) error {
			_, err := tx.Reply(id, guests.Said{Reply: reply, On: uitest.Today.AddDays(i - 5)})
			return err
		})
	}
	return e
}

// open shows the page at a route.
func (e *evening) open(r page.Route) *evening {
	e.T.Helper()
	r.Page, r.ID = page.Guests, e.event.ID
	e.v = newView(e.Host)
	e.Put(e.v, r)
	return e
}

// guest is how somebody stands on the list now; the zero Guest for nobody.
func (e *evening) guest(given string) book.Guest {
	e.T.Helper()
	list, err := e.B.GuestList(e.T.Context(), e.event.ID)
	if err != nil {
		e.T.Fatal(err)
	}
	for _, g := range list {
		if g.PersonID == e.ids[given] {
			return g
		}
	}
	return book.Guest{}
}

// choose marks somebody in the list as the user does.
func (e *evening) choose(given ...string) *evening {
	e.T.Helper()
	ids := make([]int64, len(given))
	for i, name := range given {
		ids[i] = e.guest(name).ID
	}
	e.v.list.grid.Select(ids...)
	e.W.Canvas().Focus(e.v.list.grid)
	return e
}

func (e *evening) counts() model.Counts {
	e.T.Helper()
	row, err := e.B.Event(e.T.Context(), e.event.ID)
	if err != nil {
		e.T.Fatal(err)
	}
	return row.Counts
}

func (e *evening) mustWork() {
	e.T.Helper()
	for _, err := range e.Failed {
		e.T.Fatalf("the page failed: %v", err)
	}
}

func change(t testing.TB, b *book.Book, fn func(tx *book.Tx) error) {
	t.Helper()
	if _, err := b.Change(t.Context(), model.Doing{Code: "settings"}, fn); err != nil {
		t.Fatal(err)
	}
}

// crowd adds n more people who are invited, every third of whom said yes and every fourth no.
func (e *evening) crowd(n int) *evening {
	e.T.Helper()
	people := make([]*model.Person, n)
	for i := range people {
		people[i] = uitest.Named(fmt.Sprintf("Given%d", i%97), fmt.Sprintf("Family%04d", i))
		people[i].Emails = []model.Email{{Address: fmt.Sprintf("p%d@example.org", i), Kind: model.KindPrivate}}
	}
	ids := uitest.Add(e.T, e.B, people...)
	change(e.T, e.B, func(tx *book.Tx) error {
		if _, err := tx.AddGuests(e.event.ID, ids, model.ChannelEmail); err != nil {
			return err
		}
		return tx.AddConsents(consentTo(ids...))
	})
	list, err := e.B.GuestList(e.T.Context(), e.event.ID)
	if err != nil {
		e.T.Fatal(err)
	}
	var all []int64
	for _, g := range list {
		if g.Invited.IsZero() {
			all = append(all, g.ID)
		}
	}
	change(e.T, e.B, func(tx *book.Tx) error {
		return tx.Invite(e.event.ID, all, model.ChannelEmail, uitest.Today.AddDays(-7))
	})
	return e
}
