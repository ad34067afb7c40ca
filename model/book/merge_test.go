package book

import (
	"context"
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"alumnibook/model"
)

// calls notes n calls about people, in the year given, one change each.
func calls(t *testing.T, b *Book, n, year int, people ...int64) []int64 {
	t.Helper()
	var ids []int64
	for i := range n {
		call := &model.Interaction{Kind: model.InteractionCall, On: model.NewDate(year, 1+i%12, 1+i/12), Reached: true, PersonIDs: people, Text: fmt.Sprintf("call %d of %d", i, year)}
		change(t, b, func(tx *Tx) error { return tx.CreateInteraction(call) })
		ids = append(ids, call.ID)
	}
	slices.Sort(ids)
	return ids
}

// history are the ids of the entries about a person, oldest first by id.
func history(t *testing.T, b *Book, id int64) []int64 {
	t.Helper()
	list, n, err := b.Timeline(context.Background(), id, nil, 0, 1000)
	must(t, err)
	if n != len(list) {
		t.Errorf("%d entries instead of %d", len(list), n)
	}
	ids := []int64{}
	for _, i := range list {
		ids = append(ids, i.ID)
	}
	slices.Sort(ids)
	return ids
}

// merge makes gone and keep one; keep gets all e-mail addresses.
func merge(t *testing.T, b *Book, keep, gone int64) int64 {
	t.Helper()
	id, err := b.Change(context.Background(), model.Doing{Code: "merge"}, func(tx *Tx) error {
		k, err := tx.Person(keep)
		must(t, err)
		g, err := tx.Person(gone)
		must(t, err)
		k.Emails = append(slices.Clone(k.Emails), g.Emails...)
		return tx.Merge(&k, gone)
	})
	must(t, err)
	return id
}

func called(given, family string, emails ...string) *model.Person {
	p := &model.Person{Given: given, Family: family}
	for _, e := range emails {
		p.Emails = append(p.Emails, model.Email{Address: e, Kind: model.KindPrivate})
	}
	return p
}

func same(t *testing.T, what string, want, got any) {
	t.Helper()
	if d := cmp.Diff(want, got, ignoreCounting); d != "" {
		t.Errorf("%s: %s", what, d)
	}
}

func TestMergedPeopleShareOneHistory(t *testing.T) {
	ctx, b := context.Background(), newBook(t)
	p, q, r := called("Jürgen", "Müller", "j@a.example"), called("Juergen", "Mueller", "j@b.example"), called("Eva", "Koch")
	add(t, b, p, q, r)
	must(t, b.rememberPrint(t, "row of q", q.ID))
	own, other := calls(t, b, 4, 2020, p.ID), calls(t, b, 6, 2021, q.ID)
	both := calls(t, b, 1, 2022, q.ID, r.ID, p.ID)
	before, err := b.People(ctx, []int64{p.ID, q.ID})
	must(t, err)
	id := merge(t, b, p.ID, q.ID)
	sound(t, b)
	same(t, "history", slices.Concat(own, other, both), history(t, b, p.ID))
	same(t, "history of who went", []int64{}, history(t, b, q.ID))
	entry, err := b.Interaction(ctx, both[0])
	must(t, err)
	same(t, "about each once", []int64{p.ID, r.ID}, entry.PersonIDs)
	if row := rowOfPerson(t, b, p.ID); row.LastContact != day("2022-01-01") {
		t.Error(row.LastContact)
	}
	gone, err := b.Person(ctx, q.ID)
	must(t, err)
	if gone.MergedInto != p.ID || gone.Trashed.IsZero() {
		t.Errorf("%d %v", gone.MergedInto, gone.Trashed)
	}
	for name, f := range map[string]model.Filter{"list": {Search: "mul"}, "wastebasket": {Trashed: true}, "by id": {IDs: []int64{q.ID}}, "wastebasket by word": {Trashed: true, Search: "mul"}} {
		ids, err := b.Find(ctx, f, model.Sort{})
		must(t, err)
		if slices.Contains(ids, q.ID) {
			t.Errorf("still in the %s", name)
		}
	}
	for kind, key := range map[model.KeyKind]string{model.KeyUID: q.UID, model.KeyRow: "row of q", model.KeyEmail: "j@b.example"} {
		found, err := b.PeopleByKeys(ctx, kind, []string{key})
		must(t, err)
		same(t, string(kind), map[string][]int64{key: {p.ID}}, found)
	}
	if n, _ := b.Count(ctx); n != 2 {
		t.Error(n)
	}
	change(t, b, func(tx *Tx) error { return tx.RestorePeople([]int64{q.ID}) })
	if gone, _ := b.Person(ctx, q.ID); gone.Trashed.IsZero() {
		t.Error("came back through the wastebasket")
	}

	undo, err := b.Undo(ctx, id, model.UndoAsk)
	must(t, err)
	if len(undo.Conflicts) > 0 {
		t.Errorf("%+v", undo.Conflicts)
	}
	after, err := b.People(ctx, []int64{p.ID, q.ID})
	must(t, err)
	same(t, "people", before, after)
	same(t, "own history", slices.Concat(own, both), history(t, b, p.ID))
	same(t, "the other's history", slices.Concat(other, both), history(t, b, q.ID))
	sound(t, b)
	_, err = b.Undo(ctx, undo.Change, model.UndoAsk)
	must(t, err)
	same(t, "history when done again", slices.Concat(own, other, both), history(t, b, p.ID))
	sound(t, b)
}

// rememberPrint notes the row of a list.
func (b *Book) rememberPrint(t *testing.T, fingerprint string, id int64) error {
	t.Helper()
	_, err := b.Change(context.Background(), model.Doing{Code: "import"}, func(tx *Tx) error {
		return tx.RememberRows(map[string]int64{fingerprint: id})
	})
	return err
}

func TestMergeIsTakenBackAfterLaterEdits(t *testing.T) {
	ctx, b := context.Background(), newBook(t)
	p, q, r := called("Jürgen", "Müller", "j@a.example"), called("Juergen", "Mueller", "j@b.example"), called("Eva", "Koch")
	add(t, b, p, q, r)
	own, other := calls(t, b, 4, 2020, p.ID), calls(t, b, 7, 2021, q.ID)
	id := merge(t, b, p.ID, q.ID)
	later := calls(t, b, 2, 2023, p.ID)
	edit(t, b, p.ID, func(p *model.Person) {
		p.Nickname = "Jü"
		p.Emails = append(p.Emails, model.Email{Address: "new@c.example", Kind: model.KindWork})
	})
	change(t, b, func(tx *Tx) error { // somebody else was there too, and the words were wrong
		i, err := readInteraction(tx.db, other[0])
		must(t, err)
		i.PersonIDs, i.Text = append(i.PersonIDs, r.ID), "corrected"
		return tx.UpdateInteraction(&i)
	})
	res, err := b.Undo(ctx, id, model.UndoAsk)
	must(t, err)
	if len(res.Conflicts) > 0 {
		t.Fatalf("%+v", res.Conflicts)
	}
	now, err := b.Person(ctx, p.ID)
	must(t, err)
	same(t, "e-mail", []model.Email{{Address: "j@a.example", Kind: model.KindPrivate}, {Address: "new@c.example", Kind: model.KindWork}}, now.Emails)
	if now.Nickname != "Jü" {
		t.Error(now.Nickname)
	}
	same(t, "own", slices.Concat(own, later), history(t, b, p.ID))
	same(t, "other", other, history(t, b, q.ID))
	i, err := b.Interaction(ctx, other[0])
	must(t, err)
	same(t, "entry", []int64{q.ID, r.ID}, i.PersonIDs)
	if i.Text != "corrected" {
		t.Error(i.Text)
	}
	sound(t, b)
}

func TestMergeAsksAboutFieldsThatWereChangedSince(t *testing.T) {
	ctx, b := context.Background(), newBook(t)
	p, q := called("Jürgen", "Müller", "j@a.example"), called("Juergen", "Mueller", "j@b.example")
	add(t, b, p, q)
	id, err := b.Change(ctx, model.Doing{Code: "merge"}, func(tx *Tx) error {
		k, err := tx.Person(p.ID)
		must(t, err)
		k.Nickname, k.Emails = "J", append(k.Emails, q.Emails...)
		return tx.Merge(&k, q.ID)
	})
	must(t, err)
	edit(t, b, p.ID, func(p *model.Person) { p.Nickname, p.Emails = "Jo", p.Emails[:1] })
	res, err := b.Undo(ctx, id, model.UndoAsk)
	must(t, err)
	var fields []string
	for _, c := range res.Conflicts {
		fields = append(fields, c.Field)
	}
	same(t, "conflicts", []string{"nickname"}, fields) // the address is gone already
	if gone, _ := b.Person(ctx, q.ID); gone.MergedInto == 0 {
		t.Error("something was done")
	}
	_, err = b.Undo(ctx, id, model.UndoKeep)
	must(t, err)
	now, _ := b.Person(ctx, p.ID)
	back, _ := b.Person(ctx, q.ID)
	if now.Nickname != "Jo" || !back.Trashed.IsZero() || back.MergedInto != 0 {
		t.Errorf("%q %+v", now.Nickname, back)
	}
	sound(t, b)
}

func TestMergesOfMergesAreTakenBackInAnyOrder(t *testing.T) {
	for _, order := range [][]int{{0, 1}, {1, 0}} {
		ctx, b := context.Background(), newBook(t)
		x, y, z := called("A", "X", "x@x.example"), called("A", "Y", "y@y.example"), called("A", "Z", "z@z.example")
		add(t, b, x, y, z)
		must(t, b.rememberPrint(t, "x", x.ID))
		ofX, ofY, ofZ := calls(t, b, 2, 2020, x.ID), calls(t, b, 3, 2021, y.ID), calls(t, b, 1, 2022, z.ID)
		before, err := b.People(ctx, []int64{x.ID, y.ID, z.ID})
		must(t, err)
		merges := []int64{merge(t, b, y.ID, x.ID), merge(t, b, z.ID, y.ID)}
		sound(t, b)
		same(t, "all", slices.Concat(ofX, ofY, ofZ), history(t, b, z.ID))
		for kind, key := range map[model.KeyKind]string{model.KeyUID: x.UID, model.KeyRow: "x"} {
			found, err := b.PeopleByKeys(ctx, kind, []string{key})
			must(t, err)
			same(t, "key of x", map[string][]int64{key: {z.ID}}, found)
		}
		// What is noted about somebody who was merged is noted about who they are now.
		lost := &model.Interaction{Kind: model.InteractionNote, On: day("2024-01-01"), PersonIDs: []int64{x.ID, z.ID}}
		change(t, b, func(tx *Tx) error { return tx.CreateInteraction(lost) })
		same(t, "whom", []int64{z.ID}, lost.PersonIDs)
		change(t, b, func(tx *Tx) error { return tx.DeleteInteraction(lost.ID) })
		for _, i := range order {
			res, err := b.Undo(ctx, merges[i], model.UndoKeep)
			must(t, err)
			if len(res.Conflicts) > 0 {
				t.Logf("%v: %+v", order, res.Conflicts)
			}
			sound(t, b)
		}
		same(t, "x", ofX, history(t, b, x.ID))
		same(t, "y", ofY, history(t, b, y.ID))
		same(t, "z", ofZ, history(t, b, z.ID))
		after, err := b.People(ctx, []int64{x.ID, y.ID, z.ID})
		must(t, err)
		same(t, fmt.Sprint(order), before, after)
	}
}

func TestNothingIsLostWithWhomAMergePutAway(t *testing.T) {
	ctx, b := context.Background(), newBook(t)
	p, q := called("A", "P"), called("A", "Q")
	first := add(t, b, p)
	second := add(t, b, q)
	id := merge(t, b, p.ID, q.ID)
	undo, err := b.Undo(ctx, id, model.UndoAsk)
	must(t, err)
	noted := calls(t, b, 1, 2024, q.ID) // then the merge is done again
	_, err = b.Undo(ctx, undo.Change, model.UndoAsk)
	must(t, err)
	same(t, "history", noted, history(t, b, p.ID))
	sound(t, b)

	// Who stayed can't be taken back without a word while somebody was merged into them.
	change(t, b, func(tx *Tx) error { return tx.DeleteInteraction(noted[0]) })
	for _, import1 := range []int64{first, second} {
		res, err := b.Undo(ctx, import1, model.UndoAsk)
		must(t, err)
		if len(res.Conflicts) != 1 {
			t.Errorf("%+v", res)
		}
	}
	forced, err := b.Undo(ctx, first, model.UndoForce)
	must(t, err)
	trashed, err := b.Find(ctx, model.Filter{Trashed: true}, model.Sort{})
	must(t, err)
	same(t, "wastebasket", []int64{q.ID}, trashed)
	sound(t, b)
	_, err = b.Undo(ctx, forced.Change, model.UndoAsk)
	must(t, err)
	if gone, _ := b.Person(ctx, q.ID); gone.MergedInto != p.ID {
		t.Error("not merged any more")
	}
	sound(t, b)
}

func TestMergeInACircleIsLaidOpen(t *testing.T) {
	ctx, b := context.Background(), newBook(t)
	p, q := called("A", "P"), called("A", "Q")
	add(t, b, p, q)
	undo, err := b.Undo(ctx, merge(t, b, p.ID, q.ID), model.UndoAsk)
	must(t, err)
	merge(t, b, q.ID, p.ID)
	_, err = b.Undo(ctx, undo.Change, model.UndoForce)
	must(t, err)
	sound(t, b)
	trashed, _ := b.Find(ctx, model.Filter{Trashed: true}, model.Sort{})
	live, _ := b.Find(ctx, model.Filter{}, model.Sort{})
	if len(trashed)+len(live) == 0 {
		t.Error("both are out of sight")
	}
}

func TestWhatCannotBeMerged(t *testing.T) {
	ctx, b := context.Background(), newBook(t)
	p, q, r := called("A", "P"), called("A", "Q"), called("A", "R")
	add(t, b, p, q, r)
	change(t, b, func(tx *Tx) error { return tx.TrashPeople([]int64{r.ID}) })
	for name, c := range map[string]struct {
		keep model.Person
		gone int64
		code model.Code
	}{
		"oneself":         {*p, p.ID, model.CodeInvalid},
		"nobody":          {*p, 4711, model.CodeNotFound},
		"the wastebasket": {*p, r.ID, model.CodeConflict},
		"an old version":  {model.Person{Record: model.Record{ID: p.ID, Version: 7}, Family: "P"}, q.ID, model.CodeConflict},
		"nameless":        {model.Person{Record: p.Record}, q.ID, model.CodeInvalid},
	} {
		_, err := b.Change(ctx, model.Doing{}, func(tx *Tx) error { return tx.Merge(&c.keep, c.gone) })
		if model.CodeOf(err) != c.code {
			t.Errorf("%s: %v", name, err)
		}
	}
	if n, _ := b.Count(ctx); n != 2 {
		t.Error(n)
	}
	sound(t, b)
}

func TestMarksFollowAMerge(t *testing.T) {
	ctx, b := context.Background(), newBook(t)
	p, q, r, s := called("A", "P"), called("A", "Q"), called("A", "R"), called("A", "S")
	add(t, b, p, q, r, s)
	marks := func() map[[2]int64]bool {
		m, err := b.Different(ctx)
		must(t, err)
		return m
	}
	first := change(t, b, func(tx *Tx) error {
		return tx.MarkDifferent([][2]int64{{r.ID, q.ID}, {q.ID, r.ID}, {p.ID, q.ID}, {p.ID, p.ID}})
	})
	before := map[[2]int64]bool{{p.ID, q.ID}: true, {q.ID, r.ID}: true}
	same(t, "marked", before, marks())
	if id := change(t, b, func(tx *Tx) error { return tx.MarkDifferent([][2]int64{{r.ID, q.ID}}) }); id != 0 {
		t.Error("marked twice")
	}
	id := merge(t, b, p.ID, q.ID)
	same(t, "merged", map[[2]int64]bool{{p.ID, r.ID}: true, {q.ID, r.ID}: true}, marks())
	sound(t, b)
	_, err := b.Undo(ctx, id, model.UndoAsk)
	must(t, err)
	same(t, "taken back", before, marks())
	change(t, b, func(tx *Tx) error { return tx.UnmarkDifferent([][2]int64{{q.ID, p.ID}, {s.ID, p.ID}}) })
	same(t, "unmarked", map[[2]int64]bool{{q.ID, r.ID}: true}, marks())
	undo, err := b.Undo(ctx, first, model.UndoAsk)
	must(t, err)
	same(t, "mark taken back", map[[2]int64]bool{}, marks())
	_, err = b.Undo(ctx, undo.Change, model.UndoAsk)
	must(t, err)
	rows, err := b.ChangeRows(ctx, first, 0, 10)
	must(t, err)
	if len(rows) != 2 || rows[0].Kind != KindDifferent {
		t.Errorf("%+v", rows)
	}
	_, err = b.Change(ctx, model.Doing{}, func(tx *Tx) error { return tx.MarkDifferent([][2]int64{{p.ID, 4711}}) })
	wantCode(t, err, model.CodeNotFound)
	sound(t, b)
}

func TestCardLinesAreKept(t *testing.T) {
	ctx, b := context.Background(), newBook(t)
	p := soren()
	p.CardLines = []string{"X-SPOUSE:Kim", "item1.X-ABLABEL:Büro", "X-SPOUSE:Kim"}
	add(t, b, p)
	got, err := b.Person(ctx, p.ID)
	must(t, err)
	same(t, "lines", p.CardLines, got.CardLines)
	id := edit(t, b, p.ID, func(p *model.Person) { p.CardLines = nil })
	_, err = b.Undo(ctx, id, model.UndoAsk)
	must(t, err)
	got, err = b.Person(ctx, p.ID)
	must(t, err)
	same(t, "lines after undo", p.CardLines, got.CardLines)
	sound(t, b)
}
