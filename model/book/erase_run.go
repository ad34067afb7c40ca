package book

import (
	"context"

	"alumnibook/model"
)

// erasing is one erasure at work.
type erasing struct {
	everybody // who goes
	tx        *Tx
	o         EraseOptions
	sure      *model.Traces      // what names them where others are called the same
	keep      map[recordKey]bool // whose mentions stay
	gone      map[recordKey]bool // records that go, or of which nothing is told any more
	texts     ownTexts           // what stands in their data
	staff     []model.Colleague  // colleagues of earlier who are one of them
	done      Erased
}

// erase erases people; again is the line of the log of somebody who was erased before and came back with a copy.
func (b *Book) erase(ctx context.Context, ids []int64, o EraseOptions, again *Erasure) (Erased, error) {
	switch o.Reason {
	case "":
		o.Reason = EraseRequest
	case EraseRequest, EraseRetention, EraseMistake:
	default:
		return Erased{}, model.Invalid("reason", "choice")
	}
	var e *erasing
	_, err := b.change(ctx, model.Doing{Code: doingErase, Count: len(ids)}, func(tx *Tx) (err error) {
		if e, err = newErasing(tx, ids, o); err != nil {
			return err
		}
		return e.run(again)
	})
	if err != nil {
		return Erased{}, err
	}
	return e.done, named(codedIn(ctx, b.wipe(ctx)), b.path)
}

// newErasing finds who goes and what names them.
func newErasing(tx *Tx, ids []int64, o EraseOptions) (*erasing, error) {
	who, err := findEverybody(tx.db, tx.book.index(), ids)
	if err != nil {
		return nil, err
	}
	e := &erasing{everybody: who, tx: tx, o: o, keep: map[recordKey]bool{}, gone: map[recordKey]bool{}}
	for _, m := range o.Keep {
		e.keep[recordKey{m.Kind, m.ID}] = true
	}
	return e, nil
}

// run erases, and notes nothing but that it did.
func (e *erasing) run(again *Erasure) error {
	tx := e.tx
	for _, id := range e.ids {
		e.gone[recordKey{KindPerson, id}] = true
		if err := tx.journal.erased(KindPerson, id, e.people[id].Version); err != nil {
			return err
		}
	}
	tx.journal.quiet = true
	tx.SetDoing(model.Doing{Code: doingErase, Count: len(e.ids)})
	for _, step := range []func() error{
		func() error { return e.log(again) }, e.answerRequest, e.findOwned, e.findTexts, e.forgetWords, e.forgetEntries, e.forgetGuests, e.forgetNews, e.blackenMentions,
		e.forgetPeople, e.forgetOrganisations, e.forgetJournal, e.forgetNames, e.forgetPhotos, e.forgetLists, e.forgetStatistics, e.wipeIndex,
	} {
		if err := tx.ctx.Err(); err != nil {
			return err
		}
		if err := step(); err != nil {
			return err
		}
	}
	e.done.People = len(e.ids)
	return nil
}

// log writes the log of erasures and the marks.
func (e *erasing) log(again *Erasure) error {
	tx := e.tx
	seat, err := readSeat(tx.db)
	if err != nil {
		return err
	}
	line := Erasure{At: e.o.On, Who: seat.Name, Reason: e.o.Reason}
	if line.At.IsZero() {
		line.At = tx.book.now()
	}
	if again != nil {
		line.Who = again.Who
	}
	lines := make([]Erasure, 0, len(e.ids))
	for _, id := range e.ids {
		line.UID = e.people[id].UID
		lines = append(lines, line)
	}
	logged, err := tx.logErasures(lines)
	if err != nil {
		return err
	}
	return tx.keepMarks(logged, e.people, e.ids, e.o.Reason)
}

// answerRequest closes the request that is answered with the erasure.
func (e *erasing) answerRequest() error {
	if e.o.RequestID == 0 {
		return nil
	}
	r, err := requests.get(e.tx.db, e.o.RequestID)
	if model.CodeOf(err) == model.CodeNotFound || err == nil && r.State != model.RequestOpen {
		return nil
	}
	if err != nil {
		return err
	}
	r.State, r.Closed = model.RequestDone, e.tx.book.day()
	if !e.o.On.IsZero() {
		r.Closed = model.DateOf(e.o.On)
	}
	if r.Closed.Before(r.Received) {
		r.Closed = r.Received
	}
	return requests.save(e.tx, &r)
}

// findOwned notes all records that are theirs, and what proves them.
func (e *erasing) findOwned() error {
	tx := e.tx
	for _, o := range owned {
		var ids []int64
		if err := query(tx.db, &ids, "SELECT id FROM "+o.table+" WHERE person_id IN "+idList(e.ids)); err != nil {
			return err
		}
		for _, id := range ids {
			e.gone[recordKey{o.kind, id}] = true
		}
	}
	for _, table := range []string{"consents", "requests"} {
		var keys []string
		if err := query(tx.db, &keys, "SELECT proof FROM "+table+" WHERE proof <> '' AND person_id IN "+idList(e.ids)); err != nil {
			return err
		}
		tx.papers = append(tx.papers, keys...)
	}
	var marks []int64
	if err := query(tx.db, &marks, "SELECT id FROM different WHERE low IN "+idList(e.ids)+" OR high IN "+idList(e.ids)); err != nil {
		return err
	}
	for _, id := range marks {
		e.gone[recordKey{KindDifferent, id}] = true
	}
	return run(tx.ctx, tx.db, "DELETE FROM different WHERE id IN "+idList(marks))
}
