package book

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"gorm.io/gorm"

	"alumnibook/model"
)

// Where the writing of words changes its way; tests set them lower.
var (
	manyRemovals  = 200  // from how many people on, taking words out is left to tidying at the end of the change
	wholeRemovals = 5000 // from how many on, building the index anew may be the shorter way
	manyWritten   = 5000 // from how many on, the index is put in order at the end, or a later edit would have to do it
	pendingDocs   = 8000 // how many people's words are kept in memory before they are written
)

// docs keeps the words of people and their history, and the index over them, in step with a change.
type docs struct {
	tx       *Tx
	pending  map[int64]*doc
	written  int  // people whose words were written
	removals int  // people of whom words went
	loose    bool // words were taken out that still have to be wiped
	rebuild  bool // the index is built anew at the end

	touched     map[int64]*doc // as they are after the change, for what is kept in memory
	manyTouched bool
}

// doc is the words of one person, before and after.
type doc struct {
	isNew, gone, stale bool // stale: the history has to be read again
	wasOwn, wasHistory []string
	own, history       []string
	ready              []string // terms of a new person that were worked out ahead; nil once there is a history
}

// same tells that nothing has to be written.
func (x *doc) same() bool {
	return !x.isNew && !x.gone && slices.Equal(x.wasOwn, x.own) && slices.Equal(x.wasHistory, x.history)
}

// put makes a person one of those whose words are pending.
func (d *docs) put(id int64, x *doc) {
	if d.pending == nil {
		d.pending = map[int64]*doc{}
	}
	d.pending[id] = x
	if d.touched == nil {
		d.touched = map[int64]*doc{}
	}
	if !d.manyTouched {
		d.touched[id] = x
		if len(d.touched) > most {
			d.manyTouched, d.touched = true, map[int64]*doc{}
		}
	}
}

// created takes the words of a new person and their terms.
func (d *docs) created(id int64, words, terms []string) error {
	if err := d.room(1); err != nil {
		return err
	}
	d.put(id, &doc{isNew: true, own: words, ready: terms})
	return nil
}

// own replaces the words of a person's own data.
func (d *docs) own(id int64, words []string) error {
	x, err := d.get(id)
	if err != nil {
		return err
	}
	x.own, x.ready = words, nil
	return nil
}

// addHistory adds the words of a new entry.
func (d *docs) addHistory(id int64, words []string) error {
	x, err := d.get(id)
	if err != nil {
		return err
	}
	x.history, x.ready = union(x.history, words), nil
	return nil
}

// staleHistory has the words of the history read again, when all its entries are written.
func (d *docs) staleHistory(id int64) error {
	x, err := d.get(id)
	if err != nil {
		return err
	}
	x.stale, x.ready = true, nil
	return nil
}

// deleted forgets people's words.
func (d *docs) deleted(ids []int64) error {
	if !d.rebuild { // otherwise nobody asks what they were
		if err := d.load(ids); err != nil {
			return err
		}
	} else if err := d.room(len(ids)); err != nil {
		return err
	}
	for _, id := range ids {
		if d.rebuild && d.pending[id] == nil {
			d.put(id, &doc{})
		}
		x, err := d.get(id)
		if err != nil {
			return err
		}
		x.gone, x.stale, x.own, x.history, x.ready = true, false, nil, nil, nil
	}
	return nil
}

// expectRemovals tells beforehand how many people will be removed, so that the shorter way is taken.
func (d *docs) expectRemovals(n int) error {
	if n <= wholeRemovals || d.rebuild {
		return nil
	}
	var all int
	err := query(d.tx.db, &all, "SELECT count(*) FROM search_docs")
	d.rebuild = err == nil && n*2 > all
	return err
}

func (d *docs) get(id int64) (*doc, error) {
	if x := d.pending[id]; x != nil {
		return x, nil
	}
	if err := d.load([]int64{id}); err != nil {
		return nil, err
	}
	if x := d.pending[id]; x != nil {
		return x, nil
	}
	return nil, model.E(model.CodeDamaged, "", errNotInBook)
}

// load reads the words of people who will be changed, many at a time where they are known beforehand.
func (d *docs) load(ids []int64) error {
	if err := d.room(len(ids)); err != nil {
		return err
	}
	return chunks(ids, 500, func(part []int64) error {
		var rows []struct {
			PersonID     int64
			Own, History string
		}
		if err := query(d.tx.db, &rows, "SELECT person_id, own, history FROM search_docs WHERE person_id IN "+idList(part)); err != nil {
			return err
		}
		for _, r := range rows {
			if d.pending[r.PersonID] != nil {
				continue
			}
			own, history := strings.Fields(r.Own), strings.Fields(r.History)
			d.put(r.PersonID, &doc{wasOwn: own, wasHistory: history, own: own, history: history})
		}
		return nil
	})
}

// room writes what is pending where n more would be too many.
func (d *docs) room(n int) error {
	if len(d.pending)+n <= pendingDocs {
		return nil
	}
	return d.flush()
}

// flush writes what is pending to the words and to the index.
func (d *docs) flush() error {
	if len(d.pending) == 0 {
		return nil
	}
	if err := d.readHistories(); err != nil {
		return err
	}
	var removed, added []indexDoc
	for id, x := range d.pending {
		if d.rebuild || x.same() {
			continue
		}
		was, now := terms(union(x.wasOwn, x.wasHistory)), x.ready
		if now == nil {
			now = terms(union(x.own, x.history))
		}
		if !x.isNew {
			removed = append(removed, indexDoc{id, without(was, now)})
		}
		if !x.gone {
			added = append(added, indexDoc{id, without(now, was)})
		}
	}
	if err := d.index(removed, added); err != nil {
		return err
	}
	if err := d.store(); err != nil {
		return err
	}
	d.pending = nil
	return nil
}

func (d *docs) index(removed, added []indexDoc) error {
	if d.rebuild {
		return nil
	}
	for _, r := range removed {
		if len(r.terms) > 0 {
			d.removals++
		}
	}
	d.written += len(added)
	d.loose = d.loose || d.removals > manyRemovals
	sortDocs(removed)
	sortDocs(added)
	return d.tx.book.index().change(d.tx.ctx, d.tx.db, removed, added, d.loose)
}

// store writes the words themselves.
func (d *docs) store() error {
	rows := newBulk(d.tx.ctx, d.tx.db, "search_docs", []string{"person_id", "own", "history"})
	rows.tail = " ON CONFLICT (person_id) DO UPDATE SET own = excluded.own, history = excluded.history"
	var gone []int64
	for _, id := range sortedIDs(d.pending) {
		x := d.pending[id]
		if x.gone {
			gone = append(gone, id)
			continue
		}
		if x.same() {
			continue
		}
		if err := rows.add(id, strings.Join(x.own, " "), strings.Join(x.history, " ")); err != nil {
			return err
		}
	}
	if err := rows.flush(); err != nil {
		return err
	}
	return chunks(gone, 500, func(part []int64) error {
		return run(d.tx.ctx, d.tx.db, "DELETE FROM search_docs WHERE person_id IN "+idList(part))
	})
}

// readHistories reads the histories again of which entries were changed or deleted.
func (d *docs) readHistories() error {
	var ids []int64
	for _, id := range sortedIDs(d.pending) {
		if x := d.pending[id]; x.stale {
			ids = append(ids, id)
			x.history, x.stale = nil, false
		}
	}
	return chunks(ids, 200, func(part []int64) error {
		words, err := storedHistoryWords(d.tx.db, part)
		if err != nil {
			return err
		}
		for id, w := range words {
			d.pending[id].history = w
		}
		return nil
	})
}

// finish tidies the index, after flush.
func (d *docs) finish() error {
	if err := d.flush(); err != nil {
		return err
	}
	index := d.tx.book.index()
	switch {
	case d.rebuild:
		return rebuildIndex(d.tx, index)
	case d.loose:
		return index.tidy(d.tx.ctx, d.tx.db)
	case d.written < manyWritten:
		return nil
	}
	var all int
	if err := query(d.tx.db, &all, "SELECT count(*) FROM search_docs"); err != nil || d.written*10 < all {
		return err
	}
	return index.tidy(d.tx.ctx, d.tx.db)
}

// rebuildIndex fills the index anew from the words of all people.
func rebuildIndex(tx *Tx, index wordIndex) error {
	if err := index.clear(tx.ctx, tx.db); err != nil {
		return err
	}
	last := int64(0)
	for {
		var rows []struct {
			PersonID     int64
			Own, History string
		}
		err := query(tx.db, &rows, "SELECT person_id, own, history FROM search_docs WHERE person_id > ? ORDER BY person_id LIMIT 5000", last)
		if err != nil || len(rows) == 0 {
			return err
		}
		added := make([]indexDoc, len(rows))
		for i, r := range rows {
			added[i] = indexDoc{r.PersonID, terms(union(strings.Fields(r.Own), strings.Fields(r.History)))}
			last = r.PersonID
		}
		if err := index.change(tx.ctx, tx.db, nil, added, false); err != nil {
			return err
		}
	}
}

// storedHistoryWords reads the words of the histories of people.
func storedHistoryWords(db *gorm.DB, ids []int64) (map[int64][]string, error) {
	var rows []struct {
		PersonID         int64
		Text, FollowText string
	}
	err := query(db, &rows, "SELECT ip.person_id, "+historyTextSQL+" AS text, i.follow_text FROM interaction_people ip JOIN interactions i ON i.id = ip.interaction_id"+
		" WHERE ip.person_id IN "+idList(ids)+" AND (i.text <> '' OR i.follow_text <> '')")
	if err != nil {
		return nil, err
	}
	bags := map[int64]*wordBag{}
	for _, r := range rows {
		bag := bags[r.PersonID]
		if bag == nil {
			bag = &wordBag{}
			bags[r.PersonID] = bag
		}
		bag.add(r.Text, r.FollowText)
	}
	words := make(map[int64][]string, len(bags))
	for id, bag := range bags {
		words[id] = bag.sorted()
	}
	return words, nil
}

func sortDocs(list []indexDoc) {
	slices.SortFunc(list, func(a, b indexDoc) int { return cmp.Compare(a.id, b.id) })
}

func sortedIDs[V any](m map[int64]V) []int64 { return slices.Sorted(maps.Keys(m)) }

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }

// inOrder is ids sorted, each once.
func inOrder(ids []int64) []int64 {
	slices.Sort(ids)
	return slices.Compact(ids)
}
