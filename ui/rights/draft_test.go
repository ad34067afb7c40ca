package rights

import (
	"testing"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/draft"
	"alumnibook/ui/page"
	"alumnibook/ui/uitest"
)

// killed is the page of a new window at a route, as after a crash.
func (f *firm) killed(r page.Route) {
	f.T.Helper()
	f.Host = uitest.NewHost(f.T, f.B)
	f.at(r)
}

func TestRequestsOutliveTheProgram(t *testing.T) {
	uitest.AtOnce(t, draft.Pause)
	f := newFirm(t)
	f.killed(page.Route{Do: doRequest})
	f.W.Fill("Who asks", "kjær")
	f.W.Tap("Kjær, Mette")
	f.W.Fill("What exactly", "All calls of 2025")

	f.killed(page.Route{Do: doRequest})
	f.W.MustSee("What you typed last time and did not save is back.", "All calls of 2025")
	f.W.Tap("Note the request")
	r := f.Current()
	row, err := f.B.Request(t.Context(), r.ID)
	if err != nil || row.PersonID != f.id["Kjær"] || row.Note != "All calls of 2025" || len(f.Drafts()) != 0 {
		t.Fatalf("noted is %+v (%v), drafts %v", row, err, f.Drafts())
	}

	f.killed(page.Route{ID: r.ID})
	f.W.Fill("What exactly", "All calls")
	f.killed(page.Route{ID: r.ID})
	f.W.MustSee("What you typed last time and did not save is back.")
	f.v.Save(func(bool) {})
	f.W.MustNotSee("What you typed last time and did not save is back.")
	if row, _ = f.B.Request(t.Context(), r.ID); row.Note != "All calls" || len(f.Drafts()) != 0 {
		t.Fatalf("saved is %q, drafts %v", row.Note, f.Drafts())
	}
	f.W.Fill("What exactly", "Nothing")
	f.v.Discard()
	if len(f.Drafts()) != 0 || f.v.request.note.Value() != "All calls" {
		t.Errorf("there are the drafts %v", f.Drafts())
	}

	f.W.Tap("Close the request…")
	f.W.Fill("What was done", "Sent by post")
	f.killed(page.Route{Do: doClose, ID: r.ID})
	f.W.MustSee("What you typed last time and did not save is back.", "Sent by post")
	f.W.Tap("Close the request")
	if row, _ = f.B.Request(t.Context(), r.ID); row.State != model.RequestDone || row.Answer != "Sent by post" || len(f.Drafts()) != 0 {
		t.Errorf("closed is %+v, drafts %v", row.Request, f.Drafts())
	}
}

func TestRequestThatIsNotNotedLeavesNoDraft(t *testing.T) {
	uitest.AtOnce(t, draft.Pause)
	f := newFirm(t)
	f.killed(page.Route{Do: doRequest})
	f.W.Fill("What exactly", "All calls of 2025")
	f.W.Tap("Cancel")
	if len(f.Drafts()) != 0 {
		t.Errorf("there are the drafts %v", f.Drafts())
	}
}

func TestDraftOfARequestGoesWithThePerson(t *testing.T) {
	uitest.AtOnce(t, draft.Pause)
	f := newFirm(t)
	f.killed(page.Route{Do: doRequest})
	f.W.Fill("What exactly", "All calls of 2025")
	f.W.Fill("Who asks", "kjær")
	f.W.Tap("Kjær, Mette")
	if len(f.Drafts()) != 1 {
		t.Fatal("nothing was kept")
	}
	if _, err := f.B.Erase(t.Context(), []int64{f.id["Kjær"]}, book.EraseOptions{}); err != nil {
		t.Fatal(err)
	}
	if len(f.Drafts()) != 0 {
		t.Errorf("there are the drafts %v", f.Drafts())
	}
}

func TestSettingsOutliveTheProgram(t *testing.T) {
	uitest.AtOnce(t, draft.Pause)
	f := newFirm(t)
	f.killed(settingsAt)
	f.v.Discard() // of nothing
	f.W.Fill("privacy@…", "data@example.org")
	f.killed(settingsAt)
	f.W.MustSee("What you typed last time and did not save is back.")
	f.v.Save(func(bool) {})
	p, err := f.B.Privacy(t.Context())
	if err != nil || p.Contact != "data@example.org" || len(f.Drafts()) != 0 || f.v.HasUnsaved() {
		t.Errorf("saved is %q (%v), drafts %v", p.Contact, err, f.Drafts())
	}
	f.W.Fill("privacy@…", "other@example.org")
	f.v.Discard()
	if len(f.Drafts()) != 0 || f.v.HasUnsaved() {
		t.Errorf("there are the drafts %v", f.Drafts())
	}
}

func TestReasonsForKeepingOutliveTheProgram(t *testing.T) {
	uitest.AtOnce(t, draft.Pause)
	f := newFirm(t)
	both := []int64{f.id["Lindqvist"], f.id["Kjær"]}
	r := page.Route{Do: doKeep, Arg: page.TextsOf(both)}
	f.killed(r)
	f.W.Fill("Reason", "Partners of our oldest client")
	f.killed(r)
	f.W.MustSee("Keep 2 people", "What you typed last time and did not save is back.", "Partners of our oldest client")
	f.W.Tap("Keep")
	kept, err := f.B.DecisionsOf(t.Context(), both[1])
	if err != nil || len(kept) != 1 || kept[0].Reason != "Partners of our oldest client" || len(f.Drafts()) != 0 {
		t.Fatalf("decided is %+v (%v), drafts %v", kept, err, f.Drafts())
	}

	f.killed(r)
	f.W.Fill("Reason", "Partners")
	f.W.Tap("Cancel")
	if len(f.Drafts()) != 0 {
		t.Errorf("what was put away is kept: %v", f.Drafts())
	}
	f.killed(r)
	f.W.Fill("Reason", "Partners")
	if len(f.Drafts()) != 1 {
		t.Fatal("nothing was kept")
	}
	if _, err := f.B.Erase(t.Context(), both[1:], book.EraseOptions{}); err != nil || len(f.Drafts()) != 0 {
		t.Errorf("there are the drafts %v (%v)", f.Drafts(), err)
	}
}
