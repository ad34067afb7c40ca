package after

import (
	"os"
	"path/filepath"
	"testing"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/page"
	"alumnibook/ui/uitest"
)

func TestWhoCameIsCountedAndListed(t *testing.T) {
	e := newEvening(t).open("")
	e.mustWork()
	e.W.MustSee("Afterwards: Autumn evening, Göteborg", "Held", "Came 6", "Did not come 2", "Cancelled 1", "Whole list 9", "Thank 6 guests…", "Sorry we missed you: 2 people…")
	e.W.MustSee("Kjær, Mette", "+1", "Öztürk, Gül", "walked in")
	e.W.MustNotSee("Müller, Jürgen")
	e.W.Tap("Did not come 2")
	e.W.MustSee("Müller, Jürgen", "Østergaard, Lars")
	e.W.MustNotSee("Kjær, Mette")
	if got := e.v.StatusText(); got != "6 came, 2 did not" {
		t.Errorf("the status line says %q", got)
	}
}

func TestWhoCameIsPutRight(t *testing.T) {
	e := newEvening(t).open("")
	e.choose("Müller")
	e.W.Tap("Put 1 right")
	e.W.MustSee("Cancelled late")
	e.v.who.mark(came)
	if g := e.guest("Müller"); !g.HasCome() || model.DateOf(g.Came.Local()) != e.event.On || g.Came.Local().Hour() != 18 {
		t.Errorf("Müller came at %s", g.Came)
	}
	e.choose("Müller", "Åkesson")
	e.v.who.mark(missed)
	if e.guest("Müller").HasCome() || e.guest("Åkesson").HasCome() {
		t.Error("they still count as having come")
	}
	e.choose("Østergaard")
	e.v.who.mark(late)
	if g := e.guest("Østergaard"); !g.Late || g.Reply != model.ReplyNo || g.Off != e.event.On {
		t.Errorf("the late cancellation is %+v", g.Attendance)
	}
	e.W.MustSee("Cancelled late 1")
	e.choose("Nej") // had cancelled in time, says the list
	e.v.who.mark(late)
	if g := e.guest("Nej"); !g.Late || g.Seat != model.SeatNone {
		t.Errorf("the late cancellation is %+v", g.Attendance)
	}
	e.choose("Østergaard")
	e.v.who.mark(came)
	if !e.guest("Østergaard").HasCome() {
		t.Error("who cancelled and came all the same does not count")
	}
	e.choose("Öztürk")
	e.v.who.mark(missed)
	if g := e.guest("Öztürk"); g.ID != 0 {
		t.Errorf("who walked in and did not is still there: %+v", g.Attendance)
	}
	e.mustWork()
	if row, err := e.B.Event(t.Context(), e.event.ID); err != nil || row.Counts.Invited != row.Counts.Yes+row.Counts.No+row.Counts.Maybe+row.Counts.Silent {
		t.Errorf("the counts are %+v (%v)", row.Counts, err)
	}
}

func TestEventIsClosed(t *testing.T) {
	e := newEvening(t)
	change(t, e.B, func(tx *book.Tx) error {
		row, err := e.B.Event(tx.Context(), e.event.ID)
		if err != nil {
			return err
		}
		row.State, row.On = model.EventAnnounced, uitest.Today
		return tx.SaveEvent(&row.Event, uitest.Today, book.LoweringAsk)
	})
	e.open("")
	e.W.MustSee("Announced", "It was held")
	e.W.MustNotSee("Thank 6 guests…")
	e.W.Tap("It was held")
	e.mustWork()
	e.W.MustSee("Held", "Thank 6 guests…")
	list, _, err := e.B.Timeline(t.Context(), e.id["Kjær"], nil, 0, 50)
	if err != nil {
		t.Fatal(err)
	}
	found := false
	for _, i := range list {
		found = found || i.Kind == model.InteractionEvent && i.EventID == e.event.ID
	}
	if !found {
		t.Error("the evening is not in the history of who came")
	}
}

func TestFeedbackIsTyped(t *testing.T) {
	e := newEvening(t).open(tabFeedback)
	e.W.MustSee("Nobody of the 6 guests has given a score yet.")
	first, second := e.v.feedback.rows[0], e.v.feedback.rows[1]
	e.v.feedback.score.Select("4")
	e.W.Fill("Comment", "Good talk")
	e.W.Fill("Wish", "A course on VAT")
	if !e.v.HasUnsaved() {
		t.Error("what was typed counts as saved")
	}
	e.W.Tap("Save, and the next one")
	e.mustWork()
	if e.v.feedback.id != second.ID || e.v.HasUnsaved() {
		t.Error("it does not go on to the next one")
	}
	e.v.feedback.score.Select("5")
	e.W.Tap("Save, and the next one")
	e.W.MustSee("4.5 of 5 on average", "2 of 6 answered")
	w := e.wishes()
	if len(w) != 1 || w[0].Text != "A course on VAT" || w[0].PersonID != first.PersonID || w[0].On != e.event.On {
		t.Errorf("the wishes are %+v", w)
	}
	e.v.feedback.turnTo(first.ID)
	e.W.MustSee("wishes: A course on VAT")
	list, err := e.B.GuestList(t.Context(), e.event.ID)
	if err != nil {
		t.Fatal(err)
	}
	for _, g := range list {
		if g.ID == first.ID && (g.Score != 4 || g.Comment != "Good talk") {
			t.Errorf("the feedback is %d %q", g.Score, g.Comment)
		}
	}
}

func TestFeedbackOfASheetIsTakenInOnce(t *testing.T) {
	e := newEvening(t).open(tabFeedback)
	path := filepath.Join(t.TempDir(), "feedback.csv")
	text := "Name;E-mail;Score;Comment;Wish\nÅkesson, Åsa;;5;Fine;Tax course\n;kjaer@example.org;4;;\nJürgen Müller;;3;Was ill;\nSomebody Else;;1;;\n"
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	for round, want := range []string{"Take in 3 answers", "Take in 0 answers"} {
		e.Picks = [][]string{{path}}
		e.W.Tap("Take in from a sheet…")
		e.W.MustSee("Feedback in feedback.csv", want, "Somebody Else")
		if round == 0 {
			e.W.MustSee("is not noted as having come", "1 of nobody")
			e.W.Tap(want)
		} else {
			e.W.MustSee("3 say nothing new")
			e.W.Tap("Cancel")
		}
		e.mustWork()
		if w := e.wishes(); len(w) != 1 || w[0].Text != "Tax course" {
			t.Fatalf("round %d: the wishes are %+v", round, w)
		}
		if a, k, m := e.guest("Åkesson"), e.guest("Kjær"), e.guest("Müller"); a.Score != 5 || a.Comment != "Fine" || k.Score != 4 || m.Score != 3 {
			t.Errorf("round %d: the scores are %d, %d, %d", round, a.Score, k.Score, m.Score)
		}
	}
}

func TestWishesArePutUnderThemesAndOffered(t *testing.T) {
	e := newEvening(t)
	add := func(family, text string) {
		change(t, e.B, func(tx *book.Tx) error {
			return tx.SaveWish(&model.Wish{PersonID: e.id[family], EventID: e.event.ID, On: e.event.On, Text: text})
		})
	}
	add("Åkesson", "New rules on VAT")
	add("Kjær", "Something about taxes")
	add("Großmann", "More time to talk")
	change(t, e.B, func(tx *book.Tx) error { // elsewhere
		return tx.SaveWish(&model.Wish{PersonID: e.id["Müller"], On: e.event.On, Text: "Taxes", Theme: "Tax update"})
	})
	e.open(tabWishes)
	e.W.MustSee("All 3", "More time to talk")
	var ids []int64
	for _, w := range e.wishes() {
		if w.Text != "More time to talk" {
			ids = append(ids, w.ID)
		}
	}
	e.v.wishes.grid.Select(ids...)
	e.W.Tap("Theme of 2 wishes…")
	e.W.Fill("Theme", "tax UPDATE") // as it is written already
	e.W.Tap("Put together")
	e.mustWork()
	e.W.MustSee("Tax update 2", "No theme 1")
	e.W.Tap("Tax update 2")
	e.W.MustNotSee("More time to talk")
	e.W.MustSee("3 wishes in the whole book")
	e.W.Tap("Offer it to those 3")
	if r := e.Current(); r.Page != page.People || len(r.Arg) < len(page.These)+5 {
		t.Errorf("it leads to %+v", r)
	}
	e.W.Tap("Rename the theme")
	e.W.Fill("Theme", "Tax course")
	e.W.Tap("Put together")
	e.mustWork()
	themes, err := e.B.Themes(t.Context())
	if err != nil || len(themes) != 1 || themes[0] != (book.Theme{Name: "Tax course", Wishes: 3, People: 3}) {
		t.Errorf("the themes are %+v (%v)", themes, err)
	}
}

func TestWishIsNotedChangedAndDeleted(t *testing.T) {
	e := newEvening(t).open(tabWishes)
	e.W.MustSee("No wishes noted")
	e.W.Tap("Add a wish…")
	e.W.Tap("Save")
	e.W.MustSee("This is still missing.")
	e.W.Fill("Name of a guest", "Mette")
	e.W.Tap("Mette Kjær")
	e.W.Fill("Wish", "A mentor")
	e.W.Tap("Save")
	e.mustWork()
	w := e.wishes()
	if len(w) != 1 || w[0].PersonID != e.id["Kjær"] || w[0].Text != "A mentor" {
		t.Fatalf("the wishes are %+v", w)
	}
	e.v.wishes.edit(&w[0])
	e.W.Fill("Wish", "A mentor in Malmö")
	e.W.Tap("Save")
	e.mustWork()
	if w = e.wishes(); w[0].Text != "A mentor in Malmö" {
		t.Errorf("the wish is %+v", w[0])
	}
	e.v.wishes.remove([]int64{w[0].ID})
	e.mustWork()
	if w = e.wishes(); len(w) != 0 {
		t.Errorf("the wishes are %+v", w)
	}
}

func TestPromisesOfTheEvening(t *testing.T) {
	e := newEvening(t).open(tabFollowUps)
	e.W.MustSee("Nothing open. What is promised here stands on the start page until it is kept.")
	e.W.Tap("Add a follow-up…")
	e.W.Fill("Name of a guest", "Håkan")
	e.W.Tap("Håkan Bergström")
	e.W.Fill("What", "Send the slides")
	e.W.Tap("Save")
	e.mustWork()
	e.W.MustSee("Send the slides", "Håkan Bergström · Ebba Holm · 30 November 2026", "in 7 days")
	open, err := e.B.OpenFollowUps(t.Context())
	if err != nil || len(open) != 1 || open[0].EventID != e.event.ID || open[0].PersonIDs[0] != e.id["Bergström"] {
		t.Fatalf("the promises are %+v (%v)", open, err)
	}
	open[0].FollowUp.Keep(uitest.Today)
	change(t, e.B, func(tx *book.Tx) error { return tx.UpdateInteraction(&open[0]) })
	e.W.MustNotSee("Send the slides")
}

func TestCostsAreTypedAndSharedAmongTheGuests(t *testing.T) {
	e := newEvening(t).open(tabCost)
	e.W.MustSee("Planned", "6,000 SEK", "3,500 SEK", "750 SEK", "500 SEK", "planned: 2,000 SEK", "2,500 SEK below the plan.")
	e.W.Fill("Room", "no idea")
	e.W.Tap("Save the costs")
	e.W.MustSee("This is no amount. Type it like 1250 or 1250.50.")
	e.W.Fill("Room", "2800")
	if !e.v.HasUnsaved() {
		t.Error("what was typed counts as saved")
	}
	e.W.Tap("Save the costs")
	e.mustWork()
	e.W.MustSee("6,300 SEK", "900 SEK", "300 SEK above the plan.")
	row, err := e.B.Event(t.Context(), e.event.ID)
	if err != nil || row.Budget[1].Actual != 280000 {
		t.Errorf("the budget is %+v (%v)", row.Budget, err)
	}
}

func TestUnsavedFeedbackIsAskedAbout(t *testing.T) {
	e := newEvening(t).open(tabFeedback)
	e.v.feedback.score.Select("2")
	e.v.tabs.Select(0)
	e.W.MustSee("Save")
	if e.v.front != 1 {
		t.Error("it went away without asking")
	}
}

func TestLettersAreHandedOver(t *testing.T) {
	e := newEvening(t).open("")
	e.W.Tap("Thank 6 guests…")
	e.mustWork()
	e.W.MustSee("Thanks: Autumn evening, Göteborg")
	e.W.Tap("Cancel")
	e.W.Tap("Sorry we missed you: 2 people…")
	e.W.MustSee("We missed you: Autumn evening, Göteborg")
	e.W.Tap("Cancel")

	kjaer := e.guest("Kjær")
	e.v.who.sent([]*book.Guest{kjaer}, []int64{kjaer.PersonID}, model.ChannelEmail, uitest.Today)
	e.mustWork()
	if g := e.guest("Kjær"); g.Thanked != uitest.Today {
		t.Errorf("she was thanked on %s", g.Thanked)
	}
	e.W.MustSee("Thank 5 guests…")
}
