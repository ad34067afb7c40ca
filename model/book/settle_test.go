package book

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"alumnibook/model"
)

func leaver(t testing.TB, b *Book, given, lastDay string) *model.Person {
	t.Helper()
	p := alumna(given)
	p.Employments[0].To = model.Date{}
	add(t, b, p)
	change(t, b, func(tx *Tx) error {
		_, err := tx.AddLeaver(p.ID, day(lastDay), monday)
		return err
	})
	return p
}

func TestALeaverHasAChecklist(t *testing.T) {
	b := newBook(t)
	p := leaver(t, b, "Anna", "2026-06-30")
	got, err := b.Person(t.Context(), p.ID)
	must(t, err)
	if got.Status != model.StatusLeaving || got.LastEmployment().To != day("2026-06-30") {
		t.Errorf("%s until %s", got.Status, got.LastEmployment().To)
	}
	l, ok, err := b.Leaving(t.Context(), p.ID)
	must(t, err)
	if !ok || len(l.Steps) != 9 || l.Steps[0].Due != day("2026-06-16") {
		t.Fatalf("%+v", l)
	}
	l.Steps[0].Done = day("2026-03-02")
	change(t, b, func(tx *Tx) error { return tx.SaveLeaving(&l) })
	id := change(t, b, func(tx *Tx) error {
		_, err := tx.AddLeaver(p.ID, day("2026-07-10"), monday)
		return err
	})
	moved, _, err := b.Leaving(t.Context(), p.ID)
	must(t, err)
	if moved.ID != l.ID || moved.LastDay != day("2026-07-10") || moved.Steps[0].Due != l.Steps[0].Due || moved.Steps[8].Due != l.Steps[8].Due.AddDays(10) {
		t.Errorf("moved to %+v", moved)
	}
	_, err = b.Undo(t.Context(), id, model.UndoAsk)
	must(t, err)
	undone, _, err := b.Leaving(t.Context(), p.ID)
	must(t, err)
	back, err := b.Person(t.Context(), p.ID)
	must(t, err)
	if d := cmp.Diff(l.Steps, undone.Steps); d != "" || back.LastEmployment().To != day("2026-06-30") {
		t.Error(d)
	}
	sound(t, b)
}

// Who left, came back and leaves again has a checklist of their own for it, and the earlier one stays.
func TestASecondLeavingHasItsOwnChecklist(t *testing.T) {
	b, p := newBook(t), alumna("Anna")
	p.Employments = append(p.Employments, model.Employment{Office: "Kiel", From: day("2024-01-01")})
	add(t, b, p)
	first := model.PlanLeaving(p.ID, day("2019-06-30"), day("2019-06-01"), model.DefaultSteps())
	change(t, b, func(tx *Tx) error { return tx.SaveLeaving(&first) })
	var second *model.Leaving
	change(t, b, func(tx *Tx) (err error) {
		second, err = tx.AddLeaver(p.ID, day("2026-06-30"), monday)
		return err
	})
	old, err := b.LeavingByID(t.Context(), first.ID)
	must(t, err)
	if second.ID == first.ID || old.LastDay != first.LastDay {
		t.Errorf("%+v, %+v", second, old)
	}
	for _, bad := range []model.Date{{}, {Year: 2026}, {Year: 2026, Month: 2, Day: 30}} {
		_, err := b.Change(t.Context(), model.Doing{Code: "add_leaver"}, func(tx *Tx) error {
			_, err := tx.AddLeaver(p.ID, bad, monday)
			return err
		})
		wantCode(t, err, model.CodeInvalid)
	}
}

func TestLeaversBecomeAlumniByThemselves(t *testing.T) {
	b := newBook(t)
	gone, alsoGone, stays := leaver(t, b, "Gone", "2026-03-01"), leaver(t, b, "Also gone", "2026-03-03"), leaver(t, b, "Stays", "2026-03-04")
	answered(t, b, model.ConsentGiven, gone)
	settle := func(today string, want int) int64 {
		t.Helper()
		id, n, err := b.Settle(t.Context(), day(today))
		must(t, err)
		if n != want || (id == 0) != (want == 0) {
			t.Errorf("%s: %d became alumni in change %d, want %d", today, n, id, want)
		}
		return id
	}
	settle("2026-03-01", 0)
	id := settle("2026-03-04", 2)
	settle("2026-03-04", 0)
	for p, want := range map[*model.Person]model.Status{gone: model.StatusAlumnus, alsoGone: model.StatusAlumnus, stays: model.StatusLeaving} {
		got, err := b.Person(t.Context(), p.ID)
		must(t, err)
		if got.Status != want {
			t.Errorf("%s is %s", p.Given, got.Status)
		}
	}
	changes, err := b.Changes(t.Context(), 0, 1)
	must(t, err)
	if changes[0].ID != id || changes[0].Doing.Code != "became_alumni" || changes[0].Doing.Count != 2 {
		t.Errorf("%+v", changes[0])
	}
	next := day(planned(t, b, gone).next)
	if days := day("2026-03-01").DaysUntil(next); days < 76 || days > 104 {
		t.Errorf("the first call comes %d days after the last one", days)
	}
	_, err = b.Undo(t.Context(), id, model.UndoAsk)
	must(t, err)
	if got, _ := b.Person(t.Context(), gone.ID); got.Status != model.StatusLeaving {
		t.Error("it cannot be undone")
	}
	sound(t, b)
}

// A clock that was set back or ahead and back again makes nobody an alumnus.
func TestNobodyBecomesAnAlumnusByAWrongClock(t *testing.T) {
	b := newBook(t)
	leaver(t, b, "Anna", "2026-03-01")
	b.clock = func() time.Time { return time.Date(2020, 1, 1, 9, 0, 0, 0, time.UTC) }
	if id, n, err := b.Settle(t.Context(), day("2026-03-04")); id != 0 || n != 0 || err != nil {
		t.Error(id, n, err)
	}
}
