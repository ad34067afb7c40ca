package importer

import (
	"context"
	"slices"
	"strings"

	"alumnibook/model"
	"alumnibook/model/exchange/vcard"
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
			p.tellFate(x, c.fate)
			continue
		}
		if !p.knownAhead(x) {
			open = append(open, g)
		}
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
		p.compareOne(ctx, x, byID[x.id], readings[:len(x.rows)])
		readings = readings[len(x.rows):]
	}
	return nil
}

func (p *Plan) compareOne(ctx context.Context, x *entity, person *model.Person, readings []*reading) {
	if person == nil {
		for _, i := range x.rows {
			p.Rows[i].Fate, p.Rows[i].Reason, p.Rows[i].group = FateRejected, ReasonTrashedMeanwhile, -1
		}
		return
	}
	fate := FateSame
	m := p.merger(ctx, person)
	for k, i := range x.rows {
		if p.note(i, m.add(readings[k], p.stateOf(i))) {
			fate = FateChanged
		}
	}
	p.compared[x.id] = comparison{slices.Clone(x.rows), fate}
	p.tellFate(x, fate)
}

// note keeps what a row changes, and tells whether it changes anything.
func (p *Plan) note(i int32, changes []change) bool {
	delete(p.notes, i)
	if len(changes) > 0 {
		p.notes[i] = changes
	}
	return changesAny(changes)
}

func changesAny(changes []change) bool {
	return slices.ContainsFunc(changes, func(c change) bool { return c.kept == "" })
}

// aheadOf is what a row changes in the person that it fits best, as long as no other row is about that person.
type aheadOf struct {
	person  int64
	changes []change
}

// compareAhead compares rows with the person that each fits best while both are at hand, which spares reading them again
// once it is known whose the rows are.
func (p *Plan) compareAhead(ctx context.Context, from int, readings []*reading, people []model.Person) {
	byID := make(map[int64]*model.Person, len(people))
	for i := range people {
		byID[people[i].ID] = &people[i]
	}
	for i, r := range readings {
		row := p.Rows[from+i]
		best := -1
		for k, h := range row.hits {
			if best < 0 || h.by > 0 && h.by.rank() > row.hits[best].by.rank() {
				best = k
			}
		}
		if best < 0 || r.rejected != "" {
			continue
		}
		id := row.hits[best].id
		person := byID[id]
		if person == nil || row.hits[best].by.rank() <= byName.rank() {
			continue
		}
		delete(byID, id) // merging alters the person: a second row about the same one is compared later
		row.ahead = &aheadOf{id, slices.Clip(p.merger(ctx, person).add(r, p.stateOf(int32(from+i))))}
	}
}

// rank orders evidence by how much it says.
func (e evidenceSet) rank() int {
	for k, one := range []evidenceSet{byUID, byPrint, byNumber, byEmail, byLink, byPhone} {
		if e&one != 0 {
			return 10 - k
		}
	}
	return 0
}

// knownAhead uses what compareAhead found out about somebody, where it still holds.
func (p *Plan) knownAhead(x *entity) bool {
	if len(x.rows) != 1 {
		return false
	}
	i := x.rows[0]
	row := p.Rows[i]
	if row.ahead == nil || row.ahead.person != x.id || len(row.settled) > 0 {
		return false
	}
	fate := FateSame
	if p.note(i, row.ahead.changes) {
		fate = FateChanged
	}
	p.compared[x.id] = comparison{slices.Clone(x.rows), fate}
	p.tellFate(x, fate)
	return true
}

// tellFate gives the rows about a person of the book their fate and counts what they contradict.
func (p *Plan) tellFate(x *entity, fate Fate) {
	p.Rows[x.rows[0]].Fate = fate
	for _, i := range x.rows {
		row := p.Rows[i]
		row.Conflicts, row.Settled = 0, 0
		for _, c := range p.notes[i] {
			switch {
			case c.settled:
				row.Settled++
			case c.conflict:
				row.Conflicts++
			}
		}
	}
}

// merger brings rows into somebody of the book.
func (p *Plan) merger(ctx context.Context, person *model.Person) *merger {
	m := newMerger(person)
	m.past = p.past[person.ID]
	m.samePhoto = func(key, cell string) bool {
		if strings.HasPrefix(key, photoCell) {
			return key == cell
		}
		stored, err := p.book.Photo(ctx, key)
		return err == nil && namesPhoto(cell, vcard.SmallPhoto(stored))
	}
	return m
}

// stateOf is what is known about a row besides what it says. A row that the user typed into is no longer the one that was
// imported before.
func (p *Plan) stateOf(i int32) rowState {
	row := p.Rows[i]
	return rowState{shape: p.marks[row.layout], known: row.known && len(row.corrections) == 0, settled: row.settled}
}
