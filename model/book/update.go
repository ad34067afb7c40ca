package book

import (
	"reflect"
	"slices"
	"strings"

	"alumnibook/model"
)

// UpdatePeople stores people whose Version is still the one that was read, and counts Version up; otherwise
// CodeConflict, or CodeNotFound. Those that are as they were are not written. Of whom took up another job the history
// gets an entry.
func (tx *Tx) UpdatePeople(people []*model.Person) error {
	if err := tx.checkPeople(people); err != nil {
		return err
	}
	var entries []*model.Interaction
	err := tx.updateSeen(people, func(was, now *model.Person) {
		if i := tx.jobEntry(was, now); i != nil {
			entries = append(entries, i)
		}
	})
	if err != nil {
		return err
	}
	return tx.CreateInteractions(entries)
}

// checkPeople makes sure that people may be stored.
func (tx *Tx) checkPeople(people []*model.Person) error {
	for _, p := range people {
		if err := p.Validate(); err != nil {
			return err
		}
	}
	return tx.dropGoneFields(people)
}

// updatePeople stores people without a word in their history.
func (tx *Tx) updatePeople(people []*model.Person) error {
	return tx.updateSeen(people, func(_, _ *model.Person) {})
}

// updateSeen stores people and shows those who were written, as they were and as they are.
func (tx *Tx) updateSeen(people []*model.Person, seen func(was, now *model.Person)) error {
	for len(people) > 0 {
		n := firstOnce(people)
		ids := make([]int64, n)
		for i, p := range people[:n] {
			ids[i] = p.ID
		}
		before, err := loadPeople(tx.db, ids)
		if err != nil {
			return err
		}
		if err := tx.updateLoaded(before, people[:n]); err != nil {
			return err
		}
		for _, p := range people[:n] {
			if was := before[p.ID]; was.Version != p.Version {
				seen(was, p)
			}
		}
		people = people[n:]
	}
	return nil
}

// firstOnce counts how many people may be written together: not too many, and nobody twice.
func firstOnce(people []*model.Person) int {
	seen := make(map[int64]bool, peopleChunk)
	for i, p := range people {
		if i == peopleChunk || seen[p.ID] {
			return i
		}
		seen[p.ID] = true
	}
	return len(people)
}

// changedPerson is one person on the way into the book.
type changedPerson struct {
	was, now *model.Person
	summary  summary
}

// updateLoaded writes people, each once, beside whom they were.
func (tx *Tx) updateLoaded(before map[int64]*model.Person, people []*model.Person) error {
	if err := tx.ctx.Err(); err != nil {
		return err
	}
	changed := make([]changedPerson, 0, len(people))
	ids := make([]int64, 0, len(people))
	for _, p := range people {
		was := before[p.ID]
		if was == nil || was.Version != p.Version {
			return tx.conflict(KindPerson, was != nil)
		}
		tidy(p)
		p.UID, p.Created, p.Updated = was.UID, was.Created, was.Updated
		if samePerson(was, p) {
			continue
		}
		tx.changeRecord(&p.Record)
		if err := tx.noteNames(p); err != nil {
			return err
		}
		changed, ids = append(changed, changedPerson{was, p, summaryOf(p, tx.sorter)}), append(ids, p.ID)
	}
	if len(changed) == 0 {
		return nil
	}
	if err := tx.updateRows(changed); err != nil {
		return err
	}
	for i := range childTables {
		if err := tx.updateLines(&childTables[i], changed); err != nil {
			return err
		}
	}
	if err := tx.touchChanged(changed); err != nil {
		return err
	}
	if err := tx.docs.load(ids); err != nil {
		return err
	}
	for _, u := range changed {
		if err := tx.docs.own(u.now.ID, ownWords(u.now)); err != nil {
			return err
		}
		if err := tx.journal.updated(KindPerson, u.now.ID, u.was.Version, u.now.Version, u.was, u.now); err != nil {
			return err
		}
	}
	return nil
}

// What is written of a person's own row: all of it, or, where neither name nor wastebasket changed, what no index of
// names knows, which saves the work on those.
var (
	wholeRow  = newRowUpdate("uid", "created")
	namedSame = newRowUpdate("uid", "created", "name_key", "name_sort", "trashed", "merged_into")
)

// rowUpdate is the end of a statement that writes rows over those that are there.
type rowUpdate struct{ tail string }

func newRowUpdate(but ...string) rowUpdate {
	var set []string
	for _, c := range peopleColumns[1:] {
		if !slices.Contains(but, c) {
			set = append(set, c+" = excluded."+c)
		}
	}
	return rowUpdate{" ON CONFLICT (id) DO UPDATE SET " + strings.Join(set, ", ") + " WHERE version = excluded.version - 1"}
}

// updateRows writes people's own rows, each only if it still has the version that was read.
func (tx *Tx) updateRows(changed []changedPerson) error {
	whole, same := newBulk(tx.ctx, tx.db, "people", peopleColumns), newBulk(tx.ctx, tx.db, "people", peopleColumns)
	whole.tail, same.tail = wholeRow.tail, namedSame.tail
	whole.exact, same.exact = true, true
	for i := range changed {
		u := &changed[i]
		out := same
		if u.was.MergedInto != u.now.MergedInto || !u.was.Trashed.Equal(u.now.Trashed) || !sameNames(u.was, u.now) {
			out = whole
		}
		if err := out.add(peopleValues(u.now, &u.summary)...); err != nil {
			return err
		}
	}
	for _, out := range []*bulk{whole, same} {
		if err := out.flush(); err != nil {
			return err
		}
	}
	return nil
}

// sameNames tells that two people sort alike: those without a name go by what a list calls them.
func sameNames(a, b *model.Person) bool {
	return a.Given == b.Given && a.Family == b.Family && a.Additional == b.Additional && a.ListName() == b.ListName()
}

// updateLines writes one list of those people in whom it changed.
func (tx *Tx) updateLines(c *childTable, changed []changedPerson) error {
	var ids []int64
	out := newBulk(tx.ctx, tx.db, c.name, c.columns)
	for _, u := range changed {
		if !c.same(u.was, u.now) {
			ids = append(ids, u.now.ID)
		}
	}
	if len(ids) == 0 {
		return nil
	}
	if err := run(tx.ctx, tx.db, "DELETE FROM "+c.name+" WHERE person_id IN "+idList(ids)); err != nil {
		return err
	}
	for _, u := range changed {
		if len(ids) == 0 || ids[0] != u.now.ID {
			continue
		}
		ids = ids[1:]
		if err := addLines(out, c, u.now, tx.orgs.id); err != nil {
			return err
		}
	}
	return out.flush()
}

// samePerson compares all that a person has but the counting of changes.
func samePerson(a, b *model.Person) bool {
	for i := range childTables {
		if !childTables[i].same(a, b) {
			return false
		}
	}
	return reflect.DeepEqual(withoutLists(a), withoutLists(b))
}

func withoutLists(p *model.Person) model.Person {
	c := *p
	c.Record = model.Record{ID: p.ID}
	c.Emails, c.Phones, c.Addresses, c.Links, c.Employments, c.Jobs, c.Tags, c.Skills, c.Notes, c.OwnFields, c.CardLines = nil, nil, nil, nil, nil, nil, nil, nil, nil, nil, nil
	return c
}

// jobEntry is what the history says about a change of job, nil where there was none. A list that for the first time
// says where people work tells no news about them.
func (tx *Tx) jobEntry(was, now *model.Person) *model.Interaction {
	job := model.NewJob(was, now)
	if job == nil || len(was.Jobs) == 0 && tx.doing.Code == "import" {
		return nil
	}
	text := job.Organisation
	if job.Title != "" {
		text = job.Title + ", " + text
	}
	return &model.Interaction{Kind: model.InteractionJob, On: tx.book.day(), PersonIDs: []int64{now.ID}, Text: text}
}
