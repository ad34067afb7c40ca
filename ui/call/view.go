package call

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"alumnibook/assets"
	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/draft"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
	"alumnibook/ui/widgets"
)

// view is the page: the card of one person.
type view struct {
	host  page.Host
	w     *assets.Translator
	clock func() time.Time

	person int64
	known  known
	form   *form // nil while nobody is shown
	behind bool  // another page is in front
	stale  bool  // the book has changed since

	head, left, mid, right *fyne.Container
	columns                *widgets.ScrollArea
	body                   *fyne.Container
	card                   fyne.CanvasObject
}

var (
	_ page.Page      = (*view)(nil)
	_ page.Refresher = (*view)(nil)
	_ page.Daily     = (*view)(nil)
	_ page.Unsaved   = (*view)(nil)
	_ page.Selector  = (*view)(nil)
	_ page.Leaver    = (*view)(nil)
	_ page.Closer    = (*view)(nil)
	_ page.Escaper   = (*view)(nil)
)

const (
	cardGap float32 = 12
	// beside is the width from which on the note stands beside what is known.
	beside float32 = 680
	// apart is the width from which on what is known stands in two columns.
	apart float32 = 590
)

func newView(h page.Host) *view {
	v := &view{host: h, w: h.Words(), clock: h.Now, behind: true, body: container.NewStack()}
	v.head = widgets.Stack(10)
	v.left, v.mid, v.right = widgets.Stack(cardGap), widgets.Stack(cardGap), widgets.Stack(cardGap)
	facts := widgets.Columns(cardGap, apart, []float32{36, 31}, v.left, v.mid)
	both := widgets.Columns(cardGap, beside, []float32{64, 46}, facts, v.right)
	v.columns = widgets.Scrolled(widgets.PadEach(0, look.PagePad, look.PagePad, look.PagePad, both))
	v.card = widgets.FillStack(0, 1, widgets.PadEach(12, look.PagePad, 10, look.PagePad, v.head), v.columns)
	return v
}

// Content is the page's object.
func (v *view) Content() fyne.CanvasObject { return v.body }

// Open shows somebody's card. What is being typed about the same person stays.
func (v *view) Open(r page.Route) {
	v.behind = false
	if r.ID == v.person && v.form != nil && v.form.unsaved() {
		v.refresh()
		return
	}
	v.begin(r.ID)
}

// begin reads a card and starts a new note on it.
func (v *view) begin(id int64) {
	v.rest()
	v.person, v.form = id, nil
	v.body.RemoveAll()
	if id == 0 {
		v.say(v.w.T("call.nobody"), v.w.T("call.nobody_text"))
		return
	}
	v.load(id, func(k known, err error) {
		switch {
		case model.CodeOf(err) == model.CodeNotFound, err == nil && !k.Person.Trashed.IsZero():
			v.say(v.w.T("call.gone"), v.w.T("call.gone_text"))
		case err != nil:
			v.host.Fail(err)
			v.host.Back()
		default:
			v.known = k
			v.form = newForm(v, k.Draft)
			v.show()
			v.put(v.card)
			v.columns.ToTop()
			if !v.behind {
				v.form.text.Focus()
				v.form.text.ToEnd()
			}
		}
	})
}

// refresh brings what stands around the note up to date.
func (v *view) refresh() {
	v.stale = false
	v.load(v.person, func(k known, err error) {
		switch {
		case v.form == nil:
		case model.CodeOf(err) == model.CodeNotFound, err == nil && !k.Person.Trashed.IsZero():
			v.gone(k.Person.MergedInto)
		case err != nil:
			v.host.Fail(err)
		default:
			v.known = k
			v.show()
		}
	})
}

// gone keeps what was typed about somebody who is no longer in the book: with whom they were merged, or in the box in
// which calls are logged.
func (v *view) gone(into int64) {
	d, any := v.form.typed()
	v.form.clock.stop()
	v.form.keeper.Drop()
	v.form = nil
	d.Person = into
	name := draft.Log
	if into != 0 {
		name = book.CallDraft(into)
	}
	if any {
		draft.NewKeeper(v.host, name, nil, func() (draft.Draft, bool) { return d, true }).Now()
	}
	switch {
	case into != 0:
		v.host.Toast(v.w.T("call.merged"))
		v.host.Runner().WhenIdle(func() { v.begin(into) })
	case any:
		v.say(v.w.T("call.gone"), v.w.T("call.gone_kept"))
	default:
		v.say(v.w.T("call.gone"), v.w.T("call.gone_text"))
	}
}

// say shows an empty page with a way on.
func (v *view) say(title, text string) {
	back := widgets.NewPrimary(v.w.T("call.to_today"), look.Icon("today"), func() { v.host.Open(page.Route{Page: page.Today}) })
	v.put(widgets.NewEmpty("phone", title, text, back))
}

func (v *view) put(o fyne.CanvasObject) {
	v.body.Objects = []fyne.CanvasObject{o}
	v.body.Refresh()
}

// show puts the cards together anew; the note and its fields stay.
func (v *view) show() {
	set := func(c *fyne.Container, list ...fyne.CanvasObject) {
		c.Objects = nil
		for _, o := range list {
			if o != nil {
				c.Objects = append(c.Objects, o)
			}
		}
		c.Refresh()
	}
	v.form.fit()
	set(v.head, v.headLine(), v.reach(), v.askLine())
	set(v.left, v.lastTalk(), v.promises(), v.earlier())
	set(v.mid, v.since(), v.about(), v.giving())
	set(v.right, v.form.card, v.allowed())
	v.columns.Refresh()
	v.card.Refresh()
}

// BookChanged reads the card again, at once or when it comes to the front.
func (v *view) BookChanged(book.Event) {
	if v.form == nil {
		return
	}
	if v.stale = true; !v.behind && !v.form.saving {
		v.refresh()
	}
}

// DayTurned tells the days anew.
func (v *view) DayTurned() { v.BookChanged(book.Event{}) }

// Left hears that another page is in front.
func (v *view) Left() {
	v.behind = true
	v.rest()
}

// rest keeps what is typed and stops the clock.
func (v *view) rest() {
	if v.form != nil {
		v.form.clock.stop()
		if v.form.unsaved() {
			v.form.keeper.Now()
		}
	}
}

// Close throws the page away; what is typed stays as a draft.
func (v *view) Close() {
	v.rest()
	v.host.Runner().Drop(v)
	page.Drop(v.host, v, "typed")
}

// HasUnsaved tells whether something was typed that is not in the book.
func (v *view) HasUnsaved() bool { return v.form != nil && v.form.unsaved() }

// Save puts it into the book.
func (v *view) Save(done func(ok bool)) {
	if v.form == nil {
		done(true)
		return
	}
	v.form.save(func(ok bool) {
		if ok && !v.behind { // stays on the card, with a fresh note
			v.begin(v.person)
		}
		done(ok)
	})
}

// Discard throws it away.
func (v *view) Discard() {
	if v.form != nil {
		v.form.clock.stop()
		v.form.keeper.Drop()
		v.form = nil
		v.person = 0
	}
}

// SelectedPeople is whom the card is about.
func (v *view) SelectedPeople() []int64 { return ids(v.person) }

// Escape leaves the page; the shell asks about what is unsaved.
func (v *view) Escape() bool {
	v.host.Back()
	return true
}

// do makes a change; the card follows when the book tells of it.
func (v *view) do(code string, fn func(tx *book.Tx) error) {
	v.host.Do(v.doing(code), fn, func(_ int64, err error) {
		if err != nil {
			v.host.Fail(err)
			v.refresh()
		}
	})
}

func (v *view) doing(code string) model.Doing {
	return model.Doing{Code: code, Name: v.known.Person.CallName(), Count: 1}
}
