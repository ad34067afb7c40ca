package importing

import (
	"fmt"
	"slices"
	"strings"

	"alumnibook/model/importer"
	"alumnibook/ui/widgets"
)

// shape is the sheets that have the same columns. What the user says about one column goes for all of them.
type shape struct {
	sheets  []*importer.Sheet
	columns []*column
}

// column is a column of a shape: the same one of each of its sheets.
type column struct {
	first *importer.Column // what is shown stands for all
	sheet *importer.Sheet  // of first
	each  []sheetColumn

	samples []importer.Sample // as the column is read by readAs
	readAs  readAs
	pick    *widgets.SelectField
}

// readAs is what the samples of a column depend on.
type readAs struct {
	field   importer.Field
	order   importer.DateOrder
	country string
}

type sheetColumn struct {
	sheet  *importer.Sheet
	column *importer.Column
}

// shapesOf puts the chosen sheets together by their columns and by what these are taken for.
func shapesOf(sheets []*importer.Sheet) []*shape {
	var list []*shape
	byKey := map[string]*shape{}
	for _, s := range sheets {
		var key strings.Builder
		for _, c := range s.Columns {
			fmt.Fprintf(&key, "%d\x00%s\x00%s\x01", c.Index, c.Heading, c.Field)
		}
		sh := byKey[key.String()]
		if sh == nil {
			sh = &shape{}
			byKey[key.String()] = sh
			list = append(list, sh)
		}
		sh.add(s)
	}
	return list
}

func (sh *shape) add(s *importer.Sheet) {
	sh.sheets = append(sh.sheets, s)
	for i, c := range s.Columns {
		if i == len(sh.columns) {
			sh.columns = append(sh.columns, &column{first: c, sheet: s})
		}
		sh.columns[i].each = append(sh.columns[i].each, sheetColumn{s, c})
	}
}

// name lists the sheets.
func (sh *shape) name() string {
	names := make([]string, len(sh.sheets))
	for i, s := range sh.sheets {
		names[i] = s.Name
	}
	return strings.Join(names, ", ")
}

// twice is the field that two columns fill although only one can; "" where there is none.
func (sh *shape) twice() importer.Field {
	type place struct {
		field   importer.Field
		address int
	}
	seen := map[place]bool{}
	for _, c := range sh.columns {
		f := c.first.Field
		if f == importer.FieldNone || f.TakesMany() {
			continue
		}
		at := place{f, c.first.Address()}
		if seen[at] {
			return f
		}
		seen[at] = true
	}
	return importer.FieldNone
}

// namesPeople tells whether some column says who a row is about.
func (sh *shape) namesPeople() bool {
	return slices.ContainsFunc(sh.columns, func(c *column) bool { return identifies[c.first.Field] })
}

// identifies are the fields that a person can be told by: a row needs a name or an e-mail address.
var identifies = map[importer.Field]bool{
	importer.FieldFirstName: true, importer.FieldLastName: true, importer.FieldFullName: true, importer.FieldNickname: true,
	importer.FieldEmailPrivate: true, importer.FieldEmailWork: true, importer.FieldEmailOther: true, importer.FieldUID: true,
}

// filled counts the rows with something in the column.
func (c *column) filled() int {
	n := 0
	for _, e := range c.each {
		n += e.column.Filled
	}
	return n
}

// order is how the dates of the column are to be read; to be asked where it is not certain in one of the sheets.
func (c *column) order() importer.DateOrder {
	order := importer.OrderNone
	for _, e := range c.each {
		switch e.column.DateOrder {
		case importer.OrderAsk:
			return importer.OrderAsk
		case importer.OrderNone:
		default:
			order = e.column.DateOrder
		}
	}
	return order
}

// doubt counts the dates that can be read in two ways.
func (c *column) doubt() int {
	n := 0
	for _, e := range c.each {
		n += e.column.DateDoubt
	}
	return n
}

// problem says why the rows can't be checked yet, "" where they can.
func (p *Page) problem() string {
	for _, sh := range p.shapes() {
		if f := sh.twice(); f != importer.FieldNone {
			return p.w.T("importing.columns.twice", "field", p.fieldName(f))
		}
		if !sh.namesPeople() {
			return p.w.T("importing.columns.no_person")
		}
	}
	return ""
}

// shapes are those of the chosen sheets, put together once until other sheets are chosen.
func (p *Page) shapes() []*shape {
	if p.shaped == nil {
		p.shaped = shapesOf(p.chosenSheets())
	}
	return p.shaped
}

// fieldName says a field in the user's language.
func (p *Page) fieldName(f importer.Field) string {
	if f == importer.FieldNone {
		return p.w.T("importing.columns.leave_out")
	}
	if id, ok := f.OwnID(); ok && p.draft != nil {
		for _, own := range p.draft.Settings.OwnFields {
			if own.ID == id {
				return own.Name
			}
		}
	}
	return p.w.T("import.field." + string(f))
}
