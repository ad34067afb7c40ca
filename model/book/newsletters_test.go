package book

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"alumnibook/model"
)

// winter is an issue that is written in two languages.
func winter() model.Newsletter {
	return model.Newsletter{
		Title: "Winter 2026", Due: day("2026-03-01"), State: model.NewsletterReady, Languages: []string{"de", "da"}, ListID: 3, Notes: "Ask Ebba for a photo",
		Subject: map[string]string{"de": "Was im Winter geschah", "da": "Vinterens nyheder"}, Intro: map[string]string{"de": "Liebe Ehemalige"}, Closing: map[string]string{"da": "Hilsen"},
		Boxes: []model.Box{{Kind: model.BoxWon, Items: []model.Item{{Words: map[string]model.ItemWords{"de": {Title: "Hafen", Text: "Größer.\n\nSchöner."}}, Link: "https://example.org"}}}},
	}
}

var winterCopies = []model.SentCopy{
	{Language: "de", Subject: "Was im Winter geschah", HTML: "<p>{{greeting}}</p>", Text: "{{greeting}}"}, {Language: "da", Subject: "Vinteren", HTML: "<p>…</p>", Text: "…"},
}

// subscribers are people with their languages.
func subscribers(t testing.TB, b *Book, languages ...string) []int64 {
	t.Helper()
	ids := make([]int64, len(languages))
	for i, l := range languages {
		p := alumna("Reader")
		p.Language = l
		add(t, b, p)
		ids[i] = p.ID
	}
	return ids
}

func saveIssue(t testing.TB, b *Book, n *model.Newsletter) int64 {
	t.Helper()
	return change(t, b, func(tx *Tx) error { return tx.SaveNewsletter(n) })
}

func TestNewsletterComesBackAsItWasSaved(t *testing.T) {
	b := newBook(t)
	n := winter()
	saveIssue(t, b, &n)
	got, err := b.Newsletter(t.Context(), n.ID)
	must(t, err)
	if d := cmp.Diff(n, got); d != "" {
		t.Error(d)
	}
	if id := saveIssue(t, b, &got); id != 0 {
		t.Errorf("saving what is there already is change %d", id)
	}
	stale := got
	got.Title = "Spring 2026"
	edit := saveIssue(t, b, &got)
	_, err = b.Change(t.Context(), model.Doing{}, func(tx *Tx) error { return tx.SaveNewsletter(&stale) })
	wantCode(t, err, model.CodeConflict)
	_, err = b.Undo(t.Context(), edit, model.UndoAsk)
	must(t, err)
	if got, err = b.Newsletter(t.Context(), n.ID); err != nil || got.Title != "Winter 2026" {
		t.Errorf("%+v (%v)", got, err)
	}
	got.State, got.SentOn = model.NewsletterSent, day("2026-03-01")
	_, err = b.Change(t.Context(), model.Doing{}, func(tx *Tx) error { return tx.SaveNewsletter(&got) })
	wantCode(t, err, model.CodeInvalid)
	_, err = b.Newsletter(t.Context(), 99)
	wantCode(t, err, model.CodeNotFound)
	sound(t, b)
}

func TestMarkSentWritesOneEntryForEachAndUndoTakesAllBack(t *testing.T) {
	b := newBook(t)
	ids := subscribers(t, b, "de", "da", "sv", "")
	n := winter()
	saveIssue(t, b, &n)
	before := b.fingerprint(t, ids)
	recipients := append(slices.Clone(ids), ids[0])
	sent := change(t, b, func(tx *Tx) error { return tx.MarkSent(n.ID, recipients, winterCopies, day("2026-03-02")) })
	got, err := b.Newsletter(t.Context(), n.ID)
	must(t, err)
	if got.State != model.NewsletterSent || got.SentOn != day("2026-03-02") || got.Recipients != 4 || len(got.Archive) != 2 || got.Archive[1].Text != "…" {
		t.Errorf("%+v", got)
	}
	if to, err := b.SentTo(t.Context(), n.ID); err != nil || !slices.Equal(inOrder(to), ids) {
		t.Errorf("it went to %v (%v)", to, err)
	}
	for i, subject := range []string{"Was im Winter geschah", "Vinteren", "Was im Winter geschah", "Was im Winter geschah"} {
		list, total, err := b.Timeline(t.Context(), ids[i], []model.InteractionKind{model.InteractionNewsletter}, 0, 10)
		must(t, err)
		if total != 1 || list[0].Text != subject || list[0].NewsletterID != n.ID || list[0].On != day("2026-03-02") || list[0].Direction != model.DirectionOut || list[0].IsContact() {
			t.Errorf("the history of %d says %+v", i, list)
		}
	}
	if found, err := b.Find(t.Context(), model.Filter{Search: "Winter geschah"}, model.Sort{}); err != nil || len(found) != 0 {
		t.Errorf("by what went to everybody %d people are found (%v)", len(found), err)
	}
	if now := b.fingerprint(t, ids); now != before {
		t.Error("a newsletter changed something of the people themselves")
	}
	sound(t, b)
	_, err = b.Change(t.Context(), model.Doing{}, func(tx *Tx) error { return tx.MarkSent(n.ID, ids, winterCopies, day("2026-03-02")) })
	wantCode(t, err, model.CodeConflict)
	entry := got
	entry.Archive, entry.State, entry.SentOn, entry.Notes = nil, model.NewsletterPlanned, model.Date{}, "went well"
	saveIssue(t, b, &entry) // what went out stays, whoever saves
	if got, err = b.Newsletter(t.Context(), n.ID); err != nil || got.State != model.NewsletterSent || len(got.Archive) != 2 || got.Notes != "went well" {
		t.Errorf("%+v (%v)", got, err)
	}
	undo, err := b.Undo(t.Context(), sent, model.UndoAsk)
	must(t, err)
	if len(undo.Conflicts) != 0 {
		t.Fatalf("%+v", undo.Conflicts)
	}
	if got, err = b.Newsletter(t.Context(), n.ID); err != nil || got.State != model.NewsletterReady || got.Recipients != 0 || len(got.Archive) != 0 || got.Notes != "went well" {
		t.Errorf("%+v (%v)", got, err)
	}
	if to, err := b.SentTo(t.Context(), n.ID); err != nil || len(to) != 0 {
		t.Errorf("it still went to %v (%v)", to, err)
	}
	sound(t, b)
	_, err = b.Undo(t.Context(), undo.Change, model.UndoAsk)
	must(t, err)
	if to, err := b.SentTo(t.Context(), n.ID); err != nil || len(to) != 4 {
		t.Errorf("done again, it went to %v (%v)", to, err)
	}
	sound(t, b)
}

// fingerprint is what is kept of people beside their histories.
func (b *Book) fingerprint(t testing.TB, ids []int64) string {
	t.Helper()
	var lines []string
	must(t, query(b.read, &lines, "SELECT version || last_contact || last_heard || follow_up || next_call || d.own || d.history FROM people p JOIN search_docs d ON d.person_id = p.id"+
		" WHERE p.id IN "+idList(ids)+" ORDER BY p.id"))
	return strings.Join(lines, "\n")
}

func TestMarkSentRefusesWhatCannotBe(t *testing.T) {
	b := newBook(t)
	ids := subscribers(t, b, "de", "de")
	n := winter()
	saveIssue(t, b, &n)
	for name, c := range map[string]struct {
		id   int64
		to   []int64
		on   string
		code model.Code
	}{
		"no issue":    {99, ids, "2026-03-01", model.CodeNotFound},
		"nobody":      {n.ID, nil, "2026-03-01", model.CodeInvalid},
		"no day":      {n.ID, ids, "2026-03", model.CodeInvalid},
		"not in book": {n.ID, []int64{ids[0], 4711}, "2026-03-01", model.CodeNotFound},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := b.Change(t.Context(), model.Doing{}, func(tx *Tx) error { return tx.MarkSent(c.id, c.to, nil, day(c.on)) })
			wantCode(t, err, c.code)
		})
	}
	if got, err := b.Newsletter(t.Context(), n.ID); err != nil || got.State != model.NewsletterReady {
		t.Errorf("%+v (%v)", got, err)
	}
	// Whom a merge put away gets nothing twice.
	change(t, b, func(tx *Tx) error {
		keep, err := tx.Person(ids[0])
		if err != nil {
			return err
		}
		return tx.Merge(&keep, ids[1])
	})
	change(t, b, func(tx *Tx) error { return tx.MarkSent(n.ID, []int64{ids[1], ids[0]}, nil, day("2026-03-01")) })
	if to, err := b.SentTo(t.Context(), n.ID); err != nil || !slices.Equal(to, ids[:1]) {
		t.Errorf("it went to %v (%v)", to, err)
	}
	sound(t, b)
}

func TestHistoryNamesAnIssueAsLongAsItIsThere(t *testing.T) {
	b := newBook(t)
	ids := subscribers(t, b, "de")
	n := winter()
	saveIssue(t, b, &n)
	change(t, b, func(tx *Tx) error { return tx.MarkSent(n.ID, ids, winterCopies, day("2026-03-01")) })
	entry := func() model.Interaction {
		list, total, err := b.Timeline(t.Context(), ids[0], nil, 0, 10)
		must(t, err)
		if total != 1 {
			t.Fatalf("%+v", list)
		}
		return list[0]
	}
	gone := change(t, b, func(tx *Tx) error { return tx.DeleteNewsletter(n.ID) })
	e := entry()
	if e.NewsletterID != 0 || e.Text != "Was im Winter geschah" {
		t.Errorf("%+v", e)
	}
	e.FollowUp = model.FollowUp{On: day("2026-06-01"), Text: "send a copy"}
	change(t, b, func(tx *Tx) error { return tx.UpdateInteraction(&e) })
	sound(t, b)
	_, err := b.Undo(t.Context(), gone, model.UndoAsk)
	must(t, err)
	if e = entry(); e.NewsletterID != n.ID || e.FollowUp.Text != "send a copy" {
		t.Errorf("%+v", e)
	}
	if found, err := b.Find(t.Context(), model.Filter{Search: "copy"}, model.Sort{}); err != nil || len(found) != 1 {
		t.Errorf("by the promise %d people are found (%v)", len(found), err)
	}
	change(t, b, func(tx *Tx) error { return tx.DeleteInteraction(e.ID) })
	sound(t, b)
}

func TestIssuePlanSaysWhenTheNextOneIsDue(t *testing.T) {
	b := newBook(t)
	today := day("2026-05-03")
	plan := func() IssuePlan {
		p, err := b.IssuePlan(t.Context(), today)
		must(t, err)
		return p
	}
	if p := plan(); p != (IssuePlan{Goal: 4}) {
		t.Errorf("%+v", p)
	}
	ids := subscribers(t, b, "de", "da")
	change(t, b, func(tx *Tx) error { // before there were issues in the book
		return tx.CreateInteractions([]*model.Interaction{
			{Kind: model.InteractionNewsletter, On: day("2025-11-11"), PersonIDs: ids}, {Kind: model.InteractionNewsletter, On: day("2026-01-12"), PersonIDs: ids},
		})
	})
	if p := plan(); p.Last != day("2026-01-12") || p.Next != day("2026-04-12") || p.Days != -21 || p.Sent != 1 {
		t.Errorf("%+v", p)
	}
	n := winter()
	saveIssue(t, b, &n)
	change(t, b, func(tx *Tx) error { return tx.MarkSent(n.ID, ids, nil, day("2026-02-12")) })
	if p := plan(); p.Last != day("2026-02-12") || p.Next != day("2026-05-12") || p.Days != 9 || p.Sent != 2 || p.Open != nil {
		t.Errorf("%+v", p)
	}
	late, soon := winter(), winter()
	late.Due, soon.Due, soon.Title = day("2026-08-01"), day("2026-05-20"), "Spring 2026"
	saveIssue(t, b, &late)
	saveIssue(t, b, &soon)
	if p := plan(); p.Next != day("2026-05-20") || p.Days != 17 || p.Open == nil || p.Open.ID != soon.ID {
		t.Errorf("%+v", p)
	}
	list, err := b.Newsletters(t.Context())
	must(t, err)
	var order []int64
	for i := range list {
		order = append(order, list[i].ID)
		if len(list[i].Archive) > 0 {
			t.Error("a list holds what went out")
		}
	}
	if want := []int64{soon.ID, late.ID, n.ID}; !slices.Equal(order, want) {
		t.Errorf("%v, want %v", order, want)
	}
	td := todayOf(t, b, today)
	if want := (Rhythm{Last: day("2026-02-12"), Next: day("2026-05-20"), ID: soon.ID, Name: "Spring 2026", Held: 2, Goal: 4}); td.Newsletter != want {
		t.Errorf("the start page says %+v", td.Newsletter)
	}
}
