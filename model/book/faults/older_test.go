package faults_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"database/sql"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/model/book/faults"
)

// The books in testdata were written by the programs that wrote each shape last: the practice firm with thirteen people,
// and something in every table.
const newestOld = 4

func oldBook(t testing.TB, version int) []byte {
	t.Helper()
	f, err := os.Open(fmt.Sprintf("testdata/v%d.alumni.gz", version))
	must(t, err)
	defer func() { must(t, f.Close()) }()
	z, err := gzip.NewReader(f)
	must(t, err)
	data, err := io.ReadAll(z)
	must(t, err)
	return data
}

// content is what each table of a book holds, by its name and its columns.
type content map[string]*tableContent

type tableContent struct {
	columns []string
	rows    []string
}

// changedOnPurpose are the questions that leave out what a newer shape keeps elsewhere.
var changedOnPurpose = map[string]string{
	"programme":   "SELECT id, uid, version, created, updated FROM programme",
	"change_rows": "SELECT %s FROM change_rows WHERE kind <> 'programme'",
}

// contentOf reads a closed book; of the columns only those that another content has, where one is given.
func contentOf(t testing.TB, path string, like content) content {
	t.Helper()
	db, err := sql.Open("sqlite", "file:"+path+"?mode=ro&immutable=1")
	must(t, err)
	defer func() { must(t, db.Close()) }()
	all := content{}
	for _, table := range tables(t, db) {
		if strings.HasPrefix(table, "search_index") || table == "sqlite_sequence" {
			continue // told by what is found, and by what is there
		}
		c := &tableContent{}
		for row := range rows(t, db, "SELECT name FROM pragma_table_info('"+table+"')") {
			c.columns = append(c.columns, strings.Trim(row, `["]`))
		}
		if like != nil {
			if like[table] == nil {
				continue
			}
			c.columns = like[table].columns
		}
		question := "SELECT %s FROM " + table
		if q := changedOnPurpose[table]; q != "" {
			question = q
		}
		if strings.Contains(question, "%s") {
			question = fmt.Sprintf(question, `"`+strings.Join(c.columns, `", "`)+`"`)
		}
		for row := range rows(t, db, question) {
			c.rows = append(c.rows, row)
		}
		slices.Sort(c.rows)
		all[table] = c
	}
	return all
}

// missing says which rows of a content are not in another one.
func (c content) missing(in content) (lost []string) {
	for name, table := range c {
		if in[name] == nil {
			lost = append(lost, "the table "+name)
			continue
		}
		there := map[string]int{}
		for _, row := range in[name].rows {
			there[row]++
		}
		for _, row := range table.rows {
			if there[row]--; there[row] < 0 {
				lost = append(lost, name+": "+row)
			}
		}
	}
	return lost
}

// mayGrow are the tables to which a newer shape, or opening the book, adds rows.
var mayGrow = map[string]bool{"settings": true, "schema_version": true, "events": true, "event_counts": true}

func TestOlderBooksLoseNothing(t *testing.T) {
	ctx := context.Background()
	for version := 1; version <= newestOld; version++ {
		t.Run(fmt.Sprint(version), func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "Firm.alumni")
			file := oldBook(t, version)
			must(t, os.WriteFile(path, file, 0o600))
			before := contentOf(t, path, nil)
			for name, table := range before {
				if len(table.rows) == 0 {
					t.Errorf("nothing in %s", name)
				}
			}
			_, err := book.OpenReadOnly(ctx, path)
			if model.CodeOf(err) != model.CodeReadOnly {
				t.Errorf("to look at it: %v", err)
			}
			b, err := book.OpenWith(ctx, path, clock)
			must(t, err)
			r, err := b.Check(ctx)
			must(t, err)
			if len(r.Problems) > 0 {
				t.Errorf("problems: %q", r.Problems)
			}
			if found, err := b.Find(ctx, model.Filter{Search: "lukasz muell"}, model.Sort{}); err != nil || len(found) != 1 {
				t.Errorf("found %v %v", found, err)
			}
			if n, err := b.Count(ctx); err != nil || n != 13 {
				t.Errorf("%d people, %v", n, err)
			}
			must(t, b.Close())

			after := contentOf(t, path, before)
			for _, lost := range before.missing(after) {
				t.Errorf("lost: %.300s", lost)
			}
			for name, table := range after {
				grown := len(table.rows) - len(before[name].rows)
				if grown != 0 && !mayGrow[name] {
					t.Errorf("%s has %d rows more", name, grown)
				}
			}
			copies := copiesBeside(t, path)
			if len(copies) != 1 {
				t.Fatalf("%d copies of the book as it was", len(copies))
			}
			for _, lost := range before.missing(contentOf(t, copies[0], before)) {
				t.Errorf("not in the copy: %.300s", lost)
			}
			b, err = book.OpenWith(ctx, path, clock)
			must(t, err)
			must(t, act(ctx, b, 0)) // and it can be worked in
			must(t, b.Close())
		})
	}
}

// copiesBeside finds the copies that were made of a book before it was changed for good.
func copiesBeside(t testing.TB, path string) (found []string) {
	t.Helper()
	must(t, filepath.WalkDir(filepath.Dir(path), func(p string, d os.DirEntry, err error) error {
		if err == nil && !d.IsDir() && p != path {
			found = append(found, p)
		}
		return err
	}))
	return found
}

// A power cut while an old book is brought to the newest shape loses nothing either.
func TestPowerCutsWhileABookIsMadeNewer(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "Firm.alumni")
	must(t, os.WriteFile(path, oldBook(t, 1), 0o600))
	before := contentOf(t, path, nil)
	disk, err := faults.Watch(dir)
	must(t, err)
	defer disk.Stop()
	if found := problems(path); len(found) > 0 {
		t.Fatal(found)
	}
	n := 0
	for s := range disk.States(faults.Settings{Every: 1 << 30, Seed: 5}) {
		if n++; n%(12*share*min(share, 3)) != 0 {
			continue
		}
		dir := t.TempDir()
		loose, err := faults.Loose(dir)
		must(t, err)
		must(t, s.Write(dir))
		path := filepath.Join(dir, "Firm.alumni")
		where := fmt.Sprintf("step %d, %s kept: ", s.Step, s.Kept)
		if found := problems(path); len(found) > 0 {
			t.Fatal(where, found)
		}
		if lost := before.missing(contentOf(t, path, before)); len(lost) > 0 {
			t.Fatalf("%s%d rows are lost: %.300s", where, len(lost), lost[0])
		}
		loose.Stop()
	}
	if n < 100 {
		t.Errorf("only %d states", n)
	}
}

func TestNewerBookIsLeftAlone(t *testing.T) {
	ctx := context.Background()
	dir, path := newFolder(t)
	data, err := os.ReadFile(path)
	must(t, err)
	data[60+3]++ // the version that the file says of itself
	must(t, os.WriteFile(path, data, 0o600))
	for name, open := range map[string]func(context.Context, string) (*book.Book, error){"to write": book.Open, "to read": book.OpenReadOnly} {
		if _, err := open(ctx, path); model.CodeOf(err) != model.CodeNewer {
			t.Errorf("%s: %v", name, err)
		}
	}
	after, err := os.ReadFile(path)
	must(t, err)
	files, err := os.ReadDir(dir)
	must(t, err)
	if !bytes.Equal(data, after) || len(files) != 1 {
		t.Error("it was touched")
	}
}
