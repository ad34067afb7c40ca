package importer

import (
	"slices"
	"strings"

	"alumnibook/model"
)

// PlanCell is one cell of a row: as it stood, as it was understood, and what it changes.
type PlanCell struct {
	Field   Field
	Heading string
	Written string // as it stood in the list
	Now     string // as it was understood: dates in ISO form, salutation, status, language and country as their codes
	Before  string // what the book says today; "" for a new person
	Repair  string // code of the repair, "" for none; words under "import.repair."
	Change  bool   // Now takes the place of Before
	Adds    bool   // Now is added beside Before, which stays

	Conflict bool // the book says otherwise and nobody has said yet who is right, or ours was kept
	Taken    bool // of a conflict: the list's value was taken
}

// Cells tells what each cell of a row was understood as. It reads the row again, which takes well under a millisecond.
func (p *Plan) Cells(row int) []PlanCell {
	r := p.Rows[row]
	l := p.layouts[r.layout]
	understood := p.readRows([]int32{int32(row)}, wantCells)[0].cells
	cells := make([]PlanCell, 0, len(understood))
	for _, c := range understood {
		col := l.cols[c.col]
		cells = append(cells, PlanCell{Field: col.Field, Heading: col.Heading, Written: c.written, Now: c.now, Repair: c.repair})
	}
	inBook := r.group >= 0 && p.groups[r.group].id != 0
	if inBook {
		for i := range cells {
			cells[i].Before = cells[i].Now
		}
	}
	changes := p.notes[int32(row)]
	if !inBook {
		changes = p.againstEarlier(int32(row))
	}
	for _, ch := range changes {
		if i := cellOf(cells, ch); i >= 0 {
			mark(&cells[i], ch)
		}
	}
	return cells
}

// againstEarlier is what a joined row adds to the earlier rows about the same new person.
func (p *Plan) againstEarlier(row int32) []change {
	r := p.Rows[row]
	if r.group < 0 || r.Joins < 0 {
		return nil
	}
	rows := p.groups[r.group].rows
	rows = rows[:slices.Index(rows, row)+1]
	m := newMerger(&model.Person{})
	m.fresh = true
	var last []change
	for _, reading := range p.readRows(rows, wantPerson) {
		last = m.add(reading, rowState{})
	}
	return last
}

func mark(c *PlanCell, ch change) {
	switch {
	case ch.conflict:
		c.Conflict, c.Taken, c.Change, c.Before = true, ch.kept == "", ch.kept == "", ch.before
	case ch.kept != "":
		c.Before = ch.before
		if c.Repair == "" || ch.kept == RepairEarlierRow {
			c.Repair = ch.kept
		}
	default:
		c.Change, c.Adds, c.Before = !ch.adds, ch.adds, ch.before
	}
}

// related are the fields whose cells can hold what belongs to another field, in the order in which they are tried.
var related = map[Field][]Field{
	FieldFirstName:      {FieldFullName, FieldLastName},
	FieldLastName:       {FieldFullName},
	FieldTitle:          {FieldFullName, FieldFirstName, FieldLastName, FieldSalutation},
	FieldSuffix:         {FieldLastName, FieldFullName},
	FieldSalutation:     {FieldGender, FieldFullName, FieldTitle},
	FieldStreet:         {FieldHouseNumber, FieldAddressExtra},
	FieldStreetWork:     {FieldExtraWork},
	FieldRegion:         {FieldRegionWork},
	FieldPostalCode:     {FieldPostalCodeCity, FieldCity, FieldStreet},
	FieldCity:           {FieldPostalCodeCity, FieldPostalCode, FieldStreet},
	FieldCountry:        {FieldPostalCode, FieldPostalCodeCity},
	FieldPostalCodeWork: {FieldCityWork, FieldStreetWork},
	FieldCityWork:       {FieldPostalCodeWork, FieldStreetWork},
	FieldCountryWork:    {FieldPostalCodeWork},
}

// cellOf finds the cell that a change comes from, -1 where there is none.
func cellOf(cells []PlanCell, ch change) int {
	if ch.value != "" {
		return slices.IndexFunc(cells, func(c PlanCell) bool {
			if c.Field.isPhone() && strings.HasPrefix(ch.value, "+") {
				return strings.Contains(digitsOf(c.Now), digitsOf(ch.value))
			}
			return strings.Contains(c.Now, ch.value) && (c.Field.isEmail() || c.Field.isPhone() || c.Field.isLink())
		})
	}
	for _, f := range append([]Field{ch.field}, related[ch.field]...) {
		if i := slices.IndexFunc(cells, func(c PlanCell) bool { return c.Field == f && c.Now != "" }); i >= 0 {
			return i
		}
	}
	return -1
}

func digitsOf(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, s)
}

// Person is a row's person as it was understood, by itself.
func (p *Plan) Person(row int) model.Person {
	return p.readRows([]int32{int32(row)}, wantPerson)[0].person
}

// Name is the name of a row's person as lists write it, "" for a row without a name.
func (p *Plan) Name(row int) string {
	person := p.Person(row)
	if !person.HasName() && len(person.Emails) == 0 {
		return ""
	}
	return person.ListName()
}

// Written is the row as it stood in the list, cell by cell from column A on. Of a locked column only the form is shown.
func (p *Plan) Written(row int) []string {
	r := p.Rows[row]
	sh := p.layouts[r.layout].sheet
	var texts []string
	for _, c := range sh.cells.cells(int(r.at), nil) {
		texts = append(texts, c.text)
	}
	for _, c := range sh.Columns {
		if c.Sensitive && !c.Allowed && c.Index < len(texts) {
			texts[c.Index] = masked(texts[c.Index])
		}
	}
	return texts
}
