package importer

import (
	"context"

	"alumnibook/model"
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
