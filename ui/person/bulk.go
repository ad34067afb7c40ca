package person

import (
	"cmp"
	"context"

	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/draft"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
	"alumnibook/ui/widgets"
)

// bulk is the form that changes one field of many people, with what will change in sight.
type bulk struct {
	v       *view
	bg      background
	people  []model.Person
	fields  []bulkField
	field   *bulkField
	choose  *widgets.SelectField
	place   *fyne.Container // holds the control of the chosen field
	control widgets.Field
	preview *preview
	grid    *widgets.DataGrid
	count   *widgets.CutText
	apply   *widgets.Button
	object  fyne.CanvasObject
	ids     []int64
	typed   []byte            // as a consent, before and not saved
	keeper  *draft.FormKeeper // of a consent; nil for any other field
}

// openBulk reads the people whole: the preview says of each what changes. The form begins with a field, "" for the first.
func (v *view) openBulk(ids []int64, field string) {
	type data struct {
		people []model.Person
		bg     background
		typed  []byte
	}
	b := v.host.Book()
	read(v, func(ctx context.Context) (d data, err error) {
		if d.bg, err = readBackground(ctx, b); err == nil {
			d.people, err = b.People(ctx, ids)
		}
		if err == nil {
			d.typed, err = draft.Typed(ctx, b, consentAt(ids))
		}
		return d, err
	}, func(d data) {
		u := &bulk{v: v, bg: d.bg, people: d.people, ids: ids, typed: d.typed}
		u.build(field)
		v.put(u)
	})
}

func (u *bulk) content() fyne.CanvasObject { return u.object }
func (u *bulk) unsaved() bool              { return len(u.preview.rows) > 0 }
func (u *bulk) shown() {
	if u.field.id == fieldConsent {
		u.control.Focus()
		return
	}
	u.choose.Focus()
}

func (u *bulk) build(field string) {
	w := u.v.w
	u.fields = append(u.v.bulkFields(&u.bg), u.callsField(), u.pauseField(), u.consentField())
	var list []widgets.Choice
	for _, f := range u.fields {
		list = append(list, widgets.Choice{Text: f.name, Value: f.id})
	}
	u.choose = widgets.NewSelectField("", list...)
	u.choose.OnChanged = u.pick
	u.place = widgets.Stack(10)
	u.preview = &preview{}
	u.grid = widgets.NewDataGrid([]widgets.Column{
		{ID: "name", Title: w.T("model.field.name"), Width: 220},
		{ID: "before", Title: w.T("person.bulk.before"), Width: 260},
		{ID: "after", Title: w.T("person.bulk.after"), Width: 260},
	}, u.preview)
	u.grid.Empty = widgets.NewEmpty("edit", w.T("person.bulk.empty"), w.T("person.bulk.empty_text"), nil)
	u.count = widgets.NewMuted("")
	u.apply = widgets.NewPrimary("", look.Icon("check"), u.v.saveAndLeave)
	u.frame()
	field = cmp.Or(field, u.fields[0].id)
	u.choose.SetValue(field)
	u.pick(field)
}

func (u *bulk) frame() {
	w := u.v.w
	head := widgets.Toolbar(
		[]fyne.CanvasObject{widgets.NewTitle(w.N("person.bulk", len(u.people))), u.count},
		[]fyne.CanvasObject{widgets.NewSecondary(w.T("button.cancel"), nil, u.v.host.Back), u.apply})
	labelled := func(text string, o fyne.CanvasObject) fyne.CanvasObject {
		return widgets.Stack(3, widgets.NewSmall(text), o)
	}
	form := widgets.Shares(12, []float32{2, 3}, labelled(w.T("person.bulk.field"), u.choose), labelled(w.T("person.bulk.value"), u.place))
	u.object = widgets.FillStack(0, 3,
		widgets.PadEach(12, 16, 10, 16, head),
		widgets.PadEach(0, 16, 12, 16, form),
		widgets.HLine(), u.grid)
}

// pick turns to another field.
func (u *bulk) pick(id string) {
	for i := range u.fields {
		if u.fields[i].id == id {
			u.field = &u.fields[i]
		}
	}
	u.control = u.field.control()
	u.control.SetHooks(&widgets.Hooks{Changed: u.refresh, Submit: u.v.saveAndLeave, Cancel: u.v.host.Back})
	u.place.Objects = append(u.keep(), u.control)
	u.place.Refresh()
	u.object.Refresh()
	u.refresh()
	if u.field.prepare != nil {
		u.field.prepare()
	}
}

// refresh works out whom the change would touch.
func (u *bulk) refresh() {
	u.preview.rows = nil
	if value, ok := u.field.read(u.control); ok {
		for i := range u.people {
			if row, changes := u.field.row(&u.people[i], value); changes {
				u.preview.rows = append(u.preview.rows, row)
			}
		}
	}
	n := len(u.preview.rows)
	u.count.SetText(u.v.w.N("person.bulk.count", n))
	u.apply.SetText(u.v.w.N("person.bulk.apply", n))
	u.apply.SetDisabled(n == 0, u.v.w.T("person.bulk.nothing"))
	u.grid.Reload()
}

// save changes everybody in the preview as one change.
func (u *bulk) save(done func(bool)) {
	people := make([]*model.Person, len(u.preview.rows))
	for i := range u.preview.rows {
		p := u.preview.rows[i].person
		people[i] = &p
	}
	store := u.field.store
	if store == nil {
		store = func(tx *book.Tx, people []*model.Person, _ string) error { return tx.UpdatePeople(people) }
	}
	value, _ := u.field.read(u.control)
	doing := model.Doing{Code: "bulk_edit", Count: len(people)}
	if u.field.doing != "" {
		doing = model.Doing{Code: u.field.doing + "_many", Count: len(people)}
		if len(people) == 1 {
			doing = model.Doing{Code: u.field.doing, Name: people[0].CallName(), Count: 1}
		}
	}
	keeper := u.keeper
	u.v.host.Do(doing, func(tx *book.Tx) error {
		if err := keeper.Forget(tx); err != nil {
			return err
		}
		return store(tx, people, value)
	}, func(_ int64, err error) {
		if err != nil {
			u.v.host.Fail(err)
		} else {
			keeper.Saved()
		}
		done(err == nil)
	})
}

// previewRow is one person who would change.
type previewRow struct {
	person        model.Person
	before, after string
}

// preview is the grid's source.
type preview struct{ rows []previewRow }

func (p *preview) Len() int         { return len(p.rows) }
func (p *preview) ID(row int) int64 { return p.rows[row].person.ID }

func (p *preview) Cells(row int, columns []string) ([]widgets.Cell, bool) {
	r := &p.rows[row]
	cells := make([]widgets.Cell, len(columns))
	for i, c := range columns {
		switch c {
		case "name":
			cells[i] = widgets.Cell{Text: r.person.ListName(), Avatar: &widgets.Avatar{Initials: r.person.Initials()}}
		case "before":
			cells[i] = widgets.Cell{Text: r.before, Muted: true}
		case "after":
			cells[i] = widgets.Cell{Text: r.after, Tint: look.ToneGreen}
			if r.after == "" {
				cells[i] = widgets.Cell{Text: "–", Muted: true}
			}
		}
	}
	return cells, true
}

var (
	_ task         = (*bulk)(nil)
	_ task         = (*editor)(nil)
	_ task         = (*entryForm)(nil)
	_ page.Page    = (*view)(nil)
	_ page.Unsaved = (*view)(nil)
	_ page.Escaper = (*view)(nil)
)
