package book

import (
	"cmp"
	"encoding/hex"
	"slices"
	"sort"
	"sync"

	"alumnibook/model"
)

// grid is what is kept in memory of all people, so that any filter and any order of them is there within a
// frame: their ids in the order of names, and beside each id a few numbers. It is never changed once it is
// shared; a change of the book makes a new one.
type grid struct {
	lang  string
	ids   []int64
	names []string // sort key of the name
	texts [textColumns]texts
	nums  [numColumns][]int64

	mu     sync.Mutex
	orders map[model.SortColumn]*order
}

// The columns of a grid that hold texts.
const (
	textOffice = iota
	textDepartment
	textPosition
	textEmployer
	textCity
	textStatus
	textCalls // what they said to courtesy calls
	textColumns
)

// The columns of a grid that hold numbers: days as year, month and day in one number, instants in microseconds.
const (
	numLeft = iota
	numLastContact
	numLastHeard
	numNextCall
	numFollowUp
	numUpdated
	numOwner
	numTrashed
	numColumns
)

// texts is a column of texts: each different one is kept once.
type texts struct {
	codes []uint32
	words *words
}

// words gives each different text a number. It only grows, and is shared by the grids that follow each other.
type words struct {
	mu    sync.Mutex
	list  []string
	codes map[string]uint32
}

func newWords() *words { return &words{list: []string{""}, codes: map[string]uint32{"": 0}} }

func (w *words) code(text string) uint32 {
	w.mu.Lock()
	defer w.mu.Unlock()
	c, ok := w.codes[text]
	if !ok {
		c = uint32(len(w.list))
		w.list = append(w.list, text)
		w.codes[text] = c
	}
	return c
}

// all are the texts by number.
func (w *words) all() []string {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.list[:len(w.list):len(w.list)]
}

// gridRow is a line of people as it comes from the table.
type gridRow struct {
	ID          int64
	NameSort    string
	Status      string
	Office      string
	Department  string
	Position    string
	Employer    string
	City        string
	LeftDay     string
	LastContact string
	LastHeard   string
	NextCall    string
	FollowUp    string
	Updated     int64
	OwnerID     int64
	Calls       string
	Trashed     int64 // -1 for who was merged into somebody else
}

const gridColumns = "id, name_sort, status, office, department, position, employer, city, left_day, last_contact, last_heard, next_call, follow_up, updated, owner_id," +
	" calls_consent AS calls, CASE WHEN merged_into <> 0 THEN -1 ELSE trashed END AS trashed"

func (g *grid) put(r *gridRow) {
	g.ids = append(g.ids, r.ID)
	key, err := hex.DecodeString(r.NameSort) // half as long, in the same order
	if err != nil {
		key = []byte(r.NameSort)
	}
	g.names = append(g.names, string(key))
	for c, text := range [textColumns]string{r.Office, r.Department, r.Position, r.Employer, r.City, r.Status, r.Calls} {
		g.texts[c].codes = append(g.texts[c].codes, g.texts[c].words.code(text))
	}
	for c, n := range [numColumns]int64{
		dayNumber(r.LeftDay), dayNumber(r.LastContact), dayNumber(r.LastHeard), dayNumber(r.NextCall), dayNumber(r.FollowUp), r.Updated, r.OwnerID, r.Trashed,
	} {
		g.nums[c] = append(g.nums[c], n)
	}
}

// take copies the lines from a up to b of another grid.
func (g *grid) take(from *grid, a, b int) {
	g.ids = append(g.ids, from.ids[a:b]...)
	g.names = append(g.names, from.names[a:b]...)
	for c := range g.texts {
		g.texts[c].codes = append(g.texts[c].codes, from.texts[c].codes[a:b]...)
	}
	for c := range g.nums {
		g.nums[c] = append(g.nums[c], from.nums[c][a:b]...)
	}
}

// emptyGrid has room for n people and shares the texts of an older grid.
func emptyGrid(n int, older *grid) *grid {
	g := &grid{ids: make([]int64, 0, n), names: make([]string, 0, n), orders: map[model.SortColumn]*order{}}
	for c := range g.texts {
		g.texts[c].codes = make([]uint32, 0, n)
		if older != nil {
			g.texts[c].words = older.texts[c].words
		} else {
			g.texts[c].words = newWords()
		}
	}
	for c := range g.nums {
		g.nums[c] = make([]int64, 0, n)
	}
	return g
}

// dayNumber is a day as one number in the same order: 20191231; parts that are not known are 0.
func dayNumber(iso string) int64 {
	d, err := model.ParseDate(iso)
	if err != nil {
		return 0
	}
	return dateNumber(d)
}

func dateNumber(d model.Date) int64 { return int64(d.Year)*10000 + int64(d.Month)*100 + int64(d.Day) }

// sorted brings a grid that was filled in any order into the order of names.
func (g *grid) sorted() *grid {
	at := make([]int, len(g.ids))
	for i := range at {
		at[i] = i
	}
	slices.SortFunc(at, func(a, b int) int {
		return cmp.Or(cmp.Compare(g.names[a], g.names[b]), cmp.Compare(g.ids[a], g.ids[b]))
	})
	s := emptyGrid(len(at), g)
	for _, i := range at {
		s.take(g, i, i+1)
	}
	s.lang = g.lang
	return s
}

// merged is the grid with some people read anew: rows are theirs, the ids that have none are gone.
func (g *grid) merged(changed *idSet, rows []gridRow) *grid {
	part := emptyGrid(len(rows), g)
	for i := range rows {
		part.put(&rows[i])
	}
	part = part.sorted()
	m := emptyGrid(len(g.ids)+len(rows), g)
	m.lang = g.lang
	done := 0 // lines of g that were looked at
	upTo := func(end int) {
		for i := done; i < end; i++ {
			if changed.has(g.ids[i]) {
				m.take(g, done, i)
				done = i + 1
			}
		}
		m.take(g, done, end)
		done = end
	}
	for next := range part.ids {
		upTo(done + sort.Search(len(g.ids)-done, func(i int) bool {
			i += done
			return cmp.Or(cmp.Compare(part.names[next], g.names[i]), cmp.Compare(part.ids[next], g.ids[i])) < 0
		}))
		m.take(part, next, next+1)
	}
	upTo(len(g.ids))
	return m
}
