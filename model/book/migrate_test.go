package book

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"alumnibook/model"
)

// oldBook writes a book of the first version as its program wrote it, without any code that has changed since: two
// people, one of them with a line in each list, an entry about both, and the change that brought them.
func oldBook(t *testing.T, path string) {
	t.Helper()
	start, err := migrationFiles.ReadFile("migrations/sqlite/0001_start.sql")
	must(t, err)
	db, err := openPool(writerDSN(path), 1)
	must(t, err)
	file, db := db, db.Begin()
	must(t, migration{1, string(start)}.run(db, time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)))
	p, sorter := soren(), model.NewSorter("de")
	p.ID, p.UID, p.Version, p.OwnFields = 1, "uid-1", 2, map[int64]string{1: "43"}
	tidy(p)
	s := summaryOf(p, sorter)
	other := &model.Person{Record: model.Record{ID: 2, UID: "uid-2", Version: 1}, Given: "Eva", Family: "Koch", Status: model.StatusAlumnus}
	o := summaryOf(other, sorter)
	sql := []string{
		`INSERT INTO firm VALUES (1, 1, 'Nordlys', 'DE', 'de', 'EUR', '', '["Kopenhagen","Malmö"]', '["Tax","Audit"]')`,
		`INSERT INTO own_fields VALUES (1, 'uid-f', 1, 1, 1, 'Shoe size', 'number', '[]', 0)`,
		`INSERT INTO colleagues VALUES (1, 'uid-c', 1, 1, 1, 'Frau Peters', '', 0)`,
		`INSERT INTO lists VALUES (1, 'uid-l', 1, 1, 1, 'Malmö', '{}', '{}')`,
		`INSERT INTO settings VALUES ('seat', '1')`,
		`INSERT INTO organisations VALUES (1, 'uid-o', 1, 1, 1, 'Harbour Project A/S', 'harbour project a s')`,
		`INSERT INTO changes VALUES (1, 'uid-1', 1, 'Frau Peters', 'import', 'staff.xlsx', 2, 4, 0, 0, 0)`,
		`INSERT INTO change_rows VALUES (1, 1, 'person', 1, 'create', 0, 1, NULL, NULL), (1, 2, 'person', 2, 'create', 0, 1, NULL, NULL),` +
			` (1, 3, 'interaction', 1, 'create', 0, 1, NULL, NULL), (1, 4, 'organisation', 1, 'create', 0, 1, NULL, NULL)`,
		`INSERT INTO imported_rows VALUES ('print', 1, 2)`,
		`INSERT INTO interactions VALUES (1, 'uid-i', 1, 1, 1, 'call', 'out', '2026-01-05', '10:30', 1, 1, 5, 'Asked about the regatta', 0, '2026-04-01', 1, 'send the brochure', '')`,
		`INSERT INTO interaction_people VALUES (1, '2026-01-05', '10:30', 1, 0, 1, '2026-04-01'), (2, '2026-01-05', '10:30', 1, 1, 1, '2026-04-01')`,
	}
	for _, one := range sql {
		must(t, run(t.Context(), db, one))
	}
	insert := func(table string, columns []string, rows ...[]any) {
		b := newBulk(t.Context(), db, table, columns)
		for _, r := range rows {
			must(t, b.add(r...))
		}
		must(t, b.flush())
	}
	n := slices.Index(peopleColumns, "merged_into")
	insert("people", append(slices.Clone(peopleColumns[:n]), "last_contact", "follow_up"),
		append(peopleValues(p, &s)[:n:n], "2026-01-05", "2026-04-01"), append(peopleValues(other, &o)[:n:n], "2026-01-05", "2026-04-01"))
	history := historyWords(&model.Interaction{Text: "Asked about the regatta", FollowUp: model.FollowUp{Text: "send the brochure"}})
	for _, x := range []*model.Person{p, other} {
		words := ownWords(x)
		insert("search_docs", []string{"person_id", "own", "history"}, []any{x.ID, strings.Join(words, " "), strings.Join(history, " ")})
		must(t, fts{}.change(t.Context(), db, nil, []indexDoc{{x.ID, terms(union(words, history))}}, false))
	}
	for i := range childTables {
		c := childTables[i]
		if c.name == "card_lines" {
			continue // later
		}
		if n := len(c.columns) - 1; c.columns[n] == "failed" { // later too
			lines := c.lines
			c.columns = c.columns[:n]
			c.lines = func(p *model.Person, orgs organisationIDs, add func(...any)) {
				lines(p, orgs, func(values ...any) { add(values[:len(values)-1]...) })
			}
		}
		b := newBulk(t.Context(), db, c.name, c.columns)
		must(t, addLines(b, &c, p, func(string) any { return int64(1) }))
		must(t, b.flush())
	}
	must(t, db.Commit().Error)
	must(t, closePools(nil, file))
}

func TestBookOfTheFirstVersionOpensWhole(t *testing.T) {
	ctx, dir := context.Background(), t.TempDir()
	path := filepath.Join(dir, "Firm.alumni")
	oldBook(t, path)
	b, err := OpenWith(ctx, path, ticking())
	must(t, err)
	defer func() { must(t, b.Close()) }()
	sound(t, b)
	got, err := b.Person(ctx, 1)
	must(t, err)
	want := soren()
	want.Record, want.OwnFields = got.Record, map[int64]string{1: "43"}
	want.Calls, want.Emails[0].Failed = model.CallWish{}, model.Date{} // nobody could say so then
	if d := cmp.Diff(*want, got, ignoreCounting); d != "" {
		t.Error(d)
	}
	if got.UID != "uid-1" || got.Version != 2 || got.MergedInto != 0 || got.CardLines != nil {
		t.Errorf("%+v", got.Record)
	}
	for search, want := range map[string][]int64{"": {2, 1}, "regatta": {2, 1}, "sor tax": {1}, "koch": {2}} {
		found, err := b.Find(ctx, model.Filter{Search: search}, model.Sort{})
		must(t, err)
		if d := cmp.Diff(want, found); d != "" {
			t.Errorf("%q: %s", search, d)
		}
	}
	list, n, err := b.Timeline(ctx, 1, nil, 0, 10)
	must(t, err)
	if n != 1 || list[0].Text != "Asked about the regatta" || len(list[0].PersonIDs) != 2 {
		t.Errorf("%d %+v", n, list)
	}
	found, err := b.PeopleByKeys(ctx, model.KeyRow, []string{"print"})
	must(t, err)
	if d := cmp.Diff(map[string][]int64{"print": {2}}, found); d != "" {
		t.Error(d)
	}
	imports, err := b.Imports(ctx, 0, 10)
	must(t, err)
	if len(imports) != 1 || imports[0].Doing.Name != "staff.xlsx" || imports[0].Who != "Frau Peters" {
		t.Errorf("%+v", imports)
	}
	if seat, err := b.Seat(ctx); err != nil || seat.Name != "Frau Peters" {
		t.Error(seat, err)
	}

	// What is new works in it, and what was done by the program of then is taken back by the one of now.
	id := change(t, b, func(tx *Tx) error {
		k, err := tx.Person(1)
		if err != nil {
			return err
		}
		k.CardLines = []string{"X-EVOLUTION-SPOUSE:Kim"}
		return tx.Merge(&k, 2)
	})
	sound(t, b)
	_, err = b.Undo(ctx, id, model.UndoAsk)
	must(t, err)
	_, err = b.Undo(ctx, imports[0].ID, model.UndoForce)
	must(t, err)
	if n, _ := b.Count(ctx); n != 0 {
		t.Error(n)
	}
	sound(t, b)
}

func TestBackupOfTheFirstVersionIsTheFileAsItWas(t *testing.T) {
	ctx, dir := context.Background(), t.TempDir()
	path := filepath.Join(dir, "Firm.alumni")
	oldBook(t, path)
	for range 2 { // the second time there is nothing to do
		b, err := Open(ctx, path)
		must(t, err)
		must(t, b.Close())
	}
	backups, err := filepath.Glob(filepath.Join(dir, "Firm backups", "*"))
	must(t, err)
	if len(backups) != 1 {
		t.Fatal(backups)
	}
	if info, err := os.Stat(backups[0]); err != nil || runtime.GOOS != "windows" && info.Mode().Perm()&0o077 != 0 {
		t.Errorf("others may read the backup: %v %v", info.Mode(), err)
	}
	old, err := openPool(readerDSN(backups[0]), 1)
	must(t, err)
	var version int
	var tables []string
	must(t, query(old, &version, "PRAGMA user_version"))
	must(t, query(old, &tables, "SELECT name FROM sqlite_schema WHERE name IN ('people', 'handovers', 'card_lines')"))
	must(t, closePools(old, nil))
	if version != 1 || fmt.Sprint(tables) != "[people]" {
		t.Error(version, tables)
	}
	again := filepath.Join(dir, "Again.alumni") // a backup is a book
	must(t, os.Rename(backups[0], again))
	b, err := Open(ctx, again)
	must(t, err)
	if n, err := b.Count(ctx); n != 2 || err != nil {
		t.Error(n, err)
	}
	must(t, b.Close())
}

func TestStoppedMigrationLeavesTheBookAsItWas(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "Firm.alumni")
	oldBook(t, path)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err := Open(ctx, path)
	wantCode(t, err, model.CodeCancelled)
	db, err := openPool(readerDSN(path), 1)
	must(t, err)
	var version int
	must(t, query(db, &version, "PRAGMA user_version"))
	must(t, closePools(db, nil))
	if version != 1 {
		t.Error(version)
	}
}
