package importer

import (
	"context"
	"slices"

	"alumnibook/model"
)

// Codes of cells whose value does not prevail over the book's, besides those of reading. The words stand under
// "import.repair." + code.
const (
	RepairConflict = "conflict"  // the book says otherwise; somebody has to say who is right
	RepairOursKept = "ours_kept" // the book says otherwise since this row was imported, or the user kept that before
	RepairTakenOut = "taken_out" // an earlier import of this row brought it and somebody took it out of the book
)

// Settle says who is right where a cell contradicts the book: false keeps ours, as long as nothing is said, true takes
// the list's value. CodeInvalid where the cell contradicts nothing.
func (p *Plan) Settle(row int, field Field, take bool) error {
	if row < 0 || row >= len(p.Rows) {
		return model.Invalid("row", "unknown")
	}
	found := false
	for _, c := range p.notes[int32(row)] {
		if c.contested() && (c.field == field || slices.Contains(related[c.field], field)) {
			p.say(row, c.field, take)
			found = true
		}
	}
	if !found {
		return model.Invalid("field", "unknown")
	}
	return p.compareAgain([]int{row})
}

// SettleAll says the same of every contradiction in some rows, of those in all rows where rows is nil. Rows without
// one are passed over.
func (p *Plan) SettleAll(rows []int, take bool) error {
	if rows == nil {
		rows = p.Where(func(r *PlanRow) bool { return r.Conflicts+r.Settled > 0 })
	}
	for _, row := range rows {
		if row < 0 || row >= len(p.Rows) {
			return model.Invalid("row", "unknown")
		}
	}
	for _, row := range rows {
		for _, c := range p.notes[int32(row)] {
			if c.conflict {
				p.say(row, c.field, take)
			}
		}
	}
	return p.compareAgain(rows)
}

func (p *Plan) say(row int, field Field, take bool) {
	r := p.Rows[row]
	if r.settled == nil {
		r.settled = map[Field]bool{}
	}
	r.settled[field] = take
}

// compareAgain compares the people anew whom some rows are about.
func (p *Plan) compareAgain(rows []int) error {
	for _, row := range rows {
		if g := p.Rows[row].group; g >= 0 && p.groups[g].id != 0 {
			delete(p.compared, p.groups[g].id)
		}
	}
	return p.compare(context.Background())
}
