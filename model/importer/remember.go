package importer

import (
	"slices"
	"strconv"
)

// remember keeps what the next import is to know: which person each row became, what the columns meant, and what the
// user answered.
func (w *writing) remember() error {
	values := map[int64][]uint64{}
	rows := map[string]int64{}
	var same []int32
	for g := range w.groups {
		x := &w.groups[g]
		if len(x.rows) == 0 || x.pending || w.Rows[x.rows[0]].Fate == FateRejected {
			continue
		}
		id, written := w.ids[int32(g)]
		if !written {
			id = x.id
			w.ids[int32(g)] = id
			same = append(same, int32(g))
		}
		for _, i := range x.rows {
			w.rememberRow(i, id, rows, values, !written)
		}
	}
	if err := w.tx.RememberRows(rows); err != nil {
		return err
	}
	if err := w.tx.RememberValues(values); err != nil {
		return err
	}
	if err := w.rememberApart(); err != nil {
		return err
	}
	for _, l := range w.layouts {
		if shape := l.sheet.Shape(); shape != "" {
			if err := w.tx.RememberMapping(shape, w.draft.Mapping(l.sheet)); err != nil {
				return err
			}
		}
	}
	w.tell(same)
	return nil
}

// rememberRow keeps whose a row is, and what was answered about it. Of a person who was not written the contradictions
// are kept too.
func (w *writing) rememberRow(i int32, id int64, rows map[string]int64, values map[int64][]uint64, contradictions bool) {
	row := w.Rows[i]
	if !row.known || row.decision.Do != DoAsPlanned {
		rows[printKey(row.sketch.print)] = id
		if row.card != "" {
			rows[cardKey(row.card)] = id
		}
	}
	if row.decision.Do == DoSame && row.sketch.long != 0 {
		values[id] = append(values[id], nameAnswer(w.marks[row.layout], row.sketch.long))
	}
	if !contradictions {
		return
	}
	for _, c := range w.notes[i] {
		if c.conflict {
			values[id] = append(values[id], ours(c.field, c.before, c.says))
		}
	}
}

// rememberApart keeps of rows that the user made people of their own that these are not those whom they could have been.
func (w *writing) rememberApart() error {
	var pairs [][2]int64
	var people []int64
	for _, row := range w.Rows {
		if row.decision.Do != DoNew || row.group < 0 {
			continue
		}
		me := w.ids[row.group]
		for _, c := range row.against {
			other := c.PersonID
			if other == 0 && w.Rows[c.Row].group >= 0 {
				other = w.ids[w.Rows[c.Row].group]
			}
			if other != 0 && other != me {
				pairs, people = append(pairs, [2]int64{me, other}), append(people, other)
			}
		}
	}
	if len(pairs) == 0 {
		return nil
	}
	slices.Sort(people)
	there, err := w.tx.People(slices.Compact(people))
	if err != nil {
		return err
	}
	in := map[int64]bool{}
	for i := range there {
		in[there[i].ID] = there[i].Trashed.IsZero()
	}
	return w.tx.MarkDifferent(slices.DeleteFunc(pairs, func(p [2]int64) bool { return !in[p[1]] }))
}

// nameAnswer is the answer that rows of a name in lists of a shape are about the person.
func nameAnswer(mark uint16, long uint64) uint64 {
	return valueHash(mark, answerName, strconv.FormatUint(long, 16))
}

// answered tells whether the user has said before whose row this is: of a list of the same shape, a row of that name was
// said to be about the person, and the list holds the name once. Or the person is not the same as anybody else of that
// name, and agrees with the row in more than they.
func (p *Plan) answered(i int32, person int64) bool {
	row := p.Rows[i]
	if p.listed[row.sketch.long] == 1 {
		if _, ok := slices.BinarySearch(p.past[person], nameAnswer(p.marks[row.layout], row.sketch.long)); ok {
			return true
		}
	}
	return p.setApart(row, person) && p.agreesMost(i, person)
}

// setApart tells whether somebody is marked as not the same as all others in the book who have the row's name.
func (p *Plan) setApart(row *PlanRow, person int64) bool {
	others := 0
	for _, h := range row.hits {
		s := p.known[h.id]
		if h.id == person || s == nil || !namesMeet(&s.names, &row.sketch.names) {
			continue
		}
		others++
		if !p.apart[[2]int64{min(person, h.id), max(person, h.id)}] {
			return false
		}
	}
	s := p.known[person]
	_, numbersDiffer := sharesNumber(s.numbers, row.sketch.numbers)
	return others > 0 && !numbersDiffer && !stintsApart(s.stints, row.sketch.stints)
}

// agreesMost tells whether lists of this shape have brought somebody two or more of the values of a row, and more of them
// than anybody else of the name.
func (p *Plan) agreesMost(i int32, person int64) bool {
	r := p.readRows([]int32{i}, wantPerson)[0]
	r.person.Given, r.person.Family, r.person.Additional, r.person.Salutation = "", "", "", ""
	_, says := p.newPerson([]int32{i}, []*reading{r})
	status := valueHash(p.marks[p.Rows[i].layout], FieldStatus, string(r.person.Status))
	agree := func(id int64) int {
		n := 0
		for _, h := range sorted(slices.Clone(says)) {
			if _, ok := slices.BinarySearch(p.past[id], h); ok && h != status {
				n++
			}
		}
		return n
	}
	best := agree(person)
	return best >= 2 && !slices.ContainsFunc(p.Rows[i].hits, func(h hit) bool { return h.id != person && agree(h.id) >= best })
}
