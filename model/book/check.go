package book

import (
	"context"
	"fmt"
	"hash/maphash"
	"slices"
	"strings"

	"gorm.io/gorm"

	"alumnibook/model"
)

// checkedPeople is how many people Check works out anew; in a bigger book it takes so many evenly from all.
const checkedPeople = 20000

// mostProblems is after how many problems Check stops counting them up.
const mostProblems = 100

// CheckReport is what Check found. Problems are for the log and for whoever helps: they name tables and ids, no
// data.
type CheckReport struct {
	People, Interactions, Changes int
	Problems                      []string
}

// Check goes through the whole book: the structure of the file, the references, and whether all that is kept
// twice (summaries, keys, words) agrees with the data. It takes seconds with a big book and blocks nobody.
func (b *Book) Check(ctx context.Context) (CheckReport, error) {
	c := checking{book: b, ctx: ctx}
	err := b.view(ctx, func(db *gorm.DB) error {
		c.db = db
		for _, part := range []func() error{c.structure, c.counts, c.references, c.rights, c.events, c.people, c.calls, c.index} {
			if len(c.report.Problems) >= mostProblems {
				return nil
			}
			if err := ctx.Err(); err != nil {
				return err
			}
			if err := part(); err != nil {
				return err
			}
		}
		return nil
	})
	return c.report, err
}

type checking struct {
	book   *Book
	ctx    context.Context
	db     *gorm.DB
	report CheckReport
}

func (c *checking) problem(format string, args ...any) {
	if len(c.report.Problems) < mostProblems {
		c.report.Problems = append(c.report.Problems, fmt.Sprintf(format, args...))
	}
}

func (c *checking) structure() error {
	// FTS5 notices that it was changed through another connection only when it is searched: without this its part
	// of the check reads the new pages by the old list of them.
	if _, err := c.book.index().hits(c.db, "a"); err != nil {
		return err
	}
	var said []string
	if err := c.db.Raw("PRAGMA integrity_check(20)").Scan(&said).Error; err != nil {
		return err
	}
	if !slices.Equal(said, []string{"ok"}) {
		for _, s := range said {
			c.problem("structure: %s", s)
		}
	}
	if err := noBrokenReferences(c.db); err != nil {
		c.problem("references: %v", err)
	}
	return nil
}

func (c *checking) counts() error {
	for sql, into := range map[string]*int{
		"SELECT count(*) FROM people":       &c.report.People,
		"SELECT count(*) FROM interactions": &c.report.Interactions,
		"SELECT count(*) FROM changes":      &c.report.Changes,
	} {
		if err := query(c.db, into, sql); err != nil {
			return err
		}
	}
	return nil
}

// wrongSQL are questions whose answer is 0 in a sound book.
var wrongSQL = []struct{ name, sql string }{
	{"people without words", "SELECT count(*) FROM people p WHERE NOT EXISTS (SELECT 1 FROM search_docs d WHERE d.person_id = p.id)"},
	{"words without a person", "SELECT count(*) FROM search_docs d WHERE NOT EXISTS (SELECT 1 FROM people p WHERE p.id = d.person_id)"},
	{"entries about nobody", "SELECT count(*) FROM interactions i WHERE NOT EXISTS (SELECT 1 FROM interaction_people ip WHERE ip.interaction_id = i.id)"},
	{
		"days of entries", "SELECT count(*) FROM interaction_people ip JOIN interactions i ON i.id = ip.interaction_id WHERE ip.on_day <> i.on_day OR ip.at_time <> i.at_time" +
			" OR ip.contact <> (i.kind NOT IN ('note', 'newsletter', 'invitation', 'job', 'consent') AND i.reached)" +
			" OR ip.heard <> (ip.contact AND (i.kind IN ('call', 'meeting', 'event') OR i.direction = 'in')) OR ip.open_follow <> CASE WHEN i.follow_done = '' THEN i.follow_day ELSE '' END",
	},
	{"rows of changes", "SELECT count(*) FROM changes c WHERE c.rows <> (SELECT count(*) FROM change_rows r WHERE r.change_id = c.id)"},
	{"undone changes", "SELECT count(*) FROM changes c WHERE c.undone_by <> 0 AND NOT EXISTS (SELECT 1 FROM changes u WHERE u.id = c.undone_by)"},
	{"images of changes", "SELECT count(*) FROM change_rows WHERE (op <> 'create' AND before IS NULL) OR (op = 'update' AND after IS NULL)"},
	{"people merged into nobody", "SELECT count(*) FROM people p WHERE p.merged_into <> 0 AND NOT EXISTS (SELECT 1 FROM people k WHERE k.id = p.merged_into)"},
	{"people merged and in use", "SELECT count(*) FROM people WHERE merged_into <> 0 AND trashed = 0"},
	{"people merged in a circle", mergedInCircleSQL},
	{"entries about people who were merged", "SELECT count(*) FROM interaction_people ip JOIN people p ON p.id = ip.person_id WHERE p.merged_into <> 0"},
	{"marks of one person", "SELECT count(*) FROM different WHERE low >= high"},
	{"hashes of values", "SELECT count(*) FROM list_values WHERE length(hashes) = 0 OR length(hashes) % 8 <> 0"},
	{"open steps of checklists", "SELECT count(*) FROM leavings l WHERE l.open <> (SELECT count(*) FROM json_each(l.steps) WHERE coalesce(json_extract(value, '$.done'), '') = '')"},
	{"attendances of nobody", "SELECT count(*) FROM attendances a WHERE a.person_id <> 0 AND NOT EXISTS (SELECT 1 FROM people p WHERE p.id = a.person_id)"},
	{"people twice on a guest list", "SELECT count(*) FROM (SELECT 1 FROM attendances WHERE person_id <> 0 GROUP BY event_id, person_id HAVING count(*) > 1)"},
	{"numbers given twice", "SELECT count(*) FROM (SELECT 1 FROM attendances WHERE number <> 0 GROUP BY event_id, number HAVING count(*) > 1)"},
	{"places of those who did not say yes", "SELECT count(*) FROM attendances WHERE seat <> '' AND reply <> 'yes' OR (seat = 'waiting') <> (queue <> 0)"},
	{"counts of no event", "SELECT count(*) FROM event_counts c WHERE NOT EXISTS (SELECT 1 FROM events e WHERE e.id = c.event_id)"},
	{"programmes", "SELECT count(*) > 1 FROM programme"},
	{"jobs without organisation", "SELECT count(*) FROM jobs WHERE organisation <> '' AND organisation_id IS NULL"},
}

// mergedInCircleSQL counts people whose merges lead back to themselves.
const mergedInCircleSQL = "WITH RECURSIVE way (start, id) AS (SELECT id, merged_into FROM people WHERE merged_into <> 0" +
	" UNION SELECT way.start, p.merged_into FROM way JOIN people p ON p.id = way.id WHERE p.merged_into <> 0) SELECT count(*) FROM way WHERE start = id"

func (c *checking) references() error {
	for _, w := range wrongSQL {
		if err := c.none(w.name, w.sql); err != nil {
			return err
		}
	}
	for _, o := range owned {
		err := c.none(o.table+" of people who were merged", "SELECT count(*) FROM "+o.table+" o JOIN people p ON p.id = o.person_id WHERE p.merged_into <> 0")
		if err != nil {
			return err
		}
	}
	return nil
}

// none notes a problem where the answer of a question is not 0.
func (c *checking) none(name, sql string) error {
	var n int
	err := query(c.db, &n, sql)
	if n > 0 {
		c.problem("%s: %d", name, n)
	}
	return err
}

// people works out anew what is kept of people, of all or of enough of them.
func (c *checking) people() error {
	var ids []int64
	step := 1 + c.report.People/checkedPeople
	if err := query(c.db, &ids, "SELECT id FROM people WHERE id % ? = 0 ORDER BY id", step); err != nil {
		return err
	}
	firm, err := readFirm(c.db)
	if err != nil {
		return err
	}
	sorter := c.book.sorterFor(firm.Language)
	return chunks(ids, peopleChunk, func(part []int64) error {
		if err := c.ctx.Err(); err != nil {
			return err
		}
		people, err := loadPeople(c.db, part)
		if err != nil {
			return err
		}
		if err := c.summaries(part, people, sorter); err != nil {
			return err
		}
		return c.words(part, people)
	})
}

// summaryRow is the columns of people that are worked out.
type summaryRow struct {
	ID                                                 int64
	ListName, Initials, NameKey, NameSort              string
	Office, Department, Position                       string
	FromDay, LeftDay                                   model.Date
	Employer, JobTitle, City, Email, Phone, TagLine    string
	LastContact, FollowUp, ShouldContact, ShouldFollow string
	LastHeard, CallsConsent, ShouldHeard, ShouldCalls  string
}

func (c *checking) summaries(ids []int64, people map[int64]*model.Person, sorter *model.Sorter) error {
	var rows []summaryRow
	err := query(c.db, &rows, "SELECT people.*, "+
		"ifnull((SELECT max(on_day) FROM interaction_people WHERE person_id = people.id AND contact), '') AS should_contact, "+
		"ifnull((SELECT max(on_day) FROM interaction_people WHERE person_id = people.id AND heard), '') AS should_heard, "+
		"ifnull((SELECT min(open_follow) FROM interaction_people WHERE person_id = people.id AND open_follow <> ''), '') AS should_follow, "+
		callsConsentSQL+" AS should_calls FROM people WHERE id IN "+idList(ids))
	if err != nil {
		return err
	}
	for _, r := range rows {
		p := people[r.ID]
		if p == nil {
			continue
		}
		is := summary{
			r.ListName, r.Initials, r.NameKey, r.NameSort, r.Office, r.Department, r.Position, r.FromDay, r.LeftDay,
			r.Employer, r.JobTitle, r.City, r.Email, r.Phone, r.TagLine,
		}
		if is != summaryOf(p, sorter) {
			c.problem("summary of person %d", r.ID)
		}
		if r.LastContact != r.ShouldContact || r.LastHeard != r.ShouldHeard || r.FollowUp != r.ShouldFollow {
			c.problem("history of person %d", r.ID)
		}
		if r.CallsConsent != r.ShouldCalls {
			c.problem("consents of person %d", r.ID)
		}
	}
	return nil
}

func (c *checking) words(ids []int64, people map[int64]*model.Person) error {
	var rows []struct {
		PersonID     int64
		Own, History string
	}
	if err := query(c.db, &rows, "SELECT person_id, own, history FROM search_docs WHERE person_id IN "+idList(ids)); err != nil {
		return err
	}
	histories, err := storedHistoryWords(c.db, ids)
	if err != nil {
		return err
	}
	for _, r := range rows {
		p := people[r.PersonID]
		if p == nil {
			continue
		}
		own := ownWords(p)
		if strings.Join(own, " ") != r.Own || strings.Join(histories[p.ID], " ") != r.History {
			c.problem("words of person %d", p.ID)
		}
	}
	return nil
}

// index makes sure that everybody is found by their words and by nothing else: the terms of each person, summed up
// from the index and from the words, have to agree. In a big book it takes some of the terms.
func (c *checking) index() error {
	share := uint64(1 + c.report.People/checkedPeople)
	seed := maphash.MakeSeed()
	kept := func(term string) (uint64, bool) {
		h := maphash.String(seed, term)
		return h, h%share == 0
	}
	sums, err := c.wordSums(kept)
	if err != nil {
		return err
	}
	err = c.book.index().each(c.ctx, c.db, func(term string) bool { _, ok := kept(term); return ok }, func(term string, set *idSet) {
		h, _ := kept(term)
		set.each(func(id int64) { sums[id] -= h })
	})
	for _, id := range sortedIDs(sums) {
		if sums[id] != 0 {
			c.problem("index of person %d", id)
		}
	}
	return err
}

// wordSums sums the kept terms of each person up.
func (c *checking) wordSums(kept func(term string) (uint64, bool)) (map[int64]uint64, error) {
	sums := map[int64]uint64{}
	rows, err := c.db.Raw("SELECT person_id, own, history FROM search_docs").Rows()
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		var id int64
		var own, history string
		if err := rows.Scan(&id, &own, &history); err != nil {
			return nil, err
		}
		for _, term := range terms(union(strings.Fields(own), strings.Fields(history))) {
			if h, ok := kept(term); ok {
				sums[id] += h
			}
		}
	}
	return sums, rows.Err()
}
