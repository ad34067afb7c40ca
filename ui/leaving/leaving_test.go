package leaving

import (
	"slices"
	"strings"
	"testing"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/page"
	"alumnibook/ui/uitest"
)

func TestLeaversAreListedWithWhatIsNext(t *testing.T) {
	f := newFirm(t).crowded().open(page.Route{ID: 0})
	f.mustWork()
	f.W.MustSee("Østergaard, Lars", "26 Nov 2026", "3 of 9", "Exit interview by the manager", "Sørensen, Søren", "18 Dec 2026", "0 of 9", "Öztürk, Gül", "No checklist yet")
	if got := f.v.StatusText(); got != "4 are leaving · 2 steps due" {
		t.Errorf("the status line says %q", got)
	}
	names := []string{}
	for _, l := range f.v.known.lines {
		names = append(names, strings.Split(l.row.Name, ",")[0])
	}
	if want := []string{"Østergaard", "Sørensen", "Schröder-Kühn von Hohenstaufen", "Öztürk"}; !slices.Equal(names, want) {
		t.Errorf("they stand in the order %v, want %v", names, want)
	}
	f.W.MustSee("overdue since 16 Nov 2026", "On 27 November 2026 Lars Østergaard becomes an alumnus automatically. The first call is suggested around 24 February 2027.")
}

func TestNobodyLeavingLeadsToTheForm(t *testing.T) {
	f := &firm{Host: uitest.NewHost(t, uitest.NewBook(t))}
	f.open(page.Route{})
	f.W.MustSee("Nobody is leaving")
	f.W.Tap("Add a leaver…")
	if r := f.Current(); r.Page != page.Leaving || r.Do != doNew {
		t.Errorf("the button leads to %+v", r)
	}
}

func TestSomebodyOfTheBookLeaves(t *testing.T) {
	f := newFirm(t).open(page.Route{Do: doNew})
	f.W.Focus("Name")
	f.W.Type("o'nei")
	f.W.Tap("O’Neill, Maja")
	f.W.MustSee("Is in the book", "Lund", "Auditor")
	f.W.Tap("Add the leaver")
	f.W.MustSee("This is still missing.")
	f.W.Fill("Last day", "30 Jun 2027")
	f.W.MustSee("in 7 months")
	f.W.Tap("Add the leaver")
	f.mustWork()
	p, l := f.person(f.maja), f.leaving(f.maja)
	if p.Status != model.StatusLeaving || p.LastEmployment().To != model.NewDate(2027, 6, 30) || p.LastEmployment().Office != "Lund" {
		t.Errorf("the person is %s until %s in %s", p.Status, p.LastEmployment().To, p.LastEmployment().Office)
	}
	if len(l.Steps) != 9 || l.Steps[1].Code != model.StepInterview || l.Steps[1].Due != model.NewDate(2027, 6, 20) || l.Steps[1].OwnerID != f.ebba.ID {
		t.Errorf("the checklist is %+v", l.Steps)
	}
	if r := f.Current(); r != (page.Route{Page: page.Leaving, ID: f.maja}) || f.Backs != 1 {
		t.Errorf("it leads to %+v after %d steps back", r, f.Backs)
	}
	f.Undo(f.Offered, nil)
	if p := f.person(f.maja); p.Status != model.StatusAlumnus || !p.LastEmployment().To.IsZero() || f.leaving(f.maja).ID != 0 {
		t.Error("one undo does not take all of it back")
	}
}

func TestSomebodyNewLeaves(t *testing.T) {
	f := newFirm(t).open(page.Route{Do: doNew})
	f.W.Fill("Name", "Birgit von der Heide")
	f.W.MustSee("New in the book")
	f.W.Fill("Office", "Malmö")
	f.W.Fill("Last day", "23.12.2026")
	f.W.Tap("Add the leaver")
	f.mustWork()
	p := f.person(f.Current().ID)
	if p.Given != "Birgit" || p.Family != "von der Heide" || p.Status != model.StatusLeaving || p.OwnerID != f.ebba.ID {
		t.Errorf("the person is %+v", p)
	}
	if e := p.LastEmployment(); e == nil || e.Office != "Malmö" || e.To != model.NewDate(2026, 12, 23) || len(p.Employments) != 1 {
		t.Errorf("the employments are %+v", p.Employments)
	}
	if due := f.step(p.ID, model.StepContact).Due; due != uitest.Today.AddDays(16) {
		t.Errorf("the contact details are due on %s", due)
	}
}

func TestSavedTwiceIsOnePerson(t *testing.T) {
	f := newFirm(t).open(page.Route{Do: doNew})
	before := len(f.everybody())
	f.W.Fill("Name", "Birgit von der Heide")
	f.W.Fill("Last day", "23.12.2026")
	f.v.Save(func(bool) {})
	f.W.Fill("Last day", "24.12.2026")
	f.v.Save(func(bool) {})
	if n := len(f.everybody()); n != before+1 {
		t.Errorf("%d people became %d", before, n)
	}
}

func TestFormSaysWhatTheBookKnows(t *testing.T) {
	f := newFirm(t)
	f.open(page.Route{Do: doNew, ID: f.kathe})
	f.W.MustSee("Left on 31 May 2019 according to the book: the new last day takes its place.")
	f.open(page.Route{Do: doNew, ID: f.soren})
	f.W.MustSee("Is leaving already, on 18 December 2026: another last day moves the open steps.")
	f.W.Fill("Last day", "1 Nov 2026")
	f.W.MustSee("This day is over: the person is an alumnus as soon as the book is opened next.")
	f.W.Fill("Name", "Somebody Else")
	f.W.MustSee("New in the book")
	if !f.v.HasUnsaved() {
		t.Error("what was typed counts as saved")
	}
}

func TestStepsAreTickedAndLeftOut(t *testing.T) {
	f := ofSoren(t)
	f.W.Tap("Hand over knowledge")
	f.W.Fill("Note", "Karl gets the files of Deutz")
	f.W.Tap("Save")
	f.W.MustSee("Karl Berg · Karl gets the files of Deutz")
	f.v.sheet.tick(2, true)
	if s := f.step(f.soren, model.StepKnowledge); s.Done != uitest.Today || s.Note != "Karl gets the files of Deutz" {
		t.Errorf("the step is %+v", s)
	}
	f.W.MustSee("done today", "1 of 9 done")
	f.W.Tap("Write the reference")
	f.W.Tap("Not needed")
	if s := f.step(f.soren, model.StepReference); !s.Skipped || s.Done != uitest.Today {
		t.Errorf("the step is %+v", s)
	}
	f.W.MustSee("not needed", "2 of 9 done")
	f.W.Tap("Write the reference")
	f.W.Tap("To be done after all")
	if s := f.step(f.soren, model.StepReference); s.Skipped || !s.Done.IsZero() {
		t.Errorf("the step is %+v", s)
	}
	f.mustWork()
}

// ofSoren shows the checklist of the one who leaves.
func ofSoren(t *testing.T) *firm {
	f := newFirm(t)
	return f.open(page.Route{ID: f.soren})
}

func TestStepIsGivenToSomebodyElseAndMoved(t *testing.T) {
	f := ofSoren(t)
	f.W.Tap("Farewell")
	f.W.Fill("Due", "1 Nov 2026")
	f.W.Tap("Save")
	f.W.MustSee("This day is over. Choose today or a later day.")
	f.W.Fill("Due", "17 Dec 2026")
	f.W.Fill("Who does it", "Ebba")
	f.W.Tap("Ebba Holm")
	f.W.Tap("Save")
	f.mustWork()
	if s := f.step(f.soren, model.StepFarewell); s.Due != model.NewDate(2026, 12, 17) || s.OwnerID != f.ebba.ID {
		t.Errorf("the step is %+v", s)
	}
	f.W.MustSee("until 17 Dec 2026")
}

func TestStepOfThisPersonAlone(t *testing.T) {
	f := ofSoren(t)
	f.W.Tap("Add a step")
	f.W.Tap("Add the step")
	f.W.MustSee("This is still missing.")
	f.W.Fill("What is to be done", "Give back the company car")
	f.W.Tap("Add the step")
	f.mustWork()
	l := f.leaving(f.soren)
	if s := l.Steps[len(l.Steps)-1]; len(l.Steps) != 10 || s.Name != "Give back the company car" || s.Due != l.LastDay || s.OwnerID != f.ebba.ID {
		t.Errorf("the steps are %+v", l.Steps)
	}
	f.W.Tap("Give back the company car")
	f.W.Tap("Remove the step")
	if n := len(f.leaving(f.soren).Steps); n != 9 {
		t.Errorf("%d steps are left", n)
	}
}

func TestMovingTheLastDayMovesWhatIsOpen(t *testing.T) {
	f := ofSoren(t)
	f.v.sheet.tick(0, true)
	f.W.Tap("Move…")
	f.W.MustSee("8 open steps move by as many days, at the earliest to today. What is done stays as it is.")
	f.W.Fill("New last day", "28 Dec 2026")
	f.W.Tap("Move the last day")
	f.mustWork()
	l := f.leaving(f.soren)
	if l.LastDay != model.NewDate(2026, 12, 28) || l.Steps[1].Due != model.NewDate(2026, 12, 18) || l.Steps[0].Due != model.NewDate(2026, 12, 4) {
		t.Errorf("the last day is %s, the steps are %+v", l.LastDay, l.Steps)
	}
	if p := f.person(f.soren); p.LastEmployment().To != l.LastDay {
		t.Errorf("the employment ends on %s", p.LastEmployment().To)
	}
	c, err := f.B.Changes(t.Context(), 0, 1)
	if err != nil || len(c) != 1 || c[0].Doing.Code != "leaving_moved" || c[0].Doing.Count != 8 {
		t.Errorf("the change is %+v (%v)", c, err)
	}
	f.W.MustSee("28 December 2026")
}

func TestContactDetailsAreNotedInPlace(t *testing.T) {
	f := ofSoren(t)
	f.W.Tap("Note private contact details")
	f.W.Fill("Private e-mail", "soren@lindqvist.se")
	f.W.Tap("Save")
	f.W.MustSee("This is an address of the firm; it ends with the last day.")
	f.W.Fill("Private e-mail", "soren@home.example")
	f.W.Fill("Mobile or private number", "070-174 06 05")
	f.W.Fill("City", "Lomma")
	f.W.Tap("Save")
	f.mustWork()
	p := f.person(f.soren)
	if m := p.PreferredEmail(); len(p.Emails) != 2 || m.Address != "soren@home.example" || m.Kind != model.KindPrivate {
		t.Errorf("the addresses are %+v", p.Emails)
	}
	if n := p.PreferredPhone(); len(p.Phones) != 2 || n.E164 != "+46701740605" || n.Kind != model.KindMobile {
		t.Errorf("the numbers are %+v", p.Phones)
	}
	if len(p.Addresses) != 1 || p.Addresses[0].City != "Lomma" || p.Addresses[0].Country != "SE" {
		t.Errorf("the addresses are %+v", p.Addresses)
	}
	if s := f.step(f.soren, model.StepContact); s.Done != uitest.Today {
		t.Errorf("the step is %+v", s)
	}
	f.Undo(f.Offered, nil)
	if p := f.person(f.soren); len(p.Emails) != 1 || !p.Emails[0].Preferred || !f.step(f.soren, model.StepContact).Done.IsZero() {
		t.Error("one undo does not take all of it back")
	}
}

func TestConsentsGoIntoTheLedger(t *testing.T) {
	f := newFirm(t)
	change(t, f.B, func(tx *book.Tx) error {
		return tx.AddConsents([]*model.Consent{{PersonID: f.soren, Purpose: model.PurposePhotos, Channel: model.ChannelEmail, State: model.ConsentGiven, On: model.NewDate(2025, 9, 3)}})
	})
	f.open(page.Route{ID: f.soren})
	f.W.MustSee("No call will be suggested before Søren Sørensen has allowed calls: ask before the last day.")
	f.W.Tap("Ask for consent")
	f.W.MustSee("Allowed since 3 Sep 2025", "Never asked")
	said := f.answers()
	said[model.PurposeCalls].Select(saidYes)
	said[model.PurposeNewsletter].Select(saidYes)
	said[model.PurposePhotos].Select(saidNo)
	said[model.PurposeJobs].Select(saidNo)
	f.W.Fill("Wording", "Form, version 3")
	f.W.Tap("Save")
	f.mustWork()
	ledger, err := f.B.Consents(t.Context(), f.soren)
	if err != nil || len(ledger) != 5 {
		t.Fatalf("the ledger holds %+v (%v)", ledger, err)
	}
	holds := model.Standing(ledger)
	for p, want := range map[model.Purpose]model.ConsentState{
		model.PurposeCalls: model.ConsentGiven, model.PurposeNewsletter: model.ConsentGiven, model.PurposePhotos: model.ConsentWithdrawn,
		model.PurposeJobs: model.ConsentObjected, model.PurposeEvents: model.ConsentUnknown,
	} {
		c := holds[p][p.UsualChannel()]
		if c.State != want {
			t.Errorf("%s is %q, want %q", p, c.State, want)
		}
		if want != model.ConsentUnknown && (c.Wording != "Form, version 3" || c.Source != model.SourceLeaving || c.WitnessID != f.ebba.ID || c.On != uitest.Today) {
			t.Errorf("%s was noted as %+v", p, c)
		}
	}
	if s := f.step(f.soren, model.StepConsent); s.Done != uitest.Today {
		t.Errorf("the step is %+v", s)
	}
	f.W.MustSee("No private number is known yet: after the last day nobody can call.")
	var wording string
	if !f.Prefs().State(stateWording, &wording) || wording != "Form, version 3" {
		t.Errorf("the wording of next time is %q", wording)
	}
}

func TestWhatIsTypedIsAskedAbout(t *testing.T) {
	f := newFirm(t).crowded().open(page.Route{})
	f.v.list.grid.Select(f.soren)
	f.W.Tap("Farewell")
	f.W.Fill("Note", "At Karl’s house")
	if !f.v.HasUnsaved() {
		t.Fatal("what was typed counts as saved")
	}
	f.W.Tap("Østergaard, Lars")
	f.W.MustSee("Save your changes?")
	f.W.Tap("Cancel")
	if f.v.sheet.id != f.soren || f.v.list.grid.Current() != f.soren {
		t.Fatal("it went on to somebody else")
	}
	f.W.Tap("Østergaard, Lars")
	f.W.Tap("Save")
	if s := f.step(f.soren, model.StepFarewell); s.Note != "At Karl’s house" {
		t.Errorf("the step is %+v", s)
	}
	if f.v.sheet.data.person.Given != "Lars" {
		t.Errorf("%s is shown", f.v.sheet.data.person.CallName())
	}
}

func TestExitInterviewIsApart(t *testing.T) {
	f := newFirm(t)
	f.open(page.Route{Do: doInterview, ID: f.soren})
	f.W.MustSee("Exit interview with Søren Sørensen", "Internal", "Usually 24 months after the interview")
	f.W.Tap("Save")
	f.W.MustSee("Nothing is written yet.")
	f.W.Fill("Date", "20 Nov 2026")
	f.W.Fill("What was good", "The Friday talks")
	f.v.task.(*interviewForm).back.Select("perhaps")
	f.W.Tap("Save")
	f.mustWork()
	list, err := f.B.Interviews(t.Context(), f.soren)
	if err != nil || len(list) != 1 {
		t.Fatalf("the interviews are %+v (%v)", list, err)
	}
	e := list[0]
	if e.Good != "The Friday talks" || e.WouldReturn != "perhaps" || e.ByID != f.ebba.ID || e.KeepUntil != model.NewDate(2028, 11, 20) {
		t.Errorf("the interview is %+v", e)
	}
	if s := f.step(f.soren, model.StepInterview); s.Done != model.NewDate(2026, 11, 20) {
		t.Errorf("the step is %+v", s)
	}
	f.v.Open(page.Route{Page: page.Leaving, ID: f.soren})
	f.W.MustSee("20 November 2026 · Ebba Holm", "kept until 20 November 2028")
	f.W.MustNotSee("The Friday talks")
	f.v.Open(page.Route{Page: page.Leaving, Do: doInterview, ID: f.soren, Arg: page.TextOf(e.ID)})
	f.W.MustSee("The Friday talks")
	f.W.Tap("Delete")
	f.W.MustSee("Delete the exit interview with Søren Sørensen?")
	f.W.Tap("Delete")
	if list, _ := f.B.Interviews(t.Context(), f.soren); len(list) != 0 {
		t.Errorf("the interviews are %+v", list)
	}
}

func TestInterviewsOfLongAgoAreDeleted(t *testing.T) {
	f := newFirm(t).crowded().open(page.Route{})
	f.W.MustSee("1 exit interview is kept longer than agreed.")
	f.W.Tap("Delete it…")
	f.W.MustSee("Delete 1 exit interview?")
	f.W.Tap("Delete")
	f.mustWork()
	f.W.MustNotSee("1 exit interview is kept longer than agreed.")
	if past, err := f.B.InterviewsPast(t.Context(), uitest.Today); err != nil || len(past) != 0 {
		t.Errorf("%d are still there (%v)", len(past), err)
	}
}

func TestChecklistIsRemoved(t *testing.T) {
	f := ofSoren(t)
	f.v.sheet.askRemove()
	f.W.MustSee("Remove the checklist of Søren Sørensen?")
	f.W.Tap("Remove the checklist")
	f.mustWork()
	if f.leaving(f.soren).ID != 0 || f.person(f.soren).Status != model.StatusLeaving {
		t.Error("the checklist is still there, or the person changed")
	}
	f.W.MustSee("Begin the checklist…")
}

func TestAfterTheLastDay(t *testing.T) {
	f := newFirm(t)
	if _, n, err := f.B.Settle(t.Context(), model.NewDate(2026, 12, 19)); n != 1 || err != nil {
		t.Fatalf("%d became alumni (%v)", n, err)
	}
	f.open(page.Route{ID: f.soren})
	f.W.MustSee("Søren Sørensen has left. Status now: Alumnus.", "Sørensen, Søren")
}

func TestPersonThrownAwayWhileTheChecklistIsOpen(t *testing.T) {
	f := ofSoren(t)
	f.W.Tap("Farewell")
	if _, err := f.B.Change(t.Context(), model.Doing{Code: "trash"}, func(tx *book.Tx) error { return tx.TrashPeople([]int64{f.soren}) }); err != nil {
		t.Fatal(err)
	}
	f.mustWork()
	f.W.MustSee("Nobody is leaving")
}

func TestNamesAreTakenApart(t *testing.T) {
	for name, want := range map[string][2]string{
		"Søren Sørensen":       {"Søren", "Sørensen"},
		"Birgit von der Heide": {"Birgit", "von der Heide"},
		"Heide, Birgit":        {"Birgit", "Heide"},
		"Cher":                 {"", "Cher"},
		"Anna Maria Weiß":      {"Anna Maria", "Weiß"},
		"Ludwig van Beethoven": {"Ludwig", "van Beethoven"},
	} {
		if given, family := splitName(name); given != want[0] || family != want[1] {
			t.Errorf("%q is %q and %q", name, given, family)
		}
	}
}
