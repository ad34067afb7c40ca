package book

import (
	"context"
	"errors"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"alumnibook/model"
)

// Change is the one door for everything that writes: fn does its work on tx, all of it is stored or nothing,
// and the journal gets one entry, whose id is the answer. A change that changed nothing has no entry: 0. Changes
// wait for each other; fn must not call Change itself.
func (b *Book) Change(ctx context.Context, doing model.Doing, fn func(tx *Tx) error) (int64, error) {
	return b.change(ctx, doing, fn)
}

func (b *Book) change(ctx context.Context, doing model.Doing, fn func(tx *Tx) error) (int64, error) {
	if err := b.beforeBig(ctx, doing); err != nil {
		return 0, named(codedIn(ctx, err), b.path)
	}
	event, err := b.commit(ctx, doing, fn)
	if err != nil {
		return 0, named(codedIn(ctx, err), b.path)
	}
	if event.Change != 0 {
		b.publish(event)
	}
	return event.Change, nil
}

// commit does the work of a change while it is the only one.
func (b *Book) commit(ctx context.Context, doing model.Doing, fn func(tx *Tx) error) (event Event, err error) {
	b.changing.Lock()
	defer b.changing.Unlock()
	if err := ctx.Err(); err != nil {
		return Event{}, err
	}
	if err := b.checkThere(); err != nil {
		return Event{}, err
	}
	db := b.write.WithContext(ctx).Begin()
	if db.Error != nil {
		return Event{}, db.Error
	}
	done := false
	defer func() {
		if !done {
			db.Rollback() // also when fn panics
		}
	}()
	tx, err := newTx(ctx, b, db, doing)
	if err != nil {
		return Event{}, err
	}
	if err := fn(tx); err != nil {
		return Event{}, err
	}
	if err := tx.finish(); err != nil {
		return Event{}, err
	}
	entry := tx.journal.rows() > 0 || tx.undoes != 0
	if !entry && !tx.wrote {
		return Event{}, nil
	}
	if err := ctx.Err(); err != nil {
		return Event{}, err
	}
	done = true
	if err := db.Commit().Error; err != nil {
		b.write.Exec("ROLLBACK") // the pool takes it for ended, the engine may not
		return Event{}, err
	}
	b.last.Store(max(b.last.Load(), tx.at))
	b.search.committed(&tx.docs)
	b.grid.committed(b, tx.touched, tx.manyTouched)
	if !entry {
		return Event{}, nil
	}
	return Event{Change: tx.change, Kinds: tx.journal.kinds}, nil
}

// Tx is a running change. Its methods write to the book and to the journal; it may be used only inside the
// function that it was given to, by one goroutine at a time.
type Tx struct {
	ctx    context.Context
	book   *Book
	db     *gorm.DB
	change int64 // id of the journal's entry
	doing  model.Doing
	undoes int64
	redo   bool
	at     int64 // when the journal's entry was made
	wrote  bool  // something was written that the journal does not hold

	firm    model.Firm // as it is stored
	sorter  *model.Sorter
	journal journal
	docs    docs
	orgs    orgs
	offices names // of people who were saved, to be added to the firm's
	depts   names

	imported    map[string]int64    // rows of lists, by fingerprint
	touched     map[int64]bool      // people whose row changed
	manyTouched bool                // too many to count
	callsOf     map[int64]bool      // people whose calls are to be worked out anew
	rules       *callRules          // that calls follow from, see changeRules
	unmerged    map[int64]bool      // people whom a running undo takes out of their merge
	nextPerson  int64               // the id of the next person, 0 while not known
	tallies     map[int64]*tally    // how the events stand that the change touches
	held        map[int64]*heldMark // what the history has to say anew of events
	papers      []string            // keys of papers that were stored, or whose record let go of them
}

// most is how many people a change may touch before what is kept in memory is read anew instead of patched; tests set
// it lower.
var most = 2000

func newTx(ctx context.Context, b *Book, db *gorm.DB, doing model.Doing) (*Tx, error) {
	tx := &Tx{ctx: ctx, book: b, db: db, doing: doing, touched: map[int64]bool{}, callsOf: map[int64]bool{}}
	firm, err := readFirm(db)
	if err != nil {
		return nil, err
	}
	tx.firm, tx.sorter = firm, b.sorterFor(firm.Language)
	if tx.change, err = tx.nextID("changes"); err != nil {
		return nil, err
	}
	tx.journal = newJournal(tx)
	tx.docs = docs{tx: tx}
	tx.orgs = orgs{tx: tx, ids: map[string]int64{}}
	return tx, nil
}

// Context is the context of the change.
func (tx *Tx) Context() context.Context { return tx.ctx }

// SetDoing says anew what the change is, once its counts are known.
func (tx *Tx) SetDoing(d model.Doing) { tx.doing = d }

// nextID is the id that the next row of a table will get; ids are never used twice.
func (tx *Tx) nextID(table string) (int64, error) {
	var last int64
	err := query(tx.db, &last, "SELECT seq FROM sqlite_sequence WHERE name = ?", table)
	return last + 1, err
}

// touch remembers that people changed, in their row or in what their calls follow from.
func (tx *Tx) touch(ids ...int64) {
	for _, id := range ids {
		tx.callsOf[id] = true
	}
	tx.touchRow(ids...)
}

// touchRow remembers that the rows of people changed.
func (tx *Tx) touchRow(ids ...int64) {
	if tx.manyTouched {
		return
	}
	for _, id := range ids {
		tx.touched[id] = true
	}
	if len(tx.touched) > most {
		tx.manyTouched, tx.touched = true, nil
	}
}

// finish writes what was put off to the end, and the journal's entry.
func (tx *Tx) finish() error {
	if err := tx.keepHeld(); err != nil {
		return err
	}
	if err := tx.keepNames(); err != nil {
		return err
	}
	if err := tx.orgs.flush(); err != nil {
		return err
	}
	if err := tx.docs.finish(); err != nil {
		return err
	}
	if err := tx.keepCalls(); err != nil {
		return err
	}
	if err := tx.keepRows(); err != nil {
		return err
	}
	if err := tx.keepCounts(); err != nil {
		return err
	}
	if err := tx.keepPapers(); err != nil {
		return err
	}
	return tx.journal.finish()
}

// newRecord fills in what every new record has; a UID that is given stays.
func (tx *Tx) newRecord(r *model.Record) {
	if r.UID == "" {
		r.UID = newUID()
	}
	now := tx.book.now()
	r.Version, r.Created, r.Updated = 1, now, now
}

// newUID makes a UUID. They begin with the time, so that those of one import lie together in their index.
func newUID() string {
	if id, err := uuid.NewV7(); err == nil {
		return id.String()
	}
	return uuid.NewString()
}

// changeRecord counts one more change of a record.
func (tx *Tx) changeRecord(r *model.Record) {
	r.Version++
	r.Updated = tx.book.now()
}

// conflict is the error of a record that was changed by somebody else, or is not there any more.
func (tx *Tx) conflict(kind string, there bool) error {
	if there {
		return model.E(model.CodeConflict, kind, nil)
	}
	return model.E(model.CodeNotFound, kind, nil)
}

// errNotInBook is the cause where a change is about something that the book never had.
var errNotInBook = errors.New("not in this book")
