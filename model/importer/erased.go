package importer

import (
	"context"
	"slices"

	"alumnibook/model"
	"alumnibook/model/book"
)

// refuseErased rejects the rows about people who were erased from the book. No decision takes them in all the same: who
// wants to be in the book again is added by hand.
func (p *Plan) refuseErased(ctx context.Context, from int, readings []*reading) error {
	people := make([]*model.Person, len(readings))
	for i, r := range readings {
		people[i] = &r.person
		if uid := r.identity(); uid != "" && people[i].UID == "" {
			known := r.person
			known.UID = uid
			people[i] = &known
		}
	}
	erased, err := p.book.ErasedAmong(ctx, people)
	if err != nil {
		return err
	}
	for i, e := range erased {
		row := p.Rows[from+i]
		row.self, row.Fate, row.Field = ReasonErased, FateRejected, FieldNone
		row.Erased = model.DateOf(e.At.Local())
		readings[i].rejected = ReasonErased // it is looked for nowhere
	}
	return nil
}

// refuseErasedSince rejects the rows about people who were erased after the plan was made: it would bring them back. Rows
// that nobody has decided about stay so.
func (p *Plan) refuseErasedSince(ctx context.Context) error {
	erased, err := p.book.Erasures(ctx)
	if err != nil || len(erased) == p.erasures {
		return err
	}
	for from := 0; from < len(p.Rows); from += batchRows {
		rows := rowRange(from, min(from+batchRows, len(p.Rows)))
		if err := p.refuseErased(ctx, from, p.readRows(rows, wantPerson)); err != nil {
			return err
		}
		if err := cancelled(ctx); err != nil {
			return err
		}
	}
	p.forgetErased(erased)
	p.dropErased()
	p.erasures = len(erased)
	return nil
}

// forgetErased takes those out of the plan whom it knew from the book and who are gone: their rows, by whatever these were
// recognised, and their names where a row could have been about them.
func (p *Plan) forgetErased(erased []book.Erasure) {
	days := make(map[uint64]model.Date, len(erased))
	for _, e := range erased {
		days[hash(string(model.KeyUID), e.UID)] = model.DateOf(e.At.Local())
	}
	gone := map[int64]model.Date{}
	for id, s := range p.known {
		if day, is := days[s.uid]; is {
			gone[id] = day
			delete(p.known, id)
		}
	}
	for _, row := range p.Rows {
		if day, is := gone[row.PersonID]; is {
			row.self, row.Erased = ReasonErased, day
		}
		row.Candidates = slices.DeleteFunc(row.Candidates, func(c Candidate) bool { _, is := gone[c.PersonID]; return is })
	}
}

// dropErased takes rejected rows out of those that belong together; the next one leads those that are left.
func (p *Plan) dropErased() {
	isErased := func(i int32) bool { return p.Rows[i].self == ReasonErased }
	for i, row := range p.Rows {
		if row.self != ReasonErased {
			continue
		}
		if row.decision.Do == DoLeaveOut { // as the user wanted it
			row.Fate = FateLeftOut
			continue
		}
		delete(p.notes, int32(i))
		row.Fate, row.Reason, row.Field, row.group = FateRejected, ReasonErased, FieldNone, -1
		row.Joins, row.PersonID, row.Candidates, row.Conflicts, row.Settled = -1, 0, nil, 0, 0
	}
	m := &matcher{entities: p.groups}
	for g := range p.groups {
		x := &p.groups[g]
		if !slices.ContainsFunc(x.rows, isErased) {
			continue
		}
		if x.rows = slices.DeleteFunc(x.rows, isErased); len(x.rows) == 0 {
			continue
		}
		p.Rows[x.rows[0]].Joins = -1
		p.finish(m, int32(g))
		if x.id != 0 && !x.pending {
			p.tellFate(x, p.fateByNotes(x))
		}
	}
}

// fateByNotes tells what becomes of the rows about somebody of the book by what was noted of each.
func (p *Plan) fateByNotes(x *entity) Fate {
	if slices.ContainsFunc(x.rows, func(i int32) bool { return changesAny(p.notes[i]) }) {
		return FateChanged
	}
	return FateSame
}
