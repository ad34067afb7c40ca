package importer

import (
	"context"
	"runtime"
	"slices"
	"strings"
	"sync"

	"alumnibook/model"
	"alumnibook/model/book"
)

// Fate is what becomes of a row. Its words stand under "import.fate." + Fate.
type Fate string

// The fates.
const (
	FateNew       Fate = "new"       // a person who is not in the book
	FateChanged   Fate = "changed"   // changes somebody in the book
	FateSame      Fate = "same"      // is in the book, with all that the row says
	FateJoined    Fate = "joined"    // the same person as an earlier row of the list
	FateUndecided Fate = "undecided" // somebody has to say whether it is the same person
	FateRejected  Fate = "rejected"  // can't be taken as it stands
	FateLeftOut   Fate = "left_out"  // the user does not want it
)

// Fates lists them in the order in which they are counted and offered.
var Fates = []Fate{FateNew, FateChanged, FateSame, FateJoined, FateUndecided, FateRejected, FateLeftOut}

// Plan says of each row what becomes of it. Nothing is written until Apply. A plan is used by one goroutine at a time.
type Plan struct {
	Rows []*PlanRow // in the order of the list

	draft   *Draft
	book    register
	layouts []*layout
	marks   []uint16           // of the shapes of their lists
	notes   map[int32][]change // what rows change, by place in Rows; only where they change something
	known   map[int64]*sketch  // people of the book that rows came upon
	names   map[int]string     // of rows that are candidates
	shared  map[uint64]bool
	groups  []entity // who the rows are about, after the last resolve

	compared map[int64]comparison // what comparing with people of the book gave
	past     map[int64][]uint64   // what lists brought people of the book, see valueHash; sorted
	apart    map[[2]int64]bool    // people of the book who were said not to be the same
	listed   map[uint64]int       // how many rows carry a name
	index    *bookIndex           // everybody in the book by name and birthday
	erasures int                  // how many people had been erased when the plan was made
}

// PlanRow is one row of the list and its fate.
type PlanRow struct {
	Fate       Fate
	Reason     string // of an undecided, rejected or left out row
	Field      Field  // which the reason is about, where it is about one
	Row        int    // number that the sheet shows
	PersonID   int64  // of the person in the book that it belongs to, 0 for a new one
	Joins      int    // place in Plan.Rows of the first row about the same person, -1 for that row itself
	Repaired   bool   // at least one cell had to be repaired
	Conflicts  int    // cells that contradict the book and about which nobody has decided yet
	Settled    int    // cells that contradict the book and about which the user has decided
	Candidates []Candidate
	Erased     model.Date // when the person was erased, of a row that is rejected for it

	layout      int32
	at          int32 // in the sheet's store
	group       int32 // in Plan.groups, -1 for a row that belongs to nobody
	sketch      sketch
	hits        []hit
	ahead       *aheadOf // what it changes, if it is alone about the person it fits best
	known       bool     // its fingerprint is in the book already
	self        string
	card        string // identity of the card that the row is
	decision    Decision
	corrections map[Field]string
	settled     map[Field]bool // of cells that contradict the book: the list's value is taken
	against     []Candidate    // whom the row could have been about when the user said that it is somebody else
}

// hit is somebody in the book who has a key in common with a row.
type hit struct {
	id int64
	by evidenceSet
}

// Candidate is a person that an undecided row could be about.
type Candidate struct {
	PersonID int64  // 0 where it is an earlier row of the list
	UID      string // of the person in the book
	Row      int    // place in Plan.Rows, -1 where it is a person in the book
	Name     string
	Reason   string // what speaks for it
}

// Counts says how many rows have each fate.
type Counts struct {
	Rows      int `json:"rows"`
	New       int `json:"new"`
	Changed   int `json:"changed"`
	Same      int `json:"same"`
	Joined    int `json:"joined"`
	Undecided int `json:"undecided"`
	Rejected  int `json:"rejected"`
	LeftOut   int `json:"left_out"`
	Conflicts int `json:"conflicts"` // rows, whatever their fate, that contradict the book in something that is not settled
	Repaired  int `json:"repaired"`  // rows, whatever their fate, with a cell that had to be repaired
}

// Taken is how many rows will be imported.
func (c Counts) Taken() int { return c.New + c.Changed + c.Same + c.Joined }

// Of is the count of one fate.
func (c Counts) Of(f Fate) int {
	return map[Fate]int{
		FateNew: c.New, FateChanged: c.Changed, FateSame: c.Same, FateJoined: c.Joined, FateUndecided: c.Undecided, FateRejected: c.Rejected, FateLeftOut: c.LeftOut,
	}[f]
}

func (c *Counts) add(f Fate) {
	c.Rows++
	switch f {
	case FateNew:
		c.New++
	case FateChanged:
		c.Changed++
	case FateSame:
		c.Same++
	case FateJoined:
		c.Joined++
	case FateUndecided:
		c.Undecided++
	case FateRejected:
		c.Rejected++
	case FateLeftOut:
		c.LeftOut++
	}
}

// Counts counts the rows by fate.
func (p *Plan) Counts() Counts {
	var c Counts
	for _, r := range p.Rows {
		c.add(r.Fate)
		if r.Conflicts > 0 {
			c.Conflicts++
		}
		if r.Repaired {
			c.Repaired++
		}
	}
	return c
}

// Find lists the places in Rows of the rows with one of these fates; all rows where none is named.
func (p *Plan) Find(fates ...Fate) []int {
	list := make([]int, 0, len(p.Rows))
	for i, r := range p.Rows {
		if len(fates) == 0 || slices.Contains(fates, r.Fate) {
			list = append(list, i)
		}
	}
	return list
}

// Where lists the places in Rows of the rows that keep says yes to.
func (p *Plan) Where(keep func(*PlanRow) bool) []int {
	var list []int
	for i, r := range p.Rows {
		if keep(r) {
			list = append(list, i)
		}
	}
	return list
}

// File is the base name of the file that a row is from.
func (p *Plan) File(row int) string { return p.layouts[p.Rows[row].layout].sheet.file.Name }

// Sheet is the name of the sheet that a row is from.
func (p *Plan) Sheet(row int) string { return p.layouts[p.Rows[row].layout].sheet.Name }

// register is what a plan asks of a book.
type register interface {
	Count(ctx context.Context) (int, error)
	PeopleByKeys(ctx context.Context, kind model.KeyKind, keys []string) (map[string][]int64, error)
	People(ctx context.Context, ids []int64) ([]model.Person, error)
	EachName(ctx context.Context, fn func(*book.Name)) error
	ListValues(ctx context.Context, ids []int64) (map[int64][]uint64, error)
	Different(ctx context.Context) (map[[2]int64]bool, error)
	Photo(ctx context.Context, key string) ([]byte, error)
	ErasedAmong(ctx context.Context, people []*model.Person) (map[int]book.Erasure, error)
	Erasures(ctx context.Context) ([]book.Erasure, error)
}

// batchRows is how many rows are read and looked up at a time.
const batchRows = 2000

// Plan reads every row of the chosen sheets, repairs it, looks for its person in the book and among the rows above, and
// says what becomes of it. The book is only read. CodeNoHeading where no sheet is chosen.
func (d *Draft) Plan(ctx context.Context, b *book.Book, progress func(Progress)) (*Plan, error) {
	return d.plan(ctx, b, progress)
}

func (d *Draft) plan(ctx context.Context, b register, progress func(Progress)) (*Plan, error) {
	p := &Plan{
		draft: d, book: b, notes: map[int32][]change{}, known: map[int64]*sketch{}, names: map[int]string{}, shared: map[uint64]bool{},
		compared: map[int64]comparison{}, past: map[int64][]uint64{}, index: &bookIndex{},
	}
	sheets := d.chosen()
	if len(sheets) == 0 {
		return nil, model.E(model.CodeNoHeading, d.Name(), nil)
	}
	for _, sh := range sheets {
		for _, c := range sh.Columns {
			if c.DateOrder == OrderNone {
				d.readOrder(sh, c)
			}
		}
		p.layouts, p.marks = append(p.layouts, d.layoutOf(sh)), append(p.marks, shapeMark(sh.Shape()))
		for _, at := range sh.data {
			p.Rows = append(p.Rows, &PlanRow{Row: int(sh.cells.rows[at].number), layout: int32(len(p.layouts) - 1), at: at, group: -1, Joins: -1})
		}
	}
	erased, err := b.Erasures(ctx) // who is erased from here on is looked for when the plan is applied
	if err != nil {
		return nil, err
	}
	p.erasures = len(erased)
	if err := p.readAll(ctx, progress); err != nil {
		return nil, err
	}
	p.findShared()
	if p.apart, err = b.Different(ctx); err != nil {
		return nil, err
	}
	if err := p.settleAll(ctx); err != nil {
		return nil, err
	}
	Progress{PhaseCheck, "", len(p.Rows), len(p.Rows)}.tell(progress)
	return p, nil
}

// settleAll says of every row what becomes of it, after all rows or some of them were read.
func (p *Plan) settleAll(ctx context.Context) error {
	p.resolve()
	if err := p.compare(ctx); err != nil {
		return err
	}
	return p.nameCandidates(ctx)
}

// readAll reads the rows batch by batch on all processors, and looks each batch up in the book while the next one is
// being read.
func (p *Plan) readAll(ctx context.Context, progress func(Progress)) error {
	people, err := p.book.Count(ctx)
	if err != nil {
		return err
	}
	if people > 0 {
		if p.index, err = readIndex(ctx, p.book, people); err != nil {
			return err
		}
	}
	type batch struct {
		from, to int
		readings []*reading
	}
	ready := make(chan batch, 1)
	stop := make(chan struct{})
	defer close(stop)
	go func() {
		defer close(ready)
		for from := 0; from < len(p.Rows); from += batchRows {
			b := batch{from: from, to: min(from+batchRows, len(p.Rows))}
			b.readings = p.readRows(rowRange(b.from, b.to), wantSketch)
			select {
			case ready <- b:
			case <-stop:
				return
			case <-ctx.Done():
				return
			}
		}
	}()
	seen := map[[16]byte]int32{}
	for b := range ready {
		if err := cancelled(ctx); err != nil {
			return err
		}
		for i, r := range b.readings {
			row := p.Rows[b.from+i]
			row.take(r, seen)
			if p.layouts[row.layout].sheet.isCards() {
				row.card = strings.Clone(r.identity())
			}
		}
		if err := p.refuseErased(ctx, b.from, b.readings); err != nil {
			return err
		}
		if people > 0 {
			if err := p.lookUp(ctx, b.from, b.readings); err != nil {
				return err
			}
		}
		Progress{PhaseCheck, "", b.to, len(p.Rows)}.tell(progress)
	}
	return cancelled(ctx)
}

func rowRange(from, to int) []int32 {
	list := make([]int32, 0, to-from)
	for i := from; i < to; i++ {
		list = append(list, int32(i))
	}
	return list
}

func cancelled(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return model.E(model.CodeCancelled, "", err)
	}
	return nil
}

// want is what is wanted of a row besides its person.
type want int

const (
	wantPerson want = iota
	wantCells       // what each cell was understood as
	wantSketch      // what the row is recognised by
)

// readRows reads rows on all processors; the answers are in the order of the rows.
func (p *Plan) readRows(rows []int32, also want) []*reading {
	out := make([]*reading, len(rows))
	workers := min(runtime.NumCPU(), 1+len(rows)/64)
	var wg sync.WaitGroup
	for w := range workers {
		wg.Go(func() {
			readers := make([]*rowReader, len(p.layouts))
			for i := len(rows) * w / workers; i < len(rows)*(w+1)/workers; i++ {
				row := p.Rows[rows[i]]
				if readers[row.layout] == nil {
					readers[row.layout] = &rowReader{layout: p.layouts[row.layout], explain: also == wantCells}
				}
				r := readers[row.layout]
				r.force = row.decision.Do == DoTake
				out[i] = r.read(int(row.at), row.corrections)
				if also == wantSketch {
					out[i].sketch = sketchOf(out[i], p.layouts[row.layout].sheet.isCards())
				}
			}
		})
	}
	wg.Wait()
	return out
}

// take keeps of a reading what is needed to find out whose it is. Two rows with the very same cells have two
// fingerprints, so that a list with two people of the same name keeps telling them apart.
func (row *PlanRow) take(r *reading, seen map[[16]byte]int32) {
	row.sketch = r.sketch
	if seen != nil {
		n := seen[r.print]
		seen[r.print] = n + 1
		row.sketch.print[15] ^= byte(n)
		row.sketch.print[14] ^= byte(n >> 8)
	}
	row.Repaired = len(r.repairs) > 0
	row.self, row.Field, row.Erased = "", r.field, model.Date{}
	switch {
	case r.rejected != "":
		row.self, row.Fate = r.rejected, FateRejected
	case r.undecided != "":
		row.self, row.Fate = r.undecided, FateUndecided
	default:
		row.Fate, row.Field = "", FieldNone
	}
}
