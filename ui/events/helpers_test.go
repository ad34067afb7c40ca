package events

import (
	"maps"
	"os"
	"path/filepath"
	"testing"
	"time"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/model/guests"
	"alumnibook/ui/page"
	"alumnibook/ui/uitest"
)

// firm is a book with two evenings that were held, one that is announced, and an idea.
type firm struct {
	*uitest.Host
	v      *view
	people []int64
	ids    map[string]int64 // of the events, by title
}

const (
	spring = "Spring evening 2026"
	autumn = "Autumn evening 2026, Göteborg"
	summer = "Summer party 2025"
	idea   = "Workshop on tax law"
)

var names = []string{"Sørensen", "Müller", "O’Neill", "Østergaard", "Großmann", "von der Heide", "Bergström", "Åkesson", "Öztürk", "Lindqvist-Årstad von und zu Hohenstein"}

var offices = []string{"Göteborg", "Malmö", "Stockholm"}

// newFirm is a copy of that firm, or an empty book.
func newFirm(t *testing.T, events bool) *firm {
	t.Helper()
	if !events {
		return &firm{Host: uitest.NewHost(t, uitest.NewBook(t)), ids: map[string]int64{}}
	}
	if made == nil {
		made = makeFirm(t)
	}
	path := filepath.Join(t.TempDir(), "Lindqvist.alumni")
	if err := os.WriteFile(path, made.file, 0o600); err != nil {
		t.Fatal(err)
	}
	b, err := book.OpenWith(t.Context(), path, uitest.Clock)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = b.Close() })
	return &firm{Host: uitest.NewHost(t, b), people: made.people, ids: maps.Clone(made.ids)}
}

// made is the firm's book, which is made once for all tests; each has a copy.
var made *madeFirm

type madeFirm struct {
	file   []byte
	people []int64
	ids    map[string]int64
}

func makeFirm(t *testing.T) *madeFirm {
	t.Helper()
	f := &firm{Host: &uitest.Host{T: t, B: uitest.NewBook(t)}, ids: map[string]int64{}}
	var people []*model.Person
	for i, name := range names {
		p := uitest.Named("Kim", name)
		p.Employments = []model.Employment{{Office: offices[i%3], To: model.NewDate(2018+i%4, 6, 30)}}
		people = append(people, p)
	}
	f.people = uitest.Add(t, f.B, people...)
	change(t, f.B, func(tx *book.Tx) error {
		info := model.Firm{Name: "Lindqvist & Partner", Country: "SE", Language: "en", Currency: "SEK", Offices: offices}
		if err := tx.SaveFirm(info); err != nil {
			return err
		}
		return tx.SaveColleague(&model.Colleague{Name: "Ebba Holm", Email: "ebba@example.org"})
	})
	f.fill()
	if err := f.B.Close(); err != nil {
		t.Fatal(err)
	}
	file, err := os.ReadFile(f.B.Path())
	if err != nil {
		t.Fatal(err)
	}
	return &madeFirm{file, f.people, f.ids}
}

func change(t testing.TB, b *book.Book, fn func(tx *book.Tx) error) {
	t.Helper()
	if _, err := b.Change(t.Context(), model.Doing{Code: "event_edit", Name: "x"}, fn); err != nil {
		t.Fatal(err)
	}
}

// fill plans and holds the events.
func (f *firm) fill() {
	f.T.Helper()
	colleagues, err := f.B.Colleagues(f.T.Context())
	if err != nil {
		f.T.Fatal(err)
	}
	f.held(model.Event{
		Title: summer, Kind: model.EventParty, Office: "Malmö", Place: "Strandpaviljongen", On: model.NewDate(2025, 8, 28), Capacity: 60,
	}, 4)
	f.held(model.Event{
		Title: spring, Kind: model.EventTalk, Office: "Malmö", Place: "Restaurang Atmosfär", Address: "Fersens väg 4\n211 42 Malmö", On: model.NewDate(2026, 4, 16), Starts: "18:00",
		Ends: "22:00", Capacity: 80, Currency: "SEK", ReplyBy: model.NewDate(2026, 4, 2),
		Agenda: []model.AgendaLine{{At: "18:30", Title: "What the new tax law brings", Speakers: []model.Speaker{{PersonID: f.people[0]}}}},
		Budget: []model.BudgetLine{{Name: "Room", Planned: 2000000, Actual: 1800000}, {Name: "Food and drinks", Planned: 4000000, Actual: 3750000}},
	}, 7)
	f.coming(model.Event{
		Title: autumn, Kind: model.EventTalk, State: model.EventAnnounced, Office: "Göteborg", Place: "Restaurant Hafenblick", Address: "Packhuskajen 8\n411 13 Göteborg",
		On: uitest.Today.AddDays(10), Starts: "18:00", Ends: "22:30", HostID: colleagues[0].ID, Capacity: 5, ReplyBy: uitest.Today.AddDays(3),
		Dress: "as you come from work", Food: "Buffet, also vegan", Value: "Whoever comes knows afterwards what the reform costs their clients, and meets those who decide on it.",
		Notes: "The harbour view costs 500 more; ask for the corner table.", Currency: "SEK",
		Agenda: []model.AgendaLine{
			{At: "18:00", Title: "Welcome"},
			{At: "18:30", Title: "The reform in an hour, and what it means for medium-sized firms in the region", Speakers: []model.Speaker{{PersonID: f.people[1]}, {Name: "Eva Klein", From: "University of Kiel"}}},
			{At: "19:30", Title: "Food and mingling"},
		},
		Budget: []model.BudgetLine{{Name: "Room", Planned: 1500000}, {Name: "Food and drinks", Planned: 4500000}},
	})
	f.save(&model.Event{Title: idea, Kind: model.EventWorkshop, State: model.EventIdea})
}

func (f *firm) save(e *model.Event) {
	f.T.Helper()
	change(f.T, f.B, func(tx *book.Tx) error { return tx.SaveEvent(e, uitest.Today, book.LoweringKeep) })
	f.ids[e.Title] = e.ID
}

// held is an event to which the first n came of all who were invited.
func (f *firm) held(e model.Event, n int) {
	f.T.Helper()
	e.State = model.EventHeld
	f.save(&e)
	f.invite(e.ID, e.On.AddDays(-30))
	list := f.guests(e.ID)
	change(f.T, f.B, func(tx *book.Tx) error {
		for i, g := range list {
			if _, err := tx.Reply(g.ID, guests.Said{Reply: model.ReplyYes, On: e.On.AddDays(-20)}); err != nil || i >= n {
				return err
			}
			if err := tx.CheckIn(g.ID, e.On.Time().Add(18*time.Hour), 0); err != nil {
				return err
			}
			if err := tx.Feedback(g.ID, 4+i%2, "fine"); err != nil {
				return err
			}
		}
		return nil
	})
}

// coming is an event to which five of nine said yes, of whom one brings somebody.
func (f *firm) coming(e model.Event) {
	f.T.Helper()
	f.save(&e)
	f.invite(e.ID, uitest.Today.AddDays(-20))
	list := f.guests(e.ID)
	change(f.T, f.B, func(tx *book.Tx) error {
		for i, g := range list {
			said := guests.Said{Reply: model.ReplyYes, On: uitest.Today.AddDays(-10 + i)}
			switch {
			case g.Role == model.RoleSpeaker:
				continue
			case i == 1:
				said.Guests = []model.Plus{{Name: "Alex"}}
			case i == 5:
				said.Reply = model.ReplyNo
			case i == 6:
				said.Reply = model.ReplyMaybe
			case i > 6:
				continue
			}
			if _, err := tx.Reply(g.ID, said); err != nil {
				return err
			}
		}
		return nil
	})
}

func (f *firm) invite(event int64, on model.Date) {
	f.T.Helper()
	change(f.T, f.B, func(tx *book.Tx) error {
		_, err := tx.AddGuests(event, f.people, model.ChannelEmail)
		return err
	})
	var ids []int64
	for _, g := range f.guests(event) {
		ids = append(ids, g.ID)
	}
	change(f.T, f.B, func(tx *book.Tx) error { return tx.Invite(event, ids, model.ChannelEmail, on) })
}

func (f *firm) guests(event int64) []book.Guest {
	f.T.Helper()
	list, err := f.B.GuestList(f.T.Context(), event)
	if err != nil {
		f.T.Fatal(err)
	}
	return list
}

func (f *firm) event(id int64) book.EventRow {
	f.T.Helper()
	e, err := f.B.Event(f.T.Context(), id)
	if err != nil {
		f.T.Fatal(err)
	}
	return e
}

// open shows the page at a route.
func (f *firm) open(r page.Route) *firm {
	f.T.Helper()
	r.Page = page.Events
	if f.v == nil {
		f.v = newView(f.Host)
		f.Put(f.v, r)
		return f
	}
	f.v.Open(r)
	return f
}

// mustWork fails the test where the page said that something went wrong.
func (f *firm) mustWork() {
	f.T.Helper()
	for _, err := range f.Failed {
		f.T.Fatalf("the page failed: %v", err)
	}
}
