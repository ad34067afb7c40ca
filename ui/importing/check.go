package importing

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"alumnibook/model/importer"
	"alumnibook/ui/look"
	"alumnibook/ui/widgets"
)

// fateTones colour the fates.
var fateTones = map[importer.Fate]look.Tone{
	importer.FateNew: look.ToneGreen, importer.FateChanged: look.ToneBlue, importer.FateSame: look.ToneGrey, importer.FateJoined: look.ToneGrey,
	importer.FateUndecided: look.ToneAmber, importer.FateRejected: look.ToneRed, importer.FateLeftOut: look.ToneGrey,
}

// checkView is the third step: each row with what becomes of it, and beside it what there is to say about one.
type checkView struct {
	p      *Page
	rows   *planRows
	fate   importer.Fate // that is shown, or showConflicts and the like; "" for all
	words  []string      // that the rows shown have in them
	folded []string      // what the list says in each row, for the search; made when it is first asked for
	grid   *widgets.DataGrid
	pane   *widgets.ScrollArea
	box    *fyne.Container // what the pane holds
	split  *widgets.SplitPane
	chips  *fyne.Container
	row    int    // place in the plan of the row that the pane is about, -1 for none
	col    string // the cell of it that was clicked, "" for none
	many   []int  // rows that are chosen, where it is more than one
	search *widgets.SearchField
	other  int      // which of its candidates is shown
	acts   paneActs // what the keys do to the row
}

// paneActs are the doings of the keyboard; nil where they make no sense.
type paneActs struct{ first, asNew, asSame, leave func() }

func newCheckView(p *Page) *checkView {
	v := &checkView{p: p, row: -1, chips: widgets.WrapRow(6), box: widgets.Stack(14)}
	v.rows = newPlanRows(p)
	v.rows.show(p.plan.Find())
	v.grid = widgets.NewDataGrid(v.rows.columns(), v.rows)
	v.grid.Empty = widgets.NewEmpty("filter", p.w.T("importing.check.no_rows"), p.w.T("importing.check.no_rows_text"), nil)
	v.grid.OnSelected = v.selected
	v.grid.OnCell = v.cellTapped
	v.grid.OnMenu = v.menu
	v.search = widgets.NewSearchField(p.w.T("importing.check.find"), p.w.T("importing.check.find_key"), v.find)
	v.search.OnDown = func() { p.focus(v.grid) }
	v.search.OnEscape = func() { p.focus(v.grid) }
	v.grid.OnOpen = func(int64) { act(v.acts.first) }
	v.grid.OnType = v.typed
	v.pane = widgets.Scrolled(widgets.Pad(look.PagePad, v.box))
	side := widgets.Ground(look.ColorBackground, v.pane)
	v.split = widgets.NewSplitPane(v.grid, side, look.DetailWidth, 0)
	v.drawChips()
	return v
}

// selected hears which rows are chosen.
func (v *checkView) selected(ids []int64, current int64) {
	v.many = nil
	if len(ids) > 1 {
		v.many = make([]int, len(ids))
		for i, id := range ids {
			v.many[i] = int(id) - 1
		}
	}
	v.col = ""
	v.about(int(current) - 1)
}

// cellTapped shows what there is to say about one cell.
func (v *checkView) cellTapped(id int64, column string) {
	if v.many != nil || int(id)-1 != v.row {
		return
	}
	if column == v.col {
		return
	}
	v.col = column
	v.pane.ToTop()
	v.about(v.row)
}

func act(f func()) {
	if f != nil {
		f()
	}
}

// start puts the keyboard onto the first row that waits for a decision, else onto the first one that can't be taken,
// else onto the first.
func (v *checkView) start() {
	v.renew()
	first := 0
	for _, fate := range []importer.Fate{importer.FateUndecided, importer.FateRejected} {
		if list := v.p.plan.Find(fate); len(list) > 0 {
			first = list[0]
			break
		}
	}
	if len(v.p.plan.Rows) > 0 {
		v.grid.Select(int64(first) + 1)
	}
	v.p.focus(v.grid)
}

// typed does what a letter stands for.
func (v *checkView) typed(text string) {
	switch strings.ToLower(text) {
	case "n":
		act(v.acts.asNew)
	case "s":
		act(v.acts.asSame)
	case "l":
		act(v.acts.leave)
	}
}

// renew brings chips, rows and pane up to date with the plan.
func (v *checkView) renew() {
	v.rows.show(v.found(rowsOf(v.p.plan, v.fate)))
	v.drawChips()
	v.grid.Reload()
	if v.row < 0 {
		v.about(-1)
	}
}

// decided goes on after a decision: to the next row that waits where onward, else it stays.
func (v *checkView) decided(onward bool) {
	row := v.row
	v.rows.forget()
	at := slices.Index(v.rows.index, row)
	v.renew()
	v.p.show()
	next := -1
	if onward || !slices.Contains(v.rows.index, row) {
		next = v.next(row, at)
	}
	if next >= 0 {
		v.grid.Select(int64(next) + 1)
		return
	}
	v.about(row)
}

// next is the row to go on with: the next undecided one of those shown, or the one that came into the place of a row
// that is no longer shown; -1 to stay.
func (v *checkView) next(row, at int) int {
	shown := v.rows.index
	waits := func(i int) bool { return i != row && v.p.plan.Rows[i].Fate == importer.FateUndecided }
	for i := range shown {
		if k := shown[(max(at, 0)+i)%len(shown)]; waits(k) {
			return k
		}
	}
	if !slices.Contains(shown, row) && len(shown) > 0 {
		return shown[min(max(at, 0), len(shown)-1)]
	}
	return -1
}

// later goes on to the next row that waits without deciding.
func (v *checkView) later() {
	if next := v.next(v.row, slices.Index(v.rows.index, v.row)+1); next >= 0 {
		v.grid.Select(int64(next) + 1)
	}
}

// checkView is the third step in the frame.
func (p *Page) checkView() view {
	counts := p.plan.Counts()
	v := view{
		second: widgets.TopRow(16, 0, widgets.PadEach(4, 0, 0, 0, p.check.chips), sized(176, 0, p.check.search),
			widgets.PadEach(6, 0, 0, 0, p.understood())), middle: p.check.split,
		back: func() { p.goTo(stepColumns) },
		next: p.w.N("importing.check.import", p.takes()), do: p.doImport,
	}
	if counts.Conflicts > 0 {
		v.note = p.w.N("importing.conflict.note", counts.Conflicts)
	}
	if p.takes() == 0 && counts.Undecided == 0 {
		v.note = p.nothingNew(counts)
		v.next, v.do = p.w.T("importing.check.finish"), p.reset
	} else if p.takes() == 0 {
		v.off = p.w.N("importing.ask.undecided_title", counts.Undecided)
	}
	return v
}

// takes is how many rows the import is about. Where none is new and none changes anything there is nothing to do.
func (p *Page) takes() int {
	c := p.plan.Counts()
	if c.New+c.Changed == 0 && !p.hasAnswers() {
		return 0
	}
	return c.Taken()
}

// hasAnswers tells whether something was decided that is worth remembering in the book.
func (p *Page) hasAnswers() bool {
	for _, a := range p.answers {
		if a.decision.Do == importer.DoSame || a.decision.Do == importer.DoNew {
			return true
		}
	}
	return false
}

// nothingNew says that the book has all of the list already.
func (p *Page) nothingNew(c importer.Counts) string {
	text := p.w.N("importing.check.nothing", c.Rows)
	if c.Conflicts > 0 {
		text += " · " + p.w.N("importing.conflict.rows", c.Conflicts)
	}
	if c.Rejected > 0 {
		text += " · " + p.w.N("importing.check.still_wrong", c.Rejected)
	}
	return text
}
