package book

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"time"

	"gorm.io/gorm"

	"alumnibook/model"
)

// copyEnding is the ending of a book's file and of a copy of it.
const copyEnding = ".alumni"

// BackupFolder is the folder in which the backups of a book lie, beside it.
func BackupFolder(book string) string {
	return filepath.Join(filepath.Dir(book), BackupStem(book)+" backups")
}

// BackupStem is what the names of a book's backups begin with: the name of its file without the ending.
func BackupStem(book string) string {
	name := baseName(book)
	if stem := name[:max(0, len(name)-len(copyEnding))]; stem != "" && strings.EqualFold(name[len(stem):], copyEnding) {
		return stem
	}
	return name
}

// BackupPath is where the backup of a moment lies; its name tells the moment in UTC.
func BackupPath(book string, at time.Time) string {
	return filepath.Join(BackupFolder(book), BackupStem(book)+" "+at.UTC().Format("2006-01-02 15.04.05")+copyEnding)
}

// copyRounds is how often a copy is begun anew because somebody changed the book just when it began.
const copyRounds = 3

// inlineCheck is the size up to which the structure of a copy is checked whole before it counts. Beyond it that takes
// longer than the copying.
const inlineCheck = 16 << 20

// CopyTo writes a consistent copy of the book, which nobody else may read, to a path where nothing lies yet, while
// others go on reading and changing. The copy has its name only once it was opened, holds as much as the book and lies
// on the disk. What it holds is the answer.
func (b *Book) CopyTo(ctx context.Context, path string) (Counts, error) {
	ctx, end, err := b.copies.begin(ctx)
	if err != nil {
		return Counts{}, named(err, path)
	}
	defer end()
	c, err := b.copyTo(ctx, path)
	if err != nil {
		return Counts{}, named(codedIn(ctx, err), path)
	}
	return c, nil
}

// copies are the copies that are being made of a book; its closing stops them.
type copies struct {
	mu      sync.Mutex
	ended   bool
	next    int
	stops   map[int]context.CancelFunc
	running sync.WaitGroup
}

// begin counts one more copy, until end is called.
func (c *copies) begin(ctx context.Context) (_ context.Context, end func(), err error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.ended {
		return nil, nil, model.E(model.CodeCancelled, "", errClosed)
	}
	ctx, stop := context.WithCancel(ctx)
	if c.stops == nil {
		c.stops = map[int]context.CancelFunc{}
	}
	id := c.next
	c.next++
	c.stops[id] = stop
	c.running.Add(1)
	return ctx, func() {
		stop()
		c.mu.Lock()
		delete(c.stops, id)
		c.mu.Unlock()
		c.running.Done()
	}, nil
}

var errClosed = errors.New("the book is closed")

// end stops all copies, waits for them and lets none begin any more.
func (c *copies) end() {
	c.mu.Lock()
	c.ended = true
	for _, stop := range c.stops {
		stop()
	}
	c.mu.Unlock()
	c.running.Wait()
}

func (b *Book) copyTo(ctx context.Context, path string) (Counts, error) {
	if err := ctx.Err(); err != nil {
		return Counts{}, err
	}
	if err := b.checkSame(); err != nil { // it may be open only to look at
		return Counts{}, err
	}
	if err := model.CheckFileName(path); err != nil {
		return Counts{}, err
	}
	if _, err := os.Lstat(path); err == nil {
		return Counts{}, model.E(model.CodeExists, baseName(path), nil)
	}
	part := path + ".part"
	if err := newPart(part); err != nil {
		return Counts{}, err
	}
	c, err := b.fillPart(ctx, part)
	if err == nil {
		err = syncFile(part)
	}
	if err == nil {
		err = ctx.Err()
	}
	if err == nil {
		err = os.Rename(part, path)
	}
	if err != nil {
		_ = os.Remove(part)
		return Counts{}, err
	}
	if err := syncDir(filepath.Dir(path)); err != nil && !errors.Is(err, errors.ErrUnsupported) && !errors.Is(err, syscall.EINVAL) {
		return Counts{}, err // some network folders can't be asked to
	}
	return c, nil
}

// newPart makes the empty file that a copy is written to; where there is one, somebody else is copying.
func newPart(part string) error {
	f, err := os.OpenFile(part, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if errors.Is(err, fs.ErrExist) {
		return model.E(model.CodeExists, strings.TrimSuffix(baseName(part), ".part"), nil)
	}
	if err != nil {
		return err
	}
	return f.Close()
}

// ErrKeptChanging is in the error of a copy that could not be made because another process kept changing the book.
var ErrKeptChanging = errors.New("the book changes behind our back")

// fillPart copies until the copy is one of a state of the book whose counts are known: the one before it began or the
// one after it ended. While others change the book again and again, they wait in the end.
func (b *Book) fillPart(ctx context.Context, part string) (Counts, error) {
	for range copyRounds {
		c, done, err := b.copyOnce(ctx, part)
		if err != nil || done {
			return c, err
		}
		if err := os.Truncate(part, 0); err != nil {
			return Counts{}, err
		}
	}
	b.changing.Lock()
	defer b.changing.Unlock()
	c, done, err := b.copyOnce(ctx, part)
	if err == nil && !done {
		err = ErrKeptChanging
	}
	return c, err
}

func (b *Book) copyOnce(ctx context.Context, part string) (c Counts, done bool, err error) {
	want, err := b.state(ctx)
	if err != nil {
		return Counts{}, false, err
	}
	if err := vacuumInto(ctx, b.path, part); err != nil {
		return Counts{}, false, err
	}
	got, err := stateOfCopy(part)
	if err != nil {
		return Counts{}, false, err
	}
	if got.stamp != want.stamp {
		if want, err = b.state(ctx); err != nil || got.stamp != want.stamp {
			return Counts{}, false, err
		}
	}
	if got != want {
		return Counts{}, false, model.E(model.CodeDamaged, "", errors.New("the copy does not hold what the book holds"))
	}
	return got.Counts, true, nil
}

// vacuumInto copies over a connection of its own, since the readers of the book may not even write elsewhere.
func vacuumInto(ctx context.Context, from, to string) error {
	db, err := openPool(dsnPath(from)+"?mode=ro&_pragma=busy_timeout(5000)&_pragma=cache_size(-20000)&_pragma=trusted_schema(0)&_pragma=secure_delete(1)", 1)
	if err != nil {
		return err
	}
	err = run(ctx, db, "VACUUM INTO ?", to)
	if e := closeRead(db); err == nil {
		err = e
	}
	return err
}

// closeRead closes a pool that was only read from.
func closeRead(db *gorm.DB) error { return closePools(db, nil) }
