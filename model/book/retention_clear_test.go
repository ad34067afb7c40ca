package book

import (
	"context"
	"strings"
	"testing"
	"time"

	"alumnibook/model"
)

// journalSays tells whether the journal has a text anywhere.
func journalSays(t *testing.T, b *Book, text string) bool {
	t.Helper()
	var n int
	must(t, query(b.read, &n, "SELECT count(*) FROM change_rows WHERE before LIKE @text OR after LIKE @text", map[string]any{"text": "%" + text + "%"}))
	return n > 0
}

func TestWhatWasKeptForItsTimeIsCleared(t *testing.T) {
	ctx, b := context.Background(), newBook(t) // in March 2026
	p, q := called("Ann", "Holm"), called("Bea", "Holm")
	add(t, b, p, q)
	rules, err := b.Privacy(ctx)
	must(t, err)
	rules.Retention[model.RetainedEntry] = 60
	old := &model.Interaction{Kind: model.InteractionCall, Direction: model.DirectionOut, Reached: true, On: day("2019-05-01"), PersonIDs: []int64{p.ID, q.ID}, Text: "likes Quastenflosser"}
	open := &model.Interaction{Kind: model.InteractionNote, On: day("2019-05-01"), PersonIDs: []int64{p.ID}, Text: "still open", FollowUp: model.FollowUp{On: day("2026-09-01"), Text: "send it"}}
	young := &model.Interaction{Kind: model.InteractionCall, Direction: model.DirectionOut, Reached: true, On: day("2021-03-03"), PersonIDs: []int64{p.ID}, Text: "young enough"}
	past22 := evening(0)
	past22.On, past22.ReplyBy = day("2022-05-01"), day("2022-04-20")
	kept, past := &model.ExitInterview{PersonID: p.ID, On: day("2025-06-01"), KeepUntil: day("2026-06-01"), Bad: "the lift"}, &model.ExitInterview{PersonID: q.ID, On: day("2025-02-01"), KeepUntil: day("2026-02-01"), Bad: "Kantinenkohl"}
	change(t, b, func(tx *Tx) error {
		must(t, tx.SavePrivacy(&rules))
		must(t, tx.SaveInterview(kept))
		must(t, tx.SaveInterview(past))
		must(t, tx.AddConsents([]*model.Consent{allowed(p.ID, model.ConsentGiven, "2015-01-01")}))
		return tx.CreateInteractions([]*model.Interaction{old, open, young})
	})
	var guests []*model.Attendance
	change(t, b, func(tx *Tx) error {
		must(t, tx.SaveEvent(past22, day("2022-03-01"), LoweringAsk))
		_, err := tx.AddGuests(past22.ID, []int64{p.ID, q.ID}, model.ChannelEmail)
		must(t, err)
		list, err := attendancesWhere(tx.db, "event_id = ? ORDER BY id", past22.ID)
		must(t, err)
		now := list[0]
		now.Diet, now.Guests, now.Comment = "no Haselnuss", []model.Plus{{Name: "Gustav Begleit"}}, "loud"
		must(t, tx.updateAttendances(list[:1], []model.Attendance{now}))
		guests = append(guests, &now)
		return nil
	})
	change(t, b, func(tx *Tx) error { old.Text += ", twice"; return tx.UpdateInteraction(old) })
	must(t, b.RecordHandover(ctx, Handover{At: time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC), Format: "excel", People: []int64{p.ID}}, nil))
	must(t, b.RecordHandover(ctx, Handover{Format: "excel", People: []int64{p.ID}}, nil))

	today := day("2026-03-02")
	l, err := b.RetentionDue(ctx, today)
	must(t, err)
	if len(l.Interviews) != 1 || l.Interviews[0].ID != past.ID || l.Interviews[0].Name != "Holm, Bea" || l.Interviews[0].On != day("2025-02-01") {
		t.Errorf("%+v", l.Interviews)
	}
	if len(l.Entries) != 1 || l.Entries[0].ID != old.ID || l.Entries[0].PersonID != p.ID {
		t.Errorf("%+v", l.Entries)
	}
	if len(l.Guests) != 1 || l.Guests[0].ID != guests[0].ID || l.Guests[0].On != day("2022-05-01") {
		t.Errorf("%+v", l.Guests)
	}
	if len(l.Handovers) != 1 || l.Handovers[0].Name != "excel" || l.Handovers[0].On != day("2020-01-01") {
		t.Errorf("%+v", l.Handovers)
	}
	for _, c := range []struct {
		kind model.Retained
		ids  []int64
		n    int
	}{
		{model.RetainedEntry, []int64{}, 0},
		{model.RetainedEntry, []int64{young.ID, open.ID}, 0},
		{model.RetainedEntry, []int64{old.ID, young.ID}, 1},
		{model.RetainedInterview, nil, 1},
		{model.RetainedGuest, nil, 1},
		{model.RetainedHandover, nil, 1},
		{model.RetainedHandover, nil, 0},
		{model.RetainedPerson, nil, 0},
	} {
		n, err := b.ClearRetained(ctx, c.kind, c.ids)
		must(t, err)
		if n != c.n {
			t.Errorf("%s %v: %d", c.kind, c.ids, n)
		}
	}
	for _, gone := range []string{"Quastenflosser", "Kantinenkohl", "Haselnuss", "Begleit"} {
		if journalSays(t, b, gone) {
			t.Errorf("%s is in the journal", gone)
		}
		if ids, err := b.Find(ctx, model.Filter{Search: gone}, model.Sort{}); err != nil || len(ids) != 0 {
			t.Errorf("%s is found: %v %v", gone, ids, err)
		}
	}
	if !journalSays(t, b, "the lift") && !journalSays(t, b, "still open") {
		entries := history(t, b, p.ID)
		if len(entries) < 3 {
			t.Errorf("too much is gone: %v", entries)
		}
	}
	g, err := attendancesWhere(b.read, "id = ?", guests[0].ID)
	must(t, err)
	if g[0].Diet != "" || g[0].Comment != "" || len(g[0].Guests) != 1 || g[0].Guests[0].Name != "" || g[0].PersonID != p.ID {
		t.Errorf("%+v", g[0])
	}
	h, err := b.HandoversOf(ctx, p.ID)
	must(t, err)
	if len(h) != 1 {
		t.Errorf("%+v", h)
	}
	sound(t, b)

	// It is for good.
	changes, err := b.Changes(ctx, 0, 10)
	must(t, err)
	for _, c := range changes {
		if c.Doing.Code != doingClear {
			continue
		}
		if _, err := b.Undo(ctx, c.ID, model.UndoForce); err == nil {
			t.Errorf("%+v was taken back", c)
		}
	}
	if c, ok, err := b.Undoable(ctx); err != nil || !ok || c.Doing.Code == doingClear {
		t.Errorf("%+v %v", c, err)
	}
	_, err = b.Undo(ctx, 3, model.UndoForce)
	must(t, err)
	if journalSays(t, b, "Quastenflosser") || strings.Contains(strings.Join(timelineOf(t, b, q.ID), " "), "Quastenflosser") {
		t.Error("it came back")
	}
}

func timelineOf(t *testing.T, b *Book, id int64) []string {
	t.Helper()
	list, err := b.Histories(context.Background(), []int64{id})
	must(t, err)
	var texts []string
	for _, i := range list[id] {
		texts = append(texts, i.Text)
	}
	return texts
}
