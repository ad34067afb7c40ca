package book

import (
	"context"
	"errors"
	"os"
	"slices"
	"time"

	"gorm.io/gorm"

	"alumnibook/model"
)

// salvaging is one salvage at work.
type salvaging struct {
	ctx      context.Context
	pages    *pageFile
	clock    func() time.Time
	progress func(done, total int64)
	part     string // the new book while it is not whole

	version int
	db      *gorm.DB // the new book, in the shape of the damaged one
	w       *walker
	trees   []*tree          // tables, then indexes
	tables  map[string]*tree // by name
	out     map[string]*bulk
	cut     map[string]int
	uids    map[string]map[int64]string // of rows that an index knows, of the tables that lost some
	seen    int                         // pages that were read
}

// salvageDSN opens a file that nobody else knows of and that is thrown away where anything goes wrong.
func salvageDSN(path string) string {
	return dsnPath(path) + "?_pragma=page_size(8192)&_pragma=journal_mode(MEMORY)&_pragma=synchronous(OFF)" +
		"&_pragma=foreign_keys(0)&_pragma=secure_delete(1)&_pragma=cache_size(-32000)&_pragma=temp_store(2)&_pragma=trusted_schema(0)"
}

func (s *salvaging) run() (SalvageReport, error) {
	report := SalvageReport{Pages: int(s.pages.count) + s.pages.cutOff()}
	s.w = newWalker(s.ctx, s.pages, s.tick)
	roots, err := s.roots()
	if err != nil {
		return report, err
	}
	if err := s.findVersion(roots); err != nil {
		return report, err
	}
	if err := s.build(); err != nil {
		return report, err
	}
	err = s.fill(roots, &report)
	if e := closePools(nil, s.db); err == nil {
		err = e
	}
	if err != nil {
		return report, err
	}
	return report, s.finish(&report)
}

// tick counts pages that were read. The second half of the way is what is worked out from them.
func (s *salvaging) tick(n int) {
	s.seen += n
	if s.progress != nil && s.seen%64 == 0 {
		s.progress(int64(min(s.seen, int(s.pages.count))), 2*int64(s.pages.count))
	}
}

// build makes an empty book in the shape of the damaged one.
func (s *salvaging) build() error {
	f, err := os.OpenFile(s.part, os.O_CREATE|os.O_EXCL|os.O_RDWR, 0o600)
	if err != nil {
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	if s.db, err = openPool(salvageDSN(s.part), 1); err != nil {
		return err
	}
	err = s.shape()
	if err != nil {
		_ = closePools(nil, s.db)
	}
	return err
}

func (s *salvaging) shape() error {
	if err := s.migrate(0, s.version); err != nil {
		return err
	}
	if err := run(s.ctx, s.db, "DELETE FROM schema_version"); err != nil {
		return err
	}
	known, derived, err := shapes(s.db)
	if err != nil {
		return err
	}
	s.tables = map[string]*tree{}
	for _, name := range sortedKeys(known) {
		s.tables[name] = &tree{shape: known[name]}
		s.trees = append(s.trees, s.tables[name])
	}
	indexes, err := indexTrees(s.db, known)
	s.trees = append(s.trees, indexes...)
	for _, name := range sortedKeys(derived) { // so that their pages are not taken for those of others
		s.trees = append(s.trees, &tree{shape: derived[name], index: name})
	}
	return err
}

// migrate takes the new book from one version to another.
func (s *salvaging) migrate(from, to int) error {
	steps, err := migrations(migrationFiles)
	if err != nil {
		return err
	}
	for _, step := range steps[from:to] {
		if err := s.db.Transaction(func(tx *gorm.DB) error { return step.run(tx, s.clock().UTC()) }); err != nil {
			return err
		}
	}
	return nil
}

// fill reads everything that can be read into the new book.
func (s *salvaging) fill(roots []root, report *SalvageReport) error {
	s.out, s.cut, s.uids = map[string]*bulk{}, map[string]int{}, map[string]map[int64]string{}
	db := s.db
	tx := db.Begin()
	if tx.Error != nil {
		return tx.Error
	}
	s.db = tx
	err := s.readTrees(roots)
	if err == nil {
		err = s.readOrphans()
	}
	if err == nil {
		err = s.flush()
	}
	if err == nil {
		err = s.countUp(report)
	}
	if err == nil {
		err = s.complete()
	}
	s.db = db
	if err != nil {
		tx.Rollback()
		return err
	}
	if err := tx.Commit().Error; err != nil {
		return err
	}
	if err := s.exec("DELETE FROM schema_version WHERE version > ?", s.version); err != nil {
		return err
	}
	return s.migrate(s.version, newestVersion())
}

// readTrees goes through the tables and indexes whose beginning is known; tables first, since an index only helps to
// tell what is missing.
func (s *salvaging) readTrees(roots []root) error {
	byName := map[string]root{}
	for _, r := range roots {
		byName[r.name] = r
	}
	for _, t := range s.trees {
		name := t.index
		if name == "" {
			name = t.shape.name
		}
		r, ok := byName[name]
		if !ok {
			continue
		}
		delete(byName, name)
		if err := s.w.walk(t, r.page, s.row); err != nil {
			return err
		}
	}
	for _, r := range roots { // what is not known only has its pages taken
		if _, left := byName[r.name]; !left || r.page == 0 {
			continue
		}
		page, ok := s.pages.takeApart(r.page, s.pages.page(r.page))
		t := &tree{shape: &shape{name: r.name, number: -1, ordered: ok && page.isIndex()}}
		if err := s.w.walk(t, r.page, s.passOver); err != nil {
			return err
		}
	}
	return nil
}

func (s *salvaging) passOver(_ *tree, c *cell) (bool, error) {
	s.w.chain(c)
	return true, nil
}

// measure compares the tables with their indexes: one of which pages were written over by others of its own looks whole.
func (s *salvaging) measure() error {
	for _, i := range s.trees {
		t := s.tables[i.of]
		if t == nil || i.partial || !i.whole() || i.rows <= t.rows {
			continue
		}
		t.short = true
		if i.known != nil {
			continue
		}
		i.rows = 0
		again := newWalker(s.ctx, s.pages, func(int) {})
		copied := *i
		copied.holes, copied.pages = nil, nil
		if err := again.walk(&copied, i.pages[0], s.row); err != nil {
			return err
		}
		i.rows, i.known = copied.rows, copied.known
	}
	return nil
}

func (s *salvaging) readOrphans() error {
	if err := s.measure(); err != nil {
		return err
	}
	if err := s.flush(); err != nil {
		return err
	}
	if !slices.ContainsFunc(s.trees, func(t *tree) bool { return t.index == "" && t.open() }) {
		return nil
	}
	groups, err := s.w.orphans()
	if err != nil {
		return err
	}
	s.w.ask = s.speaksFor
	for _, ordered := range []bool{false, true} { // people first: they repeat their tags
		for _, g := range groups {
			if g.ordered != ordered {
				continue
			}
			if err := s.adopt(g); err != nil {
				return err
			}
		}
		if err := s.flush(); err != nil {
			return err
		}
	}
	return nil
}

// adopt finds out what a group of pages is of. Where one of its pages was written over by others, the rest is told by
// itself.
func (s *salvaging) adopt(g *orphan) error {
	if t := s.w.owner(g, s.trees); t != nil {
		return s.w.adopt(g, t, s.row)
	}
	if len(g.pages) < 2 {
		return nil
	}
	for _, n := range g.pages {
		if err := s.adopt(&orphan{pages: []uint32{n}, ordered: g.ordered}); err != nil {
			return err
		}
	}
	return nil
}

// speaksFor tells a row of tags from one of skills, which look alike: people's own rows repeat their tags.
func (s *salvaging) speaksFor(table string, values []any) (yes, ok bool) {
	if table != "tags" && table != "skills" || len(values) < 3 {
		return false, false
	}
	var lines []string
	if err := query(s.db, &lines, "SELECT tag_line FROM people WHERE id = ?", values[0]); err != nil || len(lines) == 0 {
		return false, false
	}
	text, _ := values[2].(string)
	isTag := slices.Contains(splitTags(lines[0]), text)
	return isTag && table == "tags", isTag || table == "tags"
}

// row takes one row of a table into the new book, or takes note of one that an index knows of.
func (s *salvaging) row(t *tree, c *cell) (bool, error) {
	data := s.w.chain(c)
	values, cut, ok := record(data, c.size)
	if !ok {
		return false, nil
	}
	if t.index != "" && (t.shape.columns == nil || t.of == "") {
		return true, nil
	}
	if t.index != "" {
		if good, all := t.shape.likely(values); !t.shape.fits(values, 1) || 2*good < all {
			return false, nil
		}
		t.rows++
		if s.tables[t.of].open() && !t.partial {
			t.remember(values)
		}
		s.noteUID(t, values)
		return true, nil
	}
	mended, ok := mendRow(t.shape, values, cut, c)
	if !ok || !t.shape.fits(values, c.rowid) || t.shape.name == "change_rows" && !isImage(t.shape, values) {
		return false, nil
	}
	if mended {
		s.cut[t.shape.name]++
	}
	t.rows++
	return true, s.put(t, values, c.rowid)
}

// put writes a row.
func (s *salvaging) put(t *tree, values []any, rowid int64) error {
	for i := len(values); i < len(t.shape.columns); i++ {
		values = append(values, t.shape.columns[i].fallback)
	}
	if t.shape.number >= 0 {
		values[t.shape.number] = rowid
	}
	b := s.out[t.shape.name]
	if b == nil {
		b = newBulk(s.ctx, s.db, t.shape.name, t.shape.names())
		if t.shape.name != "sqlite_sequence" {
			b.tail = " ON CONFLICT DO NOTHING" // what was found again on a page that nothing leads to
		}
		s.out[t.shape.name] = b
	}
	return b.add(values...)
}

func (s *salvaging) flush() error {
	for _, b := range s.out {
		if err := b.flush(); err != nil {
			return err
		}
	}
	return nil
}

// noteUID remembers the UID of a row whose table lost some.
func (s *salvaging) noteUID(t *tree, values []any) {
	of := s.tables[t.of]
	if of == nil || len(t.shape.columns) != 2 || t.shape.columns[0].name != "uid" || of.whole() {
		return
	}
	if s.uids[t.of] == nil {
		s.uids[t.of] = map[int64]string{}
	}
	s.uids[t.of][values[1].(int64)] = values[0].(string)
}

// countUp tells of each table what was read and what was lost.
func (s *salvaging) countUp(report *SalvageReport) error {
	for _, claimed := range s.w.claimed[1:] {
		if !claimed {
			report.Unread++
		}
	}
	report.Unread = max(0, report.Unread+s.pages.cutOff()-s.pages.head.free)
	found := false
	for _, t := range s.trees {
		if t.index != "" || untold[t.shape.name] {
			continue
		}
		line := SalvageTable{Name: t.shape.name, Cut: s.cut[t.shape.name]}
		if err := query(s.db, &line.Read, "SELECT count(*) FROM "+t.shape.name); err != nil {
			return err
		}
		found = found || line.Read > 0
		s.lost(t, &line)
		if line.Read > 0 || line.Lost > 0 {
			report.Tables = append(report.Tables, line)
		}
	}
	if !found {
		return model.E(model.CodeNotABook, "", errors.New("no row of a book was found"))
	}
	return nil
}

// lost tells how many rows of a table are missing: exactly where an index of it is whole, else by how many its lost
// pages would have held.
func (s *salvaging) lost(t *tree, line *SalvageTable) {
	if t.whole() {
		return
	}
	for _, i := range s.trees {
		if i.of == t.shape.name && !i.partial && i.whole() {
			line.Lost = max(0, i.rows-line.Read)
			return
		}
	}
	line.Lost, line.About = t.bad, true
	lost := t.lostLeaves()
	if t.leaves > 0 {
		line.Lost += lost * max(1, t.rows/t.leaves)
	}
	if !t.found || lost < len(t.holes) { // whole branches are gone, and nothing tells how much was on them
		line.Lost, line.AtLeast = max(line.Lost, 1), true
	}
}
