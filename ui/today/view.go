package today

import (
	"image"
	"slices"
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"alumnibook/assets"
	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
	"alumnibook/ui/widgets"
)

// view is the page.
type view struct {
	host  page.Host
	w     *assets.Translator
	clock func() time.Time // of the greeting

	known  known
	rights rights
	loaded bool
	behind bool // another page is in front
	away   bool // another page was in front since this one was shown
	stale  bool // what is shown is older than what is known
	spread map[string]bool
	photos map[string]image.Image // by key

	head    *head
	left    *fyne.Container
	right   *fyne.Container
	place   *fyne.Container // holds the columns, or what a book without people says
	columns *widgets.ScrollArea
	whole   fyne.CanvasObject
	stops   []stop
}

var (
	_ page.Page      = (*view)(nil)
	_ page.Refresher = (*view)(nil)
	_ page.Daily     = (*view)(nil)
	_ page.Counted   = (*view)(nil)
	_ page.Leaver    = (*view)(nil)
	_ page.Closer    = (*view)(nil)
	_ page.Selector  = (*view)(nil)
)

const (
	cardGap float32 = 14
	// beside is the width from which on the cards stand in two columns.
	beside float32 = 820
)

func newView(h page.Host) *view {
	v := &view{host: h, w: h.Words(), clock: h.Now, behind: true, spread: map[string]bool{}, photos: map[string]image.Image{}}
	v.head = newHead(v)
	v.left, v.right = widgets.Stack(cardGap), widgets.Stack(cardGap)
	both := widgets.Columns(cardGap, beside, []float32{31, 20}, v.left, v.right)
	v.columns = widgets.Scrolled(widgets.PadEach(0, look.PagePad, look.PagePad, look.PagePad, both))
	v.place = container.NewStack()
	v.whole = widgets.FillStack(0, 1, widgets.PadEach(12, look.PagePad, 14, look.PagePad, v.head.content), v.place)
	v.load()
	v.loadRights()
	return v
}

// Content is the page's object.
func (v *view) Content() fyne.CanvasObject { return v.whole }

// Open comes to the front, and goes on with what was typed in a dialog and not saved.
func (v *view) Open(r page.Route) {
	away := v.away
	v.behind, v.away = false, false
	if v.stale {
		v.show()
	}
	v.head.update()
	if away {
		v.load() // what was typed elsewhere and not saved is told by nobody
	}
	v.goOn(r)
}

// Left hears that another page is in front.
func (v *view) Left() { v.behind, v.away = true, true }

// BookChanged reads everything again, also in the background, where the count beside the page's name follows. At the door
// guests are ticked by the minute: what that changes is read when the page comes back.
func (v *view) BookChanged(e book.Event) {
	if v.behind && len(e.Kinds) == 1 && e.Kinds[book.KindAttendance] {
		v.away = true
		return
	}
	v.load()
	if rightsChanged(e) {
		v.loadRights()
	}
}

// DayTurned begins another day.
func (v *view) DayTurned() {
	v.spread = map[string]bool{}
	v.load()
	v.loadRights()
}

// Close throws the page away.
func (v *view) Close() {
	page.Drop(v.host, v, "read", "people", "rights")
}

// StatusText counts the people in the book.
func (v *view) StatusText() string {
	if !v.loaded {
		return ""
	}
	return v.w.N("people.status", v.known.people)
}

// load reads what is to be done today.
func (v *view) load() {
	v.read(func(k known, err error) {
		if err != nil {
			if !v.behind {
				v.host.Fail(err)
			}
			return
		}
		v.known, v.loaded = k, true
		v.host.Badge(page.Today, v.count())
		if v.stale = true; !v.behind {
			v.show()
		}
		v.host.StatusChanged()
	})
}

// show puts the cards together anew. The keyboard stays where it was, or goes to what took its place.
func (v *view) show() {
	v.stale = false
	if !v.loaded {
		return
	}
	had, at := v.standing()
	v.stops = nil
	v.head.update()
	if v.known.people == 0 {
		v.put(v.emptyBook())
		return
	}
	v.left.Objects = present(v.draftsCard(), v.callsCard(), v.promisedCard(), v.afterCard(), v.thanksCard(), v.quietCard())
	v.right.Objects = present(v.eveningCard(), v.newsletterCard(), v.weekCard(), v.leaversCard(), v.failedCard(), v.rightsCard(), v.interviewsCard())
	v.left.Refresh()
	v.right.Refresh()
	v.put(v.columns)
	v.columns.Refresh()
	if at >= 0 {
		v.stand(had, at)
	}
}

func (v *view) put(o fyne.CanvasObject) {
	if len(v.place.Objects) != 1 || v.place.Objects[0] != o {
		v.place.Objects = []fyne.CanvasObject{o}
	}
	v.place.Refresh()
}

// present leaves out what there is nothing of.
func present(cards ...fyne.CanvasObject) []fyne.CanvasObject {
	return slices.DeleteFunc(cards, func(o fyne.CanvasObject) bool { return o == nil })
}

// stop is a button that the keyboard can stand on, with a name that outlives the drawing of the page.
type stop struct {
	name string
	o    fyne.Focusable
}

// stop notes a button under a name and hands it back.
func (v *view) stop(name string, o fyne.CanvasObject) fyne.CanvasObject {
	if f, ok := o.(fyne.Focusable); ok {
		v.stops = append(v.stops, stop{name, f})
	}
	return o
}

// standing tells on which stop the keyboard is; -1 where it is elsewhere.
func (v *view) standing() (name string, at int) {
	focused := v.host.Window().Canvas().Focused()
	at = slices.IndexFunc(v.stops, func(s stop) bool { return focused != nil && s.o == focused })
	if at >= 0 {
		name = v.stops[at].name
	}
	return name, at
}

// aboutSomebody are the names of stops that carry the id of a person.
var aboutSomebody = []string{"call", "later", "quiet", "quiet_later", "greet"}

// SelectedPeople is whom the keyboard stands on: a call that is logged now is probably with them.
func (v *view) SelectedPeople() []int64 {
	name, _ := v.standing()
	kind, number, _ := strings.Cut(name, ":")
	id, err := strconv.ParseInt(number, 10, 64)
	if err != nil || !slices.Contains(aboutSomebody, kind) {
		return nil
	}
	return []int64{id}
}

// stand gives the keyboard to the stop of a name, or to the one that stands in its place now.
func (v *view) stand(name string, at int) {
	if len(v.stops) == 0 {
		return
	}
	now := slices.IndexFunc(v.stops, func(s stop) bool { return s.name == name })
	if now < 0 {
		now = min(at, len(v.stops)-1)
	}
	v.host.Window().Canvas().Focus(v.stops[now].o)
}

// do makes a change; the page follows when the book tells of it. Where it failed the page is read again.
func (v *view) do(doing model.Doing, fn func(tx *book.Tx) error) {
	v.host.Do(doing, fn, func(_ int64, err error) { v.failed(err) })
}

// failed says what went wrong, and reads the page again.
func (v *view) failed(err error) {
	if err != nil {
		v.host.Fail(err)
		v.load()
	}
}
