package book

import (
	"context"
	"database/sql"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"alumnibook/model"
)

// benchRecipients is how many people the issue of the benchmark goes to.
const benchRecipients = 50_000

// benchIssue is an issue that is written and waits to be sent.
func benchIssue(b testing.TB, book *Book) model.Newsletter {
	n := model.Newsletter{
		Title: "Winter 2026", Due: day("2026-03-01"), State: model.NewsletterReady, Languages: []string{"de", "en"},
		Subject: map[string]string{"de": "Was im Winter geschah", "en": "What happened this winter"},
	}
	change(b, book, func(tx *Tx) error { return tx.SaveNewsletter(&n) })
	return n
}

// bareSent are the rows that marking an issue as sent writes.
func bareSent(n *model.Newsletter, recipients []int64) []bareRows {
	tables := []bareRows{
		{table: "interactions", columns: interactionColumns}, {table: "interaction_people", columns: aboutColumns}, {table: "change_rows", columns: journalColumns},
	}
	for k, id := range recipients {
		i := &model.Interaction{
			Record: model.Record{ID: int64(k + 1), UID: newUID(), Version: 1, Created: time.Now(), Updated: time.Now()},
			Kind:   model.InteractionNewsletter, Direction: model.DirectionOut, On: day("2026-03-01"), Text: n.Subject["de"], NewsletterID: n.ID,
		}
		tables[0].rows = append(tables[0].rows, interactionValues(i))
		tables[1].rows = append(tables[1].rows, []any{id, i.On.String(), "", i.ID, int64(0), int64(0), "", int64(0)})
		tables[2].rows = append(tables[2].rows, []any{int64(1000), int64(k), KindInteraction, i.ID, "create", int64(0), int64(1), nil, nil})
	}
	return tables
}

// BenchmarkMarkSent marks an issue of 50,000 recipients as sent, takes that back and does it again, and inserts the same
// rows into a copy of the book with the driver alone.
func BenchmarkMarkSent(b *testing.B) {
	ctx := context.Background()
	for b.Loop() {
		path := filepath.Join(b.TempDir(), "Firm.alumni")
		book, err := Create(ctx, path, Options{Firm: model.Firm{Language: "de", Country: "DE"}})
		must(b, err)
		must(b, importPeople(book, benchPeople(benchRecipients)))
		must(b, book.Close())
		whole, err := os.ReadFile(path)
		must(b, err)
		bare := filepath.Join(b.TempDir(), "bare.alumni")
		must(b, os.WriteFile(bare, whole, 0o600))
		book, err = Open(ctx, path)
		must(b, err)
		n := benchIssue(b, book)
		ids, err := book.Find(ctx, model.Filter{}, model.Sort{})
		must(b, err)
		if len(ids) != benchRecipients {
			b.Fatal(len(ids))
		}
		start := time.Now()
		lap := func(name string) float64 {
			took := time.Since(start).Seconds()
			b.ReportMetric(took, "s/"+name)
			start = time.Now()
			return took
		}
		copies := []model.SentCopy{{Language: "de", Subject: n.Subject["de"], HTML: "<p>…</p>", Text: "…"}}
		id := change(b, book, func(tx *Tx) error { return tx.MarkSent(n.ID, ids, copies, day("2026-03-01")) })
		marked := lap("sent")
		undo, err := book.Undo(ctx, id, model.UndoAsk)
		must(b, err)
		undone := lap("undo")
		if undo.Restored != benchRecipients+1 || len(undo.Conflicts) > 0 {
			b.Fatal(undo.Restored, len(undo.Conflicts))
		}
		_, err = book.Undo(ctx, undo.Change, model.UndoAsk)
		must(b, err)
		redone := lap("redo")
		must(b, book.Close())
		rows := bareSent(&n, ids)
		start = time.Now()
		insertBare(b, bare, rows)
		took := lap("bare")
		b.ReportMetric(marked/took, "sent-x-bare")
		b.ReportMetric(undone/took, "undo-x-bare")
		b.ReportMetric(redone/took, "redo-x-bare")
	}
}

// insertBare inserts rows into a book with the driver alone: one prepared statement for each table, which is faster than
// many rows a statement, all in one transaction.
func insertBare(b *testing.B, path string, tables []bareRows) {
	db, err := sql.Open("sqlite", writerDSN(path))
	must(b, err)
	defer func() { must(b, db.Close()) }()
	db.SetMaxOpenConns(1)
	tx, err := db.BeginTx(context.Background(), nil)
	must(b, err)
	_, err = tx.Exec("INSERT INTO changes VALUES (1000, 'u', 0, '', 'newsletter_sent', '', 0, 0, 0, 0, 0)")
	must(b, err)
	for _, t := range tables {
		insert, err := tx.Prepare("INSERT INTO " + t.table + " (" + strings.Join(t.columns, ",") + ") VALUES (" + strings.Repeat("?,", len(t.columns)-1) + "?)")
		must(b, err)
		for _, row := range t.rows {
			_, err := insert.Exec(row...)
			must(b, err)
		}
		must(b, insert.Close())
	}
	must(b, tx.Commit())
}
