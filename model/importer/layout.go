package importer

import (
	"slices"

	"alumnibook/model"
)

// layout is how the rows of one sheet are read: its mapped columns, ready for use.
type layout struct {
	sheet    *Sheet
	settings *Settings
	phones   *phoneCache
	cols     []layoutColumn
	country  int // place of the country's column in cols, -1 where there is none
}

type layoutColumn struct {
	*Column
	date *dateReader
	own  *model.OwnField
}

// layoutOf prepares the columns of a sheet that are taken.
func (d *Draft) layoutOf(sh *Sheet) *layout {
	l := &layout{sheet: sh, settings: &d.Settings, phones: d.phones, country: -1}
	for _, c := range sh.Columns {
		if c.Field == FieldNone || c.Sensitive {
			continue
		}
		lc := layoutColumn{Column: c}
		if id, ok := c.Field.OwnID(); ok {
			i := slices.IndexFunc(d.Settings.OwnFields, func(f model.OwnField) bool { return f.ID == id })
			if i < 0 {
				continue
			}
			lc.own = &d.Settings.OwnFields[i]
		}
		if c.Field.isDate() || lc.own != nil && lc.own.Type == model.OwnDate {
			lc.date = d.dateReader(sh, c)
		}
		if c.Field == FieldCountry {
			l.country = len(l.cols)
		}
		l.cols = append(l.cols, lc)
	}
	return l
}

// dateReader reads the dates of a column in the order that was settled for it.
func (d *Draft) dateReader(sh *Sheet, c *Column) *dateReader {
	return &dateReader{birthday: c.Field == FieldBirthDate, order: c.DateOrder, today: d.Settings.Today, language: sh.Language}
}

// readOrder settles the order of the dates in a column that is mapped to one.
func (d *Draft) readOrder(sh *Sheet, c *Column) {
	own := false
	if id, ok := c.Field.OwnID(); ok {
		own = slices.ContainsFunc(d.Settings.OwnFields, func(f model.OwnField) bool { return f.ID == id && f.Type == model.OwnDate })
	}
	if !c.Field.isDate() && !own {
		c.DateOrder, c.DateDoubt = OrderNone, 0
		return
	}
	r := d.dateReader(sh, c)
	var e evidence
	var buf []cell
	for _, row := range sh.data {
		buf = sh.cells.cells(int(row), buf)
		if c.Index < len(buf) {
			e.see(r, buf[c.Index].text, buf[c.Index].kind)
		}
	}
	c.DateDoubt = e.doubt
	c.DateOrder = e.order(sh.Language)
}
