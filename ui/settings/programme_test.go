package settings

import (
	"testing"

	"alumnibook/model"
	"alumnibook/ui/page"
	"alumnibook/ui/uitest"
	"alumnibook/ui/widgets"
)

// openAt shows the settings at a tab.
func openAt(t *testing.T, tab string) (*uitest.Host, *view) {
	h, v := open(t)
	v.Open(page.Route{Page: page.Settings, Arg: tab})
	return h, v
}

func rules(t *testing.T, h *uitest.Host) model.Programme {
	t.Helper()
	p, err := h.B.Programme(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestProgrammeIsSavedOnceItIsRight(t *testing.T) {
	h, v := openAt(t, "programme")
	h.W.MustSee("If everybody in the book may be called (1), that is about 1 call a week, which takes 0.3 hours.")
	h.W.Fill("Contacts a year", "60")
	h.W.Fill("Smallest gap in days", "")
	h.W.Fill("Hours a week", "200")
	h.W.Tap("Save")
	h.W.MustSee("A number from 0 to 52.", "A number from 1 to 365.", "A number from 0 to 168.")
	if p := rules(t, h); p.CallsPerYear != 2 || !v.HasUnsaved() {
		t.Fatalf("it was saved as %+v", p)
	}
	h.W.Fill("Contacts a year", "4")
	h.W.Fill("Smallest gap in days", "60")
	h.W.Fill("First call after days", "100")
	h.W.Fill("Minutes per call", "15")
	h.W.Fill("Hours a week", "1.5")
	h.W.Fill("Losing touch after months", "9")
	h.W.Tap("Call only those who have allowed it")
	h.W.Fill("A newsletter every … months", "2")
	h.W.Fill("Evenings a year", "3")
	h.W.Fill("Exit interviews kept for months", "12")
	h.W.Fill("Addresses in one mail", "50")
	h.W.Tap("Send newsletters only to those who have allowed them")
	h.W.Tap("Invite only those who have allowed it")
	h.W.Tap("Save")
	p := rules(t, h)
	want := model.DefaultProgramme()
	want.Record = p.Record
	want.CallsPerYear, want.MinGap, want.FirstCall, want.MinutesPerCall, want.MinutesPerWeek = 4, 60, 100, 15, 90
	want.QuietMonths, want.ConsentNeeded, want.NewsletterEvery, want.EventsPerYear, want.InterviewMonths = 9, false, 2, 3, 12
	want.BatchSize, want.MailConsent, want.InviteConsent = 50, false, false
	if len(p.LeavingSteps) != 9 {
		t.Errorf("the checklist has %d steps", len(p.LeavingSteps))
	}
	want.LeavingSteps, p.LeavingSteps = nil, nil
	if p.ID == 0 || !same(p, want) {
		t.Errorf("it was saved as %+v, want %+v", p, want)
	}
	h.W.MustNotSee("Not saved yet")
	h.W.Fill("Hours a week", "")
	h.W.Tap("Save")
	if p := rules(t, h); p.MinutesPerWeek != 0 {
		t.Errorf("%d minutes a week are left", p.MinutesPerWeek)
	}
}

func same(a, b model.Programme) bool {
	return a.CallsPerYear == b.CallsPerYear && a.MinGap == b.MinGap && a.FirstCall == b.FirstCall && a.MinutesPerCall == b.MinutesPerCall &&
		a.MinutesPerWeek == b.MinutesPerWeek && a.ConsentNeeded == b.ConsentNeeded && a.QuietMonths == b.QuietMonths &&
		a.NewsletterEvery == b.NewsletterEvery && a.EventsPerYear == b.EventsPerYear && a.InterviewMonths == b.InterviewMonths &&
		a.BatchSize == b.BatchSize && a.MailConsent == b.MailConsent && a.InviteConsent == b.InviteConsent && a.Seed == b.Seed
}

// What the form lets through is what the model takes, number by number.
func TestNumbersAgreeWithTheModel(t *testing.T) {
	for _, r := range newRuleFields() {
		for n, want := range map[int]bool{r.from - 1: false, r.from: true, r.to: true, r.to + 1: false} {
			p := model.DefaultProgramme()
			*r.of(&p) = n
			if err := p.Validate(); (err == nil) != want {
				t.Errorf("%s of %d: %v", r.key, n, err)
			}
		}
	}
}

func TestChecklistOfTheFirm(t *testing.T) {
	h, v := openAt(t, "leaving")
	s := v.sections[5].(*steps)
	h.W.MustSee("Add a step", "Back to the nine steps")
	if items := s.list.Items(); len(items) != 9 || text(items[1], "name") != "Exit interview by the manager" {
		t.Fatalf("the form begins with %d steps", len(items))
	}
	s.list.Remove(8) // the word of thanks
	s.list.Shift(0, 1)
	field(s, 0, "name").SetValue("Talk with both partners")
	h.W.Tap("Add a step")
	h.W.Tap("Save")
	if n := len(rules(t, h).LeavingSteps); n != 8 {
		t.Fatalf("%d steps were saved; the empty one is none", n)
	}
	h.W.Tap("Add a step")
	h.W.Type("Company car back")
	last := s.list.Items()[8]
	last.Fields["side"].(*widgets.SelectField).Select(dayAfter)
	h.W.Tap("Save")
	h.W.MustSee("A number from 1 to 365.")
	last.Fields["days"].(*widgets.NumberField).SetValue(2)
	h.W.Tap("Save")
	plan := rules(t, h).LeavingSteps
	if len(plan) != 9 || plan[0] != (model.StepPlan{Code: model.StepInterview, Name: "Talk with both partners", Days: -10}) ||
		plan[1] != (model.StepPlan{Code: model.StepContact, Days: -14}) || plan[8] != (model.StepPlan{Name: "Company car back", Days: 2}) {
		t.Errorf("the checklist is %+v", plan)
	}
	h.W.Tap("Back to the nine steps")
	h.W.MustSee("Not saved yet")
	h.W.Tap("Save")
	if plan := rules(t, h).LeavingSteps; len(plan) != 9 || plan[0] != model.DefaultSteps()[0] || plan[8] != model.DefaultSteps()[8] {
		t.Errorf("the checklist is %+v", plan)
	}
}

func TestRulesAndChecklistAreSavedTogether(t *testing.T) {
	h, v := openAt(t, "programme")
	h.W.Fill("Evenings a year", "4")
	v.tabs.Select(5)
	v.sections[5].(*steps).list.Remove(0)
	h.W.Tap("Save")
	if p := rules(t, h); p.EventsPerYear != 4 || len(p.LeavingSteps) != 8 {
		t.Errorf("saved were %d evenings and %d steps", p.EventsPerYear, len(p.LeavingSteps))
	}
	if v.HasUnsaved() {
		t.Error("something is still not saved")
	}
}

func field(s *steps, i int, name string) *widgets.TextField {
	return s.list.Items()[i].Fields[name].(*widgets.TextField)
}
