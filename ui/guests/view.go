package guests

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"alumnibook/assets"
	"alumnibook/model/book"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
	"alumnibook/ui/widgets"
)

const (
	statePane = "guests.pane"
	stateGrid = "guests.grid"
)

// view is the page: the guest list with the pane of whom is chosen beside it, or a form over the whole page.
type view struct {
	host page.Host
	w    *assets.Translator

	id    int64 // the event
	known known // what the book says of it
	read  bool  // it was read

	list *list
	head *head
	pane *pane
	task task // the form that is shown, nil while there is none

	banner *fyne.Container // who may move up, or that more have places than there are
	split  *widgets.SplitPane
	place  *fyne.Container // holds the list, or why it is empty
	main   fyne.CanvasObject
	body   *fyne.Container // holds all that, or the form

	then   page.Route // what is to be done once the list was read
	behind bool       // another page is in front
	stale  bool       // and the book has changed meanwhile
}

var (
	_ page.Page        = (*view)(nil)
	_ page.Searchable  = (*view)(nil)
	_ page.SelectAller = (*view)(nil)
	_ page.Unsaved     = (*view)(nil)
	_ page.Refresher   = (*view)(nil)
	_ page.Commander   = (*view)(nil)
	_ page.Counted     = (*view)(nil)
	_ page.Selector    = (*view)(nil)
	_ page.Stateful    = (*view)(nil)
	_ page.Leaver      = (*view)(nil)
	_ page.Escaper     = (*view)(nil)
	_ page.Closer      = (*view)(nil)
)

// task is a form over the whole page.
type task interface {
	content() fyne.CanvasObject
	unsaved() bool
	save(done func(ok bool))
	shown()  // once it stands on the window
	closed() // before it goes
}

func newView(h page.Host) *view {
	v := &view{host: h, w: h.Words(), place: container.NewStack(), body: container.NewStack()}
	v.list = newList(v)
	v.head = newHead(v)
	v.pane = newPane(v)
	v.banner = widgets.Stack(0)
	v.banner.Hide()
	v.split = widgets.NewSplitPane(v.list.grid, v.pane.whole, look.DetailWidth+14, look.PaneCovers-look.NavWidth)
	v.split.SetLeast(300, 380)
	var width float32
	if h.Prefs().State(statePane, &width) {
		v.split.SetWidth(width)
	}
	v.split.OnWidth = func(width float32) { h.Prefs().SetState(statePane, width) }
	v.place.Objects = []fyne.CanvasObject{v.split}
	sized := container.New(&sizedLayout{resized: v.fit}, v.place)
	v.main = widgets.FillStack(0, 3, v.head.content, widgets.HLine(), v.banner, sized)
	v.body.Objects = []fyne.CanvasObject{v.main}
	return v
}

// sizedLayout gives everything to what it holds, and tells when that has become narrow or wide.
type sizedLayout struct {
	narrow, laid bool
	resized      func(narrow bool)
}

// Layout is called by Fyne.
func (l *sizedLayout) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	narrow := s.Width < look.Px(look.PaneCovers-look.NavWidth)
	changed := !l.laid || narrow != l.narrow
	l.narrow, l.laid = narrow, true
	if changed {
		l.resized(narrow)
	}
	for _, o := range objects {
		o.Move(fyne.Position{})
		o.Resize(s)
	}
}

// MinSize is called by Fyne.
func (l *sizedLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var s fyne.Size
	for _, o := range objects {
		s = s.Max(o.MinSize())
	}
	return s
}

// fit opens the pane in a wide window, and in a narrow one, where it lies over the list, only while somebody is chosen.
func (v *view) fit(narrow bool) {
	v.head.fit(narrow)
	v.pane.narrow = narrow
	v.split.Open(!narrow || len(v.pane.ids) > 0)
}

// Content is the page.
func (v *view) Content() fyne.CanvasObject { return v.body }

// Open goes to the guest list of an event, or to one of the forms.
func (v *view) Open(r page.Route) {
	v.behind = false
	v.close()
	if r.ID != v.id {
		v.id, v.known, v.read = r.ID, known{}, false
		v.pane.ids, v.pane.panel = nil, nil
		v.list.reset()
		v.head.search.SetQuietly("")
	}
	v.then = r
	if v.read && !v.stale {
		v.goOn()
		v.focusList()
		return
	}
	v.load()
	v.focusList()
}

// goOn opens the form that the route names.
func (v *view) goOn() {
	r := v.then
	v.then = page.Route{}
	switch r.Do {
	case "":
		if isPart(only(r.Arg)) {
			v.list.only(only(r.Arg), "")
		}
	case doAnswer:
		v.showAnswer(page.IDOf(r.Arg))
	case doInvite:
		if v.known.event.Counts.ToInvite > 0 {
			v.list.only(onlyToInvite, "")
			return
		}
		v.put(newBuild(v))
	case doBuild:
		v.put(newBuild(v))
	case doPaste:
		v.openPaste()
	case doSheet:
		if r.Arg == "" {
			v.pickSheet()
			return
		}
		v.put(newIntake(v, r.Arg))
	}
}

// open goes to a form of the page.
func (v *view) open(do string) { v.host.Open(page.Route{Page: page.Guests, ID: v.id, Do: do}) }

// put brings a form to the front.
func (v *view) put(t task) {
	v.close()
	v.task = t
	v.body.Objects = []fyne.CanvasObject{t.content()}
	v.body.Refresh()
	v.host.StatusChanged()
	t.shown()
}

// close takes the form away.
func (v *view) close() {
	if v.task != nil {
		v.task.closed()
	}
	v.task = nil
	v.body.Objects = []fyne.CanvasObject{v.main}
	v.body.Refresh()
}

// focusList gives the list the keyboard without choosing anybody.
func (v *view) focusList() {
	if v.task == nil {
		v.host.Window().Canvas().Focus(v.list.grid)
	}
}

// show brings everything up to date with what was read.
func (v *view) show() {
	w := v.w
	o := fyne.CanvasObject(v.split)
	empty := v.read && len(v.known.guests) == 0
	if empty {
		add := widgets.NewPrimary(w.T("guests.build"), look.Icon("plus"), func() { v.open(doBuild) })
		o = widgets.NewEmpty("users", w.T("guests.empty"), w.T("guests.empty_text"), add)
	}
	if v.place.Objects[0] != o {
		v.place.Objects = []fyne.CanvasObject{o}
		v.place.Refresh()
	}
	v.head.update(empty)
	v.showBanner()
	v.host.StatusChanged()
}

// load reads the event with its guests, and then who may not be written to.
func (v *view) load() {
	v.stale = false
	id, b := v.id, v.host.Book()
	page.Read(v.host, v, "list", func(ctx context.Context) (known, error) { return readKnown(ctx, b, id) }, func(k known) {
		k.left, k.next = v.known.left, v.known.next
		if k.event.ID != v.known.event.ID {
			k.left, k.next = nil, nil
		}
		v.known, v.read = k, true
		v.list.reload()
		v.pane.refresh()
		v.show()
		v.goOn()
		v.checkAll()
	})
}

// checkAll asks the gate about those who are still to be written to, and the queue who may move up.
func (v *view) checkAll() {
	id, b, guests := v.id, v.host.Book(), v.known.guests
	page.Read(v.host, v, "gate", func(ctx context.Context) (checked, error) { return readChecked(ctx, b, id, guests) }, func(c checked) {
		v.known.left, v.known.next = c.left, c.next
		v.list.refilter()
		v.pane.gateRead()
		v.show()
	})
}

// openPeople shows people among all people.
func (v *view) openPeople(ids []int64) {
	if len(ids) == 1 {
		v.host.Open(page.Route{Page: page.People, ID: ids[0]})
		return
	}
	v.host.Open(page.ThesePeople(ids))
}

// change makes a change of the book; what fails is said.
func (v *view) change(code, name string, n int, fn func(tx *book.Tx) error, done func(ok bool)) {
	v.host.Do(doing(code, name, n), fn, func(_ int64, err error) {
		if err != nil {
			v.host.Fail(err)
		}
		if done != nil {
			done(err == nil)
		}
	})
}
