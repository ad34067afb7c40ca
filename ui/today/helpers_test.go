package today

import (
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"testing"

	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/model/guests"
	"alumnibook/ui/page"
	"alumnibook/ui/uitest"
)

// today is a Monday.
var today = uitest.Today

func change(t *testing.T, b *book.Book, fn func(tx *book.Tx) error) {
	t.Helper()
	if _, err := b.Change(t.Context(), model.Doing{Code: "edit"}, fn); err != nil {
		t.Fatal(err)
	}
}

// alumnus is somebody who left years ago and can be rung up.
func alumnus(given, family, office, phone string) *model.Person {
	p := uitest.Named(given, family)
	p.Phones = []model.Phone{{Number: phone, E164: phone, Kind: model.KindMobile, Preferred: true}}
	p.Emails = []model.Email{{Address: model.FoldLong(given) + "@example.org", Kind: model.KindPrivate, Preferred: true}}
	p.Employments = []model.Employment{{Office: office, From: model.NewDate(2012, 1, 1), To: model.NewDate(2020, 6, 30)}}
	return p
}

// allow notes that people allowed calls.
func allow(t *testing.T, b *book.Book, ids ...int64) {
	t.Helper()
	var list []*model.Consent
	for _, id := range ids {
		list = append(list, &model.Consent{PersonID: id, Purpose: model.PurposeCalls, Channel: model.ChannelPhone, State: model.ConsentGiven, On: today.AddDays(-400), Source: model.SourceForm})
	}
	change(t, b, func(tx *book.Tx) error { return tx.AddConsents(list) })
}

// talked notes a call some days ago.
func talked(t *testing.T, b *book.Book, id int64, daysAgo int, follow model.FollowUp) {
	t.Helper()
	e := &model.Interaction{Kind: model.InteractionCall, Direction: model.DirectionOut, On: today.AddDays(-daysAgo), Reached: true, PersonIDs: []int64{id}, Text: "Talked", FollowUp: follow}
	change(t, b, func(tx *book.Tx) error { return tx.CreateInteraction(e) })
}

// office is a book in which everything that the page tells of is there, with the ids by family name.
func office(t *testing.T) (*book.Book, map[string]int64) {
	t.Helper()
	if officeFile == nil {
		b, ids := newOffice(t)
		if err := b.Close(); err != nil {
			t.Fatal(err)
		}
		file, err := os.ReadFile(b.Path())
		if err != nil {
			t.Fatal(err)
		}
		officeFile, officeIDs = file, ids
	}
	path := filepath.Join(t.TempDir(), "Lindqvist.alumni")
	if err := os.WriteFile(path, officeFile, 0o600); err != nil {
		t.Fatal(err)
	}
	b, err := book.OpenWith(t.Context(), path, uitest.Clock)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = b.Close() })
	return b, officeIDs
}

// The office is made once for all tests; each has a copy.
var (
	officeFile []byte
	officeIDs  map[string]int64
)

func newOffice(t *testing.T) (*book.Book, map[string]int64) {
	t.Helper()
	b := uitest.NewBook(t)
	ids := map[string]int64{}
	soren, jurgen, maja := alumnus("Søren", "Sørensen", "Malmö", "+46701234567"), alumnus("Jürgen", "Müller", "Köln", "+491712345678"), alumnus("Maja", "O'Neill", "Malmö", "+46709999999")
	lars, kathe, birgit := alumnus("Lars", "Østergaard", "København", "+4520304050"), alumnus("Käthe", "Großmann", "Hamburg", "+491511111111"), alumnus("Birgit", "von der Heide", "Hamburg", "+491512222222")
	unasked, quiet := alumnus("Håkan", "Bergström", "Göteborg", "+46701111111"), alumnus("Åsa", "Åkesson", "Stockholm", "+46702222222")
	ebba := alumnus("Ebba", "Lindqvist-Årstad von und zu Hohenstein-Wittgenstein", "Internationale Steuerberatung Hamburg", "+491513333333")
	jurgen.Birthday = model.NewDate(today.Year-50, today.Month, today.Day+1)
	birgit.Employments[0].To = model.NewDate(today.Year-10, today.Month, today.Day+3)
	kathe.Emails[0].Failed = today.AddDays(-3)
	leaver := uitest.Named("Ida", "Holm")
	leaver.Employments = []model.Employment{{Office: "Aarhus", From: model.NewDate(2020, 1, 1)}}
	people := []*model.Person{soren, jurgen, maja, lars, kathe, birgit, unasked, quiet, ebba, leaver}
	for i, id := range uitest.Add(t, b, people...) {
		ids[people[i].Family] = id
	}
	allow(t, b, ids["Sørensen"], ids["Müller"], ids["O'Neill"], ids["Østergaard"], ids["Åkesson"], ids[ebba.Family])
	for family, days := range map[string]int{"Sørensen": 230, "Müller": 250, "O'Neill": 300, "Østergaard": 215, "Åkesson": 470, ebba.Family: 800} {
		talked(t, b, ids[family], days, model.FollowUp{})
	}
	change(t, b, func(tx *book.Tx) error {
		c := &model.Colleague{Name: "Ebba Holm"}
		return tx.SaveColleague(c)
	})
	colleagues, err := b.Colleagues(t.Context())
	if err != nil || len(colleagues) != 1 {
		t.Fatal(colleagues, err)
	}
	if err := b.SetSeat(t.Context(), colleagues[0].ID); err != nil {
		t.Fatal(err)
	}
	change(t, b, func(tx *book.Tx) error { // so that everybody has a call this week
		p, err := b.Programme(t.Context())
		if err != nil {
			return err
		}
		p.CallsPerYear = 26
		return tx.SaveProgramme(&p)
	})
	promise := &model.Interaction{
		Kind: model.InteractionMeeting, On: today.AddDays(-1), Reached: true, PersonIDs: []int64{ids["Großmann"]}, ColleagueID: colleagues[0].ID,
		FollowUp: model.FollowUp{On: today, Text: "Send the course dates", OwnerID: colleagues[0].ID},
	}
	change(t, b, func(tx *book.Tx) error { return tx.CreateInteraction(promise) })
	change(t, b, func(tx *book.Tx) error {
		return tx.SaveFavour(&model.Favour{PersonID: ids["Großmann"], Side: model.FavourGot, Kind: "recommended_client", On: today.AddDays(-11), Text: "Deutz"})
	})
	change(t, b, func(tx *book.Tx) error {
		_, err := tx.AddLeaver(ids["Holm"], today.AddDays(10), today)
		return err
	})
	return b, ids
}

// open shows the page of a book.
func open(t *testing.T, b *book.Book) (*uitest.Host, *view) {
	t.Helper()
	h := uitest.NewHost(t, b)
	v := newView(h)
	h.Put(v, page.Route{Page: page.Today})
	return h, v
}

// has tells whether there is a button of a name.
func (v *view) has(name string) bool {
	return slices.ContainsFunc(v.stops, func(s stop) bool { return s.name == name })
}

// press presses a button of the page by the name that it keeps while the page is drawn anew.
func (v *view) press(t *testing.T, name string) {
	t.Helper()
	for _, s := range v.stops {
		if s.name == name {
			s.o.(fyne.Tappable).Tapped(&fyne.PointEvent{})
			return
		}
	}
	var names []string
	for _, s := range v.stops {
		names = append(names, s.name)
	}
	t.Fatalf("there is no button %q among %q", name, names)
}

// openWith shows another page on the same window, as after the program was started again.
func openWith(t *testing.T, h *uitest.Host) (*uitest.Host, *view) {
	t.Helper()
	v := newView(h)
	h.Put(v, page.Route{Page: page.Today})
	return h, v
}

// evening plans an evening, or notes one that was held.
func evening(t *testing.T, b *book.Book, e model.Event) model.Event {
	t.Helper()
	e.Kind = model.EventTalk
	change(t, b, func(tx *book.Tx) error { return tx.SaveEvent(&e, today, book.LoweringAsk) })
	return e
}

// invited invites people, of whom the first few say yes, and returns their places on the list.
func invited(t *testing.T, b *book.Book, event int64, yes int, people ...int64) []int64 {
	t.Helper()
	change(t, b, func(tx *book.Tx) error {
		_, err := tx.AddGuests(event, people, model.ChannelEmail)
		return err
	})
	list, err := b.GuestList(t.Context(), event)
	if err != nil {
		t.Fatal(err)
	}
	var ids []int64
	for _, g := range list {
		ids = append(ids, g.ID)
	}
	change(t, b, func(tx *book.Tx) error { return tx.Invite(event, ids, model.ChannelEmail, today.AddDays(-30)) })
	change(t, b, func(tx *book.Tx) error {
		for _, id := range ids[:yes] {
			if _, err := tx.Reply(id, guests.Said{Reply: model.ReplyYes, On: today.AddDays(-20)}); err != nil {
				return err
			}
		}
		return nil
	})
	return ids
}

// crowd makes people who were never called.
func crowd(n int) []*model.Person {
	people := make([]*model.Person, n)
	for i := range people {
		people[i] = alumnus("Kim", "Berg"+itoa(i), "Office "+itoa(i%4), "+4670300"+itoa(1000+i))
	}
	return people
}

func id(n int64) string { return strconv.FormatInt(n, 10) }

func itoa(n int) string { return strconv.Itoa(n) }

func callOf(n int64) string { return "call:" + id(n) }
