package backup

import (
	"compress/gzip"
	"database/sql"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"alumnibook/model"
	"alumnibook/model/book"
)

// earlierBackup lays down a backup as the program that wrote a shape last left it: with something in every table.
func earlierBackup(t *testing.T, version int) string {
	t.Helper()
	f, err := os.Open(filepath.Join("..", "book", "faults", "testdata", fmt.Sprintf("v%d.alumni.gz", version)))
	must(t, err)
	defer func() { must(t, f.Close()) }()
	z, err := gzip.NewReader(f)
	must(t, err)
	data, err := io.ReadAll(z)
	must(t, err)
	path := filepath.Join(t.TempDir(), "Firm 2026-11-16 08.00.00.alumni")
	must(t, os.WriteFile(path, data, 0o600))
	return path
}

// countedIn counts the rows of a table of a closed book; none where it had no such table.
func countedIn(t *testing.T, path, table, where string) (n int) {
	t.Helper()
	db, err := sql.Open("sqlite", "file:"+filepath.ToSlash(path)+"?mode=ro&immutable=1")
	must(t, err)
	defer func() { must(t, db.Close()) }()
	there := 0
	must(t, db.QueryRow("SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = ?", table).Scan(&there))
	if there > 0 {
		must(t, db.QueryRow("SELECT count(*) FROM "+table+" WHERE "+where).Scan(&n))
	}
	return n
}

// migrated opens a copy of a backup as the book of today.
func migrated(t *testing.T, from string) *book.Book {
	t.Helper()
	data, err := os.ReadFile(from)
	must(t, err)
	path := filepath.Join(t.TempDir(), "Firm.alumni")
	must(t, os.WriteFile(path, data, 0o600))
	b, err := book.OpenWith(t.Context(), path, clockAt(november))
	must(t, err)
	t.Cleanup(func() { must(t, b.Close()) })
	return b
}

func TestEveryEarlierBackupIsCounted(t *testing.T) {
	cheap(t)
	for version := 1; version <= 4; version++ {
		from := earlierBackup(t, version)
		got, err := book.LookInto(t.Context(), from)
		must(t, err)
		want := book.Counts{
			People: countedIn(t, from, "people", "trashed = 0"), Interactions: countedIn(t, from, "interactions", "true"),
			Consents: countedIn(t, from, "consents", "true"), Events: countedIn(t, from, "events", "true"), Changes: countedIn(t, from, "changes", "true"),
			Version: version, Newest: got.Newest,
		}
		if got != want || got.People != 13 || got.Interactions == 0 || got.Newest.IsZero() || (got.Consents > 0) != (version >= 3) || (got.Events > 0) != (version >= 4) {
			t.Errorf("version %d holds %+v, want %+v", version, got, want)
		}
		b := migrated(t, from)
		d, err := Compare(t.Context(), b, from, "")
		must(t, err)
		if d.Then != want || len(d.Missing)+len(d.Added)+len(d.Changed) != 0 || d.Now.People != want.People || d.Another {
			t.Errorf("version %d differs from what became of it: %+v", version, d)
		}
		none, err := Compare(t.Context(), nil, from, "")
		must(t, err)
		if none.Then != want || len(none.Missing) != want.People {
			t.Errorf("version %d without a book: %+v", version, none)
		}
	}
}

func TestHistorySinceABackupIsAChange(t *testing.T) {
	cheap(t)
	for version := 1; version <= 4; version++ {
		from := earlierBackup(t, version)
		b := migrated(t, from)
		today := model.DateOf(november)
		ids, err := b.Find(t.Context(), model.Filter{}, model.Sort{})
		must(t, err)
		everybody, err := b.People(t.Context(), ids)
		must(t, err)
		_, err = b.Change(t.Context(), model.Doing{Code: "note"}, func(tx *book.Tx) error {
			e := model.Event{Title: "Evening", On: today, State: model.EventBooked, Kind: model.EventTalk}
			if err := tx.SaveEvent(&e, today, book.LoweringAsk); err != nil {
				return err
			}
			if _, err := tx.WalkIn(e.ID, ids[0], november); err != nil {
				return err
			}
			entry := model.Interaction{PersonIDs: []int64{ids[3]}, Kind: model.InteractionNote, On: today, Text: "Called back"}
			if err := tx.CreateInteraction(&entry); err != nil {
				return err
			}
			yes := model.Consent{PersonID: ids[5], Purpose: model.PurposeNewsletter, Channel: model.ChannelEmail, State: model.ConsentGiven, On: today, Source: model.SourceEmail, Wording: "Yes"}
			return tx.AddConsents([]*model.Consent{&yes})
		})
		must(t, err)
		d, err := Compare(t.Context(), b, from, "")
		must(t, err)
		var want []Named
		for _, id := range []int64{ids[0], ids[3], ids[5]} {
			p := everybody[slices.IndexFunc(everybody, func(p model.Person) bool { return p.ID == id })]
			want = append(want, Named{UID: p.UID, Name: p.ListName()})
		}
		if !slices.Equal(d.Changed, want) || len(d.Missing)+len(d.Added) != 0 {
			t.Errorf("version %d: changed %v, want %v", version, d.Changed, want)
		}
	}
}
