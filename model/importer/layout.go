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
	country  int          // place of the country's column in cols, -1 where there is none
	slots    []model.Kind // kinds of the addresses that a row can have
	pictures map[string][]byte
}

type layoutColumn struct {
	*Column
	date *dateReader
	own  *model.OwnField
	slot int // of a part of an address, which one
}

// layoutOf prepares the columns of a sheet that are taken.
func (d *Draft) layoutOf(sh *Sheet) *layout {
	l := &layout{sheet: sh, settings: &d.Settings, phones: d.phones, country: -1, pictures: d.photos}
	slots := map[slot]int{}
	for _, c := range sh.Columns {
		if c.Field == FieldNone || c.Sensitive && !c.Allowed {
			continue
		}
		lc := layoutColumn{Column: c}
		if kind, ok := placeKinds[c.Field]; ok {
			lc.slot = l.slotOf(slots, slot{c.group, kind})
		}
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
		if c.Field == FieldCountry && l.country < 0 {
			l.country = len(l.cols)
		}
		l.cols = append(l.cols, lc)
	}
	return l
}

// slot is one of the addresses that a row can have.
type slot struct {
	group int
	kind  model.Kind
}

func (l *layout) slotOf(slots map[slot]int, s slot) int {
	i, ok := slots[s]
	if !ok {
		i = len(l.slots)
		slots[s] = i
		l.slots = append(l.slots, s.kind)
	}
	return i
}

// Address tells the addresses of one row apart: columns with the same number and kind make one address. It is 0 for a
// list's only one, and for a column of something else.
func (c *Column) Address() int {
	if _, ok := placeKinds[c.Field]; !ok {
		return 0
	}
	return c.group
}

// placeKinds are the kinds of address that a part of one belongs to.
var placeKinds = map[Field]model.Kind{
	FieldStreet: model.KindPrivate, FieldHouseNumber: model.KindPrivate, FieldAddressExtra: model.KindPrivate, FieldPostalCode: model.KindPrivate,
	FieldCity: model.KindPrivate, FieldPostalCodeCity: model.KindPrivate, FieldRegion: model.KindPrivate, FieldCountry: model.KindPrivate,
	FieldStreetWork: model.KindWork, FieldExtraWork: model.KindWork, FieldPostalCodeWork: model.KindWork, FieldCityWork: model.KindWork,
	FieldRegionWork: model.KindWork, FieldCountryWork: model.KindWork,
}

// dateReader reads the dates of a column in the order that was settled for it.
func (d *Draft) dateReader(sh *Sheet, c *Column) *dateReader {
	return &dateReader{birthday: c.Field == FieldBirthDate, order: c.DateOrder, today: d.Settings.Today, language: sh.Language}
}

// holdsDates tells whether a column is mapped to a date.
func (d *Draft) holdsDates(c *Column) bool {
	own := d.ownField(c.Field)
	return c.Field.isDate() || own != nil && own.Type == model.OwnDate
}

// readOrder settles the order of the dates in a column that was mapped to one.
func (d *Draft) readOrder(sh *Sheet, c *Column) { d.readOrdersOf(sh, []*Column{c}) }

// readOrders settles the order of all dates of a sheet.
func (d *Draft) readOrders(sh *Sheet) { d.readOrdersOf(sh, sh.Columns) }

// readOrdersOf goes through the cells of all columns of dates once. A column whose own dates don't tell follows the
// other ones of its sheet: they were all written by the same hand.
func (d *Draft) readOrdersOf(sh *Sheet, settle []*Column) {
	var dates []*Column
	for _, c := range sh.Columns {
		if d.holdsDates(c) {
			dates = append(dates, c)
		}
	}
	for _, c := range settle {
		if !slices.Contains(dates, c) {
			c.DateOrder, c.DateDoubt = OrderNone, 0
		}
	}
	if len(dates) == 0 || !slices.ContainsFunc(settle, func(c *Column) bool { return slices.Contains(dates, c) }) {
		return
	}
	found := make([]evidence, len(dates))
	readers := make([]*dateReader, len(dates))
	for i, c := range dates {
		readers[i] = d.dateReader(sh, c)
	}
	var buf []cell
	for _, row := range sh.data {
		buf = sh.cells.cells(int(row), buf)
		for i, c := range dates {
			if c.Index < len(buf) {
				found[i].see(readers[i], buf[c.Index].text, buf[c.Index].kind)
			}
		}
	}
	var all evidence
	for _, e := range found {
		all.day += e.day
		all.month += e.month
	}
	for i, c := range dates {
		if slices.Contains(settle, c) {
			c.DateDoubt = found[i].doubt
			c.DateOrder = found[i].order(sh.Language, all)
		}
	}
}
