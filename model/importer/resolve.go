package importer

import (
	"context"
	"slices"
	"strings"
)

// mostCandidates is how many people an undecided row names at most.
const mostCandidates = 8

// resolve says of each row, in the order of the list, whose it is. It only looks at what is kept in memory, so that it
// can be done again after each of the user's decisions.
func (p *Plan) resolve() {
	m := newMatcher(p.shared)
	forced := map[int32]int32{} // row -> entity, where the user joined it to a row above
	for i := range p.Rows {
		row := p.Rows[i]
		row.group, row.Joins, row.PersonID, row.Candidates = -1, -1, 0, nil
		if !p.settleByUser(m, int32(i), forced) {
			p.settle(m, int32(i))
		}
	}
	p.groups = m.entities
}

// settleByUser follows what the user decided; false where there is nothing to follow.
func (p *Plan) settleByUser(m *matcher, i int32, forced map[int32]int32) bool {
	row := p.Rows[i]
	if row.decision.Do == DoLeaveOut {
		row.Fate, row.Reason = FateLeftOut, ReasonUserLeftOut
		return true
	}
	if row.self != "" {
		row.Reason, row.Fate = row.self, FateRejected
		if row.self == ReasonDateOrder {
			row.Fate = FateUndecided
		}
		return true
	}
	if e, ok := forced[i]; ok {
		p.joinTo(m, i, e)
		return true
	}
	switch d := row.decision; {
	case d.Do == DoNew:
		p.openFor(m, i)
	case d.Do == DoSame && d.Person != 0 && p.known[d.Person] != nil:
		p.joinTo(m, i, m.person(d.Person, p.known[d.Person]))
	case d.Do == DoSame && d.Person == 0 && d.Row < int(i) && p.Rows[d.Row].group >= 0:
		p.joinTo(m, i, p.Rows[d.Row].group)
	case d.Do == DoSame && d.Person == 0 && d.Row > int(i):
		p.settle(m, i)
		if row.group >= 0 {
			forced[int32(d.Row)] = row.group
		}
	default:
		return false
	}
	return true
}

// settle finds out by itself whose a row is.
func (p *Plan) settle(m *matcher, i int32) {
	row := p.Rows[i]
	for _, h := range row.hits {
		if s := p.known[h.id]; s != nil {
			m.person(h.id, s)
		}
	}
	list := m.candidates(&row.sketch, row.hits)
	e, reason := m.decideRow(list)
	switch {
	case e >= 0 && m.entities[e].pending:
		row.Fate, row.Reason, row.Field = FateUndecided, ReasonFollows, FieldNone
		row.Candidates = p.candidates(m, []found{{entity: e, verdict: same}})
	case e >= 0:
		p.joinTo(m, i, e)
	case reason != "":
		row.Fate, row.Reason, row.Field = FateUndecided, reason, FieldNone
		row.Candidates = p.candidates(m, list)
		x := m.open(&row.sketch) // rows below may be about the same person, whoever it is
		m.entities[x].rows, m.entities[x].pending = []int32{i}, true
	default:
		p.openFor(m, i)
	}
}

// openFor makes the row a new person.
func (p *Plan) openFor(m *matcher, i int32) {
	row := p.Rows[i]
	e := m.open(&row.sketch)
	m.entities[e].rows = []int32{i}
	row.group, row.Fate, row.Reason = e, FateNew, ""
}

// joinTo gives the row to an entity. The first row of a person carries the fate of all; those after it are joined.
func (p *Plan) joinTo(m *matcher, i, e int32) {
	row, x := p.Rows[i], &m.entities[e]
	row.group, row.PersonID, row.Reason = e, x.id, ""
	row.Fate = FateJoined
	if len(x.rows) == 0 {
		row.Fate = FateSame // or FateChanged; compare tells
	} else {
		row.Joins = int(x.rows[0])
	}
	x.rows = append(x.rows, i)
	m.join(e, &row.sketch)
}

// candidates lists who a row could be about, the likeliest first.
func (p *Plan) candidates(m *matcher, list []found) []Candidate {
	slices.SortStableFunc(list, func(a, b found) int {
		if a.verdict != b.verdict {
			return int(b.verdict) - int(a.verdict)
		}
		return weight(b.reason) - weight(a.reason)
	})
	var out []Candidate
	for _, f := range list[:min(len(list), mostCandidates)] {
		x := &m.entities[f.entity]
		c := Candidate{PersonID: x.id, Row: -1, Reason: f.reason}
		if x.id == 0 {
			c.Row = int(x.rows[0])
		}
		out = append(out, c)
	}
	return out
}

// nameCandidates gives the candidates of undecided rows their names.
func (p *Plan) nameCandidates(ctx context.Context) error {
	type called struct{ uid, name string }
	people := map[int64]called{}
	var ids []int64
	for _, row := range p.Rows {
		for _, c := range row.Candidates {
			if _, known := people[c.PersonID]; c.PersonID != 0 && !known {
				people[c.PersonID] = called{}
				ids = append(ids, c.PersonID)
			}
		}
	}
	for batch := range slices.Chunk(ids, batchPeople) {
		list, err := p.book.People(ctx, batch)
		if err != nil {
			return err
		}
		for i := range list {
			people[list[i].ID] = called{list[i].UID, list[i].FullName()}
		}
	}
	for _, row := range p.Rows {
		for i := range row.Candidates {
			c := &row.Candidates[i]
			if c.PersonID == 0 {
				c.Name = p.rowName(c.Row)
			} else {
				c.UID, c.Name = people[c.PersonID].uid, people[c.PersonID].name
			}
		}
	}
	return nil
}

// rowName is the name of a row, remembered.
func (p *Plan) rowName(row int) string {
	name, ok := p.names[row]
	if !ok {
		name = strings.Clone(p.Name(row))
		p.names[row] = name
	}
	return name
}

// groupsInBook lists the entities of the book that rows belong to.
func (p *Plan) groupsInBook() []int32 {
	var list []int32
	for i := range p.groups {
		if p.groups[i].id != 0 && len(p.groups[i].rows) > 0 {
			list = append(list, int32(i))
		}
	}
	return list
}
