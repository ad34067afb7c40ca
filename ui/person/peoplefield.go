package person

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"alumnibook/model"
	"alumnibook/ui/page"
	"alumnibook/ui/widgets"
)

// offered is how many people are suggested while typing.
const offered = 8

// peopleField is whom an entry is about: chips with names, and a line to find more people by.
type peopleField struct {
	widget.BaseWidget
	row    *fyne.Container
	v      *view
	people []model.Row
	chips  *fyne.Container
	find   *widgets.ComboField
	hooks  *widgets.Hooks
}

func newPeopleField(v *view, people []model.Row) *peopleField {
	f := &peopleField{v: v, people: people, chips: widgets.WrapRow(6)}
	f.find = widgets.NewChoiceField(v.w.T("person.find"), f.offer, f.picked)
	f.row = widgets.Stack(6, f.chips, f.find)
	f.ExtendBaseWidget(f)
	f.draw()
	return f
}

func (f *peopleField) offer(typed string) []widgets.Choice {
	if strings.TrimSpace(typed) == "" {
		return nil
	}
	rows, _, err := f.v.host.Book().FirstPage(context.Background(), model.Filter{Search: typed}, model.Sort{}, offered)
	if err != nil {
		return nil
	}
	var list []widgets.Choice
	for _, r := range rows {
		if !slices.ContainsFunc(f.people, func(p model.Row) bool { return p.ID == r.ID }) {
			note := strings.Join(slices.DeleteFunc([]string{r.Position, r.Office}, func(s string) bool { return s == "" }), ", ")
			list = append(list, widgets.Choice{Value: page.TextOf(r.ID), Text: r.Name, Note: note})
		}
	}
	return list
}

func (f *peopleField) picked(c widgets.Choice) {
	rows, err := f.v.host.Book().Rows(context.Background(), []int64{page.IDOf(c.Value)})
	if err != nil {
		f.v.host.Fail(err)
		return
	}
	f.people = append(f.people, rows...)
	f.find.SetValue("")
	f.draw()
	f.changed()
}

func (f *peopleField) draw() {
	f.chips.Objects = nil
	for _, p := range f.people {
		f.chips.Add(widgets.NewFilterChip(p.Name, nil, func() {
			f.people = slices.DeleteFunc(slices.Clone(f.people), func(o model.Row) bool { return o.ID == p.ID })
			f.draw()
			f.changed()
		}))
	}
	if len(f.people) == 0 {
		f.chips.Hide()
	} else {
		f.chips.Show()
	}
	f.chips.Refresh()
	f.row.Refresh()
	f.Refresh()
}

func (f *peopleField) changed() {
	if f.hooks != nil && f.hooks.Changed != nil {
		f.hooks.Changed()
	}
}

func (f *peopleField) ids() []int64 {
	var ids []int64
	for _, p := range f.people {
		ids = append(ids, p.ID)
	}
	return ids
}

// firstName is the name that the change is told by.
func (f *peopleField) firstName() string {
	if len(f.people) == 0 {
		return ""
	}
	return f.people[0].Name
}

// Focus gives the keyboard to the line that finds people.
func (f *peopleField) Focus() { f.find.Focus() }

// SetError says below the line what is wrong.
func (f *peopleField) SetError(text string) { f.find.SetError(text) }

// Snapshot differs when other people are chosen.
func (f *peopleField) Snapshot() string {
	var b strings.Builder
	for _, p := range f.people {
		b.WriteString(page.TextOf(p.ID) + ",")
	}
	return b.String()
}

// SetHooks is called by the form.
func (f *peopleField) SetHooks(h *widgets.Hooks) {
	f.hooks = h
	f.find.SetHooks(&widgets.Hooks{Changed: func() {}, Submit: h.Submit, Cancel: h.Cancel})
}

// MinSize follows what the field shows.
func (f *peopleField) MinSize() fyne.Size { return f.row.MinSize() }

// CreateRenderer is called by Fyne.
func (f *peopleField) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(f.row) }

var _ widgets.Field = (*peopleField)(nil)
