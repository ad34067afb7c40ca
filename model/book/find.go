package book

import (
	"context"
	"strings"

	"alumnibook/model"
)

// Find gives the ids of the people who pass a filter, all of them, in order.
func (b *Book) Find(ctx context.Context, f model.Filter, s model.Sort) ([]int64, error) {
	ids, err := b.find(ctx, f, s)
	if err != nil {
		return nil, codedIn(ctx, err)
	}
	return ids, nil
}

// FirstPage is Find together with the rows of the first n people: what pressing one key in a search field costs.
func (b *Book) FirstPage(ctx context.Context, f model.Filter, s model.Sort, n int) (rows []model.Row, ids []int64, err error) {
	ids, err = b.Find(ctx, f, s)
	if err != nil {
		return nil, nil, err
	}
	rows, err = b.Rows(ctx, ids[:min(n, len(ids))])
	return rows, ids, err
}

// Count counts the people who are not in the wastebasket.
func (b *Book) Count(ctx context.Context) (int, error) {
	n := 0
	if g := b.grid.current.Load(); g != nil {
		for _, trashed := range g.nums[numTrashed] {
			if trashed == 0 {
				n++
			}
		}
		return n, nil
	}
	err := query(b.read.WithContext(ctx), &n, "SELECT count(*) FROM people WHERE trashed = 0")
	return n, codedIn(ctx, err)
}

func (b *Book) find(ctx context.Context, f model.Filter, s model.Sort) ([]int64, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if f.IsEmpty() && (s.By == "" || s.By == model.SortName) && !s.Descending && b.grid.current.Load() == nil {
		return b.firstList(ctx)
	}
	g, err := b.grid.get(ctx, b)
	if err != nil {
		return nil, err
	}
	test, err := b.test(ctx, g, &f)
	if err != nil {
		return nil, err
	}
	ids := make([]int64, 0, 64)
	if f.IsEmpty() {
		ids = make([]int64, 0, len(g.ids))
	}
	g.order(s.By, b.sorterFor(g.lang)).walk(s.Descending, func(line int32) bool {
		if test(line) {
			ids = append(ids, g.ids[line])
		}
		return true
	})
	return ids, nil
}

// firstList is the list with which the window opens: it comes straight from its index, while all that other
// lists need is being read.
func (b *Book) firstList(ctx context.Context) ([]int64, error) {
	rows, err := b.read.WithContext(ctx).Raw(firstListSQL).Rows()
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }()
	ids, id := []int64{}, int64(0)
	for rows.Next() {
		if err := rows.Scan(&id); err != nil {
			return nil, err
		}
		ids = append(ids, id)
	}
	b.grid.prepare(b)
	return ids, rows.Err()
}

const firstListSQL = "SELECT id FROM people WHERE trashed = 0 ORDER BY name_sort, id"

// test turns a filter into a question about one line of a grid.
func (b *Book) test(ctx context.Context, g *grid, f *model.Filter) (func(line int32) bool, error) {
	tests := []func(int32) bool{func(i int32) bool { // whom a merge took away is in no list
		if f.Trashed {
			return g.nums[numTrashed][i] > 0
		}
		return g.nums[numTrashed][i] == 0
	}}
	and := func(t func(int32) bool) { tests = append(tests, t) }
	sets, err := b.filterSets(ctx, f)
	if err != nil {
		return nil, err
	}
	for _, set := range sets {
		and(func(i int32) bool { return set.has(g.ids[i]) })
	}
	oneOf := func(column int, wanted []string) {
		if len(wanted) > 0 {
			codes := g.texts[column].matching(func(text string) bool { return contains(wanted, text) })
			and(func(i int32) bool { return codes[g.texts[column].codes[i]] })
		}
	}
	oneOf(textOffice, f.Offices)
	oneOf(textDepartment, f.Departments)
	statuses := make([]string, len(f.Statuses))
	for i, s := range f.Statuses {
		statuses[i] = string(s)
	}
	oneOf(textStatus, statuses)
	calls := make([]string, len(f.Calls))
	for i, c := range f.Calls {
		calls[i] = string(c)
	}
	oneOf(textCalls, calls)
	if words := model.SearchWords(f.Employer); len(words) > 0 {
		codes := g.texts[textEmployer].matching(func(text string) bool { return hasAllHeads(model.SearchWords(text), words) })
		and(func(i int32) bool { return codes[g.texts[textEmployer].codes[i]] })
	}
	if f.OwnerID != 0 {
		and(func(i int32) bool { return g.nums[numOwner][i] == f.OwnerID })
	}
	if !f.LeftFrom.IsZero() || !f.LeftTo.IsZero() {
		from, to := dateNumber(f.LeftFrom), latest(f.LeftTo)
		and(func(i int32) bool {
			left := g.nums[numLeft][i]
			return left != 0 && latestNumber(left) >= from && (to == 0 || left <= to)
		})
	}
	if !f.QuietSince.IsZero() {
		since := dateNumber(f.QuietSince)
		and(func(i int32) bool { return g.nums[numLastContact][i] < since })
	}
	return func(line int32) bool {
		for _, t := range tests {
			if !t(line) {
				return false
			}
		}
		return true
	}, nil
}

// filterSets are the parts of a filter that are answered by the book rather than by the grid.
func (b *Book) filterSets(ctx context.Context, f *model.Filter) ([]*idSet, error) {
	db := b.read.WithContext(ctx)
	sets, err := b.search.find(db, b.index(), f.Search)
	if err != nil {
		return nil, err
	}
	if f.IDs != nil {
		sets = append(sets, setOf(f.IDs))
	}
	if len(f.Tags) > 0 {
		var ids []int64
		if err := query(db, &ids, "SELECT person_id FROM tags WHERE tag IN ?", f.Tags); err != nil {
			return nil, err
		}
		sets = append(sets, setOf(ids))
	}
	return sets, nil
}

// matching tells of each text of a column whether it is wanted.
func (t texts) matching(wanted func(string) bool) []bool {
	list := t.words.all()
	match := make([]bool, len(list))
	for code, text := range list {
		match[code] = wanted(text)
	}
	return match
}

func contains(list []string, s string) bool {
	for _, l := range list {
		if l == s {
			return true
		}
	}
	return false
}

// hasAllHeads tells whether each head begins one of the words.
func hasAllHeads(words, heads []string) bool {
	for _, h := range heads {
		found := false
		for _, w := range words {
			found = found || strings.HasPrefix(w, h)
		}
		if !found {
			return false
		}
	}
	return true
}

// latest is the last day that a partial date could be, as a number; 0 for none.
func latest(d model.Date) int64 {
	if d.IsZero() {
		return 0
	}
	return latestNumber(dateNumber(d))
}

func latestNumber(n int64) int64 {
	switch {
	case n%10000 == 0:
		return n + 1231
	case n%100 == 0:
		return n + 31
	}
	return n
}
