package person

import (
	"testing"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/draft"
	"alumnibook/ui/page"
	"alumnibook/ui/uitest"
)

// edited opens the form of somebody on a new window, as after a crash.
func edited(t *testing.T, h *uitest.Host, r page.Route) (*uitest.Host, *view) {
	t.Helper()
	h = uitest.NewHost(t, h.B)
	v := newView(h)
	r.Page = ID
	h.Put(v, r)
	return h, v
}

func TestEditingSomebodyOutlivesTheProgram(t *testing.T) {
	uitest.AtOnce(t, draft.Pause)
	p := uitest.Named("Åsa", "Åkesson")
	p.Emails = []model.Email{
		{Address: "old@example.org", Kind: model.KindPrivate},
		{Address: "asa@example.org", Kind: model.KindPrivate, Failed: model.NewDate(2026, 3, 1)},
	}
	h, _, ids := open(t, page.Route{Do: "edit"}, p)
	r := page.Route{Do: "edit", ID: ids[0]}
	h, v := edited(t, h, r)
	h.W.Fill("Nickname", "Ossi")
	v.task.(*editor).emails.Remove(0)
	h.W.Tap("Add a note")
	h.W.Type("Sails to Bornholm")

	h, v = edited(t, h, r)
	h.W.MustSee("What you typed last time and did not save is back.", "Ossi", "Sails to Bornholm")
	v.Save(func(bool) {})
	got := stored(t, h, ids[0])
	if got.Nickname != "Ossi" || len(got.Emails) != 1 || got.Emails[0].Failed != model.NewDate(2026, 3, 1) || len(got.Notes) != 1 || got.Notes[0].Text != "Sails to Bornholm" {
		t.Fatalf("stored is %s", asJSON(t, got))
	}
	if list, _ := h.B.Drafts(t.Context()); len(list) != 0 || v.HasUnsaved() {
		t.Errorf("there are the drafts %v", list)
	}

	h.W.Fill("Nickname", "Ossi Å.")
	v.Save(func(bool) {})
	if got = stored(t, h, ids[0]); got.Nickname != "Ossi Å." || len(h.Failed) > 0 {
		t.Errorf("saved a second time she is %q (%v)", got.Nickname, h.Failed)
	}
	h.W.Fill("Nickname", "Nobody")
	v.Discard()
	if list, _ := h.B.Drafts(t.Context()); len(list) != 0 {
		t.Errorf("there are the drafts %v", list)
	}
}

func TestSavingANewPersonTwiceMakesOne(t *testing.T) {
	uitest.AtOnce(t, draft.Pause)
	h, v, _ := open(t, page.Route{Do: "new"})
	h.W.Fill("First name", "Maja")
	v.Save(func(bool) {})
	h.W.Fill("Last name", "O’Neill")
	v.Save(func(bool) {})
	list, _ := h.B.Drafts(t.Context())
	if n, err := h.B.Count(t.Context()); n != 1 || err != nil || len(list) != 0 {
		t.Errorf("there are %d people (%v) and the drafts %v", n, err, list)
	}
}

func TestChangedEntryOutlivesTheProgram(t *testing.T) {
	uitest.AtOnce(t, draft.Pause)
	h, _, ids := open(t, page.Route{Do: "edit"}, uitest.Named("Åsa", "Åkesson"), uitest.Named("Maja", "O’Neill"))
	e := model.Interaction{Kind: model.InteractionMeeting, On: uitest.Today, Reached: true, PersonIDs: ids, Text: "Met"}
	if _, err := h.B.Change(t.Context(), model.Doing{Code: "log"}, func(tx *book.Tx) error { return tx.CreateInteraction(&e) }); err != nil {
		t.Fatal(err)
	}
	r := entryAt(e.ID)
	h, _ = edited(t, h, r)
	h.W.Fill("What was said", "Met at the fair")
	h, v := edited(t, h, r)
	h.W.MustSee("What you typed last time and did not save is back.", "Met at the fair")
	v.Save(func(bool) {})
	if got, err := h.B.Interaction(t.Context(), e.ID); err != nil || got.Text != "Met at the fair" || len(h.Drafts()) != 0 || v.HasUnsaved() {
		t.Fatalf("stored is %q (%v), drafts %v", got.Text, err, h.Drafts())
	}
	h, v = edited(t, h, r)
	h.W.Fill("What was said", "Met")
	v.Discard()
	if len(h.Drafts()) != 0 {
		t.Errorf("what was thrown away is kept: %v", h.Drafts())
	}
	h, _ = edited(t, h, r)
	h.W.Fill("What was said", "Met")
	if _, err := h.B.Erase(t.Context(), ids[1:], book.EraseOptions{}); err != nil || len(h.Drafts()) != 0 {
		t.Errorf("there are the drafts %v (%v)", h.Drafts(), err)
	}
}

func TestConsentOfManyOutlivesTheProgram(t *testing.T) {
	uitest.AtOnce(t, draft.Pause)
	h, _, ids := open(t, page.Route{Do: "edit"}, uitest.Named("Åsa", "Åkesson"), uitest.Named("Maja", "O’Neill"))
	r := consentAt(ids)
	h, _ = edited(t, h, r)
	h.W.Fill("What they were told", "Asked at the fair")
	h, v := edited(t, h, r)
	h.W.MustSee("What you typed last time and did not save is back.", "Asked at the fair")
	v.Save(func(bool) {})
	ledger, err := h.B.Consents(t.Context(), ids[1])
	if err != nil || len(ledger) != 1 || ledger[0].Wording != "Asked at the fair" || len(h.Drafts()) != 0 {
		t.Fatalf("noted are %+v (%v), drafts %v", ledger, err, h.Drafts())
	}
	h, v = edited(t, h, r)
	h.W.Fill("What they were told", "Asked at the fair")
	if len(h.Drafts()) != 1 {
		t.Fatal("nothing was kept")
	}
	v.task.(*bulk).pick("pause")
	if len(h.Drafts()) != 0 {
		t.Errorf("what was put away is kept: %v", h.Drafts())
	}
}
