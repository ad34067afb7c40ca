package importer

import (
	"context"
	"slices"

	"alumnibook/model"
)

// comparison is what the rows about one person of the book come to.
type comparison struct {
	rows []int32
	fate Fate
}

// batchPeople is how many people are compared, or written, at a time.
const batchPeople = 200

// compare says of every person of the book that rows belong to whether those rows change anything. What was compared
// before with the same rows is not compared again.
func (p *Plan) compare(ctx context.Context) error {
	var open []int32
	for _, g := range p.groupsInBook() {
		x := &p.groups[g]
		if c, ok := p.compared[x.id]; ok && slices.Equal(c.rows, x.rows) {
			p.Rows[x.rows[0]].Fate = c.fate
			continue
		}
		open = append(open, g)
	}
	for batch := range slices.Chunk(open, batchPeople) {
		if err := cancelled(ctx); err != nil {
			return err
		}
		if err := p.compareBatch(ctx, batch); err != nil {
			return err
		}
	}
	return nil
}

func (p *Plan) compareBatch(ctx context.Context, groups []int32) error {
	ids := make([]int64, len(groups))
	var rows []int32
	for i, g := range groups {
		ids[i] = p.groups[g].id
		rows = append(rows, p.groups[g].rows...)
	}
	people, err := p.book.People(ctx, ids)
	if err != nil {
		return err
	}
	byID := make(map[int64]*model.Person, len(people))
	for i := range people {
		byID[people[i].ID] = &people[i]
	}
	readings := p.readRows(rows, wantPerson)
	for _, g := range groups {
		x := &p.groups[g]
		p.compareOne(x, byID[x.id], readings[:len(x.rows)])
		readings = readings[len(x.rows):]
	}
	return nil
}

func (p *Plan) compareOne(x *entity, person *model.Person, readings []*reading) {
	if person == nil {
		for _, i := range x.rows {
			p.Rows[i].Fate, p.Rows[i].Reason, p.Rows[i].group = FateRejected, ReasonTrashedMeanwhile, -1
		}
		return
	}
	fate := FateSame
	m := newMerger(person)
	for k, i := range x.rows {
		changes := m.add(readings[k])
		delete(p.notes, i)
		if len(changes) > 0 {
			p.notes[i] = slices.Clip(changes)
		}
		if slices.ContainsFunc(changes, func(c change) bool { return c.kept == "" }) {
			fate = FateChanged
		}
	}
	p.compared[x.id] = comparison{slices.Clone(x.rows), fate}
	p.Rows[x.rows[0]].Fate = fate
}
