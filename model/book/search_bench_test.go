package book

import (
	"context"
	"database/sql"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"alumnibook/model"
)

// The big book of the benchmarks: 100,000 people (or as many as PEOPLE says) with ten entries each. It is built once for
// each run, or once for all where ALUMNIBOOK_BENCH_BOOK says where to keep it.
var bigPeople = benchSize()

const bigEach = 10

var bigBook = sync.OnceValues(func() (string, error) {
	path := os.Getenv("ALUMNIBOOK_BENCH_BOOK")
	if path == "" {
		dir, err := os.MkdirTemp("", "alumnibook-bench-")
		if err != nil {
			return "", err
		}
		RemoveAtEnd(dir)
		path = filepath.Join(dir, "big.alumni")
	}
	if _, err := os.Stat(path); err == nil {
		return path, nil
	}
	start := time.Now()
	defer func() { fmt.Fprintf(os.Stderr, "the big book was built in %v\n", time.Since(start).Round(time.Second)) }()
	b, err := Create(context.Background(), path, Options{Firm: model.Firm{Language: "de", Country: "DE"}})
	if err != nil {
		return "", err
	}
	people := benchPeople(bigPeople)
	if err := importPeople(b, people); err != nil {
		return "", err
	}
	for list := range slices.Chunk(people, bigPeople/4) { // each change puts the index in order once
		_, err := b.Change(context.Background(), model.Doing{Code: "practice"}, func(tx *Tx) error { return tx.CreateInteractions(benchInteractions(list, bigEach)) })
		if err != nil {
			return "", err
		}
	}
	return path, b.Close()
})

// removeAtEnd are the folders of big books that are not kept.
var removeAtEnd []string

// RemoveAtEnd takes a folder away when the tests are over.
func RemoveAtEnd(dir string) { removeAtEnd = append(removeAtEnd, dir) }

func openBig(b *testing.B) *Book {
	path, err := bigBook()
	must(b, err)
	book, err := Open(context.Background(), path)
	must(b, err)
	b.Cleanup(func() { must(b, book.Close()) })
	return book
}

// typed is what people type, one text for each key.
func typed() [][]string {
	var all [][]string
	for _, q := range []string{"sorensen tax malmo", "mueller", "harbour project", "0170 123", "Käthe Groß", "anna kiel partner", "lars.nielsen4@"} {
		var keys []string
		for i := range q {
			if i > 0 {
				keys = append(keys, q[:i])
			}
		}
		all = append(all, append(keys, q))
	}
	return all
}

// times collects how long something took.
type times []time.Duration

func (t *times) add(start time.Time) { *t = append(*t, time.Since(start)) }

func (t times) at(part float64) float64 {
	slices.Sort(t)
	return float64(t[int(float64(len(t)-1)*part)].Microseconds()) / 1000
}

func (t times) report(b *testing.B, name string) {
	b.ReportMetric(t.at(0.5), name+"p50-ms")
	b.ReportMetric(t.at(0.95), name+"p95-ms")
	b.ReportMetric(t.at(1), name+"worst-ms")
}

// bareSearch asks the same of the bare driver: the first rows by name of whom the index finds.
func bareSearch(b *testing.B, db *sql.DB, search string) {
	var terms []string
	for _, w := range model.QueryWords(search) {
		if q := `"` + w + `" *`; len(w) > longestHead {
			terms = append(terms, q)
		} else {
			terms = append(terms, `"_`+w+`"`)
		}
	}
	rows, err := db.Query("SELECT id, uid, list_name, initials, photo, status, office, department, position, from_day, left_day, employer, job_title, city, email, phone, tag_line,"+
		" owner_id, birthday, last_contact, follow_up, trashed FROM people WHERE trashed = 0 AND id IN (SELECT rowid FROM search_index WHERE search_index MATCH ?) ORDER BY name_sort, id LIMIT 50",
		strings.Join(terms, " AND "))
	must(b, err)
	defer func() { _ = rows.Close() }()
	var cells [22]any
	into := make([]any, len(cells))
	for i := range cells {
		into[i] = &cells[i]
	}
	for rows.Next() {
		must(b, rows.Scan(into...))
	}
	must(b, rows.Err())
}

func BenchmarkKeystroke(b *testing.B) {
	ctx, book := context.Background(), openBig(b)
	_, err := book.Find(ctx, model.Filter{}, model.Sort{}) // what the window does first
	must(b, err)
	start := time.Now()
	book.grid.ahead.Wait()
	b.Logf("all was there after %v", time.Since(start))
	db, err := book.read.DB()
	must(b, err)
	run := func(name string, before func()) {
		b.Run(name, func(b *testing.B) {
			var ours, bare times
			for b.Loop() {
				i := 0
				for _, keys := range typed() {
					before()
					for _, key := range keys {
						i++
						by := model.SortColumns[i%len(model.SortColumns)]
						start := time.Now()
						_, _, err := book.FirstPage(ctx, model.Filter{Search: key}, model.Sort{By: by, Descending: i%2 == 1}, 50)
						must(b, err)
						ours.add(start)
						if i%5 > 0 {
							continue // the bare search takes a hundred times as long
						}
						start = time.Now()
						bareSearch(b, db, key)
						bare.add(start)
					}
				}
			}
			ours.report(b, "")
			b.ReportMetric(bare.at(0.95), "bare-p95-ms")
			b.ReportMetric(ours.at(0.95)/bare.at(0.95), "p95-ratio")
		})
	}
	common := map[string]bool{}
	for term := range book.search.terms {
		common[term] = true
	}
	run("remembered", func() {})
	run("word-new", func() { // only what was prepared is known
		book.search.mu.Lock()
		maps.DeleteFunc(book.search.terms, func(term string, _ *idSet) bool { return !common[term] })
		book.search.parts = nil
		book.search.mu.Unlock()
	})
	run("nothing-remembered", book.search.drop)
}

func BenchmarkFilteredList(b *testing.B) {
	ctx, book := context.Background(), openBig(b)
	filters := []model.Filter{
		{},
		{Offices: []string{"Malmö"}},
		{Statuses: []model.Status{model.StatusAlumnus}, LeftFrom: model.NewDate(2010, 0, 0)},
		{Tags: []string{"VIP"}},
		{Employer: "firm so"},
		{QuietSince: model.NewDate(2024, 1, 1)},
		{Search: "tax", Offices: []string{"Hamburg"}},
	}
	_, err := book.Find(ctx, filters[1], model.Sort{})
	must(b, err)
	for _, by := range model.SortColumns {
		_, err := book.Find(ctx, model.Filter{}, model.Sort{By: by})
		must(b, err)
	}
	var all times
	for b.Loop() {
		for _, f := range filters {
			for _, by := range model.SortColumns {
				start := time.Now()
				_, _, err := book.FirstPage(ctx, f, model.Sort{By: by}, 50)
				must(b, err)
				all.add(start)
			}
		}
	}
	all.report(b, "")
}

func BenchmarkRows100(b *testing.B) {
	ctx, book := context.Background(), openBig(b)
	ids, err := book.Find(ctx, model.Filter{}, model.Sort{})
	must(b, err)
	book.grid.ahead.Wait()
	var all times
	for i := 0; b.Loop(); i++ {
		from := i * 7919 % (len(ids) - 100)
		start := time.Now()
		_, err := book.Rows(ctx, ids[from:from+100])
		must(b, err)
		all.add(start)
	}
	all.report(b, "")
}

func BenchmarkOpen(b *testing.B) {
	ctx := context.Background()
	empty := newBook(b)
	must(b, empty.Close())
	big, err := bigBook()
	must(b, err)
	var times [2]times
	first := times[0][:0]
	for b.Loop() {
		for i, path := range []string{empty.Path(), big} {
			start := time.Now()
			book, err := Open(ctx, path)
			must(b, err)
			times[i].add(start)
			if i == 1 {
				start = time.Now()
				_, _, err := book.FirstPage(ctx, model.Filter{}, model.Sort{}, 100)
				must(b, err)
				first.add(start)
			}
			must(b, book.Close())
		}
	}
	b.ReportMetric(times[0].at(0.5), "empty-p50-ms")
	b.ReportMetric(times[1].at(0.5), "big-p50-ms")
	b.ReportMetric(times[1].at(0.5)/times[0].at(0.5), "ratio")
	b.ReportMetric(first.at(0.5), "first-page-p50-ms")
}

// BenchmarkEdit is what saving one form costs, and the first keystroke after it.
func BenchmarkEdit(b *testing.B) {
	ctx, book := context.Background(), openBig(b)
	_, err := book.Find(ctx, model.Filter{Search: "s"}, model.Sort{By: model.SortCity})
	must(b, err)
	var edits, finds, logs times
	for i := 0; b.Loop(); i++ {
		id := int64(1 + i*7919%bigPeople)
		start := time.Now()
		change(b, book, func(tx *Tx) error {
			p, err := tx.Person(id)
			if err != nil {
				return err
			}
			p.Nickname = fmt.Sprint("Nick ", p.Version)
			return tx.UpdatePeople([]*model.Person{&p})
		})
		edits.add(start)
		start = time.Now()
		_, _, err := book.FirstPage(ctx, model.Filter{Search: "s"}, model.Sort{By: model.SortCity}, 50)
		must(b, err)
		finds.add(start)
		start = time.Now()
		change(b, book, func(tx *Tx) error {
			return tx.CreateInteraction(&model.Interaction{Kind: model.InteractionCall, On: model.NewDate(2026, 3, 1), Reached: true, PersonIDs: []int64{id}, Text: "rang about the harbour"})
		})
		logs.add(start)
	}
	edits.report(b, "edit-")
	finds.report(b, "find-")
	logs.report(b, "log-")
}

// BenchmarkExport streams all people whole.
func BenchmarkExport(b *testing.B) {
	ctx, book := context.Background(), openBig(b)
	ids, err := book.Find(ctx, model.Filter{}, model.Sort{})
	must(b, err)
	for b.Loop() {
		start := time.Now()
		must(b, book.EachPerson(ctx, ids[:20000], func(*model.Person) error { return nil }))
		b.ReportMetric(float64(time.Since(start).Microseconds())/20000, "µs/person")
	}
}
