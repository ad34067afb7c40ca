package duplicates

import (
	"context"
	"maps"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/model/consent"
	"alumnibook/model/duplicates"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
	"alumnibook/ui/run"
	"alumnibook/ui/widgets"
)

// searchedAtOnce is how large a book may be to be searched again after each change.
const searchedAtOnce = 5000

// pairs is the list of those who may be the same, the likeliest first; those put off for later stand below.
type pairs struct {
	v        *view
	list     []duplicates.Pair
	people   int // in the book when it was searched
	byHand   map[[2]int64]bool
	later    map[[2]int64]bool
	numbers  map[[2]int64]int64 // the grid's ids of pairs; they stay over searches
	rows     map[int64]model.Row
	grid     *widgets.DataGrid
	bar      *widgets.Progress
	progress fyne.CanvasObject
}

func newPairs(v *view) *pairs {
	p := &pairs{v: v, byHand: map[[2]int64]bool{}, later: map[[2]int64]bool{}, numbers: map[[2]int64]int64{}, rows: map[int64]model.Row{}}
	p.grid = widgets.NewDataGrid([]widgets.Column{
		{ID: "score", Title: v.w.T("duplicates.column_score"), Width: 128},
		{ID: "who", Title: v.w.T("duplicates.column_who"), Width: 240, MinWidth: 100},
		{ID: "why", Title: v.w.T("duplicates.column_why"), Width: 240, Hideable: true},
	}, p)
	p.grid.SetHidden("why") // the pair that is chosen says it in full
	p.grid.Fill = true
	p.grid.OnNeed = func(from, to int) { p.need(from, to) }
	p.grid.OnSelected = func(_ []int64, current int64) { p.chosen(current) }
	p.grid.OnOpen = func(int64) { v.compare.focus() }
	p.grid.OnType = p.typed
	p.grid.OnMenu = p.menu
	p.bar = widgets.NewProgress("", func() { v.host.Runner().Cancel(page.Key(v, "search")) })
	p.progress = widgets.Middle(420, p.bar)
	return p
}

// key is a pair whatever way round it stands.
func key(p duplicates.Pair) [2]int64 { return [2]int64{min(p.A, p.B), max(p.A, p.B)} }

// Len counts the pairs.
func (p *pairs) Len() int { return len(p.list) }

// ID is the number of a pair.
func (p *pairs) ID(row int) int64 { return p.number(key(p.list[row])) }

func (p *pairs) number(k [2]int64) int64 {
	n := p.numbers[k]
	if n == 0 {
		n = int64(len(p.numbers) + 1)
		p.numbers[k] = n
	}
	return n
}

// find is the pair of a number.
func (p *pairs) find(number int64) (duplicates.Pair, bool) {
	i := slices.IndexFunc(p.list, func(one duplicates.Pair) bool { return p.numbers[key(one)] == number })
	if i < 0 {
		return duplicates.Pair{}, false
	}
	return p.list[i], true
}

// Cells says how likely a pair is, who they are, and why.
func (p *pairs) Cells(row int, columns []string) ([]widgets.Cell, bool) {
	pair := p.list[row]
	a, okA := p.rows[pair.A]
	b, okB := p.rows[pair.B]
	if !okA || !okB {
		return nil, false
	}
	later := p.later[key(pair)]
	cells := make([]widgets.Cell, len(columns))
	for i, id := range columns {
		switch id {
		case "score":
			word, tone := p.v.likely(pair, p.byHand[key(pair)])
			if later {
				word, tone = p.v.w.T("duplicates.later_word"), look.ToneGrey
			}
			cells[i] = widgets.Cell{Text: word, Chip: tone}
		case "who":
			names := a.Name
			if b.Name != a.Name {
				names += " · " + b.Name
			}
			cells[i] = widgets.Cell{Text: names, Avatar: &widgets.Avatar{Initials: a.Initials}, Muted: later}
		case "why":
			cells[i] = widgets.Cell{Text: strings.Join(p.v.reasons(pair), ", "), Muted: true}
		}
	}
	return cells, true
}

// The scores from which on a pair is called likely and very likely.
const (
	scoreVery   = 85
	scoreLikely = 70
)

// likely says in a word how sure a pair is.
func (v *view) likely(pair duplicates.Pair, byHand bool) (string, look.Tone) {
	switch {
	case byHand:
		return v.w.T("duplicates.by_hand"), look.ToneAccent
	case pair.Score >= scoreVery:
		return v.w.T("duplicates.very_likely"), look.ToneGreen
	case pair.Score >= scoreLikely:
		return v.w.T("duplicates.likely"), look.ToneBlue
	}
	return v.w.T("duplicates.possible"), look.ToneGrey
}

// reasons says why two people may be the same.
func (v *view) reasons(pair duplicates.Pair) []string {
	list := make([]string, len(pair.Reasons))
	for i, r := range pair.Reasons {
		list[i] = v.w.T("duplicate.reason." + string(r))
	}
	return list
}

// search looks for pairs in the whole book. What stands in the list stays there until the answer is there.
func (v *view) search() {
	p := v.pairs
	v.busy, v.stale = true, false
	p.bar.Set(v.w.T("duplicates.searching"), 0, 1)
	v.show()
	type found struct {
		pairs  []duplicates.Pair
		people int
	}
	b := v.host.Book()
	run.DoProgress(v.host.Runner(), page.Key(v, "search"), func(ctx context.Context, progress run.Progress) (found, error) {
		n, err := b.Count(ctx)
		if err != nil {
			return found{}, err
		}
		list, err := duplicates.Find(ctx, b, progress)
		return found{list, n}, err
	}, func(done, total int) {
		p.bar.Set(v.w.N("duplicates.searching_of", total), done, total)
	}, func(f found, err error) {
		v.busy = false
		if err != nil {
			v.show()
			v.host.Fail(err)
			return
		}
		v.searched, p.people = true, f.people
		p.set(f.pairs)
		if v.host.Window().Canvas().Focused() == nil {
			p.focus()
		}
		if v.changed {
			v.changed = false
			v.update()
		}
	})
}

// set shows other pairs. Those chosen by hand stay, whether they were found or not.
func (p *pairs) set(list []duplicates.Pair) {
	for _, old := range p.list {
		known := func(one duplicates.Pair) bool { return key(one) == key(old) }
		if p.byHand[key(old)] && !slices.ContainsFunc(list, known) {
			list = append(list, old)
		}
	}
	p.list, p.rows = list, map[int64]model.Row{}
	p.reload(0)
}

// putFirst puts two people whom the user chose at the top.
func (p *pairs) putFirst(one, other int64) {
	pair := duplicates.Pair{A: one, B: other}
	for i, known := range p.list {
		if key(known) == key(pair) {
			pair.Score, pair.Reasons = known.Score, known.Reasons
			p.list = slices.Delete(slices.Clone(p.list), i, i+1)
			break
		}
	}
	p.byHand[key(pair)] = true
	delete(p.later, key(pair))
	p.list = append([]duplicates.Pair{pair}, p.list...)
	p.reload(p.number(key(pair)))
}

// reload shows the list with its order by now, and chooses a pair: that of the number, else the one that was chosen,
// else the first.
func (p *pairs) reload(number int64) {
	rank := func(one duplicates.Pair) int {
		switch {
		case p.byHand[key(one)]:
			return 0
		case p.later[key(one)]:
			return 2
		}
		return 1
	}
	p.list = slices.Clone(p.list)
	slices.SortStableFunc(p.list, func(a, b duplicates.Pair) int { return rank(a) - rank(b) })
	current := p.grid.Current()
	p.v.show()
	p.grid.Reload()
	for _, n := range []int64{number, current} {
		if _, ok := p.find(n); ok {
			p.grid.Select(n)
			p.chosen(n)
			p.badge()
			return
		}
	}
	if len(p.list) > 0 {
		p.grid.Select(p.ID(0))
		p.chosen(p.ID(0))
	} else {
		p.chosen(0)
	}
	p.badge()
}

func (p *pairs) badge() {
	p.v.host.Badge(page.Duplicates, len(p.list)-p.countLater())
	p.v.host.StatusChanged()
}

func (p *pairs) countLater() int {
	n := 0
	for _, one := range p.list {
		if p.later[key(one)] {
			n++
		}
	}
	return n
}

// need reads who the pairs in sight are.
func (p *pairs) need(from, to int) {
	v := p.v
	var ids []int64
	for _, pair := range p.list[from:min(max(to, from+50), len(p.list))] {
		ids = append(ids, pair.A, pair.B)
	}
	page.Read(v.host, v, "rows", func(ctx context.Context) (map[int64]model.Row, error) {
		rows, err := v.host.Book().Rows(ctx, ids)
		known := make(map[int64]model.Row, len(rows))
		for _, r := range rows {
			known[r.ID] = r
		}
		return known, err
	}, func(known map[int64]model.Row) {
		maps.Copy(p.rows, known)
		p.grid.Refresh()
	})
}

// chosen shows the pair of a number side by side.
func (p *pairs) chosen(number int64) {
	pair, ok := p.find(number)
	if !ok {
		p.v.compare.clear()
		return
	}
	p.v.compare.show(pair)
}

// without takes a pair out of the list and goes on to the one below.
func (p *pairs) without(k [2]int64) {
	i := slices.IndexFunc(p.list, func(one duplicates.Pair) bool { return key(one) == k })
	if i < 0 {
		return
	}
	p.list = slices.Delete(slices.Clone(p.list), i, i+1)
	delete(p.byHand, k)
	delete(p.later, k)
	next := int64(0)
	if len(p.list) > 0 {
		next = p.ID(min(i, len(p.list)-1))
	}
	p.reload(next)
	p.focus()
}

// putOff moves a pair to the end of the list.
func (p *pairs) putOff(k [2]int64) {
	i := slices.IndexFunc(p.list, func(one duplicates.Pair) bool { return key(one) == k })
	if i < 0 {
		return
	}
	next := int64(0)
	if i+1 < len(p.list) && !p.later[k] {
		next = p.ID(i + 1)
	}
	delete(p.byHand, k)
	p.later[k] = true
	p.reload(next)
	p.focus()
}

// dropGone leaves out pairs of people who are not in use any more.
func (p *pairs) dropGone() {
	v := p.v
	var ids []int64
	for _, one := range p.list {
		ids = append(ids, one.A, one.B)
	}
	page.Read(v.host, v, "gone", func(ctx context.Context) (map[int64]bool, error) {
		standings, err := v.host.Book().Standings(ctx, ids)
		return inUse(standings), err
	}, func(there map[int64]bool) {
		p.list = slices.DeleteFunc(slices.Clone(p.list), func(one duplicates.Pair) bool { return !there[one.A] || !there[one.B] })
		p.rows = map[int64]model.Row{}
		p.reload(0)
	})
}

func inUse(list []consent.Standing) map[int64]bool {
	there := map[int64]bool{}
	for _, s := range list {
		there[s.ID] = !s.Trashed
	}
	return there
}

// typed takes the letters that decide, the same ones as where a list is checked.
func (p *pairs) typed(text string) {
	if ok, _ := p.v.compare.ready(); !ok {
		return
	}
	switch strings.ToUpper(text) {
	case "S":
		p.v.compare.merge()
	case "N":
		p.v.compare.notSame()
	case "L":
		p.v.compare.putOff()
	}
}

func (p *pairs) menu([]int64) []*fyne.MenuItem {
	w, c := p.v.w, p.v.compare
	return []*fyne.MenuItem{
		widgets.MenuItem(w.T("duplicates.merge"), look.Icon("merge"), false, c.merge),
		widgets.MenuItem(w.T("duplicates.not_same"), look.Icon("users"), false, c.notSame),
		widgets.MenuItem(w.T("duplicates.later"), look.Icon("clock"), false, c.putOff),
	}
}

// focus gives the list the keyboard.
func (p *pairs) focus() {
	if len(p.list) > 0 && !p.v.behind && p.v.tabs.Selected() == 0 {
		p.v.host.Window().Canvas().Focus(p.grid)
	}
}
