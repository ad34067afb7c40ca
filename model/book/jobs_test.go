package book

import (
	"context"
	"slices"
	"testing"

	"alumnibook/model"
)

// jobs are the entries about changes of job of a person, newest first.
func jobs(t *testing.T, b *Book, id int64) []model.Interaction {
	t.Helper()
	list, _, err := b.Timeline(context.Background(), id, []model.InteractionKind{model.InteractionJob}, 0, 10)
	must(t, err)
	return list
}

func TestNewJobIsNoted(t *testing.T) {
	ctx, b := context.Background(), newBook(t)
	p := called("Anna", "Holm")
	p.Jobs = []model.Job{{Organisation: "Nordhafen", Title: "Clerk", From: day("2020")}}
	add(t, b, p)
	if n := len(jobs(t, b, p.ID)); n != 0 {
		t.Errorf("%d entries about somebody who is new in the book", n)
	}
	id := edit(t, b, p.ID, func(p *model.Person) {
		p.Jobs[0].To = day("2026-01")
		p.Jobs = append(p.Jobs, model.Job{Organisation: "Harbour A/S", Title: "CFO", From: day("2026-02")})
	})
	list := jobs(t, b, p.ID)
	if len(list) != 1 || list[0].Text != "CFO, Harbour A/S" || list[0].On != day("2026-03-02") || list[0].IsContact() {
		t.Fatalf("%+v", list)
	}
	if r := rowOfPerson(t, b, p.ID); !r.LastContact.IsZero() || !r.LastHeard.IsZero() {
		t.Error("news about somebody are no talk with them")
	}
	if c, _, err := b.Undoable(ctx); err != nil || c.ID != id {
		t.Error("the entry is a part of the change", err)
	}
	undo(t, b, id, model.UndoAsk)
	if now, err := b.Person(ctx, p.ID); err != nil || len(now.Jobs) != 1 || len(jobs(t, b, p.ID)) != 0 {
		t.Error("the entry goes with the change", now.Jobs, err)
	}
	undo(t, b, id+1, model.UndoAsk) // done again
	if n := len(jobs(t, b, p.ID)); n != 1 {
		t.Errorf("%d entries after doing it again", n)
	}
	sound(t, b)
}

func TestWhatIsNoNewJob(t *testing.T) {
	b := newBook(t)
	for name, fn := range map[string]func(p *model.Person){
		"a name put right": func(p *model.Person) { p.Jobs[0].Organisation = "Nordhafen AG" },
		"another title":    func(p *model.Person) { p.Jobs[0].Title = "Partner" },
		"a job that is over": func(p *model.Person) {
			p.Jobs = slices.Insert(p.Jobs, 0, model.Job{Organisation: "Sonne", To: day("2019")})
		},
		"back where they were":   func(p *model.Person) { p.Jobs = append(p.Jobs, model.Job{Organisation: "NORDHAFEN", Title: "CEO"}) },
		"nobody knows for whom":  func(p *model.Person) { p.Jobs = append(p.Jobs, model.Job{Title: "Consultant"}) },
		"one that is left alone": func(p *model.Person) { p.Nickname = "Ann" },
	} {
		p := called("Anna", "Holm")
		p.Jobs = []model.Job{{Organisation: "Nordhafen", Title: "Clerk", From: day("2020")}}
		add(t, b, p)
		edit(t, b, p.ID, fn)
		if list := jobs(t, b, p.ID); len(list) != 0 {
			t.Errorf("%s: %q", name, list[0].Text)
		}
	}
	// A merge puts jobs together, which is no news.
	keep, gone := called("Eva", "Koch"), called("E.", "Koch")
	gone.Jobs = []model.Job{{Organisation: "Sonne", Title: "Judge"}}
	add(t, b, keep, gone)
	change(t, b, func(tx *Tx) error {
		k, err := tx.Person(keep.ID)
		must(t, err)
		k.Jobs = gone.Jobs
		return tx.Merge(&k, gone.ID)
	})
	if list := jobs(t, b, keep.ID); len(list) != 0 {
		t.Errorf("merge: %q", list[0].Text)
	}
}

// The first job that becomes known is news where somebody types it, but not where a list names everybody's employer.
func TestFirstJobOfAnImportIsNoNews(t *testing.T) {
	b := newBook(t)
	typed, imported := called("Anna", "Holm"), called("Eva", "Koch")
	add(t, b, typed, imported)
	edit(t, b, typed.ID, func(p *model.Person) { p.Jobs = []model.Job{{Organisation: "Sonne"}} })
	_, err := b.Change(context.Background(), model.Doing{Code: "import"}, func(tx *Tx) error {
		p, err := tx.Person(imported.ID)
		must(t, err)
		p.Jobs = []model.Job{{Organisation: "Sonne"}}
		return tx.UpdatePeople([]*model.Person{&p})
	})
	must(t, err)
	if list := jobs(t, b, typed.ID); len(list) != 1 || list[0].Text != "Sonne" {
		t.Errorf("typed: %+v", list)
	}
	if n := len(jobs(t, b, imported.ID)); n != 0 {
		t.Errorf("imported: %d", n)
	}
}
