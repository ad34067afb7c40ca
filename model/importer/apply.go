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
	brings   map[int32][]uint64 // by group, of those who are new
	photos   map[string][]byte  // pictures in the form in which the book keeps them, by cell
}

// Apply writes the plan as one change of the book: undecided, rejected and left out rows are passed over. Cancelling
// leaves nothing behind. Rows about people who were changed since the plan was made are brought into what stands there
// now; those about people who were erased since are rejected. The book remembers what the columns meant, which rows and
// values it took, and what the user decided.
func (p *Plan) Apply(ctx context.Context, b *book.Book, progress func(Progress)) (Result, error) {
	doing := model.Doing{Code: "import", Name: p.draft.Name()}
	change, err := b.Change(ctx, doing, func(tx *book.Tx) error {
		if err := p.refuseErasedSince(ctx); err != nil { // nobody is erased while a change is under way
			return err
		}
		taken := p.Counts().Taken()
		doing.Count = taken
		tx.SetDoing(doing)
		w := &writing{Plan: p, tx: tx, total: taken, progress: progress, ids: map[int32]int64{}, photos: map[string]string{}}
		return w.write(ctx)
	})
	if err != nil {
		if e := cancelled(ctx); e != nil {
			return Result{}, e
		}
		return Result{}, err
	}
	res := p.Result()
	res.Change = change
	return res, nil
}

// writing is a plan while it is being applied.
type writing struct {
	*Plan
	tx       *book.Tx
	total    int
	done     int // rows
	progress func(Progress)
	ids      map[int32]int64   // who the groups became
	photos   map[string]string // keys of the pictures that were stored, by cell
}

// write goes through the people in the order of the list. The rows of the next batch are read while one is written.
func (w *writing) write(ctx context.Context) error {
	jobs := make(chan job, 1)
	stop := make(chan struct{})
	defer close(stop)
	go w.prepare(jobs, stop)
	for j := range jobs {
		if err := cancelled(ctx); err != nil {
			return err
		}
		if err := w.writeJob(ctx, j); err != nil {
			return err
		}
		w.tell(j.groups)
	}
	if err := cancelled(ctx); err != nil {
		return err
	}
	return w.remember()
}

func (w *writing) tell(groups []int32) {
	for _, g := range groups {
		w.done += len(w.groups[g].rows)
	}
	Progress{PhaseWrite, "", w.done, w.total}.tell(w.progress)
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
		j := job{groups: groups, brings: map[int32][]uint64{}, photos: p.smallPhotos(all)}
		for _, g := range groups {
			n := len(p.groups[g].rows)
			j.readings = append(j.readings, all[:n])
			var person *model.Person
			if p.groups[g].id == 0 {
				person, j.brings[g] = p.newPerson(p.groups[g].rows, all[:n])
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

// toWrite lists the people who are new or changed, in the order of their first rows.
func (p *Plan) toWrite() []int32 {
	var list []int32
	for g := range p.groups {
		x := &p.groups[g]
		if len(x.rows) == 0 || x.pending {
			continue
		}
		if f := p.Rows[x.rows[0]].Fate; f == FateNew || f == FateChanged {
			list = append(list, int32(g))
		}
	}
	slices.SortFunc(list, func(a, b int32) int { return cmp.Compare(p.groups[a].rows[0], p.groups[b].rows[0]) })
	return list
}

// newPerson makes a person of the rows about them, and tells what these bring.
func (p *Plan) newPerson(rows []int32, readings []*reading) (*model.Person, []uint64) {
	person := &model.Person{Status: readings[0].person.Status}
	for _, r := range readings {
		if _, err := uuid.Parse(r.identity()); err == nil && person.UID == "" {
			person.UID = r.identity()
		}
	}
	m := newMerger(person)
	m.fresh = true
	for k, r := range readings {
		m.add(r, p.stateOf(rows[k]))
	}
	m.bring(FieldStatus, string(person.Status))
	return person, m.brings
}

// writeJob writes one batch: people of the book as they are now with what their rows add, and new ones.
func (w *writing) writeJob(ctx context.Context, j job) error {
	current, err := w.current(j)
	if err != nil {
		return err
	}
	var created, changed []*model.Person
	values := map[int64][]uint64{}
	for i, g := range j.groups {
		x := &w.groups[g]
		if x.id == 0 {
			if err := w.keepPhoto(j, i, "", &j.brings); err != nil {
				return err
			}
			created = append(created, j.people[i])
			continue
		}
		person := current[x.id]
		if person == nil || !person.Trashed.IsZero() {
			return model.E(model.CodeConflict, "", nil)
		}
		before := person.Photo
		m := w.merger(ctx, person)
		different := false
		for k, r := range j.readings[i] {
			different = slices.ContainsFunc(m.add(r, w.stateOf(x.rows[k])), func(c change) bool { return c.kept == "" }) || different
		}
		j.people[i], j.brings[g] = person, m.brings
		if err := w.keepPhoto(j, i, before, &j.brings); err != nil {
			return err
		}
		if different {
			changed = append(changed, person)
		}
	}
	if err := w.create(created); err != nil {
		return err
	}
	if err := w.tx.UpdatePeople(changed); err != nil {
		return err
	}
	for i, g := range j.groups {
		w.ids[g] = j.people[i].ID
		if hashes := j.brings[g]; len(hashes) > 0 {
			values[j.people[i].ID] = sorted(hashes)
		}
	}
	return w.tx.RememberValues(values)
}

// current reads the people of a batch who are in the book, as they are now.
func (w *writing) current(j job) (map[int64]*model.Person, error) {
	var ids []int64
	for _, g := range j.groups {
		if id := w.groups[g].id; id != 0 {
			ids = append(ids, id)
		}
	}
	current := make(map[int64]*model.Person, len(ids))
	if len(ids) == 0 {
		return current, nil
	}
	people, err := w.tx.People(ids)
	for i := range people {
		current[people[i].ID] = &people[i]
	}
	return current, err
}

// create stores new people. An identity that came along and belongs to somebody already, who may lie in the wastebasket,
// is not taken over.
func (w *writing) create(people []*model.Person) error {
	err := w.tx.CreatePeople(people)
	if model.CodeOf(err) != model.CodeConflict {
		return err
	}
	for _, p := range people {
		err := w.tx.CreatePeople([]*model.Person{p})
		if model.CodeOf(err) == model.CodeConflict && p.UID != "" {
			p.UID = ""
			err = w.tx.CreatePeople([]*model.Person{p})
		}
		if err != nil {
			return err
		}
	}
	return nil
}
