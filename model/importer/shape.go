package importer

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"alumnibook/model"
	"alumnibook/model/book"
)

// cardShape is the shape of every card file: which facts its cards have differs from file to file.
const cardShape = "cards"

// Shape is the signature of a sheet's headings, the same for every list of the same kind; "" where none were found. It
// holds no word of the list.
func (sh *Sheet) Shape() string {
	switch {
	case sh.isCards():
		return cardShape
	case sh.HeadingRow == 0:
		return ""
	}
	var headings []string
	for _, c := range sh.Columns {
		headings = append(headings, c.Heading)
	}
	return shapeOf(headings)
}

// shapeOf is the shape of headings in their order. Empty ones at the end don't count, since a stray cell makes them.
func shapeOf(headings []string) string {
	var keys []string
	for _, h := range headings {
		keys = append(keys, shapeKey(h))
	}
	for len(keys) > 0 && keys[len(keys)-1] == "" {
		keys = keys[:len(keys)-1]
	}
	if len(keys) == 0 {
		return ""
	}
	sum := sha256.Sum256([]byte(strings.Join(keys, "\x00")))
	return hex.EncodeToString(sum[:16])
}

// shapeKey is a heading as it is compared: without case, marks and punctuation, and as it stands where nothing else is
// in it ("#").
func shapeKey(heading string) string {
	return cmp.Or(headingKey(heading), squeeze(heading))
}

// remembered is what is kept of how a sheet was understood.
type remembered struct {
	HeadingRow int                `json:"heading_row,omitempty"`
	TwoRows    bool               `json:"two_rows,omitempty"`
	Columns    []rememberedColumn `json:"columns"`
}

// rememberedColumn is one column: its heading's key (with a number behind it where the heading comes again), what it
// was taken for, and the order of its dates.
type rememberedColumn struct {
	Key   string    `json:"key"`
	Field Field     `json:"field,omitempty"`
	Order DateOrder `json:"order,omitempty"`
}

// Mapping is how the columns of a sheet are understood now, to be remembered for its shape.
func (d *Draft) Mapping(sh *Sheet) []byte {
	m := remembered{HeadingRow: sh.HeadingRow, TwoRows: sh.upper, Columns: []rememberedColumn{}}
	if sh.isCards() {
		m.HeadingRow = 0
	}
	for i, key := range sh.columnKeys() {
		c := sh.Columns[i]
		if key == "" || c.Sensitive {
			continue
		}
		r := rememberedColumn{Key: key, Field: c.Field}
		if c.DateOrder == OrderDay || c.DateOrder == OrderMonth {
			r.Order = c.DateOrder
		}
		m.Columns = append(m.Columns, r)
	}
	data, err := json.Marshal(m)
	if err != nil {
		return nil
	}
	return data
}

// columnKeys are the keys of a sheet's columns, each one different; "" for a column without a heading.
func (sh *Sheet) columnKeys() []string {
	keys := make([]string, len(sh.Columns))
	seen := map[string]int{}
	for i, c := range sh.Columns {
		key := shapeKey(c.Heading)
		if key == "" {
			continue
		}
		seen[key]++
		if n := seen[key]; n > 1 {
			key += "#" + strconv.Itoa(n)
		}
		keys[i] = key
	}
	return keys
}

// Recall puts the mapping that the book remembers for each sheet's shape in place; Recalled tells for which sheets
// there was one. A sheet whose headings were not found, or are new, is looked through for a row whose shape the book
// knows: the user pointed at it the last time.
func (d *Draft) Recall(ctx context.Context, b *book.Book) error {
	return d.recall(ctx, b.Mapping)
}

func (d *Draft) recall(ctx context.Context, known func(context.Context, string) ([]byte, bool, error)) error {
	for _, f := range d.Files {
		for _, sh := range f.Sheets {
			if err := cancelled(ctx); err != nil {
				return err
			}
			if err := d.recallSheet(ctx, sh, known); err != nil {
				return err
			}
		}
		d.notice(f)
	}
	return nil
}

// recallRows is how far down a sheet a heading row that the book knows is looked for.
const recallRows = 30

func (d *Draft) recallSheet(ctx context.Context, sh *Sheet, known func(context.Context, string) ([]byte, bool, error)) error {
	if shape := sh.Shape(); shape != "" {
		data, ok, err := known(ctx, shape)
		if err != nil {
			return err
		}
		if ok {
			return d.remember(sh, data)
		}
	}
	if sh.isCards() {
		return nil
	}
	for i := range min(sh.cells.len(), recallRows) {
		for _, upper := range []bool{false, true} {
			if int(sh.cells.rows[i].number) == sh.HeadingRow && upper == sh.upper || upper && i == 0 {
				continue
			}
			headings := sh.headingsAt(i, upper)
			if countFilled(headings) < 2 {
				continue
			}
			data, ok, err := known(ctx, shapeOf(headings))
			if err != nil {
				return err
			}
			if ok {
				d.chooseHeading(sh, i, upper)
				return d.remember(sh, data)
			}
		}
	}
	return nil
}

// headingsAt is what the headings would be if a row were taken for them.
func (sh *Sheet) headingsAt(row int, upper bool) []string {
	var headings []string
	for _, c := range sh.headingCells(row, upper) {
		headings = append(headings, joinedHeading(c.upper, c.lower))
	}
	return headings
}

// remember puts a remembered mapping in place. A column that the mapping does not know keeps what its heading says; one
// that holds national ids is locked again, whatever it was last time.
func (d *Draft) remember(sh *Sheet, data []byte) error {
	var m remembered
	if err := json.Unmarshal(data, &m); err != nil {
		return nil //nolint:nilerr // a mapping of another program's version: the headings decide
	}
	by := map[string]rememberedColumn{}
	for _, c := range m.Columns {
		by[c.Key] = c
	}
	for i, key := range sh.columnKeys() {
		c := sh.Columns[i]
		r, ok := by[key]
		if !ok || c.Sensitive {
			continue
		}
		if r.Field != FieldNone && !d.offers(sh, r.Field) {
			continue
		}
		if r.Field != c.Field {
			d.setField(sh, c, r.Field)
			c.Sure, c.Suggested, c.Why = true, FieldNone, ""
			if r.Field == FieldNone {
				c.Why = WhyRecalled
			}
		}
		if c.DateOrder == OrderAsk && r.Order != OrderNone {
			c.DateOrder = r.Order
		}
	}
	sh.Recalled = true
	return nil
}

// Forget puts back what the headings say, whatever was remembered or chosen since.
func (d *Draft) Forget(sh *Sheet) {
	sh.Recalled = false
	if sh.isCards() {
		d.proposeCards(sh)
		return
	}
	for i, p := range sh.cells.rows {
		if int(p.number) == sh.HeadingRow {
			d.setHeading(sh, i, sh.upper)
			break
		}
	}
	d.notice(sh.file)
}

// TakeHidden says whether the rows of a sheet that the file hides are imported too. What the columns were taken for
// stays.
func (d *Draft) TakeHidden(sh *Sheet, take bool) {
	if sh.TakeHidden == take {
		return
	}
	sh.TakeHidden = take
	for i, p := range sh.cells.rows {
		if int(p.number) != sh.HeadingRow {
			continue
		}
		before := sh.Columns
		were := map[int]Column{}
		for _, c := range before {
			were[c.Index] = *c
		}
		chosen := sh.Chosen
		d.setHeading(sh, i, sh.upper)
		for k, c := range sh.Columns {
			if was, ok := were[c.Index]; ok {
				sh.Columns[k] = kept(before, c, was)
			}
		}
		d.readOrders(sh)
		for _, c := range sh.Columns {
			if was := were[c.Index].DateOrder; c.DateOrder == OrderAsk && (was == OrderDay || was == OrderMonth) {
				c.DateOrder = was
			}
		}
		sh.Chosen = chosen && sh.RowCount > 0 || !chosen && take && sh.Skipped == "empty"
		if sh.RowCount > 0 && sh.Skipped == "empty" {
			sh.Skipped = ""
		}
		break
	}
	d.notice(sh.file)
}

// kept gives a column the meaning back that it had before its rows were gone through again. The column itself stays
// the same one, since others hold on to it.
func kept(before []*Column, now *Column, was Column) *Column {
	i := slices.IndexFunc(before, func(c *Column) bool { return c.Index == was.Index })
	c := before[i]
	*c = *now
	if now.Sensitive && !was.Allowed {
		return c
	}
	c.Field, c.Sure, c.Suggested, c.Why, c.Allowed, c.asked = was.Field, was.Sure, was.Suggested, was.Why, was.Allowed, was.asked
	c.plain, c.familyFirst, c.group, c.label = was.plain, was.familyFirst, was.group, was.label
	return c
}

// MapByName says what a column means by its heading, in every chosen sheet that has such a one, or by "Sheet!C" for one
// column of one sheet ("Sheet!Heading" too). The field is named by its code, an own field of the book by "own:" and its
// name; "" or "-" leaves the column out. CodeInvalid where there is no such column or field.
func (d *Draft) MapByName(column, field string) error {
	f, err := d.fieldNamed(field)
	if err != nil {
		return err
	}
	found := false
	for _, sh := range d.chosen() {
		for _, c := range sh.Columns {
			if !sh.names(c, column) {
				continue
			}
			found = true
			if err := d.Map(sh, c, f); err != nil {
				return err
			}
		}
	}
	if !found {
		return model.Invalid("column", "unknown")
	}
	return nil
}

// names tells whether a text names a column of the sheet.
func (sh *Sheet) names(c *Column, text string) bool {
	key := shapeKey(text)
	if key != "" && shapeKey(c.Heading) == key {
		return true
	}
	i := strings.LastIndexByte(text, '!')
	if i < 0 || !strings.EqualFold(strings.TrimSpace(text[:i]), sh.Name) {
		return false
	}
	rest := strings.TrimSpace(text[i+1:])
	return strings.EqualFold(rest, columnLetter(c.Index)) || shapeKey(rest) != "" && shapeKey(rest) == shapeKey(c.Heading)
}

func (d *Draft) fieldNamed(name string) (Field, error) {
	name = strings.TrimSpace(name)
	if name == "" || name == "-" {
		return FieldNone, nil
	}
	if own, ok := strings.CutPrefix(name, "own:"); ok {
		for _, f := range d.Settings.OwnFields {
			if foldWord(f.Name) == foldWord(own) || strconv.FormatInt(f.ID, 10) == own {
				return OwnField(f.ID), nil
			}
		}
		return FieldNone, model.Invalid("field", "unknown")
	}
	f := Field(strings.ToLower(name))
	if !slices.Contains(Fields(), f) && !slices.Contains(CardFields(), f) {
		return FieldNone, model.Invalid("field", "unknown")
	}
	return f, nil
}
