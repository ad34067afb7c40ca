package guests

import (
	"cmp"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/model/consent"
	"alumnibook/ui/page"
	"alumnibook/ui/widgets"
)

// list is the guest list: all that was read is kept, and what is shown of it are the places in it.
type list struct {
	v       *view
	grid    *widgets.DataGrid
	shown   []int // places in known.guests
	part    only
	reason  consent.Reason // of those who are left out: only these; "" for all
	words   []string       // that are searched for, folded
	sort    string
	desc    bool
	avatars map[string]*widgets.Avatar // equal ones are the same object, so that the grid need not draw them again
	quiet   bool                       // the choice is being set, not made by the user
}

func newList(v *view) *list {
	l := &list{v: v, avatars: map[string]*widgets.Avatar{}, sort: "name"}
	cols := make([]widgets.Column, len(columns))
	var hidden []string
	for i, c := range columns {
		cols[i] = widgets.Column{ID: c.id, Title: v.w.T(c.title), Width: c.width, Right: c.right, Sortable: c.compare != nil, Hideable: c.id != "name"}
		if c.hidden {
			hidden = append(hidden, c.id)
		}
	}
	l.grid = widgets.NewDataGrid(cols, l)
	l.grid.SetHidden(hidden...)
	l.grid.Fill = true
	state := l.grid.State()
	if v.host.Prefs().State(stateGrid, &state) {
		l.grid.SetState(state)
		if c := columnOf(state.Sort); c != nil && c.compare != nil {
			l.sort, l.desc = state.Sort, state.Desc
		}
	}
	l.grid.SetSort(l.sort, l.desc)
	l.grid.OnColumns = func() { v.host.Prefs().SetState(stateGrid, l.grid.State()) }
	l.grid.OnSort = l.sortBy
	l.grid.OnSelected = func(ids []int64, _ int64) { l.chosen(ids) }
	l.grid.OnOpen = l.openPerson
	l.grid.OnDelete = v.askRemove
	l.grid.OnMenu = l.menu
	l.grid.OnType = l.typed
	l.grid.OnCopy = func(ids []int64) { page.CopyPeople(v.host, v, l.grid, ids, v.known.personOf) }
	l.grid.OnKey = l.key
	return l
}

// reset shows everybody, as of another event.
func (l *list) reset() {
	l.part, l.reason, l.words = onlyAll, "", nil
	l.shown = nil
	l.quietly(func() {
		l.grid.ClearSelection()
		l.grid.Reload()
	})
}

// reload shows the list as it was read now. Who was chosen stays so.
func (l *list) reload() {
	l.find()
	l.quietly(l.grid.Reload)
	if l.quietAgain() {
		l.v.pane.show(l.grid.Selected())
	}
}

// quietAgain tells whether the choice has lost somebody who is not shown any more.
func (l *list) quietAgain() bool { return !slices.Equal(l.grid.Selected(), l.v.pane.ids) }

// refilter follows what was read after the list: it changes only who is left out.
func (l *list) refilter() {
	if l.part == onlyLeft {
		l.reload()
		return
	}
	l.grid.Refresh()
}

// find works out who is shown, and in which order.
func (l *list) find() {
	k := &l.v.known
	l.shown = l.shown[:0]
	for i := range k.guests {
		g := &k.guests[i]
		if l.part != onlyAll && !k.belongs(g, l.part) {
			continue
		}
		if l.reason != "" && k.left[g.ID] != l.reason {
			continue
		}
		if holdsAll(k.keys[i], l.words) {
			l.shown = append(l.shown, i)
		}
	}
	l.order()
}

// holdsAll tells whether each word is the beginning of one in a text.
func holdsAll(key string, words []string) bool {
	for _, w := range words {
		if !strings.Contains(key, w) {
			return false
		}
	}
	return true
}

// order sorts who is shown. The book gives them by name already.
func (l *list) order() {
	if l.sort == "name" {
		if l.desc {
			slices.Reverse(l.shown)
		}
		return
	}
	c := columnOf(l.sort)
	if c == nil || c.compare == nil {
		return
	}
	k := &l.v.known
	slices.SortStableFunc(l.shown, func(a, b int) int {
		d := c.compare(k, &k.guests[a], &k.guests[b])
		if l.desc {
			d = -d
		}
		return cmp.Or(d, cmp.Compare(a, b))
	})
}

func (l *list) sortBy(column string, desc bool) {
	l.sort, l.desc = column, desc
	l.find()
	l.quietly(l.grid.Reload)
}

// search shows those whom every word finds.
func (l *list) search(text string) {
	l.words = l.words[:0]
	for _, w := range strings.Fields(model.FoldShort(text)) {
		l.words = append(l.words, " "+w)
	}
	l.grid.ScrollToTop()
	l.reload()
	l.v.head.found()
}

// only shows a part of the list.
func (l *list) only(part only, reason consent.Reason) {
	l.part, l.reason = part, reason
	l.grid.ScrollToTop()
	l.reload()
	l.v.show()
}

func (l *list) quietly(do func()) {
	was := l.quiet
	l.quiet = true
	do()
	l.quiet = was
}

// choose marks guests without telling anybody.
func (l *list) choose(ids []int64) {
	l.quietly(func() {
		if len(ids) == 0 {
			l.grid.ClearSelection()
			return
		}
		l.grid.Select(ids...)
	})
}

// chosen turns to others, after asking about what was typed.
func (l *list) chosen(ids []int64) {
	if l.quiet || slices.Equal(ids, l.v.pane.ids) {
		return
	}
	if l.v.pane.narrow && !l.v.pane.unsaved() {
		l.v.split.Open(len(ids) > 0)
	}
	page.Guard(l.v.host, l.v, func() { l.v.pane.show(ids) }, func() { l.choose(l.v.pane.ids) })
}

// guests are those of some attendances, as they stand in the list.
func (v *view) guests(attendances []int64) []*book.Guest {
	var list []*book.Guest
	for _, id := range attendances {
		if g := v.known.guest(id); g != nil {
			list = append(list, g)
		}
	}
	return list
}

// peopleOf are the people behind attendances; nobody for those who were erased.
func peopleOf(guests []*book.Guest) []int64 {
	var ids []int64
	for _, g := range guests {
		if g.PersonID != 0 {
			ids = append(ids, g.PersonID)
		}
	}
	return ids
}

func attendancesOf(guests []*book.Guest) []int64 {
	ids := make([]int64, len(guests))
	for i, g := range guests {
		ids[i] = g.ID
	}
	return ids
}

// openPerson shows a guest among all people.
func (l *list) openPerson(attendance int64) {
	if g := l.v.known.guest(attendance); g != nil && g.PersonID != 0 {
		l.v.openPeople([]int64{g.PersonID})
	}
}

// Len counts the rows.
func (l *list) Len() int { return len(l.shown) }

// ID is the attendance's.
func (l *list) ID(row int) int64 { return l.v.known.guests[l.shown[row]].ID }

// Cells says how it stands with a guest.
func (l *list) Cells(row int, ids []string) ([]widgets.Cell, bool) {
	if row >= len(l.shown) {
		return nil, false
	}
	g := &l.v.known.guests[l.shown[row]]
	cells := make([]widgets.Cell, len(ids))
	for i, id := range ids {
		if c := columnOf(id); c != nil {
			cells[i] = c.cell(l, g)
		}
	}
	return cells, true
}

func (l *list) avatar(initials string) *widgets.Avatar {
	if l.avatars[initials] == nil {
		l.avatars[initials] = &widgets.Avatar{Initials: initials}
	}
	return l.avatars[initials]
}

// typed takes the letters that answer for whoever is chosen; others go to the search.
func (l *list) typed(text string) {
	v := l.v
	if reply, ok := v.replyKey(text); ok && len(v.pane.ids) > 0 {
		v.replyByKey(reply)
		return
	}
	if text != " " {
		v.head.search.Append(text)
	}
}

// key takes the key that leads from the first row back to the search.
func (l *list) key(e *fyne.KeyEvent) bool {
	if e.Name == fyne.KeyUp && len(l.shown) > 0 && l.grid.Current() == l.ID(0) {
		l.v.FocusSearch()
		return true
	}
	return false
}
