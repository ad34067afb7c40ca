package faults_test

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"alumnibook/model"
	"alumnibook/model/book"
)

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// clock stands still: what is done twice is the same.
func clock() time.Time { return time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC) }

func day(s string) model.Date {
	d, err := model.ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

// startBook is the file of a book with some people in it, made once.
var startBook = sync.OnceValues(func() ([]byte, error) {
	dir, err := os.MkdirTemp("", "faults")
	if err != nil {
		return nil, err
	}
	defer func() { _ = os.RemoveAll(dir) }()
	path := filepath.Join(dir, "Firm.alumni")
	b, err := book.Create(context.Background(), path, book.Options{
		Firm: model.Firm{Name: "Nordlys", Country: "DE", Language: "de", Currency: "EUR"}, Clock: clock,
	})
	if err != nil {
		return nil, err
	}
	for i := range 8 {
		if err := act(context.Background(), b, i); err != nil {
			return nil, err
		}
	}
	if err := b.Close(); err != nil {
		return nil, err
	}
	return os.ReadFile(path)
})

// newFolder is a folder with a book in it, and the book's path.
func newFolder(t testing.TB) (dir, path string) {
	t.Helper()
	data, err := startBook()
	must(t, err)
	dir = t.TempDir()
	path = filepath.Join(dir, "Firm.alumni")
	must(t, os.WriteFile(path, data, 0o600))
	return dir, path
}

func somebody(n int) *model.Person {
	name := fmt.Sprintf("Lindström %d", n)
	return &model.Person{
		Given: "Åsa", Family: name, Status: model.StatusAlumnus, Emails: []model.Email{{Address: fmt.Sprintf("asa%d@nordlys.example", n), Kind: model.KindPrivate}},
		Phones:      []model.Phone{{Number: fmt.Sprintf("+46 40 %06d", n)}},
		Employments: []model.Employment{{Office: "Malmö", Department: "Tax", Position: "Adviser", From: day("2015-01-01"), To: day("2021-06-30")}},
		Tags:        []string{"golf"},
	}
}

// act makes the nth change to a book: each is another one of what is done all day, and each is one change.
func act(ctx context.Context, b *book.Book, n int) error {
	_, err := b.Change(ctx, model.Doing{Code: "edit"}, func(tx *book.Tx) error {
		some := int64(n/2 + 1)
		switch n % 8 {
		case 0:
			return tx.CreatePeople([]*model.Person{somebody(n)})
		case 1:
			return tx.CreateInteraction(&model.Interaction{
				Kind: model.InteractionCall, Direction: model.DirectionOut, On: day("2026-02-20"), At: "10:30", Reached: true, PersonIDs: []int64{1}, Minutes: 5,
				Text: fmt.Sprintf("Asked about the regatta %d", n), FollowUp: model.FollowUp{On: day("2026-04-01"), Text: "send the brochure"},
			})
		case 2:
			list := make([]*model.Person, 3)
			for i := range list {
				list[i] = somebody(1000*n + i)
			}
			return tx.CreatePeople(list)
		case 3:
			p, err := tx.Person(1)
			if err != nil {
				return err
			}
			p.Nickname = fmt.Sprintf("Åsalein %d", n)
			p.Notes = append(p.Notes, model.Note{Text: strings.Repeat(fmt.Sprintf("wrote a card %d ", n), 40)})
			return tx.UpdatePeople([]*model.Person{&p})
		case 4:
			return tx.AddConsents([]*model.Consent{{
				PersonID: 1, Purpose: model.PurposeNewsletter, Channel: model.ChannelEmail, State: model.ConsentGiven, On: day("2026-02-20"), Source: model.SourceCall,
			}})
		case 5:
			e := &model.Event{Title: fmt.Sprintf("Spring %d", n), Kind: model.EventTalk, State: model.EventBooked, Office: "Malmö", On: day("2026-05-02"), Capacity: 20}
			if err := tx.SaveEvent(e, day("2026-03-02"), book.LoweringAsk); err != nil {
				return err
			}
			_, err := tx.AddGuests(e.ID, []int64{1, 2}, model.ChannelEmail)
			return err
		case 6:
			return tx.TrashPeople([]int64{2 + some%2})
		default:
			return tx.RestorePeople([]int64{2, 3})
		}
	})
	return err
}

// uids are made anew each time that a change is made.
var uids = regexp.MustCompile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")

// digest reads all that is in the file of a book, which may be open.
func digest(t testing.TB, path string) string {
	t.Helper()
	db, err := sql.Open("sqlite", "file:"+(&url.URL{Path: path}).EscapedPath()+"?mode=ro")
	must(t, err)
	defer func() { must(t, db.Close()) }()
	db.SetMaxOpenConns(1)
	h := sha256.New()
	for _, table := range tables(t, db) {
		_, _ = fmt.Fprintln(h, table)
		for row := range rows(t, db, "SELECT * FROM "+table) {
			_, _ = fmt.Fprintln(h, uids.ReplaceAllString(row, "uid"))
		}
	}
	return hex.EncodeToString(h.Sum(nil))
}

// tables are the tables of a book that hold something of their own.
func tables(t testing.TB, db *sql.DB) []string {
	t.Helper()
	var names []string
	list, err := db.Query("SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' AND name NOT LIKE 'sqlite_stat%' ORDER BY name")
	must(t, err)
	defer func() { _ = list.Close() }()
	for list.Next() {
		var name string
		must(t, list.Scan(&name))
		names = append(names, name)
	}
	must(t, list.Err())
	if len(names) < 20 {
		t.Fatalf("only %v", names)
	}
	return names
}

// rows reads the rows that a query answers, each as text.
func rows(t testing.TB, db *sql.DB, query string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		list, err := db.Query(query)
		must(t, err)
		defer func() { _ = list.Close() }()
		columns, err := list.Columns()
		must(t, err)
		values := make([]any, len(columns))
		into := make([]any, len(columns))
		for i := range values {
			into[i] = &values[i]
		}
		for list.Next() {
			must(t, list.Scan(into...))
			for i, v := range values {
				if b, ok := v.([]byte); ok {
					values[i] = string(b)
				}
			}
			if !yield(fmt.Sprintf("%q", values)) {
				return
			}
		}
		must(t, list.Err())
	}
}

// problems opens a book and says what is wrong with it.
func problems(path string) (found []string) {
	ctx := context.Background()
	b, err := book.OpenWith(ctx, path, clock)
	if err != nil {
		return []string{"open: " + err.Error()}
	}
	r, err := b.Check(ctx)
	if err != nil {
		found = append(found, "check: "+err.Error())
	}
	found = append(found, r.Problems...)
	if err := b.Close(); err != nil {
		found = append(found, "close: "+err.Error())
	}
	return slices.Clip(found)
}
