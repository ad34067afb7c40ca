package importer

import (
	"context"
	"slices"
	"strings"
)

// mostCandidates is how many people an undecided row names at most.
const mostCandidates = 8

// resolve says of each row, in the order of the list, whose it is. It only looks at what is kept in memory, so that it
// can be done again after each of the user's decisions. Who belongs together does not hang on the order: a row that fits
// two others makes them one, and rows that could contradict each other come first.
func (p *Plan) resolve() {
	m := newMatcher(len(p.Rows), p.shared)
	forced := map[int32]int32{} // row -> entity, where the user joined it to a row before
	for _, row := range p.Rows {
		row.group, row.Joins, row.PersonID, row.Candidates, row.Conflicts, row.Settled = unseen, -1, 0, nil, 0, 0
	}
	for _, definite := range []bool{true, false} {
		for i, row := range p.Rows {
			if row.sketch.definite() != definite {
				continue
			}
			row.group = -1
			if !p.settleByUser(m, int32(i), forced) {
				p.settle(m, int32(i))
			}
		}
	}
	for e := range m.entities {
		p.finish(m, int32(e))
	}
	p.groups = m.entities
}

// unseen is the group of a row whose turn has not come.
const unseen = -2

// finish tells the rows of an entity their fate: the first one carries that of all, those after it are joined.
func (p *Plan) finish(m *matcher, e int32) {
	x := &m.entities[e]
	slices.Sort(x.rows)
	if x.id == 0 && len(x.rows) > 0 && !slices.ContainsFunc(x.rows, func(i int32) bool { return !p.Rows[i].sketch.bare }) {
		for _, i := range x.rows {
			p.Rows[i].Fate, p.Rows[i].Reason, p.Rows[i].Field, p.Rows[i].group = FateRejected, ReasonNoName, FieldLastName, -1
		}
		return
	}
	for k, i := range x.rows {
		row := p.Rows[i]
		row.Field = FieldNone
		if x.id == 0 {
			delete(p.notes, i)
		}
		if k > 0 {
			row.Joins = int(x.rows[0])
		}
		switch {
		case x.pending && k == 0:
			row.Fate, row.Reason, row.Candidates = FateUndecided, x.reason, x.could
		case x.pending:
			row.Fate, row.Reason, row.Joins = FateUndecided, ReasonFollows, -1
			row.Candidates = p.candidates(m, []found{{entity: e, verdict: same, reason: ReasonFollows}})
		case k > 0:
			row.group, row.PersonID, row.Reason, row.Fate = e, x.id, "", FateJoined
		case x.id != 0:
			row.group, row.PersonID, row.Reason, row.Fate = e, x.id, "", FateSame // or FateChanged; compare tells
		default:
			row.group, row.Reason, row.Fate = e, "", FateNew
		}
	}
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
		if row.self == ReasonDateOrder || row.self == ReasonFirmCard {
			row.Fate = FateUndecided
		}
		return true
	}
	if e, ok := forced[i]; ok {
		p.joinTo(m, i, m.find(e))
		return true
	}
	switch d := row.decision; {
	case d.Do == DoNew:
		m.entities[p.openFor(m, i)].alone = true
	case d.Do == DoSame && d.Person != 0 && p.known[d.Person] != nil:
		p.joinTo(m, i, m.person(d.Person, p.known[d.Person]))
	case d.Do == DoSame && d.Person == 0 && p.Rows[d.Row].group >= 0:
		p.joinTo(m, i, m.find(p.Rows[d.Row].group))
	case d.Do == DoSame && d.Person == 0 && p.Rows[d.Row].group == unseen:
		p.settle(m, i)
		if row.group >= 0 {
			forced[int32(d.Row)] = row.group
		}
	default:
		return false
	}
	return true
}

// settle finds out by itself whose a row is. While rows are being settled, group is -1 for an undecided one too.
func (p *Plan) settle(m *matcher, i int32) {
	row := p.Rows[i]
	for _, h := range row.hits {
		if s := p.known[h.id]; s != nil {
			m.person(h.id, s)
		}
	}
	m.answered = func(person int64) bool { return p.answered(i, person) }
	list := m.candidates(&row.sketch, row.hits)
	sure, reason := m.decideRow(list)
	switch {
	case len(sure) > 0:
		e := p.unite(m, sure)
		p.joinTo(m, i, e)
	case reason != "":
		e := m.add(&row.sketch) // rows below may be about the same person, whoever it is
		x := &m.entities[e]
		x.rows, x.pending, x.open, x.reason = []int32{i}, true, reason == ReasonSeveral, reason
		x.could = p.candidates(m, list)
	default:
		p.openFor(m, i)
	}
}

// unite makes the people one that a row fits, and gives who that is: somebody of the book before one who is new, one who
// is new before one about whom nobody has decided.
func (p *Plan) unite(m *matcher, list []int32) int32 {
	to := list[0]
	rank := func(e int32) int {
		switch x := &m.entities[e]; {
		case x.id != 0:
			return 2
		case !x.pending:
			return 1
		}
		return 0
	}
	for _, e := range list[1:] {
		if rank(e) > rank(to) || rank(e) == rank(to) && e < to {
			to = e
		}
	}
	for _, e := range list {
		if e != to {
			m.unite(to, e)
			for _, i := range m.entities[to].rows {
				if p.Rows[i].group == e || !m.entities[to].pending {
					p.Rows[i].group = to
				}
			}
		}
	}
	return to
}

// openFor makes the row a new person.
func (p *Plan) openFor(m *matcher, i int32) int32 {
	row := p.Rows[i]
	e := m.add(&row.sketch)
	m.entities[e].rows = []int32{i}
	row.group = e
	return e
}

// joinTo gives the row to an entity.
func (p *Plan) joinTo(m *matcher, i, e int32) {
	x := &m.entities[e]
	if !x.pending {
		p.Rows[i].group = e
	}
	x.rows = append(x.rows, i)
	m.join(e, &p.Rows[i].sketch)
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
