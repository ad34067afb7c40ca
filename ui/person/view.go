package person

import (
	"context"
	"errors"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"alumnibook/assets"
	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/dates"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
	"alumnibook/ui/run"
	"alumnibook/ui/widgets"
)

// view is the page: one task at a time, in a frame of title, buttons and what scrolls below.
type view struct {
	host page.Host
	w    *assets.Translator
	body *fyne.Container
	task task
}

// task is what is being done on the page.
type task interface {
	content() fyne.CanvasObject
	unsaved() bool
	save(done func(ok bool))
	shown() // once its content stands on the window
}

func newView(h page.Host) *view {
	return &view{host: h, w: h.Words(), body: container.NewStack()}
}

// Content is the page.
func (v *view) Content() fyne.CanvasObject { return v.body }

// Open begins the task of a route.
func (v *view) Open(r page.Route) {
	v.task = nil
	v.body.RemoveAll()
	switch r.Do {
	case "log", "log_other", doEntry:
		v.openLog(r)
	case "bulk":
		v.openBulk(peopleOf(r), "")
	case "bulk_consent":
		v.openBulk(peopleOf(r), fieldConsent)
	default:
		v.openEditor(r)
	}
}

// put brings a task to the front.
func (v *view) put(t task) {
	v.task = t
	v.body.Objects = []fyne.CanvasObject{t.content()}
	v.body.Refresh()
	t.shown()
}

// peopleOf are the people of a route, in their order.
func peopleOf(r page.Route) []int64 {
	var ids []int64
	for s := range strings.SplitSeq(r.Arg, ",") {
		if id, err := strconv.ParseInt(s, 10, 64); err == nil {
			ids = append(ids, id)
		}
	}
	if len(ids) == 0 && r.ID != 0 {
		ids = []int64{r.ID}
	}
	return ids
}

// HasUnsaved tells whether something was typed that is not in the book.
func (v *view) HasUnsaved() bool { return v.task != nil && v.task.unsaved() }

// Save puts it into the book.
func (v *view) Save(done func(ok bool)) {
	if v.task == nil {
		done(true)
		return
	}
	v.task.save(done)
}

// Discard throws it away.
func (v *view) Discard() {
	if d, ok := v.task.(interface{ discard() }); ok {
		d.discard()
	}
	v.task = nil
}

// Escape leaves the page; the shell asks about what is unsaved.
func (v *view) Escape() bool {
	v.host.Back()
	return true
}

// saveAndLeave is the filled button of every task.
func (v *view) saveAndLeave() {
	if v.task == nil {
		return
	}
	v.task.save(v.leaveIf)
}

// leaveIf goes back once the task is in the book.
func (v *view) leaveIf(ok bool) {
	if ok {
		v.task = nil
		v.host.Back()
	}
}

// frame puts a task's content below its title and beside its buttons.
func (v *view) frame(title, verb string, width float32, content fyne.CanvasObject) (fyne.CanvasObject, *widgets.ScrollArea) {
	head := widgets.Toolbar(
		[]fyne.CanvasObject{widgets.NewTitle(title)},
		[]fyne.CanvasObject{
			widgets.NewSecondary(v.w.T("button.cancel"), nil, v.host.Back),
			widgets.NewPrimary(verb, look.Icon("check"), v.saveAndLeave),
		})
	scroll := widgets.Scrolled(widgets.Middle(width, widgets.PadEach(4, 16, 24, 16, content)))
	return widgets.FillStack(0, 2, widgets.PadEach(12, 16, 10, 16, head), widgets.HLine(), scroll), scroll
}

// date makes a date field; a partial one takes a year alone, too.
func (v *view) date(partial bool) *widgets.DateField {
	return dates.Field(v.w, v.host.Today, partial)
}

// fieldErrors turns what the model says of a field into words beside it; place knows where the field stands in the
// form. It is nil where nothing is wrong.
func (v *view) fieldErrors(err error, place func(field string) string) widgets.FieldErrors {
	var e *model.Error
	if !errors.As(err, &e) {
		return nil
	}
	return widgets.FieldErrors{place(e.Field): v.w.Or("error.invalid."+e.Name, "error.invalid.other", "example", v.w.DateHint())}
}

// background is what the forms need from the book besides the record: names to suggest and to choose from.
type background struct {
	values     map[string][]string
	colleagues []model.Colleague
	own        []model.OwnField
	seat       model.Colleague
}

// suggested are the fields whose values are offered while typing.
var suggested = []string{"office", "department", "position", "reason", "employer", "tag", "skill", "city"}

func readBackground(ctx context.Context, b *book.Book) (background, error) {
	bg := background{values: map[string][]string{}}
	for _, field := range suggested {
		list, err := b.Values(ctx, field)
		if err != nil {
			return bg, err
		}
		for _, v := range list {
			bg.values[field] = append(bg.values[field], v.Text)
		}
	}
	var err error
	if bg.colleagues, err = b.Colleagues(ctx); err != nil {
		return bg, err
	}
	if bg.own, err = b.OwnFields(ctx); err != nil {
		return bg, err
	}
	bg.seat, err = b.Seat(ctx)
	return bg, err
}

// suggest offers the values of a field that begin like what was typed, or hold it.
func (bg *background) suggest(field string) func(string) []string {
	return func(typed string) []string {
		all := model.Beginning(bg.values[field])(typed)
		return all[:min(len(all), 8)]
	}
}

// colleagueChoices are those who are here, and the one who is chosen.
func (bg *background) colleagueChoices(chosen int64) []widgets.Choice {
	var list []widgets.Choice
	for _, c := range bg.colleagues {
		if !c.Gone || c.ID == chosen {
			list = append(list, widgets.Choice{Text: c.Name, Value: page.TextOf(c.ID)})
		}
	}
	return list
}

// choices are the words of a list of the model, under a key of the translations.
func choices[T ~string](w *assets.Translator, key string, list []T) []widgets.Choice {
	var out []widgets.Choice
	for _, v := range list {
		out = append(out, widgets.Choice{Text: w.T(key + string(v)), Value: string(v)})
	}
	return out
}

// read fetches something on the runner and goes on with it, or says why not and leaves.
func read[T any](v *view, work func(ctx context.Context) (T, error), then func(T)) {
	run.Do(v.host.Runner(), v, func(ctx context.Context, _ run.Progress) (T, error) { return work(ctx) }, func(t T, err error) {
		if err != nil {
			v.host.Fail(err)
			v.host.Back()
			return
		}
		then(t)
	})
}
