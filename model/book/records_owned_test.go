package book

import (
	"context"
	"testing"

	"alumnibook/model"
)

// allowed is what somebody said to courtesy calls.
func allowed(person int64, state model.ConsentState, on string) *model.Consent {
	return &model.Consent{
		PersonID: person, Purpose: model.PurposeCalls, Channel: model.ChannelPhone, State: state, On: day(on), Source: model.SourceForm, Wording: "form 3",
	}
}

// notedOf is all that is noted about a person.
type notedOf struct {
	Consents   []model.Consent
	Favours    []model.Favour
	Leaving    model.Leaving
	Interviews []model.ExitInterview
	Calls      model.ConsentState
	Entries    []int64
}

func noted(t *testing.T, b *Book, id int64) notedOf {
	t.Helper()
	ctx, n := context.Background(), notedOf{Calls: rowOfPerson(t, b, id).CallConsent, Entries: history(t, b, id)}
	var err error
	n.Consents, err = b.Consents(ctx, id)
	must(t, err)
	n.Favours, err = b.Favours(ctx, id)
	must(t, err)
	n.Leaving, _, err = b.Leaving(ctx, id)
	must(t, err)
	n.Interviews, err = b.Interviews(ctx, id)
	must(t, err)
	return n
}

// noteAll notes something of each kind about a person, in one change.
func noteAll(t *testing.T, b *Book, id int64) int64 {
	t.Helper()
	return change(t, b, func(tx *Tx) error {
		must(t, tx.AddConsents([]*model.Consent{allowed(id, model.ConsentGiven, "2026-02-01")}))
		must(t, tx.SaveFavour(&model.Favour{PersonID: id, Side: model.FavourGot, Kind: "introduction", On: day("2026-02-02"), Text: "to Nordhafen"}))
		l := model.PlanLeaving(id, day("2026-06-30"), day("2026-03-02"), model.DefaultSteps())
		must(t, tx.SaveLeaving(&l))
		return tx.SaveInterview(&model.ExitInterview{PersonID: id, On: day("2026-02-20"), KeepUntil: day("2028-02-20"), Reason: "wants to teach", WouldReturn: "perhaps", ByID: 7})
	})
}

func undo(t *testing.T, b *Book, id int64, choice model.UndoChoice) model.UndoResult {
	t.Helper()
	res, err := b.Undo(context.Background(), id, choice)
	must(t, err)
	return res
}

func TestWhatIsNotedOfAPersonIsReadAsWritten(t *testing.T) {
	b := newBook(t)
	p := soren()
	add(t, b, p)
	noteAll(t, b, p.ID)
	n := noted(t, b, p.ID)
	if len(n.Consents) != 1 || n.Consents[0].Wording != "form 3" || n.Consents[0].Source != model.SourceForm || n.Consents[0].On != day("2026-02-01") || n.Consents[0].UID == "" {
		t.Errorf("%+v", n.Consents)
	}
	if len(n.Favours) != 1 || n.Favours[0].Kind != "introduction" || n.Favours[0].Text != "to Nordhafen" || !n.Favours[0].Settled.IsZero() {
		t.Errorf("%+v", n.Favours)
	}
	if len(n.Leaving.Steps) != 9 || len(n.Leaving.Open()) != 9 || n.Leaving.Steps[0].Due != day("2026-06-16") {
		t.Errorf("%+v", n.Leaving)
	}
	if len(n.Interviews) != 1 || n.Interviews[0].Reason != "wants to teach" || n.Interviews[0].ByID != 7 || n.Interviews[0].WouldReturn != "perhaps" {
		t.Errorf("%+v", n.Interviews)
	}
	if n.Calls != model.ConsentGiven || len(n.Entries) != 1 {
		t.Errorf("%q %v", n.Calls, n.Entries)
	}
	sound(t, b)
}

func TestEachNoteIsTakenBackAndDoneAgain(t *testing.T) {
	ctx, b := context.Background(), newBook(t)
	p, q := soren(), called("Eva", "Koch")
	add(t, b, p, q)
	favour := &model.Favour{PersonID: p.ID, Side: model.FavourGot, Kind: "advice", On: day("2026-01-10")}
	leaving := model.PlanLeaving(p.ID, day("2026-06-30"), day("2026-03-02"), model.DefaultSteps())
	said := &model.ExitInterview{PersonID: p.ID, On: day("2026-02-20"), KeepUntil: day("2028-02-20"), Good: "the team"}
	programme := model.DefaultProgramme()
	for _, step := range []struct {
		name string
		do   func(tx *Tx) error
	}{
		{"allow", func(tx *Tx) error {
			return tx.AddConsents([]*model.Consent{allowed(p.ID, model.ConsentGiven, "2026-01-01")})
		}},
		{"withdraw", func(tx *Tx) error {
			return tx.AddConsents([]*model.Consent{allowed(p.ID, model.ConsentWithdrawn, "2026-02-01")})
		}},
		{"favour", func(tx *Tx) error { return tx.SaveFavour(favour) }},
		{"thank", func(tx *Tx) error { favour.Settled = day("2026-02-11"); return tx.SaveFavour(favour) }},
		{"forget favour", func(tx *Tx) error { return tx.DeleteFavour(favour.ID) }},
		{"leaving", func(tx *Tx) error { return tx.SaveLeaving(&leaving) }},
		{"step", func(tx *Tx) error {
			leaving.Steps[2].Done = day("2026-03-02")
			leaving.Steps[3].Note = "by Frau Peters"
			return tx.SaveLeaving(&leaving)
		}},
		{"forget leaving", func(tx *Tx) error { return tx.DeleteLeaving(leaving.ID) }},
		{"interview", func(tx *Tx) error { return tx.SaveInterview(said) }},
		{"more said", func(tx *Tx) error { said.Bad = "the coffee"; return tx.SaveInterview(said) }},
		{"forget interview", func(tx *Tx) error { return tx.DeleteInterview(said.ID) }},
		{"programme", func(tx *Tx) error { programme.CallsPerYear = 4; return tx.SaveProgramme(&programme) }},
		{"programme again", func(tx *Tx) error {
			programme.LeavingSteps = programme.LeavingSteps[:3]
			return tx.SaveProgramme(&programme)
		}},
	} {
		t.Run(step.name, func(t *testing.T) {
			rules := func() model.Programme {
				r, err := b.Programme(ctx)
				must(t, err)
				r.UID = ""
				return r
			}
			before, rulesBefore := noted(t, b, p.ID), rules()
			id := change(t, b, step.do)
			after, rulesAfter := noted(t, b, p.ID), rules()
			if res := undo(t, b, id, model.UndoAsk); len(res.Conflicts) != 0 || res.Change == 0 {
				t.Fatalf("%+v", res)
			}
			same(t, "taken back", before, noted(t, b, p.ID))
			same(t, "rules taken back", rulesBefore, rules())
			redo, ok, err := b.Redoable(ctx)
			must(t, err)
			if !ok {
				t.Fatal("it can't be done again")
			}
			undo(t, b, redo.ID, model.UndoAsk)
			same(t, "done again", after, noted(t, b, p.ID))
			same(t, "rules done again", rulesAfter, rules())
			sound(t, b)
			rows, err := b.ChangeRows(ctx, id, 0, 10)
			must(t, err)
			for _, r := range rows {
				if r.Name != "von Sørensen, Søren Emil" && r.Kind != KindProgramme && r.Op != model.OpDelete && step.name[:3] != "for" && len(r.After) == 0 {
					t.Errorf("%s without its name or image: %+v", r.Kind, r)
				}
			}
			// What is kept in hand counts as read anew.
			if favour.ID != 0 {
				if f, err := b.Favour(ctx, favour.ID); err == nil {
					*favour = f
				}
			}
			if l, ok, err := b.Leaving(ctx, p.ID); err == nil && ok {
				leaving = l
			}
			if said.ID != 0 {
				if e, err := b.Interview(ctx, said.ID); err == nil {
					*said = e
				}
			}
			programme, err = b.Programme(ctx)
			must(t, err)
		})
	}
}

// What was changed again since it was noted stays, and is told.
func TestUndoOfANoteThatWasChangedSince(t *testing.T) {
	ctx, b := context.Background(), newBook(t)
	p := soren()
	add(t, b, p)
	f := &model.Favour{PersonID: p.ID, Side: model.FavourGot, Kind: "advice", On: day("2026-01-10")}
	first := change(t, b, func(tx *Tx) error { return tx.SaveFavour(f) })
	text := change(t, b, func(tx *Tx) error { f.Text = "about taxes"; return tx.SaveFavour(f) })
	change(t, b, func(tx *Tx) error { f.Settled = day("2026-02-01"); return tx.SaveFavour(f) })
	if res := undo(t, b, first, model.UndoAsk); len(res.Conflicts) != 1 || res.Conflicts[0].Kind != KindFavour || res.Conflicts[0].Name != "von Sørensen, Søren Emil" || res.Change != 0 {
		t.Errorf("%+v", res)
	}
	undo(t, b, text, model.UndoAsk)
	got, err := b.Favour(ctx, f.ID)
	must(t, err)
	if got.Text != "" || got.Settled != day("2026-02-01") {
		t.Errorf("only the text goes back: %+v", got)
	}
	old := *f
	old.Version = 1
	_, err = b.Change(ctx, model.Doing{Code: "edit"}, func(tx *Tx) error { old.Text = "x"; return tx.SaveFavour(&old) })
	wantCode(t, err, model.CodeConflict)
}

func TestCreationIsNotTakenBackOverLaterNotes(t *testing.T) {
	ctx, b := context.Background(), newBook(t)
	p := soren()
	created := add(t, b, p)
	noteAll(t, b, p.ID)
	before := noted(t, b, p.ID)
	if res := undo(t, b, created, model.UndoAsk); len(res.Conflicts) != 1 || res.Change != 0 {
		t.Errorf("%+v", res)
	}
	undo(t, b, created, model.UndoForce)
	for _, o := range owned {
		var n int
		must(t, query(b.read, &n, "SELECT count(*) FROM "+o.table))
		if n != 0 {
			t.Errorf("%s: %d are left of somebody who is gone", o.table, n)
		}
	}
	sound(t, b)
	redo, _, err := b.Redoable(ctx)
	must(t, err)
	undo(t, b, redo.ID, model.UndoAsk)
	same(t, "all is there again", before, noted(t, b, p.ID))
	sound(t, b)
}

func TestMergeMovesWhatIsNoted(t *testing.T) {
	b := newBook(t)
	keep, gone := called("Søren", "Holm", "s@x.example"), called("S.", "Holm", "s@y.example")
	add(t, b, keep, gone)
	change(t, b, func(tx *Tx) error {
		return tx.AddConsents([]*model.Consent{allowed(keep.ID, model.ConsentGiven, "2025-12-01")})
	})
	change(t, b, func(tx *Tx) error {
		return tx.AddConsents([]*model.Consent{allowed(gone.ID, model.ConsentWithdrawn, "2026-02-14")})
	})
	noteAll(t, b, gone.ID) // given on 1 February
	keepBefore, goneBefore := noted(t, b, keep.ID), noted(t, b, gone.ID)
	id := merge(t, b, keep.ID, gone.ID)
	n := noted(t, b, keep.ID)
	if len(n.Consents) != 3 || n.Calls != model.ConsentWithdrawn || len(n.Favours) != 1 || len(n.Interviews) != 1 || n.Leaving.ID == 0 || len(n.Entries) != 3 {
		t.Errorf("%+v", n)
	}
	if left := noted(t, b, gone.ID); len(left.Consents)+len(left.Favours)+len(left.Interviews)+len(left.Entries) != 0 || left.Leaving.ID != 0 || left.Calls != "" {
		t.Errorf("%+v", left)
	}
	sound(t, b)

	// What is noted about the one who went is the other's.
	late := &model.Favour{PersonID: gone.ID, Side: model.FavourGave, Kind: "course", On: day("2026-03-01")}
	change(t, b, func(tx *Tx) error {
		must(t, tx.SaveFavour(late))
		return tx.AddConsents([]*model.Consent{{PersonID: gone.ID, Purpose: model.PurposePhotos, Channel: model.ChannelEmail, State: model.ConsentObjected, On: day("2026-03-01")}})
	})
	if late.PersonID != keep.ID || len(noted(t, b, keep.ID).Consents) != 4 {
		t.Errorf("noted about somebody who was merged: %+v", late)
	}
	change(t, b, func(tx *Tx) error {
		list, err := ledger.of(tx.db, keep.ID, "id DESC")
		must(t, err)
		must(t, tx.DeleteFavour(late.ID))
		return ledger.remove(tx, list[0].ID)
	})
	undo(t, b, id, model.UndoAsk)
	n = noted(t, b, keep.ID)
	n.Entries = n.Entries[:1] // the later consent's entry stays
	same(t, "keep", keepBefore, n)
	same(t, "gone", goneBefore, noted(t, b, gone.ID))
	sound(t, b)
}

// Taking an earlier merge back finds what a later one carried on.
func TestMergesInARowAreTakenBackInAnyOrder(t *testing.T) {
	b := newBook(t)
	a, m, z := called("A", "Holm"), called("M", "Holm"), called("Z", "Holm")
	add(t, b, a, m, z)
	noteAll(t, b, a.ID)
	before := noted(t, b, a.ID)
	first := merge(t, b, m.ID, a.ID)
	merge(t, b, z.ID, m.ID)
	if n := noted(t, b, z.ID); len(n.Consents) != 1 || n.Calls != model.ConsentGiven {
		t.Errorf("%+v", n)
	}
	if res := undo(t, b, first, model.UndoAsk); len(res.Conflicts) != 0 {
		t.Errorf("%+v", res.Conflicts)
	}
	same(t, "a is back with all that is theirs", before, noted(t, b, a.ID))
	sound(t, b)
}

func TestLeavingsListWhoIsStillToBeSeenOff(t *testing.T) {
	ctx, b := context.Background(), newBook(t)
	late, soon, done, gone := called("Late", "Holm"), called("Soon", "Holm"), called("Done", "Holm"), called("Gone", "Holm")
	late.Status, soon.Status = model.StatusLeaving, model.StatusAlumnus
	add(t, b, late, soon, done, gone)
	plan := func(p *model.Person, last string, finished bool) {
		l := model.PlanLeaving(p.ID, day(last), day("2026-03-02"), model.DefaultSteps())
		for i := range l.Steps {
			if finished {
				l.Steps[i].Done = day("2026-03-01")
			}
		}
		change(t, b, func(tx *Tx) error { return tx.SaveLeaving(&l) })
	}
	plan(late, "2026-09-30", true) // all is done, but the last day is still to come
	plan(soon, "2026-03-31", false)
	plan(done, "2026-02-28", true)
	plan(gone, "2026-03-31", false)
	change(t, b, func(tx *Tx) error { return tx.TrashPeople([]int64{gone.ID}) })
	list, err := b.Leavings(ctx)
	must(t, err)
	if len(list) != 2 || list[0].PersonID != soon.ID || list[1].PersonID != late.ID {
		t.Errorf("%+v", list)
	}
}
