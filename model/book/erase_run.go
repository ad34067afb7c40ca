package book

import (
	"context"
	"errors"
	"slices"

	"gorm.io/gorm"

	"alumnibook/model"
)

// erasing is one erasure at work.
type erasing struct {
	tx     *Tx
	o      EraseOptions
	ids    []int64                 // who goes, with all whom merges made one of them, in the order of ids
	people map[int64]*model.Person // as they are
	past   []*model.Person         // as the journal knows them
	find   *model.Traces           // what names them and nobody else
	sure   *model.Traces           // what names them where others are called the same
	own    *model.Traces           // what names them where it is sure that they are meant
	keep   map[recordKey]bool      // whose mentions stay
	gone   map[recordKey]bool      // records that go, or of which nothing is told any more
	texts  ownTexts                // what stands in their data
	staff  []model.Colleague       // colleagues of earlier who are one of them
	done   Erased
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
	e := &erasing{tx: tx, o: o, keep: map[recordKey]bool{}, gone: map[recordKey]bool{}}
	for _, m := range o.Keep {
		e.keep[recordKey{m.Kind, m.ID}] = true
	}
	var err error
	if e.ids, err = everybodyMerged(tx.db, ids); err != nil {
		return nil, err
	}
	if len(e.ids) == 0 {
		return nil, model.E(model.CodeNotFound, KindPerson, nil)
	}
	if e.people, err = loadPeople(tx.db, e.ids); err != nil {
		return nil, err
	}
	if e.past, err = pastOfPeople(tx.db, e.ids); err != nil {
		return nil, err
	}
	e.find, e.own, err = tracesOfPeople(tx.db, tx.book.index(), e.ids, e.people, e.past)
	return e, err
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

// everybodyMerged is everybody whom merges made one with some people of the book, in the order of ids.
func everybodyMerged(db *gorm.DB, ids []int64) ([]int64, error) {
	all := map[int64]bool{}
	for _, id := range ids {
		for range 1000 { // in a sound book nobody is merged in a circle
			var into []int64
			if err := query(db, &into, "SELECT merged_into FROM people WHERE id = ?", id); err != nil {
				return nil, err
			}
			if len(into) == 0 {
				break
			}
			all[id] = true
			if into[0] == 0 {
				break
			}
			id = into[0]
		}
	}
	for next := sortedIDs(all); len(next) > 0; {
		from, err := mergedInto(db, next)
		if err != nil {
			return nil, err
		}
		next = nil
		for _, id := range from {
			if !all[id] {
				all[id] = true
				next = append(next, id)
			}
		}
	}
	return sortedIDs(all), nil
}

// pastOfPeople are people as the journal knows them.
func pastOfPeople(db *gorm.DB, ids []int64) ([]*model.Person, error) {
	var past []*model.Person
	err := chunks(ids, 500, func(part []int64) error {
		var rows []journalRow
		err := db.Where("kind = ? AND row_id IN "+idList(part)+" AND before IS NOT NULL AND "+notErasedSQL, KindPerson).Order("change_id").Find(&rows).Error
		if err != nil {
			return err
		}
		for i := range rows {
			for _, text := range []*string{rows[i].Before, rows[i].After} {
				if text == nil {
					continue
				}
				p, err := personFromJSON([]byte(*text), rows[i].RowID)
				if err != nil {
					return err
				}
				past = append(past, p)
			}
		}
		return nil
	})
	return past, err
}

// commonWord is in the words of how many others a name may be before it is taken for a word like any other.
func commonWord(people int) int { return max(100, people/200) }

// tracesOfPeople makes what finds people in texts: what names nobody else of the book, and, for what is surely about them,
// all of it.
func tracesOfPeople(db *gorm.DB, index wordIndex, ids []int64, people map[int64]*model.Person, past []*model.Person) (find, own *model.Traces, err error) {
	var all int
	if err := query(db, &all, "SELECT count(*) FROM search_docs"); err != nil {
		return nil, nil, err
	}
	fail := func(e error) { err = errors.Join(err, e) }
	versions := make([]*model.Person, 0, len(ids)+len(past))
	for _, id := range ids {
		versions = append(versions, people[id])
	}
	versions = append(versions, past...)
	words := map[string]bool{}
	shared := model.TracesOf{
		Word: func(w string) bool {
			is, known := words[w]
			if !known {
				var e error
				is, e = nameOfOthers(db, index, w, ids, commonWord(all))
				fail(e)
				words[w] = is
			}
			return is
		},
		Email: func(key string) bool {
			others, e := hasTrace(db, trace{traceEmail, key}, ids)
			fail(e)
			return others
		},
		Phone: func(e164 string) bool {
			others, e := hasTrace(db, trace{tracePhone, e164}, ids)
			fail(e)
			return others && e164 != ""
		},
		Place: func(street string) bool {
			var n int
			fail(query(db, &n, "SELECT count(*) FROM (SELECT 1 FROM addresses WHERE street = ? AND person_id NOT IN "+idList(ids)+" LIMIT 1)", street))
			return n > 0
		},
	}
	find = model.NewTraces(versions, shared)
	own = model.NewTraces(versions, model.TracesOf{})
	return find, own, err
}

// nameOfOthers tells whether a folded word is in the name of somebody else, or in the words of so many that it is one like
// any other.
func nameOfOthers(db *gorm.DB, index wordIndex, word string, ids []int64, common int) (bool, error) {
	set, err := index.term(db, firstRunes(word, longestWord))
	if err != nil {
		return false, err
	}
	var others []int64
	set.each(func(id int64) {
		if !slices.Contains(ids, id) {
			others = append(others, id)
		}
	})
	if len(others) > common {
		return true, nil
	}
	found := false
	err = chunks(others, 500, func(part []int64) error {
		var rows []Name
		if err := query(db, &rows, "SELECT id, given, additional, family, birth_name, nickname FROM people WHERE id IN "+idList(part)); err != nil {
			return err
		}
		for _, r := range rows {
			p := model.Person{Given: r.Given, Additional: r.Additional, Family: r.Family, BirthName: r.BirthName, Nickname: r.Nickname}
			found = found || slices.Contains(model.NameWords(&p), word)
		}
		return nil
	})
	return found, err
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
