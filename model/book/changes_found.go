package book

import (
	"context"
	"database/sql/driver"
	"slices"
	"strings"
	"time"

	"gorm.io/gorm"

	"alumnibook/model"
)

// ChangeQuery says which changes are wanted; a zero field stands for all.
type ChangeQuery struct {
	Text     string     // words in any order, each the beginning of one in what was changed, in its name or in that of the record
	Who      string     // the colleague's name, as the journal has it
	Code     string     // of the doing
	Kind     string     // of a record that it touched
	PersonID int64      // whom it touched
	From, To model.Date // the days on which it was done, both counted
}

// foundAtOnce is how many changes are searched before it is looked whether enough were found.
const foundAtOnce = 500

// ChangesFound searches the journal, newest first: at most limit changes before the one of that id, 0 for the newest.
// Words are looked for in what was before and after, in what the change is called, and in the people and entries that it
// made, as they are today.
func (b *Book) ChangesFound(ctx context.Context, q ChangeQuery, before int64, limit int) ([]model.Change, error) {
	var list []model.Change
	err := b.view(ctx, func(db *gorm.DB) error {
		s := &changeSearch{book: b, db: db, q: q, words: model.QueryWords(q.Text)}
		if err := s.prepare(); err != nil {
			return err
		}
		if before == 0 {
			before = 1 << 62
		}
		for len(list) < limit {
			if err := ctx.Err(); err != nil {
				return err
			}
			page, last, err := s.page(before)
			if err != nil {
				return err
			}
			for i := range page {
				if len(list) < limit {
					list = append(list, page[i].change())
				}
			}
			if before = last; last == 0 {
				break
			}
		}
		return nil
	})
	return list, err
}

// changeSearch is one search through the journal.
type changeSearch struct {
	book  *Book
	db    *gorm.DB
	q     ChangeQuery
	words []string
	where string
	args  []any
	made  map[int64]bool // changes that touched people or entries with the words
}

// prepare says what is asked of each change, and finds those that touched whom an index knows by the words.
func (s *changeSearch) prepare() error {
	where := []string{"id < ?"}
	add := func(sql string, args ...any) { where, s.args = append(where, sql), append(s.args, args...) }
	if s.q.Who != "" {
		add("who = ?", s.q.Who)
	}
	if s.q.Code != "" {
		add("code = ?", s.q.Code)
	}
	if s.q.Kind != "" {
		add("EXISTS (SELECT 1 FROM change_rows r WHERE r.change_id = changes.id AND +r.kind = ?)", s.q.Kind)
	}
	if !s.q.From.IsZero() {
		add("at >= ?", micros(startOf(s.q.From)))
	}
	if !s.q.To.IsZero() {
		add("at < ?", micros(startOf(s.q.To.AddDays(1))))
	}
	if s.q.PersonID != 0 {
		ids, err := touchedBy(s.db, s.q.PersonID)
		if err != nil {
			return err
		}
		add("id IN " + idList(ids))
	}
	s.where = strings.Join(where, " AND ")
	if len(s.words) == 0 {
		return nil
	}
	return s.findMade()
}

// startOf is the moment at which a day begins where the book is.
func startOf(d model.Date) time.Time {
	return time.Date(d.Year, time.Month(max(d.Month, 1)), max(d.Day, 1), 0, 0, 0, 0, time.Local)
}

// touchedBy are the changes that touched somebody, or something of theirs.
func touchedBy(db *gorm.DB, person int64) ([]int64, error) {
	everybody, err := mergedAll(db, person)
	if err != nil {
		return nil, err
	}
	of := idList(everybody)
	sql := "SELECT change_id FROM change_rows WHERE kind = 'person' AND row_id IN " + of +
		" UNION SELECT r.change_id FROM interaction_people a CROSS JOIN change_rows r ON r.kind = 'interaction' AND r.row_id = a.interaction_id WHERE a.person_id IN " + of
	for _, o := range owned {
		sql += " UNION SELECT r.change_id FROM " + o.table + " o CROSS JOIN change_rows r ON r.kind = '" + o.kind + "' AND r.row_id = o.id WHERE o.person_id IN " + of
	}
	var ids []int64
	err = query(db, &ids, sql)
	return ids, err
}

// mostMade is how many people with the words are looked at: with more, the words say nothing.
const mostMade = 2000

// findMade finds the changes that made, or touched, people and entries who have the words today: the journal holds no
// image of what was made.
func (s *changeSearch) findMade() error {
	s.made = map[int64]bool{}
	sets, err := s.book.search.find(s.db, s.book.index(), s.q.Text)
	if err != nil || len(sets) == 0 {
		return err
	}
	var people []int64
	sets[0].each(func(id int64) {
		for _, other := range sets[1:] {
			if !other.has(id) {
				return
			}
		}
		people = append(people, id)
	})
	if len(people) > mostMade {
		return nil
	}
	n, done := seek(func(c []driver.Value) bool { return s.have(textsOf(c)) })
	defer done()
	for _, sql := range []string{
		"SELECT r.change_id FROM people p CROSS JOIN change_rows r ON r.kind = 'person' AND r.row_id = p.id WHERE p.id IN %s" +
			" AND " + seekFunction + "(?, p.prefix, p.given, p.additional, p.family, p.suffix, p.birth_name, p.nickname, p.list_name, p.email, p.phone, p.employer, p.job_title, p.city, p.office)",
		"SELECT r.change_id FROM interaction_people a CROSS JOIN interactions i ON i.id = a.interaction_id CROSS JOIN change_rows r ON r.kind = 'interaction' AND r.row_id = i.id" +
			" WHERE a.person_id IN %s AND (i.text <> '' OR i.follow_text <> '') AND " + seekFunction + "(?, i.text, i.follow_text)",
	} {
		err := chunks(people, 500, func(part []int64) error {
			var ids []int64
			err := query(s.db, &ids, strings.Replace(sql, "%s", idList(part), 1), n)
			for _, id := range ids {
				s.made[id] = true
			}
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// page finds the next changes; last is 0 where there are no more to search.
func (s *changeSearch) page(before int64) (found []changeRow, last int64, err error) {
	var rows []changeRow
	if err := s.db.Where(s.where, append([]any{before}, s.args...)...).Order("id DESC").Limit(foundAtOnce).Find(&rows).Error; err != nil {
		return nil, 0, err
	}
	if len(rows) == foundAtOnce {
		last = rows[len(rows)-1].ID
	}
	if len(s.words) == 0 {
		return rows, last, nil
	}
	ids := make([]int64, 0, len(rows))
	for i := range rows {
		if !s.hasName(&rows[i]) {
			ids = append(ids, rows[i].ID)
		}
	}
	n, done := seek(func(c []driver.Value) bool { return s.inImages(textsOf(c)) })
	defer done()
	var with []int64
	err = query(s.db, &with, "SELECT DISTINCT change_id FROM change_rows WHERE change_id IN "+idList(ids)+" AND (before IS NOT NULL OR after IS NOT NULL) AND "+
		seekFunction+"(?, before, after)", n)
	if err != nil {
		return nil, 0, err
	}
	for i := range rows {
		if s.hasName(&rows[i]) || slices.Contains(with, rows[i].ID) {
			found = append(found, rows[i])
		}
	}
	return found, last, nil
}

// hasName tells whether a change has the words in what it is called, or made something that has them.
func (s *changeSearch) hasName(r *changeRow) bool { return s.made[r.ID] || s.have([]string{r.Name}) }

// have tells whether some texts have all the words.
func (s *changeSearch) have(texts []string) bool {
	return model.HasWords(strings.Join(texts, "\n"), s.words)
}

// inImages tells whether a record had all the words before or after.
func (s *changeSearch) inImages(images []string) bool {
	for _, image := range images {
		if !model.MayHaveWords(image, s.words) {
			continue
		}
		var texts []string
		eachString(image, func(path []string, text string) bool {
			if len(path) == 0 || path[len(path)-1] != "uid" {
				texts = append(texts, text)
			}
			return false
		})
		if s.have(texts) {
			return true
		}
	}
	return false
}
