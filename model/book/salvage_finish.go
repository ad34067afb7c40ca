package book

import (
	"encoding/json"
	"strings"

	"gorm.io/gorm"

	"alumnibook/model"
)

// finish works out anew what the book keeps twice, notes in its journal what happened, and checks it.
func (s *salvaging) finish(report *SalvageReport) error {
	b, err := OpenWith(s.ctx, s.part, s.clock)
	if err != nil {
		return err
	}
	err = b.unjournaled(s.ctx, func(tx *Tx) error { return s.mend(tx) })
	if err == nil {
		err = s.tell(b, report)
	}
	if e := b.Close(); err == nil {
		err = e
	}
	return err
}

func (s *salvaging) tell(b *Book, report *SalvageReport) error {
	err := query(b.read.WithContext(s.ctx), &report.People, "SELECT count(*) FROM people WHERE trashed = 0")
	if err == nil {
		err = query(b.read.WithContext(s.ctx), &report.Stubs, "SELECT count(*) FROM people WHERE trashed = 0 AND family = '#' || id")
	}
	if err != nil {
		return err
	}
	report.Problems, err = s.check(b)
	if err != nil && s.ctx.Err() == nil { // what was read is worth more than knowing all of it to be right
		report.Problems, err = append(report.Problems, "not to be checked: "+string(model.CodeOf(coded(err)))), nil
	}
	return err
}

// wholeCheck is up to how many pages of the damaged file the new book is checked whole. Of a bigger one, where that takes
// minutes, the structure and the references are.
const wholeCheck = 8000

func (s *salvaging) check(b *Book) ([]string, error) {
	if s.pages.count <= wholeCheck {
		r, err := b.Check(s.ctx)
		return r.Problems, err
	}
	var problems []string
	err := b.view(s.ctx, func(db *gorm.DB) error {
		for _, look := range []func(*gorm.DB) error{quickCheck, noBrokenReferences} {
			if err := look(db); err != nil {
				problems = append(problems, err.Error())
			}
			if err := s.ctx.Err(); err != nil {
				return err
			}
		}
		return nil
	})
	return problems, err
}

// mendSQL puts right what lines of the history and of people repeat of others.
var mendSQL = []string{
	"UPDATE OR IGNORE interaction_people SET (on_day, at_time) = (SELECT on_day, at_time FROM interactions i WHERE i.id = interaction_id)" +
		" WHERE (on_day, at_time) <> (SELECT on_day, at_time FROM interactions i WHERE i.id = interaction_id)",
	"UPDATE interaction_people SET contact = i.kind NOT IN ('note', 'newsletter', 'invitation', 'job', 'consent') AND i.reached," +
		" open_follow = CASE WHEN i.follow_done = '' THEN i.follow_day ELSE '' END FROM interactions i WHERE i.id = interaction_id" +
		" AND (contact <> (i.kind NOT IN ('note', 'newsletter', 'invitation', 'job', 'consent') AND i.reached)" +
		" OR open_follow <> CASE WHEN i.follow_done = '' THEN i.follow_day ELSE '' END)",
	"UPDATE interaction_people SET heard = contact AND (i.kind IN ('call', 'meeting', 'event') OR i.direction = 'in') FROM interactions i" +
		" WHERE i.id = interaction_id AND heard <> (contact AND (i.kind IN ('call', 'meeting', 'event') OR i.direction = 'in'))",
	"UPDATE people SET last_contact = ifnull((SELECT max(on_day) FROM interaction_people WHERE person_id = people.id AND contact), '')," +
		" last_heard = ifnull((SELECT max(on_day) FROM interaction_people WHERE person_id = people.id AND heard), '')," +
		" follow_up = ifnull((SELECT min(open_follow) FROM interaction_people WHERE person_id = people.id AND open_follow <> ''), '')," +
		" calls_consent = " + callsConsentSQL,
	"DELETE FROM search_docs",
}

// mend works out people's summaries, the words by which they are found, their calls and how the events stand.
func (s *salvaging) mend(tx *Tx) error {
	for _, sql := range mendSQL {
		if err := run(tx.ctx, tx.db, sql); err != nil {
			return err
		}
	}
	var ids []int64
	if err := query(tx.db, &ids, "SELECT id FROM people ORDER BY id"); err != nil {
		return err
	}
	done := 0
	err := chunks(ids, peopleChunk, func(part []int64) error {
		if err := tx.ctx.Err(); err != nil {
			return err
		}
		if done += len(part); s.progress != nil {
			pages := int64(s.pages.count)
			s.progress(pages+pages*int64(done)/int64(len(ids)+1), 2*pages)
		}
		return tx.mendPeople(part)
	})
	if err != nil {
		return err
	}
	if err := rebuildIndex(tx, tx.book.index()); err != nil {
		return err
	}
	if err := tx.book.index().tidy(tx.ctx, tx.db); err != nil {
		return err
	}
	if err := tx.mendCounts(); err != nil {
		return err
	}
	rules, err := readCallRules(tx.db)
	if err != nil {
		return err
	}
	if err := tx.planEverybody(&rules); err != nil {
		return err
	}
	return tx.db.Create(&changeRow{ID: tx.change, UID: newUID(), At: micros(tx.book.now()), Code: "salvaged"}).Error
}

func (tx *Tx) mendPeople(ids []int64) error {
	people, err := loadPeople(tx.db, ids)
	if err != nil {
		return err
	}
	histories, err := storedHistoryWords(tx.db, ids)
	if err != nil {
		return err
	}
	tx.manyTouched, tx.touched = true, nil
	words := newBulk(tx.ctx, tx.db, "search_docs", []string{"person_id", "own", "history"})
	values := make([][]any, 0, len(ids))
	for _, id := range ids {
		p := people[id]
		if p == nil {
			continue
		}
		s := summaryOf(p, tx.sorter)
		values = append(values, []any{
			id, s.listName, s.initials, s.nameKey, s.nameSort, s.office, s.department, s.position, s.from.String(), s.left.String(),
			s.employer, s.jobTitle, s.city, s.email, s.phone, s.tagLine,
		})
		if err := words.add(id, strings.Join(ownWords(p), " "), strings.Join(histories[id], " ")); err != nil {
			return err
		}
	}
	if err := words.flush(); err != nil {
		return err
	}
	text, err := json.Marshal(values)
	if err != nil {
		return err
	}
	return run(tx.ctx, tx.db, mendPeopleSQL, string(text))
}

const mendPeopleSQL = "UPDATE people SET list_name = v.value ->> 1, initials = v.value ->> 2, name_key = v.value ->> 3, name_sort = v.value ->> 4," +
	" office = v.value ->> 5, department = v.value ->> 6, position = v.value ->> 7, from_day = v.value ->> 8, left_day = v.value ->> 9," +
	" employer = v.value ->> 10, job_title = v.value ->> 11, city = v.value ->> 12, email = v.value ->> 13, phone = v.value ->> 14," +
	" tag_line = v.value ->> 15 FROM json_each(?) AS v WHERE people.id = v.value ->> 0"

// mendCounts sums up anew how the events stand.
func (tx *Tx) mendCounts() error {
	var ids []int64
	if err := query(tx.db, &ids, "SELECT id FROM events ORDER BY id"); err != nil {
		return err
	}
	if err := run(tx.ctx, tx.db, "DELETE FROM event_counts WHERE NOT EXISTS (SELECT 1 FROM events WHERE id = event_id)"); err != nil {
		return err
	}
	if err := run(tx.ctx, tx.db, "UPDATE event_counts SET counts = '{}' WHERE NOT EXISTS (SELECT 1 FROM attendances a WHERE a.event_id = event_counts.event_id)"); err != nil {
		return err
	}
	for _, id := range ids {
		counts, err := summedCounts(tx.db, id)
		if err != nil {
			return err
		}
		text, err := json.Marshal(counts)
		if err != nil {
			return err
		}
		err = run(tx.ctx, tx.db, "INSERT INTO event_counts (event_id, counts, last_queue) SELECT event_id, ?, max(queue) FROM attendances WHERE event_id = ? GROUP BY event_id"+
			" ON CONFLICT (event_id) DO UPDATE SET counts = excluded.counts, last_queue = max(last_queue, excluded.last_queue)", string(text), id)
		if err != nil {
			return err
		}
	}
	return nil
}
