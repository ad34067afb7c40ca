package book

import (
	"context"

	"gorm.io/gorm"
)

// Named is somebody by their UID, with the name to be shown.
type Named struct{ UID, Name string }

// Difference is what is otherwise in a book than in a copy of it, by the people's UIDs. Who lies in the wastebasket does
// not count as there.
type Difference struct {
	Missing []Named // in the copy, not in the book
	Added   []Named // in the book, not in the copy
	Changed []Named // in both, and changed since: they, their history, their consents or their part in events
}

// stampedPerson is somebody with what moves when they, or what is theirs, are changed.
type stampedPerson struct {
	ID            int64
	UID, ListName string
	Version       int
	Updated       int64
	theirs        [len(theirsSQL)]theirStamp
}

// same tells that nothing of somebody was changed.
func (p *stampedPerson) same(was *stampedPerson) bool {
	return p.Version == was.Version && p.Updated == was.Updated && p.theirs == was.theirs
}

const stampedSQL = "SELECT id, uid, list_name, version, updated FROM people WHERE trashed = 0 ORDER BY name_sort, id"

// theirStamp is how many records somebody has in a table, the last of them, and how often all were changed: one more, one
// less, another or a changed one makes another stamp.
type theirStamp struct{ n, last, versions int64 }

// theirsSQL stamps by person what a restore would bring back as it was. A copy that was made by an older program has not
// all tables.
var theirsSQL = [...]struct{ table, sql string }{
	{"interaction_people", "SELECT p.person_id, count(*) AS n, max(p.interaction_id) AS last, sum(i.version) AS versions" +
		" FROM interaction_people p JOIN interactions i ON i.id = p.interaction_id GROUP BY p.person_id"},
	{"consents", "SELECT person_id, count(*) AS n, max(id) AS last, sum(version) AS versions FROM consents GROUP BY person_id"},
	{"attendances", "SELECT person_id, count(*) AS n, max(id) AS last, sum(version) AS versions FROM attendances GROUP BY person_id"},
}

// stampedPeople reads everybody who is in use, by name.
func stampedPeople(db *gorm.DB) ([]stampedPerson, error) {
	has, err := tablesOf(db)
	if err != nil {
		return nil, err
	}
	var people []stampedPerson
	if err := query(db, &people, stampedSQL); err != nil {
		return nil, err
	}
	at := make(map[int64]int, len(people))
	for i := range people {
		at[people[i].ID] = i
	}
	for k, t := range theirsSQL {
		if !has[t.table] {
			continue
		}
		var rows []struct {
			PersonID, N, Last, Versions int64
		}
		if err := query(db, &rows, t.sql); err != nil {
			return nil, err
		}
		for _, r := range rows {
			if i, in := at[r.PersonID]; in {
				people[i].theirs[k] = theirStamp{r.N, r.Last, r.Versions}
			}
		}
	}
	return people, nil
}

// DifferenceTo compares the book, nil for none, with a closed copy, which it opens without a trace.
func (b *Book) DifferenceTo(ctx context.Context, path string) (Difference, error) {
	var then, now []stampedPerson
	err := readCopy(ctx, path, func(db *gorm.DB) (err error) {
		then, err = stampedPeople(db)
		return err
	})
	if err != nil {
		return Difference{}, err
	}
	if b != nil {
		err := b.view(ctx, func(db *gorm.DB) (err error) {
			now, err = stampedPeople(db)
			return err
		})
		if err != nil {
			return Difference{}, named(err, b.path)
		}
	}
	return differenceOf(then, now), nil
}

// differenceOf compares the people of a copy with those of the book; each list is by name.
func differenceOf(then, now []stampedPerson) Difference {
	var d Difference
	before := make(map[string]*stampedPerson, len(then))
	for i := range then {
		before[then[i].UID] = &then[i]
	}
	here := make(map[string]bool, len(now))
	for i := range now {
		p := &now[i]
		here[p.UID] = true
		switch was := before[p.UID]; {
		case was == nil:
			d.Added = append(d.Added, Named{p.UID, p.ListName})
		case !p.same(was):
			d.Changed = append(d.Changed, Named{p.UID, p.ListName})
		}
	}
	for i := range then {
		if p := &then[i]; !here[p.UID] {
			d.Missing = append(d.Missing, Named{p.UID, p.ListName})
		}
	}
	return d
}

// readCopy opens a closed copy without a trace and reads of it.
func readCopy(ctx context.Context, path string, read func(db *gorm.DB) error) error {
	return inCopy(ctx, path, func() error {
		db, err := openCopy(path)
		if err != nil {
			return err
		}
		err = read(db.WithContext(ctx))
		if e := closeRead(db); err == nil {
			err = e
		}
		return err
	})
}

const oldestSQL = "SELECT uid FROM changes ORDER BY id LIMIT 50"

// IsCopyOf tells whether a closed copy is one of this book: by the identity of both, or, where one has none yet, by the
// beginning of their journals. A book in which nothing was done yet is taken for any.
func (b *Book) IsCopyOf(ctx context.Context, path string) (bool, error) {
	var uid string
	var first []string
	err := readCopy(ctx, path, func(db *gorm.DB) (err error) {
		if uid, err = readSetting(db, uidSetting); err != nil {
			return err
		}
		return query(db, &first, oldestSQL)
	})
	if err != nil {
		return false, err
	}
	var ours string
	mine := map[string]bool{}
	err = b.view(ctx, func(db *gorm.DB) (err error) {
		if ours, err = readSetting(db, uidSetting); err != nil {
			return err
		}
		var list []string
		if err := query(db, &list, oldestSQL); err != nil {
			return err
		}
		for _, u := range list {
			mine[u] = true
		}
		return nil
	})
	switch {
	case err != nil:
		return false, named(err, b.path)
	case uid != "" && ours != "":
		return uid == ours, nil
	case len(first) == 0 || len(mine) == 0:
		return true, nil
	}
	for _, u := range first {
		if mine[u] {
			return true, nil
		}
	}
	return false, nil
}
