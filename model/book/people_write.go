package book

import (
	"encoding/json"
	"time"

	"alumnibook/model"
)

// CreatePeople stores new people and fills in their Record; a UID that is given stays, if it is a free one. It
// fails with CodeInvalid where a person breaks a rule and with CodeConflict where a UID is taken.
func (tx *Tx) CreatePeople(people []*model.Person) error {
	if len(people) == 0 {
		return nil
	}
	for _, p := range people {
		if err := p.Validate(); err != nil {
			return err
		}
	}
	if err := tx.dropGoneFields(people); err != nil {
		return err
	}
	if err := tx.freeUIDs(people); err != nil {
		return err
	}
	if tx.nextPerson == 0 {
		next, err := tx.nextID("people")
		if err != nil {
			return err
		}
		tx.nextPerson = next
	}
	for _, p := range people {
		tx.newRecord(&p.Record)
		p.ID = tx.nextPerson
		tx.nextPerson++
	}
	return tx.insertPeople(people)
}

// freeUIDs fails where one of the UIDs that came along belongs to somebody already.
func (tx *Tx) freeUIDs(people []*model.Person) error {
	var given []string
	seen := map[string]bool{}
	for _, p := range people {
		if p.UID == "" {
			continue
		}
		if seen[p.UID] {
			return tx.conflict(KindPerson, true)
		}
		seen[p.UID] = true
		given = append(given, p.UID)
	}
	for len(given) > 0 {
		n := min(100, len(given))
		var taken int
		if err := query(tx.db, &taken, "SELECT count(*) FROM people WHERE uid IN ?", given[:n]); err != nil {
			return err
		}
		if taken > 0 {
			return tx.conflict(KindPerson, true)
		}
		given = given[n:]
	}
	return nil
}

// insertPeople writes people whose Record is complete: new ones, and such that come back.
func (tx *Tx) insertPeople(people []*model.Person) error {
	if err := tx.orgs.expect(len(people)); err != nil {
		return err
	}
	rows := newBulk(tx.ctx, tx.db, "people", insertColumns)
	lists := make([]*bulk, len(childTables))
	for i, c := range childTables {
		lists[i] = newBulk(tx.ctx, tx.db, c.name, c.columns)
	}
	err := tx.prepared(people, func(w *personWork) error {
		p := w.person
		if err := tx.noteNames(p); err != nil {
			return err
		}
		calls, err := tx.plannedNew(p, &w.summary)
		if err != nil {
			return err
		}
		if err := rows.add(append(peopleValues(p, &w.summary), int64(calls.wanted), calls.next, calls.refused)...); err != nil {
			return err
		}
		for i := range childTables {
			if err := addLines(lists[i], &childTables[i], p, tx.orgs.id); err != nil {
				return err
			}
		}
		if err := tx.docs.created(p.ID, w.words, w.terms); err != nil {
			return err
		}
		return tx.journal.created(KindPerson, p.ID, p.Version)
	})
	if err != nil {
		return err
	}
	for _, b := range append(lists, rows) {
		if err := b.flush(); err != nil {
			return err
		}
	}
	return nil
}

// personWork is a person with what is worked out for storing it.
type personWork struct {
	person  *model.Person
	summary summary
	words   []string
	terms   []string
}

// prepared works out summary and words of people and hands them to write in their order. With many people a
// second goroutine is ahead of the writer.
func (tx *Tx) prepared(people []*model.Person, write func(*personWork) error) error {
	prepare := func(p *model.Person) *personWork {
		tidy(p)
		words := ownWords(p)
		return &personWork{person: p, summary: summaryOf(p, tx.sorter), words: words, terms: terms(words)}
	}
	if len(people) < 2*bulkRows {
		for _, p := range people {
			if err := write(prepare(p)); err != nil {
				return err
			}
		}
		return nil
	}
	ahead, stop := make(chan []*personWork, 4), make(chan struct{})
	go func() {
		defer close(ahead)
		for start := 0; start < len(people); start += bulkRows {
			batch := make([]*personWork, 0, bulkRows)
			for _, p := range people[start:min(start+bulkRows, len(people))] {
				batch = append(batch, prepare(p))
			}
			select {
			case ahead <- batch:
			case <-stop:
				return
			}
		}
	}()
	defer func() {
		close(stop)
		for range ahead { // the caller's people are left alone before it gets them back
		}
	}()
	for batch := range ahead {
		if err := tx.ctx.Err(); err != nil {
			return err
		}
		for _, w := range batch {
			if err := write(w); err != nil {
				return err
			}
		}
	}
	return nil
}

// addLines writes one list of a person.
func addLines(b *bulk, c *childTable, p *model.Person, orgs organisationIDs) error {
	var err error
	seq := int64(0)
	row := make([]any, 0, len(c.columns))
	c.lines(p, orgs, func(values ...any) {
		if err != nil {
			return
		}
		row = append(row[:0], p.ID)
		if c.hasSeq() {
			row = append(row, seq)
		}
		seq++
		err = b.add(append(row, values...)...)
	})
	return err
}

// TrashPeople puts people into the wastebasket. Those who lie there or are gone are passed over.
func (tx *Tx) TrashPeople(ids []int64) error { return tx.setTrashed(ids, tx.book.now()) }

// RestorePeople takes people out of the wastebasket. Whom a merge put away comes back by taking the merge back alone.
func (tx *Tx) RestorePeople(ids []int64) error { return tx.setTrashed(ids, time.Time{}) }

func (tx *Tx) setTrashed(ids []int64, at time.Time) error {
	return chunks(ids, peopleChunk, func(part []int64) error {
		people, err := tx.People(part)
		if err != nil {
			return err
		}
		var changed []*model.Person
		for i := range people {
			if people[i].Trashed.IsZero() != at.IsZero() && people[i].MergedInto == 0 {
				people[i].Trashed = at
				changed = append(changed, &people[i])
			}
		}
		return tx.updatePeople(changed)
	})
}

// removePeople deletes people for good, with their lists, words and places in the history. Entries that were
// about nobody else are not looked after here.
func (tx *Tx) removePeople(ids []int64) error {
	if err := tx.docs.expectRemovals(len(ids)); err != nil {
		return err
	}
	return chunks(ids, peopleChunk, func(part []int64) error {
		if err := tx.ctx.Err(); err != nil {
			return err
		}
		for _, o := range owned { // before the people, so that these are there first when it is taken back
			if err := o.store.removeOf(tx, part); err != nil {
				return err
			}
		}
		people, err := loadPeople(tx.db, part)
		if err != nil {
			return err
		}
		var there []int64
		for _, id := range part {
			p := people[id]
			if p == nil {
				continue
			}
			if err := tx.journal.deleted(KindPerson, id, p.Version, p); err != nil {
				return err
			}
			there = append(there, id)
		}
		tx.touch(there...)
		if err := tx.docs.deleted(there); err != nil {
			return err
		}
		for i := range childTables {
			if err := run(tx.ctx, tx.db, "DELETE FROM "+childTables[i].name+" WHERE person_id IN "+idList(part)); err != nil {
				return err
			}
		}
		if err := run(tx.ctx, tx.db, "DELETE FROM people WHERE id IN "+idList(part)); err != nil {
			return err
		}
		return tx.releaseMerged(part)
	})
}

// Person reads one person inside the change.
func (tx *Tx) Person(id int64) (model.Person, error) { return readPerson(tx.db, id) }

// People reads people inside the change, in the order of ids; those who are not there are left out.
func (tx *Tx) People(ids []int64) ([]model.Person, error) {
	people := make([]model.Person, 0, len(ids))
	err := eachPerson(tx.ctx, tx.db, ids, func(p *model.Person) error {
		people = append(people, *p)
		return nil
	})
	return people, err
}

// personFromJSON reads the image of a person that the journal keeps.
func personFromJSON(image []byte, id int64) (*model.Person, error) {
	p := &model.Person{}
	if err := json.Unmarshal(image, p); err != nil {
		return nil, err
	}
	p.ID = id
	return p, nil
}
