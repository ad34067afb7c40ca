package book

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"
	"time"

	"alumnibook/model"
)

// secondBook makes a book of the first version one of the second, as the program of then left it: with a longer history,
// and a change of Eva Koch's name whose images know nothing of what came later.
func secondBook(t *testing.T, path string) {
	t.Helper()
	oldBook(t, path)
	text, err := migrationFiles.ReadFile("migrations/sqlite/0002_lists_and_merges.sql")
	must(t, err)
	file, err := openPool(writerDSN(path), 1)
	must(t, err)
	db := file.Begin()
	must(t, migration{2, string(text)}.run(db, time.Date(2026, 2, 1, 0, 0, 0, 0, time.UTC)))
	eva := model.Person{Record: model.Record{UID: "uid-2", Version: 1}, Given: "Ev", Family: "Koch", Status: model.StatusAlumnus}
	before, err := json.Marshal(eva)
	must(t, err)
	eva.Given, eva.Version = "Eva", 2
	after, err := json.Marshal(eva)
	must(t, err)
	for _, sql := range []string{
		`UPDATE people SET version = 2 WHERE id = 2`,
		`INSERT INTO changes VALUES (2, 'uid-2', 1770000000000000, '', 'edit', '', 1, 1, 0, 0, 0)`,
		`INSERT INTO interactions VALUES` +
			` (2, 'i-2', 1, 1, 1, 'email', 'out', '2026-01-20', '', 1, 0, 0, '', 0, '', 0, '', ''),` +
			` (3, 'i-3', 1, 1, 1, 'email', 'in', '2026-01-10', '', 1, 0, 0, '', 0, '', 0, '', ''),` +
			` (4, 'i-4', 1, 1, 1, 'call', 'out', '2026-01-25', '', 0, 0, 0, '', 0, '', 0, '', ''),` +
			` (5, 'i-5', 1, 1, 1, 'newsletter', 'out', '2026-01-26', '', 1, 0, 0, '', 0, '', 0, '', '')`,
		`INSERT INTO interaction_people VALUES (2, '2026-01-20', '', 2, 0, 1, ''), (1, '2026-01-10', '', 3, 0, 1, ''),` +
			` (1, '2026-01-25', '', 4, 0, 0, ''), (2, '2026-01-26', '', 5, 0, 0, '')`,
		`UPDATE people SET last_contact = CASE id WHEN 1 THEN '2026-01-10' ELSE '2026-01-20' END`,
		`INSERT INTO card_lines VALUES (1, 0, 'X-SPOUSE:Kim')`,
	} {
		must(t, run(t.Context(), db, sql))
	}
	must(t, run(t.Context(), db, "INSERT INTO change_rows VALUES (2, 1, 'person', 2, 'update', 1, 2, ?, ?)", string(before), string(after)))
	must(t, db.Commit().Error)
	must(t, closePools(nil, file))
}

func TestBookOfTheSecondVersionOpensWhole(t *testing.T) {
	ctx, path := context.Background(), filepath.Join(t.TempDir(), "Firm.alumni")
	secondBook(t, path)
	b, err := OpenWith(ctx, path, ticking())
	must(t, err)
	defer func() { must(t, b.Close()) }()
	sound(t, b)
	if n, _ := filepath.Glob(filepath.Join(BackupFolder(path), "*")); len(n) != 1 {
		t.Errorf("the book as it was should lie beside: %v", n)
	}
	soren, eva := rowOfPerson(t, b, 1), rowOfPerson(t, b, 2)
	if soren.LastContact != day("2026-01-10") || soren.LastHeard != day("2026-01-10") {
		t.Errorf("a mail of theirs after the call: contact %v, heard %v", soren.LastContact, soren.LastHeard)
	}
	if eva.LastContact != day("2026-01-20") || eva.LastHeard != day("2026-01-05") {
		t.Errorf("the call that both had, and a mail of ours: contact %v, heard %v", eva.LastContact, eva.LastHeard)
	}
	if soren.CallConsent != model.ConsentUnknown || soren.FollowUp != day("2026-04-01") {
		t.Errorf("%+v", soren)
	}
	list, n, err := b.Timeline(ctx, 1, nil, 0, 10)
	must(t, err)
	if n != 3 || list[2].FollowUp.Text != "send the brochure" || list[2].FollowUp.Dropped {
		t.Errorf("%d %+v", n, list)
	}
	p, err := b.Person(ctx, 1)
	must(t, err)
	if len(p.CardLines) != 1 || !p.Calls.IsZero() || !p.Emails[0].Failed.IsZero() {
		t.Errorf("%+v", p)
	}
	if r, err := b.Programme(ctx); err != nil || r.ID != 0 || r.CallsPerYear != 2 {
		t.Errorf("%+v %v", r, err)
	}
	lists, err := b.Lists(ctx)
	must(t, err)
	if len(lists) != 1 || lists[0].Calls != 0 {
		t.Errorf("%+v", lists)
	}

	// What was done before is taken back, whatever was noted since.
	change(t, b, func(tx *Tx) error {
		q, err := tx.Person(2)
		must(t, err)
		q.Calls = model.CallWish{PerYear: 4}
		must(t, tx.UpdatePeople([]*model.Person{&q}))
		return tx.AddConsents([]*model.Consent{allowed(2, model.ConsentGiven, "2026-03-01")})
	})
	if res := undo(t, b, 2, model.UndoAsk); len(res.Conflicts) != 0 || res.Restored != 1 {
		t.Errorf("%+v", res)
	}
	q, err := b.Person(ctx, 2)
	must(t, err)
	if q.Given != "Ev" || q.Calls.PerYear != 4 {
		t.Errorf("%+v", q)
	}
	sound(t, b)
}

func TestBackupOfTheSecondVersionIsABook(t *testing.T) {
	ctx, dir := context.Background(), t.TempDir()
	path := filepath.Join(dir, "Firm.alumni")
	secondBook(t, path)
	for range 2 { // the second time there is nothing to do
		b, err := Open(ctx, path)
		must(t, err)
		must(t, b.Close())
	}
	backups, err := filepath.Glob(filepath.Join(BackupFolder(path), "*"))
	must(t, err)
	if len(backups) != 1 {
		t.Fatal(backups)
	}
	again := filepath.Join(dir, "Again.alumni")
	must(t, os.Rename(backups[0], again))
	old, err := openPool(readerDSN(again), 1)
	must(t, err)
	var version int
	must(t, query(old, &version, "PRAGMA user_version"))
	must(t, closePools(old, nil))
	if version != 2 {
		t.Error(version)
	}
	b, err := Open(ctx, again)
	must(t, err)
	if n, err := b.Count(ctx); n != 2 || err != nil {
		t.Error(n, err)
	}
	must(t, b.Close())
}
