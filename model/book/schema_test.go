package book

import (
	"context"
	"flag"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"alumnibook/model"
)

var update = flag.Bool("update", false, "write schema.sql anew")

// TestSchemaIsTheCommittedOne keeps the shape of a book where a reviewer sees it change.
func TestSchemaIsTheCommittedOne(t *testing.T) {
	b := newBook(t)
	var parts []string
	must(t, query(b.read, &parts, "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'search_index_%' AND name NOT LIKE 'sqlite_%' ORDER BY type DESC, name"))
	got := strings.Join(parts, ";\n\n") + ";\n"
	if *update {
		must(t, os.WriteFile("schema.sql", []byte(got), 0o644))
	}
	want, err := os.ReadFile("schema.sql")
	must(t, err)
	if d := cmp.Diff(string(want), got); d != "" {
		t.Error(d)
	}
}

// TestColumnsAreThere compares the columns that the program writes with those of the tables.
func TestColumnsAreThere(t *testing.T) {
	b := newBook(t)
	tables := map[string][]string{"people": withHistory(peopleColumns), "interactions": interactionColumns, "interaction_people": aboutColumns, "change_rows": journalColumns, "consents": consentColumns, "attendances": attendanceColumns}
	for _, c := range childTables {
		tables[c.name] = c.columns
	}
	for table, want := range tables {
		var got []string
		must(t, query(b.read, &got, "SELECT name FROM pragma_table_info(?) ORDER BY cid", table))
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("%s: %s", table, d)
		}
	}
}

// withHistory puts the columns that entries of the history and the ledger fill to where they stand.
func withHistory(columns []string) []string {
	all := slices.Insert(slices.Clone(columns), slices.Index(columns, "tag_line")+1, "last_contact", "follow_up")
	return append(all, "last_heard", "calls_consent", "calls_wanted", "next_call", "calls_refused", "calls_before")
}

// withSteps are the migrations that there are and some more.
func withSteps(steps ...string) fstest.MapFS {
	files := fstest.MapFS{}
	names, err := fs.Glob(migrationFiles, "migrations/sqlite/*.sql")
	if err != nil {
		panic(err)
	}
	for _, name := range names {
		text, err := migrationFiles.ReadFile(name)
		if err != nil {
			panic(err)
		}
		files[name] = &fstest.MapFile{Data: text}
	}
	for i, s := range steps {
		files[fmt.Sprintf("migrations/sqlite/%04d_step.sql", len(names)+i+1)] = &fstest.MapFile{Data: []byte(s)}
	}
	return files
}

func TestMigrationKeepsABackup(t *testing.T) {
	ctx, dir := context.Background(), t.TempDir()
	path := filepath.Join(dir, "Firm.alumni")
	closedBook(t, path, 20)
	db, err := openPool(writerDSN(path), 1)
	must(t, err)
	defer func() { must(t, closePools(nil, db)) }()
	now := ticking()()
	good := "ALTER TABLE people ADD COLUMN shoe TEXT NOT NULL DEFAULT ''"
	version := func() (v int) {
		must(t, query(db, &v, "PRAGMA user_version"))
		return v
	}
	if err := migrate(ctx, db, path, withSteps(good, "ALTER TABLE nowhere ADD COLUMN x"), now); err == nil {
		t.Error("a broken step passed")
	}
	newest, next := newestVersion(), newestVersion()+1
	if version() != next {
		t.Errorf("version %d: the good step counts, the broken one does not", version())
	}
	backups, err := filepath.Glob(filepath.Join(BackupFolder(path), "*"))
	must(t, err)
	if len(backups) != 1 {
		t.Fatal(backups)
	}
	old, err := openPool(readerDSN(backups[0]), 1)
	must(t, err)
	defer func() { must(t, closePools(old, nil)) }()
	var n, v int
	must(t, query(old, &n, "SELECT count(*) FROM people"))
	must(t, query(old, &v, "PRAGMA user_version"))
	if n != 20 || v != newest {
		t.Errorf("backup has %d people and version %d", n, v)
	}
	must(t, migrate(ctx, db, path, withSteps(good), now))
	wantCode(t, migrate(ctx, db, path, withSteps(), now), model.CodeNewer)
	var steps []int
	must(t, query(db, &steps, "SELECT version FROM schema_version ORDER BY version"))
	if len(steps) != next || steps[len(steps)-1] != next {
		t.Error(steps)
	}
	dangling := "INSERT INTO emails (person_id, seq, address, kind, preferred, key) VALUES (4711, 0, 'a', 'work', 0, 'a')"
	if err := migrate(ctx, db, path, withSteps(good, dangling), now); err == nil || version() != next {
		t.Errorf("a step that breaks references passed: %v, version %d", err, version())
	}
}

func TestMigrationsAreNumberedWithoutGap(t *testing.T) {
	files := withSteps("SELECT 1", "SELECT 2")
	delete(files, fmt.Sprintf("migrations/sqlite/%04d_step.sql", newestVersion()+1))
	if _, err := migrations(files); err == nil {
		t.Error("a gap was passed over")
	}
	if n := newestVersion(); n < 1 {
		t.Error(n)
	}
}

// TestScreenQueriesUseTheirIndex keeps the questions that windows ask from reading whole tables.
func TestScreenQueriesUseTheirIndex(t *testing.T) {
	b := newBook(t)
	must(t, importPeople(b, benchPeople(300)))
	must(t, b.write.Exec("ANALYZE").Error)
	timeline, _ := timelineFrom(1, nil)
	ofKinds, _ := timelineFrom(1, []model.InteractionKind{"call"})
	queries := map[string]string{
		"first list":       firstListSQL,
		"rows":             "SELECT * FROM people WHERE id IN (1,2,3)",
		"emails":           "SELECT * FROM emails WHERE person_id IN (1,2) ORDER BY person_id, seq",
		"timeline":         "SELECT ip.interaction_id" + timeline + timelineOrder,
		"timeline of kind": "SELECT ip.interaction_id" + ofKinds + timelineOrder,
		"whom":             "SELECT person_id FROM interaction_people WHERE interaction_id IN (1,2) ORDER BY interaction_id, seq",
		"last contact":     "SELECT max(ip.on_day) FROM interaction_people ip WHERE ip.person_id = 1 AND ip.contact = 1",
		"tags":             "SELECT person_id FROM tags WHERE tag IN ('VIP')",
		"changes":          "SELECT * FROM changes WHERE id < 5 ORDER BY id DESC LIMIT 20",
		"undoable":         "SELECT * FROM changes WHERE undoes = 0 AND undone_by = 0 ORDER BY id DESC LIMIT 1",
		"change rows":      "SELECT * FROM change_rows WHERE change_id = 1 ORDER BY seq LIMIT 100",
		"record's next":    "SELECT before FROM change_rows WHERE kind = 'person' AND row_id = 1 AND change_id > 1 AND before IS NOT NULL ORDER BY change_id LIMIT 1",
		"consents":         "SELECT * FROM consents WHERE person_id = 1 ORDER BY on_day DESC, id DESC",
		"calls consent":    "SELECT " + callsConsentSQL + " FROM people WHERE id IN (1,2)",
		"favours":          "SELECT * FROM favours WHERE person_id = 1 ORDER BY on_day DESC, id DESC",
		"leaving":          "SELECT * FROM leavings WHERE person_id = 1",
		"leavings":         leavingsSQL,
		"interviews":       "SELECT * FROM exit_interviews WHERE person_id = 1",
		"interviews past":  "SELECT * FROM exit_interviews WHERE keep_until < '2026' ORDER BY keep_until, id",
		"noted":            notedSQL,
		"standings":        standingSQL + "(1,2)",
		"last heard":       "SELECT max(ip.on_day) FROM interaction_people ip WHERE ip.person_id = 1 AND ip.heard = 1",
		"office in use":    "SELECT 1 FROM jobs WHERE organisation_id = 1",
		"guest list":       guestsSQL + "a.event_id = 1",
		"waiting":          guestsSQL + waitingSQL,
		"last number":      lastNumberSQL,
		"attendances of":   "SELECT id FROM attendances WHERE person_id = 1",
		"twice":            "SELECT count(*) FROM attendances WHERE event_id = 1 AND person_id = 1",
		"next evening":     nextEveningSQL,
		"held evenings":    heldEveningsSQL,
		"entries of event": "SELECT i.id FROM interactions i WHERE i.event_id = 1 AND i.event_id <> 0 AND i.kind = 'event'",
		"wishes of event":  wishesSQL + "w.event_id = 1 AND p.trashed = 0 ORDER BY w.on_day DESC, w.id DESC",
	}
	for kind, sql := range keySQL {
		queries["key "+string(kind)] = strings.Replace(sql, "IN ?", "IN ('a','b')", 1)
	}
	scan := regexp.MustCompile(`^SCAN (\w+)$`) // without USING INDEX
	for _, name := range slices.Sorted(maps.Keys(queries)) {
		var plan []struct{ Detail string }
		sql := strings.ReplaceAll(strings.Replace(queries[name], "IN ?", "IN ('call')", 1), "?", "1")
		must(t, query(b.read, &plan, "EXPLAIN QUERY PLAN "+sql))
		for _, step := range plan {
			if scan.MatchString(step.Detail) && !slices.Contains([]string{"undoable"}, name) || strings.Contains(step.Detail, "AUTOMATIC") {
				t.Errorf("%s: %s", name, step.Detail)
			}
			if name == "first list" && (!strings.Contains(step.Detail, "COVERING INDEX people_by_name") || strings.Contains(step.Detail, "TEMP B-TREE")) {
				t.Errorf("%s: %s", name, step.Detail)
			}
		}
	}
}

// TestEngineIsPinned: the driver registers the name "sqlite", which modernc.org/sqlite's own package would do a second
// time and panic; and the engine works only with the libc that it was made with.
func TestEngineIsPinned(t *testing.T) {
	if _, err := exec.LookPath("go"); err != nil && runtime.GOOS == "windows" {
		t.Skip("a test that was compiled elsewhere has no go beside it")
	}
	deps, err := exec.Command("go", "list", "-deps", "alumnibook/...").Output()
	if err != nil {
		deps, err = exec.Command("go", "list", "-deps", ".").Output() // another package does not build just now
	}
	must(t, err)
	if slices.Contains(strings.Fields(string(deps)), "modernc.org/sqlite") {
		t.Error("modernc.org/sqlite is part of the program")
	}
	list := func(format, module string) string {
		out, err := exec.Command("go", "list", "-m", "-f", format, module).Output()
		must(t, err)
		return strings.TrimSpace(string(out))
	}
	mod, err := os.ReadFile(list("{{.GoMod}}", "modernc.org/sqlite"))
	must(t, err)
	if libc := list("{{.Version}}", "modernc.org/libc"); !strings.Contains(string(mod), "modernc.org/libc "+libc+"\n") {
		t.Errorf("libc is %s, which is not what modernc.org/sqlite asks for", libc)
	}
	var version string
	must(t, query(newBook(t).read, &version, "SELECT sqlite_version()"))
	if version < "3.53.4" {
		t.Errorf("SQLite %s", version)
	}
}

// TestNothingSpeaksToTheMigrator keeps calls out that have deleted children without a word.
func TestNothingSpeaksToTheMigrator(t *testing.T) {
	bad := regexp.MustCompile(`\.(AutoMigrate|Migrator|Save)\(`)
	files, err := filepath.Glob("*.go")
	must(t, err)
	for _, name := range files {
		text, err := os.ReadFile(name)
		must(t, err)
		for i, line := range strings.Split(string(text), "\n") {
			if bad.MatchString(line) && !strings.Contains(line, "regexp.MustCompile") {
				t.Errorf("%s:%d: %s", name, i+1, line)
			}
		}
	}
}

func TestCheckFindsWhatWasTamperedWith(t *testing.T) {
	ctx, original := context.Background(), filepath.Join(t.TempDir(), "Firm.alumni")
	b, err := Create(ctx, original, Options{Firm: model.Firm{Language: "de"}, Clock: ticking()})
	must(t, err)
	people := benchPeople(4)
	for _, p := range people {
		p.Addresses[0].City = "Hamburg"
	}
	must(t, importPeople(b, people))
	change(t, b, func(tx *Tx) error {
		return tx.CreateInteraction(&model.Interaction{Kind: model.InteractionCall, On: day("2026-01-01"), PersonIDs: []int64{3}})
	})
	change(t, b, func(tx *Tx) error { // two speakers, who have places
		e := evening(3)
		e.Agenda[0].Speakers = []model.Speaker{{PersonID: 2}, {PersonID: 4}}
		return tx.SaveEvent(e, eveningToday, LoweringAsk)
	})
	sound(t, b)
	must(t, b.Close())
	whole, err := os.ReadFile(original)
	must(t, err)
	for name, sql := range map[string]string{
		"summary":               "UPDATE people SET city = 'Nowhere' WHERE id = 2",
		"sort key":              "UPDATE people SET name_sort = 'ff' WHERE id = 2",
		"last contact":          "UPDATE people SET last_contact = '2030-01-01' WHERE id = 2",
		"words":                 "UPDATE search_docs SET own = own || ' zzz' WHERE person_id = 2",
		"no words":              "DELETE FROM search_docs WHERE person_id = 2",
		"index more":            "INSERT INTO search_index (rowid, words) VALUES (2, 'nonsense')",
		"index less":            "INSERT INTO search_index (search_index, rowid, words) VALUES ('delete', 2, 'hamburg')",
		"reference":             "PRAGMA foreign_keys = 0; UPDATE emails SET person_id = 4711 WHERE person_id = 2",
		"entry":                 "DELETE FROM interaction_people",
		"journal":               "DELETE FROM change_rows WHERE seq = 3",
		"merged away":           "UPDATE people SET merged_into = 4711, trashed = 1 WHERE id = 2",
		"merged alive":          "UPDATE people SET merged_into = 1 WHERE id = 2",
		"circle":                "UPDATE people SET merged_into = 3 - id, trashed = 1 WHERE id IN (1, 2)",
		"entry of a merged one": "UPDATE people SET merged_into = 1, trashed = 1 WHERE id = 3",
		"marks":                 "INSERT INTO different VALUES (1, 'u', 1, 1, 1, 2, 2)",
		"hashes":                "INSERT INTO list_values VALUES (1, x'00')",
		"last heard":            "UPDATE people SET last_heard = '2030-01-01' WHERE id = 2",
		"heard":                 "UPDATE interaction_people SET heard = 1",
		"consent":               "UPDATE people SET calls_consent = 'given' WHERE id = 2",
		"open steps":            "INSERT INTO leavings VALUES (1, 'u', 1, 1, 1, 2, '2026-06-30', 1, '[]')",
		"counts":                "UPDATE event_counts SET counts = json_set(counts, '$.yes', 7)",
		"no counts":             "DELETE FROM event_counts",
		"counts of no event":    "INSERT INTO event_counts VALUES (4711, '{}', 0)",
		"twice on a list":       "UPDATE attendances SET person_id = 2",
		"number twice":          "UPDATE attendances SET number = 1",
		"place without yes":     "UPDATE attendances SET reply = 'no' WHERE id = 1",
		"guest of nobody":       "UPDATE attendances SET person_id = 4711 WHERE id = 1",
		"merged guest":          "UPDATE people SET merged_into = 1, trashed = 1 WHERE id = 2",
		"over capacity":         "UPDATE events SET capacity = 1",
		"favour of nobody":      "PRAGMA foreign_keys = 0; INSERT INTO favours VALUES (1, 'u', 1, 1, 1, 4711, 'got', 'gift', '2026-01-01', '', '')",
		"favour of merged one":  "UPDATE people SET merged_into = 1, trashed = 1 WHERE id = 2; INSERT INTO favours VALUES (1, 'u', 1, 1, 1, 2, 'got', 'gift', '2026-01-01', '', '')",
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "Firm.alumni")
			must(t, os.WriteFile(path, whole, 0o600))
			b, err := Open(ctx, path)
			must(t, err)
			defer func() { must(t, b.Close()) }()
			must(t, run(ctx, b.write, sql))
			r, err := b.Check(ctx)
			must(t, err)
			if len(r.Problems) == 0 || r.People != 4 || r.Interactions != 1 || r.Changes != 3 {
				t.Errorf("%+v", r)
			}
		})
	}
}
