package importer

import (
	"context"
	"maps"
	"slices"

	"alumnibook/model"
)

// Do is what a user can decide about a row.
type Do int

// The decisions.
const (
	DoAsPlanned Do = iota // what the plan says by itself
	DoNew                 // a person of their own
	DoSame                // the person named in the decision
	DoLeaveOut            // not imported
	DoTake                // a rejected row without the cells that can't be read
)

// Decision is what the user says about a row.
type Decision struct {
	Do     Do
	Person int64 // for DoSame: somebody in the book
	Row    int   // for DoSame without a person: place in Plan.Rows of a row about the same person
}

// The decisions that name nobody.
var (
	DecideAsPlanned = Decision{}
	DecideNew       = Decision{Do: DoNew}
	DecideLeaveOut  = Decision{Do: DoLeaveOut}
	DecideTake      = Decision{Do: DoTake}
)

// DecideSame says that a row is about somebody in the book.
func DecideSame(person int64) Decision { return Decision{Do: DoSame, Person: person} }

// DecideSameRow says that a row is about the same person as another row.
func DecideSameRow(row int) Decision { return Decision{Do: DoSame, Row: row} }

// DecideCandidate says that a row is about one of its candidates.
func DecideCandidate(c Candidate) Decision {
	if c.PersonID != 0 {
		return DecideSame(c.PersonID)
	}
	return DecideSameRow(c.Row)
}

// Decide follows the user about one row; the rows below that depend on it follow too. CodeInvalid for a decision that
// makes no sense, CodeNotFound where the named person is not in the book.
func (p *Plan) Decide(row int, d Decision) error {
	return p.DecideAll([]int{row}, d)
}

// DecideAll decides the same about several rows.
func (p *Plan) DecideAll(rows []int, d Decision) error {
	ctx := context.Background()
	for _, row := range rows {
		if row < 0 || row >= len(p.Rows) || d.Do == DoSame && d.Person == 0 && (d.Row < 0 || d.Row >= len(p.Rows) || d.Row == row) {
			return model.Invalid("row", "unknown")
		}
	}
	if d.Do == DoSame && d.Person != 0 {
		if _, err := p.learn(ctx, []int64{d.Person}); err != nil {
			return err
		}
		if p.known[d.Person] == nil {
			return model.E(model.CodeNotFound, "", nil)
		}
	}
	asked := d
	for _, row := range rows {
		if d = asked; d.Do == DoNew && p.Rows[row].self == ReasonFirmCard {
			d = DecideTake // whoever it is, it shall be in the book
		}
		reread := (d.Do == DoTake) != (p.Rows[row].decision.Do == DoTake)
		r := p.Rows[row]
		if d.Do == DoNew && len(r.Candidates) > 0 {
			r.against = slices.Clone(r.Candidates)
		} else if d.Do != DoNew {
			r.against = nil
		}
		r.decision = d
		if reread {
			if err := p.again(ctx, row); err != nil {
				return err
			}
		}
	}
	return p.settleAll(ctx)
}

// DecideUndecided settles everything that still needs a decision about who it is: as people of their own, or left out.
// Rows whose dates nobody can read stay as they are. Nobody looked at the pairs, so that who is taken in as somebody of
// their own is not remembered as "not the same": the search for duplicates still finds them.
func (p *Plan) DecideUndecided(asNew bool) error {
	d := DecideLeaveOut
	if asNew {
		d = DecideNew
	}
	for {
		open := p.Where(func(r *PlanRow) bool {
			return r.Fate == FateUndecided && (r.self != ReasonDateOrder || !asNew) && (r.Reason != ReasonFollows || !asNew)
		})
		if len(open) == 0 {
			return nil
		}
		if err := p.DecideAll(open, d); err != nil {
			return err
		}
		for _, row := range open {
			p.Rows[row].against = nil
		}
	}
}

// Correct puts another text into a field of a row, as if the list had held it, and plans the row anew. A field that
// the list has no column for is CodeInvalid.
func (p *Plan) Correct(row int, field Field, text string) error {
	if row < 0 || row >= len(p.Rows) {
		return model.Invalid("row", "unknown")
	}
	r := p.Rows[row]
	if !p.layouts[r.layout].has(field) {
		return model.Invalid("field", "unknown")
	}
	corrections := maps.Clone(r.corrections)
	if corrections == nil {
		corrections = map[Field]string{}
	}
	corrections[field] = text
	r.corrections = corrections
	ctx := context.Background()
	if err := p.again(ctx, row); err != nil {
		return err
	}
	return p.settleAll(ctx)
}

func (l *layout) has(f Field) bool {
	for i := range l.cols {
		if l.cols[i].Field == f {
			return true
		}
	}
	return false
}

// again reads one row anew and looks it up.
func (p *Plan) again(ctx context.Context, row int) error {
	delete(p.names, row)
	r := p.Rows[row]
	if r.group >= 0 {
		delete(p.compared, p.groups[r.group].id)
	}
	fingerprint := r.sketch.print
	fresh := p.readRows([]int32{int32(row)}, wantSketch)
	r.hits, r.ahead = nil, nil
	r.take(fresh[0], nil)
	r.sketch.print = fingerprint // still the same row of the list
	if err := p.refuseErased(ctx, row, fresh); err != nil {
		return err
	}
	return p.lookUp(ctx, row, fresh)
}
