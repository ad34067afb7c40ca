package people

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/page"
	"alumnibook/ui/uitest"
)

// change changes the book behind the page's back.
func change(t *testing.T, h *uitest.Host, fn func(tx *book.Tx) error) {
	t.Helper()
	if _, err := h.B.Change(t.Context(), model.Doing{Code: "edit"}, fn); err != nil {
		t.Fatal(err)
	}
}

// said puts an entry about the person who is chosen into the history, and returns it.
func said(t *testing.T, h *uitest.Host, v *view, e model.Interaction) model.Interaction {
	t.Helper()
	if e.PersonIDs == nil {
		e.PersonIDs = []int64{v.selected[0]}
	}
	if e.On.IsZero() {
		e.On = uitest.Today
	}
	change(t, h, func(tx *book.Tx) error { return tx.CreateInteraction(&e) })
	return e
}

func stored(t *testing.T, h *uitest.Host, id int64) model.Person {
	t.Helper()
	p, err := h.B.Person(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestFollowUpIsMovedDroppedAndDone(t *testing.T) {
	h, v := open(t, staff()...)
	h.W.Tap("Sørensen, Søren")
	e := said(t, h, v, model.Interaction{Kind: model.InteractionCall, Reached: true, Text: "Promised.", FollowUp: model.FollowUp{On: uitest.Today.AddDays(2), Text: "Send the book"}})
	promise := func() model.FollowUp {
		i, err := h.B.Interaction(t.Context(), e.ID)
		if err != nil {
			t.Fatal(err)
		}
		return i.FollowUp
	}
	h.W.MustSee("Follow-up in 2 days")
	menu := func() []*fyne.MenuItem {
		return v.detail.history.itemMenu(&v.detail.history.entries[0], func() {})
	}
	item(t, menu(), "Move…").Action()
	h.W.Fill("New day", "1 Nov 2026")
	h.W.Tap("Move")
	h.W.MustSee(h.Words().T("error.invalid.past"))
	h.W.Fill("New day", "5 Dec 2026")
	h.W.Fill("Reason", "She is on leave")
	h.W.Tap("Move")
	if f := promise(); f.On != model.NewDate(2026, 12, 5) || f.Reason != "She is on leave" {
		t.Errorf("moved to %+v", f)
	}
	h.W.MustSee("Send the book · Reason: She is on leave")
	item(t, menu(), "Drop…").Action()
	h.W.Fill("Reason", "The book is out of print")
	h.W.Tap("Drop")
	if f := promise(); f.IsOpen() || !f.Dropped || f.Done != uitest.Today || f.Reason != "The book is out of print" {
		t.Errorf("dropped %+v", f)
	}
	h.W.MustSee("Dropped today")
	item(t, menu(), "Open again").Action()
	h.W.Tap("Done")
	if f := promise(); f.Dropped || f.Done != uitest.Today {
		t.Errorf("kept %+v", f)
	}
	h.W.MustSee("Done today")
}

func TestHistoryShowsSeveralKinds(t *testing.T) {
	h, v := open(t, staff()...)
	h.W.Tap("Sørensen, Søren")
	said(t, h, v, model.Interaction{Kind: model.InteractionCall, Text: "Rang in vain."})
	said(t, h, v, model.Interaction{Kind: model.InteractionLetter, Reached: true, Text: "Wrote at length.", Internal: true})
	said(t, h, v, model.Interaction{Kind: model.InteractionMeeting, Reached: true, Text: "Lunch.", PersonIDs: v.rows.ids})
	h.W.MustSee("Call · not reached", "Letter · internal", "with Åkesson, Åsa · Müller, Jürgen")
	h.W.Tap("all kinds")
	h.W.Tap("Letter")
	h.W.MustSee("Wrote at length.")
	h.W.MustNotSee("Rang in vain.")
	h.W.Tap("Meeting")
	h.W.MustSee("Wrote at length.", "Lunch.", "Letter, Meeting")
	h.W.MustNotSee("Rang in vain.")
	h.W.Tap("all kinds")
	h.W.MustSee("Rang in vain.")
	h.W.Tap("Müller, Jürgen")
	h.W.MustSee("Jürgen Müller")
}

func TestNoteInPlace(t *testing.T) {
	h, v := open(t, staff()...)
	h.W.Tap("Müller, Jürgen")
	id := v.selected[0]
	h.W.Fill("Add a note…", "Plays the bassoon")
	if !v.HasUnsaved() {
		t.Error("what was typed is not in the book yet")
	}
	h.W.Tap("Sørensen, Søren")
	h.W.Fill("Add a note…", "Moved to Bonn")
	h.W.Tap("Müller, Jürgen")
	if got := v.detail.history.note.field.Value(); got != "Plays the bassoon" {
		t.Errorf("what was typed about the first is %q after looking at another", got)
	}
	h.W.Tap("internal")
	h.W.Tap("Add the note")
	list, _, err := h.B.Timeline(t.Context(), id, nil, 0, 10)
	if err != nil || len(list) != 1 || list[0].Kind != model.InteractionNote || list[0].Text != "Plays the bassoon" || !list[0].Internal || list[0].On != uitest.Today {
		t.Fatalf("noted %+v (%v)", list, err)
	}
	v.Save(func(ok bool) {
		if !ok || v.HasUnsaved() {
			t.Error("the other note was not saved")
		}
	})
	v.SelectAll()
	h.W.Fill("Add a note…", "All three were at the fair")
	h.W.Key(fyne.KeyReturn)
	list, _, _ = h.B.Timeline(t.Context(), id, nil, 0, 10)
	if len(list) != 2 || len(list[0].PersonIDs) != 3 {
		t.Errorf("one entry about all: %+v", list)
	}
	h.W.Tap("Sørensen, Søren")
	h.W.Fill("Add a note…", "never mind")
	v.Discard()
	if v.HasUnsaved() || v.detail.history.note.field.Value() != "" {
		t.Error("what was thrown away is still there")
	}
}

func TestCallsArePausedAndResumed(t *testing.T) {
	h, v := open(t, staff()...)
	h.W.Tap("Sørensen, Søren")
	id := v.selected[0]
	h.W.MustSee("Next call", "none: never asked whether calls are welcome", "2 contacts a year, by the programme")
	h.W.Tap("Pause…")
	h.W.Tap("Not this year")
	h.W.Fill("Reason", "new baby")
	h.W.Tap("Pause")
	want := model.CallWish{Pause: model.PauseNotThisYear, Until: model.NewDate(2027, 1, 1), Why: "new baby"}
	if got := stored(t, h, id).Calls; got != want {
		t.Fatalf("paused %+v", got)
	}
	h.W.MustSee("Not this year, until 1 Jan 2027 (new baby)")
	h.W.Tap("Call again")
	if got := stored(t, h, id).Calls; !got.IsZero() {
		t.Errorf("resumed %+v", got)
	}
	item(t, v.touchMenu(v.detail.person), "4 contacts a year").Action()
	h.W.MustSee("4 contacts a year, said for this person")
	v.SelectAll()
	h.W.Tap("Pause calls…")
	h.W.Fill("Until the day", "1 Mar 2027")
	h.W.Key(fyne.KeyReturn)
	for _, id := range v.rows.ids {
		if got := stored(t, h, id).Calls; got.Pause != model.PauseLater || got.Until != model.NewDate(2027, 3, 1) {
			t.Errorf("%d is paused %+v", id, got)
		}
	}
}

func TestConsentIsNotedByOneClick(t *testing.T) {
	h, v := open(t, staff()...)
	h.W.Tap("Sørensen, Søren")
	id := v.selected[0]
	h.W.Tap("Courtesy calls")
	h.W.Tap("Allowed: Said in a call")
	list, err := h.B.Consents(t.Context(), id)
	if err != nil || len(list) != 1 || list[0].State != model.ConsentGiven || list[0].Source != model.SourceCall || list[0].Channel != model.ChannelPhone {
		t.Fatalf("noted %+v (%v)", list, err)
	}
	h.W.MustSee("Courtesy calls today", "Courtesy calls: Allowed") // the chip, and the line of the history
	h.W.Tap("Courtesy calls today")
	h.W.Tap("With day, source and wording…")
	h.W.Fill("Date", "20 Nov 2027")
	h.W.Tap("Save")
	h.W.MustSee(h.Words().T("error.invalid.future"))
	h.W.Fill("Date", "20 Nov 2026")
	h.W.Fill("What they were told", "letter of 18 November")
	h.W.Tap("Save")
	if list, _ = h.B.Consents(t.Context(), id); len(list) != 2 || list[1].State != model.ConsentWithdrawn || list[1].Wording != "letter of 18 November" {
		t.Errorf("noted %+v", list)
	}
	h.W.MustSee("Courtesy calls today") // the newest holds
	v.detail.showLedger()
	h.W.MustSee("Courtesy calls · Withdrawn", "letter of 18 November", "20 Nov 2026")
	h.W.Tap("Close")

	v.setFilter(model.Filter{Calls: []model.ConsentState{model.ConsentGiven}})
	h.W.MustSee("Calls: Allowed", "1 of 3")
}

func TestGiveAndTake(t *testing.T) {
	h, v := open(t, staff()...)
	h.W.Tap("Sørensen, Søren")
	id := v.selected[0]
	h.W.MustSee("Give and take")
	v.detail.askFavour(model.Favour{PersonID: id, On: uitest.Today, Side: model.FavourGot, Kind: "recommended_client"})
	h.W.Fill("What it was", "Sent us the port")
	h.W.Tap("Save")
	h.W.MustSee("Recommended a client · They did for us", "Sent us the port", "asked or got 1 time", "our turn to give")
	h.W.Tap("Thanked")
	h.W.MustSee("Thanked today")
	list, err := h.B.Favours(t.Context(), id)
	if err != nil || len(list) != 1 || list[0].Settled != uitest.Today {
		t.Fatalf("kept %+v (%v)", list, err)
	}
	item(t, v.detail.favourMenu(&list[0], func() {}), "Delete the entry").Action()
	h.W.MustNotSee("Sent us the port")
}

func TestFailedAddressIsMarked(t *testing.T) {
	people := staff()
	people[0].Emails = []model.Email{
		{Address: "old@example.org", Kind: model.KindWork, Preferred: true, Failed: uitest.Today.AddDays(-40)},
		{Address: "new@example.org", Kind: model.KindPrivate},
	}
	h, v := open(t, people...)
	h.W.Tap("Sørensen, Søren")
	h.W.MustSee("old@example.org", "wrong since 14 Oct 2026")
	all := strings.Join(h.W.Texts(), "\n")
	if strings.Index(all, "new@example.org") > strings.Index(all, "old@example.org") {
		t.Error("the address that works does not stand first")
	}
	v.works(v.selected[0], "old@example.org")
	if got := stored(t, h, v.selected[0]).Emails[0].Failed; !got.IsZero() {
		t.Errorf("the mark is still there: %v", got)
	}
	h.W.MustNotSee("wrong since")
}

func TestLeadsToCallCardAndChecklist(t *testing.T) {
	h, v := open(t, staff()...)
	h.W.Tap("Sørensen, Søren")
	id := v.selected[0]
	h.W.Tap("Call card")
	if r := h.Current(); r != (page.Route{Page: page.Call, ID: id}) {
		t.Errorf("the call card is %+v", r)
	}
	change(t, h, func(tx *book.Tx) error {
		p, err := tx.Person(id)
		if err != nil {
			return err
		}
		p.Status = model.StatusLeaving
		if err := tx.UpdatePeople([]*model.Person{&p}); err != nil {
			return err
		}
		l := model.PlanLeaving(id, uitest.Today.AddDays(30), uitest.Today, model.DefaultSteps())
		return tx.SaveLeaving(&l)
	})
	h.W.MustSee("Checklist", "9 of 9 steps open", "next: Note private contact details")
	h.W.Tap("Leaving soon")
	if r := h.Current(); r != (page.Route{Page: page.Leaving, ID: id}) {
		t.Errorf("the checklist is %+v", r)
	}
}

func TestListSaysHowOften(t *testing.T) {
	h, v := open(t, staff()...)
	v.setFilter(model.Filter{Offices: []string{"Malmö"}})
	h.W.Tap("Save as list")
	h.W.Fill("Name of the list", "South")
	h.W.Tap("Save")
	item(t, v.listMenu(), "Contacts a year…").Action()
	h.W.Fill("Contacts a year", "99")
	h.W.Tap("Save")
	h.W.MustSee("Write a whole number from 0 to 52.")
	h.W.Fill("Contacts a year", "4")
	h.W.Tap("Save")
	if item(t, v.listMenu(), "South · 4 contacts a year"); v.lists[0].Calls != 4 {
		t.Errorf("kept %+v", v.lists)
	}
	h.W.Tap("Sørensen, Søren")
	h.W.MustSee("4 contacts a year, by the list South")
}

func TestNewColumns(t *testing.T) {
	people := staff()
	h, v := open(t, people...)
	change(t, h, func(tx *book.Tx) error {
		id := people[0].ID
		err := tx.AddConsents([]*model.Consent{{PersonID: id, Purpose: model.PurposeCalls, Channel: model.ChannelPhone, State: model.ConsentGiven, On: uitest.Today}})
		if err != nil {
			return err
		}
		return tx.CreateInteraction(&model.Interaction{Kind: model.InteractionEmail, Direction: model.DirectionIn, Reached: true, On: uitest.Today.AddDays(-10), PersonIDs: []int64{id}})
	})
	all := v.grid.State()
	all.Hidden = nil
	v.grid.SetState(all)
	h.W.Resize(fyne.NewSize(2600, 800))
	h.W.MustSee("Last heard", "Next call", "13 Nov 2026", "Allowed")
	v.sortBy("last_heard", true)
	if got := names(v)[0]; got != "Sørensen, Søren" {
		t.Errorf("%s was heard from last", got)
	}
	v.sortBy("next_call", false)
	if v.sort.By != model.SortNextCall {
		t.Errorf("sorted by %v", v.sort)
	}
}

func TestLongHistoryIsNotDrawnWhole(t *testing.T) {
	h, v := open(t, staff()...)
	h.W.Tap("Sørensen, Søren")
	id := v.selected[0]
	const many = 5000
	change(t, h, func(tx *book.Tx) error {
		list := make([]*model.Interaction, many)
		for n := range list {
			list[n] = &model.Interaction{Kind: model.InteractionNote, PersonIDs: []int64{id}, On: uitest.Today.AddDays(-n / 3), Text: fmt.Sprintf("entry %04d", n)}
		}
		return tx.CreateInteractions(list)
	})
	if got := len(v.detail.history.entries); got != historyPage {
		t.Fatalf("%d of %d entries were read at first", got, many)
	}
	toEnd := func() { test.Scroll(h.W.Canvas(), fyne.NewPos(1150, 300), 0, -1e6) }
	steps := 0
	for len(v.detail.history.entries) < many {
		toEnd()
		if steps++; steps > 60 {
			t.Fatalf("after %d steps to the end, %d entries were read", steps, len(v.detail.history.entries))
		}
	}
	toEnd()
	drawn := func() (n int) {
		for _, o := range v.detail.history.list.Objects {
			if b, ok := o.(*block); ok && b.inside != nil {
				n++
			}
		}
		return n
	}
	if n := drawn(); n == 0 || n > 20 {
		t.Errorf("at the end %d of %d pages are drawn", n, many/historyPage)
	}
	before := v.detail.body.MinSize().Height
	said(t, h, v, model.Interaction{Kind: model.InteractionNote, Text: "one more"})
	if n := drawn(); n > 20 {
		t.Errorf("after a change %d pages are drawn anew", n)
	}
	if after := v.detail.body.MinSize().Height; after < before*0.9 {
		t.Errorf("the pane was %v high and is %v", before, after)
	}
	if !slices.ContainsFunc(v.detail.history.entries, func(e model.Interaction) bool { return e.Text == "entry 4990" }) {
		t.Error("the end of the history was forgotten")
	}
}
