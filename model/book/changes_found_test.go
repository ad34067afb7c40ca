package book

import (
	"context"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"alumnibook/model"
)

func TestJournalIsSearched(t *testing.T) {
	ctx, b := context.Background(), newBook(t)
	me := &model.Colleague{Name: "Maja"}
	change(t, b, func(tx *Tx) error { return tx.SaveColleague(me) })
	must(t, b.SetSeat(ctx, me.ID))
	p, q := soren(), &model.Person{Given: "Åsa", Family: "Lindqvist"}
	do := func(code, name string, fn func(tx *Tx) error) int64 {
		t.Helper()
		id, err := b.Change(ctx, model.Doing{Code: code, Name: name}, fn)
		must(t, err)
		return id
	}
	added := do("add", "", func(tx *Tx) error { return tx.CreatePeople([]*model.Person{p, q}) })
	edited := do("edit", "", func(tx *Tx) error {
		q.Family, q.Notes = "Öberg", []model.Note{{Text: "plays\n\"bandy\" & chess"}}
		return tx.UpdatePeople([]*model.Person{q})
	})
	call := &model.Interaction{Kind: model.InteractionCall, On: day("2026-01-05"), Reached: true, PersonIDs: []int64{q.ID}, Text: "about the regatta"}
	called := do("log_call", "", func(tx *Tx) error { return tx.CreateInteraction(call) })
	listed := do("save_list", "Old friends", func(tx *Tx) error { return tx.SaveList(&model.List{Name: "Old friends"}) })
	for name, c := range map[string]struct {
		q    ChangeQuery
		want []int64
	}{
		"text before":      {ChangeQuery{Text: "lindqv"}, []int64{edited}},
		"text after":       {ChangeQuery{Text: "BANDY chess"}, []int64{edited}},
		"name folded":      {ChangeQuery{Text: "oberg"}, []int64{edited, added}},
		"what was made":    {ChangeQuery{Text: "regatta"}, []int64{called}},
		"made people":      {ChangeQuery{Text: "sorensen"}, []int64{added}},
		"doing":            {ChangeQuery{Text: "friend old"}, []int64{listed}},
		"no field's name":  {ChangeQuery{Text: "emails"}, nil},
		"nothing":          {ChangeQuery{Text: "zzz"}, nil},
		"number":           {ChangeQuery{Text: "0170 123"}, []int64{added}},
		"who":              {ChangeQuery{Who: "Maja", Code: "add"}, []int64{added}},
		"nobody":           {ChangeQuery{Who: "Eva"}, nil},
		"kind":             {ChangeQuery{Kind: KindInteraction}, []int64{called}},
		"person":           {ChangeQuery{PersonID: q.ID}, []int64{called, edited, added}},
		"other person":     {ChangeQuery{PersonID: p.ID}, []int64{added}},
		"from":             {ChangeQuery{From: day("2026-03-03")}, nil},
		"day":              {ChangeQuery{From: day("2026-03-02"), To: day("2026-03-02"), Code: "edit", Text: "oberg"}, []int64{edited}},
		"before":           {ChangeQuery{To: day("2026-03-01")}, nil},
		"person and words": {ChangeQuery{PersonID: q.ID, Text: "regatta"}, []int64{called}},
	} {
		list, err := b.ChangesFound(ctx, c.q, 0, 10)
		must(t, err)
		var got []int64
		for _, c := range list {
			got = append(got, c.ID)
		}
		if d := cmp.Diff(c.want, got, cmpopts.EquateEmpty()); d != "" {
			t.Errorf("%s: %s", name, d)
		}
	}
	list, err := b.ChangesFound(ctx, ChangeQuery{Text: "oberg"}, edited, 10)
	must(t, err)
	if len(list) != 1 || list[0].ID != added {
		t.Errorf("%+v", list)
	}
	if list, err = b.ChangesFound(ctx, ChangeQuery{Text: "oberg"}, 0, 1); err != nil || len(list) != 1 || list[0].ID != edited {
		t.Errorf("%+v %v", list, err)
	}
	_, err = b.Erase(ctx, []int64{q.ID}, EraseOptions{})
	must(t, err)
	for _, text := range []string{"oberg", "lindqvist", "bandy", "regatta"} {
		if list, err := b.ChangesFound(ctx, ChangeQuery{Text: text}, 0, 10); err != nil || len(list) > 0 {
			t.Errorf("%s: %+v %v", text, list, err)
		}
	}
}
