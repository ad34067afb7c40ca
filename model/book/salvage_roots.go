package book

import (
	"hash/maphash"
	"regexp"

	"gorm.io/gorm"
)

// root is where a table or an index begins, as the file itself says.
type root struct {
	name, of string
	index    bool
	page     uint32
}

// masterShape are the rows of the table that says where all the others begin.
var masterShape = &shape{
	name: "sqlite_schema", number: -1, least: 5,
	columns: []shapeColumn{{name: "type", required: true}, {name: "name", required: true}, {name: "tbl_name", required: true}, {name: "rootpage", number: true}, {name: "sql"}},
}

var aMasterType = regexp.MustCompile(`^(table|index|view|trigger)$`)

// roots finds out where the tables begin: from the first page on, and where that no longer leads to all of it, from any
// page that looks like a part of it.
func (s *salvaging) roots() ([]root, error) {
	var roots []root
	seen := map[string]bool{}
	take := func(_ *tree, c *cell) (bool, error) {
		values, _, ok := record(s.w.chain(c), c.size)
		if !ok || !masterShape.fits(values, c.rowid) || !aMasterType.MatchString(values[0].(string)) {
			return false, nil
		}
		page, _ := values[3].(int64)
		name := values[1].(string)
		if page > 0 && page <= int64(s.pages.count) && !seen[name] {
			seen[name] = true
			roots = append(roots, root{name, values[2].(string), values[0] == "index", uint32(page)})
		}
		return true, nil
	}
	master := &tree{shape: masterShape}
	if err := s.w.walk(master, 1, take); err != nil {
		return nil, err
	}
	if !master.open() && master.lostLeaves() == 0 && len(roots) > 0 {
		return roots, nil
	}
	for n := uint32(1); n <= s.pages.count; n++ {
		if n%1000 == 0 && s.ctx.Err() != nil {
			return nil, s.ctx.Err()
		}
		if s.w.claimed[n] {
			continue
		}
		page, ok := s.pages.takeApart(n, s.pages.page(n))
		if !ok || page.kind != tableLeaf || len(page.cells) == 0 || !s.isMaster(&page) {
			continue
		}
		s.w.claimed[n] = true
		for i := range page.cells {
			if _, err := take(master, &page.cells[i]); err != nil {
				return nil, err
			}
		}
	}
	return roots, nil
}

func (s *salvaging) isMaster(page *treePage) bool {
	for i := range page.cells {
		values := s.w.fitting(masterShape, &page.cells[i])
		if len(values) < 4 || !aMasterType.MatchString(values[0].(string)) {
			return false
		}
	}
	return true
}

// versionShape are the rows of the table that says which shapes the book went through.
var versionShape = &shape{name: "schema_version", number: 0, least: 2, columns: []shapeColumn{{name: "version", number: true}, {name: "applied", number: true, required: true}}}

// findVersion finds out which shape the book has, where its first page no longer says it or says less than the book does.
// The newest is a good guess: rows of an older one fit into it.
func (s *salvaging) findVersion(roots []root) error {
	newest, said := newestVersion(), 0
	w := newWalker(s.ctx, s.pages, func(int) {})
	for _, r := range roots {
		if r.name != versionShape.name {
			continue
		}
		err := w.walk(&tree{shape: versionShape}, r.page, func(_ *tree, c *cell) (bool, error) {
			values, _, ok := record(c.local, c.size)
			if ok && versionShape.fits(values, c.rowid) && c.rowid <= int64(newest) {
				said = max(said, int(c.rowid))
			}
			return true, nil
		})
		if err != nil {
			return err
		}
	}
	if s.version = said; said == 0 {
		s.version = newest
	}
	if h := s.pages.head; h.sound && h.version <= newest {
		s.version = max(said, h.version)
	}
	if s.version == 0 {
		s.version = newest
	}
	return nil
}

// indexTrees are the indexes of a book, as they would lie in a file.
func indexTrees(db *gorm.DB, tables map[string]*shape) ([]*tree, error) {
	var list []*tree
	for _, table := range sortedKeys(tables) {
		var indexes []struct {
			Name    string
			Origin  string
			Partial bool
		}
		if err := query(db, &indexes, "SELECT name, origin, partial FROM pragma_index_list(?) ORDER BY name", table); err != nil {
			return nil, err
		}
		for _, i := range indexes {
			if tables[table].ordered && i.Origin == "pk" {
				continue // the table itself
			}
			t := &tree{index: i.Name, of: table, partial: i.Partial}
			if err := t.shapeIndex(db, tables[table]); err != nil {
				return nil, err
			}
			list = append(list, t)
		}
	}
	return list, nil
}

// shapeIndex finds out what the records of an index are: its columns, and what leads to the row.
func (t *tree) shapeIndex(db *gorm.DB, table *shape) error {
	var columns []struct {
		CID  int `gorm:"column:cid"`
		Name *string
	}
	if err := query(db, &columns, "SELECT cid, name FROM pragma_index_xinfo(?) ORDER BY seqno", t.index); err != nil {
		return err
	}
	t.shape = &shape{name: table.name, number: -1, ordered: true, least: len(columns), keys: len(columns)}
	for _, c := range columns {
		if c.CID == -2 { // what is worked out of the row: nothing is known of it
			t.shape.columns, t.from = nil, nil
			return nil
		}
		col, from := shapeColumn{name: "rowid", number: true, required: true}, -1
		if c.Name != nil {
			from = table.column(*c.Name)
		}
		if from >= 0 && from != table.number {
			col = table.columns[from]
		} else {
			from = -1
		}
		t.shape.columns, t.from = append(t.shape.columns, col), append(t.from, from)
	}
	return nil
}

var salvageSeed = maphash.MakeSeed()

func hashOf(values []any) uint64 {
	var h maphash.Hash
	h.SetSeed(salvageSeed)
	for _, v := range values {
		maphash.WriteComparable(&h, valueRank(v))
		switch v := v.(type) {
		case int64:
			maphash.WriteComparable(&h, v)
		case string:
			maphash.WriteComparable(&h, v)
		case []byte:
			maphash.WriteComparable(&h, string(v))
		}
	}
	return h.Sum64()
}

// remember keeps what stands in an index, to tell later which rows are its table's.
func (t *tree) remember(values []any) {
	if t.known == nil {
		t.known = map[uint64]struct{}{}
	}
	t.known[hashOf(values)] = struct{}{}
}

// knows tells whether an index knows of a row of its table; ok is false where it can't tell.
func (t *tree) knows(values []any, rowid int64) (yes, ok bool) {
	if t.known == nil {
		return false, false
	}
	entry := make([]any, len(t.from))
	for i, from := range t.from {
		switch {
		case from < 0:
			entry[i] = rowid
		case from >= len(values):
			return false, false
		default:
			entry[i] = values[from]
		}
	}
	_, yes = t.known[hashOf(entry)]
	return yes, true
}
