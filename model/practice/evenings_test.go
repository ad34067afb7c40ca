package practice

import (
	"strings"
	"testing"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/model/consent"
)

// The last evening of the practice firm went as evenings do, and every number of it can be told.
func TestTheLastEvening(t *testing.T) {
	b := german(t)
	e := eventOf(t, b, "Herbsttreffen 2026")
	want := model.Counts{
		Invited: 187, Yes: 86, No: 47, Silent: 54, In: 80, Heads: 80, Waiting: 6, Cancelled: 6, Late: 1, Attended: 74, WalkIns: 3, Missing: 9,
		Scores: 31, ScoreTotal: 133,
	}
	if e.Counts != want || e.State != model.EventHeld || e.Capacity != 80 {
		t.Errorf("%s, %d places: %+v", e.State, e.Capacity, e.Counts)
	}
	if e.Planned() != 60_000_00 || e.Spent() != 55_500_00 || e.Currency != "SEK" || e.Counts.PerGuest(e.Spent()) != 750_00 {
		t.Errorf("planned %d, spent %d %s, %d a guest", e.Planned(), e.Spent(), e.Currency, e.Counts.PerGuest(e.Spent()))
	}
	list, err := b.GuestList(t.Context(), e.ID)
	if err != nil || len(list) != 190 {
		t.Fatalf("%d guests, %v", len(list), err)
	}
	for _, g := range list {
		if g.HasCome() != (g.Number > 0 && g.HasCome()) || g.Seat == model.SeatIn && g.Number == 0 {
			t.Errorf("number %d, came %v", g.Number, g.Came)
		}
	}
}

func TestWhatIsToComeAndWhatPeopleWish(t *testing.T) {
	b := german(t)
	coming := eventOf(t, b, "Ein Abend über Verrechnungspreise")
	if c := coming.Counts; coming.On.Before(DefaultToday) || c.Waiting == 0 || c.Silent == 0 || c.Heads > coming.Capacity || c.Heads == c.In {
		t.Errorf("%s: %+v", coming.On, c)
	}
	if moved, err := b.Proposals(t.Context(), coming.ID); err != nil || len(moved) == 0 {
		t.Errorf("%d can move up, %v", len(moved), err)
	}
	if len(coming.SpeakerIDs()) != 1 {
		t.Error("nobody of the book speaks")
	}
	rows, err := b.Events(t.Context())
	states := map[model.EventState]int{}
	for _, r := range rows {
		states[r.State]++
		if err := r.Validate(); err != nil {
			t.Errorf("%s: %v", r.Title, err)
		}
	}
	if err != nil || states[model.EventHeld] < 4 || len(states) != len(model.EventStates) {
		t.Errorf("%v, %v", states, err)
	}
	themes, err := b.Themes(t.Context())
	if err != nil || len(themes) != 5 || themes[0] != (book.Theme{Name: "Kurs Steuer-Update", Wishes: 7, People: 7}) {
		t.Errorf("%v, %v", themes, err)
	}
	if all, err := b.Wishes(t.Context(), book.WishQuery{EventID: eventOf(t, b, "Werkstatt: Was Ehemalige sich wünschen").ID}); len(all) != 19 || err != nil {
		t.Errorf("%d wishes, %v", len(all), err)
	}
	if open, err := b.Wishes(t.Context(), book.WishQuery{EventID: eventOf(t, b, "Herbsttreffen 2026").ID}); len(open) == 0 || err != nil || open[0].Theme != "" {
		t.Errorf("%d wishes wait for a theme, %v", len(open), err)
	}
	problems, err := b.Check(t.Context())
	if err != nil || len(problems.Problems) > 0 {
		t.Errorf("%v, %v", problems, err)
	}
}

func eventOf(t *testing.T, b *book.Book, title string) book.EventRow {
	t.Helper()
	rows, err := b.Events(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range rows {
		if r.Title == title {
			return r
		}
	}
	t.Fatalf("there is no %q", title)
	return book.EventRow{}
}

// Of 376 people 298 get the newsletter. The others are accounted for: 22 have no address, 15 said no, and 41 were never asked or may
// not be written to at all.
func TestTheNewslettersAudience(t *testing.T) {
	b := german(t)
	ids, err := b.Find(t.Context(), model.Filter{}, model.Sort{})
	if err != nil {
		t.Fatal(err)
	}
	people, err := b.StandingsFor(t.Context(), ids, consent.PurposeNewsletter, consent.ChannelEmail)
	if err != nil {
		t.Fatal(err)
	}
	d := consent.Gate(consent.PurposeNewsletter, consent.ChannelEmail, people)
	n := d.Count()
	others := n[consent.ReasonNoConsent] + n[consent.ReasonNoContact] + n[consent.ReasonDeceased]
	if no := n[consent.ReasonWithdrawn] + n[consent.ReasonObjected]; len(d.Allowed) != 298 || no != 15 || n[consent.ReasonNoEmail] != 22 || others != 41 {
		t.Errorf("%d get it, %v", len(d.Allowed), n)
	}
	issues, err := b.Newsletters(t.Context())
	if err != nil || len(issues) < 8 || issues[0].State != model.NewsletterPlanned || len(issues[0].Unwritten()) == 0 {
		t.Fatalf("%d issues, %v", len(issues), err)
	}
	last := issues[1]
	if last.State != model.NewsletterSent || last.Recipients < 290 || last.SentOn != model.NewDate(2026, 11, 12) || len(last.Unwritten()) > 0 {
		t.Errorf("%+v", last)
	}
	whole, err := b.Newsletter(t.Context(), last.ID)
	if err != nil || len(whole.Archive) != 2 {
		t.Fatalf("%d copies are kept, %v", len(whole.Archive), err)
	}
	for _, c := range whole.Archive {
		if !strings.Contains(c.HTML, "Lindqvist &amp; Partner") || !strings.Contains(c.Text, "Søren Sørensen") && !strings.Contains(c.Text, "Karin") || !strings.Contains(c.HTML, model.GreetingMark) {
			t.Errorf("%s: %s\n%s", c.Language, c.Subject, c.Text)
		}
	}
	got, err := b.SentTo(t.Context(), last.ID)
	if err != nil || len(got) != last.Recipients {
		t.Errorf("it went to %d, %v", len(got), err)
	}
}

// The lists have the same length in every language, so that the same things happen in each.
func TestEventWordsAreComplete(t *testing.T) {
	w := load().events
	en := w.Words["en"]
	lengths := func(k eventWords) map[string]int {
		n := map[string]int{
			"titles": len(k.Titles), "talks": len(k.Talks), "agenda": len(k.Agenda), "workshop": len(k.WorkshopAgenda), "budget": len(k.Budget), "diets": len(k.Diets),
			"notes": len(k.Notes), "great": len(k.Great), "good": len(k.Good), "poor": len(k.Poor), "follow-ups": len(k.FollowUps), "themes": len(k.Themes),
			"seasons": len(k.Newsletter.Seasons),
		}
		for _, t := range k.Themes {
			n["wishes"] += len(t.Wishes)
		}
		for _, b := range model.BoxKinds {
			n[string(b)] = len(k.Newsletter.of(b))
		}
		return n
	}
	for lang, k := range w.Words {
		want := lengths(en)
		for name, n := range lengths(k) {
			if n != want[name] || n == 0 {
				t.Errorf("%s: %d %s, want %d", lang, n, name, want[name])
			}
		}
		if k.Value == "" || k.Dress == "" || k.Food == "" || k.Talked == "" || k.Newsletter.Intro == "" || k.Newsletter.Closing == "" {
			t.Errorf("%s: something is not said", lang)
		}
	}
	if len(w.Words) != 4 || len(w.Places) != len(w.Speakers) {
		t.Errorf("%d languages, %d places, %d speakers", len(w.Words), len(w.Places), len(w.Speakers))
	}
}

// A small book, and one that is made on the day of an evening, have events too.
func TestSmallBooksHaveEventsToo(t *testing.T) {
	for day, n := range map[model.Date]int{DefaultToday: 1, model.NewDate(2026, 10, 15): 12, model.NewDate(2028, 2, 29): 30} {
		b := filled(t, Options{People: n, Today: day})
		rows, err := b.Events(t.Context())
		if err != nil || len(rows) < 8 {
			t.Errorf("%s, %d people: %d events, %v", day, n, len(rows), err)
		}
	}
}
