package door

import (
	"context"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"alumnibook/assets"
	"alumnibook/model"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
	"alumnibook/ui/widgets"
)

// view is the page.
type view struct {
	host page.Host
	w    *assets.Translator
	now  func() time.Time

	id       int64 // the event
	known    known
	numbered bool
	found    []model.Row // of the book, for what is typed
	answered bool        // the book was asked for what is typed
	filter   show
	lines    []line
	saver    *saver

	title   *widgets.CutText
	field   *widgets.BigField
	list    *widgets.BigList
	figures *fyne.Container
	chips   []*widgets.Chip
	note    *widgets.CutText // what Enter will do
	warn    *fyne.Container
	warning string
	empty   *fyne.Container
	whole   fyne.CanvasObject
	paper   *paper       // the open dialog, nil for none
	face    *newFaceForm // the open dialog for a walk-in, nil for none

	behind, stale, closed bool
}

var (
	_ page.Page       = (*view)(nil)
	_ page.Searchable = (*view)(nil)
	_ page.Refresher  = (*view)(nil)
	_ page.Commander  = (*view)(nil)
	_ page.Counted    = (*view)(nil)
	_ page.Leaver     = (*view)(nil)
	_ page.Escaper    = (*view)(nil)
	_ page.Closer     = (*view)(nil)
)

func newView(h page.Host) *view {
	w := h.Words()
	v := &view{host: h, w: w, now: func() time.Time { return widgets.Now() }}
	v.saver = newSaver(v)
	v.title = widgets.NewTitle("")
	v.title.Least = 120
	v.field = widgets.NewBigField(w.T("door.find"), w.T("door.enter"), func(string) { v.typed() })
	v.field.OnEnter = v.enter
	v.field.OnKey = v.key
	v.list = widgets.NewBigList(widgets.BigHeads{Number: w.T("door.number"), Title: w.T("model.field.name"), Note: w.T("model.field.employer"), Step: w.T("door.plus_ones")})
	v.list.Rows, v.list.Row = func() int { return len(v.lines) }, v.row
	v.list.OnPart, v.list.OnMenu = v.pressed, v.menu
	v.empty = container.NewStack()
	v.list.Empty = v.empty
	v.figures = widgets.Row(18)
	v.note = widgets.NewMuted("")
	v.note.Least = 40
	v.warn = widgets.Stack(0)
	v.warn.Hide()
	v.layout()
	return v
}

func (v *view) layout() {
	w := v.w
	paper := widgets.NewSecondary(w.T("door.paper"), look.Icon("list"), v.askPaper)
	walkIn := widgets.NewSecondary(w.T("door.walk_in"), look.Icon("plus"), func() { v.askNew(strings.TrimSpace(v.field.Text())) })
	done := widgets.NewSecondary(w.T("door.done"), nil, v.host.Back)
	filters := widgets.Row(6)
	for s := showExpected; s <= showOthers; s++ {
		chip := widgets.NewChoiceChip("", "", look.ToneGrey, func() { v.filtered(s) })
		v.chips = append(v.chips, chip)
		filters.Add(chip)
	}
	head := widgets.FillRow(10, 0, v.title, paper, walkIn, done)
	second := widgets.FillRow(18, 0, v.field, v.figures)
	third := widgets.FillRow(16, 1, filters, v.note)
	top := widgets.Stack(10, head, second, third)
	v.whole = widgets.FillStack(0, 3, widgets.PadEach(12, look.PagePad, 10, look.PagePad, top), v.warn, widgets.HLine(), v.list)
}

// Content is the page.
func (v *view) Content() fyne.CanvasObject { return v.whole }

// Open goes to the door of an event.
func (v *view) Open(r page.Route) {
	if r.ID != v.id || v.stale || v.known.event.ID == 0 {
		if r.ID != v.id {
			v.filter, v.known = showExpected, known{}
		}
		v.id, v.stale = r.ID, false
		v.load()
	}
	v.behind = false
	v.field.Focus()
	switch r.Do {
	case doPaper:
		v.askPaper()
	case doNew:
		v.askAgain(r.Arg)
	}
}

// load reads the list. What was ticked meanwhile is not lost from sight: then it is read once more.
func (v *view) load() {
	b, id, round := v.host.Book(), v.id, v.saver.round
	read(v, "list", func(ctx context.Context) (known, error) { return readKnown(ctx, b, id) }, func(k known) {
		if v.saver.waiting() > 0 || v.saver.round != round {
			v.saver.again = true
			v.saver.rest()
			return
		}
		v.put(k)
	})
}

// put shows what was read.
func (v *view) put(k known) {
	for id, g := range k.byID { // whom somebody is going to bring was said and is not stored yet
		if old := v.known.byID[id]; old != nil && !g.HasCome() && old.bring != len(old.Guests) {
			g.bring = old.bring
		}
	}
	v.known, v.numbered = k, k.numbered()
	v.title.SetText(v.w.T("door.title", "event", k.event.Title))
	v.banner()
	marked := v.markedGuest()
	v.find()
	v.show(v.lineOf(marked), false)
	v.tell()
	if v.paper != nil {
		v.paper.preview()
	}
}

// typed follows each letter: the list answers at once, the book a moment later.
func (v *view) typed() {
	v.found, v.answered = nil, false
	v.forget()
	v.find()
	v.show(v.target(), true)
	text := strings.TrimSpace(v.field.Text())
	page.Drop(v.host, v, "book")
	if len([]rune(text)) < 2 || newQuery(text).number > 0 {
		return
	}
	b := v.host.Book()
	read(v, "book", func(ctx context.Context) ([]model.Row, error) { return findKnown(ctx, b, text) }, func(found []model.Row) {
		if strings.TrimSpace(v.field.Text()) != text {
			return
		}
		marked := v.list.Marked() // is above what comes now, or none
		v.found, v.answered = found, true
		v.find()
		if marked < 0 {
			marked = v.target()
		}
		v.show(marked, false)
	})
}

// find looks for what is typed.
func (v *view) find() {
	q := newQuery(v.field.Text())
	v.lines = find(v.known.guests, q, v.filter)
	if q.empty() || q.number > 0 || v.filter == showIn {
		return
	}
	for i, n := 0, 0; i < len(v.found) && n < mostKnown; i++ {
		if r := &v.found[i]; v.known.people[r.ID] == nil {
			v.lines = append(v.lines, line{kind: inBook, person: r})
			n++
		}
	}
	if v.answered || len(v.lines) == 0 {
		v.lines = append(v.lines, line{kind: newFace})
	}
}

// target is the line that Enter means while something is typed.
func (v *view) target() int {
	if newQuery(v.field.Text()).empty() || v.filter == showIn {
		return -1
	}
	return target(v.lines, v.answered)
}

// show draws the list with a line marked.
func (v *view) show(marked int, top bool) {
	v.list.Update(marked, top)
	v.hint()
	v.whyEmpty()
}

// mark is for the arrow keys and the mouse.
func (v *view) mark(i int) {
	v.list.Mark(i)
	v.list.Update(i, false)
	v.hint()
}

func (v *view) markedGuest() *guest {
	if i := v.list.Marked(); i >= 0 && i < len(v.lines) && v.lines[i].kind == onList {
		return v.lines[i].guest
	}
	return nil
}

// lineOf finds somebody in the list again, who may have been read anew.
func (v *view) lineOf(g *guest) int {
	if g == nil {
		return v.target()
	}
	for i := range v.lines {
		if l := &v.lines[i]; l.kind == onList && l.guest.PersonID == g.PersonID && (g.PersonID != 0 || l.guest.ID == g.ID) {
			return i
		}
	}
	return v.target()
}

// enter does what the marked line is there for. It never takes anything back, and the field is empty after it: an Enter
// that is held down finds nobody else.
func (v *view) enter() {
	if i := v.list.Marked(); i >= 0 && i < len(v.lines) {
		v.take(i)
	}
}

// take checks in whom a line shows.
func (v *view) take(i int) {
	l := v.lines[i]
	typed := strings.TrimSpace(v.field.Text())
	switch l.kind {
	case newFace:
		v.askNew(typed)
		return
	case inBook:
		v.clear()
		v.walkIn(*l.person)
	case onList:
		if l.guest.HasCome() {
			break
		}
		v.clear()
		v.tick(l.guest)
	}
	v.find()
	v.show(-1, typed != "")
	if typed == "" {
		v.show(v.lineOf(l.guest), false)
	}
	v.field.Focus()
}

// clear empties the field without a search for nothing.
func (v *view) clear() {
	changed := v.field.OnChanged
	v.field.OnChanged = nil
	v.field.SetText("")
	v.field.OnChanged = changed
	v.found, v.answered = nil, false
	page.Drop(v.host, v, "book")
}

// key moves the mark while the cursor stays in the field.
func (v *view) key(e *fyne.KeyEvent) bool {
	by := 0
	switch e.Name {
	case fyne.KeyDown:
		by = 1
	case fyne.KeyUp:
		by = -1
	case fyne.KeyPageDown:
		by = v.list.PageRows()
	case fyne.KeyPageUp:
		by = -v.list.PageRows()
	default:
		return false
	}
	if n := len(v.lines); n > 0 {
		v.mark(min(max(v.list.Marked()+by, 0), n-1))
	}
	return true
}

// filtered shows another part of the list.
func (v *view) filtered(s show) {
	v.filter = s
	v.find()
	v.show(v.target(), true)
	v.tell()
	v.field.Focus()
}
