package book

import (
	"context"
	"database/sql"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"alumnibook/model"
)

// bareRows are the rows of one table, ready to be inserted.
type bareRows struct {
	table   string
	columns []string
	rows    [][]any
}

// bareImport works out what importing people writes, table by table.
func bareImport(people []*model.Person) (tables []bareRows, index []string) {
	sorter := model.NewSorter("de")
	tables = append(tables, bareRows{table: "people", columns: peopleColumns})
	for _, c := range childTables {
		tables = append(tables, bareRows{table: c.name, columns: c.columns})
	}
	docs := bareRows{table: "search_docs", columns: []string{"person_id", "own", "history"}}
	journal := bareRows{table: "change_rows", columns: journalColumns}
	for i, p := range people {
		p.ID, p.UID, p.Version = int64(i+1), newUID(), 1
		s := summaryOf(p, sorter)
		tables[0].rows = append(tables[0].rows, peopleValues(p, &s))
		for k := range childTables {
			seq := int64(0)
			childTables[k].lines(p, func(string) any { return nil }, func(values ...any) {
				tables[k+1].rows = append(tables[k+1].rows, append([]any{p.ID, seq}, values...))
				seq++
			})
		}
		words := ownWords(p)
		docs.rows = append(docs.rows, []any{p.ID, strings.Join(words, " "), ""})
		journal.rows = append(journal.rows, []any{int64(1), int64(i), KindPerson, p.ID, "create", int64(0), int64(1), nil, nil})
		index = append(index, strings.Join(terms(words), " "))
	}
	return append(tables, docs, journal), index
}

// runBare inserts the rows with the driver alone: fifty rows a statement, all in one transaction.
func runBare(b *testing.B, path string, tables []bareRows, index []string) {
	db, err := sql.Open("sqlite", writerDSN(path))
	must(b, err)
	defer func() { must(b, db.Close()) }()
	db.SetMaxOpenConns(1)
	tx, err := db.BeginTx(context.Background(), nil)
	must(b, err)
	insert := func(table string, columns []string, rows [][]any) {
		row := ",(" + strings.TrimSuffix(strings.Repeat("?,", len(columns)), ",") + ")"
		for len(rows) > 0 {
			n := min(50, len(rows))
			args := make([]any, 0, n*len(columns))
			for _, r := range rows[:n] {
				args = append(args, r...)
			}
			_, err := tx.Exec("INSERT INTO "+table+" ("+strings.Join(columns, ",")+") VALUES "+strings.Repeat(row, n)[1:], args...)
			must(b, err)
			rows = rows[n:]
		}
	}
	_, err = tx.Exec("INSERT INTO changes VALUES (1, 'u', 0, '', 'import', '', 0, 0, 0, 0, 0)")
	must(b, err)
	for _, t := range tables {
		insert(t.table, t.columns, t.rows)
	}
	docs := make([][]any, len(index))
	for i, words := range index {
		docs[i] = []any{int64(i + 1), words}
	}
	insert("search_index", []string{"rowid", "words"}, docs)
	must(b, tx.Commit())
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// BenchmarkImport imports 100,000 people (or as many as PEOPLE says) with about eight lines each, and inserts the same
// rows with the driver alone.
func BenchmarkImport(b *testing.B) {
	n := benchSize()
	for b.Loop() {
		book := newBook(b)
		people := benchPeople(n)
		start, cpu := time.Now(), cpuSeconds()
		must(b, importPeople(book, people))
		took, used := time.Since(start), cpuSeconds()-cpu
		people = nil

		path := filepath.Join(b.TempDir(), "bare.alumni")
		must(b, build(context.Background(), path, model.Firm{}, time.Now()))
		tables, index := bareImport(benchPeople(n))
		start, cpu = time.Now(), cpuSeconds()
		runBare(b, path, tables, index)
		bare, bareUsed := time.Since(start), cpuSeconds()-cpu

		b.ReportMetric(took.Seconds(), "s/import")
		b.ReportMetric(used, "cpu-s/import")
		b.ReportMetric(bare.Seconds(), "s/bare")
		b.ReportMetric(took.Seconds()/bare.Seconds(), "ratio")
		b.ReportMetric(used/bareUsed, "cpu-ratio")
	}
}

// BenchmarkUndoImport takes an import back and does it again.
func BenchmarkUndoImport(b *testing.B) {
	n := benchSize()
	for b.Loop() {
		ctx, book := context.Background(), newBook(b)
		people := benchPeople(n)
		start, cpu := time.Now(), cpuSeconds()
		report := func(what string) {
			b.ReportMetric(time.Since(start).Seconds(), "s/"+what)
			b.ReportMetric(cpuSeconds()-cpu, "cpu-s/"+what)
			start, cpu = time.Now(), cpuSeconds()
		}
		must(b, importPeople(book, people))
		report("import")
		people = nil
		c, _, err := book.Undoable(ctx)
		must(b, err)
		u, err := book.Undo(ctx, c.ID, model.UndoAsk)
		must(b, err)
		report("undo")
		_, err = book.Undo(ctx, u.Change, model.UndoAsk)
		must(b, err)
		report("redo")
	}
}
