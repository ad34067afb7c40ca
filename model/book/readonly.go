package book

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"time"

	gosqlite "github.com/glebarez/go-sqlite"
	"gorm.io/gorm"
	sqlite3 "modernc.org/sqlite/lib"

	"alumnibook/model"
)

// OpenReadOnly opens a book to look at: beside another window that has it open, or where the file or its folder can't
// be written. It takes no lock and writes no byte of the book; whatever would change it fails with CodeReadOnly. A book
// of an older program is read only once one has opened it for writing, since it has to be brought to the newest shape:
// CodeReadOnly, or CodeBookOpen where an older program has it open.
func OpenReadOnly(ctx context.Context, path string) (*Book, error) {
	return OpenReadOnlyWith(ctx, path, time.Now)
}

// OpenReadOnlyWith is OpenReadOnly with a clock of the caller's.
func OpenReadOnlyWith(ctx context.Context, path string, clock func() time.Time) (*Book, error) {
	path, err := clean(path)
	if err != nil {
		return nil, named(coded(err), path)
	}
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return nil, named(coded(err), path)
	case !info.Mode().IsRegular(), info.Size() == 0:
		return nil, model.E(model.CodeNotABook, baseName(path), nil)
	case !mayRead(path):
		return nil, model.E(model.CodeNoAccess, baseName(path), fs.ErrPermission)
	}
	if err := refuseNetwork(path); err != nil {
		return nil, err
	}
	b := &Book{path: path, clock: clock, readOnly: true, file: info, alone: model.KeepHandsOff(path), subscribers: map[int]func(Event){}}
	b.life, b.endLife = context.WithCancel(context.Background())
	if err := b.prepareReading(ctx); err != nil {
		b.endLife()
		_ = closePools(b.read, nil)
		b.alone()
		return nil, named(codedIn(ctx, err), path)
	}
	return b, nil
}

// ReadOnly tells that the book was opened only to look at.
func (b *Book) ReadOnly() bool { return b.readOnly }

// prepareReading opens the readers of a book that nothing is written to, and makes sure that it is one that this
// program can read.
func (b *Book) prepareReading(ctx context.Context) error {
	db, err := gormOn(sql.OpenDB(&watching{path: b.path}), readers)
	if err != nil {
		return notABook(err)
	}
	b.read = db
	if err := b.readable(ctx); err != nil {
		return err
	}
	if err := b.readLast(b.read); err != nil {
		return err
	}
	var one int
	if err := query(b.read, &one, "SELECT id FROM firm"); err != nil {
		return err
	}
	if one != 1 {
		return model.E(model.CodeDamaged, baseName(b.path), errors.New("no firm"))
	}
	b.seen, err = stampOf(b.read.WithContext(ctx))
	return err
}

// readable looks at what the file says of itself, and at its structure where that takes no time. The file is not opened
// by our own hand for that, since another book of this program may have it open.
func (b *Book) readable(ctx context.Context) error {
	db := b.read.WithContext(ctx)
	var id, version int
	if err := query(db, &id, "PRAGMA application_id"); err != nil {
		return notABook(err)
	}
	if err := query(db, &version, "PRAGMA user_version"); err != nil {
		return err
	}
	switch newest := newestVersion(); {
	case id != applicationID:
		return model.E(model.CodeNotABook, "", nil)
	case version > newest:
		return model.E(model.CodeNewer, "", nil)
	case version < newest && held(b.path):
		return model.E(model.CodeBookOpen, "", fmt.Errorf("shape %d", version))
	case version < newest:
		return model.E(model.CodeReadOnly, "", fmt.Errorf("shape %d", version))
	}
	if b.file.Size() <= smallBook {
		return quickCheck(db)
	}
	return nil
}

// notABook gives the error of a file that the engine does not take for one of its own the code of no book.
func notABook(err error) error {
	var lite *gosqlite.Error
	if errors.As(err, &lite) && lite.Code()&0xff == sqlite3.SQLITE_NOTADB {
		return model.E(model.CodeNotABook, "", err)
	}
	return err
}

// CatchUp looks whether the window that may write has changed the book since it was last looked at, and then tells
// everybody who wants to know, as after a change of its own. It is for a book that was opened read-only, and quick.
func (b *Book) CatchUp(ctx context.Context) (moved bool, err error) {
	if !b.readOnly {
		return false, nil
	}
	now, err := stampOf(b.read.WithContext(ctx))
	if err != nil {
		return false, named(codedIn(ctx, err), b.path)
	}
	b.mu.Lock()
	seen := b.seen
	moved = now != seen && !b.closed
	b.seen = now
	b.mu.Unlock()
	if !moved {
		return false, nil
	}
	event, err := b.broughtBy(ctx, seen.change)
	if err != nil {
		return false, named(codedIn(ctx, err), b.path)
	}
	b.search.drop()
	b.grid.forget(b)
	b.publish(event)
	return true, nil
}

// broughtBy is what the changes after one did.
func (b *Book) broughtBy(ctx context.Context, change int64) (Event, error) {
	e := Event{Kinds: map[string]bool{}}
	err := b.view(ctx, func(db *gorm.DB) error {
		var kinds []string
		if err := query(db, &kinds, "SELECT DISTINCT kind FROM change_rows WHERE change_id > ?", change); err != nil {
			return err
		}
		for _, k := range kinds {
			e.Kinds[k] = true
		}
		if err := query(db, &e.Change, "SELECT ifnull(max(id), 0) FROM changes"); err != nil {
			return err
		}
		return b.readLast(db)
	})
	return e, err
}

// forget has the grid read anew when it is next asked for.
func (c *gridCache) forget(b *Book) {
	c.making.Lock()
	defer c.making.Unlock()
	if c.current.Swap(nil) != nil {
		c.begun.Store(false)
		c.prepare(b)
	}
}

// stamp is how far a book has come: it differs once a change was made, and once something was handed over or set.
type stamp struct {
	change int64
	rest   string
}

func stampOf(db *gorm.DB) (s stamp, err error) {
	if err = query(db, &s.change, "SELECT ifnull(max(id), 0) FROM changes"); err != nil {
		return s, err
	}
	err = query(db, &s.rest, "SELECT ifnull((SELECT group_concat(name || seq) FROM sqlite_sequence), '') || '|' || ifnull((SELECT group_concat(name || value) FROM settings), '')")
	return s, err
}
