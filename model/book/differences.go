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
	Changed []Named // in both, and changed since
}

type stampedPerson struct {
	UID, ListName string
	Version       int
	Updated       int64
}

const stampedSQL = "SELECT uid, list_name, version, updated FROM people WHERE trashed = 0 ORDER BY name_sort, id"

// DifferenceTo compares the book, nil for none, with a closed copy, which it opens without a trace.
func (b *Book) DifferenceTo(ctx context.Context, path string) (Difference, error) {
	var then, now []stampedPerson
	if err := readCopy(ctx, path, func(db *gorm.DB) error { return query(db, &then, stampedSQL) }); err != nil {
		return Difference{}, err
	}
	if b != nil {
		if err := b.view(ctx, func(db *gorm.DB) error { return query(db, &now, stampedSQL) }); err != nil {
			return Difference{}, named(err, b.path)
		}
	}
	var d Difference
	before := make(map[string]stampedPerson, len(then))
	for _, p := range then {
		before[p.UID] = p
	}
	here := make(map[string]bool, len(now))
	for _, p := range now {
		here[p.UID] = true
		switch was, ok := before[p.UID]; {
		case !ok:
			d.Added = append(d.Added, Named{p.UID, p.ListName})
		case was.Version != p.Version || was.Updated != p.Updated:
			d.Changed = append(d.Changed, Named{p.UID, p.ListName})
		}
	}
	for _, p := range then {
		if !here[p.UID] {
			d.Missing = append(d.Missing, Named{p.UID, p.ListName})
		}
	}
	return d, nil
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
