package book

import (
	"strings"

	"gorm.io/gorm"

	"alumnibook/model"
)

// wantedByLists tells of people how many contacts a year the lists say on which they stand now. The search index and
// the lines in memory are of before the change, so that the filters are asked about these people alone.
func (b *Book) wantedByLists(db *gorm.DB, lists []model.List, ids []int64) (map[int64][]int, error) {
	if len(lists) == 0 {
		return nil, nil
	}
	rows, err := readGridRows(db, ids)
	if err != nil {
		return nil, err
	}
	g := emptyGrid(len(rows), nil)
	for i := range rows {
		g.put(&rows[i])
	}
	wanted := map[int64][]int{}
	for _, l := range lists {
		members, err := b.membersOf(db, g, l.Filter)
		if err != nil {
			return nil, err
		}
		for _, id := range members {
			wanted[id] = append(wanted[id], l.Calls)
		}
	}
	return wanted, nil
}

// membersOf gives those of a grid who pass a filter, as this change leaves them.
func (b *Book) membersOf(db *gorm.DB, g *grid, f model.Filter) ([]int64, error) {
	search, tags := model.QueryWords(f.Search), f.Tags
	f.Search, f.Tags = "", nil
	test, err := b.test(db.Statement.Context, g, &f)
	if err != nil {
		return nil, err
	}
	var ids []int64
	for i, id := range g.ids {
		if test(int32(i)) {
			ids = append(ids, id)
		}
	}
	if len(tags) > 0 && len(ids) > 0 {
		var tagged []int64
		err := query(db, &tagged, "SELECT DISTINCT person_id FROM tags WHERE person_id IN "+idList(ids)+" AND tag IN ?", tags)
		if err != nil {
			return nil, err
		}
		ids = tagged
	}
	return withWords(db, ids, search)
}

// withWords gives those who have a word for each beginning.
func withWords(db *gorm.DB, ids []int64, heads []string) ([]int64, error) {
	if len(heads) == 0 || len(ids) == 0 {
		return ids, nil
	}
	var rows []struct {
		PersonID     int64
		Own, History string
	}
	if err := query(db, &rows, "SELECT person_id, own, history FROM search_docs WHERE person_id IN "+idList(ids)); err != nil {
		return nil, err
	}
	ids = ids[:0]
	for _, r := range rows {
		if hasAllHeads(append(strings.Fields(r.Own), strings.Fields(r.History)...), heads) {
			ids = append(ids, r.PersonID)
		}
	}
	return ids, nil
}
