package events

import (
	"testing"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/draft"
	"alumnibook/ui/page"
	"alumnibook/ui/uitest"
)

// killed is the page of a new window at the same route, as after a crash.
func (f *firm) killed(r page.Route) *firm {
	f.T.Helper()
	f.Host, f.v = uitest.NewHost(f.T, f.B), nil
	f.open(r)
	f.mustWork()
	return f
}

func TestPlanOfAnEventOutlivesTheProgram(t *testing.T) {
	uitest.AtOnce(t, draft.Pause)
	f := newFirm(t, true)
	f.killed(page.Route{Do: doNew})
	f.W.Fill("Event", "Winter talk")
	f.W.Fill("Date", "21 Jan 2027")
	f.W.Tap("Add a line")
	f.W.Type("19")
	f.W.Fill("Welcome", "A talk on courage")
	f.W.Fill("Speaker: name, where from", "müll")
	f.W.Tap("Müller, Kim")
	f.W.Fill("Speaker: name, where from", "Eva Klein, University of Kiel")
	f.W.Tap("Add a cost")
	f.W.Type("Room")
	f.W.Fill("Planned", "12 500")

	f.killed(page.Route{Do: doNew})
	f.W.MustSee("What you typed last time and did not save is back.", "Kim Müller", "12,500\u00a0SEK planned, 0\u00a0SEK spent")
	f.W.Tap("Plan it")
	f.mustWork()
	e := f.event(f.Current().ID)
	want := []model.Speaker{{PersonID: f.people[1]}, {Name: "Eva Klein", From: "University of Kiel"}}
	if e.Title != "Winter talk" || e.On != model.NewDate(2027, 1, 21) || len(e.Agenda) != 1 || e.Agenda[0].At != "19:00" || e.Planned() != 1250000 {
		t.Fatalf("planned is %+v", e.Event)
	}
	if got := e.Agenda[0].Speakers; len(got) != 2 || got[0] != want[0] || got[1] != want[1] {
		t.Errorf("the speakers are %+v", got)
	}
	if got := f.Drafts(); len(got) != 0 {
		t.Errorf("there are the drafts %v", got)
	}
}

func TestSpeakersWhoAreGoneAreNotBroughtBack(t *testing.T) {
	uitest.AtOnce(t, draft.Pause)
	f := newFirm(t, true)
	f.killed(page.Route{Do: doEdit, ID: f.ids[idea]})
	f.W.Tap("Add a line")
	f.W.Fill("Welcome", "A talk on courage")
	f.W.Fill("Speaker: name, where from", "müll")
	f.W.Tap("Müller, Kim")
	if _, err := f.B.Erase(t.Context(), f.people[1:2], book.EraseOptions{}); err != nil {
		t.Fatal(err)
	}
	f.killed(page.Route{Do: doEdit, ID: f.ids[idea]})
	f.W.MustSee("What you typed last time and did not save is back.")
	f.v.Save(func(bool) {})
	f.mustWork()
	if e := f.event(f.ids[idea]); len(e.Agenda) != 1 || len(e.Agenda[0].Speakers) != 0 {
		t.Errorf("saved is %+v", e.Agenda)
	}
}

func TestEventThatIsNotWantedLeavesNoDraft(t *testing.T) {
	uitest.AtOnce(t, draft.Pause)
	f := newFirm(t, true)
	f.killed(page.Route{Do: doEdit, ID: f.ids[idea]})
	f.W.Fill("Notes that no guest sees", "Ask Kim for slides")
	if len(f.Drafts()) != 1 {
		t.Fatal("nothing was kept")
	}
	f.v.Discard()
	if got := f.Drafts(); len(got) != 0 {
		t.Errorf("there are the drafts %v", got)
	}
}
