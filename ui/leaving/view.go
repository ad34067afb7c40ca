package leaving

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"alumnibook/assets"
	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
	"alumnibook/ui/widgets"
)

const (
	statePane = "leaving.pane"
	stateGrid = "leaving.grid"
	listWidth = 556
)

// view is the page: the list with the checklist of whom is chosen beside it, or a form over the whole page.
type view struct {
	host  page.Host
	w     *assets.Translator
	known known

	list  *list
	sheet *sheet
	task  task // the form that is shown, nil while there is none

	count  *widgets.CutText
	add    *widgets.Button
	banner *fyne.Container // interviews that are kept too long
	split  *widgets.SplitPane
	place  *fyne.Container // holds the list, or why it is empty
	main   fyne.CanvasObject
	body   *fyne.Container // holds all that, or the form

	read   bool  // the list was read
	want   int64 // who is to be chosen once it was
	behind bool  // another page is in front
}

var (
	_ page.Page      = (*view)(nil)
	_ page.Unsaved   = (*view)(nil)
	_ page.Refresher = (*view)(nil)
	_ page.Commander = (*view)(nil)
	_ page.Counted   = (*view)(nil)
	_ page.Selector  = (*view)(nil)
	_ page.Stateful  = (*view)(nil)
	_ page.Leaver    = (*view)(nil)
	_ page.Escaper   = (*view)(nil)
	_ page.Closer    = (*view)(nil)
)

// task is a form over the whole page.
type task interface {
	content() fyne.CanvasObject
	unsaved() bool
	save(done func(ok bool))
	shown() // once it stands on the window
}

func newView(h page.Host) *view {
	v := &view{host: h, w: h.Words(), count: widgets.NewMuted(""), place: container.NewStack(), body: container.NewStack()}
	v.list = newList(v)
	v.sheet = newSheet(v)
	v.add = widgets.NewPrimary(v.w.T("leaving.command_new"), look.Icon("plus"), v.openNew)
	v.banner = widgets.Stack(0)
	v.banner.Hide()
	v.split = widgets.NewLeftPane(v.list.grid, v.sheet.whole, listWidth)
	v.split.SetLeast(240, 440)
	var width float32
	if h.Prefs().State(statePane, &width) {
		v.split.SetWidth(width)
	}
	v.split.OnWidth = func(width float32) { h.Prefs().SetState(statePane, width) }
	head := widgets.FillRow(look.Gap, 1, widgets.NewTitle(v.w.T("leaving.title")), v.count, v.add)
	v.main = widgets.FillStack(0, 3, widgets.PadEach(12, look.PagePad, 10, look.PagePad, head), widgets.HLine(), v.banner, v.place)
	v.body.Objects = []fyne.CanvasObject{v.main}
	return v
}

// Content is the page.
func (v *view) Content() fyne.CanvasObject { return v.body }

// Open goes to the list, with somebody chosen, or to one of the forms.
func (v *view) Open(r page.Route) {
	v.behind = false
	v.close()
	switch r.Do {
	case doNew:
		v.openForm(r.ID)
	case doInterview:
		v.openInterview(r.ID, page.IDOf(r.Arg))
	default:
		v.want, v.sheet.wants = r.ID, r.Arg
		v.load()
	}
}

// openNew goes to the form for another leaver.
func (v *view) openNew() { v.host.Open(page.Route{Page: page.Leaving, Do: doNew}) }

// put brings a form to the front.
func (v *view) put(t task) {
	v.task = t
	v.body.Objects = []fyne.CanvasObject{t.content()}
	v.body.Refresh()
	v.host.StatusChanged()
	t.shown()
}

// close takes the form away, and what is open in the checklist.
func (v *view) close() {
	v.task = nil
	v.sheet.shut()
	v.body.Objects = []fyne.CanvasObject{v.main}
	v.body.Refresh()
}

// load reads the list, and whom it is to show.
func (v *view) load() {
	b, today := v.host.Book(), v.host.Today()
	page.Read(v.host, v, "list", func(ctx context.Context) (known, error) { return readKnown(ctx, b, today) }, func(k known) {
		v.known, v.read = k, true
		v.list.reload()
		v.show()
		v.chooseWanted()
	})
}

// chooseWanted turns to whom the route names, else whoever was chosen, else the first.
func (v *view) chooseWanted() {
	id := v.want
	v.want = 0
	if id == 0 {
		id = v.sheet.id
	}
	if id == 0 && len(v.known.lines) > 0 {
		id = v.known.lines[0].row.ID
	}
	v.list.choose(id)
	v.sheet.turnTo(id)
	v.show()
}

// show puts what belongs there into the page: the list with the checklist, or why there is nothing.
func (v *view) show() {
	w := v.w
	o := fyne.CanvasObject(v.split)
	empty := v.read && len(v.known.lines) == 0
	if empty && v.sheet.id == 0 {
		o = widgets.NewEmpty("leave", w.T("leaving.nobody"), w.T("leaving.nobody_text"),
			widgets.NewPrimary(w.T("leaving.command_new"), look.Icon("plus"), v.openNew))
		v.add.Hide()
	} else {
		v.add.Show()
	}
	v.place.Objects = []fyne.CanvasObject{o}
	v.place.Refresh()
	v.count.SetText("")
	if n := len(v.known.lines); n > 0 {
		v.count.SetText(w.Number(n))
	}
	v.showPast()
	v.host.StatusChanged()
}

// showPast says that exit interviews are to be deleted, above the list.
func (v *view) showPast() {
	n := len(v.known.past)
	if n == 0 {
		v.banner.Hide()
	} else {
		words := widgets.NewParagraph(v.w.N("leaving.past", n))
		button := widgets.NewSecondary(v.w.N("leaving.past_delete", n), look.Icon("trash"), v.askPast).Smaller()
		v.banner.Objects = []fyne.CanvasObject{
			widgets.Ground(look.ColorAmberTint, widgets.PadEach(8, look.PagePad, 8, look.PagePad, widgets.FillRow(12, 0, words, button))),
		}
		v.banner.Show()
	}
	v.main.Refresh()
}

func (v *view) askPast() {
	ids := make([]int64, 0, len(v.known.past))
	for _, e := range v.known.past {
		ids = append(ids, e.ID)
	}
	v.host.Ask(page.Question{
		Title: v.w.N("leaving.past_title", len(ids)), Text: v.w.T("leaving.past_text"), Verb: v.w.T("leaving.delete"), Danger: true,
		Yes: func() { v.deleteInterviews(ids, func() {}) },
	})
}

func (v *view) deleteInterviews(ids []int64, then func()) {
	v.host.Do(model.Doing{Code: "interview_delete", Count: len(ids)}, func(tx *book.Tx) error {
		for _, id := range ids {
			if err := tx.DeleteInterview(id); err != nil {
				return err
			}
		}
		return nil
	}, func(_ int64, err error) {
		if err != nil {
			v.host.Fail(err)
			return
		}
		then()
	})
}
