package book

import (
	"context"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"alumnibook/model"
)

func rowOfPerson(t *testing.T, b *Book, id int64) model.Row {
	t.Helper()
	rows, err := b.Rows(context.Background(), []int64{id})
	must(t, err)
	if len(rows) != 1 {
		t.Fatalf("%d rows", len(rows))
	}
	return rows[0]
}

func TestHistorySumsUp(t *testing.T) {
	ctx, b := context.Background(), newBook(t)
	p, q := soren(), &model.Person{Given: "Eva", Family: "Koch"}
	add(t, b, p, q)
	call := &model.Interaction{
		Kind: model.InteractionCall, Direction: model.DirectionOut, On: day("2026-01-05"), At: "10:30", Reached: true, PersonIDs: []int64{p.ID, q.ID, p.ID}, Minutes: 5, Text: "Asked about Ångström",
		FollowUp: model.FollowUp{On: day("2026-04-01"), Text: "send the brochure"},
	}
	attempt := &model.Interaction{Kind: model.InteractionCall, On: day("2026-02-01"), PersonIDs: []int64{p.ID}}
	note := &model.Interaction{Kind: model.InteractionNote, On: day("2026-02-02"), Reached: true, PersonIDs: []int64{p.ID}, Internal: true}
	change(t, b, func(tx *Tx) error { return tx.CreateInteractions([]*model.Interaction{call, attempt, note}) })
	if r := rowOfPerson(t, b, p.ID); r.LastContact != day("2026-01-05") || r.FollowUp != day("2026-04-01") {
		t.Errorf("%v %v", r.LastContact, r.FollowUp)
	}
	got, err := b.Interaction(ctx, call.ID)
	must(t, err)
	want := *call
	want.PersonIDs = []int64{p.ID, q.ID}
	if d := cmp.Diff(want, got, cmpopts.EquateEmpty()); d != "" {
		t.Error(d)
	}
	list, total, err := b.Timeline(ctx, p.ID, nil, 0, 2)
	must(t, err)
	if total != 3 || len(list) != 2 || list[0].ID != note.ID || list[1].ID != attempt.ID {
		t.Errorf("%d %+v", total, list)
	}
	list, total, err = b.Timeline(ctx, p.ID, []model.InteractionKind{model.InteractionCall}, 1, 10)
	must(t, err)
	if total != 2 || len(list) != 1 || list[0].ID != call.ID {
		t.Errorf("%d %+v", total, list)
	}
	if person, _ := b.Person(ctx, p.ID); person.Version != 1 {
		t.Error("an entry counted as a change of the person")
	}

	got.FollowUp.Done = day("2026-03-01")
	got.PersonIDs = []int64{q.ID}
	got.Text = "Asked about Weber"
	change(t, b, func(tx *Tx) error { return tx.UpdateInteraction(&got) })
	if got.Version != 2 {
		t.Error(got.Version)
	}
	if r := rowOfPerson(t, b, p.ID); !r.LastContact.IsZero() || !r.FollowUp.IsZero() {
		t.Errorf("%v %v", r.LastContact, r.FollowUp)
	}
	for query, n := range map[string]int{"angstrom": 0, "weber": 1, "brochure": 1} {
		if ids, _ := b.Find(ctx, model.Filter{Search: query}, model.Sort{}); len(ids) != n {
			t.Errorf("%s: %v", query, ids)
		}
	}
	call.Text = "stale"
	_, err = b.Change(ctx, model.Doing{}, func(tx *Tx) error { return tx.UpdateInteraction(call) })
	wantCode(t, err, model.CodeConflict)

	change(t, b, func(tx *Tx) error { return tx.DeleteInteraction(got.ID) })
	if r := rowOfPerson(t, b, q.ID); !r.LastContact.IsZero() {
		t.Error(r.LastContact)
	}
	_, err = b.Interaction(ctx, got.ID)
	wantCode(t, err, model.CodeNotFound)
	_, err = b.Change(ctx, model.Doing{}, func(tx *Tx) error { return tx.DeleteInteraction(got.ID) })
	wantCode(t, err, model.CodeNotFound)
	sound(t, b)
}

func TestSmallRecords(t *testing.T) {
	ctx, b := context.Background(), newBook(t)
	c := &model.Colleague{Name: "Åse", Email: "aase@firm.example"}
	f := &model.OwnField{Name: "Size", Type: model.OwnChoice, Choices: []string{"S", "M"}}
	l := &model.List{Name: "Malmö", Filter: model.Filter{Offices: []string{"Malmö"}, LeftFrom: day("2019")}, Sort: model.Sort{By: model.SortLeft, Descending: true}}
	change(t, b, func(tx *Tx) error {
		must(t, tx.SaveColleague(c))
		must(t, tx.SaveOwnField(f))
		return tx.SaveList(l)
	})
	got, err := b.Lists(ctx)
	must(t, err)
	if d := cmp.Diff([]model.List{*l}, got); d != "" {
		t.Error(d)
	}
	fields, err := b.OwnFields(ctx)
	must(t, err)
	if d := cmp.Diff([]model.OwnField{*f}, fields); d != "" {
		t.Error(d)
	}
	p := &model.Person{Family: "Koch", OwnFields: map[int64]string{f.ID: "M"}}
	add(t, b, p)
	stale := *l
	l.Name = "Malmö 2"
	id := change(t, b, func(tx *Tx) error { return tx.SaveList(l) })
	_, err = b.Change(ctx, model.Doing{}, func(tx *Tx) error { stale.Name = "x"; return tx.SaveList(&stale) })
	wantCode(t, err, model.CodeConflict)
	if _, err := b.Undo(ctx, id, model.UndoAsk); err != nil {
		t.Error(err)
	}
	if lists, _ := b.Lists(ctx); lists[0].Name != "Malmö" || lists[0].Version <= l.Version {
		t.Errorf("%+v", lists)
	}
	deleted := change(t, b, func(tx *Tx) error { must(t, tx.DeleteList(l.ID)); return tx.DeleteOwnField(f.ID) })
	if person, _ := b.Person(ctx, p.ID); len(person.OwnFields) != 0 || person.Version != 2 {
		t.Errorf("%+v", person)
	}
	if _, err := b.Undo(ctx, deleted, model.UndoAsk); err != nil {
		t.Error(err)
	}
	if person, _ := b.Person(ctx, p.ID); person.OwnFields[f.ID] != "M" {
		t.Errorf("%+v", person)
	}
	_, err = b.Change(ctx, model.Doing{}, func(tx *Tx) error { return tx.DeleteList(99) })
	wantCode(t, err, model.CodeNotFound)
	sound(t, b)
}

func TestRenamingAnOffice(t *testing.T) {
	ctx, b := context.Background(), newBook(t)
	p, q := soren(), soren()
	q.Employments = q.Employments[:1]
	add(t, b, p, q)
	id := change(t, b, func(tx *Tx) error { return tx.RenameOffice("Kopenhagen", "København") })
	firm, err := b.Firm(ctx)
	must(t, err)
	if d := cmp.Diff([]string{"København", "Malmö"}, firm.Offices); d != "" {
		t.Error(d)
	}
	if r := rowOfPerson(t, b, q.ID); r.Office != "København" {
		t.Error(r.Office)
	}
	_, err = b.Undo(ctx, id, model.UndoAsk)
	must(t, err)
	firm, _ = b.Firm(ctx)
	if r := rowOfPerson(t, b, q.ID); r.Office != "Kopenhagen" || firm.Offices[0] != "Kopenhagen" || len(firm.Offices) != 2 {
		t.Error(r.Office, firm.Offices)
	}
	sound(t, b)
}

func TestLanguageDecidesTheOrder(t *testing.T) {
	ctx, b := context.Background(), newBook(t)
	a, z := &model.Person{Family: "Ärlig"}, &model.Person{Family: "Zorn"}
	add(t, b, a, z)
	names := func() []int64 {
		ids, err := b.Find(ctx, model.Filter{}, model.Sort{})
		must(t, err)
		return ids
	}
	if d := cmp.Diff([]int64{a.ID, z.ID}, names()); d != "" {
		t.Error(d)
	}
	change(t, b, func(tx *Tx) error {
		return tx.SaveFirm(model.Firm{Name: "Nordlys", Country: "SE", Language: "sv", Currency: "SEK"})
	})
	if d := cmp.Diff([]int64{z.ID, a.ID}, names()); d != "" {
		t.Error(d)
	}
	if _, err := b.Find(ctx, model.Filter{}, model.Sort{By: model.SortCity}); err != nil {
		t.Error(err)
	}
	if d := cmp.Diff([]int64{z.ID, a.ID}, names()); d != "" {
		t.Error(d)
	}
	sound(t, b)
}

func TestKeysValuesAndPhotos(t *testing.T) {
	ctx, b := context.Background(), newBook(t)
	p, q, away := soren(), soren(), soren()
	add(t, b, p, q, away)
	change(t, b, func(tx *Tx) error { return tx.TrashPeople([]int64{away.ID}) })
	both := []int64{p.ID, q.ID}
	for kind, key := range map[model.KeyKind]string{
		model.KeyEmail: model.EmailKey("SOREN@work.example"), model.KeyPhone: "+491701234567", model.KeyLink: model.LinkKey("linkedin.com/in/soren-s"),
		model.KeyPersonnel: "0815", model.KeyName: p.NameKey(),
	} {
		got, err := b.PeopleByKeys(ctx, kind, []string{"", "nobody", key, key})
		must(t, err)
		if d := cmp.Diff(map[string][]int64{key: both}, got); d != "" {
			t.Errorf("%s: %s", kind, d)
		}
	}
	got, err := b.PeopleByKeys(ctx, model.KeyUID, []string{p.UID})
	must(t, err)
	if d := cmp.Diff(map[string][]int64{p.UID: {p.ID}}, got); d != "" {
		t.Error(d)
	}
	for field, want := range map[string][]Value{
		"office": {{"Malmö", 2}}, "department": {{"Audit", 2}}, "position": {{"Partner", 2}}, "employer": {{"Harbour Project A/S", 2}}, "city": {{"København", 2}},
		"tag": {{"VIP", 2}, {"sailing", 2}}, "skill": {{"M&A", 2}}, "reason": {{"moved", 2}},
	} {
		got, err := b.Values(ctx, field)
		must(t, err)
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("%s: %s", field, d)
		}
	}
	_, err = b.Values(ctx, "shoe")
	wantCode(t, err, model.CodeInvalid)
	var key string
	change(t, b, func(tx *Tx) (err error) {
		if key, err = tx.PutPhoto([]byte("jpeg")); err != nil {
			return err
		}
		again, err := tx.PutPhoto([]byte("jpeg"))
		if again != key {
			t.Error("stored twice")
		}
		return err
	})
	if jpeg, err := b.Photo(ctx, key); err != nil || string(jpeg) != "jpeg" {
		t.Error(jpeg, err)
	}
	_, err = b.Photo(ctx, "none")
	wantCode(t, err, model.CodeNotFound)
	standings, err := b.Standings(ctx, []int64{away.ID, 99, p.ID})
	must(t, err)
	if len(standings) != 2 || !standings[0].Trashed || standings[1].ID != p.ID || standings[1].Status != model.StatusRetired {
		t.Errorf("%+v", standings)
	}
}

func TestRememberedRowsGoWithTheirChange(t *testing.T) {
	ctx, b := context.Background(), newBook(t)
	p := soren()
	id := change(t, b, func(tx *Tx) error {
		if err := tx.CreatePeople([]*model.Person{p}); err != nil {
			return err
		}
		return tx.RememberRows(map[string]int64{"f1": p.ID})
	})
	known := func() int {
		found, err := b.PeopleByKeys(ctx, model.KeyRow, []string{"f1"})
		must(t, err)
		return len(found["f1"])
	}
	if known() != 1 {
		t.Error("not remembered")
	}
	if id := change(t, b, func(tx *Tx) error { return tx.RememberRows(map[string]int64{"f1": p.ID}) }); id != 0 {
		t.Error("remembering alone made an entry")
	}
	res, err := b.Undo(ctx, id, model.UndoAsk)
	must(t, err)
	if known() != 0 {
		t.Error("still remembered")
	}
	_, err = b.Undo(ctx, res.Change, model.UndoAsk)
	must(t, err)
	if known() != 1 {
		t.Error("forgotten")
	}
}
