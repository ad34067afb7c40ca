package leaving

import (
	"testing"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/draft"
	"alumnibook/ui/page"
	"alumnibook/ui/uitest"
)

// interviewWith opens the exit interview with somebody on a new window.
func (f *firm) interviewWith(person int64, arg string) *interviewForm {
	f.T.Helper()
	h := uitest.NewHost(f.T, f.B)
	f.Host = h
	f.open(page.Route{Do: doInterview, ID: person, Arg: arg})
	f.mustWork()
	form, ok := f.v.task.(*interviewForm)
	if !ok {
		f.T.Fatal("the interview is not open")
	}
	return form
}

func TestInterviewOutlivesTheProgram(t *testing.T) {
	uitest.AtOnce(t, draft.Pause)
	f := newFirm(t)
	form := f.interviewWith(f.soren, "")
	form.good.Focus()
	f.W.Type("The team, ")
	f.W.Type("and the coffee")
	if got := f.Drafts(); len(got) != 1 || got[0] != book.InterviewDraft(f.soren, 0) {
		t.Fatalf("there are the drafts %v", got)
	}

	form = f.interviewWith(f.soren, "") // the program was killed
	f.W.MustSee("What you typed last time and did not save is back.")
	if form.good.Value() != "The team, and the coffee" || !f.v.HasUnsaved() {
		t.Fatalf("what is liked is %q", form.good.Value())
	}
	f.v.Save(func(bool) {})
	f.mustWork()
	list, err := f.B.Interviews(t.Context(), f.soren)
	if err != nil || len(list) != 1 || list[0].Good != "The team, and the coffee" || len(f.Drafts()) != 0 {
		t.Fatalf("saved are %+v (%v), drafts %v", list, err, f.Drafts())
	}
	f.W.MustNotSee("What you typed last time and did not save is back.")

	// Saving again changes the same interview.
	form.bad.Focus()
	f.W.Type("The stairs")
	if got := f.Drafts(); len(got) != 1 || got[0] != book.InterviewDraft(0, list[0].ID) {
		t.Errorf("there are the drafts %v", got)
	}
	f.v.Save(func(bool) {})
	if list, _ = f.B.Interviews(t.Context(), f.soren); len(list) != 1 || list[0].Bad != "The stairs" || len(f.Drafts()) != 0 {
		t.Errorf("saved are %+v, drafts %v", list, f.Drafts())
	}
}

func TestInterviewThatIsThrownAwayLeavesNoDraft(t *testing.T) {
	uitest.AtOnce(t, draft.Pause)
	f := newFirm(t)
	form := f.interviewWith(f.soren, "")
	form.reason.Focus()
	f.W.Type("x")
	f.v.Discard()
	if got := f.Drafts(); len(got) != 0 {
		t.Errorf("there are the drafts %v", got)
	}
	form = f.interviewWith(f.soren, "")
	form.reason.Focus()
	f.W.Type("x")
	form = f.interviewWith(f.soren, "")
	f.W.Tap("Discard")
	f.W.Tap("Discard it")
	if got := f.Drafts(); len(got) != 0 || form.reason.Value() != "" || f.v.HasUnsaved() {
		t.Errorf("there are the drafts %v, the reason is %q", got, form.reason.Value())
	}
}

func TestInterviewThatIsDeletedTakesItsDraftAlong(t *testing.T) {
	uitest.AtOnce(t, draft.Pause)
	f := newFirm(t)
	e := model.ExitInterview{PersonID: f.soren, On: uitest.Today, KeepUntil: uitest.Today.AddDays(400), Good: "The team"}
	change(t, f.B, func(tx *book.Tx) error { return tx.SaveInterview(&e) })
	form := f.interviewWith(f.soren, page.TextOf(e.ID))
	form.bad.Focus()
	f.W.Type("The stairs")
	if len(f.Drafts()) != 1 {
		t.Fatal("nothing was kept")
	}
	change(t, f.B, func(tx *book.Tx) error {
		e.Note = "changed meanwhile"
		return tx.SaveInterview(&e)
	})
	form = f.interviewWith(f.soren, page.TextOf(e.ID))
	f.W.MustSee("The book was changed here since")
	if form.bad.Value() != "The stairs" || form.note.Value() != "changed meanwhile" {
		t.Errorf("the form says %q and %q", form.bad.Value(), form.note.Value())
	}
	change(t, f.B, func(tx *book.Tx) error { return tx.DeleteInterview(e.ID) })
	if got := f.Drafts(); len(got) != 0 {
		t.Errorf("there are the drafts %v", got)
	}
}

// Who was chosen is chosen again, and nobody else is added.
func TestLeaverOutlivesTheProgram(t *testing.T) {
	uitest.AtOnce(t, draft.Pause)
	f := newFirm(t)
	open := func() *leaverForm {
		f.Host = uitest.NewHost(t, f.B)
		f.open(page.Route{Do: doNew})
		f.mustWork()
		form, ok := f.v.task.(*leaverForm)
		if !ok {
			t.Fatal("the form is not open")
		}
		return form
	}
	form := open()
	form.pick(f.soren)
	f.W.Fill("Last day", "31.12.2026")
	if got := f.Drafts(); len(got) != 1 {
		t.Fatalf("there are the drafts %v", got)
	}
	form = open() // the program was killed
	f.W.MustSee("What you typed last time and did not save is back.")
	if form.chosen.person.ID != f.soren || !f.v.HasUnsaved() {
		t.Fatalf("chosen is %d", form.chosen.person.ID)
	}
	f.v.Save(func(ok bool) {
		if !ok {
			t.Error("it was not saved")
		}
	})
	f.mustWork()
	l, _, err := f.B.Leaving(t.Context(), f.soren)
	if err != nil || l.LastDay != model.NewDate(2026, 12, 31) || len(f.Drafts()) != 0 {
		t.Errorf("saved is %+v (%v), drafts %v", l, err, f.Drafts())
	}
	open().position.Focus()
	f.W.Type("x")
	f.v.Discard()
	if got := f.Drafts(); len(got) != 0 {
		t.Errorf("there are the drafts %v", got)
	}
}

func TestStepsOfAChecklistOutliveTheProgram(t *testing.T) {
	uitest.AtOnce(t, draft.Pause)
	f := newFirm(t)
	contact := page.Route{ID: f.soren, Arg: model.StepContact}
	killed := func(r page.Route) {
		f.Host = uitest.NewHost(t, f.B)
		f.open(r)
		f.mustWork()
	}
	killed(contact)
	f.W.Fill("Private e-mail", "soren@example.org")
	killed(contact)
	f.W.MustSee("What you typed last time and did not save is back.")
	f.v.Save(func(bool) {})
	f.mustWork()
	p, err := f.B.Person(t.Context(), f.soren)
	if err != nil || len(p.Emails) != 2 || p.Emails[1].Address != "soren@example.org" || len(f.Drafts()) != 0 {
		t.Fatalf("noted are %+v (%v), drafts %v", p.Emails, err, f.Drafts())
	}

	add := page.Route{ID: f.soren, Arg: panelAdd}
	killed(add)
	f.W.Fill("What is to be done", "Company car back")
	f.v.Discard()
	if len(f.Drafts()) != 0 || f.v.HasUnsaved() {
		t.Errorf("what was thrown away is kept: %v", f.Drafts())
	}
	killed(add)
	f.W.MustNotSee("What you typed last time and did not save is back.")
	f.W.Fill("What is to be done", "Company car back")
	killed(add)
	f.v.Save(func(bool) {})
	f.mustWork()
	steps := f.leaving(f.soren).Steps
	if steps[len(steps)-1].Name != "Company car back" || len(f.Drafts()) != 0 {
		t.Fatalf("the last step is %+v, drafts %v", steps[len(steps)-1], f.Drafts())
	}
	killed(page.Route{ID: f.soren, Arg: markOf(&steps[len(steps)-1])})
	f.W.Fill("Note", "Karl has the key")
	if _, err := f.B.Erase(t.Context(), []int64{f.soren}, book.EraseOptions{}); err != nil || len(f.Drafts()) != 0 {
		t.Errorf("there are the drafts %v (%v)", f.Drafts(), err)
	}
}
