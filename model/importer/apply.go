package importer

import (
	"cmp"
	"context"
	"slices"

	"github.com/google/uuid"

	"alumnibook/model"
	"alumnibook/model/book"
)

// job is what is written for one batch of people.
type job struct {
	groups   []int32
	readings [][]*reading // of each group
	people   []*model.Person
}

// Apply writes the plan as one change of the book: undecided, rejected and left out rows are passed over. Cancelling
// leaves nothing behind. Rows about people who were changed since the plan was made are brought into what stands there
// now.
func (p *Plan) Apply(ctx context.Context, b *book.Book, progress func(Progress)) (Result, error) {
	res := p.Result()
	taken := p.Counts().Taken()
	doing := model.Doing{Code: "import", Name: p.draft.Name(), Count: taken}
	change, err := b.Change(ctx, doing, func(tx *book.Tx) error {
		return p.write(ctx, tx, taken, progress)
	})
	if err != nil {
		if e := cancelled(ctx); e != nil {
			return Result{}, e
		}
		return Result{}, err
	}
	res.Change = change
	return res, nil
}

// write goes through the people in the order of the list. The rows of the next batch are read while one is written.
func (p *Plan) write(ctx context.Context, tx *book.Tx, total int, progress func(Progress)) error {
	jobs := make(chan job, 1)
	stop := make(chan struct{})
	defer close(stop)
	go p.prepare(jobs, stop)
	done := 0
	for j := range jobs {
		if err := cancelled(ctx); err != nil {
			return err
		}
		if err := p.writeJob(tx, j); err != nil {
			return err
		}
		for _, g := range j.groups {
			done += len(p.groups[g].rows)
		}
		Progress{PhaseWrite, "", done, total}.tell(progress)
	}
	return cancelled(ctx)
}

// prepare reads the rows of all people batch by batch and makes those who are new.
func (p *Plan) prepare(jobs chan<- job, stop <-chan struct{}) {
	defer close(jobs)
	for groups := range slices.Chunk(p.toWrite(), 10*batchPeople) {
		var rows []int32
		for _, g := range groups {
			rows = append(rows, p.groups[g].rows...)
		}
		all := p.readRows(rows, wantPerson)
		j := job{groups: groups}
		for _, g := range groups {
			n := len(p.groups[g].rows)
			j.readings = append(j.readings, all[:n])
			var person *model.Person
			if p.groups[g].id == 0 {
				person = newPerson(all[:n])
			}
			j.people = append(j.people, person)
			all = all[n:]
		}
		select {
		case jobs <- j:
		case <-stop:
			return
		}
	}
}

// toWrite lists the people that rows belong to, in the order of their first rows.
func (p *Plan) toWrite() []int32 {
	var list []int32
	for g := range p.groups {
		if x := &p.groups[g]; len(x.rows) > 0 && !x.pending && p.Rows[x.rows[0]].Fate != FateRejected {
			list = append(list, int32(g))
		}
	}
	slices.SortFunc(list, func(a, b int32) int { return cmp.Compare(p.groups[a].rows[0], p.groups[b].rows[0]) })
	return list
}

// newPerson makes a person of the rows about them.
func newPerson(readings []*reading) *model.Person {
	person := &model.Person{Status: readings[0].person.Status}
	for _, r := range readings {
		if _, err := uuid.Parse(r.uid); err == nil && person.UID == "" {
			person.UID = r.uid
		}
	}
	m := newMerger(person)
	for _, r := range readings {
		m.add(r)
	}
	return person
}

// writeJob writes one batch: people of the book as they are now with what their rows add, and new ones.
func (p *Plan) writeJob(tx *book.Tx, j job) error {
	var ids []int64
	for _, g := range j.groups {
		if id := p.groups[g].id; id != 0 {
			ids = append(ids, id)
		}
	}
	current := map[int64]*model.Person{}
	if len(ids) > 0 {
		people, err := tx.People(ids)
		if err != nil {
			return err
		}
		for i := range people {
			current[people[i].ID] = &people[i]
		}
	}
	var created, changed []*model.Person
	for i, g := range j.groups {
		if p.groups[g].id == 0 {
			created = append(created, j.people[i])
			continue
		}
		person := current[p.groups[g].id]
		if person == nil || !person.Trashed.IsZero() {
			return model.E(model.CodeConflict, "", nil)
		}
		j.people[i] = person
		if bringIn(person, j.readings[i]) {
			changed = append(changed, person)
		}
	}
	if err := tx.CreatePeople(created); err != nil {
		return err
	}
	if err := tx.UpdatePeople(changed); err != nil {
		return err
	}
	return tx.RememberRows(p.prints(j))
}

// bringIn merges rows into somebody of the book, and tells whether that changed anything.
func bringIn(person *model.Person, readings []*reading) bool {
	m := newMerger(person)
	changed := false
	for _, r := range readings {
		for _, c := range m.add(r) {
			changed = changed || c.kept == ""
		}
	}
	return changed
}

// prints are the fingerprints of the rows of a batch that the book does not know yet, with whose they are.
func (p *Plan) prints(j job) map[string]int64 {
	rows := map[string]int64{}
	for i, g := range j.groups {
		for _, at := range p.groups[g].rows {
			if row := p.Rows[at]; !row.known || row.decision.Do != DoAsPlanned {
				rows[printKey(row.sketch.print)] = j.people[i].ID
			}
		}
	}
	return rows
}
