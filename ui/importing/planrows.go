package importing

import (
	"slices"
	"strconv"

	"alumnibook/model/importer"
	"alumnibook/ui/look"
	"alumnibook/ui/widgets"
)

// planRows is the rows of the plan as a grid. Only those that were seen are kept as texts.
type planRows struct {
	p      *Page
	plan   *importer.Plan
	index  []int // places in the plan of the rows that are shown
	fields []importer.Field
	many   bool // several sheets, so that each row says which one it is from
	seen   map[int]map[string]widgets.Cell
}

// mostSeen is how many rows are kept as texts before all of them are thrown away.
const mostSeen = 4000

// nameFields are shown together as the name.
var nameFields = []importer.Field{importer.FieldLastName, importer.FieldFirstName, importer.FieldFullName}

// firstFields stand right of the name, in this order, before all others.
var firstFields = []importer.Field{
	importer.FieldMobile, importer.FieldEmailPrivate, importer.FieldExitDate, importer.FieldOffice, importer.FieldEmailWork, importer.FieldEmailOther,
	importer.FieldPhone, importer.FieldPhonePrivate, importer.FieldEntryDate, importer.FieldDepartment, importer.FieldPosition, importer.FieldPersonnel,
}

func newPlanRows(p *Page) *planRows {
	r := &planRows{p: p, plan: p.plan, many: len(p.chosenSheets()) > 1}
	r.forget()
	taken := map[importer.Field]bool{}
	for _, s := range p.chosenSheets() {
		for _, c := range s.Columns {
			taken[c.Field] = true
		}
	}
	for _, f := range append(slices.Clone(firstFields), p.draft.Fields()...) {
		if taken[f] && !slices.Contains(nameFields, f) && !slices.Contains(r.fields, f) {
			r.fields = append(r.fields, f)
		}
	}
	return r
}

// columns of the grid: fate, where the row is from, the name, and all that the list says.
func (r *planRows) columns() []widgets.Column {
	w := r.p.w
	list := []widgets.Column{{ID: "fate", Title: w.T("importing.check.fate"), Width: 132}}
	if r.many {
		list = append(list, widgets.Column{ID: "sheet", Title: w.T("importing.check.sheet"), Width: 92, Hideable: true})
	}
	list = append(list, widgets.Column{ID: "row", Title: w.T("importing.check.row"), Width: 64},
		widgets.Column{ID: "name", Title: w.T("importing.check.name"), Width: 160})
	for _, f := range r.fields {
		list = append(list, widgets.Column{ID: string(f), Title: r.p.fieldName(f), Width: fieldWidth(f), Hideable: true})
	}
	return list
}

func fieldWidth(f importer.Field) float32 {
	switch f {
	case importer.FieldExitDate, importer.FieldEntryDate, importer.FieldBirthDate, importer.FieldPostalCode, importer.FieldCountry:
		return 100
	case importer.FieldEmailPrivate, importer.FieldEmailWork, importer.FieldEmailOther, importer.FieldStreet, importer.FieldNotes, importer.FieldLinkedIn:
		return 170
	case importer.FieldMobile, importer.FieldPhone, importer.FieldPhonePrivate, importer.FieldPhoneWork, importer.FieldWorkMobile:
		return 146
	}
	return 112
}

// show takes other rows of the plan.
func (r *planRows) show(index []int) { r.index = index }

// forget throws the texts away, because the plan has changed.
func (r *planRows) forget() { r.seen = map[int]map[string]widgets.Cell{} }

// Len is how many rows are shown.
func (r *planRows) Len() int { return len(r.index) }

// ID of a row is its place in the plan, counted from 1.
func (r *planRows) ID(row int) int64 { return int64(r.index[row]) + 1 }

// Cells are the texts of a row.
func (r *planRows) Cells(row int, columns []string) ([]widgets.Cell, bool) {
	i := r.index[row]
	known := r.seen[i]
	if known == nil {
		if r.p.altering {
			return nil, false
		}
		if len(r.seen) > mostSeen {
			r.forget()
		}
		known = r.texts(i)
		r.seen[i] = known
	}
	cells := make([]widgets.Cell, len(columns))
	for k, id := range columns {
		cells[k] = known[id]
	}
	return cells, true
}

// texts are all cells of a row by column.
func (r *planRows) texts(i int) map[string]widgets.Cell {
	p := r.p
	row := r.plan.Rows[i]
	cells := map[string]widgets.Cell{
		"fate":  {Text: p.w.T("import.fate." + string(row.Fate)), Chip: fateTones[row.Fate]},
		"sheet": {Text: r.plan.Sheet(i), Muted: true},
		"row":   {Text: strconv.Itoa(row.Row), Muted: true},
		"name":  {Text: rowName(r.plan, i)},
	}
	for _, c := range r.plan.Cells(i) {
		id := string(c.Field)
		if slices.Contains(nameFields, c.Field) {
			cells["name"] = r.nameCell(cells["name"], c)
			continue
		}
		cells[id] = r.joined(cells[id], r.cell(c))
	}
	if row.Fate == importer.FateRejected || row.Fate == importer.FateLeftOut {
		for id, c := range cells {
			if id != "fate" {
				c.Muted, c.Strike = true, ""
				cells[id] = c
			}
		}
	}
	if row.Fate == importer.FateRejected && row.Field != importer.FieldNone {
		id := string(row.Field)
		bad := cells[id]
		bad.Text, bad.Tint, bad.Muted, bad.Tip = r.written(i, row.Field), look.ToneRed, false, p.reason(row)
		cells[id] = bad
	}
	return cells
}

// written is what stands in the list under a field.
func (r *planRows) written(i int, f importer.Field) string {
	for _, c := range r.plan.Cells(i) {
		if c.Field == f {
			return oneLine(c.Written)
		}
	}
	return ""
}

// cell shows one cell of the plan: what it changes, else what had to be repaired.
func (r *planRows) cell(c importer.PlanCell) widgets.Cell {
	p := r.p
	now, before := p.value(c.Field, c.Now), p.value(c.Field, c.Before)
	out := widgets.Cell{Text: now}
	switch {
	case c.Conflict && !c.Taken:
		out.Text, out.Tint, out.Icon = before, look.ToneAmber, look.IconIn("warning", look.ColorAmber)
		out.Tip = p.w.T("importing.conflict.tip", "before", before, "now", now)
		return out
	case c.Change || c.Taken:
		out.Strike, out.Tint = before, look.ToneGreen
	case c.Adds:
		out.Tint = look.ToneGreen
	case c.Repair != "":
		out.Tint = look.ToneAmber
	}
	if c.Repair != "" {
		out.Tip = p.repair(c)
	}
	return out
}

// nameCell tints the name where one of its parts was repaired or changes.
func (r *planRows) nameCell(name widgets.Cell, c importer.PlanCell) widgets.Cell {
	one := r.cell(c)
	if c.Repair == importer.RepairNameSplit && !c.Change {
		return name // every row of a list with whole names has it
	}
	if one.Tint != look.ToneNone && name.Tint != look.ToneGreen {
		name.Tint = one.Tint
	}
	if one.Strike != "" {
		name.Strike = one.Strike
	}
	if one.Tip != "" {
		name.Tip = one.Tip
	}
	return name
}

// joined puts two columns of one field into one cell.
func (r *planRows) joined(a, b widgets.Cell) widgets.Cell {
	if a.Text == "" {
		return b
	}
	if b.Text != "" {
		a.Text += "; " + b.Text
	}
	if b.Tint != look.ToneNone {
		a.Tint = b.Tint
	}
	if b.Strike != "" {
		a.Strike = b.Strike
	}
	return a
}

// rowName is the name of a row's person, a dash where there is none.
func rowName(plan *importer.Plan, i int) string {
	if name := plan.Name(i); name != "" {
		return name
	}
	return "–"
}
