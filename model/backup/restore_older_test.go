package backup

import (
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"alumnibook/model/book"
)

// olderBackup makes a backup as the first program made them: with one person, and without an identity of the book.
func olderBackup(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "Firm 2026-01-05 08.00.00.alumni")
	start, err := os.ReadFile(filepath.Join("..", "book", "migrations", "sqlite", "0001_start.sql"))
	must(t, err)
	db, err := sql.Open("sqlite", "file:"+filepath.ToSlash(path)+"?_pragma=page_size(8192)")
	must(t, err)
	exec := func(query string, args ...any) {
		t.Helper()
		_, err := db.Exec(query, args...)
		must(t, err)
	}
	exec(string(start))
	exec("INSERT INTO schema_version VALUES (1, 1)")
	exec("INSERT INTO firm VALUES (1, 1, 'Nordlys', 'DE', 'de', 'EUR', '', '[]', '[]')")
	rows, err := db.Query("SELECT name, type FROM pragma_table_info('people')")
	must(t, err)
	var names []string
	var values []any
	for rows.Next() {
		var name, kind string
		must(t, rows.Scan(&name, &kind))
		names = append(names, name)
		known := map[string]any{"id": 1, "uid": "0192aaaa-0000-7000-8000-000000000001", "version": 1, "given": "Eva", "family": "Koch", "status": "alumnus", "list_name": "Koch, Eva"}
		v, ok := known[name]
		if !ok {
			v = map[bool]any{true: 0, false: ""}[strings.HasPrefix(kind, "INT")]
		}
		values = append(values, v)
	}
	must(t, rows.Close())
	exec(fmt.Sprintf("INSERT INTO people (%s) VALUES (?%s)", strings.Join(names, ", "), strings.Repeat(", ?", len(names)-1)), values...)
	exec("INSERT INTO search_docs VALUES (1, 'eva koch', '')")
	exec("PRAGMA application_id = 1095521613")
	exec("PRAGMA user_version = 1")
	must(t, db.Close())
	return path
}

func TestOlderBackupGetsTheNewestShape(t *testing.T) {
	s := newScene(t)
	from := olderBackup(t)
	before := files(t, filepath.Dir(from))
	b, err := book.OpenWith(t.Context(), s.path, s.clock)
	must(t, err)
	d, err := Compare(t.Context(), b, from, "")
	must(t, err)
	now, err := b.Counts(t.Context())
	must(t, err)
	must(t, b.Close())
	if d.Then.People != 1 || d.Then.Version != 1 || len(d.Missing) != 1 || d.Missing[0].Name != "Koch, Eva" {
		t.Errorf("difference %+v", d)
	}
	r, err := Restore(t.Context(), s.path, from, "", Options{Clock: s.clock, Another: d.Another})
	must(t, err)
	if r.Counts.People != 1 || r.Counts.Version != now.Version || now.Version < 5 {
		t.Errorf("restored %+v", r)
	}
	restored, err := book.OpenWith(t.Context(), s.path, s.clock)
	must(t, err)
	p, err := restored.Person(t.Context(), 1)
	must(t, err)
	must(t, restored.Close())
	if p.Given != "Eva" {
		t.Errorf("person %+v", p)
	}
	if after := files(t, filepath.Dir(from)); len(after) != len(before) || string(after[from]) != string(before[from]) {
		t.Error("the backup itself was changed")
	}
	if left, _ := os.ReadDir(s.dir()); len(left) != 3 {
		t.Errorf("left behind: %v", left)
	}
	_, err = Restore(t.Context(), s.path, r.Aside, "", Options{Clock: s.clock, Another: true})
	must(t, err)
	sameAs(t, s.path, s.now)
}
