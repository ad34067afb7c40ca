package book

import (
	"context"
	"database/sql"
	"os"
	"sync"
	"sync/atomic"
	"time"

	"gorm.io/gorm"

	"alumnibook/model"
)

// Book is an open register. Its methods may be used by several goroutines; reading never waits for a running
// change.
type Book struct {
	path  string
	clock func() time.Time
	last  atomic.Int64 // the moment of the newest change
	alone func()       // ends that nobody else in the program opens the file
	file  os.FileInfo  // as it was when the book was opened, to notice that it was removed
	lock  *lock
	write *gorm.DB // one connection
	read  *gorm.DB // four, which can't write

	readOnly bool            // opened only to look at: there is no lock and no writer
	seen     stamp           // how far the book had come when it was last looked at, where another window writes
	life     context.Context // ends with the book; for work that nobody waits for
	endLife  context.CancelFunc

	changing  sync.Mutex // held by the one running change
	big       atomic.Pointer[func(context.Context, model.Doing) error]
	copies    copies
	search    searchIndex
	grid      gridCache
	standings standingCache

	mu          sync.Mutex
	subscribers map[int]func(Event)
	nextSub     int
	closed      bool
	sorter      *model.Sorter // of the firm's language
	sorterLang  string
}

// Event tells that something was changed.
type Event struct {
	Change int64           // the journal entry
	Kinds  map[string]bool // the kinds of records that were touched: "person", "interaction", …
}

// The kinds of records, as the journal and events name them.
const (
	KindPerson       = "person"
	KindInteraction  = "interaction"
	KindOrganisation = "organisation"
	KindFirm         = "firm"
	KindColleague    = "colleague"
	KindOwnField     = "own_field"
	KindList         = "list"
)

// Path is the path of the book's file, as it was opened.
func (b *Book) Path() string { return b.path }

// Subscribe calls fn after each change that was committed, on the goroutine that made it, until cancel is called.
func (b *Book) Subscribe(fn func(Event)) (cancel func()) {
	b.mu.Lock()
	defer b.mu.Unlock()
	id := b.nextSub
	b.nextSub++
	b.subscribers[id] = fn
	return func() {
		b.mu.Lock()
		defer b.mu.Unlock()
		delete(b.subscribers, id)
	}
}

// publish calls everybody who wants to know. It holds no lock meanwhile, so that they may read and change.
func (b *Book) publish(e Event) {
	b.mu.Lock()
	fns := make([]func(Event), 0, len(b.subscribers))
	for i := range b.nextSub {
		if fn, ok := b.subscribers[i]; ok {
			fns = append(fns, fn)
		}
	}
	b.mu.Unlock()
	for _, fn := range fns {
		fn(e)
	}
}

// sorterFor is the sorter of a language; the last one is kept, since making one is slow.
func (b *Book) sorterFor(lang string) *model.Sorter {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.sorter == nil || b.sorterLang != lang {
		b.sorter, b.sorterLang = model.NewSorter(lang), lang
	}
	return b.sorter
}

// view runs fn on one snapshot of the book, so that several queries agree with each other.
func (b *Book) view(ctx context.Context, fn func(db *gorm.DB) error) error {
	if err := ctx.Err(); err != nil {
		return coded(err)
	}
	tx := b.read.WithContext(ctx).Begin(&sql.TxOptions{ReadOnly: true})
	if tx.Error != nil {
		return coded(tx.Error)
	}
	err := fn(tx)
	tx.Rollback()
	if err != nil {
		return codedIn(ctx, err)
	}
	return nil
}

// Close ends all work on the book, tidies the file and gives its lock back.
func (b *Book) Close() error {
	b.copies.end()
	b.changing.Lock()
	defer b.changing.Unlock()
	b.mu.Lock()
	if b.closed {
		b.mu.Unlock()
		return nil
	}
	b.closed = true
	b.mu.Unlock()
	b.endLife()
	b.grid.ahead.Wait()
	b.search.drop()
	err := closePools(b.read, b.write)
	b.alone()
	if b.readOnly {
		return err
	}
	if e := b.lock.release(); err == nil && e != nil {
		err = model.E(model.CodeInternal, baseName(b.path), e)
	}
	return err
}

// closePools closes the readers first: the last connection to close folds the log into the file.
func closePools(read, write *gorm.DB) error {
	var first error
	keep := func(err error) {
		if err != nil && first == nil {
			first = coded(err)
		}
	}
	if read != nil {
		db, _ := read.DB()
		keep(db.Close())
	}
	if write != nil {
		db, _ := write.DB()
		_, _ = db.Exec("PRAGMA optimize")
		_, err := db.Exec("PRAGMA wal_checkpoint(TRUNCATE)")
		keep(err)
		keep(db.Close())
	}
	return first
}
