package people

import (
	"strings"
	"testing"
	"time"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/model/guests"
	"alumnibook/ui/page"
	"alumnibook/ui/uitest"
)

// invitedTo puts an evening into the book to which somebody was invited, and for which they said yes, and one that was
// held, to which they came.
func invitedTo(t testing.TB, b *book.Book, id int64) (held, coming model.Event) {
	t.Helper()
	held = model.Event{Title: "Autumn evening", Kind: model.EventTalk, State: model.EventAnnounced, Place: "Restaurant Hafenblick", On: uitest.Today.AddDays(-40)}
	coming = model.Event{Title: "Winter evening", Kind: model.EventTalk, State: model.EventAnnounced, On: uitest.Today.AddDays(20)}
	_, err := b.Change(t.Context(), model.Doing{Code: "edit"}, func(tx *book.Tx) error {
		for _, e := range []*model.Event{&held, &coming} {
			if err := tx.SaveEvent(e, uitest.Today.AddDays(-60), book.LoweringAsk); err != nil {
				return err
			}
			if _, err := tx.AddGuests(e.ID, []int64{id}, model.ChannelEmail); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	_, err = b.Change(t.Context(), model.Doing{Code: "edit"}, func(tx *book.Tx) error {
		for _, e := range []*model.Event{&held, &coming} {
			list, err := b.GuestList(t.Context(), e.ID)
			if err != nil {
				return err
			}
			at := list[0].Attendance
			if err := tx.Invite(e.ID, []int64{at.ID}, model.ChannelEmail, e.On.AddDays(-30)); err != nil {
				return err
			}
			if _, err := tx.Reply(at.ID, guests.Said{Reply: model.ReplyYes, On: e.On.AddDays(-20), Guests: []model.Plus{{Name: "Lo"}}}); err != nil {
				return err
			}
			if e != &held {
				continue
			}
			if err := tx.CheckIn(at.ID, e.On.Time().Add(18*time.Hour), 1); err != nil {
				return err
			}
			if err := tx.HoldEvent(e.ID, e.On); err != nil {
				return err
			}
			if err := tx.Feedback(at.ID, 5, "Best talk so far"); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return held, coming
}

// sentIssue puts an issue of the newsletter into the book that went to somebody.
func sentIssue(t testing.TB, b *book.Book, id int64) model.Newsletter {
	t.Helper()
	n := model.Newsletter{Title: "Autumn 2026", Due: uitest.Today.AddDays(-10), State: model.NewsletterReady, Languages: []string{"en"}, Subject: map[string]string{"en": "News from the harbour"}}
	_, err := b.Change(t.Context(), model.Doing{Code: "newsletter_sent"}, func(tx *book.Tx) error {
		if err := tx.SaveNewsletter(&n); err != nil {
			return err
		}
		return tx.MarkSent(n.ID, []int64{id}, []model.SentCopy{{Language: "en", Subject: "News from the harbour"}}, uitest.Today.AddDays(-10))
	})
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func TestCardTellsTheEventsOfAPerson(t *testing.T) {
	h, v := open(t, staff()...)
	h.W.Tap("Sørensen, Søren")
	id := v.selected[0]
	h.W.MustNotSee("Winter evening", "Events")
	held, coming := invitedTo(t, h.B, id)
	h.W.MustSee("Events", "Invited 2 times · came 1 time", "Winter evening", "Has a place", "with 1 guest", "Autumn evening", "Came", "rated it 5 of 5", "Best talk so far")
	h.W.Tap("Winter evening")
	h.W.Tap("Autumn evening")
	want := []page.Route{{Page: page.Events, ID: coming.ID}, {Page: page.Events, ID: held.ID}}
	if n := len(h.Opened); n < 2 || h.Opened[n-2] != want[0] || h.Opened[n-1] != want[1] {
		t.Errorf("opened were %+v", h.Opened)
	}
}

func TestWishIsNotedOnThePerson(t *testing.T) {
	h, v := open(t, staff()...)
	h.W.Tap("Sørensen, Søren")
	h.W.Tap("Wish")
	h.W.Fill("A course on the new tax law", "A course on customs law")
	h.W.Tap("Save")
	h.W.MustSee("Wishes", "A course on customs law", "Note a wish…")
	wishes, err := h.B.Wishes(t.Context(), book.WishQuery{PersonID: v.selected[0]})
	if err != nil || len(wishes) != 1 || wishes[0].On != uitest.Today {
		t.Fatalf("%+v (%v)", wishes, err)
	}
	v.detail.askWish(wishes[0].Wish, nil)
	h.W.Fill("Wishes of one kind get the same one", "Courses")
	h.W.Tap("Save")
	h.W.MustSee("Courses")
	item(t, v.detail.wishMenu(&wishes[0].Wish, func() {}), "Delete the wish").Action()
	h.W.MustNotSee("A course on customs law")
}

// The timeline leads to the event and to the issue of the newsletter that it names, as long as they are there; what can
// be chosen of it by kind stays what it was.
func TestTimelineLeadsToEventsAndNewsletters(t *testing.T) {
	h, v := open(t, staff()...)
	h.W.Tap("Sørensen, Søren")
	id := v.selected[0]
	held, _ := invitedTo(t, h.B, id)
	issue := sentIssue(t, h.B, id)
	opened := func() page.Route { return h.Opened[len(h.Opened)-1] }
	h.W.Tap("News from the harbour")
	if want := (page.Route{Page: page.Newsletter, ID: issue.ID}); opened() != want {
		t.Errorf("an issue opened %+v", opened())
	}
	entry := func(kind model.InteractionKind, event int64) *model.Interaction {
		for i := range v.detail.history.entries {
			if e := &v.detail.history.entries[i]; e.Kind == kind && e.EventID == event {
				return e
			}
		}
		t.Fatalf("there is no %s about event %d", kind, event)
		return nil
	}
	for _, kind := range []model.InteractionKind{model.InteractionEvent, model.InteractionInvitation} {
		e := entry(kind, held.ID)
		v.detail.history.opens(e)()
		if want := (page.Route{Page: page.Events, ID: held.ID}); opened() != want {
			t.Errorf("%s opened %+v", kind, opened())
		}
		item(t, v.detail.history.itemMenu(e, func() {}), "Edit…").Action()
		if opened().Page != editor {
			t.Errorf("editing an entry opened %+v", opened())
		}
	}
	v.detail.history.load([]model.InteractionKind{model.InteractionNewsletter}, 0)
	if n := len(v.detail.history.entries); n != 1 {
		t.Errorf("%d entries are newsletters", n)
	}
	v.detail.history.load(nil, 0)
	if _, err := h.B.Change(t.Context(), model.Doing{Code: "newsletter_delete"}, func(tx *book.Tx) error { return tx.DeleteNewsletter(issue.ID) }); err != nil {
		t.Fatal(err)
	}
	h.W.Tap("News from the harbour")
	if opened().Page != editor {
		t.Errorf("an issue that was deleted opened %+v", opened())
	}
	if all := strings.Join(names(v), "; "); !strings.Contains(all, "Sørensen") {
		t.Error(all)
	}
}
